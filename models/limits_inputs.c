/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_inputs: the numbers of a limit, and its years. "x % below base by year T" is the path of what is
 * left, 1 - x, which interpolates geometrically: (1 - x)^((t - t0) / (T - t0)). Outside its years a limit is
 * inactive unless `after` says hold or continue (the last yearly rate goes on). A budget over years bounds each of them
 * by its part of what is left: w_t / (w_t + ... + w_T), equal weights unless `spread` gives them. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "data/schema_fields.h"
#include "models/limits_parts.h"

enum after { AFTER_INACTIVE, AFTER_HOLD, AFTER_CONTINUE };

static enum after after_of(const struct limit *limit)
{
	const char *after = entry_text(limit->object, "after");
	if (!after || strcmp(after, "inactive") == 0)
		return AFTER_INACTIVE;
	return strcmp(after, "hold") == 0 ? AFTER_HOLD : AFTER_CONTINUE;
}

/* First and last year that a quantity speaks of; a value speaks of all. */
static void years_given(const struct program *program, const struct quantity *quantity, int *first, int *last)
{
	bool all = quantity->form == QUANTITY_VALUE || quantity->count == 0;
	*first = all ? program->base_year : quantity->points[0].year;
	*last = all ? program->base_year + program->years - 1 : quantity->points[quantity->count - 1].year;
}

/* 1 in the years in which the limit holds; the base year is a fact, never limited. */
static void define_active(struct builder *builder, struct limit *limit, const struct quantity *quantity)
{
	const struct program *program = builder->program;
	double *active = ARENA_ARRAY(builder->arena, program->years, double);
	int first = program->base_year, last = program->base_year + program->years - 1;
	if (quantity)
		years_given(program, quantity, &first, &last);
	for (int y = 1; y < program->years; y++) {
		int year = program->base_year + y;
		active[y] = year >= first && (year <= last || after_of(limit) != AFTER_INACTIVE);
	}
	builder_internal(builder, builder_print(builder, "limits.%s.active", limit->id), "1", active);
}

/* After the last year of a path: the last yearly rate goes on, from `values` that hold. */
static void continue_path(const struct program *program, const struct limit *limit,
	                      const struct quantity *quantity, double *values)
{
	int first, last;
	years_given(program, quantity, &first, &last);
	int y = last - program->base_year;
	if (after_of(limit) != AFTER_CONTINUE || y < 1 || y >= program->years || last == first ||
	    !(values[y - 1] != 0))
		return;
	double rate = values[y] / values[y - 1];
	for (y++; y < program->years; y++)
		values[y] = values[y - 1] * rate;
}

/* What is left in `year`, from points of falls in percent. */
static double left_in(const struct quantity *quantity, const double *fall, int year)
{
	int after = 0;
	while (after < quantity->count && quantity->points[after].year <= year)
		after++;
	if (after == 0 || after == quantity->count || quantity->interpolation == INTERPOLATE_STEP)
		return 1 - fall[after ? after - 1 : 0] / 100;
	double from = 1 - fall[after - 1] / 100, to = 1 - fall[after] / 100;
	double part = (double)(year - quantity->points[after - 1].year) /
	              (quantity->points[after].year - quantity->points[after - 1].year);
	bool geometric = quantity->interpolation != INTERPOLATE_LINEAR && from > 0 && to > 0;
	return geometric ? from * function_pow(to / from, part) : from + (to - from) * part;
}

static void define_left(struct builder *builder, struct limit *limit, const struct entry *entry)
{
	struct program *program = builder->program;
	const struct quantity *quantity = entry->quantity;
	double *left = ARENA_ARRAY(builder->arena, program->years, double),
		   *fall = ARENA_ARRAY(builder->arena, quantity->count + 1, double);
	struct unit percent = program_unit(builder->program, "%");
	for (int i = 0; i < quantity->count; i++) {
		const struct point *point = &quantity->points[i];
		double scale = 1;
		const struct unit *unit = point->has_unit      ? &point->unit
		                          : quantity->has_unit ? &quantity->unit
		                                               : &percent;
		unit_fits(unit, &percent, &scale);
		fall[i] = point->value * scale;
	}
	for (int y = 0; y < program->years; y++)
		left[y] = quantity->form == QUANTITY_VALUE ? 1 - fall[0] / 100
		                                           : left_in(quantity, fall, program->base_year + y);
	continue_path(program, limit, quantity, left);
	builder_internal(builder, builder_print(builder, "limits.%s.left", limit->id), "1", left);
	struct input_value *value = &program->inputs[program->input_count - 1].value[0];
	value->entry = entry;
	value->place = quantity->place;
	value->source = quantity->source
	                    ? quantity->source
	                    : builder_text(builder, builder_print(builder, "limits.%s.source", limit->id));
}

