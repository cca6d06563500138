/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book: cells are kept in the order in which they come. Texts are cleaned of what a file cannot hold, names of sheets
 * of what Excel, WPS and LibreOffice refuse; a name that is taken gets a number. Names for formulas are held against
 * what looks like a cell (GDP2025, R1C1). */
#include "write/book.h"
#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>
#include "base/clean.h"
#include "base/text.h"
#include "base/utf8.h"

enum { NAME_MOST = 31, TEXT_MOST = 32000, DEFINED_MOST = 200 };

struct book *book_create(struct arena *arena, const char *title)
{
	struct book *book = ARENA_NEW(arena, struct book);
	*book = (struct book){.arena = arena, .title = title};
	return book;
}

/* --- names of sheets --- */

/* The longest beginning of at most so many UTF-16 units, as Excel counts. */
static size_t fitting(const char *text, int units)
{
	size_t length = strlen(text), at = 0, used;
	while (at < length) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		units -= code > 0xffff ? 2 : 1;
		if (units < 0)
			break;
		at += used;
	}
	return at;
}

/* What stands for a letter that names of sheets cannot hold; NULL: the letter may stand. */
static const char *instead(char c)
{
	switch (c) {
	case '[': return "(";
	case ']': return ")";
	case ':': return "-";
	case '*': return "+";
	case '?': return ".";
	case '/':
	case '\\': return "-";
	case '\'': return "\xe2\x80\x99"; /* formulas quote names with it */
	case '!': return ".";             /* ends the name in a formula */
	default: return (unsigned char)c < ' ' || c == 0x7f ? " " : NULL;
	}
}

static char *allowed(struct arena *arena, const char *title)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	const char *clean = clean_text(arena, title);
	while (*clean == ' ')
		clean++;
	for (; *clean; clean++) {
		const char *other = instead(*clean);
		if (other)
			text_add(&out, other);
		else
			text_add_char(&out, *clean, 1);
	}
	while (out.length && out.bytes[out.length - 1] == ' ')
		out.bytes[--out.length] = '\0';
	return out.length ? out.bytes : arena_print(arena, "Sheet");
}

static bool is_taken(const struct book *book, const char *name)
{
	if (strcasecmp(name, "History") == 0)
		return true;
	for (int i = 0; i < book->sheet_count; i++)
		if (strcasecmp(book->sheets[i]->name, name) == 0)
			return true;
	return false;
}

static const char *sheet_name(const struct book *book, const char *title)
{
	const char *whole = allowed(book->arena, title);
	const char *name = arena_print(book->arena, "%.*s", (int)fitting(whole, NAME_MOST), whole);
	for (int number = 2; is_taken(book, name); number++) {
		const char *end = arena_print(book->arena, " (%d)", number);
		name = arena_print(book->arena, "%.*s%s", (int)fitting(whole, NAME_MOST - (int)strlen(end)), whole, end);
	}
	return name;
}

struct book_sheet *book_add_sheet(struct book *book, const char *title)
{
	struct book_sheet *sheet = ARENA_NEW(book->arena, struct book_sheet);
	const char *name = sheet_name(book, title);
	*sheet = (struct book_sheet){
		.book = book, .name = name, .formula_name = arena_print(book->arena, "'%s'", name)};
	*ARENA_PUSH(book->arena, book->sheets, book->sheet_count, book->sheet_capacity) = sheet;
	return sheet;
}

/* --- cells --- */

static struct book_cell *add(struct book_sheet *sheet, int row, int column, enum book_kind kind, enum book_role role)
{
	struct book_cell *cell = ARENA_PUSH(sheet->book->arena, sheet->cells, sheet->cell_count, sheet->cell_capacity);
	*cell = (struct book_cell){.row = row, .column = column, .kind = kind, .role = role};
	sheet->last_row = row > sheet->last_row ? row : sheet->last_row;
	sheet->last_column = column > sheet->last_column ? column : sheet->last_column;
	return cell;
}

void book_put_text(struct book_sheet *sheet, int row, int column, const char *text, enum book_role role)
{
	const char *clean = clean_text(sheet->book->arena, text ? text : "");
	struct book_cell *cell = add(sheet, row, column, BOOK_TEXT, role);
	cell->text = arena_copy(sheet->book->arena, clean, fitting(clean, TEXT_MOST));
}

