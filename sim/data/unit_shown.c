/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_shown: the parts of a unit are printed anew, with the money of the declared one. Holds: the unit made differs
 * from the declared one in factor and text alone. */
#include "data/unit_shown.h"
#include "data/unit_name.h"
#include "data/unit_parts.h"

enum { DECLARED_ABOVE = 8, DECLARED_BELOW = 4 }; /* "1e8 money@base", "tce/1e4 money@base" */

static void print(struct arena *arena, const struct unit *declared, struct unit_parts *parts, struct unit *shown)
{
	struct unit made;
	size_t bad_offset, bad_length;
	struct unit_parts own;
	const struct unit_part *money = NULL;
	if (unit_parts_read(declared->text, true, &own, &bad_offset, &bad_length))
		for (int i = 0; i < own.count && !money; i++)
			money = unit_part_is_money(&own.list[i]) ? &own.list[i] : NULL;
	for (int i = 0; i < parts->count && money; i++)
		if (unit_part_is_money(&parts->list[i])) {
			parts->list[i].atom = money->atom;
			parts->list[i].prices = money->prices;
		}
	parts->per_year = declared->per_year;
	*shown = *declared;
	if (!unit_parts_make(parts, &made))
		return;
	shown->factor = made.factor;
	shown->text = unit_parts_print(arena, parts, LANGUAGE_OF_DATA, true);
}

void unit_shown_in(struct arena *arena, const struct unit *declared, const struct unit *wanted, struct unit *shown)
{
	struct unit_parts parts;
	size_t bad_offset, bad_length;
	*shown = *declared;
	if (unit_parts_read(wanted->text, true, &parts, &bad_offset, &bad_length))
		print(arena, declared, &parts, shown);
}

bool unit_shown_scaled(struct arena *arena, const struct unit *declared, int above, int below, struct unit *shown)
{
	struct unit_parts parts;
	size_t bad_offset, bad_length;
	int changed = 0;
	*shown = *declared;
	if (!declared->money[0].power || !unit_parts_read(declared->text, true, &parts, &bad_offset, &bad_length))
		return false;
	for (int i = 0; i < parts.count; i++) {
		struct unit_part *part = &parts.list[i];
		bool level = part->power == 1 && part->exponent == DECLARED_ABOVE && parts.count == 1,
			 per = part->power == -1 && part->exponent == DECLARED_BELOW;
		if (!unit_part_is_money(part) || part->mantissa != 1 || !(level || per))
			continue;
		part->exponent = level ? above : below;
		changed++;
	}
	if (changed)
		print(arena, declared, &parts, shown);
	return changed;
}
