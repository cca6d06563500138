/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag: what is wrong with the user's input. Messages are collected and printed once, in order of file and
 * place, with the source line and a caret under what is meant. Holds: nothing that comes from a file or a
 * name reaches the terminal unchecked; control, bidi and invisible characters and invalid UTF-8 show as
 * U+FFFD, and a report has exactly the lines that this file gives it. */
#include "base/diag.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/nearest.h"
#include "base/shorten.h"
#include "base/source_grid.h"
#include "base/source_marks.h"
#include "base/utf8.h"

enum { MOST_KEPT = 1000, PAGE_WIDTH = 98, CONTEXT_BEFORE = 48 };
/* Bytes: of one argument, and of the parts of a message as printed, together less than 4096. */
enum { MOST_ARGUMENT = 700, MOST_PATH = 500, MOST_POINTER = 400, MOST_SAID = 1200, MOST_LINE = 500 };
enum { MOST_HINT = 800, MOST_CHAIN = 400, MOST_CELL = 150 };
enum { MOST_COMPARED = 200000000 }; /* steps of edit distance, some half a second in all */

static const char *const unprintable = "\xEF\xBF\xBD"; /* U+FFFD */

/* --- places --- */

static size_t line_start(const struct source *source, size_t offset)
{
	const char *newline = offset ? memrchr(source->bytes, '\n', offset) : NULL;
	return newline ? (size_t)(newline - source->bytes) + 1 : 0;
}

static unsigned count_lines(const struct source *source, size_t from, size_t to)
{
	unsigned lines = 0;
	for (size_t i = from; i < to; i++)
		lines += source->bytes[i] == '\n';
	return lines;
}

static size_t place_offset(struct place place)
{
	return place.offset < place.source->size ? place.offset : place.source->size;
}

void place_line_column(struct place place, unsigned *line, unsigned *column)
{
	*line = *column = 0;
	if (place.source && source_is_sheet(place.source))
		source_cell(place.source, place_offset(place), line, column);
	else if (place.source)
		source_line_column(place.source, place_offset(place), line, column);
}

static char *place_in(struct arena *arena, struct place place, const char *path)
{
	if (source_is_sheet(place.source))
		return arena_print(arena, "%s:%s", path, source_cell_in_sheet(arena, place.source, place_offset(place)));
	unsigned line, column;
	place_line_column(place, &line, &column);
	return arena_print(arena, "%s:%u:%u", path, line, column);
}

char *place_text(struct arena *arena, struct place place)
{
	return place.source ? place_in(arena, place, place.source->path) : arena_copy(arena, "", 0);
}

char *place_told(struct arena *arena, struct place place)
{
	return place.source ? place_in(arena, place, source_told(place.source)) : arena_copy(arena, "", 0);
}

/* --- collecting --- */

void diags_init(struct diags *diags, struct arena *arena, enum language language)
{
	*diags = (struct diags){.arena = arena, .language = language};
}

static bool same_place(struct place a, struct place b)
{
	return a.source == b.source && a.offset == b.offset && a.length == b.length;
}

static bool was_said(const struct diags *diags, struct place place, const char *pointer, const char *message)
{
	for (int i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->list[i];
		if (same_place(diag->place, place) && strcmp(diag->message, message) == 0 &&
		    strcmp(diag->pointer ? diag->pointer : "", pointer ? pointer : "") == 0)
			return true;
	}
	return false;
}

void diag_count(struct diags *diags, enum severity severity)
{
	diags->errors += severity == DIAG_ERROR;
	diags->warnings += severity == DIAG_WARNING;
	diags->notes += severity == DIAG_NOTE;
}

bool diags_full(const struct diags *diags) { return diags->count >= MOST_KEPT; }

bool diag_may_suggest(const struct diags *diags) { return !diags_full(diags) && diags->compared < MOST_COMPARED; }

const char *diag_nearest(struct diags *diags, const char *name, const char *const *candidates, size_t count)
{
	size_t left = diag_may_suggest(diags) ? MOST_COMPARED - diags->compared : 0;
	const char *nearest = nearest_within(name, candidates, count, &left);
	diags->compared = MOST_COMPARED - left;
	return nearest;
}

