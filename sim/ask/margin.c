/* SPDX-License-Identifier: GPL-3.0-or-later */
/* margin: what is measured less the low edge, the high edge less what is measured; the edges are those of the verdict
 * (core/target.h), a hair inside where a strict one has to be passed. Of the year of a peak, with v_t the variable, C
 * the last year in which it may be and E the first: high = max(v_t, t <= C) - max(v_t, t > C), low = max(v_t, t >= E) -
 * max(v_t, t < E), both less the 1e-9 within which two highs are one.
 *
 * Of an edge E above F = FAR times what can be reached: v - F up to F / 2, from there on the line that is 0 at E. */
#include "ask/margin.h"
#include "base/nearly.h"

enum { LOWER_YEARS = 3 }; /* behind a peak, so that it is one */
#define FAR 1000

struct margin_of {
	const struct target_result *target;
	const struct result *result;
	int measured, goal, years; /* places among the wanted; -1: none. years: of a peak's, the first of all rows */
	double size, far; /* far: beyond it an edge counts as nearer; INFINITY: none does */
};

int margin_values(const struct result *result) { return result->years + 2; }

static int add_wanted(struct trial_wanted *wanted, int *count, int variable, int element, int year)
{
	wanted[*count] = (struct trial_wanted){variable, element, year, WORLD_LIMITED};
	return (*count)++;
}

static bool can_be_judged(const struct target_result *target)
{
	return target->reason == ASSESSED || target->reason == UNASSESSED_UNDEFINED || target->reason == UNASSESSED_NO_PEAK;
}

static double size_of(const struct target_result *target)
{
	double number =
		isnan(target->number_high) ? fabs(target->number) : fmax(fabs(target->number), fabs(target->number_high));
	return number > 0 ? number : target->size > 0 ? target->size : target->scale > 0 ? target->scale : 1;
}

struct margin_of *margin_make(struct arena *arena, const struct result *result,
                              const struct target_result *target, struct trial_wanted *wanted, int *count)
{
	struct margin_of *of = ARENA_NEW(arena, struct margin_of);
	int row = target_year_read(target->target, program_last(result->program)) - result->base_year, element;
	*of = (struct margin_of){target, result, -1, -1, -1, size_of(target), INFINITY};
	if (!can_be_judged(target) || target->variable < 0)
		return NULL;
	of->measured = add_wanted(wanted, count, target->variable, 0, row);
	if (target->goal >= 0)
		of->goal = add_wanted(wanted, count, target->goal, 0, row);
	if (!target_counts_years(target->target))
		return of;
	int variable = program_find(result->program, target->target->variable, &element);
	of->years = *count;
	for (int y = 0; y < result->years; y++)
		add_wanted(wanted, count, variable, element, y);
	of->size = fabs(result_value(result, variable, element, result->base_year));
	of->size = of->size > 0 ? of->size : 1;
	return of;
}

double margin_measured(const struct margin_of *of, const double *values) { return values[of->measured]; }
double margin_size(const struct margin_of *of) { return fmin(of->size, of->far); }

void margin_reach(struct margin_of *of, double most)
{
	double far = FAR * fmax(most, of->target->scale);
	if (of->goal < 0 && of->years < 0 && far > 0)
		of->far = far;
}

static double most(const double *values, int first, int last)
{
	double highest = -INFINITY;
	for (int y = first; y <= last; y++)
		if (isnan(values[y]))
			return NAN;
		else if (values[y] > highest)
			highest = values[y];
	return highest;
}

/* By how much the first is above the second, clearly. */
static double above(double first, double second)
{
	return first - second - 3 * NEARLY * fmax(fabs(first), fabs(second));
}

static struct margin margin_of_peak(const struct margin_of *of, const double *values)
{
	const double *years = values + of->years;
	int last = of->result->years - 1, base = of->result->base_year;
	struct margin margin = {INFINITY, INFINITY};
	if (!isnan(of->target->high)) {
		int until = (int)fmin(of->target->high - base, last - LOWER_YEARS);
		margin.high = until < 0 ? -INFINITY : above(most(years, 0, until), most(years, until + 1, last));
	}
	if (!isnan(of->target->low)) {
		int from = (int)fmax(fmin(of->target->low - base, last + 1), 0);
		margin.low = from == 0     ? INFINITY
		             : from > last ? -INFINITY
		                           : above(most(years, from, last), most(years, 0, from - 1));
	}
	return margin;
}

/* By how much the value is above the edge. */
static double beyond(const struct margin_of *of, double value, double edge)
{
	double far = of->far, turn = far / 2;
	if (edge <= far)
		return value - edge;
	return value <= turn ? value - far : (value - edge) * ((far - turn) / (edge - turn));
}

struct margin margin_at(const struct margin_of *of, const double *values)
{
	if (of->years >= 0)
		return margin_of_peak(of, values);
	struct target_result target = *of->target;
	if (of->goal >= 0)
		target_set_number(&target, values[of->goal]);
	struct target_bounds bounds = target_bounds(&target);
	double value = values[of->measured], inside = NEARLY * (of->goal >= 0 ? fabs(target.number) : of->size);
	if (of->goal >= 0 && isnan(values[of->goal]))
		value = NAN;
	double low = bounds.strict ? bounds.low + inside : isnan(target.low) ? -INFINITY : target.low,
		   high = bounds.strict ? bounds.high - inside : isnan(target.high) ? INFINITY : target.high;
	return (struct margin){beyond(of, value, low), beyond(of, -value, -high)};
}
