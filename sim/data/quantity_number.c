/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_number: numbers and their units as users write them: 5.5, "5.5 %", "7000 亿元", {"2021": 7,
 * "2025": "6 %/yr"}; why a unit does not fit; bounds; the fraction that was meant as a percent. A caret
 * stands under the part of a text that is wrong, wherever the text has no escapes (then bytes of the text
 * and of the file are the same). */
#include <math.h>
#include <string.h>
#include "data/quantity_number.h"
#include "base/number.h"
#include "data/quantity_fields.h"
#include "data/quantity_fraction.h"
#include "data/quantity_text.h"
#include "data/unit_kind.h"
#include "data/unit_prices.h"

/* --- a point --- */

/* The place of a part of a JSON text; the whole text where escapes make bytes differ. */
static struct place text_place(const struct json *json, size_t offset, size_t length)
{
	struct place place = json->place;
	if (place.length != strlen(json->text) + 2)
		return place;
	place.offset += 1 + (uint32_t)offset;
	place.length = length ? (uint32_t)length : 1;
	return place;
}

void reading_unknown_unit(struct reading *reading, const struct json *json, const char *text, size_t offset,
                          size_t length, const char *nearest)
{
	const char *bad = arena_copy(reading->arena, text + offset, length);
	enum language language = reading->diags->language;
	const struct unit *wanted = reading->declared;
	const char *some = wanted ? unit_kind_examples(reading->arena, wanted, language) : "";
	const char *of = !wanted ? ""
	                 : *some ? unit_kind_name(unit_kind_alone(wanted), language)
	                         : reading_unit(reading, wanted);
	reading_error(reading, text_place(json, (size_t)(text - json->text) + offset, length),
	                 json_pointer(reading->arena, json), W_UNIT_UNKNOWN,
	                 nearest ? W_UNIT_NEAREST
	                 : *some ? W_UNIT_EXAMPLES_OF
	                 : *of   ? W_UNIT_EXAMPLES_LIKE
	                         : W_UNIT_EXAMPLES,
	                 WORDS(length ? bad : text, nearest ? nearest : "", of, some));
}

/* {0} is what was got; the hint shows how a number is written here. */
static void no_number(struct reading *reading, const struct json *json, enum word message, const char *got)
{
	const char *declared = reading->declared ? reading_unit(reading, reading->declared) : "";
	bool plain = reading->declared && reading->declared->factor == 1 && unit_is_number(reading->declared);
	const char *example = plain ? "5" : arena_print(reading->arena, "5 %s", declared);
	READING_ERROR(reading, json, message, reading->declared ? W_QUANTITY_EXAMPLE : W_QUANTITY_EXAMPLE_ANY,
	              got, declared, example);
}

static bool text_point(struct reading *reading, const struct json *json, struct point *point)
{
	struct quantity_text found;
	enum text_fault fault = quantity_text_wanted(reading->arena, json->text, reading->declared, &found);
	if (fault == TEXT_NO_NUMBER)
		no_number(reading, json, W_QUANTITY_NOT_TEXT, json->text);
	else if (fault == TEXT_BAD_NUMBER)
		reading_error(reading, text_place(json, found.offset, found.length), json_pointer(reading->arena, json),
		              number_fault_word(found.number), number_fault_hint(found.number),
		              WORDS(json->text, arena_copy(reading->arena, json->text + found.offset, found.length)));
	else if (fault == TEXT_BAD_UNIT)
		reading_unknown_unit(reading, json, json->text, found.offset, found.length, found.nearest);
	point->value = found.value;
	point->has_unit = found.has_unit;
	point->unit = found.has_unit ? found.unit : unit_one;
	return fault == TEXT_GOOD;
}

bool reading_point(struct reading *reading, const struct json *json, int year, struct point *point)
{
	*point = (struct point){.year = year, .unit = unit_one, .place = json->place};
	if (json->type == JSON_NUMBER)
		point->value = json->number;
	else if (json->type == JSON_STRING)
		return text_point(reading, json, point);
	else
		no_number(reading, json, W_QUANTITY_WANT, json_type_name(json->type, reading->diags->language));
	return json->type == JSON_NUMBER;
}

