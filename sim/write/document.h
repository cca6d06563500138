/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document: what people read, before any format: blocks in their order. Views add blocks, writers walk them; each
 * writer decides what a heading or a table looks like, and cleans texts, which are as users wrote them. Everything
 * lives in the arena. */
#ifndef WRITE_DOCUMENT_H
#define WRITE_DOCUMENT_H
#include "write/prose.h"
#include "write/table.h"

enum block_kind {
	BLOCK_HEADING,  /* `lead` is what it is called, `prose` goes on behind it */
	BLOCK_SENTENCE, /* of the answer */
	BLOCK_NOTE,     /* what must be known to read the numbers */
	BLOCK_COMMAND,  /* what to ask next */
	BLOCK_TABLE,
	BLOCK_ITEM, /* `lead`: a label, `prose`: what it says */
	BLOCK_STEP, /* of an explanation: a tree, given depth first */
	BLOCK_FIGURE,
	BLOCK_PICTURE, /* of a report: `lead` is the stem of a picture (picture.h), `prose` its text alternative */
	BLOCK_WRITTEN, /* of a report: a paragraph of the author's own, `written` */
	BLOCK_SPACE /* a new paragraph; formats whose headings bring room of their own may pass it */
};

/* What a report says above, below and beside a table or a picture. Numbers run by chapter: "table 3-2". */
struct caption {
	const char *title;
	const char *unit;     /* of a table: at its upper right; NULL: each row or column says its own */
	struct prose source;  /* below, sentences of their own: "Source: ..", "Note: .."; text NULL or "": none */
	int chapter, number;  /* filled in when the block is added; chapter 0: of the summary, "table 1" */
};

/* How an author's paragraph stands. */
enum written { WRITTEN_PLAIN, WRITTEN_ITEM, WRITTEN_NUMBERED };

/* What a screen may leave out where it has no room for all (screen.h): row by row and block by block from the last, or
 * `whole`. `name` stands in the line that says what is left out. */
struct document_part {
	enum word name;
	bool whole;
};

struct document_block {
	enum block_kind kind;
	int part; /* which it belongs to, from 1; 0: none, it always stands */
	const char *lead;
	struct prose prose;
	int indent; /* on a terminal: blanks before its first line, or all of a table's */
	int hang;   /* and before the others of a heading, sentence, note or command */
	const struct table *table;
	int depth;         /* STEP: from 1 */
	bool last;         /* STEP: of its parent's */
	const char *place; /* STEP: stands in the prose, less important than the rest; "": none */
	/* FIGURE: `lead` is its title, `prose` the subtitle; `of` drawn in characters, for a terminal of `colour`. */
	void (*plot)(struct text *out, const void *of, bool colour);
	const void *of;
	/* Of a report: */
	int level;          /* HEADING: 1 a chapter, 2 a section, 3 below it; 0: of a screen */
	int number;         /* HEADING of level 1: of the chapter; 0: it has none (summary, appendix) */
	const char *anchor; /* what links lead to: letters, digits, hyphens; NULL: nothing does */
	const struct caption *caption; /* TABLE, PICTURE */
	enum written written;
};

struct document {
	struct arena *arena;
	struct document_block *blocks;
	int count, capacity;
	enum language language;            /* of the parts' names */
	const struct document_part *parts; /* [part_count], those that must stand longest first; NULL: all always stands */
	int part_count, part;              /* part: that of the blocks to come */
	const char *title, *subtitle;      /* of a report; NULL: it has none */
	int chapter, chapters, tables, pictures; /* of a report: the present chapter, how many are numbered, counts in it */
};

void document_parts(struct document *document, enum language language, const struct document_part *parts, int count);
/* What follows belongs to this part, from 1 in the order of document_parts; 0: to none. */
void document_part(struct document *document, int part);

void document_heading(struct document *document, const char *lead, struct prose rest);
void document_sentence(struct document *document, struct prose prose);
/* The same of a text, a cell or prose. */
#define document_say(document, x) document_sentence((document), PROSE_ONE((document)->arena, (x)))
void document_note(struct document *document, struct prose prose);
void document_command(struct document *document, struct prose prose);
/* The last block's lines after the first begin with so many blanks (2 unless said). */
void document_hang(struct document *document, int hang);
void document_table(struct document *document, const struct table *table, int indent);
void document_item(struct document *document, const char *label, struct prose prose);
void document_step(struct document *document, int depth, bool last, struct prose prose, const char *place);
void document_figure(struct document *document, const char *title, struct prose subtitle,
                     void (*plot)(struct text *out, const void *of, bool colour), const void *of);
void document_space(struct document *document);

/* --- reports --- */
/* A chapter begins; `numbered` ones count from 1. Its number stands in the block: each format writes it its way. */
void document_chapter(struct document *document, const char *title, const char *anchor, bool numbered);
void document_section(struct document *document, int level, const char *title, const char *anchor); /* level: 2 or 3 */
#define DOCUMENT_ENTRIES "appendix-entries" /* the anchor of the section that paper goes without */
/* Without the section of that anchor, where there is one; numbers that led into it lead nowhere. */
const struct document *document_without(const struct document *document, const char *section);
/* The caption is copied and numbered. */
void document_captioned(struct document *document, const struct table *table, struct caption caption);
void document_picture(struct document *document, const char *stem, struct prose alternative, struct caption caption);
void document_written(struct document *document, enum written how, const char *text);
#endif
