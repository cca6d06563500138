/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What limits cost: the distance to the same run without them, in closed form for one cap on energy. */
#include "ask/cost.h"
#include "tests/scene.h"
#include "tests/test.h"

/* Energy is 125 (1e4 tce) in 2020 and would grow by 10 % a year with GDP, which is 100. */
#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":50,\"growth\":10},\"b\":{\"output\":50,\"growth\":10}}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":0}"
#define CAP(more) \
	",\"limits\":{\"cap\":{\"use\":\"energy\",\"at_most\":\"125 1e4 tce\",\"output\":{\"max_cut\":50}" more "}}"

TEST(cost_is_the_gdp_that_a_cap_on_all_energy_holds_back)
{
	struct scene *scene = scene_runs(HEAD, CAP(""), "}");
	double without = 100 * 1.1 * 1.1 * 1.1 * 1.1 * 1.1;
	struct cost cost = cost_of_limits(scene->result, 2025);
	CHECK_CLOSE(cost.lost, without - 100, 1e-12);
	CHECK_CLOSE(cost.percent, 100 * (1 - 100 / without), 1e-12);
	CHECK_CLOSE(cost_of_limits(scene->result, 2020).lost, 0, 0);
	CHECK(isnan(cost_of_limits(scene->result, 2026).lost) && isnan(cost_of_limits(scene->result, 2019).percent));
	CHECK_INT(cost_cutting(scene->result), 1);
	scene_free(scene);
}

TEST(cost_is_none_where_nothing_limits)
{
	struct range own, extra;
	struct scene *scene = scene_runs(HEAD, "", "}");
	CHECK(isnan(cost_of_limits(scene->result, 2025).lost));
	CHECK_INT(cost_cutting(scene->result), 0);
	CHECK(!cost_rests_on(scene->result, &own, &extra));
	scene_free(scene);
}

TEST(cost_rests_on_the_efficiency_assumed_and_the_extra_asked_for)
{
	struct range own, extra;
	struct scene *scene = scene_runs(HEAD, CAP(",\"efficiency\":{\"extra\":{\"path\":{\"2021\":1,\"2025\":3}}}"), "}");
	CHECK(cost_rests_on(scene->result, &own, &extra));
	CHECK_CLOSE(own.low, 0, 0);
	CHECK_CLOSE(own.high, 0, 0);
	CHECK(extra.unit);
	CHECK_CLOSE(extra.low, 1, 1e-14);
	CHECK_CLOSE(extra.high, 3, 1e-14);
	scene_free(scene);
}
