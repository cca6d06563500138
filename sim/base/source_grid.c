/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_grid: cells found from places. Holds: cells that share a beginning (those that a short row lacks) are told as
 * the first of them. */
#include "base/source_grid.h"
#include <string.h>

bool source_is_sheet(const struct source *source)
{
	return source->grid && source->grid->name;
}

bool source_cell(const struct source *source, size_t offset, uint32_t *row, uint32_t *column)
{
	const struct source_grid *grid = source->grid;
	*row = *column = 1;
	if (!grid || !grid->rows || !grid->columns)
		return false;
	size_t from = 0, to = (size_t)grid->rows * grid->columns; /* the last cell that begins at or before it */
	while (to - from > 1) {
		size_t middle = from + (to - from) / 2;
		*(grid->starts[middle] <= offset ? &from : &to) = middle;
	}
	while (from % grid->columns && grid->starts[from - 1] == grid->starts[from])
		from--;
	*row = (uint32_t)(from / grid->columns), *column = (uint32_t)(from % grid->columns);
	*row = grid->row_numbers ? grid->row_numbers[*row] : *row + 1;
	*column = grid->column_numbers ? grid->column_numbers[*column] : *column + 1;
	return true;
}

char *source_cell_name(struct arena *arena, uint32_t row, uint32_t column)
{
	char letters[8];
	size_t at = sizeof letters;
	for (; column > 0 && at > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	return arena_print(arena, "%.*s%u", (int)(sizeof letters - at), letters + at, row);
}

char *source_cell_in_sheet(struct arena *arena, const struct source *source, size_t offset)
{
	uint32_t row, column;
	source_cell(source, offset, &row, &column);
	const char *cell = source_cell_name(arena, row, column);
	return source_is_sheet(source) ? arena_print(arena, "%s!%s", source->grid->name, cell)
	                               : arena_copy(arena, cell, strlen(cell));
}
