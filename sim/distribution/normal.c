/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal: around the value, with a standard deviation in its unit. Accuracy: as function_normal_inverse. */
#include "base/function.h"
#include "distribution/normal.h"

double normal_probability(const struct draw_from *from, double z)
{
	(void)from;
	return function_normal(z);
}

double normal_quantile(const struct draw_from *from, double p)
{
	(void)from;
	return function_normal_inverse(p);
}

void normal_quantiles(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n)
{
	(void)from;
	function_normal_inverse_array(z, p, n);
}

static const struct field parameters[] = {DISTRIBUTION_PARAMETER("sd", "standard deviation", "标准差"), {0}};

const struct distribution distribution_normal = {
	.name = "normal",
	.en = "normal, around the value",
	.zh = "正态分布，以数值为中心",
	.placing = DISTRIBUTION_SHIFTS,
	.parameters = parameters,
	.probability = normal_probability,
	.quantile = normal_quantile,
	.quantiles = normal_quantiles,
};
