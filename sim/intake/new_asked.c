/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_asked: what a row asks for in one year. A number in the target column is a level, unless the name or unit speaks
 * of growth (then the mean growth is meant) or of a fall (then the fall since the base year); a rate counts where there
 * is no number; brackets mean all years together; anything else is the plan's words. Holds: a number whose unit or
 * meaning is not understood is kept, without a variable, and said; nothing is made up. */
#include "intake/new_goal.h"
#include <math.h>
#include <string.h>
#include "base/function.h"

/* --- what is meant --- */

/* Kept, but nothing measures it. */
static void without_variable(struct making *making, const struct indicator_cell *cell, enum word why)
{
	const struct indicator *row = making->row;
	struct new_goal *goal = making->goal;
	making->unmeasured = true;
	if (!goal->sense)
		making_number(making, cell, cell->cumulative ? NUMBER_CHANGE : NUMBER_LEVEL, 1,
		              row->has_unit ? row->unit_text : NULL);
	goal->variable = NULL;
	goal->trend = TREND_NONE;
	if (why == W_NEW_WARN_TOTAL)
		REMARK(making, W_NEW_NOTE_TOTAL);
	making_warn(making, cell->place, why, W_NEW_WARN_KEPT_HINT, "", NULL);
}

/* What grows does so as sectors may. */
static void check_rate(struct making *making, const struct indicator_cell *cell)
{
	const struct field *growth = new_field(making->starter, "sectors", "growth");
	new_is_between(making->starter, making->row, cell, growth->low, growth->high);
}

/* Percent in one of the row's unit: 0.1 of ‰ */
static double percents(const struct indicator *row)
{
	return row->has_unit && row->unit.share == SHARE_PERCENT ? row->unit.factor * 100 : 1;
}

static void growth_goal(struct making *making)
{
	const struct indicator *row = making->row;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	if (cell->cumulative) {
		without_variable(making, cell, W_NEW_WARN_TOTAL);
		return;
	}
	check_rate(making, cell);
	making_number(making, cell, NUMBER_GROWTH, (cell->move == MOVE_FALL ? -1 : 1) * percents(row),
	              making_rate_unit(making));
	making->goal->measure = MEASURE_MEAN_GROWTH;
	making->goal->index = making->goal->role == KNOWN_INDICATOR;
	making->goal->trend = TREND_COMPOUND;
}

static void fall_goal(struct making *making)
{
	const struct indicator *row = making->row;
	struct new_goal *goal = making->goal;
	bool yearly = row->target.has_number ? (row->target.yearly || (row->has_unit && row->unit.per_year)) &&
	                                           !row->target.cumulative
	                                     : row->rate_kind != RATE_CUMULATIVE;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	making_number(making, cell, NUMBER_FALL, percents(row), "%");
	goal->measure = MEASURE_DECLINE_SINCE_BASE;
	goal->index = goal->role == KNOWN_INDICATOR;
	goal->trend = TREND_COMPOUND_LEVEL;
	if (!(goal->aim < 100)) {
		without_variable(making, cell, W_NEW_WARN_FALL);
		return;
	}
	if (yearly) { /* a fall of 3 % a year is a mean growth of at most -3 */
		static const enum sense turned[] = {SENSE_NONE,  SENSE_AT_MOST, SENSE_AT_LEAST, SENSE_BELOW,
		                                    SENSE_ABOVE, SENSE_ABOUT,   SENSE_RANGE};
		double low = goal->low;
		goal->measure = MEASURE_MEAN_GROWTH;
		goal->unit = making_rate_unit(making);
		goal->sense = turned[goal->sense];
		goal->low = -goal->high;
		goal->high = -low;
		goal->trend = TREND_COMPOUND;
		goal->aim = -goal->aim;
	} else {
		goal->aim = 100 - goal->aim;
	}
}

static enum trend level_trend(const struct making *making)
{
	const struct indicator *row = making->row;
	double base = row->base.low, aim = making->goal->aim;
	if (!indicator_cell_is_exact(&row->base))
		return TREND_LAST;
	if (unit_is_count(&row->unit) && !new_is_per_head(row) && fabs(aim) <= 20 && fabs(base) <= 20)
		return TREND_STEPS;
	double rate = base > 0 && aim > 0 ? function_pow(aim / base, 1.0 / making->starter->years) - 1 : NAN;
	return making->share || !(rate < 100) ? TREND_LINEAR_LEVEL : TREND_COMPOUND_LEVEL;
}

static void level_goal(struct making *making)
{
	const struct indicator *row = making->row;
	enum known_role role = making->goal->role;
	bool per_head = role == KNOWN_GDP_PER_HEAD || role == KNOWN_INCOME || role == KNOWN_INCOME_URBAN ||
	                role == KNOWN_INCOME_RURAL;
	making_number(making, &row->target, NUMBER_LEVEL, 1,
	              per_head ? new_head_unit(making->starter, row) : row->unit_text);
	making->goal->measure = MEASURE_LEVEL;
	making_hold(making);
	making->goal->trend = level_trend(making);
}

