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
