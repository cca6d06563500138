/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catchup: output above last year's times one plus growth is what came back; what this year's limits cut of it again
 * has not. */
#include <math.h>
#include <string.h>
#include "ask/catchup.h"

static const double seen = 0.05;

static int find(const struct program *program, const char *name)
{
	int element;
	return program_find(program, name, &element);
}

double catchup_points(const struct result *result, int year)
{
	const struct program *program = result->program;
	int output = find(program, "output"), growth = find(program, "growth_wanted"), back = find(program, "recovery");
	double came_back = 0, all = 0;
	if (output < 0 || growth < 0 || back < 0 || year <= result->base_year)
		return 0;
	for (int e = 0; e < program_elements(program, program->variables[output].set); e++) {
		double before = result_value(result, output, e, year - 1),
			   plain = before * (1 + result_value(result, growth, e, year) / 100);
		all += before;
		if (result_value(result, back, e, year) > 1)
			came_back += fmax(result_value(result, output, e, year) - plain, 0);
	}
	return all > 0 ? came_back / all * 100 : 0;
}

int catchup_most(const struct result *result, bool *years)
{
	int most = 0;
	double points = seen;
	for (int y = 1; y < result->years; y++) {
		double own = catchup_points(result, result->base_year + y);
		years[y] = own >= seen;
		if (own >= points * (1 + 1e-9) || (own >= seen && !most)) {
			points = own;
			most = result->base_year + y;
		}
	}
	return most;
}

bool catchup_concerns(const struct program *program, int variable)
{
	const char *model = variable < 0 ? NULL : program->variables[variable].model;
	return variable >= 0 && ((model && strcmp(model, "sectors") == 0) || variable == find(program, "output"));
}
