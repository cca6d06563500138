/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_units: rows whose unit is missing or is not understood. */
#ifndef INTAKE_INDICATOR_UNITS_H
#define INTAKE_INDICATOR_UNITS_H
#include "intake/indicator_known.h"
#include "intake/indicator_table.h"

/* What a row counts, by its names and its unit: 单位GDP能耗 in % is its fall. NULL: unknown. */
const struct known *indicator_known(struct arena *arena, const struct indicator *row);
/* 指数（上年=100） of what grows in the models is its growth: indicator_index.c. */
void indicator_index_as_growth(struct arena *arena, const struct indicator_table *table, struct indicator *row);
/* "财政收入（亿圆）": a bracket that is nearly a unit, behind a known name, where nothing else is one. */
void indicator_slipped_unit(struct arena *arena, struct indicator *row);
void indicator_look_up(struct arena *arena, struct indicator *row); /* its names, once for all who ask */
/* "million" of a population is of people, "Mt CO2/yr" of what is counted over a year anyway Mt CO2. */
void indicator_complete_unit(struct arena *arena, struct indicator *row);
/* A unit that is not understood is an error, with the nearest one or the usual one of its indicator; a missing one too,
 * where the name tells that there should be one: a share or a rate is taken as %, which is noted. The unit of what no
 * table of names knows stays missing. */
void indicator_settle_units(struct arena *arena, struct indicator_table *table, struct diags *diags);
#endif
