/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_planned: what "as planned" gives the models so that they come to the plan's numbers, also where these follow from
 * something else (twice 2020, as GDP grows, net zero) or are asked per GDP. Peaks, budgets and what follows from
 * several inputs together are not aimed at; `new` tells what its run misses. */
#include <math.h>
#include "base/function.h"
#include "intake/new_parts.h"

static const double least_fall = -20, most_fall = 30; /* percent a year */

const struct new_goal *new_goal_of(const struct starter *starter, enum known_role role)
{
	for (int i = 0; i < starter->goal_count; i++)
		if (starter->goals[i].role == role && starter->goals[i].variable && new_has_number(&starter->goals[i]))
			return &starter->goals[i];
	return NULL;
}

const struct new_goal *new_gdp_goal(const struct starter *starter)
{
	const struct new_goal *gdp = starter->gdp;
	return gdp && new_has_number(gdp) ? gdp : starter->gdp_rate;
}

static double power(const struct starter *starter, double percent)
{
	return function_pow(1 + percent / 100, starter->years);
}

/* GDP of the plan's year over that of the base year: the plan's, or what the growth of the sectors comes to. */
static double gdp_ratio(const struct starter *starter)
{
	double ratio = 0;
	if (!isnan(starter->gdp_aim))
		return starter->gdp_aim / starter->gdp_base;
	for (int i = 0; i < starter->sector_count; i++) {
		const struct new_sector *sector = &starter->sectors[i];
		double from = starter->gdp_base * sector->part / 100;
		ratio += sector->level > 0 ? sector->level / starter->gdp_base
		                           : from / starter->gdp_base * power(starter, new_growth_of(starter, sector).value);
	}
	return starter->sector_count ? ratio : NAN;
}

double new_planned_growth(const struct starter *starter, const struct new_goal *goal)
{
	double gdp = 100 * (function_pow(gdp_ratio(starter), 1.0 / starter->years) - 1);
	enum sense sense = goal->relative.is ? goal->relative.sense : goal->sense;
	double more = sense == SENSE_ABOVE ? 0.001 : sense == SENSE_BELOW ? -0.001 : 0;
	bool most = sense == SENSE_AT_MOST || sense == SENSE_BELOW;
	if (goal->relative.is && goal->relative.variable) {
		double growth = (gdp + more * fmax(fabs(gdp), 1)) * 1e4;
		return (most ? floor(growth) : ceil(growth)) / 1e4;
	}
	return goal->sense && goal->measure == MEASURE_MEAN_GROWTH ? goal->aim : NAN;
}

double new_planned_level(const struct starter *starter, const struct new_goal *goal)
{
	if (!goal || !goal->variable || !new_has_number(goal))
		return NAN;
	double base = goal->row->base.low;
	bool times = goal->relative.is && goal->relative.times > 0 && !goal->relative.variable && !goal->relative.baseline;
	switch (goal->measure) {
	case MEASURE_LEVEL:
	case MEASURE_CHANGE: return goal->sense || times ? goal->aim : NAN;
	case MEASURE_DECLINE_SINCE_BASE: return goal->sense ? base * goal->aim / 100 : NAN;
	case MEASURE_MEAN_GROWTH: return base * power(starter, new_planned_growth(starter, goal));
	default: return NAN;
	}
}

/* --- per GDP --- */

/* Use per GDP in the plan's year over that of the base year, as a row of its own says it; NAN: none does. */
static double ratio_said(const struct starter *starter, const struct new_goal *goal)
{
	if (!goal)
		return NAN;
	if (goal->measure == MEASURE_DECLINE_SINCE_BASE)
		return goal->aim / 100;
	if (goal->measure == MEASURE_MEAN_GROWTH)
		return power(starter, new_planned_growth(starter, goal));
	return goal->row->base.low > 0 ? new_planned_level(starter, goal) / goal->row->base.low : NAN;
}

/* The fall, or the level, of use per GDP that the plan asks for; NULL: neither. */
static const struct new_goal *per_gdp_goal(const struct starter *starter, enum known_role fall, enum known_role level)
{
	const struct new_goal *goal = new_goal_of(starter, fall);
	return goal ? goal : new_goal_of(starter, level);
}

/* At least the fall that is asked for, rounded so that it is reached; where it may be at most so much, to that. */
static double fall_of_ratio(const struct starter *starter, double ratio, const struct new_goal *goal)
{
	double yearly = 100 * (1 - function_pow(ratio, 1.0 / starter->years));
	bool most = goal && goal->role != KNOWN_ENERGY_INTENSITY && goal->role != KNOWN_WATER_INTENSITY &&
	            (goal->sense == SENSE_AT_MOST || goal->sense == SENSE_BELOW) && goal->measure != MEASURE_MEAN_GROWTH;
	return new_round(most ? yearly : ceil(new_round(yearly * 1e4, 6)) / 1e4, 4);
}

struct new_rate new_planned_fall(const struct starter *starter, const struct new_goal *use)
{
	bool water = use && use == starter->water_use;
	const struct new_goal *goal = water ? per_gdp_goal(starter, KNOWN_WATER_FALL, KNOWN_WATER_INTENSITY)
	                                    : per_gdp_goal(starter, KNOWN_ENERGY_FALL, KNOWN_ENERGY_INTENSITY);
	double ratio = ratio_said(starter, goal), level = new_planned_level(starter, use);
	const struct new_goal *gdp = new_gdp_goal(starter);
	struct new_rate rate = {0};
	if (!isnan(ratio)) {
		rate.value = fall_of_ratio(starter, ratio, goal);
		rate.source = new_say(starter, W_NEW_SOURCE_DERIVED, WORDS(new_source_goal(starter, goal)));
		rate.note = new_say(starter, W_NEW_NOTE_FALL, NULL);
	} else if (level > 0) {
		rate.value = fall_of_ratio(starter, level / use->row->base.low / gdp_ratio(starter), NULL);
		rate.source = new_derived(starter, new_source_goal(starter, use), gdp ? new_source_goal(starter, gdp) : NULL,
		                          NULL);
		rate.note = new_say(starter, W_NEW_NOTE_FALL_LEVEL, NULL);
	}
	rate.low = rate.high = rate.value;
	return rate.source && rate.value > least_fall && rate.value < most_fall ? rate : new_fall_of(starter, use, false);
}

/* --- CO2 --- */

double new_planned_factor(const struct starter *starter)
{
	double level = new_planned_level(starter, starter->emissions);
	double per_gdp = function_pow(1 - new_planned_fall(starter, starter->energy_use).value / 100, starter->years);
	const struct new_goal *co2 = per_gdp_goal(starter, KNOWN_CO2_FALL, KNOWN_CO2_INTENSITY);
	double ratio = ratio_said(starter, co2);
	double used = new_planned_level(starter, starter->energy_use), use = per_gdp * gdp_ratio(starter);
	use = fmax(use * (1 + 1e-7), used / starter->energy_use->row->base.low); /* levels of sectors are rounded */
	if (level >= 0)
		return level / starter->emissions->row->base.low / use;
	return isnan(ratio) ? 1 : ratio / per_gdp;
}
