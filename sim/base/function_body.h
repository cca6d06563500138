/* SPDX-License-Identifier: GPL-3.0-or-later */
/* function_body: the bodies behind function.h, for function.c and for kernels that inline them. Each is a
 * straight line: every case is computed and selects choose, so a loop over it becomes vector code even where
 * the machine has neither gathers nor 64-bit comparisons. Only + - * / sqrt and integer operations, each
 * exact or correctly rounded by IEEE 754, so the order written here is the result, bit for bit (compile with
 * -ffp-contract=off). A sum `high + low` of two doubles carries what one cannot hold (Dekker 1971).
 * What is computed for arguments that a select later overrides may be any number; integers never trap. */
#ifndef BASE_FUNCTION_BODY_H
#define BASE_FUNCTION_BODY_H
#include <math.h>
#include <stdint.h>
#include <string.h>

#define FUNCTION_BODY static inline __attribute__((always_inline))
#define FUNCTION_LN2_HIGH 0x1.62e42fefa38p-1 /* 42 bits: its product with an exponent is exact */
#define FUNCTION_LN2_LOW 0x1.ef35793c7673p-45
#define FUNCTION_LOG2_E 0x1.71547652b82fep+0
#define FUNCTION_ROUND 0x1.8p52              /* x + ROUND holds x, rounded to an integer, in its lowest bits */
#define FUNCTION_MANTISSA 0x000fffffffffffffu
#define FUNCTION_SIGN 0x8000000000000000u
#define FUNCTION_ONE 0x3ff0000000000000u         /* the bits of 1.0 */
#define FUNCTION_SQRT_HALF 0x3fe6a09e667f3bcdu   /* the bits of sqrt(1/2) */

FUNCTION_BODY uint64_t function_bits(double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	return bits;
}

FUNCTION_BODY double function_of_bits(uint64_t bits)
{
	double x;
	memcpy(&x, &bits, sizeof x);
	return x;
}

/* The leading 26 bits: products of two such heads are exact. */
FUNCTION_BODY double function_head(double x)
{
	return function_of_bits(function_bits(x) & 0xfffffffff8000000u);
}

/* What `product`, the rounded a * b, lacks. */
FUNCTION_BODY double function_product_rest(double a, double b, double product)
{
	double head_a = function_head(a), rest_a = a - head_a;
	double head_b = function_head(b), rest_b = b - head_b;
	return ((head_a * head_b - product) + head_a * rest_b + rest_a * head_b) + rest_a * rest_b;
}

/* 2^n for whole n in -1022..1023, given as n + FUNCTION_ROUND. */
FUNCTION_BODY double function_power_of_two(double rounded)
{
	return function_of_bits((function_bits(rounded) << 52) + FUNCTION_ONE);
}

/* e^(x + low), |low| at most an ulp of x: x = k ln2 + r, |r| <= ln2 / 2, e^r = 1 + r + r^2 (1/2 + r/6 + ...).
 * Two factors 2^(k/2) reach overflow and the subnormals. NaN gives any number. */
FUNCTION_BODY double function_exp_sum(double x, double low)
{
	low = x > 710 ? 0 : low;
	x = x > 710 ? 710 : x;
	low = x < -746 ? 0 : low;
	x = x < -746 ? -746 : x;
	double rounded = x * FUNCTION_LOG2_E + FUNCTION_ROUND;
	double k = rounded - FUNCTION_ROUND;
	double high = x - k * FUNCTION_LN2_HIGH;
	double rest = k * FUNCTION_LN2_LOW - low;
	double r = high - rest;
	double series = 1.0 / 6227020800;
	series = series * r + 1.0 / 479001600;
	series = series * r + 1.0 / 39916800;
	series = series * r + 1.0 / 3628800;
	series = series * r + 1.0 / 362880;
	series = series * r + 1.0 / 40320;
	series = series * r + 1.0 / 5040;
	series = series * r + 1.0 / 720;
	series = series * r + 1.0 / 120;
	series = series * r + 1.0 / 24;
	series = series * r + 1.0 / 6;
	series = series * r + 1.0 / 2;
	double sum = 1 + high;
	double lost = high - (sum - 1);
	double e = sum + (lost + (r * r * series - rest));
	double first = k * 0.5 + FUNCTION_ROUND;
	double second = (k - (first - FUNCTION_ROUND)) + FUNCTION_ROUND;
	return e * function_power_of_two(first) * function_power_of_two(second);
}

