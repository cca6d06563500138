/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_value: the judges of single values: texts, titles, names, choices, files, numbers, years, [low,
 * high]; and how what is wrong is said. Nothing here knows where a value stands in a file; numbers with
 * units are quantity_read's. */
#include "data/schema_value.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "data/display.h"
#include "data/quantity.h"
#include "data/unit.h"

enum { LONG_LIST = 72 }; /* what is allowed is listed beside a suggestion while it fits on the line */

void check_report(struct check *check, const struct json *json, enum word message, enum word hint,
                  const char *const *args)
{
	check->bad = true;
	if (diags_full(check->diags)) {
		diag_count(check->diags, DIAG_ERROR);
		return;
	}
	diag_add(check->diags, DIAG_ERROR, json->place, json_pointer(check->arena, json), message, hint, args);
}

void check_report_key(struct check *check, const struct json *json, enum word message, enum word hint,
                      const char *const *args)
{
	check->bad = true;
	if (diags_full(check->diags)) {
		diag_count(check->diags, DIAG_ERROR);
		return;
	}
	diag_add(check->diags, DIAG_ERROR, json->key_place, json_pointer(check->arena, json), message, hint,
	         args);
}

static const char *default_text(struct arena *arena, double number)
{
	char text[NUMBER_SIZE];
	return arena_copy(arena, text, number_shortest(number, text));
}

const char *check_field_doc(const struct check *check, const struct field *field)
{
	return title_in(field_title(field), check->diags->language, field->key);
}

/* What stands there instead: "object", "array of 1", 1.5. */
static const char *got(const struct check *check, const struct json *json)
{
	enum language language = check->diags->language;
	if (json->type == JSON_NUMBER && json->number != floor(json->number))
		return default_text(check->arena, json->number);
	if (json->type == JSON_ARRAY)
		return word_format(check->arena, language, W_ARRAY_OF, WORDS(default_text(check->arena, json->count)));
	return json_type_name(json->type, language);
}

/* "expected a text, got number"; the hint says what the field is for. */
void check_expected(struct check *check, const struct json *json, const struct field *field, enum word what)
{
	REPORT(check, json, W_EXPECTED, W_FIELD_IS, word_text(check->diags->language, what), got(check, json),
	       field->key, check_field_doc(check, field));
}

static size_t names_count(const char *const *names)
{
	size_t count = 0;
	while (names[count])
		count++;
	return count;
}

/* The hint "did you mean ..? allowed: ...", or only what is allowed. Arguments: {0} is the name itself. */
void check_unknown(struct check *check, const struct json *json, bool at_key, const char *name,
                   enum word message, const char *const *names)
{
	size_t count = names_count(names);
	const char *nearest = diag_nearest(check->diags, name, names, count);
	const char *all = diag_list(check->diags, names, count);
	enum word hint = !nearest ? W_ALLOWED : strlen(all) < LONG_LIST ? W_DID_YOU_MEAN_OF : W_DID_YOU_MEAN;
	(at_key ? check_report_key : check_report)(check, json, message, hint,
	                                           WORDS(name, all, nearest ? nearest : ""));
}

/* --- texts --- */

static bool check_text(struct check *check, const struct json *json, const struct field *field, enum word what)
{
	if (json->type != JSON_STRING)
		check_expected(check, json, field, what);
	else if (!*json->text)
		REPORT(check, json, W_EMPTY_TEXT, W_FIELD_IS, "", "", field->key, check_field_doc(check, field));
	return json->type == JSON_STRING && *json->text;
}

void judge_text(struct check *check, struct json *json, const struct field *field)
{
	check_text(check, json, field, W_WANT_TEXT);
}

void judge_title(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_OBJECT || !json->child) {
		check_text(check, json, field, W_WANT_TITLE);
		return;
	}
	for (struct json *child = json->child; child; child = child->next) {
		if (language_of_code(child->key) < 0)
			check_unknown(check, child, true, child->key, W_UNKNOWN_KEY, language_codes);
		else
			check_text(check, child, field, W_WANT_TEXT);
	}
}

void judge_name(struct check *check, struct json *json, const struct field *field)
{
	if (check_text(check, json, field, W_WANT_NAME) && !text_is_name(json->text))
		REPORT(check, json, W_BAD_NAME, W_NAME_RULE, json->text);
}

bool check_choice(const char *text, const char *const *choices)
{
	for (; *choices; choices++)
		if (strcmp(*choices, text) == 0)
			return true;
	return false;
}

void judge_choice(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_STRING)
		check_expected(check, json, field, W_WANT_TEXT);
	else if (!check_choice(json->text, field->choices))
		check_unknown(check, json, false, json->text, W_BAD_CHOICE, field->choices);
}

void judge_currency(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_STRING)
		check_expected(check, json, field, W_WANT_CURRENCY);
	else if (!unit_currency(json->text)) {
		const char *nearest = unit_currency_nearest(check->arena, json->text);
		REPORT(check, json, W_CURRENCY_UNKNOWN, nearest ? W_CURRENCY_NEAREST : W_CURRENCY_RULE, json->text,
		       nearest ? nearest : "");
	}
}

