/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_measure: each measure is a formula text over the target's variable, so every question sees it as a variable.
 * Years before the base year are constants: what was observed in them. Holds: without `since` and `over` the formulas
 * are those of the base year and the years after it. */
#include "core/target_measure.h"
#include <string.h>
#include "base/number.h"

enum { PASTS = 3 };

/* {0} is the variable, {1} the target's id, {2} the last year that counts, {3} what the variable was to begin with,
 * {4} when that was, {5} the prefix, {6} when sums begin, {7} how many years they have by now, {8} what they have when
 * the run begins. A measure with a past of its own keeps it in up to three steps. Highs that agree to 1e-9 are one
 * high, as where a limit holds what it limits. */
struct past {
	const char *name, *base, *formula;
	bool plain; /* a number; otherwise in the variable's unit */
	const char *en, *zh; /* what it is; NULL: called as the target is */
};
#define TOTAL \
	{"sum", "{8}", "prev({5}_sum.{1}) + {6}", false, "Total of the years that count", "计入年份累计"}
/* Of the years up to the target's alone: what a run goes on to after it is no part of them. */
#define UNTIL(x) x " * if(year > {2}, sqrt(-1), 1)"
#define PEAK {"peak", "{0}", "max(prev({5}_peak.{1}), {0})", false, "Highest so far", "至今最高值"}
static const struct {
	const char *formula, *unit;
	struct past past[PASTS];
	int not_before; /* years after the base year before which it says nothing */
} measures[MEASURE_COUNT] = {
	[MEASURE_LEVEL] = {"{0}", NULL, {{0}}, 0},
	[MEASURE_GROWTH] = {"{0} / max(prev({0}), 0) - 1", "%/yr", {{0}}, 0},
	[MEASURE_MEAN_GROWTH] = {"({0} / max({3}, 0)) ^ (1 / max(year - {4}, 1)) - 1", "%/yr", {{0}}, 0},
	[MEASURE_CHANGE] = {"{0} - {3}", NULL, {{0}}, 0},
	[MEASURE_DECLINE_SINCE_BASE] = {"1 - {0} / max({3}, 0)", "%", {{0}}, 0},
	[MEASURE_CUMULATIVE] = {UNTIL("{5}_sum.{1}"), NULL, {TOTAL}, 0},
	[MEASURE_MEAN] = {UNTIL("{5}_sum.{1} / {7}"), NULL, {TOTAL}, 1}, /* no year has passed */
	[MEASURE_PEAK_YEAR] =
		{"if(year - {5}_peak_year.{1} >= 3, {5}_peak_year.{1}, sqrt(-1))",
         "1",
         {PEAK,
          {"peak_year", "base_year",
           "if({0} >= prev({5}_peak.{1}) - 1e-9 * abs(prev({5}_peak.{1})), year, prev({5}_peak_year.{1}))",
           true, "Year of the highest so far", "至今最高值所在年份"},
          {"peak_from", "base_year",
           "if({0} > prev({5}_peak.{1}) + 1e-9 * abs(prev({5}_peak.{1})), year, prev({5}_peak_from.{1}))",
           true, "First year of the highest so far", "至今最高值首次出现的年份"}},
         0},
	[MEASURE_PEAK_LEVEL] = {UNTIL("{5}_peak.{1}"), NULL, {PEAK}, 0},
};

const char *target_measure_unit(struct arena *arena, enum measure measure, const struct unit *unit)
{
	if (measures[measure].unit)
		return measures[measure].unit;
	if (measure == MEASURE_CHANGE && unit->share == SHARE_PERCENT)
		return unit->per_year ? "pp/yr" : "pp";
	size_t length = strlen(unit->text);
	if (measure == MEASURE_CUMULATIVE && unit->per_year && length > 3) /* people a year add up to people */
		return arena_copy(arena, unit->text, length - 3);
	return arena_copy(arena, unit->text, strlen(unit->text));
}

/* --- years before the run --- */

const char *target_literal(struct builder *builder, double value, const struct unit *unit)
{
	char digits[NUMBER_SIZE];
	const char *number = arena_copy(builder->arena, digits, number_shortest(value, digits));
	const char *text = strcmp(unit->text, "1") == 0 ? number : builder_print(builder, "%s [%s]", number, unit->text);
	return value < 0 ? builder_print(builder, "(%s)", text) : text;
}

static void not_observed(struct builder *builder, const char *variable, int year, struct place place,
                         const char *pointer)
{
	if (!place.source)
		return;
	diag_error(builder->diags, place, pointer, W_NOT_OBSERVED, W_NOT_OBSERVED_HINT, variable,
	           builder_print(builder, "%d", year), builder_print(builder, "%d", builder->program->base_year));
}

/* Is the base year counted in that basis, or in none that is known? */
static bool base_year_is_in(const struct observation *const *list, int count, int base_year, const char *basis)
{
	bool any = false;
	for (int i = 0; i < count; i++) {
		if (list[i]->year == base_year && observation_same_basis(list[i]->basis, basis))
			return true;
		any |= list[i]->year == base_year;
	}
	return !any;
}

