/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doubts: the commonest slip that no unit check can see is 万元 where 亿元 is meant: both are money, and a
 * sector becomes 10,000 times too small. A sector that small is not worth modelling, so it is questioned. So
 * are money that is never spent within the years of the run, and nominal money under the name of a real variable,
 * which no picture may join. */
#include <math.h>
#include <string.h>
#include "ask/doubts.h"
#include "data/unit_prices.h"

#define SMALL (1.0 / 5000)
static const double FAST = 30; /* %/yr, every year: a zero too many in the level to be reached */
static const double WHOLE = 1; /* 1e8 CNY: no place that makes a plan has a smaller GDP */

void doubt_outputs(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, index = program_find_input(program, "sectors.output", &element);
	if (index < 0)
		return;
	const struct input *input = &program->inputs[index];
	double all = 0;
	for (int e = 0; e < program_elements(program, input->set); e++)
		all += isfinite(input->value[e].values[0]) ? input->value[e].values[0] : 0;
	if (all > 0 && all < WHOLE && input->value[0].entry)
		diag_warning(diags, input->value[0].place, NULL, W_DOUBT_WHOLE, W_DOUBT_SMALL_HINT,
		             arena_print(arena, "%.2g", all));
	for (int e = 0; e < program_elements(program, input->set); e++) {
		const struct input_value *value = &input->value[e];
		if (value->entry && value->values[0] > 0 && value->values[0] < SMALL * all)
			diag_warning(diags, value->place, NULL, W_DOUBT_SMALL, W_DOUBT_SMALL_HINT, value->key,
			             arena_print(arena, "%.2g", 100 * value->values[0] / all));
	}
}

static bool is_fast(const struct input_value *value, int years)
{
	for (int y = 1; y < years; y++)
		if (!(value->values[y] > FAST))
			return false;
	return years > 1;
}

void doubt_growth(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, index = program_find_input(program, "sectors.growth", &element);
	for (int e = 0; index >= 0 && e < program_elements(program, program->inputs[index].set); e++) {
		const struct input_value *value = &program->inputs[index].value[e];
		if (value->entry && is_fast(value, program->years))
			diag_warning(diags, value->place, NULL, W_DOUBT_FAST, W_DOUBT_FAST_HINT, value->key,
			             arena_print(arena, "%.3g", value->values[1]));
	}
}

void doubt_programme(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, total = program_find_input(program, "capital.programme.total", &element),
		part = program_find_input(program, "capital.programme.part", &element);
	if (total < 0 || part < 0)
		return;
	for (int y = 0; y < program->years; y++)
		if (program->inputs[part].value[0].values[y] > 0)
			return;
	const struct input_value *value = &program->inputs[total].value[0];
	diag_warning(diags, value->place, NULL, W_DOUBT_PROGRAMME, W_DOUBT_PROGRAMME_HINT, value->key,
	             arena_print(arena, "%d-%d", program->base_year, program_last(program)));
}

/* --- observations --- */

/* The same at the prices at which it was observed; NULL: the program has no such twin. */
static const char *twin_of(struct arena *arena, const struct program *program, const struct observation *one)
{
	const char *twin = observed_twin(arena, one->variable);
	double scale;
	int element, variable = program_find(program, twin, &element);
	return variable >= 0 && observation_fits(one, &program->variables[variable].unit, &scale) ? twin : NULL;
}

/* "2015, 2020, 2022", of all rows of the first one's variable and unit that do not stand beside it. */
static const char *years_listed(struct arena *arena, const struct observation *const *list, int count,
                                const struct unit *unit, const char *like)
{
	struct text out;
	double scale;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < count; i++)
		if (!observation_fits(list[i], unit, &scale) && strcmp(list[i]->unit.text, like) == 0)
			text_print(&out, "%s%d", out.length ? ", " : "", list[i]->year);
	return out.bytes;
}

static void doubt_variable(struct arena *arena, const struct result *result, const struct observation *one,
                           const struct unit *unit, struct diags *diags)
{
	int count;
	const struct observation *const *list = observed_of(arena, result->scenario->plan->observed, one->variable, &count);
	bool prices = observation_fits_but_prices(one, unit);
	const char *twin = prices ? twin_of(arena, result->program, one) : NULL, *arguments[UNIT_PRICES_ARGUMENTS];
	enum word way = unit_prices_hint(arena, &one->unit, unit, diags->language, arguments);
	const char *told = way ? word_format(arena, diags->language, way, arguments) : "";
	diag_warning(diags, one->place, NULL, prices ? W_DOUBT_PRICES : W_DOUBT_UNIT,
	             twin         ? W_DOUBT_PRICES_NAME_HINT
	             : way        ? W_DOUBT_PRICES_WAY_HINT
	             : prices     ? W_DOUBT_PRICES_HINT
	                      : W_DOUBT_UNIT_HINT,
	             one->variable, unit_name(arena, unit, diags->language, prices), years_listed(arena, list, count, unit, one->unit.text),
	             unit_name(arena, &one->unit, diags->language, prices),
	             twin ? twin : told, told);
}

static bool doubted_before(const struct observed *observed, int row, const struct unit *unit)
{
	double scale;
	for (int i = 0; i < row; i++)
		if (strcmp(observed->list[i].variable, observed->list[row].variable) == 0 &&
		    strcmp(observed->list[i].unit.text, observed->list[row].unit.text) == 0 &&
		    !observation_fits(&observed->list[i], unit, &scale))
			return true;
	return false;
}

void doubt_observations(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct observed *observed = result->scenario->plan->observed;
	double scale;
	for (int i = 0; observed && i < observed->count; i++) {
		int element, variable = program_find(result->program, observed->list[i].variable, &element);
		const struct unit *unit = variable < 0 ? NULL : &result->program->variables[variable].unit;
		if (unit && !observation_fits(&observed->list[i], unit, &scale) && !doubted_before(observed, i, unit))
			doubt_variable(arena, result, &observed->list[i], unit, diags);
	}
}
