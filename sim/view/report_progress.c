/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_progress: where the plan stands: how many targets are in which class of the official evaluation, each that can
 * be judged in a row, why others cannot, and the odds before and after what came true, scenario by scenario. What was
 * observed and what the plan wants are the same for all scenarios: they are told by the first. */
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "view/report_cells.h"
#include "view/odds.h"
#include "view/report_entered.h"
#include "view/report_leads.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_progress.h"
#include "view/view_select.h"
#include "write/table.h"

struct standing_report {
	struct report *report;
	struct progress_telling telling;
	const struct reviews *reviews;
	const struct result *result;
};

static const struct review *review_at(const struct standing_report *of, const struct target_result *target)
{
	return &of->reviews->list[target - of->result->targets];
}

static const char *id_of(const struct standing_report *of, const char *what, const struct review *review)
{
	return report_id(of->report, what, of->result, review->target->target->id);
}

/* "statistical bulletin 2022 [observed.csv:14:20]" */
static struct prose seen_in(const struct standing_report *of, const struct review *review)
{
	struct report *report = of->report;
	const struct observation *seen = review->count ? review->facts[review->count - 1].of : review->beside;
	if (!seen)
		seen = review->growth;
	const char *source =
		seen ? view_source(report->arena, of->result->scenario->plan, seen->source, report->view) : NULL;
	return report_prose(report, W_REPORT_AUDIT_RELATION,
	                    source ? clean_text(report->arena, source) : report_word(report, W_COLUMN_OBSERVED),
	                    seen ? place_told(report->arena, seen->place) : "-");
}

static struct prose way_how(const struct standing_report *of, const struct review *review)
{
	struct report *report = of->report;
	const struct progress_way *way = &review->way;
	return report_prose(report, W_REPORT_HOW_WAY, report_year(report, way->from), report_year(report, way->to),
	                    view_cell_as(view_figures(report->arena, way->base, 5, NULL), way->base),
	                    view_cell_as(view_figures(report->arena, way->number, 5, NULL), way->number),
	                    seen_in(of, review));
}

/* --- those that can be judged --- */

static void judged_row(const struct standing_report *of, struct table *table, const struct review *review)
{
	struct report *report = of->report;
	const struct target *target = review->target->target;
	const struct review_fact *fact = &review->facts[review->count - 1];
	struct prose how = way_how(of, review);
	const char *title = view_target_title(report->arena, of->result, review->target, report->view),
			   *unit = view_unit(report->arena, &review->unit, report->view);
	table_row(table);
	table_cell(table, arena_print(report->arena, "%s%s", target->no ? target->no : "", target->binding ? "*" : ""),
	           LOOK_PLAIN);
	table_cell(table, *unit ? view_say(report->arena, report->view, W_WITH_REASON, title, unit) : title, LOOK_PLAIN);
	table_add(table, report_entered_cell(report, view_cell_as(view_figures(report->arena, fact->value, 5, NULL),
	                                                          fact->value),
	                                     id_of(of, "observed", review), seen_in(of, review)));
	table_cell(table, report_year(report, fact->year), LOOK_PLAIN);
	table_add(table, report_asked(report, of->result, review->target));
	table_add(table, report_entered_cell(report, view_progress_part(&of->telling, review->share, 1),
	                                     id_of(of, "way", review), how));
	table_add(table, report_entered_cell(report, view_progress_part(&of->telling, review->time, 0),
	                                     id_of(of, "time", review), how));
	table_cell(table, view_progress_state(&of->telling, review), LOOK_PLAIN);
	table_add(table, report_entered_cell(report, view_progress_step(&of->telling, review, review->needed, 2),
	                                     id_of(of, "pace", review), how));
	table_add(table, report_entered_cell(report, view_progress_step(&of->telling, review, review->seen, 2),
	                                     id_of(of, "last", review), how));
}

static void judged_table(const struct standing_report *of, const struct view_order *order)
{
	struct report *report = of->report;
	enum language language = report->view->language;
	const struct table_column columns[] = {{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                                       {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_COLUMN_OBSERVED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_COLUMN_YEAR), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_WAY), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_TIME), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_CLASS), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_NEEDED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_SEEN), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 10);
	for (int i = 0; i < order->count; i++)
		if (review_at(of, order->list[i])->reason == REVIEW_JUDGED)
			judged_row(of, table, review_at(of, order->list[i]));
	report_put(report, table,
	           report_text(report, W_REPORT_PROGRESS_TABLE, report_year(report, of->telling.answer->at)), NULL,
	           report_prose(report, W_REPORT_PROGRESS_NOTE));
}

static void say_classes(const struct standing_report *of)
{
	struct report *report = of->report;
	const struct progress_rule *rule = &of->reviews->rule;
	const char *in_line = title_in(rule->title[PROGRESS_IN_LINE], report->view->language,
	                               progress_names[PROGRESS_IN_LINE]);
	const char *source =
		rule->source ? view_source(report->arena, of->result->scenario->plan, rule->source, report->view) : NULL;
	source = source          ? clean_text(report->arena, source)
	         : rule->stated  ? report_word(report, W_PROGRESS_THE_PLAN)
	                         : report_word(report, W_REPORT_PROGRESS_USUAL);
	struct cell about =
		report_entered_cell(report, view_cell_as(view_brief(report->arena, 100 * rule->about), 100 * rule->about),
	                        "progress-about", prose_plain(report->arena, source));
	report_note(report, W_PROGRESS_CLASSES, in_line, about, source);
}

