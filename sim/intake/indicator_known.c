/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_known: the one table of names, Chinese and English, of what Chinese plans usually count. The first row
 * that matches decides. Holds: an id is used by one row; nothing is guessed from a name that no row matches but
 * for the endings and words of the last part. */
#include "intake/indicator_known.h"
#include <string.h>
#include <strings.h>
#include "base/text.h"
#include "intake/indicator_cell.h"

static const struct known table[] = {
	{KNOWN_GDP, "gdp", "1e8 CNY@base", "GDP", "地区生产总值",
	 {"地区生产总值", "生产总值", "国内生产总值", "gdp", "gross?regional?product",
	  "gross?domestic?product", "regional?gdp"}},
	{KNOWN_GDP_GROWTH, "gdp_growth", "%/yr", "GDP, growth", "地区生产总值增长",
	 {"地区生产总值*增*", "国内生产总值*增*", "gdp*增*", "gdp*growth*", "growth*of*gdp",
	  "gross?regional?product*growth*", "gross?domestic?product*growth*"}},
	{KNOWN_GDP_PER_HEAD, "gdp_per_head", "CNY@base/people", "GDP per head", "人均地区生产总值",
	 {"人均地区生产总值", "人均生产总值", "人均gdp", "gdp?per?head", "gdp?per?capita",
	  "gdp?per?person"}},
	{KNOWN_POPULATION, "population", "1e4 people", "Population", "常住人口",
	 {"常住人口", "常住人口规模", "常住人口总量", "年末常住人口", "population",
	  "permanent?residents", "permanent?population"}},
	{KNOWN_URBANIZATION, "urbanization", "%", "Urbanization", "常住人口城镇化率",
	 {"常住人口城镇化率", "城镇化率", "urbanization", "urbanization?rate", "urbanisation?rate",
	  "urbanization?rate*permanent*"}},
	{KNOWN_ENERGY_FALL, "energy", "%", "Energy per GDP, fall", "单位GDP能耗降低",
	 {"单位*gdp*能*耗*", "单位*生产总值*能*耗*", "万元*gdp*能*耗*", "万元*生产总值*能*耗*",
	  "*reduction*energy*gdp*", "energy*gdp*fall*", "energy*gdp*reduction*"}},
	{KNOWN_CO2_FALL, "co2", "%", "CO2 per GDP, fall", "单位GDP二氧化碳排放降低",
	 {"单位*gdp*二氧化碳*", "单位*生产总值*二氧化碳*", "单位*gdp*碳排放*",
	  "单位*生产总值*碳排放*", "*reduction*co2*gdp*", "co2*gdp*fall*", "co2*gdp*reduction*"}},
	{KNOWN_SHARE, "primary", "%", "Primary sector, share of GDP", "第一产业增加值占GDP比重",
	 {"第一产业*比重", "一产*比重", "农业增加值占*比重", "primary*share*gdp",
	  "agriculture*share*gdp"}},
	{KNOWN_SHARE, "secondary", "%", "Secondary sector, share of GDP", "第二产业增加值占GDP比重",
	 {"第二产业*比重", "二产*比重", "secondary*share*gdp"}},
	{KNOWN_SHARE, "industry", "%", "Industry, share of GDP", "工业增加值占GDP比重",
	 {"工业*占*gdp*比重", "工业*占*生产总值*比重", "全部工业*比重", "industr*share*of?gdp",
	  "industry?share*"}},
	{KNOWN_SHARE, "services", "%", "Services, share of GDP", "服务业增加值占GDP比重",
	 {"服务业增加值*比重", "第三产业*比重", "三产*比重", "services*share*gdp",
	  "tertiary*share*gdp", "service?sector*share*gdp"}},
	{KNOWN_VALUE_ADDED, "primary", "1e8 CNY@base", "Primary sector, value added", "第一产业增加值",
	 {"第一产业", "第一产业增加值", "一产增加值", "农林牧渔业增加值", "primary*value?added",
	  "agriculture*value?added*", "primary?sector"}},
	{KNOWN_VALUE_ADDED, "secondary", "1e8 CNY@base", "Secondary sector, value added", "第二产业增加值",
	 {"第二产业", "第二产业增加值", "二产增加值", "secondary*value?added", "secondary?sector"}},
	{KNOWN_VALUE_ADDED, "services", "1e8 CNY@base", "Services, value added", "第三产业增加值",
	 {"第三产业", "第三产业增加值", "三产增加值", "服务业增加值", "tertiary*value?added",
	  "services*value?added", "tertiary?sector"}},
	{KNOWN_VALUE_ADDED, "industry", "1e8 CNY@base", "Industry, value added", "工业增加值",
	 {"工业", "工业增加值", "全部工业增加值", "industr*value?added", "value?added*of?industry"}},
	{KNOWN_VALUE_ADDED, "construction", "1e8 CNY@base", "Construction, value added", "建筑业增加值",
	 {"建筑业", "建筑业增加值", "construction*value?added"}},
	{KNOWN_SECTOR_GROWTH, "primary", "%/yr", "Primary sector, growth", "第一产业增加值增长",
	 {"第一产业*增长*", "第一产业*增速*", "primary*growth*"}},
	{KNOWN_SECTOR_GROWTH, "secondary", "%/yr", "Secondary sector, growth", "第二产业增加值增长",
	 {"第二产业*增长*", "第二产业*增速*", "secondary*growth*"}},
	{KNOWN_SECTOR_GROWTH, "services", "%/yr", "Services, growth", "第三产业增加值增长",
	 {"第三产业*增长*", "第三产业*增速*", "服务业增加值增长*", "服务业增加值增速*", "tertiary*growth*",
	  "services*value?added*growth*"}},
	{KNOWN_ENERGY, "energy_use", "1e4 tce", "Energy consumption", "能源消费总量",
	 {"能源消费总量", "能源消费", "能源消费量", "能耗总量", "综合能耗总量", "*energy?consumption*",
	  "energy?use*"}},
	{KNOWN_ENERGY_OF, "primary", "1e4 tce", "Energy, primary sector", "第一产业能源消费量",
	 {"第一产业能*", "农林牧渔业能*"}},
	{KNOWN_ENERGY_OF, "secondary", "1e4 tce", "Energy, secondary sector", "第二产业能源消费量", {"第二产业能*"}},
	{KNOWN_ENERGY_OF, "services", "1e4 tce", "Energy, services", "第三产业能源消费量",
	 {"第三产业能*", "服务业能*", "energy*of?services"}},
	{KNOWN_ENERGY_OF, "industry", "1e4 tce", "Energy, industry", "工业能源消费量",
	 {"工业能源消费*", "工业能耗", "energy*of?industry"}},
	{KNOWN_ENERGY_OF, "households", "1e4 tce", "Energy, households", "居民生活能源消费量",
	 {"居民生活*能*", "生活能源消费*", "生活用能*", "energy*of?households"}},
	{KNOWN_CO2, "co2_emissions", "1e4 t", "CO2 emissions", "二氧化碳排放总量",
	 {"二氧化碳排放总量", "二氧化碳排放量", "二氧化碳排放", "co2?emissions", "emissions?of?co2",
	  "carbon?dioxide?emissions"}},
	{KNOWN_WATER, "water_use", "1e4 m3", "Water use", "用水总量",
	 {"用水总量", "总用水量", "water?use", "total?water?use", "water?consumption"}},
	{KNOWN_INDICATOR, "income_per_person", NULL, "Disposable income per person", "居民人均可支配收入",
	 {"居民人均可支配收入", "全体居民人均可支配收入", "disposable?income?per?person",
	  "disposable?income?per?capita", "income?per?person"}},
	{KNOWN_INDICATOR, "income_index", NULL, "Disposable income per person, growth",
	 "居民人均可支配收入增长",
	 {"居民人均可支配收入增*", "growth*disposable?income*", "disposable?income*growth*", "income*growth*"}},
	{KNOWN_INCOME_URBAN, "urban_income", NULL, "Income per urban resident", "城镇居民人均可支配收入",
	 {"城镇*居民*可支配收入", "城镇常住人口人均可支配收入", "urban*disposable?income*"}},
	{KNOWN_INCOME_RURAL, "rural_income", NULL, "Income per rural resident", "农村居民人均可支配收入",
	 {"农村*居民*可支配收入", "农村常住人口人均可支配收入", "农民人均*收入",
	  "rural*disposable?income*"}},
	{KNOWN_INDICATOR, "labour_productivity", NULL, "Labour productivity", "全员劳动生产率",
	 {"全员劳动生产率*", "labo*productivity*"}},
	{KNOWN_INDICATOR, "rd_intensity", NULL, "R&D spending per GDP", "研发经费投入强度",
	 {"*研*发*投入强度", "*研*发*占*比重", "r&d?intensity"}},
	{KNOWN_INDICATOR, "rd_spending", NULL, "R&D spending, growth", "研发经费投入增长",
	 {"*研*发*投入*增*", "r&d*growth*"}},
	{KNOWN_INDICATOR, "patents", NULL, "High-value invention patents per 10,000 people",
	 "每万人口高价值发明专利拥有量",
	 {"每万人*专利*", "*invention?patents?per*"}},
	{KNOWN_INDICATOR, "users_5g", NULL, "5G subscribers, penetration", "5G网络用户普及率",
	 {"5g*用户普及率", "5g?subscriber*"}},
	{KNOWN_INDICATOR, "digital_share", NULL, "Core digital industries, share of GDP",
	 "数字经济核心产业增加值占GDP比重",
	 {"数字经济*比重", "*digital?industries*share*"}},
	{KNOWN_INDICATOR, "forest_cover", NULL, "Forest cover", "森林覆盖率", {"森林覆盖率", "forest?cover*"}},
	{KNOWN_INDICATOR, "non_fossil_share", NULL, "Non-fossil share of energy",
	 "非化石能源占能源消费总量比重",
	 {"非化石能源*", "non?fossil*share*"}},
	{KNOWN_INDICATOR, "good_air", NULL, "Days of good air quality", "空气质量优良天数比例",
	 {"*优良天数*", "days*good?air*"}},
	{KNOWN_INDICATOR, "clean_water", NULL, "Surface water at grade III or better",
	 "地表水达到或好于Ⅲ类水体比例",
	 {"地表水*类*", "surface?water*"}},
	{KNOWN_INDICATOR, "unemployment", NULL, "Surveyed urban unemployment rate", "城镇调查失业率",
	 {"城镇*失业率", "*unemployment*"}},
	{KNOWN_INDICATOR, "new_jobs", NULL, "New urban jobs", "城镇新增就业", {"城镇新增就业*",
	 "new?urban?jobs*"}},
	{KNOWN_INDICATOR, "schooling", NULL, "Years of schooling, working-age people",
	 "劳动年龄人口平均受教育年限",
	 {"劳动年龄人口平均受教育年限", "mean?years?of?schooling*"}},
	{KNOWN_INDICATOR, "doctors", NULL, "Doctors per 1,000 people", "每千人口拥有执业（助理）医师数",
	 {"每千人*医师*", "doctors?per*"}},
	{KNOWN_INDICATOR, "pension", NULL, "Basic pension coverage", "基本养老保险参保率",
	 {"*养老保险参保率", "*pension?coverage"}},
	{KNOWN_INDICATOR, "nursery_places", NULL, "Nursery places (under 3) per 1,000 people",
	 "每千人口拥有3岁以下婴幼儿托位数",
	 {"每千人*托位*", "nursery?places*"}},
	{KNOWN_INDICATOR, "life_expectancy", NULL, "Life expectancy", "人均预期寿命",
	 {"*预期寿命", "life?expectancy*"}},
	{KNOWN_INDICATOR, "grain", NULL, "Grain production capacity", "粮食综合生产能力",
	 {"粮食*", "grain?production*"}},
	{KNOWN_INDICATOR, "energy_capacity", NULL, "Energy production capacity", "能源综合生产能力",
	 {"能源综合生产能力", "energy?production?capacity"}},
};
static const struct { const char *id, *en, *zh, *whole; } sectors[] = {
	{"primary", "Primary sector", "第一产业", NULL}, {"secondary", "Secondary sector", "第二产业", NULL},
	{"industry", "Industry", "工业", "secondary"}, {"construction", "Construction", "建筑业", "secondary"},
	{"services", "Services", "服务业", NULL}, {"other", "Other sectors", "其他行业", NULL},
	{"whole_economy", "Whole economy", "全部经济", NULL},
};

