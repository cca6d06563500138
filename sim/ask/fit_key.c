/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit_key: one table from variables to the inputs that grow them. Rates at constant prices only: what grew at the
 * prices of each year is no growth of a sector. */
#include "ask/fit_key.h"
#include <string.h>

struct taker {
	const char *variable; /* "output.": with the id of a sector behind */
	enum fit_law law;
	const char *key;      /* {} is that id */
	int sign;
};
static const struct taker takers[] = {
	{"output.", FIT_GROWTH, "sectors.{}.growth", 1},
	{"output_growth.", FIT_MEAN, "sectors.{}.growth", 1},
	{"urbanization", FIT_LINEAR, "urbanization.change", 1},
	{"urbanization", FIT_LOGISTIC, "urbanization.speed", 1},
	{"energy_intensity", FIT_GROWTH, "energy.efficiency", -1},
	{"water_intensity", FIT_GROWTH, "water.efficiency", -1},
	{"income_urban", FIT_GROWTH, "income.urban.growth", 1},
	{"income_rural", FIT_GROWTH, "income.rural.growth", 1},
	{"natural_increase", FIT_MEAN, "population.natural_increase", 1},
};

static bool has_input(const struct program *program, const char *key)
{
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++)
			if (!program->inputs[i].internal && strcmp(program->inputs[i].value[e].key, key) == 0)
				return true;
	return false;
}

/* The name of the whole input: "energy.efficiency" over all sectors. */
static bool has_whole(const struct program *program, const char *key)
{
	for (int i = 0; i < program->input_count; i++)
		if (!program->inputs[i].internal && strcmp(program->inputs[i].name, key) == 0)
			return true;
	return false;
}

static const char *of_indicator(struct arena *arena, const struct program *program, const char *name, enum fit_law law)
{
	static const char *const parts[FIT_LAWS] = {
		[FIT_GROWTH] = "compound", [FIT_LINEAR] = "linear", [FIT_LOGISTIC] = "logistic.speed",
		[FIT_ELASTICITY] = "elasticity.value"};
	const char *key = parts[law] ? arena_print(arena, "indicators.%s.%s", name, parts[law]) : NULL;
	return key && (has_input(program, key) || has_whole(program, key)) ? key : NULL;
}

const char *fit_key(struct arena *arena, const struct result *result, const struct fit_series *series, enum fit_law law,
                    int *sign)
{
	const struct program *program = result->program;
	law = law == FIT_LEVELS ? FIT_GROWTH : law;
	*sign = 1;
	for (size_t i = 0; i < sizeof takers / sizeof *takers; i++) {
		const struct taker *taker = &takers[i];
		size_t length = strlen(taker->variable);
		bool part = taker->variable[length - 1] == '.';
		bool fits = part ? strncmp(series->name, taker->variable, length) == 0
		                 : strcmp(series->name, taker->variable) == 0;
		if (!fits || taker->law != law)
			continue;
		const char *hole = strstr(taker->key, "{}");
		const char *key = !hole ? taker->key
		                        : arena_print(arena, "%.*s%s%s", (int)(hole - taker->key), taker->key,
		                                      series->name + length, hole + 2);
		if (has_input(program, key) || has_whole(program, key)) {
			*sign = taker->sign;
			return key;
		}
	}
	return of_indicator(arena, program, series->name, law);
}
