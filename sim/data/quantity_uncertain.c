/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_uncertain: the distribution beside a number, in the number's unit:
 *
 *   {"normal": {"sd": 1.2}}  {"lognormal": {"sigma": 0.2}}  {"triangular": {"low": 1, "mode": 2, "high": 4}}
 *   {"pert": {"low": 1, "mode": 2, "high": 4}}  {"uniform": {"low": 1, "high": 4}}      each with "truncate": [low, high]
 *
 * Holds: sd, sigma > 0; low <= mode <= high; low < high; what truncate leaves is not empty. */
#include <math.h>
#include <string.h>
#include "data/quantity_parts.h"

#define PARAMETER(name, english, chinese)                                                                    \
	{                                                                                                        \
		name, NULL, REQUIRED_IN_FILE, ANY_NUMBER, .kind = FIELD_NUMBER, .en = (english), .zh = (chinese)     \
	}

static const struct field normal_fields[] = {PARAMETER("sd", "standard deviation", "标准差"), {0}};
static const struct field lognormal_fields[] = {
	PARAMETER("sigma", "standard deviation of the logarithm", "对数的标准差"), {0}};
static const struct field mode_fields[] = {PARAMETER("low", "the least", "最小值"),
                                           PARAMETER("mode", "the most likely", "最可能值"),
                                           PARAMETER("high", "the most", "最大值"),
                                           {0}};
static const struct field uniform_fields[] = {
	PARAMETER("low", "the least", "最小值"), PARAMETER("high", "the most", "最大值"), {0}};

#define DISTRIBUTION(name, table, english, chinese)                                                          \
	{                                                                                                        \
		name, NULL, 0, ANY_NUMBER, .kind = FIELD_OBJECT, .fields = (table), .en = (english), .zh = (chinese) \
	}

/* In the order of enum distribution, from DRAW_NORMAL on; truncate is the last. */
const struct field uncertain_fields[] = {
	DISTRIBUTION("normal", normal_fields, "normal, around the value", "正态分布，以数值为中心"),
	DISTRIBUTION("lognormal", lognormal_fields, "lognormal, the value is its median",
                 "对数正态分布，数值为中位数"),
	DISTRIBUTION("triangular", mode_fields, "triangular", "三角分布"),
	DISTRIBUTION("uniform", uniform_fields, "uniform", "均匀分布"),
	DISTRIBUTION("pert", mode_fields, "PERT (a smooth triangle)", "PERT 分布"),
	{"truncate", NULL, 0, ANY_NUMBER, .kind = FIELD_NUMBERS, .en = "[low, high]: draws stay inside",
     .zh = "[下限, 上限]：抽样限于此范围内"},
	{0},
};

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
		reading_expected(reading, json, uncertain_fields, W_WANT_OBJECT);
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
                         double spread)
{
	if (!(spread > 0))
		READING_ERROR(reading, json_get(json, fields[0].key), W_UNCERTAIN_SPREAD, W_UNCERTAIN_SPREAD_HINT,
		              fields[0].key);
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

static void check_lognormal(struct reading *reading, const struct json *json)
{
	const struct quantity *quantity = reading->quantity;
	for (int i = 0; i < quantity->count && quantity->form != QUANTITY_LEVEL; i++)
		if (!(quantity->points[i].value > 0)) {
			READING_ERROR(reading, json, W_UNCERTAIN_LOGNORMAL, W_UNCERTAIN_LOGNORMAL_HINT,
			              reading_number(reading, quantity->points[i].value));
			return;
		}
}

static void read_distribution(struct reading *reading, const struct json *json)
{
	struct uncertain *uncertain = &reading->quantity->uncertain;
	int index = index_of(uncertain_fields, json->key);
	const struct field *fields = uncertain_fields[index].fields;
	if (!read_parameters(reading, json, fields, uncertain->parameter))
		return;
	uncertain->distribution = (enum distribution)(DRAW_NORMAL + index);
	if (uncertain->distribution == DRAW_NORMAL || uncertain->distribution == DRAW_LOGNORMAL)
		check_spread(reading, json, fields, uncertain->parameter[0]);
	else
		check_order(reading, json, uncertain->distribution == DRAW_UNIFORM ? 2 : 3, uncertain->parameter);
	if (uncertain->distribution == DRAW_LOGNORMAL)
		check_lognormal(reading, json);
}

/* --- truncation --- */

/* Where the distribution lies before it is cut. */
static void support(const struct uncertain *uncertain, double *low, double *high)
{
	bool open = uncertain->distribution == DRAW_NORMAL || uncertain->distribution == DRAW_NONE;
	*low = open ? -INFINITY : uncertain->distribution == DRAW_LOGNORMAL ? 0 : uncertain->parameter[0];
	*high = open || uncertain->distribution == DRAW_LOGNORMAL
	            ? INFINITY
	            : uncertain->parameter[uncertain->distribution == DRAW_UNIFORM ? 1 : 2];
}

static void read_truncate(struct reading *reading, const struct json *json)
{
	struct uncertain *uncertain = &reading->quantity->uncertain;
	double edges[2], low, high;
	if (!json || !reading_two_numbers(reading, json, uncertain_fields, edges))
		return;
	support(uncertain, &low, &high);
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
	for (int i = 0; i < 3 && uncertain->distribution != DRAW_LOGNORMAL; i++)
		converted->parameter[i] = unit_convert(uncertain->parameter[i], scale);
	converted->low = unit_convert(uncertain->low, scale);
	converted->high = unit_convert(uncertain->high, scale);
	return true;
}

/* --- the whole --- */

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
		int index = index_of(uncertain_fields, child->key);
		if (index < 0)
			reading_unknown_key(reading, child, uncertain_fields);
		else if (uncertain_fields[index].fields && found)
			READING_KEY_ERROR(reading, child, W_UNCERTAIN_MANY, W_UNCERTAIN_HINT, found->key, child->key);
		else if (uncertain_fields[index].fields)
			read_distribution(reading, found = child);
		all_known = all_known && index >= 0;
	}
	if (!found && all_known)
		READING_ERROR(reading, json, W_UNCERTAIN_NONE, W_UNCERTAIN_HINT);
	read_truncate(reading, json_get(json, "truncate"));
}
