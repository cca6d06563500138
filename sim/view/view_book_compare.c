/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book_compare: the scenarios side by side in the plan's last year, and the page in front: how many targets each
 * meets, what GDP comes to, what limits take. All of it computes from the scenarios' sheets. */
#include <math.h>
#include <string.h>
#include "ask/score.h"
#include "view/view_book.h"
#include "view/view_number.h"
#include "view/view_select.h"

enum { AT_TITLE, AT_ID, AT_UNIT, AT_VALUES };
enum { ROW_HEAD = 3 };

/* The row of that name on a scenario's sheet, where it has a value in the year; NULL: none. */
static const struct live_row *row_named(const struct book_scenario *scenario, const char *name, int year)
{
	const struct live *live = scenario->live;
	int y = year - live->base_year;
	for (int r = 0; r < live->count && y >= 0 && y < live->years; r++)
		if (live->rows[r]->kind == LIVE_VARIABLE && strcmp(live->rows[r]->name, name) == 0)
			return isfinite(live->rows[r]->cells[y].number) ? live->rows[r] : NULL;
	return NULL;
}

static const char *cell_of(const struct book_making *making, const struct book_scenario *scenario,
                           const struct live_row *row, int year)
{
	return book_there(making, scenario->sheet, row->at.row, row->at.column + year - scenario->live->base_year);
}

static bool is_main(const struct book_scenario *scenario, const struct live_row *row)
{
	return row->kind == LIVE_VARIABLE && scenario->result->program->variables[row->variable].flags & MAIN;
}

/* One row of the comparison; the difference from the first scenario that has it stands behind. */
static void compare_row(const struct book_making *making, int s, const struct live_row *row, int at)
{
	struct book_sheet *sheet = making->comparison;
	const struct book_scenario *of = &making->scenarios[s];
	const struct variable *variable = &of->result->program->variables[row->variable];
	int decimals = variable->flags & CALENDAR ? BOOK_YEAR : book_decimals(&row->unit, row->cells, of->live->years);
	book_put_text(sheet, at, AT_TITLE,
	          view_variable_title(making->arena, of->result, row->variable,
	                              variable->set == SCALAR ? -1 : row->element, making->view), BOOK_PLAIN);
	book_put_text(sheet, at, AT_ID, row->name, BOOK_NOTE);
	book_put_text(sheet, at, AT_UNIT, book_unit(making, &row->unit), BOOK_NOTE);
	for (int k = 0; k < making->count; k++) {
		const struct book_scenario *one = &making->scenarios[k];
		int year = view_target_year(one->result), column = AT_VALUES + k;
		const struct live_row *there = row_named(one, row->name, year);
		const struct book_scenario *against = &making->scenarios[0];
		int base_year = view_target_year(against->result);
		const struct live_row *first = row_named(against, row->name, base_year);
		if (!there || strcmp(there->unit.text, row->unit.text) != 0)
			continue;
		double value = there->cells[year - one->live->base_year].number;
		book_put_formula(sheet, at, column, cell_of(making, one, there, year), value, decimals, BOOK_PLAIN);
		if (!k || !first)
			continue;
		double base = first->cells[base_year - against->live->base_year].number;
		book_put_formula(sheet, at, AT_VALUES + making->count + k - 1,
		             arena_print(making->arena, "%s-%s", book_cell_name(making->arena, at, column),
		                         book_cell_name(making->arena, at, AT_VALUES)),
		             value - base, decimals, BOOK_NOTE);
	}
}

static bool compared_before(const struct book_making *making, int s, const char *name)
{
	for (int before = 0; before < s; before++) {
		const struct book_scenario *one = &making->scenarios[before];
		if (row_named(one, name, view_target_year(one->result)))
			return true;
	}
	return false;
}

static void lines(const struct book_making *making, struct book_sheet *sheet, const char *name, int row, int column)
{
	struct book_series *series = ARENA_ARRAY(making->arena, making->count + 1, struct book_series);
	const char *title = name, *unit = "";
	int count = 0;
	for (int s = 0; s < making->count; s++) {
		const struct book_scenario *one = &making->scenarios[s];
		const struct live *live = one->live;
		const struct live_row *there = row_named(one, name, view_target_year(one->result));
		if (!there)
			continue;
		title = view_variable_title(making->arena, one->result, there->variable, -1, making->view);
		unit = view_unit(making->arena, &there->unit, making->view);
		int first = BOOK_FIRST_YEAR, last = BOOK_FIRST_YEAR + live->years - 1;
		series[count++] = (struct book_series){
			one->title, one->sheet, {one->years_row, first, one->years_row, last},
			{there->at.row, first, there->at.row, last}};
	}
	if (count)
		book_chart(sheet, (struct book_chart){BOOK_LINES, title, unit, row, column, 640, 320, series, count});
}

