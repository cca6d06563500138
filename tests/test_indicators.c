/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators: each trend against its closed form, bounds, formulas, and what is refused. */
#include "ask/beyond.h"
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":10}," \
	"\"b\":{\"output\":40,\"growth\":5}},\"indicators\":{"

static struct scene *runs(const char *indicators) { return scene_runs(START, indicators, "}}"); }

static void refused(const char *indicators, const char *part) { scene_refuses(START, indicators, "}}", part); }

TEST(indicators_compound)
{
	struct scene *scene = runs(
		"\"x\":{\"unit\":\"CNY/people\",\"base\":21446,\"compound\":9.5},"
		"\"l\":{\"unit\":\"firms\",\"base\":588,\"compound\":{\"level\":{\"2025\":1100}}},"
		"\"p\":{\"unit\":\"1\",\"base\":100,\"compound\":{\"path\":{\"2021\":10,\"2022\":-5},"
		"\"interpolate\":\"step\"}}");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "x", year), 21446 * pow(1.095, year - 2020), 1e-14);
		CHECK_CLOSE(scene_value(scene, "l", year), 588 * pow(1100.0 / 588, (year - 2020) / 5.0), 1e-12);
		CHECK_CLOSE(scene_value(scene, "p", year), year == 2020 ? 100 : 110 * pow(0.95, year - 2021), 1e-14);
	}
	CHECK_CLOSE(scene_value(scene, "l", 2025), 1100, 1e-12);
	scene_free(scene);
}

TEST(indicators_linear)
{
	struct scene *scene = runs("\"x\":{\"unit\":\"%\",\"base\":29.6,\"linear\":0.12},"
		"\"l\":{\"unit\":\"year\",\"base\":11,\"linear\":{\"level\":{\"2025\":13}}},"
		"\"u\":{\"unit\":\"1e4 t\",\"base\":101,\"linear\":\"-2000 t\"}");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "x", year), 29.6 + 0.12 * (year - 2020), 1e-14);
		CHECK_CLOSE(scene_value(scene, "l", year), 11 + 0.4 * (year - 2020), 1e-13);
		CHECK_CLOSE(scene_value(scene, "u", year), 101 - 0.2 * (year - 2020), 1e-14);
	}
	CHECK_CLOSE(scene_value(scene, "l", 2025), 13, 1e-12);
	scene_free(scene);
}

TEST(indicators_logistic)
{
	struct scene *scene = runs("\"x\":{\"unit\":\"%\",\"base\":93,\"logistic\":{\"speed\":41.4,\"ceiling\":100}}");
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "x", year), 100 / (1 + 7.0 / 93 * exp(-0.414 * (year - 2020))), 1e-13);
	scene_free(scene);
	/* odds grow by e^k: a speed that leads from 56 to 93 in five years leads there, and downwards back */
	double speed = 100 * log(93.0 / 7 * 44 / 56) / 5;
	char text[200];
	snprintf(text, sizeof text, "\"x\":{\"unit\":\"%%\",\"base\":56,\"logistic\":{\"speed\":%.15g,\"ceiling\":100}},"
		"\"y\":{\"unit\":\"%%\",\"base\":93,\"logistic\":{\"speed\":%.15g,\"ceiling\":100}}", speed, -speed);
	scene = runs(text);
	CHECK_CLOSE(scene_value(scene, "x", 2025), 93, 1e-12);
	CHECK_CLOSE(scene_value(scene, "y", 2025), 56, 1e-12);
	scene_free(scene);
}

TEST(indicators_path_needs_no_base)
{
	struct scene *scene =
		runs("\"x\":{\"unit\":\"count\",\"path\":{\"path\":{\"2020\":0,\"2025\":5},\"interpolate\":\"step\"}},"
	         "\"y\":{\"unit\":\"%\",\"path\":{\"path\":{\"2022\":4,\"2024\":5}}},\"z\":{\"unit\":\"1\",\"path\":7}");
	static const double y[] = {NAN, NAN, 4, 4.5, 5, 5};
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "x", year), year < 2025 ? 0 : 5, 0);
		if (year >= 2022)
			CHECK_CLOSE(scene_value(scene, "y", year), y[year - 2020], 1e-15);
		CHECK_CLOSE(scene_value(scene, "z", year), 7, 0);
	}
	scene_free(scene);
}

TEST(indicators_elasticity)
{
	struct scene *scene = runs(
		"\"x\":{\"unit\":\"1e4 t\",\"base\":50,\"elasticity\":{\"to\":\"gdp\",\"value\":0.6}},"
		"\"y\":{\"unit\":\"1\",\"base\":3,\"elasticity\":{\"to\":\"output.a\",\"value\":{\"path\":{\"2021\":1,"
		"\"2022\":2},\"interpolate\":\"step\"}}}");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "x", year), 50 * pow(scene_value(scene, "gdp", year) / 100, 0.6), 1e-13);
		CHECK_CLOSE(scene_value(scene, "y", year), year == 2020 ? 3 : 3.3 * pow(1.21, year - 2021), 1e-13);
	}
	scene_free(scene);
}

