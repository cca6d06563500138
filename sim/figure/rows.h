/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows: targets as the rows of a table, for the pictures that show how far each is reached (heatmap, bullets). */
#ifndef FIGURE_ROWS_H
#define FIGURE_ROWS_H
#include "ask/score.h"
#include "figure/finding.h"
#include "figure/gallery.h"

/* The wanted targets of any scenario, the first one's order first; owner: whose it is. What an id means otherwise in
 * another plan is a row of its own. */
struct row_targets {
	struct row_target {
		const struct target_result *target;
		int owner;
	} *list;
	int count, room;
	int left_out; /* targets of a report that scenarios merely state to be met */
};
struct row_targets figure_rows(const struct gallery *gallery);
/* The scenario's own, if it asks for the same as the row, whatever the year and the prices; NULL: it does not. */
const struct target_result *figure_rows_own(const struct gallery *gallery, int result, const struct row_target *row);
/* Without cells. */
struct chart_row figure_rows_row(const struct gallery *gallery, const struct row_targets *rows, int i);
/* target NULL: the scenario has none. */
struct chart_cell figure_rows_cell(const struct gallery *gallery, int result, const struct target_result *target);
const char *figure_rows_target(const struct gallery *gallery, const struct target_result *target); /* "60 %", "2238" */

/* What the footer must say of what is in the cells. */
struct rows_notes {
	bool negative, past, twice, years, tolerance, strong, no_percent, cut, spread;
	const char *beyond; /* titles; NULL: none */
};
void figure_rows_see(const struct gallery *gallery, struct rows_notes *notes, int result,
                     const struct target_result *target, const struct chart_cell *cell);
/* `page`: the targets of its rows, where others stand on other pages; NULL: all. */
const char *figure_rows_foot(const struct gallery *gallery, const struct rows_notes *notes, bool bars,
                             const struct page_targets *page);
/* Sees the cells of a row. */
typedef void rows_see(const struct gallery *gallery, const struct row_target *of, const struct chart_row *row,
                      struct rows_notes *notes);
/* Above and below each page what holds of its rows; NULL: there is one page. */
const struct chart_said *figure_rows_said(const struct gallery *gallery, const struct chart *chart,
                                          const struct row_targets *targets, bool bars, rows_see *see);

/* "3/5", "3 (1)/5" with those past an `about` number, of those that the models decide; "": none. */
const char *figure_rows_tally(const struct gallery *gallery, const struct score *score);
/* `columns`: of all scenarios. */
const char *figure_rows_title(const struct gallery *gallery, const struct score *columns);
const char *figure_rows_subtitle(const struct gallery *gallery);
#endif
