/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out: one cell after the other; commas, quotes and line ends inside a cell put it in quotes, blanks at
 * its ends too, which some readers would drop. Holds: what a strict reader gets back is what was given (but
 * for the apostrophe, for returns, and for what a terminal would obey or nobody could see). */
#include "write/csv_out.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "base/utf8.h"

static void next(struct csv_out *csv)
{
	if (csv->cells++ > 0)
		text_add_char(csv->text, ',', 1);
}

/* One character, or the sign for what must not reach a terminal; a lone return would write over its line, and is a line
 * end. Returns its bytes. */
static size_t add_safe(struct csv_out *csv, const char *text, size_t length)
{
	size_t used;
	int32_t code = utf8_decode(text, length, &used);
	if (code == '\r')
		text_add_char(csv->text, '\n', text[1] != '\n');
	else if (code != '\t' && code != '\n' && utf8_is_unsafe(code))
		text_add(csv->text, "\xEF\xBF\xBD");
	else if (code == '"')
		text_add_char(csv->text, '"', 2);
	else
		text_add_n(csv->text, text, used);
	return used;
}

static bool is_plain(unsigned char c) { return c >= ' ' && c != '"' && c < 0x7F; }

static void add_all(struct csv_out *csv, const char *text)
{
	for (size_t left = strlen(text); left > 0;) {
		size_t plain = 0;
		while (is_plain((unsigned char)text[plain]))
			plain++;
		text_add_n(csv->text, text, plain);
		text += plain;
		left -= plain;
		size_t used = left ? add_safe(csv, text, left) : 0;
		text += used;
		left -= used;
	}
}

static void quoted(struct csv_out *csv, const char *inert, const char *text)
{
	if (!strpbrk(text, ",\"\r\n") && text[0] != ' ' && (!*text || text[strlen(text) - 1] != ' ')) {
		text_add(csv->text, inert);
		add_all(csv, text);
		return;
	}
	text_add_char(csv->text, '"', 1);
	text_add(csv->text, inert);
	add_all(csv, text);
	text_add_char(csv->text, '"', 1);
}

/* Would a spreadsheet calculate it? Some do behind blanks, and those of East Asia read full-width signs as narrow. */
static bool is_formula(const char *text)
{
	static const char signs[] = "=+-@";
	size_t length = strlen(text), at = 0, used;
	if (*text && strchr("\t\r\n", *text))
		return true;
	while (at < length && (used = utf8_blank(text + at, length - at)) > 0)
		at += used;
	int32_t code = utf8_decode(text + at, length - at, &used);
	int32_t narrow = code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 /* full width */
	                 : code == 0xFE62               ? '+' /* small forms */
	                 : code == 0xFE63               ? '-'
	                 : code == 0xFE66               ? '='
	                 : code == 0xFE6B               ? '@'
	                                                : code;
	return narrow > 0 && narrow < 128 && strchr(signs, (char)narrow);
}

void csv_out_begin(struct csv_out *csv, struct text *text, const char *header)
{
	*csv = (struct csv_out){.text = text};
	text_add(text, header);
	text_add(text, "\n");
}

void csv_out_id(struct csv_out *csv, const char *id)
{
	next(csv);
	quoted(csv, "", id ? id : "");
}

void csv_out_text(struct csv_out *csv, const char *text)
{
	next(csv);
	text = text ? text : "";
	quoted(csv, is_formula(text) ? "'" : "", text);
}

void csv_out_number(struct csv_out *csv, double value)
{
	char number[NUMBER_SIZE] = "";
	next(csv);
	if (isfinite(value))
		number_shortest(value, number);
	text_add(csv->text, number);
}

void csv_out_integer(struct csv_out *csv, long long value)
{
	next(csv);
	char digits[24]; /* from the end; a year stands in every row, and printf would take longer than the rest of it */
	size_t at = sizeof digits;
	unsigned long long left = value < 0 ? 0ull - (unsigned long long)value : (unsigned long long)value;
	do
		digits[--at] = (char)('0' + left % 10);
	while (left /= 10);
	if (value < 0)
		digits[--at] = '-';
	text_add_n(csv->text, digits + at, sizeof digits - at);
}

void csv_out_row(struct csv_out *csv)
{
	text_add(csv->text, "\n");
	csv->cells = 0;
}
