/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_uncertain: the distribution beside a number, in the number's unit: {"normal": {"sd": 1.2}}, {"pert": {"low":
 * 1, "mode": 2, "high": 4}}, each with "truncate": [low, high]. Which there are, and what they ask for, is listed in
 * distribution/distributions.def.
 * Holds: a spread is above 0; low <= mode <= high; low < high; what truncate leaves is not empty. */
#include "data/quantity_uncertain.h"
#include <math.h>
#include <string.h>
#include "data/quantity_fields.h"
#include "data/quantity_fraction.h"

static int index_of(const struct field *fields, const char *key)
{
	for (int i = 0; fields[i].key; i++)
		if (strcmp(fields[i].key, key) == 0)
			return i;
	return -1;
}

/* --- parameters --- */

static bool read_parameters(struct reading *reading, const struct json *json, const struct field *fields,
                            double *parameter)
{
	bool good = json->type == JSON_OBJECT;
	if (!good)
		reading_expected(reading, json, distribution_fields(reading->arena), W_WANT_OBJECT);
	for (const struct json *child = json->child; good && child; child = child->next) {
		int index = index_of(fields, child->key);
		if (index < 0)
			reading_unknown_key(reading, child, fields);
		else if (child->type != JSON_NUMBER)
			reading_expected(reading, child, fields, W_WANT_NUMBER);
		else
			parameter[index] = child->number;
		good = good && index >= 0 && child->type == JSON_NUMBER;
	}
	for (int i = 0; json->type == JSON_OBJECT && fields[i].key; i++)
		if (!json_get(json, fields[i].key)) {
			READING_ERROR(reading, json, W_MISSING_KEY, W_FIELD_IS, fields[i].key, "", fields[i].key,
			              reading_doc(reading, &fields[i]));
			good = false;
		}
	return good;
}

static void check_spread(struct reading *reading, const struct json *json, const struct field *fields,
                         const double *parameter)
{
	for (int i = 0; fields[i].key; i++)
		if (!(parameter[i] > 0))
			READING_ERROR(reading, json_get(json, fields[i].key), W_UNCERTAIN_SPREAD, W_UNCERTAIN_SPREAD_HINT,
			              fields[i].key);
}

static void check_order(struct reading *reading, const struct json *json, int count, const double *parameter)
{
	bool ordered = parameter[0] < parameter[count - 1];
	for (int i = 1; i < count; i++)
		ordered = ordered && parameter[i - 1] <= parameter[i];
	const char *numbers = reading_number(reading, parameter[0]);
	for (int i = 1; i < count; i++)
		numbers = arena_print(reading->arena, "%s, %s", numbers, reading_number(reading, parameter[i]));
	if (!ordered)
		READING_ERROR(reading, json, W_UNCERTAIN_ORDER, W_UNCERTAIN_ORDER_HINT, numbers);
}

static void check_scaled(struct reading *reading, const struct json *json)
{
	const struct quantity *quantity = reading->quantity;
	for (int i = 0; i < quantity->count && quantity->form != QUANTITY_LEVEL; i++)
		if (!(quantity->points[i].value > 0)) {
			READING_ERROR(reading, json, W_UNCERTAIN_LOGNORMAL, W_UNCERTAIN_LOGNORMAL_HINT,
			              reading_number(reading, quantity->points[i].value));
			return;
		}
}

static void read_distribution(struct reading *reading, const struct json *json,
                              const struct distribution *distribution)
{
	struct uncertain *uncertain = &reading->quantity->uncertain;
	if (!read_parameters(reading, json, distribution->parameters, uncertain->parameter))
		return;
	uncertain->distribution = distribution;
	if (distribution->placing == DISTRIBUTION_STANDS)
		check_order(reading, json, distribution_parameters(distribution), uncertain->parameter);
	else
		check_spread(reading, json, distribution->parameters, uncertain->parameter);
	if (distribution->placing == DISTRIBUTION_SCALES)
		check_scaled(reading, json);
}

/* --- truncation --- */

