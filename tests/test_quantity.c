/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities as they are read: every way to write a number, and what each slip says. */
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
static const struct field share = {"share",        "%",           PATH | UNCERTAIN, BETWEEN(0, 100), NAN,
                                   FIELD_QUANTITY, .en = "share", .zh = "占比"};
static const struct field ratio = {"ratio",        "1",           PATH,        AT_LEAST(0), NAN,
                                   FIELD_QUANTITY, .en = "ratio", .zh = "比值"};
static const struct field any = {"number",           NULL,        PATH, ANY_NUMBER, NAN, FIELD_QUANTITY,
                                 .en = "any number", .zh = "数值"};

static void start_in(enum language language)
{
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, language);
}

static void start(void) { start_in(LANG_EN); }

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

/* What reading `text` says, in one line for each message: severity, pointer, message, hint. */
static const char *said(const char *text, const struct field *field)
{
	struct text out;
	diags_init(&diags, &arena, diags.language);
	const struct quantity *quantity = read(text, field);
	CHECK((quantity == NULL) == (diags.errors > 0));
	text_init(&out, &arena);
	text_add(&out, "");
	for (int i = 0; i < diags.count; i++) {
		const struct diag *diag = &diags.list[i];
		text_print(&out, "%s%s%s: %s (%s)", i ? "; " : "", diag->severity == DIAG_WARNING ? "warning " : "",
		           diag->pointer, diag->message, diag->hint ? diag->hint : "");
	}
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

/* --- forms --- */

TEST(quantity_forms_are_told_apart)
{
	static const struct { const char *text; enum quantity_form form; int count;
	} forms[] = {
		{"5.5", QUANTITY_VALUE, 1},
		{"\"5.5 %/yr\"", QUANTITY_VALUE, 1},
		{"{\"value\": 5.5}", QUANTITY_VALUE, 1},
		{"{\"path\": {\"2025\": 6, \"2021\": 7}}", QUANTITY_PATH, 2},
		{"{\"level\": {\"2025\": 615.45}}", QUANTITY_LEVEL, 1},
		{"{\"series\": {\"file\": \"observed.csv\", \"variable\": \"gdp\"}}", QUANTITY_SERIES, 0},
		{"{\"uncertain\": {\"normal\": {\"sd\": 1}}, \"note\": \"wide\", \"source\": \"us\"}", QUANTITY_ONLY_UNCERTAIN,
	     0},
	};
	start();
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const struct quantity *quantity = read(forms[i].text, &growth);
		CHECK(quantity != NULL);
		if (!quantity)
			continue;
		CHECK_INT(quantity->form, forms[i].form);
		CHECK_INT(quantity->count, forms[i].count);
	}
	CHECK_TEXT(report(), "");
	arena_free(&arena);
}

TEST(quantity_keeps_all_that_belongs_to_it)
{
	start();
	const struct quantity *quantity = read(
		"{\"value\": \"5.5 %/yr\", \"source\": \"assumption\", \"range\": [4, 7],\n"
		"\"note\": {\"zh\": \"偏低\", \"en\": \"low\"}, \"uncertain\": {\"normal\": {\"sd\": 1.2}, "
		"\"truncate\": [0, 9]}}",
		&growth);
	CHECK(quantity != NULL);
	CHECK(quantity->points[0].value == 5.5 && quantity->points[0].year == 0 && quantity->has_unit);
	CHECK_TEXT(quantity->unit.text, "%/yr");
	CHECK_TEXT(quantity->source, "assumption");
	CHECK_TEXT(title_in(quantity->note, LANG_ZH, NULL), "偏低");
	CHECK(quantity->assumption && quantity->has_range && quantity->range[0] == 4 && quantity->range[1] == 7);
	CHECK(quantity->uncertain.distribution == &distribution_normal);
	CHECK(quantity->uncertain.parameter[0] == 1.2 && quantity->uncertain.low == 0 &&
	      quantity->uncertain.high == 9);
	CHECK_INT(quantity->place.offset, 10); /* the value itself */
	CHECK_INT(quantity->place.length, strlen("\"5.5 %/yr\""));
	arena_free(&arena);
}