const char *diag_list(const struct diags *diags, const char *const *names, size_t count)
{
	enum { MOST_LISTED = 480 };
	struct text out;
	text_init(&out, diags->arena);
	text_add(&out, "");
	if (diags_full(diags))
		return out.bytes;
	for (size_t i = 0; i < count; i++) {
		if (i && out.length + strlen(names[i]) > MOST_LISTED) {
			const char *more = arena_print(diags->arena, "%zu", count - i);
			text_add(&out, word_format(diags->arena, diags->language, W_LIST_MORE, WORDS(more)));
			break;
		}
		text_print(&out, "%s%s", i ? ", " : "", names[i]);
	}
	return out.bytes;
}

void diag_add(struct diags *diags, enum severity severity, struct place place, const char *pointer,
              enum word message, enum word hint, const char *const *args)
{
	if (diags_full(diags)) {
		diag_count(diags, severity);
		return;
	}
	struct arena *arena = diags->arena;
	const enum language language = diags->language;
	const struct shortened_all shown = shortened_all(arena, language, args, MOST_ARGUMENT);
	const char *what = shortened(arena, language, word_format(arena, language, message, shown.list), MOST_SAID);
	pointer = pointer ? shortened(arena, language, pointer, MOST_POINTER) : NULL;
	if (was_said(diags, place, pointer, what))
		return;
	struct diag *diag = ARENA_PUSH(arena, diags->list, diags->count, diags->capacity);
	*diag = (struct diag){
		.severity = severity, .place = place, .message = what, .order = (unsigned)diags->count - 1,
		.pointer = pointer ? arena_copy(arena, pointer, strlen(pointer)) : NULL,
		.hint = hint == W_NONE ? NULL
		                       : shortened(arena, language, word_format(arena, language, hint, shown.list), MOST_HINT),
	};
	diag_count(diags, severity);
}

void diag_chain(struct diags *diags, const char *chain)
{
	if (diags->count > 0) {
		chain = shortened(diags->arena, diags->language, chain, MOST_CHAIN);
		diags->list[diags->count - 1].chain = arena_copy(diags->arena, chain, strlen(chain));
	}
}

/* --- printing --- */

/* Appends one character as it may be shown and returns its cells. */
static size_t add_safe_character(struct text *out, const char *bytes, size_t length, size_t *used)
{
	int32_t code = utf8_decode(bytes, length, used);
	if (code == '\t')
		text_add_char(out, ' ', 1);
	else if (utf8_is_unsafe(code))
		text_add(out, unprintable);
	else
		text_add_n(out, bytes, *used);
	return code == '\t' || utf8_is_unsafe(code) ? 1 : (size_t)utf8_width((uint32_t)code);
}

static size_t add_safe_n(struct text *out, const char *bytes, size_t length)
{
	size_t cells = 0;
	for (size_t at = 0, used; at < length; at += used)
		cells += add_safe_character(out, bytes + at, length - at, &used);
	return cells;
}

/* At most `most` bytes of it, as printed: what a stranger's text has of control characters takes three for each. */
static void add_printable(struct text *out, const char *text, size_t most)
{
	size_t length = strlen(text), end = out->length + most;
	for (size_t at = 0, used; at < length; at += used) {
		if (out->length + 8 > end) {
			text_add(out, "...");
			return;
		}
		add_safe_character(out, text + at, length - at, &used);
	}
}

static size_t safe_width(const char *bytes, size_t length, struct arena *arena)
{
	struct text scratch;
	text_init(&scratch, arena);
	return add_safe_n(&scratch, bytes, length);
}

/* Where one is in the source of the message before, so that lines and columns are counted once however many messages:
 * they come in order of place. */
struct cursor {
	const struct source *source;
	size_t start, end, at; /* of the line; in it */
	unsigned line;
	size_t column; /* characters from start to at */
};

