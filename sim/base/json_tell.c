/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_tell: how slips are told and put right. Holds: each is told with the JSON pointer of the value in progress, and
 * the copy that is mended has the length of the source, so that no place moves. */
#include "base/json_tell.h"
#include <string.h>

enum { LONGEST_POINTER = 120 };

static void add_json_escaped(struct text *out, const char *key, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (key[i] == '~' || key[i] == '/')
			text_add(out, key[i] == '~' ? "~0" : "~1");
		else
			text_add_n(out, key + i, 1);
	}
}

static const char *pointer_in_progress(struct scan *scan)
{
	struct text out;
	text_init(&out, scan->arena);
	for (int i = 0; i < scan->depth; i++) {
		const struct scan_frame *frame = &scan->frames[i];
		if (!frame->active)
			break;
		if (out.length > LONGEST_POINTER) {
			text_add(&out, "/...");
			break;
		}
		text_add_char(&out, '/', 1);
		if (frame->object)
			add_json_escaped(&out, frame->key.text, frame->key.length);
		else
			text_print(&out, "%u", frame->index);
	}
	return out.bytes;
}

void scan_report(struct scan *scan, uint32_t offset, uint32_t length, enum word message, enum word hint,
                 const char *const *args)
{
	if (scan->stop)
		return;
	struct place place = {scan->source, offset, length};
	diag_add(scan->diags, DIAG_ERROR, place, pointer_in_progress(scan), message, hint, args);
	if (++scan->errors >= SCAN_ERRORS) {
		diag_note(scan->diags, place, NULL, W_JSON_TOO_MANY, W_NONE);
		scan->stop = true;
	}
}

void scan_report_structure(struct scan *scan, uint32_t offset, uint32_t length, enum word message, enum word hint,
                           const char *const *args)
{
	if (offset >= scan->quiet)
		scan_report(scan, offset, length, message, hint, args);
	scan->quiet = scan_line_end(scan, offset) + 1;
}

static char *copy_of(struct scan *scan)
{
	if (!scan->copy)
		scan->copy = arena_copy(scan->arena, scan->bytes, scan->size);
	return scan->copy;
}

void scan_mend(struct scan *scan, uint32_t offset, uint32_t length, const char *instead)
{
	size_t needed = strlen(instead);
	if (needed > length)
		return;
	char *to = copy_of(scan) + offset;
	memset(to, ' ', length);
	memcpy(to, instead, needed);
	scan->mended++;
}

void scan_mend_quotes(struct scan *scan, uint32_t start, uint32_t opening, uint32_t end, uint32_t closing)
{
	char *copy = copy_of(scan);
	if (memchr(copy + start + opening, '"', end - start - opening))
		return;
	memset(copy + start, ' ', opening);
	memset(copy + end, ' ', closing);
	copy[start + opening - 1] = copy[end] = '"';
	scan->mended++;
}

uint32_t scan_line_end(const struct scan *scan, uint32_t offset)
{
	const char *newline = memchr(scan->bytes + offset, '\n', scan->size - offset);
	return newline ? (uint32_t)(newline - scan->bytes) : scan->size;
}

const char *scan_line(struct scan *scan, uint32_t offset)
{
	unsigned line, column;
	place_line_column((struct place){scan->source, offset, 1}, &line, &column);
	return arena_print(scan->arena, "%u", line);
}

const char *scan_excerpt(struct scan *scan, uint32_t offset, uint32_t length)
{
	char *whole = arena_copy(scan->arena, scan->bytes + offset, length < 400 ? length : 400);
	size_t fit = text_fit(whole, 40);
	return whole[fit] ? arena_print(scan->arena, "%.*s...", (int)fit, whole) : whole;
}

void scan_not_utf8(struct scan *scan, uint32_t offset)
{
	const char *value = arena_print(scan->arena, "%02X", (unsigned char)scan->bytes[offset]);
	scan_error(scan, offset, 1, W_JSON_NOT_UTF8, W_JSON_NOT_UTF8_HINT, value);
	scan->stop = true;
}

const char *scan_code_name(struct scan *scan, uint32_t code)
{
	return arena_print(scan->arena, "U+%04X", code);
}

void scan_control(struct scan *scan, uint32_t offset)
{
	unsigned char c = (unsigned char)scan->bytes[offset];
	scan_error(scan, offset, 1, c == '\t' ? W_JSON_TAB : W_JSON_CONTROL, c == '\t' ? W_JSON_WRITE : W_JSON_CONTROL_HINT,
	           c == '\t' ? "\\t" : scan_code_name(scan, c));
}
