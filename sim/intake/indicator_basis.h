/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_basis: what numbers are counted by (first release, after the census) and where a table has them from.
 * Numbers of one indicator on several bases are several series: one of them the models begin with, the others are
 * observations beside it. Shared by indicator_*.c, layout_*.c and new_*.c. */
#ifndef INTAKE_INDICATOR_BASIS_H
#define INTAKE_INDICATOR_BASIS_H
#include "intake/indicator_table.h"

/* "first release (before the census)": what stands in brackets is a remark. Both NULL where nothing is said. */
struct basis_said { const char *basis, *remark; };
struct basis_said indicator_basis(struct arena *arena, const char *text);
bool indicator_same_basis(struct arena *arena, const char *a, const char *b);
/* "X1; 2022-03; confirmed": each may be NULL; NULL: nothing is said. */
const char *indicator_origin(struct arena *arena, const char *source, const char *released, const char *status,
                             const char *remark);
bool indicator_has_facts(const struct indicator_table *table, const struct indicator *row);
/* Among the row and its others: that which stands on this basis; NULL: none. */
struct indicator *indicator_on_basis(struct arena *arena, struct indicator *row, const char *basis);
/* Makes the series that reaches the base year, else the longest, the row itself. */
void indicator_choose_basis(const struct indicator_table *table, struct indicator *row);
#endif
