/* SPDX-License-Identifier: GPL-3.0-or-later */
/* author_text: libcmark reads the grammar; its tree is walked once, node by node. A paragraph's text is gathered from
 * the nodes in it and nothing of a node is kept but characters: no link leads anywhere, no HTML reaches a report.
 * Places are those of the block, whose line libcmark tells. Holds: every block is taken over, refused or told as left
 * out. */
#include "command/author_text.h"
#include <cmark.h>
#include <ctype.h>
#include <string.h>
#include "base/clean.h"
#include "base/utf8.h"

enum { CHAPTER_LEVELS = 2 /* headings that name chapters */, LISTS_DEEP = 64 };

struct writing {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	const size_t *lines; int line_count; /* where each begins; from 0 */
	struct report_text *texts; int text_count, text_capacity;
	struct report_written *list; int count, capacity; /* of the present chapter */
	const char *chapter;                              /* NULL: none yet */
	struct place heading;
	int paragraphs;
	bool loose;                                       /* text before the first heading was told */
	struct text line;                                 /* of the present paragraph */
	bool gathering;
	enum written how;
	bool item_begins;                                 /* the next paragraph is the first of its item */
	enum written lists[LISTS_DEEP]; int depth;
};

/* --- places --- */

static void find_lines(struct writing *to)
{
	size_t *lines = ARENA_ARRAY(to->arena, to->source->size + 2, size_t);
	int count = 0;
	lines[count++] = 0;
	for (size_t i = 0; i < to->source->size; i++) {
		char byte = to->source->bytes[i];
		if (byte == '\n' || (byte == '\r' && to->source->bytes[i + 1] != '\n'))
			lines[count++] = i + 1;
	}
	to->lines = lines;
	to->line_count = count;
}

/* The block's first line, from its first character that is no blank. */
static struct place place_of(const struct writing *to, cmark_node *node)
{
	int line = cmark_node_get_start_line(node) - 1;
	while (line < 0 && (node = cmark_node_parent(node)))
		line = cmark_node_get_start_line(node) - 1;
	if (line < 0 || line >= to->line_count)
		return (struct place){to->source, 0, 0};
	size_t from = to->lines[line], end = from;
	from += strspn(to->source->bytes + from, " \t");
	end = from + strcspn(to->source->bytes + from, "\r\n");
	return (struct place){to->source, (uint32_t)from, (uint32_t)(end - from)};
}

static void left_out(struct writing *to, cmark_node *node, enum word word)
{
	diag_warning(to->diags, place_of(to, node), NULL, word, W_AUTHOR_LEFT_OUT_HINT, NULL);
}

/* --- chapters --- */

static const enum word titles[] = {
#define CHAPTER(name, numbered) W_CHAPTER_##name,
#include "view/chapters.def"
#undef CHAPTER
};
enum { CHAPTERS = sizeof titles / sizeof *titles };

/* Behind "3.", "3-1 ", "一、", "（一）", "10、": chapters may be called with their numbers, as reports print them. */
static const char *behind_number(const char *text)
{
	static const char *const marks[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "（", "）",
	                                    "、", "．", ".", "(",  ")",  " ",  "第", "章"};
	const char *at = text, *after = text;
	for (bool any = true; any;) {
		any = isdigit((unsigned char)*at);
		at += any;
		for (size_t i = 0; i < sizeof marks / sizeof *marks && !any; i++)
			if (strncmp(at, marks[i], strlen(marks[i])) == 0) {
				at += strlen(marks[i]);
				after = at;
				any = true;
			}
	}
	return *after ? after : text;
}

static bool is_called(const char *text, const char *name) { return name && strcasecmp(text, name) == 0; }

static const char *chapter_of(const char *text)
{
	for (int c = 0; c < CHAPTERS; c++) {
		bool is = is_called(text, report_chapter_names[c]);
		for (int l = 0; l < LANG_COUNT; l++)
			is = is || is_called(text, word_text((enum language)l, titles[c]));
		if (is)
			return report_chapter_names[c];
	}
	return NULL;
}

/* All that a chapter may be called by, in the reader's language first. */
static const char **names_of(struct writing *to, int *count)
{
	const char **names = ARENA_ARRAY(to->arena, CHAPTERS * (LANG_COUNT + 1), const char *);
	*count = 0;
	for (int c = 0; c < CHAPTERS; c++)
		names[(*count)++] = word_text(to->diags->language, titles[c]);
	for (int l = 0; l < LANG_COUNT; l++)
		for (int c = 0; c < CHAPTERS && (enum language)l != to->diags->language; c++)
			names[(*count)++] = word_text((enum language)l, titles[c]);
	for (int c = 0; c < CHAPTERS; c++)
		names[(*count)++] = report_chapter_names[c];
	return names;
}

