/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document: blocks are only kept here. */
#include "write/document.h"
#include <assert.h>
#include <string.h>

enum { HANG = 2 };

static struct document_block *add(struct document *document, struct document_block block)
{
	struct document_block *added = ARENA_PUSH(document->arena, document->blocks, document->count, document->capacity);
	*added = block;
	added->part = document->part;
	return added;
}

void document_parts(struct document *document, enum language language, const struct document_part *parts, int count)
{
	document->language = language;
	document->parts = parts;
	document->part_count = count;
}

void document_part(struct document *document, int part)
{
	assert(part >= 0 && (!document->parts || part <= document->part_count));
	document->part = document->parts ? part : 0;
}

void document_heading(struct document *document, const char *lead, struct prose rest)
{
	add(document, (struct document_block){.kind = BLOCK_HEADING, .lead = lead, .prose = rest});
}

void document_sentence(struct document *document, struct prose prose)
{
	add(document, (struct document_block){.kind = BLOCK_SENTENCE, .prose = prose, .hang = HANG});
}

void document_note(struct document *document, struct prose prose)
{
	add(document, (struct document_block){.kind = BLOCK_NOTE, .prose = prose, .hang = HANG});
}

void document_command(struct document *document, struct prose prose)
{
	add(document, (struct document_block){.kind = BLOCK_COMMAND, .prose = prose, .hang = HANG});
}

void document_hang(struct document *document, int hang)
{
	assert(document->count > 0);
	document->blocks[document->count - 1].hang = hang;
}

void document_table(struct document *document, const struct table *table, int indent)
{
	add(document, (struct document_block){.kind = BLOCK_TABLE, .table = table, .indent = indent});
}

void document_item(struct document *document, const char *label, struct prose prose)
{
	add(document, (struct document_block){.kind = BLOCK_ITEM, .lead = label, .prose = prose});
}

void document_step(struct document *document, int depth, bool last, struct prose prose, const char *place)
{
	add(document,
	    (struct document_block){.kind = BLOCK_STEP, .depth = depth, .last = last, .prose = prose, .place = place});
}

void document_figure(struct document *document, const char *title, struct prose subtitle,
                     void (*plot)(struct text *out, const void *of, bool colour), const void *of)
{
	add(document,
	    (struct document_block){.kind = BLOCK_FIGURE, .lead = title, .prose = subtitle, .plot = plot, .of = of});
}

void document_space(struct document *document) { add(document, (struct document_block){.kind = BLOCK_SPACE}); }

/* --- reports --- */

void document_chapter(struct document *document, const char *title, const char *anchor, bool numbered)
{
	document->chapter = numbered ? ++document->chapters : 0;
	document->tables = document->pictures = 0;
	add(document, (struct document_block){.kind = BLOCK_HEADING, .lead = title, .prose = {.text = ""}, .level = 1,
	                                      .number = document->chapter, .anchor = anchor});
}

void document_section(struct document *document, int level, const char *title, const char *anchor)
{
	assert(level > 1);
	add(document, (struct document_block){.kind = BLOCK_HEADING, .lead = title, .prose = {.text = ""}, .level = level,
	                                      .anchor = anchor});
}

const struct document *document_without(const struct document *document, const char *section)
{
	struct document *made = ARENA_NEW(document->arena, struct document);
	bool left_out = false;
	*made = *document;
	made->blocks = NULL;
	made->count = made->capacity = 0;
	for (int i = 0; i < document->count; i++) {
		const struct document_block *block = &document->blocks[i];
		if (block->kind == BLOCK_HEADING && block->level <= 2)
			left_out = block->level == 2 && block->anchor && strcmp(block->anchor, section) == 0;
		if (!left_out)
			*ARENA_PUSH(made->arena, made->blocks, made->count, made->capacity) = *block;
	}
	return made;
}

static const struct caption *numbered(struct document *document, struct caption caption, int *count)
{
	struct caption *own = ARENA_NEW(document->arena, struct caption);
	*own = caption;
	own->chapter = document->chapter;
	own->number = ++*count;
	return own;
}

void document_captioned(struct document *document, const struct table *table, struct caption caption)
{
	add(document, (struct document_block){.kind = BLOCK_TABLE, .table = table,
	                                      .caption = numbered(document, caption, &document->tables)});
}

void document_picture(struct document *document, const char *stem, struct prose alternative, struct caption caption)
{
	add(document, (struct document_block){.kind = BLOCK_PICTURE, .lead = stem, .prose = alternative,
	                                      .caption = numbered(document, caption, &document->pictures)});
}

void document_written(struct document *document, enum written how, const char *text)
{
	add(document, (struct document_block){.kind = BLOCK_WRITTEN, .written = how, .prose = {.text = text}});
}
