/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_cells: one row of a comparison. */
#ifndef VIEW_COMPARE_CELLS_H
#define VIEW_COMPARE_CELLS_H
#include "view/view.h"

struct comparison {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	enum comparing shows; /* what the cells of the table in hand say */
	struct table *table;
	int grown;   /* the year of the last row of mean growth; 0: none yet */
	bool folded; /* some targets were told in a line instead of a row */
};

struct compared {
	const char *no, *title;
	bool binding;
	const struct unit *unit;
	double base;         /* of the base year; NAN: not counted then */
	double *values;      /* [scenarios] */
	struct origin *from; /* [scenarios]: where the values come from */
	int decimals, years; /* years from the base year to the row's */
	bool level;          /* and no change or rate already */
	bool calendar;       /* a year of the calendar */
	const char *id;      /* of a target; NULL: a variable */
};

/* Begins a row: number, title, unit and, in the table of levels, the base year's value; cells follow. */
void compare_row_start(struct comparison *c, const char *no, bool binding, const char *title, const char *unit,
                       const char *base);
/* The row up to its last scenario; false: it says nothing in this table and was left out. */
bool compare_put_row(struct comparison *c, const struct compared *row);

/* The year of a row: the target's own, or the last one asked for with --years; without a target the plan's. */
int compare_year(const struct comparison *c, const struct result *result, const struct target_result *target);
#endif
