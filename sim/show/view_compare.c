/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare: scenarios side by side in the target year: every target's value and verdict, how many are met, what each
 * scenario misses, in which assumptions they differ, what limits cost, and what nobody can assess. */
#include <math.h>
#include <string.h>
#include "show/view_common.h"

struct comparison {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	struct table *table;
};

/* The year of a row: the target's own, or the last one asked for with --years. */
static int year_of(const struct comparison *c, const struct result *result,
                   const struct target_result *target)
{
	if (c->view->last)
		return c->view->last;
	return target ? target->target->year : view_target_year(result);
}

static double value_of(const struct comparison *c, const struct result *result,
                       const struct target_result *target)
{
	int year = year_of(c, result, target);
	if (!target)
		return NAN;
	if (year == target->target->year && target->verdict != VERDICT_NOT_ASSESSABLE)
		return target->value;
	return target->variable < 0 ? NAN : result_value(result, target->variable, -1, year);
}

static void row_start(struct comparison *c, const char *no, bool binding, const char *title, const char *unit,
                      const char *base)
{
	table_row(c->table);
	table_cell(c->table, arena_print(c->arena, "%s%s", no ? no : "", binding ? "*" : " "), LOOK_PLAIN);
	table_cell(c->table, title, LOOK_PLAIN);
	table_cell(c->table, unit, LOOK_PLAIN);
	table_cell(c->table, base, LOOK_PLAIN);
}

/* The number that the plan or the scenarios ask for; said to vary where they ask for different ones. */
static const char *asked(const struct comparison *c, const char *id)
{
	const struct target_result *first = NULL;
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = view_target_of(c->results[r], id);
		if (!target || isnan(target->number))
			first = first ? first : target;
		else if (!first || isnan(first->number))
			first = target;
		else if (target->number != first->number || target->target->sense != first->target->sense)
			return word_text(c->view->language, W_TARGET_VARIES);
	}
	const char *text = first ? view_target(c->arena, first, c->view) : "";
	int usual = view_target_year(c->results[0]);
	return first && first->target->year != usual ? arena_print(c->arena, "%s (%d)", text, first->target->year)
	                                             : text;
}

static bool worth_a_row(const struct comparison *c, const char *id)
{
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = view_target_of(c->results[r], id);
		if (target &&
		    (target->verdict != VERDICT_NOT_ASSESSABLE || isfinite(value_of(c, c->results[r], target))))
			return true;
	}
	return false;
}

/* A change or a fall is not counted in its base year: a dash says more than its zero. */
static double shown_base(const struct target_result *model)
{
	return model->target->measure == MEASURE_LEVEL ? model->base : NAN;
}

static int decimals_of(const struct comparison *c, const struct target_result *model)
{
	struct view_digits digits = {.unit = &model->unit};
	view_digits_see(&digits, shown_base(model));
	for (int r = 0; r < c->count; r++)
		view_digits_see(&digits,
		                value_of(c, c->results[r], view_target_of(c->results[r], model->target->id)));
	for (int r = 0; r < c->count; r++) {
		const struct target_result *target = view_target_of(c->results[r], model->target->id);
		if (target && year_of(c, c->results[r], target) == target->target->year)
			view_digits_judge(&digits, target);
	}
	return view_digits(&digits);
}

static void growth_row(struct comparison *c, const char *variable)
{
	row_start(c, "", false, arena_print(c->arena, "  %s", word_text(c->view->language, W_MEAN_GROWTH)),
	          word_text(c->view->language, W_PERCENT_A_YEAR), "-");
	for (int r = 0; r < c->count; r++) {
		const struct result *result = c->results[r];
		int element, v = program_find(result->program, variable, &element), year = year_of(c, result, NULL);
		double growth =
			v < 0 ? NAN
				  : view_mean_growth(result_value(result, v, element, result->base_year),
		                             result_value(result, v, element, year), year - result->base_year);
		table_cell(c->table, view_number(c->arena, growth, 1), LOOK_PLAIN);
	}
}

