/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_sheet: cells by their kind; columns, folded rows, what stays when one scrolls, A4 across and one page wide, what
 * asks before it takes a number outside its range, colours of verdicts, native charts. */
#include "write/xlsx_sheet.h"
#include <math.h>
#include <string.h>
#include "base/text.h"

enum { TEXT_MOST = 32767 }; /* characters of a cell in Excel */

/* At most so many characters, whole ones; "…" says that more stood there. */
static const char *short_text(struct arena *arena, const char *text, size_t most)
{
	size_t at = 0, count = 0;
	while (text[at] && count + 1 < most) {
		for (at++; ((unsigned char)text[at] & 0xc0) == 0x80;)
			at++;
		count++;
	}
	return text[at] ? arena_print(arena, "%.*s…", (int)at, text) : text;
}

static void put_cell(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_cell *cell)
{
	lxw_row_t row = (lxw_row_t)cell->row;
	lxw_col_t column = (lxw_col_t)cell->column;
	bool number = cell->kind == BOOK_NUMBER || cell->kind == BOOK_FORMULA;
	lxw_format *format = xlsx_format(formats, cell->role, number, cell->decimals);
	switch (cell->kind) {
	case BOOK_TEXT:
		if (*cell->text)
			xlsx_told(formats, worksheet_write_string(worksheet, row, column,
			                                          short_text(formats->book->arena, cell->text, TEXT_MOST), format));
		else
			xlsx_told(formats, worksheet_write_blank(worksheet, row, column, format));
		break;
	case BOOK_NUMBER: xlsx_told(formats, worksheet_write_number(worksheet, row, column, cell->number, format)); break;
	case BOOK_FORMULA:
		xlsx_told(formats, worksheet_write_formula_num(worksheet, row, column,
		                                               arena_print(formats->book->arena, "=%s", cell->text), format,
		                                               cell->number));
		break;
	case BOOK_FORMULA_TEXT:
		xlsx_told(formats, worksheet_write_formula_str(worksheet, row, column,
		                                               arena_print(formats->book->arena, "=%s", cell->text), format,
		                                               cell->said));
		break;
	}
}

static void put_bounds(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_bounds *bounds)
{
	struct arena *arena = formats->book->arena;
	bool low = isfinite(bounds->low), high = isfinite(bounds->high);
	const char *title = short_text(arena, bounds->title, 30), *message = short_text(arena, bounds->message, 250);
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_DECIMAL,
		.criteria = low && high ? LXW_VALIDATION_CRITERIA_BETWEEN
		            : low       ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
		                        : LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO,
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.minimum_number = bounds->low,
		.maximum_number = bounds->high,
		.value_number = low ? bounds->low : bounds->high,
		.input_title = (char *)(uintptr_t)title,
		.input_message = (char *)(uintptr_t)message,
		.error_title = (char *)(uintptr_t)title,
		.error_message = (char *)(uintptr_t)message};
	if (low || high)
		xlsx_told(formats,
		          worksheet_data_validation_cell(worksheet, (lxw_row_t)bounds->row, (lxw_col_t)bounds->column, &rule));
}

static void colour_where(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_range *range,
                         const char *text, uint32_t ink, uint32_t fill)
{
	lxw_format *format = workbook_add_format(formats->workbook);
	format_set_font_color(format, ink);
	format_set_bg_color(format, fill);
	lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
	                               .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
	                               .value_string = arena_print(formats->book->arena, "\"%s\"", text),
	                               .format = format};
	xlsx_told(formats,
	          worksheet_conditional_format_range(worksheet, (lxw_row_t)range->first_row, (lxw_col_t)range->first_column,
	                                             (lxw_row_t)range->last_row, (lxw_col_t)range->last_column, &rule));
}

static void put_series(lxw_chart *chart, const struct book_series *series)
{
	lxw_chart_series *added = chart_add_series(chart, NULL, NULL);
	const char *sheet = series->sheet->name;
	const struct book_range *names = &series->names, *values = &series->values;
	chart_series_set_categories(added, sheet, (lxw_row_t)names->first_row, (lxw_col_t)names->first_column,
	                            (lxw_row_t)names->last_row, (lxw_col_t)names->last_column);
	chart_series_set_values(added, sheet, (lxw_row_t)values->first_row, (lxw_col_t)values->first_column,
	                        (lxw_row_t)values->last_row, (lxw_col_t)values->last_column);
	chart_series_set_name(added, series->name);
}

