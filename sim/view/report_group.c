/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_group: the finding is of the target that matters most: a binding one that is missed before any other missed
 * one, and that before one that is met. Holds: a value that a scenario states itself is marked wherever it stands
 * beside projected ones. */
#include "view/report_group.h"
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "base/clean.h"
#include "view/report_stated.h"
#include "view/report_table.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "write/table.h"

enum { TOLD_ONE_BY_ONE = 3 }; /* of more scenarios the table tells */

struct told_group {
	struct report *report;
	const struct report_goal *goals;
	int count;
	const char *title, *id; /* title: NULL, of none */
};

static bool is_decided(const struct report_goal *goal, int r)
{
	return goal->own[r] && goal->own[r]->verdict != VERDICT_NOT_ASSESSABLE && !goal->stated[r];
}

static bool is_judged(const struct report_goal *goal, int r)
{
	return goal->own[r] && goal->own[r]->verdict != VERDICT_NOT_ASSESSABLE;
}

/* --- the finding --- */

static struct prose scores(const struct told_group *group)
{
	struct report *report = group->report;
	struct prose all = {.text = NULL};
	for (int r = 0; r < report->count; r++) {
		int decided = 0, met = 0;
		for (int i = 0; i < group->count; i++) {
			decided += is_decided(&group->goals[i], r);
			met += is_decided(&group->goals[i], r) && group->goals[i].own[r]->verdict == VERDICT_MET;
		}
		if (decided == 0)
			continue;
		struct prose how = report_prose(report, W_REPORT_HOW_SCORE, report->titles[r]);
		struct prose one = report_prose(
			report, all.text ? W_REPORT_SCORE_NEXT : W_REPORT_SCORE_ONE, report->titles[r],
			report_count(report, arena_print(report->arena, "met-%d-%s", r + 1, group->id), met, how),
			report_count(report, arena_print(report->arena, "decided-%d-%s", r + 1, group->id), decided, how));
		all = all.text ? prose_join(report->arena, all, report_word(report, W_LIST_SEMICOLON), one) : one;
	}
	return all;
}

static bool is_missed(const struct report *report, const struct report_goal *goal)
{
	for (int r = 0; r < report->count; r++)
		if (is_decided(goal, r) && goal->own[r]->verdict == VERDICT_MISSED)
			return true;
	return false;
}

/* NULL: the model decides none. */
static const struct report_goal *what_matters(const struct told_group *group)
{
	const struct report_goal *best = NULL;
	int best_rank = 0;
	for (int i = 0; i < group->count; i++) {
		const struct report_goal *goal = &group->goals[i];
		if (goal->decided == 0)
			continue;
		bool missed = is_missed(group->report, goal), binding = goal->model->target->binding;
		int rank = missed && binding ? 4 : missed ? 3 : binding ? 2 : 1;
		if (rank > best_rank)
			best = goal, best_rank = rank;
	}
	return best;
}

/* "met in Green only": of those where the model decides it. */
static const char *who_meets(struct report *report, const struct report_goal *goal)
{
	bool *met = ARENA_ARRAY(report->arena, report->count, bool), *all = ARENA_ARRAY(report->arena, report->count, bool);
	int count = 0;
	for (int r = 0; r < report->count; r++) {
		all[r] = is_decided(goal, r);
		met[r] = all[r] && goal->own[r]->verdict == VERDICT_MET;
		count += met[r];
	}
	bool whole = goal->decided == report->count;
	if (report->count == 1)
		return report_word(report, count ? W_REPORT_IS_MET : W_REPORT_IS_MISSED);
	if (goal->decided == 1)
		return report_text(report, count ? W_REPORT_ONE_MET : W_REPORT_ONE_MISSED, report_titles(report, all));
	if (count == 0)
		return report_word(report, whole ? W_REPORT_NONE_MET : W_REPORT_NONE_MET_DECIDED);
	if (count == goal->decided)
		return report_word(report, whole ? W_REPORT_ALL_MET : W_REPORT_ALL_MET_DECIDED);
	return report_text(report, W_REPORT_SOME_MET, report_titles(report, met));
}

/* "between 1877 (Coal lock-in) and 2238 (As planned)" */
static struct prose span(struct report *report, const struct report_goal *goal)
{
	int low = -1, high = -1;
	for (int r = 0; r < report->count; r++) {
		if (!is_decided(goal, r) || !isfinite(goal->own[r]->value))
			continue;
		low = low < 0 || goal->own[r]->value < goal->own[low]->value ? r : low;
		high = high < 0 || goal->own[r]->value > goal->own[high]->value ? r : high;
	}
	if (low < 0 || goal->own[low]->value == goal->own[high]->value)
		return (struct prose){.text = NULL};
	return report_prose(report, W_REPORT_FINDING_SPAN, report_valued(report, goal, low), report->titles[low],
	                    report_valued(report, goal, high), report->titles[high]);
}

enum { LISTED = 5 }; /* scenarios that are told one by one */

