/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: what a target asks for, and whether a value meets it. A verdict compares the measured value with the
 * effective edges, 1e-9 relative: `about` has its edge a tolerance before the number on the way that target_direction
 * says, and another behind it only where overshoot misses or there is no way. Calendar years are whole: what must come
 * before 2030 has its edge at 2029. */
#include <math.h>
#include <string.h>
#include "core/target.h"
#include "core/target_measure.h"
#include "base/nearly.h"
#include "data/quantity_fraction.h"
#include "data/schema_fields.h"

bool target_counts_years(const struct target *target) { return target->measure == MEASURE_PEAK_YEAR; }

int target_year_read(const struct target *target, int last)
{
	return target->measure == MEASURE_PEAK_YEAR ? last : target->year;
}

static bool edge(struct arena *arena, struct target_result *result, const struct quantity *quantity,
                 double *value, struct diags *diags)
{
	static const struct field field = {"number", NULL, 0, ANY_NUMBER, .otherwise = NAN};
	*value = NAN;
	if (!quantity || !quantity_number(arena, quantity, &field, &result->unit, value, diags))
		return !quantity;
	bool year = *value >= YEAR_FIRST && *value <= YEAR_LAST && *value == floor(*value);
	if (target_counts_years(result->target) && !year)
		diag_error(diags, quantity->place,
		           arena_print(arena, "/targets/%s/%s", result->target->id, sense_name(result->target->sense)),
		           W_NOT_A_YEAR, W_YEAR_RULE, arena_print(arena, "%.15g", *value));
	return true;
}

static bool sums_up(const struct target *target)
{
	enum measure measure = target->measure;
	return measure == MEASURE_CUMULATIVE || measure == MEASURE_MEAN || measure == MEASURE_PEAK_YEAR ||
	       measure == MEASURE_PEAK_LEVEL;
}

/* The variable may be there, and years that the measure needs not. */
static enum unassessed why_not_measured(const struct program *program, const struct target *target)
{
	int element;
	if (program_find(program, target->variable, &element) >= 0)
		return UNASSESSED_YEAR;
	return program_lacks_level(program, target->variable) ? UNASSESSED_NO_PRICES : UNASSESSED_NO_VARIABLE;
}

/* A rate has no size that a percentage of it could be: about 0 leaves no room at all. */
static void doubt_about(struct arena *arena, const struct target_result *result, struct diags *diags)
{
	const struct target *target = result->target;
	bool growth = target->measure == MEASURE_GROWTH || target->measure == MEASURE_MEAN_GROWTH;
	if (target->sense == SENSE_ABOUT && result->number == 0 && growth && target->tolerance > 0)
		diag_error(diags, target->number_place, arena_print(arena, "/targets/%s/about", target->id), W_ABOUT_ZERO,
		           W_ABOUT_ZERO_HINT, arena_print(arena, "%.15g", target->tolerance));
}

static enum unassessed why_not(const struct program *program, const struct target *target,
                               const struct target_result *result)
{
	if (target->withdrawn)
		return UNASSESSED_WITHDRAWN;
	if (target->sense == SENSE_NONE)
		return target->words.en || target->words.zh ? UNASSESSED_WORDS : UNASSESSED_NO_NUMBER;
	if (!target->variable)
		return UNASSESSED_NO_MAPPING;
	if (result->variable < 0)
		return why_not_measured(program, target);
	if (program->variables[result->variable].first > program->years && sums_up(target))
		return UNASSESSED_LATE;
	if (target->relative && result->goal < 0)
		return UNASSESSED_NO_REFERENCE;
	int row = target_year_read(target, program_last(program)) - program->base_year;
	if (row == 0 && target->measure != MEASURE_LEVEL) /* no year has passed */
		return UNASSESSED_YEAR;
	return row < 0 || row >= program->years || row < program->variables[result->variable].first
	           ? UNASSESSED_YEAR
	           : ASSESSED;
}

/* Of nothing there is no percentage: about 0 is as near as to a number of the size that it comes from. */
double target_tolerance(const struct target_result *result)
{
	double tolerance = result->target->tolerance;
	double of = result->number == 0 ? result->size : fabs(result->number);
	return target_counts_years(result->target) ? tolerance : of * tolerance / 100;
}

/* Growth, or a level that is one. */
static bool is_rate(const struct target_result *result)
{
	enum measure measure = result->target->measure;
	bool growth = measure == MEASURE_GROWTH || measure == MEASURE_MEAN_GROWTH;
	return growth || (measure == MEASURE_LEVEL && result->unit.share != SHARE_NONE && result->unit.per_year);
}

