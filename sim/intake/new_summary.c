/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_summary: what became of each row of the table: a target, the base of a model, history, words, or nothing, and why
 * a row that a model knows is not its base. As intake.csv, whole, and for a screen: counts, then the rows that somebody
 * should look at first. */
#include <string.h>
#include "intake/new_parts.h"
#include "write/csv_out.h"

enum { SCREEN_ROWS = 12 };

static const char *said_number(const struct starter *starter, int number)
{
	return arena_print(starter->arena, "%d", number);
}

static void add_part(const struct starter *starter, const char **all, const char *part)
{
	*all = *all ? new_say(starter, W_INTAKE_AND, WORDS(*all, part)) : part;
}

/* The key of a scenario that begins with the row; NULL: none. */
static const char *base_of(const struct starter *starter, const struct new_goal *goal)
{
	struct arena *arena = starter->arena;
	const struct {
		const struct new_goal *goal;
		const char *key;
	} bases[] = {{starter->population, "population.base"}, {starter->urbanization, "urbanization.base"},
	             {starter->energy_use, "energy.intensity"}, {starter->energy_per_gdp, "energy.intensity"},
	             {starter->emissions, "carbon.factor"},     {starter->water_use, "water.intensity"},
	             {starter->urban_income, "income.urban"},   {starter->rural_income, "income.rural"},
	             {starter->energy_use ? starter->energy_households : NULL, "energy.households"}};
	for (int i = 0; i < starter->sector_count; i++) {
		const struct new_sector *sector = &starter->sectors[i];
		if (sector->output == goal)
			return arena_print(arena, "sectors.%s.output", sector->id);
		if (sector->share == goal && starter->split == SPLIT_SHARES)
			return arena_print(arena, "sectors.%s.share", sector->id);
		if (starter->energy_use && starter->energy_of[i] == goal)
			return arena_print(arena, "energy.intensity.%s", sector->id);
	}
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (bases[i].goal == goal)
			return bases[i].key;
	if (starter->gdp && starter->gdp->row == goal->row && !starter->gdp_assumed && !starter->gdp_summed)
		return starter->split == SPLIT_NONE     ? "sectors.whole_economy.output"
		       : starter->split == SPLIT_SHARES ? "economy.gdp"
		                                        : "sectors";
	const struct new_goal *own = new_own(goal);
	return own && indicator_cell_is_exact(&goal->row->base) && !own->index
	           ? arena_print(arena, "indicators.%s.base", goal->own)
	           : NULL;
}

/* Why no model begins with a row that one knows; NULL: none does. */
static const char *why_not(const struct starter *starter, const struct new_goal *goal)
{
	const struct known *known = new_known(starter, goal->row);
	const char *variable = known ? new_fact_variable(starter, known) : NULL;
	const char *year = said_number(starter, starter->table->base_year);
	bool level = known && (known->how == KNOWN_LEVEL || known->how == KNOWN_PART);
	if (!variable || !level || goal->role != KNOWN_INDICATOR)
		return NULL;
	if (goal->row->unit_text && !goal->row->has_unit)
		return new_say(starter, W_INTAKE_NO_UNIT, WORDS(variable, goal->row->unit_text));
	if (!indicator_cell_is_exact(&goal->row->base))
		return new_say(starter, W_INTAKE_NO_BASE, WORDS(variable, year));
	return new_say(starter, W_INTAKE_NO_MODEL, WORDS(variable));
}

static const char *history_of(const struct starter *starter, const struct new_goal *goal)
{
	int count = new_observed_of(starter, goal);
	struct new_series series = new_series_of(starter, goal->row);
	if (!count || !series.count)
		return NULL;
	int first = series.years[0], last = series.years[series.count - 1];
	return first == last
	           ? new_say(starter, W_INTAKE_HISTORY_ONE, WORDS(said_number(starter, first)))
	           : new_say(starter, W_INTAKE_HISTORY,
	                     WORDS(said_number(starter, first), said_number(starter, last), said_number(starter, count)));
}

/* Observations have units; NULL: nothing is lost. */
static const char *unitless(const struct starter *starter, const struct new_goal *goal)
{
	struct new_series series = new_series_of(starter, goal->row);
	return goal->row->has_unit || !series.count
	           ? NULL
	           : new_say(starter, W_INTAKE_UNITLESS, WORDS(said_number(starter, series.count)));
}

/* What the row asks for in another year. */
static void add_other(const struct starter *starter, const char **all, const struct new_goal *other,
                      struct new_fate *fate)
{
	bool number = new_has_number(other);
	const char *year = said_number(starter, other->year),
			   *said = number && other->variable ? new_say(starter, W_INTAKE_TARGET, WORDS(other->variable))
	                   : number                  ? new_say(starter, W_INTAKE_UNMEASURED, NULL)
	                                             : new_say(starter, W_INTAKE_WORDS, WORDS(other->words));
	add_part(starter, all, new_say(starter, W_INTAKE_OTHER_YEAR, WORDS(year, said)));
	if (number && other->variable)
		fate->kind = FATE_TARGET, fate->variable = other->variable;
}

