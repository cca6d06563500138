/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_rows: the rows of a comparison. */
#ifndef VIEW_COMPARE_ROWS_H
#define VIEW_COMPARE_ROWS_H
#include "view/view_compare_cells.h"

/* One table: its rows are targets, in the plan's groups where there are many, then other variables. */
void compare_rows(struct document *document, struct comparison *c);
#endif
