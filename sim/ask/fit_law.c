/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit_law: ordinary least squares of what a law makes straight (gsl_fit), and nonlinear least squares of levels
 * (gsl_multifit_nlinear), which begin at the straight one. */
#include "ask/fit_law.h"
#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>
#include "base/function.h"

enum { ITERATIONS = 200 };

static bool takes_logs(enum fit_law law) { return law == FIT_GROWTH || law == FIT_LEVELS || law == FIT_ELASTICITY; }

/* --- what is straight --- */

static enum fit_refusal straighten(enum fit_law law, const struct fit_data *data, double *x, double *y)
{
	for (int i = 0; i < data->count; i++) {
		bool positive = data->y[i] > 0 && (law != FIT_ELASTICITY || data->x[i] > 0);
		if ((takes_logs(law) || law == FIT_LOGISTIC) && !positive)
			return FIT_NOT_POSITIVE;
		if (law == FIT_LOGISTIC && !(data->y[i] < data->ceiling))
			return FIT_AT_CEILING;
		x[i] = law == FIT_ELASTICITY ? function_log(data->x[i]) : data->x[i] - data->x[0];
		y[i] = takes_logs(law)      ? function_log(data->y[i])
		       : law == FIT_LOGISTIC ? function_log(data->y[i] / (data->ceiling - data->y[i]))
		                             : data->y[i];
	}
	return FIT_FITTED;
}

static double variation(const double *list, int count)
{
	double mean = 0, sum = 0;
	for (int i = 0; i < count; i++)
		mean += (list[i] - mean) / (i + 1);
	for (int i = 0; i < count; i++)
		sum += (list[i] - mean) * (list[i] - mean);
	return sum;
}

static void line(const double *x, const double *y, int count, struct fit_curve *curve)
{
	double covariance[3], squares;
	if (!(variation(x, count) > 0)) {
		curve->refusal = FIT_FLAT;
		return;
	}
	gsl_fit_linear(x, 1, y, 1, (size_t)count, &curve->level, &curve->slope, &covariance[0], &covariance[1],
	               &covariance[2], &squares);
	curve->freedom = count - 2;
	curve->slope_error = count > 2 ? sqrt(covariance[2]) : NAN;
	curve->spread = count > 2 ? sqrt(squares / (count - 2)) : NAN;
	double whole = variation(y, count);
	curve->explained = whole > 0 ? 1 - squares / whole : NAN;
}

static void mean(const double *y, int count, struct fit_curve *curve)
{
	for (int i = 0; i < count; i++)
		curve->level += (y[i] - curve->level) / (i + 1);
	curve->slope = curve->level;
	curve->freedom = count - 1;
	curve->spread = count > 1 ? sqrt(variation(y, count) / (count - 1)) : NAN;
	curve->slope_error = curve->spread / sqrt(count);
	curve->explained = NAN;
}

/* --- levels: a e^(g t), of numbers in the size of the first --- */

struct levels { const double *x, *y; double size; int count; };

static int levels_off(const gsl_vector *at, void *of, gsl_vector *off)
{
	const struct levels *levels = of;
	for (int i = 0; i < levels->count; i++)
		gsl_vector_set(off, (size_t)i, gsl_vector_get(at, 0) * function_exp(gsl_vector_get(at, 1) * levels->x[i]) -
		                                   levels->y[i] / levels->size);
	return GSL_SUCCESS;
}

static int levels_slopes(const gsl_vector *at, void *of, gsl_matrix *slopes)
{
	const struct levels *levels = of;
	for (int i = 0; i < levels->count; i++) {
		double grown = function_exp(gsl_vector_get(at, 1) * levels->x[i]);
		gsl_matrix_set(slopes, (size_t)i, 0, grown);
		gsl_matrix_set(slopes, (size_t)i, 1, gsl_vector_get(at, 0) * levels->x[i] * grown);
	}
	return GSL_SUCCESS;
}

