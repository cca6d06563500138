/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_list: what can be named in a scenario: variables, inputs, targets, limits. Each is one relation, which people
 * read as a table.
 *   variables  variable,title,unit,first_year,last_year,section,formula
 *   inputs     key,value,unit,low,high,source,place     value: one number, or yearly ones (before the first and after
 *              the last the values stay); low, high: the range that the file states, else the 5 % and 95 % points of
 *              its distribution; source: "default" where the file is silent
 *   targets    target,no,title,attribute,variable,measure,year,sense,target_low,target_high,unit,source,place
 *   limits     limit,title,use,per,unit,source,place */
#include <math.h>
#include "ask/range.h"
#include "data/schema_fields.h"
#include "view/view.h"
#include "view/view_basis.h"
#include "view/view_inputs.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/relation.h"
#include "write/writer.h"

/* What is listed, once for programs and once for people. */
struct listed {
	const struct result *result;
	const struct view *view;
	enum listing what;
	bool for_people; /* units in the reader's language, short places */
};

static const char *or_none(const char *text) { return text && *text ? text : NULL; }

static const char *place_in(struct arena *arena, struct place place, const struct listed *listed)
{
	return or_none(listed->for_people ? view_place(arena, place) : place_told(arena, place));
}

static const char *unit_in(struct arena *arena, const struct unit *unit, const struct listed *listed)
{
	return or_none(listed->for_people ? view_unit(arena, unit, listed->view) : unit->text);
}

static const struct column variable_columns[] = {{"variable", COLUMN_ID, .heading = W_COLUMN_VARIABLE},
                                                 {"title", COLUMN_TEXT, .heading = W_COLUMN_INDICATOR, .most = 36},
                                                 {"unit", COLUMN_ID, .heading = W_COLUMN_UNIT, .most = 20},
                                                 {"first_year", COLUMN_NUMBER, .heading = W_COLUMN_FROM},
                                                 {"last_year", .kind = COLUMN_NUMBER},
                                                 {"section", COLUMN_ID, .heading = W_COLUMN_SECTION},
                                                 {"formula", .kind = COLUMN_TEXT},
                                                 {0}};

static void fill_variables(struct rows *to, const void *of)
{
	const struct listed *listed = of;
	struct arena *arena = rows_arena(to);
	const struct result *result = listed->result;
	const struct view *view = listed->view;
	const struct program *program = result->program;
	bool screen = listed->for_people && view_is_screen(view); /* the main ones first */
	for (int pass = 0; pass < 1 + screen; pass++)
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			const struct variable *variable = &program->variables[v];
			bool main = variable->flags & MAIN;
			if (!view_wants(result, v, e, view) || variable->first >= result->years || (screen && main == (pass > 0)))
				continue;
			rows_put(to, (const struct value[]){{.text = program_element_name(arena, program, v, e)},
			                                    {.text = title_in(program_element_title(arena, program, v, e),
			                                                      view->language, variable->name)},
			                                    {.text = unit_in(arena, &variable->unit, listed)},
			                                    {.number = result->base_year + variable->first},
			                                    {.number = view_last_year(result)},
			                                    {.text = or_none(variable->model)},
			                                    {.text = or_none(variable->formula_text)}});
		}
}

static const struct column input_columns[] = {
	{"key", COLUMN_ID, .heading = W_COLUMN_INPUT, .most = 120},
	{"value", COLUMN_PATH, .heading = W_COLUMN_VALUE, .most = 18},
	{"unit", COLUMN_ID, .heading = W_COLUMN_UNIT, .most = 18},
	{"low", COLUMN_NUMBER, .heading = W_COLUMN_LOW},
	{"high", COLUMN_NUMBER, .heading = W_COLUMN_HIGH},
	{"source", .kind = COLUMN_TEXT},
	{"place", COLUMN_TEXT, .heading = W_COLUMN_PLACE, .most = 30, .look = LOOK_DIM},
	{"status", COLUMN_TEXT, .in = IN_NESTED, .heading = W_COLUMN_BASIS, .most = 40, .look = LOOK_DIM},
	{0}};