FUNCTION_BODY double function_exp_body(double x)
{
	double result = function_exp_sum(x, 0);
	return x == x ? result : x;
}

/* x = m 2^k with sqrt(1/2) <= m < sqrt(2), for finite x > 0. */
FUNCTION_BODY double function_split(double x, double *k)
{
	double normal = x < 0x1p-1022 ? x * 0x1p54 : x;
	double bias = x < 0x1p-1022 ? 1023 + 54 : 1023;
	uint64_t bits = function_bits(normal) + (FUNCTION_ONE - FUNCTION_SQRT_HALF);
	*k = (function_of_bits((bits >> 52) | function_bits(0x1p52)) - 0x1p52) - bias;
	return function_of_bits((bits & FUNCTION_MANTISSA) + FUNCTION_SQRT_HALF);
}

/* log m = 2 atanh(s), s = f / (2 + f), f = m - 1; written as f - (f^2/2 - s (f^2/2 + R)) so that f, which is
 * exact, carries the result. R = 2 s^2/3 + 2 s^4/5 + ... */
FUNCTION_BODY double function_log_body(double x)
{
	double k, f = function_split(x, &k) - 1;
	double s = f / (2 + f), z = s * s;
	double series = 2.0 / 23;
	series = series * z + 2.0 / 21;
	series = series * z + 2.0 / 19;
	series = series * z + 2.0 / 17;
	series = series * z + 2.0 / 15;
	series = series * z + 2.0 / 13;
	series = series * z + 2.0 / 11;
	series = series * z + 2.0 / 9;
	series = series * z + 2.0 / 7;
	series = series * z + 2.0 / 5;
	series = series * z + 2.0 / 3;
	double half_square = 0.5 * f * f;
	double result = k * FUNCTION_LN2_HIGH -
	                ((half_square - (s * (half_square + series * z) + k * FUNCTION_LN2_LOW)) - f);
	result = x < INFINITY ? result : x;
	result = x < 0 ? NAN : result;
	return x == 0 ? -INFINITY : result;
}

/* log x for normal x in (0, 1], fewer terms: within 1 ulp of the result. */
FUNCTION_BODY double function_log_unit(double x)
{
	uint64_t bits = function_bits(x) + (FUNCTION_ONE - FUNCTION_SQRT_HALF);
	double k = (function_of_bits((bits >> 52) | function_bits(0x1p52)) - 0x1p52) - 1023;
	double f = function_of_bits((bits & FUNCTION_MANTISSA) + FUNCTION_SQRT_HALF) - 1;
	double s = f / (2 + f), z = s * s;
	double series = 1.479819860511658591e-01; /* minimax, from fdlibm's e_log.c */
	series = series * z + 1.531383769920937332e-01;
	series = series * z + 1.818357216161805012e-01;
	series = series * z + 2.222219843214978396e-01;
	series = series * z + 2.857142874366239149e-01;
	series = series * z + 3.999999999940941908e-01;
	series = series * z + 6.666666666666735130e-01;
	double half_square = 0.5 * f * f;
	return k * FUNCTION_LN2_HIGH - ((half_square - (s * (half_square + series * z) + k * FUNCTION_LN2_LOW)) - f);
}

/* sin and cos of 2 pi t, 0 <= t < 1: t = k / 4 + r, |r| <= 1/8, polynomials in 2 pi r; k swaps them and turns
 * signs. Good to 4e-16. */
FUNCTION_BODY void function_sin_cos_turn(double t, double *sine, double *cosine)
{
	double rounded = 4 * t + FUNCTION_ROUND, k = rounded - FUNCTION_ROUND;
	uint64_t quarter = function_bits(rounded);
	double x = (t - 0.25 * k) * 0x1.921fb54442d18p+2, z = x * x;
	double s = 1.58969099521155010221e-10; /* minimax, from fdlibm's k_sin.c and k_cos.c */
	s = s * z - 2.50507602534068634195e-08;
	s = s * z + 2.75573137070700676789e-06;
	s = s * z - 1.98412698298579493134e-04;
	s = s * z + 8.33333333332248946124e-03;
	s = s * z - 1.66666666666666324348e-01;
	s = x + x * (s * z);
	double c = -1.13596475577881948265e-11;
	c = c * z + 2.08757232129817482790e-09;
	c = c * z - 2.75573143513906633035e-07;
	c = c * z + 2.48015872894767294178e-05;
	c = c * z - 1.38888888888741095749e-03;
	c = c * z + 4.16666666666666019037e-02;
	c = 1 - (0.5 * z - z * (c * z));
	uint64_t swap = 0 - (quarter & 1);
	uint64_t sine_bits = (function_bits(s) & ~swap) | (function_bits(c) & swap);
	uint64_t cosine_bits = (function_bits(c) & ~swap) | (function_bits(s) & swap);
	*sine = function_of_bits(sine_bits ^ ((quarter & 2) << 62));
	*cosine = function_of_bits(cosine_bits ^ (((quarter + 1) & 2) << 62));
}

