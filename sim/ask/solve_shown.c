/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_shown: the answer in the units in which it is to be shown (ask/shown.h): verdicts and answers were found in the
 * declared ones and stay. */
#include <math.h>
#include "ask/solve.h"
#include "data/unit_ten.h"

static double converted(double value, double scale)
{
	return scale == 1 || !isfinite(value) ? value : unit_convert(value, scale);
}

struct target_result solve_target_shown(const struct target_result *from, const struct target_result *shown)
{
	struct target_result made = *from;
	double scale = unit_ratio(from->unit.factor, shown->unit.factor);
	double *numbers[] = {&made.low,  &made.high, &made.number, &made.number_high,
	                     &made.base, &made.size, &made.value,  &made.gap};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		*numbers[i] = converted(*numbers[i], scale);
	made.unit = shown->unit;
	return made;
}

static void show_lever(struct solve_lever *lever, const struct result *from, const struct result *shown)
{
	long index = lever->lever->input - from->program->inputs;
	lever->unit = &shown->program->inputs[index].unit;
	double scale = unit_ratio(lever->lever->input->unit.factor, lever->unit->factor);
	double *numbers[] = {&lever->now, &lever->then, &lever->low, &lever->high, &lever->beyond};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		*numbers[i] = converted(*numbers[i], scale);
}

static void show_wish(struct solve_wish *wish, const struct result *shown)
{
	const struct target_result *as = &shown->targets[wish->target];
	double scale = unit_ratio(wish->before.unit.factor, as->unit.factor);
	wish->before = solve_target_shown(&wish->before, as);
	wish->after = solve_target_shown(&wish->after, as);
	wish->miss = converted(wish->miss, scale);
	wish->reach = converted(wish->reach, scale);
	wish->give_up = converted(wish->give_up, scale);
}

const struct solve *solve_shown(struct arena *arena, const struct solve *solve, const struct result *shown)
{
	if (shown == solve->result)
		return solve;
	struct solve *made = ARENA_NEW(arena, struct solve);
	int levers = solve->question->levers->count;
	*made = *solve;
	made->result = shown;
	made->levers = ARENA_ARRAY(arena, levers + 1, struct solve_lever);
	made->wishes = ARENA_ARRAY(arena, solve->question->wish_count + 1, struct solve_wish);
	made->targets = ARENA_ARRAY(arena, shown->target_count + 1, struct target_result);
	for (int i = 0; i < levers; i++) {
		made->levers[i] = solve->levers[i];
		show_lever(&made->levers[i], solve->result, shown);
	}
	for (int w = 0; w < solve->question->wish_count; w++) {
		made->wishes[w] = solve->wishes[w];
		show_wish(&made->wishes[w], shown);
	}
	for (int t = 0; t < shown->target_count; t++)
		made->targets[t] = solve_target_shown(&solve->targets[t], &shown->targets[t]);
	double scale = levers ? unit_ratio(solve->levers[0].unit->factor, made->levers[0].unit->factor) : 1;
	double *shifts[] = {&made->shift, &made->shift_low, &made->shift_high, &made->shift_beyond};
	for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++)
		*shifts[i] = converted(*shifts[i], scale);
	return made;
}
