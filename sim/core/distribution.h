/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distribution: the quantile function of each distribution that a scenario may state, truncated: x = F^-1(F(low) + u
 * (F(high) - F(low))). Plain data; the same bits everywhere. Accuracy: normal, lognormal as function_normal_inverse;
 * triangular, uniform to rounding; PERT to 1e-10 of its width.
 * PERT is a beta distribution on [low, high] with alpha = 1 + 4 (mode - low) / (high - low) and beta = 1 + 4 (high -
 * mode) / (high - low) (D. Malcolm et al., Operations Research, 1959). */
#ifndef CORE_DISTRIBUTION_H
#define CORE_DISTRIBUTION_H
#include "data/quantity.h"

enum { DISTRIBUTION_TERMS = 24 };

struct draw_from {
	enum distribution distribution;
	double low, high;          /* nothing is drawn beyond */
	double at, width;          /* of z or of the unit interval: x = at + width z; lognormal: at * e^(width z) */
	double start, step;        /* probability = start + step u; mirrored: of the upper tail, step < 0 */
	bool mirrored;             /* normal and lognormal truncated above the middle: the smaller tail keeps the digits */
	double turn;               /* triangular: where the mode is, in [0, 1] */
	double alpha, beta, whole; /* PERT; whole: the beta function */
	bool fitted;
	double lower[DISTRIBUTION_TERMS], upper[DISTRIBUTION_TERMS];
};

/* `centre`: beside which it stands (normal: mean, lognormal: median > 0; the others stand on their own). low, high:
 * truncation; infinite where there is none. False: less than 1e-12 of the probability is left. */
bool distribution_prepare(enum distribution distribution, const double parameter[3], double centre, double low,
                          double high, struct draw_from *from);
/* What distribution_quantiles needs beside: a fraction of a millisecond for PERT, nothing for the others. */
void distribution_fit(struct draw_from *from);
/* x[i] for u[i] in (0, 1); x is not u. Fitted before. */
void distribution_quantiles(const struct draw_from *from, const double *restrict u, double *restrict x, size_t n);
/* One number, without a fit: PERT solved to rounding, the others the same bits. */
double distribution_quantile(const struct draw_from *from, double u);
double distribution_probability(const struct draw_from *from, double x); /* F, truncation left out */
#endif
