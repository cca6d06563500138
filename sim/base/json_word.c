/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_word: numbers, true, false, null, and what people write in their stead: +5, .5, 5., 007, NaN, True,
 * 5%, 7000亿元, yes. The hint writes out what JSON wants wherever that is plain. Holds: a number that passes
 * is finite, and something is always consumed. */
#include "base/json_word.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/json_token.h"
#include "base/number.h"
#include "base/utf8.h"

static bool is_ender(uint32_t c)
{
	switch (c) {
	case ' ': case ',': case ':': case '{': case '}': case '[': case ']': case '"': case '\'': case ';': case '=':
	case '(': case ')':
		return true;
	default:
		return c < ' ';
	}
}

/* Does a word end at `at`, in half-width or full-width? */
static bool ends_word(const struct scan *scan, uint32_t at)
{
	const char *bytes = scan->bytes + at;
	unsigned char c = (unsigned char)*bytes;
	if (c < 0x80)
		return is_ender(c) || (c == '/' && (bytes[1] == '/' || bytes[1] == '*'));
	size_t used;
	int32_t code = utf8_decode(bytes, scan->size - at, &used);
	uint32_t half = code > 0 ? scan_half_width((uint32_t)code) : 0;
	return code < 0 || scan_is_odd_blank((uint32_t)code) || (half && is_ender(half));
}

/* A word goes on through letters of any script and full-width digits, signs and points. */
static uint32_t word_length(const struct scan *scan)
{
	uint32_t at = scan->at;
	while (!ends_word(scan, at)) {
		size_t used;
		utf8_decode(scan->bytes + at, scan->size - at, &used);
		at += (uint32_t)used;
	}
	return at - scan->at;
}

/* The word with full-width characters made half-width; *first is the first of them, 0 where there is none. */
static char *half_width_copy(struct scan *scan, uint32_t length, uint32_t *first)
{
	char *copy = arena_alloc(scan->arena, length + 1), *to = copy;
	*first = 0;
	for (size_t at = 0, used; at < length; at += used) {
		int32_t code = utf8_decode(scan->bytes + scan->at + at, length - at, &used);
		uint32_t half = code > 0x7F ? scan_half_width((uint32_t)code) : 0;
		if (half && !*first)
			*first = (uint32_t)code;
		if (half)
			*to++ = (char)half;
		else
			to = (char *)memcpy(to, scan->bytes + scan->at + at, used) + used;
	}
	return copy;
}

static bool is_literal(const char *word)
{
	return strcmp(word, "true") == 0 || strcmp(word, "false") == 0 || strcmp(word, "null") == 0;
}

struct slip { const char *word; enum word message, hint; const char *instead; };

static const struct slip slips[] = {
	{"nan", W_JSON_NAN, W_JSON_NAN_HINT, ""},
	{"inf", W_JSON_NAN, W_JSON_NAN_HINT, ""},
	{"infinity", W_JSON_NAN, W_JSON_NAN_HINT, ""},
	{"na", W_JSON_NAN, W_JSON_NAN_HINT, ""},
	{"n/a", W_JSON_NAN, W_JSON_NAN_HINT, ""},
	{"true", W_JSON_LITERAL, W_JSON_WRITE, "true"},
	{"false", W_JSON_LITERAL, W_JSON_WRITE, "false"},
	{"null", W_JSON_LITERAL, W_JSON_WRITE, "null"},
	{"yes", W_JSON_LITERAL, W_JSON_WRITE, "true"},
	{"no", W_JSON_LITERAL, W_JSON_WRITE, "false"},
	{"none", W_JSON_LITERAL, W_JSON_WRITE, "null"},
	{"nil", W_JSON_LITERAL, W_JSON_WRITE, "null"},
	{"undefined", W_JSON_LITERAL, W_JSON_WRITE, "null"},
};

static const struct slip *known_slip(const char *word)
{
	word += *word == '-' || *word == '+';
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
		if (strcasecmp(word, slips[i].word) == 0)
			return &slips[i];
	return NULL;
}

/* The number that a slip stands for: no plus, a zero before the point and one after it, no zeros in front.
 * NULL where even that is no number of JSON's. */
static const char *mended_number(struct scan *scan, const char *word)
{
	struct text out;
	text_init(&out, scan->arena);
	if (*word == '-')
		text_add(&out, "-");
	word += *word == '-' || *word == '+';
	while (word[0] == '0' && word[1] >= '0' && word[1] <= '9')
		word++;
	if (*word == '.')
		text_add(&out, "0");
	size_t whole = strcspn(word, ".");
	text_add_n(&out, word, whole);
	word += whole;
	if (*word == '.') {
		text_add(&out, word[1] >= '0' && word[1] <= '9' ? "." : ".0");
		text_add(&out, word + 1);
	}
	double value;
	return number_parse(out.bytes, out.length, &value) ? out.bytes : NULL;
}

