/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ask/axis.h"
#include <math.h>
#include <stdlib.h>
#include "base/function.h"

static const double FAR = 8;       /* times nine tenths of the pilot: from there on the scale is bent */
static const double MASS = 0.02;   /* of the pilot: so many equal samples are an atom */
static const double HUGE_SPAN = 1e100;
enum { ATOM_LEAST = 8, CORE_LEAST = 20 };

bool axis_is_blank(const struct axis *axis) { return axis->scale == 0 && axis->atom_cell < 0; }

bool axis_is_plain(const struct axis *axis) { return axis->bend == 0 && axis->atom_cell < 0 && axis->unit == 1; }

double axis_place(const struct axis *axis, double x)
{
	double d = x - axis->centre;
	return axis->bend > 0 ? copysign(function_log(1 + fabs(d) / axis->bend), d) : x;
}

static double value_at(const struct axis *axis, double t)
{
	return axis->bend > 0 ? axis->centre + copysign(axis->bend * (function_exp(fabs(t)) - 1), t) : t;
}

static int bin_of(const struct axis *axis, double x)
{
	double at = (axis_place(axis, x) - axis->low) * axis->scale;
	return at > 0 ? at < HISTOGRAM_ABOVE ? (int)at : HISTOGRAM_ABOVE : 0;
}

int axis_cell(const struct axis *axis, double x)
{
	int bin = bin_of(axis, x), atom = axis->atom_cell;
	if (atom < 0)
		return bin;
	return x < axis->atom ? (bin < atom ? bin : atom - 1) : x == axis->atom ? atom : (bin > atom ? bin : atom) + 1;
}

void axis_ends(const struct axis *axis, int cell, double least, double most, double *from, double *to)
{
	int atom = axis->atom_cell, bin = cell - (atom >= 0 && cell > atom);
	bool flat = axis->scale == 0;
	*from = flat || bin == HISTOGRAM_BELOW ? least : value_at(axis, axis->low + bin / axis->scale);
	*to = flat || bin == HISTOGRAM_ABOVE ? most : value_at(axis, axis->low + (bin + 1) / axis->scale);
	if (cell == atom)
		*from = *to = axis->atom;
	else if (atom >= 0 && cell < atom)
		*to = *to < axis->atom ? *to : axis->atom;
	else if (atom >= 0)
		*from = *from > axis->atom ? *from : axis->atom;
}

static double unit_for(double span)
{
	int exponent;
	frexp(span, &exponent);
	return span > HUGE_SPAN || span < 1 / HUGE_SPAN ? ldexp(1, -exponent) : 1;
}

/* Equal bins between two places. False: they are too near to one another, or too far apart. */
static bool lay_bins(struct axis *axis, double first, double last)
{
	double margin = (last - first) * 0.05;
	if (!(margin > 0) || !isfinite(HISTOGRAM_BINS / (last - first)) || !isfinite(last - first + 2 * margin))
		return false;
	double low = first - margin, high = last + margin;
	axis->scale = HISTOGRAM_BINS / (high - low);
	axis->low = low - 1 / axis->scale;
	return true;
}

struct axis axis_between(double least, double most)
{
	struct axis axis = {.centre = least + (most - least) / 2, .unit = 1, .atom_cell = -1};
	if (!lay_bins(&axis, least, most))
		return (struct axis){.low = least, .centre = least, .unit = 1, .atom_cell = -1};
	axis.unit = unit_for(most - least);
	return axis;
}

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The value that most sorted samples have, how many, and where they begin. */
static int longest_run(const double *sorted, int count, int *begin)
{
	int most = 0;
	for (int i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && sorted[next] == sorted[i];)
			next++;
		if (next - i > most)
			most = next - i, *begin = i;
	}
	return most;
}

/* The bin that holds the atom begins at it. */
static void give_cell(struct axis *axis, double atom)
{
	axis->atom = atom;
	axis->atom_cell = 1;
	if (axis->scale == 0)
		return;
	axis->atom_cell = bin_of(axis, atom);
	axis->low = axis_place(axis, atom) - axis->atom_cell / axis->scale;
}

/* `rest`: the sorted samples without those at the atom. */
static struct axis laid_over(const double *rest, int count, double least, double most)
{
	double from = count < CORE_LEAST ? least : rest[count / 20],
		   to = count < CORE_LEAST ? most : rest[count - 1 - count / 20];
	struct axis axis = axis_between(least, most);
	if (axis.scale == 0 || !(to > from) || !(most - least > FAR * (to - from)))
		return axis;
	double middle = rest[count / 2],
		   side = to - middle < middle - from ? to - middle : middle - from; /* the narrower one */
	struct axis bent = {
		.centre = middle, .bend = (side > 0 ? side : to - from) / 4, .unit = axis.unit, .atom_cell = -1};
	return lay_bins(&bent, axis_place(&bent, least), axis_place(&bent, most)) ? bent : axis;
}

struct axis axis_of(double *samples, int count, double least, double most)
{
	int begin = 0;
	if (count == 0)
		return (struct axis){.unit = 1, .atom_cell = -1};
	qsort(samples, (size_t)count, sizeof *samples, by_number);
	int run = longest_run(samples, count, &begin);
	double atom = samples[begin];
	bool is_atom = run == count || (run >= ATOM_LEAST && run >= MASS * count);
	if (is_atom) /* the others close up */
		for (int i = begin + run; i < count; i++)
			samples[i - run] = samples[i];
	struct axis axis = laid_over(samples, is_atom ? count - run : count, least, most);
	if (is_atom)
		give_cell(&axis, atom);
	return axis;
}
