/* SPDX-License-Identifier: GPL-3.0-or-later */
/* author_text: paragraphs that an author wrote for a report, from a Markdown file (CommonMark) whose headings name
 * chapters: by their titles in any language, with or without the number before them, or by their ids (chapters.def):
 *
 *   # 建议
 *   First paragraph.
 *   1. a numbered item
 *
 * Headings of the first two levels name chapters; those below are the author's own, each a paragraph. Emphasis, links
 * and code become plain text. The file is only read, so that the same one gives the same text to every report made
 * with it. */
#ifndef COMMAND_AUTHOR_TEXT_H
#define COMMAND_AUTHOR_TEXT_H
#include "base/diag.h"
#include "view/report.h"

enum {
	AUTHOR_TEXT_BYTES = 1 << 20, /* of a file */
	AUTHOR_TEXT_PARAGRAPHS = 2000,
	AUTHOR_TEXT_CHARACTERS = 20000 /* of a paragraph, in bytes */
};

struct author_text {
	const struct source *source;
	const struct report_text *list; int count; /* in the order of the file; a chapter named twice stands there twice */
};

/* Opens it: one that is not there is an error that says what it looks like. NULL: reported. */
const struct source *author_text_open(struct arena *arena, const char *path, struct diags *diags);
/* What cannot be taken over (HTML, pictures, tables) is left out with a warning. False: errors were reported. */
bool author_text_read(struct arena *arena, const struct source *source, struct diags *diags, struct author_text *text);
#endif
