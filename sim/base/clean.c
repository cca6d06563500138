/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clean: texts of strangers made harmless. Holds: what comes out is valid UTF-8 on one line. */
#include "base/utf8.h"
#include "base/clean.h"
#include "base/sha256.h"
#include <string.h>

enum { HASH_DIGITS = 6 };

char *clean_text(struct arena *arena, const char *text)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		if (code == '\t' || code == '\n' || code == '\r')
			text_add(&out, " ");
		else if (utf8_is_unsafe(code))
			text_add(&out, "\xef\xbf\xbd");
		else
			text_add_n(&out, text + at, used);
	}
	return out.bytes;
}

bool clean_is_name(const char *name)
{
	bool shown = *name;
	for (size_t at = 0, used, length = strlen(name); shown && at < length; at += used)
		shown = !utf8_is_unsafe(utf8_decode(name + at, length - at, &used));
	return shown;
}

/* Blanks of any width, and what tells ends of lines apart. */
static bool is_blank(int32_t code)
{
	return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
	       (code >= 0x205F && code <= 0x206F) || code == 0x3000;
}

static bool is_file_letter(int32_t code)
{
	if (code >= 0x80)
		return !is_blank(code) && !utf8_is_unsafe(code);
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9') ||
	       code == '_' || code == '-';
}

bool clean_is_file_name(const char *name)
{
	bool right = *name && *name != '.';
	for (size_t at = 0, used, length = strlen(name); right && at < length; at += used) {
		int32_t code = utf8_decode(name + at, length - at, &used);
		right = code == '.' || (code >= 0 && is_file_letter(code));
	}
	return right;
}

/* As one that is given a hash does. */
static bool ends_in_hash(const char *part, size_t length)
{
	return length > HASH_DIGITS && part[length - HASH_DIGITS - 1] == '-' &&
	       strspn(part + length - HASH_DIGITS, "0123456789abcdef") == HASH_DIGITS;
}

char *clean_file_name(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	if (length <= CLEAN_FILE_PART)
		return arena_copy(arena, name, length);
	char hash[SHA256_TEXT];
	sha256_text(name, length, hash);
	return arena_print(arena, "%.*s-%.*s", CLEAN_FILE_PART, name, HASH_DIGITS, hash);
}

char *clean_file_part(struct arena *arena, const char *name)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	size_t length = strlen(name), used, at = 0;
	bool whole = true;
	for (; at < length; at += used) {
		int32_t code = utf8_decode(name + at, length - at, &used);
		if (out.length + used > CLEAN_FILE_PART)
			break;
		bool letter = is_file_letter(code);
		text_add_n(&out, letter ? name + at : code == '/' ? "." : "-", letter ? used : 1);
		whole = whole && (letter || code == '/');
	}
	if (whole && at == length && length && !ends_in_hash(out.bytes, out.length))
		return out.bytes;
	char hash[SHA256_TEXT];
	sha256_text(name, length, hash);
	text_print(&out, "-%.*s", HASH_DIGITS, hash);
	return out.bytes;
}
