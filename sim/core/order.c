/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order: closes a program. Parses every formula, finds the first year in which each variable has a value
 * (what needs prev() of something without a base has no row in the base year), and sorts variables by
 * dependency, once for the base year and once for ordinary years. A cycle within a year is refused and
 * printed whole. */
#include <string.h>
#include "core/formula.h"
#include "core/program.h"

static int later(int a, int b) { return a > b ? a : b; }

/* Years after the base year before which the node has no value. */
static int first_year(const struct program *program, int index)
{
	if (index < 0)
		return 0;
	const struct node *node = &program->nodes[index];
	switch (node->op) {
	case OP_VARIABLE: return program->variables[node->index].first;
	case OP_PREVIOUS: return program->variables[node->index].first + 1;
	case OP_AT: /* caught in that year, or never */
		return program->variables[node->index].first > node->year - program->base_year
		           ? program->years + 1
		           : node->year - program->base_year;
	default: break;
	}
	return later(first_year(program, node->argument[0]),
	             later(first_year(program, node->argument[1]), first_year(program, node->argument[2])));
}

/* Smallest fixed point from below; a variable that never settles needs a base of its own. */
static void find_first_years(struct program *program)
{
	int never = program->years + 1;
	for (bool changed = true; changed;) {
		changed = false;
		for (int i = 0; i < program->variable_count; i++) {
			struct variable *variable = &program->variables[i];
			int first = later(variable->not_before,
			                  first_year(program, variable->base >= 0 ? variable->base : variable->formula));
			if (first > never)
				first = never;
			changed |= first != variable->first;
			variable->first = first;
		}
	}
}

/* base(x) or at(x, year) of a year in which x has no value; NULL: none. */
static const struct node *caught_too_early(const struct program *program, int index)
{
	if (index < 0)
		return NULL;
	const struct node *node = &program->nodes[index], *found = NULL;
	if (node->op == OP_AT && program->variables[node->index].first > node->year - program->base_year)
		return node;
	for (int i = 0; i < 3 && !found; i++)
		found = caught_too_early(program, node->argument[i]);
	return found;
}

static void report_never(struct program *program, const struct variable *variable)
{
	const struct node *caught = caught_too_early(program, variable->formula);
	program_refuse(program, variable, W_NEEDS_BASE, caught ? W_NEEDS_YEAR_HINT : W_NEEDS_BASE_HINT,
	               WORDS(variable->name, caught ? program->variables[caught->index].name : "",
	                     caught ? arena_print(program->arena, "%d", caught->year) : ""));
}

/* Is there a chain of formulas by which the variable needs its own past? (Else it merely needs another that
 * does.) */
static bool needs_itself(const struct program *program, int node, int self)
{
	if (node < 0)
		return false;
	const struct node *at = &program->nodes[node];
	if (at->op == OP_PREVIOUS && at->index == self)
		return true;
	return needs_itself(program, at->argument[0], self) || needs_itself(program, at->argument[1], self) ||
	       needs_itself(program, at->argument[2], self);
}

static bool lacks_a_year(const struct program *program, const struct variable *variable)
{
	return variable->base >= 0 &&
	       (variable->first > 0 || (program->years > 1 && first_year(program, variable->formula) > 1));
}

/* A sum or a peak of something that is not there from the base year on has no value: its target cannot be assessed,
 * which is no error of the scenario. */
static void give_up_targets(struct program *program)
{
	for (bool changed = true; changed;) {
		changed = false;
		for (int i = 0; i < program->variable_count; i++) {
			struct variable *variable = &program->variables[i];
			if (!variable->target || variable->not_before > program->years || !lacks_a_year(program, variable))
				continue;
			variable->not_before = program->years + 1;
			changed = true;
		}
		if (changed)
			find_first_years(program);
	}
}

