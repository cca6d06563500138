/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_rows: the rows of a comparison: targets, in the plan's groups where there are many, the main
 * variables that no target is about, and how many targets are met. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/growth.h"
#include "ask/score.h"
#include "ask/standing.h"
#include "ask/stated.h"
#include "view/view_cell.h"
#include "view/view_compare_cells.h"
#include "view/view_compare_rows.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"

enum { FEW = 12 }; /* targets that need no group headings */

/* `from`: where it comes from; NULL: not asked. */
static double value_of(const struct comparison *c, struct origin *from, const struct result *result,
                       const struct target_result *target)
{
	int year = compare_year(c, result, target);
	if (!target)
		return NAN;
	if (from && target->variable >= 0)
		*from = (struct origin){result, target->variable, -1, year};
	if (year == target->target->year && target->verdict != VERDICT_NOT_ASSESSABLE)
		return target->value;
	return target->variable < 0 ? NAN : result_value(result, target->variable, -1, year);
}

/* --- targets --- */

/* The number that the plan or the scenarios ask for; said to vary where they ask for different ones. */
static const char *asked(const struct comparison *c, const char *id)
{
	const struct target_result *first = NULL;
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = result_target(c->results[r], id);
		if (!target || isnan(target->number))
			first = first ? first : target;
		else if (!first || isnan(first->number))
			first = target;
		else if (target->number != first->number || target->target->sense != first->target->sense)
			return word_text(c->view->language, W_TARGET_VARIES);
	}
	const char *text = first ? view_target(c->arena, first, c->view) : "";
	int usual = view_target_year(c->results[0]);
	return first && first->target->year != usual ? arena_print(c->arena, "%s (%d)", text, first->target->year) : text;
}

/* A change or a fall is not counted in its base year: a dash says more than its zero. */
static double shown_base(const struct target_result *model)
{
	return model->target->measure == MEASURE_LEVEL ? model->base : NAN;
}

static int decimals_of(const struct comparison *c, const struct result *owner, const struct target_result *model)
{
	struct view_digits digits = {.unit = &model->unit, .assumed = level_is_assumed(owner, model->variable)};
	view_digits_see(&digits, shown_base(model));
	for (int r = 0; r < c->count; r++)
		view_digits_see(&digits, value_of(c, NULL, c->results[r], result_target(c->results[r], model->target->id)));
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = result_target(c->results[r], model->target->id);
		if (target && compare_year(c, c->results[r], target) == target->target->year)
			view_digits_judge(&digits, target);
	}
	return view_digits(&digits);
}

/* Under a target for the level of GDP, once for each year. */
static void growth_row(struct comparison *c, const struct target_result *target)
{
	const char *variable = target->target->variable;
	if (c->grown == target->target->year)
		return;
	c->grown = target->target->year;
	compare_row_start(c, "", false, arena_print(c->arena, "  %s", word_text(c->view->language, W_MEAN_GROWTH)),
	                  word_text(c->view->language, W_PERCENT_A_YEAR), "-");
	for (int r = 0; r < c->count; r++) {
		const struct result *result = c->results[r];
		int element, v = program_find(result->program, variable, &element);
		double growth = growth_since_base(result, v, element, compare_year(c, result, target));
		table_add(c->table,
		          view_cell_from(view_cell(c->arena, growth, 1), result, v, element, compare_year(c, result, target)));
	}
}

/* `owner`: the first scenario that can assess the target; unit and base are taken from it. */
static void target_row(struct comparison *c, const struct result *owner, const struct target_result *model)
{
	const struct target *target = model->target;
	struct compared row = {.no = target->no,
	                       .title = view_target_title(c->arena, owner, model, c->view),
	                       .binding = target->binding,
	                       .unit = &model->unit,
	                       .base = shown_base(model),
	                       .values = ARENA_ARRAY(c->arena, c->count, double),
	                       .from = ARENA_ARRAY(c->arena, c->count, struct origin),
	                       .decimals = decimals_of(c, owner, model),
	                       .years = compare_year(c, owner, model) - owner->base_year,
	                       .level = target->measure == MEASURE_LEVEL && !model->unit.per_year,
	                       .calendar = target_counts_years(target),
	                       .id = target->id};
	for (int r = 0; r < c->count; r++)
		row.values[r] = value_of(c, &row.from[r], c->results[r], result_target(c->results[r], target->id));
	if (!compare_put_row(c, &row) || c->shows == COMPARE_GROWTH || c->shows == COMPARE_DIFFERENCES)
		return;
	table_cell(c->table, asked(c, target->id), LOOK_PLAIN);
	if (c->shows == COMPARE_LEVELS && target->variable && strcmp(target->variable, "gdp") == 0 &&
	    target->measure == MEASURE_LEVEL)
		growth_row(c, model);
}

static bool assesses(const struct result *result, const char *id)
{
	const struct target_result *target = result_target(result, id);
	return target && target->verdict != VERDICT_NOT_ASSESSABLE;
}

