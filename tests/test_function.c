/* SPDX-License-Identifier: GPL-3.0-or-later */
/* function: against the long double functions of the C library (64 bits), within the errors function.h
 * states. */
#include "base/function.h"
#include <float.h>
#include <stdint.h>
#include "test.h"

enum { POINTS = 20000 };

/* A fixed sequence in [0, 1). */
static double uniform(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (double)(*state >> 11) * 0x1p-53;
}

static double of_bits(uint64_t bits)
{
	double x;
	memcpy(&x, &bits, sizeof x);
	return x;
}

static uint64_t to_bits(double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	return bits;
}

/* |got - want| in units of the last place of want. */
static double ulps(double got, long double want)
{
	int exponent;
	(void)frexpl(want, &exponent);
	if (exponent < DBL_MIN_EXP)
		exponent = DBL_MIN_EXP;
	return (double)(fabsl((long double)got - want) / ldexpl(1, exponent - DBL_MANT_DIG));
}

static bool same(double a, double b)
{
	return isnan(a) ? isnan(b) : to_bits(a) == to_bits(b);
}

TEST(function_exp_is_within_one_ulp)
{
	uint64_t state = 1;
	for (int i = 0; i < POINTS; i++) {
		double x = i % 2 ? -745.1 + 1454.8 * uniform(&state) : 2 * uniform(&state) - 1;
		CHECK_SAY(ulps(function_exp(x), expl(x)) < 1, "exp(%a) = %a", x, function_exp(x));
	}
}

TEST(function_log_is_within_one_ulp)
{
	uint64_t state = 2;
	for (int i = 0; i < POINTS; i++) {
		double any = of_bits((uint64_t)(uniform(&state) * 0x7ff0p48));
		double x = i % 3 == 0 ? any : i % 3 == 1 ? 0.5 + 1.5 * uniform(&state) : 1 + (uniform(&state) - 0.5) * 1e-6;
		CHECK_SAY(!(x > 0) || ulps(function_log(x), logl(x)) < 1, "log(%a) = %a", x, function_log(x));
	}
}

TEST(function_pow_is_within_one_ulp)
{
	uint64_t state = 3;
	for (int i = 0; i < POINTS; i++) {
		double any = of_bits(1 + (uint64_t)(uniform(&state) * 0x7ff0p48));
		double x = i % 3 == 0 ? any : i % 3 == 1 ? 0.5 + uniform(&state) : 1 + (uniform(&state) - 0.5) * 1e-9;
		/* exponents that spread the results over all magnitudes, and ordinary ones; powl itself errs by an
		 * ulp of its 64 bits, 2^-11 of ours */
		double y = i % 2 ? (1450 * uniform(&state) - 744) / log(x) : 40 * uniform(&state) - 20;
		bool finite = isfinite(y) && isfinite((double)powl(x, y));
		CHECK_SAY(!finite || ulps(function_pow(x, y), powl(x, y)) < 0.999,
		          "pow(%a, %a) = %a", x, y, function_pow(x, y));
	}
}

/* Near multiples of a quarter turn nearly all digits of the argument go. */
TEST(function_sin_and_cos_are_within_one_ulp)
{
	uint64_t state = 5;
	for (int i = 0; i < POINTS; i++) {
		double quarters = floor(i % 4 == 2 ? 0x1p29 * uniform(&state) : 100 * uniform(&state)) * 1.5707963267948966;
		double x = i % 4 == 0   ? 8 * uniform(&state) - 4
		           : i % 4 == 1 ? of_bits((uint64_t)(uniform(&state) * 0x41dp52))
		                        : quarters * (1 + (uniform(&state) - 0.5) * 0x1p-50);
		CHECK_SAY(ulps(function_sin(x), sinl(x)) < 0.9, "sin(%a) = %a", x, function_sin(x));
		CHECK_SAY(ulps(function_cos(x), cosl(x)) < 0.9, "cos(%a) = %a", x, function_cos(x));
		CHECK(same(function_sin(-x), -function_sin(x)));
		CHECK(same(function_cos(-x), function_cos(x)));
	}
}

TEST(function_sin_and_cos_at_the_edges)
{
	CHECK(same(function_sin(0), 0));
	CHECK(same(function_sin(-0.0), -0.0));
	CHECK(same(function_sin(0x1p-1074), 0x1p-1074));
	CHECK(same(function_cos(0), 1));
	CHECK(same(function_cos(-0.0), 1));
	CHECK(same(function_sin(0x1p30), (double)sinl(0x1p30L)));
	CHECK(same(function_cos(-0x1p30), (double)cosl(0x1p30L)));
	CHECK(isnan(function_sin(0x1.0000000000001p30)));
	CHECK(isnan(function_cos(-0x1.0000000000001p30)));
	CHECK(isnan(function_sin(INFINITY)));
	CHECK(isnan(function_cos(-INFINITY)));
	CHECK(isnan(function_sin(NAN)));
	CHECK(isnan(function_cos(NAN)));
}

