/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attainment: see the header for the formulas. Numbers that agree to 1e-9 are equal, as for verdicts. */
#include "ask/attainment.h"
#include <math.h>
#include "base/nearly.h"

/* -1, 0, 1: is a below, at or above b? */
static int side(double a, double b)
{
	double tolerance = NEARLY * fmax(fabs(a), fabs(b));
	return a > b + tolerance ? 1 : a < b - tolerance ? -1 : 0;
}

/* 1: up to the number, -1: down to it; 0: it has been reached, or there is no base to come from. */
static int way_to(const struct target_result *target, double number)
{
	int way = isfinite(target->base) ? -side(target->base, number) : 0, points = target_direction(target);
	return points == 0 || way == points ? way : 0;
}

static struct attainment progress(const struct target_result *target, double number)
{
	return (struct attainment){ATTAINMENT_PROGRESS,
	                           100 * (target->value - target->base) / (number - target->base)};
}

/* `sign`: 1: more is better, -1: less is better, 0: both ways count against it. */
static struct attainment margin(double value, double number, int sign)
{
	if (number == 0)
		return (struct attainment){ATTAINMENT_NONE, NAN};
	double apart = (value - number) / fabs(number);
	return (struct attainment){ATTAINMENT_MARGIN, 100 * (1 + (sign == 0 ? -fabs(apart) : sign * apart))};
}

static struct attainment of_range(const struct target_result *target)
{
	double low = target->number, high = target->number_high, value = target->value;
	int below = side(value, low) < 0, above = side(value, high) > 0;
	bool from_below = isfinite(target->base) && side(target->base, low) < 0,
		 from_above = isfinite(target->base) && side(target->base, high) > 0;
	if (!below && !above)
		return (struct attainment){from_below || from_above ? ATTAINMENT_PROGRESS : ATTAINMENT_MARGIN, 100};
	if (below && from_below)
		return progress(target, low);
	if (above && from_above)
		return progress(target, high);
	return margin(value, below ? low : high, below ? 1 : -1);
}

struct attainment attainment_of(const struct target_result *target)
{
	enum sense sense = target->target->sense;
	if (target->verdict == VERDICT_NOT_ASSESSABLE || sense == SENSE_NONE)
		return (struct attainment){ATTAINMENT_NONE, NAN};
	if (target_counts_years(target->target))
		return (struct attainment){ATTAINMENT_YEARS, NAN};
	if (!isfinite(target->value) || !isfinite(target->number))
		return (struct attainment){ATTAINMENT_NONE, NAN};
	if (sense == SENSE_RANGE)
		return of_range(target);
	return way_to(target, target->number) ? progress(target, target->number)
	                                      : margin(target->value, target->number, target_direction(target));
}
