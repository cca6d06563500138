/* SPDX-License-Identifier: GPL-3.0-or-later */
/* histogram: cells are found for a whole row at a time, in vector code; counting is one step a sample. Moments go into
 * eight sums, by place in the row, which are added in a fixed order. */
#include <math.h>
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

/* n is a multiple of WAYS. */
CLONES static void sort_into_cells(const struct axis *axis, const double *restrict x, int n, int32_t *restrict cell)
{
	const double low = axis->low, scale = axis->scale;
#pragma omp simd
	for (int i = 0; i < n; i++) {
		double at = (x[i] - low) * scale;
		at = at > 0 ? at : 0;
		at = at < HISTOGRAM_ABOVE ? at : HISTOGRAM_ABOVE;
		at = x[i] - x[i] == 0 ? at : HISTOGRAM_NONE; /* infinite, or no number */
		cell[i] = (int32_t)at;
	}
}

struct ways {
	double sum[WAYS], square[WAYS], least[WAYS], most[WAYS];
};

CLONES static void add_moments(double centre, const double *restrict x, int n, struct ways *restrict ways)
{
	for (int i = 0; i < n; i += WAYS)
#pragma omp simd
		for (int j = 0; j < WAYS; j++) {
			double d = x[i + j] - centre;
			d = d - d == 0 ? d : 0;
			ways->sum[j] += d;
			ways->square[j] += d * d;
			ways->least[j] = d < ways->least[j] ? d : ways->least[j];
			ways->most[j] = d > ways->most[j] ? d : ways->most[j];
		}
}

static double in_order(const double *sum) { return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7])); }

/* Rows end at a multiple of WAYS: what is missing is no number. */
static const double *filled(const double *x, int n, double *copy)
{
	if (n % WAYS == 0)
		return x;
	memcpy(copy, x, (size_t)n * sizeof *x);
	for (int i = n; i < (n + WAYS - 1) / WAYS * WAYS; i++)
		copy[i] = NAN;
	return copy;
}

void histogram_add(const struct axis *axis, uint32_t *cells, struct moments *moments, const double *x, int n)
{
	double copy[HISTOGRAM_MOST];
	struct ways ways = {0};
	int32_t cell[HISTOGRAM_MOST];
	const double *from = filled(x, n, copy);
	int whole = (n + WAYS - 1) / WAYS * WAYS;
	sort_into_cells(axis, from, whole, cell);
	add_moments(axis->centre, from, whole, &ways);
	for (int i = 0; i < n; i++)
		cells[cell[i]]++;
	struct moments of_row = {in_order(ways.sum), in_order(ways.square), ways.least[0], ways.most[0]};
	for (int j = 1; j < WAYS; j++) {
		of_row.least = ways.least[j] < of_row.least ? ways.least[j] : of_row.least;
		of_row.most = ways.most[j] > of_row.most ? ways.most[j] : of_row.most;
	}
	moments_merge(moments, &of_row);
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

void histogram_cells(const struct axis *axis, const double *x, int n, int32_t *cell)
{
	double copy[HISTOGRAM_MOST];
	int32_t all[HISTOGRAM_MOST];
	sort_into_cells(axis, filled(x, n, copy), (n + WAYS - 1) / WAYS * WAYS, all);
	memcpy(cell, all, (size_t)n * sizeof *cell);
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
