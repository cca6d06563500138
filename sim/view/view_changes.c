/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_changes: what a new run of the same scenarios came to otherwise than the last one: targets whose value or
 * verdict is another one, and the main variables that no target is about, in the target year. Numbers get as many
 * digits as show the change. */
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_score.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"
#include "write/writer.h"

enum { DIGITS_MOST = 9 };

struct changes {
	struct arena *arena;
	const struct view *view;
	struct table *table;
	const struct result *old, *new;
	bool named; /* the scenario stands before its first row */
};

static bool same(double a, double b)
{
	return (!isfinite(a) && !isfinite(b)) || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

/* What one of the two runs came to. */
struct outcome {
	const struct result *result;
	int variable, element; /* variable -1: none shows it */
	double value;
	const struct target_result *target; /* NULL: a variable, which has no verdict */
};

static const struct unit *outcome_unit(const struct outcome *outcome)
{
	if (outcome->target)
		return &outcome->target->unit;
	return outcome->variable < 0 ? NULL : &outcome->result->program->variables[outcome->variable].unit;
}

/* "(2020, 1e8 CNY@2015)": what of it the row does not say; "": all is said. */
static const char *outcome_apart(const struct changes *changes, const struct outcome *outcome, int year,
                                 const struct unit *unit)
{
	const struct unit *own = outcome_unit(outcome);
	const char *apart = NULL;
	double scale;
	if (outcome->target && outcome->target->target->year != year)
		apart = arena_print(changes->arena, "%d", outcome->target->target->year);
	if (own && (!unit_fits(own, unit, &scale) || scale != 1))
		apart = view_joined(changes->arena, apart, unit_name(changes->arena, own, changes->view->language, true),
		                    changes->view);
	return apart ? view_say(changes->arena, changes->view, W_COMPARE_APART, apart) : "";
}

static struct cell outcome_cell(const struct changes *changes, const struct outcome *outcome, int year,
                                const struct unit *unit, int decimals)
{
	struct cell cell = view_cell(changes->arena, outcome->value, decimals);
	const char *apart = outcome_apart(changes, outcome, year, unit);
	cell = view_cell_from(cell, outcome->result, outcome->variable, outcome->element, year);
	if (!outcome->target)
		return *apart ? view_cell_marked(cell, apart, LOOK_DIM) : cell;
	enum verdict verdict = outcome->target->verdict;
	if (outcome->target->not_before > 0)
		cell.text = word_text(changes->view->language, W_NO_PEAK_YET);
	const char *mark = view_mark(verdict, changes->view);
	return view_cell_marked(cell, *apart ? arena_print(changes->arena, "%s %s", mark, apart) : mark,
	                        view_mark_look(verdict));
}

/* Do both say the same number of the same thing? */
static bool same_outcome(const struct changes *changes, const struct outcome *old, const struct outcome *new, int year)
{
	const struct unit *unit = outcome_unit(new);
	return same(old->value, new->value) &&
	       (!isfinite(new->value) || !unit || !*outcome_apart(changes, old, year, unit));
}

static void row(struct changes *changes, const char *title, int year, const struct unit *unit, struct outcome old,
                struct outcome new)
{
	struct view_digits digits = {.unit = unit};
	view_digits_see(&digits, old.value);
	view_digits_see(&digits, new.value);
	int decimals = view_digits(&digits);
	struct cell before, after;
	do {
		before = outcome_cell(changes, &old, year, unit, decimals);
		after = outcome_cell(changes, &new, year, unit, decimals);
	} while (!same(old.value, new.value) && strcmp(before.text, after.text) == 0 && ++decimals <= DIGITS_MOST);
	table_row(changes->table);
	table_cell(changes->table, changes->named ? "" : view_label(changes->new, changes->view), LOOK_BOLD);
	changes->named = true;
	table_cell(changes->table, title, LOOK_PLAIN);
	table_add(changes->table, view_cell_count(changes->arena, year));
	table_cell(changes->table, view_unit(changes->arena, unit, changes->view), LOOK_PLAIN);
	table_add(changes->table, before);
	table_cell(changes->table, "->", LOOK_DIM);
	table_add(changes->table, after);
}

static struct outcome target_outcome(const struct result *result, const struct target_result *target)
{
	return (struct outcome){result, target->variable, -1, target->value, target};
}

static void targets(struct changes *changes)
{
	struct view_order order = view_targets(changes->arena, changes->new, changes->view);
	for (int t = 0; t < order.count; t++) {
		const struct target_result *new = order.list[t], *old = result_target(changes->old, new->target->id);
		if (!old)
			continue;
		struct outcome was = target_outcome(changes->old, old), is = target_outcome(changes->new, new);
		int year = new->target->year;
		if (!same_outcome(changes, &was, &is, year) || old->verdict != new->verdict)
			row(changes, view_target_title(changes->arena, changes->new, new, changes->view), year, &new->unit, was,
			    is);
	}
}

static bool is_shown(const struct changes *changes, int variable, int element)
{
	const struct variable *v = &changes->new->program->variables[variable];
	if (v->target || standing_covers(changes->new, variable, element))
		return false;
	if (changes->view->asked.only)
		return view_wants(changes->new, variable, element, changes->view);
	return v->flags & MAIN && !(v->flags & HIDDEN) && !standing_repeats(changes->new, variable);
}

static void variables(struct changes *changes)
{
	const struct program *program = changes->new->program;
	int year = changes->view->asked.last ? changes->view->asked.last : view_target_year(changes->new);
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(changes->new, v); e < view_end(changes->new, v); e++) {
			if (!is_shown(changes, v, e))
				continue;
			const char *name = program_element_name(changes->arena, program, v, e);
			int of, before = program_find(changes->old->program, name, &of);
			struct outcome new = {changes->new, v, e, result_value(changes->new, v, e, year), NULL},
						   old = {changes->old, before, of,
			                      before < 0 ? NAN : result_value(changes->old, before, of, year), NULL};
			if (!same_outcome(changes, &old, &new, year))
				row(changes, view_variable_title(changes->arena, changes->new, v, e, changes->view), year,
				    &program->variables[v].unit, old, new);
		}
}

