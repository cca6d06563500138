/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_number: digits are taken in runs with the marks between them. Of several marks all but the last part
 * thousands; a mark alone parts thousands or decimals, by what is possible and, where both are, by what the table
 * shows. Holds: what has no comma, apostrophe or second point is number_text's; a mark that would part thousands stands
 * before exactly three digits. */
#include "intake/indicator_number.h"
#include <string.h>
#include "base/number.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_sense.h"

enum { MOST_RUNS = 12, MOST_DIGITS = 40 };

struct runs {
	int count;                    /* of runs of digits */
	int digits[MOST_RUNS];
	char mark[MOST_RUNS];         /* before the run; of the first: '-' or 0 */
	char plain[MOST_DIGITS + MOST_RUNS + 2];
	size_t length;                /* bytes of all */
	bool zero;                    /* the first run begins with 0 */
	bool too_long;
};

/* ',', '.', '\'' or ' ' for any that is written for them; 0: no mark */
static char mark_at(const char *text, size_t length, size_t *used)
{
	size_t blank = utf8_blank(text, length);
	int32_t code = length ? utf8_decode(text, length, used) : -1;
	if (blank) {
		*used = blank;
		return *text == '\t' ? '\0' : ' ';
	}
	switch (code) {
	case ',':
	case 0x066C: return ',';
	case '.': return '.';
	case '\'':
	case '`':
	case 0x2019:
	case 0x02BC: return '\'';
	default: return '\0';
	}
}

static size_t sign_at(const char *text, size_t length, bool *minus)
{
	size_t used = 0;
	int32_t code = length ? utf8_decode(text, length, &used) : -1;
	*minus = code == '-' || code == 0x2212 || code == 0x2013;
	return *minus || code == '+' ? used : 0;
}

static void take_run(struct runs *runs, const char *text, size_t length, char mark)
{
	int digits = 0;
	size_t all = strlen(runs->plain);
	for (; runs->length < length && number_is_digit(text[runs->length]); runs->length++, digits++) {
		runs->too_long |= all == MOST_DIGITS;
		if (!runs->too_long)
			runs->plain[all++] = text[runs->length];
	}
	runs->mark[runs->count] = mark;
	runs->digits[runs->count++] = digits;
}

static bool digit_at(const char *text, size_t length, size_t at) { return at < length && number_is_digit(text[at]); }

static struct runs take_runs(const char *text, size_t length)
{
	bool minus;
	struct runs runs = {.length = sign_at(text, length, &minus)};
	if (!digit_at(text, length, runs.length))
		return (struct runs){0};
	runs.zero = text[runs.length] == '0';
	take_run(&runs, text, length, minus ? '-' : '\0');
	for (size_t used = 0; runs.count < MOST_RUNS; ) {
		char mark = mark_at(text + runs.length, length - runs.length, &used);
		size_t at = runs.length + used;
		if (!mark || !digit_at(text, length, at) || (mark == ' ' && number_is_scale(text + at, length - at)))
			break;
		runs.length = at;
		take_run(&runs, text, length, mark);
	}
	return runs;
}

/* Runs before `end` are groups of thousands, or of lakhs and crores, parted by one kind of mark. */
static bool are_groups(const struct runs *runs, int end)
{
	bool right = runs->digits[0] <= 3 && !runs->zero;
	for (int i = 1; i < end; i++)
		right &= runs->digits[i] == 3 && runs->mark[i] == runs->mark[1];
	if (right || end < 3 || runs->mark[1] != ',')
		return right;
	bool lakhs = runs->digits[0] <= 2 && !runs->zero && runs->digits[end - 1] == 3; /* "12,41,000" */
	for (int i = 1; i < end; i++)
		lakhs &= runs->mark[i] == ',' && (i == end - 1 || runs->digits[i] == 2);
	return lakhs;
}

enum shape { SHAPE_PLAIN, SHAPE_WRONG, SHAPE_GROUPS, SHAPE_POINT, SHAPE_COMMA, SHAPE_EITHER_COMMA, SHAPE_EITHER_POINT };

/* What the marks can mean; the last run is the decimals in SHAPE_POINT and SHAPE_COMMA. */
static enum shape shape_of(const struct runs *runs)
{
	int last = runs->count - 1;
	char mark = last > 0 ? runs->mark[last] : '\0', first = last > 0 ? runs->mark[1] : '\0';
	if (last < 1 || (last == 1 && (mark == ' ')))
		return SHAPE_PLAIN;
	if (last == 1 && mark == '.')
		return runs->digits[1] == 3 && are_groups(runs, 2) ? SHAPE_EITHER_POINT : SHAPE_PLAIN;
	if (last == 1 && mark == ',')
		return runs->digits[1] == 3 && are_groups(runs, 2) ? SHAPE_EITHER_COMMA : SHAPE_COMMA;
	if (first == mark)
		return first == ' ' ? SHAPE_PLAIN : are_groups(runs, runs->count) ? SHAPE_GROUPS : SHAPE_WRONG;
	if (!are_groups(runs, last) || mark == ' ' || mark == '\'')
		return SHAPE_WRONG;
	return mark == ',' ? SHAPE_COMMA : first == ' ' ? SHAPE_PLAIN : SHAPE_POINT;
}

