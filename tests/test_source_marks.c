/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and columns of long texts are those that counting from the first byte gives, at every byte. */
#include "base/source_marks.h"
#include "base/text.h"
#include "tests/test.h"

static void check_every_byte(struct arena *arena, const char *what, const char *text)
{
	const struct source *source = source_text(arena, "text", text);
	unsigned line = 1, column = 1, wrong = 0, got_line, got_column;
	for (size_t i = 0; i <= source->size; i++) {
		source_line_column(source, i, &got_line, &got_column);
		wrong += got_line != line || got_column != column;
		if (text[i] == '\n')
			line++, column = 1;
		else if (((unsigned char)text[i] & 0xC0) != 0x80)
			column++;
	}
	CHECK_SAY(wrong == 0, "%s: %u of %zu places are wrong", what, wrong, source->size + 1);
}

/* `count` times the part. */
static const char *repeated(struct arena *arena, const char *part, int count)
{
	struct text text;
	text_init(&text, arena);
	text_add(&text, "");
	for (int i = 0; i < count; i++)
		text_add(&text, part);
	return text.bytes;
}

TEST(source_marks_tell_places_as_counting_does)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	check_every_byte(&arena, "nothing", "");
	check_every_byte(&arena, "one short line", "{\"吕梁\": 1}");
	check_every_byte(&arena, "one long line", repeated(&arena, "吕a梁b", 900));
	check_every_byte(&arena, "line breaks alone", repeated(&arena, "\n", 5000));
	check_every_byte(&arena, "short lines", repeated(&arena, "{\"a\": \"地区生产总值\"},\n", 300));
	for (int length = 1020; length < 1030; length++) /* a break, a character about where the first mark stands */
		check_every_byte(&arena, "about a mark", arena_print(&arena, "%*s\n值\n%*s值", length, "", length, ""));
	arena_free(&arena);
}

TEST(source_marks_of_short_texts_are_none)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK(!source_marks(&arena, "abc", 3));
	CHECK(source_marks(&arena, repeated(&arena, "abcd", 1000), 4000) != NULL);
	arena_free(&arena);
}
