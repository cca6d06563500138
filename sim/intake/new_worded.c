/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_worded: a target whose words are understood becomes what plan.json has for it: a number that follows from another
 * year, from GDP or from a baseline, a peak by a year, nothing at all in a year, a mean over years, a target that was
 * given up. The plan's words stay beside it. Holds: what nothing in the place can measure is words, and that is
 * said. */
#include "intake/new_goal.h"
#include <math.h>
#include "base/function.h"

void making_words(struct making *making, const struct indicator_cell *cell, enum word why, const char *extra)
{
	struct new_goal *goal = making->goal;
	goal->sense = SENSE_NONE;
	goal->relative.is = false;
	goal->variable = NULL;
	goal->trend = TREND_NONE;
	goal->measure = MEASURE_LEVEL;
	goal->over_first = goal->over_last = 0;
	goal->words = cell->text;
	making_warn(making, cell->place, why, W_NEW_WARN_WORDS_HINT, extra, NULL);
}

const struct indicator_cell *making_number_of(const struct making *making, int year)
{
	const struct indicator_table *table = making->starter->table;
	if (year == table->base_year)
		return indicator_cell_is_exact(&making->row->base) ? &making->row->base : NULL;
	for (int i = 0; i < table->observed_count; i++)
		if (table->observed_years[i] == year && indicator_cell_is_exact(&making->row->observed[i]))
			return &making->row->observed[i];
	return NULL;
}

/* A model computes it, from the base year on. */
static bool is_modelled(const struct making *making) { return making->goal->role != KNOWN_INDICATOR; }

static void take_relative(struct making *making, enum sense sense, const struct indicator_cell *cell)
{
	struct new_goal *goal = making->goal;
	goal->relative.is = true;
	goal->relative.sense = sense;
	goal->sense = SENSE_NONE;
	goal->words = cell->text;
}

bool making_times(struct making *making, const struct indicator_cell *cell, double times, int since)
{
	struct new_goal *goal = making->goal;
	int base_year = making->starter->table->base_year, year = since ? since : base_year;
	const struct indicator_cell *base = making_number_of(making, year);
	if (!base || !making->row->has_unit || making->growth || making->fall) {
		making_words(making, cell, W_NEW_WARN_SINCE, making_year(making, year));
		return false;
	}
	enum sense said = cell->worded.kind == WORDED_TIMES ? cell->worded.sense : SENSE_NONE;
	take_relative(making, said ? said : times < 1 ? SENSE_AT_MOST : SENSE_AT_LEAST, cell);
	goal->relative.times = times;
	goal->relative.year = year;
	goal->measure = MEASURE_LEVEL;
	goal->aim = base->low * times;
	bool own = making_number_of(making, base_year) && making->row->base.low > 0;
	goal->trend = own ? TREND_COMPOUND_LEVEL : TREND_LAST;
	return true;
}

/* As GDP grows, or faster. */
static void gdp_goal(struct making *making, const struct indicator_cell *cell)
{
	struct new_goal *goal = making->goal;
	if (goal->role == KNOWN_GDP || goal->role == KNOWN_GDP_GROWTH) {
		making_words(making, cell, W_NEW_WARN_UNMEASURED, "");
		return;
	}
	take_relative(making, cell->worded.sense, cell);
	goal->relative.variable = "gdp";
	goal->measure = MEASURE_MEAN_GROWTH;
	bool level = making->row->has_unit && indicator_cell_is_exact(&making->row->base) && making->row->base.low > 0 &&
	             !making->growth && !making->fall;
	goal->index = !is_modelled(making) && !level;
	goal->nudged = cell->worded.sense == SENSE_ABOVE;
	goal->trend = TREND_WITH_GDP;
}

static void zero_goal(struct making *making, const struct indicator_cell *cell)
{
	struct new_goal *goal = making->goal;
	const struct indicator *row = making->row;
	bool base = indicator_cell_is_exact(&row->base);
	if (!row->has_unit || making->growth || making->fall || (!is_modelled(making) && !base)) {
		making_words(making, cell, row->has_unit ? W_NEW_WARN_UNMEASURED : W_NEW_WARN_NO_UNIT, "");
		return;
	}
	goal->sense = SENSE_AT_MOST;
	goal->low = goal->high = goal->aim = 0;
	goal->unit = row->unit_text;
	goal->measure = MEASURE_LEVEL;
	goal->trend = base ? TREND_LINEAR_LEVEL : TREND_LAST;
	goal->words = NULL;
	REMARK(making, W_NEW_NOTE_WORDS, cell->text);
}

static void peak_goal(struct making *making, const struct indicator_cell *cell)
{
	struct new_goal *goal = making->goal;
	if (!is_modelled(making)) {
		making_words(making, cell, W_NEW_WARN_UNMEASURED, "");
		return;
	}
	int table_year = making->starter->table->target_year, year = cell->worded.year ? cell->worded.year : table_year;
	take_relative(making, SENSE_AT_MOST, cell);
	goal->relative.year = year;
	goal->measure = MEASURE_PEAK_YEAR;
	goal->trend = TREND_NONE;
}

/* So much of a baseline on average in each of the years: what the base year, or the year that is named, had. */
static void budget_goal(struct making *making, const struct indicator_cell *cell)
{
	struct new_goal *goal = making->goal;
	const struct worded *said = &cell->worded;
	int year = said->since ? said->since : making->starter->table->base_year;
	const struct indicator_cell *baseline = making_number_of(making, year);
	if (!baseline || !making->row->has_unit || !is_modelled(making)) {
		making_words(making, cell, baseline ? W_NEW_WARN_UNMEASURED : W_NEW_WARN_SINCE, making_year(making, year));
		return;
	}
	take_relative(making, SENSE_AT_MOST, cell);
	goal->relative.times = said->times;
	goal->relative.baseline = baseline;
	goal->measure = said->sum ? MEASURE_CUMULATIVE : MEASURE_MEAN;
	goal->over_first = said->first;
	goal->over_last = said->last;
	goal->trend = TREND_NONE;
}

bool making_worded(struct making *making, const struct indicator_cell *cell)
{
	struct new_goal *goal = making->goal;
	const struct worded *said = &cell->worded;
	const struct indicator_table *table = making->starter->table;
	if (said->year && said->kind != WORDED_WITHDRAWN && said->kind != WORDED_PEAK && said->year != table->target_year) {
		making_words(making, cell, W_NEW_WARN_OTHER_YEAR, making_year(making, said->year));
		return false;
	}
	switch (said->kind) {
	case WORDED_GDP: gdp_goal(making, cell); break;
	case WORDED_TIMES: making_times(making, cell, said->times, said->since); break;
	case WORDED_ZERO: zero_goal(making, cell); break;
	case WORDED_PEAK: peak_goal(making, cell); break;
	case WORDED_BUDGET: budget_goal(making, cell); break;
	case WORDED_WITHDRAWN:
		if (!said->year)
			making_words(making, cell, W_NEW_WARN_WITHDRAWN, "");
		goal->withdrawn = said->year;
		goal->words = cell->text;
		goal->variable = is_modelled(making) ? goal->variable : NULL;
		break;
	case WORDED_NONE: break;
	}
	return goal->sense || goal->relative.is || goal->withdrawn;
}
