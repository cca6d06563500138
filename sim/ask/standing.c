/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standing: a rate may stand beside the variable it is a rate of: then the target is shown by it as it is, and the
 * level it comes to only where there is none. What is shown has to come to what the target measures, to 1e-9, in every
 * result that measures it: two scenarios may mean different things by one name. */
#include <math.h>
#include <string.h>
#include "ask/across.h"
#include "ask/result_index.h"
#include "ask/standing.h"
#include "base/function.h"
#include "base/nearly.h"

bool standing_measured(const struct result *result, const struct target_result *target, int *variable, int *element)
{
	*variable = -1;
	if (target->target->variable)
		*variable = program_find(result->program, target->target->variable, element);
	return *variable >= 0;
}

/* --- which variable shows it --- */

int standing_rate(const struct result *result, const struct target *target, int *element)
{
	int rate = target->measure == MEASURE_GROWTH               ? RATE_GROWTH
	           : target->measure == MEASURE_DECLINE_SINCE_BASE ? RATE_DECLINE
	                                                           : RATES;
	int of = target->variable && rate < RATES ? program_find(result->program, target->variable, element) : -1;
	return of < 0 ? -1 : result->index->rate[rate][of];
}

/* The rate's name in the first result that has one; NULL: none has. */
static const char *rate_name(struct arena *arena, const struct result *const *results, int count,
                             const struct target *target)
{
	for (int r = 0; r < count; r++) {
		int element, rate = standing_rate(results[r], target, &element);
		if (rate >= 0)
			return program_element_name(arena, results[r]->program, rate, element);
	}
	return NULL;
}

/* Does the variable come to what the target measures, in every result that measures it? */
static bool shows_measure(const struct result *const *results, int count, const char *name,
                          const struct target *target)
{
	bool any = false;
	for (int r = 0; r < count; r++) {
		const struct target_result *of = result_target(results[r], target->id);
		double scale;
		if (!of || of->variable < 0 || !target_asks_alike(of->target, target))
			continue;
		struct seat seat = across_seat(results[r], name);
		if (seat.variable < 0 ||
		    !unit_fits(&results[r]->program->variables[seat.variable].unit, &of->unit, &scale))
			return false;
		double shown = result_value(results[r], seat.variable, seat.element, of->target->year) * scale;
		double measured = result_value(results[r], of->variable, -1, of->target->year);
		if (isfinite(measured) && !nearly_equal(shown, measured))
			return false;
		any = true;
	}
	return any;
}

static bool shares_base(struct arena *arena, const struct result *const *results, int count, const char *name)
{
	struct across across = across_named(arena, results, count, name);
	return across_shares_base(results, count, &across);
}

/* Can the number be turned into a level of the variable? */
static bool is_of_levels(enum measure measure)
{
	return measure == MEASURE_CHANGE || measure == MEASURE_MEAN_GROWTH || measure == MEASURE_DECLINE_SINCE_BASE;
}

const char *standing_shown_by(struct arena *arena, const struct result *const *results, int count,
                              const struct target *target)
{
	const char *about = target->variable ? target->variable : target->id;
	const char *value = arena_print(arena, "target_value.%s", target->id);
	if (target->measure == MEASURE_LEVEL || (target->measure == MEASURE_PEAK_YEAR && target->sense != SENSE_NONE))
		return about;
	const char *rate = rate_name(arena, results, count, target);
	if (rate && shows_measure(results, count, rate, target))
		return rate;
	if (is_of_levels(target->measure) && shares_base(arena, results, count, about))
		return about;
	return shows_measure(results, count, value, target) ? value : about;
}

static bool is_budget(const struct target *target)
{
	bool sums = target->measure == MEASURE_MEAN || target->measure == MEASURE_CUMULATIVE;
	return sums && target->variable &&
	       (target->sense == SENSE_AT_MOST || target->sense == SENSE_BELOW);
}

bool standing_is_budget(const struct result *const *results, int count, const struct target *target)
{
	bool any = false;
	for (int r = 0; r < count && is_budget(target); r++) {
		const struct target_result *of = result_target(results[r], target->id);
		double scale;
		if (!of || of->variable < 0 || !target_asks_alike(of->target, target))
			continue;
		struct seat seat = across_seat(results[r], target->variable);
		if (seat.variable < 0 || !unit_fits(&of->unit, &results[r]->program->variables[seat.variable].unit, &scale))
			return false;
		any = true;
	}
	return any;
}

int standing_root(const struct result *result, int variable)
{
	const struct variable *variables = result->program->variables;
	for (enum derived_kind kind = variables[variable].derived.kind;
	     kind == DERIVED_GROWTH || kind == DERIVED_FALL || kind == DERIVED_DECLINE;
	     kind = variables[variable].derived.kind)
		variable = variables[variable].derived.of;
	return variable;
}

bool standing_covers(const struct result *result, int variable, int element)
{
	return result->index->covered[variable][1 + element];
}

bool standing_repeats(const struct result *result, int variable)
{
	const struct variable *v = &result->program->variables[variable];
	const struct entry *root = result->scenario->root;
	return v->unit.money[0].power != 0 && v->model && strcmp(v->model, "prices") == 0 && root &&
	       !entry_find(root, "prices");
}

/* --- its number as a level --- */

/* What the variable was in the year since which the target tells it, where the base year's is `base`: another year of
 * the run, or, before it, what the measure says of the base year. */