static void cursor_move(struct cursor *cursor, struct place place)
{
	const struct source *source = place.source;
	size_t offset = place_offset(place);
	if (cursor->source != source)
		*cursor = (struct cursor){.source = source, .line = 1};
	if (!cursor->end || offset < cursor->start || offset > cursor->end) {
		size_t start = line_start(source, offset);
		const char *newline = memchr(source->bytes + offset, '\n', source->size - offset);
		cursor->line += count_lines(source, cursor->start, start);
		cursor->start = cursor->at = start;
		cursor->end = newline ? (size_t)(newline - source->bytes) : source->size;
		cursor->column = 0;
	}
	if (offset < cursor->at) {
		cursor->at = cursor->start;
		cursor->column = 0;
	}
	cursor->column += text_count(source->bytes + cursor->at, offset - cursor->at);
	cursor->at = offset;
}

/* The part of a line that is shown, as byte offsets into the source. */
struct window { size_t from, to; bool cut_before, cut_after; };

static size_t character_before(const char *bytes, size_t at, size_t from)
{
	do
		at--;
	while (at > from && ((unsigned char)bytes[at] & 0xC0) == 0x80);
	return at;
}

/* Characters count two cells at most, so the window never exceeds the page; most lines are shown whole. */
static struct window window_about(const struct cursor *cursor, size_t room)
{
	const char *bytes = cursor->source->bytes;
	size_t start = cursor->start, end = cursor->end, offset = cursor->at;
	end -= end > offset && bytes[end - 1] == '\r';
	struct window window = {start, end, false, false};
	size_t used;
	if (end - start <= room || (end - start < MOST_LINE && text_width_n(bytes + start, end - start) <= room))
		return window;
	window.from = offset;
	for (size_t cells = 0; window.from > start && cells < CONTEXT_BEFORE && offset - window.from < MOST_LINE / 2;) {
		window.from = character_before(bytes, window.from, start);
		cells += text_width_n(bytes + window.from, 1) + ((unsigned char)bytes[window.from] >= 0xE0);
	}
	window.to = window.from;
	for (size_t cells = 8; window.to < end && cells < room && window.to - window.from < MOST_LINE; window.to += used) {
		int32_t code = utf8_decode(bytes + window.to, end - window.to, &used);
		cells += code < 0 ? 1 : (size_t)utf8_width((uint32_t)code);
	}
	window.cut_before = window.from > start;
	window.cut_after = window.to < end;
	return window;
}

static void add_gutter(struct text *out, unsigned line, int digits)
{
	if (line)
		text_print(out, " %*u | ", digits, line);
	else
		text_print(out, " %*s | ", digits, "");
}

