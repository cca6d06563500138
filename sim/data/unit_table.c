/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_table: what was meant by a spelling that is none of ours. First what differs from ours by case alone, or is a
 * sign or a name of several ($, ¥, pound): all that it may be; else the nearest by spelling, of the kinds that are
 * wanted. A symbol is never read in another case: what mW, MW and mw are is for the one to say who wrote it. */
#include "data/unit_table.h"
#include <string.h>
#include "base/nearest.h"
#include "base/text.h"

/* What is none of ours, or several of them, and what may be meant. */
static const struct { const char *text, *meant; } asked[] = {
	{"$", "USD / AUD / CAD / HKD"},
	{"＄", "USD / AUD / CAD / HKD"},
	{"¥", "CNY / JPY"},
	{"￥", "CNY / JPY"},
	{"dollar", "USD / AUD / CAD / HKD"},
	{"dollars", "USD / AUD / CAD / HKD"},
	{"pound", "GBP / lb"},
	{"pounds", "GBP / lb"},
	{"franc", "CHF / XAF / XOF"},
	{"francs", "CHF / XAF / XOF"},
	{"peso", "MXN / PHP / ARS"},
	{"pesos", "MXN / PHP / ARS"},
	{"krona", "SEK / ISK"},
	{"kronor", "SEK"},
	{"krone", "NOK / DKK"},
	{"kroner", "NOK / DKK"},
	{"kr", "SEK / NOK / DKK"},
	{"rupee", "INR / PKR / LKR"},
	{"rupees", "INR / PKR / LKR"},
	{"法郎", "CHF / XAF / XOF"},
	{"卢比", "INR / PKR / LKR"},
	{"克朗", "SEK / NOK / DKK"},
	{"比索", "MXN / PHP / ARS"},
	{"镑", "GBP / EGP"},
	{"MU", "mu / GWh"},
	{"Mu", "mu / GWh"},
	{"MBtu", "MMBtu"},
	{"MBTU", "MMBtu"},
	{"mt", "Mt / t"},
	{"MT", "Mt / t"},
	{"Mton", "Mt"},
	{"Mtons", "Mt"},
	{"T", "t"},
	{"mn", "million"},
	{"Rs", "INR / PKR / LKR"},
	{"Rs.", "INR / PKR / LKR"},
	{"兆", "1e6 / 1e12"},
};

/* What people write in full, of which kind, and below the stroke; the nearest of these is offered first. */
enum { PLAIN = UNIT_KINDS };
static const struct { const char *text; int kind, below;
} whole[] = {
	{"亿元", KIND_MONEY, PLAIN},
	{"万元", KIND_MONEY, PLAIN},
	{"万人", DIM_PEOPLE, PLAIN},
	{"千人", DIM_PEOPLE, PLAIN},
	{"万吨", DIM_MASS, PLAIN},
	{"亿吨", DIM_MASS, PLAIN},
	{"万吨标准煤", DIM_ENERGY, PLAIN},
	{"吨标准煤/万元", DIM_ENERGY, KIND_MONEY},
	{"亿立方米", DIM_VOLUME, PLAIN},
	{"立方米/万元", DIM_VOLUME, KIND_MONEY},
	{"微克/立方米", DIM_MASS, DIM_VOLUME},
	{"万千瓦", DIM_POWER, PLAIN},
	{"亿千瓦时", DIM_ENERGY, PLAIN},
	{"亿美元", KIND_MONEY, PLAIN},
	{"件/万人", DIM_COUNT_OF, DIM_PEOPLE},
	{"人/千人", PLAIN, PLAIN},
	{"1e8 CNY", KIND_MONEY, PLAIN},
	{"1e4 CNY", KIND_MONEY, PLAIN},
	{"1e8 CNY@base", KIND_MONEY, PLAIN},
	{"tce/1e4 CNY", DIM_ENERGY, KIND_MONEY},
	{"1e4 people", DIM_PEOPLE, PLAIN},
	{"1e4 t", DIM_MASS, PLAIN},
	{"1e8 t", DIM_MASS, PLAIN},
	{"1e4 tce", DIM_ENERGY, PLAIN},
	{"m3/1e4 CNY", DIM_VOLUME, KIND_MONEY},
	{"t/tce", DIM_MASS, DIM_ENERGY},
	{"count/1e4 people", DIM_COUNT_OF, DIM_PEOPLE},
	{"%/yr", KIND_SHARE, PLAIN},
	{"‰/yr", KIND_SHARE, PLAIN},
	{"pp/yr", KIND_SHARE, PLAIN},
	{"%/年", KIND_SHARE, PLAIN},
};

enum { NAMES = 2 + UNIT_WORDS + UNIT_ALSO };

static int spellings(const struct unit_atom *atom, const char **list)
{
	int count = 0;
	list[count++] = atom->en;
	list[count++] = atom->zh;
	for (int i = 0; i < UNIT_WORDS && atom->words[i]; i++)
		list[count++] = atom->words[i];
	for (int i = 0; i < UNIT_ALSO && atom->also[i]; i++)
		list[count++] = atom->also[i];
	return count;
}

static bool is_plain(const struct unit *unit)
{
	for (int i = 0; i < DIMENSIONS; i++)
		if (unit->power[i])
			return false;
	return !unit->money[0].power;
}

