/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_progress_odds: the odds of the targets that draws move, before and after what came true; by what, and what that
 * is worth; and, where later facts are known, how much nearer the members came to them. */
#include <math.h>
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_progress.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"

struct cell view_progress_chance(const struct progress_telling *telling, double p, double members)
{
	struct chance chance = {.met = p >= 1 ? (uint64_t)members : 0, .members = (uint64_t)members};
	if (!isfinite(p))
		return view_cell_as("-", NAN);
	/* No nought, and no certainty, is printed where there is none. */
	bool inside = p >= (telling->view->formal ? 1e-3 : 5e-5) && p < 0.9995;
	if (p > 0 && p < 1 && !inside)
		return view_cell_as(view_chance(telling->arena, p < 0.5 ? 1 : 9999, 10000, telling->view), 100 * p);
	return view_cell_as(inside ? view_percent(telling->arena, 100 * p, telling->view)
	                           : view_odds(telling->arena, chance, false, telling->view),
	                    100 * p);
}

/* Do cases tell different odds? Where they rest on nothing that was assumed, they do not. */
static int columns_of(const struct progress_telling *telling)
{
	enum { MOST = 4 };
	int count = telling->answer->count;
	return count > MOST ? MOST : count;
}

static void odds_table(struct document *document, const struct progress_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct progress_answer *answer = telling->answer;
	enum language language = telling->view->language;
	struct table_column columns[12] = {{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                                   {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 1, 34, false},
	                                   {word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 0, false},
	                                   {word_text(language, W_PROGRESS_COLUMN_BEFORE), SIDE_RIGHT, 2, 0, false}};
	for (int c = 0; c < columns_of(telling); c++)
		columns[4 + c] = (struct table_column){view_progress_if(telling, c), SIDE_RIGHT, 2, 0, false};
	struct table *table = table_begin(arena, columns, 4 + columns_of(telling));
	struct view_order order = view_targets(arena, answer->result, telling->view);
	if (view_is_screen(telling->view))
		table_part(table, PROGRESS_PART_ODDS);
	for (int i = 0; i < order.count; i++) {
		int t = (int)(order.list[i] - answer->result->targets);
		const struct condition_target *odds = &answer->cases[0].condition->targets[t];
		if (!odds->moved || order.list[i]->verdict == VERDICT_NOT_ASSESSABLE)
			continue;
		table_row(table);
		table_cell(table, order.list[i]->target->no, LOOK_PLAIN);
		table_cell(table,
		           arena_print(arena, "%s%s", order.list[i]->target->binding ? "*" : " ",
		                       view_target_title(arena, answer->result, order.list[i], telling->view)),
		           LOOK_PLAIN);
		table_cell(table, view_target_short(arena, order.list[i], answer->result->scenario->plan->last, telling->view),
		           LOOK_PLAIN);
		table_add(table, view_progress_chance(telling, odds->before, (double)answer->cases[0].condition->members));
		for (int c = 0; c < columns_of(telling); c++)
			table_add(table, view_progress_chance(telling, answer->cases[c].condition->targets[t].now,
			                           answer->cases[c].condition->effective));
	}
	document_table(document, table, 0);
}

/* "GDP growth 2022 (3.9 %/yr)" */
static const char *fact_named(const struct progress_telling *telling, const struct condition_fact *fact)
{
	const struct result *result = telling->answer->result;
	const char *unit = view_unit_label(telling->arena, &fact->fact.of->unit, true, telling->view);
	return view_say(telling->arena, telling->view, W_PROGRESS_FACT_NAMED,
	                view_variable_title(telling->arena, result, fact->fact.variable, fact->fact.element, telling->view),
	                arena_print(telling->arena, "%d", fact->fact.year),
	                arena_print(telling->arena, "%s%s%s", view_exact(telling->arena, fact->fact.of->value),
	                            *unit ? " " : "", unit));
}

static const char *facts_named(const struct progress_telling *telling, const struct condition *condition,
                               enum condition_use use)
{
	const char *all = NULL;
	for (int f = 0; f < condition->count; f++)
		if (condition->facts[f].use == use) {
			const char *name = fact_named(telling, &condition->facts[f]);
			all = all ? view_joined(telling->arena, all, name, telling->view) : name;
		}
	return all;
}

/* --- what the members are worth --- */

static enum word worth_word(const struct condition *condition)
{
	return condition->effective < CONDITION_NOTHING ? W_PROGRESS_EFFECTIVE_NOTHING
	       : condition->effective < CONDITION_ROUGH ? W_PROGRESS_EFFECTIVE_ROUGH
	                                                : W_PROGRESS_EFFECTIVE;
}

/* Of several cases the facts are told once, and what each is worth. */
static void say_effective(struct document *document, const struct progress_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct condition *first = telling->answer->cases[0].condition;
	if (first->used)
		document_note(document, view_prose(arena, telling->view, worth_word(first),
		                                   facts_named(telling, first, CONDITION_USED),
		                                   view_cell_grouped(arena, first->members),
		                                   view_cell_grouped(arena, (uint64_t)first->effective)));
	for (int c = 1; c < telling->answer->count; c++) {
		const struct condition *condition = telling->answer->cases[c].condition;
		if (condition->used)
			document_note(document, view_prose(arena, telling->view,
			                                   condition->effective < CONDITION_NOTHING ? W_PROGRESS_CASE_NOTHING
			                                   : condition->effective < CONDITION_ROUGH ? W_PROGRESS_CASE_ROUGH
			                                                                            : W_PROGRESS_CASE,
			                                   view_progress_if(telling, c),
			                                   view_cell_grouped(arena, (uint64_t)condition->effective)));
	}
}

static void say_left_out(struct document *document, const struct progress_telling *telling)
{
	const struct condition *condition = telling->answer->cases[0].condition;
	const char *beyond = facts_named(telling, condition, CONDITION_BEYOND),
			   *prices = facts_named(telling, condition, CONDITION_PRICES);
	if (beyond)
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_BEYOND, beyond,
		                                   view_brief(telling->arena, CONDITION_FAR / 10.0)));
	if (prices)
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_PRICES_FIXED, prices));
}

