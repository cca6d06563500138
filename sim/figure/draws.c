/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draws: what ensembles say of a subject: quantiles in its unit, the probability of a target. The words of a
 * probability are those of the tables. */
#include <math.h>
#include "ask/price_spread.h"
#include "figure/draws.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_words.h"

double figure_draws_quantile(const struct gallery *gallery, const struct subject *subject, int r, int year,
                             enum ensemble_stat stat)
{
	const struct seat *seat = &subject->in[r];
	if (!gallery->ensembles || seat->variable < 0 || isnan(figure_subject_value(gallery, subject, r, year)))
		return NAN;
	return unit_convert(ensemble_value(gallery->ensembles[r], seat->variable, seat->element, year, stat), seat->scale);
}

bool figure_draws_spread(const struct gallery *gallery, const struct subject *subject, int r)
{
	for (int year = subject->years.first; year <= subject->years.last; year++)
		if (figure_draws_quantile(gallery, subject, r, year, STAT_P05) <
		    figure_draws_quantile(gallery, subject, r, year, STAT_P95))
			return true;
	return false;
}

static bool base_is_drawn(const struct gallery *gallery, const struct subject *subject, int r)
{
	int base = subject->years.base;
	return figure_draws_quantile(gallery, subject, r, base, STAT_P05) <
	       figure_draws_quantile(gallery, subject, r, base, STAT_P95);
}

static bool draws_hold(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	struct goal goal;
	for (int r = 0; r < gallery->count; r++)
		if (base_is_drawn(gallery, subject, r) && figure_subject_goal(gallery, subject, r, id, &goal) && goal.level)
			return false;
	return true;
}

struct subject figure_draws_subject(const struct gallery *gallery, const struct subject *subject)
{
	struct subject held = *subject;
	held.targets = ARENA_ARRAY(gallery->arena, subject->target_count + 1, const char *);
	held.target_count = 0;
	for (int t = 0; t < subject->target_count; t++)
		if (draws_hold(gallery, subject, subject->targets[t]))
			held.targets[held.target_count++] = subject->targets[t];
	return held;
}

bool figure_draws_met(const struct gallery *gallery, int r, const char *id, uint64_t *met)
{
	const struct result *result = gallery->results[r];
	const struct target_result *target = id ? result_target(result, id) : NULL;
	if (!gallery->ensembles || !target)
		return false;
	const struct ensemble_target *drawn = &gallery->ensembles[r]->targets[target - result->targets];
	*met = drawn->met;
	return drawn->assessed;
}

const char *figure_draws_chance(const struct gallery *gallery, int r, const char *id, bool prose)
{
	uint64_t met;
	if (!figure_draws_met(gallery, r, id, &met))
		return NULL;
	const struct result *result = gallery->results[r];
	int target = (int)(result_target(result, id) - result->targets);
	return view_odds(gallery->arena, ensemble_chance(gallery->ensembles[r], target), prose, gallery->view);
}

const char *figure_draws_runs(const struct gallery *gallery, enum word word)
{
	const struct ensemble *ensemble = gallery->ensembles[0];
	return figure_say(gallery, word, figure_number(gallery, (double)ensemble->members, 0),
	                  arena_print(gallery->arena, "%llu", (unsigned long long)ensemble->seed));
}

const char *figure_draws_prices(const struct gallery *gallery, const struct subject *subject)
{
	enum price_spread least = PRICES_NO_MATTER;
	for (int r = 0; r < gallery->count; r++) {
		if (subject->in[r].variable < 0 || !figure_draws_spread(gallery, subject, r))
			continue;
		enum price_spread found = price_spread(gallery->arena, gallery->results[r], subject->in[r].variable);
		least = found > least ? found : least;
	}
	return least < PRICES_FIXED ? NULL
	                            : word_text(gallery->view->language,
	                                        least == PRICES_FIXED ? W_FAN_FIXED_PRICES : W_FAN_NO_PRICES);
}

const char *figure_draws_missing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, gallery->ensembles ? W_DRAWS_CHART_STEADY : W_DRAWS_CHART_NONE);
}
