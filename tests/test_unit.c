/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units: what is read and printed in both languages, what fits where, exact scales, products, and where a
 * slip is shown. */
#include "data/unit.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;

static void start(void) { arena_init(&arena, &rescue, 0); }

static bool parse(const char *text, struct unit *unit, size_t *offset, size_t *length, const char **nearest)
{
	return unit_parse(&arena, text, unit, offset, length, nearest);
}

static struct unit of(const char *text)
{
	struct unit unit = unit_one;
	size_t offset, length;
	const char *nearest;
	CHECK_SAY(parse(text, &unit, &offset, &length, &nearest), "\"%s\" is not read", text);
	return unit;
}

static const struct { const char *written, *text, *zh; double factor; } spellings[] = {
	{"1e8 CNY", "1e8 CNY", "亿元", 1e8}, {"1e8 CNY@base", "1e8 CNY@base", "亿元", 1e8},
	{"1e8 CNY@2020", "1e8 CNY@2020", "亿元", 1e8},
	{"tce/(1e4 CNY@base)", "tce/1e4 CNY@base", "吨标准煤/万元", 1e-4},
	{"tce/1e4 CNY", "tce/1e4 CNY", "吨标准煤/万元", 1e-4},
	{"tce per 1e4 CNY", "tce/1e4 CNY", "吨标准煤/万元", 1e-4}, {"%", "%", "%", 0.01},
	{"%/yr", "%/yr", "%/年", 0.01},
	{"‰/yr", "‰/yr", "‰/年", 0.001}, {"pp", "pp", "个百分点", 0.01},
	{"pp/yr", "pp/yr", "个百分点/年", 0.01},
	{"1e4 people", "1e4 people", "万人", 1e4}, {"1e4 people/yr", "1e4 people/yr", "万人/年", 1e4},
	{"t/tce", "t/tce", "吨/吨标准煤", 1},
	{"m3/1e4 CNY", "m3/1e4 CNY", "立方米/万元", 1e-4}, {"year", "year", "年", 1}, {"count", "count", "个", 1},
	{"count/1e4 people", "count/1e4 people", "个/万人", 1e-4}, {"1", "1", "1", 1},
	{"per 1e3 people", "1/1e3 people", "1/千人", 1e-3},
	{"亿元", "1e8 CNY", "亿元", 1e8}, {"万元", "1e4 CNY", "万元", 1e4}, {"元", "CNY", "元", 1},
	{"万亿元", "1e12 CNY", "万亿元", 1e12},
	{"万人", "1e4 people", "万人", 1e4}, {"人", "people", "人", 1}, {"千人", "1e3 people", "千人", 1e3},
	{"吨标准煤", "tce", "吨标准煤", 1}, {"万吨标准煤", "1e4 tce", "万吨标准煤", 1e4},
	{"吨标准煤/万元", "tce/1e4 CNY", "吨标准煤/万元", 1e-4},
	{"吨", "t", "吨", 1}, {"万吨", "1e4 t", "万吨", 1e4}, {"亿吨", "1e8 t", "亿吨", 1e8},
	{"立方米", "m3", "立方米", 1},
	{"亿立方米", "1e8 m3", "亿立方米", 1e8}, {"个百分点", "pp", "个百分点", 0.01},
	{"百分点", "pp", "个百分点", 0.01}, {"年", "year", "年", 1},
	{"岁", "year", "年", 1}, {"个", "count", "个", 1}, {"家", "firms", "家", 1}, {"项", "projects", "项", 1},
	{"件", "pieces", "件", 1},
	{"张", "beds", "张", 1}, {"平方公里", "km2", "平方公里", 1e6}, {"亩", "mu", "亩", 2000.0 / 3},
	{"公顷", "ha", "公顷", 1e4},
	{"千瓦", "kW", "千瓦", 1}, {"万千瓦", "1e4 kW", "万千瓦", 1e4}, {"千瓦时", "kWh", "千瓦时", 1 / 8141.0},
	{"亿千瓦时", "1e8 kWh", "亿千瓦时", 1e8 / 8141},
	{"美元", "USD", "美元", 1}, {"亿美元", "1e8 USD", "亿美元", 1e8}, {"辆", "vehicles", "辆", 1},
	{"户", "households", "户", 1},
	{"套", "sets", "套", 1}, {"头", "head", "头", 1}, {"人次", "visits", "人次", 1},
	{"件/万人", "pieces/1e4 people", "件/万人", 1e-4},
	{"percent per year", "%/yr", "%/年", 0.01}, {"％每年", "%/yr", "%/年", 0.01},
	{"元每千瓦时", "CNY/kWh", "元/千瓦时", 8141},
	{"CNY/Person", "CNY/person", "元/人", 1}, {" 1e8CNY ", "1e8 CNY", "亿元", 1e8},
	{"10000 people", "1e4 people", "万人", 1e4},
	{"CNY/CNY@2020", "CNY/CNY@2020", "元/元", 1}, {"1e8 kWh/yr", "1e8 kWh/yr", "亿千瓦时/年", 1e8 / 8141},
	{"km2^2", "km2^2", "平方公里^2", 1e12},
	{"μg/m3", "ug/m3", "微克/立方米", 1e-12}, {"µg/m³", "ug/m3", "微克/立方米", 1e-12},
	{"毫克/立方米", "mg/m3", "毫克/立方米", 1e-9},
	{"公里", "km", "公里", 1}, {"所", "schools", "所", 1}, {"座", "plants", "座", 1},
	{"台", "machines", "台", 1},
	{"t/(m3/people)", "t people/m3", "吨·人/立方米", 1},
	{"t/(m3/1e4 people)", "t 1e4 people/m3", "吨·万人/立方米", 1e4},
	{"t/(m3/1e4)", "t 10000/m3", "吨·10000/立方米", 1e4},
	{"t·km2/tce", "t km2/tce", "吨·平方公里/吨标准煤", 1e6},
};

