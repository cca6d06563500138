/* SPDX-License-Identifier: GPL-3.0-or-later */
/* found: the cells of a workbook's sheet as they were found in its file, and the sheet that a person sees made of
 * them. */
#ifndef SHEET_FOUND_H
#define SHEET_FOUND_H
#include "sheet/book.h"

enum found_kind {
	FOUND_TEXT,
	FOUND_NUMBER,
	FOUND_ERROR,       /* #N/A */
	FOUND_UNCALCULATED /* a formula whose value is not there; its text */
};

struct found_cell { uint32_t row, column; const char *text; enum found_kind kind; }; /* from 1 */
struct found_range { uint32_t top, left, bottom, right; };

struct found {
	const char *name, *part;
	struct found_cell *cells; /* by row, then by column; none blank */
	int count, capacity;
	uint32_t *hidden_rows;    /* ascending */
	int hidden_count, hidden_capacity;
	bool *hidden_columns;     /* [BOOK_MOST_COLUMNS + 1] */
	struct found_range *merged;
	int merged_count, merged_capacity;
};

/* Adds what is seen of it to the book's sheets, unless that is nothing; notes what is hidden, errors at cells that
 * cannot be read. */
void found_add(struct book *book, const struct found *found);
#endif