static void levels_found(gsl_multifit_nlinear_workspace *work, const struct levels *levels, struct fit_curve *curve)
{
	double squares, covariance_of[4];
	gsl_matrix_view covariance = gsl_matrix_view_array(covariance_of, 2, 2);
	gsl_blas_ddot(gsl_multifit_nlinear_residual(work), gsl_multifit_nlinear_residual(work), &squares);
	gsl_multifit_nlinear_covar(gsl_multifit_nlinear_jac(work), 0, &covariance.matrix);
	curve->level = function_log(gsl_vector_get(gsl_multifit_nlinear_position(work), 0) * levels->size);
	curve->slope = gsl_vector_get(gsl_multifit_nlinear_position(work), 1);
	curve->spread = curve->freedom ? sqrt(squares / curve->freedom) * levels->size : NAN;
	curve->slope_error = curve->freedom ? sqrt(squares / curve->freedom * covariance_of[3]) : NAN;
	double whole = variation(levels->y, levels->count);
	curve->explained = whole > 0 ? 1 - squares * levels->size * levels->size / whole : NAN;
}

/* From the line through logs, whose errors differ. */
static void levels(struct arena *arena, const double *x, const struct fit_data *data, struct fit_curve *curve)
{
	struct levels of = {x, data->y, data->y[0], data->count};
	gsl_multifit_nlinear_parameters how = gsl_multifit_nlinear_default_parameters();
	gsl_multifit_nlinear_fdf sum = {
		.f = levels_off, .df = levels_slopes, .n = (size_t)data->count, .p = 2, .params = &of};
	gsl_multifit_nlinear_workspace *work =
		gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &how, (size_t)data->count, 2);
	if (!work)
		arena_exhausted(arena);
	double start[2] = {function_exp(curve->level) / of.size, curve->slope};
	gsl_vector_view begin = gsl_vector_view_array(start, 2);
	int why, status = gsl_multifit_nlinear_init(&begin.vector, &sum, work);
	if (status == GSL_SUCCESS)
		status = gsl_multifit_nlinear_driver(ITERATIONS, 1e-13, 1e-15, 0, NULL, NULL, &why, work);
	/* No step is left that would better it: it stands at the least. */
	if (status == GSL_SUCCESS || status == GSL_ENOPROG)
		levels_found(work, &of, curve);
	if (status != GSL_SUCCESS && status != GSL_ENOPROG)
		curve->refusal = FIT_DIVERGED;
	gsl_multifit_nlinear_free(work);
}

/* --- */

struct fit_curve fit_law_curve(struct arena *arena, enum fit_law law, const struct fit_data *data)
{
	struct fit_curve curve = {.origin = law == FIT_ELASTICITY || !data->count ? 0 : data->x[0], .freedom = 0};
	double *x = ARENA_ARRAY(arena, data->count + 1, double), *y = ARENA_ARRAY(arena, data->count + 1, double);
	curve.refusal = straighten(law, data, x, y);
	if (curve.refusal != FIT_FITTED)
		return curve;
	if (law == FIT_MEAN)
		mean(y, data->count, &curve);
	else
		line(x, y, data->count, &curve);
	if (law == FIT_LEVELS && curve.refusal == FIT_FITTED && data->count > 2)
		levels(arena, x, data, &curve);
	return curve;
}

double fit_law_at(enum fit_law law, const struct fit_curve *curve, double ceiling, double x)
{
	double along = law == FIT_MEAN ? curve->level
	               : curve->level + curve->slope * (law == FIT_ELASTICITY ? function_log(x) : x - curve->origin);
	if (takes_logs(law))
		return function_exp(along);
	return law == FIT_LOGISTIC ? ceiling / (1 + function_exp(-along)) : along;
}

double fit_law_estimate(enum fit_law law, double slope, double *moves)
{
	switch (law) {
	case FIT_GROWTH:
	case FIT_LEVELS: *moves = 100 * function_exp(slope); return 100 * (function_exp(slope) - 1);
	case FIT_LOGISTIC: *moves = 100; return 100 * slope;
	default: *moves = 1; return slope;
	}
}
