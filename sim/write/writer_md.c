/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_md: a report as Markdown that pandoc, and whatever else reads CommonMark with pipe tables, understands: a
 * block of metadata, headings and entries with their ids, tables with captions, pictures as STEM.svg, numbers as links
 * to their entries. Each paragraph is one line. Holds: users' texts mean nothing to a reader of Markdown: signs are
 * escaped, and no address of theirs becomes a link. */
#include <ctype.h>
#include <string.h>
#include "base/clean.h"
#include "write/numbering.h"
#include "write/writer.h"

struct markdown {
	struct text *out;
	struct numbering numbering;
	enum block_kind last; /* lists go on without a blank line between their items */
	enum written written;
	bool begun;
};

/* ---- texts ---- */

/* Is the sign at `at`, after `before`, one that could mean something there? Quotes, two hyphens and three points are
 * signs that pandoc would set its own way; "http://" and "www." become links elsewhere. */
static bool means_something(const char *at, char before)
{
	if (strchr("\\`*_{}[]<>$~^|#@&\"'", *at))
		return true;
	return (*at == '-' && (at[1] == '-' || before == '-')) || (*at == '.' && (at[1] == '.' || before == 'w')) ||
	       (*at == ':' && at[1] == '/') || (*at == '!' && at[1] == '[');
}

/* How many of the first bytes of a paragraph could make a list, a definition or a line of it: "-", "+", "12.",
 * "(a)". */
static size_t marker(const char *text)
{
	size_t letters = strspn(text, "(");
	if (!letters && strchr("-+:=%", *text))
		return *text ? 1 : 0;
	while (isalnum((unsigned char)text[letters]) && letters < 9)
		letters++;
	return letters && (text[letters] == '.' || text[letters] == ')') ? letters + 1 : 0;
}

static void add_escaped(struct text *out, const char *text, bool begins)
{
	const char *clean = clean_text(out->arena, text);
	while (begins && *clean == ' ')
		clean++;
	size_t first = begins ? marker(clean) : 0;
	for (const char *at = clean; *at; at++) {
		bool marks = (size_t)(at - clean) < first && ispunct((unsigned char)*at);
		if (marks || means_something(at, at > clean ? at[-1] : '\0'))
			text_add(out, "\\");
		text_add_n(out, at, 1);
	}
}

static void add_cell(struct text *out, const struct cell *cell, bool begins)
{
	const char *text = cell->text ? cell->text : "";
	if (cell->anchor && *text)
		text_add(out, "[");
	add_escaped(out, text, begins && !cell->anchor);
	if (cell->anchor && *text)
		text_print(out, "](#%s)", numbering_anchor(out->arena, cell->anchor));
	if (cell->mark && *cell->mark) {
		text_add(out, " ");
		add_escaped(out, cell->mark, false);
	}
}

static void add_prose(struct text *out, struct prose prose, bool begins)
{
	size_t from = 0, end = strlen(prose.text);
	for (int i = 0; i <= prose.count; i++) {
		size_t to = i < prose.count ? prose.mentions[i].start : end;
		add_escaped(out, arena_copy(out->arena, prose.text + from, to - from), begins && from == 0);
		if (i == prose.count)
			break;
		add_cell(out, &prose.mentions[i].cell, begins && to == 0);
		from = to + prose.mentions[i].length;
	}
}

/* ---- blocks ---- */

static bool goes_on(const struct markdown *markdown, const struct document_block *block)
{
	bool list = block->kind == BLOCK_ITEM || block->kind == BLOCK_STEP ||
	            (block->kind == BLOCK_WRITTEN && block->written != WRITTEN_PLAIN);
	return list && block->kind == markdown->last && block->written == markdown->written;
}

static void put_heading(struct markdown *markdown, const struct document_block *block)
{
	struct text *out = markdown->out;
	if (block->level == 0) {
		text_add(out, "**");
		add_escaped(out, block->lead, false);
		text_add(out, "**");
		add_prose(out, block->prose, false);
		text_add(out, "\n");
		return;
	}
	text_add_char(out, '#', block->level < 6 ? (size_t)block->level : 6);
	text_add(out, " ");
	const char *label = numbering_heading(&markdown->numbering, block);
	add_escaped(out, arena_print(out->arena, "%s%s", label, block->lead), true);
	text_print(out, " {#%s}\n", numbering_id(&markdown->numbering, block));
}

