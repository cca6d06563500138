/* SPDX-License-Identifier: GPL-3.0-or-later */
/* triangular: the density rises in a straight line from the least number to the most likely one and falls to the most.
 * shape[TURN] is where it turns, in [0, 1]. */
#include "base/clones.h"
#include "base/function_body.h"
#include "distribution/distribution.h"

enum { TURN };

static void prepare(struct draw_from *from, const double *parameter)
{
	from->shape[TURN] = (parameter[1] - parameter[0]) / from->width;
}

static double probability(const struct draw_from *from, double z)
{
	double turn = from->shape[TURN];
	return z < turn ? z * z / turn : 1 - (1 - z) * (1 - z) / (1 - turn);
}

FUNCTION_BODY double triangle_at(double turn, double p)
{
	double rising = __builtin_sqrt(p * turn), falling = 1 - __builtin_sqrt((1 - p) * (1 - turn));
	return p < turn ? rising : falling;
}

static double quantile(const struct draw_from *from, double p) { return triangle_at(from->shape[TURN], p); }

CLONES static void quantiles(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n)
{
	const double turn = from->shape[TURN];
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		z[i] = triangle_at(turn, p[i]);
}

static const struct field parameters[] = {DISTRIBUTION_PARAMETER("low", "the least", "最小值"),
                                          DISTRIBUTION_PARAMETER("mode", "the most likely", "最可能值"),
                                          DISTRIBUTION_PARAMETER("high", "the most", "最大值"),
                                          {0}};

const struct distribution distribution_triangular = {
	.name = "triangular",
	.en = "triangular",
	.zh = "三角分布",
	.placing = DISTRIBUTION_STANDS,
	.parameters = parameters,
	.prepare = prepare,
	.probability = probability,
	.quantile = quantile,
	.quantiles = quantiles,
};
