/* SPDX-License-Identifier: GPL-3.0-or-later */
/* references: lists of all variables, one after the other in one array. */
#include "core/references.h"
#include "core/node_walk.h"

struct making { struct arena *arena; int *list, count, capacity; };

static void add_names(struct making *making, const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node_names(node) && node->op != OP_INPUT)
			*ARENA_PUSH(making->arena, making->list, making->count, making->capacity) = walk.at;
}

int references_start(const struct variable *variable)
{
	return variable->base >= 0 && !variable->target ? variable->base : variable->formula;
}

struct references references_make(const struct program *program, enum references_of of)
{
	struct making making = {.arena = program->arena};
	int *start = ARENA_ARRAY(program->arena, program->variable_count + 1, int);
	for (int v = 0; v < program->variable_count; v++) {
		const struct variable *variable = &program->variables[v];
		start[v] = making.count;
		if (of == REFERENCES_START)
			add_names(&making, program, references_start(variable));
		if (of == REFERENCES_BASE || of == REFERENCES_BOTH)
			add_names(&making, program, variable->base);
		if (of == REFERENCES_FORMULA || of == REFERENCES_BOTH || (of == REFERENCES_BASE && variable->base < 0))
			add_names(&making, program, variable->formula);
	}
	start[program->variable_count] = making.count;
	return (struct references){start, making.list, NULL};
}

struct references references_users(const struct program *program, const struct references *references)
{
	int n = program->variable_count, count = references->start[n];
	int *start = ARENA_ARRAY(program->arena, n + 2, int), *list = ARENA_ARRAY(program->arena, count + 1, int),
		*by = ARENA_ARRAY(program->arena, count + 1, int);
	for (int i = 0; i < count; i++)
		start[program->nodes[references->list[i]].index + 2]++;
	for (int v = 2; v < n + 2; v++)
		start[v] += start[v - 1];
	for (int v = 0; v < n; v++) /* start[v + 1] moves from where v's list begins to where it ends */
		for (int i = references->start[v]; i < references->start[v + 1]; i++) {
			int at = start[program->nodes[references->list[i]].index + 1]++;
			list[at] = v;
			by[at] = references->list[i];
		}
	return (struct references){start, list, by};
}
