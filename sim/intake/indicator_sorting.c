/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_sorting: what is done with a column whose heading is understood or not: it is taken, left out with a note,
 * or an error. */
#include "intake/indicator_heading.h"

const struct csv_cell *heading_cell(const struct sorting *sorting, int column)
{
	return &sorting->csv->header[column];
}

void heading_complain(struct sorting *sorting, struct place place, enum word message, enum word hint,
                      const char *const *args)
{
	sorting->bad = true;
	diag_add(sorting->diags, DIAG_ERROR, place, NULL, message, hint, args);
}

void heading_leave_out(struct sorting *sorting, int column, enum word hint, int year)
{
	const struct csv_cell *cell = heading_cell(sorting, column);
	diag_note(sorting->diags, cell->place, NULL, W_TABLE_COLUMN_UNKNOWN, hint, cell->text,
	          arena_print(sorting->arena, "%d", year));
}

void heading_take(struct sorting *sorting, enum heading heading, int column)
{
	int *at = &sorting->headings->column[heading];
	const struct csv_cell *cell = heading_cell(sorting, column);
	if (*at >= 0)
		heading_complain(sorting, cell->place, W_TABLE_COLUMN_TWICE, W_TABLE_COLUMN_TWICE_HINT,
		                 WORDS(cell->text, heading_cell(sorting, *at)->text));
	*at = column;
}