TEST(unit_spellings_are_read_and_printed_in_both_languages)
{
	start();
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		struct unit unit = of(spellings[i].written);
		CHECK_TEXT(unit.text, spellings[i].text);
		CHECK_TEXT(unit_name(&arena, &unit, LANG_ZH, false), spellings[i].zh);
		CHECK_CLOSE(unit.factor, spellings[i].factor, 1e-15);
	}
	arena_free(&arena);
}

TEST(unit_text_reads_back_as_the_same_unit)
{
	start();
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		struct unit unit = of(spellings[i].written), again = of(unit.text),
					chinese = of(unit_name(&arena, &unit, LANG_ZH, false));
		double scale;
		CHECK_TEXT(again.text, unit.text);
		CHECK(unit_same_dimensions(&unit, &again));
		CHECK(again.factor == unit.factor && again.share == unit.share && again.per_year == unit.per_year);
		if (!strchr(unit.text, '@'))
			CHECK(unit_fits(&chinese, &unit, &scale) && scale == 1);
	}
	arena_free(&arena);
}

TEST(unit_slips_are_shown_where_they_are)
{
	static const struct { const char *text; size_t offset, length; const char *nearest; } slips[] = {
		{"1e8 CMY", 4, 3, "CNY"}, {"亿圆", 0, 6, "亿元"}, {"吨标准煤碳", 0, 15, "吨标准煤"},
		{"tce/1e4 CNY@20", 11, 3, NULL},
		{"亿元年价", 0, 12, NULL}, {"亿元@2020年价", 6, 11, NULL}, {"", 0, 0, NULL}, {"/", 1, 0, NULL},
		{"%/", 2, 0, NULL},
		{"//people", 1, 1, NULL}, {"7000 亿元", 0, 4, NULL}, {"(1e4", 0, 1, NULL},
		{"t/(m3/people/km2)", 2, 1, NULL}, {"(t/m3)", 0, 1, NULL}, {"t/(m3/kg", 2, 1, NULL}, {"t/(/m3)", 2, 1, NULL},
		{"1e4)", 3, 1, NULL},
		{"people/yr/km2", 9, 1, NULL}, {"per year year", 9, 4, "year"},
		{"% t", 0, 3, NULL}, {"t/%", 0, 3, NULL}, {"1e99 t", 0, 4, NULL}, {"t^0", 1, 2, NULL}, {"t@2020", 1, 5, NULL},
		{"x", 0, 1, NULL}, {"kn", 0, 2, "km"}, {"or", 0, 2, NULL}, {"12 or thereabouts", 0, 2, NULL},
		{"kgg", 0, 3, "kg"}, {"no", 0, 2, NULL}, {"gk", 0, 2, "kg"}, {"GDP", 0, 3, "GBP"}, {"tcw", 0, 3, "tce"},
		{"EIR", 0, 3, "EUR"},
		{"percnt", 0, 6, "percent"}, {"peolpe/yr", 0, 6, "people"}, {"km2\xff", 0, 4, "km2"},
	};
	start();
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		struct unit unit;
		size_t offset = 99, length = 99;
		const char *nearest = "";
		bool read = parse(slips[i].text, &unit, &offset, &length, &nearest);
		CHECK_SAY(!read && offset == slips[i].offset && length == slips[i].length, "\"%s\": read %d, at %zu+%zu",
		          slips[i].text, read, offset, length);
		if (slips[i].nearest)
			CHECK_TEXT(nearest, slips[i].nearest);
		else
			CHECK(nearest == NULL);
	}
	arena_free(&arena);
}

