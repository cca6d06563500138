/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts: what breaks no rule and looks like a slip is questioned, and what merely is small is not. */
#include "ask/doubts.h"
#include "tests/scene.h"
#include "tests/test.h"

static struct scene *with_output(const char *output)
{
	char text[512];
	snprintf(
		text, sizeof text,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":3},"
		"\"b\":{\"output\":\"%s\",\"growth\":2}}}",
		output);
	return scene_run(NULL, text);
}

TEST(doubts_a_sector_in_ten_thousands_among_hundred_millions_is_questioned)
{
	struct scene *scene = with_output("40 万元");
	CHECK(scene->result);
	CHECK_INT(scene->diags.warnings, 1);
	CHECK(scene_says(scene, "sectors.b.output is only 0.0067 % of all sectors' output"));
	scene_free(scene);
}

TEST(doubts_what_grows_too_fast_and_is_too_small_is_questioned)
{
	struct scene *scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":\"1286.5 万元\","
		"\"growth\":{\"level\":{\"2025\":\"1800 万元\"}}}}}");
	CHECK(scene->result && scene_says(scene, "all sectors together make 0.13e8 CNY in the base year"));
	CHECK_INT(scene->diags.warnings, 1);
	scene_free(scene);
	scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":1286.5,"
		"\"growth\":{\"level\":{\"2025\":18000}}},\"b\":{\"output\":100,\"growth\":{\"path\":{\"2021\":60,"
		"\"2022\":5}}}}}");
	CHECK(scene->result && scene_says(scene, "sectors.a.growth is 69.5 % in every year"));
	CHECK_INT(scene->diags.warnings, 1); /* one fast year is a boom */
	scene_free(scene);
}

TEST(doubts_a_small_sector_and_other_scales_are_not_questioned)
{
	static const char *const fine[] = {"400000 万元", "0.05 亿元"};
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		struct scene *scene = with_output(fine[i]);
		CHECK(scene->result);
		CHECK_INT(scene->diags.warnings, 0);
		scene_free(scene);
	}
}

static void observe(struct scene *scene, const char *rows)
{
	struct plan *plan = (struct plan *)scene->scenario->plan;
	plan->observed = observed_read(&scene->arena,
	                               source_text(&scene->arena, "observed.csv",
	                                           arena_print(&scene->arena, "variable,unit,year,value,source\n%s", rows)),
	                               NULL, &scene->diags);
	doubt_observations(&scene->arena, scene->result, &scene->diags);
}

TEST(doubts_observations_at_other_prices_are_questioned_once_for_each_variable)
{
	struct scene *scene = with_output("40 亿元");
	observe(scene, "gdp,1e8 CNY,2020,100,x\ngdp,1e8 CNY,2018,90,x\ngdp,1e8 CNY@2020,2019,97,x\ngdp,1e8 CNY,2022,120,x\n"
	               "output.b,1e4 people,2020,1,x\nunheard,1e8 CNY,2018,3,x\n");
	CHECK_INT(scene->diags.warnings, 2);
	CHECK(scene_says(
		scene, "observed.csv:3:18: gdp is in 1e8 CNY@2020: its observations of 2018, 2022, in 1e8 CNY, are left out"));
	CHECK(scene_says(scene, "name it gdp_nominal, or divide each year by its deflator (2020 = 1)"));
	CHECK(scene_says(
		scene, "observed.csv:6:26: output.b is in 1e8 CNY: its observations of 2020, in 1e4 people, are left out"));
	scene_free(scene);
}

TEST(doubts_observations_that_can_stand_beside_their_variable_are_not_questioned)
{
	struct scene *scene = with_output("40 亿元");
	observe(scene, "gdp,万元,2020,1000000,x\ngdp,1e8 CNY@2020,2019,97,x\ngdp_nominal,1e8 CNY,2018,90,x\n");
	CHECK_INT(scene->diags.warnings, 0);
	scene_free(scene);
}

static struct scene *with_programme(const char *years)
{
	char text[512];
	snprintf(
		text, sizeof text,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,"
		"\"growth\":3}},"
		"\"capital\":{\"ratio\":3,\"depreciation\":10,\"conversion\":70,\"programme\":{\"total\":100,\"years\":%s}}}",
		years);
	return scene_run(NULL, text);
}

TEST(doubts_a_programme_without_a_year_in_the_run_is_questioned)
{
	static const char *const outside[] = {"[2026,2030]", "[2011,2019]"}, *const inside[] = {"[2025,2030]",
	                                                                                        "[2011,2020]"};
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
		struct scene *scene = with_programme(outside[i]);
		CHECK(scene->result && scene_says(scene, "nothing of capital.programme.total falls in 2020-2025"));
		CHECK_INT(scene->diags.warnings, 1);
		scene_free(scene);
		scene = with_programme(inside[i]);
		CHECK(scene->result);
		CHECK_INT(scene->diags.warnings, 0);
		scene_free(scene);
	}
}
