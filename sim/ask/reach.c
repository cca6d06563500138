/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reach: each variable is walked once, its base-year formula too. That a formula names an input does not mean that
 * the input moves it: a factor may be 0. */
#include "ask/reach.h"
#include "core/node_walk.h"

struct reach reach_begin(struct arena *arena, const struct program *program)
{
	return (struct reach){program, ARENA_ARRAY(arena, program->input_count + 1, bool),
	                      ARENA_ARRAY(arena, program->variable_count + 1, bool)};
}

static void look_at(struct reach *reach, struct node_walk *walk, int variable)
{
	if (reach->seen[variable])
		return;
	reach->seen[variable] = true;
	node_walk_into(walk, reach->program->variables[variable].base);
	node_walk_into(walk, reach->program->variables[variable].formula);
}

void reach_variable(struct reach *reach, int variable)
{
	struct node_walk walk = node_walk_of(reach->program, -1);
	if (variable >= 0)
		look_at(reach, &walk, variable);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_INPUT)
			reach->inputs[node->index] = true;
		else if (node_names(node))
			look_at(reach, &walk, node->index);
}
