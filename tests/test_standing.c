/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How targets stand to variables and limits: what shows them, their numbers as levels, and which limit holds them. */
#include <math.h>
#include "ask/standing.h"
#include "tests/scene.h"
#include "tests/test.h"

#define PLAN(targets) \
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{" targets "}}"
#define TARGET(id, variable, measure, number) \
	"\"" id "\":{\"title\":\"" id "\",\"variable\":\"" variable "\",\"measure\":\"" measure "\"," number "}"
/* GDP 100 and energy 125 (1e4 tce) in 2020; energy per GDP 1.25. */
#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":50,\"growth\":10},\"b\":{\"output\":50,\"growth\":10}}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":0}"

static struct scene *standing(const char *plan, const char *rest)
{
	char text[4096];
	snprintf(text, sizeof text, HEAD "%s}", rest);
	struct scene *scene = scene_run(plan, text);
	if (!scene->result)
		test_fail(__FILE__, __LINE__, "%s", scene_messages(scene));
	return scene;
}

static const char *shown(struct scene *scene, const char *id)
{
	const struct result *const one[] = {scene->result};
	return standing_shown_by(&scene->arena, one, 1, result_target(scene->result, id)->target);
}

TEST(standing_a_rate_of_its_own_shows_a_target_otherwise_a_level_otherwise_the_measure)
{
	struct scene *scene = standing(PLAN(
		TARGET("level", "gdp", "level", "\"at_least\":120") ","
		TARGET("grow", "gdp", "growth", "\"at_least\":5") ","
		TARGET("one", "output.a", "growth", "\"at_least\":5") ","
		TARGET("fall", "energy_intensity", "decline_since_base", "\"at_least\":5") ","
		TARGET("less", "energy", "decline_since_base", "\"at_least\":5") ","
		TARGET("even", "gdp", "mean_growth", "\"at_least\":5") ","
		TARGET("speed", "energy", "growth", "\"at_most\":5") ","
		TARGET("sum", "gdp", "cumulative", "\"at_least\":5")), "");
	CHECK_TEXT(shown(scene, "level"), "gdp");
	CHECK_TEXT(shown(scene, "grow"), "gdp_growth");
	CHECK_TEXT(shown(scene, "one"), "output_growth.a");
	CHECK_TEXT(shown(scene, "fall"), "energy_intensity_decline");
	CHECK_TEXT(shown(scene, "less"), "energy"); /* there is no rate: the level that it comes to */
	CHECK_TEXT(shown(scene, "even"), "gdp");
	CHECK_TEXT(shown(scene, "speed"), "target_value.speed");
	CHECK_TEXT(shown(scene, "sum"), "target_value.sum");
	scene_free(scene);
}

TEST(standing_a_goal_as_a_level_comes_back_as_the_measure)
{
	struct scene *scene = standing(PLAN(
		TARGET("even", "gdp", "mean_growth", "\"at_least\":5") ","
		TARGET("less", "energy", "decline_since_base", "\"at_least\":20") ","
		TARGET("more", "gdp", "change", "\"at_least\":30")), "");
	const struct result *result = scene->result;
	struct standing_goal goal;
	int element;
	const struct unit *money = &result->program->variables[program_find(result->program, "gdp", &element)].unit,
					  *coal = &result->program->variables[program_find(result->program, "energy", &element)].unit;
	CHECK(standing_goal(result, result_target(result, "even"), "gdp", money, 100, &goal) && goal.level);
	CHECK_CLOSE(pow(goal.number / 100, 0.2) - 1, 0.05, 1e-12);
	CHECK_CLOSE(goal.low, goal.number, 1e-14);
	CHECK(standing_goal(result, result_target(result, "less"), "energy", coal, 125, &goal) && goal.level);
	CHECK_CLOSE(1 - goal.number / 125, 0.2, 1e-12);
	CHECK(isnan(goal.low)); /* at least a fall is at most a level */
	CHECK_CLOSE(goal.high, 100, 1e-12);
	CHECK(standing_goal(result, result_target(result, "more"), "gdp", money, 100, &goal) && goal.level);
	CHECK_CLOSE(goal.number, 130, 1e-14);
	CHECK(!standing_goal(result, result_target(result, "more"), "energy", coal, 125, &goal)); /* money is no energy */
	scene_free(scene);
}

