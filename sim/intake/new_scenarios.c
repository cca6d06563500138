/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_scenarios: the scenarios of a starter place. base.json holds the base year and is abstract; baseline.json gives
 * each sector the same growth, an assumption to be replaced; as-planned.json (of an example: ambitious.json) what the
 * plan asks for. Energy per GDP needs only its fall: with the same intensity in every sector its level moves nothing,
 * so that level is an assumption of 1 that says so. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
#include "intake/new_parts.h"

static const double growth_assumed = 5, growth_low = 2, growth_high = 8;

static const char *rate_unit(const struct starter *starter)
{
	return new_say(starter, W_NEW_UNIT_RATE, NULL);
}

static const char *gdp_unit(const struct starter *starter)
{
	return starter->gdp ? starter->gdp->row->unit_text : new_say(starter, W_NEW_UNIT_GDP, NULL);
}

static void begin_scenario(struct json_out *json, struct text *out, const char *parent, enum word title,
                           enum word question, enum word note)
{
	json_out_begin(json, out);
	json_out_object(json, NULL, JSON_LINES);
	json_out_text(json, "kind", "scenario");
	json_out_text(json, "$schema", "scenario.schema.json");
	json_out_text(json, "plan", "plan.json");
	if (parent)
		json_out_text(json, "extends", parent);
	else
		json_out_boolean(json, "abstract", true);
	new_words(json, "title", title, NULL);
	if (question)
		new_words(json, "question", question, NULL);
	new_words(json, "note", note, NULL);
}

/* --- the base year --- */

static void base_gdp(const struct starter *starter, struct json_out *json, const char *key)
{
	if (starter->gdp_assumed)
		new_assumed(json, key, starter->gdp_base, gdp_unit(starter), new_round(starter->gdp_base / 10, 6),
		            new_round(starter->gdp_base * 10, 6),
		            new_say(starter, W_NEW_NOTE_NO_GDP,
		                    WORDS(arena_print(starter->arena, "%d", starter->table->base_year))));
	else
		new_given(starter, json, key, starter->gdp_base, gdp_unit(starter), starter->gdp->row,
		          new_mark_note(starter, &starter->gdp->row->base));
}

static void remainder_share(const struct starter *starter, struct json_out *json,
                            const struct new_sector *sector)
{
	if (starter->example) {
		new_assumed(json, "share", sector->share, "%", 0, 100, new_say(starter, W_NEW_REPLACE, NULL));
		return;
	}
	json_out_object(json, "share", JSON_ONE_LINE);
	json_out_number(json, "value", sector->share);
	json_out_text(json, "unit", "%");
	json_out_text(
		json, "source",
		new_say(starter, W_NEW_SOURCE_DERIVED, WORDS(new_source(starter, starter->sectors[0].goal->row))));
	json_out_text(json, "note", new_say(starter, W_NEW_NOTE_REMAINDER, NULL));
	json_out_close(json);
}

static void base_sectors(const struct starter *starter, struct json_out *json)
{
	bool shares = starter->sectors[0].goal;
	if (shares) {
		json_out_object(json, "economy", JSON_LINES);
		base_gdp(starter, json, "gdp");
		json_out_close(json);
	}
	json_out_object(json, "sectors", JSON_LINES);
	for (int i = 0; i < starter->sector_count; i++) {
		const struct new_sector *sector = &starter->sectors[i];
		json_out_object(json, sector->id, JSON_LINES);
		new_title(json, "title", known_sector_title(sector->id));
		if (!shares)
			base_gdp(starter, json, "output");
		else if (sector->goal)
			new_given(starter, json, "share", sector->share, "%", sector->goal->row,
			          new_mark_note(starter, &sector->goal->row->base));
		else
			remainder_share(starter, json, sector);
		json_out_close(json);
	}
	json_out_close(json);
}

static void base_of_row(const struct starter *starter, struct json_out *json, const char *section,
                        const struct new_goal *goal)
{
	json_out_object(json, section, JSON_LINES);
	new_given(starter, json, "base", goal->row->base.low, goal->row->unit_text, goal->row,
	          new_mark_note(starter, &goal->row->base));
	json_out_close(json);
}

