/* SPDX-License-Identifier: GPL-3.0-or-later */
/* function: the callable forms of function_body.h, and the normal distribution.
 *
 * Upper tail Q(z) = e^(-z^2/2) (P(t) / (1 + z)), t = (z - 5) / (z + 5), z >= 0; P is the polynomial that fits
 * (1 + z) e^(z^2/2) Q(z) at Chebyshev's points to 2e-18. The inverse is Wichura's AS 241 (1988), PPND16, with
 * our logarithm.
 *
 * Largest error met against 113-bit arithmetic over millions of arguments (whole range, near 1, near 0 and
 * among the subnormals): exp 0.80 ulp, log 0.83 ulp, pow 0.75 ulp (its logarithm is good to 2^-68), normal
 * 3.8 ulp; normal_inverse 8e-16 of the value, anywhere between the smallest p and 1 - 2^-53. */
#include <stdbool.h>
#include "base/function.h"
#include "base/clones.h"
#include "base/function_body.h"

double function_exp(double x) { return function_exp_body(x); }
double function_log(double x) { return function_log_body(x); }
double function_pow(double x, double y) { return function_pow_body(x, y); }
double function_sin(double x) { return function_sin_body(x); }
double function_cos(double x) { return function_cos_body(x); }

CLONES void function_exp_array(double *restrict out, const double *restrict x, size_t n)
{
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		out[i] = function_exp_body(x[i]);
}

CLONES void function_log_array(double *restrict out, const double *restrict x, size_t n)
{
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		out[i] = function_log_body(x[i]);
}

CLONES void function_pow_array(double *restrict out, const double *restrict x, const double *restrict y, size_t n)
{
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		out[i] = function_pow_body(x[i], y[i]);
}

/* Coefficients stand lowest power first. */
static double polynomial(const double *coefficients, int count, double x)
{
	double sum = coefficients[count - 1];
	for (int i = count - 2; i >= 0; i--)
		sum = sum * x + coefficients[i];
	return sum;
}

static const double tail[] = {
	4.61515829850037751e-01, -9.15522818340090416e-02, 3.10303684259637079e-02, 1.00023523852293822e-02,
	-2.64010429663083072e-02, 2.45369632436786521e-02, -1.51704154025148630e-02, 6.52200066778389591e-03,
	-1.67607234455447005e-03, 7.79159740933899899e-06, 1.82334145116438430e-04, -5.36075811148722023e-05,
	-9.89609775927978178e-06, 9.05982468125663925e-06, -7.03464468353710141e-08, -1.30744860192375865e-06,
	1.27878221820937010e-07, 1.96278099200911868e-07, -2.62862050898987537e-08, -3.09520175580420679e-08,
	3.62737316340120090e-09, 4.40115962275992543e-09, -2.82207722906298645e-10, -3.81581626263295296e-10,
};

double function_normal(double z)
{
	double size = z < 0 ? -z : z;
	size = size > 40 ? 40 : size; /* e^-800 is zero */
	double square = size * size, square_rest = function_product_rest(size, size, square);
	double t = (size - 5) / (size + 5);
	double scaled = polynomial(tail, sizeof tail / sizeof *tail, t) / (1 + size);
	double upper = function_exp_sum(-0.5 * square, -0.5 * square_rest) * scaled;
	double result = z > 0 ? 1 - upper : upper;
	return z == z ? result : z;
}

/* AS 241: numerators and denominators for |p - 1/2| <= 0.425, then for sqrt(-log p) up to 5, then beyond. */
static const double central[2][8] = {
	{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
	 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
	{1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
	 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3},
};
static const double outer[2][8] = {
	{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
	 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4},
	{1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
	 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9},
};
static const double far[2][8] = {
	{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
	 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7},
	{1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
	 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15},
};

double function_normal_inverse(double p)
{
	if (!(p > 0 && p < 1))
		return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
	double distance = p - 0.5;
	if (distance >= -0.425 && distance <= 0.425) {
		double x = 0.180625 - distance * distance;
		return distance * polynomial(central[0], 8, x) / polynomial(central[1], 8, x);
	}
	double root = __builtin_sqrt(-function_log_body(distance < 0 ? p : 1 - p));
	const double(*const fit)[8] = root <= 5 ? outer : far;
	double x = root - (root <= 5 ? 1.6 : 5);
	double z = polynomial(fit[0], 8, x) / polynomial(fit[1], 8, x);
	return distance < 0 ? -z : z;
}

/* Coefficients unrolled, so that a loop over it becomes vector code. */
FUNCTION_BODY double ratio_part(const double *c, double x)
{
	return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

/* What function_normal_inverse gives for p whose tail is at least e^-25, in a straight line. */
FUNCTION_BODY double inverse_near(double p)
{
	double distance = p - 0.5, x = 0.180625 - distance * distance;
	double root = __builtin_sqrt(-function_log_body(distance < 0 ? p : 1 - p)), y = root - 1.6;
	double inner = distance * ratio_part(central[0], x), outside = ratio_part(outer[0], y);
	outside = distance < 0 ? -outside : outside;
	bool is_inner = distance >= -0.425 && distance <= 0.425;
	double above = is_inner ? inner : outside;
	double below = is_inner ? ratio_part(central[1], x) : ratio_part(outer[1], y);
	return above / below;
}

CLONES static void inverse_all_near(double *restrict out, const double *restrict p, size_t n)
{
	#pragma omp simd
	for (size_t i = 0; i < n; i++)
		out[i] = inverse_near(p[i]);
}

void function_normal_inverse_array(double *restrict out, const double *restrict p, size_t n)
{
	inverse_all_near(out, p, n);
	for (size_t i = 0; i < n; i++)
		if (!(p[i] > 1.5e-11 && p[i] < 1 - 1.5e-11))
			out[i] = function_normal_inverse(p[i]);
}
