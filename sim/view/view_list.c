/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_list: what can be named in a scenario: variables, inputs, targets, limits. Each kind is described
 * once, as a header and a function that fills a row of cells; table, CSV and JSON are made from these.
 *   variables  variable,title,unit,first_year,last_year,section,formula
 *   inputs     key,value,unit,low,high,source,place     value: a number, or yearly ones as "2021:7;2022:6.5" (before the first
 *              and after the last the values stay; in JSON an object of all years); low, high: the range that the file states, else the 5 %
 *              and 95 % points of its distribution; source "default" where the file is silent
 *   targets    target,no,title,attribute,variable,measure,year,sense,target_low,target_high,unit,source,place
 *   limits     limit,title,use,per,unit,source,place */
#include <math.h>
#include <string.h>
#include "data/schema_fields.h"
#include "view/view.h"
#include "view/view_inputs.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/csv_out.h"
#include "write/json_out.h"
#include "write/table.h"

enum { CELLS_MOST = 13 };
enum kind { KIND_ID, KIND_TEXT /* a user's */, KIND_NUMBER };

struct list_cell {
	const char *text;
	double number;
	const double *values; /* by year; `text` says the same */
};
struct list_row {
	struct list_cell cells[CELLS_MOST];
};
struct heading {
	const char *name;
	enum kind kind;
	enum word word;
	int most;
	bool hidden; /* not in the table */
};
struct listing_rows {
	struct list_row *list;
	int count, capacity;
};

static const struct heading variable_headings[] = {{"variable", KIND_ID, W_COLUMN_VARIABLE, 0, false},
                                                   {"title", KIND_TEXT, W_COLUMN_INDICATOR, 36, false},
                                                   {"unit", KIND_ID, W_COLUMN_UNIT, 20, false},
                                                   {"first_year", KIND_NUMBER, W_COLUMN_FROM, 0, false},
                                                   {"last_year", KIND_NUMBER, W_COLUMN_TO, 0, true},
                                                   {"section", KIND_ID, W_COLUMN_SECTION, 0, false},
                                                   {"formula", KIND_TEXT, W_NONE, 0, true},
                                                   {0}};
static const struct heading input_headings[] = {
	{"key", KIND_ID, W_COLUMN_INPUT, 120, false},    {"value", KIND_ID, W_COLUMN_VALUE, 18, false},
	{"unit", KIND_ID, W_COLUMN_UNIT, 18, false},     {"low", KIND_NUMBER, W_COLUMN_LOW, 0, false},
	{"high", KIND_NUMBER, W_COLUMN_HIGH, 0, false},  {"source", KIND_TEXT, W_NONE, 0, true},
	{"place", KIND_TEXT, W_COLUMN_PLACE, 30, false}, {0}};
static const struct heading target_headings[] = {{"target", KIND_ID, W_COLUMN_TARGET, 0, false},
                                                 {"no", KIND_TEXT, W_COLUMN_NO, 0, false},
                                                 {"title", KIND_TEXT, W_COLUMN_INDICATOR, 30, false},
                                                 {"attribute", KIND_ID, W_NONE, 0, true},
                                                 {"variable", KIND_ID, W_COLUMN_VARIABLE, 0, false},
                                                 {"measure", KIND_ID, W_NONE, 0, true},
                                                 {"year", KIND_NUMBER, W_COLUMN_YEAR, 0, false},
                                                 {"sense", KIND_ID, W_NONE, 0, true},
                                                 {"target_low", KIND_NUMBER, W_COLUMN_LOW, 0, false},
                                                 {"target_high", KIND_NUMBER, W_COLUMN_HIGH, 0, false},
                                                 {"unit", KIND_ID, W_COLUMN_UNIT, 12, false},
                                                 {"source", KIND_TEXT, W_NONE, 0, true},
                                                 {"place", KIND_TEXT, W_NONE, 0, true},
                                                 {0}};
static const struct heading limit_headings[] = {
	{"limit", KIND_ID, W_LIMIT, 0, false},          {"title", KIND_TEXT, W_COLUMN_INDICATOR, 30, false},
	{"use", KIND_ID, W_COLUMN_USE, 0, false},       {"per", KIND_ID, W_COLUMN_PER, 0, false},
	{"unit", KIND_ID, W_COLUMN_UNIT, 20, false},    {"source", KIND_TEXT, W_COLUMN_SOURCE, 30, false},
	{"place", KIND_TEXT, W_COLUMN_PLACE, 0, false}, {0}};
static const struct heading *const headings[] = {[LIST_VARIABLES] = variable_headings,
                                                 [LIST_INPUTS] = input_headings,
                                                 [LIST_TARGETS] = target_headings,
                                                 [LIST_LIMITS] = limit_headings};

static struct list_row *add(struct arena *arena, struct listing_rows *rows)
{
	struct list_row *row = ARENA_PUSH(arena, rows->list, rows->count, rows->capacity);
	*row = (struct list_row){0};
	return row;
}

