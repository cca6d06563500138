/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_fraction: percentages that a spreadsheet saved as fractions, 0.547 under %. */
#ifndef INTAKE_INDICATOR_FRACTION_H
#define INTAKE_INDICATOR_FRACTION_H
#include "intake/indicator_table.h"

/* Warns of them, once for a row's levels and once for its rate, and marks their cells as doubted. */
void indicator_doubt_fractions(struct arena *arena, struct indicator_table *table, struct diags *diags);
#endif
