/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_goals: what each row of a plan's table asks for. A number in the target's column is a level, unless the name
 * or unit speaks of growth (then the mean growth is meant) or of a fall (then the fall since the base year); a rate
 * counts where there is no number; brackets mean all years together; anything else is the plan's words. What no model
 * computes becomes an indicator of its own. Holds: a number whose unit or meaning is not understood is kept, without a
 * variable, and said; nothing is made up. */
#include "intake/new_parts.h"
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/lookup.h"

struct making {
	struct starter *starter;
	struct new_goal *goal;
	const struct indicator *row;
	const char *plain; /* both names */
	bool share, growth, fall;
	struct text note;
};

#define REMARK(making, word, ...) add_note((making), new_say((making)->starter, (word), WORDS(__VA_ARGS__)))

static void add_note(struct making *making, const char *sentence)
{
	text_add(&making->note, making->note.length ? language_rules[making->starter->language].sentence_gap : "");
	text_add(&making->note, sentence);
}

/* What the unit of the row may have been meant as: "mu / GWh" of MU; NULL: nothing is near. */
static const char *nearest_unit(const struct making *making)
{
	struct unit unit;
	size_t offset, length;
	const char *nearest = NULL, *text = making->row->unit_text;
	if (text && !making->row->has_unit)
		unit_parse(making->starter->arena, text, &unit, &offset, &length, &nearest);
	return nearest;
}

static void warn(struct making *making, struct place at, enum word message, enum word hint, const char *extra)
{
	const struct indicator *row = making->row;
	diag_warning(making->starter->diags, at, NULL, message, hint,
	             arena_print(making->starter->arena, "%d", row->line),
	             title_in(row->title, making->starter->language, ""), extra, nearest_unit(making));
}

static const char *year_said(const struct making *making, int year)
{
	return arena_print(making->starter->arena, "%d", year);
}

/* --- names --- */

static const struct known *known_of(const struct making *making)
{
	struct arena *arena = making->starter->arena;
	const struct indicator *row = making->row;
	const struct known *known = row->title.zh ? known_find(arena, row->title.zh) : NULL;
	return known ? known : row->title.en ? known_find(arena, row->title.en) : NULL;
}

static const char *number_of_row(const struct making *making)
{
	const char *no = making->row->no;
	bool digits = no && *no && !no[strspn(no, "0123456789")] && strlen(no) < 6;
	return digits ? no : year_said(making, making->row->line);
}

static const char *own_id(const struct making *making, const struct known *known)
{
	struct arena *arena = making->starter->arena;
	const char *id =
		known ? known->role == KNOWN_SHARE ? arena_print(arena, "%s_share", known->id) : known->id : "";
	if (!*id && making->row->title.en)
		id = new_slug(arena, name_without_change(arena, making->row->title.en));
	if (!*id)
		id = arena_print(arena, "indicator_%s", number_of_row(making));
	return new_free_id(making->starter, id, true);
}

/* --- senses --- */

/* More than 8 is a thousandth more; more than 3 things are 4. */
static double step_beyond(const struct making *making, double number)
{
	const struct indicator *row = making->row;
	bool things =
		row->has_unit && unit_is_count(&row->unit) && !new_is_per_head(row) && !making->growth && !making->fall;
	if (things && row->unit.factor == 1 && number == floor(number))
		return 1;
	return number == 0 ? 0.001 : fabs(number) * 0.001;
}

static void set_number(struct making *making, const struct indicator_cell *cell, double factor,
                       const char *unit)
{
	struct new_goal *goal = making->goal;
	enum sense sense = cell->sense ? cell->sense : making->row->sense;
	bool range = cell->low != cell->high || sense == SENSE_RANGE;
	goal->low = cell->low * factor;
	goal->high = cell->high * factor;
	goal->unit = unit;
	goal->sense = range && cell->low != cell->high ? SENSE_RANGE : sense == SENSE_RANGE ? SENSE_NONE : sense;
	if (goal->sense == SENSE_NONE) {
		bool low = name_usual(making->plain) != USUAL_NONE && !making->fall && !making->growth;
		goal->sense = low ? SENSE_AT_MOST : SENSE_AT_LEAST;
		REMARK(making, W_NEW_NOTE_READING,
		       new_say(making->starter, low ? W_NEW_AT_MOST : W_NEW_AT_LEAST, WORDS()));
	}
	goal->aim = goal->sense == SENSE_AT_MOST || goal->sense == SENSE_BELOW ? goal->high : goal->low;
	goal->nudged = goal->sense == SENSE_ABOVE || goal->sense == SENSE_BELOW;
	if (goal->nudged)
		goal->aim += (goal->sense == SENSE_ABOVE ? 1 : -1) * step_beyond(making, goal->aim);
}