/* A target of any scenario, with the result that the row is made from. */
struct asked_for {
	const struct result *owner;
	const struct target_result *model;
	bool shown;  /* some scenario has a value */
	bool folded; /* told in a line: every scenario that has it merely states that it is met */
};
struct asked_list {
	struct asked_for *list;
	int count, capacity, shown;
};

static bool has_value(const struct comparison *c, const char *id)
{
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = result_target(c->results[r], id);
		if (target && (target->verdict != VERDICT_NOT_ASSESSABLE || isfinite(value_of(c, NULL, c->results[r], target))))
			return true;
	}
	return false;
}

static void add_target(struct comparison *c, struct asked_list *all, int r, const char *id)
{
	for (int before = 0; before < r; before++)
		if (result_target(c->results[before], id))
			return;
	int owner = r;
	while (owner < c->count && !assesses(c->results[owner], id))
		owner++;
	const struct result *result = c->results[owner < c->count ? owner : r];
	bool shown = has_value(c, id);
	*ARENA_PUSH(c->arena, all->list, all->count, all->capacity) =
		(struct asked_for){result, result_target(result, id), shown, false};
	all->shown += shown;
}

static const char *folded_list(const struct comparison *c, const struct asked_list *all, const struct target *like)
{
	const char *list = NULL;
	for (int t = 0; t < all->count; t++)
		if (all->list[t].folded && view_same_group(all->list[t].model->target, like))
			list = view_joined(c->arena, list, view_target_no(c->arena, all->list[t].model->target), c->view);
	return list;
}

static void group_line(struct comparison *c, enum word word, const char *list)
{
	if (list)
		table_line(c->table, arena_print(c->arena, "     %s", view_say(c->arena, c->view, word, list)), LOOK_PLAIN,
		           true);
}

/* Those of one group, from the first of it on. */
static void group_rows(struct comparison *c, const struct asked_list *all, int first, bool headed)
{
	const struct target *like = all->list[first].model->target;
	const char *title = headed ? view_group_title(c->arena, c->results[0], like->group, c->view) : NULL;
	if (title) {
		table_space(c->table);
		table_line(c->table, title, LOOK_BOLD, false);
	}
	for (int t = first; t < all->count; t++)
		if (all->list[t].shown && !all->list[t].folded && view_same_group(all->list[t].model->target, like))
			target_row(c, all->list[t].owner, all->list[t].model);
	if (!headed || c->shows != COMPARE_LEVELS)
		return;
	group_line(c, W_COMPARE_FOLDED, folded_list(c, all, like));
	group_line(c, W_NOT_ASSESSABLE, view_not_assessable_of(c->arena, c->results, c->count, like, c->view));
}

static bool target_rows(struct comparison *c)
{
	struct asked_list all = {0};
	for (int r = 0; r < c->count; r++) {
		struct view_order order = view_targets(c->arena, c->results[r], c->view);
		for (int t = 0; t < order.count; t++)
			add_target(c, &all, r, order.list[t]->target->id);
	}
	bool headed = all.shown > FEW && !c->view->asked.only;
	for (int t = 0; t < all.count && headed && c->view->asked.part != PART_TARGETS && c->shows == COMPARE_LEVELS; t++)
		c->folded |= all.list[t].folded =
			all.list[t].shown && target_is_only_stated(c->results, c->count, all.list[t].model->target->id);
	for (int t = 0; t < all.count; t++) {
		bool known = false;
		for (int before = 0; before < t; before++)
			known = known || view_same_group(all.list[before].model->target, all.list[t].model->target);
		if (!known)
			group_rows(c, &all, t, headed);
	}
	return headed;
}

/* --- variables --- */

static void variable_row(struct comparison *c, int variable, int element)
{
	const struct result *first = c->results[0];
	const struct variable *v = &first->program->variables[variable];
	const char *name = program_element_name(c->arena, first->program, variable, element);
	struct compared row = {.title = view_variable_title(c->arena, first, variable, element, c->view),
	                       .unit = &v->unit,
	                       .base = result_value(first, variable, element, first->base_year),
	                       .values = ARENA_ARRAY(c->arena, c->count, double),
	                       .from = ARENA_ARRAY(c->arena, c->count, struct origin),
	                       .years = compare_year(c, first, NULL) - first->base_year,
	                       .level = !v->unit.per_year,
	                       .calendar = v->flags & CALENDAR};
	struct view_digits digits = {.unit = &v->unit, .assumed = level_is_assumed(first, variable)};
	view_digits_see(&digits, row.base);
	for (int r = 0; r < c->count; r++) {
		int of, own = program_find(c->results[r]->program, name, &of);
		int year = compare_year(c, c->results[r], NULL);
		row.values[r] = own < 0 ? NAN : result_value(c->results[r], own, of, year);
		if (own >= 0)
			row.from[r] = (struct origin){c->results[r], own, of, year};
		view_digits_see(&digits, row.values[r]);
	}
	row.decimals = view_digits(&digits);
	compare_put_row(c, &row);
}

