/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book: the sheets in their order. Rows are placed before any cell is written, since formulas name cells of other
 * sheets. */
#include "view/view_book.h"
#include <math.h>

static void make_live(struct book_making *making)
{
	const struct report *report = making->report;
	making->scenarios = ARENA_ARRAY(making->arena, report->count + 1, struct book_scenario);
	making->count = report->count;
	for (int s = 0; s < report->count; s++) {
		const struct result *result = report->results[s];
		struct live *live = live_make(making->arena, result);
		making->scenarios[s] = (struct book_scenario){
			.result = result,
			.live = live,
			.title = report->titles[s],
			.targets = ARENA_ARRAY(making->arena, result->target_count + 1, struct book_target)};
		making->first = s == 0 || live->first < making->first ? live->first : making->first;
		making->last = s == 0 || live->last > making->last ? live->last : making->last;
	}
}

/* The names by which formulas call a year's value: of the first scenario everywhere, of the others on their sheets. */
static void define_names(const struct book_making *making, int s)
{
	const struct book_scenario *scenario = &making->scenarios[s];
	const struct live *live = scenario->live;
	for (int r = 0; r < live->count; r++) {
		const struct live_row *row = live->rows[r];
		if (row->kind != LIVE_VARIABLE || live->result->program->variables[row->variable].flags & HIDDEN)
			continue;
		for (int y = 0; y < live->years; y++)
			if (isfinite(row->cells[y].number))
				book_name(making->book, s ? scenario->sheet : NULL,
				          arena_print(making->arena, "%s_%d", row->name, live->base_year + y),
				          arena_print(making->arena, "%s!%s", scenario->sheet->formula_name,
				                      book_cell_name_fixed(making->arena, row->at.row, row->at.column + y)));
	}
}

struct book *report_book(const struct report *report)
{
	struct arena *arena = report->arena;
	struct book_making making = {
		.arena = arena, .report = report, .view = report->view, .language = report->view->language};
	const char *plan = title_in(report->plan->title, making.language, "");
	struct book *book = making.book = book_create(arena, plan);
	book->font = book_word(&making, W_XLSX_FONT);
	make_live(&making);
	making.summary = book_add_sheet(book, book_word(&making, W_XLSX_SUMMARY));
	making.comparison = report->count > 1 ? book_add_sheet(book, book_word(&making, W_XLSX_COMPARISON)) : NULL;
	making.targets = book_add_sheet(book, book_word(&making, W_XLSX_TARGETS));
	making.inputs = book_add_sheet(book, book_word(&making, W_XLSX_INPUTS));
	for (int s = 0; s < making.count; s++)
		making.scenarios[s].sheet = book_add_sheet(book, making.scenarios[s].title);
	if (report->plan->observed && report->plan->observed->count)
		making.observations = book_add_sheet(book, book_word(&making, W_XLSX_OBSERVATIONS));
	making.about = book_add_sheet(book, book_word(&making, W_XLSX_ABOUT));
	book_inputs(&making);
	for (int s = 0; s < making.count; s++)
		book_scenario_place(&making, s);
	for (int s = 0; s < making.count; s++) {
		book_scenario(&making, s);
		define_names(&making, s);
	}
	book_targets(&making);
	if (making.comparison)
		book_comparison(&making);
	book_summary(&making);
	if (making.observations)
		book_observations(&making);
	book_about(&making);
	return book;
}