static void define_at_most(struct builder *builder, struct limit *limit, const struct entry *entry)
{
	builder_input(builder, limit->object, "at_most", limit->unit.text, NULL);
	struct input_value *value = &builder->program->inputs[builder->program->input_count - 1].value[0];
	continue_path(builder->program, limit, entry->quantity, value->values);
	if (!value->source)
		value->source = builder_text(builder, builder_print(builder, "limits.%s.source", limit->id));
}

static void define_eligible(struct builder *builder, struct limit *limit, const struct entry *sectors)
{
	double *marks = ARENA_ARRAY(builder->arena, builder->scenario->sector_count + 1, double);
	for (const struct json *item = sectors->json ? sectors->json->child : NULL; item; item = item->next) {
		int sector = item->type == JSON_STRING ? builder_sector(builder, item->text) : -1;
		if (sector >= 0)
			marks[sector] = 1;
		else
			diag_error(builder->diags, item->place, json_pointer(builder->arena, item), W_REMAINDER_SECTOR,
			           W_NONE, item->text ? item->text : "");
	}
	builder_internal_sectors(builder, builder_print(builder, "limits.%s.eligible", limit->id), "1", marks);
	limit->some_sectors = true;
}

/* Money per plain unit of the use: a use of "1e4 tce" costs money per tce. */
static const char *cost_unit(struct builder *builder, const struct limit *limit)
{
	const char *use = limit->use_unit.text;
	if (strncmp(use, "1e", 2) == 0 && strchr(use, ' '))
		use = strchr(use, ' ') + 1;
	return builder_print(builder, "money@base/(%s)", use);
}

/* The largest max_cut of any year, and what bounds the cut in each. */
static void bound_cut(struct builder *builder, struct limit *limit)
{
	const struct program *program = builder->program;
	int element,
		index = program_find_input(program, builder_print(builder, "limits.%s.output.max_cut", limit->id), &element);
	for (int y = 1; index >= 0 && y < program->years; y++)
		limit->most_cut = fmax(limit->most_cut, program->inputs[index].value[0].values[y] / 100);
	const char *most = builder_print(builder, "limits.%s.output.max_cut", limit->id);
	limit->most_text = builder_print(builder, "%s * limits.%s.active", most, limit->id);
}

static void responses(struct builder *builder, struct limit *limit)
{
	const struct entry *efficiency = entry_find(limit->object, "efficiency"),
					   *output = entry_find(limit->object, "output");
	if (efficiency) {
		limit->has_efficiency = builder_input(builder, efficiency, "extra", NULL, NULL);
		limit->has_cost = builder_input(builder, efficiency, "cost", cost_unit(builder, limit), NULL);
		if (entry_find(efficiency, "sectors"))
			define_eligible(builder, limit, entry_find(efficiency, "sectors"));
	}
	const struct entry *weights = output ? entry_find(output, "weights") : NULL;
	if (weights)
		limit->has_weights = builder_sector_input(
			builder, weights, builder_print(builder, "limits.%s.output.weights", limit->id), weights->field,
			"1");
	if (!output || !builder_input(builder, output, "max_cut", NULL, NULL)) {
		const struct field *outputs = field_find(limit->object->field->fields, "output");
		builder_default(builder, builder_print(builder, "limits.%s.output.max_cut", limit->id),
		                field_find(outputs->fields, "max_cut"));
	}
	bound_cut(builder, limit);
}

/* --- budgets --- */

static bool refuse_budget(struct builder *builder, const struct limit *limit, const char *key, enum word message,
                          const char *b, const char *c)
{
	const struct entry *at = entry_find(limit->object, key);
	diag_error(builder->diags, entry_place(at), entry_pointer(builder->arena, at), message, W_LIMIT_OVER_HINT,
	           limit->id, b, c);
	return false;
}

