/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers side by side: growth is each scenario's own, and what is of another year, of other prices or since another
 * base compares with nothing. */
#include <math.h>
#include "ask/beside.h"
#include "ask/differences.h"
#include "tests/scene.h"
#include "tests/test.h"

#define PLAN(base, first, prices, last, target) \
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":" base ",\"prices\":" prices ",\"years\":[" first "," last "]," \
	"\"targets\":{\"x\":{\"title\":\"x\",\"variable\":" target "}}}"
#define PLACE(output) \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":" output "," \
	"\"growth\":{\"path\":{\"2016\":5,\"2022\":5,\"2023\":2,\"2025\":2}}}}}"
#define LEVEL "\"gdp\",\"year\":2024,\"at_least\":100"
#define RATE "\"gdp\",\"measure\":\"mean_growth\",\"year\":2024,\"at_least\":4"

static struct scene *place(const char *plan, const char *scenario)
{
	struct scene *scene = scene_run(plan, scenario);
	if (!scene->result)
		test_fail(__FILE__, __LINE__, "%s", scene_messages(scene));
	return scene;
}

static struct beside gdp_of(const struct scene *scene, int year, struct years_asked asked)
{
	int element, gdp = program_find(scene->result->program, "gdp", &element);
	return beside_variable(scene->result, "gdp", &scene->result->program->variables[gdp].unit, year, asked);
}

TEST(beside_growth_goes_from_the_first_year_asked_for_or_the_base_year)
{
	struct scene *scene = place(PLAN("2020", "2021", "2020", "2025", LEVEL), PLACE("80"));
	struct beside whole = gdp_of(scene, 2025, (struct years_asked){0, 0}),
				  some = gdp_of(scene, 2025, (struct years_asked){2022, 2025}),
				  one = gdp_of(scene, 2025, (struct years_asked){2022, 2022}),
				  early = gdp_of(scene, 2025, (struct years_asked){2010, 2022});
	CHECK_CLOSE(beside_growth(&whole), 100 * (pow(1.05 * 1.05 * 1.02 * 1.02 * 1.02, 0.2) - 1), 1e-9);
	CHECK_CLOSE(beside_growth(&some), 2, 1e-9);
	CHECK(some.from == 2022 && some.year == 2025);
	CHECK_CLOSE(beside_growth(&one), 5, 1e-9);
	CHECK_CLOSE(beside_growth(&early), 5, 1e-9);
	CHECK_INT(early.from, 2020);
	scene_free(scene);
}

TEST(beside_tells_why_two_numbers_do_not_compare)
{
	struct scene *a = place(PLAN("2020", "2021", "2020", "2025", LEVEL), PLACE("100")),
				 *prices = place(PLAN("2020", "2021", "2015", "2025", LEVEL), PLACE("100")),
				 *early = place(PLAN("2015", "2016", "2020", "2025", RATE), PLACE("100"));
	struct years_asked all = {0, 0};
	struct beside one = gdp_of(a, 2025, all), other = gdp_of(prices, 2025, all), before = gdp_of(early, 2020, all);
	CHECK_INT(beside_apart(&one, &one), 0);
	CHECK_INT(beside_apart(&one, &other), APART_PRICES);
	CHECK_INT(beside_apart(&one, &before), APART_YEAR);
	const struct target_result *level = &a->result->targets[0], *rate = &early->result->targets[0];
	CHECK(beside_alike(level, &prices->result->targets[0]) && !beside_alike(level, rate));
	struct scene *late = place(PLAN("2020", "2021", "2020", "2025", RATE), PLACE("100"));
	struct beside since = beside_target(early->result, rate, &rate->unit, all),
				  later = beside_target(late->result, &late->result->targets[0], &rate->unit, all);
	CHECK_INT(beside_apart(&since, &later), APART_BASE);
	CHECK(isnan(beside_growth(&since)) && isnan(since.base)); /* a rate: it does not grow */
	scene_free(a), scene_free(prices), scene_free(early), scene_free(late);
}

TEST(beside_nothing_compares_with_everything)
{
	struct scene *scene = place(PLAN("2020", "2021", "2020", "2025", LEVEL), PLACE("100"));
	struct beside some = gdp_of(scene, 2025, (struct years_asked){0, 0}),
				  none = beside_variable(scene->result, "furlongs", some.unit, 2025, (struct years_asked){0, 0}),
				  people = beside_variable(scene->result, "gdp_growth", some.unit, 2025, (struct years_asked){0, 0});
	CHECK(isnan(none.value) && none.variable < 0 && beside_apart(&some, &none) == 0);
	CHECK(isnan(people.value)); /* it counts something else */
	scene_free(scene);
}

TEST(differences_are_told_where_digits_are_the_same_and_prices_or_measures_are_not)
{
	struct scene *a = place(PLAN("2020", "2021", "2020", "2025", LEVEL), PLACE("100")),
				 *b = place(PLAN("2020", "2021", "2015", "2025", RATE), PLACE("100"));
	const struct result *const both[] = {a->result, b->result}, *const twice[] = {a->result, a->result};
	CHECK_INT(differences_of(&a->arena, twice, 2).differing, 0);
	struct differences found = differences_of(&a->arena, both, 2);
	CHECK_INT(found.differing, 2); /* output and the target, which has two rows */
	CHECK_INT(found.count, 3);
	if (found.count == 3) {
		CHECK_TEXT(found.list[0].key, "sectors.a.output");
		CHECK(found.list[0].facts[0] && found.list[0].facts[1]);
		CHECK_TEXT(found.list[1].key, "targets.x");
		CHECK_TEXT(found.list[2].key, "targets.x");
		CHECK(found.list[1].facts[0] && !found.list[1].facts[1] && !found.list[2].facts[0] && found.list[2].facts[1]);
	}
	scene_free(a), scene_free(b);
}
