/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between which numbers an input lies: as its file states it, or as its distribution does. */
#include "ask/range.h"
#include "tests/scene.h"
#include "tests/test.h"

static struct range growth_of(const struct scene *scene, int element)
{
	int any, index = program_find_input(scene->result->program, "sectors.growth", &any);
	const struct input *input = &scene->result->program->inputs[index];
	return range_stated(scene->result, input, &input->value[element]);
}

TEST(range_is_stated_or_the_middle_of_the_distribution_or_none)
{
	struct scene *scene = scene_runs(
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{",
		"\"a\":{\"output\":50,\"growth\":{\"value\":5,\"range\":[4,7],\"source\":\"assumption\",\"note\":\"n\"}},"
		"\"b\":{\"output\":50,\"growth\":{\"value\":5,\"uncertain\":{\"uniform\":{\"low\":0,\"high\":10}}}},"
		"\"c\":{\"output\":50,\"growth\":5}",
		"}}");
	struct range stated = growth_of(scene, 0), drawn = growth_of(scene, 1), none = growth_of(scene, 2);
	CHECK_CLOSE(stated.low, 4, 1e-14);
	CHECK_CLOSE(stated.high, 7, 1e-14);
	CHECK_CLOSE(drawn.low, 0.5, 1e-12);
	CHECK_CLOSE(drawn.high, 9.5, 1e-12);
	CHECK(isnan(none.low) && isnan(none.high));
	CHECK_INT(range_held(scene->result->program), 1); /* that of a: b is drawn, c has none */
	scene_free(scene);
}

TEST(range_of_years_spans_elements_and_leaves_out_the_base_year)
{
	struct scene *scene = scene_runs("{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{",
	                                 "\"a\":{\"output\":50,\"growth\":{\"path\":{\"2020\":20,\"2021\":3,\"2025\":8}}},"
	                                 "\"b\":{\"output\":50,\"growth\":-1}",
	                                 "}}");
	struct range range = range_of_years(scene->result->program, "sectors.growth");
	CHECK(range.unit);
	CHECK_CLOSE(range.low, -1, 1e-14);
	CHECK_CLOSE(range.high, 8, 1e-14);
	CHECK(!range_of_years(scene->result->program, "energy.efficiency").unit);
	scene_free(scene);
}
