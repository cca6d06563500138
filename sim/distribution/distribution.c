/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distribution: all there are, and what they have in common: where their standard numbers are placed, how they are cut.
 * Holds: a block of numbers costs one indirect call. */
#include "distribution/distribution.h"
#include <math.h>
#include <string.h>
#include "base/clones.h"
#include "base/function.h"
#include "base/function_body.h"

static const double LEAST_LEFT = 1e-12;

const struct distribution *const distributions[] = {
#define DISTRIBUTION(name) &distribution_##name,
#include "distribution/distributions.def"
#undef DISTRIBUTION
	NULL};

const struct distribution *distribution_find(const char *name)
{
	for (const struct distribution *const *at = distributions; *at; at++)
		if (strcmp((*at)->name, name) == 0)
			return *at;
	return NULL;
}

int distribution_parameters(const struct distribution *distribution)
{
	int count = 0;
	while (distribution->parameters[count].key)
		count++;
	return count;
}

const struct field *distribution_fields(struct arena *arena)
{
	int count = 0;
	while (distributions[count])
		count++;
	struct field *fields = ARENA_ARRAY(arena, count + 2, struct field);
	for (int i = 0; i < count; i++)
		fields[i] = (struct field){.key = distributions[i]->name, ANY_NUMBER, .kind = FIELD_OBJECT,
			.fields = distributions[i]->parameters, .en = distributions[i]->en, .zh = distributions[i]->zh};
	fields[count] = (struct field){.key = "truncate", ANY_NUMBER, .kind = FIELD_NUMBERS,
		.en = "[low, high]: draws stay inside", .zh = "[下限, 上限]：抽样限于此范围内"};
	return fields;
}

void distribution_support(const struct distribution *distribution, const double *parameter, double *low, double *high)
{
	bool stands = distribution->placing == DISTRIBUTION_STANDS;
	*low = stands ? parameter[0] : distribution->placing == DISTRIBUTION_SCALES ? 0 : -INFINITY;
	*high = stands ? parameter[distribution_parameters(distribution) - 1] : INFINITY;
}

double distribution_middle(const struct distribution *distribution, const double *parameter)
{
	int last = distribution_parameters(distribution) - 1;
	return last == 2 ? parameter[1] : parameter[0] + (parameter[last] - parameter[0]) / 2;
}

/* --- where the numbers stand --- */

static double standard_of(const struct draw_from *from, double x)
{
	if (from->distribution->placing != DISTRIBUTION_SCALES)
		return (x - from->at) / from->width;
	return x <= 0 ? -INFINITY : function_log(x / from->at) / from->width;
}

double distribution_probability(const struct draw_from *from, double x)
{
	double z = standard_of(from, x);
	if (from->distribution->placing == DISTRIBUTION_STANDS && !(z > 0 && z < 1))
		return z >= 1 ? 1 : 0;
	return from->distribution->probability(from, z);
}

static bool truncate(struct draw_from *from)
{
	double start = distribution_probability(from, from->low), end = distribution_probability(from, from->high);
	if (from->distribution->placing != DISTRIBUTION_STANDS && start > 0.5) {
		start = from->distribution->probability(from, -standard_of(from, from->low));
		end = from->distribution->probability(from, -standard_of(from, from->high));
		from->mirrored = true;
	}
	from->start = start;
	from->step = end - start;
	return fabs(from->step) >= LEAST_LEFT;
}

bool distribution_prepare(const struct distribution *distribution, const double parameter[DISTRIBUTION_PARAMETERS],
                          double centre, double low, double high, struct draw_from *from)
{
	bool stands = distribution->placing == DISTRIBUTION_STANDS;
	*from = (struct draw_from){.distribution = distribution, .low = low, .high = high};
	from->at = stands ? parameter[0] : centre;
	from->width = stands ? parameter[distribution_parameters(distribution) - 1] - parameter[0] : parameter[0];
	if (distribution->prepare)
		distribution->prepare(from, parameter);
	return truncate(from);
}

void distribution_fit(struct draw_from *from)
{
	if (from->distribution->fit && !from->fitted)
		from->distribution->fit(from);
	from->fitted = true;
}

double distribution_quantile(const struct draw_from *from, double u)
{
	double z = from->distribution->quantile(from, from->start + from->step * u);
	double along = from->width * (from->mirrored ? -z : z);
	double x = from->distribution->placing == DISTRIBUTION_SCALES ? from->at * function_exp(along) : from->at + along;
	return x < from->low ? from->low : x > from->high ? from->high : x;
}

/* --- many of them --- */

CLONES static void probabilities(const struct draw_from *from, const double *restrict u, double *restrict p, size_t n)
{
	const double start = from->start, step = from->step;
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		p[i] = start + step * u[i];
}

CLONES static void place(const struct draw_from *from, double *x, size_t n)
{
	const double at = from->at, width = from->mirrored ? -from->width : from->width, low = from->low, high = from->high;
	if (from->distribution->placing == DISTRIBUTION_SCALES)
		#pragma omp simd
		for (size_t i = 0; i < n; i++)
			x[i] = at * function_exp_body(width * x[i]);
	else
		#pragma omp simd
		for (size_t i = 0; i < n; i++)
			x[i] = at + width * x[i];
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double above = x[i] < low ? low : x[i];
		x[i] = above > high ? high : above;
	}
}

void distribution_quantiles(const struct draw_from *from, const double *restrict u, double *restrict x, size_t n)
{
	double p[DISTRIBUTION_BLOCK];
	for (size_t done = 0; done < n; done += DISTRIBUTION_BLOCK) {
		size_t count = n - done < DISTRIBUTION_BLOCK ? n - done : DISTRIBUTION_BLOCK;
		probabilities(from, u + done, p, count);
		from->distribution->quantiles(from, p, x + done, count);
		place(from, x + done, count);
	}
}