TEST(indicators_share_of_a_variable)
{
	struct scene *scene = runs(
		"\"x\":{\"unit\":\"1e8 CNY@base\",\"share\":{\"of\":\"gdp\",\"value\":{\"path\":{\"2020\":10,\"2025\":15}}}},"
		"\"y\":{\"unit\":\"1e4 CNY@base\",\"share\":{\"of\":\"output.b\",\"value\":50}}");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "x", year), scene_value(scene, "gdp", year) * (10 + (year - 2020)) / 100, 1e-14);
		CHECK_CLOSE(scene_value(scene, "y", year), scene_value(scene, "output.b", year) * 5000, 1e-14);
	}
	scene_free(scene);
}

TEST(indicators_floor_and_ceiling_bound_a_trend)
{
	struct scene *scene = runs(
		"\"up\":{\"unit\":\"%\",\"base\":93,\"linear\":3,\"ceiling\":100},\"down\":{\"unit\":\"%\",\"base\":12,"
		"\"linear\":-5,\"floor\":1},"
		"\"both\":{\"unit\":\"1\",\"base\":100,\"compound\":50,\"floor\":0,\"ceiling\":200},\"p\":{\"unit\":\"1\","
		"\"path\":7,\"ceiling\":6}");
	CHECK_CLOSE(scene_value(scene, "up", 2022), 99, 1e-14);
	CHECK_CLOSE(scene_value(scene, "up", 2023), 100, 0);
	CHECK_CLOSE(scene_value(scene, "up", 2025), 100, 0);
	CHECK_CLOSE(scene_value(scene, "down", 2022), 2, 1e-14);
	CHECK_CLOSE(scene_value(scene, "down", 2023), 1, 0);
	CHECK_CLOSE(scene_value(scene, "both", 2021), 150, 1e-14);
	CHECK_CLOSE(scene_value(scene, "both", 2022), 200, 0);
	CHECK_CLOSE(scene_value(scene, "p", 2020), 6, 0);
	scene_free(scene);
}

/* A share stays between 0 and 100 %; what begins at an end, states a level beyond, or is no percentage does not. */
TEST(indicators_shares_stay_within_0_and_100)
{
	struct scene *scene = runs(
		"\"cover\":{\"unit\":\"%\",\"base\":93,\"linear\":3},\"users\":{\"unit\":\"%\",\"base\":60,\"compound\":30},"
		"\"elastic\":{\"unit\":\"%\",\"base\":90,\"elasticity\":{\"to\":\"gdp\",\"value\":2}},"
		"\"poor\":{\"unit\":\"%\",\"base\":7,\"linear\":-3},\"index\":{\"unit\":\"%\",\"base\":100,\"linear\":10},"
		"\"fall\":{\"unit\":\"%\",\"base\":0,\"linear\":-2},"
		"\"debt\":{\"unit\":\"%\",\"base\":90,\"linear\":5,\"ceiling\":300},"
		"\"gross\":{\"unit\":\"%\",\"base\":95,\"linear\":{\"level\":{\"2025\":105}}},"
		"\"rate\":{\"unit\":\"%/yr\",\"base\":1,\"linear\":-1},\"beds\":{\"unit\":\"count\",\"base\":90,\"linear\":9}");
	for (int year = 2021; year <= 2025; year++) {
		int t = year - 2020;
		CHECK_CLOSE(scene_value(scene, "cover", year), fmin(93 + 3 * t, 100), 1e-13);
		CHECK_CLOSE(scene_value(scene, "users", year), fmin(60 * pow(1.3, t), 100), 1e-13);
		CHECK_CLOSE(scene_value(scene, "elastic", year),
		            fmin(90 * pow(scene_value(scene, "gdp", year) / 100, 2), 100), 1e-12);
		CHECK_CLOSE(scene_value(scene, "poor", year), fmax(7 - 3 * t, 0), 1e-13);
		CHECK_CLOSE(scene_value(scene, "index", year), 100 + 10 * t, 1e-13);
		CHECK_CLOSE(scene_value(scene, "fall", year), -2 * t, 1e-13);
		CHECK_CLOSE(scene_value(scene, "debt", year), 90 + 5 * t, 1e-13);
		CHECK_CLOSE(scene_value(scene, "gross", year), 95 + 2 * t, 1e-12);
		CHECK_CLOSE(scene_value(scene, "rate", year), 1 - t, 1e-13);
		CHECK_CLOSE(scene_value(scene, "beds", year), 90 + 9 * t, 1e-13);
	}
	int count;
	const struct bound *acting = bounds_acting(&scene->arena, scene->result, &count);
	CHECK_INT(count, 4); /* cover from 2023, users from 2022, elastic from 2021, poor from 2023 */
	for (int b = 0; b < count; b++) {
		const char *name = scene->result->program->variables[acting[b].variable].name;
		int first = strcmp(name, "users") == 0 ? 2022 : strcmp(name, "elastic") == 0 ? 2021 : 2023;
		CHECK_INT(acting[b].first, first);
		CHECK_INT(acting[b].last, 2025);
		CHECK_CLOSE(acting[b].value, strcmp(name, "poor") == 0 ? 0 : 100, 0);
	}
	scene_free(scene);
}

