/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_sheet: the cells of one sheet. A cell is what was kept of it when the workbook was saved: a number, a text, a
 * truth, an error, a date; of a formula only that is read, and a formula without it has no value. Holds: cells come by
 * row and column, none twice; what a cell names (a string, a style) is there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "base/source_grid.h"
#include "sheet/book_parts.h"
#include "sheet/found.h"
#include "sheet/xml.h"

enum { MOST_MERGED = 200000 };

struct sheet_reading {
	struct book *book;
	const char *part;
	struct found found;
	int column_ranges;
	uint32_t row, column;     /* of the cell at hand; before it, of the last one */
	bool in_cell, has_value;
	char type[16];            /* "": a number */
	const struct number_format *format;
	struct text value, formula;
};

#define FAIL(reading, message, ...)                                                                                    \
	BOOK_FAIL((reading)->book, (reading)->part, message, W_BOOK_DAMAGED_HINT, __VA_ARGS__)

static const char *cell_name(const struct sheet_reading *reading)
{
	return source_cell_name(reading->book->arena, reading->row, reading->column);
}

static void empty(struct text *text)
{
	text->length = 0;
	text->bytes[0] = '\0';
}

/* "C7", its letters in either case, with or without "$"; what is after it, NULL: no cell. */
static const char *read_reference(const char *at, uint32_t *row, uint32_t *column)
{
	*row = *column = 0;
	at += *at == '$';
	for (; text_lower(*at) >= 'a' && text_lower(*at) <= 'z' && *column <= BOOK_MOST_COLUMNS; at++)
		*column = *column * 26 + (uint32_t)(text_lower(*at) - 'a' + 1);
	at += *at == '$';
	for (; number_is_digit(*at) && *row <= BOOK_MOST_ROWS; at++)
		*row = *row * 10 + (uint32_t)(*at - '0');
	return *row && *column && *row <= BOOK_MOST_ROWS && *column <= BOOK_MOST_COLUMNS ? at : NULL;
}

/* A whole number from `least` to `most`; -1: none. */
static long whole(const char *text, long least, long most)
{
	size_t length = text ? strspn(text, "0123456789") : 0;
	long number = length && length < 9 && !text[length] ? strtol(text, NULL, 10) : -1;
	return number >= least && number <= most ? number : -1;
}

/* 0 as text, "0", "0.0". */
static bool is_zero(const char *text)
{
	return text && strchr(text, '0') && strspn(text, "0.") == strlen(text);
}

static void begin_row(struct sheet_reading *reading, const struct xml *xml)
{
	const char *said = xml_attribute(xml, "r");
	long row = said ? whole(said, reading->row + 1, BOOK_MOST_ROWS) : (long)reading->row + 1;
	if (row < 0 || row > BOOK_MOST_ROWS) {
		FAIL(reading, W_BOOK_ROW_ORDER, said ? said : "");
		return;
	}
	reading->row = (uint32_t)row;
	reading->column = 0;
	struct found *found = &reading->found;
	if (xml_truth(xml_attribute(xml, "hidden"), false) || is_zero(xml_attribute(xml, "ht")))
		*ARENA_PUSH(reading->book->arena, found->hidden_rows, found->hidden_count, found->hidden_capacity) =
			reading->row;
}

static void begin_columns(struct sheet_reading *reading, const struct xml *xml)
{
	long from = whole(xml_attribute(xml, "min"), 1, BOOK_MOST_COLUMNS);
	long to = whole(xml_attribute(xml, "max"), 1, BOOK_MOST_COLUMNS);
	bool hides = xml_truth(xml_attribute(xml, "hidden"), false) || is_zero(xml_attribute(xml, "width"));
	if (++reading->column_ranges > BOOK_MOST_COLUMNS)
		FAIL(reading, W_BOOK_REFERENCE, "cols");
	for (long column = from; hides && from > 0 && column <= to; column++)
		reading->found.hidden_columns[column] = true;
}