static bool counts_years(const struct indicator *row) { return row->has_unit && row->unit.power[DIM_TIME] == 1; }

/* A change in percentage points, or in years of life or schooling, over all years. */
static void change_goal(struct making *making, const struct indicator_cell *cell, double factor)
{
	const struct indicator *row = making->row;
	making_number(making, cell, NUMBER_CHANGE, factor, making->share ? making_points_unit(making) : row->unit_text);
	making->goal->measure = MEASURE_CHANGE;
	if (fabs(factor) != 1)
		REMARK(making, W_NEW_NOTE_YEARLY, cell->text, making_year(making, making->starter->years));
	making->goal->trend = TREND_LINEAR_LEVEL;
	making->goal->aim += row->base.low;
	if (!indicator_cell_is_exact(&row->base))
		without_variable(making, cell, W_NEW_WARN_NO_BASE);
}

static void rate_goal(struct making *making)
{
	const struct indicator *row = making->row;
	if (row->rate_kind == RATE_YEARLY) {
		check_rate(making, &row->rate);
		making_number(making, &row->rate, NUMBER_GROWTH, row->rate.move == MOVE_FALL ? -1 : 1,
		              making_rate_unit(making));
		making->goal->measure = MEASURE_MEAN_GROWTH;
		making->goal->trend = TREND_COMPOUND;
		making->goal->index = !(row->has_unit && indicator_cell_is_exact(&row->base) && row->base.low > 0);
	} else if (making->share || counts_years(row)) {
		change_goal(making, &row->rate, row->rate_kind == RATE_POINTS ? making->starter->years : 1);
	} else {
		without_variable(making, &row->rate, W_NEW_WARN_TOTAL);
	}
}

/* "下降15%" of 38: the level goes on, to 32.3. */
static void begin_with_level(struct making *making)
{
	const struct indicator_cell *base = &making->row->base;
	struct new_goal *goal = making->goal;
	if (!goal->index || !goal->variable || !making->row->has_unit || !indicator_cell_is_exact(base) || !(base->low > 0))
		return;
	goal->index = false;
	if (goal->trend == TREND_COMPOUND_LEVEL)
		goal->aim = new_round(goal->aim * base->low / 100, 9);
}

/* A change of so many percent: a fall since a year, a growth of each year, or so many times what it was. */
static void percent_move(struct making *making, const struct indicator_cell *cell)
{
	bool other = cell->since && cell->since != making->starter->table->base_year;
	bool odd = cell->low != cell->high || cell->sense == SENSE_ABOUT || cell->yearly;
	if (other && odd) {
		making_words(making, cell, W_NEW_WARN_MOVE, cell->text);
	} else if (cell->move == MOVE_FALL && other) {
		making_times(making, cell, new_round(1 - cell->low / 100, 9), cell->since);
	} else if (cell->move == MOVE_FALL) {
		making->fall = true;
		fall_goal(making);
		begin_with_level(making);
	} else if (cell->yearly) {
		making->growth = true;
		growth_goal(making);
		begin_with_level(making);
	} else {
		making_times(making, cell, new_round(1 + cell->low / 100, 9), cell->since);
	}
}

/* A number that is a change of what the row counts: 下降18%, 提高5个百分点, "cut by 20 Mt". */
static void move_goal(struct making *making, const struct indicator_cell *cell)
{
	const struct indicator *row = making->row;
	double scale = 1;
	bool percent = cell->has_unit ? cell->unit.share == SHARE_PERCENT : !row->has_unit && !row->unit_text;
	bool points = making->share && (!cell->has_unit || cell->unit.share == SHARE_POINTS);
	bool amount = !making->share && row->has_unit && (!cell->has_unit || unit_fits(&cell->unit, &row->unit, &scale));
	bool base = !cell->since || cell->since == making->starter->table->base_year;
	if ((points || (amount && scale == 1)) && base && !cell->yearly)
		change_goal(making, cell, cell->move == MOVE_FALL ? -1 : 1);
	else if (percent && !making->share)
		percent_move(making, cell);
	else
		making_words(making, cell, W_NEW_WARN_MOVE, cell->text);
}

static void settle_number(struct making *making)
{
	const struct indicator *row = making->row;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	if (row->target.has_number && cell->move && !making->growth && !making->fall)
		move_goal(making, cell);
	else if (making->growth)
		growth_goal(making);
	else if (making->fall)
		fall_goal(making);
	else if (row->target.has_number && row->target.cumulative && (making->share || counts_years(row)))
		change_goal(making, cell, 1);
	else if (row->target.has_number && (row->target.cumulative || name_is_fall(making->plain)))
		without_variable(making, cell, W_NEW_WARN_TOTAL);
	else if (row->target.has_number)
		level_goal(making);
	else
		rate_goal(making);
}

