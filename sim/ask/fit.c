/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit: which laws suit which series, what they come to, and how they would have done. */
#include "ask/fit.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>
#include "ask/fit_key.h"
#include "ask/fit_law.h"
#include "base/function.h"

const char *const fit_law_names[FIT_LAWS + 1] = {
	[FIT_GROWTH] = "growth",         [FIT_LEVELS] = "levels", [FIT_LINEAR] = "linear", [FIT_LOGISTIC] = "logistic",
	[FIT_ELASTICITY] = "elasticity", [FIT_MEAN] = "mean"};

struct fitting {
	struct arena *arena;
	const struct result *result;
	const struct fit_question *question;
	const struct fit_series *on;
	struct fits *fits;
	int capacity;
};

/* What takes part: observation by observation. */
struct points { int count; int *used; double *x, *y; };

static struct points points_of(struct arena *arena, const struct fit_series *series, const struct fit_series *on)
{
	struct points points = {.used = ARENA_ARRAY(arena, series->count + 1, int),
	                        .x = ARENA_ARRAY(arena, series->count + 1, double),
	                        .y = ARENA_ARRAY(arena, series->count + 1, double)};
	for (int i = 0, j = 0; i < series->count; i++) {
		while (on && j < on->count && on->years[j] < series->years[i])
			j++;
		if (on && (j == on->count || on->years[j] != series->years[i]))
			continue;
		points.used[points.count] = i;
		points.x[points.count] = on ? on->values[j] : series->years[i];
		points.y[points.count++] = series->values[i];
	}
	return points;
}

/* --- the backtest --- */

/* As facts have it: levels grow by percent, shares and rates by points. */
static double grown_again(const struct fit_series *series, int before, int last, int year)
{
	double from = series->values[before], to = series->values[last];
	double steps = (double)(year - series->years[last]) / (series->years[last] - series->years[before]);
	if (series->unit.share != SHARE_NONE || !(from > 0) || !(to > 0))
		return to + (to - from) * steps;
	return to * function_pow(to / from, steps);
}

static void test_year(const struct fitting *fitting, struct fit *fit, const struct points *points, int hidden)
{
	const struct fit_series *series = fit->series;
	struct fit_data data = {hidden, points->x, points->y, fit->ceiling};
	struct fit_curve curve = fit_law_curve(fitting->arena, fit->law, &data);
	int at = points->used[hidden], last = points->used[hidden - 1], before = points->used[hidden - 2];
	if (curve.refusal != FIT_FITTED)
		return;
	fit->tests[fit->test_count++] =
		(struct fit_test){.year = series->years[at],
	                      .from = series->years[last],
	                      .actual = series->values[at],
	                      .fitted = fit_law_at(fit->law, &curve, fit->ceiling, points->x[hidden]),
	                      .no_change = series->values[last],
	                      .same_growth = grown_again(series, before, last, series->years[at])};
}

static double off(const struct fit *fit, double forecast, double actual)
{
	double by = fabs(forecast - actual);
	bool size = fit->series->unit.share == SHARE_NONE || fit->series->unit.share == SHARE_INDEX;
	return size && actual != 0 ? 100 * by / fabs(actual) : by;
}

static void backtest(const struct fitting *fitting, struct fit *fit, const struct points *points)
{
	fit->tests = ARENA_ARRAY(fitting->arena, points->count + 1, struct fit_test);
	for (int hidden = fit->needs; hidden < points->count; hidden++)
		if (hidden >= 2)
			test_year(fitting, fit, points, hidden);
	for (int i = 0; i < fit->test_count; i++) {
		const struct fit_test *test = &fit->tests[i];
		fit->missed_by += (off(fit, test->fitted, test->actual) - fit->missed_by) / (i + 1);
		fit->no_change_by += (off(fit, test->no_change, test->actual) - fit->no_change_by) / (i + 1);
		fit->same_growth_by += (off(fit, test->same_growth, test->actual) - fit->same_growth_by) / (i + 1);
	}
}

