/* SPDX-License-Identifier: GPL-3.0-or-later */
/* histogram: cells are found for a whole row at a time, in vector code, together with moments, which go into eight sums,
 * by place in the row, that are added in a fixed order. Counting is one step a sample. */
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include "ask/histogram.h"
#include "base/clones.h"

enum { WAYS = 8 };

struct axis axis_between(double least, double most)
{
	double margin = (most - least) * 0.05;
	if (!(margin > 0) || !isfinite(margin))
		return (struct axis){least, 0, least};
	double low = least - margin, high = most + margin, scale = HISTOGRAM_BINS / (high - low);
	return (struct axis){low - 1 / scale, scale, least + (most - least) / 2};
}

struct ways {
	double sum[WAYS], square[WAYS], least[WAYS], most[WAYS];
};

/* All samples are numbers, or the moments will tell. n is a multiple of WAYS. Cut to the cells that there are, but not yet
 * whole numbers, which would cost vector code its speed here. */
CLONES static void cut_and_sum(const struct axis *axis, const double *restrict x, int n, double *restrict cut, struct ways *restrict ways)
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

/* The same for samples of which some are none: these count in a cell of their own. */
static void sort_all(const struct axis *axis, const double *x, int n, uint16_t *cell, struct ways *ways)
{
	for (int i = 0; i < n; i++) {
		double at = (x[i] - axis->low) * axis->scale, d = x[i] - axis->centre;
		bool number = x[i] - x[i] == 0;
		int j = i % WAYS;
		at = at > 0 ? at : 0;
		at = at < HISTOGRAM_ABOVE ? at : HISTOGRAM_ABOVE;
		cell[i] = number ? (uint16_t)at : HISTOGRAM_NONE;
		d = number ? d : 0;
		ways->sum[j] += d;
		ways->square[j] += d * d;
		ways->least[j] = d < ways->least[j] ? d : ways->least[j];
		ways->most[j] = d > ways->most[j] ? d : ways->most[j];
	}
}

static double in_order(const double *sum) { return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7])); }

static bool are_numbers(const struct ways *ways)
{
	double all = in_order(ways->sum) + in_order(ways->square);
	return all - all == 0;
}

double histogram_sort(const struct axis *axis, const double *x, int n, uint16_t *cell, struct moments *moments)
{
	struct ways ways = {0};
	double cut[HISTOGRAM_ROW];
	bool quick = n % WAYS == 0;
	if (quick) {
		cut_and_sum(axis, x, n, cut, &ways);
		make_whole(cut, n, cell);
	}
	if (!quick || !are_numbers(&ways)) {
		ways = (struct ways){0};
		sort_all(axis, x, n, cell, &ways);
	}
	struct moments of_row = {in_order(ways.sum), in_order(ways.square), ways.least[0], ways.most[0]};
	for (int j = 1; j < WAYS; j++) {
		of_row.least = ways.least[j] < of_row.least ? ways.least[j] : of_row.least;
		of_row.most = ways.most[j] > of_row.most ? ways.most[j] : of_row.most;
	}
	moments_merge(moments, &of_row);
	return axis->centre + of_row.least;
}

void histogram_count(uint32_t *cells, const uint16_t *cell, size_t n)
{
	for (size_t i = 0; i < n; i++)
		cells[cell[i]]++;
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
	return axis->centre + moments->sum / (double)count;
}

double moments_sd(const struct moments *moments, uint64_t count)
{
	double n = (double)count, rest = moments->square - moments->sum * (moments->sum / n);
	return count > 1 && rest > 0 ? sqrt(rest / (n - 1)) : 0;
}

int histogram_cell_of(const uint64_t *cells, uint64_t rank, uint64_t *before)
{
	int cell = 0;
	*before = 0;
	while (cell < HISTOGRAM_ABOVE && *before + cells[cell] <= rank)
		*before += cells[cell++];
	return cell;
}

double histogram_quantile(const struct axis *axis, const uint64_t *cells, uint64_t count, double p,
                          const struct moments *moments)
{
	double least = axis->centre + moments->least, most = axis->centre + moments->most;
	double rank = p * (double)(count - 1);
	uint64_t before;
	int cell = histogram_cell_of(cells, (uint64_t)rank, &before);
	double part = (rank - (double)before + 0.5) / (double)cells[cell];
	if (axis->scale == 0)
		return least;
	double from = axis->low + cell / axis->scale, to = axis->low + (cell + 1) / axis->scale;
	if (cell == HISTOGRAM_BELOW)
		from = least;
	if (cell == HISTOGRAM_ABOVE)
		to = most;
	double x = from + part * (to - from);
	return x < least ? least : x > most ? most : x;
}

/* --- a number held against them --- */

/* A cell's ends, within what was sampled. */
static void ends(const struct axis *axis, const struct moments *moments, int cell, double *from, double *to)
{
	double least = axis->centre + moments->least, most = axis->centre + moments->most;
	double low = cell == HISTOGRAM_BELOW ? least : axis->low + cell / axis->scale, high = cell == HISTOGRAM_ABOVE ? most : axis->low + (cell + 1) / axis->scale;
	*from = low > least ? low : least;
	*to = high < most ? high : most;
}

double histogram_below(const struct axis *axis, const uint64_t *cells, uint64_t count, const struct moments *moments, double y)
{
	double below = 0;
	if (axis->scale == 0)
		return y > axis->centre + moments->least ? 1 : 0;
	for (int cell = 0; cell < HISTOGRAM_NONE; cell++) {
		double from, to;
		ends(axis, moments, cell, &from, &to);
		double part = y >= to ? 1 : y <= from ? 0 : (y - from) / (to - from);
		below += cells[cell] ? part * (double)cells[cell] : 0;
	}
	return below / (double)count;
}

/* The integral of the square of what goes straight from a to b. */
static double squared(double a, double b, double width) { return width > 0 ? width * (a * a + a * b + b * b) / 3 : 0; }

double histogram_score(const struct axis *axis, const uint64_t *cells, uint64_t count, const struct moments *moments, double y)
{
	double least = axis->centre + moments->least, most = axis->centre + moments->most, before = 0;
	double score = y < least ? least - y : y > most ? y - most : 0;
	if (axis->scale == 0)
		return fabs(y - least);
	for (int cell = 0; cell < HISTOGRAM_NONE; cell++) {
		double from, to, after = before + (double)cells[cell] / (double)count;
		ends(axis, moments, cell, &from, &to);
		double cut = y < from ? from : y > to ? to : y, at = to > from ? before + (after - before) * (cut - from) / (to - from) : before;
		if (to > from)
			score += squared(before, at, cut - from) + squared(1 - at, 1 - after, to - cut);
		before = after;
	}
	return score;
}