/* x = k pi/2 + *r + *low, |*r| <= pi/4, for |x| <= FUNCTION_TURNS_MOST; returns k, rounded into the lowest bits. pi/2
 * is the sum of three doubles (Cody and Waite 1980): its products with k are taken whole, so that nothing is lost
 * where x is nearly a multiple of it. */
#define FUNCTION_HALF_PI_HIGH 0x1.921fb54442d18p+0
#define FUNCTION_HALF_PI_MIDDLE 0x1.1a62633145c07p-54
#define FUNCTION_HALF_PI_LOW -0x1.f1976b7ed8fbcp-110
#define FUNCTION_TURNS_MOST 0x1p30
FUNCTION_BODY uint64_t function_quarters(double x, double *r, double *low)
{
	double rounded = x * 0x1.45f306dc9c883p-1 + FUNCTION_ROUND, k = rounded - FUNCTION_ROUND;
	double product = k * FUNCTION_HALF_PI_HIGH, lost = function_product_rest(k, FUNCTION_HALF_PI_HIGH, product);
	double second = k * FUNCTION_HALF_PI_MIDDLE;
	double lost_second = function_product_rest(k, FUNCTION_HALF_PI_MIDDLE, second);
	double high = x - product, one = high - lost, part = one - high;
	double rest = (high - (one - part)) - (lost + part);
	double two = one - second;
	part = two - one;
	rest = rest + ((one - (two - part)) - (second + part)) - lost_second - k * FUNCTION_HALF_PI_LOW;
	*r = two + rest;
	*low = (two - *r) + rest;
	return function_bits(rounded);
}

/* sin and cos of r + low, |r| <= pi/4, with the polynomials of fdlibm's k_sin.c and k_cos.c. */
FUNCTION_BODY double function_sin_near(double r, double low)
{
	double z = r * r, v = z * r;
	double s = 1.58969099521155010221e-10;
	s = s * z - 2.50507602534068634195e-08;
	s = s * z + 2.75573137070700676789e-06;
	s = s * z - 1.98412698298579493134e-04;
	s = s * z + 8.33333333332248946124e-03;
	return r - ((z * (0.5 * low - v * s) - low) + v * 1.66666666666666324348e-01);
}

FUNCTION_BODY double function_cos_near(double r, double low)
{
	double z = r * r, half = 0.5 * z, w = 1 - half;
	double c = -1.13596475577881948265e-11;
	c = c * z + 2.08757232129817482790e-09;
	c = c * z - 2.75573143513906633035e-07;
	c = c * z + 2.48015872894767294178e-05;
	c = c * z - 1.38888888888741095749e-03;
	c = c * z + 4.16666666666666019037e-02;
	return w + (((1 - w) - half) + (z * (z * c) - r * low));
}

/* `turns`: 0 of sin x, 1 of cos x = sin(x + pi/2). */
FUNCTION_BODY double function_wave(double x, uint64_t turns)
{
	double near = x <= FUNCTION_TURNS_MOST ? x : 0, r, low;
	near = near >= -FUNCTION_TURNS_MOST ? near : 0;
	uint64_t quarter = function_quarters(near, &r, &low) + turns, swap = 0 - (quarter & 1);
	uint64_t bits = (function_bits(function_sin_near(r, low)) & ~swap) |
	                (function_bits(function_cos_near(r, low)) & swap);
	double result = function_of_bits(bits ^ ((quarter & 2) << 62));
	result = x <= FUNCTION_TURNS_MOST ? result : NAN;
	return x >= -FUNCTION_TURNS_MOST ? result : NAN;
}

