/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ramp: between two numbers, the more likely the higher: F(z) = z^2. */
#include <math.h>
#include "distribution/distribution.h"

static double probability(const struct draw_from *from, double z)
{
	(void)from;
	return z * z;
}

static double quantile(const struct draw_from *from, double p)
{
	(void)from;
	return sqrt(p);
}

static void quantiles(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n)
{
	(void)from;
	for (size_t i = 0; i < n; i++)
		z[i] = sqrt(p[i]);
}

static const struct field parameters[] = {DISTRIBUTION_PARAMETER("low", "the least", "最小值"),
                                          DISTRIBUTION_PARAMETER("high", "the likeliest", "最可能值"),
                                          {0}};

const struct distribution distribution_ramp = {
	.name = "ramp",
	.en = "ramp: the more likely the higher",
	.zh = "斜坡分布：越大越可能",
	.placing = DISTRIBUTION_STANDS,
	.parameters = parameters,
	.probability = probability,
	.quantile = quantile,
	.quantiles = quantiles,
};
