/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_after: the point of the change is run once more with all that is told of it wanted, and every target is judged
 * as a run judges it (core/target.h). */
#include "ask/solve_after.h"

struct wanting {
	const struct result *result;
	struct trial_wanted *list;
	int count;
};

/* What target_judge asks for. */
struct measured { int value, goal, from; };

static int add(struct wanting *wanting, int variable, int year)
{
	if (variable < 0)
		return -1;
	wanting->list[wanting->count] = (struct trial_wanted){variable, 0, year, WORLD_LIMITED};
	return wanting->count++;
}

static struct measured add_target(struct wanting *wanting, const struct target_result *target)
{
	const struct result *result = wanting->result;
	int row = target_year_read(target->target, program_last(result->program)) - result->base_year;
	return (struct measured){add(wanting, target->variable, row), add(wanting, target->goal, row),
	                         add(wanting, target->from, row)};
}

static struct target_result judged(const struct target_result *target, struct measured at, const double *values)
{
	struct target_result made = *target;
	if (at.goal >= 0)
		target_set_number(&made, values[at.goal]);
	if (at.value >= 0)
		target_judge(&made, values[at.value], at.from >= 0 ? values[at.from] : NAN);
	return made;
}

/* What a space judges its targets with: made once. */
struct judging {
	struct trial *trial;
	struct measured *at; /* [wish_count] */
	double *point, *values;
};

static struct judging *judging_of(struct space *space)
{
	struct wanting wanting = {space->result, ARENA_ARRAY(space->arena, 3 * space->wish_count + 1, struct trial_wanted),
	                          0};
	struct judging *judging = ARENA_NEW(space->arena, struct judging);
	judging->at = ARENA_ARRAY(space->arena, space->wish_count + 1, struct measured);
	for (int w = 0; w < space->wish_count; w++)
		judging->at[w] = add_target(&wanting, &space->wishes[w]);
	judging->point = ARENA_ARRAY(space->arena, space->count + 1, double);
	judging->values = ARENA_ARRAY(space->arena, wanting.count + 1, double);
	judging->trial = trial_make(space->arena, space->result, space->levers, wanting.list, wanting.count, 1);
	return judging;
}

const struct target_result *solve_judged(struct space *space, const double *z)
{
	struct target_result *made = ARENA_ARRAY(space->arena, space->wish_count + 1, struct target_result);
	struct judging *judging = space->judging = space->judging ? space->judging : judging_of(space);
	for (int i = 0; i < space->count; i++)
		judging->point[i] = space_number(space, i, z[i]);
	trial_run(judging->trial, judging->point, 1, judging->values, NULL);
	for (int w = 0; w < space->wish_count; w++)
		made[w] = judged(&space->wishes[w], judging->at[w], judging->values);
	return made;
}

static int report(struct arena *arena, const struct result *result, const char *prefix, const char *id)
{
	int element;
	return program_find(result->program, arena_print(arena, "%s.%s", prefix, id), &element);
}

struct limit_at { int bound, broken; }; /* the first of the years */

static struct limit_at add_limit(struct arena *arena, struct wanting *wanting, const struct limit_result *limit)
{
	int bound = report(arena, wanting->result, "limit_binding", limit->id),
		broken = report(arena, wanting->result, "limit_broken", limit->id);
	struct limit_at at = {bound < 0 ? -1 : wanting->count, -1};
	for (int y = 0; y < wanting->result->years; y++)
		add(wanting, bound, y);
	at.broken = broken < 0 ? -1 : wanting->count;
	for (int y = 0; y < wanting->result->years; y++)
		add(wanting, broken, y);
	return at;
}

static struct solve_limit limit_after(struct arena *arena, int years, struct limit_at at, const double *values)
{
	struct solve_limit made = {ARENA_ARRAY(arena, years, bool), ARENA_ARRAY(arena, years, bool), 0, 0};
	for (int y = 0; y < years; y++) {
		made.bound[y] = at.bound >= 0 && values[at.bound + y] > 0;
		made.broken[y] = at.broken >= 0 && values[at.broken + y] > 0;
		made.bound_years += made.bound[y];
		made.broken_years += made.broken[y];
	}
	return made;
}

void solve_after(struct arena *arena, struct solve *made)
{
	const struct result *result = made->result;
	int most = 3 * result->target_count + 2 * result->limit_count * result->years;
	struct wanting wanting = {result, ARENA_ARRAY(arena, most + 1, struct trial_wanted), 0};
	struct measured *targets = ARENA_ARRAY(arena, result->target_count + 1, struct measured);
	struct limit_at *limits = ARENA_ARRAY(arena, result->limit_count + 1, struct limit_at);
	for (int t = 0; t < result->target_count; t++)
		targets[t] = add_target(&wanting, &result->targets[t]);
	for (int l = 0; l < result->limit_count; l++)
		limits[l] = add_limit(arena, &wanting, &result->limits[l]);
	double *values = ARENA_ARRAY(arena, wanting.count + 1, double);
	trial_run(trial_make(arena, result, made->question->levers, wanting.list, wanting.count, 1), made->point, 1, values,
	          NULL);
	made->targets = ARENA_ARRAY(arena, result->target_count + 1, struct target_result);
	made->limits = ARENA_ARRAY(arena, result->limit_count + 1, struct solve_limit);
	for (int t = 0; t < result->target_count; t++)
		made->targets[t] = judged(&result->targets[t], targets[t], values);
	for (int l = 0; l < result->limit_count; l++)
		made->limits[l] = limit_after(arena, result->years, limits[l], values);
}