/* Where it matters which years a file states, these and no other; `text`: what people read. */
static struct value path_of(const struct result *result, const struct input_value *value, const char *text)
{
	int first = result->base_year, last = view_last_year(result);
	bool spelled = value->entry && entry_has_span(value->entry);
	if (spelled) {
		const struct quantity *quantity = value->entry->quantity;
		int from = quantity->points[0].year, to = quantity->points[quantity->count - 1].year;
		spelled = from <= last && to >= first;
		first = spelled && from > first ? from : first;
		last = spelled && to < last ? to : last;
	}
	return (struct value){.text = text,
	                      .values = value->values + (first - result->base_year),
	                      .first = first,
	                      .count = last - first + 1,
	                      .spelled = spelled};
}

static void fill_inputs(struct rows *to, const void *of)
{
	const struct listed *listed = of;
	struct arena *arena = rows_arena(to);
	const struct result *result = listed->result;
	const struct view *view = listed->view;
	const struct program *program = result->program;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; !program->inputs[i].internal && e < program_elements(program, program->inputs[i].set); e++) {
			const struct input_value *value = &program->inputs[i].value[e];
			bool told = value->entry || value->observed;
			if (value->absent || isnan(value->values[0]))
				continue;
			const char *text = listed->for_people ? view_path_cell(arena, value->values, result->years,
			                                                       view_target_year(result) - result->base_year)
			                                          .text
			                                    : NULL;
			const char *basis = view_basis_brief(arena, program, &program->inputs[i], value, view);
			struct range range = range_stated(result, &program->inputs[i], value);
			rows_put(to,
			         (const struct value[]){
						 {.text = value->key},
						 path_of(result, value, text),
						 {.text = unit_in(arena, &program->inputs[i].unit, listed)},
						 {.number = range.low},
						 {.number = range.high},
						 {.text = value->source  ? value->source
			                      : told         ? NULL
			                                     : "default"},
						 {.text = told || !listed->for_people ? place_in(arena, value->place, listed)
			                                                  : word_text(view->language, W_COLUMN_DEFAULT)},
						 {.text = or_none(basis), .absent = !*basis}});
		}
}

static const struct column target_columns[] = {{"target", COLUMN_ID, .heading = W_COLUMN_TARGET},
                                               {"no", COLUMN_TEXT, .heading = W_COLUMN_NO},
                                               {"title", COLUMN_TEXT, .heading = W_COLUMN_INDICATOR, .most = 30},
                                               {"attribute", .kind = COLUMN_ID},
                                               {"variable", COLUMN_ID, .heading = W_COLUMN_VARIABLE},
                                               {"measure", .kind = COLUMN_ID},
                                               {"year", COLUMN_NUMBER, .heading = W_COLUMN_YEAR},
                                               {"sense", .kind = COLUMN_ID},
                                               {"target_low", COLUMN_NUMBER, .heading = W_COLUMN_LOW},
                                               {"target_high", COLUMN_NUMBER, .heading = W_COLUMN_HIGH},
                                               {"unit", COLUMN_ID, .heading = W_COLUMN_UNIT, .most = 12},
                                               {"source", .kind = COLUMN_TEXT},
                                               {"place", .kind = COLUMN_TEXT},
                                               {0}};

/* One that was given up says so. */
static const char *title_of(struct arena *arena, const struct result *result, const struct target_result *target,
                            const struct view *view)
{
	const char *title = view_target_title(arena, result, target, view);
	return target->target->withdrawn ? view_say(arena, view, W_WITH_REASON, title,
	                                            view_verdict(arena, result, target, 0, view))
	                                 : title;
}

static void fill_targets(struct rows *to, const void *of)
{
	const struct listed *listed = of;
	struct arena *arena = rows_arena(to);
	const struct result *result = listed->result;
	const struct view *view = listed->view;
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct target *asked = target->target;
		if (!view_wants_target(result, target, view))
			continue;
		rows_put(to, (const struct value[]){{.text = asked->id},
		                                    {.text = or_none(asked->no)},
		                                    {.text = or_none(title_of(arena, result, target, view))},
		                                    {.text = target_attributes[asked->binding ? 1 : 0]},
		                                    {.text = or_none(asked->variable)},
		                                    {.text = target_measure(arena, asked)},
		                                    {.number = asked->year},
		                                    {.text = asked->sense == SENSE_NONE ? NULL : sense_name(asked->sense)},
		                                    {.number = target->low},
		                                    {.number = target->high},
		                                    {.text = unit_in(arena, &target->unit, listed)},
		                                    {.text = or_none(asked->source)},
		                                    {.text = place_in(arena, asked->place, listed)}});
	}
}