static void check_first_years(struct program *program)
{
	bool reported = false;
	for (int i = 0; i < program->variable_count; i++) {
		struct variable *variable = &program->variables[i];
		if (variable->target)
			continue;
		if (variable->first > program->years && needs_itself(program, variable->formula, i)) {
			report_never(program, variable);
			reported = true;
		} else if (lacks_a_year(program, variable)) {
			program_refuse(
				program, variable, W_BASE_TOO_LATE, W_BASE_TOO_LATE_HINT,
				WORDS(variable->name,
			          arena_print(program->arena, "%d", program->base_year + (variable->first > 0 ? 0 : 1))));
			reported = true;
		}
	}
	for (int i = 0; i < program->variable_count && !reported; i++)
		if (program->variables[i].first > program->years &&
		    caught_too_early(program, program->variables[i].formula) && !program->variables[i].target) {
			report_never(program, &program->variables[i]);
			reported = true;
		}
	for (int i = 0; i < program->variable_count && !reported; i++)
		if (program->variables[i].first > program->years && !program->variables[i].target) {
			report_never(program, &program->variables[i]);
			break;
		}
}

struct sort {
	struct program *program;
	bool base_year;
	unsigned char *state; /* 0 new, 1 on the stack, 2 done */
	int *stack, depth;    /* variables on the way down */
	int *out, count;
};

static void visit(struct sort *sort, int variable);

static void visit_node(struct sort *sort, int index)
{
	if (index < 0)
		return;
	const struct program *program = sort->program;
	const struct node *node = &program->nodes[index];
	if (node->op == OP_VARIABLE ||
	    (node->op == OP_AT && (sort->base_year || node->year != program->base_year)))
		visit(sort, node->index);
	for (int i = 0; i < 3; i++)
		visit_node(sort, node->argument[i]);
}

static void report_cycle(struct sort *sort, int variable)
{
	struct program *program = sort->program;
	struct text text;
	text_init(&text, program->arena);
	int from = 0;
	while (sort->stack[from] != variable)
		from++;
	const struct variable *owner = &program->variables[variable];
	for (int i = from; i < sort->depth; i++) {
		const struct variable *at = &program->variables[sort->stack[i]];
		text_print(&text, "%s -> ", at->name);
		if (at->place.source ? !owner->place.source
		                     : at->pointer && !owner->pointer) /* the user's own rather than a model's */
			owner = at;
	}
	text_add(&text, program->variables[variable].name);
	program_refuse(program, owner, W_CYCLE, W_CYCLE_HINT, WORDS(text.bytes));
}

static void visit(struct sort *sort, int variable)
{
	if (sort->state[variable] == 2)
		return;
	if (sort->state[variable] == 1) {
		report_cycle(sort, variable);
		return;
	}
	const struct variable *at = &sort->program->variables[variable];
	sort->state[variable] = 1;
	sort->stack[sort->depth++] = variable;
	visit_node(sort, sort->base_year && at->base >= 0 ? at->base : at->formula);
	sort->depth--;
	sort->state[variable] = 2;
	if (!sort->base_year || at->first == 0)
		sort->out[sort->count++] = variable;
}

static int *sorted(struct program *program, bool base_year)
{
	int n = program->variable_count;
	struct sort sort = {.program = program,
	                    .base_year = base_year,
	                    .state = ARENA_ARRAY(program->arena, n + 1, unsigned char),
	                    .stack = ARENA_ARRAY(program->arena, n + 1, int),
	                    .out = ARENA_ARRAY(program->arena, n + 1, int)};
	for (int i = 0; i < n; i++)
		if (!base_year || program->variables[i].first == 0)
			visit(&sort, i);
	sort.out[sort.count] = -1;
	return sort.out;
}

bool program_close(struct program *program)
{
	for (int i = 0; i < program->variable_count; i++) {
		const char *base = program->variables[i].base_text;
		int base_node = base ? formula_parse(program, i, base, true) : -1;
		int formula = formula_parse(program, i, program->variables[i].formula_text, false);
		program->variables[i].base = base_node;
		program->variables[i].formula = formula;
	}
	if (program->broken)
		return false;
	find_first_years(program);
	give_up_targets(program);
	check_first_years(program);
	if (program->broken)
		return false;
	program->order = sorted(program, false);
	if (!program->broken)
		program->base_order = sorted(program, true);
	program->closed = !program->broken;
	return program->closed;
}
