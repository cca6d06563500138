/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity: a number with what belongs to it, read from one place of one file. Everything wrong is found
 * in one pass; a quantity with an error is NULL. What the numbers are (units, years, bounds) is judged in
 * quantity_number.c, how uncertain they are in quantity_uncertain.c, what they are in each year in
 * quantity_values.c. Holds: an assumption has a range and a note, and a range holds the number it belongs
 * to. */
#include "data/quantity.h"
#include <math.h>
#include <string.h>
#include "data/quantity_fields.h"
#include "data/quantity_number.h"
#include "data/quantity_uncertain.h"

/* --- texts --- */

static bool filled_text(struct reading *reading, const struct json *json, const struct field *fields,
                        enum word what)
{
	if (json->type != JSON_STRING)
		reading_expected(reading, json, fields, what);
	else if (!*json->text)
		READING_ERROR(reading, json, W_EMPTY_TEXT, W_FIELD_IS, "", "", json->key,
		              reading_doc(reading, reading_field(fields, json->key)));
	return json->type == JSON_STRING && *json->text;
}

static void read_source(struct reading *reading, const struct json *json)
{
	if (!filled_text(reading, json, quantity_fields, W_WANT_TEXT))
		return;
	reading->quantity->source = json->text;
	reading->quantity->assumption = strcmp(json->text, "assumption") == 0;
}

static void read_note(struct reading *reading, const struct json *json)
{
	struct field languages[LANG_COUNT + 1] = {0};
	for (int i = 0; i < LANG_COUNT; i++)
		languages[i] = (struct field){language_codes[i], .en = language_rules[i].called.en,
		                              .zh = language_rules[i].called.zh};
	if (json->type != JSON_OBJECT || !json->child) {
		if (filled_text(reading, json, quantity_fields, W_WANT_TITLE))
			reading->quantity->note = title_in_all(json->text);
		return;
	}
	for (const struct json *child = json->child; child; child = child->next) {
		if (!reading_field(languages, child->key))
			reading_unknown_key(reading, child, languages);
		else if (filled_text(reading, child, languages, W_WANT_TEXT))
			*title_at(&reading->quantity->note, (enum language)language_of_code(child->key)) = child->text;
	}
}

static void read_interpolate(struct reading *reading, const struct json *json)
{
	struct quantity *quantity = reading->quantity;
	for (int i = 0; json->type == JSON_STRING && quantity_interpolations[i]; i++)
		if (strcmp(json->text, quantity_interpolations[i]) == 0) {
			quantity->interpolation = (enum interpolation)i;
			return;
		}
	if (json->type != JSON_STRING)
		reading_expected(reading, json, quantity_fields, W_WANT_TEXT);
	else
		READING_ERROR(reading, json, W_BAD_CHOICE, W_ALLOWED, json->text, "linear, step, geometric");
}

static void read_series(struct reading *reading, const struct json *json)
{
	struct quantity *quantity = reading->quantity;
	if (json->type != JSON_OBJECT) {
		reading_expected(reading, json, quantity_fields, W_WANT_OBJECT);
		return;
	}
	const struct {
		const char *key, **text;
	} texts[] = {
		{"file", &quantity->series_file}, {"variable", &quantity->series_variable}, {"basis", &quantity->series_basis}};
	quantity->series_place = json->place;
	for (const struct json *child = json->child; child; child = child->next) {
		if (!reading_field(series_fields, child->key))
			reading_unknown_key(reading, child, series_fields);
		else if (filled_text(reading, child, series_fields, W_WANT_TEXT))
			for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
				if (strcmp(child->key, texts[i].key) == 0)
					*texts[i].text = child->text;
	}
	for (const struct field *field = series_fields; field->key; field++)
		if (field->flags & REQUIRED_IN_FILE && !json_get(json, field->key))
			READING_ERROR(reading, json, W_MISSING_KEY, W_FIELD_IS, field->key, "", field->key,
			              reading_doc(reading, field));
}

/* --- the object --- */

static void read_unit(struct reading *reading, const struct json *json)
{
	struct quantity *quantity = reading->quantity;
	size_t offset, length;
	const char *nearest;
	double scale;
	if (json->type != JSON_STRING) {
		reading_expected(reading, json, quantity_fields, W_WANT_TEXT);
	} else if (!unit_parse_wanted(reading->arena, json->text, reading->declared, &quantity->unit, &offset, &length,
	                              &nearest)) {
		reading_unknown_unit(reading, json, json->text, offset, length, nearest);
	} else {
		quantity->has_unit = true;
		if (!reading->declared || quantity->form == QUANTITY_LEVEL ||
		    reading_fits(reading, &quantity->unit, reading->declared, json->place,
		                 json_pointer(reading->arena, json), &scale))
			return;
	}
	reading->unit_is_bad = true;
}

