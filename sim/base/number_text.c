/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_text: numbers as people write them in texts, cells and options.
 *
 *   number = [-] (digits | group) [. digits] [e [+-] digits]        group = 1 to 3 digits { blank 3 digits }
 *
 * A blank is any of Unicode's (no-break, thin, narrow, full-width, ...). Digits, point and minus may be full-width.
 * Two digits with a blank between them are one number or a fault, never a number and the beginning of its unit:
 * "2 100 people" is 2100. Only a scale with an exponent may follow a number, "100 1e8 CNY". A comma, an apostrophe or
 * an underscore between digits is a fault: "1,100" is 1100 to one reader and 1.1 to another. */
#include "base/number_text.h"
#include <string.h>
#include "base/number.h"
#include "base/utf8.h"

enum { LONGEST = 64 }; /* no number needs more characters; keeps the search for its end short */

struct number_reading {
	const char *text;
	size_t length, at;
	char plain[LONGEST + 1]; /* without groups, in ASCII */
	size_t count;
	bool too_long;
};

/* --- characters --- */

/* As ASCII: digits, '.', '-', ' ' for any blank, ',' for any sign that parts thousands somewhere; 0: something else. */
static char kind_at(const struct number_reading *reading, size_t at, size_t *used)
{
	*used = 0;
	if (at >= reading->length)
		return 0;
	size_t blank = utf8_blank(reading->text + at, reading->length - at);
	int32_t code = utf8_decode(reading->text + at, reading->length - at, used);
	if (blank)
		return ' ';
	if (code >= 0xFF10 && code <= 0xFF19)
		return (char)('0' + (code - 0xFF10));
	switch (code) {
	case 0xFF0E: return '.';
	case 0x2212: /* minus */
	case 0xFF0D: return '-';
	case ',':
	case '\'':
	case '_':
	case '`':
	case 0xFF0C: /* full-width , */
	case 0x3001: /* 、 */
	case 0x2019: /* ’ */
	case 0x02BC: /* ʼ */
	case 0x066C: /* Arabic thousands */
	case 0xFF07: return ',';
	default: return code > 0 && code < 128 ? (char)code : 0;
	}
}

static char kind_here(const struct number_reading *reading)
{
	size_t used;
	return kind_at(reading, reading->at, &used);
}

static void keep(struct number_reading *reading)
{
	size_t used;
	char kind = kind_at(reading, reading->at, &used);
	reading->too_long |= reading->count == LONGEST;
	if (!reading->too_long)
		reading->plain[reading->count++] = kind;
	reading->at += used;
}

static int keep_digits(struct number_reading *reading)
{
	int count = 0;
	for (; number_is_digit(kind_here(reading)); count++)
		keep(reading);
	return count;
}

/* Digits from `at` on, and where they end. */
static int digits_at(const struct number_reading *reading, size_t at, size_t *end)
{
	int count = 0;
	size_t used;
	for (; number_is_digit(kind_at(reading, at, &used)); count++)
		at += used;
	*end = at;
	return count;
}

static bool exponent_at(const struct number_reading *reading, size_t at)
{
	size_t used, end;
	char sign, e = kind_at(reading, at, &used);
	if (e != 'e' && e != 'E')
		return false;
	sign = kind_at(reading, at += used, &used);
	return digits_at(reading, sign == '+' || sign == '-' ? at + used : at, &end) > 0;
}

bool number_is_scale(const char *text, size_t length)
{
	struct number_reading reading = {.text = text, .length = length};
	size_t end;
	int digits = digits_at(&reading, 0, &end);
	return digits > 0 && digits < 3 && exponent_at(&reading, end);
}

/* --- groups --- */

/* Blanks and then a digit that begins no scale: *digit is where; the number goes on there, or is no number. */
static bool digits_follow(const struct number_reading *reading, size_t *digit)
{
	size_t at = reading->at, used;
	while (kind_at(reading, at, &used) == ' ')
		at += used;
	*digit = at;
	return at > reading->at && number_is_digit(kind_at(reading, at, &used)) &&
	       !number_is_scale(reading->text + at, reading->length - at);
}

/* One blank (no tab) and three digits with no more of an exponent. */
static bool is_group(const struct number_reading *reading, size_t digit)
{
	size_t used, end;
	kind_at(reading, reading->at, &used);
	return reading->at + used == digit && reading->text[reading->at] != '\t' &&
	       digits_at(reading, digit, &end) == 3 && !exponent_at(reading, end);
}

