/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_grid: a text that stands for the cells of a table, so that a place in it is a cell: "C7". Of a workbook's
 * sheet, whose file is no text, messages show the rows as text and name cells instead of lines and columns. */
#ifndef BASE_SOURCE_GRID_H
#define BASE_SOURCE_GRID_H
#include <stdint.h>
#include "base/source.h"

struct source_grid {
	const char *name;         /* of a workbook's sheet: places are told by it. NULL: as line and column */
	uint32_t rows, columns;
	const uint32_t *starts;   /* [rows][columns] where each cell begins, ascending */
	const uint32_t *row_numbers, *column_numbers; /* from 1; NULL: as they stand */
};

/* The cell where `offset` lies, from 1 as the file counts; false: the source has no cells. */
bool source_cell(const struct source *source, size_t offset, uint32_t *row, uint32_t *column);
char *source_cell_name(struct arena *arena, uint32_t row, uint32_t column); /* "C7", both from 1 */
bool source_is_sheet(const struct source *source); /* places in it are told as cells */
/* "专栏1!C7"; of a table that is no workbook's "C7". */
char *source_cell_in_sheet(struct arena *arena, const struct source *source, size_t offset);
#endif
