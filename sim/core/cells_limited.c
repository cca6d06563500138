/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_limited: from the variables that name the switch of the limits to those that name these, each once. */
#include "core/cells_limited.h"
#include "core/node_walk.h"
#include "core/references.h"

static bool names_switch(const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_INPUT && node->index == program->limits_on)
			return true;
	return false;
}

bool *cells_limited(struct arena *arena, const struct program *program)
{
	bool *limited = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	if (program->limits_on < 0)
		return limited;
	struct references names = references_make(program, REFERENCES_BOTH), users = references_users(program, &names);
	int *found = ARENA_ARRAY(arena, program->variable_count + 1, int), count = 0;
	for (int v = 0; v < program->variable_count; v++)
		if (names_switch(program, program->variables[v].base) || names_switch(program, program->variables[v].formula)) {
			limited[v] = true;
			found[count++] = v;
		}
	while (count) {
		int at = found[--count];
		for (int i = users.start[at]; i < users.start[at + 1]; i++)
			if (!limited[users.list[i]]) {
				limited[users.list[i]] = true;
				found[count++] = users.list[i];
			}
	}
	return limited;
}

bool cells_switched_off(const struct cells *cells, enum world world, int node)
{
	struct node_walk walk = node_walk_of(cells->program, world == WORLD_LIMITED ? -1 : node);
	for (const struct node *at; (at = node_walk_next(&walk));) {
		if (at->op == OP_INPUT && at->index == cells->program->limits_on && !cells->vary[at->index])
			return true;
		walk.follow = at->op == OP_MULTIPLY ? 2 : at->op == OP_DIVIDE ? 1 : 0;
	}
	return false;
}
