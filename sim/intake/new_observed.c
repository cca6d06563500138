/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_observed: what the table says has come true, as observed.csv: every number of every row, each with its cell.
 * Money that a table prints is at the prices of its year, and stands under the name of the variable at current prices.
 * Holds: a variable and year stand once, all rows of a variable together, in order of years; texts of strangers pass
 * through csv_out alone. */
#include <stdint.h>
#include <string.h>
#include "base/lookup.h"
#include "data/quantity_fraction.h"
#include "intake/new_parts.h"
#include "write/csv_out.h"

/* Money of a year is at the prices of that year, unless its unit names another; growth and falls are those over the
 * year before. */
struct new_naming new_naming_of(struct arena *arena, enum known_role role, const struct known *known,
                                const struct indicator *row)
{
	const char *unit = row->unit.text, *id = known->id;
	const char *head = row->unit.power[DIM_PEOPLE] ? unit : arena_print(arena, "%s/people", unit);
	const char *of = row->unit.money[0].prices > PRICES_BASE ? "" : "_nominal"; /* a year's prices throughout */
	switch (role) {
	case KNOWN_GDP:
	case KNOWN_GDP_NOMINAL: return (struct new_naming){arena_print(arena, "gdp%s", of), unit};
	case KNOWN_GDP_GROWTH: return (struct new_naming){"gdp_growth", "%/yr"};
	case KNOWN_GDP_PER_HEAD: return (struct new_naming){arena_print(arena, "gdp_per_head%s", of), head};
	case KNOWN_VALUE_ADDED: return (struct new_naming){arena_print(arena, "output%s.%s", of, id), unit};
	case KNOWN_SECTOR_GROWTH: return (struct new_naming){arena_print(arena, "output_growth.%s", id), "%/yr"};
	case KNOWN_ENERGY_FALL: return (struct new_naming){"energy_intensity_fall", "%/yr"};
	case KNOWN_CO2_FALL: return (struct new_naming){"co2_intensity_fall", "%/yr"};
	case KNOWN_WATER_FALL: return (struct new_naming){"water_intensity_fall", "%/yr"};
	case KNOWN_INCOME: return (struct new_naming){arena_print(arena, "income%s", of), head};
	case KNOWN_INCOME_URBAN: return (struct new_naming){arena_print(arena, "income_urban%s", of), head};
	case KNOWN_INCOME_RURAL: return (struct new_naming){arena_print(arena, "income_rural%s", of), head};
	default: return (struct new_naming){new_model_variable(arena, known), unit};
	}
}

/* A row that a model knows by its name and that counts something else is none. */
static bool is_of_its_kind(const struct starter *starter, const struct known *known, const struct indicator *row)
{
	double scale;
	bool head = known->role == KNOWN_INCOME || known->role == KNOWN_INCOME_URBAN || known->role == KNOWN_INCOME_RURAL ||
	            known->role == KNOWN_GDP_PER_HEAD;
	if (known->how == KNOWN_GROWTH || known->how == KNOWN_FALL)
		return row->has_unit && row->unit.share == SHARE_PERCENT;
	return (known->unit && new_is_in_unit(starter, row, known->unit, &scale)) ||
	       new_is_gdp_of_each_year(starter, row, known) ||
	       (head && new_is_in_unit(starter, row, "money@base", &scale));
}

static const char *without_end(struct arena *arena, const char *id, const char *end)
{
	size_t length = strlen(id), cut = strlen(end);
	return length > cut && strcmp(id + length - cut, end) == 0 ? arena_copy(arena, id, length - cut) : id;
}

/* "energy_consumption_index" grows as energy_consumption_growth, as does "energy_consumption_level". */
const char *new_growth_name(struct arena *arena, const char *id)
{
	return arena_print(arena, "%s_growth", without_end(arena, without_end(arena, id, "_index"), "_level"));
}

static const char *fall_name(struct arena *arena, const char *id)
{
	return arena_print(arena, "%s_fall", without_end(arena, without_end(arena, id, "_fall"), "_index"));
}