static int direction_of_about(const struct target_result *result)
{
	if (result->target->better != BETTER_UNSAID)
		return result->target->better == BETTER_MORE ? 1 : -1;
	if (target_counts_years(result->target))
		return -1;
	if (is_rate(result) || isnan(result->base))
		return 1;
	return nearly_equal(result->base, result->number) ? 0 : result->base < result->number ? 1 : -1;
}

int target_direction(const struct target_result *result)
{
	switch (result->target->sense) {
	case SENSE_AT_LEAST:
	case SENSE_ABOVE: return 1;
	case SENSE_AT_MOST:
	case SENSE_BELOW: return -1;
	case SENSE_ABOUT: return direction_of_about(result);
	case SENSE_RANGE:
	case SENSE_NONE: break;
	}
	return 0;
}

bool target_is_short(const struct target_result *result)
{
	double value = isnan(result->value) ? result->not_before : result->value;
	return isnan(result->high) || (!isnan(result->low) && value < result->low);
}

/* low and high from the number as stated, once the base is known. */
static void set_edges(struct target_result *result)
{
	const struct target *target = result->target;
	bool years = target_counts_years(target);
	int way = target_direction(result), step = years ? 1 : 0;
	double slack = target->sense == SENSE_ABOUT ? target_tolerance(result) : 0;
	result->low = result->high = NAN;
	switch (target->sense) {
	case SENSE_AT_LEAST: result->low = result->number; break;
	case SENSE_ABOVE: result->low = result->number + step; break;
	case SENSE_AT_MOST: result->high = result->number; break;
	case SENSE_BELOW: result->high = result->number - step; break;
	case SENSE_RANGE:
		result->low = result->number;
		result->high = result->number_high;
		break;
	case SENSE_ABOUT:
		if (way >= 0 || target->overshoot_misses)
			result->low = years ? ceil(result->number - slack) : result->number - slack;
		if (way <= 0 || target->overshoot_misses)
			result->high = years ? floor(result->number + slack) : result->number + slack;
		break;
	case SENSE_NONE: break;
	}
}

/* What the plan's statement is measured in, where its variable is there. */
static bool stated_unit(struct arena *arena, const struct program *program, const struct target *target,
                        const struct json *stated, struct unit *unit)
{
	const struct json *named = json_get(stated, "variable"), *measured = json_get(stated, "measure");
	const char *name = named ? named->text : target->variable;
	int element, variable = name ? program_find(program, name, &element) : -1;
	enum measure measure = target->measure;
	for (int i = 0; measured && i < MEASURE_COUNT; i++)
		measure = strcmp(measured->text, target_measures[i]) == 0 ? (enum measure)i : measure;
	if (variable >= 0)
		*unit = unit_of_plan(arena, target_measure_unit(arena, measure, &program->variables[variable].unit),
		                     program->money);
	return variable >= 0;
}

static void doubt_number(struct arena *arena, const struct unit *unit, const struct json *json, struct diags *diags)
{
	const struct quantity *number = json ? json->read : NULL;
	const struct point *point = number && number->count ? number->points : NULL;
	if (point && !point->has_unit && fraction_suspect(unit, point->value, false))
		fraction_doubt(arena, unit, point->value, point->place, json_pointer(arena, json), diags);
}

/* What else the plan says of it, 0.06 where 6 % a year are meant: nothing is computed of it, but it is read. */
static void doubt_stated(struct arena *arena, const struct program *program, const struct target *target,
                         struct diags *diags)
{
	const struct json *targets = json_get(program->scenario->plan->root, "targets");
	const struct json *own = targets ? json_get(targets, target->id) : NULL;
	const struct json *stated = own ? json_get(own, "stated") : NULL;
	struct unit unit;
	for (const struct json *one = stated ? stated->child : NULL; one; one = one->next) {
		if (!stated_unit(arena, program, target, one, &unit))
			continue;
		for (const char *const *sense = target_senses; *sense; sense++) {
			const struct json *number = json_get(one, *sense);
			bool range = number && number->type == JSON_ARRAY;
			doubt_number(arena, &unit, range ? number->child : number, diags);
			doubt_number(arena, &unit, range ? number->child->next : NULL, diags);
		}
	}
}