/* --- those that cannot --- */

static struct prose way_or_seen(const struct standing_report *of, const struct review *review)
{
	return isfinite(review->way.base) && review->way.to ? way_how(of, review) : seen_in(of, review);
}

static void say_why(const struct standing_report *of, const struct review *review)
{
	struct report *report = of->report;
	struct prose said = report_prose(report, W_REPORT_PROGRESS_WHY,
	                                 view_target_title(report->arena, of->result, review->target, report->view),
	                                 view_progress_reason(&of->telling, review));
	document_item(report->document, "",
	              report_entered(report, said, id_of(of, "why", review), way_or_seen(of, review)));
}

static void say_reasons(const struct standing_report *of, const struct view_order *order)
{
	struct report *report = of->report;
	static const enum word words[REVIEW_REASONS] = {
		[REVIEW_NOT_OBSERVED] = W_REPORT_NOT_OBSERVED, [REVIEW_MET_BEFORE] = W_REPORT_MET_BEFORE,
		[REVIEW_ONE_YEAR] = W_REPORT_ONE_YEAR,         [REVIEW_RANGE] = W_REPORT_A_RANGE,
		[REVIEW_NO_BASE] = W_REPORT_NO_BASE,           [REVIEW_NO_NUMBER] = W_REPORT_NO_NUMBER};
	int counts[REVIEW_REASONS] = {0};
	for (int i = 0; i < order->count; i++) {
		const struct review *review = review_at(of, order->list[i]);
		if (review->target->target->withdrawn)
			continue;
		if (view_progress_speaks(review))
			say_why(of, review);
		else
			counts[review->reason]++;
	}
	struct prose all = prose_plain(report->arena, "");
	for (int r = 0; r < REVIEW_REASONS; r++) {
		if (!counts[r] || !words[r])
			continue;
		struct cell count = report_count(report, arena_print(report->arena, "reason-%s", review_reason_names[r]),
		                                 counts[r], report_prose(report, W_REPORT_HOW_REASONS));
		struct prose one = report_prose(report, words[r], count,
		                                report_year(report, of->result->base_year));
		const char *between = word_text(report->view->language, W_LIST_SEMICOLON);
		all = *all.text ? prose_join(report->arena, all, between, one) : one;
	}
	if (*all.text)
		report_note(report, W_REPORT_PROGRESS_OTHERS, all);
}

/* --- the odds after it --- */

static const struct condition *condition_of(const struct report *report, int s)
{
	const struct progress_answer *answer = report->answers[s].progress;
	const struct condition *condition = answer && answer->count ? answer->cases[0].condition : NULL;
	return condition && condition->used && condition->effective >= CONDITION_NOTHING ? condition : NULL;
}

/* As the chapter on odds has it, where that tells of the target. */
static struct cell before_cell(struct report *report, const struct odds *odds, int s,
                               const struct target_result *target, double before, double members, struct prose how)
{
	const struct progress_telling telling = {report->arena, report->answers[s].progress, report->view, true};
	const struct target_result *own;
	const char *id = target->target->id, *title;
	if (!odds || !odds_target(odds, s, id, &own))
		return report_entered_cell(report, view_progress_chance(&telling, before, members),
		                           report_id(report, "before", report->results[s], id), how);
	title = view_target_title(report->arena, report->results[s], target, report->view);
	return report_chance(report, odds_chance(odds, s, own), report_id(report, "chance", report->results[s], id),
	                     report_prose(report, W_REPORT_HOW_TARGET, report->titles[s], title));
}

static void odds_rows(struct report *report, struct table *table, int s, const struct condition *condition,
                      const struct odds *drawn)
{
	const struct result *result = report->results[s];
	const struct progress_telling telling = {report->arena, report->answers[s].progress, report->view, true};
	struct view_order order = view_targets(report->arena, result, report->view);
	bool first = true;
	for (int i = 0; i < order.count; i++) {
		const struct target_result *target = order.list[i];
		const struct condition_target *odds = &condition->targets[target - result->targets];
		if (!odds->moved || target->verdict == VERDICT_NOT_ASSESSABLE)
			continue;
		struct prose how = report_prose(report, W_REPORT_HOW_WEIGHED, report->titles[s],
		                                view_cell_grouped(report->arena, condition->members),
		                                view_cell_grouped(report->arena, (uint64_t)condition->effective));
		const char *id = target->target->id;
		table_row(table);
		if (!first)
			table_follows(table);
		if (report->count > 1)
			table_cell(table, first ? report->titles[s] : "", LOOK_PLAIN);
		table_cell(table, view_target_title(report->arena, result, target, report->view), LOOK_PLAIN);
		table_add(table, before_cell(report, drawn, s, target, odds->before, (double)condition->members, how));
		table_add(table, report_entered_cell(report, view_progress_chance(&telling, odds->now, condition->effective),
		                                     report_id(report, "weighed", result, id), how));
		first = false;
	}
}

