/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_pivot: rows of single numbers, or columns of them, gathered as a wide grid: one row for each indicator and
 * unit, one column for each period. Shared by layout_long.c and layout_down.c alone. */
#ifndef INTAKE_LAYOUT_PIVOT_H
#define INTAKE_LAYOUT_PIVOT_H
#include "base/lookup.h"
#include "intake/layout_block.h"

struct pivot_row {
	const char *name, *en, *zh, *unit, *note, *attribute, *group, *basis; /* NULL: none */
	const struct sheet_cell *cell, *unit_cell, *note_cell;
	int index;
};
struct pivot_period { const char *text; const struct sheet_cell *cell; int index; };
struct pivot_number { const struct pivot_row *row; const struct pivot_period *period; const char *text, *origin;
	const struct sheet_cell *cell; };

struct pivot {
	struct layout_work *layout;
	const struct layout_block *block;
	struct lookup *by_name, *by_period, *by_number;
	struct pivot_row **rows; int row_count, row_capacity;
	struct pivot_period **periods; int period_count, period_capacity;
	struct pivot_number **numbers; int number_count, number_capacity;
};

void pivot_init(struct pivot *pivot, struct layout_work *layout, const struct layout_block *block);
/* The row of that name, unit and basis; made where there is none yet. */
struct pivot_row *pivot_row(struct pivot *pivot, const struct pivot_row *row);
struct pivot_period *pivot_period(struct pivot *pivot, const char *text, const struct sheet_cell *cell);
/* A second number that differs is an error, with both places. `origin`: where the table has it from; NULL */
void pivot_number(struct pivot *pivot, const struct pivot_row *row, const struct pivot_period *period, const char *text,
                  const char *origin, const struct sheet_cell *cell);
bool pivot_grid(struct pivot *pivot); /* false: too large, reported */
#endif
