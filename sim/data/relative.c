/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relative: see the header. Only what stands in the file is read here; which variable that is, and whether its unit
 * is the target's, is judged where the equations are made (core/target_goal.c). */
#include "data/relative.h"
#include <string.h>
#include "data/schema_fields.h"
#include "data/title.h"

static const char *text_of(const struct json *json, const char *key)
{
	const struct json *text = json_get(json, key);
	return text ? text->text : NULL;
}

static const struct quantity *number_of(const struct json *json, const char *key)
{
	const struct json *number = json_get(json, key);
	return number ? number->read : NULL;
}

const struct relative *relative_read(struct arena *arena, const struct json *json)
{
	struct relative *relative = ARENA_NEW(arena, struct relative);
	const struct json *year = json_get(json, "year");
	const char *measure = text_of(json, "measure");
	*relative = (struct relative){.variable = text_of(json, "variable"),
	                              .basis = text_of(json, "basis"),
	                              .source = text_of(json, "source"),
	                              .note = title_read(json_get(json, "note")),
	                              .year = year ? (int)year->number : 0,
	                              .times = number_of(json, "times"),
	                              .baseline = number_of(json, "baseline"),
	                              .plus = number_of(json, "plus"),
	                              .json = json};
	for (int i = 0; measure && i < MEASURE_COUNT; i++)
		if (strcmp(measure, target_measures[i]) == 0)
			relative->measure = (enum measure)i;
	return relative;
}

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static bool same_number(const struct quantity *a, const struct quantity *b)
{
	if (!a || !b || !a->count || !b->count)
		return a == b;
	const struct point *one = a->points, *other = b->points;
	double scale;
	if (one->has_unit != other->has_unit)
		return false;
	return one->has_unit ? unit_fits(&one->unit, &other->unit, &scale) && one->value * scale == other->value
	                     : one->value == other->value;
}

bool relative_alike(const struct relative *one, const struct relative *other)
{
	if (!one || !other)
		return one == other;
	return one->measure == other->measure && one->year == other->year && same_text(one->variable, other->variable) &&
	       same_text(one->basis, other->basis) && same_number(one->times, other->times) &&
	       same_number(one->baseline, other->baseline) && same_number(one->plus, other->plus);
}