TEST(indicators_a_level_reached_exactly_is_no_bound_that_acts)
{
	struct scene *scene = runs("\"all\":{\"unit\":\"%\",\"base\":85,\"linear\":{\"level\":{\"2025\":100}}},"
	                           "\"none\":{\"unit\":\"%\",\"base\":15,\"linear\":{\"level\":{\"2025\":0}}}");
	int count;
	bounds_acting(&scene->arena, scene->result, &count);
	CHECK_INT(count, 0);
	CHECK_CLOSE(scene_value(scene, "all", 2025), 100, 1e-12);
	CHECK(fabs(scene_value(scene, "none", 2025)) < 1e-12);
	scene_free(scene);
}

TEST(indicators_formula_with_and_without_a_base)
{
	struct scene *scene =
		runs("\"x\":{\"unit\":\"%\",\"formula\":\"output.a / gdp\"},\"stock\":{\"unit\":\"1e8 CNY@base\",\"base\":50,"
	         "\"formula\":\"0.9 * prev(stock) + 0.2 * output.a\"}");
	double stock = 50;
	for (int year = 2020; year <= 2025; year++) {
		double a = 60 * pow(1.1, year - 2020), b = 40 * pow(1.05, year - 2020);
		CHECK_CLOSE(scene_value(scene, "x", year), 100 * a / (a + b), 1e-13);
		stock = year == 2020 ? 50 : 0.9 * stock + 0.2 * a;
		CHECK_CLOSE(scene_value(scene, "stock", year), stock, 1e-13);
	}
	scene_free(scene);
}

TEST(indicators_wrong_ones_are_refused)
{
	refused("\"year\":{\"unit\":\"1\",\"path\":1}", "\"year\" is a word of the formula language");
	refused("\"prev\":{\"unit\":\"1\",\"path\":1}", "\"prev\" is a word of the formula language");
	refused("\"x\":{\"unit\":\"1\"}", "/indicators/x");
	refused("\"x\":{\"unit\":\"1\",\"base\":1,\"compound\":1,\"linear\":1}", "\"compound\" and \"linear\"");
	refused("\"x\":{\"unit\":\"1\",\"base\":1,\"compound\":1,\"formula\":\"1\"}", "\"formula\" and \"compound\"");
	refused("\"x\":{\"unit\":\"1\",\"compound\":1}", "base");
	refused("\"x\":{\"unit\":\"1\",\"linear\":1}", "base");
	refused("\"x\":{\"unit\":\"bananas\",\"path\":1}", "bananas");
	refused("\"x\":{\"path\":1}", "unit");
	refused("\"x\":{\"unit\":\"1\",\"base\":1,\"elasticity\":{\"to\":\"gpd\",\"value\":1}}", "gpd");
	refused("\"x\":{\"unit\":\"t\",\"share\":{\"of\":\"gdp\",\"value\":10}}", "declared in t");
	refused("\"x\":{\"unit\":\"1\",\"base\":1,\"logistic\":{\"speed\":10}}", "ceiling");
}

TEST(indicators_path_makes_nothing_up_before_its_first_year)
{
	struct scene *scene = runs("\"x\":{\"unit\":\"%\",\"path\":{\"path\":{\"2023\":4,\"2025\":5}}},"
		"\"late\":{\"unit\":\"%\",\"path\":{\"path\":{\"2030\":4}}},\"twice\":{\"unit\":\"%\",\"formula\":\"2 * x\"}");
	int element, x = program_find(scene->result->program, "x", &element),
				 twice = program_find(scene->result->program, "twice", &element);
	for (int year = 2020; year <= 2022; year++) {
		CHECK(!result_has(scene->result, x, year));
		CHECK(!result_has(scene->result, twice, year));
	}
	CHECK_CLOSE(scene_value(scene, "x", 2024), 4.5, 1e-14);
	CHECK_CLOSE(scene_value(scene, "twice", 2025), 10, 1e-14);
	CHECK(!result_has(scene->result, program_find(scene->result->program, "late", &element), 2025));
	scene_free(scene);
}
