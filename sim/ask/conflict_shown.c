/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_shown: the same in the units in which it is to be shown (ask/shown.h). */
#include <math.h>
#include <string.h>
#include "ask/conflict.h"
#include "data/unit_ten.h"

static double converted(double value, double scale)
{
	return scale == 1 || !isfinite(value) ? value : unit_convert(value, scale);
}

static const struct target_result *shown_as(const struct conflict *conflict, int wish, const struct result *shown)
{
	for (int t = 0; t < shown->target_count; t++)
		if (conflict->result->targets[t].target == conflict->before[wish].target)
			return &shown->targets[t];
	return &conflict->before[wish];
}

static void show_levers(struct arena *arena, struct conflict *made, const struct conflict *from, double *scales)
{
	int n = from->question->levers->count;
	made->units = ARENA_ARRAY(arena, n + 1, const struct unit *);
	double **numbers[] = {&made->now, &made->low, &made->high}, *const was[] = {from->now, from->low, from->high};
	for (int l = 0; l < n; l++) {
		long index = from->question->levers->list[l].input - from->result->program->inputs;
		made->units[l] = &made->result->program->inputs[index].unit;
		scales[l] = unit_ratio(from->units[l]->factor, made->units[l]->factor);
	}
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		*numbers[i] = ARENA_ARRAY(arena, n + 1, double);
		for (int l = 0; l < n; l++)
			(*numbers[i])[l] = converted(was[i][l], scales[l]);
	}
}

const struct conflict *conflict_shown(struct arena *arena, const struct conflict *conflict, const struct result *shown)
{
	if (shown == conflict->result)
		return conflict;
	struct conflict *made = ARENA_NEW(arena, struct conflict);
	int n = conflict->question->levers->count, wishes = conflict->question->wish_count;
	double *scales = ARENA_ARRAY(arena, n + 1, double);
	*made = *conflict;
	made->result = shown;
	show_levers(arena, made, conflict, scales);
	made->before = ARENA_ARRAY(arena, wishes + 1, struct target_result);
	made->sets = ARENA_ARRAY(arena, conflict->set_count + 1, struct conflict_set);
	made->held = ARENA_ARRAY(arena, conflict->held_count + 1, struct conflict_held);
	for (int s = 0; s < conflict->set_count; s++) {
		made->sets[s] = conflict->sets[s];
		made->sets[s].nearest = solve_shown(arena, conflict->sets[s].nearest, shown);
	}
	for (int h = 0; h < conflict->held_count; h++) {
		double *numbers = ARENA_ARRAY(arena, n + 1, double), *measured = ARENA_ARRAY(arena, wishes + 1, double);
		made->held[h] = conflict->held[h];
		for (int l = 0; l < n; l++)
			numbers[l] = converted(conflict->held[h].numbers[l], scales[l]);
		for (int w = 0; w < wishes; w++)
			measured[w] = converted(conflict->held[h].measured[w],
			                        unit_ratio(conflict->before[w].unit.factor,
			                                   shown_as(conflict, w, shown)->unit.factor));
		made->held[h].numbers = numbers;
		made->held[h].measured = measured;
	}
	for (int w = 0; w < wishes; w++)
		made->before[w] = solve_target_shown(&conflict->before[w], shown_as(conflict, w, shown));
	return made;
}
