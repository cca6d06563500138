/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distribution: PERT has no closed form. Its lower half is x = s q(s) with s = (2u)^(1/alpha) and q smooth, since F
 * grows as x^alpha there; so is its upper half from above, with beta. q is fitted by Chebyshev's polynomials through
 * solutions of the incomplete beta function, which its continued fraction gives (W. Press et al., Numerical Recipes,
 * 6.4); the beta function is the sum of both incomplete ones. */
#include <math.h>
#include "base/clones.h"
#include "base/function.h"
#include "base/function_body.h"
#include "core/distribution.h"

static const double LEAST_LEFT = 1e-12;

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

static double beta_quantile(const struct draw_from *from, double u)
{
	return u <= 0.5 ? beta_solution(from->alpha, from->beta, from->whole, u)
	                : 1 - beta_solution(from->beta, from->alpha, from->whole, 1 - u);
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

void distribution_fit(struct draw_from *from)
{
	if (from->distribution == DRAW_PERT && !from->fitted) {
		fit_half(from->alpha, from->beta, from->whole, from->lower);
		fit_half(from->beta, from->alpha, from->whole, from->upper);
	}
	from->fitted = true;
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

/* --- all of them --- */

static double clamped(const struct draw_from *from, double x)
{
	return x < from->low ? from->low : x > from->high ? from->high : x;
}

static bool is_normal(enum distribution distribution)
{
	return distribution == DRAW_NORMAL || distribution == DRAW_LOGNORMAL;
}

/* Of normal and lognormal: how many standard deviations from the middle. */
static double deviation(const struct draw_from *from, double x)
{
	if (from->distribution == DRAW_NORMAL)
		return (x - from->at) / from->width;
	return x <= 0 ? -INFINITY : function_log(x / from->at) / from->width;
}

static double triangle_probability(double turn, double x)
{
	return x < turn ? x * x / turn : 1 - (1 - x) * (1 - x) / (1 - turn);
}

double distribution_probability(const struct draw_from *from, double x)
{
	if (is_normal(from->distribution))
		return function_normal(deviation(from, x));
	double part = (x - from->at) / from->width;
	if (!(part > 0 && part < 1))
		return part >= 1 ? 1 : 0;
	if (from->distribution == DRAW_UNIFORM)
		return part;
	return from->distribution == DRAW_PERT ? beta_probability(from->alpha, from->beta, from->whole, part)
	                                       : triangle_probability(from->turn, part);
}

static bool truncate(struct draw_from *from)
{
	double start = distribution_probability(from, from->low), end = distribution_probability(from, from->high);
	if (is_normal(from->distribution) && start > 0.5) {
		start = function_normal(-deviation(from, from->low));
		end = function_normal(-deviation(from, from->high));
		from->mirrored = true;
	}
	from->start = start;
	from->step = end - start;
	return fabs(from->step) >= LEAST_LEFT;
}

bool distribution_prepare(enum distribution distribution, const double parameter[3], double centre, double low,
                          double high, struct draw_from *from)
{
	double width = parameter[distribution == DRAW_UNIFORM ? 1 : 2] - parameter[0];
	*from =
		(struct draw_from){.distribution = distribution, .low = low, .high = high, .at = parameter[0], .width = width};
	if (is_normal(distribution)) {
		from->at = centre;
		from->width = parameter[0];
	} else if (distribution != DRAW_UNIFORM) {
		from->turn = (parameter[1] - parameter[0]) / width;
		from->alpha = 1 + 4 * from->turn;
		from->beta = 1 + 4 * (1 - from->turn);
	}
	if (distribution == DRAW_PERT)
		from->whole = beta_of(from->alpha, from->beta);
	return truncate(from);
}

FUNCTION_BODY double triangle_at(double turn, double p)
{
	double rising = __builtin_sqrt(p * turn), falling = 1 - __builtin_sqrt((1 - p) * (1 - turn));
	return p < turn ? rising : falling;
}

double distribution_quantile(const struct draw_from *from, double u)
{
	double p = from->start + from->step * u, z = 0;
	switch (from->distribution) {
	case DRAW_NORMAL:
	case DRAW_LOGNORMAL:
		z = function_normal_inverse(p);
		z = from->width * (from->mirrored ? -z : z);
		return clamped(from, from->distribution == DRAW_NORMAL ? from->at + z : from->at * function_exp(z));
	case DRAW_TRIANGULAR: z = triangle_at(from->turn, p); break;
	case DRAW_PERT: z = beta_quantile(from, p); break;
	case DRAW_UNIFORM: z = p; break;
	case DRAW_NONE: return NAN;
	}
	return clamped(from, from->at + from->width * z);
}

CLONES static void probabilities(const struct draw_from *from, const double *restrict u, double *restrict p, size_t n)
{
	const double start = from->start, step = from->step;
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		p[i] = start + step * u[i];
}

CLONES static void normals(const struct draw_from *from, double *x, size_t n)
{
	const double at = from->at, width = from->mirrored ? -from->width : from->width, low = from->low, high = from->high;
	const bool exponential = from->distribution == DRAW_LOGNORMAL;
	if (exponential)
		#pragma omp simd
		for (size_t i = 0; i < n; i++)
			x[i] = at * function_exp_body(width * x[i]);
	else
		#pragma omp simd
		for (size_t i = 0; i < n; i++)
			x[i] = at + width * x[i];
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double above = x[i] < low ? low : x[i];
		x[i] = above > high ? high : above;
	}
}

CLONES static void triangles(const struct draw_from *from, const double *restrict p, double *restrict x, size_t n)
{
	const double at = from->at, width = from->width, turn = from->turn, low = from->low, high = from->high;
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double value = at + width * triangle_at(turn, p[i]), above = value < low ? low : value;
		x[i] = above > high ? high : above;
	}
}