/* The plain name without blanks (a glob's ? stands for them too, so one is kept) and parentheses. */
static const char *bare(struct arena *arena, const char *plain)
{
	struct text out;
	text_init(&out, arena);
	int depth = 0;
	for (const char *at = plain; *at; at++) {
		depth += *at == '(';
		if (!depth)
			text_add_char(&out, *at, 1);
		depth -= *at == ')' && depth > 0;
	}
	return indicator_plain(arena, out.bytes);
}

const struct known *known_find(struct arena *arena, const char *name)
{
	const char *plain = bare(arena, indicator_plain(arena, name));
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		for (size_t j = 0; j < 7 && table[i].names[j]; j++)
			if (text_glob(table[i].names[j], plain))
				return &table[i];
	return NULL;
}

bool known_is_exact(const struct known *known)
{
	return known->role == KNOWN_GDP || known->role == KNOWN_GDP_PER_HEAD || known->role == KNOWN_POPULATION ||
	       (known->role == KNOWN_INDICATOR && strcmp(known->id, "income_per_person") == 0);
}

struct title known_sector_title(const char *id)
{
	for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
		if (strcmp(sectors[i].id, id) == 0)
			return (struct title){.en = sectors[i].en, .zh = sectors[i].zh};
	return title_in_all(id);
}

