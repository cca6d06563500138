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

static const char *rate_unit(const struct starter *starter)
{
	return new_say(starter, W_NEW_UNIT_RATE, NULL);
}

static const char *gdp_unit(const struct starter *starter)
{
	return starter->gdp_unit ? starter->gdp_unit : new_unit_of_gdp(starter);
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
		          &starter->gdp->row->base,
		          new_mark_note(starter, &starter->gdp->row->base));
}

/* What the table gives no row for: GDP, or 100 %, less the others. */
static void put_remainder(const struct starter *starter, struct json_out *json, const struct new_sector *sector)
{
	bool share = starter->split == SPLIT_SHARES;
	if (starter->example) {
		new_assumed(json, "share", sector->part, "%", 0, 100, new_say(starter, W_NEW_REPLACE, NULL));
		return;
	}
	const struct new_sector *first = &starter->sectors[0];
	double value = sector->part;
	if (!share) {
		value = starter->gdp_base;
		for (int i = 0; i < starter->sector_count; i++)
			if (starter->sectors[i].output)
				value -= new_in_gdp_unit(starter, starter->sectors[i].output->row,
				                         starter->sectors[i].output->row->base.low);
		value = new_round(value, starter->gdp_base < 1e3 ? 9 : 6); /* 万亿元 have digits that count */
	}
	json_out_object(json, share ? "share" : "output", JSON_ONE_LINE);
	json_out_number(json, "value", value);
	json_out_text(json, "unit", share ? "%" : gdp_unit(starter));
	json_out_text(json, "source",
	              new_derived(starter, new_source_cell(starter, (share ? first->share : starter->gdp)->row,
	                                           &(share ? first->share : starter->gdp)->row->base), NULL, NULL));
	json_out_text(json, "note", new_say(starter, share ? W_NEW_NOTE_REMAINDER : W_NEW_NOTE_REMAINDER_GDP, NULL));
	json_out_close(json);
}

static void base_sectors(const struct starter *starter, struct json_out *json)
{
	if (starter->split == SPLIT_SHARES) {
		json_out_object(json, "economy", JSON_LINES);
		base_gdp(starter, json, "gdp");
		json_out_close(json);
	}
	json_out_object(json, "sectors", JSON_LINES);
	for (int i = 0; i < starter->sector_count; i++) {
		const struct new_sector *sector = &starter->sectors[i];
		const struct indicator *row = sector->output ? sector->output->row : sector->share ? sector->share->row : NULL;
		json_out_object(json, sector->id, JSON_LINES);
		new_title(json, "title", sector->title);
		if (starter->split == SPLIT_NONE)
			base_gdp(starter, json, "output");
		else if (sector->output)
			new_given(starter, json, "output", row->base.low, row->unit_text, row, &row->base,
			          new_mark_note(starter, &row->base));
		else if (sector->share)
			new_given(starter, json, "share", sector->part, "%", row, &row->base, new_mark_note(starter, &row->base));
		else
			put_remainder(starter, json, sector);
		json_out_close(json);
	}
	json_out_close(json);
}

static void example_intensity(const struct starter *starter, struct json_out *json)
{
	new_assumed(json, "intensity", 1, new_unit_of_intensity(starter), 0.1, 5,
	            new_say(starter, W_NEW_NOTE_INTENSITY, NULL));
}

void new_base(const struct starter *starter, struct text *out)
{
	struct json_out json;
	begin_scenario(&json, out, NULL, W_NEW_BASE, W_NONE,
	               starter->example ? W_NEW_NOTE_BASE_EXAMPLE : W_NEW_NOTE_BASE_FILE);
	base_sectors(starter, &json);
	new_sections(starter, &json, SCENARIO_BASE);
	if (starter->example && starter->energy) {
		json_out_object(&json, "energy", JSON_LINES);
		example_intensity(starter, &json);
		json_out_close(&json);
	}
	json_out_close(&json);
}

/* --- growth --- */

static void growth(const struct starter *starter, struct json_out *json, const struct new_sector *sector)
{
	struct new_rate rate = new_growth_of(starter, sector);
	new_put_rate(starter, json, "growth", &rate, rate_unit(starter));
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
		growth(starter, &json, &starter->sectors[i]);
		json_out_close(&json);
	}
	json_out_close(&json);
	if (starter->example && starter->energy)
		assumed_efficiency(starter, &json);
	if (!starter->example)
		new_sections(starter, &json, SCENARIO_BASELINE);
	new_indicators_baseline(starter, &json);
	json_out_close(&json);
}

/* --- as planned --- */

static const char *aim_source(const struct starter *starter, const struct new_sector *sector)
{
	const char *gdp = new_source_goal(starter, new_gdp_goal(starter));
	const struct new_goal *of = sector->share ? sector->share : sector->output;
	if (starter->split == SPLIT_NONE)
		return gdp;
	of = of ? of : starter->sectors[0].share ? starter->sectors[0].share : starter->sectors[0].output;
	return new_derived(starter, gdp, new_source_goal(starter, of), NULL);
}

