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

static const char *with_overshot(const struct gallery *gallery, const struct score *score, const char *said)
{
	const char *overshot = figure_say(gallery, W_SCORE_OVERSHOT, figure_count(gallery, score->overshot));
	return score->overshot ? arena_print(gallery->arena, "%s%s", said, overshot) : said;
}

static const char *one_plain(const struct gallery *gallery, const struct score *score, bool page)
{
	bool full = score->met == score->decided;
	const char *name = figure_name(gallery, 0), *decided = figure_count(gallery, score->decided);
	if (score->decided == 0)
		return figure_say(gallery, page ? W_OVERVIEW_NOTHING_PAGE : W_OVERVIEW_NOTHING);
	if (score->decided == 1 && !page)
		return figure_say(gallery, full ? W_OVERVIEW_ONLY_MET : W_OVERVIEW_ONLY_MISSED, name);
	if (full)
		return figure_say(gallery, page ? W_OVERVIEW_ONE_ALL_PAGE : W_OVERVIEW_ONE_ALL, name, decided);
	return figure_say(gallery, page ? W_OVERVIEW_ONE_PAGE : W_OVERVIEW_ONE, name, figure_count(gallery, score->met),
	                  decided);
}

static const char *one_decided(const struct gallery *gallery, const struct score *score)
{
	bool full = score->met == score->decided;
	const char *name = figure_name(gallery, 0), *decided = figure_count(gallery, score->decided);
	if (score->decided == 0)
		return figure_say(gallery, W_OVERVIEW_ONE_STATES, name, figure_count(gallery, score->stated));
	if (score->decided == 1)
		return figure_say(gallery, full ? W_OVERVIEW_ONLY_MET_DECIDED : W_OVERVIEW_ONLY_MISSED_DECIDED, name);
	if (full)
		return figure_say(gallery, W_OVERVIEW_ONE_ALL_DECIDED, name, decided);
	return figure_say(gallery, W_OVERVIEW_ONE_DECIDED, name, figure_count(gallery, score->met), decided);
}

const char *figure_score_one(const struct gallery *gallery, const struct score *score, bool page)
{
	if (score->stated == 0)
		return with_overshot(gallery, score, one_plain(gallery, score, page));
	const char *said = with_overshot(gallery, score, one_decided(gallery, score));
	return page ? figure_say(gallery, W_OVERVIEW_BEST_PAGE, said) : said;
}

/* "6 of 9, 2 overshot": to stand in brackets. */
static const char *score_listed(const struct gallery *gallery, const struct score *score)
{
	const char *said = figure_say(gallery, W_SCORE_OF, figure_count(gallery, score->met),
	                              figure_count(gallery, score->decided));
	const char *overshot = figure_say(gallery, W_SCORE_OF_OVERSHOT, figure_count(gallery, score->overshot));
	return score->overshot ? figure_list(gallery, said, overshot) : said;
}

/* Of several that all state every target themselves: what they state is missed or met, and that is no finding. */
static const char *none_decided(const struct gallery *gallery, const struct score *scores, bool page)
{
	for (int r = 0; r < gallery->count; r++)
		if (scores[r].decided > 0 || gallery->results[r]->scenario->record)
			return NULL;
	const char *said = figure_say(gallery, W_OVERVIEW_NONE_DECIDED);
	return page ? figure_say(gallery, W_OVERVIEW_BEST_PAGE, said) : said;
}

static int best_among(const struct score *scores, int count)
{
	int best = 0;
	for (int k = 0; k < count; k++)
		best = scores[k].met > scores[best].met ? k : best;
	return best;
}

static const char *most_of(const struct gallery *gallery, const struct score *scores, int best, enum word word)
{
	bool *which = ARENA_ARRAY(gallery->arena, gallery->count, bool);
	int as_good = 0;
	for (int k = 0; k < gallery->count; k++)
		as_good += which[k] = scores[k].met == scores[best].met;
	const char *met = as_good == 1 ? score_listed(gallery, &scores[best])
	                               : figure_say(gallery, W_SCORE_MET, figure_count(gallery, scores[best].met));
	return figure_say(gallery, word, figure_names(gallery, which), met, figure_count(gallery, gallery->count));
}

/* What a sentence says of all scenarios, of these where others stand elsewhere, and of what the models decide. */
struct wording { enum word all, here, decided; };

static const char *worded(const struct gallery *gallery, bool stated, struct wording words, const char *a,
                          const char *b)
{
	const char *count = figure_count(gallery, gallery->count);
	if (!stated)
		return figure_say(gallery, gallery->beside ? words.here : words.all, a, b, count);
	const char *said = figure_say(gallery, words.decided, a, b);
	return gallery->beside ? figure_say(gallery, W_SCORE_HERE, said, count) : said;
}

