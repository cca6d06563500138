/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_rows: tables of inputs that people edit in a spreadsheet and give back with --set-from. The columns key,
 * value and, if there is one, unit are read, others passed over: what `outturn list FILE inputs --format csv`
 * prints is such a table. A value is a number, or yearly ones as "2021:7;2022:6.5": each holds from its year
 * until the next one that is named, the first one in the years before it too. */
#ifndef DATA_INPUT_ROWS_H
#define DATA_INPUT_ROWS_H
#include "base/diag.h"
#include "data/model.h"
#include "data/unit.h"

struct row_point {
	int year;     /* 0: of a number alone */
	double value; /* may be NAN or infinite, as inputs may be in years that do not matter */
};
struct input_row {
	const char *key, *value;
	struct row_point *points; /* by year, ascending */
	int count;
	const char *unit_text; /* "" : the declared unit */
	struct unit unit;
	bool has_unit, sure; /* sure: the value's cell says its unit too */
	struct place key_place, value_place, unit_place;
};
struct lookup;
struct input_rows {
	struct input_row *list;
	int count, capacity;
	struct lookup *by_key;
	const struct source **files; /* as they were read */
	int file_count, file_capacity;
};

/* Adds the rows of a file; where an earlier file has a key too, the later one counts. Everything that is wrong
 * is reported in one pass and the rest taken. False: something was. */
bool input_rows_read(struct arena *arena, const char *path, const struct model *const *models, struct input_rows *rows,
                     struct diags *diags);
/* What the row says of a year. */
double input_row_value(const struct input_row *row, int year);
#endif