static bool fits(const char *given, const char *declared, double *scale)
{
	struct unit a = of(given), b = unit_declared(&arena, declared, 2020);
	return unit_fits(&a, &b, scale);
}

static double converted(double value, const char *given, const char *declared)
{
	double scale = NAN;
	CHECK(fits(given, declared, &scale));
	return unit_convert(value, scale);
}

TEST(unit_conversions_keep_round_numbers_exact)
{
	start();
	CHECK(converted(0.65, "亿吨", "1e4 t") == 6500);
	CHECK(converted(6500, "1e4 t", "1e8 t") == 0.65);
	CHECK(converted(7000, "亿元", "1e8 CNY@base") == 7000);
	CHECK(converted(3, "万元", "1e8 CNY") == 3e-4);
	CHECK(converted(1.9, "tce/1e8 CNY", "tce/1e4 CNY@base") == 0.00019);
	CHECK(converted(49.27, "m3/1e4 CNY", "m3/1e8 CNY") == 492700);
	CHECK(converted(5, "‰/yr", "%/yr") == 0.5);
	CHECK(converted(0.3, "平方公里", "ha") == 30);
	CHECK(converted(7, "kgce/kWh", "tce/kWh") == 0.007);
	CHECK_CLOSE(converted(3, "亩", "ha"), 0.2, 1e-15);
	for (int n = 1; n < 1000; n++) /* n / 100 in 1e8 is 100 n in 1e4, to the last bit, and back */
		CHECK(converted(n * 100, "万人", "1e8 people") == n / 100.0);
	arena_free(&arena);
}

TEST(unit_symbols_tell_apart_by_case)
{
	static const struct { const char *text, *read, *nearest; } cases[] = {
		{"Mg", "Mg", NULL}, {"mg", "mg", NULL}, {"mu", "mu", NULL}, {"Mt", "Mt", NULL}, {"GW", "GW", NULL},
		{"KWh", NULL, "kWh"}, {"kwh", NULL, "kWh"}, {"TCE", NULL, "tce"}, {"Kg/M3", NULL, "kg"}, {"gw", NULL, "GW"},
		{"1e4 People", "1e4 people", NULL}, {"万KWH", NULL, "kWh"}, {"Percent", "%", NULL}, {"cny", NULL, "CNY"},
		{"MG", NULL, "mg / Mg"}, {"mG/m3", NULL, "mg / Mg"}, {"MU", NULL, "mu / GWh"}, {"1e4 Mu", NULL, "mu / GWh"},
		{"万MU", NULL, "mu / GWh"}, {"mt", NULL, "Mt / t"}, {"MT", NULL, "Mt / t"}, {"T", NULL, "t"},
		{"mw", NULL, "MW"},
		{"mWh", NULL, "MWh"}, {"1e3 mw", NULL, "MW"}, {"GT", NULL, "Gt"}, {"MTCE", NULL, "Mtce"},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unit unit;
		size_t offset, length;
		const char *nearest;
		bool read = unit_parse(&arena, cases[i].text, &unit, &offset, &length, &nearest);
		CHECK_SAY(read == (cases[i].read != NULL), "\"%s\": %d", cases[i].text, read);
		const char *got = read ? unit.text : nearest ? nearest : "none";
		CHECK_SAY(strcmp(got, read ? cases[i].read : cases[i].nearest) == 0, "\"%s\": %s", cases[i].text, got);
	}
	CHECK(converted(500, "Mg", "t") == 500);
	CHECK(converted(500, "mg", "t") == 5e-7);
	CHECK(converted(2.5, "Mt", "1e4 t") == 250);
	arena_free(&arena);
}