static unsigned beaten(double by, double no_change, double same_growth)
{
	unsigned none = FIT_BEATEN_BY_NO_CHANGE, same = FIT_BEATEN_BY_SAME_GROWTH;
	/* As near as it is no loss: a series that stands still says the same of all. */
	none = by <= no_change * (1 + 1e-9) + 1e-12 ? 0u : none;
	same = by <= same_growth * (1 + 1e-9) + 1e-12 ? 0u : same;
	return none | same;
}

unsigned fit_beaten(const struct fit *fit)
{
	return fit->test_count ? beaten(fit->missed_by, fit->no_change_by, fit->same_growth_by) : 0;
}

unsigned fit_beaten_last(const struct fit *fit)
{
	const struct fit_test *last = fit->test_count ? &fit->tests[fit->test_count - 1] : NULL;
	return last ? beaten(off(fit, last->fitted, last->actual), off(fit, last->no_change, last->actual),
	                     off(fit, last->same_growth, last->actual))
	            : 0;
}

bool fit_loses(const struct fit *fit) { return fit_beaten_last(fit) || fit_beaten(fit); }

/* --- one law on one series --- */

static struct unit unit_of(struct arena *arena, enum fit_law law, const struct unit *series)
{
	if (law == FIT_ELASTICITY)
		return unit_one;
	if (law == FIT_GROWTH || law == FIT_LEVELS || law == FIT_LOGISTIC)
		return unit_declared(arena, "%/yr", 0);
	if (law == FIT_LINEAR && series->share == SHARE_PERCENT)
		return unit_declared(arena, "pp/yr", 0);
	return *series;
}

/* What an S-curve leads to: the scenario's ceiling, for shares 100 otherwise; NAN: nothing says. */
static double ceiling_of(const struct fitting *fitting, const struct fit_series *series)
{
	const struct program *program = fitting->result->program;
	const char *own = strcmp(series->name, "urbanization") == 0
	                      ? "urbanization.ceiling"
	                      : arena_print(fitting->arena, "indicators.%s.logistic.ceiling", series->name);
	for (int i = 0; i < program->input_count; i++)
		if (strcmp(program->inputs[i].name, own) == 0 && !program->inputs[i].value->absent)
			return program->inputs[i].value->values[0];
	return series->unit.share == SHARE_PERCENT ? 100 : NAN;
}

static enum fit_refusal too_few(const struct fit *fit)
{
	if (fit->series->at_current && fit->has + fit->series->at_current >= fit->needs)
		return FIT_PRICES;
	return fit->has + fit->series->elsewhere >= fit->needs && fit->series->elsewhere ? FIT_BREAK : FIT_FEW;
}

static void take_curve(const struct fitting *fitting, struct fit *fit, const struct fit_curve *curve,
                       const struct points *points)
{
	double moves, half = curve->freedom > 0 ? gsl_cdf_tdist_Pinv(0.975, curve->freedom) * curve->slope_error : NAN;
	int sign;
	fit->estimate = fit_law_estimate(fit->law, curve->slope, &moves);
	fit->error = curve->slope_error * moves;
	fit->log_error = fit->law == FIT_GROWTH || fit->law == FIT_LEVELS ? 100 * curve->slope_error : NAN;
	double unused;
	fit->low = fit_law_estimate(fit->law, curve->slope - half, &unused);
	fit->high = fit_law_estimate(fit->law, curve->slope + half, &unused);
	fit->spread = curve->spread;
	fit->explained = curve->explained;
	fit->fitted = ARENA_ARRAY(fitting->arena, points->count + 1, double);
	for (int i = 0; i < points->count; i++)
		fit->fitted[i] = fit_law_at(fit->law, curve, fit->ceiling, points->x[i]);
	fit->key = fit_key(fitting->arena, fitting->result, fit->series, fit->law, &sign);
	if (sign < 0) { /* as the input has it: a fall */
		double high = fit->high;
		fit->high = -fit->low;
		fit->low = -high;
		fit->estimate = -fit->estimate;
	}
	fit->falls = sign < 0;
}

