/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_token: what stands between values. Blanks are passed over; comments and odd blanks are named and
 * passed over; full-width punctuation, which a Chinese input method leaves behind so easily, is named with
 * its code and read as the half-width character that JSON wants. Holds: looking twice at the same token tells
 * its slip once. */
#include "base/json_token.h"
#include <string.h>
#include "base/utf8.h"

uint32_t scan_half_width(uint32_t code)
{
	switch (code) {
	case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
		return '"';
	case 0x2018: case 0x2019: case 0xFF07:
		return '"';
	case 0x3001: case 0xFE50: case 0xFE51: case 0xFF64: case 0x060C:
		return ',';
	case 0xFE55: case 0x2236:
		return ':';
	case 0xFE5B:
		return '{';
	case 0xFE5C:
		return '}';
	case 0x3010: case 0x3014: case 0xFF08:
		return '[';
	case 0x3011: case 0x3015: case 0xFF09:
		return ']';
	case 0x3002:
		return '.';
	case 0x2212: case 0x2013: case 0x2014: case 0x2010: case 0x2011:
		return '-';
	default:
		return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : 0;
	}
}

bool scan_is_odd_blank(uint32_t code)
{
	return code == 0x3000 || code == 0xA0 || code == 0xFEFF || (code >= 0x2000 && code <= 0x200F) ||
	       code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x85;
}

/* The first look at what stands at `at`? */
static bool first_look(struct scan *scan)
{
	bool first = scan->at >= scan->reported;
	if (first)
		scan->reported = scan->at + 1;
	return first;
}

/* Just after the comment; 0 where it has no end. */
static uint32_t comment_end(const struct scan *scan)
{
	uint32_t at = scan->at;
	if (scan->bytes[at] == '#' || scan->bytes[at + 1] == '/') {
		uint32_t end = scan_line_end(scan, at);
		return end > at && scan->bytes[end - 1] == '\r' ? end - 1 : end;
	}
	const char *end = memmem(scan->bytes + at + 2, scan->size - at - 2, "*/", 2);
	return end ? (uint32_t)(end - scan->bytes) + 2 : 0;
}

static void pass_comment(struct scan *scan)
{
	uint32_t end = comment_end(scan), shown = scan_line_end(scan, scan->at);
	if (!end) {
		scan_error(scan, scan->at, 2, W_JSON_OPEN_COMMENT, W_JSON_COMMENT_HINT);
		scan->stop = true;
		return;
	}
	if (first_look(scan)) {
		scan_error(scan, scan->at, (end < shown ? end : shown) - scan->at, W_JSON_COMMENT, W_JSON_COMMENT_HINT);
		scan_mend(scan, scan->at, end - scan->at, "");
	}
	scan->at = end;
}

static int full_width_token(struct scan *scan, uint32_t code, uint32_t half)
{
	bool quote = half == '"', word = half >= '0' && !strchr(":;=[]{}", (int)half);
	if (quote || word || strchr("-+.#/", (int)half))
		return quote ? '"' : TOKEN_WORD; /* told where the whole text or word is read */
	if (first_look(scan)) {
		char wanted[2] = {(char)half};
		const char *got = arena_copy(scan->arena, scan->bytes + scan->at, scan->token);
		scan_error(scan, scan->at, scan->token, W_JSON_FULL_WIDTH, W_JSON_FULL_WIDTH_HINT, got,
		           scan_code_name(scan, code), wanted);
		scan_mend(scan, scan->at, scan->token, wanted);
	}
	return (int)half;
}

/* What is neither an ordinary blank nor printable ASCII. Sets *token, or passes over it and returns false. */
static bool odd_token(struct scan *scan, int *token)
{
	size_t used;
	int32_t code = utf8_decode(scan->bytes + scan->at, scan->size - scan->at, &used);
	scan->token = (uint32_t)used;
	*token = TOKEN_WORD;
	if (code < 0) {
		scan_not_utf8(scan, scan->at);
		*token = TOKEN_END;
		return true;
	}
	if (code < 0x20 || code == 0x7F || scan_is_odd_blank((uint32_t)code)) {
		if (first_look(scan)) {
			scan_error(scan, scan->at, scan->token, W_JSON_ODD_BLANK, W_JSON_ODD_BLANK_HINT,
			           scan_code_name(scan, (uint32_t)code));
			scan_mend(scan, scan->at, scan->token, "");
		}
		scan->at += scan->token;
		return false;
	}
	uint32_t half = scan_half_width((uint32_t)code);
	if (half)
		*token = full_width_token(scan, (uint32_t)code, half);
	return true;
}

static int ascii_token(struct scan *scan, char c)
{
	if (c == '(' || c == ')') {
		if (first_look(scan))
			scan_error(scan, scan->at, 1, W_JSON_UNEXPECTED, W_JSON_WANTS_HINT, c == '(' ? "(" : ")",
			           c == '(' ? "[" : "]");
		return c == '(' ? '[' : ']';
	}
	switch (c) {
	case '{': case '}': case '[': case ']': case ':': case ',': case '"': case '\'': case '=': case ';': case '%':
		return c;
	default:
		return TOKEN_WORD;
	}
}

int scan_peek(struct scan *scan)
{
	while (!scan->stop) {
		unsigned char c = (unsigned char)scan->bytes[scan->at];
		scan->token = 1;
		if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
			scan->at++;
		} else if (c == '#' || (c == '/' && (scan->bytes[scan->at + 1] == '/' || scan->bytes[scan->at + 1] == '*'))) {
			pass_comment(scan);
		} else if (c > 0x20 && c < 0x7F) {
			return ascii_token(scan, (char)c);
		} else if (c == 0 && scan->at >= scan->size) {
			return TOKEN_END;
		} else {
			int token;
			if (odd_token(scan, &token))
				return token;
		}
	}
	return TOKEN_END;
}
