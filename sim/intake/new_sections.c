/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_sections: what stands beside the sectors in a scenario of a starter place: population, urbanization, energy, CO2,
 * water and incomes, where the table has their base. The base year stands in base.json, how it goes on in each
 * scenario: as the years before did, or as the plan asks. Holds: a level per GDP is the table's level over the table's
 * GDP; a rate that neither history nor plan gives is a placeholder. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
#include "intake/new_parts.h"

static const char *rate_unit(const struct starter *starter)
{
	return new_say(starter, W_NEW_UNIT_RATE, NULL);
}

static void put_derived(struct json_out *json, const char *key, double value, const char *unit, const char *source,
                        const char *note)
{
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_number(json, "value", value);
	json_out_text(json, "unit", unit);
	json_out_text(json, "source", source);
	json_out_text(json, "note", note);
	json_out_close(json);
}

static const char *base_source(const struct starter *starter, const struct new_goal *goal)
{
	return new_source_cell(starter, goal->row, &goal->row->base);
}

/* --- population, urbanization --- */

static void base_of_row(const struct starter *starter, struct json_out *json, const char *section,
                        const struct new_goal *goal)
{
	json_out_object(json, section, JSON_LINES);
	new_given(starter, json, "base", goal->row->base.low, goal->row->unit_text, goal->row, &goal->row->base,
	          new_mark_note(starter, &goal->row->base));
	json_out_close(json);
}

/* Urbanization of which nothing is known but the base year and what the plan asks: only "as planned" has it. In the
 * baseline it would stay where it is, and an invented course makes an invented verdict. */
static bool begins_in_base(const struct starter *starter)
{
	struct new_rate rate;
	return starter->example || new_rate_of(starter, starter->urbanization, CHANGE_STEP, &rate) ||
	       isnan(new_planned_level(starter, starter->urbanization));
}

/* The change that leads to the plan's number: a level to reach, or what comes each year. */
static void planned_urbanization(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *goal = starter->urbanization;
	double from = goal->row->base.low, level = new_planned_level(starter, goal);
	json_out_object(json, "urbanization", JSON_LINES);
	if (!begins_in_base(starter))
		new_given(starter, json, "base", from, goal->row->unit_text, goal->row, &goal->row->base,
		          new_mark_note(starter, &goal->row->base));
	struct new_levels levels = new_levels_of(starter, goal, level);
	new_level(starter, json, "change", &levels, goal->measure == MEASURE_MEAN_GROWTH ? "%" : goal->row->unit_text,
	          (level - from) / starter->years, new_source_goal(starter, goal),
	          goal->nudged ? new_say(starter, W_NEW_NOTE_NUDGE, NULL) : NULL);
	json_out_close(json);
}

/* What comes each year from one level to the next. */
static void steps(const struct starter *starter, struct json_out *json, double from, const struct new_levels *levels)
{
	int year = starter->table->base_year;
	json_out_object(json, "path", JSON_ONE_LINE);
	for (int i = 0; i < levels->count; i++) {
		json_out_number(json, arena_print(starter->arena, "%d", year + 1),
		                (levels->values[i] - from) / (levels->years[i] - year));
		year = levels->years[i];
		from = levels->values[i];
	}
	json_out_close(json);
}

static void planned_population(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *goal = starter->population;
	double from = goal->row->base.low, level = new_planned_level(starter, goal);
	struct new_levels levels = new_levels_of(starter, goal, level);
	double step = (levels.values[0] - from) / (levels.years[0] - starter->table->base_year);
	const char *unit = new_say(starter, W_NEW_UNIT_YEARLY, WORDS(goal->row->unit_text)),
			   *source = new_say(starter, W_NEW_SOURCE_DERIVED, WORDS(new_source_goal(starter, goal)));
	json_out_object(json, "population", JSON_LINES);
	json_out_object(json, "migration", JSON_ONE_LINE);
	if (levels.count > 1)
		steps(starter, json, from, &levels);
	else
		json_out_number(json, "value", step);
	json_out_text(json, "unit", unit);
	if (levels.count > 1)
		json_out_text(json, "interpolate", "step");
	json_out_text(json, "source", starter->example ? "assumption" : new_source_levels(starter, source, &levels));
	if (starter->example) {
		json_out_array(json, "range", JSON_ONE_LINE);
		json_out_number(json, NULL, step - fabs(step));
		json_out_number(json, NULL, step + fabs(step) + 1);
		json_out_close(json);
	}
	json_out_text(json, "note", new_say(starter, W_NEW_NOTE_MIGRATION, NULL));
	json_out_close(json);
	json_out_close(json);
}