TEST(quantity_path_is_sorted_and_may_write_units)
{
	start();
	const struct quantity *quantity = read(
		"{\"path\": {\"2030\": \"4 %/yr\", \"2021\": 7, \"2025\": \"60 ‰/yr\"}, \"interpolate\": \"step\"}",
		&growth);
	CHECK(quantity && quantity->count == 3 && quantity->interpolation == INTERPOLATE_STEP &&
	      !quantity->has_unit);
	CHECK_INT(quantity->points[0].year, 2021);
	CHECK_INT(quantity->points[1].year, 2025);
	CHECK_INT(quantity->points[2].year, 2030);
	double out[12];
	CHECK(values("{\"path\": {\"2030\": \"4 %/yr\", \"2021\": 7, \"2025\": \"60 ‰/yr\"}}", &growth, NULL,
	             2020, 2031, out));
	CHECK(out[1] == 7 && out[5] == 6 && out[10] == 4);
	arena_free(&arena);
}

TEST(quantity_distributions_are_read)
{
	/* clang-format off */
	static const struct { const char *text; const struct distribution *distribution; double parameter[3]; } cases[] = {
		{"{\"normal\": {\"sd\": 1.2}}", &distribution_normal, {1.2}},
		{"{\"lognormal\": {\"sigma\": 0.2}}", &distribution_lognormal, {0.2}},
		{"{\"triangular\": {\"low\": 1, \"mode\": 2, \"high\": 4}}", &distribution_triangular, {1, 2, 4}},
		{"{\"pert\": {\"high\": 4, \"mode\": 1, \"low\": 1}}", &distribution_pert, {1, 1, 4}},
		{"{\"uniform\": {\"low\": 1, \"high\": 4}}", &distribution_uniform, {1, 4}},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct quantity *quantity =
			read(arena_print(&arena, "{\"value\": 2, \"uncertain\": %s}", cases[i].text), &growth);
		CHECK(quantity && quantity->uncertain.distribution == cases[i].distribution);
		CHECK(quantity &&
		      memcmp(quantity->uncertain.parameter, cases[i].parameter, sizeof cases[i].parameter) == 0);
		CHECK(quantity && quantity->uncertain.low == -INFINITY && quantity->uncertain.high == INFINITY);
	}
	CHECK_TEXT(report(), "");
	arena_free(&arena);
}

TEST(quantity_text_splits_number_and_unit)
{
	static const struct { const char *text; bool good; double value; const char *unit; size_t bad; } cases[] = {
		{"7000 亿元", true, 7000, "1e8 CNY", 0}, {"5", true, 5, NULL, 0}, {"-1.5e2 %/yr", true, -150, "%/yr", 0},
		{"5%", true, 5, "%", 0},
		{"7000亿元", true, 7000, "1e8 CNY", 0}, {" 1e4 people ", true, 1e4, "people", 0},
		{"5 1e4 people", true, 5, "1e4 people", 0},
		{"", false, 0, NULL, 0}, {"abc", false, 0, NULL, 0}, {"+5", false, 0, NULL, 0},
		{"7,000 亿元", false, 0, NULL, 1}, {"7'000", false, 0, NULL, 1}, {"7_000 t", false, 0, NULL, 1},
		{"7，000", false, 0, NULL, 1}, {"1.100,5", false, 0, NULL, 5}, {"1.100.5", false, 0, NULL, 5},
		{"1 100 亿元", true, 1100, "1e8 CNY", 0}, {"2 100 people", true, 2100, "people", 0},
		{"-12 100.5 %", true, -12100.5, "%", 0}, {"1 234 567", true, 1234567, NULL, 0},
		{"100 1e8 CNY", true, 100, "1e8 CNY", 0}, {"1 100 1e8 CNY", true, 1100, "1e8 CNY", 0},
		{"１　２００．５亿元", true, 1200.5, "1e8 CNY", 0}, {"−3 %/yr", true, -3, "%/yr", 0},
		{"2 1E4 people", true, 2, "1e4 people", 0}, {"2 10e3 people", true, 2, "1e4 people", 0},
		{"12 34", false, 0, NULL, 0}, {" 12  100 t", false, 0, NULL, 1}, {"1 1000 t", false, 0, NULL, 0},
		{"5 10 people", false, 0, NULL, 0}, {"1.5 100 people", false, 0, NULL, 0}, {"0 100", false, 0, NULL, 0},
		{"1000 100", false, 0, NULL, 0}, {"1 100e8 CNY", false, 0, NULL, 0},
		{"7000 亿圆", false, 7000, NULL, 5}, {"5 CNY@20", false, 5, NULL, 5},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value;
		struct unit unit;
		bool has_unit;
		size_t bad;
		bool good = quantity_text(&arena, cases[i].text, &value, &unit, &has_unit, &bad);
		CHECK_SAY(good == cases[i].good && value == cases[i].value && bad == cases[i].bad, "\"%s\": %d, %g, bad at %zu",
		          cases[i].text, good, value, bad);
		CHECK_INT(has_unit, cases[i].unit != NULL);
		if (has_unit && cases[i].unit)
			CHECK_TEXT(unit.text, cases[i].unit);
	}
	char *digits = arena_alloc(&arena, 60001); /* a search for the end of this must not take long */
	memset(digits, '9', 60000);
	double value;
	struct unit unit;
	bool has_unit;
	size_t bad;
	CHECK(!quantity_text(&arena, digits, &value, &unit, &has_unit, &bad));
	arena_free(&arena);
}