void book_put_number(struct book_sheet *sheet, int row, int column, double number, int decimals, enum book_role role)
{
	if (!isfinite(number))
		return;
	struct book_cell *cell = add(sheet, row, column, BOOK_NUMBER, role);
	cell->number = number;
	cell->decimals = decimals;
}

void book_put_formula(struct book_sheet *sheet, int row, int column, const char *formula, double number, int decimals,
                  enum book_role role)
{
	if (!isfinite(number)) {
		book_put_formula_text(sheet, row, column, formula, "", role);
		return;
	}
	struct book_cell *cell = add(sheet, row, column, BOOK_FORMULA, role);
	cell->text = formula;
	cell->number = number;
	cell->decimals = decimals;
}

void book_put_formula_text(struct book_sheet *sheet, int row, int column, const char *formula, const char *said,
                       enum book_role role)
{
	struct book_cell *cell = add(sheet, row, column, BOOK_FORMULA_TEXT, role);
	cell->text = formula;
	cell->said = said;
}

void book_width(struct book_sheet *sheet, int column, double width)
{
	while (sheet->column_count <= column)
		*ARENA_PUSH(sheet->book->arena, sheet->columns, sheet->column_count, sheet->column_capacity) =
			(struct book_column){0};
	sheet->columns[column].width = width;
}

void book_fold(struct book_sheet *sheet, int first_row, int last_row)
{
	if (last_row >= first_row)
		*ARENA_PUSH(sheet->book->arena, sheet->outline, sheet->outline_count, sheet->outline_capacity) =
			(struct book_range){.first_row = first_row, .last_row = last_row};
}

void book_bound(struct book_sheet *sheet, struct book_bounds bounds)
{
	*ARENA_PUSH(sheet->book->arena, sheet->bounds, sheet->bound_count, sheet->bound_capacity) = bounds;
}

void book_verdict(struct book_sheet *sheet, struct book_verdicts verdicts)
{
	*ARENA_PUSH(sheet->book->arena, sheet->verdicts, sheet->verdict_count, sheet->verdict_capacity) = verdicts;
}

void book_chart(struct book_sheet *sheet, struct book_chart chart)
{
	*ARENA_PUSH(sheet->book->arena, sheet->charts, sheet->chart_count, sheet->chart_capacity) = chart;
}

/* --- names for formulas --- */

/* GDP2025, R1C1, RC, C, r12: at most three letters and digits, or R and C with digits. */
static bool looks_like_cell(const char *name)
{
	size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	size_t digits = strspn(name + letters, "0123456789");
	if (letters <= 3 && name[letters + digits] == '\0' && digits)
		return true;
	const char *at = name;
	if (tolower((unsigned char)*at) == 'r')
		at += 1 + strspn(at + 1, "0123456789");
	if (tolower((unsigned char)*at) == 'c')
		at += 1 + strspn(at + 1, "0123456789");
	return *at == '\0';
}

static bool is_good_name(const char *name)
{
	if (!isalpha((unsigned char)*name) && *name != '_')
		return false;
	for (const char *at = name; *at; at++)
		if (!isalnum((unsigned char)*at) && *at != '_' && *at != '.')
			return false;
	return strlen(name) <= DEFINED_MOST && !looks_like_cell(name) && strcasecmp(name, "true") != 0 &&
	       strcasecmp(name, "false") != 0;
}

bool book_name(struct book *book, const struct book_sheet *of, const char *name, const char *formula)
{
	if (!is_good_name(name))
		return false;
	*ARENA_PUSH(book->arena, book->names, book->name_count, book->name_capacity) =
		(struct book_name){name, formula, of};
	return true;
}

static const char *column_name(struct arena *arena, int column)
{
	char letters[8], *at = letters + sizeof letters - 1;
	*at = '\0';
	for (int c = column + 1; c > 0; c = (c - 1) / 26)
		*--at = (char)('A' + (c - 1) % 26);
	return arena_copy(arena, at, strlen(at));
}

char *book_cell_name(struct arena *arena, int row, int column)
{
	return arena_print(arena, "%s%d", column_name(arena, column), row + 1);
}

char *book_cell_name_fixed(struct arena *arena, int row, int column)
{
	return arena_print(arena, "$%s$%d", column_name(arena, column), row + 1);
}
