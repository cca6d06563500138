/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_bounds: numbers that no place has, whoever reads the table. */
#ifndef INTAKE_INDICATOR_BOUNDS_H
#define INTAKE_INDICATOR_BOUNDS_H
#include "intake/indicator_table.h"

/* Of GDP, population, urbanization and shares of GDP what models take; of any other share 1000 %, unless it grows; of
 * everything 1e24. Each beyond it is an error at its cell; totals in brackets and changes are not asked. */
void indicator_refuse_impossible(struct arena *arena, const struct indicator_table *table, struct diags *diags);
#endif
