/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_rows: the rows of a comparison: targets, in the plan's groups where there are many, the main
 * variables that no target is about, and how many targets are met. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/beside.h"
#include "ask/score.h"
#include "ask/standing.h"
#include "ask/stated.h"
#include "view/view_cell.h"
#include "view/view_compare_cells.h"
#include "view/view_compare_rows.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"

enum { FEW = 12 }; /* targets that need no group headings */

/* --- targets --- */

/* A target of any scenario, with the result that the row is made from. */
struct asked_for {
	const struct result *owner, *first; /* first: that has it */
	const struct target_result *model;
	bool shown;   /* some scenario has a value */
	int part;     /* on a screen: what may be left out */
	bool several; /* another row has its id and its title and asks for something else */
};
struct asked_list {
	struct asked_for *list;
	int count, capacity, shown;
};

/* What the scenario has of that id, if it asks for the same. */
static const struct target_result *own_target(const struct comparison *c, int r, const struct target_result *model)
{
	const struct target_result *own = result_target(c->results[r], model->target->id);
	return own && beside_alike(own, model) ? own : NULL;
}

/* A level stands there also where a scenario asks for something else. */
static struct beside beside_of(const struct comparison *c, int r, const struct target_result *model)
{
	const struct target_result *own = own_target(c, r, model);
	const struct target *target = model->target;
	if (own || target->measure != MEASURE_LEVEL || model->variable < 0 || !result_target(c->results[r], target->id))
		return beside_target(c->results[r], own, &model->unit, compare_years(c));
	return beside_variable(c->results[r], target->variable, &model->unit, view_target_year(c->results[r]),
	                       compare_years(c));
}

/* Each has its own number, and both ask for the same. */
static bool follow_alike(const struct target *one, const struct target *other)
{
	return one->relative && relative_alike(one->relative, other->relative);
}

/* The number that the plan or the scenarios ask for; said to vary where they ask for different ones. */
static const char *asked(const struct comparison *c, const struct target_result *model)
{
	const struct target_result *first = NULL;
	bool differs = false; /* each follows from its own scenario */
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = own_target(c, r, model);
		differs |= target && first && first->number != target->number && follow_alike(target->target, first->target);
		if (!target || isnan(target->number))
			first = first ? first : target;
		else if (!first || isnan(first->number))
			first = target;
		else if ((target->number != first->number && !follow_alike(target->target, first->target)) ||
		         target->target->sense != first->target->sense ||
		         target->target->year != first->target->year)
			return word_text(c->view->language, W_TARGET_VARIES);
	}
	if (first && differs)
		return view_target_apart(c->arena, first, compare_year(c), c->view);
	return first ? view_target_short(c->arena, first, compare_year(c), c->view) : "";
}

static int decimals_of(const struct comparison *c, const struct result *owner, const struct target_result *model,
                       const struct beside *in)
{
	struct view_digits digits = {.unit = &model->unit, .assumed = level_is_assumed(owner, model->variable)};
	for (int r = 0; r < c->count; r++) {
		view_digits_see(&digits, in[r].base);
		view_digits_see(&digits, in[r].value);
	}
	for (int r = 0; r < c->count; r++)
		if (in[r].target && in[r].year == in[r].target->target->year)
			view_digits_judge(&digits, in[r].target);
	return view_digits(&digits);
}

/* "GDP (mean growth)", "GDP (gdp_nominal)": where a row alone does not say what is asked for. */
static const char *title_of(const struct comparison *c, const struct asked_for *asked)
{
	const struct target *target = asked->model->target;
	const char *title = view_target_title(c->arena, asked->owner, asked->model, c->view);
	if (!asked->several)
		return title;
	const char *what = target->measure == MEASURE_LEVEL && target->variable
	                       ? target->variable
	                       : view_target_measure(c->arena, target, c->view);
	return view_say(c->arena, c->view, W_WITH_REASON, title, what);
}

/* The model is of the first scenario that can assess the target; title and unit are taken from it. */
static bool target_row(struct comparison *c, const struct asked_for *asked_for)
{
	const struct target_result *model = asked_for->model;
	const struct target *target = model->target;
	struct beside *in = ARENA_ARRAY(c->arena, c->count, struct beside);
	for (int r = 0; r < c->count; r++)
		in[r] = beside_of(c, r, model);
	bool says_year = c->shows == COMPARE_LEVELS || c->shows == COMPARE_GAPS; /* in the column of targets */
	const char *number = asked(c, model);
	bool varies = number == word_text(c->view->language, W_TARGET_VARIES);
	struct compared row = {.no = target->no,
	                       .title = title_of(c, asked_for),
	                       .binding = target->binding,
	                       .unit = &model->unit,
	                       .in = in,
	                       .calendar = target_counts_years(target),
	                       .decimals = decimals_of(c, asked_for->owner, model, in),
	                       .year = says_year && !varies && !c->view->asked.last ? target->year : compare_year(c),
	                       .target = number};
	bool put = compare_put_row(c, &row);
	if (!put || c->shows != COMPARE_LEVELS || !target->variable || strcmp(target->variable, "gdp") != 0 ||
	    target->measure != MEASURE_LEVEL || c->grown == target->year)
		return put;
	c->grown = target->year;
	compare_put_growth(c, &row);
	return true;
}

