/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_goals: the targets of all scenarios side by side, in the groups of the plan. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/beside.h"
#include "ask/standing.h"
#include "ask/stated.h"
#include "base/clean.h"
#include "view/report_cells.h"
#include "view/report_table.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"

static bool is_listed(const struct report_goals *goals, const char *id)
{
	for (int i = 0; i < goals->count; i++)
		if (strcmp(goals->list[i].model->target->id, id) == 0)
			return true;
	return false;
}

static void see_numbers(const struct report *report, struct report_goal *goal)
{
	struct view_digits digits = {.unit = &goal->model->unit,
	                             .assumed = level_is_assumed(goal->owner, goal->model->variable)};
	for (int r = 0; r < report->count; r++) {
		if (!goal->own[r])
			continue;
		view_digits_see(&digits, goal->own[r]->value);
		if (goal->own[r]->target->measure == MEASURE_LEVEL)
			view_digits_see(&digits, goal->own[r]->base);
	}
	for (int r = 0; r < report->count; r++)
		if (goal->own[r])
			view_digits_judge(&digits, goal->own[r]);
	goal->decimals = view_digits(&digits);
}

static struct report_goal goal_of(struct report *report, const struct result *first, const struct target_result *model)
{
	struct report_goal goal = {.group = model->target->group, .owner = first, .model = model,
	                           .own = ARENA_ARRAY(report->arena, report->count, const struct target_result *)};
	bool *stated = ARENA_ARRAY(report->arena, report->count, bool);
	for (int r = 0; r < report->count; r++) {
		const struct target_result *own = result_target(report->results[r], model->target->id);
		if (own && model->target->sense != SENSE_NONE && own->target->sense != SENSE_NONE && !beside_alike(own, model))
			own = NULL; /* asks for something else */
		goal.own[r] = own;
		if (!own || own->verdict == VERDICT_NOT_ASSESSABLE)
			continue;
		if (goal.assessed++ == 0)
			goal.owner = report->results[r], goal.model = own;
		stated[r] = target_is_stated(report->results[r], own);
		goal.decided += !stated[r];
	}
	goal.stated = stated;
	see_numbers(report, &goal);
	return goal;
}

bool report_same_group(const struct report_goal *one, const struct report_goal *other)
{
	return one->group == other->group || (one->group && other->group && strcmp(one->group, other->group) == 0);
}

/* Stable: groups in the order in which they begin. */
static struct report_goals grouped(struct arena *arena, const struct report_goals *all)
{
	struct report_goals sorted = {ARENA_ARRAY(arena, all->count + 1, struct report_goal), 0};
	bool *taken = ARENA_ARRAY(arena, all->count + 1, bool);
	for (int i = 0; i < all->count; i++)
		for (int j = i; !taken[i] && j < all->count; j++)
			if (!taken[j] && (j == i || report_same_group(&all->list[i], &all->list[j]))) {
				sorted.list[sorted.count++] = all->list[j];
				taken[j] = j != i;
			}
	return sorted;
}

struct report_goals report_goals(struct report *report)
{
	int most = 0;
	for (int r = 0; r < report->count; r++)
		most += report->results[r]->target_count;
	struct report_goals all = {ARENA_ARRAY(report->arena, most + 1, struct report_goal), 0};
	for (int r = 0; r < report->count; r++)
		for (int t = 0; t < report->results[r]->target_count; t++) {
			const struct target_result *target = &report->results[r]->targets[t];
			if (view_wants_target(report->results[r], target, report->view) && !is_listed(&all, target->target->id))
				all.list[all.count++] = goal_of(report, report->results[r], target);
		}
	return grouped(report->arena, &all);
}

const char *report_group_title(struct report *report, const struct report_goal *goal)
{
	return view_group_title(report->arena, goal->owner, goal->group, report->view);
}

const char *report_goal_title(struct report *report, const struct report_goal *goal)
{
	const struct target *target = goal->model->target;
	const char *title = view_target_title(report->arena, goal->owner, goal->model, report->view);
	if (title_in(target->title, report->view->language, NULL) || target->measure == MEASURE_LEVEL)
		return title;
	return report_text(report, W_WITH_REASON, title, view_target_measure(report->arena, target, report->view));
}

const char *report_goal_unit(struct report *report, const struct report_goal *goal)
{
	return view_unit(report->arena, &goal->model->unit, report->view);
}

const char *report_goal_no(struct report *report, const struct report_goal *goal)
{
	const struct target *target = goal->model->target;
	const char *no = target->no ? clean_text(report->arena, target->no) : "";
	return arena_print(report->arena, "%s%s", no, target->binding ? "*" : "");
}

struct prose report_valued(struct report *report, const struct report_goal *goal, int r)
{
	struct cell value = report_value(report, report->results[r], goal->own[r], goal->decimals);
	const char *unit = report_goal_unit(report, goal);
	if (target_counts_years(goal->model->target) && value.is_number)
		return report_prose(report, W_REPORT_A_YEAR, value);
	return *unit && value.is_number ? report_prose(report, W_REPORT_WITH_UNIT, value, unit)
	                                : prose_cell(report->arena, value);
}

struct prose report_short_said(struct report *report, const struct report_goal *goal, int r)
{
	const struct target_result *target = goal->own[r];
	struct cell gap = report_short(report, report->results[r], target, goal->decimals);
	const char *unit = report_goal_unit(report, goal);
	if (target_counts_years(target->target))
		unit = report_word(report, W_YEARS);
	else if (goal->model->unit.share != SHARE_NONE)
		unit = report_word(report, W_POINTS);
	return *unit && gap.is_number ? report_prose(report, W_REPORT_WITH_UNIT, gap, unit)
	                              : prose_cell(report->arena, gap);
}