struct target_result target_prepare(struct arena *arena, const struct program *program,
                                    const struct target *target, struct diags *diags)
{
	int element;
	struct target_result result = {.target = target,
	                               .program = program,
	                               .variable = -1,
	                               .unit = unit_one,
	                               .low = NAN,
	                               .high = NAN,
	                               .number = NAN,
	                               .number_high = NAN,
	                               .base = NAN,
	                               .from = -1,
	                               .goal = -1,
	                               .value = NAN,
	                               .gap = NAN,
	                               .verdict = VERDICT_NOT_ASSESSABLE};
	result.variable = program_find(program, arena_print(arena, "target_value.%s", target->id), &element);
	if (target_counts_years(target))
		result.from = program_find(program, arena_print(arena, "target_peak_from.%s", target->id), &element);
	if (target->relative)
		result.goal = program_find(program, arena_print(arena, "target_number.%s", target->id), &element);
	if (target->measure == MEASURE_CHANGE || target->measure == MEASURE_DECLINE_SINCE_BASE)
		result.base = 0; /* measured from the base year: nothing has changed there */
	if (result.variable >= 0)
		result.unit = program->variables[result.variable].unit;
	else if (target->low && target->low->count && target->low->points[0].has_unit)
		result.unit = target->low->points[0].unit;
	else if (target->high && target->high->count && target->high->points[0].has_unit)
		result.unit = target->high->points[0].unit;
	else
		result.unit.text = ""; /* nothing says what it counts */
	double low = NAN, high = NAN;
	doubt_stated(arena, program, target, diags);
	edge(arena, &result, target->low, &low, diags);
	edge(arena, &result, target->high, &high, diags);
	result.number = isnan(low) ? high : low;
	result.number_high = target->sense == SENSE_RANGE ? high : NAN;
	doubt_about(arena, &result, diags);
	result.reason = why_not(program, target, &result);
	set_edges(&result);
	return result;
}

/* 1e-9 of the edge; of the numbers behind what is measured, where the edge is 0. */
static double slack_at(double edge, double scale) { return NEARLY * (edge != 0 ? fabs(edge) : scale); }

struct target_bounds target_bounds_at(double low, double high, double scale, bool strict)
{
	double way = strict ? 1 : -1;
	return (struct target_bounds){isnan(low) ? -INFINITY : low + way * slack_at(low, scale),
	                              isnan(high) ? INFINITY : high - way * slack_at(high, scale), strict};
}

struct target_bounds target_bounds(const struct target_result *result)
{
	enum sense sense = result->target->sense;
	bool strict = (sense == SENSE_ABOVE || sense == SENSE_BELOW) && !target_counts_years(result->target);
	return target_bounds_at(result->low, result->high, result->scale, strict);
}

struct target_bounds target_bounds_near(const struct target_result *result)
{
	double slack = target_tolerance(result);
	return result->target->sense == SENSE_ABOUT
	           ? target_bounds_at(result->number - slack, result->number + slack, result->scale, false)
	           : target_bounds(result);
}

void target_set_number(struct target_result *result, double number)
{
	result->number = number;
	if (result->reason == ASSESSED && !isfinite(number))
		result->reason = UNASSESSED_NO_REFERENCE;
	set_edges(result);
}

struct target_bounds target_bounds_by(const struct target_result *result, double number, struct target_bounds *near)
{
	struct target_result own = *result;
	target_set_number(&own, number);
	*near = target_bounds_near(&own);
	return target_bounds(&own);
}

/* The run may end before a peak is behind it, and yet say that it is too late. */
static void judge_peak(struct target_result *result, double not_before)
{
	struct target_bounds bounds = target_bounds(result);
	result->verdict = target_meets_from(&bounds, not_before);
	if (result->verdict == VERDICT_NOT_ASSESSABLE)
		return;
	result->reason = ASSESSED;
	result->not_before = not_before;
	result->gap = result->verdict == VERDICT_MISSED ? result->high - not_before : not_before - result->low;
}

/* Past the number by more than the tolerance, on the way that the target points. */
static bool is_overshot(const struct target_result *result)
{
	struct target_bounds near = target_bounds_near(result);
	int way = target_direction(result);
	return result->target->sense == SENSE_ABOUT &&
	       ((way > 0 && result->value > near.high) || (way < 0 && result->value < near.low));
}

void target_judge(struct target_result *result, double value, double not_before)
{
	bool peak = result->from >= 0;
	if (result->reason == ASSESSED || result->reason == UNASSESSED_UNDEFINED || result->reason == UNASSESSED_NO_PEAK)
		result->reason = isfinite(value) ? ASSESSED : peak ? UNASSESSED_NO_PEAK : UNASSESSED_UNDEFINED;
	result->value = result->reason == ASSESSED ? value : NAN;
	result->gap = NAN;
	result->not_before = 0;
	result->verdict = VERDICT_NOT_ASSESSABLE;
	set_edges(result);
	if (result->reason == UNASSESSED_NO_PEAK && isfinite(not_before))
		judge_peak(result, not_before);
	if (!isfinite(result->value))
		return;
	struct target_bounds bounds = target_bounds(result);
	double above = value - result->low, below = result->high - value;
	result->gap = isnan(above) ? below : isnan(below) ? above : above < below ? above : below;
	result->verdict = target_meets(&bounds, value) ? VERDICT_MET : VERDICT_MISSED;
	result->overshoot = is_overshot(result);
}