/* "<5.5" where there are 5.1: the plan asks for no change. A bare number is a level to come to, whatever its sense. */
static void hold_what_is_kept(struct making *making)
{
	struct new_goal *goal = making->goal;
	const struct indicator_cell *base = &making->row->base;
	bool explicit = making->row->target.sense || making->row->sense;
	bool low = goal->sense == SENSE_AT_LEAST || goal->sense == SENSE_ABOVE,
		 high = goal->sense == SENSE_AT_MOST || goal->sense == SENSE_BELOW;
	if (!explicit || !indicator_cell_is_exact(base) ||
	    !((low && base->low > goal->low) || (high && base->low < goal->high)))
		return;
	goal->aim = base->low;
	goal->nudged = false;
	REMARK(making, W_NEW_NOTE_KEPT);
}

static const char *yearly_unit(const struct making *making) { return new_say(making->starter, W_NEW_UNIT_RATE, NULL); }

static const char *points_unit(const struct making *making) { return new_say(making->starter, W_NEW_UNIT_POINTS,
                                                                             NULL); }

/* --- what is meant --- */

/* Kept, but nothing measures it. */
static void without_variable(struct making *making, const struct indicator_cell *cell, enum word why)
{
	const struct indicator *row = making->row;
	struct new_goal *goal = making->goal;
	if (!goal->sense)
		set_number(making, cell, 1, row->has_unit ? row->unit_text : NULL);
	goal->variable = NULL;
	goal->trend = TREND_NONE;
	if (row->unit_text && !row->has_unit)
		REMARK(making, W_NEW_NOTE_UNIT, row->unit_text);
	if (why == W_NEW_WARN_TOTAL)
		REMARK(making, W_NEW_NOTE_TOTAL);
	warn(making, why == W_NEW_WARN_UNIT ? row->unit_place : cell->place, why,
	     why != W_NEW_WARN_UNIT    ? W_NEW_WARN_KEPT_HINT
	     : nearest_unit(making) ? W_NEW_WARN_UNIT_NEAREST_HINT
	                            : W_NEW_WARN_UNIT_HINT,
	     row->unit_text ? row->unit_text : "");
}

/* What grows does so as sectors may. */
static void check_rate(struct making *making, const struct indicator_cell *cell)
{
	const struct field *growth = new_field(making->starter, "sectors", "growth");
	new_is_between(making->starter, making->row, cell, growth->low, growth->high);
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
	set_number(making, cell, 1, yearly_unit(making));
	making->goal->measure = MEASURE_MEAN_GROWTH;
	making->goal->index = making->goal->role == KNOWN_INDICATOR;
	making->goal->trend = TREND_COMPOUND;
}

static void fall_goal(struct making *making)
{
	const struct indicator *row = making->row;
	struct new_goal *goal = making->goal;
	bool yearly = row->target.has_number ? row->has_unit && row->unit.per_year && !row->target.cumulative
	                                     : row->rate_kind != RATE_CUMULATIVE;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	set_number(making, cell, 1, "%");
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
		goal->unit = yearly_unit(making);
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
	set_number(making, &row->target, 1, per_head ? new_head_unit(making->starter, row) : row->unit_text);
	making->goal->measure = MEASURE_LEVEL;
	hold_what_is_kept(making);
	making->goal->trend = level_trend(making);
}

static bool counts_years(const struct indicator *row) { return row->has_unit && row->unit.power[DIM_TIME] == 1; }

