/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_rows: the reading of a table of inputs, cell by cell. Holds: a row that is kept has a key, points in
 * ascending years and a unit that is understood, and knows the places of all three. */
#include "data/input_rows.h"
#include <math.h>
#include <string.h>
#include "base/csv.h"
#include "base/number_text.h"
#include "base/lookup.h"
#include "data/path_text.h"
#include "data/quantity_text.h"
#include "data/unit_unknown.h"

enum { MOST_ROWS = 10000 };

struct row_reading {
	struct arena *arena;
	struct diags *diags;
	const struct model *const *models;
	const struct csv *csv;
	int key, value, unit; /* columns; unit -1: there is none */
	bool bad;
};

#define ROW_ERROR(reading, place, message, hint, ...)                                                        \
	((reading)->bad = true, diag_error((reading)->diags, (place), NULL, (message), (hint), __VA_ARGS__))

/* --- cells --- */

static bool read_number(const char *text, size_t length, double *value)
{
	static const struct {
		const char *text;
		double value;
	} odd[] = {{"nan", NAN}, {"inf", INFINITY}, {"-inf", -INFINITY}};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (strlen(odd[i].text) == length && strncmp(odd[i].text, text, length) == 0) {
			*value = odd[i].value;
			return true;
		}
	struct number_text read = number_text_whole(text, length);
	*value = read.value;
	return read.fault == NUMBER_READ;
}

/* What is no value: a number that is written in another way, or something else. */
static void not_a_value(struct row_reading *reading, const struct csv_cell *cell, size_t start, size_t length)
{
	const char *text = arena_copy(reading->arena, cell->text + start, length), *colon = strchr(text, ':');
	size_t from = colon ? (size_t)(colon + 1 - text) : 0;
	struct number_text read = number_text_whole(text + from, length - from);
	bool written = read.fault != NUMBER_READ && read.fault != NUMBER_NONE;
	size_t bad = from + read.bad_offset;
	if (written)
		ROW_ERROR(reading, csv_part(cell, start + bad, read.bad_length), number_fault_word(read.fault),
		          number_fault_hint(read.fault), text, arena_copy(reading->arena, text + bad, read.bad_length));
	else
		ROW_ERROR(reading, length ? csv_part(cell, start, length) : cell->place, W_ROWS_NOT_A_VALUE,
		          W_ROWS_VALUE_RULE, text);
}

/* "6.5" or "6.5 %/yr": the years of a row agree in the unit that they say. */
static bool read_year(struct row_reading *reading, const struct path_point *point, struct place place,
                      struct input_row *row, double *value)
{
	struct quantity_text own;
	double scale;
	if (read_number(point->text, strlen(point->text), value))
		return true;
	if (quantity_text_read(reading->arena, point->text, &own) != TEXT_GOOD || !own.has_unit)
		return false;
	if (row->sure && (!unit_fits(&own.unit, &row->unit, &scale) || scale != 1))
		ROW_ERROR(reading, place, W_UNIT_MISFIT, W_NONE, own.unit.text, row->unit.text);
	else
		row->unit = own.unit;
	row->sure = true;
	*value = own.value;
	return true;
}

static void read_path(struct row_reading *reading, const struct csv_cell *cell, struct input_row *row)
{
	struct path_point point;
	int capacity = 0;
	bool bad = reading->bad;
	reading->bad = false;
	for (size_t at = 0; path_text_next(reading->arena, cell->text, &at, &point);) {
		struct place place = csv_part(cell, point.start, point.length);
		struct row_point read = {.year = point.year};
		if (!point.year || !read_year(reading, &point, place, row, &read.value))
			not_a_value(reading, cell, point.start, point.length);
		else if (row->count && point.year <= row->points[row->count - 1].year)
			ROW_ERROR(reading, place, W_ROWS_YEARS_ORDER, W_NONE, arena_print(reading->arena, "%d", point.year));
		else
			*ARENA_PUSH(reading->arena, row->points, row->count, capacity) = read;
	}
	row->count = reading->bad ? 0 : row->count; /* half a path is none */
	reading->bad |= bad;
}

static void read_input_value(struct row_reading *reading, const struct csv_cell *cell, struct input_row *row)
{
	double number;
	struct quantity_text own;
	row->value = cell->text;
	row->value_place = cell->place;
	if (strchr(cell->text, ':')) {
		read_path(reading, cell, row);
	} else if (read_number(cell->text, strlen(cell->text), &number)) {
		row->points = ARENA_NEW(reading->arena, struct row_point);
		row->points[row->count++] = (struct row_point){0, number};
	} else if (quantity_text_read(reading->arena, cell->text, &own) == TEXT_GOOD && own.has_unit) {
		row->points = ARENA_NEW(reading->arena, struct row_point);
		row->points[row->count++] = (struct row_point){0, own.value};
		row->unit = own.unit;
		row->sure = true;
	} else {
		not_a_value(reading, cell, 0, strlen(cell->text));
	}
}

/* "0.06 %/yr" beside a column that says the same, or nothing. */
static bool agrees(struct row_reading *reading, struct input_row *row, const struct unit *own)
{
	double scale;
	if (row->has_unit && unit_fits(own, &row->unit, &scale) && scale == 1)
		return true;
	if (row->has_unit) {
		ROW_ERROR(reading, row->value_place, W_UNIT_MISFIT, W_OBSERVED_OWN_UNIT_HINT, own->text, row->unit.text);
		return false;
	}
	row->unit = *own;
	row->unit_text = own->text;
	row->unit_place = row->value_place;
	row->has_unit = true;
	return true;
}

