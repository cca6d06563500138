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

/* Changes are stated in points, or of what is counted in years. */
bool new_is_stated(const struct new_goal *goal)
{
	const struct indicator *row = goal->row;
	const struct indicator_cell *rate = &row->rate;
	if (!goal->variable || !rate->has_number || !row->target.has_number || goal->measure != MEASURE_LEVEL)
		return false;
	bool points = row->has_unit && row->unit.share == SHARE_PERCENT,
		 years = row->has_unit && row->unit.power[DIM_TIME] == 1 && !rate->has_unit;
	return row->rate_kind == RATE_YEARLY || points || years;
}

/* At the prices of each year, as its unit or its name says: in the base year those are the base year's. */
bool new_is_gdp_of_each_year(const struct starter *starter, const struct indicator *row, const struct known *known)
{
	double scale;
	struct unit current = unit_declared_in(starter->arena, "1e8 money@current", PRICES_BASE, starter->currency);
	bool gdp = known->role == KNOWN_GDP && known->how == KNOWN_LEVEL && unit_only_currency(&row->unit) &&
	           row->unit.money[0].prices == PRICES_CURRENT;
	return row->has_unit && (gdp || known->role == KNOWN_GDP_NOMINAL) && unit_fits(&row->unit, &current, &scale);
}

bool new_is_in_unit(const struct starter *starter, const struct indicator *row, const char *unit, double *scale)
{
	struct unit declared = unit_declared_in(starter->arena, unit, PRICES_BASE, starter->currency);
	return row->has_unit && unit_fits(&row->unit, &declared, scale);
}
