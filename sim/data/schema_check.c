/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_check: one file judged by the field tables, alone: keys, types, ids, choices, years, numbers with
 * their units. Everything wrong is found in one pass; what is missing only because a parent may give it is
 * not asked for here. Holds: after the check every node that stands for a quantity and can be used has
 * node->read. */
#include "data/schema_check.h"
#include <stdint.h>
#include <string.h>
#include "data/schema_ids.h"
#include "data/schema_value.h"

/* --- targets --- */

static void one_sense(struct check *check, const struct json *json)
{
	const char *first = NULL;
	for (const struct json *child = json->child; child; child = child->next) {
		if (child->type == JSON_NULL || !field_is_sense(child->key) || strcmp(child->key, "range") == 0)
			continue;
		if (first)
			REPORT_KEY(check, child, W_EXCLUDE, W_ONE_SENSE, first, child->key);
		first = first ? first : child->key;
	}
}

static void sense_needs(struct check *check, const struct json *json, bool is_stated)
{
	const char *sense = target_sense_of(json);
	const struct json *source = json_get(json, "source");
	for (const char *const *key = about_keys; sense && strcmp(sense, "about") != 0 && *key; key++) {
		const struct json *of_about = json_get(json, *key);
		if (of_about && of_about->type != JSON_NULL)
			REPORT_KEY(check, of_about, W_BESIDE_ABOUT, W_BESIDE_ABOUT_RULE, sense, *key);
	}
	if (!sense && is_stated)
		REPORT(check, json, W_STATED_EMPTY, W_ONE_SENSE);
	if (!sense && !is_stated && check->whole_file && !check->layered && !json_get(json, "words"))
		REPORT(check, json, W_TARGET_EMPTY, W_SENSE_OR_WORDS);
	const struct json *range = json_get(json, "range"), *note = json_get(json, "note");
	if (source && source->type == JSON_STRING && strcmp(source->text, "assumption") == 0 && !(range && note))
		REPORT(check, source, W_QUANTITY_ASSUMPTION, W_QUANTITY_ASSUMPTION_HINT,
		       range ? "\"note\"" : note ? "\"range\"" : "\"range\", \"note\"");
}

/* What goes with some measures alone. */
static const struct {
	const char *key, *measures[4];
	enum word rule;
} measure_keys[] = {{"since", {"change", "decline_since_base", "mean_growth", NULL}, W_SINCE_RULE},
                    {"over", {"cumulative", "mean", NULL}, W_OVER_RULE}};

static void measure_needs(struct check *check, const struct json *json)
{
	const struct json *measure = json_get(json, "measure");
	for (size_t i = 0; i < sizeof measure_keys / sizeof *measure_keys; i++) {
		const struct json *there = json_get(json, measure_keys[i].key);
		bool said = there && there->type != JSON_NULL;
		const char *name = measure && measure->type == JSON_STRING ? measure->text : target_measures[0];
		if (said && (measure || !check->layered) && check_choice(name, target_measures) &&
		    !check_choice(name, measure_keys[i].measures))
			REPORT_KEY(check, there, W_BESIDE_MEASURE, measure_keys[i].rule, name, measure_keys[i].key);
	}
	const struct json *over = json_get(json, "over"), *year = json_get(json, "year");
	bool years = over && over->type == JSON_ARRAY && over->count == 2 && over->child->next->type == JSON_NUMBER;
	if (years && year && year->type == JSON_NUMBER && year->number != over->child->next->number)
		REPORT(check, year, W_OVER_YEAR, W_OVER_YEAR_RULE, arena_print(check->arena, "%.0f", year->number),
		       arena_print(check->arena, "%.0f", over->child->next->number));
}

static void judge_target(struct check *check, struct json *json, const struct field *fields)
{
	if (fields != target_fields && fields != stated_fields)
		return;
	one_sense(check, json);
	if (fields == target_fields)
		measure_needs(check, json);
	sense_needs(check, json, fields == stated_fields);
}

static void is_free_id(struct check *check, const struct json *json, const struct field *field)
{
	if (field->fields == target_fields && check_choice(json->key, reserved_targets))
		REPORT_KEY(check, json, W_RESERVED_ID, W_RESERVED_TARGET, json->key);
	else if (strcmp(field->key, "sectors") == 0 && check->maps == 0)
		check_sector_id(check, json);
	else
		check_id(check, json);
}

