/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_scan: the grammar of RFC 8259 over the raw bytes. Every slip is told with the JSON pointer of the
 * value in progress, and reading goes on as the writer most likely meant it; what follows from a slip on the
 * same line is not told again. Holds: for a file without slips the spans are in the order in which cJSON
 * makes its nodes. */
#include "base/json_scan.h"
#include <assert.h>
#include <string.h>
#include "base/json_bracket.h"
#include "base/json_keys.h"
#include "base/json_string.h"
#include "base/json_token.h"
#include "base/json_word.h"
#include "base/source_kind.h"
#include "base/utf8.h"

/* --- brackets --- */

static struct scan_frame *top(struct scan *scan)
{
	return &scan->frames[scan->depth - 1];
}

static char closer(const struct scan_frame *frame)
{
	return frame->object ? '}' : ']';
}

/* --- items --- */

static void scan_value(struct scan *scan);

static void remember_key(struct scan *scan, struct scan_key key, uint32_t start)
{
	struct scan_frame *frame = top(scan);
	frame->key = key;
	frame->active = true;
	const struct scan_key *first = scan_keys_add(scan, frame, key);
	if (first) {
		const char *name = scan_excerpt(scan, start, scan->at - start);
		scan_error(scan, start, scan->at - start, W_JSON_DUPLICATE, W_JSON_DUPLICATE_HINT, name,
		           scan_line(scan, first->offset));
	}
}

/* The key and its colon; false where no value follows. */
static bool scan_member_key(struct scan *scan, int token)
{
	uint32_t start = scan->at;
	struct scan_key key = {.text = "", .offset = start};
	if (token == '"' || token == '\'') {
		scan_string(scan, &key);
	} else if (token == '{' || token == '[' || token == ':' || token == '=') {
		scan_structure(scan, start, scan->token, W_JSON_NO_KEY, W_JSON_NO_KEY_HINT);
	} else {
		scan_bare_key(scan, &key);
	}
	uint32_t end = scan->at;
	if (end > start)
		remember_key(scan, key, start);
	scan->spans->keys[scan->spans->count] = (struct json_span){start, end - start};
	token = scan_peek(scan);
	if (token == ':' || token == '=') {
		if (token == '=') {
			scan_error(scan, scan->at, 1, W_JSON_EQUALS, W_JSON_EQUALS_HINT);
			scan_mend(scan, scan->at, 1, ":");
		}
		scan->at += scan->token;
		return true;
	}
	if (token == ',' || token == '}' || token == ']' || token == TOKEN_END) {
		scan_structure(scan, start, end - start, W_JSON_KEY_ALONE, W_JSON_KEY_ALONE_HINT,
		               scan_excerpt(scan, start, end - start));
		return false;
	}
	if (end > start)
		scan_structure(scan, end, 1, W_JSON_NO_COLON, W_JSON_NO_COLON_HINT,
		               scan_excerpt(scan, start, end - start));
	return true;
}

static void scan_item(struct scan *scan, int token)
{
	struct scan_frame *frame = top(scan);
	frame->active = !frame->object;
	if (frame->object) {
		if (!scan_member_key(scan, token))
			return;
		uint32_t after_colon = scan->at;
		token = scan_peek(scan);
		if (token == ',' || token == '}' || token == ']' || token == TOKEN_END) {
			scan_structure(scan, after_colon, 1, W_JSON_NO_VALUE, W_JSON_NO_VALUE_HINT);
			return;
		}
	}
	scan_value(scan);
}

static bool same_line(const struct scan *scan, uint32_t a, uint32_t b)
{
	return scan_line_end(scan, a) == scan_line_end(scan, b);
}

/* A bare word's end; blanks inside belong to it. */
static uint32_t words_end(const struct scan *scan, uint32_t at)
{
	while (at < scan->size && !strchr(",:}]{[\"'\r\n", scan->bytes[at])) {
		size_t used;
		int32_t code = utf8_decode(scan->bytes + at, scan->size - at, &used);
		uint32_t half = code > 0x7F ? scan_half_width((uint32_t)code) : 0;
		if (half && strchr(",:}]{[\"", (int)half))
			break;
		at += (uint32_t)used;
	}
	while (at > scan->at && scan->bytes[at - 1] == ' ')
		at--;
	return at;
}

