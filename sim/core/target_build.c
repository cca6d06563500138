/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_build: the equations of all targets. What a target measures is target_value.ID; a number that follows from
 * something else is target_number.ID = times * x + plus, with x a variable (or a measure of one, target_of_value.ID) of
 * the same run, what was observed before it, or a baseline. Holds: x and the number have the target's unit. */
#include "core/target.h"
#include "core/target_measure.h"
#include "data/schema_fields.h"

static const struct field any_number = {"number", NULL, 0, ANY_NUMBER, .otherwise = NAN};

struct goal { /* a target and its number */
	struct builder *builder;
	const struct target *target;
	const struct relative *relative;
	struct unit unit;    /* of the target */
	const char *pointer; /* of the number */
};

static void goal_error(const struct goal *goal, const char *key, enum word message, enum word hint,
                       const char *const *args)
{
	const struct json *at = key ? json_get(goal->relative->json, key) : NULL;
	diag_add(goal->builder->diags, DIAG_ERROR, at ? at->place : goal->relative->json->place,
	         json_pointer(goal->builder->arena, at ? at : goal->relative->json), message, hint, args);
}

/* What it is held against must be what the target is: a level against a level, a growth against a growth. */
static bool goal_fits(const struct goal *goal, const char *key, const struct unit *given)
{
	double scale;
	if (unit_fits(given, &goal->unit, &scale))
		return true;
	goal_error(goal, key, W_RELATIVE_UNIT, W_RELATIVE_UNIT_HINT, WORDS(given->text, goal->unit.text));
	return false;
}

/* The variable in its own year, or in another one of the run or before it. NULL: reported, or not in the run. */
static const char *level_text(const struct goal *goal, const char *variable, const struct unit *unit)
{
	struct builder *builder = goal->builder;
	const struct relative *relative = goal->relative;
	int year = relative->year, base_year = builder->program->base_year;
	double value;
	const struct json *at = json_get(relative->json, "year");
	if (!goal_fits(goal, "variable", unit) || year > program_last(builder->program))
		return NULL;
	if (!year)
		return variable;
	if (year >= base_year)
		return year == base_year ? builder_print(builder, "base(%s)", variable)
		                         : builder_print(builder, "at(%s, %d)", variable, year);
	return target_observed(builder, variable, year, relative->basis, unit, at->place, json_pointer(builder->arena, at),
	                       &value)
	           ? target_literal(builder, value, unit)
	           : NULL;
}

/* The same of a measure of the variable, told as the target's own. */
static const char *measure_text(const struct goal *goal, const char *variable, const struct unit *unit)
{
	struct builder *builder = goal->builder;
	const struct target *target = goal->target;
	const struct relative *relative = goal->relative;
	int year = relative->year ? relative->year : target->year;
	struct measured measured = {.prefix = "target_of",
	                            .id = target->id,
	                            .variable = variable,
	                            .measure = relative->measure,
	                            .year = year,
	                            .since = target->since,
	                            .over_first = target->over_first,
	                            .place = relative->json->place,
	                            .pointer = goal->pointer};
	if (year <= builder->program->base_year) {
		goal_error(goal, "year", W_RELATIVE_MEASURE_YEAR, W_RELATIVE_MEASURE_YEAR_HINT,
		           WORDS(measure_name(relative->measure), builder_print(builder, "%d", year)));
		return NULL;
	}
	if (year > program_last(builder->program) || !measured_has_years(builder, &measured, unit))
		return NULL;
	struct unit made = measured_build(builder, &measured, unit);
	const char *value = builder_print(builder, "target_of_value.%s", target->id);
	if (!goal_fits(goal, "measure", &made))
		return NULL;
	return relative->year ? builder_print(builder, "at(%s, %d)", value, year) : value;
}

