/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of indicators: the table holds what it says of itself, names of one thing in both languages are found by any of
 * their spellings, and none is found inside another. */
#include "intake/indicator_known.h"
#include "base/text.h"
#include "data/unit.h"
#include "intake/indicator_key.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;

TEST(indicator_known_names_are_keys_and_stand_once)
{
	int count;
	arena_init(&arena, &rescue, 0);
	const struct known *table = known_table(&count);
	CHECK(count > 100);
	for (int i = 0; i < count; i++) {
		CHECK(text_is_id(table[i].id));
		CHECK(!table[i].unit || unit_declared(&arena, table[i].unit, 2020).text);
		for (const char *const *name = table[i].names; *name; name++) {
			CHECK_TEXT(name_key(&arena, *name).whole, *name);
			for (int j = 0; j <= i; j++)
				for (const char *const *other = table[j].names; *other && other != name; other++)
					CHECK_SAY(table[i].how != table[j].how || strcmp(*name, *other) != 0, "%s in %s and %s", *name,
					          table[i].en, table[j].en);
		}
	}
	arena_free(&arena);
}

TEST(indicator_known_titles_find_themselves)
{
	int count;
	arena_init(&arena, &rescue, 0);
	const struct known *table = known_table(&count);
	for (int i = 0; i < count; i++) {
		const struct known *en = known_find(&arena, table[i].en), *zh = known_find(&arena, table[i].zh);
		CHECK_SAY(en == &table[i], "%s", table[i].en);
		CHECK_SAY(zh == &table[i], "%s", table[i].zh);
	}
	arena_free(&arena);
}

struct found { const char *name, *id; enum known_role role; };

static void find_all(const struct found *cases, size_t count)
{
	arena_init(&arena, &rescue, 0);
	for (size_t i = 0; i < count; i++) {
		const struct known *known = known_find(&arena, cases[i].name);
		CHECK_SAY(strcmp(known ? known->id : "", cases[i].id) == 0 && (!known || known->role == cases[i].role),
		          "%s: %s, not %s", cases[i].name, known ? known->id : "unknown", cases[i].id);
	}
	arena_free(&arena);
}

static const struct found economy[] = {
	{"地区生产总值(GDP)", "gdp", KNOWN_GDP}, {"Gross regional product", "gdp", KNOWN_GDP},
	{"全市地区生产总值", "gdp", KNOWN_GDP}, {"国内生产总值（现价）", "nominal_gdp", KNOWN_GDP_NOMINAL},
	{"地区生产总值（不变价）", "gdp", KNOWN_GDP}, {"GDP (current US$)", "nominal_gdp", KNOWN_GDP_NOMINAL},
	{"GDP (constant 2015 US$)", "gdp", KNOWN_GDP}, {"Real GDP growth rate", "gdp_growth", KNOWN_GDP_GROWTH},
	{"GDP growth (annual %)", "gdp_growth", KNOWN_GDP_GROWTH}, {"Real GDP", "gdp", KNOWN_GDP},
	{"地区生产总值年均增速", "gdp_growth", KNOWN_GDP_GROWTH}, {"GDP年均增长", "gdp_growth", KNOWN_GDP_GROWTH},
	{"经济增长", "gdp_growth", KNOWN_GDP_GROWTH}, {"人均GDP", "gdp_per_head", KNOWN_GDP_PER_HEAD},
	{"人均地区生产总值", "gdp_per_head", KNOWN_GDP_PER_HEAD},
	{"GDP per capita (constant 2015 US$)", "gdp_per_head", KNOWN_GDP_PER_HEAD},
	{"GDP per inhabitant", "gdp_per_head", KNOWN_GDP_PER_HEAD}, {"GDP deflator", "gdp_deflator", KNOWN_DEFLATOR},
	{"第二产业增加值", "secondary", KNOWN_VALUE_ADDED}, {"第三产业", "services", KNOWN_VALUE_ADDED},
	{"二产增加值占GDP的比重", "secondary", KNOWN_SHARE}, {"第一产业增加值比重", "primary", KNOWN_SHARE},
	{"服务业增加值占地区生产总值比重", "services", KNOWN_SHARE},
	{"规模以上工业增加值增速", "industry_above_scale", KNOWN_SECTOR_GROWTH},
	{"建筑业增加值", "construction", KNOWN_VALUE_ADDED},
	{"Industrial value added share of GDP", "industry", KNOWN_SHARE},
	{"Services, value added (% of GDP)", "services", KNOWN_SHARE},
	{"Industry (including construction), value added (% of GDP)", "secondary", KNOWN_SHARE},
	{"Agriculture, forestry, and fishing, value added (current US$)", "primary", KNOWN_VALUE_ADDED},
	{"Share of services in GDP", "services", KNOWN_SHARE}, {"年末常住人口", "population", KNOWN_POPULATION},
	{"Population, total", "population", KNOWN_POPULATION},
};
static const struct found people_and_energy[] = {
	{"Total population", "population", KNOWN_POPULATION},
	{"常住人口城镇化率", "urbanization", KNOWN_URBANIZATION}, {"城镇化率", "urbanization", KNOWN_URBANIZATION},
	{"Urbanization rate (permanent residents)", "urbanization", KNOWN_URBANIZATION},
	{"Urban population (% of total population)", "urbanization", KNOWN_URBANIZATION},
	{"户籍人口城镇化率", "registered_urbanization", KNOWN_INDICATOR},
	{"户籍人口", "registered_population", KNOWN_INDICATOR},
	{"城镇人口", "urban_population", KNOWN_URBAN_POPULATION},
	{"单位GDP能源消耗降低", "energy", KNOWN_ENERGY_FALL},
	{"万元GDP能耗", "energy_per_gdp", KNOWN_ENERGY_INTENSITY},
	{"单位地区生产总值能耗累计下降", "energy", KNOWN_ENERGY_FALL},
	{"Reduction of energy use per unit of GDP", "energy", KNOWN_ENERGY_FALL},
	{"能源消费总量", "energy_consumption", KNOWN_ENERGY},
	{"Primary energy consumption", "energy_consumption", KNOWN_ENERGY},
	{"二氧化碳排放总量", "co2_emissions", KNOWN_CO2}, {"Emissions of CO2", "co2_emissions", KNOWN_CO2},
	{"CO2 emissions (kt)", "", KNOWN_INDICATOR}, {"温室气体排放量", "greenhouse_gases", KNOWN_INDICATOR},
	{"CO2 emissions (metric tons per capita)", "co2_per_head", KNOWN_INDICATOR},
	{"单位GDP二氧化碳排放降低", "co2", KNOWN_CO2_FALL}, {"碳排放强度", "co2_per_gdp", KNOWN_CO2_INTENSITY},
	{"非化石能源占比", "non_fossil_share", KNOWN_NON_FOSSIL},
	{"非化石能源占一次能源消费比重", "non_fossil_share", KNOWN_NON_FOSSIL},
	{"居民人均可支配收入", "income_per_person", KNOWN_INCOME},
	{"居民人均可支配收入增长率", "income_index", KNOWN_INDICATOR},
	{"城镇居民人均可支配收入", "urban_income", KNOWN_INCOME_URBAN},
	{"Per capita disposable income of rural households", "rural_income", KNOWN_INCOME_RURAL},
	{"城乡居民收入比", "urban_rural_ratio", KNOWN_INCOME_RATIO}, {"用水总量", "water_consumption", KNOWN_WATER},
	{"万元地区生产总值用水量下降", "water_fall", KNOWN_WATER_FALL},
	{"城镇登记失业率", "registered_unemployment", KNOWN_INDICATOR},
	{"Registered urban unemployment rate", "registered_unemployment", KNOWN_INDICATOR},
	{"城镇调查失业率", "unemployment", KNOWN_INDICATOR},
	{"全员劳动生产率", "labour_productivity", KNOWN_LABOUR_PRODUCTIVITY},
	{"就业人员", "employment", KNOWN_EMPLOYMENT}, {"每千人口拥有执业（助理）医师数", "doctors", KNOWN_INDICATOR},
	{"PM2.5浓度", "pm25", KNOWN_INDICATOR}, {"社会消费品零售总额增长", "retail_sales_index", KNOWN_INDICATOR},
	{"Research and development expenditure (% of GDP)", "rd_intensity", KNOWN_INDICATOR},
	{"R&D spending, growth", "rd_spending", KNOWN_INDICATOR}, {"森林覆盖率", "forest_cover", KNOWN_INDICATOR},
};

