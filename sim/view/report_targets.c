/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_targets: what the plan asks for, group by group, and what is not assessed, with the reason. How it is counted
 * is told by report_counting. Holds: a number stands here only if it is the plan's; what a scenario puts in its place
 * is told with that scenario. */
#include <math.h>
#include <string.h>
#include "ask/base_printed.h"
#include "base/clean.h"
#include "base/json.h"
#include "view/report_cells.h"
#include "view/report_counting.h"
#include "view/report_table.h"
#include "view/view_target.h"
#include "write/table.h"

static bool is_of_plan(const struct report *report, const struct report_goal *goal)
{
	const struct json *planned = json_get(report->plan->root, "targets");
	return planned && json_get(planned, goal->model->target->id);
}

/* The target with the number of the plan itself, where some scenario leaves it as it is. */
static const struct target_result *as_planned(const struct report_goal *goal, const struct report *report, int *r)
{
	for (*r = 0; *r < report->count; ++*r)
		if (goal->own[*r] && !goal->own[*r]->target->from_scenario)
			return goal->own[*r];
	*r = report_index(report, goal->owner);
	return goal->model;
}

static struct cell asked_cell(struct report *report, const struct report_goal *goal)
{
	int r;
	const struct target_result *target = as_planned(goal, report, &r);
	if (!target->target->from_scenario)
		return report_asked(report, report->results[r], target);
	const char *words = title_in(target->target->words, report->view->language, NULL);
	return (struct cell){.text = words ? clean_text(report->arena, words)
	                                   : report_word(report, W_REPORT_BY_SCENARIO)};
}

/* As the plan's files print it; where they tell of no base year at all, as a model's own base has it. What a scenario
 * makes of other numbers is none of the plan's. */
static struct cell base_cell(struct report *report, const struct report_goal *goal)
{
	struct base_printed printed;
	const char *id = goal->model->target->id;
	if (base_printed(report->plan, id, &goal->model->unit, &printed)) {
		const char *source = printed.source ? clean_text(report->arena, view_source(report->arena, report->plan,
		                                                                            printed.source, report->view))
		                                    : report_word(report, W_REPORT_PLAN);
		const char *year = report_year(report, report->plan->base_year);
		return report_given(report, arena_print(report->arena, "base-%s", id), printed.value,
		                    report_prose(report, W_REPORT_HOW_BASE, year, source));
	}
	for (int r = 0; r < report->count; r++) {
		if (!goal->own[r] || report->results[r]->base_year != report->plan->base_year ||
		    goal->stated[r])
			continue;
		struct cell cell = report_base(report, report->results[r], goal->own[r], goal->decimals);
		if (cell.is_number)
			return cell;
	}
	return (struct cell){.text = "-"};
}

/* The plan's own, whatever a scenario says of its number. */
static const char *source_of(struct report *report, const char *id)
{
	const struct json *source = json_get(json_get(json_get(report->plan->root, "targets"), id), "source");
	return source ? view_source(report->arena, report->plan, source->text, report->view) : NULL;
}

/* --- the table --- */

struct columns { bool bases, years, binding, sources, groups; };

static struct columns columns_of(struct report *report, const struct report_goals *goals)
{
	struct columns columns = {0};
	for (int i = 0; i < goals->count; i++) {
		const struct report_goal *goal = &goals->list[i];
		if (!is_of_plan(report, goal))
			continue;
		columns.bases |= base_cell(report, goal).is_number;
		columns.years |= goal->model->target->year != report->plan->last;
		columns.binding |= goal->model->target->binding;
		columns.sources |= source_of(report, goal->model->target->id) != NULL;
		columns.groups |= goal->group != NULL;
	}
	return columns;
}

