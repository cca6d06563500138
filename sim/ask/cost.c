/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cost: reads the companion run, in which the limits are off and everything else is the same. */
#include <math.h>
#include "ask/cost.h"

struct cost cost_of_limits(const struct result *result, int year)
{
	int element, gdp = program_find(result->program, "gdp", &element), row = year - result->base_year;
	if (!result->unlimited || gdp < 0 || row < 0 || row >= result->years)
		return (struct cost){NAN, NAN};
	double without = result->unlimited[gdp][row], lost = without - result->values[gdp][row];
	return (struct cost){lost, without > 0 ? lost / without * 100 : NAN};
}

int cost_cutting(const struct result *result)
{
	int count = 0;
	for (int l = 0; l < result->limit_count; l++)
		count += result->limits[l].output_cut;
	return count;
}

bool cost_rests_on(const struct result *result, struct range *efficiency, struct range *extra)
{
	const struct program *program = result->program;
	*efficiency = range_of_years(program, "energy.efficiency");
	*extra = (struct range){NAN, NAN, NULL};
	for (int l = 0; l < result->limit_count && !extra->unit; l++)
		if (result->limits[l].bound_years > 0)
			*extra = range_of_years(
				program, arena_print(program->arena, "limits.%s.efficiency.extra", result->limits[l].id));
	return efficiency->unit && cost_cutting(result) > 0;
}
