/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities as yearly values: paths and levels against closed forms, and what can be judged only then. */
#include "data/quantity.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;

static const struct field growth = {"growth",
                                    "%/yr",
                                    PATH | UNCERTAIN | LEVEL_COMPOUND,
                                    BETWEEN(-90, 1000),
                                    NAN,
                                    FIELD_QUANTITY,
                                    .level_of = "output",
                                    .en = "yearly growth",
                                    .zh = "年增速"};
static const struct field output = {
	"output", "1e8 CNY@base", 0, AT_LEAST(0), NAN, FIELD_QUANTITY, .en = "base output", .zh = "基期增加值"};
static const struct field steps = {"steps",       "pp/yr",        PATH | LEVEL_LINEAR, BETWEEN(-5, 5),
                                   NAN,           FIELD_QUANTITY, .level_of = "rate",  .en = "yearly rise",
                                   .zh = "年提高"};
static const struct field any = {"number",           NULL,        PATH, ANY_NUMBER, NAN, FIELD_QUANTITY,
                                 .en = "any number", .zh = "数值"};

static void start(void)
{
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
}

static const struct quantity *read(const char *text, const struct field *field)
{
	struct json *json = json_read(&arena, source_text(&arena, "file", text), &diags);
	CHECK(json != NULL);
	return json ? quantity_read(&arena, json, field, NULL, &diags) : NULL;
}

static const char *report(void)
{
	struct text out;
	text_init(&out, &arena);
	text_add(&out, "");
	diags_print(&diags, &out);
	return out.bytes;
}

static bool values(const char *text, const struct field *field, const struct base_level *base, int first,
                   int last, double *out)
{
	const struct quantity *quantity = read(text, field);
	struct unit declared = unit_declared(&arena, field->unit ? field->unit : "1e8 CNY", 2020);
	bool good =
		quantity && quantity_values(&arena, quantity, field, &declared, first, last, base, out, &diags);
	CHECK_SAY(good || diags.errors, "%s: false without a message", text);
	return good;
}

TEST(quantity_single_value_stands_in_every_year)
{
	double out[4], number;
	start();
	CHECK(values("{\"value\": \"0.55\", \"unit\": \"万亿元\"}", &any, NULL, 2020, 2023, out));
	CHECK(out[0] == 5500 && out[3] == 5500);
	struct unit declared = unit_declared(&arena, "1e8 CNY@base", 2020);
	CHECK(quantity_number(&arena, read("\"1538 亿元\"", &output), &output, &declared, &number, &diags) &&
	      number == 1538);
	CHECK(
		!quantity_number(&arena, read("{\"path\": {\"2021\": 1}}", &any), &any, &declared, &number, &diags));
	CHECK_INT(diags.errors, 1);
	arena_free(&arena);
}

TEST(quantity_path_interpolates_and_holds_at_both_ends)
{
	double out[16];
	start();
	CHECK(values("{\"path\": {\"2022\": 7, \"2026\": 5, \"2027\": 6}}", &growth, NULL, 2020, 2030, out));
	const double linear[] = {7, 7, 7, 6.5, 6, 5.5, 5, 6, 6, 6, 6};
	for (int i = 0; i < 11; i++)
		CHECK(out[i] == linear[i]);
	CHECK(values("{\"path\": {\"2022\": 7, \"2026\": 5}, \"interpolate\": \"step\"}", &growth, NULL, 2020,
	             2028, out));
	CHECK(out[0] == 7 && out[5] == 7 && out[6] == 5 && out[8] == 5);
	CHECK(values("{\"path\": {\"2020\": 1, \"2030\": 1024}, \"interpolate\": \"geometric\"}", &any, NULL,
	             2019, 2031, out));
	for (int i = 0; i <= 10; i++)
		CHECK_CLOSE(out[i + 1], ldexp(1, i), 1e-15);
	CHECK(out[0] == 1 && out[12] == 1024);
	CHECK(!values("{\"path\": {\"2020\": 1, \"2030\": 0}, \"interpolate\": \"geometric\"}", &any, NULL, 2020,
	              2030, out));
	CHECK_TEXT(report(),
	           "file:1:30: /path/2030: a geometric path from 1 to 0\n"
	           " 1 | {\"path\": {\"2020\": 1, \"2030\": 0}, \"interpolate\": \"geometric\"}\n"
	           "   |                              ^ its numbers must be above 0; \"linear\" takes any\n");
	arena_free(&arena);
}

static struct base_level base_of(double value, const char *unit)
{
	return (struct base_level){value, unit_declared(&arena, unit, 2020), 2020};
}

