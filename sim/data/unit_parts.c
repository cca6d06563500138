/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_parts: the spelling of a unit, read:
 *
 *   unit   = side { stroke side }          stroke = "/" | "／" | "per" | "每"
 *   side   = { scale } atom { atom } | "(" ... ")" | "1"
 *   scale  = a power of ten ("1e8", "10000") | 十 百 千 万 亿
 *   atom   = a spelling of unit_table.c, money with "@base", "@current" or "@2020", all with "^2"
 *
 * What follows a stroke, up to the next one, stands below it. "/yr" is "per year" and no dimension. The
 * longest spelling wins (千瓦 before 千). What is not understood is given as a run of characters, for the
 * caret. */
#include <assert.h>
#include <math.h>
#include <string.h>
#include "data/unit_parts.h"
#include "data/unit_ten.h"

struct reader {
	const char *text;
	size_t at, length;
	size_t bad_offset, bad_length;
	bool computed;
	bool below, in_brackets;
	int exponent; /* of the scale read, waiting for its atom */
	double mantissa;
	bool has_scale;
	struct unit_parts *parts;
};

/* --- characters --- */

bool unit_is_blank(const char *text, size_t *length)
{
	static const char *const blanks[] = {" ", "\t", "\xc2\xa0", "\xe3\x80\x80"};
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		*length = strlen(blanks[i]);
		if (strncmp(text, blanks[i], *length) == 0)
			return true;
	}
	return false;
}

