/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit: estimators on data whose answer is known beforehand. */
#include "ask/fit_law.h"
#include "base/function.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;

enum { COUNT = 6 };
static const double years[COUNT] = {2015, 2016, 2017, 2019, 2020, 2022};

static struct fit_curve curve_of(enum fit_law law, const double *y, double ceiling)
{
	struct fit_data data = {COUNT, years, y, ceiling};
	return fit_law_curve(&arena, law, &data);
}

TEST(fit_finds_again_what_data_were_made_of)
{
	double grown[COUNT], straight[COUNT], curved[COUNT], moves;
	arena_init(&arena, &rescue, 0);
	for (int i = 0; i < COUNT; i++) {
		double t = years[i] - 2015;
		grown[i] = 80 * function_pow(1.07, t);
		straight[i] = 40 - 1.5 * t;
		curved[i] = 60 / (1 + function_exp(-(0.2 + 0.08 * t)));
	}
	struct fit_curve growth = curve_of(FIT_GROWTH, grown, NAN), levels = curve_of(FIT_LEVELS, grown, NAN),
					 linear = curve_of(FIT_LINEAR, straight, NAN), logistic = curve_of(FIT_LOGISTIC, curved, 60);
	CHECK_CLOSE(fit_law_estimate(FIT_GROWTH, growth.slope, &moves), 7, 1e-12);
	CHECK_CLOSE(moves, 107, 1e-12);
	CHECK_CLOSE(fit_law_estimate(FIT_LEVELS, levels.slope, &moves), 7, 1e-9);
	CHECK_CLOSE(linear.slope, -1.5, 1e-12);
	CHECK_CLOSE(fit_law_estimate(FIT_LOGISTIC, logistic.slope, &moves), 8, 1e-11);
	CHECK_CLOSE(fit_law_at(FIT_GROWTH, &growth, NAN, 2030), 80 * function_pow(1.07, 15), 1e-12);
	CHECK_CLOSE(fit_law_at(FIT_LINEAR, &linear, NAN, 2025), 25, 1e-12);
	CHECK_CLOSE(fit_law_at(FIT_LOGISTIC, &logistic, 60, 2015), 60 / (1 + function_exp(-0.2)), 1e-12);
	CHECK(growth.slope_error < 1e-12 && levels.slope_error < 1e-9 && linear.slope_error < 1e-12);
	CHECK_INT(growth.freedom, COUNT - 2);
	arena_free(&arena);
}

TEST(fit_of_an_elasticity_is_of_logs)
{
	double x[COUNT], y[COUNT];
	arena_init(&arena, &rescue, 0);
	for (int i = 0; i < COUNT; i++) {
		x[i] = 100 + 13 * i * i;
		y[i] = 3 * function_pow(x[i], 0.4);
	}
	struct fit_data data = {COUNT, x, y, NAN};
	struct fit_curve curve = fit_law_curve(&arena, FIT_ELASTICITY, &data);
	CHECK_CLOSE(curve.slope, 0.4, 1e-12);
	CHECK_CLOSE(fit_law_at(FIT_ELASTICITY, &curve, NAN, 500), 3 * function_pow(500, 0.4), 1e-11);
	for (int i = 0; i < COUNT; i++)
		x[i] = 7;
	CHECK_INT(fit_law_curve(&arena, FIT_ELASTICITY, &data).refusal, FIT_FLAT);
	arena_free(&arena);
}

TEST(fit_refuses_what_has_no_logarithm)
{
	double y[COUNT] = {1, 2, 3, 0, 5, 6};
	arena_init(&arena, &rescue, 0);
	CHECK_INT(curve_of(FIT_GROWTH, y, NAN).refusal, FIT_NOT_POSITIVE);
	CHECK_INT(curve_of(FIT_LINEAR, y, NAN).refusal, FIT_FITTED);
	y[3] = 4;
	CHECK_INT(curve_of(FIT_LOGISTIC, y, 6).refusal, FIT_AT_CEILING);
	CHECK_INT(curve_of(FIT_LOGISTIC, y, 6.01).refusal, FIT_FITTED);
	arena_free(&arena);
}

TEST(fit_of_a_mean_says_how_years_scatter)
{
	double y[COUNT] = {4, 6, 5, 7, 3, 5};
	arena_init(&arena, &rescue, 0);
	struct fit_curve curve = curve_of(FIT_MEAN, y, NAN);
	CHECK_CLOSE(curve.level, 5, 1e-15);
	CHECK_CLOSE(curve.spread * curve.spread, 2, 1e-15);
	CHECK_CLOSE(curve.slope_error * curve.slope_error, 2.0 / COUNT, 1e-15);
	arena_free(&arena);
}
