/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_finding: a picture's title, made from verdicts and nothing else: who meets the target, who ends
 * how far from it, who cannot be assessed. "Only" and "all" are said of the scenarios in the picture, and where
 * others stand in another one that is said too. */
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "ask/stated.h"
#include "base/nearly.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_text.h"
#include "page/page.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

enum {
	TITLE_SIZE = 17,
	TITLE_WIDTH = 660, /* with some slack */
	TITLE_LINES = 2,
	TOLD_MOST = 3,
	EACH_MOST = 4
};

static bool *flags(const struct gallery *gallery) { return ARENA_ARRAY(gallery->arena, gallery->count + 1, bool); }

struct verdicts figure_finding_verdicts(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	int owner;
	const struct target_result *told = id ? figure_told(gallery, subject, id, &owner) : NULL;
	struct verdicts verdicts = {.met = flags(gallery),
	                            .missed = flags(gallery),
	                            .unassessed = flags(gallery),
	                            .otherwise = flags(gallery)};
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *target = told ? result_target(gallery->results[r], id) : NULL;
		bool assessed = target && target->verdict != VERDICT_NOT_ASSESSABLE,
			 alike = assessed && figure_asks_alike(told, target), same = alike && subject->in[r].variable >= 0;
		verdicts.met_count += verdicts.met[r] = same && target->verdict == VERDICT_MET;
		verdicts.missed_count += verdicts.missed[r] = same && target->verdict == VERDICT_MISSED;
		verdicts.otherwise_count += verdicts.otherwise[r] = assessed && !alike;
		verdicts.unassessed_count += verdicts.unassessed[r] = !assessed || (alike && !same);
	}
	return verdicts;
}

static int count_beyond(const struct gallery *gallery, const struct verdicts *verdicts, const char *id)
{
	int number = 0;
	for (int r = 0; r < gallery->count; r++)
		number += verdicts->met[r] && result_target(gallery->results[r], id)->overshoot;
	return number;
}

void figure_finding_judge(const struct gallery *gallery, const struct subject *subject, struct chart_panel *panel)
{
	const char *id = figure_subject_target(gallery, subject, false);
	struct verdicts verdicts = figure_finding_verdicts(gallery, subject, id);
	int passed = count_beyond(gallery, &verdicts, id), judged = verdicts.met_count + verdicts.missed_count,
		count = gallery->count;
	panel->verdict = !judged ? CHART_NOT_ASSESSED : verdicts.missed_count > 0 ? CHART_MISSED : CHART_MET;
	if (verdicts.met_count > 0 && verdicts.missed_count > 0)
		panel->verdict_text = figure_say(gallery, W_CHART_OF_COUNT_MET, figure_count(gallery, verdicts.met_count),
		                                 figure_count(gallery, judged));
	else if (verdicts.met_count > 0 && verdicts.unassessed_count > 0)
		panel->verdict_text = figure_say(gallery, W_CHART_MET_BUT, figure_count(gallery, verdicts.unassessed_count));
	if (passed > 0)
		panel->verdict_text = figure_say(
			gallery, count > 1 ? W_CHART_BEYOND : W_CHART_BEYOND_SELF,
			panel->verdict_text ? panel->verdict_text : word_text(gallery->view->language, W_CHART_MET),
			figure_count(gallery, passed));
}

/* --- how far --- */

/* As the tables say it: with as many digits as the verdict needs. */
static int target_decimals(const struct gallery *gallery, const struct target_result *like)
{
	struct view_digits digits = {.unit = &like->unit};
	for (int judged = 0; judged < 2; judged++)
		for (int r = 0; r < gallery->count; r++) {
			const struct target_result *target = result_target(gallery->results[r], like->target->id);
			if (target && judged && figure_asks_alike(like, target))
				view_digits_judge(&digits, target);
			else if (target && figure_asks_alike(like, target))
				view_digits_see(&digits, target->value);
		}
	return view_digits(&digits);
}

/* "202 (9.0 %)", "3.2 points" */
static const char *distance(const struct gallery *gallery, const struct target_result *target)
{
	double gap = fabs(target->gap), edge = fabs(target->number);
	int decimals = target_decimals(gallery, target);
	const char *number = figure_number(gallery, gap, decimals);
	if (target->unit.share != SHARE_NONE)
		return figure_say(gallery, strcmp(number, "1") == 0 ? W_FINDING_POINT : W_FINDING_POINTS, number);
	number = figure_with_unit(gallery, number, &target->unit);
	if (!(edge > 0) || gap / edge < 5e-4)
		return number;
	return figure_say(gallery, W_WITH_REASON, number,
	                  view_percent(gallery->arena, gap / edge * 100, gallery->view));
}