static void unknown_chapter(struct writing *to, struct place place, const char *text)
{
	int count;
	const char **names = names_of(to, &count);
	const char *nearest = *text ? diag_nearest(to->diags, behind_number(text), names, (size_t)count) : NULL;
	diag_error(to->diags, place, NULL, W_AUTHOR_NO_CHAPTER, nearest ? W_DID_YOU_MEAN_OF : W_AUTHOR_CHAPTERS, text,
	           diag_list(to->diags, names, CHAPTERS), nearest);
}

static void end_chapter(struct writing *to)
{
	if (!to->chapter)
		return;
	if (to->count == 0)
		diag_warning(to->diags, to->heading, NULL, W_AUTHOR_EMPTY, W_AUTHOR_EMPTY_HINT, NULL);
	else
		*ARENA_PUSH(to->arena, to->texts, to->text_count, to->text_capacity) =
			(struct report_text){.chapter = to->chapter, .list = to->list, .count = to->count};
	to->list = NULL;
	to->count = to->capacity = 0;
}

static void begin_chapter(struct writing *to, cmark_node *node, const char *text)
{
	const char *chapter = chapter_of(text);
	end_chapter(to);
	to->heading = place_of(to, node);
	to->chapter = chapter ? chapter : chapter_of(behind_number(text));
	if (!to->chapter)
		unknown_chapter(to, to->heading, text);
	to->loose = true; /* what follows is no text without a heading */
}

/* --- paragraphs --- */

static void add_paragraph(struct writing *to, cmark_node *node, enum written how)
{
	char *text = to->line.length ? clean_text(to->arena, to->line.bytes) : NULL;
	text_init(&to->line, to->arena);
	if (!text || !text[strspn(text, " ")])
		return;
	struct place place = place_of(to, node);
	if (!to->chapter) {
		if (!to->loose)
			diag_error(to->diags, place, NULL, W_AUTHOR_LOOSE, W_AUTHOR_LOOSE_HINT, NULL);
		to->loose = true;
		return;
	}
	if (strlen(text) > AUTHOR_TEXT_CHARACTERS)
		diag_error(to->diags, place, NULL, W_AUTHOR_LONG, W_AUTHOR_LONG_HINT,
		           arena_print(to->arena, "%d", AUTHOR_TEXT_CHARACTERS));
	else if (++to->paragraphs == AUTHOR_TEXT_PARAGRAPHS + 1)
		diag_error(to->diags, place, NULL, W_AUTHOR_MANY, W_AUTHOR_LONG_HINT,
		           arena_print(to->arena, "%d", AUTHOR_TEXT_PARAGRAPHS));
	else if (to->paragraphs <= AUTHOR_TEXT_PARAGRAPHS)
		*ARENA_PUSH(to->arena, to->list, to->count, to->capacity) = (struct report_written){how, text};
}

/* A line end within a paragraph: nothing between two characters of Chinese, otherwise a blank. */
static void add_line_end(struct writing *to, cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	const char *after = next ? cmark_node_get_literal(next) : NULL;
	size_t at = to->line.length, used;
	while (at > 0 && ((unsigned char)to->line.bytes[--at] & 0xC0) == 0x80)
		continue;
	int32_t before = to->line.length ? utf8_decode(to->line.bytes + at, to->line.length - at, &used) : ' ';
	int32_t behind = after && *after ? utf8_decode(after, strlen(after), &used) : ' ';
	bool wide = before > 0 && behind > 0 && utf8_width((uint32_t)before) == 2 && utf8_width((uint32_t)behind) == 2;
	text_add(&to->line, wide ? "" : " ");
}

/* One paragraph for each line of it. */
static void add_code(struct writing *to, cmark_node *node)
{
	for (const char *at = cmark_node_get_literal(node); at && *at;) {
		size_t length = strcspn(at, "\n");
		text_add_n(&to->line, at, length);
		add_paragraph(to, node, WRITTEN_PLAIN);
		at += length + (at[length] == '\n');
	}
}

static bool is_table(const struct text *line) { return line->length && line->bytes[0] == '|'; }

static void end_block(struct writing *to, cmark_node *node)
{
	bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
	to->gathering = false;
	if (heading && cmark_node_get_heading_level(node) <= CHAPTER_LEVELS) {
		const char *text = to->line.length ? clean_text(to->arena, to->line.bytes) : "";
		begin_chapter(to, node, text);
		text_init(&to->line, to->arena);
		return;
	}
	if (is_table(&to->line)) {
		left_out(to, node, W_AUTHOR_TABLE);
		text_init(&to->line, to->arena);
		return;
	}
	add_paragraph(to, node, to->item_begins && to->depth && !heading ? to->lists[to->depth - 1] : WRITTEN_PLAIN);
	to->item_begins = false;
}