static struct new_fate fate_of(const struct starter *starter, const struct new_goal *goal)
{
	const char *all = NULL, *base = base_of(starter, goal), *history = history_of(starter, goal),
			   *why = base ? NULL : why_not(starter, goal);
	struct new_fate fate = {.goal = goal, .kind = FATE_TARGET};
	if (new_has_number(goal) && goal->variable)
		add_part(starter, &all, new_say(starter, W_INTAKE_TARGET, WORDS(goal->variable)));
	else if (new_has_number(goal))
		add_part(starter, &all, new_say(starter, W_INTAKE_UNMEASURED, NULL)), fate.kind = FATE_UNMEASURED;
	else if (goal->words)
		add_part(starter, &all, new_say(starter, W_INTAKE_WORDS, WORDS(goal->words))), fate.kind = FATE_WORDS;
	else
		fate.kind = base ? FATE_BASE : history ? FATE_HISTORY : FATE_NOTHING;
	for (int i = 0; i < goal->other_count; i++)
		add_other(starter, &all, &goal->others[i], &fate);
	if (base)
		add_part(starter, &all, new_say(starter, W_INTAKE_BASE, WORDS(base)));
	if (history)
		add_part(starter, &all, history);
	const char *lost = unitless(starter, goal);
	if (lost)
		add_part(starter, &all, lost);
	if (!all)
		add_part(starter, &all, new_say(starter, W_INTAKE_NOTHING, NULL));
	if (why)
		add_part(starter, &all, why);
	fate.said = all;
	fate.variable = fate.variable ? fate.variable : goal->variable;
	return fate;
}

const struct new_fate *new_fates(const struct starter *starter)
{
	struct new_fate *fates = ARENA_ARRAY(starter->arena, starter->goal_count + 1, struct new_fate);
	for (int i = 0; i < starter->goal_count; i++)
		fates[i] = fate_of(starter, &starter->goals[i]);
	return fates;
}

static const char *title_of(const struct starter *starter, const struct new_goal *goal)
{
	const char *en = goal->row->title.en ? goal->row->title.en : "",
			   *zh = goal->row->title.zh ? goal->row->title.zh : en;
	return starter->language == LANGUAGE_DEFAULT && *en ? en : zh;
}

static const char *const kinds[] = {"nothing", "unmeasured", "words", "history", "base", "target"};

void new_intake(const struct starter *starter, const struct new_fate *fates, struct text *out)
{
	struct csv_out csv;
	csv_out_begin(&csv, out, "cell,indicator,unit,kind,variable,became");
	for (int i = 0; i < starter->goal_count; i++) {
		const struct indicator *row = fates[i].goal->row;
		csv_out_text(&csv, row->source ? row->source : new_source(starter, row));
		csv_out_text(&csv, title_of(starter, fates[i].goal));
		csv_out_text(&csv, row->unit_text ? row->unit_text : "");
		csv_out_id(&csv, kinds[fates[i].kind]);
		csv_out_id(&csv, fates[i].variable ? fates[i].variable : "");
		csv_out_text(&csv, fates[i].said);
		csv_out_row(&csv);
	}
	for (int i = 0; i < starter->left_out_count; i++) {
		const struct new_left_out *row = &starter->left_out[i];
		csv_out_text(&csv, row->source ? row->source : "");
		csv_out_text(&csv, title_in(row->title, starter->language, ""));
		csv_out_text(&csv, row->unit_text ? row->unit_text : "");
		csv_out_id(&csv, "left_out");
		csv_out_id(&csv, "");
		csv_out_text(&csv, row->message);
		csv_out_row(&csv);
	}
}

void new_summary(const struct starter *starter, const struct new_fate *fates, struct text *out)
{
	int shown = 0, all = starter->goal_count + starter->left_out_count;
	for (int i = 0; i < starter->left_out_count && shown < SCREEN_ROWS; i++, shown++) {
		const struct new_left_out *row = &starter->left_out[i];
		text_print(out, "  %s\n",
		           new_say(starter, W_INTAKE_ROW,
		                   WORDS(row->source ? row->source : "", title_in(row->title, starter->language, ""),
		                         new_say(starter, W_INTAKE_LEFT_OUT, WORDS(row->message)))));
	}
	for (int kind = FATE_NOTHING; kind <= FATE_TARGET; kind++)
		for (int i = 0; i < starter->goal_count && shown < SCREEN_ROWS; i++)
			if ((int)fates[i].kind == kind) {
				const struct indicator *row = fates[i].goal->row;
				text_print(out, "  %s\n",
				           new_say(starter, W_INTAKE_ROW,
				                   WORDS(row->source ? row->source : new_source(starter, row),
				                         title_of(starter, fates[i].goal), fates[i].said)));
				shown++;
			}
	if (shown < all)
		text_print(out, "  %s\n", new_say(starter, W_INTAKE_MORE, WORDS(said_number(starter, all - shown))));
}