static void put_section_rate(const struct starter *starter, struct json_out *json, const char *section, const char *key,
                             const struct new_rate *rate, const char *unit)
{
	json_out_object(json, section, JSON_LINES);
	new_put_rate(starter, json, key, rate, unit);
	json_out_close(json);
}

/* As the years before did; where there are none it stays as it is, which is a placeholder. */
static void go_on(const struct starter *starter, struct json_out *json, const char *section, const char *key,
                  const struct new_goal *goal, const struct new_bounds *bounds, bool tell, const char *unit)
{
	struct new_rate rate;
	double spread = strcmp(section, "population") == 0 ? new_round(goal->row->base.low / 50, 6) : 1;
	if (!new_rate_of(starter, goal, CHANGE_STEP, &rate) ||
	    !new_rate_is_taken(starter, goal->row, bounds, tell, &rate))
		rate = (struct new_rate){true, 0, -spread, spread, NULL, new_say(starter, W_NEW_NOTE_STAYS, NULL)};
	put_section_rate(starter, json, section, key, &rate, unit);
}

static void people(const struct starter *starter, struct json_out *json, enum new_scenario scenario)
{
	bool planned = scenario == SCENARIO_PLANNED;
	const struct new_goal *population = starter->population, *urban = starter->urbanization;
	struct new_bounds change = new_bounds_of(starter, "urbanization", "change");
	struct new_bounds left = {population ? -0.9 * population->row->base.low / starter->years : 0, INFINITY};
	if (population && scenario == SCENARIO_BASE)
		base_of_row(starter, json, "population", population);
	else if (population && planned && !isnan(new_planned_level(starter, population)))
		planned_population(starter, json);
	else if (population)
		go_on(starter, json, "population", "migration", population, &left, !planned,
		      new_say(starter, W_NEW_UNIT_YEARLY, WORDS(population->row->unit_text)));
	if (urban && scenario == SCENARIO_BASE && begins_in_base(starter))
		base_of_row(starter, json, "urbanization", urban);
	else if (urban && planned && !isnan(new_planned_level(starter, urban)))
		planned_urbanization(starter, json);
	else if (urban && scenario != SCENARIO_BASE && begins_in_base(starter))
		go_on(starter, json, "urbanization", "change", urban, &change, !planned,
		      new_say(starter, W_NEW_UNIT_POINTS_RATE, NULL));
}

/* --- energy and CO2 --- */

static void placeholder_intensity(const struct starter *starter, struct json_out *json)
{
	new_assumed(json, "intensity", 1, new_unit_of_intensity(starter), 0.1, 5,
	            new_say(starter, W_NEW_NOTE_INTENSITY, NULL));
}

static const char *per_gdp(const struct starter *starter, const char *unit)
{
	return arena_print(starter->arena, "%s/%s", unit, starter->gdp_unit);
}

/* What the row counts, in the unit of the total. */
static double in_unit_of(const struct new_goal *goal, const struct new_goal *total)
{
	double scale;
	return goal && unit_fits(&goal->row->unit, &total->row->unit, &scale) ? unit_convert(goal->row->base.low, scale)
	                                                                      : NAN;
}

/* The cell of GDP, or those of all sectors where it is their sum. */
static const char *gdp_source(const struct starter *starter)
{
	if (starter->gdp && !starter->gdp_summed)
		return base_source(starter, starter->gdp);
	const char *all = base_source(starter, starter->sectors[0].output);
	for (int i = 1; i < starter->sector_count; i++)
		if (starter->sectors[i].output)
			all = arena_print(starter->arena, "%s, %s", all, base_source(starter, starter->sectors[i].output));
	return all;
}

static double sum_of_gdp(const struct starter *starter) { return starter->gdp_base - starter->unexplained; }

