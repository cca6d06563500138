/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clean: texts of strangers made harmless. Holds: what comes out is valid UTF-8 on one line. */
#include "base/utf8.h"
#include "base/clean.h"
#include <string.h>

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
