/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_plan: the targets of a plan's table as plan.json. A number and a rate beside it are both the plan's own: the
 * number is the target, the rate stands under `stated`, so that their disagreement can be seen. */
#include <math.h>
#include "base/number.h"
#include "intake/new_parts.h"

static void put_quantity(const struct starter *starter, struct json_out *json, const char *key, double value,
                         const char *unit)
{
	if (unit)
		json_out_text(json, key, new_quantity(starter, value, unit));
	else
		json_out_number(json, key, value);
}

static void sense(const struct starter *starter, struct json_out *json, enum sense which, double low,
                  double high, const char *unit)
{
	if (which == SENSE_RANGE) {
		json_out_array(json, "range", JSON_ONE_LINE);
		put_quantity(starter, json, NULL, low, unit);
		put_quantity(starter, json, NULL, high, unit);
		json_out_close(json);
		return;
	}
	bool most = which == SENSE_AT_MOST || which == SENSE_BELOW;
	put_quantity(starter, json, sense_name(which), most ? high : low, unit);
}

/* What a number of the goal is written with; NULL: nothing. In an indicator of its own that is counted in "1000" or
 * "1/10万" it is a number of that unit anyway, and nobody writes "12 1/10万". */
static const char *unit_beside(const struct starter *starter, const struct new_goal *goal, const char *text)
{
	struct unit unit;
	bool own = goal->role == KNOWN_INDICATOR && text == goal->row->unit_text;
	bool bare = text && unit_is(starter->arena, text, &unit) && unit_is_number(&unit) && !unit.share &&
	            (own || unit.factor == 1);
	return bare ? NULL : text;
}

/* The rate that stands beside a number; not where it is meant itself. */
static void stated(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	const struct indicator *row = goal->row;
	const struct indicator_cell *rate = &row->rate;
	if (!new_is_stated(goal))
		return;
	bool change = row->rate_kind != RATE_YEARLY, points = row->has_unit && row->unit.share == SHARE_PERCENT;
	double factor = row->rate_kind == RATE_POINTS ? starter->years : 1;
	enum sense which = rate->sense ? rate->sense : SENSE_ABOUT;
	const char *unit = !change  ? new_say(starter, W_NEW_UNIT_RATE, NULL)
	                   : points ? new_say(starter, W_NEW_UNIT_POINTS, NULL)
	                            : row->unit_text;
	json_out_array(json, "stated", JSON_LINES);
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "measure", measure_name(change ? MEASURE_CHANGE : MEASURE_MEAN_GROWTH));
	sense(starter, json, which, new_round(rate->low * factor, 9), new_round(rate->high * factor, 9),
	      rate->doubted ? NULL : unit_beside(starter, goal, unit));
	json_out_text(json, "source", new_source_cell(starter, row, rate));
	if (factor != 1)
		json_out_text(json, "note",
		              new_say(starter, W_NEW_NOTE_YEARLY,
		                      WORDS(rate->text, arena_print(starter->arena, "%d", starter->years))));
	json_out_close(json);
	json_out_close(json);
}

/* The year of a peak; {"times": 2, "year": 2020}, {"variable": "gdp", "measure": "mean_growth"}, {"times": 0.43,
 * "baseline": {...}} */
static void relative(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	const struct new_relative *from = &goal->relative;
	if (goal->measure == MEASURE_PEAK_YEAR) {
		json_out_integer(json, sense_name(from->sense), from->year);
		return;
	}
	json_out_object(json, sense_name(from->sense), JSON_ONE_LINE);
	if (from->times > 0)
		json_out_number(json, "times", from->times);
	if (from->variable) {
		json_out_text(json, "variable", from->variable);
		json_out_text(json, "measure", measure_name(goal->measure));
	}
	if (from->year)
		json_out_integer(json, "year", from->year);
	if (from->baseline) {
		json_out_object(json, "baseline", JSON_ONE_LINE);
		put_quantity(starter, json, "value", from->baseline->low, NULL);
		json_out_text(json, "unit", goal->row->unit_text);
		json_out_text(json, "source", new_source_cell(starter, goal->row, from->baseline));
		json_out_close(json);
	}
	json_out_close(json);
}

