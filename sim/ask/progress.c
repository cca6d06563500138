/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: the even way to a target, and where an observation stands to it. Holds: the way begins at the base and
 * ends at the number; a value on the way is never behind. */
#include "ask/progress.h"
#include <math.h>
#include "base/function.h"
#include "base/nearly.h"

bool progress_leads(const struct progress_way *way)
{
	bool numbers = isfinite(way->base) && isfinite(way->number) && way->to > way->from;
	bool possible = way->shape == PROGRESS_COMPOUND ? way->base > 0 && way->number > 0
	                : way->shape == PROGRESS_FALL   ? way->number * way->factor < 1
	                                                : true;
	return numbers && possible && way->base != way->number && !progress_met(way, way->base);
}

double progress_at(const struct progress_way *way, double year)
{
	double part = (year - way->from) / (way->to - way->from);
	if (part == 1)
		return way->number;
	switch (way->shape) {
	case PROGRESS_COMPOUND: return way->base * function_pow(way->number / way->base, part);
	case PROGRESS_FALL: return (1 - function_pow(1 - way->number * way->factor, part)) / way->factor;
	case PROGRESS_STRAIGHT: break;
	}
	return way->base + (way->number - way->base) * part;
}

bool progress_met(const struct progress_way *way, double value)
{
	struct target_bounds bounds = target_bounds_at(way->low, way->high, fabs(way->base), way->strict);
	return isfinite(value) && target_meets(&bounds, value);
}

enum progress progress_of(const struct progress_way *way, double year, double value)
{
	double line = progress_at(way, year), slack = NEARLY * fabs(line);
	bool there = way->number > way->base ? value >= line - slack : value <= line + slack;
	return progress_met(way, value) ? PROGRESS_AHEAD : there ? PROGRESS_ON_SCHEDULE : PROGRESS_BEHIND;
}

/* --- to a target --- */

static enum progress_shape way_shape(enum measure measure, bool level)
{
	if (level && measure != MEASURE_CHANGE)
		return PROGRESS_COMPOUND;
	return measure == MEASURE_DECLINE_SINCE_BASE ? PROGRESS_FALL : PROGRESS_STRAIGHT;
}

struct progress_way progress_way_to(const struct target *target, const struct standing_goal *goal,
                                    const struct unit *unit, int from, double base)
{
	enum progress_shape shape = way_shape(target->measure, goal->level);
	bool to_nothing = shape == PROGRESS_COMPOUND ? goal->number <= 0
	                                             : shape == PROGRESS_FALL && goal->number * unit->factor >= 1;
	return (struct progress_way){.shape = to_nothing ? PROGRESS_STRAIGHT : shape,
	                             .from = from,
	                             .to = target->year,
	                             .base = base,
	                             .number = goal->number,
	                             .low = goal->low,
	                             .high = goal->high,
	                             .strict = target->sense == SENSE_ABOVE || target->sense == SENSE_BELOW,
	                             .factor = unit->factor};
}

bool progress_leads_to(const struct target *target, const struct unit *unit, const struct progress_way *way)
{
	return target->measure != MEASURE_GROWTH && target->sense != SENSE_RANGE &&
	       !unit->per_year && progress_leads(way);
}

/* --- what was observed --- */

double progress_observed(const struct observation *one, const struct unit *unit)
{
	double scale = 1;
	observation_fits(one, unit, &scale);
	return unit_convert(one->value, scale);
}

bool progress_basis(struct arena *arena, const struct progress_way *way, const struct unit *unit,
                    const struct observation *const *list, int count, const char **basis)
{
	int bases;
	bool found = false, any = false;
	const char **names = observed_bases(arena, list, count, &bases);
	*basis = count ? names[0] : NULL;
	for (int i = 0; i < count; i++) {
		if (list[i]->year != way->from)
			continue;
		any = true;
		if (fabs(progress_observed(list[i], unit) - way->base) > 5e-3 * fabs(way->base))
			continue;
		found = true;
		*basis = list[i]->basis;
	}
	return found || (!any && bases == 1);
}