/* Of a number that has a tolerance or two edges, or that had to be passed and was only reached, the value
 * is told. */
static bool tells_value(const struct target_result *target)
{
	enum sense sense = target->target->sense;
	return sense == SENSE_ABOUT || sense == SENSE_RANGE || fabs(target->gap) <= NEARLY * fabs(target->number);
}

enum fate { FATE_SHORT, FATE_OVER, FATE_AT };

static enum fate fate_told(const struct target_result *target)
{
	return tells_value(target) ? FATE_AT : standing_is_short(target) ? FATE_SHORT : FATE_OVER;
}

static const char *how_far(const struct gallery *gallery, const struct target_result *target)
{
	if (!tells_value(target))
		return distance(gallery, target);
	int decimals = target_decimals(gallery, target);
	return figure_with_unit(gallery, figure_number(gallery, target->value, decimals), &target->unit);
}

/* "Baseline ends 246 (11.0 %) short, Green 202 (9.0 %)"; NULL where they are too many. */
static const char *fates(const struct gallery *gallery, const struct verdicts *verdicts, const char *id)
{
	static const enum word first[] = {W_FINDING_SHORT, W_FINDING_OVER, W_FINDING_AT},
						   next[] = {W_FINDING_ALSO_SHORT, W_FINDING_ALSO_OVER, W_FINDING_ALSO_AT};
	const char *list = NULL;
	enum fate before = FATE_SHORT;
	if (verdicts->missed_count > TOLD_MOST)
		return NULL;
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *target = result_target(gallery->results[r], id);
		if (!verdicts->missed[r])
			continue;
		enum fate fate = fate_told(target);
		enum word word = list && fate == before ? next[fate] : first[fate];
		list = figure_list(gallery, list,
		                   figure_say(gallery, word, figure_name(gallery, r), how_far(gallery, target)));
		before = fate;
	}
	return list;
}

/* --- who --- */

struct asked_target {
	const char *id, *phrase, *title;
};

static const char *say_asked(const struct gallery *gallery, enum word word, const char *names,
                             const struct asked_target *asked)
{
	return figure_say(gallery, word, names, asked->phrase, asked->title, figure_count(gallery, gallery->count));
}

/* The same of scenarios beside which others stand in other pictures: "all of these 4 scenarios". */
static const char *say_all(const struct gallery *gallery, enum word word, enum word here, const char *names,
                           const struct asked_target *asked)
{
	return say_asked(gallery, gallery->beside ? here : word, names, asked);
}

static const char *counted(const struct gallery *gallery, const struct verdicts *verdicts,
                           const struct asked_target *asked)
{
	return say_all(gallery, W_FINDING_COUNT, W_FINDING_COUNT_HERE, figure_count(gallery, verdicts->met_count), asked);
}

/* One that stands alone: "A misses the 2025 target (130), 2.4 (1.8 %) short". */
static const char *alone(const struct gallery *gallery, int r, const struct asked_target *asked)
{
	static const enum word words[] = {W_FINDING_SELF_SHORT, W_FINDING_SELF_OVER, W_FINDING_SELF_AT};
	const struct target_result *target = result_target(gallery->results[r], asked->id);
	if (target->verdict == VERDICT_MET)
		return say_asked(gallery, W_FINDING_ONE_MEETS, figure_name(gallery, r), asked);
	return figure_list(gallery, say_asked(gallery, W_FINDING_ONE_MISSES, figure_name(gallery, r), asked),
	                   figure_say(gallery, words[fate_told(target)], how_far(gallery, target)));
}

static const char *who_missed(const struct gallery *gallery, const struct verdicts *verdicts,
                              const struct asked_target *asked)
{
	if (verdicts->unassessed_count + verdicts->otherwise_count == 0)
		return say_all(gallery, W_FINDING_NONE, W_FINDING_NONE_HERE, "", asked);
	for (int r = 0; r < gallery->count && verdicts->missed_count == 1; r++)
		if (verdicts->missed[r])
			return alone(gallery, r, asked);
	return verdicts->missed_count <= TOLD_MOST
	           ? say_asked(gallery, W_FINDING_MISS, figure_names(gallery, verdicts->missed), asked)
	           : counted(gallery, verdicts, asked);
}

