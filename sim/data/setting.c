/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting: --set as the top layers. KEY=VALUE is written as if a file said it: a small tree of JSON with
 * places in the text of the option is judged and merged like any other. KEY+=N and KEY*=N act later, on
 * yearly values; here it is only made sure that they mean something. A key must exist, so that a slip is
 * not taken for a new sector; only what a collection holds may be added, as a whole object. The rows of
 * --set-from come as JSON already, below all --set. Holds: globs match numbers that the files give, in the
 * order of the files. */
#include "data/setting.h"
#include <stdint.h>
#include <string.h>
#include "base/lookup.h"
#include "base/number.h"
#include "data/setting_keys.h"
#include "data/merge.h"
#include "data/path_text.h"
#include "data/quantity_fraction.h"
#include "data/quantity_text.h"
#include "data/schema_check.h"

static struct place option_place(const struct source *source, size_t offset, size_t length)
{
	return (struct place){source, (uint32_t)offset, (uint32_t)length};
}

static bool parse_number(struct arena *arena, const struct setting *setting, struct diags *diags)
{
	struct quantity_text read;
	enum text_fault fault = quantity_text_read(arena, setting->value, &read);
	bool factor = setting->operation == '*', good = fault == TEXT_GOOD && !(read.has_unit && factor);
	if (fault == TEXT_BAD_NUMBER)
		diag_error(diags, setting->value_place, NULL, number_fault_word(read.number), number_fault_hint(read.number),
		           setting->value, arena_copy(arena, setting->value + read.offset, read.length));
	else if (!good)
		diag_error(diags, setting->value_place, NULL, W_SET_NOT_A_NUMBER, factor ? W_SET_FACTOR_RULE : W_SET_STEP_RULE,
		           setting->value);
	return good;
}

bool setting_parse_as(struct arena *arena, const char *option, const char *text, struct setting *setting,
                      struct diags *diags)
{
	const struct source *source = source_text(arena, option, text);
	size_t key = strcspn(text, "=");
	if (text[key] != '=' || key == 0) {
		diag_error(diags, option_place(source, 0, strlen(text)), NULL, W_SET_FORM, W_SET_FORM_HINT, text);
		return false;
	}
	const char *value = source->bytes + key + 1;
	char last = text[key - 1], before = key > 1 ? text[key - 2] : 0;
	bool glob = last == '*' && (before == '.' || before == '/'); /* "energy.efficiency.*=2": all of them, not times 2 */
	char operation = (last == '+' || last == '*') && !glob ? last : '=';
	key -= operation != '=';
	*setting = (struct setting){arena_copy(arena, text, key), operation, value, option_place(source, 0, key),
		option_place(source, (size_t)(value - source->bytes), strlen(value)), NULL};
	if (!key || !*value) {
		diag_error(diags, option_place(source, 0, strlen(text)), NULL, W_SET_FORM, W_SET_FORM_HINT, text);
		return false;
	}
	return operation == '=' || parse_number(arena, setting, diags);
}

bool setting_parse(struct arena *arena, const char *text, struct setting *setting, struct diags *diags)
{
	return setting_parse_as(arena, "--set", text, setting, diags);
}

/* --- the value as JSON --- */

static void move_places(struct json *json, const struct source *source, uint32_t offset)
{
	json->place = (struct place){source, json->place.offset + offset, json->place.length};
	json->key_place = (struct place){source, json->key_place.offset + offset, json->key_place.length};
	for (struct json *child = json->child; child; child = child->next)
		move_places(child, source, offset);
}

/* JSON proper is read where it cannot be mistaken; messages about it then point into the text of the
 * option. */
static struct json *read_json(struct whole *whole, const struct setting *setting)
{
	struct diags *diags = whole->reader->diags;
	const struct source *source = source_text(whole->reader->arena, "--set", setting->value);
	int before = diags->count, errors = diags->errors;
	struct json *json = json_read(whole->reader->arena, source, diags);
	for (int i = before; i < diags->count; i++) {
		if (diags->list[i].place.source == source)
			diags->list[i].place = option_place(setting->value_place.source,
			                                    setting->value_place.offset + diags->list[i].place.offset,
			                                    diags->list[i].place.length);
	}
	if (json)
		move_places(json, setting->value_place.source, setting->value_place.offset);
	whole->bad |= !json || diags->errors > errors;
	return json;
}

