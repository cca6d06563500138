/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_scan: rows of RFC 4180 with any separator. What is told: quotes left open or standing inside a cell, bytes that
 * are neither UTF-8 nor GB18030, NUL, cells and tables that are too large. Holds: after an error that ends the reading
 * nothing more is read; a hundred errors end it. */
#include "base/csv_scan.h"
#include <string.h>
#include "base/utf8.h"

enum { LONGEST_CELL = 64 << 10, MOST_ERRORS = 100 };

void csv_scan_error(struct csv_scan *scan, uint32_t offset, uint32_t length, enum word message, enum word hint,
                    const char *const *args)
{
	diag_add(scan->diags, DIAG_ERROR, (struct place){scan->source, offset, length}, NULL, message, hint, args);
	if (++scan->errors == MOST_ERRORS) {
		diag_note(scan->diags, ((struct place){scan->source, offset, length}), NULL, W_JSON_TOO_MANY, W_NONE);
		scan->stop = true;
	}
}

static bool at_row_end(const struct csv_scan *scan)
{
	const char *at = scan->bytes + scan->at;
	return scan->at >= scan->size || *at == '\n' ||
	       (*at == '\r' && (at[1] == '\n' || scan->at + 1 == scan->size));
}

static void pass_row_end(struct csv_scan *scan)
{
	if (scan->at < scan->size && scan->bytes[scan->at] == '\r')
		scan->at++;
	if (scan->at < scan->size && scan->bytes[scan->at] == '\n')
		scan->at++;
}

/* One character of a cell; NUL and bytes that are no UTF-8 are told once and end the reading. */
static void pass_character(struct csv_scan *scan)
{
	size_t used;
	int32_t code = utf8_decode(scan->bytes + scan->at, scan->size - scan->at, &used);
	if (code <= 0) {
		const char *value = arena_print(scan->arena, "%02X", (unsigned char)scan->bytes[scan->at]);
		csv_scan_error(scan, scan->at, 1, W_CSV_BYTE, W_CSV_BYTE_HINT, WORDS(value));
		scan->stop = true;
	}
	scan->at += (uint32_t)used;
}

/* After the opening quote, to after the closing one; a doubled quote stands for one. */
static const char *read_quoted(struct csv_scan *scan)
{
	uint32_t start = scan->at++;
	struct text out;
	text_init(&out, scan->arena);
	while (!scan->stop && scan->at < scan->size) {
		uint32_t from = scan->at;
		if (scan->bytes[from] != '"') {
			pass_character(scan);
			text_add_n(&out, scan->bytes + from, scan->at - from);
			continue;
		}
		if (scan->bytes[from + 1] != '"') {
			scan->at++;
			return out.bytes;
		}
		text_add_char(&out, '"', 1);
		scan->at += 2;
	}
	if (!scan->stop)
		csv_scan_error(scan, start, 1, W_CSV_OPEN_QUOTE, W_CSV_OPEN_QUOTE_HINT, WORDS());
	scan->stop = true;
	return "";
}

static bool is_blank(const struct csv_scan *scan, char c)
{
	return c == ' ' || (c == '\t' && scan->separator != '\t');
}

static const char *read_plain(struct csv_scan *scan)
{
	uint32_t start = scan->at;
	bool told = false;
	while (!scan->stop && !at_row_end(scan) && scan->bytes[scan->at] != scan->separator) {
		if (scan->bytes[scan->at] == '"' && !told) {
			csv_scan_error(scan, scan->at, 1, W_CSV_QUOTE_INSIDE, W_CSV_QUOTE_INSIDE_HINT, WORDS());
			told = true;
		}
		pass_character(scan);
	}
	uint32_t end = scan->at;
	while (end > start && is_blank(scan, scan->bytes[end - 1]))
		end--;
	return arena_copy(scan->arena, scan->bytes + start, end - start);
}

static void read_cell(struct csv_scan *scan)
{
	while (is_blank(scan, scan->bytes[scan->at]))
		scan->at++;
	uint32_t start = scan->at;
	bool quoted = scan->bytes[start] == '"' && start < scan->size;
	const char *text = quoted ? read_quoted(scan) : read_plain(scan);
	uint32_t end = scan->at;
	if (quoted) {
		while (is_blank(scan, scan->bytes[scan->at]))
			scan->at++;
		if (!scan->stop && !at_row_end(scan) && scan->bytes[scan->at] != scan->separator) {
			csv_scan_error(scan, scan->at, 1, W_CSV_AFTER_QUOTE, W_CSV_QUOTE_INSIDE_HINT, WORDS());
			while (!scan->stop && !at_row_end(scan) && scan->bytes[scan->at] != scan->separator)
				pass_character(scan);
		}
	}
	if (strlen(text) > LONGEST_CELL)
		csv_scan_error(scan, start, 1, W_CSV_LONG_CELL, W_NONE, WORDS());
	struct csv_cell *cell = ARENA_PUSH(scan->arena, scan->cells, scan->count, scan->capacity);
	*cell = (struct csv_cell){text, {scan->source, start, end - start}};
	if (scan->count > CSV_MOST_CELLS) {
		csv_scan_error(scan, start, 1, W_CSV_TOO_MANY, W_NONE, WORDS());
		scan->stop = true;
	}
}

bool csv_has_text(const struct csv_cell *cells, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (*cells[i].text)
			return true;
	return false;
}

uint32_t csv_scan_row(struct csv_scan *scan)
{
	uint32_t first = scan->count;
	for (;;) {
		read_cell(scan);
		if (scan->stop || scan->at >= scan->size || scan->bytes[scan->at] != scan->separator)
			break;
		scan->at++;
	}
	pass_row_end(scan);
	return scan->count - first;
}

/* --- the bytes --- */

/* The first character that is not ASCII, to its end: there a reader sees whether it was read as meant. */
static struct place first_foreign(const struct source *source)
{
	size_t at = 0, used = 1;
	while (at < source->size && !((unsigned char)source->bytes[at] & 0x80))
		at++;
	if (at < source->size)
		utf8_decode(source->bytes + at, source->size - at, &used);
	return (struct place){source, (uint32_t)at, (uint32_t)used};
}

static void tell_unreadable(struct csv_scan *scan, const struct source_stuck *stuck)
{
	const char *byte = arena_print(scan->arena, "%02X", (unsigned char)scan->source->bytes[stuck->utf8]);
	unsigned line, column;
	place_line_column((struct place){scan->source, (uint32_t)stuck->gb18030, 1}, &line, &column);
	const char *at = arena_print(scan->arena, "%u", line);
	csv_scan_error(scan, (uint32_t)stuck->utf8, 1, W_CSV_BYTE, W_CSV_NOT_GB18030_HINT, WORDS(byte, at));
	scan->stop = true;
}

void csv_scan_text(struct csv_scan *scan, const struct source *source)
{
	scan->source = source;
	scan->bytes = source->bytes;
	scan->size = (uint32_t)source->size;
}

void csv_scan_start(struct csv_scan *scan, struct arena *arena, const struct source *source, struct diags *diags)
{
	*scan = (struct csv_scan){.arena = arena, .source = source, .diags = diags, .separator = ','};
	struct source_stuck stuck;
	const struct source *utf8 = source_as_utf8(arena, source, &stuck);
	if (utf8 == source && stuck.utf8 < utf8->size) {
		tell_unreadable(scan, &stuck);
		return;
	}
	if (utf8 != source)
		diag_note(diags, first_foreign(utf8), NULL, W_CSV_GB18030, W_CSV_GB18030_HINT);
	csv_scan_text(scan, utf8);
}