static const char *who(const struct gallery *gallery, const struct verdicts *verdicts, const struct asked_target *asked)
{
	const char *met = verdicts->met_count <= TOLD_MOST ? figure_names(gallery, verdicts->met) : NULL;
	if (verdicts->met_count == 0)
		return who_missed(gallery, verdicts, asked);
	if (verdicts->met_count == gallery->count)
		return say_all(gallery, W_FINDING_ALL, W_FINDING_ALL_HERE, "", asked);
	if (verdicts->met_count == 1 && verdicts->missed_count == 0)
		return say_asked(gallery, W_FINDING_ONE_MEETS, met, asked);
	if (verdicts->met_count == 1)
		return say_all(gallery, W_FINDING_ONLY, W_FINDING_ONLY_HERE, met, asked);
	if (verdicts->missed_count == 1 && verdicts->unassessed_count + verdicts->otherwise_count == 0)
		return say_all(gallery, W_FINDING_ALL_BUT, W_FINDING_ALL_BUT_HERE, figure_names(gallery, verdicts->missed),
		               asked);
	return met ? say_asked(gallery, W_FINDING_MEET, met, asked) : counted(gallery, verdicts, asked);
}

/* Who is not judged by this target; NULL: nobody. */
static const char *not_judged(const struct gallery *gallery, const bool *which, int count, enum word named,
                              enum word some)
{
	if (count == 0)
		return NULL;
	return count <= TOLD_MOST
	           ? figure_say(gallery, named, figure_names(gallery, which))
	           : figure_say(gallery, some, figure_count(gallery, count), figure_count(gallery, gallery->count));
}

static const char * and (const struct gallery *gallery, const char *one, const char *tail)
{
	return tail ? figure_say(gallery, W_FINDING_AND, one, tail) : one;
}

static bool fits_title(const struct gallery *gallery, const char *title)
{
	const char *lines[TITLE_LINES + 1];
	struct gnuplot_font font = gnuplot_font_web(gallery->view->language);
	return chart_text_lines(gallery->arena, title, TITLE_WIDTH, TITLE_SIZE, true, &font, TITLE_LINES + 1, lines) <=
	       TITLE_LINES;
}

/* With all that belongs to it, or as much of it as two lines hold; those not assessed are never dropped. */
static const char *fitting(const struct gallery *gallery, const struct verdicts *verdicts,
                           const struct asked_target *asked)
{
	bool told = verdicts->missed_count == 0 || (verdicts->missed_count == 1 && verdicts->met_count == 0);
	const char *ends = told ? NULL : fates(gallery, verdicts, asked->id);
	const char *other = not_judged(gallery, verdicts->otherwise, verdicts->otherwise_count, W_FINDING_OTHERWISE,
	                               W_FINDING_OTHERWISE_COUNT),
			   *rest = not_judged(gallery, verdicts->unassessed, verdicts->unassessed_count, W_FINDING_NOT_ASSESSED,
	                              W_FINDING_NOT_ASSESSED_COUNT);
	rest = other ? and(gallery, other, rest) : rest;
	const char *all = and(gallery, and(gallery, who(gallery, verdicts, asked), ends), rest);
	if (fits_title(gallery, all))
		return all;
	all = and(gallery, who(gallery, verdicts, asked), rest);
	return fits_title(gallery, all) ? all : and(gallery, counted(gallery, verdicts, asked), rest);
}

int figure_finding_singled(const struct gallery *gallery, const struct subject *subject)
{
	const char *id = figure_subject_target(gallery, subject, true);
	struct verdicts verdicts = figure_finding_verdicts(gallery, subject, id);
	if (verdicts.met_count == 0 || verdicts.missed_count == 0)
		return -1;
	for (int r = 0; r < gallery->count; r++)
		if ((verdicts.met_count == 1 && verdicts.met[r]) ||
		    (verdicts.met_count > 1 && verdicts.missed_count == 1 && verdicts.missed[r]))
			return r;
	return -1;
}

const char *figure_finding(const struct gallery *gallery, const struct subject *subject)
{
	struct asked_target asked = {.id = figure_subject_target(gallery, subject, true)};
	if (!asked.id)
		return figure_trend(gallery, subject);
	asked.title = figure_target_title(gallery, subject, asked.id);
	asked.phrase = figure_target_phrase(gallery, subject, asked.id);
	if (gallery->count == 1)
		return alone(gallery, 0, &asked);
	struct verdicts verdicts = figure_finding_verdicts(gallery, subject, asked.id);
	return fitting(gallery, &verdicts, &asked);
}

