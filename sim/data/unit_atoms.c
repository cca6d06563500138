/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_atoms: the tables of unit_atoms.def and unit_currencies.def as one, and the spelling that a text begins with.
 * The longest wins (tCO2e before tCO2 before t). Symbols are read as they are written; names in full in any case. */
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "data/unit_said.h"
#include "data/unit_table.h"
#include "data/unit_ten.h"

#define NAMED(...) {__VA_ARGS__}
#define SIGNS(...) {__VA_ARGS__}

const struct unit_atom unit_atoms[] = {
	{"money", "本币", {NULL}, {NULL}, ATOM_MONEY, CURRENCY_OF_PLAN, 0, 1, SOURCE_NONE},
#define CURRENCY(code, zh, words, also) {#code, zh, words, also, ATOM_MONEY, CURRENCY_##code, 0, 1, SOURCE_ISO},
#include "data/unit_currencies.def"
#undef CURRENCY
#define UNIT(symbol, zh, words, also, kind, exponent, mantissa, source)                                             \
	{symbol, zh, words, also, ATOM_DIMENSION, DIM_##kind, exponent, mantissa, source},
#define SHARE(symbol, zh, words, also, share, exponent)                                                             \
	{symbol, zh, words, also, ATOM_SHARE, SHARE_##share, exponent, 1, SOURCE_NONE},
#include "data/unit_atoms.def"
#undef UNIT
#undef SHARE
	{0},
};

static bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Bytes of `word` if the text goes on with it and, where it ends in a letter or digit, the word ends there. Behind
 * money its year may stand: "USD2010". */
static size_t match(const char *text, const char *word, bool any_case, bool money)
{
	size_t length = 0;
	for (; word[length]; length++)
		if (any_case ? text_lower(text[length]) != text_lower(word[length]) : text[length] != word[length])
			return 0;
	char last = word[length - 1];
	int exponent;
	if (money && is_latin(text[length]) && unit_said_scale_of_money(text + length, &exponent)) /* "GBPm" */
		return length;
	bool word_goes_on = (is_latin(last) || number_is_digit(last)) &&
	                    (is_latin(text[length]) || (!money && (number_is_digit(text[length]) || text[length] == '_')));
	return word_goes_on ? 0 : length;
}

static size_t longest(const char *text, const char *const *list, bool any_case, bool money, size_t most)
{
	char first = any_case ? text_lower(*text) : *text;
	for (; *list; list++)
		if ((any_case ? text_lower(**list) : **list) == first) {
			size_t length = match(text, *list, any_case, money);
			most = length > most ? length : most;
		}
	return most;
}

const struct unit_atom *unit_atom_at(const char *text, size_t *length)
{
	const struct unit_atom *best = NULL;
	*length = 0;
	if (!*text)
		return NULL;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		const char *const printed[] = {atom->en, atom->zh, NULL};
		bool money = atom->kind == ATOM_MONEY;
		size_t most = longest(text, printed, false, money, *length);
		most = longest(text, atom->also, false, money, most);
		most = longest(text, atom->words, true, money, most);
		if (most > *length)
			best = atom;
		*length = most;
	}
	return best;
}

enum unit_kind unit_kind_of(const struct unit_atom *atom)
{
	return atom->kind == ATOM_DIMENSION ? (enum unit_kind)atom->which
	       : atom->kind == ATOM_MONEY   ? KIND_MONEY
	                                    : KIND_SHARE;
}

/* One of it in its base; multiplied or divided once, so that it is rounded once. */
double unit_atom_factor(const struct unit_atom *atom)
{
	int ten = atom->exponent;
	return ten >= 0 ? atom->mantissa * unit_ten_to(ten) : atom->mantissa / unit_ten_to(-ten);
}

const struct unit_atom *unit_index_atom(void)
{
	const struct unit_atom *atom = unit_atoms;
	while (atom->kind != ATOM_SHARE || atom->which != SHARE_INDEX)
		atom++;
	return atom;
}

const struct unit_atom *unit_currency_atom(enum currency currency) { return &unit_atoms[currency]; }

const char *unit_currency_code(enum currency currency) { return unit_atoms[currency].en; }

enum currency unit_currency(const char *code)
{
	for (int i = CURRENCY_OF_PLAN + 1; i < CURRENCIES; i++)
		if (strcmp(unit_atoms[i].en, code) == 0)
			return (enum currency)i;
	return CURRENCY_OF_PLAN;
}