/* "mine: 12 of 14 targets met; binding: 3 of 3" */
static struct prose summary(struct arena *arena, const struct result *result, const struct view *view)
{
	return view_prose(arena, view, W_PLAN_SCENARIO, view_label(result, view), view_score(arena, result, view));
}

static const struct result *find(const struct result *const *results, int count, const char *id)
{
	for (int r = 0; r < count; r++)
		if (strcmp(results[r]->scenario->id, id) == 0)
			return results[r];
	return NULL;
}

struct changed {
	const struct result *const *old, *const *new;
	int old_count, new_count;
	const struct view *view;
};

static struct table *changes_table(struct arena *arena)
{
	static const struct table_column columns[] = {{"", SIDE_LEFT, 2, 24, false}, {"", SIDE_LEFT, 2, 48, false},
	                                              {"", SIDE_RIGHT, 2, 0, false}, {"", SIDE_RIGHT, 2, 0, false},
	                                              {"", SIDE_RIGHT, 2, 0, false}, {"", SIDE_LEFT, 1, 0, false},
	                                              {"", SIDE_RIGHT, 1, 0, false}};
	return table_begin(arena, columns, sizeof columns / sizeof *columns);
}

static void say(struct document *document, struct prose prose)
{
	document_sentence(document, prose);
	document_hang(document, 4);
}

static void tell(struct document *document, const void *of)
{
	const struct changed *changed = of;
	const struct view *view = changed->view;
	struct arena *arena = document->arena;
	struct changes changes = {arena, view, changes_table(arena), NULL, NULL, false};
	bool some = false; /* a scenario went or came */
	for (int r = 0; r < changed->old_count; r++)
		if (!find(changed->new, changed->new_count, changed->old[r]->scenario->id)) {
			some = true;
			say(document, view_prose(arena, view, W_WATCH_GONE, view_label(changed->old[r], view)));
		}
	for (int r = 0; r < changed->new_count; r++) {
		changes.new = changed->new[r];
		changes.old = find(changed->old, changed->old_count, changes.new->scenario->id);
		changes.named = false;
		if (changes.old) {
			targets(&changes);
			variables(&changes);
		} else {
			some = true;
			say(document, summary(arena, changes.new, view));
		}
	}
	if (table_rows(changes.table) > 0)
		document_table(document, changes.table, 0);
	else if (!some)
		document_say(document, word_text(view->language, W_WATCH_SAME));
}

struct said view_changes(struct arena *arena, const struct result *const *old, int old_count,
                         const struct result *const *new, int new_count, const struct view *view)
{
	struct changed *changed = ARENA_NEW(arena, struct changed);
	*changed = (struct changed){old, new, old_count, new_count, view};
	return (struct said){.tell = tell, .of = changed};
}
