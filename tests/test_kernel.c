/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kernels: lanes and numbers give the same bits, in place too; fused pairs round twice; NaN is not lost. */
#include "core/kernel.h"
#include <float.h>
#include <stdint.h>
#include "tests/test.h"

enum { MOST = 264 };

static const double special[] = {0.0,
                                 -0.0,
                                 1,
                                 -1,
                                 0.5,
                                 2,
                                 3,
                                 NAN,
                                 -NAN,
                                 INFINITY,
                                 -INFINITY,
                                 DBL_MIN,
                                 -DBL_MIN,
                                 DBL_MIN / 8,
                                 -4.9406564584124654e-324,
                                 DBL_MAX,
                                 -DBL_MAX,
                                 1 + DBL_EPSILON,
                                 1 - DBL_EPSILON / 2,
                                 1e-300,
                                 709.9,
                                 -745.2,
                                 1023.5};
enum { SPECIALS = sizeof special / sizeof *special };

/* xorshift64*: the same numbers everywhere. */
static uint64_t random_bits(void)
{
	static uint64_t state = 0x9E3779B97F4A7C15u;
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 0x2545F4914F6CDD1Du;
}

static double random_number(void)
{
	uint64_t bits = random_bits();
	if (bits % 4 == 0)
		return special[bits / 4 % SPECIALS];
	double unit = (double)(bits >> 11) * 0x1p-53;
	return bits % 4 == 1   ? unit
	       : bits % 4 == 2 ? unit * 400 - 200
	                       : ldexp(unit * 2 - 1, (int)(random_bits() % 200) - 100);
}

static void fill(double *row)
{
	for (int i = 0; i < MOST; i++)
		row[i] = random_number();
}

/* Which NaN a product of two NaNs is, nobody may rely on. */
static bool same(double a, double b)
{
	return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

static void compare(enum kernel kernel, const double *out, const double *a, const double *b, const double *c,
                    const int stride[3], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double x = a[stride[0] * (int)i], y = b[stride[1] * (int)i], z = c[stride[2] * (int)i],
			   want = kernel_number(kernel, x, y, z);
		bool good = same(out[i], want);
		CHECK_SAY(good, "kernel %d, strides %d%d%d, n %zu, lane %zu: (%a, %a, %a) gives %a in lanes, %a alone",
		          (int)kernel, stride[0], stride[1], stride[2], n, i, x, y, z, out[i], want);
		if (!good)
			return;
	}
}

static void run_step(struct kernel_step step, size_t n) { kernel_run(&step, 1, n); }

static void all_strides(enum kernel kernel, size_t n)
{
	static double a[MOST], b[MOST], c[MOST], out[MOST];
	int arguments = kernel_arguments(kernel);
	for (int bits = 0; bits < 8; bits++) {
		int stride[3] = {bits >> 2 & 1, bits >> 1 & 1, bits & 1};
		fill(a);
		fill(b);
		fill(c);
		memset(out, 0x55, sizeof out);
		run_step(kernel_step(kernel, out, a, stride[0], arguments > 1 ? b : NULL, stride[1], arguments > 2 ? c : NULL,
		                     stride[2]),
		         n);
		compare(kernel, out, a, b, c, stride, n);
		for (size_t i = n; i < MOST; i++)
			CHECK(memcmp(&out[i], "UUUUUUUU", 8) == 0);
	}
}

TEST(kernel_lanes_and_numbers_give_the_same_bits)
{
	static const size_t counts[] = {8, 16, 24, 264};
	for (int kernel = 0; kernel < KERNEL_COUNT; kernel++)
		for (int i = 0; i < 4 && !kernel_is_many((enum kernel)kernel); i++)
			all_strides((enum kernel)kernel, counts[i]);
}