static void intensity(const struct starter *starter, struct json_out *json)
{
	new_assumed(json, "intensity", 1, new_say(starter, W_NEW_UNIT_INTENSITY, NULL), 0.1, 5,
	            new_say(starter, W_NEW_NOTE_INTENSITY, NULL));
}

void new_base(const struct starter *starter, struct text *out)
{
	struct json_out json;
	begin_scenario(&json, out, NULL, W_NEW_BASE, W_NONE,
	               starter->example ? W_NEW_NOTE_BASE_EXAMPLE : W_NEW_NOTE_BASE_FILE);
	base_sectors(starter, &json);
	if (starter->population)
		base_of_row(starter, &json, "population", starter->population);
	if (starter->urbanization)
		base_of_row(starter, &json, "urbanization", starter->urbanization);
	if (starter->example && starter->energy) {
		json_out_object(&json, "energy", JSON_LINES);
		intensity(starter, &json);
		json_out_close(&json);
	}
	json_out_close(&json);
}

/* --- growth --- */

static void assumed_growth(const struct starter *starter, struct json_out *json)
{
	new_assumed(json, "growth", growth_assumed, rate_unit(starter), growth_low, growth_high,
	            new_say(starter, W_NEW_NOTE_GROWTH, NULL));
}

static void assumed_efficiency(const struct starter *starter, struct json_out *json)
{
	json_out_object(json, "energy", JSON_LINES);
	new_assumed(json, "efficiency", 2, rate_unit(starter), 1, 4, new_say(starter, W_NEW_NOTE_EFFICIENCY, NULL));
	json_out_close(json);
}

void new_baseline(const struct starter *starter, struct text *out)
{
	struct json_out json;
	begin_scenario(&json, out, "base.json", W_NEW_BASELINE, W_NEW_BASELINE_QUESTION,
	               starter->example ? W_NEW_NOTE_BASELINE_EXAMPLE : W_NEW_NOTE_BASELINE);
	json_out_object(&json, "sectors", JSON_LINES);
	for (int i = 0; i < starter->sector_count; i++) {
		json_out_object(&json, starter->sectors[i].id, JSON_LINES);
		assumed_growth(starter, &json);
		json_out_close(&json);
	}
	json_out_close(&json);
	if (starter->example && starter->energy)
		assumed_efficiency(starter, &json);
	new_indicators_baseline(starter, &json);
	json_out_close(&json);
}

/* --- as planned --- */

static const char *aim_source(const struct starter *starter, const struct new_sector *sector)
{
	const struct new_goal *of = starter->gdp && starter->gdp->sense ? starter->gdp : starter->gdp_rate;
	const struct indicator *row = of->row;
	if (!starter->sectors[0].goal)
		return new_source(starter, row);
	const char *share =
		arena_print(starter->arena, "%d", (sector->goal ? sector->goal : starter->sectors[0].goal)->row->line);
	return new_say(starter, W_NEW_SOURCE_ROWS,
	               WORDS(starter->table->file, arena_print(starter->arena, "%d", row->line), share));
}

/* "2238 x 55 %: 10.4 % a year", and that a number was nudged. */
static const char *level_note(const struct starter *starter, const struct new_sector *sector, double rate,
                              const char *nudge)
{
	char aim[NUMBER_SIZE], share[NUMBER_SIZE], yearly[NUMBER_SIZE];
	aim[number_shortest(new_round(starter->gdp_aim, 2), aim)] = '\0';
	share[number_shortest(sector->aim, share)] = '\0';
	yearly[number_shortest(new_round(rate, 2), yearly)] = '\0';
	const char *note = starter->sectors[0].goal
	                       ? new_say(starter, W_NEW_NOTE_LEVEL_SHARE, WORDS(aim, share, yearly))
	                       : new_say(starter, W_NEW_NOTE_LEVEL, WORDS(yearly));
	return nudge ? arena_print(starter->arena, "%s %s", note, nudge) : note;
}