static size_t shorter(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void add_hint(struct text *out, const struct diag *diag, enum language language)
{
	static const enum word with_hint[] = {W_DIAG_NOTE_HINT, W_DIAG_WARNING_HINT, W_DIAG_ERROR_HINT};
	static const enum word alone[] = {W_DIAG_NOTE, W_DIAG_WARNING, W_NONE};
	enum word word = (diag->hint ? with_hint : alone)[diag->severity];
	add_printable(out, word_format(out->arena, language, word, WORDS(diag->hint)), MOST_HINT + 32);
}

static bool has_hint(const struct diag *diag)
{
	return diag->hint || diag->severity != DIAG_ERROR;
}

static void print_source_line(const struct cursor *cursor, const struct diag *diag, enum language language,
                              struct text *out)
{
	const char *bytes = cursor->source->bytes;
	size_t offset = place_offset(diag->place);
	unsigned line = cursor->line, column;
	if (source_is_sheet(cursor->source)) /* rows have numbers of their own: some may be left out */
		source_cell(cursor->source, offset, &line, &column);
	int digits = 1;
	for (unsigned rest = line; rest >= 10; rest /= 10)
		digits++;
	size_t gutter = (size_t)digits + 4;
	struct window window = window_about(cursor, PAGE_WIDTH - gutter);
	add_gutter(out, line, digits);
	text_add(out, window.cut_before ? "..." : "");
	add_safe_n(out, bytes + window.from, window.to - window.from);
	text_add(out, window.cut_after ? "...\n" : "\n");

	size_t end = shorter(offset + diag->place.length, window.to);
	size_t before = safe_width(bytes + window.from, shorter(offset, window.to) - window.from, out->arena) +
	                (window.cut_before ? 3 : 0);
	size_t carets = end > offset ? safe_width(bytes + offset, end - offset, out->arena) : 0;
	carets = carets ? carets : 1;
	add_gutter(out, 0, digits);
	text_add_char(out, ' ', before);
	text_add_char(out, '^', carets);
	if (has_hint(diag)) {
		struct text hint;
		text_init(&hint, out->arena);
		add_hint(&hint, diag, language);
		size_t width = text_width(hint.bytes), taken = gutter + before + carets + 1;
		if (taken + width > PAGE_WIDTH && before > 8) { /* on a line of its own, as far right as it fits */
			text_add_char(out, '\n', 1);
			add_gutter(out, 0, digits);
			text_add_char(out, ' ', gutter + width < PAGE_WIDTH ? shorter(PAGE_WIDTH - gutter - width, before) : 0);
		} else {
			text_add_char(out, ' ', 1);
		}
		text_add(out, hint.bytes);
	}
	text_add_char(out, '\n', 1);
	if (diag->chain) {
		add_gutter(out, 0, digits);
		add_printable(out, diag->chain, MOST_CHAIN + 8);
		text_add_char(out, '\n', 1);
	}
}

static void print_without_place(const struct diag *diag, enum language language, struct text *out)
{
	if (has_hint(diag)) {
		text_add(out, "    ");
		add_hint(out, diag, language);
		text_add_char(out, '\n', 1);
	}
	if (diag->chain) {
		text_add(out, "    ");
		add_printable(out, diag->chain, MOST_CHAIN + 8);
		text_add_char(out, '\n', 1);
	}
}

/* ":7:12: ", or of a workbook ":Sheet!C7: ". */
static void add_place_in_file(const struct cursor *cursor, struct place place, enum language language, struct text *out)
{
	if (!source_is_sheet(cursor->source)) {
		text_print(out, ":%u:%zu: ", cursor->line, 1 + cursor->column);
		return;
	}
	text_add(out, ":");
	const char *cell = source_cell_in_sheet(out->arena, cursor->source, place_offset(place));
	add_printable(out, shortened(out->arena, language, cell, MOST_CELL), MOST_CELL + 8);
	text_add(out, ": ");
}

static void print_one(const struct diag *diag, struct cursor *cursor, enum language language, struct text *out)
{
	if (diag->place.source) {
		cursor_move(cursor, diag->place);
		const char *path = diag->place.source->path;
		add_printable(out, shortened(out->arena, language, path, MOST_PATH), MOST_PATH + 8);
		add_place_in_file(cursor, diag->place, language, out);
	}
	if (diag->pointer && *diag->pointer) {
		add_printable(out, diag->pointer, MOST_POINTER + 8);
		text_add(out, ": ");
	}
	add_printable(out, diag->message, MOST_SAID + 8);
	text_add_char(out, '\n', 1);
	if (diag->place.source)
		print_source_line(cursor, diag, language, out);
	else
		print_without_place(diag, language, out);
}

/* --- order: by file (first use), offset, arrival --- */

struct ranked { const struct diag *diag; unsigned file; };

static int by_place(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->diag->place.offset != b->diag->place.offset)
		return a->diag->place.offset < b->diag->place.offset ? -1 : 1;
	return a->diag->order < b->diag->order ? -1 : a->diag->order > b->diag->order;
}

static struct ranked *ranked_by_place(const struct diags *diags, struct arena *arena)
{
	struct ranked *ranked = ARENA_ARRAY(arena, diags->count + 1, struct ranked);
	for (int i = 0; i < diags->count; i++) {
		int first = 0;
		while (diags->list[first].place.source != diags->list[i].place.source)
			first++;
		ranked[i] = (struct ranked){&diags->list[i], (unsigned)first};
	}
	qsort(ranked, (size_t)diags->count, sizeof *ranked, by_place);
	return ranked;
}

void diags_print(const struct diags *diags, struct text *out)
{
	struct cursor cursor = {0};
	const struct ranked *ranked = ranked_by_place(diags, out->arena);
	for (int i = 0; i < diags->count; i++)
		print_one(ranked[i].diag, &cursor, diags->language, out);
	int kept_out = diags->errors + diags->warnings + diags->notes - diags->count;
	if (kept_out > 0) {
		char *count = arena_print(out->arena, "%d", kept_out);
		text_add(out, word_format(out->arena, diags->language, W_DIAG_MORE, WORDS(count)));
		text_add_char(out, '\n', 1);
	}
}
