/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumed: walks a variable's base-year formula down to the inputs that it takes. Rates that only act in later years
 * do not count: they make a projection uncertain, not its starting level. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/reach.h"
#include "base/number.h"

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

/* --- figures --- */

enum { FIGURES_LEAST = 3, FIGURES_MOST = 4 };

/* Significant digits of a number as it is written; the noughts at the end of 1500 are none. */
static int figures_written(double value)
{
	char text[NUMBER_SIZE];
	int count = 0, last = 0;
	number_shortest(fabs(value), text);
	for (const char *c = text; *c && *c != 'e'; c++) {
		bool digit = *c >= '0' && *c <= '9';
		count += digit && (count || *c != '0');
		last = digit && *c != '0' ? count : last;
	}
	return last;
}

/* What a run without draws does not heed. */
static bool is_of_shocks(const struct input *input) { return strncmp(input->name, "shocks.", strlen("shocks.")) == 0; }

struct grounds { /* of a value: is any number that it is made from assumed; figures of the best known one */
	bool assumed;
	int figures;
};

static void ground_on(struct grounds *grounds, const struct input *input, const struct input_value *value)
{
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	grounds->assumed |= value->source && strcmp(value->source, "assumption") == 0;
	for (int i = 0; quantity && !input->internal && i < quantity->count; i++) {
		int figures = figures_written(quantity->points[i].value);
		grounds->figures = figures > grounds->figures ? figures : grounds->figures;
	}
}

static struct grounds grounds_of(const struct program *program, int variable)
{
	struct grounds grounds = {false, 0};
	struct reach reach = reach_begin(program->arena, program);
	reach_variable(&reach, variable);
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; reach.inputs[i] && e < program_elements(program, program->inputs[i].set); e++)
			if (!is_of_shocks(&program->inputs[i]))
				ground_on(&grounds, &program->inputs[i], &program->inputs[i].value[e]);
	return grounds;
}

int figures_deserved(const struct result *result, int variable, int element, int year)
{
	if (level_is_assumed(result, variable))
		return FIGURES_LEAST;
	struct grounds grounds = grounds_of(result->program, variable);
	bool assumed = grounds.assumed && year > result->base_year;
	if (assumed && fabs(result_value(result, variable, element, year)) < 1000)
		return FIGURES_LEAST;
	return grounds.figures < FIGURES_LEAST  ? FIGURES_LEAST
	       : grounds.figures > FIGURES_MOST ? FIGURES_MOST
	                                        : grounds.figures;
}
