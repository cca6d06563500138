/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve: asks the searches in turn: does it hold already; the least change; of one lever alone the nearest place on its
 * line; else the least that is missed, and from there each range and each target by itself. */
#include "ask/solve.h"
#include <math.h>
#include <string.h>
#include "ask/solve_after.h"
#include "ask/solve_parts.h"

struct solving {
	struct arena *arena;
	struct solve *made;
	struct space *space;
	struct levers levers; /* that are moved: of `together` one */
	struct search found;
};

/* How many widths beyond a range is looked for what would do. */
#define BEYOND 20

/* --- finding it --- */

static bool found_at(struct solving *solving, const double *z)
{
	struct space *space = solving->space;
	struct search *found = &solving->found;
	*found = (struct search){.z = ARENA_ARRAY(solving->arena, space->count + 1, double),
	                         .c = ARENA_ARRAY(solving->arena, space->condition_count + 1, double),
	                         .weights = ARENA_ARRAY(solving->arena, space->condition_count + 1, double),
	                         .exact = true};
	memcpy(found->z, z, (size_t)space->count * sizeof *z);
	space_at(space, z, 1, found->c);
	return found->holds = space_holds(space, found->c, -1);
}

/* The nearer of what lies above and below. */
static bool solve_line(struct solving *solving)
{
	struct space *space = solving->space;
	double now = space_home(space, 0), up = search_along(space, &now, 0, now, space->high[0]),
		   down = search_along(space, &now, 0, now, space->low[0]);
	double z = isnan(down) || fabs(up) <= fabs(down) ? up : down;
	return !isnan(z) && found_at(solving, &z);
}

static bool search(struct solving *solving, enum search_aim aim, int wish, const double *from)
{
	solving->found = (struct search){.aim = aim, .wish = wish, .z = (double *)from};
	return search_space(solving->space, &solving->found);
}

/* Of all that come as near: the one that changes least. False: stopped. */
static bool change_least_of_nearest(struct solving *solving)
{
	struct space *space = solving->space;
	struct search miss = solving->found;
	double length = 0, shorter = 0;
	for (int k = 0; k < space->condition_count; k++)
		space->allowed[k] = fmax(-miss.c[k], 0);
	solving->found = (struct search){.aim = SEARCH_LEAST_CHANGE, .wish = -1, .z = miss.z, .here = true};
	bool went_on = search_space(space, &solving->found);
	for (int i = 0; i < space->count; i++) {
		length += miss.z[i] * miss.z[i];
		shorter += solving->found.z[i] * solving->found.z[i];
	}
	for (int k = 0; k < space->condition_count; k++)
		space->allowed[k] = 0;
	if (went_on && solving->found.holds && shorter < length * (1 - 1e-6)) {
		memcpy(miss.z, solving->found.z, (size_t)space->count * sizeof *miss.z);
		space_at(space, miss.z, 1, miss.c);
	}
	solving->found = miss;
	return went_on;
}

/* False: stopped. */
static bool find_least(struct solving *solving)
{
	struct space *space = solving->space;
	if (solving->made->question->nearest) {
		found_at(solving, solving->made->question->nearest);
		solving->found.aim = SEARCH_LEAST_MISS;
		return change_least_of_nearest(solving);
	}
	if (space->count == 1 && solve_line(solving))
		return true;
	if (!search(solving, SEARCH_LEAST_CHANGE, -1, NULL))
		return false;
	if (solving->found.holds)
		return true;
	if (!search(solving, SEARCH_LEAST_MISS, -1, NULL))
		return false;
	if (!space_holds(space, solving->found.c, -1))
		return change_least_of_nearest(solving);
	const double *inside = solving->found.z; /* what was missed from elsewhere */
	return search(solving, SEARCH_LEAST_CHANGE, -1, inside);
}

/* --- what is in the way --- */

/* How far the field lets a lever go: to an end of the values that it may have at all. */
static double field_end(const struct solving *solving, int i, bool high)
{
	const struct lever *lever = &solving->levers.list[i];
	double end = (high ? 1 : -1) * INFINITY;
	for (int m = 0; m < lever->move_count; m++) {
		const struct input *input = &solving->made->result->program->inputs[lever->moves[m].input];
		struct lever one = *lever;
		one.value = &input->value[lever->moves[m].element];
		struct lever_span span = lever_span(&one, solving->made->result->years);
		bool moves = lever->kind == VARY_SHIFT;
		double last =
			high ? input->field->high - (moves ? span.most : 0) : input->field->low - (moves ? span.least : 0);
		end = high ? fmin(end, last) : fmax(end, last);
	}
	return end;
}