/* A change in percentage points, or in years of life or schooling, over all years. */
static void change_goal(struct making *making, const struct indicator_cell *cell, double factor)
{
	const struct indicator *row = making->row;
	set_number(making, cell, factor, making->share ? points_unit(making) : row->unit_text);
	making->goal->measure = MEASURE_CHANGE;
	if (factor != 1)
		REMARK(making, W_NEW_NOTE_YEARLY, cell->text, year_said(making, making->starter->years));
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
		set_number(making, &row->rate, 1, yearly_unit(making));
		making->goal->measure = MEASURE_MEAN_GROWTH;
		making->goal->trend = TREND_COMPOUND;
		making->goal->index = !(row->has_unit && indicator_cell_is_exact(&row->base) && row->base.low > 0);
	} else if (making->share || counts_years(row)) {
		change_goal(making, &row->rate, row->rate_kind == RATE_POINTS ? making->starter->years : 1);
	} else {
		without_variable(making, &row->rate, W_NEW_WARN_TOTAL);
	}
}

static void settle_number(struct making *making)
{
	const struct indicator *row = making->row;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	if (making->growth)
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

/* --- which variable --- */

/* Tables print GDP per head in 元, too. */
static bool is_money(const struct starter *starter, const struct indicator *row)
{
	double scale;
	struct unit money = unit_declared_in(starter->arena, "money@base", PRICES_BASE, starter->currency);
	return row->has_unit && unit_fits(&row->unit, &money, &scale);
}

/* Can the models compute it from what the table gives? */
static enum known_role role_of(const struct making *making, const struct known *known)
{
	const struct starter *starter = making->starter;
	const struct indicator *row = making->row;
	double scale;
	if (!known || known->role == KNOWN_INDICATOR)
		return KNOWN_INDICATOR;
	struct unit unit =
		known->unit ? unit_declared_in(starter->arena, known->unit, PRICES_BASE, starter->currency) : unit_one;
	bool percent = row->has_unit && row->unit.share == SHARE_PERCENT;
	bool fits = row->has_unit && unit_fits(&row->unit, &unit, &scale);
	switch (known->role) {
	case KNOWN_GDP: return fits && starter->gdp && starter->gdp->row == row ? KNOWN_GDP : KNOWN_INDICATOR;
	case KNOWN_GDP_GROWTH: return percent ? KNOWN_GDP_GROWTH : KNOWN_INDICATOR;
	case KNOWN_ENERGY_FALL:
	case KNOWN_CO2_FALL: return percent || !row->unit_text ? known->role : KNOWN_INDICATOR;
	case KNOWN_GDP_PER_HEAD:
		return (fits || is_money(starter, row)) && starter->population && starter->gdp ? known->role
		                                                                         : KNOWN_INDICATOR;
	case KNOWN_POPULATION:
		return starter->population && starter->population->row == row ? known->role : KNOWN_INDICATOR;
	case KNOWN_URBANIZATION:
		return starter->urbanization && starter->urbanization->row == row ? known->role : KNOWN_INDICATOR;
	case KNOWN_SHARE: return fits && new_is_sector(starter, row) ? KNOWN_SHARE : KNOWN_INDICATOR;
	default: return new_fact_role(starter, row, known);
	}
}

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
	case KNOWN_INDICATOR: return making->goal->id;
	default: return new_fact_variable(making->starter, known);
	}
}

/* --- remarks --- */

