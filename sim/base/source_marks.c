/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_marks: a mark every STEP bytes says on which line and column it stands, so that a place in a file of
 * one long line, or of a hundred thousand, is told by reading at most STEP bytes. Ten thousand places of a
 * large file are told in the time of reading it a few times, and not ten thousand times. */
#include "base/source_marks.h"
#include <stdint.h>
#include <string.h>

enum { STEP = 1024 };

struct source_mark { uint32_t lines, characters; }; /* line breaks before it; characters before it on its line */

static bool begins_character(char byte)
{
	return ((unsigned char)byte & 0xC0) != 0x80;
}

static void walk_bytes(struct source_mark *at, const char *bytes, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		bool ends = bytes[i] == '\n';
		at->lines += ends;
		at->characters = ends ? 0 : at->characters + begins_character(bytes[i]);
	}
}

const struct source_mark *source_marks(struct arena *arena, const char *bytes, size_t size)
{
	if (size <= STEP)
		return NULL;
	struct source_mark *marks = ARENA_ARRAY(arena, size / STEP + 1, struct source_mark);
	for (size_t i = 1; i <= size / STEP; i++) {
		marks[i] = marks[i - 1];
		walk_bytes(&marks[i], bytes, (i - 1) * STEP, i * STEP);
	}
	return marks;
}

void source_line_column(const struct source *source, size_t offset, unsigned *line, unsigned *column)
{
	size_t step = source->marks ? offset / STEP : 0;
	struct source_mark at = step ? source->marks[step] : (struct source_mark){0, 0};
	walk_bytes(&at, source->bytes, step * STEP, offset);
	*line = 1 + at.lines;
	*column = 1 + at.characters;
}