/* --- the tree --- */

static void enter_list(struct writing *to, cmark_node *node)
{
	bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	if (to->depth < LISTS_DEEP)
		to->lists[to->depth] = numbered ? WRITTEN_NUMBERED : WRITTEN_ITEM;
	else if (to->depth == LISTS_DEEP)
		diag_error(to->diags, place_of(to, node), NULL, W_AUTHOR_DEEP, W_AUTHOR_LONG_HINT,
		           arena_print(to->arena, "%d", LISTS_DEEP));
	to->depth++;
}

static void enter(struct writing *to, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LIST: enter_list(to, node); break;
	case CMARK_NODE_ITEM: to->item_begins = true; break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		to->gathering = true;
		text_init(&to->line, to->arena);
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE: text_add(&to->line, cmark_node_get_literal(node)); break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK: add_line_end(to, node); break;
	case CMARK_NODE_CODE_BLOCK: add_code(to, node); break;
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_CUSTOM_INLINE: left_out(to, node, W_AUTHOR_HTML); break;
	case CMARK_NODE_IMAGE: left_out(to, node, W_AUTHOR_IMAGE); break;
	case CMARK_NODE_LINK: left_out(to, node, W_AUTHOR_LINK); break;
	default: break; /* document, quotation, emphasis, rule: what is in them follows */
	}
}

static void leave(struct writing *to, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LIST: to->depth--; break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING: end_block(to, node); break;
	default: break;
	}
}

static void walk(struct writing *to)
{
	cmark_node *root = cmark_parse_document(to->source->bytes, to->source->size, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && !diags_full(to->diags);) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (event == CMARK_EVENT_ENTER)
			enter(to, node);
		else if (to->depth <= LISTS_DEEP)
			leave(to, node);
		else if (cmark_node_get_type(node) == CMARK_NODE_LIST)
			to->depth--;
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	end_chapter(to);
}

/* --- the file --- */

const struct source *author_text_open(struct arena *arena, const char *path, struct diags *diags)
{
	enum source_error error;
	const struct source *source = source_open(arena, path, NULL, &error);
	if (!source)
		diag_source(diags, NOWHERE, NULL, error, error == SOURCE_MISSING ? W_AUTHOR_MISSING_HINT : W_NONE, WORDS(path));
	return source;
}

/* NULL: reported. */
static const struct source *as_utf8(struct arena *arena, const struct source *source, struct diags *diags)
{
	size_t stuck = 0;
	struct source_stuck at = {0};
	if (source_is_utf16(source)) {
		const struct source *utf8 = source_from_utf16(arena, source, &stuck);
		if (!utf8)
			diag_error(diags, ((struct place){source, 0, 1}), NULL, W_CSV_UTF16_BAD, W_JSON_UTF16_HINT,
			           arena_print(arena, "%zu", stuck + 1));
		return utf8;
	}
	const struct source *utf8 = source_as_utf8(arena, source, &at);
	if (utf8 == source && at.utf8 < source->size) {
		diag_error(diags, ((struct place){source, (uint32_t)at.utf8, 1}), NULL, W_JSON_NOT_UTF8, W_AUTHOR_NOT_UTF8,
		           arena_print(arena, "%02X", (unsigned char)source->bytes[at.utf8]));
		return NULL;
	}
	return utf8;
}

bool author_text_read(struct arena *arena, const struct source *source, struct diags *diags, struct author_text *text)
{
	int errors = diags->errors;
	*text = (struct author_text){.source = source};
	if (source->size > AUTHOR_TEXT_BYTES)
		diag_error(diags, ((struct place){source, 0, 0}), NULL, W_AUTHOR_LARGE, W_AUTHOR_LONG_HINT,
		           arena_print(arena, "%d", AUTHOR_TEXT_BYTES >> 20));
	const struct source *utf8 = diags->errors == errors ? as_utf8(arena, source, diags) : NULL;
	if (!utf8)
		return false;
	struct writing to = {.arena = arena, .source = utf8, .diags = diags};
	text_init(&to.line, arena);
	find_lines(&to);
	walk(&to);
	if (to.text_count == 0 && diags->errors == errors)
		diag_error(diags, ((struct place){source, 0, 0}), NULL, W_AUTHOR_NOTHING, W_AUTHOR_NOTHING_HINT, NULL);
	text->list = to.texts;
	text->count = to.text_count;
	return diags->errors == errors;
}