static void begin_merged(struct sheet_reading *reading, const struct xml *xml)
{
	const char *said = xml_attribute(xml, "ref");
	struct found *found = &reading->found;
	struct found_range range;
	const char *colon = said ? read_reference(said, &range.top, &range.left) : NULL;
	const char *end = colon && *colon == ':' ? read_reference(colon + 1, &range.bottom, &range.right) : NULL;
	if (colon && !*colon) /* a range of one cell */
		return;
	if (!end || *end || range.bottom < range.top || range.right < range.left || found->merged_count == MOST_MERGED)
		FAIL(reading, W_BOOK_REFERENCE, said ? said : "");
	else
		*ARENA_PUSH(reading->book->arena, found->merged, found->merged_count, found->merged_capacity) = range;
}

static void begin_cell(struct sheet_reading *reading, const struct xml *xml)
{
	const char *said = xml_attribute(xml, "r"), *type = xml_attribute(xml, "t"), *style = xml_attribute(xml, "s");
	uint32_t row = reading->row, column = reading->column + 1;
	const char *end = said ? read_reference(said, &row, &column) : "";
	if (!end || *end || column > BOOK_MOST_COLUMNS) {
		FAIL(reading, W_BOOK_REFERENCE, said ? said : "");
		return;
	}
	if (row != reading->row || column <= reading->column) {
		FAIL(reading, W_BOOK_CELL_ORDER, said);
		return;
	}
	reading->column = column;
	reading->in_cell = true;
	reading->has_value = false;
	snprintf(reading->type, sizeof reading->type, "%s", type && strcmp(type, "n") != 0 ? type : "");
	empty(&reading->value);
	empty(&reading->formula);
	long number = style ? whole(style, 0, reading->book->format_count - 1) : -1;
	const char *count = arena_print(reading->book->arena, "%d", reading->book->format_count);
	reading->format = number < 0 ? NULL : reading->book->formats[number];
	if (number < 0 && style && !(is_zero(style) && !reading->book->format_count))
		FAIL(reading, W_BOOK_STYLE, cell_name(reading), style, count);
}

static void begin(void *data, struct xml *xml)
{
	struct sheet_reading *reading = data;
	switch (xml->depth) {
	case 3:
		if (xml_is(xml, "worksheet/sheetData/row"))
			begin_row(reading, xml);
		else if (xml_is(xml, "worksheet/cols/col"))
			begin_columns(reading, xml);
		else if (xml_is(xml, "worksheet/mergeCells/mergeCell"))
			begin_merged(reading, xml);
		break;
	case 4:
		if (xml_is(xml, "worksheet/sheetData/row/c"))
			begin_cell(reading, xml);
		break;
	case 5:
		if (xml_is(xml, "worksheet/sheetData/row/c/v"))
			reading->has_value = true;
		else if (xml_is(xml, "worksheet/sheetData/row/c/f") && !reading->formula.length)
			text_add(&reading->formula, "=");
		break;
	default: break;
	}
}

static void text(void *data, struct xml *xml, const char *bytes, size_t size)
{
	struct sheet_reading *reading = data;
	if (!reading->in_cell || xml->depth < 5)
		return;
	const bool beside = strcmp(reading->type, "inlineStr") == 0; /* its text stands in the cell, not in the table */
	struct text *into = NULL;
	if (xml_is(xml, "worksheet/sheetData/row/c/f"))
		into = &reading->formula;
	else if (beside ? xml_is(xml, "worksheet/sheetData/row/c/is/t") || xml_is(xml, "worksheet/sheetData/row/c/is/r/t")
	                : xml_is(xml, "worksheet/sheetData/row/c/v"))
		into = &reading->value;
	if (into && into->length + size > BOOK_LONGEST_CELL)
		FAIL(reading, W_BOOK_CELL_LONG, cell_name(reading));
	else if (into)
		text_add_n(into, bytes, size);
}

/* --- what a cell says --- */

/* A number as XML Schema has it, which is a little more than JSON does: "+1", ".5", "1.", "007". */
static bool read_number(const char *text, double *value)
{
	char plain[64];
	size_t length = 0;
	const char *at = text + strspn(text, " \t\n");
	if (*at == '-')
		plain[length++] = *at;
	at += *at == '-' || *at == '+';
	while (*at == '0' && number_is_digit(at[1]))
		at++;
	if (*at == '.')
		plain[length++] = '0';
	for (; *at && !strchr(" \t\n", *at) && length + 1 < sizeof plain; at++)
		if (*at != '.' || number_is_digit(at[1]))
			plain[length++] = *at;
	return !at[strspn(at, " \t\n")] && number_parse(plain, length, value);
}

