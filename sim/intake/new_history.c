/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_history: rates from the years before the base year: as many as the plan has, and five at least. The mean is taken
 * from the first to the base year, the range from the steps between. Holds: growth at current prices is never called
 * real: it is a placeholder that says so; years after the base year are observations and move no rate. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
#include "intake/new_parts.h"

enum { LEAST_YEARS = 5 };
static const double growth_assumed = 5, growth_low = 2, growth_high = 8;
static const double fall_assumed = 2, fall_low = 1, fall_high = 4;

/* --- levels --- */

static void add_level(struct new_series *series, int year, const struct indicator_cell *cell)
{
	if (!indicator_cell_is_exact(cell))
		return;
	int at = series->count++;
	for (; at > 0 && series->years[at - 1] > year; at--) {
		series->years[at] = series->years[at - 1];
		series->values[at] = series->values[at - 1];
		series->cells[at] = series->cells[at - 1];
	}
	series->years[at] = year;
	series->values[at] = cell->low;
	series->cells[at] = cell;
}

static struct new_series series_create(const struct starter *starter, int most)
{
	return (struct new_series){.years = ARENA_ARRAY(starter->arena, most, int),
	                           .values = ARENA_ARRAY(starter->arena, most, double),
	                           .cells = ARENA_ARRAY(starter->arena, most, const struct indicator_cell *)};
}

struct new_series new_series_of(const struct starter *starter, const struct indicator *row)
{
	const struct indicator_table *table = starter->table;
	struct new_series series = series_create(starter, table->observed_count + 1);
	for (int i = 0; i < table->observed_count; i++)
		add_level(&series, table->observed_years[i], &row->observed[i]);
	add_level(&series, table->base_year, &row->base);
	return series;
}

/* What of it leads to the base year. */
static struct new_series recent(const struct starter *starter, struct new_series all, bool rates)
{
	int base = starter->table->base_year, years = starter->years > LEAST_YEARS ? starter->years : LEAST_YEARS;
	int first = base - years + rates, from = 0, end = all.count;
	while (from < end && all.years[from] < first)
		from++;
	while (end > from && all.years[end - 1] > base)
		end--;
	return (struct new_series){all.years + from, end - from, all.values + from, all.cells + from};
}

/* --- rates --- */

static const char *said_year(const struct starter *starter, int year)
{
	return arena_print(starter->arena, "%d", year);
}

static double change_between(enum new_change change, double from, double to, int years)
{
	if (change == CHANGE_STEP)
		return (to - from) / years;
	double rate = from > 0 && to > 0 ? 100 * (function_pow(to / from, 1.0 / years) - 1) : NAN;
	return change == CHANGE_FALL ? -rate : rate;
}

static void widen(struct new_rate *rate)
{
	double spread = new_round(fabs(rate->value) / 2 + 1, 2);
	if (rate->high - rate->low < 1e-9) {
		rate->low = new_round(rate->value - spread, 4);
		rate->high = new_round(rate->value + spread, 4);
	}
}

static void settle(struct new_rate *rate)
{
	rate->value = new_round(rate->value, 4);
	rate->low = fmin(new_round(rate->low, 4), rate->value);
	rate->high = fmax(new_round(rate->high, 4), rate->value);
}

static bool rate_of_series(const struct starter *starter, const struct indicator *row, const struct new_series *series,
                           enum new_change change, struct new_rate *rate)
{
	int last = series->count - 1;
	if (last < 1 || series->years[last] != starter->table->base_year)
		return false;
	*rate = (struct new_rate){.low = INFINITY, .high = -INFINITY};
	rate->value =
		change_between(change, series->values[0], series->values[last], series->years[last] - series->years[0]);
	for (int i = 1; i <= last; i++) {
		double step = change_between(change, series->values[i - 1], series->values[i],
		                             series->years[i] - series->years[i - 1]);
		rate->low = fmin(rate->low, step);
		rate->high = fmax(rate->high, step);
	}
	settle(rate);
	rate->source = new_derived(starter, new_source_cell(starter, row, series->cells[0]),
	                           new_source_cell(starter, row, series->cells[last]), NULL);
	rate->note = new_say(starter, W_NEW_NOTE_OBSERVED,
	                     WORDS(said_year(starter, series->years[0]), series->cells[0]->text,
	                           said_year(starter, series->years[last]), series->cells[last]->text));
	return isfinite(rate->value);
}

bool new_rate_of(const struct starter *starter, const struct new_goal *goal, enum new_change change,
                 struct new_rate *rate)
{
	struct new_series series = recent(starter, new_series_of(starter, goal->row), false);
	return rate_of_series(starter, goal->row, &series, change, rate);
}

/* --- real growth --- */

