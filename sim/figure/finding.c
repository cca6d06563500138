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
#include "figure/score.h"
#include "figure/subject.h"
#include "figure/together.h"
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
	                            .otherwise = flags(gallery),
	                            .stated = flags(gallery)};
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *target = told ? result_target(gallery->results[r], id) : NULL;
		bool assessed = target && target->verdict != VERDICT_NOT_ASSESSABLE,
			 alike = assessed && figure_asks_alike(told, target), same = alike && subject->in[r].variable >= 0;
		bool stated = same && target->verdict == VERDICT_MET && target_is_stated(gallery->results[r], target);
		verdicts.stated_count += verdicts.stated[r] = stated;
		verdicts.met_count += verdicts.met[r] = same && target->verdict == VERDICT_MET && !stated;
		verdicts.missed_count += verdicts.missed[r] = same && target->verdict == VERDICT_MISSED;
		verdicts.otherwise_count += verdicts.otherwise[r] = assessed && !alike;
		verdicts.unassessed_count += verdicts.unassessed[r] = !assessed || (alike && !same);
	}
	return verdicts;
}

/* Verdicts of all targets of a panel: each scenario's by its own number and year, as long as the panel shows them. */
struct panel_counts {
	int targets, met, missed, stated, unassessed, beyond;
};

static void count_other(const struct gallery *gallery, const struct subject *subject, int r, const char *id,
                        struct panel_counts *all)
{
	struct goal goal;
	if (subject->in[r].variable < 0 || !figure_subject_goal(gallery, subject, r, id, &goal))
		return;
	bool met = goal.of->verdict == VERDICT_MET, stated = met && target_is_stated(gallery->results[r], goal.of);
	all->stated += stated;
	all->met += met && !stated;
	all->missed += !met;
	all->beyond += met && !stated && goal.of->overshoot;
}

static struct panel_counts counts_of(const struct gallery *gallery, const struct subject *subject)
{
	struct panel_counts all = {0};
	for (int t = 0; t < subject->target_count; t++) {
		const char *id = subject->targets[t];
		struct verdicts one = figure_finding_verdicts(gallery, subject, id);
		if (one.met_count + one.missed_count + one.stated_count == 0)
			continue;
		all.targets++;
		all.met += one.met_count, all.missed += one.missed_count;
		all.stated += one.stated_count, all.unassessed += one.unassessed_count;
		for (int r = 0; r < gallery->count; r++)
			if (one.otherwise[r])
				count_other(gallery, subject, r, id, &all);
		for (int r = 0; r < gallery->count; r++)
			all.beyond += one.met[r] && result_target(gallery->results[r], id)->overshoot;
	}
	return all;
}

/* "3 of 4 met"; NULL: the word of the verdict says it. */
static const char *panel_count(const struct gallery *gallery, const struct panel_counts *counts)
{
	int of = counts->met + counts->missed;
	if (counts->met == 0 || (counts->missed == 0 && counts->unassessed == 0))
		return NULL;
	if (counts->missed == 0)
		return figure_say(gallery, W_CHART_MET_BUT, figure_count(gallery, counts->unassessed));
	return figure_say(gallery, counts->targets > 1 ? W_CHART_OF_VERDICTS_MET : W_CHART_OF_COUNT_MET,
	                  figure_count(gallery, counts->met), figure_count(gallery, of));
}

