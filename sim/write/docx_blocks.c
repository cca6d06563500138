/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_blocks: the blocks of a document as paragraphs. What stands in the appendix is evidence, in small type. */
#include <string.h>
#include "write/docx.h"

enum { STEP_INDENT = 170, STEP_MOST = 20, FIRST_LIST = 2 };

static void put_paragraph(struct docx *docx, const struct docx_paragraph *paragraph, const char *lead,
                          const char *between, struct prose prose)
{
	docx_open(docx, paragraph);
	docx_say(docx, (struct docx_run){.bold = true}, lead);
	docx_say(docx, (struct docx_run){.bold = true}, between);
	docx_prose(docx, (struct docx_run){0}, prose);
	docx_close(docx);
	docx_sheet_paragraph(docx, paragraph, docx_sheet_cells(lead) + docx_sheet_cells(prose.text));
}

static const char *style_of(const struct docx *docx, const char *usual) { return docx->small ? "Evidence" : usual; }

static void put_heading(struct docx *docx, const struct document_block *block)
{
	static const char *const styles[] = {"", "Heading1", "Heading2", "Heading3"};
	if (block->level == 0) {
		put_paragraph(
			docx,
			&(struct docx_paragraph){.style = style_of(docx, "BodyText"), .with_next = true, .anchor = block->anchor},
			block->lead, "", block->prose);
		return;
	}
	const char *number = numbering_heading(&docx->numbering, block);
	docx->small = docx->numbering.appendix;
	const struct docx_paragraph paragraph = {
		.style = styles[block->level > HEADING_LEVELS ? HEADING_LEVELS : block->level], .anchor = block->anchor};
	const char *text = arena_print(docx->arena, "%s%s%s", number, block->lead, block->prose.text);
	if (block->level == 1)
		docx_sheet_page(docx);
	/* A heading does not stand at the foot of a page alone. */
	int room = docx->sheet.height - docx->sheet.used;
	if (room < 3 * docx_sheet_line(docx, docx->form->body))
		docx_sheet_page(docx);
	docx_open(docx, &paragraph);
	if (block->level < HEADING_LEVELS) {
		struct docx_heading *heading =
			ARENA_PUSH(docx->arena, docx->headings, docx->heading_count, docx->heading_capacity);
		*heading = (struct docx_heading){block->level, docx->sheet.page, text,
		                                 arena_print(docx->arena, "_Toc%d", docx->heading_count)};
		docx_mark(docx, heading->bookmark);
	}
	docx_say(docx, (struct docx_run){0}, number);
	docx_say(docx, (struct docx_run){0}, block->lead);
	docx_prose(docx, (struct docx_run){0}, block->prose);
	docx_close(docx);
	docx_sheet_paragraph(docx, &paragraph, docx_sheet_cells(text));
}

static void put_item(struct docx *docx, const struct document_block *block)
{
	const struct docx_paragraph paragraph = {.style = style_of(docx, "BodyText"), .anchor = block->anchor};
	const char *colon = *block->prose.text ? language_rules[docx->numbering.language].colon : "";
	put_paragraph(docx, &paragraph, block->lead, *block->lead ? colon : "", block->prose);
}

/* The place stands in the sentence, less important than the rest. */
static void put_step(struct docx *docx, const struct document_block *block)
{
	int depth = block->depth < STEP_MOST ? block->depth : STEP_MOST;
	const struct docx_paragraph paragraph = {
		.style = "Evidence", .left = depth * STEP_INDENT, .hanging = STEP_INDENT, .anchor = block->anchor};
	const char *text = block->prose.text, *place = block->place ? block->place : "";
	const char *found = *place ? strstr(text, place) : NULL;
	docx_open(docx, &paragraph);
	docx_say(docx, (struct docx_run){0}, "– ");
	if (found && block->prose.count == 0) {
		docx_run(docx, (struct docx_run){0}, text, (size_t)(found - text));
		docx_say(docx, (struct docx_run){.dim = true}, place);
		docx_say(docx, (struct docx_run){0}, found + strlen(place));
	} else {
		docx_prose(docx, (struct docx_run){0}, block->prose);
	}
	docx_close(docx);
	docx_sheet_paragraph(docx, &paragraph, docx_sheet_cells(text) + 2);
}

/* Drawn in characters, line by line. */
static void put_figure(struct docx *docx, const struct document_block *block)
{
	put_paragraph(docx, &(struct docx_paragraph){.style = "BodyText", .with_next = true}, block->lead, "",
	              prose_plain(docx->arena, ""));
	put_paragraph(docx, &(struct docx_paragraph){.style = "Note", .with_next = true}, "", "", block->prose);
	struct text drawn;
	text_init(&drawn, docx->arena);
	text_add(&drawn, "");
	block->plot(&drawn, block->of, false);
	for (const char *line = drawn.bytes; *line; line += strcspn(line, "\n") + (line[strcspn(line, "\n")] == '\n')) {
		const char *text = arena_copy(docx->arena, line, strcspn(line, "\n"));
		put_paragraph(docx, &(struct docx_paragraph){.style = "Command"}, "", "", prose_plain(docx->arena, text));
	}
}

/* Numbers go on from paragraph to paragraph and begin anew behind anything else. */
static void put_written(struct docx *docx, const struct document_block *block)
{
	struct docx_paragraph paragraph = {.style = "BodyText", .anchor = block->anchor};
	const bool goes_on = block > docx->document->blocks && block[-1].kind == BLOCK_WRITTEN &&
	                     block[-1].written == WRITTEN_NUMBERED;
	if (block->written == WRITTEN_ITEM) {
		paragraph.style = "ListBullet";
		paragraph.list = 1;
	} else if (block->written == WRITTEN_NUMBERED) {
		docx->lists += !goes_on;
		paragraph.style = "ListNumber";
		paragraph.list = docx->lists + FIRST_LIST - 1;
	}
	put_paragraph(docx, &paragraph, "", "", block->prose);
}

static void put_plain(struct docx *docx, const struct document_block *block, const char *style)
{
	put_paragraph(docx, &(struct docx_paragraph){.style = style, .anchor = block->anchor}, "", "", block->prose);
}

void docx_block(struct docx *docx, const struct document_block *block)
{
	if (block->kind != BLOCK_TABLE && block->kind != BLOCK_SPACE)
		docx_turn(docx, false);
	switch (block->kind) {
	case BLOCK_HEADING: put_heading(docx, block); break;
	case BLOCK_SENTENCE: put_plain(docx, block, style_of(docx, "BodyText")); break;
	case BLOCK_NOTE: put_plain(docx, block, style_of(docx, "Note")); break;
	case BLOCK_COMMAND: put_plain(docx, block, "Command"); break;
	case BLOCK_TABLE: docx_table(docx, block); break;
	case BLOCK_ITEM: put_item(docx, block); break;
	case BLOCK_STEP: put_step(docx, block); break;
	case BLOCK_FIGURE: put_figure(docx, block); break;
	case BLOCK_PICTURE: docx_picture(docx, block); break;
	case BLOCK_WRITTEN: put_written(docx, block); break;
	case BLOCK_SPACE: break; /* paragraphs have room of their own */
	}
}