const char *figure_score_best(const struct gallery *gallery, const struct score *scores)
{
	bool stated = figure_score_any_stated(scores, gallery->count);
	int best = best_among(scores, gallery->count);
	const char *name = figure_name(gallery, best), *met = figure_count(gallery, scores[best].met),
			   *decided = figure_count(gallery, scores[best].decided), *count = figure_count(gallery, gallery->count);
	if (!stated)
		return figure_say(gallery, gallery->beside ? W_OVERVIEW_BEST_HERE : W_OVERVIEW_BEST, name, met, decided, count);
	const char *said =
		with_overshot(gallery, &scores[best], figure_say(gallery, W_OVERVIEW_BEST_DECIDED, name, met, decided));
	return gallery->beside ? figure_say(gallery, W_SCORE_HERE, said, count) : said;
}

const char *figure_score_several(const struct gallery *gallery, const struct score *scores)
{
	static const struct wording every = {W_ATTAINMENT_EVERY_ALL, W_ATTAINMENT_EVERY_ALL_HERE,
	                                     W_ATTAINMENT_EVERY_ALL_DECIDED},
								some = {W_ATTAINMENT_SOME_ALL, W_ATTAINMENT_SOME_ALL_HERE,
	                                    W_ATTAINMENT_SOME_ALL_DECIDED},
								none = {W_ATTAINMENT_NONE_ANY, W_ATTAINMENT_NONE_ANY_HERE,
	                                    W_ATTAINMENT_NONE_ANY_DECIDED};
	bool stated = figure_score_any_stated(scores, gallery->count);
	int best = best_among(scores, gallery->count), full = 0, sole = 0;
	const char *count = figure_count(gallery, gallery->count), *none_is = none_decided(gallery, scores, false);
	if (stated && none_is)
		return gallery->beside ? figure_say(gallery, W_SCORE_HERE, none_is, count) : none_is;
	for (int k = 0; k < gallery->count; k++)
		if (score_is_full(&scores[k]))
			full++, sole = k;
	if (full == gallery->count)
		return worded(gallery, stated, every, count, "");
	if (full == 1)
		return worded(gallery, stated, some, figure_name(gallery, sole), figure_count(gallery, scores[sole].met));
	int decided = 0;
	for (int k = 0; k < gallery->count; k++)
		decided += scores[k].decided;
	if (stated && !decided)
		return figure_say(gallery, W_SCORE_DECIDED_NONE);
	if (scores[best].met == 0)
		return worded(gallery, stated, none, count, "");
	if (full > 0)
		return figure_score_best(gallery, scores);
	if (!stated)
		return most_of(gallery, scores, best,
		               gallery->beside ? W_ATTAINMENT_NONE_ALL_HERE : W_ATTAINMENT_NONE_ALL);
	const char *said = most_of(gallery, scores, best, W_ATTAINMENT_NONE_ALL_DECIDED);
	return gallery->beside ? figure_say(gallery, W_SCORE_HERE, said, count) : said;
}

const char *figure_score_each(const struct gallery *gallery, const struct score *scores, bool page)
{
	const char *list = NULL;
	bool stated = figure_score_any_stated(scores, gallery->count), record = false;
	for (int r = 0; r < gallery->count; r++) {
		record |= gallery->results[r]->scenario->record;
		if (stated && scores[r].decided == 0) /* nothing of it is for the model to decide: none of none is no score */
			continue;
		list = figure_list(gallery, list,
		                   figure_say(gallery, W_OVERVIEW_NAMED, figure_name(gallery, r),
		                              figure_score_of(gallery, &scores[r])));
	}
	if (!stated)
		return figure_say(gallery, page ? W_OVERVIEW_SEVERAL_PAGE : W_OVERVIEW_SEVERAL, list);
	if (none_decided(gallery, scores, page))
		return none_decided(gallery, scores, page);
	const char *said = figure_say(gallery, record ? W_OVERVIEW_SEVERAL_RECORD : W_OVERVIEW_SEVERAL_DECIDED, list);
	return page ? figure_say(gallery, W_OVERVIEW_BEST_PAGE, said) : said;
}

const char *figure_score_stated(const struct gallery *gallery, const struct score *scores)
{
	const char *list = NULL;
	for (int r = 0; r < gallery->count; r++)
		if (scores[r].stated)
			list = figure_list(gallery, list,
			                   figure_say(gallery, W_OVERVIEW_NAMED, figure_name(gallery, r),
			                              figure_count(gallery, scores[r].stated)));
	return list ? figure_say(gallery, W_CHART_STATED, list) : NULL;
}
