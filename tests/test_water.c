/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Water and raw coal: parts make the total, the remainder sector takes what is left, limits hold both. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":6}," \
	"\"b\":{\"output\":40,\"growth\":2}},\"population\":{\"base\":10},"

TEST(water_parts_make_the_total_and_the_remainder_takes_what_is_left)
{
	struct scene *scene = scene_runs(START,
	                                 "\"water\":{\"total_intensity\":50,\"remainder\":\"b\",\"intensity\":{\"a\":20},"
	                                 "\"saving\":{\"a\":3,\"b\":1},\"household\":40}",
	                                 "}");
	/* 50 m3 per 1e4 CNY on 100e8 CNY are 5000e4 m3; residents use 400, a 1200, b what is left */
	CHECK_CLOSE(scene_value(scene, "water", 2020), 5000, 1e-13);
	CHECK_CLOSE(scene_value(scene, "water_households", 2020), 400, 1e-13);
	CHECK_CLOSE(scene_value(scene, "water_per_output.b", 2020), (5000 - 400 - 1200) / 40.0, 1e-13);
	for (int year = 2020; year <= 2025; year++) {
		int t = year - 2020;
		double a = 1200 * pow(1.06 * 0.97, t), b = 3400 * pow(1.02 * 0.99, t);
		CHECK_CLOSE(scene_value(scene, "water", year), a + b + 400, 1e-13);
		CHECK_CLOSE(scene_value(scene, "water_intensity", year), (a + b + 400) / scene_value(scene, "gdp", year),
		            1e-13);
	}
	scene_free(scene);
	scene_refuses(START, "\"water\":{\"total_intensity\":50,\"intensity\":{\"a\":20},\"saving\":2}", "}",
	              "water.remainder");
	scene_refuses(START, "\"water\":{\"intensity\":{\"a\":20},\"saving\":2}", "}", "water.intensity");
	scene_refuses(START, "\"water\":{\"total_intensity\":10,\"remainder\":\"b\",\"intensity\":{\"a\":20},\"saving\":2}",
	              "}", "water_remainder");
}

TEST(coal_is_a_volume_of_minings_output)
{
	struct scene *scene = scene_runs(
		START, "\"coal\":{\"per_output\":{\"a\":20,\"b\":0},\"change\":-1},\"prices\":{\"growth\":{\"a\":30,\"b\":0}}",
		"}");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "raw_coal", year), 1200 * pow(1.06 * 0.99, year - 2020), 1e-13);
	scene_free(scene);
}

TEST(coal_and_water_can_be_held_by_limits)
{
	struct scene *scene = scene_runs(
		START,
		"\"coal\":{\"per_output\":{\"a\":20,\"b\":0}},\"water\":{\"intensity\":{\"a\":20,\"b\":80},\"saving\":0},"
		"\"limits\":{\"pits\":{\"use\":\"raw_coal\",\"at_most\":\"1300 万吨\"},\"river\":{\"use\":\"water\","
		"\"per\":\"gdp\",\"fall_at_least\":{\"path\":{\"2020\":0,\"2025\":10}},\"efficiency\":{\"extra\":5,"
		"\"cost\":3}}}",
		"}");
	for (int year = 2021; year <= 2025; year++) {
		CHECK(scene_value(scene, "raw_coal", year) <= 1300 * (1 + 1e-12));
		/* 3 CNY for each m3 that efficiency saves */
		CHECK_CLOSE(scene_value(scene, "limit_saving_cost.river", year),
		            scene_value(scene, "limit_saved.river", year) * 1e4 * 3 / 1e8, 1e-12);
	}
	CHECK_CLOSE(scene_value(scene, "raw_coal", 2025), 1300, 1e-12);
	CHECK(scene_value(scene, "water_intensity_decline", 2025) >= 10 - 1e-9);
	scene_free(scene);
}
