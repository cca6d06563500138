/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_data: what run and compare say to programs. Tidy rows: one for each scenario, variable and year that has a
 * value; ids in English whatever the language. */
#include "view/view.h"
#include "view/view_data.h"
#include "view/view_iamc.h"
#include "view/view_inputs.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "ask/stated.h"
#include "write/pathways.h"
#include "write/relation.h"
#include <math.h>

const struct view_of *view_of(struct arena *arena, const struct result *const *results, int count,
                              const struct view *view)
{
	struct view_of *of = ARENA_NEW(arena, struct view_of);
	*of = (struct view_of){results, count, view};
	return of;
}

/* A scenario as the relations below it need it. */
struct scenario_of {
	const struct view_of *all;
	const struct result *result;
};

/* The years asked for of a variable; NAN where none was. */
static const double *years_asked(struct arena *arena, const struct result *result, int variable, int element,
                                 const struct view *view)
{
	double *values = ARENA_ARRAY(arena, result->years, double);
	for (int y = 0; y < result->years; y++)
		values[y] = view_wants_year(view, result->base_year + y)
		                ? result_value(result, variable, element, result->base_year + y)
		                : NAN;
	return values;
}

/* What a value rests on that is to be replaced; not said where there is nothing. */
static struct value placeholders(struct arena *arena, const struct result *result, int variable,
                                 const struct view *view)
{
	const char *names = variable < 0 ? NULL : view_rests_on(arena, &result, 1, &variable, view);
	return (struct value){.text = names, .absent = !names};
}

/* --- variables --- */

static const struct column variable_columns[] = {{"name", COLUMN_ID, .flat = "variable"},
                                                 {"title", COLUMN_TEXT, .in = IN_NESTED},
                                                 {"unit", .kind = COLUMN_ID},
                                                 {"values", .kind = COLUMN_SERIES},
                                                 {"placeholders", COLUMN_TEXT, .in = IN_NESTED},
                                                 {0}};

static void fill_variables(struct rows *to, const void *of)
{
	const struct scenario_of *scenario = of;
	const struct result *result = scenario->result;
	const struct view *view = scenario->all->view;
	const struct program *program = result->program;
	struct arena *arena = rows_arena(to);
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			if (!view_wants(result, v, e, view))
				continue;
			struct title title = program_element_title(arena, program, v, e);
			rows_put(to, (const struct value[]){{.text = program_element_name(arena, program, v, e)},
			                                    {.text = title_in(title, view->language, program->variables[v].name)},
			                                    {.text = program->variables[v].unit.text},
			                                    {.values = years_asked(arena, result, v, e, view),
			                                     .first = result->base_year,
			                                     .count = result->years},
			                                    placeholders(arena, result, v, view)});
		}
}

static const struct relation variables = {"variables", variable_columns, .fill = fill_variables};

/* --- targets --- */

static const struct column target_columns[] = {{"id", COLUMN_ID, .flat = "target"},
                                               {"no", COLUMN_TEXT, .in = IN_NESTED},
                                               {"title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"binding", COLUMN_BOOLEAN, .in = IN_NESTED},
                                               {"variable", .kind = COLUMN_ID},
                                               {"measure", .kind = COLUMN_ID},
                                               {"year", .kind = COLUMN_INTEGER},
                                               {"sense", .kind = COLUMN_ID},
                                               {"target_low", .kind = COLUMN_NUMBER},
                                               {"target_high", .kind = COLUMN_NUMBER},
                                               {"unit", .kind = COLUMN_ID},
                                               {"value", .kind = COLUMN_NUMBER},
                                               {"verdict", .kind = COLUMN_ID},
                                               {"gap", .kind = COLUMN_NUMBER},
                                               {"overshot", COLUMN_BOOLEAN, .in = IN_NESTED},
                                               {"stated", COLUMN_BOOLEAN, .in = IN_NESTED},
                                               {"reason", COLUMN_TEXT, .in = IN_NESTED},
                                               {"follows", COLUMN_TEXT, .in = IN_NESTED},
                                               {"withdrawn", COLUMN_TEXT, .in = IN_NESTED},
                                               {"place", COLUMN_TEXT, .in = IN_NESTED},
                                               {"placeholders", COLUMN_TEXT, .in = IN_NESTED},
                                               {0}};

/* Also of a peak that is judged although the run does not show it. */
static const char *reason_of(const struct target_result *target, const struct view *view)
{
	if (target->not_before > 0)
		return view_reason(UNASSESSED_NO_PEAK, view);
	return target->verdict == VERDICT_NOT_ASSESSABLE ? view_reason(target->reason, view) : NULL;
}

/* What its number follows from, as a formula. */
static struct value follows_of(const struct result *result, const struct target_result *target)
{
	return (struct value){.text = target->goal < 0 ? NULL : result->program->variables[target->goal].formula_text,
	                      .absent = target->goal < 0};
}

static void fill_targets(struct rows *to, const void *of)
{
	const struct scenario_of *scenario = of;
	const struct result *result = scenario->result;
	const struct view *view = scenario->all->view;
	struct arena *arena = rows_arena(to);
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct target *asked = target->target;
		if (!view_wants_target(result, target, view))
			continue;
		rows_put(to, (const struct value[]){
						 {.text = asked->id},
						 {.text = asked->no},
						 {.text = view_target_title(arena, result, target, view)},
						 {.number = asked->binding},
						 {.text = asked->variable},
						 {.text = target_measure(arena, asked)},
						 {.number = asked->year},
						 {.text = asked->sense == SENSE_NONE ? NULL : sense_name(asked->sense)},
						 {.number = target->low},
						 {.number = target->high},
						 {.text = *target->unit.text ? target->unit.text : NULL},
						 {.number = target->value},
						 {.text = view_verdict_name(target)},
						 {.number = target->gap},
						 {.number = target->overshoot},
						 {.number = target_is_stated(result, target)},
						 {.text = reason_of(target, view)},
						 follows_of(result, target),
						 {.text = view_withdrawn_story(arena, result, asked, view), .absent = !asked->withdrawn},
						 {.text = asked->number_place.source ? place_told(arena, asked->number_place) : NULL},
						 placeholders(arena, result, target->variable, view)});
	}
}