static double level_since(const struct result *result, const struct target_result *target, double base,
                          const struct unit *unit)
{
	const struct target *asked = target->target;
	int variable, element;
	if (!asked->since || asked->since == result->base_year)
		return base;
	if (asked->since > result->base_year && standing_measured(result, target, &variable, &element))
		return base * result_value(result, variable, element, asked->since) /
		       result_value(result, variable, element, result->base_year);
	double so_far = result_value(result, target->variable, -1, result->base_year) * target->unit.factor;
	switch (asked->measure) {
	case MEASURE_CHANGE: return base - so_far / unit->factor;
	case MEASURE_MEAN_GROWTH: return base / function_pow(1 + so_far, result->base_year - asked->since);
	default: return base / (1 - so_far);
	}
}

static double as_level(const struct target_result *target, double base, const struct unit *unit, int years,
                       double number)
{
	double plain = number * target->unit.factor;
	switch (target->target->measure) {
	case MEASURE_CHANGE: return base + plain / unit->factor;
	case MEASURE_MEAN_GROWTH: return base * function_pow(1 + plain, years);
	case MEASURE_DECLINE_SINCE_BASE: return base * (1 - plain);
	case MEASURE_LEVEL:
	case MEASURE_GROWTH:
	case MEASURE_CUMULATIVE:
	case MEASURE_MEAN:
	case MEASURE_PEAK_YEAR:
	case MEASURE_PEAK_LEVEL:
	case MEASURE_COUNT: break;
	}
	return NAN;
}

/* Scenarios may ask for different things under one id: what one of them measures is not shown by another's variable. */
static bool is_shown_by(const struct result *result, const struct target *target, const char *name)
{
	int element, rate = standing_rate(result, target, &element);
	struct arena *arena = result->program->arena;
	return strcmp(target->variable ? target->variable : target->id, name) == 0 ||
	       strcmp(arena_print(arena, "target_value.%s", target->id), name) == 0 ||
	       (rate >= 0 && strcmp(program_element_name(arena, result->program, rate, element), name) == 0);
}

bool standing_goal(const struct result *result, const struct target_result *target, const char *name,
                   const struct unit *unit, double base, struct standing_goal *goal)
{
	const struct target *asked = target->target;
	int years = asked->year - (asked->since ? asked->since : result->base_year);
	double scale = 1;
	if (isnan(target->number) || asked->withdrawn)
		return false;
	if (target_counts_years(asked)) { /* a year is no height of what peaks in it */
		*goal = (struct standing_goal){.number = NAN, .number_high = NAN, .low = NAN, .high = NAN};
		return asked->variable && strcmp(asked->variable, name) == 0;
	}
	*goal = (struct standing_goal){.number = target->number,
	                               .number_high = target->number_high,
	                               .low = target->low,
	                               .high = target->high,
	                               .value = target->value};
	bool about = asked->variable && strcmp(asked->variable, name) == 0;
	if (about && is_budget(asked))
		goal->budget = asked->over_first ? asked->over_first : result->base_year + 1;
	goal->level = about && asked->measure != MEASURE_LEVEL && !goal->budget;
	if (!goal->level && (!is_shown_by(result, asked, name) || !unit_fits(&target->unit, unit, &scale)))
		return false;
	if (goal->budget && asked->measure == MEASURE_CUMULATIVE)
		scale /= asked->year - goal->budget + 1;
	goal->value = unit_convert(goal->value, scale);
	double *edges[] = {&goal->number, &goal->number_high, &goal->low, &goal->high};
	double start = goal->level ? level_since(result, target, base, unit) : NAN;
	for (int i = 0; i < 4; i++)
		*edges[i] = goal->level ? as_level(target, start, unit, years, *edges[i]) : unit_convert(*edges[i], scale);
	if (goal->level && asked->measure == MEASURE_DECLINE_SINCE_BASE) {
		double low = goal->low;
		goal->low = goal->high;
		goal->high = low;
	}
	return !goal->level || isfinite(goal->number);
}

/* --- on its edge --- */

static bool limit_holds(const struct program *program, const struct limit_result *limit, int variable)
{
	int element, use = limit->holds ? program_find(program, limit->holds, &element) : -1;
	const struct derived *derived = &program->variables[variable].derived;
	if (use < 0 || !limit->per)
		return use == variable;
	if (derived->kind == DERIVED_GROWTH || derived->kind == DERIVED_FALL || derived->kind == DERIVED_DECLINE)
		derived = &program->variables[derived->of].derived;
	return derived->kind == DERIVED_RATIO && derived->of == use &&
	       derived->per == program_find(program, limit->per, &element);
}

bool standing_is_about(const struct result *result, const struct target_result *target, int limit)
{
	int variable, element;
	return standing_measured(result, target, &variable, &element) &&
	       limit_holds(result->program, &result->limits[limit], variable);
}

const struct limit_result *standing_held_by(const struct result *result, const struct target_result *target)
{
	double scale = target->number != 0 ? fabs(target->number) : target->scale;
	int variable, element, year = target->target->year - result->base_year;
	if (!(fabs(target->gap) <= 1e-6 * scale) || year < 0 || year >= result->years ||
	    !standing_measured(result, target, &variable, &element))
		return NULL;
	for (int l = 0; l < result->limit_count; l++)
		if (result->limits[l].bound[year] && limit_holds(result->program, &result->limits[l], variable))
			return &result->limits[l];
	return NULL;
}

const struct target_result *standing_first_missed(const struct result *result)
{
	const struct target_result *found = NULL;
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (target->verdict == VERDICT_MISSED &&
		    (!found || (target->target->binding && !found->target->binding)))
			found = target;
	}
	return found;
}