/* --- slips --- */

TEST(quantity_slip_shows_line_and_caret)
{
	start();
	CHECK(!read("{\"value\": \"7000 亿圆\"}", &output));
	CHECK_TEXT(report(), "file:1:17: /value: unknown unit \"亿圆\"\n"
	                     " 1 | {\"value\": \"7000 亿圆\"}\n"
	                     "   |                 ^^^^ did you mean \"亿元\"?\n");
	arena_free(&arena);
}

TEST(quantity_fraction_warns_that_it_reads_as_percent)
{
	start();
	CHECK_TEXT(said("{\"value\": 0.025}", &growth),
	           "warning /value: 0.025 reads as 0.025 %/yr (for 2.5 % write 2.5; to confirm, \"0.025 %/yr\")");
	CHECK_TEXT(
		said("{\"path\": {\"2021\": 7, \"2025\": -0.07}}", &growth),
		"warning /path/2025: -0.07 reads as -0.07 %/yr (for -7 % write -7; to confirm, \"-0.07 %/yr\")");
	CHECK_TEXT(said("\"0.025 %/yr\"", &growth), "");
	CHECK_TEXT(said("{\"value\": 0.025, \"unit\": \"%/yr\"}", &growth), "");
	CHECK_TEXT(said("0", &growth), "");
	CHECK_TEXT(said("0.1", &growth), "");
	CHECK_TEXT(said("0.02", &ratio), "");
	CHECK_TEXT(said("0.615", &share),
	           "warning : 0.615 reads as 0.615 % (for 61.5 % write 61.5; to confirm, \"0.615 %\")");
	CHECK_TEXT(said("1", &share), "");
	arena_free(&arena);
}

