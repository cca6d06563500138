/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_inputs: the numbers of a limit, and its years. "x % below base by year T" is the path of what is
 * left, 1 - x, which interpolates geometrically: (1 - x)^((t - t0) / (T - t0)). Outside its years a limit is
 * inactive unless `after` says hold or continue (the last yearly rate goes on). Shadow price: derivative, in
 * the pass in which the limit acts, of output with respect to the limit; for a ratio k with w = c / a, c = a
 * - k, W = sum w Y, S = sum Y, R = sum c w Y:
 *   d(output)/dk = W (S - 2 W theta) / R + theta sum_{c>0} Y / a
 *   (weights given: W (S - W theta) / R;  level: W / R). */
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
	struct unit percent = unit_declared(builder->arena, "%", program->prices);
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

/* Money per plain unit of the use: a use of "1e4 tce" costs CNY per tce. */
static const char *cost_unit(struct builder *builder, const struct limit *limit)
{
	const char *use = limit->use_unit.text;
	if (strncmp(use, "1e", 2) == 0 && strchr(use, ' '))
		use = strchr(use, ' ') + 1;
	return builder_print(builder, "CNY@base/(%s)", use);
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
}

void limit_inputs(struct builder *builder, struct limit *limit)
{
	const struct entry *at_most = entry_find(limit->object, "at_most"),
					   *fall = entry_find(limit->object, "fall_at_least");
	const struct entry *coefficients = entry_find(limit->object, "coefficients");
	limit->falls = fall && fall->quantity;
	define_active(builder, limit, limit->falls ? fall->quantity : at_most ? at_most->quantity : NULL);
	if (limit->falls)
		define_left(builder, limit, fall);
	else if (at_most && at_most->quantity)
		define_at_most(builder, limit, at_most);
	if (coefficients) {
		struct unit output = program_unit(builder->program, "1e8 CNY@base");
		limit->intensity_unit = unit_divide(builder->arena, &limit->use_unit, &output);
		builder_sector_input(builder, coefficients,
		                     builder_print(builder, "limits.%s.coefficients", limit->id), coefficients->field,
		                     limit->intensity_unit.text);
		limit->has_fixed = builder_input(builder, limit->object, "fixed", limit->use_unit.text, NULL);
	}
	responses(builder, limit);
}

void limit_switch(struct builder *builder)
{
	double *on = ARENA_ARRAY(builder->arena, builder->program->years, double);
	for (int y = 0; y < builder->program->years; y++)
		on[y] = 1;
	builder_internal(builder, "limits.on", "1", on);
	builder->program->limits_on = builder->program->input_count - 1;
}

void define_price_part(struct builder *builder, struct limit *limit, const char *tail, const char *output)
{
	const char *id = limit->id, *w = builder_print(builder, "sum(limit_weight.%s * %s)", id, output);
	const char *theta = builder_print(builder, "limit_cut_share%s.%s", tail, id),
			   *room = builder_print(builder, "limit_room%s.%s", tail, id);
	const char *a = limit->use && limit->use->factor
	                    ? builder_print(builder, "(%s * %s)", limit->use->intensity, limit->use->factor)
	                : limit->use ? limit->use->intensity
	                             : builder_print(builder, "limit_coefficient.%s", id);
	const char *part;
	if (!limit->ratio)
		part = builder_print(builder, "%s / %s%s%s", w, room, limit->per ? " * " : "",
		                     limit->per ? limit->per : "");
	else if (limit->has_weights)
		part = builder_print(builder, "%s * (sum(%s) - %s * %s) / %s", w, output, w, theta, room);
	else
		part = builder_print(
			builder, "%s * (sum(%s) - 2 * %s * %s) / %s + %s * sum(if(limit_weight.%s > 0, %s / %s, 0))", w,
			output, w, theta, room, theta, id, output, a);
	limit->price_text = builder_print(builder, "if(%s > 0, %s, %s)", theta, part,
	                                  limit->price_text ? limit->price_text : "0");
}

void define_price(struct builder *builder, const struct limit *limit)
{
	struct unit output = program_unit(builder->program, "1e8 CNY@base");
	struct variable *variable = builder_variable(
		builder,
		&(struct equation){
			builder_print(builder, "limit_price.%s", limit->id), "1", SCALAR, .base = "0",
			.formula = builder_print(builder, "if(limit_broken.%s > 0, 0, %s)", limit->id, limit->price_text),
			.en = "Shadow price: output this year per unit of limit",
			.zh = "影子价格：上限每放宽一单位的本年产出"});
	variable->unit = unit_divide(builder->arena, &output, &limit->unit);
	variable->unit.factor = output.factor / limit->unit.factor;
	variable->unit.text = builder_print(builder, "%s/(%s)", output.text, limit->unit.text);
	variable->limit = limit->id;
	variable->pointer = builder_print(builder, "/limits/%s", limit->id);
}