/* What a model would compute keeps the name that it has there, so that the model may be added. */
static struct new_naming naming_of(const struct starter *starter, const struct new_goal *goal)
{
	const struct known *known = new_known(starter, goal->row);
	bool own = goal->role == KNOWN_INDICATOR, real = known && known->how == KNOWN_REAL;
	bool fall = known && known->how == KNOWN_FALL;
	bool known_history = own && known && new_is_history(goal) && is_of_its_kind(starter, known, goal->row);
	enum known_role role = known_history ? known->role : goal->role;
	struct new_naming naming = known && role != KNOWN_INDICATOR && !real
	                               ? new_naming_of(starter->arena, role, known, goal->row)
	                               : (struct new_naming){NULL, goal->row->unit.text};
	if (!naming.variable && own && known && known->how == KNOWN_GROWTH && new_is_history(goal) && !goal->index &&
	    goal->row->has_unit && goal->row->unit.share == SHARE_PERCENT && goal->row->unit.factor == 0.01)
		return (struct new_naming){new_growth_name(starter->arena, known->id), "%/yr"};
	if (!naming.variable && goal->index) { /* its number is no index */
		const struct unit *unit = &goal->row->unit;
		const char *level = arena_print(starter->arena, "%s_level", goal->id);
		naming.variable = !unit->share ? level
		                  : fall       ? fall_name(starter->arena, goal->id)
		                               : new_growth_name(starter->arena, goal->id);
		naming.unit = unit->share == SHARE_PERCENT && unit->factor == 0.01 && !fall ? "%/yr" : naming.unit;
	}
	if (!naming.variable)
		naming.variable = goal->variable ? goal->variable : goal->id;
	return naming;
}

/* Does the table say of any number what it is counted by? */
static bool has_bases(const struct starter *starter)
{
	for (int i = 0; i < starter->goal_count; i++)
		if (starter->goals[i].row->basis || starter->goals[i].row->others)
			return true;
	return false;
}

struct observing {
	const struct starter *starter;
	struct csv_out csv;
	bool has_bases; /* of the whole table, which is not asked again for each number */
};

static void put(struct observing *observing, struct new_naming naming, int year, const struct new_goal *goal,
                const struct indicator_cell *cell)
{
	const struct starter *starter = observing->starter;
	struct csv_out *csv = &observing->csv;
	csv_out_id(csv, naming.variable);
	csv_out_id(csv, naming.unit);
	csv_out_integer(csv, year);
	if (cell->has_unit && fraction_suspect(&goal->row->unit, cell->low, false)) /* "0.6 %": the table is sure */
		csv_out_text(csv, new_quantity(starter, cell->low, naming.unit));
	else
		csv_out_number(csv, cell->low);
	csv_out_text(csv, new_source_full(starter, goal->row, cell));
	if (observing->has_bases)
		csv_out_text(csv, goal->row->basis ? goal->row->basis : "");
	csv_out_row(csv);
}

/* --- growth beside a level --- */

/* What the growth beside its levels is called; NULL: it is none that can be kept. That of GDP and sectors is real in
 * statistics and has the name that models have for it; that of a row with a target stands in the target's note, and
 * that of a share may be in points. */
static const char *name_of_growth(const struct starter *starter, const struct new_goal *goal)
{
	const struct known *known = new_known(starter, goal->row);
	if (goal->role == KNOWN_GDP)
		return "gdp_growth";
	if (known && known->role == KNOWN_VALUE_ADDED && (goal->role == KNOWN_VALUE_ADDED || new_is_history(goal)))
		return arena_print(starter->arena, "output_growth.%s", known->id);
	bool level = new_is_history(goal) && goal->row->has_unit && !goal->row->unit.share && !goal->index;
	return level ? new_growth_name(starter->arena, naming_of(starter, goal).variable) : NULL;
}

/* A row of the table says this growth itself. */
static bool is_said_elsewhere(const struct starter *starter, const struct new_goal *goal, const char *name, int year)
{
	for (int i = 0; i < starter->goal_count; i++) {
		const struct new_goal *other = &starter->goals[i];
		if (other == goal || !other->row->has_unit || strcmp(naming_of(starter, other).variable, name) != 0)
			continue;
		struct new_series series = new_series_of(starter, other->row);
		for (int y = 0; y < series.count; y++)
			if (series.years[y] == year)
				return true;
	}
	return false;
}

