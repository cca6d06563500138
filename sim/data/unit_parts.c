/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_parts: the spelling of a unit, read:
 *
 *   unit   = side { stroke side }          stroke = "/" | "／" | "per" | "每"
 *   side   = { scale } atom { atom } | "(" ... ")" | "1"
 *   scale  = a power of ten ("1e8", "10000", "10 000") | a word of unit_said.c: "million", "bn", 万; behind money too
 *   atom   = a spelling of unit_atoms.c, money with "@base", "@current" or "@2020", all with "^2"
 *
 * What follows a stroke, up to the next one, stands below it; "a/(b/c)" is a c / b. "/yr" is "per year" and no
 * dimension. The longest spelling wins (千瓦 before 千). What is not understood is given as a run of characters,
 * for the caret. */
#include <assert.h>
#include <math.h>
#include <string.h>
#include "data/unit_parts.h"
#include "base/number.h"
#include "base/text.h"
#include "data/unit_said.h"
#include "data/unit_ten.h"

struct spelling {
	const char *text;
	size_t at, length;
	size_t bad_offset, bad_length;
	bool computed;
	bool below, in_brackets, turned; /* turned: behind a stroke in brackets that stand below, and so above */
	int exponent; /* of the scale read, waiting for its atom */
	double mantissa;
	bool has_scale;
	int prices; /* "constant 2015", waiting for its money */
	struct unit_parts *parts;
};

/* --- characters --- */

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

/* The value of the digits from `text`, groups and all. */
static bool scale_value(const char *text, size_t length, double *value)
{
	char digits[40];
	size_t count = 0;
	for (size_t i = 0; i < length && count < sizeof digits; i++)
		if (number_is_digit(text[i]) || strchr(".e-E", text[i]))
			digits[count++] = text[i];
	return count < sizeof digits && number_parse(digits, count, value) && *value > 0;
}

static bool read_scale(struct spelling *spelling)
{
	int exponent = 0;
	size_t from = spelling->at, end = from + unit_said_zeros(spelling->text + from);
	double value;
	size_t power = unit_said_power_of_ten(spelling->text + from, &exponent);
	if ((spelling->at += power) > from)
		return add_scale(spelling, exponent, 1) || fail_from(spelling, from);
	while (number_is_digit(spelling->text[end]) || spelling->text[end] == '.')
		end++;
	if (text_lower(spelling->text[end]) == 'e' &&
	    (number_is_digit(spelling->text[end + 1]) || spelling->text[end + 1] == '-'))
		for (end += 2; number_is_digit(spelling->text[end]);)
			end++;
	if (!scale_value(spelling->text + from, end - from, &value))
		return fail_from(spelling, from);
	bool ten = unit_is_ten_to(value, &exponent);
	if (!ten && !spelling->computed)
		return fail_from(spelling, from);
	if (!add_scale(spelling, ten ? exponent : 0, ten ? 1 : value) && !spelling->computed)
		return fail_from(spelling, from);
	spelling->at = end;
	return true;
}

