/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labour: demand is output over productivity, supply people times shares; gap and surplus are never negative and never
 * both; a limit on labour holds output at what there are people for. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":6}," \
	"\"b\":{\"output\":40,\"growth\":2}},\"groups\":{\"both\":[\"a\",\"b\"]},"
#define PEOPLE "\"population\":{\"base\":100,\"migration\":-1},"
#define LABOUR \
	"\"labour\":{\"employment\":{\"a\":20,\"b\":25},\"productivity\":{\"a\":4,\"b\":1},\"working_age\":64," \
	"\"participation\":75}"

static struct scene *runs(const char *rest) { return scene_runs(START PEOPLE, rest, "}"); }

TEST(labour_demand_is_output_over_productivity)
{
	struct scene *scene = runs(LABOUR);
	for (int year = 2020; year <= 2025; year++) {
		int t = year - 2020;
		double a = 20 * pow(1.06 / 1.04, t), b = 25 * pow(1.02 / 1.01, t), supply = (100 - t) * 0.64 * 0.75;
		double gap = a + b - supply, gdp = 60 * pow(1.06, t) + 40 * pow(1.02, t);
		CHECK_CLOSE(scene_value(scene, "labour_by_sector.a", year), a, 1e-13);
		CHECK_CLOSE(scene_value(scene, "labour_by_sector.both", year), a + b, 1e-13);
		CHECK_CLOSE(scene_value(scene, "labour_demand", year), a + b, 1e-13);
		CHECK_CLOSE(scene_value(scene, "labour_supply", year), supply, 1e-13);
		CHECK_CLOSE(scene_value(scene, "labour_gap", year), gap > 0 ? gap : 0, 1e-11);
		CHECK_CLOSE(scene_value(scene, "labour_surplus", year), gap > 0 ? 0 : -gap, 1e-11);
		CHECK_CLOSE(scene_value(scene, "labour_productivity", year), gdp * 1e8 / ((a + b) * 1e4), 1e-12);
	}
	CHECK(scene_value(scene, "labour_surplus", 2020) > 0 && scene_value(scene, "labour_gap", 2025) > 0);
	scene_free(scene);
}

TEST(labour_limit_holds_output_at_the_people_there_are)
{
	struct scene *scene =
		runs(LABOUR ",\"limits\":{\"hands\":{\"use\":\"labour_demand\",\"at_most_variable\":\"labour_supply\"}}");
	for (int year = 2021; year <= 2025; year++) {
		CHECK(scene_value(scene, "labour_demand", year) <= scene_value(scene, "labour_supply", year) * (1 + 1e-12));
		CHECK_CLOSE(scene_value(scene, "labour_gap", year), 0, 1e-10);
	}
	CHECK_CLOSE(scene_value(scene, "labour_demand", 2025), scene_value(scene, "labour_supply", 2025), 1e-12);
	CHECK(scene_value(scene, "gap_to_unlimited", 2025) > 0);
	scene_free(scene);
}

TEST(labour_needs_people_and_both_shares)
{
	scene_refuses(START, LABOUR, "}", "population");
	scene_refuses(START PEOPLE, "\"labour\":{\"employment\":20,\"productivity\":3,\"working_age\":64}", "}",
	              "participation");
	scene_refuses(START PEOPLE,
	              "\"labour\":{\"employment\":{\"a\":20},\"productivity\":3,\"working_age\":64,\"participation\":75}",
	              "}", "b");
}
