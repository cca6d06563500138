/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_pathway: what the layout of a grid says of its years before their headings are weighed: a scenario's path
 * is history up to some year and plans from there on, and public statistics end with a year of which nothing is known
 * yet. */
#include "intake/indicator_heading.h"
#include "intake/indicator_marks.h"

/* Of a scenario's path the years that are over are history, and its last is where it goes: over is what the command
 * line says, else what was over when this was written, else the first alone. */
static void take_pathway(struct sorting *sorting, int base_year)
{
	enum { LONG_OVER = 2020 };
	int first = base_year, over = 0;
	const struct dated *last = NULL;
	for (int i = 0; i < sorting->dated_count && !base_year; i++) {
		const struct dated *dated = &sorting->dated[i];
		first = !first || dated->year < first ? dated->year : first;
		over = dated->year <= LONG_OVER && dated->year > over ? dated->year : over;
	}
	for (int i = 0; i < sorting->dated_count; i++) {
		sorting->dated[i].role = sorting->dated[i].year > (over ? over : first) ? ROLE_PLANNED : ROLE_ACTUAL;
		last = sorting->dated[i].year == over && over > first ? &sorting->dated[i] : last;
	}
	if (last)
		diag_note(sorting->diags, heading_cell(sorting, last->column)->place, NULL, W_TABLE_PATHWAY_OVER,
		          W_TABLE_PATHWAY_OVER_HINT, arena_print(sorting->arena, "%d", over));
}

/* The World Bank's files end with a year of which nothing is known yet. */
static void leave_out_empty(struct sorting *sorting)
{
	for (int i = 0; i < sorting->dated_count; i++) {
		bool any = false;
		for (int row = 0; row < sorting->csv->rows && !any; row++) {
			const char *text = csv_cell(sorting->csv, row, sorting->dated[i].column)->text;
			any = !marks_missing(indicator_plain(sorting->arena, text));
		}
		sorting->dated[i].left_out |= !any;
	}
}

void heading_take_layout(struct sorting *sorting, int base_year)
{
	if (sorting->grid->statistics)
		leave_out_empty(sorting);
	if (sorting->grid->pathway)
		take_pathway(sorting, base_year);
}