/* The key that gives the number; which of several is not said twice. */
static const struct json *find_form(struct reading *reading, const struct json *json)
{
	const struct json *found = NULL;
	for (const struct json *child = json->child; child; child = child->next)
		for (int form = QUANTITY_VALUE; form <= QUANTITY_LEVEL; form++) {
			if (strcmp(child->key, quantity_form_keys[form]) != 0)
				continue;
			if (found)
				READING_KEY_ERROR(reading, child, W_QUANTITY_EXCLUDE, W_QUANTITY_ONE_OF, found->key,
				                  child->key);
			else
				reading->quantity->form = (enum quantity_form)form;
			found = found ? found : child;
		}
	return found;
}

static void check_allowed(struct reading *reading, const struct json *json)
{
	unsigned flags = reading->field->flags;
	enum quantity_form form = reading->quantity->form;
	const char *key = reading->field->key;
	if (form == QUANTITY_PATH && !(flags & PATH)) /* of a series the base year's row is taken */
		READING_KEY_ERROR(reading, json, W_QUANTITY_NO_PATH, W_QUANTITY_NO_PATH_HINT, key, json->key);
	if (form == QUANTITY_LEVEL && !(flags & (LEVEL_COMPOUND | LEVEL_LINEAR)))
		READING_KEY_ERROR(reading, json, W_QUANTITY_NO_LEVEL, W_QUANTITY_NO_LEVEL_HINT, key);
}

static void read_form(struct reading *reading, const struct json *json)
{
	struct quantity *quantity = reading->quantity;
	quantity->place = json->place;
	if (quantity->form == QUANTITY_VALUE) {
		quantity->points = ARENA_NEW(reading->arena, struct point);
		quantity->count = reading_point(reading, json, 0, quantity->points);
	} else if (quantity->form == QUANTITY_SERIES) {
		read_series(reading, json);
	} else {
		reading_years(reading, json);
	}
}

static void read_without_number(struct reading *reading, const struct json *json)
{
	const struct json *uncertain = json_get(json, "uncertain"), *unit = json_get(json, "unit");
	reading->quantity->form = QUANTITY_ONLY_UNCERTAIN;
	reading->quantity->place = uncertain ? uncertain->place : json->place;
	if (unit && uncertain)
		READING_KEY_ERROR(reading, unit, W_QUANTITY_UNIT_ALONE, W_QUANTITY_UNIT_ALONE_HINT);
	for (const struct json *child = json->child; child && !uncertain; child = child->next)
		if (!reading_field(quantity_fields, child->key))
			return; /* a slip in a key is enough to say */
	if (!uncertain)
		READING_ERROR(
			reading, json, W_QUANTITY_EMPTY, reading->declared ? W_QUANTITY_EXAMPLE : W_QUANTITY_EXAMPLE_ANY,
			"", reading->declared ? reading_unit(reading, reading->declared) : "",
			reading->declared ? arena_print(reading->arena, "5 %s", reading_unit(reading, reading->declared))
							  : "");
}

static void read_rest(struct reading *reading, const struct json *json)
{
	static const struct {
		const char *key;
		void (*read)(struct reading *, const struct json *);
	} readers[] = {{"source", read_source},
	               {"note", read_note},
	               {"interpolate", read_interpolate},
	               {"uncertain", reading_uncertain}};
	for (const struct json *child = json->child; child; child = child->next) {
		if (!reading_field(quantity_fields, child->key))
			reading_unknown_key(reading, child, quantity_fields);
		for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
			if (strcmp(child->key, readers[i].key) == 0)
				readers[i].read(reading, child);
	}
	const struct json *interpolate = json_get(json, "interpolate");
	if (interpolate && reading->quantity->form != QUANTITY_PATH)
		READING_KEY_ERROR(reading, interpolate, W_QUANTITY_INTERPOLATE, W_QUANTITY_INTERPOLATE_HINT);
}

/* --- the whole --- */

/* Levels keep the unit to themselves: range and spread belong to the rate. A unit that all numbers write
 * is that of the whole. */
static void settle_unit(struct quantity *quantity)
{
	for (int i = 0; i < quantity->count && quantity->form == QUANTITY_LEVEL && quantity->has_unit; i++)
		if (!quantity->points[i].has_unit) {
			quantity->points[i].unit = quantity->unit;
			quantity->points[i].has_unit = true;
		}
	if (quantity->form == QUANTITY_LEVEL) {
		quantity->has_unit = false;
		return;
	}
	for (int i = 0; i < quantity->count; i++)
		if (!quantity->points[i].has_unit ||
		    strcmp(quantity->points[i].unit.text, quantity->points[0].unit.text) != 0)
			return;
	if (!quantity->has_unit && quantity->count) {
		quantity->unit = quantity->points[0].unit;
		quantity->has_unit = true;
	}
}