static void remark_base(struct making *making)
{
	const struct starter *starter = making->starter;
	const struct indicator *row = making->row;
	const struct indicator_cell *base = &row->base;
	bool measured = making->goal->variable && !making->goal->index; /* a level that the files begin with */
	bool used = measured && indicator_cell_is_exact(base) && !making->growth && !making->fall;
	if (*base->text && (!used || indicator_cell_is_marked(base)))
		REMARK(making, W_NEW_NOTE_BASE, year_said(making, starter->table->base_year), new_printed(starter, base));
	if (indicator_cell_is_marked(&row->target))
		REMARK(making, W_NEW_NOTE_BASE, year_said(making, starter->table->target_year),
		       new_printed(starter, &row->target));
	for (int i = 0; i < starter->table->aside_count; i++)
		if (*row->asides[i].text && !new_is_growth_observed(starter, making->goal, i))
			REMARK(making, W_NEW_NOTE_COLUMN, starter->table->asides[i].heading, new_printed(starter, &row->asides[i]));
	const char *whole = row->is_part ? title_in(row->whole, starter->language, NULL) : NULL;
	if (whole)
		REMARK(making, W_NEW_NOTE_PART, whole);
	if (row->printed)
		REMARK(making, W_NEW_NOTE_NAME, row->printed);
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
static void settle_kind(struct making *making)
{
	const struct indicator *row = making->row;
	const char *zh = row->title.zh ? row->title.zh : "", *en = row->title.en ? row->title.en : "";
	struct arena *arena = making->starter->arena;
	making->plain = indicator_plain(arena, arena_print(arena, "%s\n%s", zh, en));
	making->share = row->has_unit && row->unit.share == SHARE_PERCENT && !row->unit.per_year;
	bool percent = row->has_unit ? row->unit.share != SHARE_NONE : !row->unit_text;
	bool yearly = row->has_unit && row->unit.share && row->unit.per_year;
	making->fall = percent && name_is_fall(making->plain) && !name_is_growth(making->plain);
	making->growth = !making->fall && (yearly || (percent && name_is_growth(making->plain)));
}

static void make_goal(struct starter *starter, int index)
{
	const struct indicator *row = &starter->table->list[index];
	struct new_goal *goal = &starter->goals[index];
	struct arena *arena = starter->arena;
	struct making making = {.starter = starter, .goal = goal, .row = row};
	text_init(&making.note, arena);
	settle_kind(&making);
	const struct known *known = known_of(&making);
	*goal = (struct new_goal){
		.row = row, .role = role_of(&making, known), .no = new_number(starter, index), .title = row->title};
	making.fall |= goal->role == KNOWN_ENERGY_FALL || goal->role == KNOWN_CO2_FALL;
	making.growth &= !making.fall;
	if (known) {
		goal->title.en = goal->title.en ? goal->title.en : known->en;
		goal->title.zh = goal->title.zh ? goal->title.zh : known->zh;
	}
	const char *share = known ? arena_print(arena, "%s_share", known->id) : NULL;
	goal->id = goal->role == KNOWN_INDICATOR
	               ? own_id(&making, known)
	               : new_free_id(starter, goal->role == KNOWN_SHARE ? share : known->id, false);
	settle_words(&making);
	bool number = row->target.has_number || row->rate.has_number;
	goal->variable = number || goal->role != KNOWN_INDICATOR ? variable_of(&making, known) : NULL;
	const struct indicator_cell *cell = row->target.has_number ? &row->target : &row->rate;
	bool rate_alone = !row->target.has_number && row->rate_kind == RATE_YEARLY;
	if (number && row->unit_text && !row->has_unit && !rate_alone)
		without_variable(&making, cell, W_NEW_WARN_UNIT);
	else if (number && !row->has_unit && !making.growth && !making.fall && !rate_alone)
		without_variable(&making, cell, W_NEW_WARN_NO_UNIT);
	else if (number)
		settle_number(&making);
	remark_base(&making);
	if (goal->role == KNOWN_GDP && goal->measure == MEASURE_LEVEL && number)
		REMARK(&making, W_NEW_NOTE_PRICES, year_said(&making, starter->table->base_year));
	if (goal->role == KNOWN_CO2_FALL)
		REMARK(&making, W_NEW_NOTE_CO2);
	if (row->note)
		add_note(&making, row->note);
	goal->note = making.note.length ? making.note.bytes : NULL;
}

void new_goals(struct starter *starter)
{
	starter->goal_count = starter->table->count;
	starter->ids = lookup_create(starter->arena);
	for (int i = 0; i < starter->goal_count; i++)
		make_goal(starter, i);
	starter->gdp_rate = NULL;
	for (int i = 0; i < starter->goal_count; i++) {
		const struct new_goal *goal = &starter->goals[i];
		if (goal->role == KNOWN_GDP_GROWTH && goal->sense && !starter->gdp_rate)
			starter->gdp_rate = goal;
		if (goal->role == KNOWN_ENERGY_FALL && goal->sense && goal->variable && !starter->energy)
			starter->energy = goal;
		if (goal->role == KNOWN_CO2_FALL && goal->sense && goal->variable && !starter->co2)
			starter->co2 = goal;
	}
}