static void read_truncate(struct reading *reading, const struct json *json)
{
	struct uncertain *uncertain = &reading->quantity->uncertain;
	double edges[2], low = -INFINITY, high = INFINITY;
	if (!json || !reading_two_numbers(reading, json, distribution_fields(reading->arena), edges))
		return;
	if (uncertain->distribution)
		distribution_support(uncertain->distribution, uncertain->parameter, &low, &high);
	uncertain->low = edges[0];
	uncertain->high = edges[1];
	if (!(edges[0] < edges[1]) || edges[1] <= low || edges[0] >= high)
		READING_ERROR(reading, json, W_UNCERTAIN_TRUNCATE, W_UNCERTAIN_TRUNCATE_HINT,
		              reading_number(reading, low), reading_number(reading, high));
}

/* --- in another unit --- */

bool quantity_uncertain(const struct quantity *quantity, const struct uncertain *uncertain,
                        const struct unit *declared, struct uncertain *converted)
{
	double scale = 1;
	bool own = uncertain == &quantity->uncertain && quantity->has_unit;
	*converted = *uncertain;
	if (own && !unit_fits(&quantity->unit, declared, &scale))
		return false;
	static const int in_unit[] = {
		[DISTRIBUTION_SHIFTS] = 1, [DISTRIBUTION_SCALES] = 0, [DISTRIBUTION_STANDS] = DISTRIBUTION_PARAMETERS};
	for (int i = 0; i < in_unit[uncertain->distribution->placing]; i++)
		converted->parameter[i] = unit_convert(uncertain->parameter[i], scale);
	converted->low = unit_convert(uncertain->low, scale);
	converted->high = unit_convert(uncertain->high, scale);
	return true;
}

/* --- doubts --- */

/* A spread of 0.015 beside 6 %/yr, or low and high of 0.04 and 0.08. */
void quantity_uncertain_doubt(struct arena *arena, const struct quantity *quantity, const struct uncertain *uncertain,
                              const struct unit *declared, const char *pointer, struct diags *diags)
{
	const struct distribution *distribution = uncertain->distribution;
	bool spread = distribution->placing == DISTRIBUTION_SHIFTS, own = quantity->has_unit;
	double largest = 0;
	for (int i = 0; i < quantity->count; i++)
		own |= quantity->points[i].has_unit;
	for (int i = 0; i < (spread ? 1 : distribution_parameters(distribution)); i++)
		largest = fabs(uncertain->parameter[i]) > fabs(largest) ? uncertain->parameter[i] : largest;
	if (!own && distribution->placing != DISTRIBUTION_SCALES && fraction_suspect(declared, largest, spread))
		fraction_doubt(arena, declared, largest, uncertain->place, pointer, diags);
}

/* --- the whole --- */

/* "normal, lognormal, ...", as the reader's language lists things. */
static const char *distribution_names(const struct reading *reading)
{
	struct text names;
	text_init(&names, reading->arena);
	for (const struct distribution *const *at = distributions; *at; at++)
		text_print(&names, "%s%s", names.length ? word_text(reading->diags->language, W_LIST_COMMA) : "", (*at)->name);
	return names.bytes;
}

void reading_uncertain(struct reading *reading, const struct json *json)
{
	const struct json *found = NULL;
	reading->quantity->uncertain.place = json->place;
	if (!(reading->field->flags & UNCERTAIN))
		READING_KEY_ERROR(reading, json, W_QUANTITY_NO_UNCERTAIN, W_QUANTITY_NO_UNCERTAIN_HINT,
		                  reading->field->key);
	if (json->type != JSON_OBJECT) {
		reading_expected(reading, json, quantity_fields, W_WANT_OBJECT);
		return;
	}
	bool all_known = true;
	for (const struct json *child = json->child; child; child = child->next) {
		const struct distribution *distribution = distribution_find(child->key);
		bool known = distribution || strcmp(child->key, "truncate") == 0;
		if (!known)
			reading_unknown_key(reading, child, distribution_fields(reading->arena));
		else if (distribution && found)
			READING_KEY_ERROR(reading, child, W_UNCERTAIN_MANY, W_UNCERTAIN_HINT, found->key, child->key,
			                  distribution_names(reading));
		else if (distribution)
			read_distribution(reading, found = child, distribution);
		all_known = all_known && known;
	}
	if (!found && all_known)
		READING_ERROR(reading, json, W_UNCERTAIN_NONE, W_UNCERTAIN_HINT, "", "", distribution_names(reading));
	read_truncate(reading, json_get(json, "truncate"));
}
