/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_name: parts of a unit as text, in English (which is read back) and in Chinese. A single price basis
 * stands at the end of a Chinese name, 元/人（2020年价）, as tables print it; two stand each behind its
 * own money. The text of a computed unit puts a power of ten above the stroke where it is large and below
 * where it is small: 1e4 tce over 1e8 CNY is "tce/1e4 CNY". */
#include <stdlib.h>
#include <string.h>
#include "data/unit_name.h"
#include "base/number.h"
#include "base/text.h"
#include "data/unit_parts.h"
#include "data/unit_said.h"
#include "data/unit_ten.h"

struct printing {
	struct text *out;
	enum language language;
	bool with_basis, basis_at_end;
	bool has_money;
	bool some_unsaid; /* money without a basis beside money with one: in brackets at the end it would be that of both */
	bool leads; /* nothing stands before: "100 people" behind a number would read as more of its digits */
};

/* --- scales --- */

static void print_number(struct text *out, double number)
{
	char digits[NUMBER_SIZE];
	text_add_n(out, digits, number_shortest(number, digits));
}

static bool print_chinese_scale(struct text *out, int exponent)
{
	static const char *const small[] = {"", "十", "百", "千"}, *const large[] = {"", "万", "亿", "万亿"};
	if (exponent < 0 || exponent > UNIT_EXPONENT_LIMIT)
		return false;
	text_add(out, small[exponent % 4]);
	text_add(out, large[exponent / 4]);
	return true;
}

/* False if there is nothing to say: a scale of 1. */
static bool print_scale(struct printing *printing, const struct unit_part *part)
{
	if (part->mantissa != 1)
		print_number(printing->out, part->mantissa * unit_ten_to(part->exponent));
	else if ((part->exponent == 1 || part->exponent == 2) && !printing->leads)
		text_add(printing->out, part->exponent == 1 ? "10" : "100");
	else if (part->exponent != 0)
		text_print(printing->out, "1e%d", part->exponent);
	return part->mantissa != 1 || part->exponent != 0;
}

/* --- one part --- */

static void print_basis(struct printing *printing, int prices, enum language language)
{
	if (prices == PRICES_UNSAID)
		return;
	if (prices == PRICES_CURRENT || prices == PRICES_BASE)
		text_add(printing->out, word_text(language, prices == PRICES_CURRENT ? W_UNIT_PRICES_CURRENT
		                                                                                   : W_UNIT_PRICES_BASE));
	else
		text_add(printing->out, word_format(printing->out->arena, language, W_UNIT_PRICES_YEAR,
		                                    WORDS(arena_print(printing->out->arena, "%d", prices))));
}

static const char *atom_name(const struct printing *printing, const struct unit_part *part)
{
	const struct title names = {.en = part->atom->en, .zh = part->atom->zh};
	const char *name = title_in(names, printing->language, "");
	bool one = part->power < 0 && part->exponent == 0 && part->mantissa == 1;
	if (strcmp(name, "m") == 0 && printing->has_money) /* "GBP m" would be a million */
		return "metre";
	return one && strcmp(name, "people") == 0 ? "person" : name;
}

static void print_part(struct printing *printing, const struct unit_part *part)
{
	int power = part->power < 0 ? -part->power : part->power;
	if (!part->atom) {
		print_number(printing->out, part->mantissa * unit_ten_to(part->exponent));
		return;
	}
	bool in_words = language_rules[printing->language].scales_in_words && part->mantissa == 1 &&
	                print_chinese_scale(printing->out, part->exponent);
	if (!in_words && print_scale(printing, part))
		text_add(printing->out, " ");
	text_add(printing->out, atom_name(printing, part));
	if (part->atom->kind == ATOM_SHARE && part->prices)
		text_add(printing->out,
		         part->prices == INDEX_YEAR_BEFORE
		             ? word_text(printing->language, W_UNIT_INDEX_BEFORE)
		             : word_format(printing->out->arena, printing->language, W_UNIT_INDEX_YEAR,
		                           WORDS(arena_print(printing->out->arena, "%d", part->prices))));
	if (unit_part_is_money(part) && printing->with_basis && !printing->basis_at_end)
		print_basis(printing, part->prices, printing->some_unsaid ? LANGUAGE_OF_DATA : printing->language);
	if (power != 1)
		text_print(printing->out, "^%d", power);
}

/* --- all parts --- */

/* The one basis that all money shares; PRICES_UNSAID if there is none or several. */
static int only_basis(const struct unit_parts *parts)
{
	int basis = -1;
	for (int i = 0; i < parts->count; i++)
		if (unit_part_is_money(&parts->list[i]))
			basis = basis == -1 || basis == parts->list[i].prices ? parts->list[i].prices : PRICES_UNSAID;
	return basis == -1 ? PRICES_UNSAID : basis;
}

static bool has_money(const struct unit_parts *parts)
{
	for (int i = 0; i < parts->count; i++)
		if (unit_part_is_money(&parts->list[i]))
			return true;
	return false;
}

