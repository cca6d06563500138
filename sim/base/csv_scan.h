/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_scan: a text of separated cells, row by row, as long as each row is: what csv (strict, by its header) and a
 * sheet (any layout) have in common. Every cell knows its place, quotes included; blanks around a cell without quotes
 * are left out. */
#ifndef BASE_CSV_SCAN_H
#define BASE_CSV_SCAN_H
#include "base/csv.h"

enum { CSV_MOST_CELLS = 1000000 };

struct csv_scan {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	const char *bytes;
	uint32_t at, size;
	char separator;
	struct csv_cell *cells;   /* of all rows so far, or of those that the caller kept by setting `count` back */
	uint32_t count, capacity;
	int errors;
	bool stop;                /* after an error that ends the reading */
};

/* `source` must be text in UTF-8 or GB18030; what it is is settled, and told, here. */
void csv_scan_start(struct csv_scan *scan, struct arena *arena, const struct source *source, struct diags *diags);
/* From here on that text is read, as a rule a copy of the same; nothing of the last one must have been. */
void csv_scan_text(struct csv_scan *scan, const struct source *source);
static inline bool csv_scan_more(const struct csv_scan *scan) { return !scan->stop && scan->at < scan->size; }
/* Adds the cells of the next row, at least one; how many. Quotes left open or standing inside a cell, NUL, and too much
 * of anything are errors. */
uint32_t csv_scan_row(struct csv_scan *scan);
void csv_scan_error(struct csv_scan *scan, uint32_t offset, uint32_t length, enum word message, enum word hint,
                    const char *const *args);
bool csv_has_text(const struct csv_cell *cells, uint32_t count);
#endif
