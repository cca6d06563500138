/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_json: the whole tree of relations as one document. Holds: keys are the columns' names, whether or not there is
 * a value, but for those that are absent. */
#include <math.h>
#include "write/json_out.h"
#include "write/writer.h"

struct json_rows {
	struct rows rows;
	struct json_out *json;
	const struct relation *relation;
	const char *key; /* of a single row */
};

static void put_object(struct rows *to, const struct value *values);

static void put_rows(struct json_out *json, struct arena *arena, const struct column *column, const void *of)
{
	struct json_rows below = {{put_object, arena}, json, column->rows, column->name};
	if (!column->rows->single)
		json_out_array(json, column->name, JSON_LINES);
	relation_fill(column->rows, &below.rows, of);
	if (!column->rows->single)
		json_out_close(json);
}

static void put_series(struct json_out *json, struct arena *arena, const char *key, const struct value *value, bool all)
{
	json_out_object(json, key, JSON_ONE_LINE);
	for (int i = 0; i < value->count; i++)
		if (all || isfinite(value->values[i]))
			json_out_number(json, value->keys ? value->keys[i] : arena_print(arena, "%d", value->first + i),
			                value->values[i]);
	json_out_close(json);
}

/* A number where all years have the same, unless they are to be spelled. */
static void put_path(struct json_out *json, struct arena *arena, const char *key, const struct value *value)
{
	bool constant = !value->spelled;
	for (int i = 1; i < value->count; i++)
		constant = constant && value->values[i] == value->values[0];
	if (value->text)
		json_out_text(json, key, value->text);
	else if (constant)
		json_out_number(json, key, value->values[0]);
	else
		put_series(json, arena, key, value, true);
}

static void put_years(struct json_out *json, const char *key, const struct value *value)
{
	json_out_array(json, key, JSON_ONE_LINE);
	for (int i = 0; i < value->count; i++)
		if (value->flags[i])
			json_out_integer(json, NULL, value->first + i);
	json_out_close(json);
}

static void put_value(struct json_out *json, struct arena *arena, const struct column *column,
                      const struct value *value)
{
	const char *key = column->name;
	switch (column->kind) {
	case COLUMN_ID:
	case COLUMN_TEXT: json_out_text(json, key, value->text); break;
	case COLUMN_NUMBER: json_out_number(json, key, value->number); break;
	case COLUMN_INTEGER: json_out_integer(json, key, (long long)value->number); break;
	case COLUMN_BOOLEAN: json_out_boolean(json, key, value->number != 0); break;
	case COLUMN_SERIES: put_series(json, arena, key, value, false); break;
	case COLUMN_NUMBERS: put_series(json, arena, key, value, true); break;
	case COLUMN_PATH: put_path(json, arena, key, value); break;
	case COLUMN_YEARS: put_years(json, key, value); break;
	case COLUMN_ROWS: put_rows(json, arena, column, value->of); break;
	}
}

static void put_object(struct rows *to, const struct value *values)
{
	struct json_rows *rows = (struct json_rows *)to;
	const struct relation *relation = rows->relation;
	json_out_object(rows->json, relation->single ? rows->key : NULL, relation->lines ? JSON_LINES : JSON_ONE_LINE);
	for (int c = 0; relation->columns[c].name; c++)
		if (relation->columns[c].in != IN_FLAT && !values[c].absent)
			put_value(rows->json, to->arena, &relation->columns[c], &values[c]);
	json_out_close(rows->json);
}

static void write_json(struct text *out, const struct said *said, const struct manner *manner)
{
	(void)manner;
	struct json_out json;
	json_out_begin(&json, out);
	struct json_rows root = {{put_object, out->arena}, &json, said->data, NULL};
	relation_fill(said->data, &root.rows, said->of);
}

const struct writer writer_json = {.name = "json", .ending = "json", .write = write_json};