/* `owner`: the first scenario that can assess the target; unit and base are taken from it. */
static void target_row(struct comparison *c, const struct result *owner, const struct target_result *model)
{
	const struct target *target = model->target;
	int decimals = decimals_of(c, model);
	row_start(c, target->no, target->binding, view_target_title(c->arena, owner, model, c->view),
	          view_unit(c->arena, &model->unit, c->view), view_number(c->arena, shown_base(model), decimals));
	for (int r = 0; r < c->count; r++) {
		const struct target_result *own = view_target_of(c->results[r], target->id);
		bool judged = own && year_of(c, c->results[r], own) == own->target->year;
		table_marked(c->table, view_number(c->arena, value_of(c, c->results[r], own), decimals),
		             judged ? view_mark(own->verdict, c->view) : "",
		             own ? view_mark_look(own->verdict) : LOOK_PLAIN);
	}
	table_cell(c->table, asked(c, target->id), LOOK_PLAIN);
	if (target->variable && strcmp(target->variable, "gdp") == 0 && target->measure == MEASURE_LEVEL)
		growth_row(c, target->variable);
}

static bool assesses(const struct result *result, const char *id)
{
	const struct target_result *target = view_target_of(result, id);
	return target && target->verdict != VERDICT_NOT_ASSESSABLE;
}

static void target_rows(struct comparison *c)
{
	for (int r = 0; r < c->count; r++) {
		struct view_order order = view_targets(c->arena, c->results[r], c->view);
		for (int t = 0; t < order.count; t++) {
			bool earlier = false;
			for (int before = 0; before < r; before++)
				earlier = earlier || view_target_of(c->results[before], order.list[t]->target->id);
			if (earlier || !worth_a_row(c, order.list[t]->target->id))
				continue;
			int owner = r;
			while (owner < c->count && !assesses(c->results[owner], order.list[t]->target->id))
				owner++;
			const struct result *result = c->results[owner < c->count ? owner : r];
			target_row(c, result, view_target_of(result, order.list[t]->target->id));
		}
	}
}

static void variable_row(struct comparison *c, int variable, int element)
{
	const struct result *first = c->results[0];
	const struct variable *v = &first->program->variables[variable];
	const char *name = program_element_name(c->arena, first->program, variable, element);
	double base = result_value(first, variable, element, first->base_year);
	double *values = ARENA_ARRAY(c->arena, c->count, double);
	struct view_digits digits = {.unit = &v->unit};
	view_digits_see(&digits, base);
	for (int r = 0; r < c->count; r++) {
		int of, own = program_find(c->results[r]->program, name, &of);
		values[r] = own < 0 ? NAN : result_value(c->results[r], own, of, year_of(c, c->results[r], NULL));
		view_digits_see(&digits, values[r]);
	}
	row_start(c, "", false, view_variable_title(c->arena, first, variable, element, c->view),
	          view_unit(c->arena, &v->unit, c->view), view_number(c->arena, base, view_digits(&digits)));
	for (int r = 0; r < c->count; r++)
		table_cell(c->table, view_number(c->arena, values[r], view_digits(&digits)), LOOK_PLAIN);
}

static bool repeats_in_all(const struct comparison *c, int variable)
{
	const char *name = c->results[0]->program->variables[variable].name;
	for (int r = 0; r < c->count; r++) {
		int own = view_variable(c->results[r], name);
		if (own >= 0 && !view_repeats(c->results[r], own))
			return false;
	}
	return true;
}