TEST(indicator_known_names_are_found_as_tables_write_them)
{
	find_all(economy, sizeof economy / sizeof *economy);
	find_all(people_and_energy, sizeof people_and_energy / sizeof *people_and_energy);
}

TEST(indicator_known_names_are_not_found_inside_others)
{
	static const char *const unknown[] = {"战略性新兴产业增加值占GDP比重",
	                                      "制造业增加值占规上工业增加值比重",
	                                      "规上工业企业数量",
	                                      "医院",
	                                      "",
	                                      "海洋生产总值",
	                                      "绿色GDP",
	                                      "GDP排名",
	                                      "Population (urban, registered)",
	                                      "Population density",
	                                      "能源消费总量（规上工业）",
	                                      "CO2 emissions (transport)",
	                                      "Energy use (kg of oil equivalent per capita)",
	                                      "农林牧渔业总产值",
	                                      "Nominal GDP growth",
	                                      "非化石能源发电量占比",
	                                      "新能源汽车用电量",
	                                      "人均能源消费量",
	                                      "Industrial parks",
	                                      "()",
	                                      "(GDP)x"};
	arena_init(&arena, &rescue, 0);
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		const struct known *known = known_find(&arena, unknown[i]);
		CHECK_SAY(!known, "%s: %s", unknown[i], known->id);
	}
	arena_free(&arena);
}

TEST(indicator_known_changes_are_told_from_names)
{
	arena_init(&arena, &rescue, 0);
	CHECK_TEXT(name_without_change(&arena, "研发经费投入增长"), "研发经费投入");
	CHECK_TEXT(name_without_change(&arena, "Growth of income"), "Income");
	CHECK_TEXT(name_without_change(&arena, "Energy per GDP, fall"), "Energy per GDP");
	CHECK_TEXT(name_without_change(&arena, "增长"), "增长");
	CHECK(name_usual("煤炭消费上限") == USUAL_CAP && name_usual("road deaths") == USUAL_LESS && !name_usual("公园"));
	arena_free(&arena);
}

TEST(indicator_known_sectors_have_titles_and_wholes)
{
	int count;
	const struct known *table = known_table(&count);
	for (int i = 0; i < count; i++)
		if (table[i].role == KNOWN_SHARE) {
			CHECK(known_sector_title(table[i].id).zh != table[i].id);
			const char *whole = known_sector_whole(table[i].id);
			CHECK(!whole || known_sector_title(whole).zh != whole);
		}
	CHECK_TEXT(known_sector_whole("construction"), "secondary");
	CHECK(!known_sector_whole("services"));
}
