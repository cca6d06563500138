/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_fit_words: how series, laws, estimators and estimates are called. */
#include <math.h>
#include "view/view_fit.h"
#include "view/view_number.h"
#include "view/view_words.h"

static const enum word law_words[FIT_LAWS] = {
	[FIT_GROWTH] = W_FIT_LAW_GROWTH,         [FIT_LEVELS] = W_FIT_LAW_LEVELS,
	[FIT_LINEAR] = W_FIT_LAW_LINEAR,         [FIT_LOGISTIC] = W_FIT_LAW_LOGISTIC,
	[FIT_ELASTICITY] = W_FIT_LAW_ELASTICITY, [FIT_MEAN] = W_FIT_LAW_MEAN};
static const enum word estimator_words[FIT_LAWS] = {
	[FIT_GROWTH] = W_FIT_BY_GROWTH,         [FIT_LEVELS] = W_FIT_BY_LEVELS, [FIT_LINEAR] = W_FIT_BY_LINEAR,
	[FIT_LOGISTIC] = W_FIT_BY_LOGISTIC, [FIT_ELASTICITY] = W_FIT_BY_ELASTICITY, [FIT_MEAN] = W_FIT_BY_MEAN};

const char *view_fit_law_name(const struct fit *fit, const struct view *view)
{
	return word_text(view->language, law_words[fit->law]);
}

const char *view_fit_title(struct arena *arena, const struct fits *fits, const struct fit_series *series,
                           const struct view *view)
{
	const char *title = series->variable < 0 ? series->name
	                                         : view_variable_title(arena, fits->result, series->variable,
	                                                               series->element, view);
	if (series->current && series->variable < 0)
		title = view_say(arena, view, W_FIT_AT_CURRENT, title);
	if (!series->basis || (!series->elsewhere && !view->all))
		return title;
	return view_say(arena, view, W_WITH_REASON, title,
	                plan_say(arena, fits->result->scenario->plan, series->basis, view->language));
}

const char *view_fit_amount(struct arena *arena, double value, const struct unit *unit, const struct view *view)
{
	const char *name = view_unit(arena, unit, view);
	const char *number = view_figures(arena, value, 5, NULL);
	return *name ? arena_print(arena, "%s %s", number, name) : number;
}

const char *view_fit_law(struct arena *arena, const struct fits *fits, const struct fit *fit, const struct view *view)
{
	const char *law = view_fit_law_name(fit, view);
	if (fit->law == FIT_LOGISTIC)
		return view_say(arena, view, W_FIT_CEILING, law,
		                view_fit_amount(arena, fit->ceiling, &fit->series->unit, view));
	return fit->on ? view_say(arena, view, W_FIT_ON, law, view_fit_title(arena, fits, fit->on, view)) : law;
}

const char *view_fit_estimator(const struct fit *fit, enum language language)
{
	return word_text(language, estimator_words[fit->law]);
}

/* An error to two figures, and the estimate to the same place. */
static const char *with_error(struct arena *arena, double estimate, double error, const char *sign)
{
	int decimals = 1;
	if (!(error > 0) || error > 1e9)
		return view_figures(arena, estimate, 4, NULL);
	for (double size = error; size < 1 && decimals < 12; size *= 10)
		decimals++;
	for (double size = error; size >= 10 && decimals > 0; size /= 10)
		decimals--;
	return arena_print(arena, "%s %s %s", view_number(arena, estimate, decimals), sign,
	                   view_number(arena, error, decimals));
}

const char *view_fit_estimate(struct arena *arena, const struct fit *fit, bool picture, const struct view *view)
{
	const char *unit = view_unit(arena, &fit->unit, view),
			   *text = with_error(arena, fit->estimate, fit->error, picture ? "±" : "+-");
	return *unit ? arena_print(arena, "%s %s", text, unit) : text;
}
