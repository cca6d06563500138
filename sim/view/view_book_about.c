/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book_about: what has come true, and what the workbook was made from: version, command, files and their SHA-256,
 * how to compute it again, and what of it does not follow the yellow cells. */
#include <math.h>
#include "view/view_book.h"
#include "view/view_number.h"

void book_observations(struct book_making *making)
{
	struct book_sheet *sheet = making->observations;
	const struct observed *observed = making->report->plan->observed;
	static const enum word heads[] = {W_XLSX_VARIABLE, W_XLSX_ID, W_XLSX_UNIT, W_XLSX_YEAR, W_XLSX_VALUE, W_XLSX_BASIS,
	                                  W_XLSX_SOURCE};
	static const double widths[] = {34, 26, 20, 8, 14, 24, 48};
	const struct result *result = making->scenarios[0].result;
	book_put_text(sheet, 0, 0, book_word(making, W_XLSX_OBSERVATIONS), BOOK_TITLE);
	for (int column = 0; column < 7; column++) {
		book_head(sheet, 2, column, book_word(making, heads[column]), column == 3 || column == 4);
		book_width(sheet, column, widths[column]);
	}
	for (int i = 0; i < observed->count; i++) {
		const struct observation *one = &observed->list[i];
		int element, variable = program_find(result->program, one->variable, &element), row = 3 + i;
		struct live_cell cell = {.number = one->value};
		if (variable >= 0)
			book_put_text(sheet, row, 0, view_variable_title(making->arena, result, variable, element, making->view),
			          BOOK_PLAIN);
		book_put_text(sheet, row, 1, one->variable, BOOK_NOTE);
		book_put_text(sheet, row, 2, book_unit(making, &one->unit), BOOK_NOTE);
		book_put_number(sheet, row, 3, one->year, BOOK_YEAR, BOOK_PLAIN);
		book_put_number(sheet, row, 4, one->value, book_decimals(&one->unit, &cell, 1), BOOK_PLAIN);
		book_put_text(sheet, row, 5, view_source(making->arena, making->report->plan, one->basis, making->view),
		              BOOK_NOTE);
		book_put_text(sheet, row, 6, view_source(making->arena, making->report->plan, one->source, making->view),
		          BOOK_NOTE);
	}
	sheet->filter = (struct book_range){2, 0, 2 + observed->count, 6};
	sheet->freeze_row = sheet->repeat_rows = 3;
	sheet->freeze_column = 1;
}

static int line(const struct book_making *making, int row, enum word label, const char *text)
{
	book_put_text(making->about, row, 0, book_word(making, label), BOOK_STRONG);
	book_put_text(making->about, row, 1, text ? text : "", BOOK_WRAP);
	return row + 1;
}

static int put_fixed(const struct book_making *making, int row)
{
	for (int s = 0; s < making->count; s++) {
		const struct book_scenario *scenario = &making->scenarios[s];
		const struct live *live = scenario->live;
		int fixed = 0;
		for (int r = 0; r < live->count; r++)
			fixed += live->rows[r]->fixed;
		if (!fixed)
			continue;
		row = line(making, row, W_XLSX_FIXED_HEAD,
		           view_say(making->arena, making->view, W_XLSX_FIXED_ROWS, scenario->title,
		                    arena_print(making->arena, "%d", fixed)));
	}
	return row;
}

void book_about(struct book_making *making)
{
	struct book_sheet *sheet = making->about;
	const struct report_made *made = &making->report->made;
	int row = 2;
	book_put_text(sheet, 0, 0, book_word(making, W_XLSX_ABOUT), BOOK_TITLE);
	row = line(making, row, W_XLSX_VERSION, made->version);
	row = line(making, row, W_XLSX_COMMAND, made->command);
	row = line(making, row, W_XLSX_AGAIN, book_word(making, W_XLSX_AGAIN_TEXT));
	row = line(making, row, W_XLSX_HOW, book_word(making, W_XLSX_HOW_TEXT));
	row = line(making, row, W_XLSX_NAMES, book_word(making, W_XLSX_NAMES_TEXT));
	row = line(making, row, W_XLSX_NOT_LIVE, book_word(making, W_XLSX_NOT_LIVE_TEXT));
	row = put_fixed(making, row) + 1;
	book_head(sheet, row, 0, book_word(making, W_XLSX_FILE), false);
	book_head(sheet, row, 1, "SHA-256", false);
	row++;
	for (int i = 0; i < made->file_count; i++, row++) {
		book_put_text(sheet, row, 0, made->files[i].path, BOOK_PLAIN);
		book_put_text(sheet, row, 1, made->files[i].hash, BOOK_PLAIN);
	}
	book_width(sheet, 0, 34);
	book_width(sheet, 1, 96);
}