static bool keep_groups(struct number_reading *reading, int first)
{
	size_t digit;
	bool may_part = first <= 3 && reading->plain[reading->count - (size_t)first] != '0';
	while (digits_follow(reading, &digit)) {
		if (reading->too_long || !may_part || !is_group(reading, digit))
			return false;
		reading->at = digit;
		keep_digits(reading);
	}
	return true;
}

/* --- the whole --- */

static void keep_fraction(struct number_reading *reading)
{
	size_t used, end;
	if (kind_at(reading, reading->at, &used) == '.' && digits_at(reading, reading->at + used, &end) > 0) {
		keep(reading);
		keep_digits(reading);
	}
}

static void keep_exponent(struct number_reading *reading)
{
	if (!exponent_at(reading, reading->at))
		return;
	keep(reading);
	if (!number_is_digit(kind_here(reading)))
		keep(reading);
	keep_digits(reading);
}

/* A sign with a digit behind it. */
static bool is_mark(const struct number_reading *reading, size_t *used)
{
	size_t end;
	char kind = kind_at(reading, reading->at, used);
	return (kind == ',' || kind == '.') && digits_at(reading, reading->at + *used, &end) > 0;
}

static struct number_text fault(const struct number_reading *reading, enum number_fault what, size_t from, size_t to)
{
	return (struct number_text){.fault = what, .length = reading->at, .bad_offset = from, .bad_length = to - from};
}

static struct number_text groups_fault(const struct number_reading *reading, size_t start)
{
	size_t digit, end = reading->at;
	struct number_reading rest = *reading;
	while (digits_follow(&rest, &digit)) {
		digits_at(&rest, digit, &end);
		rest.at = end;
	}
	return fault(reading, NUMBER_GROUPS, start, end);
}

struct number_text number_text_read(const char *text, size_t length)
{
	struct number_reading reading = {.text = text, .length = length};
	size_t used, digit;
	if (kind_here(&reading) == '-')
		keep(&reading);
	int first = keep_digits(&reading);
	if (!first)
		return fault(&reading, NUMBER_NONE, 0, length);
	if (!keep_groups(&reading, first))
		return groups_fault(&reading, 0);
	keep_fraction(&reading);
	keep_exponent(&reading);
	if (is_mark(&reading, &used))
		return fault(&reading, NUMBER_MARK, reading.at, reading.at + used);
	if (digits_follow(&reading, &digit))
		return groups_fault(&reading, 0);
	struct number_text read = {.length = reading.at};
	if (!reading.too_long && number_parse(reading.plain, reading.count, &read.value))
		return read;
	bool number = !reading.too_long && number_length(reading.plain, reading.count) == reading.count;
	enum number_range range = number ? number_range(reading.plain, reading.count) : NUMBER_HELD;
	return range == NUMBER_HELD ? fault(&reading, NUMBER_NONE, 0, length)
	                            : fault(&reading, range == NUMBER_TOO_LARGE ? NUMBER_HUGE : NUMBER_TINY, 0, reading.at);
}

static size_t pass_blanks(const char *text, size_t length, size_t at)
{
	for (size_t blank; (blank = utf8_blank(text + at, length - at)) > 0;)
		at += blank;
	return at;
}

struct number_text number_text_whole(const char *text, size_t length)
{
	size_t from = pass_blanks(text, length, 0);
	struct number_text read = number_text_read(text + from, length - from);
	size_t end = pass_blanks(text, length, from + read.length);
	read.bad_offset += from;
	read.length += from;
	if (read.fault == NUMBER_READ && end < length)
		read = (struct number_text){.fault = NUMBER_NONE, .bad_length = length};
	return read;
}

enum word number_fault_word(enum number_fault fault)
{
	static const enum word words[] = {
		[NUMBER_READ] = W_NONE, [NUMBER_NONE] = W_NUMBER_NONE, [NUMBER_HUGE] = W_NUMBER_PART_HUGE,
		[NUMBER_TINY] = W_NUMBER_PART_TINY, [NUMBER_GROUPS] = W_NUMBER_GROUPS, [NUMBER_MARK] = W_NUMBER_MARK};
	return words[fault];
}

enum word number_fault_hint(enum number_fault fault)
{
	static const enum word words[] = {[NUMBER_READ] = W_NONE,
	                                  [NUMBER_NONE] = W_NUMBER_NONE_HINT,
	                                  [NUMBER_HUGE] = W_NUMBER_HUGE_HINT,
	                                  [NUMBER_TINY] = W_NUMBER_TINY_HINT,
	                                  [NUMBER_GROUPS] = W_NUMBER_GROUPS_HINT,
	                                  [NUMBER_MARK] = W_NUMBER_MARK_HINT};
	return words[fault];
}
