/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base_printed: a number of the plan's files as an observation; its unit may be another than the one it is shown in. */
#include "ask/base_printed.h"
#include <string.h>
#include "base/json.h"
#include "data/quantity.h"

static bool in_unit(double value, const struct unit *unit, int year, const struct unit *shown,
                    struct base_printed *printed)
{
	const struct observation number = {.unit = *unit, .year = year, .value = value};
	double scale;
	if (!observation_fits(&number, shown, &scale))
		return false;
	printed->value = scale == 1 ? value : value * scale;
	return true;
}

/* "base": a number alone is in the unit of the target. */
static bool by_plan(const struct plan *plan, const struct json *target, const struct unit *shown,
                    struct base_printed *printed)
{
	const struct json *json = json_get(target, "base"), *source = json_get(target, "source");
	const struct quantity *quantity = json ? json->read : NULL;
	if (!quantity || quantity->form != QUANTITY_VALUE || quantity->count != 1)
		return false;
	const struct point *point = &quantity->points[0];
	const struct unit *unit = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : shown;
	printed->source = quantity->source ? quantity->source : source && source->type == JSON_STRING ? source->text : NULL;
	return in_unit(point->value, unit, plan->base_year, shown, printed);
}

static bool by_observation(const struct plan *plan, const char *variable, const struct unit *shown,
                           struct base_printed *printed)
{
	int count = 0;
	const struct observation *const *list = plan->observed ? observed_of(plan->observed, variable, &count) : NULL;
	const struct observation *found = NULL;
	for (int i = 0; i < count; i++) {
		if (list[i]->year != plan->base_year)
			continue;
		if (found)
			return false;
		found = list[i];
	}
	if (!found || !in_unit(found->value, &found->unit, found->year, shown, printed))
		return false;
	printed->source = found->source;
	return true;
}

bool base_printed(const struct plan *plan, const char *target, const struct unit *shown, struct base_printed *printed)
{
	const struct json *targets = json_get(plan->root, "targets"), *json = targets ? json_get(targets, target) : NULL;
	const struct json *variable = json ? json_get(json, "variable") : NULL, *measure = json ? json_get(json, "measure")
	                                                                                        : NULL;
	*printed = (struct base_printed){0};
	if (!json)
		return false;
	if (json_get(json, "base"))
		return by_plan(plan, json, shown, printed);
	bool level = !measure || (measure->type == JSON_STRING && strcmp(measure->text, "level") == 0);
	return level && variable && variable->type == JSON_STRING && by_observation(plan, variable->text, shown, printed);
}