static bool repeats_in_all(const struct comparison *c, int variable)
{
	const char *name = c->results[0]->program->variables[variable].name;
	for (int r = 0; r < c->count; r++) {
		int own = view_variable(c->results[r], name);
		if (own >= 0 && !standing_repeats(c->results[r], own))
			return false;
	}
	return true;
}

static bool is_wanted(const struct comparison *c, int variable, int element)
{
	const struct result *first = c->results[0];
	const struct variable *v = &first->program->variables[variable];
	if (v->target || standing_covers(first, variable, element))
		return false;
	return c->view->asked.only ? view_wants(first, variable, element, c->view)
	                     : v->flags & MAIN && !(v->flags & HIDDEN) && !repeats_in_all(c, variable);
}

static void variable_rows(struct comparison *c)
{
	const struct result *first = c->results[0];
	table_space(c->table);
	for (int v = 0; v < first->program->variable_count; v++)
		for (int e = view_first(first, v); e < view_end(first, v); e++)
			if (is_wanted(c, v, e))
				variable_row(c, v, e);
}

/* --- how many --- */

/* What the row says of each scenario; a count, or so many of so many. */
typedef struct cell told(const struct comparison *c, const struct score *score);

static struct cell told_count(const struct comparison *c, int count) { return view_cell_count(c->arena, count); }
static struct cell told_of(const struct comparison *c, int count, int of)
{
	return view_cell_as(arena_print(c->arena, "%d/%d", count, of), count);
}
static struct cell met(const struct comparison *c, const struct score *s) { return told_of(c, s->met, s->decided); }
static struct cell overshot(const struct comparison *c, const struct score *s) { return told_count(c, s->overshot); }
static struct cell binding(const struct comparison *c, const struct score *s)
{
	return told_of(c, s->binding_met, s->binding_decided);
}
static struct cell stated(const struct comparison *c, const struct score *s) { return told_count(c, s->stated); }
static struct cell stated_missed(const struct comparison *c, const struct score *s)
{
	return told_count(c, s->stated_missed);
}
static struct cell unassessed(const struct comparison *c, const struct score *s)
{
	return told_count(c, s->unassessed);
}

static void count_row(struct comparison *c, const struct score *scores, enum word title, bool wanted, told *tell)
{
	if (!wanted)
		return;
	compare_row_start(c, "", false, word_text(c->view->language, title), "", "");
	for (int r = 0; r < c->count; r++)
		table_add(c->table, tell(c, &scores[r]));
}

static void count_rows(struct comparison *c)
{
	struct score *scores = ARENA_ARRAY(c->arena, c->count, struct score), any = {0};
	for (int r = 0; r < c->count; r++) {
		scores[r] = score_of(c->results[r]);
		any.all += scores[r].all, any.unassessed += scores[r].unassessed, any.overshot += scores[r].overshot;
		any.stated += scores[r].stated, any.stated_missed += scores[r].stated_missed;
		any.binding += scores[r].binding;
	}
	if (any.all == 0)
		return;
	table_space(c->table);
	count_row(c, scores, any.stated ? W_TARGETS_MET_DECIDED : W_TARGETS_MET, true, met);
	count_row(c, scores, W_TARGETS_OVERSHOT, any.overshot > 0, overshot);
	count_row(c, scores, W_BINDING_MET, any.binding > 0, binding);
	count_row(c, scores, W_TARGETS_STATED, any.stated > 0, stated);
	count_row(c, scores, W_TARGETS_STATED_MISSED, any.stated_missed > 0, stated_missed);
	count_row(c, scores, W_TARGETS_NOT_ASSESSED, any.unassessed > 0, unassessed);
}

/* --- the table --- */

static struct table *columns(const struct comparison *c)
{
	enum language language = c->view->language;
	struct table_column left[] = {
		{arena_print(c->arena, "%s ", word_text(language, W_COLUMN_NO)), SIDE_RIGHT, 0, 8, false},
		{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 1, 64, false},
		{word_text(language, W_COLUMN_UNIT), SIDE_RIGHT, 2, 0, false},
		{arena_print(c->arena, "%d", c->results[0]->base_year), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(c->arena, left, c->shows == COMPARE_LEVELS ? 4 : 3);
	table_spills(table, 1);
	for (int r = 0; r < c->count; r++)
		table_column(table, (struct table_column){view_label(c->results[r]), SIDE_RIGHT, 2, 24, true});
	if (c->shows == COMPARE_LEVELS || c->shows == COMPARE_GAPS)
		table_column(table, (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 14, false});
	return table;
}

void compare_rows(struct document *document, struct comparison *c, bool *grouped)
{
	c->table = columns(c);
	c->grown = 0;
	*grouped = target_rows(c);
	if (c->view->asked.part != PART_TARGETS && c->shows != COMPARE_GAPS)
		variable_rows(c);
	if (!c->view->asked.only && c->shows == COMPARE_LEVELS)
		count_rows(c);
	document_table(document, c->table, 0);
}