const char *known_sector_whole(const char *id)
{
	for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
		if (strcmp(sectors[i].id, id) == 0)
			return sectors[i].whole;
	return NULL;
}

/* --- words for a change, at the ends of a name --- */

static const char *const endings[] = {"年均增速", "年均增长率", "年均增长", "增长速度",
 "增长率", "增速", "增长", "降低率", "降低", "下降率", "下降", "降幅",
                                      ", growth", " growth rate", " growth", ", fall", " reduction", " decline",
                                       NULL};
static const char *const beginnings[] = {"growth of ", "growth in ", "reduction of ", "reduction in ",
 "fall of ", "fall in ", NULL};

const char *name_without_change(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	for (const char *const *ending = endings; *ending; ending++) {
		size_t end = strlen(*ending);
		if (length > end && strncasecmp(name + length - end, *ending, end) == 0)
			return arena_copy(arena, name, length - end);
	}
	for (const char *const *beginning = beginnings; *beginning; beginning++) {
		size_t begin = strlen(*beginning);
		if (length <= begin || strncasecmp(name, *beginning, begin) != 0)
			continue;
		char *rest = arena_copy(arena, name + begin, length - begin);
		rest[0] = rest[0] >= 'a' && rest[0] <= 'z' ? (char)(rest[0] - 32) : rest[0];
		return rest;
	}
	return name;
}

static bool any_in(const char *plain, const char *const *words)
{
	for (; *words; words++)
		if (strstr(plain, *words))
			return true;
	return false;
}

bool name_is_growth(const char *plain)
{
	return any_in(plain, (const char *const[]){"增长", "增速", "growth", NULL});
}

bool name_is_fall(const char *plain)
{
	return any_in(plain, (const char *const[]){"降低", "下降", "减少", "降幅", "fall in", "fall of",
	                                           "reduction", "decline", "decrease", NULL});
}

bool name_is_better_low(const char *plain)
{
	return any_in(plain, (const char *const[]){"失业率", "死亡率", "浓度", "劣v类", "用水量", "能耗",
	                                           "发病率", "unemployment", "mortality", "deaths",
	                                           "concentration", "water use", NULL});
}
