/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book_scenario: the sheet of one scenario: targets and verdicts, then every variable a row with years across: the
 * results, what else there is, and, folded away, the steps on the way and what it would be without limits. */
#include <math.h>
#include <string.h>
#include "view/view_book.h"
#include "view/view_number.h"

enum part { PART_RESULTS, PART_OTHERS, PART_STEPS, PART_WITHOUT, PARTS };
static const enum word part_titles[PARTS] = {W_XLSX_RESULTS, W_XLSX_OTHERS, W_XLSX_STEPS, W_XLSX_WITHOUT};
enum { ROW_NOTE = 1, ROW_YEARS = 3 };

static bool is_input(const struct live_row *row)
{
	return row->kind == LIVE_INPUT || row->kind == LIVE_GIVEN || row->kind == LIVE_MADE;
}

static enum part part_of(const struct live *live, const struct live_row *row)
{
	if (row->kind == LIVE_COMPANION)
		return PART_WITHOUT;
	if (row->kind == LIVE_STEP)
		return PART_STEPS;
	unsigned flags = live->result->program->variables[row->variable].flags;
	return flags & MAIN ? PART_RESULTS : flags & HIDDEN ? PART_STEPS : PART_OTHERS;
}

static bool any_of(const struct live *live, enum part part)
{
	for (int r = 0; r < live->count; r++)
		if (!is_input(live->rows[r]) && part_of(live, live->rows[r]) == part)
			return true;
	return false;
}

void book_scenario_place(struct book_making *making, int s)
{
	struct book_scenario *scenario = &making->scenarios[s];
	struct live *live = scenario->live;
	int at = ROW_YEARS + 1;
	scenario->years_row = ROW_YEARS;
	for (int part = 0; part < PARTS; part++) {
		at += any_of(live, (enum part)part); /* its heading */
		for (int r = 0; r < live->count; r++)
			if (!is_input(live->rows[r]) && part_of(live, live->rows[r]) == (enum part)part)
				live_place(live->rows[r], scenario->sheet->formula_name, at++, BOOK_FIRST_YEAR, 0);
		if (part == PART_RESULTS && scenario->result->target_count) {
			scenario->targets_row = at + 1;
			at += scenario->result->target_count + 3;
		}
	}
}

static const char *label_of(const struct book_making *making, const struct book_scenario *scenario,
                            const struct live_row *row)
{
	if (row->kind == LIVE_STEP)
		return book_word(making, W_XLSX_STEP);
	const struct variable *variable = &scenario->result->program->variables[row->variable];
	return view_variable_title(making->arena, scenario->result, row->variable,
	                           variable->set == SCALAR ? -1 : row->element, making->view);
}

static void put_row(struct book_making *making, const struct book_scenario *scenario, const struct live_row *row)
{
	struct book_sheet *sheet = scenario->sheet;
	const struct live *live = scenario->live;
	int decimals = row->kind == LIVE_STEP ? 6 : book_decimals(&row->unit, row->cells, live->years);
	if (row->kind != LIVE_STEP && scenario->result->program->variables[row->variable].flags & CALENDAR)
		decimals = BOOK_YEAR;
	book_put_text(sheet, row->at.row, BOOK_LABEL, label_of(making, scenario, row), BOOK_PLAIN);
	book_put_text(sheet, row->at.row, BOOK_ID, row->name, BOOK_NOTE);
	if (row->kind != LIVE_STEP)
		book_put_text(sheet, row->at.row, BOOK_UNIT, book_unit(making, &row->unit), BOOK_NOTE);
	for (int y = 0; y < live->years; y++) {
		const struct live_cell *cell = &row->cells[y];
		const char *formula = live_text(making->arena, live, cell, sheet->formula_name);
		int column = row->at.column + y;
		if (row->kind == LIVE_STEP && !isfinite(cell->number))
			continue;
		if (formula)
			book_put_formula(sheet, row->at.row, column, formula, cell->number, decimals, BOOK_PLAIN);
		else
			book_put_number(sheet, row->at.row, column, cell->number, decimals, BOOK_FIXED);
	}
}

static void put_part(struct book_making *making, const struct book_scenario *scenario, enum part part)
{
	const struct live *live = scenario->live;
	int first = -1, last = -1;
	for (int r = 0; r < live->count; r++) {
		const struct live_row *row = live->rows[r];
		if (is_input(row) || part_of(live, row) != part)
			continue;
		first = first < 0 ? row->at.row : first;
		last = row->at.row;
		put_row(making, scenario, row);
	}
	if (first < 0)
		return;
	for (int column = BOOK_LABEL; column < BOOK_FIRST_YEAR + live->years; column++)
		book_put_text(scenario->sheet, first - 1, column, column ? "" : book_word(making, part_titles[part]),
		              BOOK_SECTION);
	if (part == PART_STEPS || part == PART_WITHOUT)
		book_fold(scenario->sheet, first, last);
}

static const char *note_of(const struct book_making *making, const struct live *live)
{
	if (live->fixed_limits)
		return view_say(making->arena, making->view, W_XLSX_FIXED_LIMITS,
		                arena_print(making->arena, "%d", live->fixed_limits));
	return book_word(making, live->fixed ? W_XLSX_FIXED_SOME : W_XLSX_LIVE);
}

void book_scenario(struct book_making *making, int s)
{
	struct book_scenario *scenario = &making->scenarios[s];
	struct book_sheet *sheet = scenario->sheet;
	const struct live *live = scenario->live;
	book_put_text(sheet, 0, 0, arena_print(making->arena, "%s  (%s)", scenario->title, scenario->result->scenario->id),
	          BOOK_TITLE);
	book_put_text(sheet, ROW_NOTE, 0, note_of(making, live), BOOK_LEAD);
	if (scenario->result->target_count)
		book_scenario_targets(making, s);
	book_head(sheet, scenario->years_row, BOOK_LABEL, book_word(making, W_XLSX_VARIABLE), false);
	book_head(sheet, scenario->years_row, BOOK_ID, book_word(making, W_XLSX_ID), false);
	book_head(sheet, scenario->years_row, BOOK_UNIT, book_word(making, W_XLSX_UNIT), false);
	for (int y = 0; y < live->years; y++)
		book_put_number(sheet, scenario->years_row, BOOK_FIRST_YEAR + y, live->base_year + y, BOOK_YEAR,
		                BOOK_HEAD_RIGHT);
	for (int part = 0; part < PARTS; part++)
		put_part(making, scenario, (enum part)part);
	book_width(sheet, BOOK_LABEL, 34);
	book_width(sheet, BOOK_ID, 26);
	book_width(sheet, BOOK_UNIT, 18);
	for (int column = BOOK_FIRST_YEAR; column <= BOOK_TARGET_BY || column < BOOK_FIRST_YEAR + live->years;
	     column++)
		book_width(sheet, column, 11.5);
	sheet->freeze_row = sheet->repeat_rows = ROW_YEARS + 1;
	sheet->freeze_column = BOOK_FIRST_YEAR;
}
