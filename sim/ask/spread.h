/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spread: what an uncertain input may be. Quantiles of the distribution that a scenario states beside a
 * value, truncation included, from GSL's distribution functions. */
#ifndef ASK_SPREAD_H
#define ASK_SPREAD_H
#include "data/quantity.h"

/* The value below which the input lies with probability p (0 < p < 1), in the unit of `value`, the input's
 * own number: a normal is centred on it, a lognormal has it as its median; triangular, uniform and PERT stand
 * on their own. NAN without a distribution. */
double spread_quantile(const struct uncertain *uncertain, double value, double p);
#endif
