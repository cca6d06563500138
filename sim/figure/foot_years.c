/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_years: from where on lines are projections, and whether history is there. Scenarios of several plans start from
 * base years of their own, and observations of one are not those of another. */
#include "figure/foot_years.h"
#include <limits.h>
#include "figure/words.h"

/* "2015 (T), 2020 (S)"; NULL: all that are drawn start from one year. */
static const char *base_years(const struct gallery *gallery, const struct subject *subject)
{
	const char *list = NULL;
	int first = 0, years = 0;
	bool *with = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool);
	for (int year = 0, next = 0; next < INT_MAX; year = next) {
		next = INT_MAX;
		for (int r = 0; r < gallery->count; r++) {
			int base = gallery->results[r]->base_year;
			bool drawn = !subject || subject->in[r].variable >= 0;
			next = drawn && base > year && base < next ? base : next;
			with[r] = drawn && base == year;
			first = with[r] ? year : first;
		}
		if (first != year || !first)
			continue;
		years++;
		const char *names = figure_names(gallery, with);
		list = figure_list(gallery, list, figure_say(gallery, W_WITH_REASON, figure_count(gallery, year), names));
	}
	return years > 1 ? list : NULL;
}

const char *foot_years(const struct gallery *gallery, const struct subject *subject, double from)
{
	const char *several = base_years(gallery, subject);
	return several ? figure_say(gallery, W_FOOT_PROJECTED_EACH, several)
	               : figure_say(gallery, W_FOOT_PROJECTED, arena_print(gallery->arena, "%.0f", from));
}

const char *foot_unseen(const struct gallery *gallery, const struct subject *subject)
{
	if (figure_subject_plan(gallery, subject))
		return NULL;
	for (int r = 0; r < gallery->count; r++) {
		int count = 0;
		const struct plan *plan = gallery->results[r]->scenario->plan;
		const struct observed *observed = plan ? plan->observed : NULL;
		if (observed && subject && subject->in[r].variable >= 0)
			observed_of(observed, subject->name, &count);
		if (observed && (!subject || count > 0))
			return word_text(gallery->view->language, subject ? W_FOOT_UNSEEN : W_FOOT_UNSEEN_SOME);
	}
	return NULL;
}
