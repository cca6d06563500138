/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uniform: every number between two is as likely. */
#include <string.h>
#include "distribution/distribution.h"

static double itself(const struct draw_from *from, double p)
{
	(void)from;
	return p;
}

static void quantiles(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n)
{
	(void)from;
	memcpy(z, p, n * sizeof *z);
}

static const struct field parameters[] = {DISTRIBUTION_PARAMETER("low", "the least", "最小值"),
                                          DISTRIBUTION_PARAMETER("high", "the most", "最大值"),
                                          {0}};

const struct distribution distribution_uniform = {
	.name = "uniform",
	.en = "uniform",
	.zh = "均匀分布",
	.placing = DISTRIBUTION_STANDS,
	.parameters = parameters,
	.probability = itself,
	.quantile = itself,
	.quantiles = quantiles,
};
