/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_text: texts of strangers' tables, cleaned for files and brought to one form for comparing. */
#include <string.h>
#include "base/text.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"

static size_t space_length(const char *text, size_t length)
{
	return *text == '\n' || *text == '\r' ? 1 : utf8_blank(text, length);
}

enum tidying {
	TIDY,   /* invisible characters gone, one blank for many */
	ASCII,  /* and full-width forms of ASCII as ASCII */
	SMALL   /* and small letters */
};

static char *tidy(struct arena *arena, const char *text, enum tidying how)
{
	struct text out;
	text_init(&out, arena);
	bool owed = false;
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		size_t space = space_length(text + at, length - at);
		if (space) {
			used = space;
			owed = out.length > 0;
			continue;
		}
		if (utf8_is_unsafe(code))
			continue;
		text_add_char(&out, ' ', owed);
		owed = false;
		bool wide = how >= ASCII && code >= 0xFF01 && code <= 0xFF5E;
		char letter = (char)(wide ? code - 0xFEE0 : code < 128 ? code : 0);
		if (how >= ASCII && letter)
			text_add_char(&out, how == SMALL ? text_lower(letter) : letter, 1);
		else
			text_add_n(&out, text + at, used);
	}
	return out.bytes;
}

char *indicator_clean(struct arena *arena, const char *text) { return tidy(arena, text, TIDY); }

char *indicator_half(struct arena *arena, const char *text) { return tidy(arena, text, ASCII); }

char *indicator_plain(struct arena *arena, const char *text) { return tidy(arena, text, SMALL); }

bool indicator_has_letters(const char *plain)
{
	size_t length = strlen(plain), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(plain + at, length - at, &used);
		if ((code >= 'a' && code <= 'z') || (code >= 0xC0 && !(code >= 0x2000 && code < 0x2E80)))
			return true;
	}
	return false;
}