static void uniform_intensity(const struct starter *starter, struct json_out *json, const struct new_goal *use)
{
	put_derived(json, "intensity", use->row->base.low / sum_of_gdp(starter), per_gdp(starter, use->row->unit_text),
	            new_derived(starter, base_source(starter, use), gdp_source(starter), NULL),
	            starter->sector_count > 1 ? new_say(starter, W_NEW_NOTE_SAME_INTENSITY, NULL)
	                                      : new_say(starter, W_NEW_NOTE_PER_GDP, NULL));
}

/* What the sectors without a row of their own use per value added; NAN: there is nothing left for them. */
static double left_per_output(const struct starter *starter)
{
	const struct new_goal *total = starter->energy_use;
	double left = total->row->base.low, parts = 0;
	if (starter->energy_households)
		left -= in_unit_of(starter->energy_households, total);
	for (int i = 0; i < starter->sector_count; i++) {
		if (starter->energy_of[i])
			left -= in_unit_of(starter->energy_of[i], total);
		else
			parts += starter->sectors[i].part;
	}
	double per = parts > 0 ? left / (sum_of_gdp(starter) * parts / 100) : 0;
	return per >= 0 ? per : NAN;
}

static bool knows_parts(const struct starter *starter)
{
	bool some = starter->energy_households;
	for (int i = 0; i < starter->sector_count; i++)
		some |= starter->energy_of[i] != NULL;
	return some && !isnan(left_per_output(starter));
}

static void base_energy(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *total = starter->energy_use;
	json_out_object(json, "energy", JSON_LINES);
	if (!knows_parts(starter)) {
		uniform_intensity(starter, json, total);
		json_out_close(json);
		return;
	}
	const char *unit = per_gdp(starter, total->row->unit_text);
	double left = left_per_output(starter);
	json_out_object(json, "intensity", JSON_LINES);
	for (int i = 0; i < starter->sector_count; i++) {
		const struct new_sector *sector = &starter->sectors[i];
		const struct new_goal *own = starter->energy_of[i];
		double output = sum_of_gdp(starter) * sector->part / 100;
		const char *of = sector->output ? base_source(starter, sector->output) : gdp_source(starter);
		put_derived(json, sector->id, own ? in_unit_of(own, total) / output : left, unit,
		            new_derived(starter, base_source(starter, own ? own : total), of, NULL),
		            new_say(starter, own ? W_NEW_NOTE_PER_OUTPUT : W_NEW_NOTE_LEFT_INTENSITY, NULL));
	}
	json_out_close(json);
	if (starter->energy_households)
		new_given(starter, json, "households", starter->energy_households->row->base.low,
		          starter->energy_households->row->unit_text, starter->energy_households->row,
		          &starter->energy_households->row->base,
		          new_mark_note(starter, &starter->energy_households->row->base));
	json_out_close(json);
}

/* Energy per GDP as the table says it, where it does not say how much is used in all. */
static void given_intensity(const struct starter *starter, struct json_out *json)
{
	const struct indicator *row = starter->energy_per_gdp->row;
	new_given(starter, json, "intensity", row->base.low, row->unit_text, row, &row->base,
	          starter->sector_count > 1 ? new_say(starter, W_NEW_NOTE_SAME_INTENSITY, NULL)
	                                    : new_mark_note(starter, &row->base));
}

static void energy(const struct starter *starter, struct json_out *json, enum new_scenario scenario)
{
	bool planned = scenario == SCENARIO_PLANNED, known = starter->energy_use || starter->energy_per_gdp;
	if (!known && !(planned && starter->energy))
		return;
	if (scenario == SCENARIO_BASE && starter->energy_use) {
		base_energy(starter, json);
		return;
	}
	json_out_object(json, "energy", JSON_LINES);
	if (scenario == SCENARIO_BASE) {
		given_intensity(starter, json);
	} else {
		struct new_rate rate = planned ? new_planned_fall(starter, starter->energy_use)
		                               : new_fall_of(starter, starter->energy_use, true);
		if (!known)
			placeholder_intensity(starter, json);
		new_put_rate(starter, json, "efficiency", &rate, rate_unit(starter));
	}
	json_out_close(json);
}