/* --- objects --- */

static void check_object(struct check *check, struct json *json, const struct field *fields);

static void judge_map(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_OBJECT) {
		check_expected(check, json, field, W_WANT_OBJECT);
		return;
	}
	for (struct json *child = json->child; child; child = child->next) {
		is_free_id(check, child, field);
		if (child->type == JSON_NULL && check->layered)
			continue;
		check->maps++;
		if (child->type == JSON_OBJECT)
			check_object(check, child, field->fields);
		else
			check_expected(check, child, field, W_WANT_OBJECT);
		check->maps--;
	}
}

/* Replaced whole, as the plain list is: nothing in it can be taken away. */
static void judge_titled_ids(struct check *check, struct json *json, const struct field *fields)
{
	bool layered = check->layered;
	check->layered = false;
	check_object(check, json, fields);
	check->layered = layered;
}

static void judge_ids_map(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_OBJECT) {
		check_expected(check, json, field, W_WANT_IDS_MAP);
		return;
	}
	for (struct json *child = json->child; child; child = child->next) {
		check_sector_id(check, child);
		if (child->type == JSON_OBJECT)
			judge_titled_ids(check, child, field->fields);
		else if (child->type != JSON_NULL || !check->layered)
			judge_ids(check, child, field);
	}
}

static void judge_list(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_ARRAY) {
		check_expected(check, json, field, W_WANT_LIST);
		return;
	}
	for (struct json *item = json->child; item; item = item->next) {
		if (item->type == JSON_OBJECT)
			check_object(check, item, field->fields);
		else
			check_expected(check, item, field, W_WANT_OBJECT);
	}
}

static void judge_inner(struct check *check, struct json *json, const struct field *field)
{
	if (json->type == JSON_OBJECT)
		check_object(check, json, field->fields);
	else
		check_expected(check, json, field, W_WANT_OBJECT);
}

/* Replaced whole, too. */
static void judge_number_of(struct check *check, struct json *json, const struct field *field)
{
	if (!schema_is_relative(field, json)) {
		judge_quantity(check, json, field);
		return;
	}
	bool layered = check->layered;
	check->layered = false;
	check_object(check, json, field->fields);
	check->layered = layered;
	const struct json *baseline = json_get(json, "baseline");
	static const char *const apart[] = {"variable", "measure", "year", "basis", NULL};
	for (const char *const *key = apart; baseline && *key; key++)
		if (json_get(json, *key))
			REPORT_KEY(check, json_get(json, *key), W_EXCLUDE, W_RELATIVE_ONE_OF, "baseline", *key);
	if (!baseline && !json_get(json, "variable") && !json_get(json, "year"))
		REPORT(check, json, W_RELATIVE_EMPTY, W_RELATIVE_ONE_OF);
}

/* Keys that files had once, and why they have gone: the object they stood in is one of a map. */
static const struct {
	const char *map, *key;
	enum word why;
} gone[] = {{"limits", "order", W_LIMIT_ORDER_GONE}};

static bool is_gone(struct check *check, const struct json *json)
{
	const struct json *map = json->parent ? json->parent->parent : NULL;
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		if (map && map->key && strcmp(map->key, gone[i].map) == 0 && strcmp(json->key, gone[i].key) == 0) {
			REPORT_KEY(check, json, gone[i].why, W_LEAVE_OUT, json->key);
			return true;
		}
	return false;
}

static void unknown_key(struct check *check, const struct json *json, const struct field *fields)
{
	if (is_gone(check, json))
		return;
	size_t count = 0;
	while (fields[count].key)
		count++;
	const char **names = ARENA_ARRAY(check->arena, count + 1, const char *);
	for (size_t i = 0; i < count; i++)
		names[i] = fields[i].key;
	check_unknown(check, json, true, json->key, W_UNKNOWN_KEY, names);
}

