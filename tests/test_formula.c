/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: grammar, precedence, functions, units, and what is said of each slip. */
#include "tests/scene.h"
#include "tests/test.h"

#define SECTORS_TEXT \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":10},\"b\":{\"output\":40,\"growth\":5}}," \
	"\"groups\":{\"whole\":[\"a\",\"b\"]},"
static char buffer[8192];

static struct scene *with(const char *indicators)
{
	snprintf(buffer, sizeof buffer,
	         "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," SECTORS_TEXT "\"indicators\":{%s}}",
	         indicators);
	return scene_run(NULL, buffer);
}

static double number(const char *formula)
{
	char text[512];
	snprintf(text, sizeof text, "\"x\":{\"unit\":\"1\",\"formula\":\"%s\"}", formula);
	struct scene *scene = with(text);
	double value = scene_value(scene, "x", 2021);
	scene_free(scene);
	return value;
}

TEST(formula_precedence_and_associativity)
{
	CHECK_CLOSE(number("2 + 3 * 4"), 14, 0);
	CHECK_CLOSE(number("(2 + 3) * 4"), 20, 0);
	CHECK_CLOSE(number("2 - 3 - 4"), -5, 0);
	CHECK_CLOSE(number("16 / 4 / 2"), 2, 0);
	CHECK_CLOSE(number("2 ^ 3 ^ 2"), 512, 1e-15);
	CHECK_CLOSE(number("-2 ^ 2"), -4, 1e-15);
	CHECK_CLOSE(number("2 ^ -1"), 0.5, 1e-15);
	CHECK_CLOSE(number("1 + 1 < 3"), 1, 0);
	CHECK_CLOSE(number("3 >= 4"), 0, 0);
	CHECK_CLOSE(number("2 == 2"), 1, 0);
	CHECK_CLOSE(number("2 != 2"), 0, 0);
	CHECK_CLOSE(number("1.5e2"), 150, 0);
}

TEST(formula_functions)
{
	CHECK_CLOSE(number("min(3, 1, 2)"), 1, 0);
	CHECK_CLOSE(number("max(3, 1, 2)"), 3, 0);
	CHECK_CLOSE(number("clamp(5, 0, 2)"), 2, 0);
	CHECK_CLOSE(number("clamp(-5, 0, 2)"), 0, 0);
	CHECK_CLOSE(number("if(1 > 2, 10, 20)"), 20, 0);
	CHECK_CLOSE(number("exp(1)"), 2.718281828459045, 1e-15);
	CHECK_CLOSE(number("log(10)"), 2.302585092994046, 1e-15);
	CHECK_CLOSE(number("sin(2)"), 0.9092974268256817, 1e-15);
	CHECK_CLOSE(number("cos(2)"), -0.4161468365471424, 1e-15);
	CHECK_CLOSE(number("sin(0)"), 0, 0);
	CHECK_CLOSE(number("pow(2, 0.5)"), 1.4142135623730951, 1e-15);
	CHECK_CLOSE(number("sqrt(2)"), 1.4142135623730951, 0);
	CHECK_CLOSE(number("abs(-3)"), 3, 0);
	CHECK_CLOSE(number("respond(5, 10, 1)"), 0.5, 0);
	CHECK_CLOSE(number("respond(50, 10, 1)"), 1, 0);
	CHECK_CLOSE(number("respond(-5, 10, 1)"), 0, 0);
	CHECK_CLOSE(number("respond(5, 0, 1)"), 0, 0);
	CHECK_CLOSE(number("year - base_year"), 1, 0);
	CHECK_CLOSE(number("given(population, 7 [1e4 people]) / 1 [1e4 people]"), 7, 0);
}

TEST(formula_references_to_elements_groups_inputs_and_other_years)
{
	CHECK_CLOSE(number("output.a / 1 [1e8 CNY@base]"), 66, 1e-15);
	CHECK_CLOSE(number("output.whole / gdp"), 1, 1e-15);
	CHECK_CLOSE(number("sum(output) / gdp"), 1, 0);
	CHECK_CLOSE(number("sectors.a.growth"), 0.1, 1e-15);
	CHECK_CLOSE(number("base(gdp) / 1 [1e8 CNY@base]"), 100, 0);
	CHECK_CLOSE(number("at(gdp, 2020) / base(gdp)"), 1, 0);
	CHECK_CLOSE(number("sum(output * sectors.growth) / gdp"), (66 * 0.1 + 42 * 0.05) / 108, 1e-15);
}

TEST(formula_percent_is_a_number_inside_and_percent_outside)
{
	struct scene *scene =
		with("\"x\":{\"unit\":\"%\",\"formula\":\"output.a / gdp\"},\"y\":{\"unit\":\"1\",\"formula\":\"1 - x\"}");
	CHECK_CLOSE(scene_value(scene, "x", 2020), 60, 1e-15);
	CHECK_CLOSE(scene_value(scene, "y", 2020), 0.4, 1e-15);
	scene_free(scene);
}

TEST(formula_names_may_point_forward_and_at_catches_a_year)
{
	struct scene *scene =
		with("\"x\":{\"unit\":\"1\",\"formula\":\"y * 2\"},\"y\":{\"unit\":\"1\",\"formula\":\"year - base_year\"},"
	         "\"z\":{\"unit\":\"1\",\"formula\":\"at(y, 2023)\"},\"p\":{\"unit\":\"1\",\"formula\":\"prev(y)\"}");
	CHECK_CLOSE(scene_value(scene, "x", 2025), 10, 0);
	CHECK_CLOSE(scene_value(scene, "z", 2023), 3, 0);
	CHECK_CLOSE(scene_value(scene, "z", 2025), 3, 0);
	CHECK(isnan(scene_value(scene, "z", 2022)));
	CHECK(isnan(scene_value(scene, "p", 2020)));
	CHECK_CLOSE(scene_value(scene, "p", 2021), 0, 0);
	scene_free(scene);
}

