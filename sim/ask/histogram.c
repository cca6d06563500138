/* SPDX-License-Identifier: GPL-3.0-or-later */
/* histogram: cells are found for a whole row at a time, in vector code, together with moments, which go into eight
 * sums, by place in the row, that are added in a fixed order. Counting is one step a sample. */
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include "ask/histogram.h"
#include "base/clones.h"
#include "base/function.h"

enum { WAYS = 8 };

struct ways {
	double sum[WAYS], square[WAYS], least[WAYS], most[WAYS];
};

/* All samples are numbers, or the moments will tell. n is a multiple of WAYS. Cut to the cells that there are, but
 * not yet whole numbers, which would cost vector code its speed here. */
CLONES static void cut_and_sum(const struct axis *axis, const double *restrict x, int n, double *restrict cut,
                               struct ways *restrict ways)
{
	const double low = axis->low, scale = axis->scale, centre = axis->centre;
	double sum[WAYS] = {0}, square[WAYS] = {0}, least[WAYS] = {0}, most[WAYS] = {0};
	for (int i = 0; i < n; i += WAYS)
#pragma omp simd
		for (int j = 0; j < WAYS; j++) {
			double at = (x[i + j] - low) * scale, d = x[i + j] - centre;
			at = at > 0 ? at : 0;
			cut[i + j] = at < HISTOGRAM_ABOVE ? at : HISTOGRAM_ABOVE;
			sum[j] += d;
			square[j] += d * d;
			least[j] = d < least[j] ? d : least[j];
			most[j] = d > most[j] ? d : most[j];
		}
	memcpy(ways->sum, sum, sizeof sum);
	memcpy(ways->square, square, sizeof square);
	memcpy(ways->least, least, sizeof least);
	memcpy(ways->most, most, sizeof most);
}

CLONES static void make_whole(const double *restrict cut, int n, uint16_t *restrict cell)
{
#pragma omp simd
	for (int i = 0; i < n; i++)
		cell[i] = (uint16_t)(int32_t)cut[i];
}

/* As cut_and_sum for any axis: `t` are the places of x. */
CLONES static void cut_beside(const struct axis *axis, const double *restrict x, const double *restrict t, int n,
                              double *restrict cut)
{
	const double low = axis->low, scale = axis->scale, atom = axis->atom, edge = axis->atom_cell,
				 before = axis->atom_cell - 1;
	if (axis->atom_cell < 0) {
#pragma omp simd
		for (int i = 0; i < n; i++) {
			double at = (t[i] - low) * scale;
			at = at > 0 ? at : 0;
			cut[i] = at < HISTOGRAM_ABOVE ? at : HISTOGRAM_ABOVE;
		}
		return;
	}
#pragma omp simd
	for (int i = 0; i < n; i++) {
		double at = (t[i] - low) * scale;
		at = at > 0 ? at : 0;
		at = at < HISTOGRAM_ABOVE ? at : HISTOGRAM_ABOVE;
		double below = at < edge ? at : before, above = (at > edge ? at : edge) + 1;
		double beside = x[i] < atom ? below : above;
		cut[i] = x[i] == atom ? edge : beside;
	}
}

CLONES static void sum_up(const struct axis *axis, const double *restrict x, int n, struct ways *restrict ways)
{
	const double centre = axis->centre, unit = axis->unit;
	double sum[WAYS] = {0}, square[WAYS] = {0}, least[WAYS] = {0}, most[WAYS] = {0};
	for (int i = 0; i < n; i += WAYS)
#pragma omp simd
		for (int j = 0; j < WAYS; j++) {
			double away = (x[i + j] - centre) * unit;
			sum[j] += away;
			square[j] += away * away;
			least[j] = away < least[j] ? away : least[j];
			most[j] = away > most[j] ? away : most[j];
		}
	memcpy(ways->sum, sum, sizeof sum);
	memcpy(ways->square, square, sizeof square);
	memcpy(ways->least, least, sizeof least);
	memcpy(ways->most, most, sizeof most);
}

static void sort_beside(const struct axis *axis, const double *x, int n, uint16_t *cell, struct ways *ways)
{
	double cut[HISTOGRAM_ROW], t[HISTOGRAM_ROW], d[HISTOGRAM_ROW];
	const double *place = x;
	if (axis->bend > 0) {
		for (int i = 0; i < n; i++)
			d[i] = 1 + fabs(x[i] - axis->centre) / axis->bend;
		function_log_array(t, d, (size_t)n);
		for (int i = 0; i < n; i++)
			t[i] = copysign(t[i], x[i] - axis->centre);
		place = t;
	}
	cut_beside(axis, x, place, n, cut);
	make_whole(cut, n, cell);
	sum_up(axis, x, n, ways);
}

