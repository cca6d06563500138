/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Histograms: moments against their definition, quantiles against sorted samples within a cell, and the same bits
 * however the samples are shared out. */
#include "ask/histogram.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/function.h"
#include "core/draw.h"
#include "tests/test.h"

enum { SAMPLES = 40000 };

static uint64_t state;
static double uniform(void)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return ((double)(state >> 11) + 0.5) * 0x1p-53;
}

static void fill(double *x, int n, double mean, double sd)
{
	state = 7;
	for (int i = 0; i < n; i++)
		x[i] = mean + sd * function_normal_inverse(uniform());
}

struct filled {
	struct axis axis;
	uint32_t cells[HISTOGRAM_CELLS];
	uint64_t wide[HISTOGRAM_CELLS];
	struct moments moments;
};

static struct filled *filled_with(const double *x, int n, int pilot, int step)
{
	struct filled *made = calloc(1, sizeof *made);
	double least = INFINITY, most = -INFINITY;
	for (int i = 0; i < pilot; i++) {
		least = x[i] < least ? x[i] : least;
		most = x[i] > most ? x[i] : most;
	}
	made->axis = axis_between(least, most);
	uint16_t cell[SAMPLES];
	for (int i = 0; i < n; i += step)
		histogram_sort(&made->axis, x + i, n - i < step ? n - i : step, cell + i, &made->moments);
	histogram_count(&made->axis, made->cells, cell, (size_t)n);
	for (int c = 0; c < HISTOGRAM_CELLS; c++)
		made->wide[c] = made->cells[c];
	return made;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

TEST(histogram_quantiles_are_within_a_cell_of_exact_ones)
{
	static double x[SAMPLES], sorted[SAMPLES];
	static const double p[] = {0, 0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999, 1};
	fill(x, SAMPLES, 2238, 150);
	memcpy(sorted, x, sizeof x);
	qsort(sorted, SAMPLES, sizeof *sorted, compare);
	struct filled *made = filled_with(x, SAMPLES, 4096, 256);
	for (size_t i = 0; i < sizeof p / sizeof *p; i++) {
		double at = p[i] * (SAMPLES - 1), exact = sorted[(int)at];
		double got = histogram_quantile(&made->axis, made->wide, SAMPLES, p[i], &made->moments);
		double cell = 1 / made->axis.scale;
		CHECK_CLOSE(got, exact, p[i] == 0 || p[i] == 1 ? 150 : cell); /* the ends lie beyond what the pilot saw */
	}
	free(made);
}

TEST(histogram_moments_are_those_of_the_samples)
{
	static double x[SAMPLES];
	fill(x, SAMPLES, 1e6, 1); /* a naive sum of squares would lose half its digits here */
	struct filled *made = filled_with(x, SAMPLES, 4096, 256);
	double sum = 0, square = 0, least = INFINITY;
	for (int i = 0; i < SAMPLES; i++) {
		sum += x[i] - 1e6;
		least = x[i] < least ? x[i] : least;
	}
	double mean = sum / SAMPLES;
	for (int i = 0; i < SAMPLES; i++)
		square += (x[i] - 1e6 - mean) * (x[i] - 1e6 - mean);
	CHECK_CLOSE(moments_mean(&made->axis, &made->moments, SAMPLES), 1e6 + mean, 1e-9);
	CHECK_CLOSE(moments_sd(&made->axis, &made->moments, SAMPLES), sqrt(square / (SAMPLES - 1)), 1e-10);
	CHECK_CLOSE(made->axis.centre + made->moments.least, least, 1e-9);
	free(made);
}

TEST(histogram_counts_what_lies_outside_and_what_is_no_number)
{
	double x[13] = {0, 1, 2, 3, 4, 5, 6, 7, -100, 100, NAN, INFINITY, -INFINITY};
	struct filled *made = filled_with(x, 13, 8, 13);
	CHECK_INT(made->cells[HISTOGRAM_BELOW], 1);
	CHECK_INT(made->cells[HISTOGRAM_ABOVE], 1);
	CHECK_INT(made->cells[HISTOGRAM_NONE], 3);
	CHECK_CLOSE(moments_mean(&made->axis, &made->moments, 10), 2.8, 1e-12);
	CHECK_CLOSE(histogram_quantile(&made->axis, made->wide, 10, 0, &made->moments), -100,
	            60); /* below: between the least and the pilot's */
	free(made);
}

TEST(histogram_of_one_value_gives_that_value)
{
	double x[20];
	for (int i = 0; i < 20; i++)
		x[i] = 14.5;
	struct filled *made = filled_with(x, 20, 20, 20);
	for (int i = 0; i <= 4; i++)
		CHECK_CLOSE(histogram_quantile(&made->axis, made->wide, 20, i / 4.0, &made->moments), 14.5, 0);
	CHECK_CLOSE(moments_sd(&made->axis, &made->moments, 20), 0, 0);
	free(made);
}

TEST(histogram_cells_do_not_depend_on_how_rows_are_cut)
{
	static double x[SAMPLES];
	fill(x, SAMPLES, 0, 1);
	struct filled *whole = filled_with(x, SAMPLES, 4096, 256), *odd = filled_with(x, SAMPLES, 4096, 77);
	CHECK(memcmp(whole->cells, odd->cells, sizeof whole->cells) == 0);
	uint16_t cell[13];
	histogram_sort(&whole->axis, x, 13, cell, &whole->moments);
	for (int i = 0; i < 13; i++)
		CHECK(cell[i] == (int)((x[i] - whole->axis.low) * whole->axis.scale));
	free(whole);
	free(odd);
}

TEST(histogram_ranks_are_found_in_their_cells)
{
	uint64_t cells[HISTOGRAM_CELLS] = {2, 0, 3, 0, 1}, before;
	CHECK_INT(histogram_cell_of(cells, 0, &before), 0);
	CHECK_INT(histogram_cell_of(cells, 1, &before), 0);
	CHECK_INT(histogram_cell_of(cells, 2, &before), 2);
	CHECK_INT((int)before, 2);
	CHECK_INT(histogram_cell_of(cells, 4, &before), 2);
	CHECK_INT(histogram_cell_of(cells, 5, &before), 4);
	CHECK_INT((int)before, 5);
}

/* Against the normal's own: P(x < y) = Phi(z), and the score sd (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)) (T.
 * Gneiting, A. Raftery, 2007). */
TEST(histogram_holds_a_number_against_normals)
{
	enum { NORMALS = 1 << 18 };
	static uint32_t cells[HISTOGRAM_CELLS];
	uint64_t wide[HISTOGRAM_CELLS];
	struct axis axis = axis_between(50 - 4.5 * 3, 50 + 4.5 * 3);
	struct moments moments = {0};
	for (int block = 0; block < NORMALS / DRAW_BLOCK; block++) {
		double x[DRAW_BLOCK];
		uint16_t cell[DRAW_BLOCK];
		draw_normals(77, (uint64_t)block, x);
		for (int i = 0; i < DRAW_BLOCK; i++)
			x[i] = 50 + 3 * x[i];
		histogram_sort(&axis, x, DRAW_BLOCK, cell, &moments);
		histogram_count(&axis, cells, cell, DRAW_BLOCK);
	}
	for (int c = 0; c < HISTOGRAM_CELLS; c++)
		wide[c] = cells[c];
	for (double z = -3; z <= 3; z += 0.75) {
		double y = 50 + 3 * z, below = function_normal(z), density = exp(-z * z / 2) / sqrt(2 * M_PI);
		CHECK(fabs(histogram_below(&axis, wide, NORMALS, &moments, y) - below) < 0.005);
		CHECK_CLOSE(histogram_score(&axis, wide, NORMALS, &moments, y),
		            3 * (z * (2 * below - 1) + 2 * density - 1 / sqrt(M_PI)), 0.01);
	}
	/* beyond all of them: the distance counts in full */
	double far = histogram_score(&axis, wide, NORMALS, &moments, 150);
	CHECK_CLOSE(far, 100 - 3 / sqrt(M_PI), 0.002);
	CHECK_CLOSE(histogram_below(&axis, wide, NORMALS, &moments, 150), 1, 1e-12);
	CHECK_CLOSE(histogram_below(&axis, wide, NORMALS, &moments, -150), 0, 0);
}

TEST(histogram_of_one_number_scores_its_distance)
{
	double x[8] = {7, 7, 7, 7, 7, 7, 7, 7};
	uint16_t cell[8];
	static uint32_t cells[HISTOGRAM_CELLS];
	uint64_t wide[HISTOGRAM_CELLS];
	struct axis axis = axis_between(7, 7);
	struct moments moments = {0};
	histogram_sort(&axis, x, 8, cell, &moments);
	histogram_count(&axis, cells, cell, 8);
	for (int c = 0; c < HISTOGRAM_CELLS; c++)
		wide[c] = cells[c];
	CHECK_CLOSE(histogram_score(&axis, wide, 8, &moments, 10), 3, 1e-12);
	CHECK_CLOSE(histogram_below(&axis, wide, 8, &moments, 10), 1, 0);
	CHECK_CLOSE(histogram_below(&axis, wide, 8, &moments, 5), 0, 0);
}

static double sorted_quantile(const double *sorted, int n, double p) { return sorted[(int)(p * (n - 1))]; }

/* As ensembles do: an axis of a part of the first 4096, then all. */
static struct filled *filled_by_pilot(const double *x, int n)
{
	struct filled *made = calloc(1, sizeof *made);
	double pilot[256], least = INFINITY, most = -INFINITY;
	static uint16_t cell[SAMPLES];
	for (int i = 0; i < 4096; i++) {
		least = x[i] < least ? x[i] : least;
		most = x[i] > most ? x[i] : most;
		pilot[i / 16] = x[i];
	}
	made->axis = axis_of(pilot, 256, least, most);
	for (int i = 0; i < n; i += 256)
		histogram_sort(&made->axis, x + i, n - i < 256 ? n - i : 256, cell + i, &made->moments);
	histogram_count(&made->axis, made->cells, cell, (size_t)n);
	for (int c = 0; c < HISTOGRAM_CELLS; c++)
		made->wide[c] = made->cells[c];
	return made;
}

static const double asked[] = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

TEST(histogram_of_a_long_tail_keeps_its_middle)
{
	static double x[SAMPLES], sorted[SAMPLES];
	for (int spread = 1; spread <= 4; spread++) {
		fill(x, SAMPLES, 0, spread);
		for (int i = 0; i < SAMPLES; i++)
			sorted[i] = x[i] = 3 * exp(x[i]); /* lognormal: at 4 the largest are some 1e7, the median 3 */
		qsort(sorted, SAMPLES, sizeof *sorted, compare);
		struct filled *made = filled_by_pilot(x, SAMPLES);
		for (int i = 0; i < 7; i++) {
			double exact = sorted_quantile(sorted, SAMPLES, asked[i]);
			double got = histogram_quantile(&made->axis, made->wide, SAMPLES, asked[i], &made->moments);
			CHECK(fabs(got - exact) < 0.02 * (fabs(exact - 3) + 1));
		}
		free(made);
	}
}

TEST(histogram_of_an_atom_gives_it_exactly)
{
	static double x[SAMPLES], sorted[SAMPLES];
	fill(x, SAMPLES, 0, 1);
	for (int i = 0; i < SAMPLES; i++)
		sorted[i] = x[i] = x[i] < 0.7 ? 0.7 : x[i]; /* three quarters of them */
	qsort(sorted, SAMPLES, sizeof *sorted, compare);
	struct filled *made = filled_by_pilot(x, SAMPLES);
	CHECK(made->axis.atom_cell >= 0 && made->axis.atom == 0.7);
	for (int i = 0; i < 7; i++)
		CHECK(fabs(histogram_quantile(&made->axis, made->wide, SAMPLES, asked[i], &made->moments) -
		           sorted_quantile(sorted, SAMPLES, asked[i])) < 0.01);
	CHECK_CLOSE(histogram_quantile(&made->axis, made->wide, SAMPLES, 0.5, &made->moments), 0.7, 0);
	CHECK_CLOSE(histogram_below(&made->axis, made->wide, SAMPLES, &made->moments, 0.7), 0, 0); /* strictly below */
	CHECK(fabs(histogram_below(&made->axis, made->wide, SAMPLES, &made->moments, 0.7001) - function_normal(0.7)) <
	      0.01);
	free(made);
}

TEST(histogram_of_what_the_pilot_did_not_see)
{
	static double x[SAMPLES];
	for (int i = 0; i < SAMPLES; i++)
		x[i] = i < 4096 || i % 1000 ? 0 : -0.01 * (1 + i % 7); /* one of a thousand, none in the pilot */
	struct filled *made = filled_by_pilot(x, SAMPLES);
	for (int i = 0; i < 7; i++)
		CHECK_CLOSE(histogram_quantile(&made->axis, made->wide, SAMPLES, asked[i], &made->moments), 0, 0);
	double below = histogram_below(&made->axis, made->wide, SAMPLES, &made->moments, -1e-9);
	CHECK(below > 0 && below < 0.0015);
	free(made);
}

TEST(histogram_of_very_large_and_very_small_numbers_has_a_spread)
{
	static const double size[] = {1e300, 1e-300};
	static double x[SAMPLES];
	for (int s = 0; s < 2; s++) {
		fill(x, SAMPLES, 5, 1);
		for (int i = 0; i < SAMPLES; i++)
			x[i] *= size[s];
		struct filled *made = filled_by_pilot(x, SAMPLES);
		CHECK_CLOSE(moments_sd(&made->axis, &made->moments, SAMPLES) / size[s], 1, 0.02);
		CHECK_CLOSE(moments_mean(&made->axis, &made->moments, SAMPLES) / size[s], 5, 0.01);
		free(made);
	}
}

/* One by one and in rows: the same cells. */
TEST(histogram_cells_are_those_of_the_axis)
{
	static double x[256];
	for (int shape = 0; shape < 3; shape++) {
		double pilot[256], least = INFINITY, most = -INFINITY;
		uint16_t cell[256];
		fill(x, 256, 0, 1);
		for (int i = 0; i < 256; i++) {
			x[i] = shape == 0 ? x[i] : shape == 1 ? (x[i] > 0.3 ? 0.3 : x[i]) : exp(4 * x[i]);
			pilot[i] = x[i];
			least = x[i] < least ? x[i] : least;
			most = x[i] > most ? x[i] : most;
		}
		struct axis axis = axis_of(pilot, 256, least, most);
		CHECK(shape == 0 ? axis_is_plain(&axis) : shape == 1 ? axis.atom_cell > 0 : axis.bend > 0);
		histogram_sort(&axis, x, 256, cell, &(struct moments){0});
		for (int i = 0; i < 256; i++)
			CHECK_INT(cell[i], axis_cell(&axis, x[i]));
	}
}

TEST(histogram_of_no_samples_counts_nothing)
{
	uint32_t *cells = calloc(HISTOGRAM_CELLS, sizeof *cells); /* on its own, so that sanitizers see its ends */
	struct axis plain = axis_between(0, 1), one = axis_of((double[]){7}, 1, 7, 7);
	histogram_count(&plain, cells, NULL, 0);
	histogram_count(&one, cells, NULL, 0);
	for (int c = 0; c < HISTOGRAM_CELLS; c++)
		CHECK_INT(cells[c], 0);
	free(cells);
}

/* Type 7 between two samples that lie in different cells: half way across the gap. */
TEST(histogram_quantiles_reach_across_a_gap)
{
	static double x[1000];
	for (int i = 0; i < 1000; i++)
		x[i] = i % 2 ? 100 : 0;
	struct filled *made = filled_with(x, 1000, 1000, 250);
	double cell = 1 / made->axis.scale;
	CHECK_CLOSE(histogram_quantile(&made->axis, made->wide, 1000, 0.5, &made->moments), 50, cell / 50);
	CHECK_CLOSE(histogram_quantile(&made->axis, made->wide, 1000, 0.95, &made->moments), 100, cell / 100);
	CHECK(histogram_quantile(&made->axis, made->wide, 1000, 0.05, &made->moments) < cell);
	double error = histogram_quantile_error(&made->axis, made->wide, 1000, 0.5, &made->moments);
	CHECK(error > cell / 2 && error < cell * (1 + 1e-9)); /* within what was sampled */
	free(made);
}

TEST(histogram_between_two_samples_is_never_beyond_either)
{
	static const double ends[] = {-DBL_MAX, -1e300, -37.74, -5e-324, 0,     5e-324,
	                              0.1,      0.30000000000000004, 1, 1e17, 1e300, DBL_MAX};
	enum { ENDS = sizeof ends / sizeof *ends, PARTS = 200 };
	for (int i = 0; i < ENDS; i++)
		for (int j = i; j < ENDS; j++) {
			double before = ends[i];
			for (int k = 0; k < PARTS; k++) {
				double at = histogram_between(ends[i], ends[j], (double)k / PARTS);
				CHECK(at >= before && at <= ends[j]);
				before = at;
			}
			CHECK(histogram_between(ends[i], ends[j], 0) == ends[i]);
		}
}

TEST(histogram_a_mean_lies_among_its_samples)
{
	const double shifts[] = {0.1, 14.5, 1e9 + 0.3, -1e-7};
	for (size_t s = 0; s < sizeof shifts / sizeof *shifts; s++) {
		struct axis axis = axis_between(shifts[s] - 1, shifts[s] + 1.7);
		double x[8];
		uint16_t cell[8];
		struct moments moments = {0};
		for (int i = 0; i < 8; i++)
			x[i] = shifts[s];
		histogram_sort(&axis, x, 8, cell, &moments);
		double mean = moments_mean(&axis, &moments, 8);
		CHECK(mean >= moments_least(&axis, &moments) && mean <= moments_most(&axis, &moments));
	}
}