/* "2021:7;2022:6.5" */
static struct json *read_path(struct whole *whole, const struct setting *setting)
{
	struct reader *reader = whole->reader;
	struct json *json = path_text_json(reader->arena, setting->value, setting->value_place, reader->diags);
	whole->bad |= !json;
	return json;
}

/* Judging and merging write into a tree, so that each scenario has its own. */
static struct json *copy_json(struct arena *arena, const struct json *json)
{
	struct json *copy = ARENA_NEW(arena, struct json);
	*copy = *json;
	struct json **end = &copy->child;
	for (const struct json *child = json->child; child; child = child->next) {
		*end = copy_json(arena, child);
		(*end)->parent = copy;
		end = &(*end)->next;
	}
	*end = NULL;
	copy->next = NULL;
	return copy;
}

static struct json *value_json(struct whole *whole, const struct setting *setting)
{
	const char *value = setting->value;
	if (setting->json)
		return copy_json(whole->reader->arena, setting->json);
	if (strchr("{[\"", *value))
		return read_json(whole, setting);
	if (path_text_is(value))
		return read_path(whole, setting);
	struct json *json = ARENA_NEW(whole->reader->arena, struct json);
	*json = (struct json){.type = JSON_STRING, .text = value, .place = setting->value_place};
	if (number_parse(value, strlen(value), &json->number))
		json->type = JSON_NUMBER;
	else if (strcmp(value, "null") == 0)
		json->type = JSON_NULL;
	else if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
		json->type = *value == 't' ? JSON_TRUE : JSON_FALSE;
	return json;
}

/* The value hung into `root` under its keys. */
static void write_at(struct whole *whole, const struct setting *setting, struct json *root,
                     const struct setting_key *key)
{
	struct json *at = root, *value = value_json(whole, setting);
	for (int i = 0; value && i < key->count; i++) {
		struct json *child = (struct json *)(uintptr_t)json_get(at, key->parts[i].text);
		if (child) {
			at = child;
			continue;
		}
		child = i == key->count - 1 ? value : ARENA_NEW(whole->reader->arena, struct json);
		if (child != value)
			*child = (struct json){.type = JSON_OBJECT, .place = key->parts[i].place};
		child->key = key->parts[i].text;
		child->key_place = key->parts[i].place;
		json_place(whole->reader->arena, at, child);
		at = child;
	}
}

/* --- KEY=VALUE --- */

static void lay_value(struct whole *whole, struct json *root)
{
	struct reader *reader = whole->reader;
	struct scenario *scenario = whole->scenario;
	whole->bad |=
		!schema_check_part(reader->arena, root, reader->fields, &scenario->plan->money, reader->diags);
	if (whole->bad)
		return;
	*ARENA_PUSH(reader->arena, scenario->layers, scenario->layer_count, whole->layer_capacity) =
		(struct layer){root->place.source, root, NULL};
	merge_layer(whole, root, scenario->layer_count - 1);
}

static struct json *new_root(struct whole *whole, const struct setting *setting)
{
	struct json *root = ARENA_NEW(whole->reader->arena, struct json);
	*root = (struct json){.type = JSON_OBJECT, .place = setting->key_place};
	return root;
}

/* The rows of a table are one layer, so that all that is wrong with them is told together. Returns how many. */
static int replace_rows(struct whole *whole, struct setting *settings, int count)
{
	struct json *root = new_root(whole, settings);
	int rows = 0;
	for (; rows < count && settings[rows].json; rows++) {
		struct setting_key key = setting_key_split(whole->reader->arena, &settings[rows]);
		if (setting_key_judge(whole, &settings[rows], &key))
			write_at(whole, &settings[rows], root, &key);
	}
	lay_value(whole, root);
	return rows;
}

static void replace(struct whole *whole, struct setting *setting)
{
	struct json *root = new_root(whole, setting);
	struct setting_key key = setting_key_split(whole->reader->arena, setting);
	if (!setting_key_is_glob(setting)) {
		if (setting_key_judge(whole, setting, &key))
			write_at(whole, setting, root, &key);
		setting->pattern = setting_key_text(whole->reader->arena, &key);
	} else {
		int count;
		const struct setting_key *keys = setting_keys_match(whole, setting, false, &count);
		for (int i = 0; i < count; i++)
			write_at(whole, setting, root, &keys[i]);
	}
	lay_value(whole, root);
}

