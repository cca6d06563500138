/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_run: one block for each scenario: what it comes to and what limits did, the plan's targets with base, middle and
 * target year, the variables that no target names, what could not be assessed, and what to ask next. On a screen what
 * is missed comes first; what it may leave out are parts of the document. Several scenarios share a screen
 * (view_run_several.c). */
#include <math.h>
#include <stdlib.h>
#include "ask/assumed.h"
#include "ask/standing.h"
#include "ask/stated.h"
#include "view/view.h"
#include "view/view_caveats.h"
#include "view/view_cell.h"
#include "view/view_data.h"
#include "view/view_held.h"
#include "view/view_limits.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_run_several.h"
#include "view/view_score.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/table.h"
#include "write/writer.h"

enum { YEARS_DIVIDE = 3 }; /* base, last and so many years of targets tell how a run goes */

struct year_list {
	int *years;
	int count;
};

static bool has_year(const struct year_list *list, int year)
{
	for (int i = 0; i < list->count; i++)
		if (list->years[i] == year)
			return true;
	return false;
}

static void add_year(struct year_list *list, const struct result *result, int year)
{
	if (year >= result->base_year && year <= view_last_year(result) && !has_year(list, year))
		list->years[list->count++] = year;
}

static int by_size(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

/* Base, middle (of a long run every fifth, tenth ... year) and target year, the last of the run and the years of other
 * targets, which are enough where they are several; all years in a plain table; --years decides where it is given. */
static struct year_list years_of(struct arena *arena, const struct result *result, bool all, const struct view *view)
{
	struct year_list list = {ARENA_ARRAY(arena, result->years + 1, int), 0};
	if (view->asked.first || all) {
		for (int year = result->base_year; year <= view_last_year(result); year++)
			if (view_wants_year(view, year))
				add_year(&list, result, year);
		return list;
	}
	int target = view_target_year(result);
	add_year(&list, result, result->base_year);
	add_year(&list, result, target);
	add_year(&list, result, view_last_year(result));
	for (int t = 0; t < result->target_count; t++)
		if (result->targets[t].verdict != VERDICT_NOT_ASSESSABLE)
			add_year(&list, result, result->targets[t].target->year);
	int span = target - result->base_year, step = span > 10 ? 5 * ((span + 19) / 20) : (span + 1) / 2;
	bool divided = list.count > YEARS_DIVIDE;
	for (int year = result->base_year + step; step > 0 && year < target && !divided; year += step)
		add_year(&list, result, year);
	qsort(list.years, (size_t)list.count, sizeof *list.years, by_size);
	return list;
}

/* What the target measures in a year; the base year shows the level that the target starts from. */
static double measured_value(const struct result *result, const struct target_result *target, int year)
{
	bool counted = target->target->since && target->target->since < result->base_year;
	if (year == result->base_year && !counted)
		return target->base;
	return target->variable < 0 ? NAN : result_value(result, target->variable, -1, year);
}

/* Changes and falls start from 0, which no variable shows; a level from that of what the target is about. */
static struct cell measured_cell(struct arena *arena, const struct result *result, const struct target_result *target,
                                 int year, int decimals)
{
	int variable = target->variable, element = -1;
	double value = measured_value(result, target, year);
	bool shown = year != result->base_year || (standing_measured(result, target, &variable, &element) &&
	                                           result_value(result, variable, element, year) == value);
	return view_cell_from(view_cell(arena, value, decimals), result, shown ? variable : -1, element, year);
}

/* Before a title; what it means is said below the table. */
static const char *rests(const struct result *result, int variable, int element)
{
	return view_rests(result, variable, element) ? "~" : " ";
}

/* Of which no year is said: a number for the usual one, if that is shown; -1: of none. */
static int usual_year(const struct result *result, const struct year_list *years)
{
	for (int i = 0; i < years->count; i++)
		if (years->years[i] == view_target_year(result))
			return years->years[i];
	return -1;
}

/* A number that stands in its target's year alone says by its place which year that is. */
static bool stands_alone(const struct result *result, const struct target_result *target,
                         const struct year_list *years)
{
	bool own = false;
	for (int i = 0; i < years->count; i++)
		if (isfinite(measured_value(result, target, years->years[i]))) {
			if (years->years[i] != target->target->year)
				return false;
			own = true;
		}
	return own;
}

static void target_row(struct table *table, const struct result *result, const struct target_result *target,
                       const struct year_list *years, const struct view *view)
{
	struct arena *arena = result->program->arena;
	struct view_digits digits = {.unit = &target->unit, .assumed = level_is_assumed(result, target->variable)};
	for (int i = 0; i < years->count; i++)
		view_digits_see(&digits, measured_value(result, target, years->years[i]));
	view_digits_see(&digits, target->value);
	view_digits_judge(&digits, target);
	int decimals = view_digits(&digits);
	table_row(table);
	table_cell(table, target->target->no, LOOK_PLAIN);
	table_cell(table,
	           arena_print(arena, "%s%s%s", target->target->binding ? "*" : " ", rests(result, target->variable, -1),
	                       view_target_title(arena, result, target, view)),
	           LOOK_PLAIN);
	table_cell(table, view_unit(arena, &target->unit, view), LOOK_PLAIN);
	for (int i = 0; i < years->count; i++)
		table_add(table, measured_cell(arena, result, target, years->years[i], decimals));
	int usual = stands_alone(result, target, years) ? target->target->year : usual_year(result, years);
	table_cell(table, view_target_short(arena, target, usual, view), LOOK_PLAIN);
	table_cell(table, view_mark_of(target, view), view_mark_look(target->verdict));
	table_cell(table, view_verdict(arena, result, target, decimals, view), LOOK_PLAIN);
}

static void variable_cells(struct table *table, const struct result *result, int variable, int element,
                           const struct year_list *years, const struct view *view)
{
	struct arena *arena = result->program->arena;
	const struct unit *unit = &result->program->variables[variable].unit;
	struct view_digits digits = {.unit = unit, .assumed = level_is_assumed(result, variable)};
	for (int i = 0; i < years->count; i++)
		view_digits_see(&digits, result_value(result, variable, element, years->years[i]));
	table_cell(table, view_unit(arena, unit, view), LOOK_PLAIN);
	for (int i = 0; i < years->count; i++)
		table_add(table, view_cell_of(arena, result, variable, element, years->years[i], view_digits(&digits)));
}

/* The main variables that no target is about. */
static void other_rows(struct table *table, const struct result *result, const struct year_list *years,
                       const struct view *view)
{
	struct arena *arena = result->program->arena;
	table_space(table);
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			unsigned flags = result->program->variables[v].flags;
			if (!(flags & MAIN) || (flags & HIDDEN) || standing_covers(result, v, e) || standing_repeats(result, v))
				continue;
			table_row(table);
			table_cell(table, "", LOOK_PLAIN);
			table_cell(
				table,
				arena_print(arena, " %s%s", rests(result, v, e), view_variable_title(arena, result, v, e, view)),
				LOOK_PLAIN);
			variable_cells(table, result, v, e, years, view);
		}
}