void book_comparison(struct book_making *making)
{
	struct book_sheet *sheet = making->comparison;
	static const enum word heads[] = {W_XLSX_VARIABLE, W_XLSX_ID, W_XLSX_UNIT};
	static const double widths[] = {34, 24, 18};
	int at = ROW_HEAD + 1;
	book_put_text(sheet, 0, 0, book_word(making, W_XLSX_COMPARISON), BOOK_TITLE);
	book_put_text(sheet, 1, 0, book_word(making, W_XLSX_COMPARISON_NOTE), BOOK_LEAD);
	for (int column = 0; column < AT_VALUES; column++) {
		book_head(sheet, ROW_HEAD, column, book_word(making, heads[column]), false);
		book_width(sheet, column, widths[column]);
	}
	for (int s = 0; s < making->count; s++) {
		const char *title = making->scenarios[s].title,
				   *year = arena_print(making->arena, "%d", view_target_year(making->scenarios[s].result));
		book_head(sheet, ROW_HEAD, AT_VALUES + s,
		          view_say(making->arena, making->view, W_XLSX_IN_YEAR, title, year), true);
		book_width(sheet, AT_VALUES + s, 12);
		if (!s)
			continue;
		book_head(sheet, ROW_HEAD, AT_VALUES + making->count + s - 1,
		          view_say(making->arena, making->view, W_XLSX_AGAINST, title), true);
		book_width(sheet, AT_VALUES + making->count + s - 1, 12);
	}
	for (int s = 0; s < making->count; s++)
		for (int r = 0; r < making->scenarios[s].live->count; r++) {
			const struct live_row *row = making->scenarios[s].live->rows[r];
			if (is_main(&making->scenarios[s], row) &&
			    row_named(&making->scenarios[s], row->name, view_target_year(making->scenarios[s].result)) &&
			    !compared_before(making, s, row->name))
				compare_row(making, s, row, at++);
		}
	lines(making, sheet, "gdp", at + 1, 0);
	sheet->freeze_row = sheet->repeat_rows = ROW_HEAD + 1;
	sheet->freeze_column = 1;
}

/* --- the page in front --- */

static const char *column_of(const struct book_making *making, const struct book_scenario *scenario, int column)
{
	return arena_print(making->arena, "%s!%s:%s", scenario->sheet->formula_name,
	                   book_cell_name(making->arena, scenario->first_target, column),
	                   book_cell_name(making->arena, scenario->last_target, column));
}

/* What the model decides and what a scenario states itself are never counted together. `by`: W_NONE: of both. */
static const struct { enum word verdict, by; } counted[] = {{W_XLSX_MET, W_XLSX_BY_MODEL},
                                                            {W_XLSX_MISSED, W_XLSX_BY_MODEL},
                                                            {W_XLSX_MET, W_XLSX_BY_STATED},
                                                            {W_XLSX_MISSED, W_XLSX_BY_STATED},
                                                            {W_XLSX_NOT_ASSESSED, W_NONE}};
enum { COUNTED = sizeof counted / sizeof *counted, AT_COUNTED = 2 };

static void count_verdicts(const struct book_making *making, const struct book_scenario *scenario, int row)
{
	const struct score score = score_of(scenario->result);
	const int counts[COUNTED] = {score.met, score.decided - score.met, score.stated - score.stated_missed,
	                             score.stated_missed, score.unassessed};
	for (int i = 0; i < COUNTED; i++) {
		const char *verdicts = column_of(making, scenario, BOOK_TARGET_VERDICT),
				   *verdict = book_word(making, counted[i].verdict);
		book_put_formula(making->summary, row, AT_COUNTED + i,
		                 counted[i].by == W_NONE
		                     ? arena_print(making->arena, "COUNTIF(%s,\"%s\")", verdicts, verdict)
		                     : arena_print(making->arena, "COUNTIFS(%s,\"%s\",%s,\"%s\")", verdicts, verdict,
		                                   column_of(making, scenario, BOOK_TARGET_BY),
		                                   book_word(making, counted[i].by)),
		                 counts[i], 0, BOOK_PLAIN);
	}
}