static const struct column limit_columns[] = {{"limit", COLUMN_ID, .heading = W_LIMIT},
                                              {"title", COLUMN_TEXT, .heading = W_COLUMN_INDICATOR, .most = 30},
                                              {"use", COLUMN_ID, .heading = W_COLUMN_USE},
                                              {"per", COLUMN_ID, .heading = W_COLUMN_PER},
                                              {"unit", COLUMN_ID, .heading = W_COLUMN_UNIT, .most = 20},
                                              {"source", COLUMN_TEXT, .heading = W_COLUMN_SOURCE, .most = 30},
                                              {"place", COLUMN_TEXT, .heading = W_COLUMN_PLACE, .look = LOOK_DIM},
                                              {0}};

static void fill_limits(struct rows *to, const void *of)
{
	const struct listed *listed = of;
	struct arena *arena = rows_arena(to);
	const struct result *result = listed->result;
	const struct view *view = listed->view;
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		rows_put(to, (const struct value[]){
						 {.text = limit->id},
						 {.text = title_in(limit->title, view->language, NULL)},
						 {.text = limit->holds},
						 {.text = limit->per},
						 {.text = limit->use >= 0 ? unit_in(arena, &result->program->variables[limit->use].unit, listed)
		                                          : NULL},
						 {.text = limit->source},
						 {.text = place_in(arena, limit->place, listed)}});
	}
}

static const struct relation listings[] = {[LIST_VARIABLES] = {"variables", variable_columns, .fill = fill_variables},
                                           [LIST_INPUTS] = {"inputs", input_columns, .fill = fill_inputs},
                                           [LIST_TARGETS] = {"targets", target_columns, .fill = fill_targets},
                                           [LIST_LIMITS] = {"limits", limit_columns, .fill = fill_limits}};

static const struct column columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                        {"scenario", COLUMN_TEXT, .in = IN_NESTED},
                                        {"variables", COLUMN_ROWS, .rows = &listings[LIST_VARIABLES]},
                                        {"inputs", COLUMN_ROWS, .rows = &listings[LIST_INPUTS]},
                                        {"targets", COLUMN_ROWS, .rows = &listings[LIST_TARGETS]},
                                        {"limits", COLUMN_ROWS, .rows = &listings[LIST_LIMITS]},
                                        {0}};

static void fill(struct rows *to, const void *of)
{
	const struct listed *listed = of;
	struct value values[] = {{.text = "list"},
	                         {.text = listed->result->scenario->id},
	                         [2 + LIST_VARIABLES] = {.absent = true},
	                         [2 + LIST_INPUTS] = {.absent = true},
	                         [2 + LIST_TARGETS] = {.absent = true},
	                         [2 + LIST_LIMITS] = {.absent = true}};
	values[2 + listed->what] = (struct value){.of = listed};
	rows_put(to, values);
}

static const struct relation list = {"list", columns, fill, .lines = true};

static const struct document_part listed_part = {W_PART_VARIABLES, false};

static void tell(struct document *document, const void *of)
{
	struct listed listed = *(const struct listed *)of;
	listed.for_people = true;
	struct table *table =
		relation_table(document->arena, &listings[listed.what], &listed, listed.view->language, view_brief);
	if (view_is_screen(listed.view)) {
		document_parts(document, listed.view->language, &listed_part, 1);
		for (int r = 0; r < table->row_count; r++)
			table->rows[r].part = 1;
	}
	document_table(document, table, 0);
}

struct said view_list(struct arena *arena, const struct result *result, enum listing what, const struct view *view)
{
	struct listed *listed = ARENA_NEW(arena, struct listed);
	*listed = (struct listed){result, view, what, false};
	return (struct said){&list, listings[what].name, tell, .of = listed};
}