/* "m GBP", "k people": a scale only where money or people follow. */
static size_t scale_before(const char *text, int *exponent)
{
	if ((unsigned char)*text >= 0xe4) /* Chinese runs on into its symbol (千瓦): read_atom takes it */
		return 0;
	size_t length = unit_said_scale(text, exponent), blank, next;
	if (length)
		return length;
	length = unit_said_scale_of_money(text, exponent);
	for (next = length; length && unit_is_blank(text + next, &blank);)
		next += blank;
	bool sign = next > length || (unsigned char)text[length] >= 0x80; /* "M€" */
	const struct unit_atom *atom = length && sign ? unit_atom_at(text + next, &blank) : NULL;
	bool unambiguous =
		atom && (atom->kind == ATOM_MONEY || (atom->kind == ATOM_DIMENSION && atom->which == DIM_PEOPLE));
	return unambiguous ? length : 0;
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

/* "@base", "@current", "@2015"; of money also "US$2010" and "EUR_2020", as files of the IAMC write it. */
static bool read_price_basis(struct spelling *spelling, struct unit_part *part)
{
	size_t from = spelling->at;
	bool money = part->atom->kind == ATOM_MONEY,
		 index = part->atom->kind == ATOM_SHARE && part->atom->which == SHARE_INDEX;
	if (money && unit_said_year(spelling->text + from + (spelling->text[from] == '_'))) {
		spelling->at += spelling->text[from] == '_';
		part->prices = unit_said_year(spelling->text + spelling->at);
		spelling->at += 4;
		return true;
	}
	if (!take_word(spelling, "@")) {
		part->prices = money ? spelling->prices : part->prices;
		bool waited = spelling->prices && !money;
		spelling->prices = 0;
		return !waited || fail_from(spelling, from);
	}
	const char *text = spelling->text + spelling->at;
	size_t base = match(text, "base"), current = match(text, "current");
	int year = unit_said_year(text);
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

/* "GBP million", "£m", "₹ lakh crore": of money alone, where m is no metre. */
static bool read_scale_behind(struct spelling *spelling, const struct unit_part *part, size_t from)
{
	int exponent;
	for (size_t at = spelling->at, blank, length; part->atom->kind == ATOM_MONEY; spelling->at = at += length) {
		while (unit_is_blank(spelling->text + at, &blank))
			at += blank;
		const char *text = spelling->text + at;
		if ((unsigned char)*text >= 0xe4 || !(length = unit_said_scale_of_money(text, &exponent)))
			break;
		if (!add_scale(spelling, exponent, 1))
			return fail_from(spelling, from);
	}
	return true;
}

/* "index (2015=100)" */
static void take_index_year(struct spelling *spelling, struct unit_part *part)
{
	size_t at = spelling->at, blank;
	if (part->atom->kind != ATOM_SHARE || part->atom->which != SHARE_INDEX)
		return;
	while (unit_is_blank(spelling->text + at, &blank))
		at += blank;
	size_t length = unit_said_index(spelling->text + at, &part->prices);
	spelling->at = length ? at + length : spelling->at;
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
	       part->atom->mantissa == 1 && part->power == 1 && !spelling->has_scale;
}

/* Does a word end here? Chinese has no blanks: 元价 must not be read as 元 and something more. */
static bool word_ends(const char *text)
{
	static const char *const marks[] = {"/", "／", "每", "(", "（", ")", "）", "·", "*"};
	size_t length;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return true;
	return !*text || unit_is_blank(text, &length);
}

static bool fail_word(struct spelling *spelling, size_t from, const struct unit_part *part)
{
	size_t sign = from + strcspn(spelling->text + from, "@");
	return part->prices && sign < spelling->at ? fail_at_sign(spelling, sign) : fail_from(spelling, from);
}

/* A symbol that begins with a word of scale (千卡) gives way where it does not end the word and what stands behind
 * the scale does: 千卡塔尔里亚尔 are a thousand of them. */
static const struct unit_atom *atom_here(const char *text, size_t *length, int *exponent)
{
	size_t behind, scale = unit_said_scale(text, exponent);
	const struct unit_atom *atom = unit_atom_at(text, length);
	bool gives_way = atom && scale && !word_ends(text + *length) && unit_atom_at(text + scale, &behind) &&
	                 word_ends(text + scale + behind);
	if (atom && !gives_way)
		return atom;
	*length = scale ? scale : unit_said_scale_of_yen(text, exponent);
	if (scale || !*length || unit_atom_at(text + *length, &behind) != unit_currency_atom(CURRENCY_JPY))
		*length = scale;
	return NULL;
}

/* "million metric tons of CO2e": a mass is one of what stands behind it. */
static void take_substance(struct spelling *spelling, struct unit_part *part)
{
	static const char *const tonnes[DIMENSIONS] = {[DIM_CO2] = "tCO2", [DIM_CO2E] = "tCO2e"};
	enum dimension of = part->atom->kind == ATOM_DIMENSION ? (enum dimension)part->atom->which : DIMENSIONS, which;
	size_t ends, length = part->power == 1 ? unit_said_substance(spelling->text + spelling->at, of, &which) : 0;
	if (!length || !word_ends(spelling->text + spelling->at + length))
		return;
	spelling->at += length;
	spelling->exponent += part->atom->exponent;
	spelling->mantissa *= part->atom->mantissa;
	part->atom = unit_atom_at(tonnes[which], &ends);
}

static bool read_atom(struct spelling *spelling)
{
	size_t from = spelling->at, length;
	struct unit_part part = {.power = 1};
	int exponent;
	while (!(part.atom = atom_here(spelling->text + spelling->at, &length, &exponent))) {
		if (!length || !add_scale(spelling, exponent, 1))
			return fail_from(spelling, from);
		spelling->at += length;
	}
	spelling->at += length;
	take_index_year(spelling, &part);
	if (!read_price_basis(spelling, &part) || !read_power(spelling, &part) ||
	    !read_scale_behind(spelling, &part, from))
		return false;
	take_substance(spelling, &part);
	if (!word_ends(spelling->text + spelling->at))
		return fail_word(spelling, from, &part);
	if (spelling->below && part.atom->which == DIM_COUNT_OF && match(spelling->text + from, "head"))
		part.atom = unit_atom_at("people", &length);
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
		if (spelling->turned && spelling->has_scale) /* "a/(b/1e4)": nothing behind the brackets has it */
			keep_part(spelling, (struct unit_part){.power = 1}, *opened);
		spelling->below |= spelling->turned;
		spelling->turned = false;
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

/* The stroke of brackets that stand below; they have one. */
static bool turn(struct spelling *spelling, int before, size_t from)
{
	bool turns = spelling->in_brackets && spelling->below && close_side(spelling, before, from);
	spelling->turned |= turns;
	spelling->below &= !turns;
	return turns;
}

/* A year of prices in brackets behind the whole, for all money that says none: 元/人（2020年价）. */
static bool take_prices(struct spelling *spelling)
{
	int prices, money = 0;
	size_t length = unit_said_prices(spelling->text + spelling->at, &prices);
	for (int i = 0; length && i < spelling->parts->count; i++) {
		struct unit_part *part = &spelling->parts->list[i];
		if (!part->atom || part->atom->kind != ATOM_MONEY || part->prices != PRICES_UNSAID)
			continue;
		part->prices = prices;
		money++;
	}
	spelling->at += money ? length : 0;
	return money > 0;
}

/* "2015=100" alone is an index. */
static bool take_bare_index(struct spelling *spelling)
{
	struct unit_part part = {.power = 1, .atom = unit_index_atom()};
	size_t length = spelling->parts->count || spelling->below || spelling->has_scale
	                    ? 0
	                    : unit_said_index(spelling->text + spelling->at, &part.prices);
	spelling->at += length;
	return length && keep_part(spelling, part, 0);
}

static bool read_one(struct spelling *spelling)
{
	const char *text = spelling->text + spelling->at;
	int exponent;
	size_t from = spelling->at, length;
	if (take_bare_index(spelling))
		return true;
	if (number_is_digit(*text) && !(unit_said_scale(text, &exponent)))
		return read_scale(spelling);
	if ((length = scale_before(text, &exponent)) > 0) {
		spelling->at += length;
		return add_scale(spelling, exponent, 1) || fail_from(spelling, from);
	}
	size_t yuan_end;
	length = unit_said_renminbi(text, &yuan_end);
	length = length && word_ends(text + yuan_end) ? length : 0;
	length += unit_said_prices_before(text + length, &spelling->prices);
	spelling->at += length;
	return read_atom(spelling);
}

static bool read_side(struct spelling *spelling)
{
	int before = spelling->parts->count;
	size_t from = spelling->at, opened = 0;
	for (pass_blanks(spelling); spelling->at < spelling->length; pass_blanks(spelling)) {
		size_t start = spelling->at;
		if (take_prices(spelling) || read_brackets(spelling, &opened) || take_word(spelling, "·") ||
		    take_word(spelling, "*"))
			continue;
		if (take_stroke(spelling)) {
			bool is_empty_top = start == from && !spelling->below; /* "per 1e3 people" */
			if (turn(spelling, before, start))
				continue;
			spelling->at = start;
			return spelling->in_brackets ? fail_from(spelling, opened)
			                           : is_empty_top || close_side(spelling, before, start);
		}
		if (!read_one(spelling))
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