/* Words right after a value on its line belong to it (6.5 %, "7000" 亿元), not to a next one. */
static bool pass_text_after_value(struct scan *scan)
{
	uint32_t start = scan->at, end = words_end(scan, start), value = scan->value_start;
	char first = scan->bytes[value], c = scan->bytes[start];
	if (!same_line(scan, scan->value_end, start) || end == start || (c >= '0' && c <= '9') || c == '-' || c == '.')
		return false;
	const char *after = scan_excerpt(scan, start, end - start);
	if (first == '"' && scan->value_end == start) {
		scan_structure(scan, start, end - start, W_JSON_QUOTE_INSIDE, W_JSON_QUOTE_INSIDE_HINT, after);
	} else if (first == '{' || first == '[') {
		scan_structure(scan, start, end - start, W_JSON_AFTER_VALUE, W_JSON_UNEXPECTED_HINT, "", after);
	} else {
		uint32_t quote = first == '"';
		const char *whole = arena_print(scan->arena, "\"%s %s\"",
			scan_excerpt(scan, value + quote, scan->value_end - value - 2 * quote), after);
		scan_structure(scan, start, end - start, W_JSON_AFTER_VALUE, W_JSON_WRITE, whole, after);
	}
	scan->at = end;
	return true;
}

/* At what is neither a comma nor the end: a colon or "=" too many, or a comma is missing. */
static void tell_no_comma(struct scan *scan, int token)
{
	if (token == '"' || token == '{' || token == '[') {
		scan_unless_quiet(scan, scan->value_end, 1, W_JSON_NO_COMMA, W_JSON_NO_COMMA_HINT);
		return;
	}
	if (token != ':' && token != '=') {
		scan_structure(scan, scan->value_end, 1, W_JSON_NO_COMMA, W_JSON_NO_COMMA_HINT);
		return;
	}
	scan_structure(scan, scan->at, scan->token, W_JSON_UNEXPECTED, W_JSON_UNEXPECTED_HINT,
	               scan_excerpt(scan, scan->at, scan->token));
	scan->at += scan->token;
}

/* After an item: the comma, if there is one or one is missing; its offset, or UINT32_MAX. */
static uint32_t scan_comma(struct scan *scan)
{
	struct scan_frame *frame = top(scan);
	int token = scan_peek(scan);
	if ((token == TOKEN_WORD || token == '%') && pass_text_after_value(scan))
		token = scan_peek(scan);
	if (token == '}' || token == ']' || token == TOKEN_END)
		return UINT32_MAX;
	uint32_t comma = UINT32_MAX;
	if (token == ',' || token == ';') {
		if (token == ';') {
			scan_error(scan, scan->at, 1, W_JSON_SEMICOLON, W_JSON_SEMICOLON_HINT);
			scan_mend(scan, scan->at, 1, ",");
		}
		comma = scan->at;
		scan->at += scan->token;
		if (scan_thousands(scan))
			return scan_comma(scan);
	} else {
		tell_no_comma(scan, token);
	}
	frame->active = false;
	frame->index++;
	return comma;
}

static void scan_items(struct scan *scan)
{
	struct scan_frame *frame = top(scan);
	uint32_t comma = UINT32_MAX;
	while (!scan->stop) {
		int token = scan_peek(scan);
		if (token == closer(frame)) {
			frame->active = false;
			if (comma != UINT32_MAX) {
				scan_error(scan, comma, 1, W_JSON_TRAILING_COMMA, W_JSON_TRAILING_COMMA_HINT);
				scan_mend(scan, comma, 1, "");
			}
			scan->at += scan->token;
			return;
		}
		if (token == TOKEN_END) {
			scan_tell_unclosed(scan);
			return;
		}
		if (token == '}' || token == ']') {
			scan_close_wrongly(scan, (char)token);
			return;
		}
		if (token == ',') {
			scan_error(scan, scan->at, scan->token, W_JSON_EMPTY_ITEM, W_JSON_EMPTY_ITEM_HINT);
			scan->at += scan->token;
			continue;
		}
		scan_item(scan, token);
		comma = scan_comma(scan);
	}
}