/* "2238 x 55 %: 10.4 % a year", and that a number was nudged. */
static const char *level_note(const struct starter *starter, const struct new_sector *sector, double rate,
                              const char *nudge)
{
	char aim[NUMBER_SIZE], share[NUMBER_SIZE], yearly[NUMBER_SIZE];
	aim[number_shortest(new_round(starter->gdp_aim, 2), aim)] = '\0';
	share[number_shortest(new_round(sector->aim, 4), share)] = '\0';
	yearly[number_shortest(new_round(rate, 2), yearly)] = '\0';
	const char *note = starter->split != SPLIT_NONE && isnan(sector->level)
	                       ? new_say(starter, W_NEW_NOTE_LEVEL_SHARE, WORDS(aim, share, yearly))
	                       : new_say(starter, W_NEW_NOTE_LEVEL, WORDS(yearly));
	return nudge ? new_say(starter, W_NEW_NOTE_LEVEL_NUDGED, WORDS(note, nudge)) : note;
}

/* A sector that the plan gives a value of its own. */
static void own_level(const struct starter *starter, struct json_out *json, const struct new_sector *sector)
{
	double base = new_in_gdp_unit(starter, sector->output->row, sector->output->row->base.low),
		   rate = 100 * (function_pow(sector->level / base, 1.0 / starter->years) - 1);
	const char *nudge = sector->output->nudged ? new_say(starter, W_NEW_NOTE_NUDGE, NULL) : NULL;
	struct new_levels levels = {0};
	new_levels_add(starter, &levels, starter->table->target_year, new_round(sector->level, 6), NULL);
	new_level(starter, json, "growth", &levels, gdp_unit(starter), rate,
	          new_source_goal(starter, sector->output), level_note(starter, sector, rate, nudge));
}

/* In the plan's year, and in others of which the plan says what GDP comes to. */
static struct new_levels sector_levels(const struct starter *starter, const struct new_sector *sector, double level)
{
	struct new_levels levels = {0};
	new_levels_add(starter, &levels, starter->table->target_year, level, NULL);
	const struct indicator *rows[] = {starter->gdp ? starter->gdp->row : NULL,
	                                  starter->gdp_rate ? starter->gdp_rate->row : NULL};
	for (int r = 0; r < 2; r++)
		for (int i = 0; rows[r] && i < rows[r]->target_count; i++) {
			int year = rows[r]->targets[i].year;
			bool has = false;
			for (int k = 0; k < levels.count; k++)
				has |= levels.years[k] == year;
			if (!has)
				new_levels_add(starter, &levels, year, new_sector_level(starter, sector, year),
				               &rows[r]->targets[i].cell);
		}
	return levels;
}

/* Of one sector: its rate where the plan gives a rate and no level; as the baseline where it gives nothing. */
static void planned_growth(const struct starter *starter, struct json_out *json, const struct new_sector *sector)
{
	const struct new_goal *of = new_gdp_goal(starter);
	if (isnan(starter->gdp_aim)) {
		if (sector->output && sector->level > 0)
			own_level(starter, json, sector);
		else
			growth(starter, json, sector);
		return;
	}
	const char *nudge = of->nudged ? new_say(starter, W_NEW_NOTE_NUDGE, NULL) : NULL;
	if (starter->split == SPLIT_NONE && of->measure == MEASURE_MEAN_GROWTH && !of->other_count) {
		new_given(starter, json, "growth", of->aim, rate_unit(starter), of->row, new_cell_of(of), nudge);
		return;
	}
	double scale = starter->split == SPLIT_OUTPUTS ? 1 - starter->unexplained / starter->gdp_base : 1;
	double level = starter->split == SPLIT_NONE ? starter->gdp_aim : new_round(starter->gdp_aim * sector->aim / 100, 6);
	double from = starter->gdp_base * scale * sector->part / 100,
		   rate = 100 * (function_pow(level / from, 1.0 / starter->years) - 1);
	struct new_levels levels = sector_levels(starter, sector, level);
	new_level(starter, json, "growth", &levels, gdp_unit(starter), rate, aim_source(starter, sector),
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

void new_as_planned(const struct starter *starter, struct text *out)
{
	struct json_out json;
	if (starter->example)
		begin_scenario(&json, out, "base.json", W_NEW_AMBITIOUS, W_NEW_AMBITIOUS_QUESTION, W_NEW_NOTE_AMBITIOUS);
	else
		begin_scenario(&json, out, "base.json", W_NEW_PLANNED, W_NEW_PLANNED_QUESTION, W_NEW_NOTE_PLANNED);
	planned_sectors(starter, &json);
	new_sections(starter, &json, SCENARIO_PLANNED);
	if (starter->energy && starter->example) {
		assumed_efficiency(starter, &json);
		example_limit(starter, &json);
	}
	new_indicators_as_planned(starter, &json);
	json_out_close(&json);
}

/* The plan's numbers of later years stand in as-planned.json beside those of its own. */
void new_as_planned_on(const struct starter *starter, struct text *out)
{
	const char *last = arena_print(starter->arena, "%d", new_last_year(starter));
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "kind", "scenario");
	json_out_text(&json, "$schema", "scenario.schema.json");
	json_out_text(&json, "plan", "plan.json");
	json_out_text(&json, "extends", "as-planned.json");
	new_words(&json, "title", W_NEW_PLANNED_ON, WORDS(last));
	new_words(&json, "question", W_NEW_PLANNED_ON_QUESTION, WORDS(last));
	new_words(&json, "note", W_NEW_NOTE_PLANNED_ON, NULL);
	json_out_array(&json, "years", JSON_ONE_LINE);
	json_out_integer(&json, NULL, starter->table->base_year + 1);
	json_out_integer(&json, NULL, new_last_year(starter));
	json_out_close(&json);
	json_out_close(&json);
}