void figure_finding_judge(const struct gallery *gallery, const struct subject *subject, struct chart_panel *panel)
{
	enum language language = gallery->view->language;
	struct panel_counts counts = counts_of(gallery, subject);
	bool judged = counts.met + counts.missed > 0;
	panel->verdict = !judged && !counts.stated ? CHART_NOT_ASSESSED : counts.missed ? CHART_MISSED : CHART_MET;
	panel->verdict_text = judged          ? panel_count(gallery, &counts)
	                      : counts.stated ? word_text(language, W_CHART_ALL_STATED)
	                                      : NULL;
	const char *word = word_text(language, counts.missed ? W_CHART_MISSED : W_CHART_MET);
	if (judged && counts.stated && !counts.beyond) /* no room for both; the subtitle counts what is stated */
		panel->verdict_text =
			figure_say(gallery, W_CHART_AND_STATED, panel->verdict_text ? panel->verdict_text : word,
		               figure_count(gallery, counts.stated));
	if (counts.beyond > 0)
		panel->verdict_text = figure_say(gallery,
		                                 gallery->count * counts.targets > 1 ? W_CHART_BEYOND : W_CHART_BEYOND_SELF,
		                                 panel->verdict_text ? panel->verdict_text : word,
		                                 figure_count(gallery, counts.beyond));
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
	if (gap > 0 && strspn(number, "0.") == strlen(number))
		number = view_gap(gallery->arena, gap, decimals, gallery->view);
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

enum fate { FATE_SHORT, FATE_OVER, FATE_AT, FATE_YEARS };

static enum fate fate_told(const struct target_result *target)
{
	if (target_counts_years(target->target))
		return FATE_YEARS;
	return tells_value(target) ? FATE_AT : target_is_short(target) ? FATE_SHORT : FATE_OVER;
}

static const char *how_far(const struct gallery *gallery, const struct target_result *target)
{
	if (target_counts_years(target->target))
		return view_lateness(gallery->arena, target, gallery->view);
	if (!tells_value(target))
		return distance(gallery, target);
	int decimals = target_decimals(gallery, target);
	return figure_with_unit(gallery, figure_number(gallery, target->value, decimals), &target->unit);
}

/* "Baseline ends 246 (11.0 %) short, Green 202 (9.0 %)"; NULL where they are too many. */
static const char *fates(const struct gallery *gallery, const struct verdicts *verdicts, const char *id)
{
	static const enum word first[] = {W_FINDING_SHORT, W_FINDING_OVER, W_FINDING_AT, W_FINDING_IN_YEARS},
						   next[] = {W_FINDING_ALSO_SHORT, W_FINDING_ALSO_OVER, W_FINDING_ALSO_AT,
	                                 W_FINDING_ALSO_IN_YEARS};
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
	const char *met = figure_count(gallery, verdicts->met_count);
	return verdicts->stated_count
	           ? figure_say(gallery, W_FINDING_COUNT, met, asked->phrase, asked->title,
	                        figure_count(gallery, gallery->count - verdicts->stated_count))
	           : say_all(gallery, W_FINDING_COUNT, W_FINDING_COUNT_HERE, met, asked);
}

/* One that stands alone: "A misses the 2025 target (130), 2.4 (1.8 %) short". */
static const char *alone(const struct gallery *gallery, int r, const struct asked_target *asked)
{
	static const enum word words[] = {W_FINDING_SELF_SHORT, W_FINDING_SELF_OVER, W_FINDING_SELF_AT,
	                                  W_FINDING_SELF_IN_YEARS};
	const struct target_result *target = result_target(gallery->results[r], asked->id);
	if (target->verdict == VERDICT_MET)
		return say_asked(gallery,
		                 target_is_stated(gallery->results[r], target) ? W_FINDING_ONE_STATES : W_FINDING_ONE_MEETS,
		                 figure_name(gallery, r), asked);
	return figure_list(gallery, say_asked(gallery, W_FINDING_ONE_MISSES, figure_name(gallery, r), asked),
	                   figure_say(gallery, words[fate_told(target)], how_far(gallery, target)));
}

static const char *who_missed(const struct gallery *gallery, const struct verdicts *verdicts,
                              const struct asked_target *asked)
{
	if (verdicts->missed_count == 0 && verdicts->stated_count == 1)
		return say_asked(gallery, W_FINDING_ONE_STATES, figure_names(gallery, verdicts->stated), asked);
	if (verdicts->missed_count == 0 && verdicts->stated_count > 0)
		return say_asked(gallery,
		                 verdicts->stated_count == gallery->count && !gallery->beside ? W_FINDING_ALL_STATE
		                                                                             : W_FINDING_STATE,
		                 figure_names(gallery, verdicts->stated), asked);
	if (verdicts->unassessed_count + verdicts->otherwise_count + verdicts->stated_count == 0)
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
	if (verdicts->missed_count == 1 &&
	    verdicts->unassessed_count + verdicts->otherwise_count + verdicts->stated_count == 0)
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

static const char *stated(const struct gallery *gallery, const struct verdicts *verdicts)
{
	if (verdicts->stated_count > TOLD_MOST)
		return figure_say(gallery, W_FINDING_STATED_COUNT, figure_count(gallery, verdicts->stated_count));
	return figure_say(gallery, verdicts->stated_count == 1 ? W_FINDING_STATES : W_FINDING_STATED,
	                  figure_names(gallery, verdicts->stated));
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

/* Where one alone is judged a count of scenarios says less than its name. */
static const char *briefly(const struct gallery *gallery, const struct verdicts *verdicts,
                           const struct asked_target *asked)
{
	if (verdicts->missed_count == 1 && verdicts->met_count == 0)
		return say_asked(gallery, W_FINDING_ONE_MISSES, figure_names(gallery, verdicts->missed), asked);
	return counted(gallery, verdicts, asked);
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
	if (verdicts->stated_count > 0 && verdicts->met_count + verdicts->missed_count > 0)
		rest = rest ? and(gallery, stated(gallery, verdicts), rest) : stated(gallery, verdicts);
	const char *all = and(gallery, and(gallery, who(gallery, verdicts, asked), ends), rest);
	if (fits_title(gallery, all))
		return all;
	all = and(gallery, who(gallery, verdicts, asked), rest);
	return fits_title(gallery, all) ? all : and(gallery, briefly(gallery, verdicts, asked), rest);
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
	const char *together = figure_targets_together(gallery, subject);
	if (together && fits_title(gallery, together))
		return together;
	asked.title = figure_target_title(gallery, subject, asked.id);
	asked.phrase = figure_target_phrase(gallery, subject, asked.id);
	if (gallery->count == 1)
		return alone(gallery, 0, &asked);
	struct verdicts verdicts = figure_finding_verdicts(gallery, subject, asked.id);
	return fitting(gallery, &verdicts, &asked);
}

/* --- the overview --- */

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

/* Of each one's own targets that are wanted. */
static const struct score *scores_of(const struct gallery *gallery, const struct page_targets *page)
{
	struct score *scores = ARENA_ARRAY(gallery->arena, gallery->count + 1, struct score);
	for (int r = 0; r < gallery->count; r++)
		for (int t = 0; t < gallery->results[r]->target_count; t++) {
			const struct target_result *target = &gallery->results[r]->targets[t];
			if (is_on(page, target->target->id) && view_wants_target(gallery->results[r], target, gallery->view))
				score_see(&scores[r], gallery->results[r], target);
		}
	return scores;
}

const char *figure_finding_overview(const struct gallery *gallery, const struct page_targets *page)
{
	const struct score *scores = scores_of(gallery, page);
	if (gallery->count == 1)
		return figure_score_one(gallery, scores, page);
	if (gallery->count <= EACH_MOST)
		return figure_score_each(gallery, scores, page);
	const char *said = figure_score_best(gallery, scores);
	return page ? figure_say(gallery, W_OVERVIEW_BEST_PAGE, said) : said;
}

const char *figure_finding_stated(const struct gallery *gallery, const struct page_targets *page)
{
	return figure_score_stated(gallery, scores_of(gallery, page));
}

const char *figure_finding_whole(const struct gallery *gallery, const char *subtitle, const struct chart *chart)
{
	if (chart_pages(chart) < 2)
		return subtitle;
	const char *all = figure_say(gallery, W_CHART_ALL_PAGES, figure_finding_overview(gallery, NULL));
	return subtitle && *subtitle ? figure_say(gallery, W_CHART_SUBTITLE, subtitle, all) : all;
}