CLONES static void perts(const struct draw_from *from, const double *restrict p, double *restrict x, size_t n)
{
	const struct draw_from own = *from; /* which no store into x can change */
	const double inverse_alpha = 1 / own.alpha, inverse_beta = 1 / own.beta;
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double rest = 1 - p[i], tail = p[i] <= 0.5 ? p[i] : rest, shape = p[i] <= 0.5 ? inverse_alpha : inverse_beta;
		x[i] = function_pow_body(2 * tail, shape);
	}
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double below = half_at(own.lower, x[i]), above = 1 - half_at(own.upper, x[i]);
		double value = own.at + own.width * (p[i] <= 0.5 ? below : above), up = value < own.low ? own.low : value;
		x[i] = up > own.high ? own.high : up;
	}
}

CLONES static void uniforms(const struct draw_from *from, double *x, size_t n)
{
	const double at = from->at, width = from->width, low = from->low, high = from->high;
	#pragma omp simd
	for (size_t i = 0; i < n; i++) {
		double value = at + width * x[i], above = value < low ? low : value;
		x[i] = above > high ? high : above;
	}
}

enum { CHUNK = 256 };

void distribution_quantiles(const struct draw_from *from, const double *restrict u, double *restrict x, size_t n)
{
	double p[CHUNK];
	for (size_t done = 0; done < n; done += CHUNK) {
		size_t count = n - done < CHUNK ? n - done : CHUNK;
		double *out = x + done;
		probabilities(from, u + done, p, count);
		switch (from->distribution) {
		case DRAW_NORMAL:
		case DRAW_LOGNORMAL:
			function_normal_inverse_array(out, p, count);
			normals(from, out, count);
			break;
		case DRAW_TRIANGULAR: triangles(from, p, out, count); break;
		case DRAW_PERT: perts(from, p, out, count); break;
		case DRAW_UNIFORM:
		case DRAW_NONE:
			for (size_t i = 0; i < count; i++)
				out[i] = p[i];
			uniforms(from, out, count);
			break;
		}
	}
}