/* The same for samples of which some are none: these count in a cell of their own. */
static void sort_all(const struct axis *axis, const double *x, int n, uint16_t *cell, struct ways *ways)
{
	for (int i = 0; i < n; i++) {
		bool number = x[i] - x[i] == 0;
		double d = number ? (x[i] - axis->centre) * axis->unit : 0;
		int j = i % WAYS;
		cell[i] = number ? (uint16_t)axis_cell(axis, x[i]) : HISTOGRAM_NONE;
		ways->sum[j] += d;
		ways->square[j] += d * d;
		ways->least[j] = d < ways->least[j] ? d : ways->least[j];
		ways->most[j] = d > ways->most[j] ? d : ways->most[j];
	}
}

static double adjacent(const double *sum)
{
	return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

static bool are_numbers(const struct ways *ways)
{
	double all = adjacent(ways->sum) + adjacent(ways->square);
	return all - all == 0;
}

double histogram_sort(const struct axis *axis, const double *x, int n, uint16_t *cell, struct moments *moments)
{
	struct ways ways = {0};
	double cut[HISTOGRAM_ROW];
	bool plain = axis_is_plain(axis), quick = n % WAYS == 0;
	if (quick && !plain) {
		sort_beside(axis, x, n, cell, &ways);
	} else if (quick) {
		cut_and_sum(axis, x, n, cut, &ways);
		make_whole(cut, n, cell);
	}
	if (!quick || !are_numbers(&ways)) {
		ways = (struct ways){0};
		sort_all(axis, x, n, cell, &ways);
	}
	struct moments of_row = {adjacent(ways.sum), adjacent(ways.square), ways.least[0], ways.most[0]};
	for (int j = 1; j < WAYS; j++) {
		of_row.least = ways.least[j] < of_row.least ? ways.least[j] : of_row.least;
		of_row.most = ways.most[j] > of_row.most ? ways.most[j] : of_row.most;
	}
	moments_merge(moments, &of_row);
	return axis->centre + of_row.least / axis->unit;
}

CLONES static size_t count_equal(const uint16_t *cell, size_t n, uint16_t wanted)
{
	size_t equal = 0;
	for (size_t i = 0; i < n; i += HISTOGRAM_ROW) {
		size_t end = n - i < HISTOGRAM_ROW ? n : i + HISTOGRAM_ROW;
		uint16_t of_row = 0;
#pragma omp simd reduction(+ : of_row)
		for (size_t k = i; k < end; k++)
			of_row = (uint16_t)(of_row + (cell[k] == wanted));
		equal += of_row;
	}
	return equal;
}

static void count_plainly(uint32_t *cells, const uint16_t *cell, size_t n)
{
	for (size_t i = 0; i < n; i++)
		cells[cell[i]]++;
}

/* Again and again the same counter would keep the processor waiting: those at the atom are counted together, and the
 * others moved up first. */
static void count_beside(uint32_t *cells, const uint16_t *cell, size_t n, uint16_t atom)
{
	uint16_t others[HISTOGRAM_ROW];
	for (size_t i = 0; i < n; i += HISTOGRAM_ROW) {
		size_t end = n - i < HISTOGRAM_ROW ? n : i + HISTOGRAM_ROW, left = 0;
		for (size_t k = i; k < end; k++) {
			others[left] = cell[k];
			left += cell[k] != atom;
		}
		cells[atom] += (uint32_t)(end - i - left);
		count_plainly(cells, others, left);
	}
}

void histogram_count(const struct axis *axis, uint32_t *cells, const uint16_t *cell, size_t n)
{
	uint16_t atom = (uint16_t)axis->atom_cell;
	size_t equal = axis->atom_cell < 0 ? 0 : count_equal(cell, n, atom);
	if (equal && equal == n)
		cells[atom] += (uint32_t)n;
	else if (equal > n / 4)
		count_beside(cells, cell, n, atom);
	else
		count_plainly(cells, cell, n);
}

void moments_merge(struct moments *into, const struct moments *from)
{
	into->sum += from->sum;
	into->square += from->square;
	into->least = from->least < into->least ? from->least : into->least;
	into->most = from->most > into->most ? from->most : into->most;
}

double moments_mean(const struct axis *axis, const struct moments *moments, uint64_t count)
{
	double mean = axis->centre + moments->sum / (double)count / axis->unit;
	double least = moments_least(axis, moments), most = moments_most(axis, moments);
	return mean < least ? least : mean > most ? most : mean;
}

double moments_least(const struct axis *axis, const struct moments *moments)
{
	return axis->centre + moments->least / axis->unit;
}
double moments_most(const struct axis *axis, const struct moments *moments)
{
	return axis->centre + moments->most / axis->unit;
}

double moments_sd(const struct axis *axis, const struct moments *moments, uint64_t count)
{
	double n = (double)count, rest = moments->square - moments->sum * (moments->sum / n);
	return count > 1 && rest > 0 ? sqrt(rest / (n - 1)) / axis->unit : 0;
}

int histogram_cell_of(const uint64_t *cells, uint64_t rank, uint64_t *before)
{
	int cell = 0;
	*before = 0;
	while (cell < HISTOGRAM_NONE - 1 && *before + cells[cell] <= rank)
		*before += cells[cell++];
	return cell;
}

void histogram_ranks(double p, uint64_t count, uint64_t rank[2], double *part)
{
	double at = p * (double)(count - 1);
	rank[0] = (uint64_t)at;
	rank[1] = rank[0] + 1 < count ? rank[0] + 1 : rank[0];
	*part = at - (double)rank[0];
}

/* Of that rank, a part of the way to the next in the same cell. */
static double sample_in(const struct axis *axis, const uint64_t *cells, int cell, double rank,
                        const struct moments *moments)
{
	double least = moments_least(axis, moments), most = moments_most(axis, moments), from, to;
	axis_ends(axis, cell, least, most, &from, &to);
	double x = from + (rank + 0.5) / (double)cells[cell] * (to - from);
	return x < least ? least : x > most ? most : x;
}

double histogram_quantile(const struct axis *axis, const uint64_t *cells, uint64_t count, double p,
                          const struct moments *moments)
{
	uint64_t rank[2], before;
	double part;
	histogram_ranks(p, count, rank, &part);
	int cell = histogram_cell_of(cells, rank[0], &before), next = cell + 1;
	if (rank[1] < before + cells[cell])
		return sample_in(axis, cells, cell, p * (double)(count - 1) - (double)before, moments);
	while (!cells[next]) /* the other sample is the first of the next cell that has any */
		next++;
	double low = sample_in(axis, cells, cell, (double)(rank[0] - before), moments),
		   high = sample_in(axis, cells, next, 0, moments);
	return histogram_between(low, high, part);
}

double histogram_sample(const struct axis *axis, const uint64_t *cells, uint64_t rank, const struct moments *moments)
{
	uint64_t before;
	int cell = histogram_cell_of(cells, rank, &before);
	return sample_in(axis, cells, cell, (double)(rank - before), moments);
}

/* Both ways to go are taken, where one would be longer than a double. */
double histogram_between(double low, double high, double part)
{
	double way = high - low, at = isfinite(way) ? low + part * way : (1 - part) * low + part * high;
	return at < low ? low : at > high ? high : at;
}

/* --- a number held against them --- */

/* A cell's ends, within what was sampled. */
static void cell_ends(const struct axis *axis, const struct moments *moments, int cell, double *from, double *to)
{
	double least = moments_least(axis, moments), most = moments_most(axis, moments);
	axis_ends(axis, cell, least, most, from, to);
	*from = *from > least ? *from : least;
	*to = *to < most ? *to : most;
}

double histogram_quantile_error(const struct axis *axis, const uint64_t *cells, uint64_t count, double p,
                                const struct moments *moments)
{
	uint64_t rank[2], before;
	double part, widest = 0, from, to;
	histogram_ranks(p, count, rank, &part);
	for (int i = 0; i < 2; i++) {
		cell_ends(axis, moments, histogram_cell_of(cells, rank[i], &before), &from, &to);
		widest = to - from > widest ? to - from : widest;
	}
	return widest;
}

double histogram_below(const struct axis *axis, const uint64_t *cells, uint64_t count, const struct moments *moments,
                       double y)
{
	double below = 0;
	for (int cell = 0; cell < HISTOGRAM_NONE; cell++) {
		double from, to;
		cell_ends(axis, moments, cell, &from, &to);
		double part = y > to || (y == to && to > from) ? 1
		              : y <= from                      ? 0
		                                               : (y - from) / (to - from); /* strictly below an atom */
		below += cells[cell] ? part * (double)cells[cell] : 0;
	}
	return below / (double)count;
}

/* The integral of the square of what goes straight from a to b. */
static double squared(double a, double b, double width) { return width > 0 ? width * (a * a + a * b + b * b) / 3 : 0; }

double histogram_score(const struct axis *axis, const uint64_t *cells, uint64_t count, const struct moments *moments,
                       double y)
{
	double least = moments_least(axis, moments), most = moments_most(axis, moments), before = 0;
	double score = y < least ? least - y : y > most ? y - most : 0;
	for (int cell = 0; cell < HISTOGRAM_NONE; cell++) {
		double from, to, after = before + (double)cells[cell] / (double)count;
		cell_ends(axis, moments, cell, &from, &to);
		double cut = y < from ? from
		             : y > to ? to
		                      : y,
			   at = to > from ? before + (after - before) * (cut - from) / (to - from) : before;
		if (to > from)
			score += squared(before, at, cut - from) + squared(1 - at, 1 - after, to - cut);
		before = after;
	}
	return score;
}