static void put_factor(const struct starter *starter, struct json_out *json, const char *key, double first, double last,
                       const char *unit)
{
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_object(json, "path", JSON_ONE_LINE);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->base_year), first);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->target_year), last);
	const struct new_goal *co2 = starter->emissions;
	for (int i = 0; co2 && i < co2->other_count; i++) /* nothing, whatever energy is used */
		if (co2->others[i].sense && co2->others[i].variable && co2->others[i].aim == 0 &&
		    co2->others[i].year > starter->table->target_year)
			json_out_number(json, arena_print(starter->arena, "%d", co2->others[i].year), 0);
	json_out_close(json);
	json_out_text(json, "unit", unit);
}

/* CO2 per GDP falls by more than energy does: the rest is the factor's. Its level moves no fall and is assumed. */
static void planned_carbon(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *co2 = starter->co2, *goal = starter->energy;
	if (!co2 || !goal || co2->measure != MEASURE_DECLINE_SINCE_BASE || goal->measure != MEASURE_DECLINE_SINCE_BASE)
		return;
	static const double factor = 2.4; /* t of CO2 per tce: coal 2.66, gas 1.63 */
	double last = floor(factor * co2->aim / goal->aim * 1e6) / 1e6;
	json_out_object(json, "carbon", JSON_LINES);
	put_factor(starter, json, "factor", factor, last, new_say(starter, W_NEW_UNIT_CO2_FACTOR, NULL));
	json_out_text(json, "source", "assumption");
	json_out_array(json, "range", JSON_ONE_LINE);
	json_out_number(json, NULL, new_round(fmin(factor, last) / 2, 2));
	json_out_number(json, NULL, new_round(fmax(factor, last) * 1.5, 2));
	json_out_close(json);
	json_out_text(json, "note", new_say(starter, W_NEW_NOTE_FACTOR, WORDS(new_source_goal(starter, co2))));
	json_out_close(json);
	new_assumed(json, "household_factor", factor, new_say(starter, W_NEW_UNIT_CO2_FACTOR, NULL), 1, 3,
	            new_say(starter, W_NEW_NOTE_HOUSEHOLD_FACTOR, NULL));
	json_out_close(json);
}

/* Plain tonnes of a row of CO2 are tonnes of CO2; beside energy that is written out, where the unit's words take it. */
static const char *unit_of_co2(const struct starter *starter, const struct new_goal *co2)
{
	const struct unit *plain = &co2->row->unit;
	const char *text = new_say(starter, W_NEW_UNIT_OF_CO2, WORDS(co2->row->unit_text));
	struct unit unit;
	bool is = !plain->power[DIM_CO2] && unit_is(starter->arena, text, &unit) && unit_differs_in_substance(plain, &unit);
	return is ? text : co2->row->unit_text;
}

static void carbon(const struct starter *starter, struct json_out *json, enum new_scenario scenario)
{
	bool planned = scenario == SCENARIO_PLANNED;
	const struct new_goal *co2 = starter->emissions;
	if (!co2) {
		if (planned)
			planned_carbon(starter, json);
		return;
	}
	double factor = co2->row->base.low / starter->energy_use->row->base.low,
		   part = planned ? new_planned_factor(starter) : 1;
	if (scenario == SCENARIO_BASELINE || (planned && part == 1))
		return;
	const char *of = starter->energy_use->row->unit_text,
			   *unit = arena_print(starter->arena, "%s/%s", unit_of_co2(starter, co2), of);
	const char *source = new_derived(starter, base_source(starter, co2), base_source(starter, starter->energy_use),
	                                 planned ? new_source_goal(starter, starter->co2 ? starter->co2 : co2) : NULL);
	json_out_object(json, "carbon", JSON_LINES);
	for (int i = 0; i < 2; i++) {
		const char *key = i ? "household_factor" : "factor";
		if (!planned) {
			put_derived(json, key, factor, unit, source, new_say(starter, W_NEW_NOTE_CO2_FACTOR, NULL));
			continue;
		}
		put_factor(starter, json, key, factor, floor(factor * part * 1e9) / 1e9, unit);
		json_out_text(json, "source", source);
		json_out_text(json, "note", new_say(starter, W_NEW_NOTE_CO2_PLANNED, NULL));
		json_out_close(json);
	}
	json_out_close(json);
}

/* --- water and incomes --- */

