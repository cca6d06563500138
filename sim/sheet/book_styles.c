/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_styles: of all that a style says, the number format: what a number means depends on it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/lookup.h"
#include "sheet/book_parts.h"
#include "sheet/xml.h"

enum { MOST_FORMATS = 70000, LONGEST_CODE = 1000 };

struct styles {
	struct book *book;
	struct lookup *formats; /* by number: those of the file, and of those that every workbook has the used ones */
	int codes;
};

static void keep(struct styles *styles, long number, const struct number_format *format)
{
	const struct number_format **kept = ARENA_NEW(styles->book->arena, const struct number_format *);
	*kept = format;
	lookup_put(styles->formats, arena_print(styles->book->arena, "%ld", number), kept);
}

static const struct number_format *format_of(struct styles *styles, long number)
{
	char name[24];
	snprintf(name, sizeof name, "%ld", number);
	if (!lookup_find(styles->formats, name))
		keep(styles, number, number_format_built_in(styles->book->arena, (int)number));
	const struct number_format *const *kept = lookup_find(styles->formats, name);
	return *kept;
}

/* A whole number of an attribute; -1: none, or nothing that could be meant. */
static long number_of(const struct xml *xml, const char *name)
{
	const char *text = xml_attribute(xml, name);
	size_t length = text ? strspn(text, "0123456789") : 0;
	return length && length < 9 && !text[length] ? strtol(text, NULL, 10) : -1;
}

static void begin(void *data, struct xml *xml)
{
	struct styles *styles = data;
	struct book *book = styles->book;
	if (xml_is(xml, "styleSheet/numFmts/numFmt")) {
		const char *code = xml_attribute(xml, "formatCode");
		long number = number_of(xml, "numFmtId");
		if (!code || number < 0 || strlen(code) > LONGEST_CODE || ++styles->codes > MOST_FORMATS)
			BOOK_FAIL(book, xml->part, W_BOOK_STYLES, W_BOOK_DAMAGED_HINT);
		else
			keep(styles, number, number_format_parse(book->arena, code));
	} else if (xml_is(xml, "styleSheet/cellXfs/xf")) {
		long number = number_of(xml, "numFmtId");
		if (book->format_count == MOST_FORMATS)
			BOOK_FAIL(book, xml->part, W_BOOK_STYLES, W_BOOK_DAMAGED_HINT);
		else
			*ARENA_PUSH(book->arena, book->formats, book->format_count, book->format_capacity) =
				number < 0 ? NULL : format_of(styles, number);
	}
}

bool book_styles(struct book *book, const char *part)
{
	static const struct xml_watch watch = {.begin = begin};
	struct styles styles = {.book = book, .formats = lookup_create(book->arena)};
	return xml_read(book, part, "styleSheet", &watch, &styles);
}
