/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts: what breaks no rule and looks like a slip is questioned, and what merely is small is not. */
#include "tests/scene.h"
#include "tests/test.h"

static struct scene *with_output(const char *output)
{
	char text[512];
	snprintf(text, sizeof text,
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
