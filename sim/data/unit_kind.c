/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_kind: the kinds of units by their names, so that what is said where a unit is wanted names units of its kind. */
#include "data/unit_kind.h"
#include "base/text.h"
#include "data/unit_table.h"

const char *unit_kind_name(enum unit_kind kind, enum language language)
{
	static const enum word words[UNIT_KINDS] = {
		[DIM_ENERGY] = W_KIND_ENERGY, [DIM_MASS] = W_KIND_MASS, [DIM_CO2] = W_KIND_CO2, [DIM_CO2E] = W_KIND_CO2E,
		[DIM_PEOPLE] = W_KIND_PEOPLE, [DIM_VOLUME] = W_KIND_VOLUME, [DIM_AREA] = W_KIND_AREA,
		[DIM_POWER] = W_KIND_POWER, [DIM_TIME] = W_KIND_TIME, [DIM_LENGTH] = W_KIND_LENGTH,
		[DIM_TEMPERATURE] = W_KIND_TEMPERATURE, [DIM_COUNT_OF] = W_KIND_COUNT, [KIND_MONEY] = W_KIND_MONEY,
		[KIND_SHARE] = W_KIND_SHARE};
	return word_text(language, words[kind]);
}

static void add_kinds(struct text *out, const struct unit *unit, enum language language, int sign)
{
	const char *before = sign > 0 ? "" : " / ", *between = sign > 0 ? "·" : " / ";
	for (int kind = 0; kind <= KIND_MONEY; kind++) {
		int power = kind < DIMENSIONS ? unit->power[kind] : unit->money[0].power;
		if (power * sign <= 0)
			continue;
		text_print(out, "%s%s", before, unit_kind_name((enum unit_kind)kind, language));
		before = between;
	}
}

const char *unit_kind_of_unit(struct arena *arena, const struct unit *unit, enum language language)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, unit->share ? unit_kind_name(KIND_SHARE, language) : "");
	add_kinds(&out, unit, language, 1);
	if (out.length == 0)
		text_add(&out, "1");
	size_t above = out.length;
	add_kinds(&out, unit, language, -1);
	return out.length == above && above == 1 ? "" : out.bytes;
}

enum unit_kind unit_kind_alone(const struct unit *unit)
{
	enum unit_kind found = unit->share ? KIND_SHARE : unit->money[0].power == 1 ? KIND_MONEY : UNIT_KINDS;
	int others = unit->money[1].power != 0 || (unit->money[0].power && unit->money[0].power != 1);
	for (int i = 0; i < DIMENSIONS; i++) {
		if (!unit->power[i])
			continue;
		others += found != UNIT_KINDS || unit->power[i] != 1;
		found = (enum unit_kind)i;
	}
	return others ? UNIT_KINDS : found;
}

const char *unit_kind_examples(struct arena *arena, const struct unit *unit, enum language language)
{
	enum { MOST = 7 };
	enum unit_kind kind = unit_kind_alone(unit);
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	int count = 0;
	for (const struct unit_atom *atom = unit_atoms; atom->en && count < MOST; atom++) {
		bool other_share = atom->kind == ATOM_SHARE && atom->which != (int)unit->share;
		if (unit_kind_of(atom) != kind || other_share || (atom->kind == ATOM_MONEY && atom->which == CURRENCY_OF_PLAN))
			continue;
		const char *name = title_in((struct title){.en = atom->en, .zh = atom->zh}, language, "");
		text_print(&out, "%s%s", count++ ? word_text(language, W_LIST_COMMA) : "", name);
	}
	return out.bytes;
}
