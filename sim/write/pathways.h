/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pathways: results as the tables of integrated assessment models have them (IAMC): a row for each scenario and
 * variable, the years across. A view that has a relation of the name PATHWAYS below its root can be written so; its
 * flat columns are the cells below, in this order, and then a series. Their texts may stand in a file of definitions
 * and in a spreadsheet as they are (view_iamc.c makes them so). */
#ifndef WRITE_PATHWAYS_H
#define WRITE_PATHWAYS_H
#include "write/said.h"

#define PATHWAYS "pathways"
enum pathway_cell { PATHWAY_MODEL, PATHWAY_SCENARIO, PATHWAY_REGION, PATHWAY_VARIABLE, PATHWAY_UNIT, PATHWAY_ABOUT,
	                PATHWAY_CELLS };

struct pathway {
	const char *cell[PATHWAY_CELLS];
	int first, count; /* among the points */
};
struct pathways {
	struct pathway *list; int count, capacity;
	struct pathway_point { int year; double value; } *points; int point_count, point_capacity;
	int *years; int year_count, year_capacity; /* of all, in order */
};
/* All that is said, kept in the arena. */
struct pathways pathways_of(struct arena *arena, const struct said *said);
/* The different values of one cell, in the order in which they come. */
const char **pathways_named(struct arena *arena, const struct pathways *pathways, enum pathway_cell which, int *count);

struct writer;
extern const struct writer writer_iamc_variables, writer_iamc_regions; /* what goes with writer_iamc */
#endif
