/* SPDX-License-Identifier: GPL-3.0-or-later */
/* across: finds a variable in each result by its name and how its unit fits the first one's. */
#include <math.h>
#include <string.h>
#include "ask/across.h"

struct seat across_seat(const struct result *result, const char *name)
{
	const struct program *program = result->program;
	struct seat seat = {-1, -1, 1};
	seat.variable = program_find(program, name, &seat.element);
	if (seat.variable < 0)
		return seat;
	const struct variable *variable = &program->variables[seat.variable];
	if ((variable->set != SCALAR && seat.element < 0) || variable->first >= result->years)
		seat.variable = -1;
	return seat;
}

bool target_asks_alike(const struct target *one, const struct target *other)
{
	return one->measure == other->measure && one->since == other->since && one->over_first == other->over_first &&
	       one->variable && other->variable &&
	       strcmp(one->variable, other->variable) == 0;
}

static bool measures_otherwise(const struct result *result, const struct seat *seat, const struct target *like)
{
	const char *id = result->program->variables[seat->variable].target;
	const struct target_result *own = id && like ? result_target(result, id) : NULL;
	return own && !target_asks_alike(own->target, like);
}

static bool asks(const struct result *result, const struct target *like)
{
	const struct target_result *own = like ? result_target(result, like->id) : NULL;
	return own && target_asks_alike(own->target, like);
}

static struct unit unit_in(const struct result *result, const struct seat *seat)
{
	return result->program->variables[seat->variable].unit;
}

struct across across_named(struct arena *arena, const struct result *const *results, int count, const char *name)
{
	return across_target(arena, results, count, name, NULL);
}

struct across across_target(struct arena *arena, const struct result *const *results, int count, const char *name,
                            const struct target *like)
{
	struct across across = {ARENA_ARRAY(arena, count + 1, struct seat), -1, unit_one};
	bool asked = false;
	for (int r = 0; r < count; r++) {
		struct seat *seat = &across.in[r];
		*seat = across_seat(results[r], name);
		if (seat->variable >= 0 && measures_otherwise(results[r], seat, like))
			seat->variable = -1;
		if (seat->variable >= 0 && (across.owner < 0 || (!asked && asks(results[r], like))))
			across.owner = r, asked = asks(results[r], like);
	}
	if (across.owner >= 0)
		across.unit = unit_in(results[across.owner], &across.in[across.owner]);
	for (int r = 0; r < count; r++) {
		struct unit unit = across.in[r].variable >= 0 ? unit_in(results[r], &across.in[r]) : across.unit;
		if (across.in[r].variable >= 0 && !unit_fits(&unit, &across.unit, &across.in[r].scale))
			across.in[r].variable = -1;
	}
	return across;
}

static bool is_nothing_yet(const struct result *result, const struct seat *seat, int year)
{
	const char *id = year == result->base_year ? result->program->variables[seat->variable].target : NULL;
	const struct target_result *target = id ? result_target(result, id) : NULL;
	return target && target->target->measure == MEASURE_MEAN_GROWTH;
}

double across_value(const struct result *result, const struct seat *seat, int year)
{
	if (seat->variable < 0 || is_nothing_yet(result, seat, year))
		return NAN;
	return unit_convert(result_value(result, seat->variable, seat->element, year), seat->scale);
}

double across_unlimited(const struct result *result, const struct seat *seat, int year)
{
	int row = year - result->base_year;
	if (!result->unlimited || seat->variable < 0 || !result_has(result, seat->variable, year) || row < 0)
		return NAN;
	int at = (seat->element < 0 ? 0 : seat->element) * result->years + row;
	return unit_convert(result->unlimited[seat->variable][at], seat->scale);
}

bool across_shares_base(const struct result *const *results, int count, const struct across *across)
{
	double base = NAN;
	for (int r = 0; r < count; r++) {
		if (across->in[r].variable < 0)
			continue;
		double own = across_value(results[r], &across->in[r], results[r]->base_year);
		if (!(own > 0) || (isfinite(base) && !(fabs(own - base) <= 1e-5 * base)))
			return false;
		base = own;
	}
	return isfinite(base);
}
