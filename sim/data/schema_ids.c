/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_ids: the judges of ids and of what is keyed by them: lists of sectors, groups, quantities by
 * sector. A sector must not be named like a key of a quantity, or {"value": 3} could mean two things.
 * Whether a sector exists is judged later. */
#include "data/schema_ids.h"
#include <string.h>
#include "base/lookup.h"
#include "data/quantity_fields.h"

bool sector_id_is_reserved(const char *id)
{
	return strcmp(id, "all") == 0 || field_find(quantity_fields, id);
}

/* Is this an id but for its length? *args: what is said then. */
static bool is_long(struct check *check, const char *id, const char *args[4])
{
	size_t length = strlen(id);
	const char *begin = arena_copy(check->arena, id, length < ID_MOST ? length : ID_MOST);
	args[0] = arena_copy(check->arena, begin, strlen(begin) / 2);
	args[1] = arena_print(check->arena, "%zu", length);
	args[2] = arena_print(check->arena, "%d", ID_MOST);
	args[3] = NULL;
	return length > ID_MOST && text_is_id(begin);
}

void check_id(struct check *check, const struct json *json)
{
	const char *args[4];
	if (text_is_id(json->key))
		return;
	if (is_long(check, json->key, args))
		check_report_key(check, json, W_LONG_ID, W_LONG_ID_RULE, args);
	else
		REPORT_KEY(check, json, W_BAD_ID, W_ID_RULE, json->key);
}

void check_sector_id(struct check *check, const struct json *json)
{
	if (sector_id_is_reserved(json->key))
		REPORT_KEY(check, json, W_RESERVED_ID,
		           strcmp(json->key, "all") == 0 ? W_RESERVED_ALL : W_RESERVED_SECTOR, json->key);
	else
		check_id(check, json);
}

void judge_quantities(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_OBJECT) {
		check_expected(check, json, field, W_WANT_BY_SECTOR);
		return;
	}
	for (struct json *child = json->child; child; child = child->next) {
		check_sector_id(check, child);
		if (child->type != JSON_NULL || !check->layered)
			check_quantity(check, child, field);
	}
}

void judge_quantity(struct check *check, struct json *json, const struct field *field)
{
	if (field->flags & OVER_SECTORS && check->maps == 0 && schema_is_map(json))
		judge_quantities(check, json, field);
	else
		check_quantity(check, json, field);
}

/* `seen`: the ids before it. */
static void is_listed_once(struct check *check, struct lookup *seen, struct json *item)
{
	if (lookup_find(seen, item->text))
		REPORT(check, item, W_LISTED_TWICE, W_NONE, item->text);
	else
		lookup_put(seen, item->text, item);
}

void judge_ids(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_ARRAY) {
		check_expected(check, json, field, W_WANT_IDS);
		return;
	}
	struct lookup *seen = lookup_create(check->arena);
	if (!json->child)
		REPORT(check, json, W_EMPTY_LIST, W_EMPTY_LIST_RULE, json->key ? json->key : "");
	for (struct json *item = json->child; item; item = item->next) {
		const char *args[4];
		if (item->type != JSON_STRING)
			check_expected(check, item, field, W_WANT_ID);
		else if (field->flags & LIST_OF_CHOICES && strcmp(item->text, "all") != 0 &&
		         !check_choice(item->text, field->choices))
			check_unknown(check, item, false, item->text, W_BAD_CHOICE, field->choices);
		else if (!(field->flags & LIST_OF_CHOICES) && is_long(check, item->text, args))
			check_report(check, item, W_LONG_ID, W_LONG_ID_RULE, args);
		else if (!(field->flags & LIST_OF_CHOICES) && !text_is_id(item->text))
			REPORT(check, item, W_BAD_ID, W_ID_RULE, item->text);
		else
			is_listed_once(check, seen, item);
	}
}
