/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screen: tries how much of each part has room, by writing it: only the writer knows how many lines a sentence or the
 * columns of a table take. Holds: what is kept of a part are its first items; nothing is left out silently. */
#include "write/screen.h"
#include <string.h>

enum { PARTS_MOST = 16, SLACK = 4 };

struct fitting {
	const struct document *document;
	const struct manner *manner;
	void (*put)(struct text *out, const struct document *document, const struct manner *manner);
	int all[PARTS_MOST + 1], kept[PARTS_MOST + 1]; /* items, by part */
	bool rows[PARTS_MOST + 1];                     /* they are rows of a table that stands in any case */
};

static bool is_whole(const struct document *document, int part)
{
	return part > 0 && document->parts[part - 1].whole;
}

/* A row that can be left out by itself: headings and spaces go with the rows below them. */
static bool is_item(const struct table_row *row)
{
	return !row->space && !row->follows && (!row->line || row->look == LOOK_PLAIN);
}

/* --- how much there is --- */

static void count_items(struct fitting *fitting)
{
	const struct document *document = fitting->document;
	for (int b = 0; b < document->count; b++) {
		const struct document_block *block = &document->blocks[b];
		fitting->all[block->part] += block->kind != BLOCK_SPACE && (block->part || block->kind != BLOCK_TABLE);
		for (int r = 0; block->kind == BLOCK_TABLE && !block->part && r < block->table->row_count; r++)
			if (is_item(&block->table->rows[r])) {
				fitting->all[block->table->rows[r].part]++;
				fitting->rows[block->table->rows[r].part] = true;
			}
	}
	for (int part = 1; part <= document->part_count; part++)
		if (is_whole(document, part))
			fitting->all[part] = fitting->all[part] > 0;
}

/* --- what is left of it --- */

/* Is the next item of the part among those kept? */
static bool takes(const struct fitting *fitting, int *seen, int part)
{
	bool whole = is_whole(fitting->document, part);
	return !part || (whole ? 0 : seen[part]++) < fitting->kept[part];
}

/* Spaces and headings wait for a row that is kept. */
static const struct table *table_of(const struct fitting *fitting, const struct table *table, int *seen)
{
	struct table *copy = ARENA_NEW(table->arena, struct table);
	*copy = *table;
	copy->rows = ARENA_ARRAY(table->arena, table->row_count + 1, struct table_row);
	copy->row_count = 0;
	const struct table_row *space = NULL, *heading = NULL;
	bool kept = false, some = false;
	for (int r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->space) {
			space = row, heading = NULL;
			continue;
		}
		if (row->line && row->look != LOOK_PLAIN) {
			heading = row;
			continue;
		}
		kept = row->follows ? kept : takes(fitting, seen, row->part);
		if (!kept)
			continue;
		if (space && copy->row_count)
			copy->rows[copy->row_count++] = *space;
		if (heading)
			copy->rows[copy->row_count++] = *heading;
		space = heading = NULL;
		copy->rows[copy->row_count++] = *row;
		some = true;
	}
	return some || table->row_count == 0 ? copy : NULL;
}

/* "targets met (3), limits"; NULL: nothing is left out. */
static const char *left_out(const struct fitting *fitting)
{
	const struct document *document = fitting->document;
	const char *all = NULL, *comma = word_text(document->language, W_LIST_COMMA);
	for (int part = 1; part <= document->part_count; part++) {
		int left = fitting->all[part] - fitting->kept[part];
		if (left <= 0)
			continue;
		const char *name = word_text(document->language, document->parts[part - 1].name);
		if (!is_whole(document, part))
			name = word_format(document->arena, document->language, W_SCREEN_SOME,
			                   WORDS(name, arena_print(document->arena, "%d", left)));
		all = all ? arena_print(document->arena, "%s%s%s", all, comma, name) : name;
	}
	return all;
}