/* Of one sector: its rate where the plan gives a rate and no level. */
static void planned_growth(const struct starter *starter, struct json_out *json,
                           const struct new_sector *sector)
{
	const struct new_goal *of = starter->gdp && starter->gdp->sense ? starter->gdp : starter->gdp_rate;
	if (isnan(starter->gdp_aim)) {
		assumed_growth(starter, json);
		return;
	}
	const char *nudge = of->nudged ? new_say(starter, W_NEW_NOTE_NUDGE, NULL) : NULL;
	if (!starter->sectors[0].goal && of->measure == MEASURE_MEAN_GROWTH) {
		new_given(starter, json, "growth", of->aim, rate_unit(starter), of->row, nudge);
		return;
	}
	double level = starter->sectors[0].goal ? new_round(starter->gdp_aim * sector->aim / 100, 6) : starter->gdp_aim;
	double from = starter->gdp_base * sector->share / 100,
		   rate = 100 * (function_pow(level / from, 1.0 / starter->years) - 1);
	new_level(starter, json, "growth", level, gdp_unit(starter), rate, aim_source(starter, sector),
	          level_note(starter, sector, rate, nudge));
}

static void planned_sectors(const struct starter *starter, struct json_out *json)
{
	json_out_object(json, "sectors", JSON_LINES);
	for (int i = 0; i < starter->sector_count; i++) {
		json_out_object(json, starter->sectors[i].id, JSON_LINES);
		planned_growth(starter, json, &starter->sectors[i]);
		json_out_close(json);
	}
	json_out_close(json);
}

/* The change that leads to the plan's number: a level to reach, or what comes each year. */
static void planned_urbanization(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *goal = starter->urbanization;
	double from = goal->row->base.low, level = goal->aim;
	if (goal->measure == MEASURE_MEAN_GROWTH)
		level = from * function_pow(1 + goal->aim / 100, starter->years);
	json_out_object(json, "urbanization", JSON_LINES);
	new_level(starter, json, "change", level, goal->measure == MEASURE_MEAN_GROWTH ? "%" : goal->row->unit_text,
	          (level - from) / starter->years, new_source(starter, goal->row),
	          goal->nudged ? new_say(starter, W_NEW_NOTE_NUDGE, NULL) : NULL);
	json_out_close(json);
}

static void planned_population(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *goal = starter->population;
	double from = goal->row->base.low, level = goal->aim;
	if (goal->measure == MEASURE_MEAN_GROWTH)
		level = from * function_pow(1 + goal->aim / 100, starter->years);
	double step = (level - from) / starter->years;
	const char *unit = new_say(starter, W_NEW_UNIT_YEARLY, WORDS(goal->row->unit_text));
	json_out_object(json, "population", JSON_LINES);
	json_out_object(json, "migration", JSON_ONE_LINE);
	json_out_number(json, "value", step);
	json_out_text(json, "unit", unit);
	json_out_text(json, "source",
	              starter->example ? "assumption"
	                             : new_say(starter, W_NEW_SOURCE_DERIVED, WORDS(new_source(starter, goal->row))));
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

/* The yearly fall that makes the plan's, rounded up so that it is reached. */
static void planned_energy(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *goal = starter->energy;
	double yearly = goal->measure == MEASURE_MEAN_GROWTH
	                    ? -goal->aim
	                    : 100 * (1 - function_pow(goal->aim / 100, 1.0 / starter->years));
	double rounded = ceil(yearly * 1e4) / 1e4;
	json_out_object(json, "energy", JSON_LINES);
	intensity(starter, json);
	json_out_object(json, "efficiency", JSON_ONE_LINE);
	json_out_number(
		json, "value",
		new_round(goal->sense == SENSE_AT_MOST || goal->sense == SENSE_BELOW ? yearly : rounded, 4));
	json_out_text(json, "unit", rate_unit(starter));
	json_out_text(json, "source", new_say(starter, W_NEW_SOURCE_DERIVED, WORDS(new_source(starter, goal->row))));
	json_out_text(json, "note", new_say(starter, W_NEW_NOTE_FALL, NULL));
	json_out_close(json);
	json_out_close(json);
}

/* CO2 per GDP falls by more than energy does: the rest is the factor's. Its level moves no fall and is assumed. */
static void planned_carbon(const struct starter *starter, struct json_out *json)
{
	const struct new_goal *co2 = starter->co2, *energy = starter->energy;
	if (!co2 || co2->measure != MEASURE_DECLINE_SINCE_BASE || energy->measure != MEASURE_DECLINE_SINCE_BASE)
		return;
	static const double factor = 2.4; /* t of CO2 per tce: coal 2.66, gas 1.63 */
	double last = floor(factor * co2->aim / energy->aim * 1e6) / 1e6;
	const char *note = new_say(starter, W_NEW_NOTE_FACTOR, WORDS(new_source(starter, co2->row)));
	json_out_object(json, "carbon", JSON_LINES);
	json_out_object(json, "factor", JSON_ONE_LINE);
	json_out_object(json, "path", JSON_ONE_LINE);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->base_year), factor);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->target_year), last);
	json_out_close(json);
	json_out_text(json, "unit", new_say(starter, W_NEW_UNIT_CO2_FACTOR, NULL));
	json_out_text(json, "source", "assumption");
	json_out_array(json, "range", JSON_ONE_LINE);
	json_out_number(json, NULL, new_round(fmin(factor, last) / 2, 2));
	json_out_number(json, NULL, new_round(fmax(factor, last) * 1.5, 2));
	json_out_close(json);
	json_out_text(json, "note", note);
	json_out_close(json);
	new_assumed(json, "household_factor", factor, new_say(starter, W_NEW_UNIT_CO2_FACTOR, NULL), 1, 3,
	            new_say(starter, W_NEW_NOTE_HOUSEHOLD_FACTOR, NULL));
	json_out_close(json);
}