void judge_unit(struct check *check, struct json *json, const struct field *field)
{
	struct unit unit, base = unit_declared(check->arena, field->unit, PRICES_BASE);
	size_t offset, length;
	const char *nearest;
	if (json->type != JSON_STRING)
		check_expected(check, json, field, W_WANT_UNIT);
	else if (!unit_parse_wanted(check->arena, json->text, &base, &unit, &offset, &length, &nearest))
		REPORT(check, json, W_UNIT_UNKNOWN, nearest ? W_UNIT_NEAREST : W_DISPLAY_MAY_BE,
		       arena_copy(check->arena, json->text + offset, length), nearest ? nearest : "", field->key,
		       display_examples(check->arena, field));
	else if (!display_is_of_kind(check->arena, &unit, field))
		REPORT(check, json, W_DISPLAY_KIND, W_DISPLAY_MAY_BE, json->text, "", field->key,
		       display_examples(check->arena, field));
}

bool file_name_is_good(const char *name)
{
	size_t length = strlen(name);
	return name[0] != '/' && length >= 6 && strcmp(name + length - 5, ".json") == 0 &&
	       name[length - 6] != '/';
}

void judge_file(struct check *check, struct json *json, const struct field *field)
{
	if (!check_text(check, json, field, W_WANT_FILE))
		return;
	if (json->text[0] == '/')
		REPORT(check, json, W_FILE_ABSOLUTE, W_FILE_RULE, json->text);
	else if (!file_name_is_good(json->text))
		REPORT(check, json, W_FILE_NOT_JSON, W_FILE_RULE, json->text);
}

void judge_files(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_ARRAY) {
		if (json->type == JSON_STRING)
			judge_file(check, json, field);
		else
			check_expected(check, json, field, W_WANT_FILES);
		return;
	}
	for (struct json *item = json->child; item; item = item->next)
		judge_file(check, item, field);
}

/* --- numbers --- */

void judge_boolean(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_TRUE && json->type != JSON_FALSE)
		check_expected(check, json, field, W_WANT_BOOLEAN);
}

void judge_number(struct check *check, struct json *json, const struct field *field)
{
	bool whole = field->kind == FIELD_INTEGER;
	if (json->type != JSON_NUMBER || (whole && json->number != floor(json->number)))
		check_expected(check, json, field, whole ? W_WANT_INTEGER : W_WANT_NUMBER);
	else if (json->number < field->low || json->number > field->high)
		REPORT(check, json, W_OUTSIDE, W_FIELD_IS, default_text(check->arena, json->number),
		       default_text(check->arena, field->low), field->key, check_field_doc(check, field),
		       default_text(check->arena, field->high));
}

static bool is_year(struct check *check, const struct json *json, const struct field *field)
{
	bool good = json->type == JSON_NUMBER && json->number == floor(json->number) &&
	            json->number >= YEAR_FIRST && json->number <= YEAR_LAST;
	if (!good && json->type == JSON_NUMBER)
		REPORT(check, json, W_NOT_A_YEAR, W_YEAR_RULE, default_text(check->arena, json->number));
	else if (!good)
		check_expected(check, json, field, W_WANT_YEAR);
	return good;
}

void judge_year(struct check *check, struct json *json, const struct field *field)
{
	is_year(check, json, field);
}

void judge_years(struct check *check, struct json *json, const struct field *field)
{
	if (json->type != JSON_ARRAY || json->count != 2) {
		check_expected(check, json, field, W_WANT_YEARS);
		return;
	}
	const struct json *first = json->child, *last = first->next;
	bool good = is_year(check, first, field);
	if (is_year(check, last, field) && good && last->number < first->number)
		REPORT(check, json, W_YEARS_ORDER, W_YEARS_RULE, default_text(check->arena, first->number),
		       default_text(check->arena, last->number));
}

void check_quantity(struct check *check, struct json *json, const struct field *field)
{
	json->read = quantity_read(check->arena, json, field, check->money, check->diags);
	check->bad = check->bad || !json->read;
}

/* [low, high] of a target: numbers, or numbers with a unit. */
/* "range" is no place for a number that follows from another, which all other senses are. */
static bool is_relative_range(const struct field *field, const struct json *json)
{
	bool is_sense = field == field_find(target_fields, field->key) || field == field_find(stated_fields, field->key);
	return is_sense && schema_looks_relative(json);
}

void judge_numbers(struct check *check, struct json *json, const struct field *field)
{
	if (is_relative_range(field, json)) {
		REPORT(check, json, W_RELATIVE_RANGE, W_RELATIVE_RANGE_RULE);
		return;
	}
	if (json->type != JSON_ARRAY || json->count != 2) {
		check_expected(check, json, field, W_WANT_RANGE);
		return;
	}
	struct json *low = json->child, *high = low->next;
	for (struct json *item = low; item; item = item->next) {
		if (item->type == JSON_NUMBER || item->type == JSON_STRING)
			check_quantity(check, item, field);
		else if (is_relative_range(field, item))
			REPORT(check, item, W_RELATIVE_RANGE, W_RELATIVE_RANGE_RULE);
		else
			check_expected(check, item, field, W_WANT_NUMBER_OR_TEXT);
	}
	if (low->type == JSON_NUMBER && high->type == JSON_NUMBER && low->number > high->number)
		REPORT(check, json, W_QUANTITY_RANGE_ORDER, W_QUANTITY_RANGE_HINT,
		       default_text(check->arena, low->number), default_text(check->arena, high->number));
}

