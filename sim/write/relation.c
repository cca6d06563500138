/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relation: finds a relation in its tree and makes a flat table of it. On the way down to it the flat columns of each
 * row stand before those of the rows below. Holds: each row has as many cells as there are names. */
#include "write/relation.h"
#include <assert.h>
#include <math.h>
#include <string.h>
#include "base/number.h"

void rows_put(struct rows *to, const struct value *values) { to->put(to, values); }

struct arena *rows_arena(const struct rows *to) { return to->arena; }

void relation_fill(const struct relation *relation, struct rows *to, const void *of)
{
	if (relation->fill)
		relation->fill(to, of);
	else
		rows_put(to, of);
}

int relation_way(const struct relation *root, const char *name, const struct relation *way[RELATION_DEPTH])
{
	way[0] = root;
	if (strcmp(root->name, name) == 0)
		return 1;
	for (const struct column *column = root->columns; column->name; column++) {
		const struct relation *below[RELATION_DEPTH];
		int depth = column->kind == COLUMN_ROWS ? relation_way(column->rows, name, below) : 0;
		if (depth == 0)
			continue;
		assert(depth < RELATION_DEPTH);
		memcpy(way + 1, below, (size_t)depth * sizeof *below);
		return depth + 1;
	}
	return 0;
}

/* --- flat --- */

enum { CELLS_MOST = 32 };

/* The rows of one relation on the way; `above` has put its cells, or will have for each row. */
struct level {
	struct rows rows;
	struct flat *flat;
	const struct relation *const *way;
	int depth; /* relations from here on */
	const struct level *above;
	const struct value *values; /* of the row in hand */
	int cells[CELLS_MOST];      /* the columns that are flat cells; found once, since each row has many */
	int cell_count;
};

/* `own`: of the relation that the table shows, not of one above it. */
static bool is_flat(const struct column *column, bool own)
{
	return column->kind != COLUMN_ROWS && column->in != IN_NESTED && (own || column->in != IN_OWN);
}

static const char *flat_name(const struct column *column) { return column->flat ? column->flat : column->name; }

static const struct column *first_series(const struct relation *relation)
{
	for (const struct column *column = relation->columns; column->name; column++)
		if (column->kind == COLUMN_SERIES && is_flat(column, true))
			return column;
	return NULL;
}

static void put_names(struct flat *flat, const struct relation *const *way, int depth)
{
	int names = 0;
	for (int i = 0; i < depth; i++) {
		const struct column *series = first_series(way[i]);
		for (const struct column *column = way[i]->columns; column->name; column++)
			if (is_flat(column, i == depth - 1) && column->kind != COLUMN_SERIES)
				flat->name(flat, flat_name(column)), names++;
		if (!series)
			continue;
		flat->name(flat, "year");
		if (way[i]->melt)
			flat->name(flat, way[i]->melt);
		flat->name(flat, "value");
		names++;
	}
	assert(names > 0); /* the relation asked for, and not one above it that has its name */
	flat->end(flat);
}

/* "2021:7;2022:6.5"; before the first and after the last year the values stay. */
static const char *path_text(struct arena *arena, const struct value *value)
{
	char number[NUMBER_SIZE];
	struct text out;
	int first = 0, last = value->count - 1;
	if (value->text)
		return value->text;
	while (!value->spelled && last > 0 && value->values[last] == value->values[last - 1])
		last--;
	while (!value->spelled && first < last && value->values[first] == value->values[first + 1])
		first++;
	text_init(&out, arena);
	for (int y = first; y <= last; y++) {
		number_shortest(value->values[y], number);
		if (first == last && !value->spelled)
			text_add(&out, number);
		else
			text_print(&out, "%s%d:%s", y > first ? ";" : "", value->first + y, number);
	}
	return out.bytes;
}

static void put_cell(struct flat *flat, const struct column *column, const struct value *value)
{
	assert(column->kind != COLUMN_YEARS && column->kind != COLUMN_NUMBERS);
	if (column->kind == COLUMN_PATH)
		flat->cell(flat, COLUMN_ID, path_text(flat->arena, value), NAN);
	else
		flat->cell(flat, column->kind == COLUMN_BOOLEAN ? COLUMN_INTEGER : column->kind, value->text, value->number);
}