static enum word number_slip(const char *word)
{
	const char *digits = word + (*word == '-' || *word == '+');
	if (*word == '+')
		return W_JSON_PLUS;
	if (*digits == '.')
		return W_JSON_NO_ZERO;
	if (digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
		return W_JSON_LEADING_ZERO;
	return W_JSON_NO_DIGITS;
}

static bool looks_like_number(const char *word)
{
	word += strspn(word, "+-.");
	return *word >= '0' && *word <= '9';
}

/* A number with its unit, a date, a version: rather a text than a number with a slip. */
static bool is_text(const char *word)
{
	const char *sign = strchr(word + 1, '-');
	bool date = sign && sign[-1] >= '0' && sign[-1] <= '9';
	return date || (word[strspn(word, "0123456789+-.eE")] && strncasecmp(word, "0x", 2) != 0);
}

static void tell_number(struct scan *scan, const char *word, uint32_t length)
{
	size_t all = strlen(word), parsed = number_length(word, all);
	uint32_t at = scan->at;
	if (parsed == all) {
		bool small = number_range(word, all) == NUMBER_TOO_SMALL;
		scan_error(scan, at, length, small ? W_NUMBER_TINY : W_NUMBER_HUGE,
		           small ? W_NUMBER_TINY_HINT : W_NUMBER_HUGE_HINT, scan_excerpt(scan, at, length));
		return;
	}
	const char *mended = mended_number(scan, word);
	if (mended) {
		scan_error(scan, at, length, number_slip(word), W_JSON_WRITE, mended, scan_excerpt(scan, at, length));
		scan_mend(scan, at, length, mended);
	} else
		scan_error(scan, at, length, W_JSON_NO_NUMBER, is_text(word) ? W_JSON_QUOTE_HINT : W_JSON_NUMBER_HINT,
		           scan_excerpt(scan, at, length));
}

static void tell_no_json(struct scan *scan, uint32_t length)
{
	scan_error(scan, scan->at, length, W_JSON_NO_JSON, W_JSON_EMPTY_HINT);
	scan->stop = true;
}

/* Neither a number nor a literal. */
static void tell_word(struct scan *scan, uint32_t length)
{
	uint32_t full_width, at = scan->at;
	const char *word = half_width_copy(scan, length, &full_width);
	double value;
	if (full_width) {
		char code[4];
		const char *got = arena_copy(scan->arena, code, utf8_encode(full_width, code));
		scan_error(scan, at, length, W_JSON_FULL_WIDTH, W_JSON_HALF_WIDTH_HINT, got,
		           scan_code_name(scan, full_width), word);
		if (is_literal(word) || number_parse(word, strlen(word), &value)) {
			scan_mend(scan, at, length, word);
			return;
		}
	}
	const struct slip *slip = known_slip(word);
	if (slip) {
		scan_error(scan, at, length, slip->message, slip->hint, slip->instead, scan_excerpt(scan, at, length));
		if (*slip->instead)
			scan_mend(scan, at, length, slip->instead);
	} else if (looks_like_number(word))
		tell_number(scan, word, length);
	else if (scan->depth > 0)
		scan_unless_quiet(scan, at, length, W_JSON_BARE_TEXT, W_JSON_BARE_TEXT_HINT, scan_excerpt(scan, at, length));
	else
		tell_no_json(scan, length);
}

/* A double holds it without looking closer: no exponent and not hundreds of digits. */
static bool surely_held(const char *bytes, size_t length)
{
	return length < 300 && !memchr(bytes, 'e', length) && !memchr(bytes, 'E', length);
}

static bool is_good(const struct scan *scan, uint32_t *length)
{
	const char *bytes = scan->bytes + scan->at;
	size_t left = scan->size - scan->at, number = number_length(bytes, left);
	double value;
	if (number) {
		*length = (uint32_t)number;
		return ends_word(scan, scan->at + (uint32_t)number) &&
		       (surely_held(bytes, number) || number_parse(bytes, number, &value));
	}
	*length = bytes[0] == 'f' ? 5 : 4;
	return left >= *length && (memcmp(bytes, "true", 4) == 0 || memcmp(bytes, "null", 4) == 0 ||
	       (*length == 5 && memcmp(bytes, "false", 5) == 0)) && ends_word(scan, scan->at + *length);
}

/* "1,000" and "2,238": three digits right after a number and its comma, where a key is due or with zeros in
 * front. */
bool scan_thousands(struct scan *scan)
{
	uint32_t at = scan->at;
	const char *bytes = scan->bytes;
	if (at < 2 || bytes[at - 1] != ',' || bytes[at - 2] < '0' || bytes[at - 2] > '9' || scan->value_end != at - 1)
		return false;
	bool object = scan->depth > 0 && scan->frames[scan->depth - 1].object;
	if (strspn(bytes + at, "0123456789") != 3 || !ends_word(scan, at + 3) || (!object && bytes[at] != '0'))
		return false;
	scan_error(scan, at - 1, 1, W_JSON_THOUSANDS, W_JSON_THOUSANDS_HINT);
	scan->at = scan->value_end = at + 3;
	return true;
}

static void tell_unexpected(struct scan *scan)
{
	size_t used;
	utf8_decode(scan->bytes + scan->at, scan->size - scan->at, &used);
	scan_structure(scan, scan->at, (uint32_t)used, W_JSON_UNEXPECTED, W_JSON_UNEXPECTED_HINT,
	               scan_excerpt(scan, scan->at, (uint32_t)used));
	scan->at += (uint32_t)used;
}

void scan_word(struct scan *scan)
{
	uint32_t length;
	if (is_good(scan, &length)) {
		scan->at += length;
		return;
	}
	length = word_length(scan);
	if (length == 0) {
		tell_unexpected(scan);
		return;
	}
	tell_word(scan, length);
	scan->at += length;
}

void scan_bare_key(struct scan *scan, struct scan_key *content)
{
	uint32_t length = word_length(scan);
	content->text = scan->bytes + scan->at;
	content->length = length;
	if (length == 0) {
		tell_unexpected(scan);
		return;
	}
	scan_unless_quiet(scan, scan->at, length, W_JSON_BARE_KEY, W_JSON_BARE_KEY_HINT,
	                  scan_excerpt(scan, scan->at, length));
	scan->at += length;
}
