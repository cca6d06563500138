/* SPDX-License-Identifier: GPL-3.0-or-later */
/* function_grid: one hash per function over a fixed grid of arguments: random bits (every exponent, NaN and
 * infinity among them), ordinary numbers and edges. tests/same_bits_function.sh compares it between
 * builds. */
#include "base/function.h"
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { COUNT = 30000 };

static uint64_t hash(const double *values)
{
	uint64_t sum = 14695981039346656037u;
	for (int i = 0; i < COUNT; i++) {
		uint64_t bits;
		memcpy(&bits, &values[i], sizeof bits);
		sum = (sum ^ bits) * 1099511628211u;
	}
	return sum;
}

static void fill(double *x, uint64_t state)
{
	static const double edges[] = {0, -0.0, 1, -1, 0.5, 2, -3, 0x1p-1074, -0x1p-1022, 0x1p53, 710, -745.2, INFINITY,
		-INFINITY, NAN};
	for (int i = 0; i < COUNT; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		uint64_t bits = state ^ state >> 29;
		double ordinary = (double)(state >> 11) * 0x1p-50 - 2;
		memcpy(&x[i], &bits, sizeof bits);
		if (i % 3)
			x[i] = i % 3 == 1 ? ordinary : edges[(state >> 40) % (sizeof edges / sizeof *edges)];
	}
}

static void print(const char *name, const double *values)
{
	printf("%s %016" PRIx64 "\n", name, hash(values));
}

int main(void)
{
	static double x[COUNT], y[COUNT], out[COUNT];
	fill(x, 1);
	fill(y, 2);
	function_exp_array(out, x, COUNT);
	print("exp", out);
	function_log_array(out, x, COUNT);
	print("log", out);
	function_pow_array(out, x, y, COUNT);
	print("pow", out);
	for (int i = 0; i < COUNT; i++)
		out[i] = function_pow(x[i], y[i]);
	print("pow_single", out);
	for (int i = 0; i < COUNT; i++)
		out[i] = function_normal(x[i]);
	print("normal", out);
	for (int i = 0; i < COUNT; i++)
		out[i] = function_normal_inverse(x[i] - floor(x[i]));
	print("normal_inverse", out);
	return 0;
}