TEST(unit_no_name_reads_as_more_digits_of_a_number)
{
	start();
	CHECK_TEXT(of("100 people").text, "1e2 people");
	CHECK_TEXT(of("百人").text, "1e2 people");
	CHECK_TEXT(of("件/100户").text, "pieces/100 households");
	arena_free(&arena);
}

TEST(unit_shares_rates_and_ratios_do_not_mix)
{
	static const struct { const char *given, *declared; bool fits; } pairs[] = {
		{"%", "%", true}, {"‰", "%", true}, {"%", "‰", true}, {"%", "pp", false}, {"pp", "%", false}, {"%", "1", false},
		{"1", "%", false},
		{"%/yr", "%", false}, {"%", "%/yr", false}, {"‰/yr", "%/yr", true}, {"pp/yr", "pp", false},
		{"pp/yr", "%/yr", false},
		{"people", "people/yr", false}, {"year", "1", false}, {"t", "tce", false}, {"firms", "count", true},
		{"visits", "people", false},
		{"1", "1", true}, {"1/yr", "1", false},
	};
	double scale;
	start();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		CHECK_SAY(fits(pairs[i].given, pairs[i].declared, &scale) == pairs[i].fits, "\"%s\" where \"%s\" is declared",
		          pairs[i].given, pairs[i].declared);
	arena_free(&arena);
}

TEST(unit_money_without_basis_takes_the_declarations)
{
	static const struct { const char *given, *declared; bool fits; } pairs[] = {
		{"亿元", "1e8 CNY@base", true}, {"亿元", "1e8 CNY", true}, {"1e8 CNY@2020", "1e8 CNY@base", true},
		{"1e8 CNY@base", "1e8 CNY@base", true}, {"1e8 CNY@2015", "1e8 CNY@base", false},
		{"1e8 CNY@2020", "1e8 CNY", false},
		{"1e8 CNY@current", "1e8 CNY", true}, {"1e8 CNY@current", "1e8 CNY@base", false},
		{"tce/1e4 CNY", "tce/1e4 CNY@base", true},
		{"tce/1e4 CNY@2015", "tce/1e4 CNY@base", false}, {"1", "CNY/CNY@base", true},
		{"CNY/CNY@2020", "CNY/CNY@base", true},
		{"CNY@2020/CNY", "CNY/CNY@base", false}, {"CNY", "1", false}, {"USD", "CNY", false},
	};
	double scale;
	start();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		CHECK_SAY(fits(pairs[i].given, pairs[i].declared, &scale) == pairs[i].fits, "\"%s\" where \"%s\" is declared",
		          pairs[i].given, pairs[i].declared);
	struct unit unknown_plan = unit_declared(&arena, "1e8 CNY@base", PRICES_BASE),
				stated = of("1e8 CNY@2015"), current = of("CNY@current");
	CHECK(unit_fits(&stated, &unknown_plan, &scale)); /* the plan will tell */
	CHECK(!unit_fits(&current, &unknown_plan, &scale));
	arena_free(&arena);
}

