/* SPDX-License-Identifier: GPL-3.0-or-later */
/* beyond: reads the variables that models keep for the purpose: what a bounded variable would be without its bounds is
 * the first name of its formula, and a programme that goes on has a share of GDP of its own. */
#include <math.h>
#include <string.h>
#include "ask/beyond.h"
#include "base/nearly.h"
#include "core/node_walk.h"

/* The first variable that a formula names; -1: none. */
static int first_named(const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_VARIABLE)
			return node->index;
	return -1;
}

static bool is_held(const struct result *result, int variable, int inside, int row)
{
	double kept = result->values[variable][row], free = result->values[inside][row];
	return isfinite(kept) && isfinite(free) && fabs(free - kept) > NEARLY * fmax(fabs(kept), 1);
}

const struct bound *bounds_acting(struct arena *arena, const struct result *result, int *count)
{
	const struct program *program = result->program;
	struct bound *list = ARENA_ARRAY(arena, program->variable_count + 1, struct bound);
	*count = 0;
	for (int v = 0; v < program->variable_count; v++) {
		int inside = program->variables[v].flags & BOUNDED ? first_named(program, program->variables[v].formula) : -1;
		struct bound *bound = NULL;
		for (int y = 1; inside >= 0 && y < result->years; y++) {
			if (!is_held(result, v, inside, y))
				continue;
			if (!bound) {
				bound = &list[(*count)++];
				*bound = (struct bound){v, result->values[v][y], result->base_year + y, 0};
			}
			bound->last = result->base_year + y;
		}
	}
	return list;
}

static bool is_percentage(const struct variable *variable)
{
	bool own = variable->model && strcmp(variable->model, "indicators") == 0 && !(variable->flags & HIDDEN);
	return own && variable->set == SCALAR && variable->unit.share == SHARE_PERCENT && !variable->unit.per_year;
}

/* How far outside 0 to 100 %. */
static double outside(double value) { return value > 100 ? value - 100 : value < 0 ? -value : 0; }

const struct bound *shares_beyond(struct arena *arena, const struct result *result, int *count)
{
	const struct program *program = result->program;
	struct bound *list = ARENA_ARRAY(arena, program->variable_count + 1, struct bound);
	*count = 0;
	for (int v = 0; v < program->variable_count; v++) {
		int start = program->variables[v].first, last = result->years - 1;
		if (!is_percentage(&program->variables[v]) || start >= result->years)
			continue;
		double first = result->values[v][start];
		struct bound most = {v, first, 0, 0};
		for (int y = start + 1; y <= last; y++)
			if (outside(result->values[v][y]) > 100 * NEARLY) {
				most.first = most.first ? most.first : result->base_year + y;
				most.last = result->base_year + y;
				if (outside(result->values[v][y]) > outside(most.value))
					most.value = result->values[v][y];
			}
		if (first > 0 && first < 100 && most.first)
			list[(*count)++] = most;
	}
	return list;
}

bool programme_goes_on(const struct result *result, int *first, double *share)
{
	int element, going = program_find_input(result->program, "capital.programme.goes_on", &element),
				 part = program_find(result->program, "programme_share", &element);
	for (int y = 1; going >= 0 && part >= 0 && y < result->years; y++)
		if (result->program->inputs[going].value[0].values[y] > 0 && result->values[part][y] > 0) {
			*first = result->base_year + y;
			*share = result->values[part][y];
			return true;
		}
	return false;
}

bool nothing_invested(const struct result *result, int *first, int *last)
{
	int element, investment = program_find(result->program, "investment", &element),
				 capital = program_find(result->program, "capital", &element), y = 1;
	if (investment < 0 || capital < 0)
		return false;
	while (y < result->years && !(result->values[investment][y] <= 0 && result->values[capital][y] > 0))
		y++;
	*first = result->base_year + y;
	while (y < result->years && result->values[investment][y] <= 0)
		y++;
	*last = result->base_year + y - 1;
	return *last >= *first;
}