/* Does a kind stand in the unit: above the stroke (sign 1), below, or anywhere (0)? Plain mass does where CO2 does. */
static bool stands(int kind, const struct unit *wanted, int sign)
{
	int power = kind == PLAIN                             ? 0
	            : kind == KIND_MONEY                      ? wanted->money[0].power
	            : kind == KIND_SHARE                      ? wanted->share != SHARE_NONE || is_plain(wanted)
	            : kind == DIM_MASS && !wanted->power[kind] ? wanted->power[DIM_CO2] + wanted->power[DIM_CO2E]
	            : kind == DIM_TIME && wanted->per_year    ? -1
	                                                      : wanted->power[kind];
	return sign ? power * sign > 0 : power != 0;
}

static bool is_wanted(const struct unit_atom *atom, const struct unit *wanted)
{
	return !wanted || stands((int)unit_kind_of(atom), wanted, 0);
}

/* --- case --- */

static bool same_but_case(const char *text, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text_lower(text[i]) != text_lower(word[i]))
			return false;
	return strlen(word) == length;
}

/* "mg / Mg": the symbols that are `text` but for case, each once; NULL: it is no matter of case. */
static const char *otherwise_spelled(struct arena *arena, const char *text, size_t length, const struct unit *wanted)
{
	const char *names[NAMES], *last = "";
	struct text out;
	text_init(&out, arena);
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		for (int i = 0, count = is_wanted(atom, wanted) ? spellings(atom, names) : 0; i < count; i++)
			if (same_but_case(text, names[i], length) && strcmp(names[i], last) != 0) {
				text_print(&out, "%s%s", *last ? " / " : "", names[i]);
				last = names[i];
			}
	return *last ? out.bytes : NULL;
}

static const char *otherwise(struct arena *arena, const char *text, size_t length, const struct unit *wanted)
{
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (strlen(asked[i].text) == length && strncmp(asked[i].text, text, length) == 0)
			return asked[i].meant;
	const char *spelled = otherwise_spelled(arena, text, length, wanted);
	return spelled || !wanted ? spelled : otherwise_spelled(arena, text, length, NULL);
}

/* --- the nearest --- */

static size_t copy_whole(const char **list, const struct unit *wanted)
{
	size_t count = 0;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		bool below = whole[i].below == PLAIN || (wanted && stands(whole[i].below, wanted, -1));
		if (!wanted || (stands(whole[i].kind, wanted, 1) && below))
			list[count++] = whole[i].text;
	}
	return count;
}

enum { SHORT = 3, FAR = 99 };

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 128)
		text++;
	return !*text;
}

static bool are_beside(char a, char b) /* on a keyboard */
{
	static const char keys[] = "qwertyuiop asdfghjkl zxcvbnm";
	const char *at = strchr(keys, text_lower(a));
	return at && *at && *at != ' ' && ((at > keys && at[-1] == text_lower(b)) || at[1] == text_lower(b));
}

static int apart(const char *text, const char *word, size_t *where)
{
	int count = 0;
	for (size_t i = 0; text[i] && word[i]; i++)
		if (text_lower(text[i]) != text_lower(word[i])) {
			*where = i;
			count++;
		}
	return count;
}

/* How likely a slip of so few letters it is, the less the likelier: two in the wrong order, one written twice, the key
 * beside; of three letters also any other one. Two symbols of two letters are soon one letter apart. */
static int slip(const char *text, const char *word)
{
	size_t length = strlen(text), other = strlen(word), where = 0;
	if (!is_ascii(word) || nearest_distance(text, word) != 1)
		return FAR;
	int differ = apart(text, word, &where);
	bool doubled = other < length && text_lower(text[length - 1]) == text_lower(text[length - 2]);
	int cost = other == length && differ == 2                                ? 1
	           : doubled || (other == length && are_beside(text[where], word[where])) ? 2
	           : length < SHORT                                              ? FAR
	                                                                         : 3;
	if (cost == FAR)
		return FAR;
	cost *= SHORT + 1;
	for (size_t i = 0; i < length && i < other; i++)
		cost += text[i] != word[i] && text_lower(text[i]) == text_lower(word[i]); /* then as it is written */
	return cost;
}

static const char *nearest_short(const char *text, const char *const *list, size_t count)
{
	int least = FAR;
	const char *nearest = NULL;
	for (size_t i = 0; i < count; i++) {
		int cost = slip(text, list[i]);
		if (cost < least) {
			least = cost;
			nearest = list[i];
		}
	}
	return nearest;
}

const char *unit_nearest(struct arena *arena, const char *text, size_t length, const struct unit *wanted)
{
	size_t scale = 0; /* 万 before MU */
	while (scale < length && (unsigned char)text[scale] >= 128)
		scale++;
	const char *meant = otherwise(arena, text, length, wanted);
	meant = meant || !scale || scale == length ? meant : otherwise(arena, text + scale, length - scale, wanted);
	if (meant)
		return meant;
	if (text_count(text, length) < 2) /* any letter is one edit from any other */
		return NULL;
	size_t rows = 0;
	while (unit_atoms[rows].en)
		rows++;
	const char **list = ARENA_ARRAY(arena, sizeof whole / sizeof *whole + rows * NAMES, const char *);
	size_t count = copy_whole(list, wanted);
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		if (is_wanted(atom, wanted))
			count += (size_t)spellings(atom, list + count);
	const char *own = arena_copy(arena, text, length);
	return length <= SHORT && is_ascii(own) ? nearest_short(own, list, count) : nearest_name(own, list, count);
}
