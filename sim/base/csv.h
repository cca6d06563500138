/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv: RFC 4180 (quotes, CRLF or LF), in UTF-8 or, as Chinese spreadsheets write it, GB18030: what is no UTF-8
 * but GB18030 throughout is read as that and a note says so; UTF-16 is refused. A header line names the
 * columns. Every cell knows its place, in the text as it was read. */
#ifndef BASE_CSV_H
#define BASE_CSV_H
#include "base/diag.h"

struct csv_cell { const char *text; struct place place; };
struct csv {
	int columns, rows;            /* rows without the header */
	struct csv_cell *header;      /* [columns] */
	struct csv_cell *cells;       /* [rows][columns] */
};
/* Rows with another number of cells than the header, unclosed quotes, bad UTF-8 and NUL are errors. NULL on
 * error. `required`: column names that must be there (NULL-terminated), the order is free; NULL: any header.
 * `optional`: those that may be there; NULL: none. Unknown columns are errors with the nearest name. */
struct csv *csv_read(struct arena *arena, const struct source *source, const char *const *required,
                     const char *const *optional, struct diags *diags);
/* The part of a cell under the caret; the whole cell where quotes make bytes differ. */
struct place csv_part(const struct csv_cell *cell, size_t offset, size_t length);
/* The cell of a row, from 0: the one after the header. */
static inline const struct csv_cell *csv_cell(const struct csv *csv, int row, int column)
{
	return &csv->cells[row * csv->columns + column];
}
int csv_column(const struct csv *csv, const char *name); /* -1 if absent */
#endif