TEST(kernel_every_pair_of_special_values_in_lanes_as_alone)
{
	double a[8], b[8], out[8];
	static const enum kernel kernels[] = {KERNEL_ADD,        KERNEL_SUBTRACT, KERNEL_MULTIPLY, KERNEL_DIVIDE,
	                                      KERNEL_POWER,      KERNEL_MINIMUM,  KERNEL_MAXIMUM,  KERNEL_LESS,
	                                      KERNEL_LESS_EQUAL, KERNEL_EQUAL,    KERNEL_NOT_EQUAL};
	for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++)
		for (int i = 0; i < SPECIALS; i++)
			for (int j = 0; j < SPECIALS; j++) {
				for (int lane = 0; lane < 8; lane++) {
					a[lane] = special[i];
					b[lane] = special[j];
				}
				run_step(kernel_step(kernels[k], out, a, 1, b, 1, NULL, 0), 8);
				compare(kernels[k], out, a, b, b, (const int[]){1, 1, 0}, 8);
			}
}

TEST(kernel_output_may_be_an_operand)
{
	static double operand[3][MOST], work[3][MOST];
	for (int kernel = 0; kernel < KERNEL_COUNT; kernel++)
		for (int over = 0; over < kernel_arguments((enum kernel)kernel); over++) {
			for (int i = 0; i < 3; i++)
				fill(operand[i]);
			memcpy(work, operand, sizeof work);
			run_step(kernel_step((enum kernel)kernel, work[over], work[0], 1, work[1], 1, work[2], 1), MOST);
			compare((enum kernel)kernel, work[over], operand[0], operand[1], operand[2], (const int[]){1, 1, 1}, MOST);
		}
}

/* With one rounding (a fused multiply-add) the first product would be off by its lost half. */
TEST(kernel_fused_pairs_round_twice)
{
	double a = 1 + DBL_EPSILON, b = 1 - DBL_EPSILON / 2;
	volatile double product = a * b;
	CHECK(fma(a, b, -1) != product - 1);
	CHECK_CLOSE(kernel_number(KERNEL_MULTIPLY_ADD, a, b, -1), product - 1, 0);
	CHECK_CLOSE(kernel_number(KERNEL_ADD_PRODUCT, a, b, -1), product - 1, 0);
	CHECK_CLOSE(kernel_number(KERNEL_MULTIPLY_SUBTRACT, a, b, 1), product - 1, 0);
	CHECK_CLOSE(kernel_number(KERNEL_SUBTRACT_PRODUCT, a, b, 1), 1 - product, 0);
	CHECK_CLOSE(kernel_number(KERNEL_MULTIPLY_SUM, 3, 4, 5), 27, 0);
	CHECK_CLOSE(kernel_number(KERNEL_MULTIPLY_DIFFERENCE, 3, 4, 5), -3, 0);
	for (int i = 0; i < 1000; i++) {
		volatile double x = random_number(), y = random_number(), z = random_number(), xy = x * y, sum = y + z,
						rest = y - z;
		CHECK(same(kernel_number(KERNEL_MULTIPLY_ADD, x, y, z), xy + z));
		CHECK(same(kernel_number(KERNEL_SUBTRACT_PRODUCT, x, y, z), z - xy));
		CHECK(same(kernel_number(KERNEL_MULTIPLY_SUM, x, y, z), x * sum));
		CHECK(same(kernel_number(KERNEL_MULTIPLY_DIFFERENCE, x, y, z), x * rest));
	}
}