static const struct relation targets = {"targets", target_columns, .fill = fill_targets};

/* --- limits --- */

static const struct column limit_columns[] = {{"id", .kind = COLUMN_ID},
                                              {"title", .kind = COLUMN_TEXT},
                                              {"binding", .kind = COLUMN_YEARS},
                                              {"broken", .kind = COLUMN_YEARS},
                                              {"efficiency_used", .kind = COLUMN_BOOLEAN},
                                              {"efficiency_exhausted", .kind = COLUMN_BOOLEAN},
                                              {"efficiency_points", .kind = COLUMN_NUMBER},
                                              {"cut_total", .kind = COLUMN_NUMBER},
                                              {"place", .kind = COLUMN_TEXT},
                                              {0}};

static void fill_limits(struct rows *to, const void *of)
{
	const struct scenario_of *scenario = of;
	const struct result *result = scenario->result;
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		const char *place = place_told(rows_arena(to), limit->place);
		rows_put(to,
		         (const struct value[]){{.text = limit->id},
		                                {.text = title_in(limit->title, scenario->all->view->language, limit->id)},
		                                {.flags = limit->bound, .first = result->base_year, .count = result->years},
		                                {.flags = limit->broken, .first = result->base_year, .count = result->years},
		                                {.number = limit->efficiency_used},
		                                {.number = limit->efficiency_exhausted},
		                                {.number = limit->efficiency_used ? limit->efficiency_points : 0},
		                                {.number = limit->cut_total},
		                                {.text = *place ? place : NULL}});
	}
}

static const struct relation limits = {"limits", limit_columns, .fill = fill_limits};

/* --- scenarios --- */

static const struct column scenario_columns[] = {{"id", COLUMN_TEXT, .flat = "scenario"},
                                                 {"title", COLUMN_TEXT, .in = IN_NESTED},
                                                 {"base_year", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"prices", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"variables", COLUMN_ROWS, .rows = &variables},
                                                 {"targets", COLUMN_ROWS, .rows = &targets},
                                                 {"limits", COLUMN_ROWS, .rows = &limits},
                                                 {"gap_to_unlimited", COLUMN_NUMBER, .in = IN_NESTED},
                                                 {0}};

static void fill_scenarios(struct rows *to, const void *of)
{
	const struct view_of *all = of;
	for (int r = 0; r < all->count; r++) {
		const struct result *result = all->results[r];
		const struct scenario_of scenario = {all, result};
		rows_put(to, (const struct value[]){
						 {.text = result->scenario->id},
						 {.text = title_in(result->scenario->title, all->view->language, result->scenario->id)},
						 {.number = result->base_year},
						 {.number = result->program->prices},
						 {.of = &scenario},
						 {.of = &scenario},
						 {.of = &scenario},
						 {.number = result->gap_to_unlimited}});
	}
}

static const struct relation scenarios = {"scenarios", scenario_columns, fill_scenarios, .lines = true};

/* --- all --- */

static const struct column run_columns[] = {
	{"command", COLUMN_ID, .in = IN_NESTED},
	{"scenarios", COLUMN_ROWS, .rows = &scenarios},
	{PATHWAYS, COLUMN_ROWS, .in = IN_FLAT, .rows = &view_iamc},
	{0}};

static void fill_run(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "run"}, {.of = of}, {.of = of}});
}

static const struct column compare_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                                {"scenarios", COLUMN_ROWS, .rows = &scenarios},
                                                {"inputs_that_differ", COLUMN_ROWS, .rows = &view_inputs_data},
                                                {PATHWAYS, COLUMN_ROWS, .in = IN_FLAT, .rows = &view_iamc},
                                                {0}};

static void fill_compare(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "compare"}, {.of = of}, {.of = of}, {.of = of}});
}

const struct relation view_data_run = {"run", run_columns, fill_run, .lines = true},
					  view_data_compare = {"compare", compare_columns, fill_compare, .lines = true};

const char *view_data_part(const struct view *view)
{
	return view->asked.part == PART_TARGETS ? "targets" : view->asked.part == PART_INPUTS ? "inputs" : "variables";
}