static void tell_odds(const struct standing_report *of)
{
	struct report *report = of->report;
	enum language language = report->view->language;
	struct table_column columns[4] = {{word_text(language, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 0, false}};
	int count = report->count > 1;
	columns[count++] = (struct table_column){word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false};
	columns[count++] = (struct table_column){word_text(language, W_REPORT_ODDS_BEFORE), SIDE_RIGHT, 2, 0, false};
	columns[count++] = (struct table_column){word_text(language, W_REPORT_ODDS_NOW), SIDE_RIGHT, 2, 0, false};
	struct table *table = table_begin(report->arena, columns, count);
	const struct odds *drawn = !report->view->ensembles ? NULL
	                                                    : odds_of(report->arena, report->results, report->count,
	                                                              report->view);
	for (int s = 0; s < report->count; s++) {
		const struct condition *condition = condition_of(report, s);
		if (condition && condition->effective >= CONDITION_ROUGH)
			odds_rows(report, table, s, condition, drawn);
	}
	if (!table_rows(table))
		return;
	report_section(report, 2, report_word(report, W_REPORT_PROGRESS_ODDS), "progress-odds");
	for (int s = 0; s < report->count; s++) {
		const struct condition *condition = condition_of(report, s);
		if (!condition)
			continue;
		struct prose how = report_prose(report, W_REPORT_HOW_EFFECTIVE);
		struct cell members = report_entered_cell(report, view_cell_grouped(report->arena, condition->members),
		                                          report_id(report, "weighed", report->results[s], "members"), how);
		struct cell worth = report_entered_cell(
			report, view_cell_grouped(report->arena, (uint64_t)condition->effective),
			report_id(report, "weighed", report->results[s], "worth"), how);
		report_say(report,
		           condition->effective < CONDITION_ROUGH ? W_REPORT_WEIGHED_ROUGH : W_REPORT_WEIGHED,
		           report->titles[s], members, worth);
	}
	report_put(report, table,
	           report_text(report, W_REPORT_ODDS_NOW_TABLE, report_year(report, of->telling.answer->at)), NULL,
	           report_prose(report, W_REPORT_ODDS_NOW_NOTE));
}

/* --- all of it --- */

static void say_lead(const struct standing_report *of)
{
	struct report *report = of->report;
	const struct progress_answer *answer = of->telling.answer;
	const struct plan *plan = of->result->scenario->plan;
	struct prose how = report_prose(report, W_REPORT_HOW_REVIEWED, report_year(report, answer->at));
	int last = plan->last < answer->at ? answer->at : plan->last, all = view_progress_asked(&of->telling);
	struct cell targets = report_count(report, "progress-targets", all, how),
				gone = report_count(report, "progress-gone", answer->at - of->result->base_year, how),
				years = report_count(report, "progress-years", last - of->result->base_year, how);
	if (!of->reviews->judged) {
		report_say(report, W_REPORT_PROGRESS_NONE, report_year(report, answer->at), gone, years, targets);
		return;
	}
	struct prose counted =
		report_entered(report, view_progress_counted(&of->telling, of->reviews), "progress-class", how);
	report_say(report, W_REPORT_PROGRESS_LEAD, report_year(report, answer->at), gone, years, targets,
	           report_count(report, "progress-judged", of->reviews->judged, how), counted);
}

/* Of the first scenario that has it. */
static bool find(struct report *report, struct standing_report *of)
{
	int s = 0;
	while (s < report->count && (!report->answers || !report->answers[s].progress))
		s++;
	if (s == report->count)
		return false;
	const struct progress_answer *answer = report->answers[s].progress;
	*of = (struct standing_report){report, {report->arena, answer, report->view, true}, answer->cases[0].reviews,
	                               report->results[s]};
	return true;
}

static bool is_key(const struct report_goal *const *keys, int count, const struct target *target)
{
	for (int k = 0; k < count; k++)
		if (strcmp(keys[k]->model->target->id, target->id) == 0)
			return true;
	return false;
}

void report_progress_said(struct report *report, const struct report_goal *const *keys, int count)
{
	struct standing_report of;
	if (!find(report, &of))
		return;
	say_lead(&of);
	for (int t = 0; t < of.result->target_count; t++) {
		const struct review *review = &of.reviews->list[t];
		if (!review->target->target->withdrawn && view_progress_speaks(review) &&
		    is_key(keys, count, review->target->target))
			say_why(&of, review);
	}
}

void report_progress(struct report *report)
{
	struct standing_report of;
	if (!find(report, &of))
		return;
	struct view_order order = view_targets(report->arena, of.result, report->view);
	report_chapter(report, "progress");
	say_lead(&of);
	report_place(report, "progress", NULL, NULL);
	judged_table(&of, &order);
	if (of.reviews->judged)
		say_classes(&of);
	say_reasons(&of, &order);
	tell_odds(&of);
}