/* --- the overview --- */

struct score {
	int met, assessed, stated; /* stated: of the met ones */
};

void figure_page_target(const struct gallery *gallery, struct page_targets *page, const char *id)
{
	for (int i = 0; i < page->count; i++)
		if (strcmp(page->ids[i], id) == 0)
			return;
	*ARENA_PUSH(gallery->arena, page->ids, page->count, page->room) = id;
}

static bool is_on(const struct page_targets *page, const char *id)
{
	for (int i = 0; page && i < page->count; i++)
		if (strcmp(page->ids[i], id) == 0)
			return true;
	return !page;
}

/* Of its own targets that are wanted. */
static struct score score_of(const struct gallery *gallery, int r, const struct page_targets *page)
{
	struct score score = {0};
	const struct result *result = gallery->results[r];
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (!is_on(page, target->target->id) || !view_wants_target(result, target, gallery->view))
			continue;
		score.met += target->verdict == VERDICT_MET;
		score.assessed += target->verdict != VERDICT_NOT_ASSESSABLE;
		score.stated += target->verdict == VERDICT_MET && target_is_stated(result, target);
	}
	return score;
}

static const char *one_score(const struct gallery *gallery, struct score score, const struct page_targets *page)
{
	const char *met = figure_count(gallery, score.met), *assessed = figure_count(gallery, score.assessed),
			   *name = figure_name(gallery, 0);
	if (score.assessed == 0)
		return word_text(gallery->view->language, page ? W_OVERVIEW_NOTHING_PAGE : W_OVERVIEW_NOTHING);
	if (score.met == score.assessed)
		return figure_say(gallery, page ? W_OVERVIEW_ONE_ALL_PAGE : W_OVERVIEW_ONE_ALL, name, assessed);
	return figure_say(gallery, page ? W_OVERVIEW_ONE_PAGE : W_OVERVIEW_ONE, name, met, assessed);
}

static const char *each_score(const struct gallery *gallery, const struct page_targets *page)
{
	const char *list = NULL;
	for (int r = 0; r < gallery->count; r++) {
		struct score score = score_of(gallery, r, page);
		list = figure_list(gallery, list,
		                   figure_say(gallery, W_OVERVIEW_EACH, figure_name(gallery, r),
		                              figure_count(gallery, score.met), figure_count(gallery, score.assessed)));
	}
	return figure_say(gallery, page ? W_OVERVIEW_SEVERAL_PAGE : W_OVERVIEW_SEVERAL, list);
}

const char *figure_finding_overview(const struct gallery *gallery, const struct page_targets *page)
{
	struct score best = score_of(gallery, 0, page);
	int of = 0;
	for (int r = 1; r < gallery->count; r++) {
		struct score score = score_of(gallery, r, page);
		if (score.met > best.met)
			best = score, of = r;
	}
	if (gallery->count == 1)
		return one_score(gallery, best, page);
	if (gallery->count <= EACH_MOST)
		return each_score(gallery, page);
	const char *said = figure_say(gallery, gallery->beside ? W_OVERVIEW_BEST_HERE : W_OVERVIEW_BEST,
	                              figure_name(gallery, of), figure_count(gallery, best.met),
	                              figure_count(gallery, best.assessed), figure_count(gallery, gallery->count));
	return page ? figure_say(gallery, W_OVERVIEW_BEST_PAGE, said) : said;
}

const char *figure_finding_stated(const struct gallery *gallery, const struct page_targets *page)
{
	const char *list = NULL;
	for (int r = 0, told = 0; r < gallery->count; r++) {
		struct score score = score_of(gallery, r, page);
		if (score.stated == 0 || told++ >= EACH_MOST)
			continue;
		list = figure_list(gallery, list,
		                   figure_say(gallery, W_OVERVIEW_EACH, figure_name(gallery, r),
		                              figure_count(gallery, score.stated), figure_count(gallery, score.met)));
	}
	return list ? figure_say(gallery, W_CHART_STATED, list) : NULL;
}

const char *figure_finding_whole(const struct gallery *gallery, const char *subtitle, const struct chart *chart)
{
	if (page_total(chart) < 2)
		return subtitle;
	const char *all = figure_say(gallery, W_CHART_ALL_PAGES, figure_finding_overview(gallery, NULL));
	return subtitle && *subtitle ? figure_say(gallery, W_CHART_SUBTITLE, subtitle, all) : all;
}