static void put_left_out(const struct fitting *fitting, struct document *shown)
{
	const char *left = left_out(fitting);
	if (!left)
		return;
	bool before = shown->count > 0 && shown->blocks[shown->count - 1].kind == BLOCK_COMMAND;
	const struct document_block command = before ? shown->blocks[--shown->count] : (struct document_block){0};
	if (shown->count > 0 && shown->blocks[shown->count - 1].kind == BLOCK_TABLE)
		document_space(shown);
	document_note(shown, prose_plain(shown->arena, word_format(shown->arena, shown->language, W_SCREEN_LEFT_OUT,
	                                                           WORDS(left))));
	if (before)
		*ARENA_PUSH(shown->arena, shown->blocks, shown->count, shown->capacity) = command;
}

/* Between what is kept stand as many spaces as stood there; where something went, one. */
static const struct document *shown_of(const struct fitting *fitting)
{
	const struct document *document = fitting->document;
	struct document *shown = ARENA_NEW(document->arena, struct document);
	*shown = (struct document){.arena = document->arena, .language = document->language};
	int seen[PARTS_MOST + 1] = {0}, spaces = 0;
	bool gap = false;
	for (int b = 0; b < document->count; b++) {
		struct document_block block = document->blocks[b];
		if (block.kind == BLOCK_SPACE) {
			spaces++;
			continue;
		}
		bool kept = takes(fitting, seen, block.part);
		if (kept && block.kind == BLOCK_TABLE && !block.part)
			kept = (block.table = table_of(fitting, block.table, seen)) != NULL;
		if (!kept) {
			gap = gap || spaces;
			spaces = 0;
			continue;
		}
		for (int space = shown->count ? (spaces ? spaces : gap) : 0; space > 0; space--)
			document_space(shown);
		*ARENA_PUSH(shown->arena, shown->blocks, shown->count, shown->capacity) = block;
		spaces = 0;
		gap = false;
	}
	if (!fitting->manner->left_out)
		put_left_out(fitting, shown);
	return shown;
}

/* --- how much has room --- */

static bool has_room(const struct fitting *fitting, int most)
{
	struct text out;
	text_init(&out, fitting->document->arena);
	text_add(&out, "");
	fitting->put(&out, shown_of(fitting), fitting->manner);
	int lines = 0;
	for (const char *at = out.bytes; (at = strchr(at, '\n')); at++)
		lines++;
	return lines <= most;
}

/* As many of the part as have room beside what is kept already. */
static void fill(struct fitting *fitting, int part)
{
	int least = 0, most = fitting->all[part];
	fitting->kept[part] = most;
	if (most == 0 || has_room(fitting, fitting->manner->lines))
		return;
	while (most - least > 1) { /* `least` have room, `most` have not */
		int middle = least + (most - least) / 2;
		fitting->kept[part] = middle;
		if (has_room(fitting, fitting->manner->lines))
			least = middle;
		else
			most = middle;
	}
	fitting->kept[part] = least;
}

const struct document *screen_fit(const struct document *document, const struct manner *manner,
                                  void (*put)(struct text *out, const struct document *document,
                                              const struct manner *manner))
{
	struct fitting fitting = {.document = document, .manner = manner, .put = put};
	if (!document->parts)
		return document;
	count_items(&fitting);
	memcpy(fitting.kept, fitting.all, sizeof fitting.kept);
	if (has_room(&fitting, manner->lines + SLACK)) /* little more than a screen is shown whole */
		return document;
	memset(fitting.kept, 0, sizeof fitting.kept);
	bool cut = false; /* what matters less has no row while what matters more has none */
	for (int part = 1; part <= document->part_count; part++) {
		if (cut && fitting.rows[part])
			continue;
		fill(&fitting, part);
		cut = cut || (fitting.rows[part] && fitting.kept[part] < fitting.all[part]);
	}
	if (manner->left_out)
		*manner->left_out = true;
	return shown_of(&fitting);
}