/* --- KEY+=NUMBER, KEY*=NUMBER --- */

static void unit_must_fit(struct whole *whole, const struct setting *setting, const struct field *field)
{
	struct arena *arena = whole->reader->arena;
	enum language language = whole->reader->diags->language;
	double value, scale;
	struct unit unit;
	bool has_unit;
	size_t bad;
	if (setting->operation != '+' || !field->unit ||
	    !quantity_text(arena, setting->value, &value, &unit, &has_unit, &bad))
		return;
	struct unit declared = unit_of_plan(arena, field->unit, &whole->scenario->plan->money);
	if (!has_unit && fraction_suspect(&declared, value, true))
		fraction_doubt(arena, &declared, value, setting->value_place, NULL, whole->reader->diags);
	if (!has_unit || unit_step_fits(&unit, &declared, &scale))
		return;
	WHOLE_ERROR(whole, whole->scenario->layer_count - 1, setting->value_place, NULL, W_SETTING_UNIT,
	            W_SETTING_UNIT_HINT, field->key, unit_name(arena, &declared, language, false),
	            unit_name(arena, &unit, language, false));
}

static void judge_adjustment(struct whole *whole, struct setting *setting)
{
	struct setting_key key = setting_key_split(whole->reader->arena, setting);
	if (!setting_key_is_glob(setting)) {
		const struct field *field = setting_key_judge(whole, setting, &key);
		if (field)
			unit_must_fit(whole, setting, field);
		setting->pattern = setting_key_text(whole->reader->arena, &key);
		return;
	}
	int count;
	const struct setting_key *keys = setting_keys_match(whole, setting, true, &count);
	for (int i = 0; i < count; i++)
		unit_must_fit(whole, setting, keys[i].field);
}

/* A value that a later one of the same option puts aside would do nothing. */
static void refuse_twice(struct whole *whole, struct lookup *given, const struct setting *settings, int index)
{
	const struct setting *later = &settings[index];
	const char *option = later->key_place.source->path;
	if (later->operation != '=')
		return;
	const char *key = arena_print(whole->reader->arena, "%s %s", option, later->pattern);
	const struct setting *same = lookup_find(given, key);
	for (int i = 0; i < index && !same && setting_key_is_glob(later); i++) {
		const struct setting *before = &settings[i];
		if (!before->json && before->operation == '=' && strcmp(before->key_place.source->path, option) == 0 &&
		    !setting_key_is_glob(before) && text_glob(later->pattern, before->pattern))
			same = before;
	}
	if (!same) {
		lookup_put(given, key, (void *)(uintptr_t)later);
		return;
	}
	diag_error(whole->reader->diags, later->key_place, NULL, W_SET_TWICE, W_SET_TWICE_HINT, same->pattern,
	           arena_print(whole->reader->arena, "%s %s", option, same->key_place.source->bytes));
	whole->bad = true;
}

/* An error belongs to the option and not to a file: it has no chain. The scenario's own copy of the settings
 * has keys in ids: titles may differ from one scenario to the next. */
void settings_apply(struct whole *whole)
{
	int count = whole->reader->setting_count;
	struct setting *settings = ARENA_ARRAY(whole->reader->arena, count + 1, struct setting);
	struct lookup *given = lookup_create(whole->reader->arena); /* option and key -> struct setting */
	for (int i = 0; i < count; i++)
		settings[i] = whole->reader->settings[i];
	for (int i = 0; i < count && settings[i].json;)
		i += replace_rows(whole, settings + i, count - i);
	for (int i = 0; i < count && !whole->bad; i++) {
		if (settings[i].json)
			continue;
		if (setting_key_is_glob(&settings[i]))
			settings[i].pattern = setting_glob_text(whole, &settings[i]);
		if (settings[i].operation == '=')
			replace(whole, &settings[i]);
		else
			judge_adjustment(whole, &settings[i]);
		refuse_twice(whole, given, settings, i);
	}
	whole->scenario->settings = settings;
}