static void add(struct sheet_reading *reading, const char *shown, enum found_kind kind)
{
	struct found *found = &reading->found;
	if (!*shown)
		return;
	if (found->count == SHEETS_MOST_CELLS) {
		BOOK_FAIL(reading->book, found->name, W_BOOK_CELLS, W_BOOK_SMALLER_HINT, cell_name(reading));
		return;
	}
	*ARENA_PUSH(reading->book->arena, found->cells, found->count, found->capacity) =
		(struct found_cell){reading->row, reading->column, shown, kind};
}

static void add_text(struct sheet_reading *reading, const char *text)
{
	add(reading, number_format_show_text(reading->book->arena, reading->format, text), FOUND_TEXT);
}

static void add_number(struct sheet_reading *reading)
{
	struct book *book = reading->book;
	double value;
	if (!reading->value.bytes[strspn(reading->value.bytes, " \t\n")])
		return;
	if (!read_number(reading->value.bytes, &value)) {
		FAIL(reading, W_BOOK_NUMBER, cell_name(reading), reading->value.bytes);
		return;
	}
	struct number_shown shown = number_format_show(book->arena, reading->format, value, book->date1904);
	add(reading, shown.text, shown.is_number ? FOUND_NUMBER : FOUND_TEXT);
}

static void add_string(struct sheet_reading *reading)
{
	struct book *book = reading->book;
	long number = whole(reading->value.bytes, 0, book->string_count - 1);
	const char *count = arena_print(book->arena, "%d", book->string_count);
	if (number < 0)
		FAIL(reading, W_BOOK_STRING, cell_name(reading), reading->value.bytes, count);
	else
		add_text(reading, book->strings[number]);
}

/* "2020-12-31T00:00:00" without a time that is midnight. */
static void add_date(struct sheet_reading *reading)
{
	char *text = arena_copy(reading->book->arena, reading->value.bytes, reading->value.length);
	char *time = strchr(text, 'T');
	if (time && strspn(time, "T0:.Z") == strlen(time))
		*time = '\0';
	else if (time)
		*time = ' ';
	add(reading, text, FOUND_TEXT);
}

static void end_cell(struct sheet_reading *reading)
{
	struct arena *arena = reading->book->arena;
	const char *type = reading->type;
	reading->in_cell = false;
	if (!reading->has_value && strcmp(type, "inlineStr") != 0) {
		if (reading->formula.length)
			add(reading, book_text(arena, reading->formula.bytes, reading->formula.length), FOUND_UNCALCULATED);
		return;
	}
	if (!*type)
		add_number(reading);
	else if (strcmp(type, "s") == 0)
		add_string(reading);
	else if (strcmp(type, "str") == 0 || strcmp(type, "inlineStr") == 0)
		add_text(reading, book_text(arena, reading->value.bytes, reading->value.length));
	else if (strcmp(type, "b") == 0)
		add(reading, xml_truth(reading->value.bytes, false) ? "TRUE" : "FALSE", FOUND_TEXT);
	else if (strcmp(type, "e") == 0)
		add(reading, book_text(arena, reading->value.bytes, reading->value.length), FOUND_ERROR);
	else if (strcmp(type, "d") == 0)
		add_date(reading);
	else
		FAIL(reading, W_BOOK_TYPE, cell_name(reading), arena_copy(arena, type, strlen(type)));
}

static void end(void *data, struct xml *xml)
{
	struct sheet_reading *reading = data;
	if (reading->in_cell && xml->depth == 4)
		end_cell(reading);
}

bool book_sheet(struct book *book, const char *part, const char *name)
{
	static const struct xml_watch watch = {begin, text, end};
	struct sheet_reading reading = {.book = book, .part = part, .found = {.name = name, .part = part}};
	reading.found.hidden_columns = ARENA_ARRAY(book->arena, BOOK_MOST_COLUMNS + 1, bool);
	text_init(&reading.value, book->arena);
	text_init(&reading.formula, book->arena);
	text_add(&reading.value, "");
	text_add(&reading.formula, "");
	if (xml_read(book, part, "worksheet", &watch, &reading))
		found_add(book, &reading.found);
	return !book->failed;
}
