/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_cells: one row of a comparison. */
#ifndef VIEW_COMPARE_CELLS_H
#define VIEW_COMPARE_CELLS_H
#include "ask/beside.h"
#include "view/view.h"

/* What a screen may leave out, in this order. */
enum { COMPARE_MISSED = 1, COMPARE_MET, COMPARE_COUNTS, COMPARE_LIMITS, COMPARE_INPUTS, COMPARE_NOTES,
	   COMPARE_VARIABLES, COMPARE_STATED, COMPARE_PARTS = COMPARE_STATED };

struct comparison {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	enum comparing shows; /* what the cells of the table in hand say */
	struct table *table;
	int grown;             /* the year of the last row of mean growth; 0: none yet */
	const char *group;     /* the heading that the next row of the table stands under; NULL: none */
	unsigned *apart;       /* [scenarios]: for which reasons their numbers were marked or not compared */
	const char *otherwise; /* what is asked for in several ways, each in a row of its own; NULL: nothing */
};

struct compared {
	const char *no, *title;
	bool binding;
	const struct unit *unit;
	struct beside *in; /* [scenarios] */
	int decimals, year; /* year: that is said of the row, in the heading or beside the target */
	bool calendar;      /* a year of the calendar */
	const char *target; /* what is asked for; NULL: a variable */
};

/* Begins a row: number, title and unit; in the table of levels the cell of the base follows, then the cells. */
void compare_row_start(struct comparison *c, const char *no, bool binding, const char *title, const char *unit);
/* The row with all its cells and, in the table of levels, the bases below where they differ; false: it says nothing in
 * this table and was left out. */
bool compare_put_row(struct comparison *c, const struct compared *row);
/* The mean growth of each scenario, below the row of a level. */
void compare_put_growth(struct comparison *c, const struct compared *row);

struct years_asked compare_years(const struct comparison *c);
/* What the heading says: the last year asked for, or the plan's. */
int compare_year(const struct comparison *c);
/* The year of the bases: the first scenario's, or the first one asked for. */
int compare_from(const struct comparison *c);
/* The years of the table of growth: those of the first scenario that has grown. */
struct years_asked compare_span(const struct comparison *c);
#endif