TEST(formula_states_that_read_each_other_see_last_year)
{
	struct scene *scene = with(
		"\"x\":{\"unit\":\"1\",\"base\":1,\"formula\":\"prev(y)\"},\"y\":{\"unit\":\"1\",\"base\":2,"
		"\"formula\":\"prev(x)\"},\"lag\":{\"unit\":\"1\",\"base\":0,\"formula\":\"prev(x)\"},\"lag2\":{\"unit\":\"1\","
		"\"base\":0,\"formula\":\"prev(lag)\"}");
	CHECK_CLOSE(scene_value(scene, "x", 2021), 2, 0);
	CHECK_CLOSE(scene_value(scene, "y", 2021), 1, 0);
	CHECK_CLOSE(scene_value(scene, "x", 2022), 1, 0);
	CHECK_CLOSE(scene_value(scene, "lag", 2022), 2, 0);
	CHECK_CLOSE(scene_value(scene, "lag2", 2022), 1, 0);
	CHECK_CLOSE(scene_value(scene, "lag2", 2023), 2, 0);
	scene_free(scene);
}

static void refused(const char *indicators, const char *part)
{
	struct scene *scene = with(indicators);
	CHECK(!scene->result);
	scene_says(scene, part);
	scene_free(scene);
}

TEST(formula_bare_number_beside_a_percentage_is_a_ratio_or_refused)
{
	static const char *const wrong[] = {"share.a - 5", "5 - share.a", "max(share.a, 5)", "share.a > 5",
		"2 * share.a + 10 / 2",
		"if(share.a > 0.5, 5, share.a)", "given(urbanization, 5)", "5"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char text[128];
		snprintf(text, sizeof text, "\"x\":{\"unit\":\"%%\",\"formula\":\"%s\"}", wrong[i]);
		refused(text, "5 beside a percentage is 500 %");
		refused(text, "for 5 % write 5 [%] or 0.05");
	}
	refused("\"x\":{\"unit\":\"%\",\"formula\":\"1e307\"}", "1e307 beside a percentage is >1.8e308 %");
	refused("\"x\":{\"unit\":\"%\",\"formula\":\"100 * output.a / gdp\"}", "leave out the 100");
	refused("\"x\":{\"unit\":\"%\",\"formula\":\"(50 + 50) * output.a / gdp\"}", "leave out the 100");
	refused("\"x\":{\"unit\":\"%\",\"formula\":\"output.a / gdp * (10 * 10)\"}", "leave out the 100");
	CHECK_CLOSE(number("share.a - 5 [%]"), number("share.a - 0.05"), 1e-15);
	CHECK_CLOSE(number("share.a * 100 - 5"), 100 * number("share.a") - 5, 1e-13);
	CHECK_CLOSE(number("given(urbanization, 0.6)"), 0.6, 0);
	CHECK_CLOSE(number("(1 + sectors.a.growth) ^ 2"), 1.21, 1e-15);
	CHECK_CLOSE(number("output.a / output.b > 5"), 0, 0);
}

TEST(formula_slips_are_named)
{
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"outputt.a / gdp\"}", "unknown name \"outputt.a\"");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"gpd / gdp\"}", "did you mean \"gdp\"?");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"gdp + 5\"}", "cannot be added or compared");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"gdp + gdp_nominal\"}", "cannot be added or compared");
	refused("\"x\":{\"unit\":\"t\",\"formula\":\"gdp * 2\"}",
	        "the result is in 1e8 CNY@2020, but \"x\" is declared in t");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"exp(gdp)\"}", "a plain number is needed here");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"output / gdp\"}",
	        "one number, but the formula has a value for each sector");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"sum(gdp) / gdp\"}", "sum() wants something that each sector has");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"maxx(1, 2)\"}", "unknown function \"maxx\"");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"clamp(1, 2)\"}", "clamp() got 2 values");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"(1 + 2\"}", "the end of the formula is not expected here");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"1 2\"}", "expected an operator");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"1 ＋ 2\"}", "full-width");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"at(gdp, 2019) / gdp\"}", "2020 to 2025");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"energy / 1 [1e4 tce]\"}", "needs the section \"energy\"");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"prev(x) + 1\"}", "give it a base");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"y\"},\"y\":{\"unit\":\"1\",\"formula\":\"x\"}", "x -> y -> x");
	refused("\"x\":{\"unit\":\"%\",\"formula\":\"sectors.a.share\"}", "\"sectors.a.share\" has no value");
	refused("\"x\":{\"unit\":\"1\",\"formula\":\"1 / 0\"}", "not a finite number in 2020");
	refused("\"gdp\":{\"unit\":\"1\",\"formula\":\"1\"}", "\"gdp\" is defined twice");
}

TEST(formula_nested_too_deeply_is_refused_not_crashed)
{
	char text[4096] = "\"x\":{\"unit\":\"1\",\"formula\":\"";
	for (int i = 0; i < 1000; i++)
		strcat(text, "(");
	strcat(text, "1\"}");
	refused(text, "nested too deeply");
}
