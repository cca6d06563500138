/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book: a workbook (Office Open XML) while it is read, shared by the files of this room. Whatever is wrong with it as
 * a file is told once, by the names of file and part, and ends the reading; what is wrong with a cell is told there. */
#ifndef SHEET_BOOK_H
#define SHEET_BOOK_H
#include <stdint.h>
#include "sheet/number_format.h"
#include "sheet/sheets.h"

enum {
	BOOK_MOST_PARTS = 10000,
	BOOK_MOST_UNPACKED = 256 << 20, /* bytes of all parts read together */
	BOOK_MOST_RATIO = 200,          /* bytes unpacked of one packed, beyond the first megabyte */
	BOOK_MOST_STRINGS = 1000000,
	BOOK_MOST_TEXT = 64 << 20,      /* bytes: of the table of strings; of all cells as text */
	BOOK_LONGEST_CELL = 64 << 10,
	BOOK_MOST_ROWS = 1048576, BOOK_MOST_COLUMNS = 16384, /* as spreadsheets have */
};

struct book {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	struct archive *archive;
	bool failed;                   /* told */
	int uncalculated;              /* cells told as errors */
	bool date1904;
	const char **strings;          /* the table of strings */
	int string_count, string_capacity;
	size_t string_bytes;
	const struct number_format **formats; /* of each style of cells */
	int format_count, format_capacity;
	size_t cells, text;            /* of the sheets so far */
	struct sheet *sheets;
	int sheet_count, sheet_capacity;
};

/* Tells once what is wrong with a part, and that the reading fails. {0} is the file, {1} the part. */
void book_fail(struct book *book, const char *part, enum word message, enum word hint, const char *const *more);
#define BOOK_FAIL(book, part, message, hint, ...) book_fail((book), (part), (message), (hint), WORDS(__VA_ARGS__))

struct sheets *book_read(struct arena *arena, const struct source *source, struct diags *diags); /* NULL: reported */
#endif
