/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_marks: lines and columns of a text without reading all of it each time. */
#ifndef BASE_SOURCE_MARKS_H
#define BASE_SOURCE_MARKS_H
#include "base/source.h"

/* For `source->marks`, once its bytes are there; NULL for what is short. */
const struct source_mark *source_marks(struct arena *arena, const char *bytes, size_t size);
/* Both from 1; a column is a character. */
void source_line_column(const struct source *source, size_t offset, unsigned *line, unsigned *column);
#endif