static judge *const judges[] = {
	[FIELD_QUANTITY] = judge_number_of, [FIELD_TEXT] = judge_text,       [FIELD_TITLE] = judge_title,
	[FIELD_FORMULA] = judge_text,      [FIELD_NAME] = judge_name,       [FIELD_CHOICE] = judge_choice,
	[FIELD_INTEGER] = judge_number,    [FIELD_YEAR] = judge_year,       [FIELD_YEARS] = judge_years,
	[FIELD_NUMBER] = judge_number,     [FIELD_BOOLEAN] = judge_boolean, [FIELD_IDS] = judge_ids,
	[FIELD_FILE] = judge_file,         [FIELD_FILES] = judge_files,     [FIELD_NUMBERS] = judge_numbers,
	[FIELD_OBJECT] = judge_inner,      [FIELD_MAP] = judge_map,         [FIELD_QUANTITIES] = judge_quantities,
	[FIELD_IDS_MAP] = judge_ids_map,   [FIELD_LIST] = judge_list,       [FIELD_CURRENCY] = judge_currency,
	[FIELD_UNIT] = judge_unit,
};

static void judge_field(struct check *check, struct json *json, const struct field *field)
{
	bool in_list = json->parent->parent && json->parent->parent->type == JSON_ARRAY;
	bool may_go = check->layered && !in_list && !(json->parent->parent == NULL && field_is_own(json->key));
	if (json->type != JSON_NULL)
		judges[field->kind](check, json, field);
	else if (!may_go)
		REPORT(check, json, W_NULL_IDLE, W_NULL_RULE);
}

static void find_missing(struct check *check, const struct json *json, const struct field *fields)
{
	for (const struct field *field = fields; field->key; field++)
		if (field->flags & REQUIRED_IN_FILE && !json_get(json, field->key) &&
		    !(check->layered && fields == target_fields))
			REPORT(check, json, W_MISSING_KEY, W_FIELD_IS, field->key, "", field->key,
			       check_field_doc(check, field));
}

static void check_object(struct check *check, struct json *json, const struct field *fields)
{
	for (struct json *child = json->child; child; child = child->next) {
		const struct field *field = field_find(fields, child->key);
		if (field)
			judge_field(check, child, field);
		else
			unknown_key(check, child, fields);
	}
	if (check->whole_file)
		find_missing(check, json, fields);
	judge_target(check, json, fields);
}

/* A file of another kind would fail in every line; saying so once is enough. */
static bool kind_is_right(struct check *check, const struct json *root, const struct field *fields)
{
	static const char *const kinds[] = {"plan", "scenario", NULL};
	const struct field *field = field_find(fields, "kind");
	const struct json *kind = json_get(root, "kind");
	if (!kind)
		REPORT(check, root, W_MISSING_KEY, W_KIND_RULE, "kind");
	else if (kind->type != JSON_STRING)
		REPORT(check, kind, W_EXPECTED, W_KIND_RULE, word_text(check->diags->language, W_WANT_TEXT),
		       json_type_name(kind->type, check->diags->language));
	else if (!check_choice(kind->text, kinds))
		check_unknown(check, kind, false, kind->text, W_BAD_CHOICE, kinds);
	else if (!check_choice(kind->text, field->choices))
		REPORT(check, kind, W_OTHER_KIND, W_NONE, kind->text, field->choices[0]);
	return !check->bad;
}

static bool judge_root(struct check *check, struct json *root, const struct field *fields)
{
	check->layered = fields != plan_fields;
	if (root->type != JSON_OBJECT)
		REPORT(check, root, W_EXPECTED, W_NONE, word_text(check->diags->language, W_WANT_OBJECT),
		       json_type_name(root->type, check->diags->language));
	else if (!check->whole_file || kind_is_right(check, root, fields))
		check_object(check, root, fields);
	return !check->bad;
}

bool schema_check(struct arena *arena, struct json *root, const struct field *fields, const struct plan_money *money,
                  struct diags *diags)
{
	return judge_root(&(struct check){.arena = arena, .diags = diags, .money = money, .whole_file = true}, root,
	                  fields);
}

bool schema_check_part(struct arena *arena, struct json *root, const struct field *fields,
                       const struct plan_money *money, struct diags *diags)
{
	return judge_root(&(struct check){.arena = arena, .diags = diags, .money = money}, root, fields);
}
