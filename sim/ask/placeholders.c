/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placeholders: one block of lanes. The first is the run as it is, in each other one placeholder is 1 % more (where it
 * is 0: a hundredth more), in all its elements together: it is replaced together. What differs rests on it. */
#include <math.h>
#include <string.h>
#include "ask/placeholders.h"
#include "core/engine.h"

static const double more = 0.01, moved = 1e-7; /* relative */

struct replaced { /* an input that goes with a placeholder */
	int input, element, at; /* at: in the list */
};
struct search {
	struct arena *arena;
	const struct program *program;
	struct placeholders *found;
	const void *owner[PLACEHOLDERS_MOST]; /* the entry, or the input whose default it is */
	struct replaced *replaced;
	int replaced_count, capacity;
	struct vary *varied; /* each input once */
	int varied_count, varied_capacity;
};

bool placeholder_is_default(const struct input *input, const struct input_value *value, int years)
{
	if (value->entry || value->absent || value->observed || input->internal)
		return false;
	for (int y = 0; y < years; y++)
		if (isfinite(value->values[y]) && value->values[y] != 0)
			return true;
	return false;
}

static int place_of(struct search *search, const void *owner, const char *key, struct place place)
{
	struct placeholders *found = search->found;
	for (int i = 0; i < found->count; i++)
		if (search->owner[i] == owner)
			return i;
	if (found->count == PLACEHOLDERS_MOST)
		return PLACEHOLDERS_MOST - 1;
	search->owner[found->count] = owner;
	found->list[found->count] = (struct placeholder){key, place};
	return found->count++;
}

static bool is_zero(const struct input_value *value, int years)
{
	for (int y = 0; y < years; y++)
		if (value->values[y] != 0)
			return false;
	return true;
}

static void replace(struct search *search, int input, int element, int at)
{
	*ARENA_PUSH(search->arena, search->replaced, search->replaced_count, search->capacity) =
		(struct replaced){input, element, at};
	for (int v = 0; v < search->varied_count; v++)
		if (search->varied[v].input == input && search->varied[v].element == element)
			return;
	const struct input_value *value = &search->program->inputs[input].value[element];
	*ARENA_PUSH(search->arena, search->varied, search->varied_count, search->varied_capacity) = (struct vary){
		input, element, is_zero(value, search->program->years) ? VARY_SHIFT : VARY_SCALE};
}

static bool is_placeholder(const struct input_value *value)
{
	return value->entry && value->entry->quantity && value->entry->quantity->placeholder && !value->adjusted;
}

static void see_value(struct search *search, int index, int element)
{
	const struct program *program = search->program;
	const struct input *input = &program->inputs[index];
	const struct input_value *value = &input->value[element];
	int whole, whole_element;
	if (placeholder_is_default(input, value, program->years)) {
		replace(search, index, element, place_of(search, input, input->name, NOWHERE));
		return;
	}
	bool share = input->field && input->field->share_of && value->entry && strcmp(value->entry->key, "share") == 0;
	if (is_placeholder(value))
		replace(search, index, element,
		        place_of(search, value->entry, entry_key(search->arena, value->entry), value->place));
	if (!share || (whole = program_find_input(program, input->field->share_of, &whole_element)) < 0)
		return;
	const struct input_value *of = &program->inputs[whole].value[0];
	if (is_placeholder(of)) /* a share of it follows */
		replace(search, index, element, place_of(search, of->entry, program->inputs[whole].name, of->place));
}

/* --- the lanes --- */

static void fill(void *context, int index, int year, double *row, int lanes)
{
	const struct search *search = context;
	const struct vary *vary = &search->varied[index];
	double still = vary->kind == VARY_SCALE ? 1 : 0;
	(void)year;
	for (int lane = 0; lane < lanes; lane++)
		row[lane] = still;
	for (int i = 0; i < search->replaced_count; i++) {
		const struct replaced *one = &search->replaced[i];
		if (one->input == vary->input && one->element == vary->element && one->at + 1 < lanes)
			row[one->at + 1] = still + more;
	}
}

static bool differs(double a, double b)
{
	return isfinite(a) && isfinite(b) && fabs(a - b) > moved * fmax(fabs(a), fabs(b));
}

static void take(void *context, const struct engine *engine, int year)
{
	const struct search *search = context;
	(void)year;
	for (int v = 0; v < search->program->variable_count; v++)
		for (int e = 0; e < program_width(search->program, v); e++) {
			if (!engine_row(engine, WORLD_LIMITED, v, e))
				continue;
			double as_it_is = engine_value(engine, WORLD_LIMITED, v, e, 0);
			for (int i = 0; i < search->found->count; i++)
				if (differs(as_it_is, engine_value(engine, WORLD_LIMITED, v, e, i + 1)))
					search->found->moves[v][e] |= UINT64_C(1) << i;
		}
}

const struct placeholders *placeholders_find(struct arena *arena, const struct program *program)
{
	struct search search = {.arena = arena, .program = program, .found = ARENA_NEW(arena, struct placeholders)};
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		int elements = program_elements(program, input->set);
		for (int e = 0; e < elements; e++)
			see_value(&search, i, e);
	}
	if (!search.found->count)
		return NULL;
	search.found->moves = ARENA_ARRAY(arena, program->variable_count + 1, uint64_t *);
	for (int v = 0; v < program->variable_count; v++)
		search.found->moves[v] = ARENA_ARRAY(arena, program_width(program, v) + 1, uint64_t);
	struct question question = {
		.varied = search.varied, .varied_count = search.varied_count, .optimisations = CODE_ALL};
	const struct code *code = code_make(arena, program, &question);
	engine_run(engine_create(arena, code, search.found->count + 1), &(struct source_sink){&search, fill, take});
	return search.found;
}

uint64_t placeholders_of(const struct placeholders *placeholders, const struct program *program, int variable,
                         int element)
{
	uint64_t all = 0;
	if (!placeholders || variable < 0)
		return 0;
	if (element >= 0)
		return placeholders->moves[variable][element];
	for (int e = 0; e < program_elements(program, program->variables[variable].set); e++)
		all |= placeholders->moves[variable][e];
	return all;
}