static void put_command(struct text *out, const struct document_block *block)
{
	const char *text = clean_text(out->arena, block->prose.text);
	size_t fence = 3;
	for (const char *at = strchr(text, '`'); at; at = strchr(at, '`')) {
		size_t ticks = strspn(at, "`");
		fence = ticks >= fence ? ticks + 1 : fence;
		at += ticks;
	}
	text_add_char(out, '`', fence);
	text_print(out, "\n%s\n", text);
	text_add_char(out, '`', fence);
	text_add(out, "\n");
}

static void put_caption(struct markdown *markdown, const struct document_block *block)
{
	struct text *out = markdown->out;
	add_escaped(out, numbering_caption(&markdown->numbering, block), false);
	text_add(out, " ");
	add_escaped(out, block->caption->title, false);
}

static void put_picture(struct markdown *markdown, const struct document_block *block)
{
	struct text *out = markdown->out;
	const struct prose source = numbering_source(&markdown->numbering, block);
	text_add(out, "![");
	put_caption(markdown, block);
	text_print(out, "](%s.svg){#figure-%s%d-%d}\n", numbering_anchor(out->arena, block->lead),
	           markdown->numbering.appendix ? "a" : "", block->caption->chapter, block->caption->number);
	if (*source.text) {
		text_add(out, "\n");
		add_prose(out, source, true);
		text_add(out, "\n");
	}
}

static void put_item(struct markdown *markdown, const struct document_block *block)
{
	text_add(markdown->out, "- ");
	if (block->lead && *block->lead) {
		text_add(markdown->out, "**");
		add_escaped(markdown->out, block->lead, true);
		text_add(markdown->out, "** ");
	}
	add_prose(markdown->out, block->prose, true);
	text_add(markdown->out, "\n");
}

static void put_step(struct markdown *markdown, const struct document_block *block)
{
	text_add_char(markdown->out, ' ', 2 * (size_t)(block->depth - 1));
	text_add(markdown->out, "- ");
	add_prose(markdown->out, block->prose, true);
	text_add(markdown->out, "\n");
}

static void put_written(struct markdown *markdown, const struct document_block *block)
{
	static const char *const markers[] = {
		[WRITTEN_PLAIN] = "", [WRITTEN_ITEM] = "- ", [WRITTEN_NUMBERED] = "1. "};
	text_add(markdown->out, markers[block->written]);
	add_escaped(markdown->out, block->prose.text, true);
	text_add(markdown->out, "\n");
}

/* ---- tables ---- */

static const char *cell_of(struct arena *arena, const struct table *table, const struct table_row *row, int c)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	if (!row)
		add_escaped(&out, table->columns[c].heading ? table->columns[c].heading : "", false);
	else if (row->line && c == (table_naming(table) < 0 ? 0 : table_naming(table))) {
		text_add(&out, row->look == LOOK_PLAIN ? "" : "**");
		add_escaped(&out, row->line, false);
		text_add(&out, row->look == LOOK_PLAIN ? "" : "**");
	} else if (!row->line && c < row->count)
		add_cell(&out, &row->cells[c], false);
	return out.bytes;
}

/* As wide as its widest cell: pandoc takes the widths of what does not fit on a line from the rule below the head. */
static size_t width_of(struct arena *arena, const struct table *table, int c)
{
	size_t width = 3;
	for (int r = -1; r < table->row_count; r++) {
		const struct table_row *row = r < 0 ? NULL : &table->rows[r];
		size_t cells = row && row->line ? 0 : text_width(cell_of(arena, table, row, c));
		width = cells > width ? cells : width;
	}
	return width;
}

static void put_row(struct text *out, const struct table *table, const struct table_row *row, const size_t *widths)
{
	text_add(out, "|");
	for (int c = 0; c < table->column_count; c++) {
		int width = (int)widths[c];
		text_add(out, " ");
		text_pad(out, cell_of(out->arena, table, row, c), table->columns[c].side == SIDE_RIGHT ? -width : width);
		text_add(out, " |");
	}
	text_add(out, "\n");
}