/* "2036 1e8 CNY, short by 202 1e8 CNY" */
static struct prose alone(struct report *report, const struct report_goal *goal)
{
	const struct target_result *target = goal->own[0];
	struct prose said = report_prose(report, W_REPORT_FINDING_ALONE, "", report_valued(report, goal, 0));
	if (target->verdict != VERDICT_MISSED ||
	    !report_short(report, report->results[0], target, goal->decimals).is_number)
		return said;
	return report_prose(report, target_is_short(target) ? W_REPORT_FINDING_SHORT : W_REPORT_FINDING_OVER, said,
	                    report_short_said(report, goal, 0));
}

static struct prose values(struct report *report, const struct report_goal *goal)
{
	struct prose all = {.text = NULL};
	if (report->count == 1)
		return alone(report, goal);
	if (goal->decided > LISTED)
		all = span(report, goal);
	for (int r = 0; r < report->count && (goal->decided <= LISTED || !all.text); r++) {
		if (!is_decided(goal, r))
			continue;
		enum word word = all.text ? W_REPORT_FINDING_NEXT : W_REPORT_FINDING_VALUES;
		struct prose one = report_prose(report, word, report->titles[r], report_valued(report, goal, r));
		all = all.text ? prose_join(report->arena, all, report_word(report, W_REPORT_FINDING_COMMA), one) : one;
	}
	return all;
}

/* And those that state it themselves, where they are few with their values. */
static struct prose with_stated(struct report *report, const struct report_goal *goal, struct prose said)
{
	bool *which = ARENA_ARRAY(report->arena, report->count, bool);
	int count = 0, last = 0;
	for (int r = 0; r < report->count; r++) {
		which[r] = is_judged(goal, r) && goal->stated[r];
		count += which[r];
		last = which[r] ? r : last;
	}
	if (count == 0)
		return said;
	const char *titles = report_titles(report, which);
	return count == 1 ? report_prose(report, W_REPORT_FINDING_STATED, said, titles, report_valued(report, goal, last))
	                  : report_prose(report, W_REPORT_FINDING_STATED_SEVERAL, said, titles);
}

static void finding(const struct told_group *group)
{
	struct report *report = group->report;
	const struct report_goal *goal = what_matters(group);
	int decided = 0;
	for (int i = 0; i < group->count; i++)
		decided += group->goals[i].decided > 0;
	if (decided > 1 && report->count <= TOLD_ONE_BY_ONE)
		report_say(report, W_REPORT_SCORES_GROUP, scores(group));
	if (!goal)
		return;
	const struct result *owner = goal->owner;
	report_say(report, target_counts_years(goal->model->target) ? W_REPORT_FINDING_OF_YEAR : W_REPORT_FINDING,
	           report_goal_title(report, goal), who_meets(report, goal), report_year(report, goal->model->target->year),
	           report_asked_said(report, owner, goal->model, report_goal_unit(report, goal)),
	           with_stated(report, goal, values(report, goal)));
}

/* --- pictures --- */

static void picture(const struct told_group *group)
{
	const struct report_goal *goal = what_matters(group);
	struct report *report = group->report;
	if (goal &&
	    report_place(report, "lines",
	                 standing_shown_by(report->arena, report->results, report->count, goal->model->target), NULL))
		return;
	for (int i = 0; i < group->count; i++)
		if (group->goals[i].decided > 0 &&
		    report_place(report, "lines", standing_shown_by(report->arena, report->results, report->count,
		                                                    group->goals[i].model->target), NULL))
			return;
}

/* --- tables --- */

static struct table_column number_column(const char *heading)
{
	return (struct table_column){heading, SIDE_RIGHT, 2, 0, false};
}

static bool has_bases(const struct told_group *group)
{
	for (int i = 0; i < group->count; i++) {
		const struct report_goal *goal = &group->goals[i];
		if (goal->decided > 0 &&
		    report_base(group->report, goal->owner, goal->model, goal->decimals).is_number)
			return true;
	}
	return false;
}

static const char *decided_title(const struct told_group *group)
{
	return group->title ? report_text(group->report, W_REPORT_DECIDED_TABLE, group->title)
	                    : report_word(group->report, W_REPORT_DECIDED_TABLE_ALL);
}

static void number_columns(const struct told_group *group, struct table *table, bool bases)
{
	const struct report *report = group->report;
	if (bases)
		table_column(table, number_column(report_base_heading(report)));
	table_column(table, number_column(report_word(report, W_REPORT_PROJECTED)));
	table_column(table, number_column(report_word(report, W_COLUMN_TARGET)));
	table_column(table, number_column(report_word(report, W_REPORT_GAP)));
	table_column(table, (struct table_column){report_word(report, W_REPORT_JUDGED), SIDE_LEFT, 2, 0, false});
}

