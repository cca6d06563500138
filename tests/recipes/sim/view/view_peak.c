/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_peak: in which year each variable is highest, scenario by scenario: one relation, which people read as a table.
 *   peaks  scenario,variable,year */
#include "ask/peak.h"
#include "view/view_data.h"
#include "view/view_number.h"
#include "view/view_select.h"

static const struct column peak_columns[] = {{"scenario", COLUMN_TEXT, .heading = W_COLUMN_SCENARIO},
                                             {"variable", COLUMN_ID, .heading = W_COLUMN_INDICATOR},
                                             {"year", COLUMN_INTEGER, .heading = W_COLUMN_PEAK},
                                             {0}};

static void fill_peaks(struct rows *to, const void *of)
{
	const struct view_of *all = of;
	for (int r = 0; r < all->count; r++) {
		const struct result *result = all->results[r];
		for (int v = 0; v < result->program->variable_count; v++)
			for (int e = view_first(result, v); e < view_end(result, v); e++)
				if (view_wants(result, v, e, all->view))
					rows_put(to, (const struct value[]){
									 {.text = result->scenario->id},
									 {.text = program_element_name(rows_arena(to), result->program, v, e)},
									 {.number = peak_year(result, v, e)}});
	}
}

static const struct relation peaks = {"peaks", peak_columns, .fill = fill_peaks};

static const struct column columns[] = {{"peaks", COLUMN_ROWS, .rows = &peaks}, {0}};

static void fill(struct rows *to, const void *of) { rows_put(to, (const struct value[]){{.of = of}}); }

static const struct relation peak = {"peak", columns, .fill = fill};

static void tell(struct document *document, const void *of)
{
	const struct view_of *all = of;
	document_table(document, relation_table(document->arena, &peaks, all, all->view->language, view_brief), 0);
}

struct said view_peak(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	return (struct said){&peak, peaks.name, tell, .of = view_of(arena, results, count, view)};
}