static void fit_one(struct fitting *fitting, const struct fit_series *series, enum fit_law law)
{
	struct fit fit = {.series = series, .law = law, .on = law == FIT_ELASTICITY ? fitting->on : NULL,
	                  .needs = FIT_NEEDS, .ceiling = NAN, .estimate = NAN, .error = NAN, .low = NAN,
	                  .high = NAN, .log_error = NAN, .spread = NAN, .explained = NAN};
	struct points points = points_of(fitting->arena, series, fit.on);
	fit.unit = unit_of(fitting->arena, law, &series->unit);
	fit.has = points.count;
	fit.used = points.used;
	if (points.count) {
		fit.first = series->years[points.used[0]];
		fit.last = series->years[points.used[points.count - 1]];
	}
	if (law == FIT_LOGISTIC)
		fit.ceiling = ceiling_of(fitting, series);
	struct fit_data data = {points.count, points.x, points.y, fit.ceiling};
	struct fit_curve curve = {.refusal = points.count < fit.needs                        ? too_few(&fit)
	                                     : law == FIT_LOGISTIC && !isfinite(fit.ceiling) ? FIT_NO_CEILING
	                                                                                     : FIT_FITTED};
	if (curve.refusal == FIT_FITTED)
		curve = fit_law_curve(fitting->arena, law, &data);
	bool held = isfinite(curve.slope) && isfinite(curve.level); /* squares of 1e200 are beyond a double */
	fit.refusal = curve.refusal == FIT_FITTED && !held ? FIT_DIVERGED : curve.refusal;
	if (fit.refusal == FIT_FITTED) {
		take_curve(fitting, &fit, &curve, &points);
		backtest(fitting, &fit, &points);
		fitting->fits->fitted++;
	}
	*ARENA_PUSH(fitting->arena, fitting->fits->list, fitting->fits->count, fitting->capacity) = fit;
}

/* --- which --- */

/* A rate of each year is no level. */
static bool is_rate(const struct unit *unit) { return unit->per_year && unit_is_number(unit); }

static bool suits(const struct fitting *fitting, const struct fit_series *series, enum fit_law law)
{
	if (fitting->question->laws)
		return (fitting->question->laws & 1u << law) && (law != FIT_ELASTICITY || series != fitting->on);
	if (fitting->on)
		return law == FIT_ELASTICITY && series != fitting->on;
	if (is_rate(&series->unit))
		return law == FIT_MEAN;
	if (series->unit.share != SHARE_NONE && series->unit.share != SHARE_INDEX)
		return law == FIT_LINEAR || law == FIT_LOGISTIC;
	return law == FIT_GROWTH || (law == FIT_LEVELS && fitting->question->count);
}

static bool is_asked(const struct fit_question *question, const char *name)
{
	for (int i = 0; i < question->count; i++)
		if (strcmp(question->names[i], name) == 0)
			return true;
	return question->count == 0;
}

/* --years: of observations. */
static void keep_years(struct fit_series *series, int first, int last)
{
	int kept = 0;
	for (int i = 0; i < series->count; i++)
		if ((!first || series->years[i] >= first) && (!last || series->years[i] <= last)) {
			series->of[kept] = series->of[i];
			series->years[kept] = series->years[i];
			series->values[kept++] = series->values[i];
		}
	series->count = kept;
}

const struct fits *fits_make(struct arena *arena, const struct result *result, const struct fit_question *question)
{
	struct fits *fits = ARENA_NEW(arena, struct fits);
	struct fit_series_list all = fit_series_all(arena, result);
	struct fitting fitting = {.arena = arena, .result = result, .question = question, .fits = fits};
	fits->result = result;
	for (int i = 0; i < all.count; i++) {
		keep_years(&all.list[i], question->first, question->last);
		if (question->on && !fitting.on && strcmp(all.list[i].name, question->on) == 0)
			fitting.on = &all.list[i];
	}
	for (int i = 0; i < all.count; i++)
		for (int law = 0; is_asked(question, all.list[i].name) && law < FIT_LAWS; law++)
			if (suits(&fitting, &all.list[i], (enum fit_law)law))
				fit_one(&fitting, &all.list[i], (enum fit_law)law);
	return fits;
}