FUNCTION_BODY double function_sin_body(double x)
{
	double result = function_wave(x, 0);
	return x == 0 ? x : result;
}

FUNCTION_BODY double function_cos_body(double x) { return function_wave(x, 1); }

/* log x = *high + *low to about 2^-67 of it, for finite x > 0: the series s (1 + z/3 + z^2/5 + ...), z = s^2,
 * whose first terms are sums of two doubles. */
FUNCTION_BODY void function_log_sum(double x, double *high, double *low)
{
	double k, f = function_split(x, &k) - 1;
	double divisor = 2 + f, divisor_low = f - (divisor - 2), inverse = 1 / divisor;
	double s = f * inverse, product = s * divisor;
	double s_low = ((f - product) - function_product_rest(s, divisor, product) - s * divisor_low) * inverse;
	double z = s * s, z_low = function_product_rest(s, s, z) + 2 * s * s_low;
	double series = 1.0 / 25;
	series = series * z + 1.0 / 23;
	series = series * z + 1.0 / 21;
	series = series * z + 1.0 / 19;
	series = series * z + 1.0 / 17;
	series = series * z + 1.0 / 15;
	series = series * z + 1.0 / 13;
	series = series * z + 1.0 / 11;
	series = series * z + 1.0 / 9;
	series = series * z + 1.0 / 7;
	/* a = 1/5 + z series, b = 1/3 + z a, c = z b; log m = 2 s (1 + c) */
	double a_step = z * series, a = 0x1.999999999999ap-3 + a_step;
	double a_low = (a_step - (a - 0x1.999999999999ap-3)) - 0x1.999999999999ap-57;
	double b_step = z * a, b = 0x1.5555555555555p-2 + b_step;
	double b_low = (b_step - (b - 0x1.5555555555555p-2)) +
	               (function_product_rest(z, a, b_step) + (z * a_low + z_low * a) + 0x1.5555555555555p-56);
	double c = z * b, c_low = function_product_rest(z, b, c) + (z * b_low + z_low * b);
	double t = s * c, t_low = function_product_rest(s, c, t) + (s * c_low + s_low * c);
	double half = s + t, half_low = (t - (half - s)) + (t_low + s_low);
	double scale = k * FUNCTION_LN2_HIGH, sum = scale + 2 * half;
	double sum_low = (2 * half - (sum - scale)) + (2 * half_low + k * FUNCTION_LN2_LOW);
	*high = sum + sum_low;
	*low = sum_low - (*high - sum);
}

/* x^y = e^(y log |x|), with the sign of x where y is odd. |y| beyond 2^65 gives 0, 1 or infinity as 2^65
 * does. */
FUNCTION_BODY double function_pow_body(double x, double y)
{
	double size = function_of_bits(function_bits(x) & ~FUNCTION_SIGN);
	double power = y > 0x1p65 ? 0x1p65 : y;
	power = power < -0x1p65 ? -0x1p65 : power;
	double high, low;
	function_log_sum(size, &high, &low);
	double product = power * high;
	double product_low = function_product_rest(power, high, product) + power * low;
	double result = function_exp_sum(product, product_low);

	/* |x| = 0 or infinity */
	double other = size == 0 ? INFINITY : 0;
	double edge = y < 0 ? other : size;
	result = size == 0 ? edge : result;
	result = size < INFINITY ? result : edge;

	/* y odd: y/2 is not whole; whole: adding 2^52 loses nothing, or y is that large */
	double y_size = function_of_bits(function_bits(y) & ~FUNCTION_SIGN), y_half = 0.5 * y_size;
	double fraction = y_size < 0x1p52 ? ((y_size + 0x1p52) - 0x1p52) - y_size : 0;
	double half_fraction = y_half < 0x1p52 ? ((y_half + 0x1p52) - 0x1p52) - y_half : 0;
	double sign = half_fraction == 0 ? 1 : -1;
	sign = fraction == 0 ? sign : 1;
	double negative = fraction == 0 ? sign : NAN;
	negative = size < INFINITY ? negative : sign;
	negative = size == 0 ? sign : negative;
	double signed_one = function_of_bits((function_bits(x) & FUNCTION_SIGN) | FUNCTION_ONE);
	result = signed_one < 0 ? result * negative : result;

	result = y == y ? result : y;
	result = x == x ? result : x;
	result = y == 0 ? 1 : result;
	return x == 1 ? 1 : result;
}

#endif