static void put_cells(const struct level *level)
{
	if (!level)
		return;
	put_cells(level->above);
	const struct column *columns = level->way[0]->columns;
	for (int i = 0; i < level->cell_count; i++)
		put_cell(level->flat, &columns[level->cells[i]], &level->values[level->cells[i]]);
}

/* A row for each year, and in each year for each series. */
static void put_series(const struct level *level, int first)
{
	const struct relation *relation = level->way[0];
	const struct column *columns = relation->columns;
	struct flat *flat = level->flat;
	for (int y = 0; y < level->values[first].count; y++)
		for (int c = first; columns[c].name; c++) {
			if (columns[c].kind != COLUMN_SERIES || !is_flat(&columns[c], true) ||
			    !isfinite(level->values[c].values[y]))
				continue;
			put_cells(level);
			flat->cell(flat, COLUMN_INTEGER, NULL, level->values[c].first + y);
			if (relation->melt)
				flat->cell(flat, COLUMN_ID, columns[c].name, NAN);
			flat->cell(flat, COLUMN_NUMBER, NULL, level->values[c].values[y]);
			flat->end(flat);
		}
}

static void put_row(struct rows *to, const struct value *values);

static struct level level_of(struct flat *flat, const struct relation *const *way, int depth, const struct level *above)
{
	struct level level = {.rows = {put_row, flat->arena}, .flat = flat, .way = way, .depth = depth, .above = above};
	for (int c = 0; way[0]->columns[c].name; c++)
		if (is_flat(&way[0]->columns[c], depth == 1) && way[0]->columns[c].kind != COLUMN_SERIES) {
			assert(level.cell_count < CELLS_MOST);
			level.cells[level.cell_count++] = c;
		}
	return level;
}

static void put_below(struct level *level, const struct relation *below)
{
	const struct column *columns = level->way[0]->columns;
	struct level next = level_of(level->flat, level->way + 1, level->depth - 1, level);
	for (int c = 0; columns[c].name; c++)
		if (columns[c].kind == COLUMN_ROWS && columns[c].rows == below)
			relation_fill(below, &next.rows, level->values[c].of);
}

static void put_row(struct rows *to, const struct value *values)
{
	struct level *level = (struct level *)to;
	const struct column *series = first_series(level->way[0]);
	level->values = values;
	if (level->depth > 1) {
		put_below(level, level->way[1]);
	} else if (series) {
		put_series(level, (int)(series - level->way[0]->columns));
	} else {
		put_cells(level);
		level->flat->end(level->flat);
	}
}

void relation_flat(struct flat *flat, const struct relation *root, const void *of, const char *part, bool goes_on)
{
	const struct relation *way[RELATION_DEPTH];
	int depth = relation_way(root, part, way);
	assert(depth > 0);
	if (!goes_on)
		put_names(flat, way, depth);
	struct level level = level_of(flat, way, depth, NULL);
	relation_fill(root, &level.rows, of);
}

/* --- a table --- */

struct table_rows {
	struct rows rows;
	struct table *table;
	const struct relation *relation;
	char *(*number)(struct arena *arena, double value);
};

static bool is_number(enum column_kind kind) { return kind == COLUMN_NUMBER || kind == COLUMN_INTEGER; }

static void put_table_row(struct rows *to, const struct value *values)
{
	const struct table_rows *rows = (const struct table_rows *)to;
	const struct column *columns = rows->relation->columns;
	table_row(rows->table);
	for (int c = 0; columns[c].name; c++) {
		if (!columns[c].heading)
			continue;
		bool number = is_number(columns[c].kind) && isfinite(values[c].number);
		table_add(rows->table,
		          (struct cell){.text = number ? rows->number(to->arena, values[c].number) : values[c].text,
		                        .look = columns[c].look,
		                        .is_number = number,
		                        .number = values[c].number});
	}
}

struct table *relation_table(struct arena *arena, const struct relation *relation, const void *of,
                             enum language language, char *(*number)(struct arena *arena, double value))
{
	struct table_rows rows = {{put_table_row, arena}, table_begin(arena, NULL, 0), relation, number};
	for (const struct column *column = relation->columns; column->name; column++)
		if (column->heading)
			table_column(
				rows.table,
				(struct table_column){word_text(language, column->heading),
			                          is_number(column->kind) || column->kind == COLUMN_PATH ? SIDE_RIGHT : SIDE_LEFT,
			                          column == relation->columns ? 0 : 2, column->most, false});
	relation_fill(relation, &rows.rows, of);
	return rows.table;
}