static void put_chart(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_chart *chart)
{
	bool lines = chart->kind == BOOK_LINES;
	lxw_chart *made = workbook_add_chart(formats->workbook, lines ? LXW_CHART_LINE : LXW_CHART_COLUMN);
	lxw_chart_font small = {.size = 9, .bold = LXW_EXPLICIT_FALSE}, title = {.size = 11, .bold = LXW_TRUE};
	for (int i = 0; i < chart->count; i++)
		put_series(made, &chart->series[i]);
	chart_title_set_name(made, chart->title);
	chart_title_set_name_font(made, &title);
	if (chart->unit && *chart->unit) {
		chart_axis_set_name(made->y_axis, chart->unit);
		chart_axis_set_name_font(made->y_axis, &small);
	}
	if (chart->count > 1)
		chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
	else
		chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
	lxw_chart_options options = {.x_scale = chart->width / 480.0, .y_scale = chart->height / 288.0};
	xlsx_told(formats,
	          worksheet_insert_chart_opt(worksheet, (lxw_row_t)chart->row, (lxw_col_t)chart->column, made, &options));
}

/* Rows whose texts go over several lines are as high as the longest: no reader may be trusted to find out. */
static void set_heights(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_sheet *sheet)
{
	int *lines = ARENA_ARRAY(sheet->book->arena, sheet->last_row + 1, int);
	for (int i = 0; i < sheet->cell_count; i++) {
		const struct book_cell *cell = &sheet->cells[i];
		if (cell->kind != BOOK_TEXT ||
		    (cell->role != BOOK_HEAD && cell->role != BOOK_HEAD_RIGHT && cell->role != BOOK_WRAP))
			continue;
		double width = cell->column < sheet->column_count ? sheet->columns[cell->column].width : 0;
		int room = (int)(width > 0 ? width : LXW_DEF_COL_WIDTH) - 1;
		int own = 1 + (int)(text_width(cell->text) * 11 / 10) / (room > 1 ? room : 1);
		lines[cell->row] = own > lines[cell->row] ? own : lines[cell->row];
	}
	for (int row = 0; row <= sheet->last_row; row++)
		if (lines[row] > 1)
			xlsx_told(formats, worksheet_set_row(worksheet, (lxw_row_t)row, 13.5 * lines[row] + 2, NULL));
}

static void set_print(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_sheet *sheet)
{
	worksheet_set_paper(worksheet, 9); /* A4 */
	if (!sheet->portrait)
		worksheet_set_landscape(worksheet);
	worksheet_fit_to_pages(worksheet, 1, 0);
	worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6);
	xlsx_told(formats, worksheet_set_footer(worksheet, "&L&A&R&P / &N"));
	if (sheet->print_columns)
		xlsx_told(formats, worksheet_print_area(worksheet, 0, 0, (lxw_row_t)sheet->last_row,
		                                        (lxw_col_t)sheet->print_columns - 1));
	if (sheet->repeat_rows)
		xlsx_told(formats, worksheet_repeat_rows(worksheet, 0, (lxw_row_t)sheet->repeat_rows - 1));
}

void xlsx_sheet(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_sheet *sheet)
{
	for (int i = 0; i < sheet->column_count; i++) {
		lxw_row_col_options hidden = {.hidden = sheet->columns[i].width < 0};
		double width = sheet->columns[i].width > 0 ? sheet->columns[i].width : LXW_DEF_COL_WIDTH;
		if (sheet->columns[i].width != 0)
			xlsx_told(formats, worksheet_set_column_opt(worksheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL, &hidden));
	}
	for (int i = 0; i < sheet->outline_count; i++)
		for (int row = sheet->outline[i].first_row; row <= sheet->outline[i].last_row; row++) {
			lxw_row_col_options options = {.hidden = LXW_TRUE, .level = 1, .collapsed = LXW_FALSE};
			xlsx_told(formats, worksheet_set_row_opt(worksheet, (lxw_row_t)row, LXW_DEF_ROW_HEIGHT, NULL, &options));
		}
	set_heights(formats, worksheet, sheet);
	for (int i = 0; i < sheet->cell_count; i++)
		put_cell(formats, worksheet, &sheet->cells[i]);
	for (int i = 0; i < sheet->bound_count; i++)
		put_bounds(formats, worksheet, &sheet->bounds[i]);
	for (int i = 0; i < sheet->verdict_count; i++) {
		const struct book_verdicts *verdicts = &sheet->verdicts[i];
		colour_where(formats, worksheet, &verdicts->range, verdicts->good, 0x006100, 0xe2f0d9);
		colour_where(formats, worksheet, &verdicts->range, verdicts->bad, 0x9c0006, 0xfbdcdc);
	}
	for (int i = 0; i < sheet->chart_count; i++)
		put_chart(formats, worksheet, &sheet->charts[i]);
	if (sheet->filter.last_row > sheet->filter.first_row)
		xlsx_told(formats, worksheet_autofilter(
							   worksheet, (lxw_row_t)sheet->filter.first_row, (lxw_col_t)sheet->filter.first_column,
							   (lxw_row_t)sheet->filter.last_row, (lxw_col_t)sheet->filter.last_column));
	if (sheet->freeze_row || sheet->freeze_column)
		worksheet_freeze_panes(worksheet, (lxw_row_t)sheet->freeze_row, (lxw_col_t)sheet->freeze_column);
	worksheet_outline_settings(worksheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
	set_print(formats, worksheet, sheet);
}
