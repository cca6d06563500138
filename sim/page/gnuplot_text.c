/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot_text: what must hold of a text before it may stand between apostrophes in a script.
 * gnuplot runs what follows an apostrophe or a line break; doubling the apostrophe is broken in 5.4.4, so it
 * becomes the typographic one. XML cannot carry controls, U+FFFE and U+FFFF; "&#", "]]>" and "\U" mean
 * something to gnuplot's svg writer or to readers of it; marks of direction reorder what a reader sees. */
#include "page/gnuplot_text.h"
#include <string.h>
#include "base/text.h"
#include "base/utf8.h"

static bool is_unseen(int32_t code)
{
	return utf8_is_unsafe(code) || code >= 0xe0000;
}

static const char *replacement(int32_t code)
{
	return code < 0 ? "\uFFFD" : code == '\'' ? "\u2019" : code == '\\' ? "/" : is_unseen(code) ? " " : NULL;
}

static bool would_join(const struct text *out, char next)
{
	size_t n = out->length;
	return (next == '#' && n > 0 && out->bytes[n - 1] == '&') ||
	       (next == '>' && n > 1 && !memcmp(out->bytes + n - 2, "]]", 2));
}

char *gnuplot_text(struct arena *arena, const char *text, size_t most)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	size_t length = strlen(text), used = 0, count = 0;
	for (size_t at = 0; at < length && count <= most; at += used, count++) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		const char *other = count == most ? "\u2026" : replacement(code);
		if (other) {
			text_add(&out, other);
			continue;
		}
		if (would_join(&out, text[at]))
			text_add(&out, " ");
		text_add_n(&out, text + at, used);
	}
	return out.bytes;
}