static const char *of_variable(const struct goal *goal)
{
	struct builder *builder = goal->builder;
	const char *variable = goal->relative->variable ? goal->relative->variable : goal->target->variable;
	int element, found = program_find(builder->program, variable, &element);
	if (found < 0)
		return NULL;
	if (builder->program->variables[found].set != SCALAR && element < 0) {
		goal_error(goal, "variable", W_TARGET_EACH_SECTOR, W_TARGET_EACH_SECTOR_HINT,
		           WORDS(variable, builder->scenario->sectors[0]));
		return NULL;
	}
	const struct unit unit = builder->program->variables[found].unit; /* adding may move the variables */
	return goal->relative->measure == MEASURE_LEVEL ? level_text(goal, variable, &unit)
	                                                : measure_text(goal, variable, &unit);
}

static const char *of_baseline(const struct goal *goal)
{
	double value;
	struct builder *builder = goal->builder;
	if (!quantity_number(builder->arena, goal->relative->baseline, &any_number, &goal->unit, &value, builder->diags))
		return NULL;
	return target_literal(builder, value, &goal->unit);
}

/* " + 1 [pp]", in the target's unit; "": nothing is added; NULL: reported. */
static const char *plus_text(const struct goal *goal)
{
	struct builder *builder = goal->builder;
	const struct quantity *plus = goal->relative->plus;
	double scale = 1, value;
	if (!plus)
		return "";
	const struct point *point = plus->count ? &plus->points[0] : NULL;
	if (plus->form == QUANTITY_VALUE && point && point->has_unit && unit_step_fits(&point->unit, &goal->unit, &scale))
		value = unit_convert(point->value, scale);
	else if (point && point->has_unit && point->unit.share == SHARE_POINTS && goal->unit.share == SHARE_POINTS)
		value = point->value; /* points a year beside points */
	else if (!quantity_number(builder->arena, plus, &any_number, &goal->unit, &value, builder->diags))
		return NULL;
	return builder_print(builder, " + %s", target_literal(builder, value, &goal->unit));
}

static const char *times_text(const struct goal *goal)
{
	double value;
	struct builder *builder = goal->builder;
	const struct quantity *times = goal->relative->times;
	if (!times)
		return "";
	if (!quantity_number(builder->arena, times, field_find(relative_fields, "times"), &unit_one, &value,
	                     builder->diags))
		return NULL;
	return builder_print(builder, "%s * ", target_literal(builder, value, &unit_one));
}

static void build_number(const struct goal *goal)
{
	struct builder *builder = goal->builder;
	if (target_counts_years(goal->target)) {
		goal_error(goal, NULL, W_RELATIVE_CALENDAR, W_YEAR_RULE, WORDS(""));
		return;
	}
	const char *times = times_text(goal), *of = goal->relative->baseline ? of_baseline(goal) : of_variable(goal),
			   *plus = plus_text(goal);
	if (!times || !of || !plus)
		return;
	program_add_variable(builder->program,
	                     &(struct variable){.name = builder_print(builder, "target_number.%s", goal->target->id),
	                                        .title = {.en = "Number that the target asks for", .zh = "目标值"},
	                                        .flags = HIDDEN,
	                                        .model = "targets",
	                                        .target = goal->target->id,
	                                        .formula_text = builder_print(builder, "%s%s%s", times, of, plus),
	                                        .unit = goal->unit,
	                                        .place = NOWHERE});
}

static void build_target(struct builder *builder, const struct target *target, const struct unit *unit)
{
	struct measured measured = {.prefix = "target",
	                            .id = target->id,
	                            .variable = target->variable,
	                            .measure = target->measure,
	                            .year = target->year,
	                            .since = target->since,
	                            .over_first = target->over_first,
	                            .title = target->title,
	                            .place = target->since_place,
	                            .pointer = builder_print(builder, "/targets/%s/since", target->id)};
	if (!measured_has_years(builder, &measured, unit))
		return;
	struct unit made = measured_build(builder, &measured, unit);
	if (!target->relative)
		return;
	struct goal goal = {builder, target, target->relative, made,
	                    builder_print(builder, "/targets/%s/%s", target->id, sense_name(target->sense))};
	build_number(&goal);
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
		const struct unit unit = builder->program->variables[found].unit; /* adding may move the variables */
		build_target(builder, target, &unit);
	}
}
