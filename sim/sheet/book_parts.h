/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_parts: the parts of a workbook, each read into what the next needs. false: told. */
#ifndef SHEET_BOOK_PARTS_H
#define SHEET_BOOK_PARTS_H
#include "sheet/book.h"

struct relation {
	const char *id, *type, *target; /* type: after its last "/" */
	bool external;
	struct relation *next;
};
/* Of the part of that name ("": of the package): by the last name in their types, "worksheet"; targets are names of
 * parts, but for external ones. *list: NULL where there are none. */
bool book_relations(struct book *book, const char *part, struct relation **list);

bool book_strings(struct book *book, const char *part);
bool book_styles(struct book *book, const char *part);
bool book_sheet(struct book *book, const char *part, const char *name); /* added to book->sheets by found_add */

/* As it is meant: "_x000D_" is how a part writes a character that XML cannot; blanks at both ends are left out, a
 * line's end is "\n". */
const char *book_text(struct arena *arena, const char *bytes, size_t size);
#endif
