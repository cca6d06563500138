/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantile functions against GSL's, over many shapes and far into the tails; truncation; arrays as one by one. */
#include "distribution/distribution.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>
#include "tests/test.h"

static const double probabilities[] = {1e-15, 1e-9, 1e-4, 0.01, 0.05, 0.1,  0.25,   0.4,      0.499,    0.5,
                                       0.501, 0.6,  0.75, 0.9,  0.95, 0.99, 0.9999, 1 - 1e-9, 1 - 1e-15};
enum { COUNT = sizeof probabilities / sizeof *probabilities };

static struct draw_from made(const struct distribution *distribution, double a, double b, double c, double centre,
                             double low, double high)
{
	struct draw_from from;
	CHECK(distribution_prepare(distribution, (double[]){a, b, c}, centre, low, high, &from));
	distribution_fit(&from);
	return from;
}

static void agree(const struct draw_from *from, double (*inverse)(double p, const double *shape), const double *shape,
                  double tolerance)
{
	double x[COUNT];
	distribution_quantiles(from, probabilities, x, COUNT);
	for (int i = 0; i < COUNT; i++) {
		double want = inverse(probabilities[i], shape);
		CHECK_CLOSE(x[i], want, tolerance * (1 + fabs(want)));
		CHECK_CLOSE(distribution_quantile(from, probabilities[i]), x[i], tolerance);
	}
}

static double normal(double p, const double *shape) { return shape[0] + gsl_cdf_ugaussian_Pinv(p) * shape[1]; }
static double lognormal(double p, const double *shape) { return shape[0] * exp(gsl_cdf_ugaussian_Pinv(p) * shape[1]); }
static double uniform(double p, const double *shape) { return shape[0] + p * (shape[1] - shape[0]); }

TEST(distribution_quantiles_agree_with_known_ones)
{
	struct draw_from from = made(&distribution_normal, 2, 0, 0, 10, -INFINITY, INFINITY);
	agree(&from, normal, (double[]){10, 2}, 1e-13);
	from = made(&distribution_lognormal, 0.2, 0, 0, 3, -INFINITY, INFINITY);
	agree(&from, lognormal, (double[]){3, 0.2}, 1e-13);
	from = made(&distribution_uniform, 0.5, 2.6, 0, 0, -INFINITY, INFINITY);
	agree(&from, uniform, (double[]){0.5, 2.6}, 1e-14);
}

TEST(distribution_triangle_turns_at_its_mode)
{
	static const double modes[] = {1, 1.5, 2, 3.9, 4};
	for (int m = 0; m < 5; m++) {
		struct draw_from from = made(&distribution_triangular, 1, modes[m], 4, 0, -INFINITY, INFINITY);
		for (int i = 0; i < COUNT; i++) {
			double x = distribution_quantile(&from, probabilities[i]);
			double p =
				x < modes[m] ? (x - 1) * (x - 1) / (3 * (modes[m] - 1)) : 1 - (4 - x) * (4 - x) / (3 * (4 - modes[m]));
			CHECK(fabs(p - probabilities[i]) <= 1e-14);
			CHECK(fabs(distribution_probability(&from, x) - probabilities[i]) <= 1e-14);
		}
	}
}

static double beta(double p, const double *shape) { return gsl_cdf_beta_Pinv(p, shape[0], shape[1]); }

/* Where GSL's inverse stops short, its own distribution function tells. */
TEST(distribution_pert_is_the_beta_it_says)
{
	for (int m = 0; m <= 40; m++) {
		double mode = m / 40.0, alpha = 1 + 4 * mode, bet = 1 + 4 * (1 - mode), x[COUNT];
		struct draw_from from = made(&distribution_pert, 0, mode, 1, 0, -INFINITY, INFINITY);
		distribution_quantiles(&from, probabilities, x, COUNT);
		for (int i = 0; i < COUNT; i++) {
			CHECK(fabs(x[i] - distribution_quantile(&from, probabilities[i])) <= 1e-10);
			CHECK(fabs(gsl_cdf_beta_P(x[i], alpha, bet) - probabilities[i]) <= 1e-9);
			CHECK(fabs(gsl_cdf_beta_P(distribution_quantile(&from, probabilities[i]), alpha, bet) - probabilities[i]) <=
			      1e-14);
			if (probabilities[i] > 0.001 && probabilities[i] < 0.999)
				CHECK_CLOSE(x[i], beta(probabilities[i], (double[]){alpha, bet}), 1e-9);
		}
		for (int i = 1; i < 100; i++)
			CHECK_CLOSE(distribution_probability(&from, i / 100.0), gsl_cdf_beta_P(i / 100.0, alpha, bet), 1e-13);
	}
}

TEST(distribution_pert_scales)
{
	struct draw_from from = made(&distribution_pert, 2, 3, 4.3, 0, -INFINITY, INFINITY);
	double alpha = 1 + 4 / 2.3, x = distribution_quantile(&from, 0.3);
	CHECK_CLOSE(x, 2 + 2.3 * gsl_cdf_beta_Pinv(0.3, alpha, 6 - alpha), 1e-9);
}

