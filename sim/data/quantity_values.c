/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_values: one number for every year, in the declared unit.
 *
 *   linear     v = a + (b - a) * (y - y0) / (y1 - y0)          step   v = a until y1
 *   geometric  v = a * (b / a) ^ ((y - y0) / (y1 - y0))
 *   level, compound   rate = (L1 / L0) ^ (1 / (y1 - y0)) - 1   level, linear   step = (L1 - L0) / (y1 - y0)
 *
 * Between levels the rate is constant, from the year after the one to the year of the other. Holds: a path
 * goes exactly through its points, and compounding the rates returns to the levels within 1e-13. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "data/quantity_fraction.h"
#include "data/quantity_number.h"

struct years {
	int first, last;
	double *values;
};

/* --- paths --- */

static double between(enum interpolation interpolation, const double *v, double part)
{
	if (interpolation == INTERPOLATE_STEP)
		return v[0];
	if (interpolation == INTERPOLATE_GEOMETRIC)
		return v[0] * function_pow(v[1] / v[0], part);
	return v[0] + (v[1] - v[0]) * part;
}

static bool geometric_is_possible(struct reading *reading, const double *values)
{
	const struct quantity *quantity = reading->quantity;
	for (int i = 1; i < quantity->count && quantity->interpolation == INTERPOLATE_GEOMETRIC; i++)
		if (!(values[i - 1] > 0 && values[i] > 0)) {
			const struct point *point = &quantity->points[values[i - 1] > 0 ? i : i - 1];
			reading_error(reading, point->place, reading_pointer(reading, point), W_GEOMETRIC_SIGN,
			              W_GEOMETRIC_SIGN_HINT,
			              WORDS(reading_number(reading, values[i - 1]), reading_number(reading, values[i])));
			return false;
		}
	return true;
}

static void fill_path(const struct quantity *quantity, const double *values, const struct years *years)
{
	const struct point *points = quantity->points;
	int at = 0, last = quantity->count - 1;
	for (int year = years->first; year <= years->last; year++) {
		while (at < last && points[at + 1].year <= year)
			at++;
		bool inside = at < last && year > points[at].year;
		double part = inside ? (double)(year - points[at].year) / (points[at + 1].year - points[at].year) : 0;
		years->values[year - years->first] =
			inside ? between(quantity->interpolation, &values[at], part) : values[at];
	}
}

static bool path_values(struct reading *reading, const struct years *years)
{
	const struct quantity *quantity = reading->quantity;
	double *values = ARENA_ARRAY(reading->arena, quantity->count, double);
	for (int i = 0; i < quantity->count; i++) {
		const struct point *point = &quantity->points[i];
		const char *pointer = reading_pointer(reading, point);
		if (reading_value(reading, point, pointer, &values[i]) && !reading->field->unit)
			reading_fraction(reading, point, reading->declared, pointer);
	}
	if (!reading->bad && geometric_is_possible(reading, values))
		fill_path(quantity, values, years);
	return !reading->bad;
}

/* --- levels --- */

struct leg {
	int from, to;
	double start, end;
};

static double rate_of(const struct reading *reading, const struct base_level *base, const struct leg *leg)
{
	int years = leg->to - leg->from;
	if (reading->field->flags & LEVEL_COMPOUND)
		return (function_pow(leg->end / leg->start, 1.0 / years) - 1) / reading->declared->factor;
	return (leg->end - leg->start) / years * (base->unit.factor / reading->declared->factor);
}

static bool leg_is_possible(struct reading *reading, const struct point *point, const struct leg *leg)
{
	const char *pointer = reading_pointer(reading, point);
	if (leg->to <= leg->from) {
		reading_error(
			reading, point->place, pointer, W_LEVEL_YEAR, W_LEVEL_YEAR_HINT,
			WORDS(arena_print(reading->arena, "%d", leg->to), arena_print(reading->arena, "%d", leg->from)));
		return false;
	}
	if (reading->field->flags & LEVEL_COMPOUND && !(leg->start > 0 && leg->end > 0)) {
		reading_error(reading, point->place, pointer, W_LEVEL_POSITIVE, W_LEVEL_POSITIVE_HINT,
		              WORDS(reading_number(reading, leg->start), reading_number(reading, leg->end)));
		return false;
	}
	return true;
}

