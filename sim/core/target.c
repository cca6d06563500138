/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: each measure is a formula text over the target's variable, so every question sees it as a variable.
 * A verdict compares the measured value with the effective edges, 1e-9 relative: `about` opens the edge on
 * the base's side by the tolerance and is met beyond the number too (said as overshoot); without a base in
 * between it is two-sided. */
#include <math.h>
#include <string.h>
#include "core/target.h"

static const double RELATIVE = 1e-9;

static const struct {
	const char *formula, *unit;
} measures[MEASURE_COUNT] = {
	[MEASURE_LEVEL] = {"%s", NULL},
	[MEASURE_GROWTH] = {"%s / max(prev(%s), 0) - 1", "%/yr"},
	[MEASURE_MEAN_GROWTH] = {"(%s / max(base(%s), 0)) ^ (1 / max(year - base_year, 1)) - 1", "%/yr"},
	[MEASURE_CHANGE] = {"%s - base(%s)", NULL},
	[MEASURE_DECLINE_SINCE_BASE] = {"1 - %s / max(base(%s), 0)", "%"},
};

/* The measure's formula with the variable's name in place of each %s. */
static const char *measure_formula(struct builder *builder, enum measure measure, const char *variable)
{
	struct text text;
	text_init(&text, builder->arena);
	for (const char *c = measures[measure].formula; *c; c++)
		if (c[0] == '%' && c[1] == 's') {
			text_add(&text, variable);
			c++;
		} else {
			text_add_n(&text, c, 1);
		}
	return text.bytes;
}

/* The unit of a change: points where the level is a percentage. */
static const char *measure_unit(struct builder *builder, enum measure measure, const struct unit *unit)
{
	if (measures[measure].unit)
		return measures[measure].unit;
	if (measure == MEASURE_CHANGE && unit->share == SHARE_PERCENT)
		return unit->per_year ? "pp/yr" : "pp";
	return arena_copy(builder->arena, unit->text, strlen(unit->text));
}

void target_build(struct builder *builder)
{
	const struct scenario *scenario = builder->scenario;
	for (int i = 0; i < scenario->target_count; i++) {
		const struct target *target = &scenario->targets[i];
		int element;
		int found = target->variable ? program_find(builder->program, target->variable, &element) : -1;
		if (found < 0)
			continue;
		if (builder->program->variables[found].set != SCALAR && element < 0) {
			diag_error(builder->diags, target->place,
			           builder_print(builder, "/targets/%s/variable", target->id), W_TARGET_EACH_SECTOR,
			           W_TARGET_EACH_SECTOR_HINT, target->variable, builder->scenario->sectors[0]);
			continue;
		}
		const char *name = builder_print(builder, "target_value.%s", target->id);
		struct variable variable = {.name = name,
		                            .title = target->title,
		                            .flags = HIDDEN,
		                            .model = "targets",
		                            .target = target->id,
		                            .formula_text =
		                                measure_formula(builder, target->measure, target->variable),
		                            .place = NOWHERE};
		const struct unit *unit = &builder->program->variables[found].unit;
		variable.unit = program_unit(builder->program, measure_unit(builder, target->measure, unit));
		program_add_variable(builder->program, &variable);
	}
}

static bool edge(struct arena *arena, struct target_result *result, const struct quantity *quantity,
                 double *value, struct diags *diags)
{
	static const struct field field = {"number", NULL, 0, ANY_NUMBER, .otherwise = NAN};
	*value = NAN;
	return !quantity || quantity_number(arena, quantity, &field, &result->unit, value, diags);
}

static enum unassessed why_not(const struct program *program, const struct target *target,
                               const struct target_result *result)
{
	if (target->sense == SENSE_NONE)
		return target->words.en || target->words.zh ? UNASSESSED_WORDS : UNASSESSED_NO_NUMBER;
	if (!target->variable)
		return UNASSESSED_NO_MAPPING;
	if (result->variable < 0)
		return UNASSESSED_NO_VARIABLE;
	int row = target->year - program->base_year;
	if (row == 0 && target->measure != MEASURE_LEVEL) /* no year has passed */
		return UNASSESSED_YEAR;
	return row < 0 || row >= program->years || row < program->variables[result->variable].first
	           ? UNASSESSED_YEAR
	           : ASSESSED;
}

/* low and high from the number as stated, once the base is known. */
static void set_edges(struct target_result *result)
{
	double slack = fabs(result->number) * result->target->tolerance / 100;
	result->low = result->high = NAN;
	switch (result->target->sense) {
	case SENSE_AT_LEAST:
	case SENSE_ABOVE: result->low = result->number; break;
	case SENSE_AT_MOST:
	case SENSE_BELOW: result->high = result->number; break;
	case SENSE_RANGE:
		result->low = result->number;
		result->high = result->number_high;
		break;
	case SENSE_ABOUT:
		if (!(result->base > result->number)) /* from below, or no base */
			result->low = result->number - slack;
		if (!(result->base < result->number))
			result->high = result->number + slack;
		break;
	case SENSE_NONE: break;
	}
}

struct target_result target_prepare(struct arena *arena, const struct program *program,
                                    const struct target *target, struct diags *diags)
{
	int element;
	struct target_result result = {.target = target,
	                               .variable = -1,
	                               .unit = unit_one,
	                               .low = NAN,
	                               .high = NAN,
	                               .number = NAN,
	                               .number_high = NAN,
	                               .base = NAN,
	                               .value = NAN,
	                               .gap = NAN,
	                               .verdict = VERDICT_NOT_ASSESSABLE};
	result.variable = program_find(program, arena_print(arena, "target_value.%s", target->id), &element);
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
	edge(arena, &result, target->low, &low, diags);
	edge(arena, &result, target->high, &high, diags);
	result.number = isnan(low) ? high : low;
	result.number_high = target->sense == SENSE_RANGE ? high : NAN;
	result.reason = why_not(program, target, &result);
	set_edges(&result);
	return result;
}

void target_judge(struct target_result *result, double value)
{
	if (result->reason == ASSESSED || result->reason == UNASSESSED_UNDEFINED)
		result->reason = isfinite(value) ? ASSESSED : UNASSESSED_UNDEFINED;
	result->value = result->reason == ASSESSED ? value : NAN;
	set_edges(result);
	if (result->reason != ASSESSED) {
		result->verdict = VERDICT_NOT_ASSESSABLE;
		result->gap = NAN;
		return;
	}
	bool strict = result->target->sense == SENSE_ABOVE || result->target->sense == SENSE_BELOW;
	double slack_low = RELATIVE * fabs(result->low), slack_high = RELATIVE * fabs(result->high);
	bool low =
		isnan(result->low) || (strict ? value > result->low + slack_low : value >= result->low - slack_low);
	bool high = isnan(result->high) ||
	            (strict ? value < result->high - slack_high : value <= result->high + slack_high);
	double above = value - result->low, below = result->high - value;
	result->gap = isnan(above) ? below : isnan(below) ? above : above < below ? above : below;
	result->verdict = low && high ? VERDICT_MET : VERDICT_MISSED;
	double tolerance = fabs(result->number) * result->target->tolerance / 100;
	result->overshoot =
		result->verdict == VERDICT_MET && result->target->sense == SENSE_ABOUT &&
		(result->base < result->number ? value > result->number + tolerance
	                                   : result->base > result->number && value < result->number - tolerance);
}
