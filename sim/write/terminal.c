/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal: sentences as lines, broken where Chinese and Latin text may be, and texts of strangers made
 * harmless. */
#include <string.h>
#include "base/clean.h"
#include "base/utf8.h"
#include "write/terminal.h"

static bool is_one_of(const char *marks, const char *character, size_t bytes)
{
	char copy[5] = {0};
	memcpy(copy, character, bytes < 4 ? bytes : 4);
	return strstr(marks, copy) != NULL;
}

/* Whether a line may break at text + at, where no blank stands: before and after Chinese characters, but not
 * before their closing marks, nor behind an opening one, nor between a number and what it counts. */
static bool breaks(const char *text, size_t at, int32_t code, size_t bytes)
{
	static const char *const closing = "，。；：、）》”’！？·", *const opening = "（《“‘",
							 *const pauses = "，。；：、）";
	bool wide_before = at >= 3 && (unsigned char)text[at - 1] >= 0x80;
	if (code < 0x2e80)
		return wide_before && is_one_of(pauses, text + at - 3, 3) && code > ' ';
	if (is_one_of(closing, text + at, bytes))
		return false;
	return wide_before ? !is_one_of(opening, text + at - 3, 3) : text[at - 1] == ')';
}

/* Bytes that must stay together: to the next blank, or to the next character before which a line may
 * break. */
static size_t unbroken(const char *text, size_t length)
{
	size_t used, at = 0;
	while (at < length && text[at] != ' ') {
		int32_t code = utf8_decode(text + at, length - at, &used);
		if (at > 0 && breaks(text, at, code, used))
			break;
		at += used;
	}
	return at;
}

void terminal_prose(struct text *out, const char *sentence, int start, int hang, int width)
{
	const char *text = clean_text(out->arena, sentence), *end = text + strlen(text);
	int column = start, owed = 0;
	bool first = true; /* on its line: stays there however long */
	while (*text) {
		while (*text == ' ') {
			owed++;
			text++;
		}
		size_t length = unbroken(text, (size_t)(end - text));
		int cells = (int)text_width_n(text, length);
		if (!first && column + owed + cells > width) {
			text_add(out, "\n");
			text_add_char(out, ' ', (size_t)hang);
			column = hang;
			owed = 0;
		}
		if (length > 0)
			text_add_char(out, ' ', (size_t)owed);
		text_add_n(out, text, length);
		column += owed + cells;
		owed = 0;
		first = false;
		text += length;
	}
	text_add(out, "\n");
}

void terminal_look(struct text *out, const char *text, enum look look, bool colour)
{
	static const char *const codes[] = {
		[LOOK_GOOD] = "32", [LOOK_BAD] = "31", [LOOK_UNSURE] = "33", [LOOK_BOLD] = "1", [LOOK_DIM] = "2"};
	if (!colour || look == LOOK_PLAIN || !*text)
		text_add(out, text);
	else
		text_print(out, "\x1b[%sm%s\x1b[0m", codes[look], text);
}
