/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reach: each variable is walked once, its base-year formula too. That a formula names an input does not mean that
 * the input moves it: a factor may be 0. */
#include "ask/reach.h"

struct reach reach_begin(struct arena *arena, const struct program *program)
{
	return (struct reach){program, ARENA_ARRAY(arena, program->input_count + 1, bool),
	                      ARENA_ARRAY(arena, program->variable_count + 1, bool)};
}

static void reach_node(struct reach *reach, int index)
{
	if (index < 0 || index >= reach->program->node_count)
		return;
	const struct node *node = &reach->program->nodes[index];
	if (node->op == OP_INPUT)
		reach->inputs[node->index] = true;
	else if (node->op == OP_VARIABLE || node->op == OP_PREVIOUS || node->op == OP_AT)
		reach_variable(reach, node->index);
	else
		for (int i = 0; i < 3; i++)
			reach_node(reach, node->argument[i]);
}

void reach_variable(struct reach *reach, int variable)
{
	if (variable < 0 || reach->seen[variable])
		return;
	reach->seen[variable] = true;
	reach_node(reach, reach->program->variables[variable].base);
	reach_node(reach, reach->program->variables[variable].formula);
}
