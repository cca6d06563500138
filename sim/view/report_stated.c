/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_stated: a row for each value that is stated, whatever the number of scenarios that state it. */
#include "view/report_stated.h"
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "view/report_table.h"
#include "write/table.h"

static bool is_judged(const struct report_goal *goal, int r)
{
	return goal->own[r] && goal->own[r]->verdict != VERDICT_NOT_ASSESSABLE;
}

static bool is_stated(const struct report_goal *goal) { return goal->assessed > 0 && goal->decided == 0; }

int report_stated_count(const struct report_goal *goals, int count)
{
	int stated = 0;
	for (int i = 0; i < count; i++)
		stated += is_stated(&goals[i]);
	return stated;
}

const char *report_base_heading(const struct report *report)
{
	for (int r = 1; r < report->count; r++)
		if (report->results[r]->base_year != report->results[0]->base_year)
			return report_word(report, W_REPORT_BASE_YEAR);
	return report_year(report, report->results[0]->base_year);
}

/* Do both state the same, and is it judged alike? */
static bool is_alike(const struct report_goal *goal, int a, int b)
{
	return is_judged(goal, a) && is_judged(goal, b) && goal->own[a]->value == goal->own[b]->value &&
	       goal->own[a]->verdict == goal->own[b]->verdict && goal->own[a]->number == goal->own[b]->number;
}

static bool is_first(const struct report_goal *goal, int r)
{
	for (int before = 0; before < r; before++)
		if (is_alike(goal, before, r))
			return false;
	return is_judged(goal, r);
}

static const char *who(struct report *report, const struct report_goal *goal, int r)
{
	bool *which = ARENA_ARRAY(report->arena, report->count, bool);
	for (int other = r; other < report->count; other++)
		which[other] = is_alike(goal, r, other);
	return report_titles(report, which);
}

void report_stated_said(struct report *report, const struct report_goal *goals, int count, const char *id)
{
	struct prose all = {.text = NULL};
	int missed = 0;
	for (int r = 0; r < report->count; r++) {
		int stated = 0, met = 0;
		for (int i = 0; i < count; i++) {
			bool is = is_stated(&goals[i]) && is_judged(&goals[i], r);
			stated += is;
			met += is && goals[i].own[r]->verdict == VERDICT_MET;
		}
		missed += stated - met;
		if (stated == 0)
			continue;
		struct prose how = report_prose(report, W_REPORT_HOW_SCORE_STATED, report->titles[r]);
		struct prose one = report_prose(
			report, all.text ? W_REPORT_SCORE_NEXT : W_REPORT_SCORE_ONE, report->titles[r],
			report_count(report, arena_print(report->arena, "stated-met-%d-%s", r + 1, id), met, how),
			report_count(report, arena_print(report->arena, "stated-%d-%s", r + 1, id), stated, how));
		all = all.text ? prose_join(report->arena, all, report_word(report, W_LIST_SEMICOLON), one) : one;
	}
	if (missed > 0)
		report_say(report, W_REPORT_STATED_SCORES, all);
}

void report_stated_picture(struct report *report, const struct report_goal *goals, int count)
{
	for (int i = 0; i < count; i++)
		for (int r = 0; r < report->count; r++)
			if (is_stated(&goals[i]) && is_judged(&goals[i], r) && goals[i].own[r]->verdict == VERDICT_MISSED &&
			    report_place(report, "lines", standing_shown_by(report->arena, report->results, report->count,
			                                                    goals[i].model->target), NULL))
				return;
}

/* Do all scenarios that state it give just what is asked for? The table of targets tells no less. */
static bool is_as_asked(const struct report *report, const struct report_goal *goal)
{
	for (int r = 0; r < report->count; r++) {
		const struct target_result *target = goal->own[r];
		if (is_judged(goal, r) && (target->verdict != VERDICT_MET ||
		                           !(fabs(target->value - target->number) <= 1e-9 * fabs(target->number))))
			return false;
	}
	return true;
}

static bool is_listed(const struct report *report, const struct report_goal *goal)
{
	return is_stated(goal) && !is_as_asked(report, goal);
}