static bool is_wanted(const struct comparison *c, int variable, int element)
{
	const struct result *first = c->results[0];
	unsigned flags = first->program->variables[variable].flags;
	if (view_covered(first, variable, element))
		return false;
	return c->view->only ? view_wants(first, variable, element, c->view)
	                     : flags & MAIN && !(flags & HIDDEN) && !repeats_in_all(c, variable);
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

static void count_row(struct comparison *c, enum word title, int whole, int (*tell)(const struct result *))
{
	const char *of = whole > 0 ? view_say(c->arena, c->view, W_OF, arena_print(c->arena, "%d", whole)) : "";
	row_start(c, "", false, word_text(c->view->language, title), of, "");
	for (int r = 0; r < c->count; r++)
		table_cell(c->table, arena_print(c->arena, "%d", tell(c->results[r])), LOOK_PLAIN);
}

static int met(const struct result *result) { return result->met; }
static int binding_met(const struct result *result) { return result->binding_met; }
static int not_assessable(const struct result *result) { return result->not_assessable; }

static void count_rows(struct comparison *c)
{
	int unassessed = 0;
	for (int r = 0; r < c->count; r++)
		unassessed += c->results[r]->not_assessable;
	if (c->results[0]->target_count == 0)
		return;
	table_space(c->table);
	count_row(c, W_TARGETS_MET, c->results[0]->target_count, met);
	if (c->results[0]->binding_count > 0)
		count_row(c, W_BINDING_MET, c->results[0]->binding_count, binding_met);
	if (unassessed > 0)
		count_row(c, W_TARGETS_NOT_ASSESSED, 0, not_assessable);
}

static struct table *columns(const struct comparison *c)
{
	enum language language = c->view->language;
	struct table_column left[] = {
		{arena_print(c->arena, "%s ", word_text(language, W_COLUMN_NO)), SIDE_RIGHT, 0, 8, false},
		{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 1, 48, false},
		{word_text(language, W_COLUMN_UNIT), SIDE_RIGHT, 2, 0, false},
		{arena_print(c->arena, "%d", c->results[0]->base_year), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(c->arena, left, 4);
	for (int r = 0; r < c->count; r++)
		table_column(table, (struct table_column){c->results[r]->scenario->id, SIDE_RIGHT, 2, 24, true});
	table_column(table,
	             (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 14, false});
	return table;
}

static void heading(struct text *out, const struct comparison *c)
{
	const struct result *first = c->results[0];
	int gdp = view_variable(first, "gdp");
	const char *plan = view_plan_title(first, c->view);
	const char *unit = gdp >= 0 ? view_unit(c->arena, &first->program->variables[gdp].unit, c->view) : "";
	table_look(out, plan ? plan : view_scenario_title(first, c->view), LOOK_BOLD, c->view->colour);
	text_add(out, view_say(c->arena, c->view, W_COMPARE_HEADING,
	                       arena_print(c->arena, "%d", year_of(c, first, NULL)), unit,
	                       arena_print(c->arena, "%d", first->program->prices)));
	text_add(out, "\n");
	for (int r = 1; r < c->count; r++)
		if (c->results[r]->program->prices != first->program->prices ||
		    c->results[r]->base_year != first->base_year)
			view_say_line(out,
			              view_say(c->arena, c->view, W_COMPARE_OTHER_BASE, c->results[r]->scenario->id,
			                       arena_print(c->arena, "%d", c->results[r]->base_year),
			                       arena_print(c->arena, "%d", c->results[r]->program->prices)),
			              2);
	text_add(out, "\n");
}

/* Which scenarios meet every target that can be assessed; NULL: none. */
static const char *best(const struct comparison *c)
{
	const char *list = NULL;
	for (int r = 0; r < c->count; r++)
		if (c->results[r]->missed == 0 && c->results[r]->met > 0)
			list = view_joined(c->arena, list, c->results[r]->scenario->id, c->view);
	return list;
}

/* What is said of one scenario or, in the plural, of several with the same fate. */
static const char *binding_sentence(const struct comparison *c, const struct result *result,
                                    const char *names, bool several)
{
	const char *missed = NULL;
	for (int t = 0; t < result->target_count; t++)
		if (result->targets[t].target->binding && result->targets[t].verdict == VERDICT_MISSED)
			missed =
				view_joined(c->arena, missed, view_target_no(c->arena, result->targets[t].target), c->view);
	if (missed)
		return view_say(c->arena, c->view, several ? W_MISS_BINDING : W_MISSES_BINDING, names, missed);
	const char *number = arena_print(c->arena, "%d", result->binding_assessed);
	double percent, lost = view_lost(result, view_target_year(result), &percent);
	const char *met = view_say(c->arena, c->view, several ? W_MEET_BINDING : W_MEETS_BINDING, names, number);
	if (!isfinite(lost) || lost < 0.5)
		return met;
	return view_say(c->arena, c->view, W_AT_COST, met, view_number(c->arena, lost, 0),
	                view_percent(c->arena, percent, c->view));
}

static const char *binding_sentences(const struct comparison *c)
{
	const char *all = NULL, *pause = word_text(c->view->language, W_LIST_SEMICOLON);
	const char **fates = ARENA_ARRAY(c->arena, c->count, const char *);
	for (int r = 0; r < c->count; r++)
		fates[r] = c->results[r]->binding_assessed > 0 ? binding_sentence(c, c->results[r], "", false) : NULL;
	for (int r = 0; r < c->count; r++) {
		const char *names = c->results[r]->scenario->id;
		bool several = false;
		for (int other = r + 1; fates[r] && other < c->count; other++) {
			if (!fates[other] || strcmp(fates[r], fates[other]) != 0)
				continue;
			names = view_joined(c->arena, names, c->results[other]->scenario->id, c->view);
			fates[other] = NULL;
			several = true;
		}
		const char *one = fates[r] ? binding_sentence(c, c->results[r], names, several) : NULL;
		all = all && one ? arena_print(c->arena, "%s%s%s", all, pause, one) : all ? all : one;
	}
	return all;
}

static void sentences(struct text *out, const struct comparison *c)
{
	const char *all = best(c), *each = binding_sentences(c);
	text_add(out, "\n");
	const char *first =
		all ? view_say(c->arena, c->view, W_MEETS_ALL, all) : word_text(c->view->language, W_NONE_MEETS_ALL);
	view_say_line(out, each ? view_say(c->arena, c->view, W_SENTENCES, first, each) : first, 2);
}

static bool overshot(const struct target_result *target)
{
	return target && target->overshoot && target->verdict == VERDICT_MET;
}

/* An `about` number overshot by more than its tolerance counts as met, and is said. */
static void overshoots(struct text *out, const struct comparison *c)
{
	const char *all = NULL;
	for (int t = 0; t < c->results[0]->target_count; t++) {
		const struct target *target = c->results[0]->targets[t].target;
		const char *names = NULL;
		for (int r = 0; r < c->count; r++)
			if (overshot(view_target_of(c->results[r], target->id)))
				names = view_joined(c->arena, names, c->results[r]->scenario->id, c->view);
		if (names)
			all = view_joined(
				c->arena, all,
				view_say(c->arena, c->view, W_WITH_REASON, view_target_no(c->arena, target), names), c->view);
	}
	if (all)
		view_say_line(out, view_say(c->arena, c->view, W_OVERSHOOTS, all), 2);
}

static void compare_table(struct text *out, struct comparison *c)
{
	heading(out, c);
	c->table = columns(c);
	target_rows(c);
	if (!c->view->targets)
		variable_rows(c);
	if (!c->view->only)
		count_rows(c);
	table_print(out, c->table, 0, TABLE_WIDTH, c->view->colour);
	if (c->view->only || c->view->targets)
		return;
	if (c->results[0]->target_count > 0)
		sentences(out, c);
	overshoots(out, c);
	view_caveats(out, c->results, c->count, c->view);
	text_add(out, "\n");
	view_inputs_differ(out, c->results, c->count, c->view);
	view_limits_compare(out, c->results, c->count, c->view);
	text_add(out, "\n");
	const char *unassessed = view_not_assessable(c->arena, c->results, c->count, c->view);
	if (unassessed)
		view_say_line(out, view_say(c->arena, c->view, W_NOT_ASSESSABLE, unassessed), 2);
	view_next(out, c->results[c->count - 1], c->view);
}

void view_compare(struct text *out, const struct result *const *results, int count, const struct view *view)
{
	struct comparison c = {out->arena, results, count, view, NULL};
	text_add(out, "");
	if (count == 0)
		return;
	if (view->format == FORMAT_JSON)
		view_data_json(out, "compare", results, count, view);
	else if (view->format == FORMAT_CSV && view->inputs)
		view_inputs_differ_csv(out, results, count);
	else if (view->format == FORMAT_CSV)
		view_data_csv(out, results, count, view);
	else if (view->inputs)
		view_inputs_differ(out, results, count, view);
	else
		compare_table(out, &c);
}