static struct table *target_table(struct arena *arena, const struct result *result, const struct year_list *years,
                                  const struct view *view)
{
	enum language language = view->language;
	struct table_column left[] = {
		{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 6, false},
		{arena_print(arena, "  %s", word_text(language, W_COLUMN_INDICATOR)), SIDE_LEFT, 2, 52, false},
		{word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 24, false}};
	struct table *table = table_begin(arena, left, 3);
	for (int i = 0; i < years->count; i++)
		table_column(table, (struct table_column){arena_print(arena, "%d", years->years[i]), SIDE_RIGHT, 2, 0, true});
	table_column(table,
	             (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2,
	                                   view_target_cells(arena, &result, 1, language_rules[language].target_cells,
	                                                     usual_year(result, years), view),
	                                   false});
	table_column(table, (struct table_column){"", SIDE_LEFT, 2, 0, false});
	table_column(table, (struct table_column){"", SIDE_LEFT, 1, TABLE_WRAPS, false});
	return table;
}

/* --- what a screen may leave out --- */

enum { RUN_MISSED = 1, RUN_MET, RUN_NOTES, RUN_VARIABLES, RUN_STATED, RUN_UNASSESSED, RUN_PARTS = RUN_UNASSESSED };
static const struct document_part run_parts[RUN_PARTS] = {
	[RUN_MISSED - 1] = {W_PART_MISSED, false},   [RUN_MET - 1] = {W_PART_MET, false},
	[RUN_NOTES - 1] = {W_PART_NOTES, false},     [RUN_VARIABLES - 1] = {W_PART_VARIABLES, false},
	[RUN_STATED - 1] = {W_PART_STATED, false},   [RUN_UNASSESSED - 1] = {W_PART_UNASSESSED, false}};

/* GDP is shown, whoever says what it comes to: an indicator that only follows its own trend need not be. */
static bool is_met_by_statement(const struct result *result, const struct target_result *target)
{
	if (target->verdict != VERDICT_MET || target->overshoot || !target_is_stated(result, target))
		return false;
	int element, variable = program_find(result->program, target->target->variable, &element);
	return variable >= 0 && !variable_is_computed(result, variable);
}

/* The place of a row where what matters comes first: binding before others. */
static int part_of(const struct result *result, const struct target_result *target)
{
	switch (target->verdict) {
	case VERDICT_MISSED: return RUN_MISSED;
	case VERDICT_MET:
		return is_met_by_statement(result, target) && !target->target->binding ? RUN_STATED : RUN_MET;
	default: return RUN_UNASSESSED;
	}
}

