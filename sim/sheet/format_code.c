/* SPDX-License-Identifier: GPL-3.0-or-later */
/* format_code: reads `[Red][>=1e8]"about "0.0,,"M";...`. Outside of quotes: \x and !x are words of one character, _x
 * and *x a blank and a filling, [..] a colour, a condition, a currency or elapsed time; 0 # ? stand for digits; a comma
 * after the last of them leaves out thousands, each % multiplies by a hundred; letters of dates make it one; @ is the
 * text of a cell that holds text. A point written as a word between digits, by which tables show ten thousands (0!.0,),
 * is what it looks like: a decimal point. */
#include "sheet/format_code.h"
#include <string.h>
#include <strings.h>
#include "base/number.h"
#include "base/text.h"
#include "sheet/number_format.h"

struct code_reading {
	struct arena *arena;
	struct format_section *section;
	struct text before, after, date;
	bool digits, point, general, text;
	int commas;      /* since the last digit */
	int after_word;  /* digits after a point that is a word; -1: there is none */
	int year, other; /* letters of a date: of the year; those that are neither year, month nor day of month */
	bool month, day, day_first;
};

/* The part in brackets, without them. */
static void take_bracket(struct code_reading *reading, const char *text, size_t length)
{
	static const struct { const char *sign; enum format_test test; } tests[] = {
		{"<=", FORMAT_AT_MOST}, {">=", FORMAT_AT_LEAST}, {"<>", FORMAT_NOT_EQUAL},
		{"<", FORMAT_LESS}, {">", FORMAT_MORE}, {"=", FORMAT_EQUAL},
	};
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		size_t sign = strlen(tests[i].sign);
		if (length > sign && strncmp(text, tests[i].sign, sign) == 0) {
			if (number_parse(text + sign, length - sign, &reading->section->bound))
				reading->section->test = tests[i].test;
			return;
		}
	}
	if (length && *text == '$') { /* [$¥-804]: a currency and a language */
		const char *dash = memchr(text, '-', length);
		text_add_n(reading->digits ? &reading->after : &reading->before, text + 1,
		           (dash ? (size_t)(dash - text) : length) - 1);
	} else if (length && strspn(text, "hHmMsS") >= length) { /* [h]: hours that do not begin again */
		reading->section->kind = FORMAT_DATE;
		reading->other++;
	}
}

static void take_word(struct code_reading *reading, const char *text, size_t length)
{
	text_add_n(&reading->date, text, length);
	if (length == 1 && *text == '.' && reading->digits && !reading->point && reading->after_word < 0)
		reading->after_word = 0;
	else
		text_add_n(reading->digits ? &reading->after : &reading->before, text, length);
}

static void take_digit(struct code_reading *reading)
{
	if (reading->digits && reading->after.length && reading->after_word < 0) /* words between digits: "000-0000" */
		reading->after.length = 0, reading->after.bytes[0] = '\0';
	reading->digits = true;
	reading->commas = 0;
	if (reading->after_word >= 0 && !reading->point)
		reading->after_word++;
	if (reading->section->kind == FORMAT_WORDS)
		reading->section->kind = FORMAT_NUMBER;
}

/* A letter of a date, with those like it that follow; how many bytes. */
static size_t take_date(struct code_reading *reading, const char *at)
{
	char letter = text_lower(*at);
	size_t length = 1;
	while (text_lower(at[length]) == letter)
		length++;
	reading->section->kind = FORMAT_DATE;
	if (letter == 'y' || letter == 'e')
		reading->year += length >= 3 || letter == 'e' ? 1 : 100;
	else if (letter == 'm' && length <= 2)
		reading->month = true;
	else if (letter == 'd' && length <= 2)
		reading->day = true, reading->day_first |= !reading->year; /* 1/2/2020 is two dates */
	else
		reading->other++;
	text_add_char(&reading->date, '\1', 1); /* no letter that is meant as a word looks like one of a date */
	text_add_char(&reading->date, letter == 'e' ? 'y' : letter, length);
	text_add_char(&reading->date, '\2', 1);
	return length;
}