/* Growth by year as rows say it that are named for it, and columns beside those of levels. */
static struct new_series said_growth(const struct starter *starter, enum known_role level, enum known_role growth,
                                     const char *id, const struct indicator **row)
{
	const struct indicator_table *table = starter->table;
	struct new_series all = series_create(starter, table->observed_count + table->aside_count + 1);
	*row = NULL;
	for (int i = 0; i < table->count && !all.count; i++) {
		const struct indicator *one = &table->list[i];
		const struct known *known = new_known(starter, one);
		bool fits = known && known->role == growth && (!id || strcmp(known->id, id) == 0) && one->has_unit &&
		            one->unit.share == SHARE_PERCENT;
		if (fits)
			all = new_series_of(starter, *row = one);
	}
	for (int i = 0; i < table->count && !all.count; i++) {
		const struct indicator *one = &table->list[i];
		const struct known *known = new_known(starter, one);
		if (!known || known->role != level || (id && strcmp(known->id, id) != 0))
			continue;
		for (int y = 0; y < table->aside_count; y++)
			if (table->asides[y].year && indicator_cell_is_exact(&one->asides[y]) &&
			    (!one->asides[y].has_unit || one->asides[y].unit.share == SHARE_PERCENT)) {
				add_level(&all, table->asides[y].year, &one->asides[y]);
				*row = one;
			}
	}
	return recent(starter, all, true);
}

static bool mean_of_years(const struct starter *starter, const struct indicator *row, const struct new_series *series,
                          enum word said, struct new_rate *rate)
{
	if (!series->count || series->years[series->count - 1] < starter->table->base_year - 1)
		return false;
	double product = 1;
	int last = series->count - 1;
	*rate = (struct new_rate){.low = INFINITY, .high = -INFINITY};
	for (int i = 0; i <= last; i++) {
		product *= 1 + series->values[i] / 100;
		rate->low = fmin(rate->low, series->values[i]);
		rate->high = fmax(rate->high, series->values[i]);
	}
	rate->value = product > 0 ? 100 * (function_pow(product, 1.0 / series->count) - 1) : NAN;
	settle(rate);
	rate->source = new_derived(starter, new_source_cell(starter, row, series->cells[0]),
	                           last ? new_source_cell(starter, row, series->cells[last]) : NULL, NULL);
	rate->note = new_say(starter, said,
	                     WORDS(said_year(starter, series->years[0]), said_year(starter, series->years[last]),
	                           said_year(starter, series->count)));
	return isfinite(rate->value);
}

/* At current prices: a placeholder, whatever it comes to. */
static bool nominal(const struct starter *starter, const struct new_goal *goal, enum word said, struct new_rate *rate)
{
	if (!goal || !new_rate_of(starter, goal, CHANGE_RATE, rate))
		return false;
	struct new_series series = recent(starter, new_series_of(starter, goal->row), false);
	rate->placeholder = true;
	widen(rate);
	rate->note = new_say(starter, said,
	                     WORDS(said_year(starter, series.years[0]), said_year(starter, starter->table->base_year)));
	return true;
}

struct new_rate new_growth_of(const struct starter *starter, const struct new_sector *sector)
{
	const struct indicator *row;
	struct new_rate rate;
	struct new_series own = said_growth(starter, KNOWN_VALUE_ADDED, KNOWN_SECTOR_GROWTH, sector->id, &row);
	if (mean_of_years(starter, row, &own, W_NEW_NOTE_REAL, &rate))
		return rate;
	struct new_series all = said_growth(starter, KNOWN_GDP, KNOWN_GDP_GROWTH, NULL, &row);
	if (mean_of_years(starter, row, &all, starter->split == SPLIT_NONE ? W_NEW_NOTE_REAL : W_NEW_NOTE_REAL_GDP, &rate))
		return rate;
	struct new_bounds bounds = new_bounds_of(starter, "sectors", "growth");
	if (nominal(starter, sector->output, W_NEW_NOTE_NOMINAL, &rate) &&
	    new_rate_is_taken(starter, sector->output->row, &bounds, true, &rate))
		return rate;
	if (!starter->gdp_assumed && nominal(starter, starter->gdp, W_NEW_NOTE_NOMINAL, &rate) &&
	    new_rate_is_taken(starter, starter->gdp->row, &bounds, true, &rate))
		return rate;
	return (struct new_rate){true, growth_assumed, growth_low, growth_high, NULL,
	                         new_say(starter, W_NEW_NOTE_GROWTH, NULL)};
}

/* --- falls of use per GDP --- */

