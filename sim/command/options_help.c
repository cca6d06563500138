/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_help: the rows of the table as help shows them. */
#include <string.h>
#include "command/options.h"

static char *left_side(struct arena *arena, const struct option_row *option)
{
	const char *letter = option->letter ? arena_print(arena, "-%c, ", option->letter) : "    ";
	return arena_print(arena, "  %s--%s%s%s", letter, option->name, option->argument ? " " : "",
	                   option->argument ? option->argument : "");
}

/* A help text may have several lines; the later ones stand under the first. */
static void add_help(struct text *out, const char *left, const char *help, int width)
{
	text_pad(out, left, width);
	for (const char *at = help;;) {
		size_t length = strcspn(at, "\n");
		text_add_n(out, at, length);
		text_add(out, "\n");
		if (!at[length])
			return;
		at += length + 1;
		text_add_char(out, ' ', (size_t)width);
	}
}

void options_help(struct text *out, enum language language, uint64_t known)
{
	struct option_row option;
	size_t widest = 0;
	for (int i = 0; options_row(i, &option); i++) {
		size_t width = known >> i & 1 ? text_width(left_side(out->arena, &option)) : 0;
		widest = width > widest ? width : widest;
	}
	for (int i = 0; options_row(i, &option); i++)
		if (known >> i & 1)
			add_help(out, left_side(out->arena, &option), word_text(language, option.help), (int)widest + 2);
}
