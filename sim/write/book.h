/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book: a workbook before any format: sheets of cells, each a text, a number, or a formula with the number it comes to.
 * It knows no scenario. Texts stay texts, whatever they begin with; names of sheets become ones that every spreadsheet
 * takes. Rows and columns count from 0. Everything lives in the arena. */
#ifndef WRITE_BOOK_H
#define WRITE_BOOK_H
#include <stdbool.h>
#include "base/arena.h"

/* What a cell is for; a format decides how that looks. */
enum book_role {
	BOOK_PLAIN,
	BOOK_TITLE,
	BOOK_LEAD,    /* a sentence below the title */
	BOOK_NOTE,    /* small, grey */
	BOOK_HEAD,    /* of a column of texts */
	BOOK_HEAD_RIGHT, /* of a column of numbers */
	BOOK_SECTION, /* of rows */
	BOOK_GIVEN,   /* yellow: to be changed */
	BOOK_FOLLOWS, /* of an input: follows from a yellow one; may be typed over */
	BOOK_FIXED,   /* a number where a formula was due: does not follow */
	BOOK_STRONG,
	BOOK_MIDDLE,  /* a word between numbers */
	BOOK_WRAP,    /* a text over several lines */
	BOOK_ROLES
};
enum book_kind { BOOK_TEXT, BOOK_NUMBER, BOOK_FORMULA, BOOK_FORMULA_TEXT };
enum { BOOK_YEAR = -1 }; /* decimals: a whole number without groups of digits */

struct book_cell {
	int row, column;
	enum book_kind kind;
	enum book_role role;
	const char *text;    /* TEXT; of a formula its text without "=" */
	const char *said;    /* FORMULA_TEXT: what it comes to */
	double number;       /* NUMBER, FORMULA */
	int decimals;
};

struct book_range { int first_row, first_column, last_row, last_column; };
/* A warning, no ban: what a person types outside is asked about. */
struct book_bounds { int row, column; double low, high; const char *title, *message; }; /* open: infinite */
/* Cells of a range are green where they say `good`, red where `bad`. */
struct book_verdicts { struct book_range range; const char *good, *bad; };

struct book_sheet;
struct book_series {
	const char *name;
	const struct book_sheet *sheet;
	struct book_range names, values; /* of one row or column */
};
enum book_chart_kind { BOOK_LINES, BOOK_COLUMNS };
struct book_chart {
	enum book_chart_kind kind;
	const char *title, *unit;
	int row, column, width, height; /* pixels */
	const struct book_series *series; int count;
};

struct book_column { double width; }; /* characters; 0: as it is; below 0: hidden */
struct book_sheet {
	struct book *book;
	const char *name;      /* as the tab says it */
	const char *formula_name; /* as formulas say it: quoted where it must be */
	struct book_cell *cells; int cell_count, cell_capacity;
	struct book_column *columns; int column_count, column_capacity;
	struct book_range *outline; int outline_count, outline_capacity; /* rows that fold away, and are folded */
	struct book_bounds *bounds; int bound_count, bound_capacity;
	struct book_verdicts *verdicts; int verdict_count, verdict_capacity;
	struct book_chart *charts; int chart_count, chart_capacity;
	struct book_range filter; /* rows 0: none */
	int freeze_row, freeze_column, repeat_rows; /* rows above stay, and are printed on each page */
	int print_columns; /* so many are printed; 0: all */
	bool portrait;
	int last_row, last_column;
};

struct book_name { const char *name, *formula; const struct book_sheet *of; }; /* of NULL: of the whole book */
struct book {
	struct arena *arena;
	const char *title, *font; /* font NULL: the format's own */
	struct book_sheet **sheets; int sheet_count, sheet_capacity;
	struct book_name *names; int name_count, name_capacity;
};

struct book *book_create(struct arena *arena, const char *title);
/* Its name is `title` as far as names of sheets allow: no []:*?/\ and no ' at the ends, at most 31 characters, none
 * twice in any case of letters, not "History". */
struct book_sheet *book_add_sheet(struct book *book, const char *title);
void book_put_text(struct book_sheet *sheet, int row, int column, const char *text, enum book_role role);
void book_put_number(struct book_sheet *sheet, int row, int column, double number, int decimals, enum book_role role);
/* A number that is none: the formula comes to an empty text. */
void book_put_formula(struct book_sheet *sheet, int row, int column, const char *formula, double number, int decimals,
                  enum book_role role);
void book_put_formula_text(struct book_sheet *sheet, int row, int column, const char *formula, const char *said,
                       enum book_role role);
void book_width(struct book_sheet *sheet, int column, double width);
void book_fold(struct book_sheet *sheet, int first_row, int last_row);
void book_bound(struct book_sheet *sheet, struct book_bounds bounds);
void book_verdict(struct book_sheet *sheet, struct book_verdicts verdicts);
void book_chart(struct book_sheet *sheet, struct book_chart chart);
/* False: no spreadsheet takes that name. */
bool book_name(struct book *book, const struct book_sheet *of, const char *name, const char *formula);
char *book_cell_name(struct arena *arena, int row, int column);          /* "AB12" */
char *book_cell_name_fixed(struct arena *arena, int row, int column);    /* "$AB$12" */

struct text;
struct err;
/* The workbook's bytes, XLSX: the same for the same book. False: the system failed us. */
bool book_xlsx(const struct book *book, struct text *out, struct err *err);
#endif
