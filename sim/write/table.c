/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table: columns and rows of cells, as they were given. Holds: a row has as many cells as there are columns; those
 * that were left out are empty. */
#include "write/table.h"
#include <assert.h>
#include "base/text.h"

enum { NAME_CELLS = 6 };

struct table *table_begin(struct arena *arena, const struct table_column *columns, int count)
{
	struct table *table = ARENA_NEW(arena, struct table);
	table->arena = arena;
	table->spilling = -1;
	for (int c = 0; c < count; c++)
		table_column(table, columns[c]);
	return table;
}

void table_column(struct table *table, struct table_column column)
{
	assert(table->row_count == 0);
	column.heading = column.heading ? column.heading : "";
	*ARENA_PUSH(table->arena, table->columns, table->column_count, table->column_capacity) = column;
}

void table_spills(struct table *table, int column) { table->spilling = column; }

void table_row(struct table *table)
{
	struct table_row *row = ARENA_PUSH(table->arena, table->rows, table->row_count, table->row_capacity);
	*row = (struct table_row){.cells = ARENA_ARRAY(table->arena, table->column_count, struct cell),
	                          .part = table->part};
}

void table_part(struct table *table, int part) { table->part = part; }

void table_follows(struct table *table)
{
	assert(table->row_count > 0);
	table->rows[table->row_count - 1].follows = table->row_count > 1;
}

void table_space(struct table *table)
{
	if (table->row_count == 0 || table->rows[table->row_count - 1].space)
		return;
	table_row(table);
	table->rows[table->row_count - 1].space = true;
}

void table_line(struct table *table, const char *text, enum look look, bool once)
{
	table_row(table);
	struct table_row *row = &table->rows[table->row_count - 1];
	row->line = text;
	row->look = look;
	row->once = once;
}

void table_add(struct table *table, struct cell cell)
{
	assert(table->row_count > 0);
	struct table_row *row = &table->rows[table->row_count - 1];
	assert(row->count < table->column_count);
	cell.text = cell.text ? cell.text : "";
	cell.mark = cell.mark ? cell.mark : "";
	row->cells[row->count++] = cell;
}

void table_cell(struct table *table, const char *text, enum look look)
{
	table_add(table, (struct cell){.text = text, .look = look});
}

int table_rows(const struct table *table) { return table->row_count; }

/* Names are words: a column of numbers or codes is passed by where a wider one stands behind it. */
int table_naming(const struct table *table)
{
	int first = -1;
	for (int c = 0; c < table->column_count; c++) {
		if (table->columns[c].side != SIDE_LEFT)
			continue;
		first = first < 0 ? c : first;
		for (int r = 0; r < table->row_count; r++) {
			const struct table_row *row = &table->rows[r];
			if (c < row->count && row->cells[c].text && text_width(row->cells[c].text) >= NAME_CELLS)
				return c;
		}
	}
	return first;
}
