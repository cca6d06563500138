/* SPDX-License-Identifier: GPL-3.0-or-later */
/* beside: values are turned into the unit of all by powers of ten and the like, never by prices: 100 at prices of 2015
 * stay 100, and stand apart. */
#include "ask/beside.h"
#include <math.h>
#include "ask/across.h"
#include "ask/growth.h"

int beside_from(const struct result *result, struct years_asked asked)
{
	return asked.first < asked.last && asked.first > result->base_year ? asked.first : result->base_year;
}

static struct beside nothing(const struct result *result)
{
	return (struct beside){.result = result, .variable = -1, .element = -1, .base = NAN, .value = NAN, .gap = NAN};
}

static double value_in(const struct beside *of, int year)
{
	return of->variable < 0 ? NAN
	                        : unit_convert(result_value(of->result, of->variable, of->element, year), of->scale);
}

static bool counts_from_base(enum measure measure)
{
	return measure == MEASURE_CHANGE || measure == MEASURE_MEAN_GROWTH || measure == MEASURE_DECLINE_SINCE_BASE ||
	       measure == MEASURE_CUMULATIVE || measure == MEASURE_MEAN;
}

/* A change or a fall is not counted in its base year: none says more than its zero. */
static double base_of(const struct beside *of)
{
	if (of->from != of->result->base_year)
		return value_in(of, of->from);
	if (of->target->target->since && of->target->target->since < of->result->base_year)
		return value_in(of, of->from); /* something has been counted by then */
	return of->target->target->measure == MEASURE_LEVEL ? unit_convert(of->target->base, of->scale) : NAN;
}

struct beside beside_target(const struct result *result, const struct target_result *target, const struct unit *unit,
                            struct years_asked asked)
{
	struct beside of = nothing(result);
	if (!target)
		return of;
	of.target = target;
	of.variable = target->variable;
	of.unit = &target->unit;
	of.from = beside_from(result, asked);
	of.year = asked.last ? asked.last : target->target->year;
	if (!unit_fits_but_prices(of.unit, unit, &of.scale))
		of.scale = 1;
	bool judged = of.year == target->target->year && target->verdict != VERDICT_NOT_ASSESSABLE;
	of.value = judged ? unit_convert(target->value, of.scale) : value_in(&of, of.year);
	of.gap = judged ? unit_convert(target->gap, of.scale) : NAN;
	of.base = base_of(&of);
	of.level = target->target->measure == MEASURE_LEVEL && !of.unit->per_year;
	of.since_base = counts_from_base(target->target->measure);
	return of;
}

struct beside beside_variable(const struct result *result, const char *name, const struct unit *unit, int year,
                              struct years_asked asked)
{
	struct beside of = nothing(result);
	int element, variable = program_find(result->program, name, &element);
	const struct variable *v = variable < 0 ? NULL : &result->program->variables[variable];
	if (!v || (v->set != SCALAR && element < 0) || !unit_fits_but_prices(&v->unit, unit, &of.scale))
		return of;
	of.variable = variable;
	of.element = element;
	of.unit = &v->unit;
	of.from = beside_from(result, asked);
	of.year = asked.last ? asked.last : year;
	of.value = value_in(&of, of.year);
	of.base = value_in(&of, of.from);
	of.level = !v->unit.per_year;
	of.since_base = v->derived.kind == DERIVED_DECLINE;
	return of;
}

double beside_growth(const struct beside *of)
{
	if (!of->level || of->year <= of->from)
		return NAN;
	return (of->unit->share != SHARE_NONE ? growth_step : growth_mean)(of->base, of->value, of->year - of->from);
}

unsigned beside_apart(const struct beside *one, const struct beside *other)
{
	double scale;
	unsigned apart = 0;
	if (!one->unit || !other->unit)
		return 0;
	if (one->year != other->year)
		apart |= APART_YEAR;
	if (!unit_fits(one->unit, other->unit, &scale))
		apart |= APART_PRICES;
	if ((one->since_base || other->since_base) && one->result->base_year != other->result->base_year)
		apart |= APART_BASE;
	return apart;
}

bool beside_alike(const struct target_result *one, const struct target_result *other)
{
	double scale;
	if (one->variable < 0 || other->variable < 0)
		return true;
	return target_asks_alike(one->target, other->target) &&
	       unit_fits_but_prices(&one->unit, &other->unit, &scale);
}