static double value_of(const struct runs *runs, bool decimals)
{
	char text[MOST_DIGITS + MOST_RUNS + 4];
	size_t length = 0, all = strlen(runs->plain), fraction = decimals ? (size_t)runs->digits[runs->count - 1] : 0;
	if (runs->mark[0] == '-')
		text[length++] = '-';
	size_t whole = all - fraction, from = 0;
	while (from + 1 < whole && runs->plain[from] == '0')
		from++;
	memcpy(text + length, runs->plain + from, whole - from);
	length += whole - from;
	if (fraction) {
		text[length++] = '.';
		memcpy(text + length, runs->plain + whole, fraction);
		length += fraction;
	}
	double value = 0;
	number_parse(text, length, &value);
	return value;
}

static struct cell_number plain_number(const char *half, size_t length)
{
	bool minus;
	size_t sign = sign_at(half, length, &minus);
	size_t skip = sign && !(minus && (half[0] == '-' || (unsigned char)half[1] == 0x88)) ? sign : 0; /* "+5", "–5" */
	struct number_text read = number_text_read(half + skip, length - skip);
	bool none = read.fault == NUMBER_NONE;
	return (struct cell_number){.fault = !read.fault ? CELL_READ : none ? CELL_NO_NUMBER : CELL_FAULT,
	                            .value = skip && minus ? -read.value : read.value,
	                            .length = skip + read.length,
	                            .number = read.fault,
	                            .bad_offset = skip + read.bad_offset,
	                            .bad_length = read.bad_length};
}

/* ".55", as some programs write 0.55 */
static bool begins_with_point(const char *half, size_t length)
{
	bool minus;
	size_t sign = sign_at(half, length, &minus);
	return sign + 1 < length && half[sign] == '.' && number_is_digit(half[sign + 1]);
}

static struct cell_number without_zero(const char *half, size_t length)
{
	bool minus;
	size_t sign = sign_at(half, length, &minus), all = sign + 1;
	char text[MOST_DIGITS + 4] = "0.";
	size_t put = 2;
	for (; all < length && number_is_digit(half[all]) && put < MOST_DIGITS; all++)
		text[put++] = half[all];
	struct cell_number read = {.fault = CELL_READ, .length = all, .bad_length = all};
	if ((all < length && number_is_digit(half[all])) || !number_parse(text, put, &read.value))
		read.fault = CELL_NO_NUMBER;
	read.value = minus ? -read.value : read.value;
	return read;
}

struct cell_number cell_number_read(const char *half, size_t length, const struct marks_seen *seen)
{
	if (begins_with_point(half, length))
		return without_zero(half, length);
	struct runs runs = take_runs(half, length);
	enum shape shape = shape_of(&runs);
	bool comma = seen && seen->decimal_comma, point = seen && seen->decimal_point;
	bool dots = seen && seen->dot_groups && !point, ask = comma || (seen && seen->ask_point);
	struct cell_number read = {.length = runs.length, .bad_length = runs.length};
	if (shape == SHAPE_PLAIN || (shape == SHAPE_EITHER_POINT && !ask) || runs.too_long)
		return plain_number(half, length);
	bool either = shape == SHAPE_EITHER_COMMA || shape == SHAPE_EITHER_POINT;
	bool decimal = shape == SHAPE_POINT || shape == SHAPE_COMMA || (shape == SHAPE_EITHER_COMMA && comma);
	read.value = value_of(&runs, decimal);
	read.comma = decimal && shape != SHAPE_POINT;
	if (shape == SHAPE_WRONG)
		read.fault = CELL_GROUPS;
	else if (shape == SHAPE_COMMA && point)
		read.fault = CELL_MIXED;
	else if (either && (shape == SHAPE_EITHER_POINT ? !dots : comma == point)) {
		read.fault = CELL_EITHER;
		read.value = value_of(&runs, false);
		read.other = value_of(&runs, true);
	}
	return read;
}

/* --- what a table shows --- */

/* A number, and what may stand beside one: no words, in which a comma is a comma. */
static bool is_numeric(const char *half)
{
	for (const struct sense_mark *mark; (mark = sense_before(half, strlen(half))) != NULL;)
		half += strlen(mark->text);
	for (; *half && !number_is_digit(*half); half++)
		if ((*half >= 'a' && *half <= 'z') || (*half >= 'A' && *half <= 'Z') || (unsigned char)*half >= 0xE3)
			return false;
	return *half;
}

void marks_see(struct arena *arena, struct marks_seen *seen, const char *text)
{
	if (!text[strcspn(text, ",.\xEF")] || strlen(text) > 100)
		return;
	const char *half = indicator_half(arena, text);
	if (!is_numeric(half))
		return;
	size_t length = strlen(half);
	for (size_t at = 0; at < length; at++) {
		if (!number_is_digit(half[at]))
			continue;
		struct runs runs = take_runs(half + at, length - at);
		enum shape shape = shape_of(&runs);
		bool single_point = shape == SHAPE_PLAIN && runs.count > 1 && runs.mark[runs.count - 1] == '.';
		bool grouped = shape == SHAPE_GROUPS && runs.mark[1] != '\'';
		bool commas = grouped && runs.mark[1] == ',';
		if ((shape == SHAPE_COMMA || (grouped && !commas)) && !seen->decimal_comma)
			seen->decimal_comma = true, seen->comma_text = text;
		if ((shape == SHAPE_POINT || single_point || commas) && !seen->decimal_point)
			seen->decimal_point = true, seen->point_text = text;
		seen->dot_groups |= (shape == SHAPE_COMMA || shape == SHAPE_GROUPS) && runs.count > 2 && runs.mark[1] == '.';
		at += runs.length - 1;
	}
}