TEST(kernel_nan_passes_through_bounds_and_comparisons)
{
	static const enum kernel two[] = {KERNEL_MINIMUM,    KERNEL_MAXIMUM, KERNEL_LESS,
	                                  KERNEL_LESS_EQUAL, KERNEL_EQUAL,   KERNEL_NOT_EQUAL};
	for (size_t i = 0; i < sizeof two / sizeof *two; i++) {
		CHECK(isnan(kernel_number(two[i], NAN, 1, 0)));
		CHECK(isnan(kernel_number(two[i], 1, NAN, 0)));
		CHECK(isnan(kernel_number(two[i], NAN, INFINITY, 0)));
		CHECK(!isnan(kernel_number(two[i], 1, 2, NAN)));
	}
	for (int at = 0; at < 3; at++) {
		double x[3] = {0.5, at ? 0 : 2, 1};
		x[at] = NAN;
		CHECK(isnan(kernel_number(KERNEL_CLAMP, x[0], x[1], x[2])));
		double r[3] = {5, 10, 1};
		r[at] = NAN;
		CHECK(isnan(kernel_number(KERNEL_RESPOND, r[0], r[1], r[2])));
	}
	CHECK(isnan(kernel_number(KERNEL_RESPOND, NAN, 0, 1)));
	CHECK(isnan(kernel_number(KERNEL_SELECT, NAN, 1, 2)));
	CHECK_CLOSE(kernel_number(KERNEL_SELECT, 1, 7, NAN), 7, 0);
	CHECK_CLOSE(kernel_number(KERNEL_SELECT, 0, NAN, 7), 7, 0);
	CHECK_CLOSE(kernel_number(KERNEL_SELECT, -0.0, NAN, 7), 7, 0);
}

TEST(kernel_no_result_rests_on_an_infinity)
{
	static const enum kernel two[] = {KERNEL_MINIMUM, KERNEL_MAXIMUM, KERNEL_LESS, KERNEL_LESS_EQUAL, KERNEL_EQUAL,
	                                  KERNEL_NOT_EQUAL, KERNEL_POWER};
	for (int sign = -1; sign < 2; sign += 2) {
		double far = sign < 0 ? -INFINITY : INFINITY;
		for (size_t i = 0; i < sizeof two / sizeof *two; i++)
			for (double other = -1; other < 3; other += 0.5) {
				CHECK(isnan(kernel_number(two[i], far, other, 0)));
				CHECK(isnan(kernel_number(two[i], other, far, 0)));
			}
		CHECK(isnan(kernel_number(KERNEL_DIVIDE, 1, far, 0)));
		CHECK(!isfinite(kernel_number(KERNEL_DIVIDE, far, 1, 0)));
		CHECK(isnan(kernel_number(KERNEL_EXP, far, 0, 0)));
		CHECK(isnan(kernel_number(KERNEL_SELECT, far, 1, 2)));
		CHECK_CLOSE(kernel_number(KERNEL_SELECT, 1, 7, far), 7, 0);
		CHECK_CLOSE(kernel_number(KERNEL_SELECT, 0, far, 7), 7, 0);
		for (int at = 0; at < 3; at++) {
			double x[3] = {0.5, 0, 1}, r[3] = {5, 10, 1};
			x[at] = r[at] = far;
			CHECK(isnan(kernel_number(KERNEL_CLAMP, x[0], x[1], x[2])));
			CHECK(isnan(kernel_number(KERNEL_RESPOND, r[0], r[1], r[2])));
		}
	}
}

TEST(kernel_what_carries_an_infinity_on_keeps_the_sign_of_zero)
{
	CHECK(signbit(kernel_number(KERNEL_DIVIDE, -0.0, 5, 0)));
	CHECK(!signbit(kernel_number(KERNEL_DIVIDE, 0.0, 5, 0)));
	CHECK(signbit(kernel_number(KERNEL_MINIMUM, -0.0, 5, 0)));
	CHECK(signbit(kernel_number(KERNEL_SELECT, 1, -0.0, 5)));
}

TEST(kernel_response_is_bounded_and_needs_room)
{
	CHECK_CLOSE(kernel_number(KERNEL_RESPOND, 5, 10, 0.8), 0.5, 0);
	CHECK_CLOSE(kernel_number(KERNEL_RESPOND, 9, 10, 0.8), 0.8, 0);
	CHECK_CLOSE(kernel_number(KERNEL_RESPOND, -5, 10, 0.8), 0, 0);
	CHECK_CLOSE(kernel_number(KERNEL_RESPOND, 5, 0, 0.8), 0, 0);
	CHECK_CLOSE(kernel_number(KERNEL_RESPOND, 5, -1, 0.8), 0, 0);
	CHECK_CLOSE(kernel_number(KERNEL_RESPOND, 5, 1e-320, 0.8), 0.8, 0);
}