static void decided_cells(const struct told_group *group, struct table *table, const struct report_goal *goal, int r,
                          bool bases)
{
	struct report *report = group->report;
	const struct result *result = report->results[r];
	const struct target_result *target = goal->own[r];
	if (bases)
		table_add(table, report_base(report, result, target, goal->decimals));
	table_add(table, report_value(report, result, target, goal->decimals));
	table_add(table, report_asked(report, result, target));
	table_add(table, report_gap(report, result, target, goal->decimals));
	table_cell(table, report_verdict(report, result, target, goal->stated[r]), view_mark_look(target->verdict));
}

/* Of one scenario a row for each target. */
static void alone_table(const struct told_group *group)
{
	struct report *report = group->report;
	bool bases = has_bases(group);
	struct table_column left[] = {{report_word(report, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                              {report_word(report, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false},
	                              {report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, left, 3);
	number_columns(group, table, bases);
	for (int i = 0; i < group->count; i++) {
		const struct report_goal *goal = &group->goals[i];
		if (goal->decided == 0)
			continue;
		table_row(table);
		table_cell(table, report_goal_no(report, goal), LOOK_PLAIN);
		table_cell(table, report_goal_title(report, goal), LOOK_PLAIN);
		table_cell(table, report_goal_unit(report, goal), LOOK_PLAIN);
		decided_cells(group, table, goal, 0, bases);
	}
	report_put(report, table, decided_title(group), NULL, report_prose(report, W_REPORT_GAP_NOTE));
}

/* "2025", "mean of 2021-2025": what the projected numbers of the target are of. */
static const char *period(const struct told_group *group, const struct report_goal *goal)
{
	struct report *report = group->report;
	const struct target *target = goal->model->target;
	const char *last = report_year(report, target->year);
	int base = goal->owner->base_year, first = (target->since ? target->since : base) + 1;
	if (target->measure == MEASURE_MEAN_GROWTH)
		return report_text(report, W_MEASURE_MEAN_OVER, report_year(report, first), last);
	if (target->measure != MEASURE_CUMULATIVE && target->measure != MEASURE_MEAN)
		return report_text(report, W_REPORT_TARGET_YEAR, last);
	first = target->over_first ? target->over_first : base + 1;
	return report_text(report, target->measure == MEASURE_MEAN ? W_MEASURE_MEAN_OVER : W_MEASURE_SUM_OVER,
	                   report_year(report, first), last);
}

static void decided_table(const struct told_group *group)
{
	struct report *report = group->report;
	bool bases = has_bases(group), stated = false;
	struct table_column first = {report_word(report, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 0, false};
	struct table *table = table_begin(report->arena, &first, 1);
	number_columns(group, table, bases);
	for (int i = 0; i < group->count; i++) {
		const struct report_goal *goal = &group->goals[i];
		if (goal->decided == 0)
			continue;
		const char *unit = report_goal_unit(report, goal);
		enum word line = target_counts_years(goal->model->target) ? W_REPORT_TARGET_LINE_BARE
		                 : *unit                                  ? W_REPORT_TARGET_LINE_UNIT
		                                                          : W_REPORT_TARGET_LINE;
		table_line(table, report_text(report, line,
		                              report_goal_no(report, goal), report_goal_title(report, goal),
		                              period(group, goal), unit), LOOK_BOLD, false);
		for (int r = 0; r < report->count; r++)
			if (goal->own[r]) {
				table_row(table);
				table_cell(table, report->titles[r], LOOK_PLAIN);
				decided_cells(group, table, goal, r, bases);
				stated |= goal->stated[r];
			}
	}
	report_put(report, table, decided_title(group), NULL,
	           report_prose(report, stated ? W_REPORT_GAP_STATED_NOTE : W_REPORT_GAP_NOTE));
}

void report_group(struct report *report, const struct report_goal *goals, int count)
{
	struct told_group group = {report, goals, count, report_group_title(report, &goals[0]),
	                      goals[0].group ? goals[0].group : "none"};
	int stated = report_stated_count(goals, count), decided = 0;
	for (int i = 0; i < count; i++)
		decided += goals[i].decided > 0;
	if (decided == 0)
		return;
	report_section(report, 2, group.title ? group.title : report_word(report, W_REPORT_NO_GROUP),
	               arena_print(report->arena, "results-%s", group.id));
	finding(&group);
	if (stated)
		report_say(report, report_plural(stated, W_REPORT_GROUP_STATED_ONE, W_REPORT_GROUP_STATED),
		           report_count(report, arena_print(report->arena, "group-stated-%s", group.id), stated,
		                        report_prose(report, W_REPORT_HOW_GROUP_STATED)));
	report_stated_said(report, goals, count, group.id);
	report_stated_as_asked(report, goals, count, group.id);
	picture(&group);
	if (report->count == 1)
		alone_table(&group);
	else
		decided_table(&group);
	report_stated_table(report, goals, count, group.title ? report_text(report, W_REPORT_STATED_TABLE, group.title)
	                                                      : report_word(report, W_REPORT_STATED_TABLE_ALL));
}
