/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_facts: which rows of the table models start from besides GDP and its parts, and which variable a row is in this
 * place. Holds: a row is a model's only where the table has all that this model's base needs. */
#include <string.h>
#include "intake/new_parts.h"

const struct known *new_known(const struct starter *starter, const struct indicator *row)
{
	const struct known *known = row->title.zh ? known_find(starter->arena, row->title.zh) : NULL;
	return known ? known : row->title.en ? known_find(starter->arena, row->title.en) : NULL;
}

bool new_is_history(const struct new_goal *goal) { return !goal->sense && !goal->words; }

static bool is_per_head_money(const struct starter *starter, const struct indicator *row)
{
	double scale;
	return new_is_in_unit(starter, row, "CNY@base", &scale) || new_is_in_unit(starter, row, "CNY@base/people", &scale);
}

const char *new_head_unit(const struct starter *starter, const struct indicator *row)
{
	return row->unit.power[DIM_PEOPLE] ? row->unit_text
	                                   : new_say(starter, W_NEW_UNIT_PER_HEAD, WORDS(row->unit_text));
}

static bool is_base(const struct starter *starter, const struct indicator *row, const struct known *known)
{
	double scale;
	bool fits = known->unit ? new_is_in_unit(starter, row, known->unit, &scale) : is_per_head_money(starter, row);
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
	const struct new_goal **at = known->role == KNOWN_ENERGY         ? &starter->energy_use
	                             : known->role == KNOWN_CO2          ? &starter->emissions
	                             : known->role == KNOWN_WATER        ? &starter->water_use
	                             : known->role == KNOWN_INCOME_URBAN ? &starter->urban_income
	                             : known->role == KNOWN_INCOME_RURAL ? &starter->rural_income
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
	starter->water_use = gdp ? starter->water_use : NULL;
	starter->emissions = starter->energy_use ? starter->emissions : NULL;
	bool incomes = starter->urban_income && starter->rural_income;
	starter->urban_income = incomes ? starter->urban_income : NULL;
	starter->rural_income = incomes ? starter->rural_income : NULL;
}

static bool is_row(const struct new_goal *goal, const struct indicator *row) { return goal && goal->row == row; }

enum known_role new_fact_role(const struct starter *starter, const struct indicator *row, const struct known *known)
{
	bool percent = row->has_unit && row->unit.share == SHARE_PERCENT;
	bool is = false;
	switch (known->role) {
	case KNOWN_VALUE_ADDED: is = new_is_sector(starter, row); break;
	case KNOWN_SECTOR_GROWTH:
		for (int i = 0; i < starter->sector_count; i++)
			is |= percent && strcmp(starter->sectors[i].id, known->id) == 0;
		break;
	case KNOWN_ENERGY: is = is_row(starter->energy_use, row); break;
	case KNOWN_ENERGY_OF:
		is = starter->energy_use && is_row(starter->energy_households, row);
		for (int i = 0; i < starter->sector_count; i++)
			is |= starter->energy_use && is_row(starter->energy_of[i], row);
		break;
	case KNOWN_CO2: is = is_row(starter->emissions, row); break;
	case KNOWN_WATER: is = is_row(starter->water_use, row); break;
	case KNOWN_INCOME_URBAN: is = is_row(starter->urban_income, row); break;
	case KNOWN_INCOME_RURAL: is = is_row(starter->rural_income, row); break;
	default: break;
	}
	return is ? known->role : KNOWN_INDICATOR;
}

const char *new_fact_variable(const struct starter *starter, const struct known *known)
{
	switch (known->role) {
	case KNOWN_VALUE_ADDED:
	case KNOWN_SECTOR_GROWTH: return arena_print(starter->arena, "output.%s", known->id);
	case KNOWN_ENERGY: return "energy";
	case KNOWN_ENERGY_OF:
		return strcmp(known->id, "households") == 0 ? "energy_households"
		                                            : arena_print(starter->arena, "energy_use.%s", known->id);
	case KNOWN_CO2: return "co2";
	case KNOWN_WATER: return "water";
	case KNOWN_INCOME_URBAN: return "income_urban";
	case KNOWN_INCOME_RURAL: return "income_rural";
	default: return NULL;
	}
}
