/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indices: V = var f(A), f(B); first = cov(f(B), f(A_i) - f(A)) / V; total = E (f(A) - f(A_i))^2 / 2 V. Of each net the
 * sums are kept, of numbers less the centre's, so that they keep their digits. A bootstrap draws as many nets as there
 * are; so few know their own spread by sqrt((n - 1) / n) too little, and Student's t stands for the normal. */
#include "ask/indices.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include "core/draw.h"

enum { RESAMPLES = 400, EACH = 3 /* sums of a factor */ };
static const double STILL = 1e-12; /* a spread below this part of the size is rounding */

struct sums { double rows, a, b, aa, bb; };
struct indices {
	int factors;
	double centre, least, most;
	uint64_t undefined;
	struct sums of[INDICES_NETS];
	double *each; /* [net][factor][EACH]: of d = f(A_i) - f(A): d, f(B) d, d d */
};

struct indices *indices_make(struct arena *arena, int factors, double centre)
{
	struct indices *indices = ARENA_NEW(arena, struct indices);
	*indices = (struct indices){.factors = factors,
	                            .centre = isfinite(centre) ? centre : 0,
	                            .least = INFINITY,
	                            .most = -INFINITY,
	                            .each = ARENA_ARRAY(arena, INDICES_NETS * factors * EACH + 1, double)};
	return indices;
}

static void see(struct indices *indices, double value)
{
	indices->least = fmin(indices->least, value);
	indices->most = fmax(indices->most, value);
}

void indices_take(struct indices *indices, int net, double a, double b, const double *mixed)
{
	bool whole = isfinite(a) && isfinite(b);
	for (int f = 0; f < indices->factors; f++)
		whole = whole && isfinite(mixed[f]);
	if (!whole) {
		indices->undefined++;
		return;
	}
	struct sums *sums = &indices->of[net];
	see(indices, a);
	see(indices, b);
	a -= indices->centre;
	b -= indices->centre;
	sums->rows++;
	sums->a += a;
	sums->b += b;
	sums->aa += a * a;
	sums->bb += b * b;
	for (int f = 0; f < indices->factors; f++) {
		double *each = indices->each + (net * indices->factors + f) * EACH, d = mixed[f] - indices->centre - a;
		see(indices, mixed[f]);
		each[0] += d;
		each[1] += b * d;
		each[2] += d * d;
	}
}

/* --- what they come to --- */

/* Each net counted so many times. values: first, then total of each factor, then the sum of the first ones. */
static struct sums estimate(const struct indices *indices, const int times[INDICES_NETS], double *values)
{
	struct sums all = {0};
	for (int n = 0; n < INDICES_NETS; n++) {
		all.rows += times[n] * indices->of[n].rows;
		all.a += times[n] * indices->of[n].a;
		all.b += times[n] * indices->of[n].b;
		all.aa += times[n] * indices->of[n].aa;
		all.bb += times[n] * indices->of[n].bb;
	}
	double mean = (all.a + all.b) / (2 * all.rows);
	double variance = (all.aa + all.bb) / (2 * all.rows) - mean * mean;
	values[2 * indices->factors] = 0;
	for (int f = 0; f < indices->factors; f++) {
		double each[EACH] = {0};
		for (int n = 0; n < INDICES_NETS; n++)
			for (int e = 0; e < EACH; e++)
				each[e] += times[n] * indices->each[(n * indices->factors + f) * EACH + e];
		values[f] = (each[1] / all.rows - all.b / all.rows * (each[0] / all.rows)) / variance;
		values[indices->factors + f] = each[2] / (2 * all.rows) / variance;
		values[2 * indices->factors] += values[f];
	}
	all.a = mean;
	all.aa = variance;
	return all;
}

static void draw_nets(uint64_t seed, int resample, int times[INDICES_NETS])
{
	double u[DRAW_BLOCK];
	draw_uniforms(draw_key(seed, draw_name("bootstrap"), 0), (uint64_t)resample, u);
	for (int n = 0; n < INDICES_NETS; n++)
		times[n] = 0;
	for (int n = 0; n < INDICES_NETS; n++)
		times[(int)(u[n] * INDICES_NETS)]++;
}

/* Half the width of 95 % of what so many nets would say. */
static double half_width(const double *of)
{
	double n = INDICES_NETS, sd = gsl_stats_sd(of, 1, RESAMPLES);
	return gsl_cdf_tdist_Pinv(0.975, n - 1) * sd * sqrt(n / (n - 1));
}

static void find_errors(struct arena *arena, const struct indices *indices, uint64_t seed,
                        struct indices_found *found)
{
	int count = 2 * indices->factors + 1, times[INDICES_NETS];
	double *values = ARENA_ARRAY(arena, count, double), *of = ARENA_ARRAY(arena, count * RESAMPLES, double);
	for (int r = 0; r < RESAMPLES; r++) {
		draw_nets(seed, r, times);
		estimate(indices, times, values);
		for (int i = 0; i < count; i++)
			of[i * RESAMPLES + r] = isfinite(values[i]) ? values[i] : 0;
	}
	for (int f = 0; f < indices->factors; f++) {
		found->first[f].error = half_width(of + f * RESAMPLES);
		found->total[f].error = half_width(of + (indices->factors + f) * RESAMPLES);
		found->widest = fmax(found->widest, fmax(found->first[f].error, found->total[f].error));
	}
	found->sum.error = half_width(of + (count - 1) * RESAMPLES);
}

struct indices_found indices_find(struct arena *arena, const struct indices *indices, uint64_t seed)
{
	struct indices_found found = {.undefined = indices->undefined, .mean = NAN, .sd = NAN,
	                              .first = ARENA_ARRAY(arena, indices->factors + 1, struct index),
	                              .total = ARENA_ARRAY(arena, indices->factors + 1, struct index)};
	double *values = ARENA_ARRAY(arena, 2 * indices->factors + 1, double), size;
	int times[INDICES_NETS];
	for (int n = 0; n < INDICES_NETS; n++) {
		times[n] = 1;
		found.rows += (uint64_t)indices->of[n].rows;
	}
	if (!found.rows)
		return found;
	struct sums all = estimate(indices, times, values);
	found.least = indices->least;
	found.most = indices->most;
	found.mean = indices->centre + all.a;
	size = fmax(fabs(found.least), fabs(found.most));
	found.moved = found.most - found.least > STILL * size;
	found.sd = found.moved ? sqrt(all.aa) : 0;
	if (!found.moved)
		return found;
	for (int f = 0; f < indices->factors; f++) {
		found.first[f].value = values[f];
		found.total[f].value = values[indices->factors + f];
	}
	found.sum.value = values[2 * indices->factors];
	find_errors(arena, indices, seed, &found);
	return found;
}