#define LIMIT(more, number) \
	",\"limits\":{\"cap\":{\"use\":\"energy\"," more "\"at_most\":\"" number "\",\"output\":{\"max_cut\":50}}}"

static const char *holder(const struct scene *scene, const char *id)
{
	const struct limit_result *limit = standing_held_by(scene->result, result_target(scene->result, id));
	return limit ? limit->id : "none";
}

TEST(standing_a_level_limit_holds_its_use_and_nothing_else)
{
	struct scene *scene = standing(PLAN(
		TARGET("use", "energy", "level", "\"at_most\":130") ","
		TARGET("per", "energy_intensity", "level", "\"at_most\":1.25") ","
		TARGET("far", "energy", "level", "\"at_most\":131")), LIMIT("", "130 1e4 tce"));
	CHECK_TEXT(holder(scene, "use"), "cap");
	CHECK_TEXT(holder(scene, "per"), "none");
	CHECK_TEXT(holder(scene, "far"), "none");
	scene_free(scene);
}

TEST(standing_a_ratio_limit_holds_the_use_per_output_and_its_fall)
{
	struct scene *scene = standing(PLAN(
		TARGET("per", "energy_intensity", "level", "\"at_most\":1.2") ","
		TARGET("fall", "energy_intensity_decline", "level", "\"at_least\":4") ","
		TARGET("measured", "energy_intensity", "decline_since_base", "\"at_least\":4") ","
		TARGET("near", "energy_intensity", "level", "\"at_most\":1.21") ","
		TARGET("homes", "homes", "level", "\"at_most\":0")),
		LIMIT("\"per\":\"gdp\",", "1.2 tce/1e4 CNY")
		",\"indicators\":{\"homes\":{\"unit\":\"tce/1e4 CNY@2020\",\"formula\":\"energy_households / gdp\"}}");
	CHECK_TEXT(holder(scene, "per"), "cap");
	CHECK_TEXT(holder(scene, "fall"), "cap");
	CHECK_TEXT(holder(scene, "measured"), "cap");
	CHECK_TEXT(holder(scene, "near"), "none");
	CHECK_TEXT(holder(scene, "homes"), "none"); /* on its edge, but another use */
	scene_free(scene);
}

TEST(standing_covers_what_a_target_is_about_and_the_rate_that_it_measures)
{
	struct scene *scene = standing(PLAN(
		TARGET("fall", "energy_intensity", "decline_since_base", "\"at_least\":4")), "");
	const struct program *program = scene->result->program;
	int element;
	CHECK(standing_covers(scene->result, program_find(program, "energy_intensity", &element), -1));
	CHECK(standing_covers(scene->result, program_find(program, "energy_intensity_decline", &element), -1));
	CHECK(!standing_covers(scene->result, program_find(program, "energy_intensity_fall", &element), -1));
	CHECK(!standing_covers(scene->result, program_find(program, "gdp", &element), -1));
	scene_free(scene);
}

TEST(standing_a_missed_binding_target_comes_before_any_other)
{
	struct scene *scene = standing(PLAN(
		TARGET("first", "gdp", "level", "\"at_least\":900") ","
		TARGET("bound", "gdp", "level", "\"attribute\":\"binding\",\"at_least\":800")), "");
	CHECK_TEXT(standing_first_missed(scene->result)->target->id, "bound");
	CHECK(target_is_short(result_target(scene->result, "first")));
	scene_free(scene);
	scene = standing(PLAN(TARGET("most", "gdp", "level", "\"at_most\":100")), "");
	CHECK(!target_is_short(result_target(scene->result, "most")));
	scene_free(scene);
	scene = standing(PLAN(
		TARGET("first", "gdp", "level", "\"at_least\":900") ","
		TARGET("second", "gdp", "level", "\"at_least\":800")), "");
	CHECK_TEXT(standing_first_missed(scene->result)->target->id, "first");
	scene_free(scene);
}
