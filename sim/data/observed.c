/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed: the CSV of what has come true: variable,unit,year,value,source and perhaps basis, in any order
 * of columns and rows. Everything wrong is found in one pass. Holds: one value for each variable, year and
 * basis, each with a unit that is understood and a source. Money without a price basis stays so here; what it
 * is compared with decides. */
#include "data/observed.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/csv.h"
#include "base/lookup.h"
#include "data/quantity_fraction.h"
#include "data/quantity_text.h"
#include "data/unit_unknown.h"

enum column { VARIABLE, UNIT, YEAR, VALUE, SOURCE, BASIS, COLUMNS };
static const char *const column_names[] = {"variable", "unit", "year", "value", "source", NULL},
                         *const optional_names[] = {"basis", NULL};

struct observed_rows {
	struct arena *arena;
	struct diags *diags;
	const struct model *const *models;
	const struct csv *csv;
	int column[COLUMNS]; /* -1: not there */
	bool bad;
};

/* Our own mark: a message that was there before is not counted again. */
#define ROWS_ERROR(rows, place, message, hint, ...)                                                          \
	((rows)->bad = true, diag_error((rows)->diags, (place), NULL, (message), (hint), __VA_ARGS__))

static const struct csv_cell *observed_cell(const struct observed_rows *rows, int row, enum column column)
{
	return csv_cell(rows->csv, row, rows->column[column]);
}

/* --- cells --- */

static void read_variable(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	out->variable = cell->text;
	out->name_place = cell->place;
	if (!text_is_name(cell->text))
		ROWS_ERROR(rows, cell->place, W_OBSERVED_VARIABLE, W_OBSERVED_VARIABLE_HINT, cell->text);
}

static void unknown_unit(struct observed_rows *rows, struct place place, const char *got, const char *nearest,
                         const struct unit *wanted)
{
	const char *args[UNIT_UNKNOWN_ARGUMENTS];
	enum word hint = unit_unknown_hint(rows->arena, got, nearest, wanted, rows->diags->language, args);
	ROWS_ERROR(rows, place, W_UNIT_UNKNOWN, hint, args[0], args[1], args[2], args[3]);
}

static void row_unit(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	size_t offset, length;
	const char *nearest;
	if (unit_parse(rows->arena, cell->text, &out->unit, &offset, &length, &nearest))
		return;
	const struct unit *wanted = unit_wanted_by(rows->arena, rows->models, out->variable);
	unit_parse_wanted(rows->arena, cell->text, wanted, &out->unit, &offset, &length, &nearest);
	out->unit.text = NULL;
	unknown_unit(rows, csv_part(cell, offset, length),
	             length ? arena_copy(rows->arena, cell->text + offset, length) : cell->text, nearest, wanted);
}

static void row_year(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	bool digits = strlen(cell->text) == 4 && strspn(cell->text, "0123456789") == 4;
	out->year = digits ? atoi(cell->text) : 0;
	if (out->year < YEAR_FIRST || out->year > YEAR_LAST)
		ROWS_ERROR(rows, cell->place, W_QUANTITY_YEAR, W_QUANTITY_YEAR_HINT, cell->text);
}

/* "0.06 %/yr": a unit of its own, brought to the one of its column. It says that a small percentage is meant. */
static void own_unit(struct observed_rows *rows, const struct csv_cell *cell, const struct quantity_text *read,
                     struct observation *out)
{
	double scale;
	out->sure = true;
	if (!out->unit.text)
		return; /* what the column says is wrong, and was told */
	if (unit_fits(&read->unit, &out->unit, &scale))
		out->value = unit_convert(read->value, scale);
	else
		ROWS_ERROR(rows, cell->place, W_UNIT_MISFIT, W_OBSERVED_OWN_UNIT_HINT,
		           unit_name(rows->arena, &read->unit, rows->diags->language, true),
		           unit_name(rows->arena, &out->unit, rows->diags->language, true));
}

static void row_value(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	struct quantity_text read;
	enum text_fault fault = quantity_text_read(rows->arena, cell->text, &read);
	const char *part = read.length ? arena_copy(rows->arena, cell->text + read.offset, read.length) : cell->text;
	out->value = read.value;
	if (fault == TEXT_BAD_NUMBER)
		ROWS_ERROR(rows, csv_part(cell, read.offset, read.length), number_fault_word(read.number),
		           number_fault_hint(read.number), cell->text, part);
	else if (fault == TEXT_BAD_UNIT)
		unknown_unit(rows, csv_part(cell, read.offset, read.length), part, read.nearest,
		             out->unit.text ? &out->unit : NULL);
	else if (fault)
		ROWS_ERROR(rows, cell->place, W_OBSERVED_NUMBER, W_OBSERVED_NUMBER_HINT, cell->text);
	else if (read.has_unit)
		own_unit(rows, cell, &read, out);
}

