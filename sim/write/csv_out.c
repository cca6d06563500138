/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out: one cell after the other; commas, quotes and line ends inside a cell put it in quotes, blanks at
 * its ends too, which some readers would drop. Holds: what a strict reader gets back is what was given (but
 * for the apostrophe and for control characters, which a terminal would obey). */
#include "write/csv_out.h"
#include <math.h>
#include <string.h>
#include "base/number.h"

static void next(struct csv_out *csv)
{
	if (csv->cells++ > 0)
		text_add_char(csv->text, ',', 1);
}

/* One byte, or the sign for what must not reach a terminal: controls (of two bytes too) but for tabs and line ends. */
static size_t add_safe(struct csv_out *csv, const char *text)
{
	unsigned char first = (unsigned char)*text, second = (unsigned char)text[1];
	bool two = first == 0xC2 && second >= 0x80 && second < 0xA0;
	if (two || first == 0x7F || (first < ' ' && !strchr("\t\r\n", first)))
		text_add(csv->text, "\xEF\xBF\xBD");
	else
		text_add_char(csv->text, *text, *text == '"' ? 2 : 1);
	return two ? 2 : 1;
}

static bool is_plain(unsigned char c) { return c >= ' ' && c != '"' && c != 0x7F && c != 0xC2; }

static void add_all(struct csv_out *csv, const char *text)
{
	while (*text) {
		size_t plain = 0;
		while (is_plain((unsigned char)text[plain]))
			plain++;
		text_add_n(csv->text, text, plain);
		text += plain;
		text += *text ? add_safe(csv, text) : 0;
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
	quoted(csv, *text && strchr("=+-@\t\r", *text) ? "'" : "", text);
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
