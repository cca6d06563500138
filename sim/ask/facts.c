/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ask/facts.h"
#include <math.h>
#include "base/function.h"
#include "base/nearly.h"

struct fact_search {
	struct arena *arena;
	const struct result *result;
	const struct observed *observed;
	struct fact *list;
	int count, capacity;
};

static double in_unit(const struct observation *of, const struct unit *unit)
{
	double scale;
	return observation_fits(of, unit, &scale) ? unit_convert(of->value, scale) : NAN;
}

/* The observation that the run begins with: of those of the base year the one whose number is nearest to its own; of
 * several as near, one on the fact's basis. NULL: there is none in this unit. */
static const struct observation *begins_with(const struct fact_search *search, const struct fact *fact,
                                             const struct unit *unit)
{
	const struct result *result = search->result;
	double own = result_value(result, fact->variable, fact->element, result->base_year), least = INFINITY;
	int count;
	const struct observation *const *all = observed_of(search->observed, fact->of->variable, &count), *best = NULL;
	for (int i = 0; i < count; i++) {
		double value = all[i]->year == result->base_year ? in_unit(all[i], unit) : NAN, apart = fabs(value - own);
		bool as_near = best && nearly_equal(value, in_unit(best, unit)) &&
		               observation_same_basis(all[i]->basis, fact->of->basis);
		if (isfinite(value) && (!best || as_near || (apart < least && !nearly_equal(value, in_unit(best, unit)))))
			best = all[i], least = apart;
	}
	return best;
}

/* The observation of the base year and the last one before it, on the fact's basis; *other: the run begins with a
 * number on another basis, or in another unit. */
static void before(const struct fact_search *search, const struct fact *fact, const struct unit *unit,
                   const struct observation **base, const struct observation **earlier, bool *other)
{
	const struct observation *of = fact->of;
	int count;
	const struct observation *const *all = observed_of(search->observed, of->variable, &count);
	*base = begins_with(search, fact, unit);
	*earlier = NULL;
	*other = *base && !observation_same_basis((*base)->basis, of->basis);
	for (int i = 0; i < count; i++) {
		bool same = observation_same_basis(all[i]->basis, of->basis) && isfinite(in_unit(all[i], unit));
		if (all[i]->year == search->result->base_year && !*base)
			*other = true;
		else if (all[i]->year < search->result->base_year && same)
			*earlier = all[i];
	}
}

/* Levels grow by percent, shares and rates by points. */
static double grown_again(const struct observation *earlier, const struct observation *base, const struct unit *unit,
                          int years)
{
	double from = in_unit(earlier, unit), to = in_unit(base, unit),
		   steps = (double)years / (base->year - earlier->year);
	if (unit->share != SHARE_NONE || !(from > 0) || !(to > 0))
		return to + (to - from) * steps;
	return to * function_pow(to / from, steps);
}

static void look_at(struct fact_search *search, const struct observation *of)
{
	const struct result *result = search->result;
	struct fact fact = {.of = of, .year = of->year, .no_change = NAN, .same_growth = NAN};
	if (of->year <= result->base_year || of->year >= result->base_year + result->years)
		return;
	fact.variable = program_find(result->program, of->variable, &fact.element);
	if (fact.variable < 0)
		return;
	const struct unit *unit = &result->program->variables[fact.variable].unit;
	const struct observation *base, *earlier;
	bool other;
	fact.value = in_unit(of, unit);
	before(search, &fact, unit, &base, &earlier, &other);
	if (other || !isfinite(fact.value))
		return;
	fact.no_change = base ? in_unit(base, unit) : result_value(result, fact.variable, fact.element, result->base_year);
	if (base && earlier)
		fact.same_growth = grown_again(earlier, base, unit, of->year - base->year);
	*ARENA_PUSH(search->arena, search->list, search->count, search->capacity) = fact;
}

int facts_find(struct arena *arena, const struct result *result, struct fact **list)
{
	const struct plan *plan = result->scenario->plan;
	struct fact_search search = {.arena = arena, .result = result, .observed = plan ? plan->observed : NULL};
	for (int i = 0; search.observed && i < search.observed->count; i++)
		look_at(&search, &search.observed->list[i]);
	*list = search.list;
	return search.count;
}
