/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stated: follows a target's formula down to the yearly inputs that the files give. Stated: all of them are trends of
 * indicators or levels to be reached. One rate given as such (growth, efficiency, a limit's number) and the
 * result is worked out. A term that a default multiplies by 0 moves nothing and is passed over. */
#include <string.h>
#include "ask/stated.h"
#include "data/model.h"

struct trace {
	const struct program *program;
	bool *seen, stated, worked_out;
};

static bool is_zero_node(const struct program *program, int index)
{
	const struct node *node = &program->nodes[index];
	if (node->op == OP_MULTIPLY)
		return is_zero_node(program, node->argument[0]) || is_zero_node(program, node->argument[1]);
	if (node->op != OP_INPUT || node->set != SCALAR)
		return false;
	const struct input_value *value =
		&program->inputs[node->index].value[node->element < 0 ? 0 : node->element];
	for (int y = 0; y < program->years; y++)
		if (value->entry || value->values[y] != 0)
			return false;
	return true;
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

static void see_variable(struct trace *trace, int index)
{
	const struct program *program = trace->program;
	if (index < 0 || index >= program->node_count)
		return;
	const struct node *node = &program->nodes[index];
	if (node->op == OP_INPUT) {
		see_input(trace, node);
	} else if (node->op == OP_VARIABLE || node->op == OP_PREVIOUS || node->op == OP_AT) {
		if (trace->seen[node->index])
			return;
		trace->seen[node->index] = true;
		see_variable(trace, program->variables[node->index].base);
		see_variable(trace, program->variables[node->index].formula);
	} else if (!is_zero_node(program, index)) {
		for (int i = 0; i < 3; i++)
			see_variable(trace, node->argument[i]);
	}
}

bool target_is_stated(const struct result *result, const struct target_result *target)
{
	if (target->variable < 0 || result->scenario->record)
		return false;
	const struct program *program = result->program;
	struct trace trace = {program, ARENA_ARRAY(program->arena, program->variable_count, bool), false, false};
	see_variable(&trace, program->variables[target->variable].formula);
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
static bool looks_beyond(const struct program *program, int index, int self)
{
	if (index < 0)
		return false;
	const struct node *node = &program->nodes[index];
	if (node->op == OP_VARIABLE || node->op == OP_PREVIOUS || node->op == OP_AT)
		return node->index != self && !(program->variables[node->index].flags & HIDDEN && node->op == OP_VARIABLE &&
		                                !looks_beyond(program, program->variables[node->index].formula, self));
	for (int i = 0; i < 3; i++)
		if (looks_beyond(program, node->argument[i], self))
			return true;
	return false;
}

bool variable_is_computed(const struct result *result, int variable)
{
	const struct variable *v = &result->program->variables[variable];
	bool model = !v->model || strcmp(v->model, "indicators") != 0;
	return model || looks_beyond(result->program, v->formula, variable);
}
