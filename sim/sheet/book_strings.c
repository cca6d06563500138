/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_strings: the table of strings that cells name by number. A string is the text of all its runs, without what
 * says how it is spoken (phonetic runs, which East Asian workbooks have beside their names). */
#include <string.h>
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/book_parts.h"
#include "sheet/xml.h"

struct table {
	struct book *book;
	struct text now;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The character that `_x000D_` stands for; -1: it stands for itself. */
static int escaped(const char *at, size_t left)
{
	int code = 0;
	if (left < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		const char *digit = at[i] ? strchr("0123456789abcdef", text_lower(at[i])) : NULL;
		if (!digit)
			return -1;
		code = code * 16 + (int)(digit - "0123456789abcdef");
	}
	return code;
}

const char *book_text(struct arena *arena, const char *bytes, size_t size)
{
	char *out = arena_alloc(arena, size + 1);
	size_t length = 0, from = 0, used;
	for (size_t at = 0; at < size; at += used) {
		int code = escaped(bytes + at, size - at);
		bool known = code >= ' ' || code == '\n' || code == '\r' || code == '\t';
		size_t written = known ? utf8_encode((uint32_t)code, out + length) : 0;
		used = written ? 7 : 1;
		if (!written)
			out[length] = bytes[at], written = 1;
		if (written == 1 && out[length] == '\r') /* of "\r\n" the second stays */
			out[length] = '\n', written = at + used < size && bytes[at + used] == '\n' ? 0 : 1;
		length += written;
	}
	while (length && is_blank(out[length - 1]))
		length--;
	while (from < length && is_blank(out[from]))
		from++;
	out[length] = '\0';
	return out + from;
}

static void begin(void *data, struct xml *xml)
{
	struct table *table = data;
	if (xml_is(xml, "sst/si") && table->now.length) {
		table->now.length = 0;
		table->now.bytes[0] = '\0';
	}
}

static void text(void *data, struct xml *xml, const char *bytes, size_t size)
{
	struct table *table = data;
	if (!xml_is(xml, "sst/si/t") && !xml_is(xml, "sst/si/r/t"))
		return;
	if (table->now.length + size > BOOK_LONGEST_CELL)
		BOOK_FAIL(table->book, xml->part, W_BOOK_STRING_LONG, W_BOOK_DAMAGED_HINT);
	else
		text_add_n(&table->now, bytes, size);
}

static void end(void *data, struct xml *xml)
{
	struct table *table = data;
	struct book *book = table->book;
	if (!xml_is(xml, "sst/si"))
		return;
	book->string_bytes += table->now.length;
	if (book->string_count == BOOK_MOST_STRINGS || book->string_bytes > BOOK_MOST_TEXT)
		BOOK_FAIL(book, xml->part, W_BOOK_STRINGS, W_BOOK_SMALLER_HINT);
	else
		*ARENA_PUSH(book->arena, book->strings, book->string_count, book->string_capacity) =
			book_text(book->arena, table->now.bytes, table->now.length);
}

bool book_strings(struct book *book, const char *part)
{
	static const struct xml_watch watch = {begin, text, end};
	struct table table = {.book = book};
	text_init(&table.now, book->arena);
	text_add(&table.now, "");
	return xml_read(book, part, "sst", &watch, &table);
}
