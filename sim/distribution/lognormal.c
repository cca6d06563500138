/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lognormal: a normal distribution of the logarithm, whose median is the value. */
#include "distribution/normal.h"

static const struct field parameters[] = {
	DISTRIBUTION_PARAMETER("sigma", "standard deviation of the logarithm", "对数的标准差"), {0}};

const struct distribution distribution_lognormal = {
	.name = "lognormal",
	.en = "lognormal, the value is its median",
	.zh = "对数正态分布，数值为中位数",
	.placing = DISTRIBUTION_SCALES,
	.parameters = parameters,
	.probability = normal_probability,
	.quantile = normal_quantile,
	.quantiles = normal_quantiles,
};