/* Of "about 0" of a growth nobody can say how far it may lie from it: a percentage of nothing is nothing. */
static void doubt_zero(struct making *making, const struct indicator_cell *cell)
{
	const struct new_goal *goal = making->goal;
	if (goal->sense == SENSE_ABOUT && goal->low == 0 && goal->variable && goal->measure == MEASURE_MEAN_GROWTH)
		making_words(making, cell, W_NEW_WARN_ABOUT_ZERO, "");
}

/* --- which variable --- */

static const char *variable_of(const struct making *making, const struct known *known)
{
	switch (making->goal->role) {
	case KNOWN_GDP:
	case KNOWN_GDP_GROWTH: return "gdp";
	case KNOWN_GDP_PER_HEAD: return "gdp_per_head";
	case KNOWN_POPULATION: return "population";
	case KNOWN_URBANIZATION: return "urbanization";
	case KNOWN_ENERGY_FALL: return "energy_intensity";
	case KNOWN_CO2_FALL: return "co2_intensity";
	case KNOWN_SHARE: return arena_print(making->starter->arena, "share.%s", known->id);
	case KNOWN_INDICATOR: return making->goal->own;
	default: return new_fact_variable(making->starter, known);
	}
}

static void settle_words(struct making *making)
{
	const struct indicator *row = making->row;
	bool target = *row->target.text && !row->target.has_number,
		 rate = *row->rate.text && !row->rate.has_number;
	making->goal->words = target ? row->target.text : rate ? row->rate.text : NULL;
	if (making->fall)
		making->goal->measure = MEASURE_DECLINE_SINCE_BASE;
	else if (making->growth)
		making->goal->measure = MEASURE_MEAN_GROWTH;
}

/* Which kind of number the row's name and unit announce. */
void making_kind(struct making *making)
{
	const struct indicator *row = making->row;
	const char *zh = row->title.zh ? row->title.zh : "", *en = row->title.en ? row->title.en : "";
	struct arena *arena = making->starter->arena;
	making->plain = indicator_plain(arena, arena_print(arena, "%s\n%s", zh, en));
	making->share = row->has_unit && row->unit.share == SHARE_PERCENT && !row->unit.per_year;
	bool share = row->unit.share == SHARE_PERCENT || row->unit.share == SHARE_POINTS;
	bool percent = row->has_unit ? share : !row->unit_text;
	const struct known *known = making->known;
	bool rate = known && known->how == KNOWN_LEVEL; /* 人口自然增长率 is a level of its own */
	bool of_years = rate && known->unit && strstr(known->unit, "/yr");
	bool yearly = row->has_unit && share && row->unit.per_year && !of_years;
	making->fall = percent && name_is_fall(making->plain) && !name_is_growth(making->plain);
	making->growth = !making->fall && (yearly || (percent && !rate && name_is_growth(making->plain)));
	making->fall |= making->goal->role == KNOWN_ENERGY_FALL || making->goal->role == KNOWN_CO2_FALL;
	making->growth &= !making->fall;
}

void making_ask(struct making *making)
{
	const struct indicator *row = making->row;
	const struct known *known = making->known;
	struct new_goal *goal = making->goal;
	settle_words(making);
	bool number = row->target.has_number || row->rate.has_number;
	const struct indicator_cell *says = *row->target.text ? &row->target : &row->rate;
	bool worded = !number && says->worded.kind;
	goal->variable = number || worded || goal->role != KNOWN_INDICATOR ? variable_of(making, known) : NULL;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	bool rate_alone = !row->target.has_number && row->rate_kind == RATE_YEARLY, moves = cell->has_number && cell->move;
	bool told = known && known->unit && strcmp(known->unit, "1") != 0; /* by indicator_settle_units: an error */
	if (number && !row->has_unit && !making->growth && !making->fall && !rate_alone && !moves) {
		if (!told && !row->unit_text)
			without_variable(making, cell, W_NEW_WARN_NO_UNIT);
	} else if (number) {
		settle_number(making);
		doubt_zero(making, cell);
	} else if (worded) {
		making_worded(making, says);
	}
	if (indicator_cell_is_marked(&row->target))
		REMARK(making, W_NEW_NOTE_BASE, making_year(making, goal->year), new_printed(making->starter, &row->target));
	if (goal->role == KNOWN_GDP && goal->measure == MEASURE_LEVEL && number)
		REMARK(making, W_NEW_NOTE_PRICES, making_year(making, making->starter->table->base_year));
	if (goal->role == KNOWN_CO2_FALL)
		REMARK(making, W_NEW_NOTE_CO2);
}