/* Where lever i would have to stand for all to hold, the others as they are; NAN. In numbers of its point. */
static double alone(struct solving *solving, int i, const double *z, bool high)
{
	const struct space *space = solving->space;
	double end = high ? space->high[i] : space->low[i], far = end + (high ? BEYOND : -BEYOND);
	double last = (field_end(solving, i, high) - space->from[i]) / space->width[i];
	far = high ? fmin(far, last) : fmax(far, last);
	if (high ? far <= end : far >= end)
		return NAN;
	double near = end + (far - end) / BEYOND, found = search_along(solving->space, z, i, end, near);
	if (isnan(found))
		found = search_along(solving->space, z, i, near, far);
	return isnan(found) ? NAN : space_number(space, i, found);
}

/* Would less be missed beyond the end at which it stands? */
static void see_range(struct solving *solving, int i, bool *at_low, bool *at_high, bool *stops, double *beyond)
{
	struct space *space = solving->space;
	const struct search *found = &solving->found;
	double *slopes = ARENA_ARRAY(solving->arena, space->condition_count * space->count + 1, double), gain = 0;
	*at_low = found->z[i] == space->low[i];
	*at_high = found->z[i] == space->high[i];
	*stops = false;
	*beyond = NAN;
	if ((!*at_low && !*at_high) || solving->made->answer != SOLVE_NO)
		return;
	space_slopes(space, found->z, 1e-5, SPACE_SECOND, slopes);
	for (int k = 0; k < space->condition_count; k++)
		if (found->c[k] < 0)
			gain += -found->c[k] * slopes[k * space->count + i];
	*stops = *at_high ? gain > 0 : gain < 0;
	if (*stops)
		*beyond = alone(solving, i, found->z, *at_high);
}

/* --- levers --- */

static void tell_together(struct solving *solving)
{
	struct solve *made = solving->made;
	bool low, high, stops;
	made->shift = space_number(solving->space, 0, solving->found.z[0]);
	made->shift_low = solving->levers.list[0].low;
	made->shift_high = solving->levers.list[0].high;
	see_range(solving, 0, &low, &high, &stops, &made->shift_beyond);
}

static void tell_lever(struct solving *solving, int i)
{
	struct solve *made = solving->made;
	const struct lever *lever = &made->question->levers->list[i];
	struct solve_lever *told = &made->levers[i];
	int last = made->result->years - 1;
	double base = lever->kind == VARY_SHIFT ? lever->value->values[last] : 0;
	double point = made->question->together ? lever->now + made->shift
	                                        : space_number(solving->space, i, solving->found.z[i]);
	*told = (struct solve_lever){.lever = lever,
	                             .unit = &lever->input->unit,
	                             .now = base + lever->now,
	                             .then = base + point,
	                             .low = base + lever->low,
	                             .high = base + lever->high,
	                             .beyond = NAN};
	((double *)made->point)[i] = point;
	double end = point > lever->now ? lever->high : lever->low;
	bool inside = lever->now >= lever->low && lever->now <= lever->high;
	told->room = !inside ? NAN : point == lever->now ? 0 : (point - lever->now) / (end - lever->now);
	if (made->question->together) {
		told->at_low =
			point == lever->low || (made->shift == made->shift_low && lever->low - lever->now == made->shift);
		told->at_high =
			point == lever->high || (made->shift == made->shift_high && lever->high - lever->now == made->shift);
		told->stops = made->answer == SOLVE_NO && (made->shift > 0 ? told->at_high : told->at_low);
		return;
	}
	see_range(solving, i, &told->at_low, &told->at_high, &told->stops, &told->beyond);
	told->beyond += base;
}

/* --- targets --- */

static double missed(const struct target_result *target)
{
	if (target->verdict == VERDICT_MET)
		return 0;
	return isnan(target->gap) ? NAN : fabs(target->gap);
}

static bool decides(const struct solving *solving, int wish)
{
	bool held = false;
	for (int k = 0; k < solving->space->condition_count; k++)
		held |= solving->space->conditions[k].wish == wish &&
		        (solving->found.weights[k] > 0 || fabs(solving->found.c[k]) < 1e-9);
	return held && solving->made->answer == SOLVE_YES;
}

