/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_help: the rows of the table as help shows them. */
#include <string.h>
#include "command/options.h"

enum {
	LIST_WIDTH = 60, /* columns of a line that lists choices */
	HEAD_MOST = 30   /* of what an option is called, before its text */
};

static char *left_side(struct arena *arena, const struct option_row *option)
{
	const char *letter = option->letter ? arena_print(arena, "-%c, ", option->letter) : "    ";
	return arena_print(arena, "  %s--%s%s%s", letter, option->name, option->argument ? " " : "",
	                   option->argument ? option->argument : "");
}

char *options_said(struct arena *arena, enum language language, const struct option_row *option)
{
	const char *text = word_text(language, option->help), *comma = word_text(language, W_JOIN_COMMA);
	size_t used = text_width_n(text, strcspn(text, "{"));
	struct text list;
	text_init(&list, arena);
	text_add(&list, "");
	for (int i = 0; option->choices && option->choices[i]; i++) {
		const char *choice = arena_print(arena, "%s%s", option->choices[i], option->choices[i + 1] ? comma : "");
		size_t width = text_width_n(choice, strcspn(choice, " "));
		if (i > 0 && used + width > LIST_WIDTH) {
			if (list.bytes[list.length - 1] == ' ')
				list.length--;
			text_add(&list, "\n");
			used = 0;
		}
		text_add(&list, choice);
		used += text_width(choice);
	}
	return word_fill(arena, text, WORDS(list.bytes));
}

/* A help text may have several lines; the later ones stand under the first. What is called too long stands alone. */
static void add_help(struct text *out, const char *left, const char *help, int width)
{
	if (text_width(left) + 2 > (size_t)width) {
		text_add(out, left);
		text_add(out, "\n");
		left = "";
	}
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

void options_help(struct text *out, enum language language, option_set known)
{
	struct option_row option;
	size_t widest = 0; /* of those that leave the texts their room */
	for (int i = 0; options_row(i, &option); i++) {
		size_t width = known >> i & 1 ? text_width(left_side(out->arena, &option)) : 0;
		widest = width > widest && width <= HEAD_MOST ? width : widest;
	}
	for (int i = 0; options_row(i, &option); i++)
		if (known >> i & 1)
			add_help(out, left_side(out->arena, &option), options_said(out->arena, language, &option),
			         (int)widest + 2);
}