/* --- years --- */

static bool read_year(struct reading *reading, const struct json *json, int *year)
{
	*year = 0;
	for (size_t i = 0; json->key[i] >= '0' && json->key[i] <= '9' && i < 4; i++)
		*year = *year * 10 + (json->key[i] - '0');
	bool good =
		strspn(json->key, "0123456789") == 4 && strlen(json->key) == 4 && *year >= YEAR_FIRST && *year <= YEAR_LAST;
	if (!good)
		READING_KEY_ERROR(reading, json, W_QUANTITY_YEAR, W_QUANTITY_YEAR_HINT, json->key);
	return good;
}

static void insert_sorted(struct quantity *quantity, struct point point)
{
	int at = quantity->count++;
	for (; at > 0 && quantity->points[at - 1].year > point.year; at--)
		quantity->points[at] = quantity->points[at - 1];
	quantity->points[at] = point;
}

void reading_years(struct reading *reading, const struct json *json)
{
	struct quantity *quantity = reading->quantity;
	if (json->type != JSON_OBJECT) {
		reading_expected(reading, json, quantity_fields, W_WANT_OBJECT);
		return;
	}
	if (!json->child)
		READING_ERROR(reading, json, W_QUANTITY_NO_YEARS, W_QUANTITY_NO_YEARS_HINT, json->key);
	quantity->points = ARENA_ARRAY(reading->arena, json->count, struct point);
	for (const struct json *child = json->child; child; child = child->next) {
		struct point point;
		int year;
		bool is_year = read_year(reading, child, &year);
		if (reading_point(reading, child, year, &point) && is_year)
			insert_sorted(quantity, point); /* keys differ and have four digits: at most one for each year */
	}
}

/* --- what fits --- */

static enum word misfit_hint(const struct unit *given, const struct unit *declared)
{
	struct unit same_rate = *given;
	double scale;
	same_rate.per_year = declared->per_year;
	if (unit_is_other_currency(given, declared))
		return W_UNIT_MISFIT_BASIS;
	if (given->per_year != declared->per_year && unit_fits(&same_rate, declared, &scale))
		return declared->per_year ? W_UNIT_MISFIT_YEARLY : W_UNIT_MISFIT_NOT_YEARLY;
	if (given->share && declared->share && given->share != declared->share)
		return W_UNIT_MISFIT_POINTS;
	if (given->share && unit_is_number(declared))
		return W_UNIT_MISFIT_RATIO;
	if (declared->power[DIM_ENERGY] > 0 && (given->power[DIM_VOLUME] > 0 || given->power[DIM_MASS] > 0) &&
	    !declared->power[DIM_MASS] && !declared->power[DIM_VOLUME])
		return W_UNIT_MISFIT_CALORIFIC;
	if ((given->power[DIM_CO2] && declared->power[DIM_CO2E]) || (given->power[DIM_CO2E] && declared->power[DIM_CO2]))
		return W_UNIT_MISFIT_CO2E;
	struct unit same_money = *given;
	memcpy(same_money.money, declared->money, sizeof same_money.money);
	if (given->money[0].power && declared->money[0].power && unit_fits(&same_money, declared, &scale))
		return W_UNIT_MISFIT_BASIS;
	return W_UNIT_MISFIT_HINT;
}

bool reading_fits(struct reading *reading, const struct unit *given, const struct unit *declared,
                  struct place place, const char *pointer, double *scale)
{
	if (unit_fits(given, declared, scale))
		return true;
	enum word hint = misfit_hint(given, declared);
	bool with_basis = hint == W_UNIT_MISFIT_BASIS;
	enum language language = reading->diags->language;
	const char *arguments[UNIT_PRICES_ARGUMENTS];
	enum word way = with_basis ? unit_prices_hint(reading->arena, given, declared, language, arguments) : W_NONE;
	reading_error(reading, place, pointer, W_UNIT_MISFIT, way ? W_TEXT : hint,
	              WORDS(unit_name(reading->arena, given, language, with_basis),
	                    unit_name(reading->arena, declared, language, with_basis),
	                    way ? word_format(reading->arena, language, way, arguments) : ""));
	return false;
}

