/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book: a workbook from its archive: which part is the workbook, its strings and styles, then its sheets in their
 * order. Macros, charts, pictures, links and whatever else is there are not looked at. */
#include "sheet/book.h"
#include <string.h>
#include "base/clean.h"
#include "sheet/archive.h"
#include "sheet/book_parts.h"
#include "sheet/xml.h"

enum { MOST_SHEETS = 2000, LONGEST_NAME = 300 };

struct listed { const char *name, *id; bool hidden; };
struct contents {
	struct book *book;
	struct listed *list;
	int count, capacity;
};

/* Archives that are something else, by what they hold. */
static enum word other_kind(const struct book *book)
{
	static const struct { const char *part; enum word kind; } kinds[] = {
		{"word/document.xml", W_BOOK_IS_DOCUMENT},  {"ppt/presentation.xml", W_BOOK_IS_SLIDES},
		{"xl/workbook.bin", W_BOOK_IS_BINARY},      {"content.xml", W_BOOK_IS_ODS},
		{"Index/Document.iwa", W_BOOK_IS_NUMBERS},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (archive_find(book, kinds[i].part) >= 0)
			return kinds[i].kind;
	return W_BOOK_IS_ARCHIVE;
}

static enum word other_hint(enum word kind)
{
	return kind == W_BOOK_IS_DOCUMENT || kind == W_BOOK_IS_SLIDES ? W_BOOK_DOCUMENT_HINT
	       : kind == W_BOOK_IS_ARCHIVE                            ? W_BOOK_ARCHIVE_HINT
	                                                              : W_BOOK_SAVE_XLSX_HINT;
}

/* --- the workbook's own part --- */

static void begin(void *data, struct xml *xml)
{
	struct contents *contents = data;
	struct book *book = contents->book;
	if (xml_is(xml, "workbook/workbookPr"))
		book->date1904 = xml_truth(xml_attribute(xml, "date1904"), false);
	if (!xml_is(xml, "workbook/sheets/sheet"))
		return;
	const char *name = xml_attribute(xml, "name"), *id = xml_relation(xml), *state = xml_attribute(xml, "state");
	if (!name || !id || strlen(name) > LONGEST_NAME || contents->count == MOST_SHEETS)
		BOOK_FAIL(book, xml->part, W_BOOK_PART_DAMAGED, W_BOOK_DAMAGED_HINT);
	else
		*ARENA_PUSH(book->arena, contents->list, contents->count, contents->capacity) =
			(struct listed){clean_text(book->arena, name), arena_copy(book->arena, id, strlen(id)),
			                state && strcmp(state, "visible") != 0};
}

static const struct relation *relation_of_id(const struct relation *list, const char *id)
{
	while (list && strcmp(list->id, id) != 0)
		list = list->next;
	return list;
}

static const struct relation *relation_of_type(const struct relation *list, const char *type)
{
	while (list && strcmp(list->type, type) != 0)
		list = list->next;
	return list;
}

static void tell_hidden(struct book *book, const struct contents *contents)
{
	const char **names = ARENA_ARRAY(book->arena, contents->count + 1, const char *);
	size_t count = 0;
	for (int i = 0; i < contents->count; i++)
		if (contents->list[i].hidden)
			names[count++] = contents->list[i].name;
	if (count)
		diag_note(book->diags, NOWHERE, NULL, W_BOOK_HIDDEN_SHEETS, W_BOOK_HIDDEN_HINT, book->source->path,
		          diag_list(book->diags, names, count));
}

static void read_sheets(struct book *book, const char *part, const struct contents *contents,
                        const struct relation *relations)
{
	for (int i = 0; i < contents->count && !book->failed; i++) {
		const struct listed *listed = &contents->list[i];
		const struct relation *relation = relation_of_id(relations, listed->id);
		if (!relation)
			BOOK_FAIL(book, part, W_BOOK_SHEET_MISSING, W_BOOK_DAMAGED_HINT, listed->name);
		else if (!listed->hidden && strcmp(relation->type, "worksheet") == 0)
			book_sheet(book, relation->target, listed->name);
	}
}

/* The workbook at `part` and all that it names. */
static void read_workbook(struct book *book, const char *part)
{
	static const struct xml_watch watch = {.begin = begin};
	struct contents contents = {.book = book};
	struct relation *relations;
	if (!xml_read(book, part, "workbook", &watch, &contents))
		return;
	if (!book_relations(book, part, &relations))
		return;
	const struct relation *strings = relation_of_type(relations, "sharedStrings");
	const struct relation *styles = relation_of_type(relations, "styles");
	if ((strings && !book_strings(book, strings->target)) || (styles && !book_styles(book, styles->target)))
		return;
	tell_hidden(book, &contents);
	read_sheets(book, part, &contents, relations);
}

struct sheets *book_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct book *book = ARENA_NEW(arena, struct book);
	*book = (struct book){.arena = arena, .source = source, .diags = diags};
	struct relation *relations;
	if (!archive_open(book) || !book_relations(book, "", &relations))
		return NULL;
	const struct relation *workbook = relation_of_type(relations, "officeDocument");
	enum word other = other_kind(book);
	if (!workbook || other != W_BOOK_IS_ARCHIVE)
		BOOK_FAIL(book, "", other, other_hint(other));
	else
		read_workbook(book, workbook->target);
	if (!book->failed && !book->sheet_count)
		BOOK_FAIL(book, "", W_BOOK_EMPTY, W_BOOK_EMPTY_HINT);
	if (book->failed || book->uncalculated)
		return NULL;
	struct sheets *sheets = ARENA_NEW(arena, struct sheets);
	*sheets = (struct sheets){.list = book->sheets, .count = book->sheet_count};
	return sheets;
}