static bool assesses(const struct comparison *c, int r, const struct target_result *model)
{
	const struct target_result *target = own_target(c, r, model);
	return target && target->verdict != VERDICT_NOT_ASSESSABLE;
}

static bool has_value(const struct comparison *c, const struct target_result *model)
{
	for (int r = 0; r < c->count; r++) {
		const struct target_result *own = own_target(c, r, model);
		if (own && (own->verdict != VERDICT_NOT_ASSESSABLE || isfinite(beside_of(c, r, model).value)))
			return true;
	}
	return false;
}

/* Called alike, they say what they measure; a level does so only beside another level. */
static void tell_apart(const struct comparison *c, struct asked_for *one, struct asked_for *other)
{
	enum measure a = one->model->target->measure, b = other->model->target->measure;
	if (strcmp(view_target_title(c->arena, one->owner, one->model, c->view),
	           view_target_title(c->arena, other->owner, other->model, c->view)) != 0)
		return;
	one->several |= a != MEASURE_LEVEL || b == MEASURE_LEVEL;
	other->several |= b != MEASURE_LEVEL || a == MEASURE_LEVEL;
}

static void add_target(struct comparison *c, struct asked_list *all, int r, const struct target_result *model)
{
	for (int before = 0; before < r; before++)
		if (own_target(c, before, model))
			return;
	int owner = r;
	while (owner < c->count && !assesses(c, owner, model))
		owner++;
	owner = owner < c->count ? owner : r;
	struct asked_for added = {c->results[owner], c->results[r], own_target(c, owner, model), false, 0, false};
	added.shown = has_value(c, added.model);
	for (int t = 0; t < all->count && added.shown; t++)
		if (all->list[t].shown && strcmp(all->list[t].model->target->id, model->target->id) == 0) {
			tell_apart(c, &all->list[t], &added);
			c->otherwise = view_joined(c->arena, c->otherwise, model->target->id, c->view);
		}
	*ARENA_PUSH(c->arena, all->list, all->count, all->capacity) = added;
	all->shown += added.shown;
}

/* What any scenario misses comes before what all meet; what they merely state to meet comes last. */
static int part_of(const struct comparison *c, const struct target_result *model)
{
	bool missed = false;
	for (int r = 0; r < c->count; r++) {
		const struct target_result *own = own_target(c, r, model);
		missed = missed || (own && own->verdict == VERDICT_MISSED);
	}
	bool stated = !model->target->binding && target_is_only_stated(c->results, c->count, model->target->id);
	return missed ? COMPARE_MISSED : stated ? COMPARE_STATED : COMPARE_MET;
}

/* Those of one group, from the first of it on. */
static void group_rows(struct comparison *c, const struct asked_list *all, int first, bool headed)
{
	const struct target *like = all->list[first].model->target;
	c->group = headed ? view_group_title(c->arena, all->list[first].first, like->group, c->view) : NULL;
	for (int t = first; t < all->count; t++)
		if (all->list[t].shown && view_same_group(all->list[t].model->target, like))
			target_row(c, &all->list[t]);
	c->group = NULL;
}

/* Binding ones first among their like. */
static void screen_rows(struct comparison *c, struct asked_list *all)
{
	static const int order[] = {COMPARE_MISSED, COMPARE_MET, COMPARE_STATED};
	for (int t = 0; t < all->count; t++)
		all->list[t].part = part_of(c, all->list[t].model);
	for (size_t part = 0; part < sizeof order / sizeof *order; part++)
		for (int binding = 1; binding >= 0; binding--)
			for (int t = 0; t < all->count; t++) {
				const struct asked_for *asked = &all->list[t];
				table_part(c->table, order[part]);
				if (asked->shown && asked->part == order[part] &&
				    asked->model->target->binding == (binding == 1))
					target_row(c, asked);
			}
}

static void target_rows(struct comparison *c)
{
	struct asked_list all = {0};
	for (int r = 0; r < c->count; r++) {
		struct view_order order = view_targets(c->arena, c->results[r], c->view);
		for (int t = 0; t < order.count; t++)
			add_target(c, &all, r, order.list[t]);
	}
	if (view_is_screen(c->view)) {
		screen_rows(c, &all);
		return;
	}
	bool headed = all.shown > FEW && !c->view->asked.only;
	for (int t = 0; t < all.count; t++) {
		bool known = false;
		for (int before = 0; before < t; before++)
			known = known || view_same_group(all.list[before].model->target, all.list[t].model->target);
		if (!known)
			group_rows(c, &all, t, headed);
	}
}

/* --- variables --- */

