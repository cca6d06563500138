/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stated: follows a target's formula down to the yearly inputs that the files give. Stated: all of them are trends of
 * indicators or levels to be reached. One rate given as such (growth, efficiency, a limit's number) and the
 * result is worked out. A term that a default multiplies by 0 moves nothing and is passed over. */
#include <string.h>
#include "ask/stated.h"
#include "core/node_walk.h"
#include "data/model.h"

enum { FEW = 64 };
/* The variables seen: a list while they are few, so that what a target rests on costs nothing for all the others. */
struct trace {
	struct arena *arena;
	const struct program *program;
	int few[FEW], count;
	bool *seen, stated, worked_out; /* seen: NULL while they are few */
};

/* False: it was seen before. */
static bool see_first(struct trace *trace, int variable)
{
	for (int i = 0; !trace->seen && i < trace->count; i++)
		if (trace->few[i] == variable)
			return false;
	if (!trace->seen && trace->count < FEW) {
		trace->few[trace->count++] = variable;
		return true;
	}
	if (!trace->seen) {
		trace->seen = ARENA_ARRAY(trace->arena, trace->program->variable_count, bool);
		for (int i = 0; i < trace->count; i++)
			trace->seen[trace->few[i]] = true;
	}
	bool first = !trace->seen[variable];
	trace->seen[variable] = true;
	return first;
}

static bool is_zero_input(const struct program *program, const struct node *node)
{
	if (node->op != OP_INPUT || node->set != SCALAR)
		return false;
	const struct input_value *value =
		&program->inputs[node->index].value[node->element < 0 ? 0 : node->element];
	for (int y = 0; y < program->years; y++)
		if (value->entry || value->values[y] != 0)
			return false;
	return true;
}

/* Is any factor of the product 0? */
static bool is_zero_node(const struct program *program, int index)
{
	struct node_walk walk = node_walk_of(program, index);
	for (const struct node *node; (node = node_walk_next(&walk));) {
		if (is_zero_input(program, node))
			return true;
		walk.follow = node->op == OP_MULTIPLY ? 2 : 0;
	}
	return false;
}

static void see_input(struct trace *trace, const struct node *node)
{
	const struct input *input = &trace->program->inputs[node->index];
	int count = program_elements(trace->program, input->set);
	for (int e = 0; e < count && !input->internal && input->field->flags & PATH; e++) {
		const struct entry *entry = input->value[e].entry;
		if (!entry || !entry->quantity)
			continue;
		bool own = strncmp(input->name, "indicators.", strlen("indicators.")) == 0 ||
		           entry->quantity->form == QUANTITY_LEVEL;
		*(own ? &trace->stated : &trace->worked_out) = true;
	}
}

enum { FACTOR = 1 }; /* of a product that was found not to be 0, nor is any of its factors, then */

static void see_formula(struct trace *trace, int formula)
{
	const struct program *program = trace->program;
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));) {
		bool product = node->op == OP_MULTIPLY;
		if (node->op == OP_INPUT) {
			see_input(trace, node);
		} else if (node_names(node)) {
			walk.under = 0;
			if (see_first(trace, node->index)) {
				node_walk_into(&walk, program->variables[node->index].formula);
				node_walk_into(&walk, program->variables[node->index].base);
			}
		} else if (product && !(walk.under & FACTOR) && is_zero_node(program, walk.at)) {
			walk.follow = 0;
		}
		walk.under = 0;
		walk.mark = product ? FACTOR : 0;
	}
}

bool target_is_stated(const struct result *result, const struct target_result *target)
{
	if (target->variable < 0 || result->scenario->record)
		return false;
	const struct program *program = result->program;
	struct trace trace = {.arena = program->arena, .program = program};
	see_formula(&trace, program->variables[target->variable].formula);
	if (target->goal >= 0)
		see_formula(&trace, program->variables[target->goal].formula);
	return trace.stated && !trace.worked_out;
}

bool target_is_only_stated(const struct result *const *results, int count, const char *id)
{
	bool any = false;
	for (int r = 0; r < count; r++) {
		const struct target_result *target = result_target(results[r], id);
		if (!target || target->verdict == VERDICT_NOT_ASSESSABLE)
			continue;
		if (target->verdict != VERDICT_MET || !target_is_stated(results[r], target))
			return false;
		any = true;
	}
	return any;
}

/* Does the formula look at any other variable? */
static bool looks_beyond(const struct program *program, int formula, int self)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));) {
		if (!node_names(node) || node->op == OP_INPUT || node->index == self)
			continue;
		if (!(program->variables[node->index].flags & HIDDEN) || node->op != OP_VARIABLE)
			return true;
		node_walk_into(&walk, program->variables[node->index].formula);
	}
	return false;
}

bool variable_is_computed(const struct result *result, int variable)
{
	const struct variable *v = &result->program->variables[variable];
	bool model = !v->model || strcmp(v->model, "indicators") != 0;
	return model || looks_beyond(result->program, v->formula, variable);
}
