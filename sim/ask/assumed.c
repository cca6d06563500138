/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumed: walks a variable's base-year formula down to the inputs that it takes. Rates that only act in later years
 * do not count: they make a projection uncertain, not its starting level. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "base/number.h"
#include "core/node_walk.h"
#include "core/references.h"

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

static bool names_assumption(const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_INPUT && input_assumes(program, node))
			return true;
	return false;
}

/* Through the formulas of the base year: from the variables that name an assumed input to those that name these. */
static bool *assumed_levels(const struct program *program)
{
	struct references names = references_make(program, REFERENCES_START), users = references_users(program, &names);
	bool *assumed = ARENA_ARRAY(program->arena, program->variable_count + 1, bool);
	int *found = ARENA_ARRAY(program->arena, program->variable_count + 1, int), count = 0;
	for (int v = 0; v < program->variable_count; v++)
		if ((assumed[v] = names_assumption(program, references_start(&program->variables[v]))))
			found[count++] = v;
	while (count) {
		int at = found[--count];
		for (int i = users.start[at]; i < users.start[at + 1]; i++)
			if (!assumed[users.list[i]] && program->nodes[users.by[i]].op != OP_PREVIOUS) {
				assumed[users.list[i]] = true;
				found[count++] = users.list[i];
			}
	}
	return assumed;
}

/* The year of a peak is a year, whatever its levels rest on: rounding would make another one of it. */
static bool is_a_year(const struct result *result, const char *target)
{
	const struct target_result *of = target ? result_target(result, target) : NULL;
	return of && of->target->measure == MEASURE_PEAK_YEAR;
}

bool level_is_assumed(const struct result *result, int variable)
{
	const struct program *program = result->program;
	if (variable < 0 || is_a_year(result, program->variables[variable].target))
		return false;
	const char *model = program->variables[variable].model;
	if (strcmp(program->variables[variable].name, "output") != 0 && model && strcmp(model, "limits") == 0)
		return true;
	return result->assumed->level[variable];
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

static void ground_on(struct grounds *grounds, const struct input *input, const struct input_value *value)
{
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	grounds->assumed |= value->source && strcmp(value->source, "assumption") == 0;
	for (int i = 0; quantity && !input->internal && i < quantity->count; i++) {
		int figures = figures_written(quantity->points[i].value);
		grounds->figures = figures > grounds->figures ? figures : grounds->figures;
	}
}

/* Of each input. */
static const struct grounds *grounds_of_inputs(const struct program *program)
{
	struct grounds *grounds = ARENA_ARRAY(program->arena, program->input_count + 1, struct grounds);
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++)
			if (!is_of_shocks(&program->inputs[i]))
				ground_on(&grounds[i], &program->inputs[i], &program->inputs[i].value[e]);
	return grounds;
}

static void ground_formula(struct grounds *own, const struct program *program, const struct grounds *inputs,
                           int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_INPUT) {
			own->assumed |= inputs[node->index].assumed;
			own->figures =
				inputs[node->index].figures > own->figures ? inputs[node->index].figures : own->figures;
		}
}

/* Of each variable: what its own formulas name, and what those of the variables that it names do. Each may be told of
 * better grounds several times, once for a number of figures at most. */
static struct grounds *grounds_of_all(const struct program *program)
{
	struct references names = references_make(program, REFERENCES_BOTH), users = references_users(program, &names);
	const struct grounds *inputs = grounds_of_inputs(program);
	int n = program->variable_count, count = n, *found = ARENA_ARRAY(program->arena, n + 1, int);
	struct grounds *all = ARENA_ARRAY(program->arena, n + 1, struct grounds);
	bool *waits = ARENA_ARRAY(program->arena, n + 1, bool);
	for (int v = 0; v < n; v++) {
		ground_formula(&all[v], program, inputs, program->variables[v].base);
		ground_formula(&all[v], program, inputs, program->variables[v].formula);
		all[v].factor = program->variables[v].unit.factor;
		found[n - 1 - v] = v;
		waits[v] = true;
	}
	while (count) {
		const struct grounds *at = &all[found[--count]];
		int from = (int)(at - all);
		waits[from] = false;
		for (int i = users.start[from]; i < users.start[from + 1]; i++) {
			struct grounds *user = &all[users.list[i]];
			if ((user->assumed || !at->assumed) && user->figures >= at->figures)
				continue;
			user->assumed |= at->assumed;
			user->figures = at->figures > user->figures ? at->figures : user->figures;
			if (!waits[users.list[i]])
				found[count++] = users.list[i];
			waits[users.list[i]] = true;
		}
	}
	return all;
}

const struct assumed *assumed_make(struct arena *arena, const struct program *program)
{
	struct assumed *assumed = ARENA_NEW(arena, struct assumed);
	*assumed = (struct assumed){assumed_levels(program), grounds_of_all(program)};
	return assumed;
}

int figures_deserved(const struct result *result, int variable, int element, int year)
{
	if (level_is_assumed(result, variable))
		return FIGURES_LEAST;
	struct grounds grounds = result->assumed->grounds[variable];
	bool assumed = grounds.assumed && year > result->base_year;
	double declared = result->program->variables[variable].unit.factor / grounds.factor;
	if (assumed && fabs(result_value(result, variable, element, year) * declared) < 1000)
		return FIGURES_LEAST;
	return grounds.figures < FIGURES_LEAST  ? FIGURES_LEAST
	       : grounds.figures > FIGURES_MOST ? FIGURES_MOST
	                                        : grounds.figures;
}
