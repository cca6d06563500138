/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incomes: each grows at its own rate; moving to towns raises the mean; real and nominal stay apart. */
#include "tests/scene.h"
#include "tests/test.h"

#define START                                                                                                \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":6}},"

TEST(income_mean_moves_with_urbanization)
{
	struct scene *scene = scene_runs(
		START,
		"\"population\":{\"base\":340},\"urbanization\":{\"base\":54.7,\"change\":1.06},"
		"\"income\":{\"urban\":30382,\"rural\":10656,\"urban_growth\":5,\"rural_growth\":5,\"consumer_prices\":2}",
		"}");
	double first = 30382 * 0.547 + 10656 * 0.453;
	for (int year = 2020; year <= 2025; year++) {
		int t = year - 2020;
		double u = 0.547 + 0.0106 * t, mean = (30382 * u + 10656 * (1 - u)) * pow(1.05, t);
		CHECK_CLOSE(scene_value(scene, "income", year), mean, 1e-13);
		CHECK_CLOSE(scene_value(scene, "income_ratio", year), 30382.0 / 10656, 1e-13);
		CHECK_CLOSE(scene_value(scene, "income_nominal", year), mean * pow(1.02, t), 1e-13);
		CHECK_CLOSE(scene_value(scene, "income_urban_nominal", year), 30382 * pow(1.071, t), 1e-13);
	}
	/* about 1 point a year from the move to towns alone */
	double mean_growth = 100 * (pow(scene_value(scene, "income", 2025) / first, 0.2) - 1);
	CHECK(mean_growth > 5.9 && mean_growth < 6.1);
	scene_free(scene);
}

TEST(income_levels_are_reached_and_rates_are_needed)
{
	struct scene *scene =
		scene_runs(START,
	               "\"income\":{\"urban\":30000,\"rural\":10000,\"urban_growth\":{\"level\":{\"2025\":45000}},"
	               "\"rural_growth\":8}",
	               "}");
	CHECK_CLOSE(scene_value(scene, "income_urban", 2025), 45000, 1e-12);
	CHECK_CLOSE(scene_value(scene, "income_rural", 2025), 10000 * pow(1.08, 5), 1e-13);
	scene_free(scene);
	scene_refuses(START, "\"income\":{\"urban\":30000,\"rural\":10000,\"urban_growth\":5}", "}", "rural_growth");
}
