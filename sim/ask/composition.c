/* SPDX-License-Identifier: GPL-3.0-or-later */
/* composition: a formula's terms are the parts, its factors, by name, the effects; a group, which its sectors add up
 * to, has the terms of each. */
#include "ask/composition.h"
#include <math.h>
#include <string.h>
#include "ask/factors.h"
#include "core/node_walk.h"

static double name_value(const struct composed_name *name, const struct moment *moment)
{
	return name->is_input ? moment_input(moment, name->index, name->element)
	                      : moment_value(moment, name->index, name->element);
}

static double factor_value(struct arena *arena, const struct composed_factor *factor, const struct moment *moment)
{
	double value = 1;
	if (factor->node >= 0)
		return node_value(arena, moment, factor->node, factor->element);
	for (int i = 0; i < factor->name_count; i++) {
		double part = name_value(&factor->names[i], moment);
		value = factor->names[i].power < 0 ? value / part : value * part;
	}
	return value;
}

void composition_values(struct arena *arena, const struct composition *of, const struct moment *moment, double *values)
{
	for (int i = 0; i < of->factor_count; i++)
		values[i] = factor_value(arena, &of->factors[i], moment);
}

/* --- of a formula --- */

struct reading {
	struct arena *arena;
	const struct program *program;
	struct composition *made;
	int most; /* factors of a term */
};

static int effect_of(struct reading *reading, const struct factor *factor)
{
	struct composition *made = reading->made;
	for (int i = 0; i < made->effect_count; i++)
		if (strcmp(made->effects[i].id, factor->id) == 0)
			return i;
	*ARENA_PUSH(reading->arena, made->effects, made->effect_count, made->effect_capacity) =
		(struct decompose_effect){.id = factor->id, .title = factor->title};
	return made->effect_count - 1;
}

static struct title title_of_element(const struct program *program, int set, int element)
{
	const struct set *of = &program->sets[set];
	return of->titles ? of->titles[element] : (struct title){0};
}

/* `element` >= 0: the whole formula is of that one of the set. */
static void add_term(struct reading *reading, const struct factors_term *term, int set, int element)
{
	struct composition *made = reading->made;
	struct composed_part part = {
		.id = term->id, .scale = term->scale, .first = made->factor_count, .count = term->count};
	int of = term->set != SCALAR ? term->set : set, at = term->set != SCALAR ? term->element : element;
	if (of != SCALAR && at >= 0) {
		part.id = reading->program->sets[of].ids[at];
		part.title = title_of_element(reading->program, of, at);
	}
	if (!term->count) {
		part.id = "constant";
		part.title = (struct title){.en = "Constant", .zh = "常数"};
	}
	for (int i = 0; i < term->count; i++) {
		const struct factor *factor = &term->list[i];
		*ARENA_PUSH(reading->arena, made->factors, made->factor_count, made->factor_capacity) =
			(struct composed_factor){.effect = effect_of(reading, factor),
		                             .power = factor->power,
		                             .node = factor->node,
		                             .element = term->element,
		                             .id = factor->id};
	}
	reading->most = term->count > reading->most ? term->count : reading->most;
	*ARENA_PUSH(reading->arena, made->parts, made->part_count, made->part_capacity) = part;
}

static bool rests_on_own_past(const struct program *program, int variable)
{
	struct node_walk walk = node_walk_of(program, program->variables[variable].formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_PREVIOUS && node->index == variable)
			return true;
	return false;
}

static bool read_element(struct reading *reading, int variable, int element)
{
	struct factors factors;
	int set = reading->program->variables[variable].set;
	if (!factors_read(reading->arena, reading->program, variable, element, &factors))
		return false;
	for (int i = 0; i < factors.count; i++)
		add_term(reading, &factors.terms[i], set, set == SCALAR ? -1 : element);
	return true;
}

struct composition *composition_of_formula(struct arena *arena, const struct result *result, int variable, int element,
                                           struct decompose_refused *refused)
{
	const struct program *program = result->program;
	const struct variable *v = &program->variables[variable];
	struct composition *made = ARENA_NEW(arena, struct composition);
	struct reading reading = {arena, program, made, 0};
	int elements = program_elements(program, v->set);
	*made = (struct composition){.variable = variable,
	                             .element = element,
	                             .id = program_element_name(arena, program, variable, element),
	                             .title = program_element_title(arena, program, variable, element)};
	*refused = (struct decompose_refused){.name = made->id};
	bool fits = true;
	if (v->set != SCALAR && element >= elements) {
		const struct group *group = &program->sets[v->set].groups[element - elements];
		for (int i = 0; i < group->count && fits && v->flags & GROUP_SUM; i++)
			fits = read_element(&reading, variable, group->members[i]);
	} else {
		fits = read_element(&reading, variable, element);
	}
	refused->why = !fits                                ? DECOMPOSE_TOO_MANY
	               : rests_on_own_past(program, variable) ? DECOMPOSE_OWN_PAST
	               : reading.most < 2                     ? DECOMPOSE_NO_PRODUCT
	                                                      : DECOMPOSE_FINE;
	return refused->why == DECOMPOSE_FINE ? made : NULL;
}
