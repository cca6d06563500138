/* SPDX-License-Identifier: GPL-3.0-or-later */
/* budget: the terms of a sum are looked for in the variable's own formula: sums over sectors, variables and inputs that
 * are added. Holds: parts are told only where they add up to what was used, to 1e-6. */
#include <math.h>
#include "ask/budget.h"
#include "core/node_walk.h"

struct parts {
	struct arena *arena;
	const struct result *result;
	const struct budget *budget;
	struct budget_part *list;
	int count, capacity;
	bool plain; /* nothing but terms that are added */
};

static void add_variable(struct parts *parts, int variable, int element)
{
	const struct program *program = parts->result->program;
	double used = 0;
	for (int year = parts->budget->first; year <= parts->budget->last; year++)
		used += result_value(parts->result, variable, element, year);
	*ARENA_PUSH(parts->arena, parts->list, parts->count, parts->capacity) =
		(struct budget_part){program_element_title(parts->arena, program, variable, element),
	                         program_element_name(parts->arena, program, variable, element), used};
}

static void add_input(struct parts *parts, const struct input *input)
{
	const struct input_value *value = &input->value[0];
	double used = 0;
	for (int year = parts->budget->first; year <= parts->budget->last; year++)
		used += value->values[year - parts->result->base_year];
	if (used != 0)
		*ARENA_PUSH(parts->arena, parts->list, parts->count, parts->capacity) =
			(struct budget_part){field_title(input->field), value->key, used};
}

static void add_term(struct parts *parts, const struct node *node)
{
	const struct program *program = parts->result->program;
	const struct node *inner = node->op == OP_SUM ? &program->nodes[node->argument[0]] : node;
	if (node->op == OP_SUM && inner->op == OP_VARIABLE && inner->element < 0)
		for (int e = 0; e < program_elements(program, inner->set); e++)
			add_variable(parts, inner->index, e);
	else if (node->op == OP_VARIABLE && node->set == SCALAR)
		add_variable(parts, node->index, node->element);
	else if (node->op == OP_INPUT && node->set == SCALAR && node->element < 0 &&
	         !program->inputs[node->index].internal)
		add_input(parts, &program->inputs[node->index]);
	else
		parts->plain = false;
}

static void find_parts(struct arena *arena, const struct result *result, int variable, struct budget *budget)
{
	struct parts parts = {.arena = arena, .result = result, .budget = budget, .plain = true};
	struct node_walk walk = node_walk_of(result->program, result->program->variables[variable].formula);
	for (const struct node *node; (node = node_walk_next(&walk));) {
		walk.follow = node->op == OP_ADD ? 2 : 0;
		if (node->op != OP_ADD)
			add_term(&parts, node);
	}
	double all = 0;
	for (int i = 0; i < parts.count; i++)
		all += parts.list[i].used;
	bool whole = parts.plain && parts.count > 1 && fabs(all - budget->used) <= 1e-6 * fabs(budget->used);
	budget->parts = parts.list;
	budget->part_count = whole ? parts.count : 0;
}

bool budget_of(struct arena *arena, const struct result *result, const struct target_result *target,
               struct budget *budget)
{
	const struct target *asked = target->target;
	int element, variable = asked->variable ? program_find(result->program, asked->variable, &element) : -1;
	bool most = asked->sense == SENSE_AT_MOST || asked->sense == SENSE_BELOW;
	if (!asked->over_first || !most || target->verdict == VERDICT_NOT_ASSESSABLE || variable < 0)
		return false;
	int count = asked->year - asked->over_first + 1;
	double times = asked->measure == MEASURE_MEAN ? count : 1, *by_year = ARENA_ARRAY(arena, count + 1, double);
	*budget = (struct budget){.first = asked->over_first,
	                          .last = asked->year,
	                          .allowed = target->number * times,
	                          .used = target->value * times,
	                          .left = (target->number - target->value) * times,
	                          .by_year = by_year,
	                          .unit = &target->unit};
	for (int i = 0; i < count; i++)
		by_year[i] = result_value(result, variable, element, asked->over_first + i);
	if (asked->over_first >= result->base_year && element < 0)
		find_parts(arena, result, variable, budget);
	return true;
}
