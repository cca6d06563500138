/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet: tables as people have them, cell by cell, before anything is made of them: a CSV (commas, semicolons or tabs;
 * UTF-8, UTF-16 or GB18030) is one sheet, a workbook (.xlsx, .xlsm) as many as it shows. Nothing is understood here:
 * what a heading or a number means is for others to say. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H
#include "base/diag.h"

struct sheet_cell {
	/* UTF-8, as a person sees it; "" blank. A number is its shortest text, "54.7%" where a workbook shows percent. */
	const char *text;
	struct place place; /* shows the row and the caret under the cell; in a workbook it is told as "专栏1!C7" */
	int across, down;   /* of a merged range that begins here; 1, 1 otherwise */
	bool is_number;     /* a workbook's own number, not text */
};
struct sheet {
	const char *file, *name;  /* name: of a workbook's sheet; NULL: a CSV */
	int rows, columns;        /* at least 1: sheets without text are left out */
	struct sheet_cell *cells; /* [rows][columns]; rows without text stay, those at the end do not */
};
struct sheets {
	const struct sheet *list; /* in the order of the workbook */
	int count;                /* at least 1 */
};

/* NULL: reported. What a workbook hides (sheets, rows, columns) is not read, and a note says so. */
struct sheets *sheets_read(struct arena *arena, const struct source *source, struct diags *diags);
/* For what names where a number comes from: "table.csv C7", "book.xlsx 专栏1!C7", without folders. */
const char *sheet_cell_name(struct arena *arena, const struct sheet_cell *cell);
static inline const struct sheet_cell *sheet_cell(const struct sheet *sheet, int row, int column)
{
	return &sheet->cells[(size_t)row * (size_t)sheet->columns + (size_t)column];
}
#endif
