/* SPDX-License-Identifier: GPL-3.0-or-later */
/* numbering: what stands before the titles of a report's chapters, sections, tables and pictures, in each language by
 * its own rules (language.h), the same in every format: "一、", "（一）", "1."; "1", "1.1"; "表3-2", "Table 3-2".
 * A writer walks the blocks in their order and asks for each heading once. */
#ifndef WRITE_NUMBERING_H
#define WRITE_NUMBERING_H
#include "write/document.h"

struct numbering {
	struct arena *arena;
	enum language language;
	int chapters;               /* numbered ones so far */
	int chapter, section, below; /* the present ones; chapter 0: it has no number */
	bool appendix;              /* a chapter without a number that stands behind numbered ones */
};

struct numbering numbering_begin(struct arena *arena, enum language language);
/* The heading is the next one: what stands before its title, with the blank that parts them; "": nothing. Sections of a
 * chapter without a number have none before the first chapter; below sections of the appendix nothing has. */
const char *numbering_heading(struct numbering *numbering, const struct document_block *heading);
/* Of a table or a picture with a caption: "Table 3-2", "图1"; in the appendix "Table A-1", "附表1". Without a blank. */
const char *numbering_caption(const struct numbering *numbering, const struct document_block *block);
/* "Unit: {0}", to the upper right of a table; and what stands below it, as it is; "": nothing. */
const char *numbering_unit(const struct numbering *numbering, const struct document_block *table);
struct prose numbering_source(const struct numbering *numbering, const struct document_block *block);
/* What links lead to: the heading's anchor, or a name made of its chapter and section. */
const char *numbering_id(const struct numbering *numbering, const struct document_block *heading);
/* An anchor as an id: letters, digits, hyphens, underscores, points; what else there is becomes a hyphen. */
const char *numbering_anchor(struct arena *arena, const char *anchor);
/* Is it an entry of evidence, what a number leads to? */
bool numbering_is_entry(const struct numbering *numbering, const struct document_block *heading);
/* A number as the language counts in words ("十二"), or in digits where it has none. */
const char *numbering_in_words(struct arena *arena, enum language language, int number);
#endif