TEST(quantity_units_that_do_not_fit_say_why)
{
	static const struct { const char *text; const struct field *field; const char *said; } cases[] = {
		{"\"5 %\"", &growth, ": % does not fit: %/yr is expected (%/yr is a rate per year, % is not; a plain number "
		 "here would be read as %/yr)"},
		{"\"5 %/yr\"", &share, ": %/yr does not fit: % is expected (%/yr is a rate per year, % is not; a plain number "
		 "here would be read as %)"},
		{"\"5 pp\"", &share, ": pp does not fit: % is expected (% is a share or a growth, pp the difference of two "
			"shares; a plain number here would be read as %)"},
		{"\"5 %\"", &ratio, ": % does not fit: 1 is expected (a plain ratio is expected: 5 % is written 0.05)"},
		{"{\"value\": 5, \"unit\": \"万人\"}", &output, "/unit: 1e4 people does not fit: 1e8 CNY is expected "
			"(a plain number here would be read as 1e8 CNY)"},
		{"\"5 亿元@current\"", &output, ": 1e8 CNY@current does not fit: 1e8 CNY@base is expected "
			"(the prices differ: convert the number to the prices of 1e8 CNY@base)"},
		{"{\"path\": {\"2021\": \"5 %\", \"2022\": 1, \"2023\": \"1 t\"}}", &growth,
			"/path/2021: % does not fit: %/yr is expected (%/yr is a rate per year, % is not; "
			"a plain number here would be read as %/yr); "
			"/path/2023: t does not fit: %/yr is expected (a plain number here would be read as %/yr)"},
		{"{\"path\": {\"2021\": \"5 %\", \"2022\": 1}, \"unit\": \"t\"}", &any, "/path/2021: % does not fit: t is "
			"expected (a plain number here would be read as t)"},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_TEXT(said(cases[i].text, cases[i].field), cases[i].said);
	arena_free(&arena);
}

TEST(quantity_slips_say_what_is_wrong_and_what_is_allowed)
{
	static const struct { const char *text; const struct field *field; const char *said; } cases[] = {
		{"true", &growth, ": expected a number, got true or false (write a number in %/yr, or "
			"a text such as \"5 %/yr\")"},
		{"{\"value\": null}", &output, "/value: expected a number, got null (write a number in 1e8 CNY, or a text such "
		 "as \"5 1e8 CNY\")"},
		{"[5]", &any, ": expected a number, got array (write a number, or a text with its unit such as \"7000 亿元\")"},
		{"\"about 5\"", &growth, ": \"about 5\" is no quantity (write a number in %/yr, or a text such as \"5 %/yr\")"},
		{"\"7,000 亿元\"", &output, ": \"7,000 亿元\": \",\" inside the number "
		 "(write 7000 or 7 000; the decimal sign is a point)"},
		{"{\"value\": 5, \"path\": {\"2021\": 5}}", &growth, "/path: \"value\" and \"path\" exclude each other "
			"(keep one of value, path, series, level)"},
		{"{\"note\": \"x\"}", &growth, ": no number: none of value, path, series, level, uncertain "
			"(write a number in %/yr, or a text such as \"5 %/yr\")"},
		{"{\"valeu\": 5}", &growth, "/valeu: unknown key (did you mean \"value\"? allowed: value, unit, path, "
		 "interpolate, series, level, "
		 "source, note, range, uncertain)"},
		{"{\"value\": 5, \"interpolate\": \"step\"}", &growth, "/interpolate: \"interpolate\" without \"path\" "
			"(it says how the years between those of a path are filled)"},
		{"{\"path\": {\"2021\": 5}, \"interpolate\": \"cubic\"}", &growth, "/interpolate: unknown choice \"cubic\" "
			"(allowed: linear, step, geometric)"},
		{"{\"path\": {\"2021\": 5}}", &output, "/path: \"path\": output cannot change from year to year (give one "
		 "number as \"value\")"},
		{"{\"level\": {\"2021\": 5}}", &share, "/level: \"level\" means nothing for share "
			"(only growth rates and yearly steps lead from one level to the next)"},
		{"{\"value\": 5, \"uncertain\": {\"normal\": {\"sd\": 1}}}", &output,
		 "/uncertain: output cannot be uncertain (leave \"uncertain\" out)"},
		{"{\"path\": {\"20211\": 5}}", &growth, "/path/20211: \"20211\" is no year (a year has four digits, 1800 to "
		 "2200, as in \"2021\")"},
		{"{\"path\": {}}", &growth, "/path: no year in \"path\" (as in \"path\": {\"2021\": 7, \"2025\": 6})"},
		{"{\"path\": [5, 6]}", &growth, "/path: expected an object, got array (path: numbers by year)"},
		{"1001", &growth, ": 1001 %/yr is above 1000 %/yr, the most allowed (growth: yearly growth)"},
		{"\"-1 万元\"", &output, ": -0.0001 1e8 CNY is below 0 1e8 CNY, the least allowed (output: base output)"},
		{"{\"series\": {\"file\": \"a.csv\"}}", &growth, "/series: missing \"variable\" (variable: the variable in "
		 "that file)"},
		{"{\"value\": 5, \"unit\": 3}", &growth, "/unit: expected a text, got number (unit: unit of all numbers of "
		 "this object; "
		 "the expected unit where it is left out)"},
		{"{\"value\": 5, \"source\": \"\"}", &growth, "/source: empty text (source: where the number comes from, or "
		 "\"assumption\")"},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_TEXT(said(cases[i].text, cases[i].field), cases[i].said);
	arena_free(&arena);
}

TEST(quantity_assumption_needs_range_and_note)
{
	start();
	CHECK_TEXT(said("{\"value\": 5, \"source\": \"assumption\"}", &growth),
	           "/source: an assumption without \"range\", \"note\" "
	           "(\"source\": \"assumption\" needs a \"range\" and a \"note\" that says why)");
	CHECK_TEXT(said("{\"value\": 5, \"source\": \"assumption\", \"range\": [4, 6]}", &growth),
	           "/source: an assumption without \"note\" "
	           "(\"source\": \"assumption\" needs a \"range\" and a \"note\" that says why)");
	CHECK_TEXT(
		said("{\"value\": 5, \"source\": \"assumption\", \"range\": [4, 6], \"note\": \"why\"}", &growth),
		"");
	CHECK_TEXT(said("{\"value\": 5, \"range\": [6, 4]}", &growth),
	           "/range: the range 6 to 4 runs backwards (a range is [low, high])");
	CHECK_TEXT(said("{\"value\": 3, \"range\": [4, 6]}", &growth),
	           "/range: 3 lies outside its own range, 4 to 6 (the range must hold the value)");
	CHECK_TEXT(said("{\"value\": \"5000 万元\", \"unit\": \"亿元\", \"range\": [0.4, 0.6]}", &output), "");
	CHECK_TEXT(said("{\"path\": {\"2021\": 5, \"2025\": 8}, \"range\": [4, 6]}", &growth),
	           "/range: 8 lies outside its own range, 4 to 6 (the range must hold the value)");
	arena_free(&arena);
}

TEST(quantity_uncertain_slips_are_named)
{
	static const struct { const char *text, *said; } cases[] = {
		{"{}", "/uncertain: \"uncertain\" names no distribution (exactly one of normal, lognormal, triangular, "
		 "uniform, pert, "
		 "as in {\"normal\": {\"sd\": 1.2}})"},
		{"{\"normal\": {\"sd\": 1}, \"uniform\": {\"low\": 1, \"high\": 2}}",
		 "/uncertain/uniform: \"normal\" and \"uniform\": two distributions "
			"(exactly one of normal, lognormal, triangular, uniform, pert, as in {\"normal\": {\"sd\": 1.2}})"},
		{"{\"norml\": {\"sd\": 1}}", "/uncertain/norml: unknown key (did you mean \"normal\"? allowed: normal, "
		 "lognormal, triangular, "
		 "uniform, pert, truncate)"},
		{"{\"normal\": {\"sd\": 0}}", "/uncertain/normal/sd: \"sd\" must be above 0 (what is certain needs no "
		 "\"uncertain\")"},
		{"{\"normal\": {}}", "/uncertain/normal: missing \"sd\" (sd: standard deviation)"},
		{"{\"normal\": {\"sd\": \"1 %\"}}", "/uncertain/normal/sd: expected a number, got text "
			"(sd: standard deviation)"},
		{"{\"normal\": 1}", "/uncertain/normal: expected an object, got number (normal: normal, around the value)"},
		{"{\"pert\": {\"low\": 3, \"mode\": 2, \"high\": 4}}", "/uncertain/pert: 3, 2, 4 out of order (low <= mode <= "
		 "high, and low < high)"},
		{"{\"uniform\": {\"low\": 3, \"high\": 3}}", "/uncertain/uniform: 3, 3 out of order (low <= mode <= high, and "
		 "low < high)"},
		{"{\"uniform\": {\"low\": 1, \"high\": 3}, \"truncate\": [4, 5]}", "/uncertain/truncate: \"truncate\" leaves "
		 "nothing of the distribution "
		 "(it must overlap 1 to 3)"},
		{"{\"normal\": {\"sd\": 1}, \"truncate\": [4, 3]}", "/uncertain/truncate: the range 4 to 3 runs backwards (a "
		 "range is [low, high])"},
		{"{\"lognormal\": {\"sigma\": 0.2}}", "/uncertain/lognormal: a lognormal spread around -2 (it needs a value "
		 "above 0; \"normal\" takes any)"},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_TEXT(said(arena_print(&arena, "{\"value\": -2, \"uncertain\": %s}", cases[i].text), &growth),
		           cases[i].said);
	CHECK_TEXT(
		said("{\"unit\": \"%\", \"uncertain\": {\"normal\": {\"sd\": 1}}}", &growth),
		"/unit: \"unit\" without a number "
		"(\"uncertain\" alone is in the unit of the value that it keeps); /unit: % does not fit: %/yr is expected "
		"(%/yr is a rate per year, % is not; a plain number here would be read as %/yr)");
	arena_free(&arena);
}

TEST(quantity_reports_all_slips_in_one_pass)
{
	start();
	CHECK(!read(
		"{\"path\": {\"21\": 5, \"2022\": \"x\", \"2023\": 2000}, \"nte\": \"\", \"source\": 3, \"range\": 4, "
		"\"uncertain\": 5}",
		&growth));
	CHECK_INT(diags.errors, 7);
	arena_free(&arena);
}

TEST(quantity_slips_speak_chinese)
{
	start_in(LANG_ZH);
	CHECK_TEXT(said("\"5 %\"", &growth),
	           ": 单位“%”不符：此处应为“%/年” (“%/年”是每年的速度，“%”不是；"
	           "不带单位的数按“%/年”理解)");
	CHECK_TEXT(said("-3", &output), ": -3 亿元 低于允许的最小值 0 亿元 (output：基期增加值)");
	CHECK_TEXT(said("0.05", &share),
	           "warning : 0.05 将理解为 0.05 % (若为 5 %，请写 5；确认无误请写 \"0.05 %\")");
	arena_free(&arena);
}
