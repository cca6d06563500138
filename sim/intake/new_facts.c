/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_facts: which rows of the table models start from besides GDP and its parts, and which variable a row is in this
 * place. Holds: a row is a model's only where the table has all that this model's base needs. */
#include <string.h>
#include "intake/new_parts.h"

static bool is_per_head_money(const struct starter *starter, const struct indicator *row)
{
	double scale;
	return new_is_in_unit(starter, row, "money@base", &scale) ||
	       new_is_in_unit(starter, row, "money@base/people", &scale);
}

const char *new_head_unit(const struct starter *starter, const struct indicator *row)
{
	return row->unit.power[DIM_PEOPLE] ? row->unit_text
	                                   : new_say(starter, W_NEW_UNIT_PER_HEAD, WORDS(row->unit_text));
}

static bool is_base(const struct starter *starter, const struct indicator *row, const struct known *known)
{
	double scale;
	bool income = known->role == KNOWN_INCOME_URBAN || known->role == KNOWN_INCOME_RURAL;
	bool fits =
		income ? is_per_head_money(starter, row) : known->unit && new_is_in_unit(starter, row, known->unit, &scale);
	return fits && indicator_cell_is_exact(&row->base) && row->base.low > 0;
}

static void take_energy_of(struct starter *starter, const struct new_goal *goal, const char *id)
{
	for (int i = 0; i < starter->sector_count; i++)
		if (strcmp(starter->sectors[i].id, id) == 0 && !starter->energy_of[i])
			starter->energy_of[i] = goal;
	if (strcmp(id, "households") == 0 && !starter->energy_households)
		starter->energy_households = goal;
}

static void take(struct starter *starter, const struct new_goal *goal, const struct known *known)
{
	const struct new_goal **at = known->role == KNOWN_ENERGY             ? &starter->energy_use
	                             : known->role == KNOWN_ENERGY_INTENSITY ? &starter->energy_per_gdp
	                             : known->role == KNOWN_CO2              ? &starter->emissions
	                             : known->role == KNOWN_WATER            ? &starter->water_use
	                             : known->role == KNOWN_INCOME_URBAN     ? &starter->urban_income
	                             : known->role == KNOWN_INCOME_RURAL     ? &starter->rural_income
	                                                                     : NULL;
	if (at && !*at)
		*at = goal;
	if (known->role == KNOWN_ENERGY_OF)
		take_energy_of(starter, goal, known->id);
}

/* Uses rest on GDP, CO2 on energy, incomes come together. */
void new_find_facts(struct starter *starter)
{
	for (int i = 0; i < starter->table->count; i++) {
		const struct known *known = new_known(starter, starter->goals[i].row);
		if (known && !starter->example && is_base(starter, starter->goals[i].row, known))
			take(starter, &starter->goals[i], known);
	}
	bool gdp = starter->gdp_base > 0;
	starter->energy_use = gdp ? starter->energy_use : NULL;
	starter->energy_per_gdp = starter->energy_use ? NULL : starter->energy_per_gdp;
	starter->water_use = gdp ? starter->water_use : NULL;
	starter->emissions = starter->energy_use ? starter->emissions : NULL;
	bool incomes = starter->urban_income && starter->rural_income;
	starter->urban_income = incomes ? starter->urban_income : NULL;
	starter->rural_income = incomes ? starter->rural_income : NULL;
}

static bool is_row(const struct new_goal *goal, const struct indicator *row) { return goal && goal->row == row; }

static bool is_of_sector(const struct starter *starter, const char *id)
{
	for (int i = 0; i < starter->sector_count; i++)
		if (strcmp(starter->sectors[i].id, id) == 0)
			return true;
	return false;
}

static bool is_energy_row(const struct starter *starter, const struct indicator *row)
{
	bool is = is_row(starter->energy_households, row);
	for (int i = 0; i < starter->sector_count; i++)
		is |= is_row(starter->energy_of[i], row);
	return is && starter->energy_use;
}

/* The unit of the row is that of the variable, or percent where it is a change of it. */
static bool is_of_kind(const struct starter *starter, const struct indicator *row, const struct known *known)
{
	double scale;
	bool percent = row->has_unit && row->unit.share == SHARE_PERCENT;
	return known->how == KNOWN_GROWTH || known->how == KNOWN_FALL ? percent
	                                                              : new_is_in_unit(starter, row, known->unit, &scale);
}

enum known_role new_fact_role(const struct starter *starter, const struct indicator *row, const struct known *known)
{
	bool is = false;
	bool energy = starter->energy_use || starter->energy_per_gdp;
	switch (known->role) {
	case KNOWN_VALUE_ADDED: is = new_is_sector(starter, row); break;
	case KNOWN_SECTOR_GROWTH: is = is_of_kind(starter, row, known) && is_of_sector(starter, known->id); break;
	case KNOWN_ENERGY: is = is_row(starter->energy_use, row); break;
	case KNOWN_ENERGY_OF: is = is_energy_row(starter, row); break;
	case KNOWN_ENERGY_INTENSITY: is = energy && is_of_kind(starter, row, known); break;
	case KNOWN_CO2: is = is_row(starter->emissions, row); break;
	case KNOWN_CO2_INTENSITY: is = starter->emissions && is_of_kind(starter, row, known); break;
	case KNOWN_WATER: is = is_row(starter->water_use, row); break;
	case KNOWN_WATER_INTENSITY:
	case KNOWN_WATER_FALL: is = starter->water_use && is_of_kind(starter, row, known); break;
	case KNOWN_INCOME_URBAN: is = is_row(starter->urban_income, row); break;
	case KNOWN_INCOME_RURAL: is = is_row(starter->rural_income, row); break;
	case KNOWN_INCOME: is = starter->urban_income && starter->urbanization && is_per_head_money(starter, row); break;
	case KNOWN_INCOME_RATIO: is = starter->urban_income && is_of_kind(starter, row, known); break;
	default: break;
	}
	return is ? known->role : KNOWN_INDICATOR;
}

const char *new_model_variable(struct arena *arena, const struct known *known)
{
	const char *hole = known->variable ? strstr(known->variable, "%s") : NULL;
	if (known->role == KNOWN_ENERGY_OF && strcmp(known->id, "households") == 0)
		return "energy_households";
	return hole ? arena_print(arena, "%.*s%s", (int)(hole - known->variable), known->variable, known->id)
	            : known->variable;
}

const char *new_fact_variable(const struct starter *starter, const struct known *known)
{
	return new_model_variable(starter->arena, known);
}