TEST(unit_declared_resolves_its_price_basis)
{
	start();
	struct unit real = unit_declared(&arena, "1e8 CNY@base", 2020),
				nominal = unit_declared(&arena, "1e8 CNY", 2020);
	CHECK_TEXT(real.text, "1e8 CNY@2020");
	CHECK_TEXT(nominal.text, "1e8 CNY");
	CHECK_INT(real.money[0].prices, 2020);
	CHECK_INT(nominal.money[0].prices, PRICES_CURRENT);
	CHECK(!unit_same_dimensions(&real, &nominal));
	CHECK_TEXT(unit_name(&arena, &real, LANG_EN, true), "1e8 CNY@2020");
	CHECK_TEXT(unit_name(&arena, &real, LANG_EN, false), "1e8 CNY");
	CHECK_TEXT(unit_name(&arena, &real, LANG_ZH, true), "亿元（2020年价）");
	CHECK_TEXT(unit_name(&arena, &nominal, LANG_ZH, true), "亿元（当年价）");
	CHECK_TEXT(unit_name(&arena, &nominal, LANG_EN, true), "1e8 CNY@current");
	struct unit per_head = unit_declared(&arena, "1e4 CNY@base/person", 2020),
				deflator = unit_declared(&arena, "CNY/CNY@base", 2020);
	CHECK_TEXT(unit_name(&arena, &per_head, LANG_ZH, true), "万元/人（2020年价）");
	CHECK_TEXT(unit_name(&arena, &deflator, LANG_ZH, true), "元（当年价）/元（2020年价）");
	arena_free(&arena);
}

TEST(unit_products_carry_factor_and_text)
{
	start();
	struct unit output = unit_declared(&arena, "1e8 CNY@base", 2020),
				intensity = unit_declared(&arena, "tce/(1e4 CNY@base)", 2020);
	struct unit people = of("1e4 people"), deflator = unit_declared(&arena, "CNY/CNY@base", 2020),
				percent = of("%/yr");
	struct unit energy = unit_multiply(&arena, &output, &intensity),
				per_head = unit_divide(&arena, &output, &people);
	struct unit back = unit_divide(&arena, &energy, &output),
				nominal = unit_multiply(&arena, &output, &deflator);
	CHECK_TEXT(energy.text, "1e4 tce");
	CHECK_TEXT(per_head.text, "1e4 CNY@2020/person");
	CHECK_TEXT(back.text, "tce/1e4 CNY@2020");
	CHECK(unit_same_dimensions(&back, &intensity) && back.factor == intensity.factor);
	CHECK_TEXT(nominal.text, "1e8 CNY");
	struct unit declared_nominal = unit_declared(&arena, "1e8 CNY", 2020),
				ratio = unit_divide(&arena, &output, &output);
	CHECK(unit_same_dimensions(&nominal, &declared_nominal));
	CHECK(unit_is_number(&ratio) && ratio.factor == 1);
	CHECK_TEXT(ratio.text, "1");
	struct unit plain = unit_multiply(&arena, &percent, &unit_one);
	CHECK(unit_is_number(&plain) && plain.factor == 0.01 && plain.share == SHARE_NONE && !plain.per_year);
	arena_free(&arena);
}

TEST(unit_powers_multiply_and_divide)
{
	start();
	struct unit area = of("km2"), square = unit_power(&arena, &area, 2),
				inverse = unit_power(&arena, &area, -1);
	struct unit none = unit_power(&arena, &area, 0), one = unit_power(&arena, &unit_one, 1000);
	CHECK_TEXT(square.text, "1e12 m2^2");
	CHECK_TEXT(inverse.text, "1/1e6 m2");
	CHECK(unit_is_number(&none) && none.factor == 1);
	CHECK(unit_is_number(&one));
	arena_free(&arena);
}

TEST(unit_that_cannot_be_held_fits_nothing)
{
	double scale;
	start();
	struct unit area = of("km2"), huge = unit_power(&arena, &area, 10),
				larger = unit_multiply(&arena, &huge, &huge);
	CHECK(isnan(huge.factor) && isnan(larger.factor));
	CHECK(!unit_fits(&huge, &huge, &scale) && !unit_same_dimensions(&huge, &huge) &&
	      !unit_is_number(&larger));
	CHECK_TEXT(unit_name(&arena, &huge, LANG_EN, true), "?");
	struct unit bases = unit_one;
	for (int year = 2000; year < 2005; year++) {
		struct unit money = of(arena_print(&arena, "CNY@%d", year));
		bases = unit_multiply(&arena, &bases, &money);
	}
	CHECK(isnan(bases.factor));
	arena_free(&arena);
}