/* --- later facts --- */

static void scores(struct document *document, const struct progress_telling *telling)
{
	struct arena *arena = telling->arena;
	enum language language = telling->view->language;
	const struct condition *condition = telling->answer->cases[0].condition;
	const struct table_column columns[] = {{word_text(language, W_PROGRESS_COLUMN_LATER), SIDE_LEFT, 0, 40, false},
	                                       {word_text(language, W_COLUMN_YEAR), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_COLUMN_OBSERVED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_SCORE), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_NOW), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(arena, columns, 5);
	if (view_is_screen(telling->view))
		table_part(table, PROGRESS_PART_SCORES);
	for (int f = 0; f < condition->count; f++) {
		const struct condition_fact *fact = &condition->facts[f];
		const struct variable *variable = &condition->result->program->variables[fact->fact.variable];
		if (fact->use != CONDITION_LATER)
			continue;
		const char *unit = view_unit_label(arena, &variable->unit, true, telling->view);
		table_row(table);
		table_cell(table, view_variable_title(arena, telling->answer->result, fact->fact.variable, fact->fact.element,
		                                      telling->view), LOOK_PLAIN);
		table_cell(table, arena_print(arena, "%d", fact->fact.year), LOOK_PLAIN);
		table_add(table, view_cell_as(arena_print(arena, "%s%s%s", view_figures(arena, fact->fact.value, 5, NULL),
		                                          *unit ? " " : "", unit), fact->fact.value));
		table_add(table, view_cell_as(view_figures(arena, fact->score_before, 3, NULL), fact->score_before));
		bool now = condition->used && condition->effective >= CONDITION_NOTHING;
		table_add(table, now ? view_cell_as(view_figures(arena, fact->score_now, 3, NULL), fact->score_now)
		                     : view_cell_as("-", NAN));
	}
	if (!table->row_count)
		return;
	document_space(document);
	document_table(document, table, 0);
	document_note(document, view_prose(arena, telling->view, W_PROGRESS_SCORE_IS));
}

void view_progress_odds(struct document *document, const struct progress_telling *telling)
{
	const struct condition *condition = telling->answer->cases[0].condition;
	document_space(document);
	if (!condition) {
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_NOT_DRAWN));
		return;
	}
	bool any = false;
	for (int t = 0; t < telling->answer->result->target_count; t++)
		any |= condition->targets[t].moved;
	if (!any) {
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_NO_TARGET_DRAWN));
		return;
	}
	bool used = false;
	for (int c = 0; c < telling->answer->count; c++)
		used |= telling->answer->cases[c].condition->used > 0;
	if (!used)
		document_say(document, view_prose(telling->arena, telling->view, W_PROGRESS_ODDS_NO_FACT));
	else
		odds_table(document, telling);
	say_effective(document, telling);
	say_left_out(document, telling);
	scores(document, telling);
}