static size_t take_sign(struct code_reading *reading, const char *at)
{
	static const char *const halves[] = {"am/pm", "a/p", "\xE4\xB8\x8A\xE5\x8D\x88/\xE4\xB8\x8B\xE5\x8D\x88"};
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (strncasecmp(at, halves[i], strlen(halves[i])) == 0) {
			reading->section->kind = FORMAT_DATE;
			reading->other++;
			return strlen(halves[i]);
		}
	if (strncasecmp(at, "General", 7) == 0 || strncasecmp(at, "Standard", 8) == 0) {
		take_digit(reading);
		return text_lower(*at) == 'g' ? 7 : 8;
	}
	if (strchr("0#?", *at)) {
		take_digit(reading);
	} else if (*at == '.') {
		text_add_char(&reading->date, '.', 1);
		reading->point = reading->digits;
		reading->section->shift -= reading->digits ? 3 * reading->commas : 0;
		reading->commas = 0;
	} else if (*at == ',') {
		reading->commas += reading->digits;
	} else if (*at == '%') {
		reading->section->shift += 2;
		take_word(reading, "%", 1);
	} else if ((*at == 'E' || *at == 'e') && reading->digits && (at[1] == '+' || at[1] == '-')) {
		return 2;
	} else if (strchr("yYmMdDhHsSeEgGbB", *at) && !(reading->digits && *at == '/')) {
		return take_date(reading, at);
	} else if (*at == '@') { /* the text, or a number that is written as one */
		take_digit(reading);
		reading->text = true;
	} else {
		size_t used = 1;
		while (((unsigned char)at[used] & 0xC0) == 0x80)
			used++;
		if (!(*at == '/' && reading->digits && reading->section->kind == FORMAT_NUMBER))
			take_word(reading, at, used);
		return used;
	}
	return 1;
}

/* Bytes of the character at `at`; 0 at the end. */
static size_t character(const char *at)
{
	size_t used = *at ? 1 : 0;
	while (used && ((unsigned char)at[used] & 0xC0) == 0x80)
		used++;
	return used;
}

/* One token; how many bytes. */
static size_t take_token(struct code_reading *reading, const char *at)
{
	if (*at == '"') {
		size_t length = strcspn(at + 1, "\"");
		take_word(reading, at + 1, length);
		return 1 + length + (at[1 + length] == '"');
	}
	if (*at == '[') {
		size_t length = strcspn(at, "]");
		take_bracket(reading, at + 1, length - 1);
		return length + (at[length] == ']');
	}
	size_t used = strchr("\\!_*", *at) ? character(at + 1) : 0;
	if (used && (*at == '\\' || *at == '!'))
		take_word(reading, at + 1, used);
	else if (!used)
		used = take_sign(reading, at) - 1;
	return 1 + used;
}

/* Without blanks and signs of negative numbers at its ends; of positive ones, "+". */
static const char *tidy(struct arena *arena, const char *words, bool before)
{
	static const char *const dropped[] = {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"};
	static const char *const signs[] = {"+", "-", "(", "\xE2\x88\x92", "\xE2\x96\xB3", "\xE2\x96\xB2", "\xEF\xBC\x88"};
	static const char *const closing[] = {")", "\xEF\xBC\x89", "-"};
	size_t length = strlen(words);
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < 4 + (before ? 7 : 3); i++) {
			const char *one = i < 4 ? dropped[i] : before ? signs[i - 4] : closing[i - 4];
			size_t size = strlen(one);
			if (length >= size && memcmp(words, one, size) == 0)
				words += size, length -= size, again = true;
			if (length >= size && memcmp(words + length - size, one, size) == 0)
				length -= size, again = true;
		}
	}
	return arena_copy(arena, words, length);
}

/* One section; what is after it. */
static const char *take_section(struct arena *arena, struct format_section *section, const char *at, bool *is_text)
{
	struct code_reading reading = {.arena = arena, .section = section, .after_word = -1};
	struct text *const parts[] = {&reading.before, &reading.after, &reading.date};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		text_init(parts[i], arena);
		text_add(parts[i], "");
	}
	while (*at && *at != ';')
		at += take_token(&reading, at);
	section->shift -= reading.digits ? 3 * reading.commas : 0;
	section->shift -= reading.after_word > 0 ? reading.after_word : 0;
	section->before = reading.text ? reading.before.bytes : tidy(arena, reading.before.bytes, true);
	section->after = reading.text ? reading.after.bytes : tidy(arena, reading.after.bytes, false);
	*is_text = reading.text;
	section->date = reading.date.bytes;
	section->as_written = reading.year > 0 && reading.year < 100 && !reading.other && !reading.day_first &&
	                      (reading.month || !reading.day);
	return at;
}

const struct number_format *number_format_parse(struct arena *arena, const char *code)
{
	struct number_format *format = ARENA_NEW(arena, struct number_format);
	bool is_text = false;
	for (const char *at = code; format->count < 4; at++) {
		at = take_section(arena, &format->sections[format->count++], at, &is_text);
		if (!*at)
			break;
	}
	if (is_text)
		format->text = &format->sections[format->count - 1];
	if (is_text && format->count > 1) /* the last section is of text alone */
		format->count--;
	return format;
}

const struct number_format *number_format_built_in(struct arena *arena, int number)
{
	if (number == 9 || number == 10)
		return number_format_parse(arena, "0%");
	if ((number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
	    (number >= 50 && number <= 58))
		return number_format_parse(arena, "yyyy-mm-dd");
	if ((number >= 18 && number <= 21) || (number >= 45 && number <= 47))
		return number_format_parse(arena, "hh:mm:ss");
	return number >= 0 && number <= 49 ? number_format_parse(arena, "General") : NULL;
}
