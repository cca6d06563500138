/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed: the CSV of what has come true: variable,unit,year,value,source and perhaps basis, in any order
 * of columns and rows. Everything wrong is found in one pass. Holds: one value for each variable, year and
 * basis, each with a unit that is understood and a source. Money without a price basis stays so here; what it
 * is compared with decides. */
#include "data/observed.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/csv.h"
#include "base/number.h"

enum column { VARIABLE, UNIT, YEAR, VALUE, SOURCE, BASIS, COLUMNS };
static const char *const column_names[] = {"variable", "unit", "year", "value", "source", NULL},
                         *const optional_names[] = {"basis", NULL};

struct observed_rows {
	struct arena *arena;
	struct diags *diags;
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
	if (!text_is_name(cell->text))
		ROWS_ERROR(rows, cell->place, W_OBSERVED_VARIABLE, W_OBSERVED_VARIABLE_HINT, cell->text);
}

static void row_unit(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	size_t offset, length;
	const char *nearest;
	if (!unit_parse(rows->arena, cell->text, &out->unit, &offset, &length, &nearest))
		ROWS_ERROR(rows, csv_part(cell, offset, length), W_UNIT_UNKNOWN,
		           nearest ? W_UNIT_NEAREST : W_UNIT_EXAMPLES,
		           length ? arena_copy(rows->arena, cell->text + offset, length) : cell->text,
		           nearest ? nearest : "");
}

static void row_year(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	bool digits = strlen(cell->text) == 4 && strspn(cell->text, "0123456789") == 4;
	out->year = digits ? atoi(cell->text) : 0;
	if (out->year < YEAR_FIRST || out->year > YEAR_LAST)
		ROWS_ERROR(rows, cell->place, W_QUANTITY_YEAR, W_QUANTITY_YEAR_HINT, cell->text);
}

static void row_value(struct observed_rows *rows, const struct csv_cell *cell, struct observation *out)
{
	if (!number_parse(cell->text, strlen(cell->text), &out->value))
		ROWS_ERROR(rows, cell->place, W_OBSERVED_NUMBER, W_OBSERVED_NUMBER_HINT, cell->text);
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

static void find_repeated(struct observed_rows *rows, const struct observation *list, int count)
{
	const struct observation **sorted = ARENA_ARRAY(rows->arena, count, const struct observation *);
	for (int i = 0; i < count; i++)
		sorted[i] = &list[i];
	if (count)
		qsort(sorted, (size_t)count, sizeof *sorted, by_variable_year_and_basis);
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

const struct observed *observed_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct observed_rows rows = {
		.arena = arena, .diags = diags, .csv = csv_read(arena, source, column_names, optional_names, diags)};
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
	struct observed *observed = ARENA_NEW(arena, struct observed);
	*observed = (struct observed){.path = source->path, .source = source, .list = list, .count = rows.csv->rows};
	return observed;
}

const struct observation *const *observed_of(struct arena *arena, const struct observed *observed,
                                             const char *variable, int *count)
{
	const struct observation **found = ARENA_ARRAY(arena, observed->count, const struct observation *);
	*count = 0;
	for (int i = 0; i < observed->count; i++)
		if (strcmp(observed->list[i].variable, variable) == 0)
			found[(*count)++] = &observed->list[i];
	if (*count)
		qsort(found, (size_t)*count, sizeof *found, by_variable_and_year);
	return found;
}

const char **observed_bases(struct arena *arena, const struct observation *const *list, int count, int *bases)
{
	const char **found = ARENA_ARRAY(arena, count + 1, const char *);
	*bases = 0;
	for (int i = 0; i < count; i++) {
		int same = 0;
		while (same < *bases && !observation_same_basis(found[same], list[i]->basis))
			same++;
		if (same == *bases)
			found[(*bases)++] = list[i]->basis;
	}
	return found;
}

/* --- against a variable --- */

/* The year at whose prices money stands. */
static struct unit at_prices(struct unit unit, int year)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit.money[i].power && unit.money[i].prices < PRICES_BASE)
			unit.money[i].prices = year;
	return unit;
}

bool observation_fits(const struct observation *observation, const struct unit *shown, double *scale)
{
	struct unit given = at_prices(observation->unit, observation->year), wanted = at_prices(*shown, observation->year);
	return unit_fits(&given, &wanted, scale);
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
