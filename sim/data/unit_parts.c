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
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "data/unit_ten.h"

struct spelling {
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

bool unit_part_is_money(const struct unit_part *part) { return part->atom && part->atom->kind == ATOM_MONEY; }

void unit_parts_name_currency(struct unit_parts *parts, enum currency currency)
{
	for (int i = 0; i < parts->count; i++)
		if (unit_part_is_money(&parts->list[i]) && parts->list[i].atom->which == CURRENCY_OF_PLAN)
			parts->list[i].atom = unit_currency_atom(currency);
}

/* --- characters --- */

bool unit_is_blank(const char *text, size_t *length)
{
	*length = utf8_blank(text, strnlen(text, 4));
	return *length > 0;
}

static void pass_blanks(struct spelling *spelling)
{
	for (size_t length; unit_is_blank(spelling->text + spelling->at, &length);)
		spelling->at += length;
}

static bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool take_word(struct spelling *spelling, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(spelling->text + spelling->at, word, length) != 0)
		return false;
	spelling->at += length;
	return true;
}

/* Bytes of `word` if the text goes on with it, in any case, and the word ends there. */
static size_t match(const char *text, const char *word)
{
	size_t length = 0;
	for (; word[length]; length++)
		if (text_lower(text[length]) != text_lower(word[length]))
			return 0;
	return is_latin(text[length]) || number_is_digit(text[length]) || text[length] == '_' ? 0 : length;
}

/* The run of characters from `from` that a person would take for one word. */
static bool fail_from(struct spelling *spelling, size_t from)
{
	size_t end = from, length;
	while (spelling->text[end] && !strchr("/()^@*", spelling->text[end]) &&
	       !unit_is_blank(spelling->text + end, &length))
		end++;
	if (end == from && spelling->text[end])
		end++;
	spelling->bad_offset = from;
	spelling->bad_length = end - from;
	return false;
}

/* --- scales --- */

static bool add_scale(struct spelling *spelling, int exponent, double mantissa)
{
	spelling->exponent += exponent;
	spelling->mantissa *= mantissa;
	spelling->has_scale = true;
	return spelling->exponent <= UNIT_EXPONENT_LIMIT && spelling->exponent >= -UNIT_EXPONENT_LIMIT;
}

static bool read_scale(struct spelling *spelling)
{
	size_t from = spelling->at, end = from;
	double value;
	int exponent = 0;
	while (number_is_digit(spelling->text[end]) || spelling->text[end] == '.')
		end++;
	if (text_lower(spelling->text[end]) == 'e' &&
	    (number_is_digit(spelling->text[end + 1]) || spelling->text[end + 1] == '-'))
		for (end += 2; number_is_digit(spelling->text[end]);)
			end++;
	if (!number_parse(spelling->text + from, end - from, &value) || !(value > 0))
		return fail_from(spelling, from);
	bool ten = unit_is_ten_to(value, &exponent);
	if (!ten && !spelling->computed)
		return fail_from(spelling, from);
	if (!add_scale(spelling, ten ? exponent : 0, ten ? 1 : value) && !spelling->computed)
		return fail_from(spelling, from);
	spelling->at = end;
	return true;
}

