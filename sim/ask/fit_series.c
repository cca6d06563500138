/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit_series: observations in series. A variable that the scenario has is told in its unit; what was observed of it at
 * other prices is left out and counted. */
#include "ask/fit_series.h"
#include <math.h>
#include <string.h>
#include "base/lookup.h"

struct gathering {
	struct arena *arena;
	const struct result *result;
	struct fit_series *list;
	int count, capacity;
};

static bool is_money(const struct unit *unit) { return unit_only_currency(unit) != CURRENCY_OF_PLAN; }

/* Money that no price year binds. */
static bool is_current(const struct unit *unit)
{
	return is_money(unit) && (unit->money[0].prices == PRICES_UNSAID || unit->money[0].prices == PRICES_CURRENT);
}

static struct fit_series begin(const struct gathering *all, const struct observation *first, const char *basis)
{
	struct fit_series series = {.name = first->variable, .basis = basis, .variable = -1, .unit = first->unit};
	series.variable = program_find(all->result->program, first->variable, &series.element);
	if (series.variable >= 0)
		series.unit = all->result->program->variables[series.variable].unit;
	series.current = is_current(&series.unit);
	return series;
}

/* The first of its year stands. */
static void take(struct fit_series *series, const struct observation *of)
{
	double scale;
	bool at_own = series->current && is_current(&of->unit) && unit_fits_but_prices(&of->unit, &series->unit, &scale);
	if (!at_own && !observation_fits(of, &series->unit, &scale)) {
		series->at_current += observation_fits_but_prices(of, &series->unit);
		return;
	}
	if (series->count && series->years[series->count - 1] == of->year)
		return;
	series->of[series->count] = of;
	series->years[series->count] = of->year;
	series->values[series->count++] = unit_convert(of->value, scale);
}

static void gather_basis(struct gathering *all, const struct observation *const *list, int count, const char *basis)
{
	struct fit_series series = begin(all, list[0], basis);
	series.of = ARENA_ARRAY(all->arena, count, const struct observation *);
	series.years = ARENA_ARRAY(all->arena, count, int);
	series.values = ARENA_ARRAY(all->arena, count, double);
	for (int i = 0; i < count; i++)
		if (observation_same_basis(list[i]->basis, basis))
			take(&series, list[i]);
		else
			series.elsewhere++;
	*ARENA_PUSH(all->arena, all->list, all->count, all->capacity) = series;
}

/* Of the bases of one variable that with most observations first; of two alike, the later. */
static void longest_first(struct fit_series *list, int count)
{
	int best = 0;
	for (int i = 1; i < count; i++)
		if (list[i].count >= list[best].count)
			best = i;
	struct fit_series first = list[best];
	memmove(list + 1, list, (size_t)best * sizeof *list);
	list[0] = first;
}

static void gather_variable(struct gathering *all, const char *name)
{
	int count, bases, from = all->count;
	const struct observation *const *list = observed_of(all->result->scenario->plan->observed, name, &count);
	const char **basis = observed_bases(all->arena, list, count, &bases);
	for (int b = 0; b < bases; b++)
		gather_basis(all, list, count, basis[b]);
	longest_first(all->list + from, all->count - from);
}

static const struct fit_series *series_of(const struct gathering *all, const char *name)
{
	for (int i = 0; i < all->count; i++)
		if (strcmp(all->list[i].name, name) == 0 && all->list[i].count)
			return &all->list[i];
	return NULL;
}

/* One over the other, of the years that both have. */
static void divide(struct gathering *all, const char *name, const struct fit_series *over,
                   const struct fit_series *under)
{
	struct fit_series made = {.name = name, .over = over->name, .under = under->name, .basis = over->basis};
	struct unit unit = unit_divide(all->arena, &over->unit, &under->unit);
	double scale = 1;
	made.variable = program_find(all->result->program, name, &made.element);
	made.unit = made.variable >= 0 ? all->result->program->variables[made.variable].unit : unit;
	if (!unit_fits(&unit, &made.unit, &scale))
		return;
	made.of = ARENA_ARRAY(all->arena, over->count, const struct observation *);
	made.years = ARENA_ARRAY(all->arena, over->count, int);
	made.values = ARENA_ARRAY(all->arena, over->count, double);
	for (int i = 0, j = 0; i < over->count; i++) {
		while (j < under->count && under->years[j] < over->years[i])
			j++;
		if (j == under->count || under->years[j] != over->years[i] || !(under->values[j] > 0))
			continue;
		made.of[made.count] = over->of[i];
		made.years[made.count] = over->years[i];
		made.values[made.count++] = unit_convert(over->values[i] / under->values[j], scale);
	}
	if (made.count)
		*ARENA_PUSH(all->arena, all->list, all->count, all->capacity) = made;
}

/* Energy and carbon per GDP at constant prices, where they were not observed themselves. */
static void derive(struct gathering *all)
{
	static const char *const made[][3] = {{"energy_intensity", "energy", "gdp"}, {"co2_intensity", "co2", "gdp"}};
	for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
		const struct fit_series *over = series_of(all, made[i][1]), *under = series_of(all, made[i][2]);
		if (over && under && !under->current && !series_of(all, made[i][0])) {
			const struct fit_series one = *over, other = *under; /* the list may move */
			divide(all, made[i][0], &one, &other);
		}
	}
}

struct fit_series_list fit_series_all(struct arena *arena, const struct result *result)
{
	struct gathering all = {.arena = arena, .result = result};
	const struct plan *plan = result->scenario->plan;
	const struct observed *observed = plan ? plan->observed : NULL;
	struct lookup *seen = lookup_create(arena);
	for (int i = 0; observed && i < observed->count; i++) {
		const char *name = observed->list[i].variable;
		if (!lookup_find(seen, name))
			gather_variable(&all, name);
		lookup_put(seen, name, all.arena);
	}
	derive(&all);
	return (struct fit_series_list){all.list, all.count};
}