/* Tables speak the reader's language and shorten places; CSV and JSON are the same for everyone. */
static const char *place_in(struct arena *arena, struct place place, const struct view *view)
{
	return view->format == FORMAT_TABLE ? view_place(arena, place) : place_text(arena, place);
}

static const char *unit_in(struct arena *arena, const struct unit *unit, const struct view *view)
{
	return view->format == FORMAT_TABLE ? view_unit(arena, unit, view) : unit->text;
}

static enum language language_in(const struct view *view)
{
	return view->format == FORMAT_CSV ? LANG_EN : view->language;
}

static void list_variables(struct arena *arena, const struct result *result, const struct view *view,
                           struct listing_rows *rows)
{
	const struct program *program = result->program;
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			const struct variable *variable = &program->variables[v];
			if (!view_wants(result, v, e, view) || variable->first >= result->years)
				continue;
			*add(arena, rows) =
				(struct list_row){{{.text = program_element_name(arena, program, v, e)},
			                       {.text = title_in(program_element_title(arena, program, v, e),
			                                         language_in(view), variable->name)},
			                       {.text = unit_in(arena, &variable->unit, view)},
			                       {.number = result->base_year + variable->first},
			                       {.number = view_last_year(result)},
			                       {.text = variable->model},
			                       {.text = variable->formula_text}}};
		}
}

static bool wants_key(const char *key, const struct view *view)
{
	if (!view->only)
		return true;
	for (const char *part = view->only; *part; part += *part == ',') {
		size_t length = strcspn(part, ",");
		char pattern[256];
		if (length < sizeof pattern) {
			memcpy(pattern, part, length);
			pattern[length] = 0;
			if (text_glob(pattern, key))
				return true;
		}
		part += length;
	}
	return false;
}

/* The range that the file states; otherwise where the middle 90 % of its distribution lie, around the base
 * year's value. */
static void input_range(const struct result *result, const struct input *input, const struct input_value *value,
                        const struct quantity *quantity, double *low, double *high)
{
	int drawn = uncertainty_of(result->uncertainty, value);
	double scale = 1;
	*low = *high = NAN;
	if (quantity && quantity->has_range) {
		if (quantity->has_unit)
			unit_fits(&quantity->unit, &input->unit, &scale);
		*low = quantity->range[0] * scale;
		*high = quantity->range[1] * scale;
	} else if (drawn >= 0) {
		*low = uncertainty_quantile(result->uncertainty, drawn, 0.05);
		*high = uncertainty_quantile(result->uncertainty, drawn, 0.95);
	}
}

static void list_inputs(struct arena *arena, const struct result *result, const struct view *view,
                        struct listing_rows *rows)
{
	const struct program *program = result->program;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; !program->inputs[i].internal && e < program_elements(program, program->inputs[i].set);
		     e++) {
			const struct input_value *value = &program->inputs[i].value[e];
			const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
			if (value->absent || isnan(value->values[0]) || !wants_key(value->key, view))
				continue;
			const char *text = view->format == FORMAT_TABLE
			                       ? view_path_brief(arena, value->values, result->years,
			                                         view_target_year(result) - result->base_year)
			                       : view_path(arena, value->values, result->base_year, result->years);
			double low, high;
			input_range(result, &program->inputs[i], value, quantity, &low, &high);
			*add(arena, rows) =
				(struct list_row){{{.text = value->key},
			                       {.text = text, .values = value->values},
			                       {.text = unit_in(arena, &program->inputs[i].unit, view)},
			                       {.number = low},
			                       {.number = high},
			                       {.text = value->source  ? value->source
			                                : value->entry ? NULL
			                                               : "default"},
			                       {.text = value->entry || view->format != FORMAT_TABLE
			                                    ? place_in(arena, value->place, view)
			                                    : word_text(view->language, W_COLUMN_DEFAULT)}}};
		}
}

static void list_targets(struct arena *arena, const struct result *result, const struct view *view,
                         struct listing_rows *rows)
{
	struct view titles = *view;
	titles.language = language_in(view);
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct target *asked = target->target;
		if (!view_wants_target(result, target, view))
			continue;
		*add(arena, rows) =
			(struct list_row){{{.text = asked->id},
		                       {.text = asked->no},
		                       {.text = view_target_title(arena, result, target, &titles)},
		                       {.text = target_attributes[asked->binding ? 1 : 0]},
		                       {.text = asked->variable},
		                       {.text = measure_name(asked->measure)},
		                       {.number = asked->year},
		                       {.text = asked->sense == SENSE_NONE ? NULL : sense_name(asked->sense)},
		                       {.number = target->low},
		                       {.number = target->high},
		                       {.text = unit_in(arena, &target->unit, view)},
		                       {.text = asked->source},
		                       {.text = place_in(arena, asked->place, view)}}};
	}
}

