/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_fraction: rates of 0.5 %/yr, steps of 0.5 points and spreads of 0.5 % are common, below 0.1 they are not; a
 * share under 1 % is not common either. Permille are not judged. */
#include "data/quantity_fraction.h"
#include <math.h>
#include "base/number.h"

static double least(const struct unit *unit, bool step)
{
	return unit->per_year || step || unit->share == SHARE_POINTS ? 0.1 : 1;
}

bool fraction_suspect(const struct unit *unit, double value, bool step)
{
	double size = fabs(value);
	return unit->share && unit->factor == 0.01 && size > 0 && size < least(unit, step);
}

bool fraction_is_vouched_for(const struct unit *unit, double value, bool step, const double *others, int count)
{
	for (int i = 0; i < count; i++)
		if (fabs(others[i]) >= least(unit, step) && fabs(others[i]) < 10 * fabs(value))
			return true;
	return false;
}

static const char *shown(struct arena *arena, double value)
{
	char digits[NUMBER_SIZE];
	return arena_copy(arena, digits, number_shortest(value, digits));
}

/* 0.07 as 7, not as 7.000000000000001. */
static const char *percent_of(struct arena *arena, double fraction)
{
	char digits[64];
	double percent = fraction * 100;
	size_t length = number_fixed(percent, 9, digits, sizeof digits);
	number_parse(digits, length, &percent);
	return shown(arena, percent != 0 ? percent : fraction * 100);
}

void fraction_doubt(struct arena *arena, const struct unit *unit, double value, struct place place,
                    const char *pointer, struct diags *diags)
{
	const char *name = unit_name(arena, unit, diags->language, false);
	diag_warning(diags, place, pointer, W_QUANTITY_FRACTION, W_QUANTITY_FRACTION_HINT, shown(arena, value), name,
	             percent_of(arena, value), unit->share == SHARE_POINTS ? name : "%");
}

void fraction_doubt_of(struct arena *arena, const struct unit *unit, double value, struct place place, const char *name,
                       const char *also, struct diags *diags)
{
	const char *in = unit_name(arena, unit, diags->language, false);
	diag_warning(diags, place, NULL, also ? W_FRACTIONS_OF : W_FRACTION_OF, W_QUANTITY_FRACTION_HINT,
	             shown(arena, value), in, percent_of(arena, value), unit->share == SHARE_POINTS ? in : "%", name,
	             also ? also : "");
}
