/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shell: what a shell may take for anything but itself stands in single quotes, where nothing but a single quote means
 * anything. Letters of other scripts need none. */
#include "base/shell.h"
#include <string.h>

static bool is_plain(const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-";
	for (const char *at = text; *at; at++)
		if (!strchr(plain, *at) && !((unsigned char)*at & 0x80))
			return false;
	return *text && !strstr(text, "\u00a0") && !strstr(text, "\u3000"); /* blanks to the eye */
}

char *shell_word(struct arena *arena, const char *text)
{
	struct text out;
	text_init(&out, arena);
	if (is_plain(text)) {
		text_add(&out, text);
		return out.bytes;
	}
	text_add(&out, "'");
	for (const char *at = text; *at; at++)
		text_add_n(&out, *at == '\'' ? "'\\''" : at, *at == '\'' ? 4 : 1);
	text_add(&out, "'");
	return out.bytes;
}

char *shell_file(struct arena *arena, const char *path)
{
	return shell_word(arena, *path == '-' ? arena_print(arena, "./%s", path) : path);
}