static const char *counted_title(const struct book_making *making, int i)
{
	const char *verdict = book_word(making, counted[i].verdict);
	return counted[i].by == W_NONE ? view_say(making->arena, making->view, W_XLSX_TARGETS_THAT, verdict)
	                               : view_say(making->arena, making->view, W_XLSX_TARGETS_BY, verdict,
	                                          book_word(making, counted[i].by));
}

static void put_named(const struct book_making *making, const struct book_scenario *scenario, const char *name, int row,
                      int column)
{
	int year = view_target_year(scenario->result);
	const struct live_row *there = row_named(scenario, name, year);
	if (there)
		book_put_formula(making->summary, row, column, cell_of(making, scenario, there, year),
		             there->cells[year - scenario->live->base_year].number,
		             book_decimals(&there->unit, there->cells, scenario->live->years), BOOK_PLAIN);
}

static const char *head_of(const struct book_making *making, const char *name)
{
	for (int s = 0; s < making->count; s++) {
		const struct book_scenario *scenario = &making->scenarios[s];
		const struct live_row *there = row_named(scenario, name, view_target_year(scenario->result));
		if (there)
			return view_say(making->arena, making->view, W_XLSX_WITH_UNIT,
			                view_variable_title(making->arena, scenario->result, there->variable, -1, making->view),
			                book_unit(making, &there->unit));
	}
	return NULL;
}

void book_summary(struct book_making *making)
{
	struct book_sheet *sheet = making->summary;
	static const char *const names[] = {"gdp", "gdp_growth", "energy", "energy_intensity", "gap_to_unlimited"};
	static const enum word legend[] = {W_XLSX_LEGEND_GIVEN, W_XLSX_LEGEND_FOLLOWS, W_XLSX_LEGEND_FIXED,
	                                   W_XLSX_LEGEND_NAMES};
	static const enum book_role roles[] = {BOOK_GIVEN, BOOK_FOLLOWS, BOOK_FIXED, BOOK_PLAIN};
	const int head = 3;
	book_put_text(sheet, 0, 0, making->book->title, BOOK_TITLE);
	book_put_text(sheet, 1, 0, book_word(making, W_XLSX_SUMMARY_NOTE), BOOK_LEAD);
	book_head(sheet, head, 0, book_word(making, W_XLSX_SCENARIO), false);
	book_head(sheet, head, 1, book_word(making, W_XLSX_YEAR), true);
	for (int i = 0; i < COUNTED; i++)
		book_head(sheet, head, AT_COUNTED + i, counted_title(making, i), true);
	int column = AT_COUNTED + COUNTED;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *title = head_of(making, names[i]);
		if (!title)
			continue;
		book_head(sheet, head, column, title, true);
		for (int s = 0; s < making->count; s++)
			put_named(making, &making->scenarios[s], names[i], head + 1 + s, column);
		column++;
	}
	for (int s = 0; s < making->count; s++) {
		const struct book_scenario *scenario = &making->scenarios[s];
		const struct result *result = scenario->result;
		int row = head + 1 + s;
		book_put_text(sheet, row, 0, scenario->title, BOOK_STRONG);
		book_put_number(sheet, row, 1, view_target_year(result), BOOK_YEAR, BOOK_PLAIN);
		if (result->target_count)
			count_verdicts(making, scenario, row);
	}
	int at = head + making->count + 2;
	for (int i = 0; i < 4; i++)
		book_put_text(sheet, at++, 0, book_word(making, legend[i]), roles[i]);
	book_width(sheet, 0, 40);
	book_width(sheet, 1, 8);
	for (int c = 2; c < column; c++)
		book_width(sheet, c, c < AT_COUNTED + COUNTED ? 14 : 18);
	struct book_series *met = ARENA_ARRAY(making->arena, 1, struct book_series);
	met[0] = (struct book_series){book_word(making, W_XLSX_MET), sheet, {head + 1, 0, head + making->count, 0},
	                              {head + 1, 2, head + making->count, 2}};
	lines(making, sheet, "gdp", at + 1, 0);
	book_chart(sheet, (struct book_chart){BOOK_COLUMNS,
	                                      counted_title(making, 0), "", at + 18, 0, 640, 300, met, 1});
}
