/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pert: a smooth triangle, which is a beta distribution with alpha = 1 + 4 (mode - low) / (high - low) and beta = 1 + 4
 * (high - mode) / (high - low) (D. Malcolm et al., Operations Research, 1959). It has no closed form. Its lower half
 * is z = s q(s) with s = (2p)^(1/alpha) and q smooth, since F grows as z^alpha there; so is its upper half from
 * above, with beta. q is fitted by Chebyshev's polynomials through solutions of the incomplete beta function, which
 * its continued fraction gives (W. Press et al., Numerical Recipes, 6.4); the beta function is the sum of both
 * incomplete ones. Accuracy: fitted to 1e-10 of its width. */
#include <math.h>
#include "base/clones.h"
#include "base/function.h"
#include "base/function_body.h"
#include "distribution/distribution.h"

enum { ALPHA, BETA, WHOLE }; /* WHOLE: the beta function */

/* --- the beta distribution on [0, 1] --- */

/* Lentz's continued fraction. */
static double fraction_of(double a, double b, double x)
{
	const double tiny = 1e-300;
	double c = 1, d = 1 - (a + b) * x / (a + 1);
	d = 1 / (fabs(d) < tiny ? tiny : d);
	double h = d;
	for (int m = 1; m < 300; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		for (int side = 0; side < 2; side++) {
			double step = side ? odd : even;
			d = 1 + step * d;
			c = 1 + step / c;
			d = 1 / (fabs(d) < tiny ? tiny : d);
			c = fabs(c) < tiny ? tiny : c;
			h *= d * c;
		}
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return h;
}

static double power(double x, double y) { return function_pow(x, y); }

/* The integral of t^(a-1) (1-t)^(b-1) from 0 to x, where the fraction converges: x <= (a + 1) / (a + b + 2). */
static double incomplete(double a, double b, double x)
{
	return x > 0 ? power(x, a) * power(1 - x, b) / a * fraction_of(a, b, x) : 0;
}

static double beta_of(double a, double b)
{
	double middle = a / (a + b);
	return incomplete(a, b, middle) + incomplete(b, a, 1 - middle);
}

static double beta_probability(double a, double b, double whole, double x)
{
	if (!(x > 0 && x < 1))
		return x <= 0 ? 0 : 1;
	return x <= (a + 1) / (a + b + 2) ? incomplete(a, b, x) / whole : 1 - incomplete(b, a, 1 - x) / whole;
}

/* x with F(x) = u <= 1/2, by Newton inside a bracket. */
static double beta_solution(double a, double b, double whole, double u)
{
	double low = 0, high = 1, x = power(u * a * whole, 1 / a);
	for (int i = 0; i < 200; i++) {
		if (!(x > low && x < high))
			x = low + (high - low) / 2;
		double over = beta_probability(a, b, whole, x) - u;
		if (over > 0)
			high = x;
		else
			low = x;
		double next = x - over * whole / (power(x, a - 1) * power(1 - x, b - 1));
		if (over == 0 || fabs(next - x) <= 2e-16 * x || high - low <= 1e-17 * high)
			return over == 0 ? x : next > low && next < high ? next : x;
		x = next;
	}
	return x;
}

static double probability(const struct draw_from *from, double z)
{
	return beta_probability(from->shape[ALPHA], from->shape[BETA], from->shape[WHOLE], z);
}

static double quantile(const struct draw_from *from, double p)
{
	const double *shape = from->shape;
	return p <= 0.5 ? beta_solution(shape[ALPHA], shape[BETA], shape[WHOLE], p)
	                : 1 - beta_solution(shape[BETA], shape[ALPHA], shape[WHOLE], 1 - p);
}

static void prepare(struct draw_from *from, const double *parameter)
{
	double turn = (parameter[1] - parameter[0]) / from->width;
	from->shape[ALPHA] = 1 + 4 * turn;
	from->shape[BETA] = 1 + 4 * (1 - turn);
	from->shape[WHOLE] = beta_of(from->shape[ALPHA], from->shape[BETA]);
}

/* --- the fit --- */

/* cos(pi j / (2 n)) for j = 0 .. 4n. */
static void cosines(int n, double *table)
{
	double sine;
	for (int j = 0; j <= 4 * n; j++)
		function_sin_cos_turn(j == 4 * n ? 0 : j / (4.0 * n), &sine, &table[j]);
}

/* Coefficients of q(s) = x / s in Chebyshev's polynomials of 2s - 1. */
static void fit_half(double a, double b, double whole, double *coefficient)
{
	enum { N = DISTRIBUTION_TERMS };
	double table[4 * N + 1], value[N];
	cosines(N, table);
	for (int k = 0; k < N; k++) {
		double s = 0.5 + 0.5 * table[2 * k + 1];
		value[k] = beta_solution(a, b, whole, 0.5 * power(s, a)) / s;
	}
	for (int j = 0; j < N; j++) {
		double sum = 0;
		for (int k = 0; k < N; k++)
			sum += value[k] * table[j * (2 * k + 1) % (4 * N)];
		coefficient[j] = sum * (j ? 2.0 : 1.0) / N;
	}
}

static void fit(struct draw_from *from)
{
	const double *shape = from->shape;
	fit_half(shape[ALPHA], shape[BETA], shape[WHOLE], from->lower);
	fit_half(shape[BETA], shape[ALPHA], shape[WHOLE], from->upper);
}

FUNCTION_BODY double half_at(const double *coefficient, double s)
{
	double t = 2 * (2 * s - 1), b1 = 0, b2 = 0; /* Clenshaw */
#pragma GCC unroll 32
	for (int j = DISTRIBUTION_TERMS - 1; j > 0; j--) {
		double b0 = t * b1 - b2 + coefficient[j];
		b2 = b1;
		b1 = b0;
	}
	return s * (0.5 * t * b1 - b2 + coefficient[0]);
}

CLONES static void quantiles(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n)
{
	const struct draw_from own = *from; /* which no store into z can change */
	const double inverse_alpha = 1 / own.shape[ALPHA], inverse_beta = 1 / own.shape[BETA];
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double rest = 1 - p[i], tail = p[i] <= 0.5 ? p[i] : rest, shape = p[i] <= 0.5 ? inverse_alpha : inverse_beta;
		z[i] = function_pow_body(2 * tail, shape);
	}
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double below = half_at(own.lower, z[i]), above = 1 - half_at(own.upper, z[i]);
		z[i] = p[i] <= 0.5 ? below : above;
	}
}

static const struct field parameters[] = {DISTRIBUTION_PARAMETER("low", "the least", "最小值"),
                                          DISTRIBUTION_PARAMETER("mode", "the most likely", "最可能值"),
                                          DISTRIBUTION_PARAMETER("high", "the most", "最大值"),
                                          {0}};

const struct distribution distribution_pert = {
	.name = "pert",
	.en = "PERT (a smooth triangle)",
	.zh = "PERT 分布",
	.placing = DISTRIBUTION_STANDS,
	.parameters = parameters,
	.prepare = prepare,
	.fit = fit,
	.probability = probability,
	.quantile = quantile,
	.quantiles = quantiles,
};
