/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_row: what can be asked of one row of the table, or of its goal, whatever the models make of it: what its name is
 * known as, whether its unit is one that a model declares, whether it asks for anything. */
#include "intake/indicator_units.h"
#include "intake/new_parts.h"

const struct known *new_known_row(struct arena *arena, const struct indicator *row)
{
	return indicator_known(arena, row);
}

const struct known *new_known(const struct starter *starter, const struct indicator *row)
{
	return new_known_row(starter->arena, row);
}

bool new_has_number(const struct new_goal *goal) { return goal->sense || goal->relative.is; }

bool new_is_history(const struct new_goal *goal) { return !goal->sense && !goal->words; }

bool new_is_in_unit(const struct starter *starter, const struct indicator *row, const char *unit, double *scale)
{
	struct unit declared = unit_declared_in(starter->arena, unit, PRICES_BASE, starter->currency);
	return row->has_unit && unit_fits(&row->unit, &declared, scale);
}