static void variable_row(struct comparison *c, const struct result *owner, int variable, int element)
{
	const struct variable *v = &owner->program->variables[variable];
	const char *name = program_element_name(c->arena, owner->program, variable, element);
	struct beside *in = ARENA_ARRAY(c->arena, c->count, struct beside);
	struct view_digits digits = {.unit = &v->unit, .assumed = level_is_assumed(owner, variable)};
	for (int r = 0; r < c->count; r++) {
		in[r] = beside_variable(c->results[r], name, &v->unit, view_target_year(c->results[r]), compare_years(c));
		view_digits_see(&digits, in[r].base);
		view_digits_see(&digits, in[r].value);
	}
	struct compared row = {.title = view_variable_title(c->arena, owner, variable, element, c->view),
	                       .unit = &v->unit,
	                       .in = in,
	                       .decimals = view_digits(&digits),
	                       .year = compare_year(c)};
	compare_put_row(c, &row);
}

static bool repeats_in_all(const struct comparison *c, const char *name)
{
	for (int r = 0; r < c->count; r++) {
		int own = view_variable(c->results[r], name);
		if (own >= 0 && !standing_repeats(c->results[r], own))
			return false;
	}
	return true;
}

static bool is_wanted(const struct comparison *c, const struct result *owner, int variable, int element)
{
	const struct variable *v = &owner->program->variables[variable];
	if (v->target || standing_covers(owner, variable, element))
		return false;
	return c->view->asked.only ? view_wants(owner, variable, element, c->view)
	                           : v->flags & MAIN && !(v->flags & HIDDEN) && !repeats_in_all(c, v->name);
}

/* One before it has a row for it, or a target that is about it. */
static bool is_told(const struct comparison *c, int owner, int variable, int element)
{
	const struct variable *v = &c->results[owner]->program->variables[variable];
	const char *name = program_element_name(c->arena, c->results[owner]->program, variable, element);
	double scale;
	for (int r = 0; r < owner; r++) {
		const struct program *program = c->results[r]->program;
		int of, own = program_find(program, name, &of);
		if (own >= 0 && unit_fits_but_prices(&v->unit, &program->variables[own].unit, &scale))
			return true;
	}
	return false;
}

static void variable_rows(struct comparison *c)
{
	table_part(c->table, view_is_screen(c->view) ? COMPARE_VARIABLES : 0);
	table_space(c->table);
	for (int r = 0; r < c->count; r++) {
		const struct result *owner = c->results[r];
		for (int v = 0; v < owner->program->variable_count; v++)
			for (int e = view_first(owner, v); e < view_end(owner, v); e++)
				if (is_wanted(c, owner, v, e) && !is_told(c, r, v, e))
					variable_row(c, owner, v, e);
	}
}

/* --- how many --- */

/* What the row says of each scenario; a count, or so many of so many. */
typedef struct cell told(const struct comparison *c, const struct score *score);

static struct cell told_count(const struct comparison *c, int count) { return view_cell_count(c->arena, count); }
static struct cell told_of(const struct comparison *c, int count, int of)
{
	return view_cell_as(of ? arena_print(c->arena, "%d/%d", count, of) : "-", count);
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
	compare_row_start(c, "", false, word_text(c->view->language, title), "");
	table_cell(c->table, "", LOOK_PLAIN);
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
		any.binding += scores[r].binding, any.decided += scores[r].decided;
	}
	if (any.all == 0)
		return;
	bool decides = any.decided > 0 || !any.stated; /* of nothing none are met */
	int counts = view_is_screen(c->view) && decides ? COMPARE_COUNTS : 0;
	table_part(c->table, 0);
	table_space(c->table);
	count_row(c, scores, any.stated ? W_TARGETS_MET_DECIDED : W_TARGETS_MET, decides, met);
	table_part(c->table, counts);
	count_row(c, scores, W_TARGETS_OVERSHOT, any.overshot > 0, overshot);
	table_part(c->table, 0);
	count_row(c, scores, W_BINDING_MET, any.binding > 0 && decides, binding);
	table_part(c->table, counts);
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
		{arena_print(c->arena, "%d", compare_from(c)), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(c->arena, left, c->shows == COMPARE_LEVELS ? 4 : 3);
	table_spills(table, 1);
	for (int r = 0; r < c->count; r++)
		table_column(table, (struct table_column){view_label(c->results[r], c->view), SIDE_RIGHT, 2, 24, true});
	if (c->shows == COMPARE_LEVELS || c->shows == COMPARE_GAPS)
		table_column(table, (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2,
		                                          view_target_cells(c->arena, c->results, c->count, 14,
		                                                            compare_year(c), c->view),
		                                          false});
	return table;
}

void compare_rows(struct document *document, struct comparison *c)
{
	c->table = columns(c);
	c->grown = 0;
	if (view_is_screen(c->view))
		count_rows(c);
	table_space(c->table);
	target_rows(c);
	if (c->view->asked.part != PART_TARGETS && c->shows != COMPARE_GAPS)
		variable_rows(c);
	if (!c->view->asked.only && c->shows == COMPARE_LEVELS && !view_is_screen(c->view))
		count_rows(c);
	if (table_rows(c->table) > 0)
		document_table(document, c->table, 0);
	else
		document_say(document, word_text(c->view->language, W_COMPARE_NOTHING));
}