/* The scenarios, where they are the same for all rows; NULL: they are not. */
static const char *same_for_all(struct report *report, const struct report_goal *goals, int count)
{
	const char *all = NULL;
	for (int i = 0; i < count; i++)
		for (int r = 0; is_listed(report, &goals[i]) && r < report->count; r++) {
			if (!is_first(&goals[i], r))
				continue;
			const char *own = who(report, &goals[i], r);
			if (all && strcmp(all, own) != 0)
				return NULL;
			all = own;
		}
	return all;
}

struct shape { bool bases, scenarios, groups; };

static struct shape shape_of(struct report *report, const struct report_goal *goals, int count, const char *same)
{
	struct shape shape = {.scenarios = report->count > 1 && !same};
	for (int i = 0; i < count; i++) {
		shape.groups |= !report_same_group(&goals[i], &goals[0]);
		shape.bases |= is_listed(report, &goals[i]) &&
		               report_base(report, goals[i].owner, goals[i].model, goals[i].decimals).is_number;
	}
	return shape;
}

static void row(struct report *report, struct table *table, const struct report_goal *goal, int r,
                const struct shape *shape)
{
	const struct result *result = report->results[r];
	const struct target_result *target = goal->own[r];
	table_row(table);
	table_cell(table, report_goal_no(report, goal), LOOK_PLAIN);
	table_cell(table, report_goal_title(report, goal), LOOK_PLAIN);
	table_cell(table, report_goal_unit(report, goal), LOOK_PLAIN);
	if (shape->bases)
		table_add(table, report_base(report, result, target, goal->decimals));
	table_add(table, report_value(report, result, target, goal->decimals));
	table_add(table, report_asked(report, result, target));
	table_cell(table, report_verdict(report, result, target, false), view_mark_look(target->verdict));
	if (shape->scenarios)
		table_cell(table, who(report, goal, r), LOOK_PLAIN);
}

static struct table *begin(struct report *report, const struct shape *shape)
{
	struct table_column left[] = {{report_word(report, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                              {report_word(report, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false},
	                              {report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, left, 3);
	if (shape->bases)
		table_column(table, (struct table_column){report_base_heading(report), SIDE_RIGHT, 2, 0, false});
	table_column(table, (struct table_column){report_word(report, W_REPORT_STATED_VALUE), SIDE_RIGHT, 2, 0, false});
	table_column(table, (struct table_column){report_word(report, W_COLUMN_TARGET), SIDE_RIGHT, 2, 0, false});
	table_column(table, (struct table_column){report_word(report, W_REPORT_JUDGED), SIDE_LEFT, 2, 0, false});
	if (shape->scenarios)
		table_column(table, (struct table_column){report_word(report, W_COLUMN_SCENARIO), SIDE_LEFT, 2, 0, false});
	return table;
}

void report_stated_as_asked(struct report *report, const struct report_goal *goals, int count, const char *id)
{
	int plain = 0;
	for (int i = 0; i < count; i++)
		plain += is_stated(&goals[i]) && !is_listed(report, &goals[i]);
	if (plain)
		report_say(report, report_plural(plain, W_REPORT_STATED_AS_ASKED_ONE, W_REPORT_STATED_AS_ASKED),
		           report_count(report, arena_print(report->arena, "as-asked-%s", id), plain,
		                        report_prose(report, W_REPORT_HOW_AS_ASKED)));
}

void report_stated_table(struct report *report, const struct report_goal *goals, int count, const char *title)
{
	const char *same = same_for_all(report, goals, count);
	struct shape shape = shape_of(report, goals, count, same);
	struct table *table = begin(report, &shape);
	const struct report_goal *before = NULL;
	for (int i = 0; i < count; i++) {
		const struct report_goal *goal = &goals[i];
		if (!is_listed(report, goal))
			continue;
		const char *group = report_group_title(report, goal);
		if (shape.groups && (!before || !report_same_group(goal, before)))
			table_line(table, group ? group : report_word(report, W_REPORT_NO_GROUP), LOOK_BOLD, true);
		for (int r = 0; r < report->count; r++)
			if (is_first(goal, r))
				row(report, table, goal, r, &shape);
		before = goal;
	}
	report_put(report, table, title, NULL, same && report->count > 1 ? report_prose(report, W_REPORT_STATED_BY, same)
	                                                                 : REPORT_NO_SOURCE);
}
