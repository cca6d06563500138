/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text: strings that grow in an arena, their width on a terminal, globs for --set and --only, and what an id is. Holds:
 * `bytes` ends with a NUL after every call; a doubled capacity leaves the old copy to the arena. */
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"

enum { FIRST_CAPACITY = 128 };

static void text_reserve(struct text *text, size_t more)
{
	size_t needed;
	if (__builtin_add_overflow(text->length + 1, more, &needed) || needed > SIZE_MAX / 2)
		arena_exhausted(text->arena);
	if (needed <= text->capacity)
		return;
	size_t capacity = text->capacity ? text->capacity : FIRST_CAPACITY;
	while (capacity < needed)
		capacity *= 2;
	text->bytes = arena_grow(text->arena, text->bytes, text->length, capacity);
	text->capacity = capacity;
}

void text_init(struct text *text, struct arena *arena)
{
	*text = (struct text){.arena = arena};
	text_reserve(text, 0);
}

void text_expect(struct text *text, size_t more) { text_reserve(text, more); }

void text_add_n(struct text *text, const char *bytes, size_t length)
{
	text_reserve(text, length);
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *bytes)
{
	text_add_n(text, bytes, strlen(bytes));
}

void text_add_char(struct text *text, char c, size_t times)
{
	text_reserve(text, times);
	memset(text->bytes + text->length, c, times);
	text->length += times;
	text->bytes[text->length] = '\0';
}

void text_print(struct text *text, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	text_reserve(text, 0);
	size_t room = text->capacity - text->length;
	int length = vsnprintf(text->bytes + text->length, room, format, args);
	va_end(args);
	if (length >= 0 && (size_t)length >= room) {
		text_reserve(text, (size_t)length);
		vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
	}
	va_end(again);
	text->length += length > 0 ? (size_t)length : 0;
	text->bytes[text->length] = '\0';
}

size_t text_width_n(const char *utf8, size_t length)
{
	size_t cells = 0;
	for (size_t at = 0, used; at < length; at += used) {
		int32_t code = utf8_decode(utf8 + at, length - at, &used);
		cells += code < 0 ? 1 : (size_t)utf8_width((uint32_t)code);
	}
	return cells;
}

size_t text_width(const char *utf8)
{
	return text_width_n(utf8, strlen(utf8));
}

/* Every byte but a continuation begins a character, so this vectorises; a stray continuation is not
 * counted. */
size_t text_count(const char *utf8, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)utf8[i] & 0xC0) != 0x80;
	return count;
}

size_t text_fit(const char *utf8, size_t cells)
{
	size_t length = strlen(utf8), at = 0, width = 0, used;
	while (at < length) {
		int32_t code = utf8_decode(utf8 + at, length - at, &used);
		width += code < 0 ? 1 : (size_t)utf8_width((uint32_t)code);
		if (width > cells)
			break;
		at += used;
	}
	return at;
}

void text_pad(struct text *text, const char *utf8, int cells)
{
	size_t width = text_width(utf8), wanted = (size_t)(cells < 0 ? -(long)cells : cells);
	size_t blanks = width < wanted ? wanted - width : 0;
	if (cells < 0)
		text_add_char(text, ' ', blanks);
	text_add(text, utf8);
	if (cells >= 0)
		text_add_char(text, ' ', blanks);
}

/* --- names --- */

static size_t one_character(const char *at)
{
	size_t used;
	utf8_decode(at, strlen(at), &used);
	return used;
}

/* Greedy with one place to return to: linear in practice, at worst length times length. */
bool text_glob(const char *pattern, const char *name)
{
	const char *star = NULL, *resume = NULL;
	while (*name) {
		if (*pattern == '*') {
			star = ++pattern;
			resume = name;
		} else if (*pattern == '?') {
			pattern++;
			name += one_character(name);
		} else if (*pattern == *name) {
			pattern++;
			name++;
		} else if (star) {
			pattern = star;
			resume += one_character(resume);
			name = resume;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return !*pattern;
}

bool text_ends(const char *text, const char *ending)
{
	size_t length = strlen(text), tail = strlen(ending);
	return length > tail && strcmp(text + length - tail, ending) == 0;
}

bool text_is_id(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
	return *name >= 'a' && *name <= 'z' && !name[length] && length <= ID_MOST;
}

bool text_is_name(const char *name)
{
	for (;;) {
		if (!(*name >= 'a' && *name <= 'z'))
			return false;
		name += strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
		if (*name != '.')
			return !*name;
		name++;
	}
}