TEST(function_exp_and_log_keep_annex_f_at_the_edges)
{
	CHECK(same(function_exp(0), 1));
	CHECK(same(function_exp(-0.0), 1));
	CHECK(same(function_exp(INFINITY), INFINITY));
	CHECK(same(function_exp(-INFINITY), 0));
	CHECK(same(function_exp(1e300), INFINITY));
	CHECK(same(function_exp(-1e300), 0));
	CHECK(same(function_exp(0x1.62e42fefa39efp+9), 0x1.fffffffffff2ap+1023));
	CHECK(same(function_exp(0x1.62e42fefa39f0p+9), INFINITY));
	CHECK(same(function_exp(-0x1.74910d52d3051p+9), 0x1p-1074));
	CHECK(isnan(function_exp(NAN)));
	CHECK(same(function_log(1), 0));
	CHECK(same(function_log(0), -INFINITY));
	CHECK(same(function_log(-0.0), -INFINITY));
	CHECK(same(function_log(INFINITY), INFINITY));
	CHECK(isnan(function_log(-1)));
	CHECK(isnan(function_log(-INFINITY)));
	CHECK(isnan(function_log(NAN)));
	CHECK(same(function_log(0x1p-1074), (double)logl(0x1p-1074L)));
}

/* Every pair of these; exactness aside, NaN, infinity, sign and zero are as the C library has them. */
TEST(function_pow_keeps_annex_f_at_the_edges)
{
	static const double edges[] = {0, 0x1p-1074, 1e-310, 0x1p-1022, 0.5, 1 - 0x1p-53, 1, 1 + 0x1p-52, 1.5, 2, 2.5, 3,
		4, 0x1p51 + 0.5, 0x1p52 - 1, 0x1p52, 0x1p52 + 1, 0x1p53 - 1, 0x1p53, 0x1p64, 1e300, DBL_MAX, INFINITY, NAN};
	enum { EDGES = sizeof edges / sizeof *edges };
	for (int i = 0; i < 4 * EDGES * EDGES; i++) {
		double x = edges[i / 4 % EDGES] * (i % 2 ? -1 : 1), y = edges[i / 4 / EDGES] * (i / 2 % 2 ? -1 : 1);
		double got = function_pow(x, y), want = pow(x, y);
		bool ordinary = isfinite(want) && want != 0;
		CHECK_SAY(ordinary ? fabs(got / want - 1) < 0x1p-51 || fabs(got - want) <= 0x1p-1074 : same(got, want),
		          "pow(%a, %a) = %a, not %a", x, y, got, want);
	}
}

TEST(function_pow_of_whole_numbers_is_exact)
{
	for (int base = 2; base <= 12; base++) {
		double want = 1;
		for (int power = 0; want < 0x1p53; want *= base, power++)
			CHECK(function_pow(base, power) == want);
	}
	CHECK(function_pow(-2, 3) == -8);
	CHECK(function_pow(9, 0.5) == 3);
}

TEST(function_arrays_give_the_bits_of_single_calls)
{
	enum { COUNT = 1003 };
	double x[COUNT], y[COUNT], out[COUNT];
	uint64_t state = 4;
	for (int i = 0; i < COUNT; i++) {
		x[i] = i % 5 == 0 ? of_bits((uint64_t)(uniform(&state) * 0x1p64)) : 4 * uniform(&state) - 1;
		y[i] = i % 7 == 0 ? floor(9 * uniform(&state)) - 4 : 20 * uniform(&state) - 10;
	}
	function_exp_array(out, x, COUNT);
	for (int i = 0; i < COUNT; i++)
		CHECK(same(out[i], function_exp(x[i])));
	function_log_array(out, x, COUNT);
	for (int i = 0; i < COUNT; i++)
		CHECK(same(out[i], function_log(x[i])));
	function_pow_array(out, x, y, COUNT);
	for (int i = 0; i < COUNT; i++)
		CHECK(same(out[i], function_pow(x[i], y[i])));
}

TEST(function_normal_is_within_four_ulp)
{
	uint64_t state = 5;
	for (int i = 0; i < POINTS; i++) {
		/* the reference rounds its own argument: z^2 2^-64 of the value, well under 0.01 z^2 of our ulps */
		double z = -38 + 46 * uniform(&state);
		CHECK_SAY(ulps(function_normal(z), erfcl(-(long double)z * sqrtl(0.5L)) / 2) < 4 + 0.01 * z * z,
		          "normal(%a) = %a", z, function_normal(z));
	}
	CHECK(function_normal(0) == 0.5);
	CHECK(function_normal(-INFINITY) == 0);
	CHECK(function_normal(INFINITY) == 1);
	CHECK(isnan(function_normal(NAN)));
}

TEST(function_normal_inverse_undoes_normal)
{
	uint64_t state = 6;
	for (int i = 0; i < POINTS; i++) {
		/* one step of Newton's method in long double, from the answer: the step is the error */
		double p = i % 2 ? 0.5 * uniform(&state) : (double)expl(-1 - 700 * uniform(&state));
		double z = function_normal_inverse(p);
		long double below = erfcl(-(long double)z * sqrtl(0.5L)) / 2;
		long double density = expl(-0.5L * z * z) * 0.398942280401432677939946059934381868L;
		CHECK_SAY(!(p > 0) || fabsl((below - p) / density) < 1e-15L * fabsl((long double)z),
		          "normal_inverse(%a) = %a", p, z);
	}
	CHECK(function_normal_inverse(0.5) == 0);
	CHECK_CLOSE(function_normal_inverse(0.975), 1.959963984540054236, 1e-15);
	CHECK_CLOSE(function_normal_inverse(0.1), -1.281551565544600466, 1e-15);
	CHECK(function_normal_inverse(0) == -INFINITY);
	CHECK(function_normal_inverse(1) == INFINITY);
	CHECK(isnan(function_normal_inverse(-0.1)));
	CHECK(isnan(function_normal_inverse(1.1)));
	CHECK(isnan(function_normal_inverse(NAN)));
}
