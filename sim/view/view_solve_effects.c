/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_solve_effects: what was not asked for and changes: verdicts by name, binding ones first, then what moves most;
 * limits that act in other years than before. */
#include "view/view_solve_effects.h"
#include <math.h>
#include <string.h>
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"

int view_solve_decimals(const struct target_result *before, const struct target_result *after)
{
	struct view_digits digits = {.unit = &after->unit};
	view_digits_see(&digits, before->value);
	view_digits_see(&digits, after->value);
	view_digits_judge(&digits, before);
	view_digits_judge(&digits, after);
	return view_digits(&digits);
}

struct cell view_solve_value(const struct solve_speaker *telling, const struct target_result *target, int decimals)
{
	if (isnan(target->value) && target->not_before > 0) /* a peak that does not come before */
		return view_cell_as(view_say(telling->arena, telling->view, W_AT_LEAST,
		                             view_number(telling->arena, target->not_before, 0)),
		                    target->not_before);
	return view_cell(telling->arena, target->value, decimals);
}

/* --- what else it does --- */

static bool is_asked(const struct solve *solve, int target)
{
	for (int w = 0; w < solve->question->wish_count; w++)
		if (solve->wishes[w].target == target &&
		    solve->wishes[w].before.number == solve->result->targets[target].number)
			return true;
	return false;
}

/* In parts of what it was. */
static double move_of(const struct target_result *before, const struct target_result *after)
{
	double size = fmax(fabs(before->value), fabs(after->value));
	return isfinite(size) && size > 0 ? fabs(after->value - before->value) / size : 0;
}

static void effect_row(struct table *table, const struct solve_speaker *telling, int t)
{
	struct arena *arena = telling->arena;
	const struct result *result = telling->solve->result;
	const struct target_result *before = &result->targets[t], *after = &telling->solve->targets[t];
	int decimals = view_solve_decimals(before, after);
	table_row(table);
	table_cell(table, before->target->no, LOOK_PLAIN);
	table_cell(table,
	           arena_print(arena, "%s%s%s", before->target->binding ? "*" : " ",
	                       view_rests(result, before->variable, -1) ? "~" : " ",
	                       view_target_title(arena, result, before, telling->view)),
	           LOOK_PLAIN);
	table_cell(table, view_unit(arena, &before->unit, telling->view), LOOK_PLAIN);
	table_add(table, view_cell_marked(view_solve_value(telling, before, decimals), view_mark_of(before, telling->view),
	                                  view_mark_look(before->verdict)));
	table_add(table, view_cell_marked(view_solve_value(telling, after, decimals), view_mark_of(after, telling->view),
	                                  view_mark_look(after->verdict)));
	table_cell(table, view_target_short(arena, after, view_target_year(result), telling->view), LOOK_PLAIN);
	table_cell(table, view_verdict(arena, result, after, decimals, telling->view), LOOK_PLAIN);
}

static struct table *effects_table(const struct solve_speaker *telling)
{
	enum language language = telling->view->language;
	struct table_column columns[] = {{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 6, false},
	                                 {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 40, false},
	                                 {word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 18, false},
	                                 {word_text(language, W_SOLVE_BEFORE), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_SOLVE_AFTER), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 22, false},
	                                 {"", SIDE_LEFT, 2, TABLE_WRAPS, false}};
	return table_begin(telling->arena, columns, 7);
}

/* Verdicts that change come first, binding ones before others, then what moves most. */
static void targets(struct document *document, const struct solve_speaker *telling)
{
	const struct solve *solve = telling->solve;
	const struct result *result = solve->result;
	struct table *table = effects_table(telling);
	int changed = 0, others = 0;
	for (int binding = 1; binding >= 0; binding--)
		for (int t = 0; t < result->target_count; t++) {
			bool other = !is_asked(solve, t) && result->targets[t].target->binding == (binding == 1);
			others += other && result->targets[t].verdict != VERDICT_NOT_ASSESSABLE;
			table_part(table, SOLVE_CHANGED);
			if (other && result->targets[t].verdict != solve->targets[t].verdict) {
				changed++;
				effect_row(table, telling, t);
			}
		}
	bool *shown = ARENA_ARRAY(telling->arena, result->target_count + 1, bool);
	for (int most = 0; most >= 0;) {
		most = -1;
		for (int t = 0; t < result->target_count; t++)
			if (!shown[t] && !is_asked(solve, t) && result->targets[t].verdict == solve->targets[t].verdict &&
			    move_of(&result->targets[t], &solve->targets[t]) > 5e-4 &&
			    (most < 0 || move_of(&result->targets[t], &solve->targets[t]) >
			                     move_of(&result->targets[most], &solve->targets[most])))
				most = t;
		if (most < 0)
			break;
		shown[most] = true;
		table_part(table, SOLVE_MOVED);
		effect_row(table, telling, most);
	}
	if (!others)
		return;
	document_space(document);
	document_say(document,
	             view_prose(telling->arena, telling->view,
	                        changed             ? W_SOLVE_EFFECTS
	                        : table_rows(table) ? W_SOLVE_EFFECTS_MOVE
	                                            : W_SOLVE_EFFECTS_NONE,
	                        view_cell_count(telling->arena, changed), view_cell_count(telling->arena, others)));
	if (table_rows(table))
		document_table(document, table, 2);
}

static void limits(struct document *document, const struct solve_speaker *telling)
{
	const struct result *result = telling->solve->result;
	const struct view *view = telling->view;
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *before = &result->limits[l];
		const struct solve_limit *after = &telling->solve->limits[l];
		size_t size = (size_t)result->years * sizeof(bool);
		const char *title = title_in(before->title, view->language, before->id);
		const char *was = view_years(telling->arena, before->bound, result->base_year, result->years, view),
				   *is = view_years(telling->arena, after->bound, result->base_year, result->years, view);
		if (memcmp(before->bound, after->bound, size) != 0)
			document_say(document, view_prose(telling->arena, view,
			                                  !*is    ? W_SOLVE_LIMIT_FREE
			                                  : !*was ? W_SOLVE_LIMIT_BINDS
			                                          : W_SOLVE_LIMIT_OTHER,
			                                  title, is, was));
		if (memcmp(before->broken, after->broken, size) != 0)
			document_say(document,
			             view_prose(telling->arena, view,
			                        after->broken_years ? W_SOLVE_LIMIT_BROKEN : W_SOLVE_LIMIT_KEPT, title,
			                        view_years(telling->arena, after->broken, result->base_year, result->years, view)));
	}
}

void view_solve_effects(struct document *document, const struct solve_speaker *telling)
{
	targets(document, telling);
	limits(document, telling);
}
