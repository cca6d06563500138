/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shocks: without draws they are 0 and change no bit; loadings reach the sectors that carry them and no other. */
#include <string.h>
#include "tests/scene.h"
#include "tests/test.h"

#define SECTORS_OF(shocks)                                                                                             \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":10},"  \
	"\"b\":{\"output\":40,\"growth\":{\"path\":{\"2021\":9,\"2025\":3}}}},\"prices\":{\"growth\":{\"a\":3}}" shocks    \
	"}"

TEST(shocks_without_draws_change_no_bit)
{
	struct scene *
		plain = scene_run(NULL, SECTORS_OF("")),
	   *shocked = scene_run(
		   NULL,
		   SECTORS_OF(
			   ",\"shocks\":{\"common\":{\"sd\":3,\"persistence\":0.3,\"growth\":{\"a\":1.2,\"b\":1},"
			   "\"price\":{\"a\":0.5}},\"own\":{\"sd\":2,\"growth\":{\"b\":1}}}"));
	static const char *const names[] = {"output.a",    "output.b",       "gdp", "price.a", "price.b",
	                                    "gdp_nominal", "growth_wanted.a"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int year = 2021; year <= 2025; year++)
			CHECK_CLOSE(scene_value(shocked, names[i], year), scene_value(plain, names[i], year), 0);
	CHECK_CLOSE(scene_value(shocked, "shock.common", 2023), 0, 0);
	CHECK_CLOSE(scene_value(shocked, "shock.own", 2020), 0, 0);
	scene_free(plain);
	scene_free(shocked);
}

TEST(shocks_are_named_in_formulas)
{
	struct scene *scene = scene_run(
		NULL,
		SECTORS_OF(
			",\"shocks\":{\"rain\":{\"sd\":20}},\"indicators\":{\"harvest\":{\"unit\":\"1\","
			"\"formula\":\"1 + shock.rain\"}}"));
	CHECK_CLOSE(scene_value(scene, "harvest", 2022), 1, 0);
	CHECK(scene->result &&
	      program_find(scene->result->program, "growth_shock", &(int){0}) < 0); /* nothing carries it */
	scene_free(scene);
}

TEST(shocks_need_no_sectors)
{
	struct scene *scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"shocks\":{\"rain\":{\"sd\":20,"
		"\"persistence\":0.5}},"
		"\"indicators\":{\"gdp\":{\"unit\":\"1e8 CNY\",\"formula\":\"3 [1e8 CNY] * (1 + shock.rain)\"}}}");
	CHECK_CLOSE(scene_value(scene, "gdp", 2025), 3, 0);
	scene_free(scene);
}

TEST(shocks_refuse_what_cannot_be)
{
	struct scene *scene =
		scene_run(NULL, SECTORS_OF(",\"shocks\":{\"x\":{\"sd\":-1,\"persistence\":1,\"growth\":{\"c\":1}},\"y\":{}}"));
	CHECK(!scene->result);
	CHECK(strstr(scene_messages(scene), "/shocks/x/sd"));
	CHECK(strstr(scene_messages(scene), "/shocks/x/persistence"));
	scene_free(scene);
	scene = scene_run(NULL, SECTORS_OF(",\"shocks\":{\"x\":{\"sd\":1,\"growth\":{\"c\":1}},\"y\":{}}"));
	CHECK(!scene->result);
	CHECK(strstr(scene_messages(scene), "/shocks/x/growth/c"));
	CHECK(strstr(scene_messages(scene), "/shocks/y"));
	scene_free(scene);
}