static void screen_rows(struct table *table, const struct result *result, const struct year_list *years,
                        const struct view *view)
{
	static const int order[] = {RUN_MISSED, RUN_MET, RUN_STATED, RUN_UNASSESSED};
	struct view_order targets = view_targets(table->arena, result, view);
	for (size_t part = 0; part < sizeof order / sizeof *order; part++)
		for (int binding = 1; binding >= 0; binding--)
			for (int t = 0; t < targets.count; t++) {
				const struct target_result *target = targets.list[t];
				table_part(table, order[part]);
				if (part_of(result, target) == order[part] && target->target->binding == (binding == 1))
					target_row(table, result, target, years, view);
			}
	table_part(table, RUN_VARIABLES);
}

static void targets_block(struct document *document, const struct result *result, const struct view *view)
{
	struct year_list years = years_of(document->arena, result, false, view);
	struct table *table = target_table(document->arena, result, &years, view);
	struct view_order order = view_targets(document->arena, result, view);
	if (view_is_screen(view))
		screen_rows(table, result, &years, view);
	for (int t = 0; t < order.count && !view_is_screen(view); t++)
		target_row(table, result, order.list[t], &years, view);
	if (!view->asked.only && view->asked.part != PART_TARGETS)
		other_rows(table, result, &years, view);
	document_table(document, table, 0);
}

static void plain_block(struct document *document, const struct result *result, const struct view *view)
{
	struct year_list years = years_of(document->arena, result, true, view);
	struct table_column left[] = {{word_text(view->language, W_COLUMN_INDICATOR), SIDE_LEFT, 0, 40, false},
	                              {word_text(view->language, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(document->arena, left, 2);
	for (int i = 0; i < years.count; i++)
		table_column(table,
		             (struct table_column){arena_print(document->arena, "%d", years.years[i]), SIDE_RIGHT, 2, 0, true});
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			if (!view_wants(result, v, e, view))
				continue;
			table_row(table);
			table_cell(table,
			           arena_print(document->arena, "%s%s", view_rests(result, v, e) ? "~ " : "",
			                       view_variable_title(document->arena, result, v, e, view)),
			           LOOK_PLAIN);
			variable_cells(table, result, v, e, &years, view);
		}
	document_table(document, table, 0);
}

static void heading(struct document *document, const struct result *result, const struct view *view)
{
	struct arena *arena = document->arena;
	const char *plan = view_plan_title(result, view), *own = view_scenario_title(result, view);
	document_heading(document, plan ? view_say(arena, view, W_PLAN_SCENARIO, plan, own) : own,
	                 view_prose(arena, view, W_RUN_HEADING, arena_print(arena, "%d", result->program->prices)));
	document_space(document);
}

/* What it comes to, what binds and what that costs, before the rows. */
static void summary(struct document *document, const struct result *result, const struct view *view)
{
	if (result->target_count > 0)
		document_say(document, view_score(document->arena, result, view));
	if (view->asked.part != PART_TARGETS)
		view_limits_run(document, result, view);
	if (result->target_count > 0 || result->limit_count > 0)
		document_space(document);
}

static void after_targets(struct document *document, const struct result *result, bool alone, const struct view *view)
{
	document_space(document);
	view_note_rests(document, &result, 1, true, view);
	document_part(document, RUN_NOTES);
	view_caveats(document, &result, 1, view);
	view_note_held(document, &result, 1, view);
	view_note_not_assessable(document, &result, 1, view);
	view_note_withdrawn(document, &result, 1, view);
	document_part(document, 0);
	if (alone)
		view_next(document, result, view);
}

static void tell_result(struct document *document, const struct result *result, bool alone, const struct view *view)
{
	heading(document, result, view);
	if (view->asked.only && view->asked.part != PART_TARGETS) {
		plain_block(document, result, view);
		if (view_limit_broken(&result, 1)) {
			document_space(document);
			view_limits_run(document, result, view);
		}
		view_note_rests(document, &result, 1, true, view);
		view_note_held(document, &result, 1, view);
		return;
	}
	if (!view->asked.only)
		summary(document, result, view);
	targets_block(document, result, view);
	if (view->asked.only || view->asked.part == PART_TARGETS)
		view_note_rests(document, &result, 1, true, view);
	else
		after_targets(document, result, alone, view);
}

static void tell(struct document *document, const void *of)
{
	const struct view_of *all = of;
	if (view_is_screen(all->view) && all->count > 1) {
		view_run_several(document, all->results, all->count, all->view);
		return;
	}
	if (view_is_screen(all->view))
		document_parts(document, all->view->language, run_parts, RUN_PARTS);
	for (int r = 0; r < all->count; r++) {
		if (r > 0) {
			document_space(document);
			document_space(document);
		}
		tell_result(document, all->results[r], all->count == 1, all->view);
	}
}

struct said view_run(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	return (struct said){&view_data_run, view_data_part(view), tell, .of = view_of(arena, results, count, view)};
}