static bool some_unsaid(const struct unit_parts *parts)
{
	for (int i = 0; i < parts->count; i++)
		if (unit_part_is_money(&parts->list[i]) && parts->list[i].prices == PRICES_UNSAID)
			return true;
	return false;
}

static void print_above(struct printing *printing, const struct unit_parts *parts)
{
	bool first = true;
	for (int i = 0; i < parts->count; i++)
		if (parts->list[i].power > 0) {
			text_add(printing->out, first ? "" : language_rules[printing->language].unit_times);
			printing->leads = first;
			print_part(printing, &parts->list[i]);
			printing->leads = first = false;
		}
	if (first)
		text_add(printing->out, "1");
}

char *unit_parts_print(struct arena *arena, const struct unit_parts *parts, enum language language,
                       bool with_basis)
{
	struct text out;
	text_init(&out, arena);
	int basis = only_basis(parts);
	struct printing printing = {&out, language, with_basis,
	                            language_rules[language].prices_last && basis != PRICES_UNSAID,
	                            has_money(parts), some_unsaid(parts), false};
	print_above(&printing, parts);
	for (int i = 0; i < parts->count; i++)
		if (parts->list[i].power < 0) {
			text_add(&out, "/");
			print_part(&printing, &parts->list[i]);
		}
	if (parts->per_year)
		text_add(&out, word_text(language, W_UNIT_YEARLY));
	if (with_basis && printing.basis_at_end)
		print_basis(&printing, basis, language);
	return out.bytes;
}

char *unit_name(struct arena *arena, const struct unit *unit, enum language language, bool with_basis)
{
	struct unit_parts parts;
	size_t bad_offset, bad_length;
	if (!unit_parts_read(unit->text, true, &parts, &bad_offset, &bad_length)) /* a unit that cannot be held */
		return arena_copy(arena, unit->text, strlen(unit->text));
	if (unit->plan)
		unit_parts_name_currency(&parts, unit->plan->currency);
	bool current = unit->money[0].power != 0 &&
	               unit->money[0].prices == PRICES_CURRENT; /* sorted: current comes first */
	for (int i = 0; i < parts.count; i++)
		if (parts.list[i].prices == PRICES_UNSAID && current && unit_part_is_money(&parts.list[i]))
			parts.list[i].prices = PRICES_CURRENT;
	return unit_parts_print(arena, &parts, language, with_basis);
}

/* --- computed units --- */

static double without(double factor, const struct unit_atom *atom, int power)
{
	double size = atom->mantissa == 1 && atom->exponent == 0 ? 1 : unit_atom_factor(atom);
	for (int n = 0; n < abs(power) && size != 1; n++)
		factor = power < 0 ? unit_round_ten(factor * size) : unit_ratio(factor, size);
	return factor;
}

/* The first of its dimension in which the factor of the whole is a power of ten (kWh of 1e8/8141 tce), else the first:
 * its base unit. */
static const struct unit_atom *atom_of(enum dimension dimension, int power, double factor)
{
	const struct unit_atom *first = NULL;
	int exponent;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		if (atom->kind != ATOM_DIMENSION || atom->which != (int)dimension)
			continue;
		first = first ? first : atom;
		if (unit_is_ten_to(without(factor, atom, power), &exponent))
			return atom;
	}
	return first;
}

static void push_atom(struct unit_parts *parts, const struct unit_atom *atom, int power, int prices)
{
	if (power)
		parts->list[parts->count++] =
			(struct unit_part){.atom = atom, .mantissa = 1, .power = power, .prices = prices};
}

static struct unit_part *first_of_sign(struct unit_parts *parts, bool below)
{
	for (int i = 0; i < parts->count; i++)
		if ((parts->list[i].power < 0) == below)
			return &parts->list[i];
	return NULL;
}

static void place_factor(struct unit_parts *parts, double factor)
{
	int exponent = 0;
	bool ten = unit_is_ten_to(factor, &exponent);
	struct unit_part *below = exponent < 0 ? first_of_sign(parts, true) : NULL,
					 *at = below ? below : first_of_sign(parts, false);
	if (!at) {
		at = &parts->list[parts->count++];
		*at = (struct unit_part){.power = 1};
	}
	at->exponent = below ? -exponent : exponent;
	at->mantissa = ten ? 1 : factor;
}

const char *unit_text_of(struct arena *arena, const struct unit *unit)
{
	struct unit_parts parts = {0};
	double factor = unit->factor;
	for (int i = 0; i < UNIT_MONEY; i++)
		push_atom(&parts, unit_currency_atom(unit->money[i].currency), unit->money[i].power,
		          unit->money[i].prices == PRICES_CURRENT ? PRICES_UNSAID : unit->money[i].prices);
	for (int i = 0; i < DIMENSIONS; i++) {
		if (!unit->power[i])
			continue;
		const struct unit_atom *atom = atom_of((enum dimension)i, unit->power[i], factor);
		factor = without(factor, atom, unit->power[i]);
		push_atom(&parts, atom, unit->power[i], 0);
	}
	place_factor(&parts, factor);
	return unit_parts_print(arena, &parts, LANGUAGE_OF_DATA, true);
}