static bool take_chinese_scale(struct spelling *spelling, int *exponent)
{
	static const struct {
		const char *word;
		int exponent;
	} scales[] = {{"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2}, {"十", 1}};
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (take_word(spelling, scales[i].word)) {
			*exponent = scales[i].exponent;
			return true;
		}
	return false;
}

/* --- atoms --- */

/* "@2O20", "^0": the sign and what follows. */
static bool fail_at_sign(struct spelling *spelling, size_t sign)
{
	fail_from(spelling, sign + 1);
	spelling->bad_length += spelling->bad_offset - sign;
	spelling->bad_offset = sign;
	return false;
}

/* Four digits that are a year, and no fifth. */
static int year_at(const char *text)
{
	int year = 0, digits = 0;
	while (digits < 5 && number_is_digit(text[digits]))
		year = year * 10 + (text[digits++] - '0');
	return digits == 4 && year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* "@base", "@current", "@2015"; of money also "US$2010" and "EUR_2020", as files of the IAMC write it. */
static bool read_price_basis(struct spelling *spelling, struct unit_part *part)
{
	size_t from = spelling->at;
	bool money = part->atom->kind == ATOM_MONEY, index = part->atom->kind == ATOM_SHARE && part->atom->which == SHARE_INDEX;
	if (money && year_at(spelling->text + from + (spelling->text[from] == '_'))) {
		spelling->at += spelling->text[from] == '_';
		part->prices = year_at(spelling->text + spelling->at);
		spelling->at += 4;
		return true;
	}
	if (!take_word(spelling, "@"))
		return true;
	const char *text = spelling->text + spelling->at;
	size_t base = match(text, "base"), current = match(text, "current");
	int year = year_at(text);
	part->prices = base ? PRICES_BASE : current ? PRICES_CURRENT : year;
	if (!((money && (base || current || year)) || (index && year)))
		return fail_at_sign(spelling, from);
	spelling->at += base ? base : current ? current : 4;
	return true;
}

static bool read_power(struct spelling *spelling, struct unit_part *part)
{
	size_t from = spelling->at;
	if (!take_word(spelling, "^"))
		return true;
	char digit = spelling->text[spelling->at];
	if (!(digit >= '1' && digit <= '9') || number_is_digit(spelling->text[spelling->at + 1]))
		return fail_at_sign(spelling, from);
	part->power = digit - '0';
	spelling->at++;
	return true;
}

static bool keep_part(struct spelling *spelling, struct unit_part part, size_t from)
{
	if (spelling->parts->count == UNIT_PARTS)
		return fail_from(spelling, from);
	part.exponent = spelling->exponent;
	part.mantissa = spelling->mantissa;
	part.power = spelling->below ? -part.power : part.power;
	spelling->parts->list[spelling->parts->count++] = part;
	spelling->exponent = 0;
	spelling->mantissa = 1;
	spelling->has_scale = false;
	return true;
}

static bool is_per_year(const struct spelling *spelling, const struct unit_part *part)
{
	return spelling->below && part->atom->kind == ATOM_DIMENSION && part->atom->which == DIM_TIME &&
	       part->power == 1 && !spelling->has_scale;
}

/* Does a word end here? Chinese has no blanks: 元价 must not be read as 元 and something more. */
static bool word_ends(const struct spelling *spelling)
{
	static const char *const marks[] = {"/", "／", "每", "(", "（", ")", "）", "·", "*"};
	const char *text = spelling->text + spelling->at;
	size_t length;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return true;
	return !*text || unit_is_blank(text, &length);
}

static bool fail_word(struct spelling *spelling, size_t from, const struct unit_part *part)
{
	return part->prices ? fail_at_sign(spelling, from + strcspn(spelling->text + from, "@"))
	                    : fail_from(spelling, from);
}

static bool read_atom(struct spelling *spelling)
{
	size_t from = spelling->at, length;
	struct unit_part part = {.power = 1};
	int exponent;
	while (!(part.atom = unit_atom_at(spelling->text + spelling->at, &length))) {
		if (!take_chinese_scale(spelling, &exponent) || !add_scale(spelling, exponent, 1))
			return fail_from(spelling, from);
	}
	spelling->at += length;
	if (!read_price_basis(spelling, &part) || !read_power(spelling, &part))
		return false;
	if (!word_ends(spelling))
		return fail_word(spelling, from, &part);
	if (!is_per_year(spelling, &part))
		return keep_part(spelling, part, from);
	if (spelling->parts->per_year)
		return fail_from(spelling, from);
	spelling->parts->per_year = true;
	return true;
}

/* --- sides --- */

static bool take_stroke(struct spelling *spelling)
{
	size_t per = match(spelling->text + spelling->at, "per");
	spelling->at += per;
	return per || take_word(spelling, "/") || take_word(spelling, "／") || take_word(spelling, "每");
}

static bool read_brackets(struct spelling *spelling, size_t *opened)
{
	bool full_width = false;
	if (!spelling->in_brackets && (take_word(spelling, "(") || (full_width = take_word(spelling, "（")))) {
		*opened = spelling->at - (full_width ? 3 : 1);
		spelling->in_brackets = true;
		return true;
	}
	if (spelling->in_brackets && (take_word(spelling, ")") || take_word(spelling, "）"))) {
		spelling->in_brackets = false;
		return true;
	}
	return false;
}

/* A side that is only a number: "1/1e4 people". */
static bool close_side(struct spelling *spelling, int before, size_t from)
{
	if (spelling->has_scale)
		return keep_part(spelling, (struct unit_part){.power = 1}, from);
	return spelling->parts->count > before || spelling->parts->per_year || fail_from(spelling, from);
}

static bool read_side(struct spelling *spelling)
{
	int before = spelling->parts->count;
	size_t from = spelling->at, opened = 0;
	for (pass_blanks(spelling); spelling->at < spelling->length; pass_blanks(spelling)) {
		size_t start = spelling->at;
		if (read_brackets(spelling, &opened) || take_word(spelling, "·") || take_word(spelling, "*"))
			continue;
		if (take_stroke(spelling)) {
			bool is_empty_top = start == from && !spelling->below; /* "per 1e3 people" */
			spelling->at = start;
			return spelling->in_brackets ? fail_from(spelling, opened)
			                           : is_empty_top || close_side(spelling, before, start);
		}
		if (number_is_digit(spelling->text[start]) ? !read_scale(spelling) : !read_atom(spelling))
			return false;
	}
	return spelling->in_brackets ? fail_from(spelling, opened) : close_side(spelling, before, from);
}

bool unit_parts_read(const char *text, bool computed, struct unit_parts *parts, size_t *bad_offset,
                     size_t *bad_length)
{
	struct spelling spelling = {
		.text = text, .length = strlen(text), .computed = computed, .mantissa = 1, .parts = parts};
	*parts = (struct unit_parts){0};
	pass_blanks(&spelling);
	bool good = read_side(&spelling);
	while (good && spelling.at < spelling.length) {
		good = !parts->per_year || fail_from(&spelling, spelling.at); /* "/yr" is the last */
		take_stroke(&spelling);
		spelling.below = true;
		good = good && read_side(&spelling);
	}
	*bad_offset = spelling.bad_offset;
	*bad_length = spelling.bad_length;
	return good;
}
