/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_indicators: what no model computes. "As planned" takes the rate or level that the plan states; the baseline goes
 * on as the years before did, and has no indicator for which the table gives none: an invented trend would make an
 * invented verdict. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "intake/new_parts.h"

static bool is_own(const struct new_goal *goal)
{
	return goal->role == KNOWN_INDICATOR && new_has_number(goal) && goal->variable && goal->trend != TREND_NONE;
}

const struct new_goal *new_own(const struct new_goal *goal)
{
	for (int i = 0; !is_own(goal) && i < goal->other_count; i++)
		if (is_own(&goal->others[i]))
			return &goal->others[i];
	return is_own(goal) ? goal : NULL;
}

static void begin_indicator(const struct starter *starter, struct json_out *json, const struct new_goal *first)
{
	const struct new_goal *goal = new_own(first);
	const char *year = arena_print(starter->arena, "%d", starter->table->base_year);
	struct title title = first->title;
	for (int i = 0; goal->index && i < LANG_COUNT; i++) {
		const char **text = title_at(&title, (enum language)i);
		if (*text)
			*text = word_format(starter->arena, (enum language)i, W_NEW_INDEX,
			                    WORDS(name_without_change(starter->arena, *text), year));
	}
	json_out_object(json, goal->own, JSON_LINES);
	new_title(json, "title", title);
	json_out_text(json, "unit", goal->index ? "1" : goal->row->unit_text);
}

static void base(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	if (!goal->index) {
		new_given(starter, json, "base", goal->row->base.low,
		          goal->row->unit.share ? goal->row->unit_text : NULL, goal->row, &goal->row->base,
		          new_mark_note(starter, &goal->row->base));
		return;
	}
	json_out_object(json, "base", JSON_ONE_LINE);
	json_out_integer(json, "value", 100);
	json_out_text(json, "source", new_say(starter, W_NEW_SOURCE_INDEX, NULL));
	json_out_close(json);
}

/* --- as planned --- */

const char *new_nudge_note(const struct starter *starter, const struct new_goal *goal)
{
	return goal->nudged ? new_say(starter, W_NEW_NOTE_NUDGE, NULL) : NULL;
}

static void path(const struct starter *starter, struct json_out *json, const struct new_goal *goal,
                 const struct new_levels *levels)
{
	json_out_object(json, "path", JSON_ONE_LINE);
	json_out_object(json, "path", JSON_ONE_LINE);
	if (goal->trend == TREND_STEPS)
		json_out_number(json, arena_print(starter->arena, "%d", starter->table->base_year), goal->row->base.low);
	for (int i = 0; i < levels->count; i++)
		json_out_number(json, arena_print(starter->arena, "%d", levels->years[i]), levels->values[i]);
	json_out_close(json);
	if (goal->row->unit.share)
		json_out_text(json, "unit", goal->row->unit_text);
	if (goal->trend == TREND_STEPS)
		json_out_text(json, "interpolate", "step");
	json_out_text(json, "source", new_source_levels(starter, new_source_goal(starter, goal), levels));
	const char *last = goal->trend == TREND_LAST ? new_say(starter, W_NEW_NOTE_LAST, NULL) : "",
			   *nudge = new_nudge_note(starter, goal);
	const char *note = nudge ? arena_print(starter->arena, "%s%s%s", last, *last ? " " : "", nudge) : last;
	if (*note)
		json_out_text(json, "note", note);
	json_out_close(json);
}

/* In step with GDP, or a thousandth faster. */
static void with_gdp(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	const char *note = new_nudge_note(starter, goal);
	json_out_object(json, "elasticity", JSON_ONE_LINE);
	json_out_text(json, "to", "gdp");
	json_out_number(json, "value", goal->nudged ? 1.001 : 1);
	json_out_close(json);
	json_out_text(json, "source", new_source(starter, goal->row));
	if (note)
		json_out_text(json, "note", note);
}

static const struct indicator_cell *other_cell(const struct new_goal *first, int year)
{
	for (int i = 0; i < first->other_count; i++)
		if (first->others[i].year == year)
			return &first->others[i].row->target;
	return NULL;
}

/* The levels of all years for which the row asks; of an index, and where no compound rate leads to one, of its own. */
static struct new_levels levels_from(const struct starter *starter, const struct new_goal *first,
                                     const struct new_goal *goal, double level)
{
	struct new_levels levels = {0}, all = new_levels_of(starter, first, NAN);
	new_levels_add(starter, &levels, goal->year, level, NULL);
	for (int i = 0; i < all.count && !goal->index; i++)
		if (all.years[i] != goal->year && (all.values[i] > 0 || goal->trend != TREND_COMPOUND_LEVEL))
			new_levels_add(starter, &levels, all.years[i], all.values[i], other_cell(first, all.years[i]));
	return levels;
}

static double start_of(const struct new_goal *goal) { return goal->index ? 100 : goal->row->base.low; }