static void row_source(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	out->source = cell->text;
	if (!cell->text[strspn(cell->text, " \t")])
		ROWS_ERROR(rows, cell->place, W_OBSERVED_SOURCE, W_OBSERVED_SOURCE_HINT, "");
}

static void row_basis(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	(void)rows;
	out->basis = *cell->text ? cell->text : NULL;
}

/* --- rows --- */

bool observation_same_basis(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static int by_variable_and_year(const void *a, const void *b)
{
	const struct observation *x = *(const struct observation *const *)a,
							 *y = *(const struct observation *const *)b;
	int order = strcmp(x->variable, y->variable);
	if (!order)
		order = (x->year > y->year) - (x->year < y->year);
	return order ? order : (x > y) - (x < y); /* then as the file has them */
}

static int by_variable_year_and_basis(const void *a, const void *b)
{
	const struct observation *x = *(const struct observation *const *)a,
							 *y = *(const struct observation *const *)b;
	bool same = x->year == y->year && strcmp(x->variable, y->variable) == 0;
	int order = same ? strcmp(x->basis ? x->basis : "", y->basis ? y->basis : "") : 0;
	return order ? order : by_variable_and_year(a, b);
}

static const struct observation **sort_observations(struct arena *arena, const struct observation *list, int count,
                                                    int (*order)(const void *, const void *))
{
	const struct observation **sorted = ARENA_ARRAY(arena, count + 1, const struct observation *);
	for (int i = 0; i < count; i++)
		sorted[i] = &list[i];
	if (count)
		qsort(sorted, (size_t)count, sizeof *sorted, order);
	return sorted;
}

const struct observed *observed_make(struct arena *arena, const struct source *source, const struct observation *list,
                                     int count)
{
	struct observed *observed = ARENA_NEW(arena, struct observed);
	*observed = (struct observed){.path = source ? source->path : NULL,
	                              .source = source,
	                              .list = list,
	                              .count = count,
	                              .sorted = sort_observations(arena, list, count, by_variable_and_year)};
	return observed;
}

static void find_repeated(struct observed_rows *rows, const struct observation *list, int count)
{
	const struct observation **sorted = sort_observations(rows->arena, list, count, by_variable_year_and_basis);
	for (int i = 1, first = 0; i < count; i++) {
		bool same = sorted[i]->year == sorted[first]->year &&
		            observation_same_basis(sorted[i]->basis, sorted[first]->basis) &&
		            strcmp(sorted[i]->variable, sorted[first]->variable) == 0;
		first = same ? first : i;
		if (!same || !sorted[i]->year)
			continue;
		unsigned line, column;
		place_line_column(sorted[first]->place, &line, &column);
		const char *basis = sorted[i]->basis;
		ROWS_ERROR(rows, observed_cell(rows, (int)(sorted[i] - list), YEAR)->place,
		           basis ? W_OBSERVED_TWICE_BASIS : W_OBSERVED_TWICE,
		           basis ? W_OBSERVED_TWICE_BASIS_HINT : W_OBSERVED_TWICE_HINT, sorted[i]->variable,
		           arena_print(rows->arena, "%d", sorted[i]->year), arena_print(rows->arena, "%u", line),
		           basis ? basis : "");
	}
}

/* --- doubts --- */

static bool is_doubtful(const struct observation *one)
{
	return !one->sure && fraction_suspect(&one->unit, one->value, false);
}

/* All rows of one variable in one unit: 0.053, 0.061 under %/yr. Told once, at the first of them. */
static void doubt_series(struct observed_rows *rows, const struct observation *const *list, int count)
{
	struct text also;
	const struct observation *first = NULL;
	double *values = ARENA_ARRAY(rows->arena, count, double);
	text_init(&also, rows->arena);
	text_add(&also, "");
	for (int i = 0; i < count; i++)
		values[i] = list[i]->value;
	for (int i = 0; i < count; i++) {
		if (!is_doubtful(list[i]) || fraction_is_vouched_for(&list[i]->unit, list[i]->value, false, values, count))
			continue;
		if (first)
			text_print(&also, "%s%d", also.length ? ", " : "", list[i]->year);
		first = first ? first : list[i];
	}
	if (first)
		fraction_doubt_of(rows->arena, &first->unit, first->value, first->place, first->variable,
		                  also.length ? also.bytes : NULL, rows->diags);
}

static int by_variable_and_unit(const void *a, const void *b)
{
	const struct observation *x = *(const struct observation *const *)a,
							 *y = *(const struct observation *const *)b;
	int order = strcmp(x->variable, y->variable);
	if (!order)
		order = strcmp(x->unit.text, y->unit.text);
	return order ? order : (x > y) - (x < y);
}

static void doubt_fractions(struct observed_rows *rows, const struct observation *list, int count)
{
	const struct observation **sorted = sort_observations(rows->arena, list, count, by_variable_and_unit);
	for (int first = 0, length; first < count; first += length) {
		bool doubtful = is_doubtful(sorted[first]);
		for (length = 1;
		     first + length < count && strcmp(sorted[first]->variable, sorted[first + length]->variable) == 0 &&
		     strcmp(sorted[first]->unit.text, sorted[first + length]->unit.text) == 0;
		     length++)
			doubtful = doubtful || is_doubtful(sorted[first + length]);
		if (doubtful)
			doubt_series(rows, sorted + first, length);
	}
}

static void read_observation(struct observed_rows *rows, int row, struct observation *out)
{
	static void (*const read[COLUMNS])(struct observed_rows *, const struct csv_cell *,
	                                   struct observation *) = {[VARIABLE] = read_variable,
	                                                            [UNIT] = row_unit,
	                                                            [YEAR] = row_year,
	                                                            [VALUE] = row_value,
	                                                            [SOURCE] = row_source,
	                                                            [BASIS] = row_basis};
	for (enum column column = 0; column < COLUMNS; column++)
		if (rows->column[column] >= 0)
			read[column](rows, observed_cell(rows, row, column), out);
	out->place = observed_cell(rows, row, VALUE)->place;
}

const struct observed *observed_read(struct arena *arena, const struct source *source,
                                     const struct model *const *models, struct diags *diags)
{
	struct observed_rows rows = {
		.arena = arena, .diags = diags, .models = models,
		.csv = csv_read(arena, source, column_names, optional_names, diags)};
	if (!rows.csv)
		return NULL;
	for (int i = 0; i < COLUMNS; i++)
		rows.column[i] = csv_column(rows.csv, i < BASIS ? column_names[i] : optional_names[i - BASIS]);
	struct observation *list = ARENA_ARRAY(arena, rows.csv->rows, struct observation);
	for (int row = 0; row < rows.csv->rows; row++)
		read_observation(&rows, row, &list[row]);
	find_repeated(&rows, list, rows.csv->rows);
	if (rows.bad)
		return NULL;
	doubt_fractions(&rows, list, rows.csv->rows);
	return observed_make(arena, source, list, rows.csv->rows);
}

const struct observation *const *observed_of(const struct observed *observed, const char *variable, int *count)
{
	int first = 0, end = observed->count;
	while (first < end) {
		int middle = first + (end - first) / 2;
		if (strcmp(observed->sorted[middle]->variable, variable) < 0)
			first = middle + 1;
		else
			end = middle;
	}
	while (end < observed->count && strcmp(observed->sorted[end]->variable, variable) == 0)
		end++;
	*count = end - first;
	return observed->sorted + first;
}

const char **observed_bases(struct arena *arena, const struct observation *const *list, int count, int *bases)
{
	const char **found = ARENA_ARRAY(arena, count + 1, const char *);
	struct lookup *seen = lookup_create(arena);
	*bases = 0;
	for (int i = 0; i < count; i++) {
		const char *basis = list[i]->basis ? list[i]->basis : ""; /* of the file, none is empty */
		if (lookup_find(seen, basis))
			continue;
		lookup_put(seen, basis, (void *)(uintptr_t)list[i]);
		found[(*bases)++] = list[i]->basis;
	}
	return found;
}

/* --- against a variable --- */

bool observation_fits(const struct observation *observation, const struct unit *shown, double *scale)
{
	return unit_fits_in_year(&observation->unit, shown, observation->year, scale);
}

bool observation_fits_but_prices(const struct observation *observation, const struct unit *shown)
{
	double scale;
	return !observation_fits(observation, shown, &scale) && unit_fits_but_prices(&observation->unit, shown, &scale);
}

const char *observed_twin(struct arena *arena, const char *variable)
{
	static const char ending[] = "_nominal";
	size_t stem = strcspn(variable, "."), length = strlen(ending);
	bool nominal = stem > length && strncmp(variable + stem - length, ending, length) == 0;
	return nominal ? arena_print(arena, "%.*s%s", (int)(stem - length), variable, variable + stem)
	               : arena_print(arena, "%.*s%s%s", (int)stem, variable, ending, variable + stem);
}