static bool budget_is_sound(struct builder *builder, const struct limit *limit, const struct quantity *at_most,
                            int first)
{
	static const char *const alone[] = {"per", "fall_at_least", "at_most_variable", "after", NULL};
	for (const char *const *key = alone; *key; key++)
		if (entry_find(limit->object, *key))
			return refuse_budget(builder, limit, *key, W_LIMIT_OVER_ALONE, *key, "");
	if (at_most && at_most->form != QUANTITY_VALUE)
		return refuse_budget(builder, limit, "at_most", W_LIMIT_OVER_NUMBER, "", "");
	if (first < builder->program->base_year)
		return refuse_budget(builder, limit, "over", W_LIMIT_OVER_EARLY, builder_print(builder, "%d", first),
		                     builder_print(builder, "%d", builder->program->base_year));
	return true;
}

/* Weights of all its years, also of those after the run. */
static bool budget_weights(struct builder *builder, const struct limit *limit, int first, int last, double *weight)
{
	const struct entry *spread = entry_find(limit->object, "spread");
	struct unit one = program_unit(builder->program, "1");
	for (int y = 0; y <= last - first; y++)
		weight[y] = 1;
	if (!spread || !spread->quantity)
		return true;
	if (!quantity_values(builder->arena, spread->quantity, spread->field, &one, first, last, NULL, weight,
	                     builder->diags))
		return false;
	for (int y = 0; y <= last - first; y++)
		if (!(weight[y] > 0))
			return refuse_budget(builder, limit, "spread", W_LIMIT_SPREAD, builder_print(builder, "%d", first + y), "");
	return true;
}

/* limits.ID.part, of what is left, that each year may use; limits.ID.counts: 1 in the years of the budget. */
static bool define_budget(struct builder *builder, struct limit *limit, const struct quantity *at_most)
{
	const struct program *program = builder->program;
	const struct entry *over = entry_find(limit->object, "over");
	int first = (int)over->json->child->number, last = (int)over->json->child->next->number;
	if (!budget_is_sound(builder, limit, at_most, first))
		return false;
	double *weight = ARENA_ARRAY(builder->arena, last - first + 1, double), left = 0,
		   *part = ARENA_ARRAY(builder->arena, program->years, double),
		   *counts = ARENA_ARRAY(builder->arena, program->years, double),
		   *active = ARENA_ARRAY(builder->arena, program->years, double);
	if (!budget_weights(builder, limit, first, last, weight))
		return false;
	for (int year = last; year >= first; year--) {
		int y = year - program->base_year;
		left += weight[year - first];
		if (y < program->years) {
			part[y] = weight[year - first] / left;
			counts[y] = 1;
			active[y] = y > 0; /* the base year is a fact */
		}
	}
	limit->budget = true;
	builder_internal(builder, builder_print(builder, "limits.%s.part", limit->id), "1", part);
	builder_internal(builder, builder_print(builder, "limits.%s.counts", limit->id), "1", counts);
	builder_internal(builder, builder_print(builder, "limits.%s.active", limit->id), "1", active);
	return true;
}

bool limit_inputs(struct builder *builder, struct limit *limit)
{
	const struct entry *at_most = entry_find(limit->object, "at_most"),
					   *fall = entry_find(limit->object, "fall_at_least");
	const struct entry *coefficients = entry_find(limit->object, "coefficients");
	limit->falls = fall && fall->quantity;
	if (entry_find(limit->object, "over")) {
		if (!define_budget(builder, limit, at_most ? at_most->quantity : NULL))
			return false;
	} else if (entry_find(limit->object, "spread")) {
		return refuse_budget(builder, limit, "spread", W_LIMIT_SPREAD_ALONE, "", "");
	} else {
		define_active(builder, limit, limit->falls ? fall->quantity : at_most ? at_most->quantity : NULL);
	}
	if (limit->falls)
		define_left(builder, limit, fall);
	else if (at_most && at_most->quantity)
		define_at_most(builder, limit, at_most);
	if (coefficients) {
		struct unit output = program_unit(builder->program, "1e8 money@base");
		limit->intensity_unit = unit_divide(builder->arena, &limit->use_unit, &output);
		builder_sector_input(builder, coefficients,
		                     builder_print(builder, "limits.%s.coefficients", limit->id), coefficients->field,
		                     limit->intensity_unit.text);
		limit->has_fixed = builder_input(builder, limit->object, "fixed", limit->use_unit.text, NULL);
	}
	responses(builder, limit);
	return true;
}

void limit_switch(struct builder *builder)
{
	double *on = ARENA_ARRAY(builder->arena, builder->program->years, double);
	for (int y = 0; y < builder->program->years; y++)
		on[y] = 1;
	builder_internal(builder, "limits.on", "1", on);
	builder->program->limits_on = builder->program->input_count - 1;
}
