/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets that a scenario meets because it states them: told from those that the models work out. */
#include "ask/score.h"
#include "ask/stated.h"
#include "tests/scene.h"
#include "tests/test.h"

#define PLAN \
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{" \
	"\"gdp\":{\"title\":\"g\",\"variable\":\"gdp\",\"at_least\":120},\"beds\":{\"title\":\"b\",\"variable\":\"beds\"," \
	"\"at_least\":1},\"town\":{\"title\":\"u\",\"variable\":\"urbanization\",\"about\":60},\"both\":{\"title\":\"m\"," \
	"\"variable\":\"both\",\"at_least\":0}}}"
#define SCENARIO \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":100," \
	"\"growth\":%s}},\"population\":{\"base\":10,\"migration\":-0.1},\"urbanization\":{\"base\":50," \
	"\"change\":{\"level\":{\"2025\":60}}%s}," \
	"\"indicators\":{\"beds\":{\"unit\":\"1\",\"base\":1,\"compound\":5},\"both\":{\"unit\":\"1\"," \
	"\"formula\":\"beds * population / base(population)\"}}}"

static struct scene *stating(const char *growth, const char *urbanization)
{
	char text[4096];
	snprintf(text, sizeof text, SCENARIO, growth, urbanization);
	struct scene *scene = scene_run(PLAN, text);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

TEST(stated_levels_and_trends_of_indicators)
{
	struct scene *scene = stating("{\"level\":{\"2025\":130}}", "");
	CHECK(target_is_stated(scene->result, &scene->result->targets[0]));
	CHECK(target_is_stated(scene->result, &scene->result->targets[1]));
	CHECK(target_is_stated(scene->result, &scene->result->targets[2])); /* the response to GDP is 0 by default */
	CHECK(!target_is_stated(scene->result, &scene->result->targets[3]));
	CHECK_INT(score_of(scene->result).stated, 3);
	scene_free(scene);
}

TEST(stated_is_not_what_a_model_works_out)
{
	struct scene *scene = stating("5", ",\"response\":0.1");
	CHECK(!target_is_stated(scene->result, &scene->result->targets[0]));
	CHECK(target_is_stated(scene->result, &scene->result->targets[1]));
	CHECK(!target_is_stated(scene->result, &scene->result->targets[2]));
	scene_free(scene);
}
