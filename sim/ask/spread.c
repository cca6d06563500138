/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spread: each distribution as a pair of functions, F and its inverse; truncation to [low, high] draws p from
 * F(low) + p (F(high) - F(low)). PERT is a beta on [low, high] with alpha = 1 + 4 (mode - low) / (high - low) and
 * beta = 1 + 4 (high - mode) / (high - low) (Malcolm et al. 1959). */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include "ask/spread.h"

static void pert_shape(const double *p, double *alpha, double *beta)
{
	*alpha = 1 + 4 * (p[1] - p[0]) / (p[2] - p[0]);
	*beta = 1 + 4 * (p[2] - p[1]) / (p[2] - p[0]);
}

static double triangular(const double *p, double x)
{
	if (x <= p[0])
		return 0;
	if (x >= p[2])
		return 1;
	return x < p[1] ? (x - p[0]) * (x - p[0]) / ((p[2] - p[0]) * (p[1] - p[0]))
	                : 1 - (p[2] - x) * (p[2] - x) / ((p[2] - p[0]) * (p[2] - p[1]));
}

static double triangular_inverse(const double *p, double q)
{
	double width = p[2] - p[0], turn = (p[1] - p[0]) / width;
	return q < turn ? p[0] + sqrt(q * width * (p[1] - p[0])) : p[2] - sqrt((1 - q) * width * (p[2] - p[1]));
}

static double probability(const struct uncertain *u, double value, double x)
{
	double alpha, beta;
	switch (u->distribution) {
	case DRAW_NORMAL: return gsl_cdf_gaussian_P(x - value, u->parameter[0]);
	case DRAW_LOGNORMAL: return x / value > 0 ? gsl_cdf_gaussian_P(log(x / value), u->parameter[0]) : 0;
	case DRAW_TRIANGULAR: return triangular(u->parameter, x);
	case DRAW_UNIFORM: return gsl_cdf_flat_P(x, u->parameter[0], u->parameter[1]);
	case DRAW_PERT:
		pert_shape(u->parameter, &alpha, &beta);
		return gsl_cdf_beta_P(fmin(fmax((x - u->parameter[0]) / (u->parameter[2] - u->parameter[0]), 0), 1),
		                      alpha, beta);
	case DRAW_NONE: break;
	}
	return NAN;
}

static double inverse(const struct uncertain *u, double value, double q)
{
	double alpha, beta;
	switch (u->distribution) {
	case DRAW_NORMAL: return value + gsl_cdf_gaussian_Pinv(q, u->parameter[0]);
	case DRAW_LOGNORMAL: return value * exp(gsl_cdf_gaussian_Pinv(q, u->parameter[0]));
	case DRAW_TRIANGULAR: return triangular_inverse(u->parameter, q);
	case DRAW_UNIFORM: return gsl_cdf_flat_Pinv(q, u->parameter[0], u->parameter[1]);
	case DRAW_PERT:
		pert_shape(u->parameter, &alpha, &beta);
		return u->parameter[0] + (u->parameter[2] - u->parameter[0]) * gsl_cdf_beta_Pinv(q, alpha, beta);
	case DRAW_NONE: break;
	}
	return NAN;
}

double spread_quantile(const struct uncertain *uncertain, double value, double p)
{
	double below = isfinite(uncertain->low) ? probability(uncertain, value, uncertain->low) : 0;
	double above = isfinite(uncertain->high) ? probability(uncertain, value, uncertain->high) : 1;
	return inverse(uncertain, value, below + p * (above - below));
}