static const char *limit_text(struct arena *arena, const struct result *result, const char *id,
                              const char *key)
{
	const struct entry *root = result->scenario->root;
	const struct entry *entry = root ? entry_find(root, arena_print(arena, "limits.%s.%s", id, key)) : NULL;
	return entry && entry->json && entry->json->type == JSON_STRING ? entry->json->text : NULL;
}

static void list_limits(struct arena *arena, const struct result *result, const struct view *view,
                        struct listing_rows *rows)
{
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		*add(arena, rows) = (struct list_row){
			{{.text = limit->id},
		     {.text = title_in(limit->title, language_in(view), NULL)},
		     {.text = limit_text(arena, result, limit->id, "use")},
		     {.text = limit_text(arena, result, limit->id, "per")},
		     {.text = limit->use >= 0 ? unit_in(arena, &result->program->variables[limit->use].unit, view)
		                              : NULL},
		     {.text = limit_text(arena, result, limit->id, "source")},
		     {.text = place_in(arena, limit->place, view)}}};
	}
}

static void rows_table(struct text *out, const struct heading *heading, const struct listing_rows *rows,
                       const struct view *view)
{
	struct table *table = table_begin(out->arena, NULL, 0);
	for (int c = 0; heading[c].name; c++)
		if (!heading[c].hidden)
			table_column(table, (struct table_column){word_text(view->language, heading[c].word),
			                                          heading[c].kind == KIND_NUMBER ||
			                                                  strcmp(heading[c].name, "value") == 0
			                                              ? SIDE_RIGHT
			                                              : SIDE_LEFT,
			                                          c > 0 ? 2 : 0, heading[c].most, false});
	for (int r = 0; r < rows->count; r++) {
		table_row(table);
		for (int c = 0; heading[c].name; c++) {
			const struct list_cell *cell = &rows->list[r].cells[c];
			if (heading[c].hidden)
				continue;
			const char *text = heading[c].kind != KIND_NUMBER ? cell->text
			                   : isfinite(cell->number)       ? view_brief(out->arena, cell->number)
			                                                  : "";
			table_cell(table, text, strcmp(heading[c].name, "place") == 0 ? LOOK_DIM : LOOK_PLAIN);
		}
	}
	table_print(out, table, 0, TABLE_WIDTH, view->colour);
}

static void rows_csv(struct text *out, const struct heading *heading, const struct listing_rows *rows)
{
	struct csv_out csv;
	const char *line = "";
	for (int c = 0; heading[c].name; c++)
		line = arena_print(out->arena, "%s%s%s", line, c > 0 ? "," : "", heading[c].name);
	csv_out_begin(&csv, out, line);
	for (int r = 0; r < rows->count; r++) {
		for (int c = 0; heading[c].name; c++) {
			const struct list_cell *cell = &rows->list[r].cells[c];
			if (heading[c].kind == KIND_NUMBER)
				csv_out_number(&csv, cell->number);
			else if (heading[c].kind == KIND_TEXT)
				csv_out_text(&csv, cell->text);
			else
				csv_out_id(&csv, cell->text);
		}
		csv_out_row(&csv);
	}
}

static void rows_json(struct text *out, const struct result *result, enum listing what,
                      const struct listing_rows *rows)
{
	static const char *const names[] = {[LIST_VARIABLES] = "variables",
	                                    [LIST_INPUTS] = "inputs",
	                                    [LIST_TARGETS] = "targets",
	                                    [LIST_LIMITS] = "limits"};
	const struct heading *heading = headings[what];
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "command", "list");
	json_out_text(&json, "scenario", result->scenario->id);
	json_out_array(&json, names[what], JSON_LINES);
	for (int r = 0; r < rows->count; r++) {
		json_out_object(&json, NULL, JSON_ONE_LINE);
		for (int c = 0; heading[c].name; c++) {
			const struct list_cell *cell = &rows->list[r].cells[c];
			if (cell->values)
				view_yearly_json(&json, heading[c].name, cell->values, result);
			else if (heading[c].kind == KIND_NUMBER)
				json_out_number(&json, heading[c].name, cell->number);
			else
				json_out_text(&json, heading[c].name, cell->text && *cell->text ? cell->text : NULL);
		}
		json_out_close(&json);
	}
	json_out_close(&json);
	json_out_close(&json);
}

void view_list(struct text *out, const struct result *result, enum listing what, const struct view *view)
{
	static void (*const fill[])(struct arena *, const struct result *, const struct view *,
	                            struct listing_rows *) = {[LIST_VARIABLES] = list_variables,
	                                                      [LIST_INPUTS] = list_inputs,
	                                                      [LIST_TARGETS] = list_targets,
	                                                      [LIST_LIMITS] = list_limits};
	struct listing_rows rows = {0};
	text_add(out, "");
	fill[what](out->arena, result, view, &rows);
	if (view->format == FORMAT_CSV)
		rows_csv(out, headings[what], &rows);
	else if (view->format == FORMAT_JSON)
		rows_json(out, result, what, &rows);
	else
		rows_table(out, headings[what], &rows, view);
}