static void planned(const struct starter *starter, struct json_out *json, const struct new_goal *first)
{
	const struct new_goal *goal = new_own(first);
	int years = goal->year - starter->table->base_year;
	bool levelled = goal->trend != TREND_COMPOUND && goal->trend != TREND_WITH_GDP;
	struct new_levels levels = levels_from(starter, first, goal, levelled ? goal->aim : NAN);
	const char *source = new_source_goal(starter, goal), *note = new_nudge_note(starter, goal);
	double start = start_of(goal);
	const char *unit = goal->index ? NULL : goal->row->unit_text;
	begin_indicator(starter, json, first);
	switch (goal->trend) {
	case TREND_STEPS:
	case TREND_LAST: path(starter, json, goal, &levels); break;
	case TREND_COMPOUND:
		base(starter, json, goal);
		new_given(starter, json, "compound", goal->aim, new_say(starter, W_NEW_UNIT_RATE, NULL), goal->row,
		          new_cell_of(goal), note);
		break;
	case TREND_COMPOUND_LEVEL:
		base(starter, json, goal);
		new_level(starter, json, "compound", &levels, unit,
		          100 * (function_pow(goal->aim / start, 1.0 / years) - 1), source, note);
		break;
	case TREND_WITH_GDP:
		base(starter, json, goal);
		with_gdp(starter, json, goal);
		break;
	default:
		base(starter, json, goal);
		new_level(starter, json, "linear", &levels, unit, (goal->aim - start) / years, source, note);
	}
	json_out_close(json);
}

static void all(const struct starter *starter, struct json_out *json,
                bool (*is_wanted)(const struct starter *, const struct new_goal *),
                void (*write)(const struct starter *, struct json_out *, const struct new_goal *))
{
	bool open = false;
	for (int i = 0; i < starter->goal_count; i++) {
		if (!is_wanted(starter, &starter->goals[i]))
			continue;
		if (!open)
			json_out_object(json, "indicators", JSON_LINES);
		open = true;
		write(starter, json, &starter->goals[i]);
	}
	if (open)
		json_out_close(json);
}

static bool is_planned(const struct starter *starter, const struct new_goal *goal)
{
	(void)starter;
	return new_own(goal) != NULL;
}

void new_indicators_as_planned(const struct starter *starter, struct json_out *json)
{
	all(starter, json, is_planned, planned);
}

/* --- baseline --- */

/* The first year before the base year with a number; -1 if there is none. */
static int first_observed(const struct starter *starter, const struct new_goal *goal)
{
	int first = -1;
	const struct indicator_table *table = starter->table;
	for (int y = 0; y < table->observed_count; y++)
		if (table->observed_years[y] < table->base_year && indicator_cell_is_exact(&goal->row->observed[y]) &&
		    (first < 0 || table->observed_years[y] < table->observed_years[first]))
			first = y;
	return first;
}

static bool has_history(const struct starter *starter, const struct new_goal *first)
{
	const struct new_goal *goal = new_own(first);
	return goal && !goal->index && indicator_cell_is_exact(&goal->row->base) &&
	       first_observed(starter, goal) >= 0;
}

static void bound(const struct starter *starter, struct json_out *json, const char *key, int value)
{
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_integer(json, "value", value);
	json_out_text(json, "source", new_say(starter, W_NEW_SOURCE_SHARE, NULL));
	json_out_close(json);
}

static void observed(const struct starter *starter, struct json_out *json, const struct new_goal *goal)
{
	int first = first_observed(starter, goal);
	const struct indicator *row = goal->row;
	int years = starter->table->base_year - starter->table->observed_years[first];
	double from = row->observed[first].low, to = row->base.low;
	bool share = row->unit.share == SHARE_PERCENT && !row->unit.per_year;
	double rate = from > 0 && to > 0 ? 100 * (function_pow(to / from, 1.0 / years) - 1) : NAN;
	bool compound = !share && rate < 1000 && rate > -90;
	const char *note = new_say(
		starter, W_NEW_NOTE_OBSERVED,
		WORDS(arena_print(starter->arena, "%d", starter->table->observed_years[first]), row->observed[first].text,
	          arena_print(starter->arena, "%d", starter->table->base_year), row->base.text));
	begin_indicator(starter, json, goal);
	base(starter, json, goal);
	json_out_object(json, compound ? "compound" : "linear", JSON_ONE_LINE);
	json_out_number(json, "value", new_round(compound ? rate : (to - from) / years, 4));
	if (compound || share)
		json_out_text(json, "unit", compound ? new_say(starter, W_NEW_UNIT_RATE, NULL) : row->unit_text);
	json_out_text(json, "source", new_derived(starter, new_source_cell(starter, row, &row->observed[first]),
	                                            new_source_cell(starter, row, &row->base), NULL));
	json_out_text(json, "note", note);
	json_out_close(json);
	double end = to + (to - from) / years * starter->years;
	if (share && (end > 100 || end < 0))
		bound(starter, json, end > 100 ? "ceiling" : "floor", end > 100 ? 100 : 0);
	json_out_close(json);
}

void new_indicators_baseline(const struct starter *starter, struct json_out *json)
{
	all(starter, json, has_history, observed);
}
