/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shorten: both ends of a long text are kept, more of the beginning: names begin alike, paths and pointers end in what
 * is meant. */
#include "base/shorten.h"
#include <string.h>
#include "base/text.h"

static bool is_inside(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

const char *shortened(struct arena *arena, enum language language, const char *text, size_t most)
{
	enum { SAID = 64 }; /* bytes for how much was left out */
	size_t length = strlen(text), head = (most - SAID) / 3 * 2, tail = length - (most - SAID) / 3;
	if (length <= most)
		return text;
	for (int i = 0; i < 3 && is_inside(text[head]); i++)
		head--;
	for (int i = 0; i < 3 && is_inside(text[tail]); i++)
		tail++;
	char *gone = arena_print(arena, "%zu", text_count(text + head, tail - head));
	return arena_print(arena, "%.*s%s%s", (int)head, text, word_format(arena, language, W_SHORTENED, WORDS(gone)),
	                   text + tail);
}

struct shortened_all shortened_all(struct arena *arena, enum language language, const char *const *args, size_t most)
{
	struct shortened_all all = {0};
	for (int i = 0; args && args[i] && i < 10; i++)
		all.list[i] = shortened(arena, language, args[i], most);
	return all;
}