bool reading_held(struct reading *reading, const struct point *point, double converted, const struct unit *unit,
                  const char *pointer)
{
	enum number_range range = unit_converted(point->value, converted);
	if (range != NUMBER_HELD)
		reading_error(reading, point->place, pointer,
		              range == NUMBER_TOO_LARGE ? W_CONVERTED_HUGE : W_CONVERTED_TINY,
		              range == NUMBER_TOO_LARGE ? W_NUMBER_HUGE_HINT : W_NUMBER_TINY_HINT,
		              WORDS(reading_number(reading, point->value), reading_unit(reading, unit)));
	return range == NUMBER_HELD;
}

bool reading_in_bounds(struct reading *reading, double value, struct place place, const char *pointer)
{
	const struct field *field = reading->field;
	bool below = value<field->low, above = value> field->high;
	if (below || above)
		reading_error(
			reading, place, pointer, below ? W_QUANTITY_BELOW : W_QUANTITY_ABOVE, W_QUANTITY_FIELD,
			WORDS(reading_number(reading, value), reading_number(reading, below ? field->low : field->high),
		          reading_unit(reading, reading->declared), field->key, reading_doc(reading, field)));
	return !below && !above;
}

/* "1e8 CNY@current", or "1e8 CNY" of 2015 that is at the prices of 2015: what the row says, in its year. */
static const char *observed_unit(struct arena *arena, const struct unit *given, bool prices, enum language language)
{
	struct unit shown = *given;
	for (int i = 0; i < UNIT_MONEY; i++)
		if (shown.money[i].power && shown.money[i].prices == PRICES_UNSAID)
			shown.money[i].prices = PRICES_CURRENT;
	return unit_name(arena, &shown, language, prices);
}

bool series_fits(struct arena *arena, const struct unit *given, const struct unit *declared, int year, struct place row,
                 const struct quantity *quantity, const char *pointer, struct diags *diags)
{
	double scale;
	if (unit_fits_in_year(given, declared, year, &scale))
		return true;
	const char *arguments[UNIT_PRICES_ARGUMENTS];
	enum word way = unit_prices_hint(arena, given, declared, diags->language, arguments);
	const char *hint = way ? word_format(arena, diags->language, way, arguments) : "";
	diag_error(diags, quantity->series_place, pointer, W_SERIES_UNIT, way ? W_SERIES_PRICES_HINT : W_SERIES_UNIT_HINT,
	           quantity->series_variable, observed_unit(arena, given, way != W_NONE, diags->language),
	           unit_name(arena, declared, diags->language, way != W_NONE), place_text(arena, row), hint);
	return false;
}

bool reading_value(struct reading *reading, const struct point *point, const char *pointer, double *value)
{
	const struct quantity *quantity = reading->quantity;
	const struct unit *own = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : NULL;
	double scale = 1;
	if (own && point->observed) {
		reading->bad |= !series_fits(reading->arena, own, reading->declared, point->observed, point->place,
		                             reading->quantity, pointer, reading->diags);
		if (!unit_fits_in_year(own, reading->declared, point->observed, &scale))
			return false;
	} else if (own && !reading_fits(reading, own, reading->declared, point->place, pointer, &scale)) {
		return false;
	}
	*value = own ? unit_convert(point->value, scale) : point->value;
	return reading_held(reading, point, *value, reading->declared, pointer) &&
	       reading_in_bounds(reading, *value, point->place, pointer);
}

void reading_fraction(struct reading *reading, const struct point *point, const struct unit *unit, const char *pointer)
{
	bool own_unit = point->has_unit || reading->quantity->has_unit, step = strcmp(reading->field->key, "linear") == 0;
	if (!own_unit && fraction_suspect(unit, point->value, step))
		fraction_doubt(reading->arena, unit, point->value, point->place, pointer, reading->diags);
}
