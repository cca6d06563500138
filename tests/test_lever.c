/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levers: what patterns find, between which numbers it may move, and what is refused. */
#include "ask/lever.h"
#include "tests/shipped.h"
#include "tests/test.h"

#define BASELINE "scenarios/luliang/baseline.json"
#define SCENARIO(body) "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," body "}"
#define SECTORS_OF(growth)                                                                                    \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":" growth "},\"b\":{\"output\":40,\"growth\":{\"value\":2,"  \
	"\"source\":\"s\",\"range\":[1,4]}}}"
#define RANGED "{\"value\":3,\"source\":\"s\",\"range\":[2,5]}"

static struct levers found(struct scene *scene, const char *pattern)
{
	return levers_find(&scene->arena, scene->result, &pattern, 1, &scene->diags);
}

TEST(lever_a_glob_finds_the_numbers_with_their_ranges)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	struct levers levers = found(scene, "sectors.*.growth");
	CHECK_INT(levers.count, 4);
	if (levers.count == 4) {
		CHECK_TEXT(levers.list[0].key, "sectors.manufacturing.growth");
		CHECK_CLOSE(levers.list[0].now, 6, 0);
		CHECK_CLOSE(levers.list[0].low, 2, 0);
		CHECK_CLOSE(levers.list[0].high, 13, 0);
		CHECK(levers.list[0].kind == VARY_VALUE && levers.list[0].ground == LEVER_STATED);
	}
	shipped_free(scene);
}

TEST(lever_a_number_for_all_sectors_is_one_lever)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	struct levers whole = found(scene, "energy.efficiency"), part = found(scene, "energy.efficiency.mining"),
				  globbed = found(scene, "*efficiency*");
	CHECK_INT(whole.count, 1);
	CHECK_INT(whole.count ? whole.list[0].move_count : 0, 4);
	CHECK_INT(part.count ? part.list[0].move_count : 0, 1);
	CHECK_INT(globbed.count, 1);
	shipped_free(scene);
}

TEST(lever_a_key_may_be_a_pointer_or_hold_a_title)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	static const char *const same[] = {"/sectors/manufacturing/growth", "sectors.制造业.growth"};
	for (int i = 0; i < 2; i++) {
		struct levers levers = found(scene, same[i]);
		CHECK_TEXT(levers.count ? levers.list[0].key : "", "sectors.manufacturing.growth");
	}
	shipped_free(scene);
}

TEST(lever_a_range_may_be_asked_for)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF("3")));
	struct levers levers = found(scene, "sectors.a.growth=2:5 %/yr");
	CHECK_INT(levers.count, 1);
	CHECK_CLOSE(levers.count ? levers.list[0].high : 0, 5, 1e-15);
	CHECK(levers.count && levers.list[0].ground == LEVER_ASKED);
	CHECK_INT(found(scene, "sectors.a.growth=5:2").count, 0);
	CHECK(scene_says(scene, "sectors.a.growth: \"5:2\" is no range in %/yr"));
	scene_free(scene);
}

TEST(lever_without_a_range_is_refused_where_it_stands)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF("3")));
	CHECK_INT(found(scene, "sectors.a.growth").count, 0);
	CHECK(scene_says(scene, "sectors.a.growth has no range"));
	CHECK(scene_says(scene, "write \"range\": [LOW, HIGH] beside it, in %/yr, or sectors.a.growth=LOW:HIGH"));
	CHECK(scene_says(scene, ":1:"));
	scene_free(scene);
}

TEST(lever_a_glob_leaves_out_what_has_no_range_and_says_so)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF("3")));
	CHECK_INT(found(scene, "sectors.*.growth").count, 1);
	CHECK(scene_says(scene, "sectors.*.growth: left out"));
	scene_free(scene);
}

TEST(lever_an_uncertain_number_has_the_middle_of_its_distribution)
{
	struct scene *scene = scene_run(
		NULL,
		SCENARIO(SECTORS_OF("{\"value\":3,\"source\":\"s\",\"uncertain\":{\"uniform\":{\"low\":2,\"high\":4}}}")));
	struct levers levers = found(scene, "sectors.a.growth");
	CHECK_INT(levers.count, 1);
	CHECK_CLOSE(levers.count ? levers.list[0].low : 0, 2.1, 1e-12);
	CHECK_CLOSE(levers.count ? levers.list[0].high : 0, 3.9, 1e-12);
	CHECK(levers.count && levers.list[0].ground == LEVER_DRAWN);
	scene_free(scene);
}

TEST(lever_a_path_is_moved_as_a_whole_within_its_range)
{
	struct scene *scene = scene_run(
		NULL, SCENARIO(SECTORS_OF("{\"path\":{\"2021\":3,\"2025\":4},\"source\":\"s\",\"range\":[2,7]}")));
	struct levers levers = found(scene, "sectors.a.growth");
	CHECK_INT(levers.count ? levers.list[0].kind : VARY_VALUE, VARY_SHIFT);
	CHECK_CLOSE(levers.count ? levers.list[0].low : 0, -1, 1e-15);
	CHECK_CLOSE(levers.count ? levers.list[0].high : 0, 3, 1e-15);
	scene_free(scene);
}

TEST(lever_of_which_another_input_is_worked_out_is_refused)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF("{\"level\":{\"2025\":70}}")));
	CHECK_INT(found(scene, "sectors.a.output=50:70").count, 0);
	CHECK(scene_says(scene, "sectors.a.output cannot be moved by itself: sectors.a.growth is worked out of it"));
	scene_free(scene);
}

TEST(lever_an_unknown_key_gets_the_nearest)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF(RANGED)));
	CHECK_INT(found(scene, "sectors.a.grwoth").count, 0);
	CHECK(scene_says(scene, "\"sectors.a.grwoth\" is no input of the scenario"));
	CHECK(scene_says(scene, "sectors.a.growth"));
	CHECK_INT(found(scene, "capital.*").count, 0);
	CHECK(scene_says(scene, "\"capital.*\" matches no number of the scenario"));
	scene_free(scene);
}

TEST(lever_named_twice_is_one)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF(RANGED)));
	static const char *const twice[] = {"sectors.a.growth", "sectors.*.growth"};
	CHECK_INT(levers_find(&scene->arena, scene->result, twice, 2, &scene->diags).count, 2);
	scene_free(scene);
}

TEST(lever_one_for_all_keeps_each_in_its_range)
{
	struct scene *scene = scene_run(NULL, SCENARIO(SECTORS_OF(RANGED)));
	struct levers levers = found(scene, "sectors.*.growth");
	struct lever together;
	CHECK_INT(levers.count, 2);
	CHECK(levers.count && levers_together(&scene->arena, &levers, &together, &scene->diags));
	CHECK_CLOSE(together.low, -1, 1e-15);
	CHECK_CLOSE(together.high, 2, 1e-15);
	CHECK_INT(together.move_count, 2);
	scene_free(scene);
}

TEST(lever_all_that_is_drawn_is_one_each)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	struct levers levers = levers_uncertain(&scene->arena, scene->result);
	int shocks = 0, moves = 0;
	for (int i = 0; i < levers.count; i++) {
		shocks += levers.list[i].kind == VARY_YEARLY;
		moves += levers.list[i].move_count;
		CHECK_INT(levers.list[i].columns, levers.list[i].kind == VARY_YEARLY ? scene->result->years : 1);
	}
	CHECK_INT(shocks, scene->result->uncertainty->shock_count);
	CHECK_INT(levers.count - shocks, scene->result->uncertainty->number_count);
	CHECK_INT(moves, scene->result->uncertainty->count);
	shipped_free(scene);
}
