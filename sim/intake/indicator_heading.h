/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_heading: which column of a grid says what, and which years the columns of numbers belong to; the base
 * year and the plan's are those of all grids together. Shared by indicator_*.c alone. */
#ifndef INTAKE_INDICATOR_HEADING_H
#define INTAKE_INDICATOR_HEADING_H
#include "intake/heading_names.h"
#include "intake/indicator_said.h"
#include "intake/indicator_table.h"
#include "intake/layout.h"

struct heading_aside { int column; struct aside_column said; };
struct heading_unit { const char *text; struct unit unit; }; /* of the numbers below; text NULL: none is said */
struct heading_year { int column, year, index; };            /* index: of the table's observed years */
struct headings {
	int column[HEADINGS];           /* -1: not there */
	int base_year, target_year;     /* of all grids; target_year 0: nothing is planned */
	enum rate_kind rate_kind;       /* what the rate's heading says of a bare number */
	struct heading_year *observed; int observed_count; /* columns of other years */
	struct heading_year *horizons; int horizon_count;  /* of targets of other years, earliest first */
	struct heading_aside *asides;   /* growth of a year and of periods before the plan */
	int aside_count, aside_offset;  /* offset: where they begin among those of all grids */
	struct heading_unit *units;     /* [columns] */
	bool left_out;                  /* the grid names no indicator; said */
	int index;                      /* of the grid */
};

/* --- indicator_heading.c --- */
enum heading_role { ROLE_UNSAID, ROLE_ACTUAL, ROLE_PLANNED };
struct dated {
	int column, year;
	enum heading_role role;
	bool revised, left_out, far;
};
struct growing {
	int column;
	struct heading_said said;
};
struct sorting {                    /* of one grid */
	struct arena *arena;
	const struct grid *grid;
	const struct csv *csv;
	struct diags *diags;
	struct headings *headings;
	struct dated *dated;
	int dated_count;
	struct growing *growing;
	int growing_count;
	int last_fact;                  /* of all grids; 0: none */
	bool bad;
};

/* One for each grid. False: reported. */
bool indicator_headings(struct arena *arena, const struct grids *grids, int base_year, bool bulletin,
                        struct headings *headings, struct diags *diags);
/* --- indicator_sorting.c --- */
const struct csv_cell *heading_cell(const struct sorting *sorting, int column);
void heading_complain(struct sorting *sorting, struct place place, enum word message, enum word hint,
                      const char *const *args);
void heading_leave_out(struct sorting *sorting, int column, enum word hint, int year);
void heading_take(struct sorting *sorting, enum heading heading, int column);
/* --- indicator_pathway.c --- */
void heading_take_layout(struct sorting *sorting, int base_year); /* what it says of the years */
/* --- indicator_years.c --- */
/* The base year and the plan's, and which of them, or of others, each dated column is. False: reported. */
bool heading_settle_years(struct sorting *sortings, int count, int base_year, bool bulletin);
/* --- indicator_growth.c --- */
void heading_sort_growth(struct sorting *sorting); /* once the years are settled */
#endif