static void skip_blanks(struct reader *reader)
{
	for (size_t length; unit_is_blank(reader->text + reader->at, &length);)
		reader->at += length;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool take(struct reader *reader, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(reader->text + reader->at, word, length) != 0)
		return false;
	reader->at += length;
	return true;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Bytes of `word` if the text goes on with it and, where it ends in a letter or digit, the word ends
 * there. */
static size_t match(const char *text, const char *word)
{
	size_t length = 0;
	for (; word[length]; length++)
		if (lower(text[length]) != lower(word[length]))
			return 0;
	char last = word[length - 1];
	bool word_goes_on = (is_letter(last) || is_digit(last)) &&
	                    (is_letter(text[length]) || is_digit(text[length]) || text[length] == '_');
	return word_goes_on ? 0 : length;
}

/* The run of characters from `from` that a person would take for one word. */
static bool fail(struct reader *reader, size_t from)
{
	size_t end = from, length;
	while (reader->text[end] && !strchr("/()^@*", reader->text[end]) &&
	       !unit_is_blank(reader->text + end, &length))
		end++;
	if (end == from && reader->text[end])
		end++;
	reader->bad_offset = from;
	reader->bad_length = end - from;
	return false;
}

/* --- scales --- */

static bool add_scale(struct reader *reader, int exponent, double mantissa)
{
	reader->exponent += exponent;
	reader->mantissa *= mantissa;
	reader->has_scale = true;
	return reader->exponent <= UNIT_EXPONENT_LIMIT && reader->exponent >= -UNIT_EXPONENT_LIMIT;
}

static bool read_scale(struct reader *reader)
{
	size_t from = reader->at, end = from;
	double value;
	int exponent = 0;
	while (is_digit(reader->text[end]) || reader->text[end] == '.')
		end++;
	if (lower(reader->text[end]) == 'e' && (is_digit(reader->text[end + 1]) || reader->text[end + 1] == '-'))
		for (end += 2; is_digit(reader->text[end]);)
			end++;
	if (!number_parse(reader->text + from, end - from, &value) || !(value > 0))
		return fail(reader, from);
	bool ten = unit_is_ten_to(value, &exponent);
	if (!ten && !reader->computed)
		return fail(reader, from);
	if (!add_scale(reader, ten ? exponent : 0, ten ? 1 : value) && !reader->computed)
		return fail(reader, from);
	reader->at = end;
	return true;
}

static bool take_chinese_scale(struct reader *reader, int *exponent)
{
	static const struct {
		const char *word;
		int exponent;
	} scales[] = {{"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2}, {"十", 1}};
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (take(reader, scales[i].word)) {
			*exponent = scales[i].exponent;
			return true;
		}
	return false;
}

/* --- atoms --- */

static const struct unit_atom *find_atom(const char *text, size_t *length)
{
	const struct unit_atom *best = NULL;
	*length = 0;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		const char *const names[8] = {atom->en,      atom->zh,      atom->also[0], atom->also[1],
		                              atom->also[2], atom->also[3], atom->also[4], atom->also[5]};
		for (int i = 0; i < 8 && names[i]; i++) {
			size_t matched = match(text, names[i]);
			if (matched > *length) {
				best = atom;
				*length = matched;
			}
		}
	}
	return best;
}

/* "@2O20", "^0": the sign and what follows. */
static bool fail_at_sign(struct reader *reader, size_t sign)
{
	fail(reader, sign + 1);
	reader->bad_length += reader->bad_offset - sign;
	reader->bad_offset = sign;
	return false;
}

static bool read_price_basis(struct reader *reader, struct unit_part *part)
{
	size_t from = reader->at;
	if (!take(reader, "@"))
		return true;
	const char *text = reader->text + reader->at;
	size_t base = match(text, "base"), current = match(text, "current");
	int year = 0;
	size_t digits = 0;
	while (digits < 5 && is_digit(text[digits]))
		year = year * 10 + (text[digits++] - '0');
	bool is_year = digits == 4 && year >= YEAR_FIRST && year <= YEAR_LAST;
	part->prices = base ? PRICES_BASE : current ? PRICES_CURRENT : year;
	if (part->atom->kind != ATOM_MONEY || !(base || current || is_year))
		return fail_at_sign(reader, from);
	reader->at += base ? base : current ? current : digits;
	return true;
}

static bool read_power(struct reader *reader, struct unit_part *part)
{
	size_t from = reader->at;
	if (!take(reader, "^"))
		return true;
	char digit = reader->text[reader->at];
	if (!(digit >= '1' && digit <= '9') || is_digit(reader->text[reader->at + 1]))
		return fail_at_sign(reader, from);
	part->power = digit - '0';
	reader->at++;
	return true;
}

static bool keep_part(struct reader *reader, struct unit_part part, size_t from)
{
	if (reader->parts->count == UNIT_PARTS)
		return fail(reader, from);
	part.exponent = reader->exponent;
	part.mantissa = reader->mantissa;
	part.power = reader->below ? -part.power : part.power;
	reader->parts->list[reader->parts->count++] = part;
	reader->exponent = 0;
	reader->mantissa = 1;
	reader->has_scale = false;
	return true;
}

static bool is_per_year(const struct reader *reader, const struct unit_part *part)
{
	return reader->below && part->atom->kind == ATOM_DIMENSION && part->atom->which == DIM_TIME &&
	       part->power == 1 && !reader->has_scale;
}

/* Does a word end here? Chinese has no blanks: 元价 must not be read as 元 and something more. */
static bool word_ends(const struct reader *reader)
{
	static const char *const marks[] = {"/", "／", "每", "(", "（", ")", "）", "·", "*"};
	const char *text = reader->text + reader->at;
	size_t length;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return true;
	return !*text || unit_is_blank(text, &length);
}

static bool fail_word(struct reader *reader, size_t from, const struct unit_part *part)
{
	return part->prices ? fail_at_sign(reader, from + strcspn(reader->text + from, "@")) : fail(reader, from);
}

static bool read_atom(struct reader *reader)
{
	size_t from = reader->at, length;
	struct unit_part part = {.power = 1};
	int exponent;
	while (!(part.atom = find_atom(reader->text + reader->at, &length))) {
		if (!take_chinese_scale(reader, &exponent) || !add_scale(reader, exponent, 1))
			return fail(reader, from);
	}
	reader->at += length;
	if (!read_price_basis(reader, &part) || !read_power(reader, &part))
		return false;
	if (!word_ends(reader))
		return fail_word(reader, from, &part);
	if (!is_per_year(reader, &part))
		return keep_part(reader, part, from);
	if (reader->parts->per_year)
		return fail(reader, from);
	reader->parts->per_year = true;
	return true;
}

/* --- sides --- */

static bool take_stroke(struct reader *reader)
{
	size_t per = match(reader->text + reader->at, "per");
	reader->at += per;
	return per || take(reader, "/") || take(reader, "／") || take(reader, "每");
}

static bool read_brackets(struct reader *reader, size_t *opened)
{
	bool full_width = false;
	if (!reader->in_brackets && (take(reader, "(") || (full_width = take(reader, "（")))) {
		*opened = reader->at - (full_width ? 3 : 1);
		reader->in_brackets = true;
		return true;
	}
	if (reader->in_brackets && (take(reader, ")") || take(reader, "）"))) {
		reader->in_brackets = false;
		return true;
	}
	return false;
}

/* A side that is only a number: "1/1e4 people". */
static bool close_side(struct reader *reader, int before, size_t from)
{
	if (reader->has_scale)
		return keep_part(reader, (struct unit_part){.power = 1}, from);
	return reader->parts->count > before || reader->parts->per_year || fail(reader, from);
}

static bool read_side(struct reader *reader)
{
	int before = reader->parts->count;
	size_t from = reader->at, opened = 0;
	for (skip_blanks(reader); reader->at < reader->length; skip_blanks(reader)) {
		size_t start = reader->at;
		if (read_brackets(reader, &opened) || take(reader, "·") || take(reader, "*"))
			continue;
		if (take_stroke(reader)) {
			bool is_empty_top = start == from && !reader->below; /* "per 1e3 people" */
			reader->at = start;
			return reader->in_brackets ? fail(reader, opened)
			                           : is_empty_top || close_side(reader, before, start);
		}
		if (is_digit(reader->text[start]) ? !read_scale(reader) : !read_atom(reader))
			return false;
	}
	return reader->in_brackets ? fail(reader, opened) : close_side(reader, before, from);
}

bool unit_parts_read(const char *text, bool computed, struct unit_parts *parts, size_t *bad_offset,
                     size_t *bad_length)
{
	struct reader reader = {
		.text = text, .length = strlen(text), .computed = computed, .mantissa = 1, .parts = parts};
	*parts = (struct unit_parts){0};
	skip_blanks(&reader);
	bool good = read_side(&reader);
	while (good && reader.at < reader.length) {
		good = !parts->per_year || fail(&reader, reader.at); /* "/yr" is the last */
		take_stroke(&reader);
		reader.below = true;
		good = good && read_side(&reader);
	}
	*bad_offset = reader.bad_offset;
	*bad_length = reader.bad_length;
	return good;
}
