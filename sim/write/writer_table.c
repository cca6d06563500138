/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_table: a document as lines of at most TERMINAL_WIDTH cells, or what the terminal has. Sentences are
 * broken, tables aligned, the steps of an explanation hang on bars. */
#include <limits.h>
#include <string.h>
#include "base/clean.h"
#include "write/screen.h"
#include "write/terminal.h"
#include "write/terminal_table.h"
#include "write/writer.h"

enum { LABEL = 9, BRANCHES_MOST = 60, STEP_LEAST = 30 };

struct terminal {
	struct text *out;
	bool colour;
	int width;
	bool ended[BRANCHES_MOST]; /* by depth: the newest step there is the last of its parent */
};

static void put_heading(const struct terminal *terminal, const struct document_block *block)
{
	struct arena *arena = terminal->out->arena;
	terminal_look(terminal->out, clean_text(arena, block->lead), LOOK_BOLD, terminal->colour);
	text_add(terminal->out, clean_text(arena, block->prose.text));
	text_add(terminal->out, "\n");
}

static void put_prose(const struct terminal *terminal, const struct document_block *block)
{
	text_add_char(terminal->out, ' ', (size_t)block->indent);
	terminal_prose(terminal->out, block->prose.text, block->indent, block->hang, terminal->width);
}

/* A title may take several lines, all of them bold. */
static void put_figure(const struct terminal *terminal, const struct document_block *block)
{
	struct arena *arena = terminal->out->arena;
	struct text lines;
	text_init(&lines, arena);
	terminal_prose(&lines, block->lead, 0, 0, terminal->width);
	terminal_look(terminal->out, arena_copy(arena, lines.bytes, lines.length - 1), LOOK_BOLD, terminal->colour);
	text_add(terminal->out, "\n");
	terminal_prose(terminal->out, block->prose.text, 0, 0, terminal->width);
	block->plot(terminal->out, block->of, terminal->colour);
}

static void put_item(const struct terminal *terminal, const struct document_block *block)
{
	text_add(terminal->out, "  ");
	text_pad(terminal->out, block->lead, LABEL);
	terminal_prose(terminal->out, block->prose.text, LABEL + 2, LABEL + 2, terminal->width);
}

/* One line of a step; the place in it is dim. */
static void put_step_line(const struct terminal *terminal, const char *bars, const char *line, size_t length,
                          const char *place)
{
	struct text *out = terminal->out;
	const char *found = *place ? strstr(line, place) : NULL;
	text_add(out, bars);
	if (!found || found + strlen(place) > line + length) {
		text_add_n(out, line, length);
	} else {
		text_add_n(out, line, (size_t)(found - line));
		terminal_look(out, place, LOOK_DIM, terminal->colour);
		text_add_n(out, found + strlen(place), length - (size_t)(found - line) - strlen(place));
	}
	text_add(out, "\n");
}

static void put_step(struct terminal *terminal, const struct document_block *block)
{
	struct arena *arena = terminal->out->arena;
	int depth = block->depth < BRANCHES_MOST ? block->depth : BRANCHES_MOST - 1;
	const char *bars = "";
	for (int d = 1; d < depth; d++)
		bars = arena_print(arena, "%s%s", bars, terminal->ended[d] ? "   " : "|  ");
	terminal->ended[depth] = block->last;
	struct text lines;
	text_init(&lines, arena);
	const char *head = arena_print(arena, "%s%s", bars, block->last ? "`- " : "|- "),
			   *rest = arena_print(arena, "%s%s", bars, block->last ? "   " : "|  ");
	int room = terminal->width - (int)strlen(head);
	terminal_prose(&lines, block->prose.text, 0, 2, room < STEP_LEAST ? STEP_LEAST : room);
	for (const char *line = lines.bytes; *line; line = strchr(line, '\n') + 1)
		put_step_line(terminal, line == lines.bytes ? head : rest, line, strcspn(line, "\n"), block->place);
}

static void put_block(struct terminal *terminal, const struct document_block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING: put_heading(terminal, block); break;
	case BLOCK_SENTENCE:
	case BLOCK_NOTE: put_prose(terminal, block); break;
	case BLOCK_COMMAND: terminal_prose(terminal->out, block->prose.text, 0, 0, INT_MAX); break; /* pasted as one line */
	case BLOCK_TABLE:
		terminal_table(terminal->out, block->table, block->indent, terminal->width, terminal->colour);
		break;
	case BLOCK_ITEM: put_item(terminal, block); break;
	case BLOCK_STEP: put_step(terminal, block); break;
	case BLOCK_FIGURE: put_figure(terminal, block); break;
	case BLOCK_PICTURE: break; /* only reports have any */
	case BLOCK_WRITTEN: terminal_prose(terminal->out, block->prose.text, 0, 0, terminal->width); break;
	case BLOCK_SPACE: text_add(terminal->out, "\n"); break;
	}
}

/* Of what is longer than twice `lines` no more than shows that it is. */
static void put_document(struct text *out, const struct document *document, const struct manner *manner)
{
	struct terminal terminal = {
		.out = out, .colour = manner->colour, .width = manner->width ? manner->width : TERMINAL_WIDTH};
	size_t seen = out->length;
	for (int i = 0, lines = 0; i < document->count && (!manner->lines || lines <= 2 * manner->lines); i++) {
		put_block(&terminal, &document->blocks[i]);
		for (; manner->lines && seen < out->length; seen++)
			lines += out->bytes[seen] == '\n';
	}
}

static void write_table(struct text *out, const struct said *said, const struct manner *manner)
{
	struct document document = {.arena = out->arena};
	said_tell(said, &document);
	const struct document *shown = manner->lines ? screen_fit(&document, manner, put_document) : &document;
	const struct manner whole = {.width = manner->width, .colour = manner->colour};
	put_document(out, shown, &whole);
}

const struct writer writer_table = {.name = "table", .ending = "txt", .for_people = true, .write = write_table};
