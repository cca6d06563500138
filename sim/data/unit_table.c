/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_table: what was meant by a spelling that is none of ours. First what differs from ours by case alone, or is a sign
 * or a name of several ($, ¥, pound): all that it may be; else the nearest by spelling, of the kinds that are wanted.
 * A symbol is never read in another case: what mW, MW and mw are is for the one to say who wrote it. */
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
};

/* What people write in full; the nearest of these is offered first. */
static const char *const whole[] = {
	"亿元", "万元", "万人", "千人", "万吨", "亿吨", "万吨标准煤", "吨标准煤/万元", "亿立方米",
	"立方米/万元", "微克/立方米", "万千瓦", "亿千瓦时", "亿美元", "件/万人",
	"人/千人", "1e8 CNY", "1e4 CNY",
	"1e8 CNY@base", "tce/1e4 CNY", "1e4 people", "1e4 t", "1e8 t", "1e4 tce", "m3/1e4 CNY", "t/tce",
	"count/1e4 people", "%/yr", "‰/yr", "pp/yr", "%/年",
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

static bool is_wanted(const struct unit_atom *atom, const struct unit *wanted)
{
	if (!wanted)
		return true;
	if (atom->kind == ATOM_DIMENSION)
		return wanted->power[atom->which] != 0 ||
		       (atom->which == DIM_MASS && (wanted->power[DIM_CO2] || wanted->power[DIM_CO2E])) ||
		       (atom->which == DIM_TIME && wanted->per_year);
	return atom->kind == ATOM_MONEY ? wanted->money[0].power != 0
	                                : wanted->share != SHARE_NONE || unit_is_number(wanted);
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

/* Whole units that fit, or of any kind. */
static size_t copy_whole(struct arena *arena, const char **list, const struct unit *wanted)
{
	size_t count = 0, bad, length;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		struct unit unit;
		const char *nearest;
		double scale;
		if (!wanted || (unit_parse(arena, whole[i], &unit, &bad, &length, &nearest) && unit_fits(&unit, wanted, &scale)))
			list[count++] = whole[i];
	}
	return count;
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
	size_t count = copy_whole(arena, list, wanted);
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		if (is_wanted(atom, wanted))
			count += (size_t)spellings(atom, list + count);
	return nearest_name(arena_copy(arena, text, length), list, count);
}
