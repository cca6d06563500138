/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_reading: how what is wrong with a quantity is said. */
#include "data/quantity_reading.h"
#include <string.h>
#include "base/number.h"
#include "data/quantity_fields.h"

void reading_error(struct reading *reading, struct place place, const char *pointer, enum word message,
                   enum word hint, const char *const *args)
{
	reading->bad = true;
	diag_add(reading->diags, DIAG_ERROR, place, pointer, message, hint, args);
}

const char *reading_number(struct reading *reading, double number)
{
	char digits[NUMBER_SIZE];
	return arena_copy(reading->arena, digits, number_shortest(number, digits));
}

const char *reading_unit(struct reading *reading, const struct unit *unit)
{
	return unit_name(reading->arena, unit, reading->diags->language, false);
}

const char *reading_doc(const struct reading *reading, const struct field *field)
{
	return title_in(field_title(field), reading->diags->language, field->key);
}

const struct field *reading_field(const struct field *fields, const char *key)
{
	while (fields->key && strcmp(fields->key, key) != 0)
		fields++;
	return fields->key ? fields : NULL;
}

void reading_expected(struct reading *reading, const struct json *json, const struct field *fields,
                      enum word what)
{
	const struct field *field = reading_field(fields, json->key);
	enum language language = reading->diags->language;
	READING_ERROR(reading, json, W_EXPECTED, W_FIELD_IS, word_text(language, what),
	              json_type_name(json->type, language), json->key, reading_doc(reading, field));
}

void reading_unknown_key(struct reading *reading, const struct json *json, const struct field *fields)
{
	struct text all;
	const char *names[16];
	size_t count = 0;
	text_init(&all, reading->arena);
	for (; fields[count].key; count++) {
		text_add(&all, count ? ", " : "");
		text_add(&all, fields[count].key);
		names[count] = fields[count].key;
	}
	const char *nearest = diag_nearest(reading->diags, json->key, names, count);
	READING_KEY_ERROR(reading, json, W_UNKNOWN_KEY, nearest ? W_DID_YOU_MEAN_OF : W_ALLOWED, json->key,
	                  all.bytes, nearest ? nearest : "");
}

bool reading_two_numbers(struct reading *reading, const struct json *json, const struct field *fields,
                         double out[2])
{
	if (json->type != JSON_ARRAY || json->count != 2 || json->child->type != JSON_NUMBER ||
	    json->child->next->type != JSON_NUMBER) {
		reading_expected(reading, json, fields, W_WANT_RANGE);
		return false;
	}
	out[0] = json->child->number;
	out[1] = json->child->next->number;
	bool ordered = out[0] <= out[1];
	if (!ordered)
		READING_ERROR(reading, json, W_QUANTITY_RANGE_ORDER, W_QUANTITY_RANGE_HINT,
		              reading_number(reading, out[0]), reading_number(reading, out[1]));
	return ordered;
}

const char *reading_pointer(struct reading *reading, const struct point *point)
{
	const struct json *json = reading->quantity->json,
					  *form = json_get(json, quantity_form_keys[reading->quantity->form]);
	const struct json *year =
		point->year && form ? json_get(form, arena_print(reading->arena, "%d", point->year)) : NULL;
	return json_pointer(reading->arena, year ? year : form ? form : json);
}
