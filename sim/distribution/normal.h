/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal: the standard normal distribution, for those that place its numbers elsewhere. */
#ifndef DISTRIBUTION_NORMAL_H
#define DISTRIBUTION_NORMAL_H
#include "distribution/distribution.h"

double normal_probability(const struct draw_from *from, double z);
double normal_quantile(const struct draw_from *from, double p);
void normal_quantiles(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n);
#endif
