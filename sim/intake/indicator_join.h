/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_join: the same indicator in several tables is one row, in one table an error. Shared by indicator_table.c
 * alone. */
#ifndef INTAKE_INDICATOR_JOIN_H
#define INTAKE_INDICATOR_JOIN_H
#include "intake/indicator_table.h"

/* False: duplicates, contradictions or units that do not say what a number counts, reported with both places. */
bool indicator_join(struct arena *arena, struct indicator_table *table, struct diags *diags);
#endif