bool new_is_growth_observed(const struct starter *starter, const struct new_goal *goal, int aside)
{
	const struct aside_column *columns = starter->table->asides;
	const struct indicator_cell *cell = &goal->row->asides[aside];
	bool percent = !cell->has_unit || cell->unit.share == SHARE_PERCENT;
	if (!columns[aside].year || !indicator_cell_is_exact(cell) || !percent || !name_of_growth(starter, goal))
		return false;
	for (int i = 0; i < aside; i++) /* the first column of a year counts */
		if (columns[i].year == columns[aside].year && indicator_cell_is_exact(&goal->row->asides[i]))
			return false;
	return true;
}

/* In the order of years, as the other observations of one variable. */
static int put_growth(struct observing *observing, const struct new_goal *goal)
{
	const struct starter *starter = observing->starter;
	int rows = 0;
	const char *name = name_of_growth(starter, goal);
	for (int i = 0; name && i < starter->table->aside_count; i++)
		if (new_is_growth_observed(starter, goal, i) &&
		    !is_said_elsewhere(starter, goal, name, starter->table->asides[i].year)) {
			put(observing, (struct new_naming){name, "%/yr"}, starter->table->asides[i].year, goal,
			    &goal->row->asides[i]);
			rows++;
		}
	return rows;
}

/* --- rows --- */

/* What falls over all years together is no yearly fall. */
static bool is_usable(const struct new_goal *goal, const struct indicator_cell *cell)
{
	bool fall = goal->role == KNOWN_ENERGY_FALL || goal->role == KNOWN_CO2_FALL;
	return !(fall && cell->cumulative);
}

int new_observed_of(const struct starter *starter, const struct new_goal *goal)
{
	struct new_series series = new_series_of(starter, goal->row);
	int rows = 0;
	for (int y = 0; y < series.count && goal->row->has_unit; y++)
		rows += is_usable(goal, series.cells[y]);
	for (const struct indicator *other = goal->row->others; other; other = other->others)
		rows += other->has_unit ? new_series_of(starter, other).count : 0;
	return rows;
}

/* Its numbers on other bases, which stand under the same name and join nothing. */
static int put_others(struct observing *observing, const char *variable, const struct new_goal *goal)
{
	const struct starter *starter = observing->starter;
	int rows = 0;
	for (const struct indicator *other = goal->row->others; other; other = other->others) {
		struct new_goal one = *goal;
		one.row = other;
		struct new_series series = new_series_of(starter, other);
		for (int y = 0; y < series.count && other->has_unit; y++)
			if (is_usable(&one, series.cells[y])) {
				put(observing, (struct new_naming){variable, naming_of(starter, &one).unit}, series.years[y], &one,
				    series.cells[y]);
				rows++;
			}
	}
	return rows;
}

int new_observed(const struct starter *starter, struct text *out)
{
	struct observing observing = {.starter = starter, .has_bases = has_bases(starter)};
	struct lookup *taken = lookup_create(starter->arena);
	int rows = 0;
	csv_out_begin(&observing.csv, out, observing.has_bases ? "variable,unit,year,value,source,basis"
	                                                       : "variable,unit,year,value,source");
	for (int i = 0; i < starter->goal_count; i++) {
		const struct new_goal *goal = &starter->goals[i];
		if (!goal->row->has_unit || (starter->example && (goal->index || !goal->variable)))
			continue;
		struct new_naming naming = naming_of(starter, goal);
		struct new_series series = new_series_of(starter, goal->row);
		if (lookup_find(taken, naming.variable)) /* another row has been it */
			naming.variable = goal->id;
		lookup_put(taken, naming.variable, (void *)(uintptr_t)goal);
		for (int y = 0; y < series.count; y++)
			if (is_usable(goal, series.cells[y])) {
				put(&observing, naming, series.years[y], goal, series.cells[y]);
				rows++;
			}
		rows += put_growth(&observing, goal) + put_others(&observing, naming.variable, goal);
	}
	return rows;
}