TEST(quantity_level_growth_compounds_back_to_the_level)
{
	double out[31], level = 1538;
	start();
	struct base_level base = base_of(1538, "1e8 CNY@base");
	CHECK(values("{\"level\": {\"2025\": 2238}}", &growth, &base, 2020, 2030, out));
	CHECK_CLOSE(out[1], 7.79, 1e-3); /* the plan's own arithmetic: not "above 8" */
	for (int y = 1; y <= 10; y++) {
		CHECK(out[y] == out[1]); /* constant, and the last rate goes on */
		level *= 1 + out[y] / 100;
		if (y == 5)
			CHECK_CLOSE(level, 2238, 1e-13);
	}
	CHECK_CLOSE(level, 2238.0 * 2238 / 1538, 1e-13);
	CHECK(out[0] == out[1]); /* the base year carries the first rate */
	arena_free(&arena);
}

TEST(quantity_several_levels_are_all_reached)
{
	double out[31], level = 100;
	start();
	struct base_level base = base_of(100, "1e8 CNY@base");
	CHECK(values("{\"level\": {\"2035\": \"1.5 亿元\", \"2022\": \"15000000000 元\", \"2050\": 900}}",
	             &growth, &base, 2020, 2050, out));
	for (int y = 1; y <= 30; y++) {
		level *= 1 + out[y] / 100;
		if (y == 2)
			CHECK_CLOSE(level, 150, 1e-13);
		if (y == 15)
			CHECK_CLOSE(level, 1.5, 1e-13);
	}
	CHECK_CLOSE(level, 900, 1e-13);
	CHECK(out[1] == out[2] && out[3] == out[15] && out[16] == out[30] && out[2] != out[3] &&
	      out[15] != out[16]);
	arena_free(&arena);
}

TEST(quantity_linear_levels_rise_in_equal_steps)
{
	double out[16], level = 54.7;
	start();
	struct base_level base = base_of(54.7, "%");
	CHECK(values("{\"level\": {\"2025\": 60}}", &steps, &base, 2021, 2030, out));
	for (int y = 0; y < 10; y++) {
		CHECK_CLOSE(out[y], 1.06, 1e-14);
		level += out[y];
		if (y == 4)
			CHECK_CLOSE(level, 60, 1e-14);
	}
	CHECK(values("{\"level\": {\"2025\": 60, \"2030\": \"600 ‰\"}}", &steps, &base, 2021, 2031, out));
	CHECK(out[4] > 1 && out[5] == 0 && out[10] == 0);
	arena_free(&arena);
}

TEST(quantity_level_slips_are_named)
{
	double out[11];
	start();
	struct base_level base = base_of(100, "1e8 CNY@base"), none = base_of(0, "1e8 CNY@base");
	static const struct { const char *text; bool has_base, from_zero; const char *message; } cases[] = {
		{"{\"level\": {\"2025\": 120}}", false, false, "\"level\" has no level to start from"},
		{"{\"level\": {\"2025\": 120}}", true, true, "no growth rate leads from 0 to 120"},
		{"{\"level\": {\"2025\": -1}}", true, false, "no growth rate leads from 100 to -1"},
		{"{\"level\": {\"2020\": 110}}", true, false, "a level of 2020, but the base year is 2020"},
		{"{\"level\": {\"2021\": \"5 %\"}}", true, false, "% does not fit: 1e8 CNY is expected"},
		{"{\"level\": {\"2021\": 2000}}", true, false, "the level of 2021 needs 1900 %/yr, outside of "
			"-90 to 1000 %/yr"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		diags_init(&diags, &arena, LANG_EN);
		CHECK(!values(cases[i].text, &growth, cases[i].has_base ? cases[i].from_zero ? &none : &base : NULL,
		              2020, 2030, out));
		CHECK_INT(diags.count, 1);
		CHECK_TEXT(diags.list[0].message, cases[i].message);
	}
	arena_free(&arena);
}

TEST(quantity_units_known_later_are_judged_later)
{
	double out[2];
	start();
	CHECK(!values("\"5 %\"", &any, NULL, 2020, 2021, out));
	CHECK_INT(diags.errors, 1);
	CHECK_TEXT(diags.list[0].message, "% does not fit: 1e8 CNY is expected");
	struct unit percent = unit_declared(&arena, "%", 2020);
	double number;
	CHECK(quantity_number(&arena, read("0.05", &any), &any, &percent, &number, &diags));
	CHECK_INT(diags.warnings, 1);
	arena_free(&arena);
}