/* From the use and real growth, if the table says that of every year between: 1 - (use / use) / growth. */
static bool real_fall(const struct starter *starter, const struct new_goal *use, struct new_rate *rate)
{
	const struct indicator *row;
	struct new_series growth = said_growth(starter, KNOWN_GDP, KNOWN_GDP_GROWTH, NULL, &row);
	struct new_series level = recent(starter, new_series_of(starter, use->row), false);
	int last = level.count - 1, base = starter->table->base_year;
	if (last < 1 || level.years[last] != base)
		return false;
	int first = 0;
	while (first < growth.count && growth.years[first] <= level.years[0])
		first++;
	if (growth.count - first != base - level.years[0] || growth.years[growth.count - 1] != base)
		return false;
	double product = 1;
	for (int i = first; i < growth.count; i++)
		product *= 1 + growth.values[i] / 100;
	*rate = (struct new_rate){.low = INFINITY, .high = -INFINITY};
	rate->value =
		100 * (1 - function_pow(level.values[last] / level.values[0] / product, 1.0 / (base - level.years[0])));
	for (int i = 1, at = first; i <= last; i++) {
		double grown = 1;
		int years = level.years[i] - level.years[i - 1];
		for (int y = 0; y < years; y++)
			grown *= 1 + growth.values[at++] / 100;
		double step = 100 * (1 - function_pow(level.values[i] / level.values[i - 1] / grown, 1.0 / years));
		rate->low = fmin(rate->low, step);
		rate->high = fmax(rate->high, step);
	}
	settle(rate);
	rate->source = new_derived(starter, new_source_cell(starter, use->row, level.cells[0]),
	                           new_source_cell(starter, use->row, level.cells[last]),
	                           new_source_cell(starter, row, growth.cells[growth.count - 1]));
	rate->note = new_say(starter, W_NEW_NOTE_FALL_REAL,
	                     WORDS(said_year(starter, level.years[0]), said_year(starter, base)));
	return isfinite(rate->value);
}

static bool nominal_fall(const struct starter *starter, const struct new_goal *use, struct new_rate *rate)
{
	struct new_rate used, gdp;
	if (!starter->gdp || !new_rate_of(starter, use, CHANGE_RATE, &used) ||
	    !new_rate_of(starter, starter->gdp, CHANGE_RATE, &gdp))
		return false;
	struct new_series a = recent(starter, new_series_of(starter, use->row), false),
					  b = recent(starter, new_series_of(starter, starter->gdp->row), false);
	if (a.years[0] != b.years[0])
		return false;
	*rate = (struct new_rate){.placeholder = true,
	                          .value = 100 * (1 - (1 + used.value / 100) / (1 + gdp.value / 100)),
	                          .note = new_say(starter, W_NEW_NOTE_FALL_NOMINAL,
	                                          WORDS(said_year(starter, a.years[0]),
	                                                said_year(starter, starter->table->base_year)))};
	rate->low = rate->high = rate->value;
	widen(rate);
	settle(rate);
	return true;
}

struct new_rate new_fall_of(const struct starter *starter, const struct new_goal *use, bool tell)
{
	const struct indicator *row = NULL;
	struct new_rate rate;
	bool energy = use == starter->energy_use;
	struct new_bounds bounds =
		energy ? new_bounds_of(starter, "energy", "efficiency") : new_bounds_of(starter, "water", "saving");
	struct new_series said = {0};
	if (energy)
		said = said_growth(starter, KNOWN_ENERGY_FALL, KNOWN_ENERGY_FALL, NULL, &row);
	const struct new_goal *of = use ? use : starter->energy_per_gdp; /* such levels are printed at constant prices */
	bool any = (energy && mean_of_years(starter, row, &said, W_NEW_NOTE_FALL_SAID, &rate)) ||
	           (use && (real_fall(starter, use, &rate) || nominal_fall(starter, use, &rate))) ||
	           (!use && of && new_rate_of(starter, of, CHANGE_FALL, &rate));
	if (any && new_rate_is_taken(starter, row ? row : of->row, &bounds, tell, &rate))
		return rate;
	return (struct new_rate){true, fall_assumed, fall_low, fall_high, NULL,
	                         new_say(starter, W_NEW_NOTE_EFFICIENCY, NULL)};
}

bool new_rate_is_taken(const struct starter *starter, const struct indicator *row, const struct new_bounds *bounds,
                       bool tell, struct new_rate *rate)
{
	bool taken = rate->value >= bounds->low && rate->value <= bounds->high;
	char value[NUMBER_SIZE] = "", from[NUMBER_SIZE] = "", to[NUMBER_SIZE] = "";
	rate->low = fmax(rate->low, bounds->low);
	rate->high = fmin(rate->high, bounds->high);
	if (taken || !tell)
		return taken;
	number_shortest(rate->value, value);
	number_shortest(new_round(bounds->low, 4), from);
	number_shortest(new_round(bounds->high, 4), to);
	diag_warning(starter->diags, row->base.place, NULL, W_NEW_WARN_RATE, W_NEW_WARN_RATE_HINT,
	             title_in(row->title, starter->language, ""), value, from, to);
	return false;
}

struct new_bounds new_bounds_of(const struct starter *starter, const char *section, const char *key)
{
	const struct field *field = new_field(starter, section, key);
	return (struct new_bounds){field->low, field->high};
}

void new_put_rate(const struct starter *starter, struct json_out *json, const char *key, const struct new_rate *rate,
                  const char *unit)
{
	(void)starter;
	if (rate->placeholder) {
		new_assumed(json, key, rate->value, unit, rate->low, rate->high, rate->note);
		return;
	}
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_number(json, "value", rate->value);
	if (unit)
		json_out_text(json, "unit", unit);
	json_out_text(json, "source", rate->source);
	if (rate->high > rate->low) {
		json_out_array(json, "range", JSON_ONE_LINE);
		json_out_number(json, NULL, rate->low);
		json_out_number(json, NULL, rate->high);
		json_out_close(json);
	}
	json_out_text(json, "note", rate->note);
	json_out_close(json);
}