static void water(const struct starter *starter, struct json_out *json, enum new_scenario scenario)
{
	const struct new_goal *use = starter->water_use;
	if (!use)
		return;
	json_out_object(json, "water", JSON_LINES);
	if (scenario == SCENARIO_BASE) {
		uniform_intensity(starter, json, use);
	} else {
		struct new_rate rate =
			scenario == SCENARIO_PLANNED ? new_planned_fall(starter, use) : new_fall_of(starter, use, true);
		new_put_rate(starter, json, "saving", &rate, rate_unit(starter));
	}
	json_out_close(json);
}

/* Incomes of the years before are at current prices. */
static struct new_rate income_growth(const struct starter *starter, const struct new_goal *goal)
{
	struct new_rate rate;
	struct new_bounds bounds = new_bounds_of(starter, "income", "urban_growth");
	if (!new_rate_of(starter, goal, CHANGE_RATE, &rate) || !new_rate_is_taken(starter, goal->row, &bounds, true, &rate))
		return (struct new_rate){true, 5, 2, 8, NULL, new_say(starter, W_NEW_NOTE_INCOME, NULL)};
	struct new_series series = new_series_of(starter, goal->row);
	double spread = new_round(fabs(rate.value) / 2 + 1, 2);
	rate.placeholder = true;
	if (!(rate.high > rate.low)) {
		rate.low = new_round(rate.value - spread, 4);
		rate.high = new_round(rate.value + spread, 4);
	}
	rate.note = new_say(starter, W_NEW_NOTE_NOMINAL,
	                    WORDS(arena_print(starter->arena, "%d", series.years[0]),
	                          arena_print(starter->arena, "%d", starter->table->base_year)));
	return rate;
}

static void income_of(const struct starter *starter, struct json_out *json, const char *key,
                      const struct new_goal *goal, enum new_scenario scenario)
{
	const char *growth = arena_print(starter->arena, "%s_growth", key), *nudge = new_nudge_note(starter, goal);
	const struct new_goal *all = new_goal_of(starter, KNOWN_INCOME); /* both go as the plan asks of all */
	struct new_rate rate = income_growth(starter, goal);
	double level = new_planned_level(starter, goal), whole = all ? new_planned_growth(starter, all) : NAN;
	if (scenario == SCENARIO_BASE) {
		new_given(starter, json, key, goal->row->base.low, new_head_unit(starter, goal->row), goal->row,
		          &goal->row->base, new_mark_note(starter, &goal->row->base));
	} else if (scenario == SCENARIO_PLANNED && level > 0 && goal->measure == MEASURE_LEVEL) {
		struct new_levels levels = new_levels_of(starter, goal, level);
		new_level(starter, json, growth, &levels, new_head_unit(starter, goal->row), 0, new_source_goal(starter, goal),
		          nudge);
	} else if (scenario == SCENARIO_PLANNED && level > 0 && goal->sense) {
		new_given(starter, json, growth, goal->aim, rate_unit(starter), goal->row, new_cell_of(goal), nudge);
	} else if (scenario == SCENARIO_PLANNED && (level > 0 || !isnan(whole))) {
		rate = (struct new_rate){.value = level > 0 ? new_planned_growth(starter, goal) : whole,
		                         .source = new_derived(starter, new_source_goal(starter, level > 0 ? goal : all), NULL,
		                                               NULL),
		                         .note = new_say(starter, level > 0 ? W_NEW_NOTE_WITH_GDP : W_NEW_NOTE_WITH_ALL, NULL)};
		new_put_rate(starter, json, growth, &rate, rate_unit(starter));
	} else {
		new_put_rate(starter, json, growth, &rate, rate_unit(starter));
	}
}

static void incomes(const struct starter *starter, struct json_out *json, enum new_scenario scenario)
{
	if (!starter->urban_income)
		return;
	json_out_object(json, "income", JSON_LINES);
	income_of(starter, json, "urban", starter->urban_income, scenario);
	income_of(starter, json, "rural", starter->rural_income, scenario);
	json_out_close(json);
}

void new_sections(const struct starter *starter, struct json_out *json, enum new_scenario scenario)
{
	people(starter, json, scenario);
	if (starter->example)
		return; /* its energy is an example of its own (new_scenarios.c) */
	energy(starter, json, scenario);
	carbon(starter, json, scenario);
	water(starter, json, scenario);
	incomes(starter, json, scenario);
}