static void given_up(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	json_out_object(json, "withdrawn", JSON_ONE_LINE);
	json_out_integer(json, "year", goal->withdrawn);
	json_out_text(json, "source", new_source(starter, goal->row));
	json_out_close(json);
}

static void target(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	const struct indicator *row = goal->row;
	json_out_object(json, goal->id, JSON_LINES);
	if (goal->no)
		json_out_text(json, "no", goal->no);
	if (row->group)
		json_out_text(json, "group", row->group);
	new_title(json, "title", goal->title);
	json_out_text(json, "attribute", row->binding ? "binding" : "expected");
	if (goal->variable)
		json_out_text(json, "variable", goal->variable);
	if (goal->variable && goal->measure != MEASURE_LEVEL)
		json_out_text(json, "measure", measure_name(goal->measure));
	json_out_integer(json, "year", goal->year);
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	bool doubted = goal->variable && cell->doubted; /* without a unit it goes on being questioned */
	if (goal->sense)
		sense(starter, json, goal->sense, goal->low, goal->high,
		      doubted ? NULL : unit_beside(starter, goal, goal->unit));
	if (goal->relative.is)
		relative(starter, json, goal);
	if (goal->over_first) {
		json_out_array(json, "over", JSON_ONE_LINE);
		json_out_integer(json, NULL, goal->over_first);
		json_out_integer(json, NULL, goal->over_last);
		json_out_close(json);
	}
	if (goal->withdrawn)
		given_up(starter, json, goal);
	if (goal->words)
		json_out_text(json, "words", goal->words);
	json_out_text(json, "source", new_source_goal(starter, goal));
	if (goal->note)
		json_out_text(json, "note", goal->note);
	stated(starter, json, goal);
	json_out_close(json);
}

static void title(const struct starter *starter, struct json_out *json)
{
	if (starter->title)
		json_out_text(json, "title", starter->title);
	else
		new_words(json, "title", starter->example ? W_NEW_TITLE_EXAMPLE : W_NEW_TITLE,
		          WORDS(starter->name, arena_print(starter->arena, "%d", starter->table->base_year + 1),
		                arena_print(starter->arena, "%d", starter->table->target_year)));
}

void new_plan(const struct starter *starter, struct text *out)
{
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "kind", "plan");
	json_out_text(&json, "$schema", "plan.schema.json");
	title(starter, &json);
	json_out_integer(&json, "base_year", starter->table->base_year);
	json_out_integer(&json, "prices", starter->prices ? starter->prices : starter->table->base_year);
	if (starter->currency != unit_currency("CNY"))
		json_out_text(&json, "currency", unit_currency_code(starter->currency));
	json_out_array(&json, "years", JSON_ONE_LINE);
	json_out_integer(&json, NULL, starter->table->base_year + 1);
	json_out_integer(&json, NULL, starter->table->target_year);
	json_out_close(&json);
	json_out_text(&json, "lang", language_codes[starter->language]);
	if (!starter->example)
		json_out_text(&json, "source", starter->table->file);
	new_words(&json, "note", starter->example ? W_NEW_NOTE_PLAN_EXAMPLE : W_NEW_NOTE_PLAN,
	          WORDS(starter->table->file));
	json_out_object(&json, "targets", JSON_LINES);
	for (int i = 0; i < starter->goal_count; i++) {
		if (!new_is_history(&starter->goals[i]))
			target(starter, &json, &starter->goals[i]);
		for (int j = 0; j < starter->goals[i].other_count; j++)
			target(starter, &json, &starter->goals[i].others[j]);
	}
	json_out_close(&json);
	json_out_close(&json);
}