/* Is it the same wherever the levers stand? */
static bool is_unmoved(struct solving *solving, int wish)
{
	struct space *space = solving->space;
	int n = space->count, m = space->condition_count, points = 2 * n + 1;
	double *z = ARENA_ARRAY(solving->arena, points * n, double),
		   *c = ARENA_ARRAY(solving->arena, points * m + 1, double);
	for (int p = 0; p < points; p++)
		for (int i = 0; i < n; i++)
			z[p * n + i] = p / 2 == i && p < 2 * n ? (p % 2 ? space->high[i] : space->low[i]) : solving->found.z[i];
	space_at(space, z, points, c);
	bool same = true;
	for (int k = 0; k < m; k++)
		for (int p = 1; p < points && space->conditions[k].wish == wish; p++)
			same &= c[p * m + k] == c[k];
	return same;
}

/* Each target given up alone, as little as possible, with all others held. */
static void tell_given_up(struct solving *solving)
{
	struct solve *made = solving->made;
	const struct search miss = solving->found;
	for (int w = 0; w < made->question->wish_count; w++) {
		struct solve_wish *wish = &made->wishes[w];
		bool only = made->question->wish_count == 1;
		const double *from = made->question->others ? made->question->others[w] : miss.z;
		if (!only && !search(solving, SEARCH_RELAX, w, from))
			return;
		const struct search *given = only ? &miss : &solving->found;
		if (!only && !given->holds)
			continue;
		struct target_result come = solve_judged(solving->space, given->z)[w];
		double number = fabs(come.number) > 0 ? fabs(come.number) : 1;
		wish->reach = come.value;
		wish->give_up = missed(&come);
		wish->give_up_part = wish->give_up / number;
		if (wish->give_up > 0 &&
		    (made->cheapest < 0 || wish->give_up_part < made->wishes[made->cheapest].give_up_part))
			made->cheapest = w;
	}
	solving->found = miss;
}

static void tell_wishes(struct solving *solving)
{
	struct solve *made = solving->made;
	double *now = ARENA_ARRAY(solving->arena, solving->space->count + 1, double);
	const struct target_result *before = solve_judged(solving->space, now),
							   *after = solve_judged(solving->space, solving->found.z);
	for (int w = 0; w < made->question->wish_count; w++) {
		struct solve_wish *wish = &made->wishes[w];
		*wish = (struct solve_wish){.reach = NAN, .give_up = NAN, .give_up_part = NAN};
		wish->before = before[w];
		wish->after = after[w];
		wish->miss = missed(&wish->after);
		wish->decides = decides(solving, w);
		wish->unmoved = wish->miss != 0 && is_unmoved(solving, w);
		for (int t = 0; t < made->result->target_count; t++)
			if (made->result->targets[t].target == wish->before.target)
				wish->target = t;
	}
}

/* --- the whole --- */

static void tell_all(struct solving *solving)
{
	struct solve *made = solving->made;
	const struct space *space = solving->space;
	made->exact = solving->found.exact;
	for (int i = 0; i < space->count; i++)
		made->change += solving->found.z[i] * solving->found.z[i];
	if (made->question->together)
		tell_together(solving);
	for (int i = 0; i < made->question->levers->count; i++)
		tell_lever(solving, i);
	tell_wishes(solving);
	if (made->answer == SOLVE_NO)
		tell_given_up(solving);
	solve_after(solving->arena, made);
}

const struct solve *solve_run(struct arena *arena, const struct result *result, const struct solve_question *question)
{
	struct solving solving = {.arena = arena, .made = ARENA_NEW(arena, struct solve), .levers = *question->levers};
	struct lever *together = ARENA_NEW(arena, struct lever);
	struct diags unheard;
	int which;
	diags_init(&unheard, arena, LANG_EN);
	*solving.made = (struct solve){.result = result, .question = question, .cheapest = -1};
	solving.made->shift = solving.made->shift_low = solving.made->shift_high = solving.made->shift_beyond = NAN;
	solving.made->levers = ARENA_ARRAY(arena, question->levers->count + 1, struct solve_lever);
	solving.made->wishes = ARENA_ARRAY(arena, question->wish_count + 1, struct solve_wish);
	solving.made->point = ARENA_ARRAY(arena, question->levers->count + 1, double);
	if (question->together && levers_together(arena, question->levers, together, &unheard))
		solving.levers = (struct levers){together, 1};
	solving.space = space_make(arena, result, &solving.levers, question->wishes, question->wish_count, &which);
	solving.space->stop = question->stop;
	double *now = ARENA_ARRAY(arena, solving.space->count + 1, double);
	if (found_at(&solving, now)) {
		solving.made->answer = SOLVE_HOLDS;
	} else {
		if (!find_least(&solving))
			return NULL;
		solving.made->answer = solving.found.holds ? SOLVE_YES : SOLVE_NO;
		if (solving.found.aim == SEARCH_LEAST_MISS)
			solving.made->answer = SOLVE_NO;
	}
	tell_all(&solving);
	return solving.made;
}
