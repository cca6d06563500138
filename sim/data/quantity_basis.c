/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_basis: looks up the stated years around the one asked for. Holds: what is said here of a year is how
 * quantity_values.c came to its number. */
#include "data/quantity_basis.h"
#include <math.h>

const char *const basis_names[BASIS_KINDS] = {
	[BASIS_ONE] = "one_number",         [BASIS_STATED] = "stated",   [BASIS_LINEAR] = "linear",
	[BASIS_GEOMETRIC] = "geometric",    [BASIS_STEP] = "step",       [BASIS_BEFORE] = "held_before",
	[BASIS_AFTER] = "held_after",       [BASIS_LEVEL] = "to_level",  [BASIS_LEVEL_AFTER] = "rate_goes_on",
	[BASIS_CONTINUED] = "rate_goes_on", [BASIS_LAPSED] = "lapsed",   [BASIS_DEFAULT] = "default"};

static bool is_one(const struct quantity *quantity)
{
	return quantity->count == 0 || quantity->form == QUANTITY_VALUE || quantity->form == QUANTITY_ONLY_UNCERTAIN;
}

static enum basis_kind between(enum interpolation interpolation)
{
	return interpolation == INTERPOLATE_STEP        ? BASIS_STEP
	       : interpolation == INTERPOLATE_GEOMETRIC ? BASIS_GEOMETRIC
	                                                : BASIS_LINEAR;
}

struct basis quantity_basis(const struct quantity *quantity, enum interpolation otherwise, int year)
{
	if (is_one(quantity))
		return (struct basis){.kind = BASIS_ONE};
	bool level = quantity->form == QUANTITY_LEVEL;
	const struct point *points = quantity->points;
	int after = 0; /* the first point that is later */
	while (after < quantity->count && points[after].year <= year)
		after++;
	const struct point *from = after > 0 ? &points[after - 1] : NULL,
					   *to = after < quantity->count ? &points[after] : NULL;
	if (from && from->year == year)
		return level ? (struct basis){BASIS_LEVEL, after > 1 ? from - 1 : NULL, from}
		             : (struct basis){BASIS_STATED, from, from};
	if (!to)
		return (struct basis){level ? BASIS_LEVEL_AFTER : BASIS_AFTER, from, NULL};
	if (level)
		return (struct basis){BASIS_LEVEL, from, to};
	if (!from)
		return (struct basis){BASIS_BEFORE, NULL, to};
	bool open = quantity->interpolation == INTERPOLATE_UNSAID;
	return (struct basis){between(open ? otherwise : quantity->interpolation), from, to};
}

int quantity_last_stated(const struct quantity *quantity)
{
	return is_one(quantity) ? 0 : quantity->points[quantity->count - 1].year;
}

double quantity_point(const struct quantity *quantity, const struct point *point, const struct unit *declared)
{
	const struct unit *own = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : NULL;
	double scale = 1;
	if (own && !unit_fits(own, declared, &scale))
		return NAN;
	return own ? unit_convert(point->value, scale) : point->value;
}
