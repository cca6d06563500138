/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_axis: ticks at round numbers, so few that their labels do not touch; whole years, in fives where that is
 * enough. The same numbers give the same bits everywhere: powers of ten are products, not pow. */
#include "page/chart_axis.h"
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* 10^exponent without pow, so that ticks have the same bits everywhere. */
static double power_of_ten(int exponent)
{
	double power = 1;
	for (int i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
		power *= 10;
	return exponent < 0 ? 1 / power : power;
}

static int decade(double value)
{
	int exponent = 0;
	while (exponent < 300 && power_of_ten(exponent + 1) <= value)
		exponent++;
	while (exponent > -300 && power_of_ten(exponent) > value)
		exponent--;
	return exponent;
}

/* k * mantissa * 10^exponent; where the power is negative, dividing gives the double nearest to 0.3,
 * which 3 * 0.1 is not. */
static double multiple(double k, double mantissa, int exponent)
{
	return exponent < 0 ? k * mantissa / power_of_ten(-exponent) : k * mantissa * power_of_ten(exponent);
}

static void widen_edges(double *low, double *high)
{
	if (!isfinite(*low) || !isfinite(*high))
		*low = 0, *high = 1;
	double least = fmax(fabs(*low), fabs(*high)) * 1e-9;
	if (*high - *low > least)
		return;
	double room = *low == 0 ? 1 : fabs(*low) * 0.1;
	*low -= room, *high += room;
}

/* Ticks from the last one at or below `low` to the last one at or below `high`. */
static int tick_count(double low, double high, double step)
{
	return (int)(floor(high / step + 1e-9) - floor(low / step + 1e-9)) + 1;
}

/* Where the tick below the data lies far below, the axis begins just under the data and that tick goes:
 * but not if it is 0, nor if fewer than 3 would be left. */
static void tighten(struct chart_axis *axis, double low, double range)
{
	double start = low - 0.06 * range;
	if (axis->tick[0] == 0 || axis->count < 4 || start - axis->tick[0] < 0.25 * axis->step)
		return;
	axis->low = start;
	axis->count--;
	for (int i = 0; i < axis->count; i++)
		axis->tick[i] = axis->tick[i + 1];
}

static struct chart_axis axis_over(double low, double high, int most, bool whole)
{
	static const double mantissas[] = {1, 2, 2.5, 5};
	widen_edges(&low, &high);
	int exponent = decade(high - low) - 2, choice = 0, least = whole ? 2 : 3;
	exponent = whole && exponent < 0 ? 0 : exponent;
	most = most < 3 ? 3 : most > 6 ? 6 : most;
	while (tick_count(low, high, multiple(1, mantissas[choice], exponent)) > most ||
	       (whole && exponent == 0 && choice == 2))
		if (++choice == 4)
			choice = 0, exponent++;
	double step = multiple(1, mantissas[choice], exponent), first = floor(low / step + 1e-9);
	struct chart_axis axis = {.step = step, .count = tick_count(low, high, step)};
	while (axis.count < least)
		axis.count++;
	for (int i = 0; i < axis.count; i++)
		axis.tick[i] = multiple(first + i, mantissas[choice], exponent);
	axis.low = fmin(low, axis.tick[0]);
	axis.high = fmax(high, axis.tick[axis.count - 1]);
	axis.decimals = exponent < 0 ? -exponent + (choice == 2) : choice == 2 && exponent == 0;
	tighten(&axis, low, high - low);
	return axis;
}

struct chart_axis chart_axis(double low, double high, int most) { return axis_over(low, high, most, false); }

struct chart_axis chart_axis_whole(double low, double high, int most) { return axis_over(low, high, most, true); }

static int ticks_every(double step, double first, double last)
{
	return (int)fmin(1e6, floor(last / step) - ceil(first / step) + 1);
}

struct chart_axis chart_axis_years(double first, double last, int most)
{
	static const double steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000};
	struct chart_axis axis = {.low = first, .high = last, .step = 1};
	if (!isfinite(first) || !isfinite(last))
		first = last = axis.low = axis.high = 0;
	if (first == last)
		axis.low -= 1, axis.high += 1;
	most = most < 1 ? 1 : most > 7 ? 7 : most;
	double start = ceil(first);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		if (steps[i] == 2 && ticks_every(5, first, last) >= 3)
			continue; /* planners count in fives */
		axis.step = steps[i];
		start = ceil(first / axis.step) * axis.step;
		if (ticks_every(axis.step, first, last) <= most)
			break;
	}
	for (double year = start; year <= last && axis.count < most; year += axis.step)
		axis.tick[axis.count++] = year;
	return axis;
}
