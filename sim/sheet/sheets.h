/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheets: what the readers of this room share. */
#ifndef SHEET_SHEETS_H
#define SHEET_SHEETS_H
#include "sheet/sheet.h"

enum { SHEETS_MOST_CELLS = 1000000 }; /* of all sheets of a file together, from the first to the last with text */

struct sheet *sheet_csv(struct arena *arena, const struct source *source, struct diags *diags); /* NULL: reported */
#endif