static bool rate_in_bounds(struct reading *reading, double rate, const struct point *point)
{
	const struct field *field = reading->field;
	bool inside = rate >= field->low && rate <= field->high;
	if (!inside)
		reading_error(reading, point->place, reading_pointer(reading, point), W_LEVEL_OUTSIDE, W_NONE,
		              WORDS(reading_number(reading, rate), reading_number(reading, field->low),
		                    reading_unit(reading, reading->declared), reading_number(reading, field->high),
		                    arena_print(reading->arena, "%d", point->year)));
	return inside;
}

/* The level of a point in the unit of the base level. */
static bool level_of(struct reading *reading, const struct point *point, const struct base_level *base,
                     double *level)
{
	double scale = 1;
	if (point->has_unit && !reading_fits(reading, &point->unit, &base->unit, point->place,
	                                     reading_pointer(reading, point), &scale))
		return false;
	if (!point->has_unit && fraction_suspect(&base->unit, point->value, false))
		fraction_doubt(reading->arena, &base->unit, point->value, point->place, reading_pointer(reading, point),
		               reading->diags);
	*level = unit_convert(point->value, scale);
	return reading_held(reading, point, *level, &base->unit, reading_pointer(reading, point));
}

static void fill_rate(const struct years *years, int from, int to, double rate)
{
	for (int year = from < years->first ? years->first : from; year <= to && year <= years->last; year++)
		years->values[year - years->first] = rate;
}

static bool level_values(struct reading *reading, const struct years *years, const struct base_level *base)
{
	const struct quantity *quantity = reading->quantity;
	if (!base) {
		const char *level = reading->field->level_of ? reading->field->level_of : reading->field->key;
		reading_error(reading, quantity->place, json_pointer(reading->arena, quantity->json), W_LEVEL_NO_BASE,
		              W_LEVEL_NO_BASE_HINT, WORDS(level));
		return false;
	}
	struct leg leg = {.to = base->year, .end = base->value};
	for (int i = 0; i < quantity->count; i++) {
		const struct point *point = &quantity->points[i];
		leg = (struct leg){.from = leg.to, .to = point->year, .start = leg.end};
		if (!level_of(reading, point, base, &leg.end) || !leg_is_possible(reading, point, &leg))
			return false;
		double rate = rate_of(reading, base, &leg);
		if (!rate_in_bounds(reading, rate, point))
			return false;
		fill_rate(years, i ? leg.from + 1 : years->first, i == quantity->count - 1 ? years->last : leg.to,
		          rate);
	}
	return true;
}

/* --- for all forms --- */

static struct reading reading_of(struct arena *arena, const struct quantity *quantity,
                                 const struct field *field, const struct unit *declared, struct diags *diags)
{
	struct quantity *copy =
		ARENA_NEW(arena, struct quantity); /* a reading writes; what was read before stays as it is */
	*copy = *quantity;
	return (struct reading){
		.arena = arena, .diags = diags, .field = field, .declared = declared, .quantity = copy};
}

static bool one_value(struct reading *reading, double *value)
{
	const struct point *point = reading->quantity->points;
	const char *pointer = reading_pointer(reading, point);
	bool good = reading_value(reading, point, pointer, value);
	if (good && !reading->field->unit)
		reading_fraction(reading, point, reading->declared, pointer);
	return good;
}

bool quantity_number(struct arena *arena, const struct quantity *quantity, const struct field *field,
                     const struct unit *declared, double *value, struct diags *diags)
{
	struct reading reading = reading_of(arena, quantity, field, declared, diags);
	if (quantity->form == QUANTITY_VALUE)
		return one_value(&reading, value);
	reading_error(&reading, quantity->place, json_pointer(arena, quantity->json), W_QUANTITY_ONE_NUMBER,
	              W_QUANTITY_NO_PATH_HINT, WORDS(""));
	return false;
}

bool quantity_values(struct arena *arena, const struct quantity *quantity, const struct field *field,
                     const struct unit *declared, int first, int last, const struct base_level *base,
                     double *values, struct diags *diags)
{
	struct reading reading = reading_of(arena, quantity, field, declared, diags);
	struct years years = {first, last, values};
	double value;
	if (quantity->form == QUANTITY_LEVEL)
		return level_values(&reading, &years, base);
	if (quantity->form == QUANTITY_PATH || (quantity->form == QUANTITY_SERIES && quantity->count))
		return path_values(&reading, &years);
	if (!quantity_number(arena, quantity, field, declared, &value, diags))
		return false;
	fill_rate(&years, first, last, value);
	return true;
}