static struct table *begin(struct report *report, const struct columns *columns)
{
	const char *last = report_year(report, report->plan->last);
	struct table_column left[] = {{report_word(report, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                              {report_word(report, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false},
	                              {report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, left, 3);
	if (columns->bases)
		table_column(table, (struct table_column){.heading = report_year(report, report->plan->base_year),
		                                          .side = SIDE_RIGHT,
		                                          .gap = 2});
	table_column(table, (struct table_column){columns->years ? report_word(report, W_COLUMN_TARGET)
	                                                         : report_text(report, W_REPORT_TARGET_OF, last),
	                                          SIDE_RIGHT, 2, 0, false});
	if (columns->years)
		table_column(table, (struct table_column){report_word(report, W_COLUMN_YEAR), SIDE_RIGHT, 2, 0, false});
	if (columns->binding)
		table_column(table, (struct table_column){report_word(report, W_REPORT_ATTRIBUTE), SIDE_LEFT, 2, 0, false});
	if (columns->sources)
		table_column(table, (struct table_column){report_word(report, W_COLUMN_SOURCE), SIDE_LEFT, 2, 0, false});
	return table;
}

static void row(struct report *report, struct table *table, const struct columns *columns,
                const struct report_goal *goal)
{
	const struct target *target = goal->model->target;
	const char *source = source_of(report, target->id);
	table_row(table);
	table_cell(table, target->no ? clean_text(report->arena, target->no) : "", LOOK_PLAIN);
	table_cell(table, report_goal_title(report, goal), LOOK_PLAIN);
	table_cell(table, report_goal_unit(report, goal), LOOK_PLAIN);
	if (columns->bases)
		table_add(table, base_cell(report, goal));
	table_add(table, asked_cell(report, goal));
	if (columns->years)
		table_cell(table, report_year(report, target->year), LOOK_PLAIN);
	if (columns->binding)
		table_cell(table, report_word(report, target->binding ? W_REPORT_BINDING : W_REPORT_EXPECTED), LOOK_PLAIN);
	if (columns->sources)
		table_cell(table, source ? clean_text(report->arena, source) : "-", LOOK_PLAIN);
}

static void targets_table(struct report *report, const struct report_goals *goals)
{
	struct columns columns = columns_of(report, goals);
	struct table *table = begin(report, &columns);
	const struct report_goal *before = NULL;
	for (int i = 0; i < goals->count; i++) {
		const struct report_goal *goal = &goals->list[i];
		if (!is_of_plan(report, goal))
			continue;
		const char *group = report_group_title(report, goal);
		if (columns.groups && (!before || !report_same_group(goal, before)))
			table_line(table, group ? group : report_word(report, W_REPORT_NO_GROUP), LOOK_BOLD, true);
		row(report, table, &columns, goal);
		before = goal;
	}
	const struct json *said = json_get(report->plan->root, "source");
	const char *source = plan_say(report->arena, report->plan, said ? said->text : NULL, report->view->language);
	report_put(report, table, report_word(report, W_REPORT_TARGETS_TABLE), NULL,
	           prose_plain(report->arena, !source ? ""
	                                              : report_text(report, W_CAPTION_SOURCE,
	                                                            clean_text(report->arena, source))));
}

/* --- what is not assessed --- */

static bool is_unassessed(const struct report *report, const struct report_goal *goal)
{
	return goal->assessed == 0 && !goal->model->target->withdrawn && is_of_plan(report, goal);
}

static int unassessed(struct report *report, const struct report_goals *goals)
{
	int count = 0;
	for (int i = 0; i < goals->count; i++)
		count += is_unassessed(report, &goals->list[i]);
	return count;
}

/* Why no scenario can assess it: what the scenario that comes nearest to it lacks. */
static enum unassessed reason(const struct report *report, const struct report_goal *goal)
{
	enum unassessed why = goal->model->reason;
	for (int r = 0; r < report->count; r++)
		if (goal->own[r] && goal->own[r]->reason > why)
			why = goal->own[r]->reason;
	return why;
}

/* The same in a whole sentence, where it is one of those that are met with most. */
static const char *reason_said(const struct report *report, enum unassessed why)
{
	switch (why) {
	case UNASSESSED_WORDS: return report_word(report, W_REPORT_WHY_WORDS);
	case UNASSESSED_NO_MAPPING: return report_word(report, W_REPORT_WHY_NO_MAPPING);
	case UNASSESSED_NO_VARIABLE: return report_word(report, W_REPORT_WHY_NO_VARIABLE);
	default: return view_reason(why, report->view);
	}
}

static void unassessed_section(struct report *report, const struct report_goals *goals)
{
	int count = unassessed(report, goals);
	if (count == 0)
		return;
	report_section(report, 2, report_word(report, W_REPORT_UNASSESSED_TITLE), "targets-unassessed");
	struct cell number = report_count(report, "targets-unassessed", count,
	                                  report_prose(report, W_REPORT_HOW_UNASSESSED));
	report_say(report, report_plural(count, W_REPORT_UNASSESSED_ONE, W_REPORT_UNASSESSED_SEVERAL), number);
	struct table_column columns[] = {{report_word(report, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false},
	                                 {report_word(report, W_COLUMN_TARGET), SIDE_LEFT, 2, 0, false},
	                                 {report_word(report, W_REPORT_REASON), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 4);
	for (int i = 0; i < goals->count; i++) {
		const struct report_goal *goal = &goals->list[i];
		if (!is_unassessed(report, goal))
			continue;
		table_row(table);
		table_cell(table, report_goal_no(report, goal), LOOK_PLAIN);
		table_cell(table, report_goal_title(report, goal), LOOK_PLAIN);
		table_add(table, asked_cell(report, goal));
		table_cell(table, reason_said(report, reason(report, goal)), LOOK_PLAIN);
	}
	report_put(report, table, report_word(report, W_REPORT_UNASSESSED_TABLE), NULL, REPORT_NO_SOURCE);
}

static void withdrawn(struct report *report)
{
	const char *all = view_withdrawn(report->arena, report->results, report->count, report->view);
	if (all)
		report_note(report, W_WITHDRAWN, all);
}

static void lead(struct report *report, const struct report_goals *goals)
{
	int count = 0, binding = 0;
	for (int i = 0; i < goals->count; i++) {
		count += is_of_plan(report, &goals->list[i]);
		binding += is_of_plan(report, &goals->list[i]) && goals->list[i].model->target->binding;
	}
	const char *plan = view_plan_title(report->results[0], report->view);
	struct prose how = report_prose(report, W_REPORT_HOW_TARGETS);
	struct cell all = report_count(report, "targets", count, how);
	struct prose said = report_prose(report, report_plural(count, W_REPORT_TARGETS_ONE, W_REPORT_TARGETS),
	                                 plan ? plan : report_word(report, W_REPORT_PLAN),
	                                 report_year(report, report->plan->base_year),
	                                 report_year(report, report->plan->first), report_year(report, report->plan->last),
	                                 all);
	if (binding == 0)
		report_say(report, W_REPORT_TARGETS_NONE_BINDING, said);
	else
		report_say(report, report_plural(binding, W_REPORT_TARGETS_BINDING_ONE, W_REPORT_TARGETS_BINDING), said,
		           report_count(report, "targets-binding", binding, how),
		           report_count(report, "targets-expected", count - binding, how));
}

void report_targets(struct report *report)
{
	struct report_goals goals = report_goals(report);
	bool any = false;
	for (int i = 0; i < goals.count; i++)
		any |= is_of_plan(report, &goals.list[i]);
	if (!any)
		return;
	report_chapter(report, "targets");
	lead(report, &goals);
	targets_table(report, &goals);
	withdrawn(report);
	report_counting(report, &goals);
	unassessed_section(report, &goals);
}