TEST(distribution_truncation_stays_inside_and_keeps_the_shape)
{
	static const struct { const struct distribution *distribution; double p[3], centre, low, high;
	} cases[] = {{&distribution_normal, {2}, 10, 9, 11},
	             {&distribution_normal, {2}, 10, -INFINITY, 10},
	             {&distribution_normal, {1}, 0, 6, INFINITY},
	             {&distribution_normal, {1}, 0, -INFINITY, -6.5},
	             {&distribution_lognormal, {0.5}, 3, 1, 4},
	             {&distribution_lognormal, {0.5}, 3, 9, INFINITY},
	             {&distribution_triangular, {0, 1, 2}, 0, 0.5, 0.6},
	             {&distribution_uniform, {0, 2}, 0, 1.5, 9},
	             {&distribution_pert, {2, 3, 4}, 0, 2.1, 3.5},
	             {&distribution_pert, {0, 0, 1}, 0, 0.5, 2}};
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct draw_from from = made(cases[c].distribution, cases[c].p[0], cases[c].p[1], cases[c].p[2],
		                             cases[c].centre, cases[c].low, cases[c].high);
		double x[COUNT], before = -INFINITY;
		distribution_quantiles(&from, probabilities, x, COUNT);
		double start = distribution_probability(&from, cases[c].low),
			   all = distribution_probability(&from, cases[c].high) - start;
		for (int i = 0; i < COUNT; i++) {
			CHECK(x[i] >= cases[c].low && x[i] <= cases[c].high && x[i] >= before);
			before = x[i];
			if (all > 1e-3)
				CHECK(fabs((distribution_probability(&from, x[i]) - start) / all - probabilities[i]) <= 1e-9);
		}
	}
	struct draw_from far = made(&distribution_normal, 1, 0, 0, 0, 6, INFINITY); /* the median of what lies above 6 */
	CHECK_CLOSE(distribution_quantile(&far, 0.5), -gsl_cdf_ugaussian_Pinv(gsl_cdf_ugaussian_P(-6) / 2), 1e-12);
}

TEST(distribution_refuses_to_draw_from_nothing)
{
	struct draw_from from;
	CHECK(!distribution_prepare(&distribution_normal, (double[]){1, 0, 0}, 0, 8, INFINITY, &from));
	CHECK(!distribution_prepare(&distribution_uniform, (double[]){0, 1, 0}, 0, 2, 3, &from));
	CHECK(!distribution_prepare(&distribution_pert, (double[]){0, 0, 1}, 0, 0.999, 1, &from));
	CHECK(distribution_prepare(&distribution_normal, (double[]){1, 0, 0}, 0, 7, INFINITY, &from));
}

TEST(distribution_arrays_give_the_bits_of_any_length)
{
	static const struct { const struct distribution *distribution; double p[3];
	} cases[] = {{&distribution_normal, {2}},
	             {&distribution_lognormal, {0.3}},
	             {&distribution_triangular, {1, 2, 4}},
	             {&distribution_uniform, {1, 2}},
	             {&distribution_pert, {1, 2, 4}}};
	static double u[700], x[700], y[700];
	for (int i = 0; i < 700; i++)
		u[i] = (i + 0.5) / 700;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct draw_from from =
			made(cases[c].distribution, cases[c].p[0], cases[c].p[1], cases[c].p[2], 2, -INFINITY, INFINITY);
		distribution_quantiles(&from, u, x, 700);
		for (size_t at = 0, n = 1; at + n <= 700; at += n, n = n % 17 + 1) {
			distribution_quantiles(&from, u + at, y, n);
			CHECK(memcmp(x + at, y, n * sizeof *y) == 0);
		}
		for (int i = 0; i < 700 && cases[c].distribution != &distribution_pert; i++)
			CHECK(distribution_quantile(&from, u[i]) == x[i]);
	}
}

TEST(distribution_every_one_of_the_list_undoes_its_probability)
{
	for (const struct distribution *const *at = distributions; *at; at++) {
		int count = distribution_parameters(*at);
		double parameter[DISTRIBUTION_PARAMETERS] = {1, 1, 1}, x[COUNT], low, high;
		CHECK(count >= 1 && count <= DISTRIBUTION_PARAMETERS);
		CHECK(distribution_find((*at)->name) == *at);
		for (int i = 0; i < count && (*at)->placing == DISTRIBUTION_STANDS; i++)
			parameter[i] = i + 1;
		struct draw_from from;
		CHECK(distribution_prepare(*at, parameter, 3, -INFINITY, INFINITY, &from));
		distribution_fit(&from);
		distribution_support(*at, parameter, &low, &high);
		distribution_quantiles(&from, probabilities, x, COUNT);
		for (int i = 0; i < COUNT; i++) {
			CHECK(x[i] >= low && x[i] <= high);
			CHECK(fabs(distribution_probability(&from, x[i]) - probabilities[i]) <= 1e-9);
		}
	}
}
