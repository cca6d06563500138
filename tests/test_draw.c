/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws: the algorithm written out a second time, one number after another; and what random numbers must look like,
 * over 100 seeds: distribution (Kolmogorov-Smirnov, chi-squared), moments, and no relation between
 * neighbours of any kind. */
#include "core/draw.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/function_body.h"
#include "tests/test.h"

enum { SEEDS = 100, BLOCKS = 40, N = BLOCKS * DRAW_BLOCK };

/* --- known answers --- */

static uint64_t splitmix(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t mix(uint64_t z)
{
	uint64_t state = z - 0x9e3779b97f4a7c15u;
	return splitmix(&state);
}

static uint64_t left(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoshiro256plusplus as its authors publish it. */
static uint64_t xoshiro(uint64_t s[4])
{
	uint64_t result = left(s[0] + s[3], 23) + s[0], t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = left(s[3], 45);
	return result;
}

TEST(draw_uniforms_are_xoshiro_in_eight_lanes)
{
	double u[DRAW_BLOCK];
	for (uint64_t block = 0; block < 3; block++) {
		uint64_t key = draw_key(42, draw_name("sectors.mining.growth"), 0),
				 at = mix(key ^ mix(block + 0x9e3779b97f4a7c15u)), lane[8][4];
		for (int word = 0; word < 4; word++)
			for (int l = 0; l < 8; l++)
				lane[l][word] = splitmix(&at);
		draw_uniforms(key, block, u);
		for (int i = 0; i < DRAW_BLOCK; i++)
			CHECK(u[i] == (double)(xoshiro(lane[i % 8]) >> 12) * 0x1p-52 + 0x1p-53);
	}
	uint64_t s[4] = {1, 2, 3, 4}; /* the authors' own first numbers for this state */
	CHECK(xoshiro(s) == 41943041u && xoshiro(s) == 58720359u && xoshiro(s) == 3588806011781223u);
}

TEST(draw_normals_are_those_of_box_and_muller)
{
	double u[DRAW_BLOCK], z[DRAW_BLOCK];
	uint64_t key = draw_key(1, draw_name("shocks.common"), 2023);
	draw_uniforms(key, 5, u);
	draw_normals(key, 5, z);
	for (int i = 0; i < DRAW_BLOCK / 2; i++) {
		double radius = sqrt(-2 * log(u[i])), angle = 2 * M_PI * u[i + DRAW_BLOCK / 2];
		CHECK(fabs(z[i] - radius * cos(angle)) < 4e-15);
		CHECK(fabs(z[i + DRAW_BLOCK / 2] - radius * sin(angle)) < 4e-15);
	}
}

TEST(draw_logarithm_sine_and_cosine_are_as_good_as_they_say)
{
	double worst_log = 0, worst_turn = 0, s, c;
	for (int i = 1; i < 200000; i++) {
		double x = i / 200000.0, small = x * 0x1p-45;
		worst_log = fmax(worst_log, fabs(function_log_unit(x) / (double)logl((long double)x) - 1));
		worst_log = fmax(worst_log, fabs(function_log_unit(small) / (double)logl((long double)small) - 1));
		long double angle = 2 * 3.14159265358979323846264338327950288L * (long double)x;
		function_sin_cos_turn(x, &s, &c);
		worst_turn = fmax(worst_turn, fmax(fabs((double)(s - sinl(angle))), fabs((double)(c - cosl(angle)))));
	}
	CHECK(worst_log < 4e-16);
	CHECK(worst_turn < 4e-16);
}

/* --- names --- */

TEST(draw_streams_differ_in_every_part_of_their_name)
{
	double u[DRAW_BLOCK], v[DRAW_BLOCK];
	uint64_t name = draw_name("a"), key = draw_key(1, name, 2021);
	const uint64_t others[] = {draw_key(2, name, 2021), draw_key(1, draw_name("b"), 2021), draw_key(1, name, 2022),
	                           draw_key(1, name, 0), draw_key(0, name, 2021)};
	draw_uniforms(key, 0, u);
	draw_uniforms(key, 0, v);
	CHECK(memcmp(u, v, sizeof u) == 0);
	draw_uniforms(key, 1, v);
	CHECK(memcmp(u, v, sizeof u) != 0);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		CHECK(others[i] != key);
		draw_uniforms(others[i], 0, v);
		for (int k = 0; k < DRAW_BLOCK; k++)
			CHECK(u[k] != v[k]);
	}
}

/* --- what they look like --- */

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The probability of a greater distance from the uniform distribution (Kolmogorov; Stephens 1970 for
 * finite n). Sorts u. */
static double kolmogorov(double *u, int n)
{
	double most = 0, p = 0;
	qsort(u, (size_t)n, sizeof *u, compare);
	for (int i = 0; i < n; i++)
		most = fmax(most, fmax(u[i] - (double)i / n, (i + 1.0) / n - u[i]));
	double x = most * (sqrt(n) + 0.12 + 0.11 / sqrt(n));
	for (int k = 1; k < 200; k++)
		p += (k % 2 ? 2 : -2) * exp(-2.0 * k * k * x * x);
	return p < 0 ? 0 : p > 1 ? 1 : p;
}

static double chi_squared(const double *u, int n)
{
	enum { CELLS = 64 };
	int count[CELLS] = {0};
	double sum = 0, expected = (double)n / CELLS;
	for (int i = 0; i < n; i++)
		count[(int)(u[i] * CELLS)]++;
	for (int c = 0; c < CELLS; c++)
		sum += (count[c] - expected) * (count[c] - expected) / expected;
	return gsl_cdf_chisq_Q(sum, CELLS - 1);
}

/* Of 100 seeds none is an outlier, and their probabilities are themselves uniform. */
static void look_uniform(double *p, const char *what)
{
	double least = 1;
	for (int s = 0; s < SEEDS; s++)
		least = fmin(least, p[s]);
	double all = kolmogorov(p, SEEDS);
	CHECK_SAY(least > 1e-5 && all > 1e-4, "%s: least p %g, all together %g", what, least, all);
}

static void fill(uint64_t seed, bool normal, double *x)
{
	for (uint64_t b = 0; b < BLOCKS; b++)
		(normal ? draw_normals : draw_uniforms)(draw_key(seed, draw_name("x"), normal ? 2024 : 0), b,
		                                        x + b * DRAW_BLOCK);
}

TEST(draw_numbers_are_distributed_as_they_should_be)
{
	static double x[N], ks[SEEDS], chi[SEEDS];
	for (int normal = 0; normal < 2; normal++) {
		for (int s = 0; s < SEEDS; s++) {
			fill((uint64_t)s, normal, x);
			for (int i = 0; i < N && normal; i++)
				x[i] = gsl_cdf_ugaussian_P(x[i]);
			chi[s] = chi_squared(x, N);
			ks[s] = kolmogorov(x, N);
		}
		look_uniform(ks, normal ? "normal, Kolmogorov-Smirnov" : "uniform, Kolmogorov-Smirnov");
		look_uniform(chi, normal ? "normal, chi-squared" : "uniform, chi-squared");
	}
}

static double two_sided(double z) { return 2 * gsl_cdf_ugaussian_Q(fabs(z)); }

TEST(draw_normals_have_the_moments_of_a_normal)
{
	static double x[N], p[4][SEEDS];
	for (int s = 0; s < SEEDS; s++) {
		double sum[5] = {0};
		fill((uint64_t)s, true, x);
		for (int i = 0; i < N; i++)
			for (int k = 1; k <= 4; k++)
				sum[k] += pow(x[i], k);
		p[0][s] = two_sided(sum[1] / sqrt(N));
		p[1][s] = two_sided((sum[2] - N) / sqrt(2.0 * N));
		p[2][s] = two_sided(sum[3] / sqrt(15.0 * N));
		p[3][s] = two_sided((sum[4] - 3.0 * N) / sqrt(96.0 * N));
	}
	for (int k = 0; k < 4; k++)
		look_uniform(p[k], (const char *const[]){"mean", "variance", "third moment", "fourth moment"}[k]);
}

static double correlation(const double *x, const double *y, int n)
{
	double sum = 0;
	for (int i = 0; i < n; i++)
		sum += x[i] * y[i];
	return two_sided(sum / sqrt(n));
}

/* Neighbours in a block, the pairs of Box and Muller and their squares, neighbouring blocks, years, names and seeds. */
TEST(draw_normals_know_nothing_of_one_another)
{
	static double p[9][SEEDS];
	static const char *const what[] = {"next",      "next lane round", "pair",      "squares of a pair",  "next block",
	                                   "next year", "another name",    "next seed", "one bit of the name"};
	for (int s = 0; s < SEEDS; s++) {
		double x[DRAW_BLOCK], y[6][DRAW_BLOCK], square[2][DRAW_BLOCK / 2];
		uint64_t seed = (uint64_t)s, name = draw_name("x");
		draw_normals(draw_key(seed, name, 2024), 0, x);
		draw_normals(draw_key(seed, name, 2024), 1, y[0]);
		draw_normals(draw_key(seed, name, 2025), 0, y[1]);
		draw_normals(draw_key(seed, draw_name("y"), 2024), 0, y[2]);
		draw_normals(draw_key(seed + 1, name, 2024), 0, y[3]);
		draw_normals(draw_key(seed, name ^ 1, 2024), 0, y[4]);
		for (int i = 0; i < DRAW_BLOCK / 2; i++) {
			square[0][i] = (x[i] * x[i] - 1) / sqrt(2);
			square[1][i] = (x[i + DRAW_BLOCK / 2] * x[i + DRAW_BLOCK / 2] - 1) / sqrt(2);
		}
		p[0][s] = correlation(x, x + 1, DRAW_BLOCK / 2 - 1);
		p[1][s] = correlation(x, x + 8, DRAW_BLOCK / 2 - 8);
		p[2][s] = correlation(x, x + DRAW_BLOCK / 2, DRAW_BLOCK / 2);
		p[3][s] = correlation(square[0], square[1], DRAW_BLOCK / 2);
		for (int k = 0; k < 5; k++)
			p[4 + k][s] = correlation(x, y[k], DRAW_BLOCK);
	}
	for (int k = 0; k < 9; k++)
		look_uniform(p[k], what[k]);
}

/* A generator with a flaw is caught: one in 50 numbers drawn twice. */
TEST(draw_tests_can_fail)
{
	static double x[N];
	fill(3, false, x);
	for (int i = 0; i < N; i++)
		if (x[i] < 0.02)
			x[i] += 0.02;
	CHECK(chi_squared(x, N) < 1e-6);
	CHECK(kolmogorov(x, N) < 1e-2);
}
