/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program: inputs, variables and look-ups of one scenario's equations. Names live in one index, so that a
 * name is defined once whoever brings it; formulas are parsed at the end (program_close in order.c), so that
 * names may point forward. Invariant: after program_close without errors every node's arguments exist and
 * fit. */
#include <string.h>
#include "core/program.h"
#include "core/names.h"

struct program *program_create(struct arena *arena, const struct scenario *scenario, struct diags *diags)
{
	struct program *program = ARENA_NEW(arena, struct program);
	struct set *sets = ARENA_ARRAY(arena, SET_COUNT, struct set);
	sets[SCALAR] = (struct set){.name = "", .count = 1};
	sets[SECTORS] = (struct set){.name = "sectors",
	                             .count = scenario->sector_count,
	                             .ids = scenario->sectors,
	                             .titles = scenario->sector_titles,
	                             .group_count = scenario->group_count,
	                             .groups = scenario->groups};
	*program = (struct program){.arena = arena,
	                            .diags = diags,
	                            .scenario = scenario,
	                            .base_year = scenario->plan->base_year,
	                            .years = scenario->last - scenario->plan->base_year + 1,
	                            .prices = scenario->plan->money.prices,
	                            .money = &scenario->plan->money,
	                            .sets = sets,
	                            .set_count = SET_COUNT,
	                            .limits_on = -1,
	                            .names = names_create(arena)};
	return program;
}

void program_refuse(struct program *program, const struct variable *variable, enum word message,
                    enum word hint, const char *const *args)
{
	const char *pointer;
	struct place place = program_place(program, variable, &pointer);
	diag_add(program->diags, DIAG_ERROR, place, pointer, message, hint, args);
	program->broken = true;
}

int program_add_input(struct program *program, const struct input *input)
{
	int index = program->input_count;
	*ARENA_PUSH(program->arena, program->inputs, program->input_count, program->input_capacity) = *input;
	names_add(program->names, NAME_INPUT, input->name, index);
	return index;
}

int program_add_variable(struct program *program, const struct variable *variable)
{
	int earlier = names_find(program->names, NAME_VARIABLE, variable->name);
	if (earlier >= 0) {
		program_refuse(program, variable, W_NAME_TWICE, W_NAME_TWICE_HINT,
		               WORDS(variable->name, program->variables[earlier].model));
		return earlier;
	}
	int index = program->variable_count;
	struct variable *added =
		ARENA_PUSH(program->arena, program->variables, program->variable_count, program->variable_capacity);
	*added = *variable;
	added->base = added->formula = -1;
	names_add(program->names, NAME_VARIABLE, variable->name, index);
	return index;
}

void program_add_absent(struct program *program, const char *name, const char *unit, const char *section)
{
	names_add_absent(program->names, name, &(struct absent){unit, section, NULL, NULL});
}

void program_add_levelless(struct program *program, const char *name, const char *unit, const char *level)
{
	names_add_absent(program->names, name, &(struct absent){unit, NULL, level, NULL});
}

const char *program_levelless(const struct program *program, const char *level)
{
	return names_levelless(program->names, level);
}

const char *program_lacks_level(const struct program *program, const char *name)
{
	char *stem = arena_copy(program->arena, name, strcspn(name, "."));
	const struct absent *absent = names_find_absent(program->names, name);
	absent = absent ? absent : names_find_absent(program->names, stem); /* of one sector */
	return absent ? absent->level : NULL;
}

struct unit program_unit(struct program *program, const char *text)
{
	for (int i = 0; i < program->unit_count; i++)
		if (program->units[i].text == text || strcmp(program->units[i].text, text) == 0)
			return program->units[i].unit;
	struct known_unit *known =
		ARENA_PUSH(program->arena, program->units, program->unit_count, program->unit_capacity);
	*known = (struct known_unit){arena_copy(program->arena, text, strlen(text)),
	                             unit_of_plan(program->arena, text, program->money)};
	return known->unit;
}

int program_elements(const struct program *program, int set) { return program->sets[set].count; }

int program_groups(const struct program *program, int variable)
{
	const struct variable *v = &program->variables[variable];
	return v->set != SCALAR && (v->flags & (GROUP_SUM | GROUP_EACH)) ? program->sets[v->set].group_count : 0;
}

int program_width(const struct program *program, int variable)
{
	return program_elements(program, program->variables[variable].set) + program_groups(program, variable);
}