bool target_observed(struct builder *builder, const char *variable, int year, const char *basis,
                     const struct unit *unit, struct place place, const char *pointer, double *value)
{
	const struct observed *observed = builder->scenario->plan->observed;
	const struct observation *found = NULL;
	int count = 0, rows = 0;
	const struct observation *const *list = observed ? observed_of(observed, variable, &count) : NULL;
	for (int i = 0; i < count; i++)
		if (list[i]->year == year && (!basis || observation_same_basis(list[i]->basis, basis)))
			found = list[i], rows++;
	if (!found) {
		not_observed(builder, variable, year, place, pointer);
		return false;
	}
	bool alone = basis || (rows == 1 && base_year_is_in(list, count, builder->program->base_year, found->basis));
	double scale = 1;
	bool fits = alone && observation_fits(found, unit, &scale);
	if (!alone && place.source)
		diag_error(builder->diags, place, pointer, W_OBSERVED_BASES, W_OBSERVED_BASES_HINT, variable,
		           builder_print(builder, "%d", year), builder_print(builder, "%d", builder->program->base_year));
	else if (!fits && place.source)
		diag_error(builder->diags, found->place, NULL, W_UNIT_MISFIT, W_NONE, found->unit.text, unit->text);
	*value = fits ? unit_convert(found->value, scale) : NAN;
	return fits;
}

/* Sums of years that lie before the base year, in the variable's unit; false: not all are observed. */
static bool observed_total(struct builder *builder, const struct measured *measured, const struct unit *unit,
                           double *total)
{
	*total = 0;
	for (int year = measured->over_first; year < builder->program->base_year && year <= measured->year; year++) {
		double value;
		if (!target_observed(builder, measured->variable, year, NULL, unit, NOWHERE, NULL, &value))
			return false;
		*total += value;
	}
	return true;
}

static bool is_sum(enum measure measure) { return measure == MEASURE_CUMULATIVE || measure == MEASURE_MEAN; }

bool measured_has_years(struct builder *builder, const struct measured *measured, const struct unit *unit)
{
	double value;
	const struct program *program = builder->program;
	if (measured->since > program_last(program))
		return false;
	if (measured->since && measured->since < program->base_year)
		return target_observed(builder, measured->variable, measured->since, NULL, unit, measured->place,
		                       measured->pointer, &value);
	if (!measured->over_first)
		return true;
	return measured->over_first <= program_last(program) && observed_total(builder, measured, unit, &value);
}

/* --- formulas --- */

/* {3}: what the variable was in the year since which it is told. */
static const char *start_text(struct builder *builder, const struct measured *measured, const struct unit *unit)
{
	int since = measured->since, base_year = builder->program->base_year;
	double value;
	if (!since || since == base_year)
		return builder_print(builder, "base(%s)", measured->variable);
	if (since > base_year)
		return builder_print(builder, "at(%s, %d)", measured->variable, since);
	return target_observed(builder, measured->variable, since, NULL, unit, NOWHERE, NULL, &value)
	           ? target_literal(builder, value, unit)
	           : "0";
}

/* {8}: of the years before the run, and of the base year where it is one of them. */
static const char *total_text(struct builder *builder, const struct measured *measured, const struct unit *unit)
{
	double total;
	if (!measured->over_first || measured->over_first > builder->program->base_year)
		return "0";
	if (!observed_total(builder, measured, unit, &total) || total == 0)
		return measured->variable;
	return builder_print(builder, "%s + %s", target_literal(builder, total, unit), measured->variable);
}

static const char *filled(struct builder *builder, const char *text, const struct measured *measured,
                          const struct unit *unit)
{
	const char *variable = measured->variable;
	int first = measured->over_first, base_year = builder->program->base_year;
	const char *counted = first > base_year + 1 ? builder_print(builder, "if(year >= %d, %s, 0)", first, variable)
	                                            : variable;
	const char *years = first ? builder_print(builder, "max(year - %d, 1)", first - 1) : "max(year - base_year, 1)";
	return word_fill(builder->arena, text,
	                 WORDS(variable, measured->id, builder_print(builder, "%d", measured->year),
	                       start_text(builder, measured, unit),
	                       measured->since ? builder_print(builder, "%d", measured->since) : "base_year",
	                       measured->prefix, counted, years, total_text(builder, measured, unit)));
}

static void add_past(struct builder *builder, const struct measured *measured, const struct past *past,
                     const struct unit *unit, const char *made, int not_before)
{
	struct variable variable = {.name = builder_print(builder, "%s_%s.%s", measured->prefix, past->name, measured->id),
	                            .title = past->en ? (struct title){.en = past->en, .zh = past->zh} : measured->title,
	                            .not_before = not_before,
	                            .flags = HIDDEN | (past->plain ? CALENDAR : 0),
	                            .model = "targets",
	                            .target = measured->id,
	                            .base_text = past->base ? filled(builder, past->base, measured, unit) : NULL,
	                            .formula_text = filled(builder, past->formula, measured, unit),
	                            .unit = program_unit(builder->program, made),
	                            .place = NOWHERE};
	program_add_variable(builder->program, &variable);
}

/* Before its first year a sum of chosen years has none. */
static int first_row(const struct builder *builder, const struct measured *measured)
{
	int first = measured->over_first - builder->program->base_year;
	if (!is_sum(measured->measure) || !measured->over_first)
		return measures[measured->measure].not_before;
	return first > 0 ? first : 0;
}

struct unit measured_build(struct builder *builder, const struct measured *measured, const struct unit *unit)
{
	enum measure measure = measured->measure;
	const char *made = target_measure_unit(builder->arena, measure, unit),
			   *kept = measure == MEASURE_PEAK_YEAR ? target_measure_unit(builder->arena, MEASURE_LEVEL, unit) : made;
	for (int i = 0; i < PASTS && measures[measure].past[i].name; i++)
		add_past(builder, measured, &measures[measure].past[i], unit, measures[measure].past[i].plain ? "1" : kept, 0);
	struct past value = {"value", NULL, measures[measure].formula, measure == MEASURE_PEAK_YEAR, NULL, NULL};
	add_past(builder, measured, &value, unit, made, first_row(builder, measured));
	return program_unit(builder->program, made);
}