static bool read_input_unit(struct row_reading *reading, const struct csv_cell *cell, struct input_row *row)
{
	size_t offset, length;
	const char *nearest;
	struct unit own = row->unit;
	row->unit_text = cell ? cell->text : "";
	row->unit_place = cell ? cell->place : row->value_place;
	row->has_unit = *row->unit_text;
	if (row->has_unit && !unit_parse(reading->arena, cell->text, &row->unit, &offset, &length, &nearest)) {
		const struct unit *wanted = unit_wanted_by(reading->arena, reading->models, row->key);
		const char *args[UNIT_UNKNOWN_ARGUMENTS];
		unit_parse_wanted(reading->arena, cell->text, wanted, &row->unit, &offset, &length, &nearest);
		const char *got = length ? arena_copy(reading->arena, cell->text + offset, length) : cell->text;
		enum word hint = unit_unknown_hint(reading->arena, got, nearest, wanted, reading->diags->language, args);
		ROW_ERROR(reading, csv_part(cell, offset, length), W_UNIT_UNKNOWN, hint, args[0], args[1], args[2], args[3]);
		return false;
	}
	return !row->sure || agrees(reading, row, &own);
}

/* --- rows --- */

/* The row of the same key in an earlier file is replaced, one in this file is an error. */
static void keep_row(struct row_reading *reading, struct input_rows *rows, const struct input_row *row)
{
	const int *there = lookup_find(rows->by_key, row->key);
	struct input_row *earlier = there ? &rows->list[*there] : NULL;
	if (earlier && earlier->key_place.source == row->key_place.source) {
		unsigned line, column;
		place_line_column(earlier->key_place, &line, &column);
		ROW_ERROR(reading, row->key_place, W_ROWS_TWICE, W_ROWS_TWICE_HINT, row->key,
		          arena_print(reading->arena, "%u", line));
	} else if (earlier) {
		*earlier = *row;
	} else {
		int *index = ARENA_NEW(reading->arena, int);
		*index = rows->count;
		lookup_put(rows->by_key, row->key, index);
		*ARENA_PUSH(reading->arena, rows->list, rows->count, rows->capacity) = *row;
	}
}

static void read_input_row(struct row_reading *reading, int index, struct input_rows *rows)
{
	const struct csv_cell *key = csv_cell(reading->csv, index, reading->key);
	struct input_row row = {.key = key->text, .key_place = key->place, .unit_text = ""};
	read_input_value(reading, csv_cell(reading->csv, index, reading->value), &row);
	bool unit = read_input_unit(reading, reading->unit < 0 ? NULL : csv_cell(reading->csv, index, reading->unit), &row);
	if (!*key->text)
		ROW_ERROR(reading, row.value_place, W_ROWS_NO_KEY, W_SET_LIST, "");
	else if (unit && row.count)
		keep_row(reading, rows, &row);
}

/* --- the file --- */

static const struct source *open_rows(struct arena *arena, const char *path, struct input_rows *rows,
                                      struct diags *diags)
{
	enum source_error error;
	const struct source *file = source_open(arena, path, NULL, &error);
	if (!file) {
		diag_source(diags, NOWHERE, NULL, error, W_NONE, WORDS(path));
		return NULL;
	}
	*ARENA_PUSH(arena, rows->files, rows->file_count, rows->file_capacity) = file;
	struct source *text = ARENA_NEW(arena, struct source);
	*text = *file;
	text->real = NULL; /* a text of the command line, as --set is: no file of the place */
	return text;
}

static bool find_columns(struct row_reading *reading, const struct source *source)
{
	const struct csv_cell *first = reading->csv->header;
	reading->key = csv_column(reading->csv, "key");
	reading->value = csv_column(reading->csv, "value");
	reading->unit = csv_column(reading->csv, "unit");
	if (reading->key < 0 || reading->value < 0)
		ROW_ERROR(reading, ((struct place){source, first->place.offset, 1}), W_CSV_MISSING_COLUMN,
		          W_CSV_COLUMNS_HINT, reading->key < 0 ? "key" : "value", "key, value, unit");
	return !reading->bad;
}

bool input_rows_read(struct arena *arena, const char *path, const struct model *const *models, struct input_rows *rows,
                     struct diags *diags)
{
	const struct source *source = open_rows(arena, path, rows, diags);
	struct row_reading reading = {
		.arena = arena,
		.diags = diags,
		.models = models,
		.csv = source ? csv_read(arena, source, NULL, NULL, diags) : NULL};
	if (!reading.csv || !find_columns(&reading, source))
		return false;
	if (reading.csv->rows > MOST_ROWS)
		ROW_ERROR(&reading, reading.csv->header->place, W_ROWS_TOO_MANY, W_NONE,
		          arena_print(arena, "%d", reading.csv->rows), arena_print(arena, "%d", MOST_ROWS));
	rows->by_key = rows->by_key ? rows->by_key : lookup_create(arena);
	for (int row = 0; row < reading.csv->rows && row < MOST_ROWS; row++)
		read_input_row(&reading, row, rows);
	return !reading.bad;
}

double input_row_value(const struct input_row *row, int year)
{
	int at = 0;
	while (at + 1 < row->count && row->points[at + 1].year <= year)
		at++;
	return row->points[at].value;
}
