/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_score: counts as sentences. Who decides need be said only where a scenario states something itself; then what
 * it states is never in a title. Holds: of several, "all" is said only where nothing that can be assessed is missed. */
#include "figure/score.h"
#include "figure/words.h"

bool figure_score_any_stated(const struct score *scores, int count)
{
	for (int r = 0; r < count; r++)
		if (scores[r].stated)
			return true;
	return false;
}

const char *figure_score_of(const struct gallery *gallery, const struct score *score)
{
	const char *said = figure_say(gallery, W_SCORE_OF, figure_count(gallery, score->met),
	                              figure_count(gallery, score->decided));
	const char *overshot = figure_say(gallery, W_SCORE_OVERSHOT, figure_count(gallery, score->overshot));
	return score->overshot ? arena_print(gallery->arena, "%s%s", said, overshot) : said;
}

const char *figure_score_one(const struct gallery *gallery, const struct score *score, int result)
{
	bool plain = score->stated == 0, full = score->met == score->decided;
	const char *name = figure_name(gallery, result);
	if (score->decided == 0)
		return plain ? figure_say(gallery, W_OVERVIEW_NOTHING)
		             : figure_say(gallery, W_OVERVIEW_ONE_STATES, name, figure_count(gallery, score->stated));
	enum word word = plain ? full ? W_OVERVIEW_ONE_ALL : W_OVERVIEW_ONE
	                 : full ? W_OVERVIEW_ONE_ALL_DECIDED
	                        : W_OVERVIEW_ONE_DECIDED;
	if (score->decided == 1)
		word = plain        ? score->met ? W_OVERVIEW_ONLY_MET : W_OVERVIEW_ONLY_MISSED
		       : score->met ? W_OVERVIEW_ONLY_MET_DECIDED
		                    : W_OVERVIEW_ONLY_MISSED_DECIDED;
	const char *said = figure_say(gallery, word, name, figure_count(gallery, full ? score->decided : score->met),
	                              figure_count(gallery, score->decided));
	const char *overshot = figure_say(gallery, W_SCORE_OVERSHOT, figure_count(gallery, score->overshot));
	return score->overshot ? arena_print(gallery->arena, "%s%s", said, overshot) : said;
}

/* "6 of 9, 2 overshot": to stand in brackets. */
static const char *score_listed(const struct gallery *gallery, const struct score *score)
{
	const char *said = figure_say(gallery, W_SCORE_OF, figure_count(gallery, score->met),
	                              figure_count(gallery, score->decided));
	const char *overshot = figure_say(gallery, W_SCORE_OF_OVERSHOT, figure_count(gallery, score->overshot));
	return score->overshot ? figure_list(gallery, said, overshot) : said;
}

static const char *best_of(const struct gallery *gallery, const struct score *scores, int first, int count, int best,
                           bool stated)
{
	bool *which = ARENA_ARRAY(gallery->arena, gallery->count, bool);
	int as_good = 0;
	for (int k = 0; k < count; k++)
		as_good += which[first + k] = scores[k].met == scores[best].met;
	const char *met = as_good == 1 ? score_listed(gallery, &scores[best])
	                               : figure_say(gallery, W_SCORE_MET, figure_count(gallery, scores[best].met));
	return figure_say(gallery, stated ? W_ATTAINMENT_NONE_ALL_DECIDED : W_ATTAINMENT_NONE_ALL,
	                  figure_names(gallery, which), met);
}

const char *figure_score_several(const struct gallery *gallery, const struct score *scores, int first, int count)
{
	bool stated = figure_score_any_stated(scores, count);
	int best = 0, full = 0, sole = 0;
	for (int k = 0; k < count; k++) {
		best = scores[k].met > scores[best].met ? k : best;
		if (score_is_full(&scores[k]))
			full++, sole = k;
	}
	if (full == count)
		return figure_say(gallery, stated ? W_ATTAINMENT_EVERY_ALL_DECIDED : W_ATTAINMENT_EVERY_ALL);
	if (full == 1)
		return figure_say(gallery, stated ? W_ATTAINMENT_SOME_ALL_DECIDED : W_ATTAINMENT_SOME_ALL,
		                  figure_name(gallery, first + sole), figure_count(gallery, scores[sole].met));
	if (scores[best].met == 0)
		return figure_say(gallery, stated ? W_ATTAINMENT_NONE_ANY_DECIDED : W_ATTAINMENT_NONE_ANY);
	if (full == 0)
		return best_of(gallery, scores, first, count, best, stated);
	return figure_say(gallery, stated ? W_OVERVIEW_BEST_DECIDED : W_OVERVIEW_BEST, figure_name(gallery, first + best),
	                  figure_count(gallery, scores[best].met), figure_count(gallery, scores[best].decided));
}

const char *figure_score_each(const struct gallery *gallery, const struct score *scores)
{
	const char *list = NULL;
	for (int r = 0; r < gallery->count; r++)
		list = figure_list(gallery, list,
		                   figure_say(gallery, W_OVERVIEW_NAMED, figure_name(gallery, r),
		                              figure_score_of(gallery, &scores[r])));
	bool record = false;
	for (int r = 0; r < gallery->count; r++)
		record |= gallery->results[r]->scenario->record;
	return figure_say(gallery,
	                  !figure_score_any_stated(scores, gallery->count) ? W_OVERVIEW_SEVERAL
	                  : record                                         ? W_OVERVIEW_SEVERAL_RECORD
	                                                                   : W_OVERVIEW_SEVERAL_DECIDED,
	                  list);
}

const char *figure_score_stated(const struct gallery *gallery, const struct score *scores, int first, int count)
{
	const char *list = NULL;
	for (int r = first; r < first + count; r++)
		if (scores[r].stated)
			list = figure_list(gallery, list,
			                   figure_say(gallery, W_OVERVIEW_NAMED, figure_name(gallery, r),
			                              figure_count(gallery, scores[r].stated)));
	return list ? figure_say(gallery, W_CHART_STATED, list) : NULL;
}
