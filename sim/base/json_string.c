/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_string: texts in quotes. Checks UTF-8 (a lone surrogate is refused, as bytes and as \u), escapes, raw
 * control characters and length; reads single, curly and full-width quotes as what they stand for. A text
 * never goes beyond its line: where its closing quote is missing it ends before the punctuation at the line's
 * end. */
#include "base/json_string.h"
#include <string.h>
#include "base/json_token.h"
#include "base/utf8.h"

enum { MOST_LINES = 20 };

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	                              : -1;
}

/* The four digits at `at`, or -1. */
static int32_t hex_quad(const char *bytes, size_t length)
{
	int32_t code = 0;
	for (size_t i = 0; i < 4; i++) {
		int digit = i < length ? hex_digit(bytes[i]) : -1;
		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

/* At "\u": the code point of this escape, or of the pair that it begins; *used its bytes. -1: no four hex
 * digits; a surrogate: it has no partner. */
static int32_t unicode_escape(const char *bytes, size_t length, size_t *used)
{
	int32_t code = hex_quad(bytes + 2, length - 2);
	*used = code < 0 ? 2 : 6;
	if (code < 0xD800 || code > 0xDBFF || length < 12 || bytes[6] != '\\' || bytes[7] != 'u')
		return code;
	int32_t low = hex_quad(bytes + 8, length - 8);
	if (low < 0xDC00 || low > 0xDFFF)
		return code;
	*used = 12;
	return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
}

static void check_unicode_escape(struct scan *scan)
{
	size_t used;
	int32_t code = unicode_escape(scan->bytes + scan->at, scan->size - scan->at, &used);
	const char *got = scan_excerpt(scan, scan->at, (uint32_t)used);
	uint32_t at = scan->at;
	scan->at += (uint32_t)used;
	if (code < 0)
		scan_error(scan, at, 2, W_JSON_BAD_UNICODE, W_JSON_BAD_UNICODE_HINT);
	else if (code == 0)
		scan_error(scan, at, 6, W_JSON_NUL, W_JSON_NUL_HINT, got);
	else if (code >= 0xD800 && code <= 0xDFFF)
		scan_error(scan, at, 6, W_JSON_SURROGATE, W_JSON_SURROGATE_HINT, got);
}

static void check_escape(struct scan *scan)
{
	char c = scan->bytes[scan->at + 1];
	if (c == 'u') {
		check_unicode_escape(scan);
	} else if (c && strchr("\"\\/bfnrt", c)) {
		scan->at += 2;
	} else {
		size_t used;
		utf8_decode(scan->bytes + scan->at + 1, scan->size - scan->at - 1, &used);
		if (c == '\n' || c == '\r')
			used = 0;
		scan_error(scan, scan->at, 1 + (uint32_t)used, W_JSON_BAD_ESCAPE, W_JSON_BAD_ESCAPE_HINT,
		           scan_excerpt(scan, scan->at, 1 + (uint32_t)used));
		scan->at += 1 + (uint32_t)used;
	}
}

static char *unescape(struct arena *arena, const char *bytes, size_t length, uint32_t *out_length)
{
	static const char plain[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	char *out = arena_alloc(arena, length + 1), *to = out;
	for (size_t at = 0, used; at < length; at += used) {
		used = 1;
		const char *escape = bytes[at] == '\\' && at + 1 < length ? strchr(plain, bytes[at + 1]) : NULL;
		if (escape && *escape) {
			*to++ = means[escape - plain];
			used = 2;
		} else if (bytes[at] == '\\' && at + 1 < length && bytes[at + 1] == 'u') {
			int32_t code = unicode_escape(bytes + at, length - at, &used);
			to += code > 0 ? utf8_encode((uint32_t)code, to) : 0;
		} else {
			*to++ = bytes[at];
		}
	}
	*out_length = (uint32_t)(to - out);
	return out;
}

/* What may follow a text: then its closing quote was meant. */
static bool delimiter_follows(const struct scan *scan, uint32_t at)
{
	while (scan->bytes[at] == ' ' || scan->bytes[at] == '\t' || scan->bytes[at] == '\r')
		at++;
	if (at >= scan->size || strchr(",:}]\n", scan->bytes[at]))
		return true;
	size_t used;
	int32_t code = utf8_decode(scan->bytes + at, scan->size - at, &used);
	uint32_t half = code > 0x7F ? scan_half_width((uint32_t)code) : 0;
	return half && strchr(",:}]", (int)half);
}

/* What is known of a text while it is read. */
struct quoted {
	uint32_t start;      /* the opening quote */
	bool escapes, closed;
	int curly;           /* opening less closing curly quotes inside */
	uint32_t curly_end;  /* where a closing one stands that may have been meant to end the text; 0: none */
};

static void note_curly(const struct scan *scan, struct quoted *quoted, int32_t code, uint32_t at, size_t used)
{
	quoted->curly += (code == 0x201C) - (code == 0x201D);
	if (quoted->curly < 0 && !quoted->curly_end && delimiter_follows(scan, at + (uint32_t)used))
		quoted->curly_end = at;
}

/* From after the opening quote to after the closing one, or to the line's end. */
static void read_text(struct scan *scan, struct quoted *quoted)
{
	const char *bytes = scan->bytes;
	while (!scan->stop) {
		unsigned char c = (unsigned char)bytes[scan->at];
		if (c == '"') {
			scan->at++;
			quoted->closed = true;
			return;
		} else if (c == '\\') {
			quoted->escapes = true;
			check_escape(scan);
		} else if (c >= 0x20 && c < 0x80) {
			scan->at++;
		} else if (c >= 0x80) {
			size_t used;
			int32_t code = utf8_decode(bytes + scan->at, scan->size - scan->at, &used);
			if (code < 0)
				scan_not_utf8(scan, scan->at);
			else if (code == 0x201C || code == 0x201D)
				note_curly(scan, quoted, code, scan->at, used);
			scan->at += (uint32_t)used;
		} else if (c == '\n' || scan->at >= scan->size || (c == '\r' && bytes[scan->at + 1] == '\n')) {
			return;
		} else {
			scan_control(scan, scan->at++);
		}
	}
}

/* At the end of a line inside a text: where the text ends, if it goes on through the next lines rather than
 * lacking its quote here: those begin with words, not with quotes or brackets, up to a quote that something
 * may follow. 0: no. */
static uint32_t text_goes_on(const struct scan *scan, uint32_t at)
{
	for (int lines = 0; lines < MOST_LINES && at < scan->size; lines++) {
		at += (uint32_t)strspn(scan->bytes + at, " \t\r\n");
		if (strchr("\"'{}[]/#", scan->bytes[at]))
			return 0;
		uint32_t end = scan_line_end(scan, at);
		const char *quote = memchr(scan->bytes + at, '"', end - at);
		uint32_t after = quote ? (uint32_t)(quote - scan->bytes) + 1 : 0;
		if (after)
			return delimiter_follows(scan, after) ? after : 0;
		at = end;
	}
	return 0;
}

/* A text whose closing quote is a curly one, or missing. */
static void mend_end(struct scan *scan, const struct quoted *quoted)
{
	if (quoted->curly_end) {
		const char *got = arena_copy(scan->arena, scan->bytes + quoted->curly_end, 3);
		scan_error(scan, quoted->curly_end, 3, W_JSON_FULL_WIDTH, W_JSON_FULL_WIDTH_QUOTE_HINT, got, "U+201D");
		scan->at = quoted->curly_end + 3;
		return;
	}
	uint32_t end = scan->at, beyond = text_goes_on(scan, scan->at);
	if (beyond) {
		scan_error(scan, quoted->start, end - quoted->start, W_JSON_LINE_BREAK, W_JSON_LINE_BREAK_HINT);
		scan->at = beyond;
		return;
	}
	while (end > quoted->start + 1 && strchr(" \t,}]", scan->bytes[end - 1]))
		end--;
	scan_structure(scan, quoted->start, end - quoted->start, W_JSON_OPEN_TEXT, W_JSON_OPEN_TEXT_HINT);
	scan->at = end;
}

/* Quotes that JSON does not know: to the next quote of the same kind on this line. */
static void scan_odd_quotes(struct scan *scan, struct scan_key *content)
{
	uint32_t start = scan->at, line_end = scan_line_end(scan, start), end, close = 0;
	bool single = scan->bytes[start] == '\'';
	for (end = start + scan->token; end < line_end; end += close) {
		size_t used;
		int32_t code = utf8_decode(scan->bytes + end, scan->size - end, &used);
		if (code < 0) {
			scan_not_utf8(scan, end);
			return;
		}
		close = (uint32_t)used;
		if (single ? code == '\'' : code == '"' || (code > 0x7F && scan_half_width((uint32_t)code) == '"'))
			break;
		close = code == '\\' && end + 1 < line_end ? 2 : close;
	}
	if (content) {
		content->text = scan->bytes + start + scan->token;
		content->length = end - start - scan->token;
	}
	if (end >= line_end) {
		struct quoted quoted = {.start = start};
		scan->at = line_end;
		mend_end(scan, &quoted);
		return;
	}
	const char *quote = arena_copy(scan->arena, scan->bytes + start, scan->token);
	size_t used;
	int32_t code = utf8_decode(scan->bytes + start, scan->size - start, &used);
	scan->at = end + close;
	if (single)
		scan_error(scan, start, scan->at - start, W_JSON_SINGLE_QUOTES, W_JSON_SINGLE_QUOTES_HINT);
	else
		scan_error(scan, start, scan->at - start, W_JSON_FULL_WIDTH, W_JSON_FULL_WIDTH_QUOTE_HINT, quote,
		           scan_code_name(scan, (uint32_t)code));
	scan_mend_quotes(scan, start, scan->token, end, close);
}

void scan_string(struct scan *scan, struct scan_key *content)
{
	if (scan->bytes[scan->at] != '"') {
		scan_odd_quotes(scan, content);
		return;
	}
	struct quoted quoted = {.start = scan->at++};
	read_text(scan, &quoted);
	if (scan->stop)
		return;
	bool meant_curly = quoted.closed && quoted.curly_end && !delimiter_follows(scan, scan->at);
	uint32_t quotes = 2;
	if (!quoted.closed || meant_curly) {
		mend_end(scan, &quoted);
		quotes = quoted.curly_end ? 4 : 1;
	}
	uint32_t length = scan->at - quoted.start > quotes ? scan->at - quoted.start - quotes : 0;
	if (length > SCAN_STRING)
		scan_error(scan, quoted.start, 1, W_JSON_LONG_TEXT, W_JSON_LONG_TEXT_HINT);
	if (!content)
		return;
	content->text = scan->bytes + quoted.start + 1;
	content->length = length;
	if (quoted.escapes)
		content->text = unescape(scan->arena, content->text, length, &content->length);
}
