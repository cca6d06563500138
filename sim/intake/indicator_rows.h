/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_rows: the rows of one grid, added to the table, and what is known before they are read. Shared by
 * indicator_table.c alone. */
#ifndef INTAKE_INDICATOR_ROWS_H
#define INTAKE_INDICATOR_ROWS_H
#include "intake/indicator_heading.h"

/* What the numbers of each grid's columns show, or of the other grids where it shows nothing. */
struct marks_seen *indicator_shown(struct arena *arena, const struct grids *grids, const struct headings *headings);
/* table->list has room for them. Every row that is kept has a name and a number, or words of the plan. False: errors,
 * reported; the other rows are there. */
bool indicator_rows_read(struct arena *arena, const struct grid *grid, const struct headings *headings,
                         const struct marks_seen *seen, struct indicator_table *table, struct diags *diags);
#endif
