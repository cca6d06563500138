/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: the even way to a target, and where an observation stands to it. Holds: the way begins at the base and
 * ends at the number; a value on the way is never behind. */
#include "ask/progress.h"
#include <math.h>
#include "base/function.h"
#include "base/nearly.h"
#include "data/title.h"

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

double progress_time(const struct progress_way *way, double year) { return (year - way->from) / (way->to - way->from); }

double progress_share(const struct progress_way *way, double value)
{
	if (value == way->number)
		return 1;
	switch (way->shape) {
	case PROGRESS_COMPOUND: return function_log(value / way->base) / function_log(way->number / way->base);
	case PROGRESS_FALL: return function_log(1 - value * way->factor) / function_log(1 - way->number * way->factor);
	case PROGRESS_STRAIGHT: break;
	}
	return (value - way->base) / (way->number - way->base);
}

enum progress progress_of(const struct progress_rule *rule, const struct progress_way *way, double year, double value)
{
	double ahead = progress_share(way, value) - progress_time(way, year);
	bool met = progress_met(way, value);
	if (year >= way->to)
		return met ? PROGRESS_ACHIEVED : PROGRESS_BEHIND;
	enum progress found = met                             ? PROGRESS_ACHIEVED
	                      : ahead > rule->about + NEARLY  ? PROGRESS_FASTER
	                      : ahead >= -rule->about - NEARLY ? PROGRESS_IN_LINE
	                                                       : PROGRESS_BEHIND;
	while (!rule->known[found] && found > PROGRESS_IN_LINE)
		found--;
	return found;
}

/* --- classes --- */

const char *const progress_names[PROGRESS_CLASSES] = {"behind", "in_line", "faster", "achieved"};

struct progress_rule progress_rule(struct arena *arena, const struct plan *plan)
{
	static const enum word words[PROGRESS_CLASSES] = {W_CLASS_BEHIND, W_CLASS_IN_LINE, W_CLASS_FASTER,
	                                                  W_CLASS_ACHIEVED};
	const struct json *review = plan ? json_get(plan->root, "review") : NULL,
					  *classes = review ? json_get(review, "classes") : NULL,
					  *about = review ? json_get(review, "about") : NULL,
					  *source = review ? json_get(review, "source") : NULL;
	struct progress_rule rule = {.about = (about ? about->number : PROGRESS_ABOUT) / 100,
	                             .stated = classes != NULL,
	                             .source = source ? source->text : NULL};
	for (int c = 0; c < PROGRESS_CLASSES; c++) {
		const struct json *named = classes ? json_get(classes, progress_names[c]) : NULL;
		rule.known[c] = named || !classes;
		rule.title[c] = named ? title_read(named) : title_of_word(arena, words[c], NULL);
	}
	return rule;
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
