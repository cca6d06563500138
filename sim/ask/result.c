/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result: look-ups in what a run came to. */
#include <math.h>
#include <string.h>
#include "ask/result.h"
#include "ask/result_index.h"

double result_value(const struct result *result, int variable, int element, int year)
{
	int row = year - result->base_year;
	if (variable < 0 || row < 0 || row >= result->years || row < result->program->variables[variable].first)
		return NAN;
	return result->values[variable][(element < 0 ? 0 : element) * result->years + row];
}

bool result_has(const struct result *result, int variable, int year)
{
	int row = year - result->base_year;
	return variable >= 0 && row >= result->program->variables[variable].first && row < result->years;
}

const struct target_result *result_target(const struct result *result, const char *id)
{
	return result->target_count ? lookup_find(result->index->targets, id) : NULL;
}

const struct limit_result *result_limit(const struct result *result, const char *id)
{
	for (int l = 0; l < result->limit_count; l++)
		if (strcmp(result->limits[l].id, id) == 0)
			return &result->limits[l];
	return NULL;
}