/* Of an example: the plan's fall as a limit, which costs output where efficiency does not suffice. */
static void example_limit(const struct starter *starter, struct json_out *json)
{
	const char *note = new_say(starter, W_NEW_REPLACE, NULL);
	json_out_object(json, "limits", JSON_LINES);
	json_out_object(json, "energy_per_gdp", JSON_LINES);
	new_words(json, "title", W_NEW_LIMIT, NULL);
	json_out_text(json, "use", "energy");
	json_out_text(json, "per", "gdp");
	json_out_object(json, "fall_at_least", JSON_ONE_LINE);
	json_out_object(json, "path", JSON_ONE_LINE);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->base_year), 0);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->target_year),
	                100 - starter->energy->aim);
	json_out_close(json);
	json_out_text(json, "source", "assumption");
	json_out_array(json, "range", JSON_ONE_LINE);
	json_out_number(json, NULL, 0);
	json_out_number(json, NULL, 30);
	json_out_close(json);
	json_out_text(json, "note", note);
	json_out_close(json);
	json_out_object(json, "efficiency", JSON_LINES);
	new_assumed(json, "extra", 1, rate_unit(starter), 0.5, 2, note);
	json_out_close(json);
	json_out_close(json);
	json_out_close(json);
}

static bool gives_number(const struct new_goal *goal) { return goal && goal->sense && goal->variable; }

void new_as_planned(const struct starter *starter, struct text *out)
{
	struct json_out json;
	if (starter->example)
		begin_scenario(&json, out, "base.json", W_NEW_AMBITIOUS, W_NEW_AMBITIOUS_QUESTION, W_NEW_NOTE_AMBITIOUS);
	else
		begin_scenario(&json, out, "base.json", W_NEW_PLANNED, W_NEW_PLANNED_QUESTION, W_NEW_NOTE_PLANNED);
	planned_sectors(starter, &json);
	if (gives_number(starter->population))
		planned_population(starter, &json);
	if (gives_number(starter->urbanization))
		planned_urbanization(starter, &json);
	if (starter->energy && !starter->example) {
		planned_energy(starter, &json);
		planned_carbon(starter, &json);
	}
	if (starter->energy && starter->example) {
		assumed_efficiency(starter, &json);
		example_limit(starter, &json);
	}
	new_indicators_as_planned(starter, &json);
	json_out_close(&json);
}