static void put_rule(struct text *out, const struct table *table, const size_t *widths)
{
	text_add(out, "|");
	for (int c = 0; c < table->column_count; c++) {
		bool right = table->columns[c].side == SIDE_RIGHT;
		text_add(out, right ? "-" : ":");
		text_add_char(out, '-', widths[c]);
		text_add(out, right ? ":|" : "-|");
	}
	text_add(out, "\n");
}

static void put_table(struct markdown *markdown, const struct document_block *block)
{
	struct text *out = markdown->out;
	const struct table *table = block->table;
	size_t *widths = ARENA_ARRAY(out->arena, table->column_count, size_t);
	for (int c = 0; c < table->column_count; c++)
		widths[c] = width_of(out->arena, table, c);
	if (block->caption) {
		const char *unit = numbering_unit(&markdown->numbering, block);
		text_add(out, "Table: ");
		put_caption(markdown, block);
		text_add(out, *unit ? "  \\[" : "");
		add_escaped(out, unit, false);
		text_add(out, *unit ? "\\]\n\n" : "\n\n");
	}
	put_row(out, table, NULL, widths);
	put_rule(out, table, widths);
	for (int r = 0; r < table->row_count; r++)
		if (!table->rows[r].space)
			put_row(out, table, &table->rows[r], widths);
	const struct prose source =
		block->caption ? numbering_source(&markdown->numbering, block) : (struct prose){.text = ""};
	if (*source.text) {
		text_add(out, "\n");
		add_prose(out, source, true);
		text_add(out, "\n");
	}
}

/* ---- all ---- */

static void put_block(struct markdown *markdown, const struct document_block *block)
{
	struct text *out = markdown->out;
	if (block->kind == BLOCK_SPACE || block->kind == BLOCK_FIGURE) {
		markdown->last = block->kind;
		return;
	}
	if (markdown->begun && !goes_on(markdown, block))
		text_add(out, "\n");
	switch (block->kind) {
	case BLOCK_HEADING: put_heading(markdown, block); break;
	case BLOCK_NOTE: text_add(out, "> "); /* fall through */
	case BLOCK_SENTENCE:
		add_prose(out, block->prose, true);
		text_add(out, "\n");
		break;
	case BLOCK_COMMAND: put_command(out, block); break;
	case BLOCK_TABLE: put_table(markdown, block); break;
	case BLOCK_ITEM: put_item(markdown, block); break;
	case BLOCK_STEP: put_step(markdown, block); break;
	case BLOCK_PICTURE: put_picture(markdown, block); break;
	case BLOCK_WRITTEN: put_written(markdown, block); break;
	case BLOCK_FIGURE: /* of terminals */
	case BLOCK_SPACE: break;
	}
	markdown->last = block->kind, markdown->written = block->written, markdown->begun = true;
}

/* A value of the metadata: Markdown within a text of YAML. */
static void put_metadata(struct text *out, const char *key, const char *value)
{
	struct text escaped;
	text_init(&escaped, out->arena);
	text_add(&escaped, "");
	add_escaped(&escaped, value, true);
	text_print(out, "%s: \"", key);
	for (const char *at = escaped.bytes; *at; at++) {
		if (*at == '\\' || *at == '"')
			text_add(out, "\\");
		text_add_n(out, at, 1);
	}
	text_add(out, "\"\n");
}

static void write_md(struct text *out, const struct said *said, const struct manner *manner)
{
	struct document document = {.arena = out->arena};
	said_tell(said, &document);
	struct markdown markdown = {.out = out, .numbering = numbering_begin(out->arena, manner->language), .begun = true};
	text_add(out, "---\n");
	put_metadata(out, "title", document.title ? document.title : "outturn");
	if (document.subtitle && *document.subtitle)
		put_metadata(out, "subtitle", document.subtitle);
	text_print(out, "lang: %s\n---\n", language_rules[manner->language].page_tag);
	for (int i = 0; i < document.count; i++)
		put_block(&markdown, &document.blocks[i]);
}

const struct writer writer_md = {
	.name = "md", .ending = "md", .for_people = true, .only_named = true, .write = write_md};
