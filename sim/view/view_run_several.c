/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_run_several: a row for each scenario: how many of the targets that the model decides it meets, what GDP comes to,
 * which targets it misses, binding ones first; below, what binds in which. Scenarios of several plans have a table for
 * each plan. */
#include <math.h>
#include <string.h>
#include "ask/score.h"
#include "view/view_cell.h"
#include "view/view_limits.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_run_several.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/table.h"

enum { MISSED_MOST = 4 };
enum { SEVERAL_SCENARIOS = 1, SEVERAL_LIMITS, SEVERAL_PARTS = SEVERAL_LIMITS };
static const struct document_part parts[SEVERAL_PARTS] = {[SEVERAL_SCENARIOS - 1] = {W_PART_SCENARIOS, false},
                                                          [SEVERAL_LIMITS - 1] = {W_PART_LIMITS, false}};

/* "#20*, #21*, #1 and 7 more" */
static const char *missed(struct arena *arena, const struct result *result, const struct view *view)
{
	const char *all = NULL;
	int count = 0;
	for (int binding = 1; binding >= 0; binding--)
		for (int t = 0; t < result->target_count; t++) {
			const struct target *target = result->targets[t].target;
			if (result->targets[t].verdict != VERDICT_MISSED || target->binding != (binding == 1) ||
			    ++count > MISSED_MOST)
				continue;
			const char *no = arena_print(arena, "%s%s", view_target_no(arena, target), binding ? "*" : "");
			all = view_joined(arena, all, no, view);
		}
	if (count > MISSED_MOST)
		return view_say(arena, view, W_RUN_MISSED_MORE, all, arena_print(arena, "%d", count - MISSED_MOST));
	return all ? all : "-";
}

static struct cell of(struct arena *arena, int count, int all)
{
	return view_cell_as(all ? arena_print(arena, "%d/%d", count, all) : "-", count);
}

/* What GDP comes to, with the verdict of the target of its level. */
static struct cell gdp_cell(struct arena *arena, const struct result *result, const struct view *view)
{
	int year = view_target_year(result), gdp = view_variable(result, "gdp");
	if (gdp < 0)
		return (struct cell){.text = "-"};
	const struct target_result *own = NULL;
	for (int t = 0; t < result->target_count && !own; t++) {
		const struct target *target = result->targets[t].target;
		if (target->variable && strcmp(target->variable, "gdp") == 0 && target->measure == MEASURE_LEVEL &&
		    target->year == year)
			own = &result->targets[t];
	}
	struct view_digits digits = {.unit = &result->program->variables[gdp].unit};
	view_digits_see(&digits, result_value(result, gdp, -1, year));
	if (own)
		view_digits_judge(&digits, own);
	struct cell cell = view_cell_of(arena, result, gdp, -1, year, view_digits(&digits));
	return view_cell_marked(cell, own ? view_mark(own->verdict, view) : "",
	                        own ? view_mark_look(own->verdict) : LOOK_PLAIN);
}

static const char *gdp_heading(struct arena *arena, const struct result *result, const struct view *view)
{
	int gdp = view_variable(result, "gdp");
	if (gdp < 0)
		return "";
	return view_say(arena, view, W_WITH_REASON, view_variable_title(arena, result, gdp, -1, view),
	                view_unit(arena, &result->program->variables[gdp].unit, view));
}

static void row(struct table *table, const struct result *result, const struct view *view)
{
	struct score score = score_of(result);
	struct arena *arena = table->arena;
	table_row(table);
	table_cell(table,
	           arena_print(arena, "%s%s", view_rests(result, view_variable(result, "gdp"), -1) ? "~ " : "",
	                       view_label(result, view)),
	           LOOK_PLAIN);
	table_add(table, of(arena, score.met, score.decided));
	table_add(table, of(arena, score.binding_met, score.binding_decided));
	table_add(table, view_cell_count(arena, score.stated));
	table_add(table, view_cell_count(arena, score.unassessed));
	table_add(table, gdp_cell(arena, result, view));
	table_cell(table, missed(arena, result, view), LOOK_PLAIN);
}

/* Of one plan. */
static void overview(struct document *document, const struct result *const *results, int count,
                     const struct view *view)
{
	struct arena *arena = document->arena;
	enum language language = view->language;
	const char *plan = view_plan_title(results[0], view);
	const char *year = arena_print(arena, "%d", view_target_year(results[0]));
	document_heading(document, plan ? plan : word_text(language, W_PART_SCENARIOS),
	                 view_prose(arena, view, W_RUN_SEVERAL_HEADING, year,
	                            arena_print(arena, "%d", results[0]->program->prices)));
	document_space(document);
	struct table_column columns[] = {{word_text(language, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 26, false},
	                                 {word_text(language, W_RUN_DECIDED), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_RUN_BINDING), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_RUN_STATED), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_RUN_UNASSESSED), SIDE_RIGHT, 2, 0, false},
	                                 {gdp_heading(arena, results[0], view), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_RUN_MISSED), SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(arena, columns, sizeof columns / sizeof *columns);
	table_part(table, SEVERAL_SCENARIOS);
	for (int r = 0; r < count; r++)
		row(table, results[r], view);
	document_table(document, table, 0);
	document_note(document, prose_plain(arena, word_text(language, W_RUN_COUNTS)));
	for (int r = 0; r < count; r++) {
		document_part(document, view_limit_broken(results + r, 1) ? 0 : SEVERAL_LIMITS);
		view_limits_said(document, results[r], view_label(results[r], view), true, view);
	}
	document_part(document, 0);
	view_note_rests(document, results, count, true, view);
}

static bool same_plan(const struct result *a, const struct result *b)
{
	const struct plan *one = a->scenario->plan, *other = b->scenario->plan;
	return one == other || (one && other && strcmp(one->path, other->path) == 0);
}

void view_run_several(struct document *document, const struct result *const *results, int count,
                      const struct view *view)
{
	view = view_titled(document->arena, results, count, view);
	document_parts(document, view->language, parts, SEVERAL_PARTS);
	for (int first = 0, next; first < count; first = next) {
		for (next = first + 1; next < count && same_plan(results[first], results[next]);)
			next++;
		if (first)
			document_space(document);
		overview(document, results + first, next - first, view);
	}
	document_space(document);
	document_say(document, word_text(view->language, W_RUN_EACH));
}