/* The element or group called `id`, of a set; -1 if there is none. */
static int element_of(const struct set *set, const char *id, int groups)
{
	for (int i = 0; i < set->count; i++)
		if (set->ids && strcmp(set->ids[i], id) == 0)
			return i;
	for (int g = 0; g < groups; g++)
		if (strcmp(set->groups[g].id, id) == 0)
			return set->count + g;
	return -1;
}

/* "/a/b" and "a/b" as "a.b". */
static const char *name_dotted(struct arena *arena, const char *name)
{
	if (!strchr(name, '/'))
		return name;
	char *copy = arena_copy(arena, name + (*name == '/'), strlen(name + (*name == '/')));
	for (char *c = copy; *c; c++)
		if (*c == '/')
			*c = '.';
	return copy;
}

struct place program_place(const struct program *program, const struct variable *variable,
                           const char **pointer)
{
	const struct scenario *scenario = program->scenario;
	*pointer = variable->pointer;
	if (variable->place.source)
		return variable->place;
	const struct entry *entry =
		variable->pointer ? entry_find(scenario->root, name_dotted(program->arena, variable->pointer)) : NULL;
	if (entry)
		return entry_place(entry);
	int own = scenario->layer_count - 1;
	while (own > 0 && scenario->layers[own].source->path != scenario->path)
		own--;
	const struct json *root = own >= 0 ? scenario->layers[own].root : NULL;
	const struct json *section = root && variable->model ? json_get(root, variable->model) : NULL;
	*pointer = section ? json_pointer(program->arena, section) : NULL;
	return section ? section->place : root ? root->place : NOWHERE;
}

int program_find(const struct program *program, const char *name, int *element)
{
	name = name_dotted(program->arena, name);
	*element = -1;
	int variable = names_find(program->names, NAME_VARIABLE, name);
	const char *dot = strrchr(name, '.');
	if (variable >= 0 || !dot)
		return variable;
	variable =
		names_find(program->names, NAME_VARIABLE, arena_copy(program->arena, name, (size_t)(dot - name)));
	if (variable < 0 || program->variables[variable].set == SCALAR)
		return -1;
	*element = element_of(&program->sets[program->variables[variable].set], dot + 1,
	                      program_groups(program, variable));
	return *element < 0 ? -1 : variable;
}

int program_find_input(const struct program *program, const char *name, int *element)
{
	struct arena *arena = program->arena;
	name = name_dotted(arena, name);
	*element = -1;
	int input = names_find(program->names, NAME_INPUT, name);
	const char *first = strchr(name, '.'), *last = strrchr(name, '.');
	if (input >= 0 || !first)
		return input;
	/* energy.efficiency.mining */
	input = names_find(program->names, NAME_INPUT, arena_copy(arena, name, (size_t)(last - name)));
	const char *id = last + 1;
	if (input < 0 && first != last) { /* sectors.mining.growth */
		id = arena_copy(arena, first + 1, (size_t)(last - first - 1));
		input = names_find(program->names, NAME_INPUT,
		                   arena_print(arena, "%.*s%s", (int)(first - name), name, last));
	}
	if (input < 0 || program->inputs[input].set == SCALAR)
		return -1;
	*element = element_of(&program->sets[program->inputs[input].set], id, 0);
	return *element < 0 ? -1 : input;
}

char *program_element_name(struct arena *arena, const struct program *program, int variable, int element)
{
	const struct variable *v = &program->variables[variable];
	const struct set *set = &program->sets[v->set];
	if (v->set == SCALAR || element < 0)
		return arena_copy(arena, v->name, strlen(v->name));
	return arena_print(arena, "%s.%s", v->name,
	                   element < set->count ? set->ids[element] : set->groups[element - set->count].id);
}

struct title program_element_title(struct arena *arena, const struct program *program, int variable,
                                   int element)
{
	const struct variable *v = &program->variables[variable];
	const struct set *set = &program->sets[v->set];
	if (v->set == SCALAR || element < 0)
		return v->title;
	bool group = element >= set->count;
	const char *id = group ? set->groups[element - set->count].id : set->ids[element];
	struct title own = group         ? set->groups[element - set->count].title
	                   : set->titles ? set->titles[element]
	                                 : (struct title){0};
	return title_of_part(arena, v->title, v->name, own, id);
}

const char *program_nearest(const struct program *program, const char *name)
{
	if (!diag_may_suggest(program->diags))
		return NULL;
	const char **candidates = ARENA_ARRAY(program->arena, program->variable_count + 1, const char *);
	for (int i = 0; i < program->variable_count; i++)
		candidates[i] = program->variables[i].name;
	return diag_nearest(program->diags, name, candidates, (size_t)program->variable_count);
}
