/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows: targets as the rows of a table, for the pictures that show how far each is reached (heatmap, bullets). */
#ifndef FIGURE_ROWS_H
#define FIGURE_ROWS_H
#include "ask/score.h"
#include "figure/gallery.h"

/* The wanted targets of any scenario of the block, the first one's order first; owner: whose it is. */
struct row_targets {
	struct row_target {
		const struct target_result *target;
		int owner;
	} *list;
	int count, room;
};
struct row_targets figure_rows(const struct gallery *gallery, struct gallery_block block);
/* Without cells. */
struct chart_row figure_rows_row(const struct gallery *gallery, const struct row_targets *rows, int i);
/* target NULL: the scenario has none. */
struct chart_cell figure_rows_cell(const struct gallery *gallery, int result, const struct target_result *target);
const char *figure_rows_target(const struct gallery *gallery, const struct target_result *target); /* "60 %", "2238" */

/* What the footer must say of what is in the cells. */
struct rows_notes {
	bool negative, twice, years, tolerance, strong, no_percent, cut, spread;
	const char *beyond; /* titles; NULL: none */
};
void figure_rows_see(const struct gallery *gallery, struct rows_notes *notes, int result,
                     const struct target_result *target, const struct chart_cell *cell);
const char *figure_rows_foot(const struct gallery *gallery, struct gallery_block block, const struct rows_notes *notes,
                             bool bars);

/* "3/5", "3 (1)/5" with those past an `about` number, of those that the models decide; "": none. */
const char *figure_rows_tally(const struct gallery *gallery, const struct score *score);
/* `columns`: of all scenarios of the block. */
const char *figure_rows_title(const struct gallery *gallery, struct gallery_block block, const struct score *columns);
const char *figure_rows_subtitle(const struct gallery *gallery);
#endif
