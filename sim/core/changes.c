/* SPDX-License-Identifier: GPL-3.0-or-later */
/* changes: holds each row against the yearly values that its input came to without it. A changed row becomes JSON
 * as a file would say it, {"value": 7, "unit": "%/yr"} or {"path": {...}, "interpolate": "step"}, with the places of
 * its cells. */
#include "core/changes.h"
#include <math.h>
#include <string.h>

enum { MOST_HINTS = 50 };
static const double same = 1e-14; /* relative: what 15 digits leave open */

static bool is_same(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b || fabs(a - b) <= same * fmax(fabs(a), fabs(b));
}

static int within(const struct program *program, int year)
{
	return year < program->base_year ? program->base_year : year > program_last(program) ? program_last(program) : year;
}

/* Where it matters which years are stated: does the row state the same, as far as the run goes? */
static bool has_the_span(const struct program *program, const struct input_row *row, const struct input_value *value)
{
	const struct entry *entry = value->entry;
	int from = row->points[0].year, to = row->points[row->count - 1].year;
	if (!entry || !entry_may_span(entry))
		return true;
	if (!entry_has_span(entry) || from == 0)
		return !entry_has_span(entry) && from == 0;
	const struct quantity *quantity = entry->quantity;
	bool ends = strcmp(entry->key, "path") != 0; /* an indicator is held */
	return within(program, from) == within(program, quantity->points[0].year) &&
	       (!ends || within(program, to) == within(program, quantity->points[quantity->count - 1].year));
}

static bool says_the_same(const struct program *program, const struct input_row *row,
                          const struct input *input, const struct input_value *value)
{
	double scale = 1;
	if (value->absent || (row->has_unit && !unit_fits(&row->unit, &input->unit, &scale)))
		return false;
	if (!has_the_span(program, row, value))
		return false;
	for (int y = 0; y < program->years; y++)
		if (!is_same(unit_convert(input_row_value(row, program->base_year + y), scale), value->values[y]))
			return false;
	return true;
}

static bool is_finite(const struct input_row *row)
{
	for (int i = 0; i < row->count; i++)
		if (!isfinite(row->points[i].value))
			return false;
	return true;
}

/* --- as JSON --- */

/* A unit that says no more than the declared one is left out: a small percentage is questioned as if no unit were
 * written, unless its own cell says it. */
static struct json *as_json(struct arena *arena, const struct input_row *row, const struct unit *declared)
{
	struct json *json = ARENA_NEW(arena, struct json);
	struct place at = row->value_place;
	bool number = row->count == 1 && row->points[0].year == 0;
	*json = (struct json){.type = JSON_OBJECT, .place = at};
	struct json *value = json_hang(arena, json,
	                              (struct json){.type = number ? JSON_NUMBER : JSON_OBJECT,
	                                            .key = number ? "value" : "path",
	                                            .key_place = at,
	                                            .place = at,
	                                            .number = row->points[0].value});
	for (int i = 0; !number && i < row->count; i++)
		json_hang(arena, value,
		         (struct json){.type = JSON_NUMBER,
		                       .key = arena_print(arena, "%d", row->points[i].year),
		                       .key_place = at,
		                       .place = at,
		                       .number = row->points[i].value});
	if (!number)
		json_hang(arena, json,
		         (struct json){
					 .type = JSON_STRING, .key = "interpolate", .key_place = at, .place = at, .text = "step"});
	double scale;
	bool as_declared = row->has_unit && unit_fits(&row->unit, declared, &scale) && scale == 1;
	if (row->has_unit && (row->sure || !as_declared))
		json_hang(arena, json,
		         (struct json){.type = JSON_STRING,
		                       .key = "unit",
		                       .key_place = row->unit_place,
		                       .place = row->unit_place,
		                       .text = row->unit_text});
	return json;
}

/* --- rows --- */

static void complain_unknown_key(struct arena *arena, const struct program *program, const struct input_row *row,
                                 bool hint, struct diags *diags)
{
	const char **keys = NULL, *nearest = NULL;
	int count = 0, capacity = 0;
	hint = hint && diag_may_suggest(diags);
	for (int i = 0; hint && i < program->input_count; i++)
		for (int e = 0; !program->inputs[i].internal && e < program_elements(program, program->inputs[i].set);
		     e++)
			*ARENA_PUSH(arena, keys, count, capacity) = program->inputs[i].value[e].key;
	nearest = hint ? diag_nearest(diags, row->key, keys, (size_t)count) : NULL;
	diag_error(diags, row->key_place, NULL, W_ROWS_UNKNOWN, nearest ? W_ROWS_NEAREST : W_SET_LIST, row->key,
	           program->scenario->id, nearest ? nearest : "");
}

/* Of an input for all sectors: does every one of them have what the row says? */
static bool is_unchanged(const struct program *program, const struct input_row *row, int index, int element)
{
	const struct input *input = &program->inputs[index];
	int first = element < 0 ? 0 : element,
		end = element < 0 ? program_elements(program, input->set) : element + 1;
	for (int e = first; e < end; e++)
		if (!says_the_same(program, row, input, &input->value[e]))
			return false;
	return true;
}

bool changes_find(struct arena *arena, const struct input_rows *rows, const struct program *program,
                  struct setting **settings, int *count, struct diags *diags)
{
	int unknown = 0, odd = 0;
	*settings = ARENA_ARRAY(arena, rows->count + 1, struct setting);
	*count = 0;
	for (int i = 0; i < rows->count; i++) {
		const struct input_row *row = &rows->list[i];
		int element, input = program_find_input(program, row->key, &element);
		if (input < 0 || program->inputs[input].internal) {
			complain_unknown_key(arena, program, row, unknown++ < MOST_HINTS, diags);
		} else if (!is_unchanged(program, row, input, element)) {
			odd += !is_finite(row);
			if (is_finite(row))
				(*settings)[(*count)++] = (struct setting){.pattern = row->key,
				                                           .operation = '=',
				                                           .value = row->value,
				                                           .key_place = row->key_place,
				                                           .value_place = row->value_place,
				                                           .json = as_json(arena, row, &program->inputs[input].unit)};
			else
				diag_error(diags, row->value_place, NULL, W_ROWS_NOT_A_VALUE, W_ROWS_VALUE_RULE, row->value);
		}
	}
	return unknown + odd == 0;
}

void changes_doubt(const struct input_rows *rows, const struct program *program, struct diags *diags)
{
	for (int i = 0; i < rows->count; i++) {
		const struct input_row *row = &rows->list[i];
		int element, index = program_find_input(program, row->key, &element);
		const struct input *input = index >= 0 ? &program->inputs[index] : NULL;
		if (!input || (element < 0 && input->set != SCALAR))
			continue;
		const struct input_value *value = &input->value[element < 0 ? 0 : element];
		bool by_option = value->place.source && !value->place.source->real;
		if (value->entry && !by_option && !says_the_same(program, row, input, value))
			diag_warning(diags, row->value_place, NULL, W_ROWS_FOLLOWS, W_ROWS_FOLLOWS_HINT, row->key,
			             program->scenario->id, place_text(program->arena, value->place));
	}
}
