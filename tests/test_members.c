/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members kept apart are those of an ensemble: the same number of them meets each target, and what they come to has the
 * same quantiles, which of few members are exact. */
#include "ask/members.h"
#include <stdlib.h>
#include <string.h>
#include "ask/ensemble.h"
#include "tests/shipped.h"
#include "tests/test.h"

enum { MANY = 700 };

struct kept { double gdp[MANY], first[MANY]; uint64_t met[64]; int count; uint64_t next; bool in_order; int most; };

static bool keep(void *context, const struct members_block *block)
{
	struct kept *kept = context;
	kept->in_order &= block->first == kept->next;
	kept->next += (uint64_t)block->count;
	for (int i = 0; i < block->count; i++) {
		kept->gdp[kept->count] = block->values[i * block->wanted_count];
		kept->first[kept->count++] = block->columns ? block->drawn[(size_t)i * (size_t)block->columns] : 0;
		for (int t = 0; t < block->target_count && t < 64; t++)
			kept->met[t] += block->met[i * block->target_count + t];
	}
	return !kept->most || kept->count < kept->most;
}

static void run(struct scene *scene, struct kept *kept, uint64_t members, int threads)
{
	int element, gdp = program_find(scene->result->program, "gdp", &element);
	struct trial_wanted wanted = {gdp, -1, 2025 - scene->result->base_year, WORLD_LIMITED};
	kept->in_order = true;
	CHECK(members_run(&scene->arena, scene->result,
	                  &(struct members_question){.members = members, .seed = 5, .threads = threads, .wanted = &wanted,
	                                             .wanted_count = 1, .take = keep, .context = kept}));
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void check_ensemble(const struct scene *scene, const struct kept *kept, const struct ensemble *ensemble)
{
	const struct result *result = scene->result;
	int element, gdp = program_find(result->program, "gdp", &element);
	double sorted[MANY];
	for (int t = 0; t < result->target_count && t < 64; t++)
		CHECK_SAY(kept->met[t] == ensemble->targets[t].met, "%s: %d of the members, %d of the ensemble",
		          result->targets[t].target->id, (int)kept->met[t], (int)ensemble->targets[t].met);
	memcpy(sorted, kept->gdp, sizeof sorted);
	qsort(sorted, MANY, sizeof *sorted, by_size);
	double at = 0.9 * (MANY - 1), below = sorted[(int)at], above = sorted[(int)at + 1];
	CHECK_CLOSE(ensemble_value(ensemble, gdp, 0, 2025, STAT_P90), below + (at - (int)at) * (above - below), 1e-12);
}

static void check_members(const char *path)
{
	static struct kept one, three, few;
	memset(&one, 0, sizeof one);
	memset(&three, 0, sizeof three);
	memset(&few, 0, sizeof few);
	struct scene *scene = shipped_run(path, NULL);
	const struct result *result = scene->result;
	CHECK_SAY(result, "%s", scene_messages(scene));
	if (!result)
		return;
	int element, gdp = program_find(result->program, "gdp", &element);
	bool *wanted = ARENA_ARRAY(&scene->arena, result->program->variable_count + 1, bool);
	wanted[gdp] = true;
	const struct ensemble_question question = {.members = MANY, .seed = 5, .threads = 2, .wanted = wanted};
	run(scene, &one, MANY, 1);
	run(scene, &three, MANY, 3);
	run(scene, &few, 130, 2);
	CHECK(one.in_order && one.count == MANY);
	CHECK(memcmp(one.gdp, three.gdp, sizeof one.gdp) == 0);
	CHECK(memcmp(one.gdp, few.gdp, 130 * sizeof *one.gdp) == 0);
	CHECK(memcmp(one.first, few.first, 130 * sizeof *one.first) == 0);
	CHECK(one.first[0] != one.first[1]);
	check_ensemble(scene, &one, ensemble_run(&scene->arena, result, result->uncertainty, &question));
	shipped_free(scene);
}

TEST(members_are_those_of_the_ensemble)
{
	check_members("scenarios/luliang/baseline.json");
	check_members("scenarios/luliang/green.json");
	check_members("scenarios/luliang/vision-2035-green.json");
}

TEST(members_end_where_no_more_are_wanted)
{
	static struct kept kept;
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	kept.most = 200;
	run(scene, &kept, 690, 1);
	CHECK_INT(kept.count, 256);
	shipped_free(scene);
}
