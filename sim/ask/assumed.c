/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumed: walks a variable's base-year formula down to the inputs that it takes. Rates that only act in later years
 * do not count: they make a projection uncertain, not its starting level. */
#include <string.h>
#include "ask/assumed.h"

static bool assumes(const struct program *program, int index, bool *seen);

static bool input_assumes(const struct program *program, const struct node *node)
{
	const struct input *input = &program->inputs[node->index];
	int count = program_elements(program, input->set);
	for (int e = 0; e < count; e++) {
		const char *source = input->value[e].source;
		if ((node->element < 0 || node->element == e) && source && strcmp(source, "assumption") == 0)
			return true;
	}
	return false;
}

static bool variable_assumes(const struct program *program, int index, bool *seen)
{
	const struct variable *variable = &program->variables[index];
	if (seen[index])
		return false;
	seen[index] = true;
	bool starts = variable->base >= 0 && !variable->target; /* a target's sum starts from 0 */
	return assumes(program, starts ? variable->base : variable->formula, seen);
}

static bool assumes(const struct program *program, int index, bool *seen)
{
	if (index < 0)
		return false;
	const struct node *node = &program->nodes[index];
	if (node->op == OP_INPUT)
		return input_assumes(program, node);
	if (node->op == OP_VARIABLE || node->op == OP_AT)
		return variable_assumes(program, node->index, seen);
	if (node->op == OP_PREVIOUS)
		return false;
	return assumes(program, node->argument[0], seen) || assumes(program, node->argument[1], seen) ||
	       assumes(program, node->argument[2], seen);
}

/* The year of a peak is a year, whatever its levels rest on: rounding would make another one of it. */
static bool is_a_year(const struct result *result, const char *target)
{
	for (int t = 0; target && t < result->scenario->target_count; t++)
		if (strcmp(result->scenario->targets[t].id, target) == 0)
			return result->scenario->targets[t].measure == MEASURE_PEAK_YEAR;
	return false;
}

bool level_is_assumed(const struct result *result, int variable)
{
	const struct program *program = result->program;
	if (variable < 0 || is_a_year(result, program->variables[variable].target))
		return false;
	const char *model = program->variables[variable].model;
	if (strcmp(program->variables[variable].name, "output") != 0 && model && strcmp(model, "limits") == 0)
		return true;
	return variable_assumes(program, variable, ARENA_ARRAY(program->arena, program->variable_count, bool));
}