static void check_points(struct reading *reading)
{
	struct quantity *quantity = reading->quantity;
	double value;
	for (int i = 0; i < quantity->count && quantity->form != QUANTITY_LEVEL; i++) {
		const struct point *point = &quantity->points[i];
		if (point->has_unit && quantity->has_unit && !reading->unit_is_bad)
			reading_fits(reading, &point->unit, &quantity->unit, point->place,
			             reading_pointer(reading, point), &value);
		if (!reading->declared || (reading->unit_is_bad && !point->has_unit))
			continue;
		reading_value(reading, point, reading_pointer(reading, point), &value);
		reading_fraction(reading, point, reading->declared, reading_pointer(reading, point));
	}
}

static void check_range(struct reading *reading, const struct json *json)
{
	struct quantity *quantity = reading->quantity;
	const double *range = quantity->range;
	double scale;
	if (!json ||
	    !(quantity->has_range = reading_two_numbers(reading, json, quantity_fields, quantity->range)))
		return;
	for (int i = 0; i < quantity->count && quantity->form != QUANTITY_LEVEL && !reading->bad; i++) {
		const struct point *point = &quantity->points[i];
		const struct unit *whole = quantity->has_unit ? &quantity->unit : reading->declared;
		bool scaled = point->has_unit && whole && unit_fits(&point->unit, whole, &scale);
		double value = scaled ? unit_convert(point->value, scale) : point->value;
		if ((value < range[0] || value > range[1]) && (scaled || !point->has_unit))
			READING_ERROR(reading, json, W_QUANTITY_RANGE_MISSES, W_QUANTITY_RANGE_MISSES_HINT,
			              reading_number(reading, value), reading_number(reading, range[0]),
			              reading_number(reading, range[1]));
	}
}

/* What `new` writes where it has no number begins with one of these. */
static bool is_to_replace(const struct quantity *quantity)
{
	static const enum word words[] = {W_NOTE_PLACEHOLDER, W_NOTE_EXAMPLE};
	if (quantity->source && strcmp(quantity->source, "placeholder") == 0)
		return true;
	for (int l = 0; l < LANG_COUNT && quantity->assumption; l++)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			const char *begins = word_text((enum language)l, words[i]);
			for (int said = 0; said < LANG_COUNT; said++)
				if (strncmp(title_in(quantity->note, (enum language)said, ""), begins, strlen(begins)) == 0)
					return true;
		}
	return false;
}

static void check_assumption(struct reading *reading, const struct json *json)
{
	const struct json *source = json_get(json, "source"), *range = json_get(json, "range"),
					  *note = json_get(json, "note");
	if (reading->quantity->assumption && !(range && note))
		READING_ERROR(reading, source, W_QUANTITY_ASSUMPTION, W_QUANTITY_ASSUMPTION_HINT,
		              range  ? "\"note\""
		              : note ? "\"range\""
		                     : "\"range\", \"note\"");
}

static void read_object(struct reading *reading, const struct json *json)
{
	const struct json *form = find_form(reading, json), *unit = json_get(json, "unit");
	if (form) {
		check_allowed(reading, form);
		read_form(reading, form);
	} else {
		read_without_number(reading, json);
	}
	if (unit)
		read_unit(reading, unit);
	check_points(reading);
	settle_unit(reading->quantity);
	check_range(reading, json_get(json, "range"));
	read_rest(reading, json);
	check_assumption(reading, json);
	reading->quantity->placeholder = is_to_replace(reading->quantity);
}

static void read_bare(struct reading *reading, const struct json *json)
{
	reading->quantity->place = json->place;
	reading->quantity->points = ARENA_NEW(reading->arena, struct point);
	reading->quantity->count = reading_point(reading, json, 0, reading->quantity->points);
	check_points(reading);
	settle_unit(reading->quantity);
}

const struct quantity *quantity_read(struct arena *arena, const struct json *json, const struct field *field,
                                     const struct plan_money *money, struct diags *diags)
{
	struct quantity *quantity = ARENA_NEW(arena, struct quantity);
	struct unit declared = field->unit ? unit_declared(arena, field->unit, PRICES_BASE) : unit_one;
	declared.plan = money;
	struct reading reading = {.arena = arena,
	                          .diags = diags,
	                          .field = field,
	                          .declared = field->unit ? &declared : NULL,
	                          .quantity = quantity};
	*quantity = (struct quantity){
		.json = json, .interpolation = INTERPOLATE_UNSAID, .uncertain = {.low = -INFINITY, .high = INFINITY}};
	if (json->type == JSON_OBJECT)
		read_object(&reading, json);
	else
		read_bare(&reading, json);
	return reading.bad ? NULL : quantity;
}
