/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_parts: what the files of view_compare share. */
#ifndef SHOW_VIEW_COMPARE_PARTS_H
#define SHOW_VIEW_COMPARE_PARTS_H
#include "show/view_common.h"

struct comparison {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	enum comparing shows; /* what the cells of the table in hand say */
	struct table *table;
	int grown; /* the year of the last row of mean growth; 0: none yet */
};

/* The year of a row: the target's own, or the last one asked for with --years; without a target the plan's. */
int compare_year(const struct comparison *c, const struct result *result, const struct target_result *target);
/* One table: its rows are targets, in the plan's groups where there are many, then other variables. *grouped: what
 * nobody can assess was told in each group. */
void compare_rows(struct text *out, struct comparison *c, bool *grouped);
#endif