static void scan_container(struct scan *scan, bool object)
{
	if (scan->depth == SCAN_DEPTH) {
		scan_error(scan, scan->at, 1, W_JSON_TOO_DEEP, W_JSON_TOO_DEEP_HINT);
		scan->stop = true;
		return;
	}
	struct scan_frame *frame = &scan->frames[scan->depth++];
	frame->object = object;
	frame->active = false;
	frame->open = scan->at;
	frame->index = 0;
	scan_keys_enter(scan, frame);
	scan->at += scan->token;
	scan_items(scan);
	scan_keys_leave(scan, frame);
	scan->depth--;
}

static void scan_value(struct scan *scan)
{
	int token = scan_peek(scan);
	uint32_t index = scan->spans->count, start = scan->at;
	if (index >= SCAN_VALUES || index >= scan->capacity) {
		scan_error(scan, start, 1, W_JSON_TOO_MANY_VALUES, W_JSON_TOO_MANY_VALUES_HINT);
		scan->stop = true;
		return;
	}
	scan->spans->count++;
	bool container = token == '{' || token == '[';
	uint32_t length = scan->token;
	if (container)
		scan_container(scan, token == '{');
	else if (token == '"' || token == '\'')
		scan_string(scan, NULL);
	else
		scan_word(scan);
	scan->spans->values[index] = (struct json_span){start, container ? length : scan->at - start};
	scan->value_start = start;
	scan->value_end = scan->at;
}

/* --- the whole --- */

static void scan_after_end(struct scan *scan)
{
	int token = scan_peek(scan);
	if (token == TOKEN_END)
		return;
	uint32_t end = scan_line_end(scan, scan->at);
	const char *line = scan_line(scan, scan->value_end ? scan->value_end - 1 : 0);
	bool bracket = token == '}' || token == ']';
	while (end > scan->at + 1 && strchr(" \t\r", scan->bytes[end - 1]))
		end--;
	scan_structure(scan, scan->at, bracket ? 1 : end - scan->at, bracket ? W_JSON_BRACKET_AFTER_END : W_JSON_AFTER_END,
	               W_JSON_AFTER_END_HINT, line, scan_excerpt(scan, scan->at, scan->token));
}

static void scan_document(struct scan *scan)
{
	enum word kind = source_kind(scan->source);
	if (kind != W_NONE) {
		scan_error(scan, 0, 1, kind, W_KIND_JSON_HINT);
		return;
	}
	if (source_is_utf16(scan->source)) {
		scan_error(scan, 0, 1, W_JSON_UTF16, W_JSON_UTF16_HINT);
		return;
	}
	if (scan_peek(scan) == TOKEN_END) {
		scan_error(scan, 0, 1, W_JSON_EMPTY, W_JSON_EMPTY_HINT);
		return;
	}
	scan_value(scan);
	if (!scan->stop)
		scan_after_end(scan);
}

bool json_scan_mending(struct arena *arena, const struct source *source, struct json_spans *spans, struct diags *diags,
                       const char **mended)
{
	assert(source->size <= UINT32_MAX / 2);
	struct scan *scan = ARENA_NEW(arena, struct scan);
	*scan = (struct scan){
		.arena = arena, .source = source, .diags = diags, .spans = spans,
		.bytes = source->bytes, .size = (uint32_t)source->size,
	};
	/* two values need three bytes, but for brackets left open and for slips, both few */
	size_t most = source->size * 2 / 3 + SCAN_DEPTH + 2 * SCAN_ERRORS;
	scan->capacity = (uint32_t)(most < SCAN_VALUES ? most : SCAN_VALUES);
	*spans = (struct json_spans){
		.values = ARENA_ARRAY(arena, scan->capacity + 1, struct json_span),
		.keys = ARENA_ARRAY(arena, scan->capacity + 1, struct json_span),
	};
	scan_document(scan);
	*mended = scan->errors && scan->errors == scan->mended && !scan->stop ? scan->copy : NULL;
	return scan->errors == 0;
}

bool json_scan(struct arena *arena, const struct source *source, struct json_spans *spans, struct diags *diags)
{
	const char *mended;
	return json_scan_mending(arena, source, spans, diags, &mended);
}
