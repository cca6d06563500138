/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: walks the formulas of a result from one value down to inputs. A step shows its formula twice, with
 * names and with numbers. Each variable is explained once (later mentions are leaves), values of other years
 * are leaves, so the walk ends. Under sum() a name stands for all elements; elsewhere for the element that is
 * being explained. */
#include <math.h>
#include <string.h>
#include "ask/explain.h"
#include "ask/explain_formula.h"

struct walk {
	struct arena *arena;
	const struct result *result;
	struct step *steps;
	int count, capacity;
	int depth;
	unsigned char **seen; /* [variable][element] in the year asked for: 1 shown, 2 its parts too */
	bool **seen_input;    /* [input][element] */
};

static const struct program *program_of(const struct walk *walk) { return walk->result->program; }

static void push_step(struct walk *walk, const struct step *step)
{
	*ARENA_PUSH(walk->arena, walk->steps, walk->count, walk->capacity) = *step;
}

static void input_step(struct walk *walk, const struct formula_mention *mention, int element, int year, int depth)
{
	const struct input *input = &program_of(walk)->inputs[mention->node->index];
	const struct input_value *value = &input->value[element];
	bool seen = walk->seen_input[mention->node->index][element];
	if (input->internal && !value->place.source)
		return;
	walk->seen_input[mention->node->index][element] = true;
	push_step(walk, &(struct step){.kind = seen ? STEP_SEEN : STEP_INPUT,
	                               .depth = depth,
	                               .name = value->key,
	                               .title = field_title(input->field),
	                               .variable = -1,
	                               .input = mention->node->index,
	                               .element = element,
	                               .year = year,
	                               .value = value->values[year - walk->result->base_year],
	                               .unit = input->unit,
	                               .place = value->place,
	                               .source = value->source,
	                               .note = value->entry && value->entry->quantity ? value->entry->quantity->note
	                                                                              : (struct title){0},
	                               .given = value,
	                               .given_to = input});
}

static void variable_step(struct walk *walk, int variable, int element, int year, int depth);

static void leaf_step(struct walk *walk, const struct formula_mention *mention, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	char *name = program_element_name(walk->arena, program, mention->node->index, element);
	push_step(walk,
	          &(struct step){.kind = STEP_PREVIOUS,
	                         .depth = depth,
	                         .name = mention->unlimited ? arena_print(walk->arena, "unlimited(%s)", name) : name,
	                         .title = program_element_title(walk->arena, program, mention->node->index, element),
	                         .variable = mention->node->index,
	                         .input = -1,
	                         .element = element,
	                         .year = mention_year(mention, year),
	                         .value = mention_value(walk->result, mention, element, year),
	                         .unit = program->variables[mention->node->index].unit});
}

static void mention_step(struct walk *walk, const struct formula_mention *mention, int element, int year, int depth)
{
	if (mention->node->op == OP_INPUT)
		input_step(walk, mention, element, year, depth);
	else if (mention->unlimited || mention_year(mention, year) != year)
		leaf_step(walk, mention, element, year, depth);
	else
		variable_step(walk, mention->node->index, element, year, depth);
}

static bool repeats_mention(const struct formula_mention *list, int i)
{
	for (int j = 0; j < i; j++)
		if (list[j].node->op == list[i].node->op && list[j].node->index == list[i].node->index &&
		    list[j].node->element == list[i].node->element && list[j].node->year == list[i].node->year &&
		    list[j].in_sum == list[i].in_sum && list[j].unlimited == list[i].unlimited)
			return true;
	return false;
}

static const struct limit_result *limit_of(const struct walk *walk, const struct variable *variable)
{
	for (int i = 0; variable->limit && i < walk->result->limit_count; i++)
		if (strcmp(walk->result->limits[i].id, variable->limit) == 0)
			return &walk->result->limits[i];
	return NULL;
}

/* Where the walk stops at a step that only passes one input on, it shows where that one comes from. */
static void come_from(const struct walk *walk, struct step *step, const struct formula_mention *list, int count,
                      int element)
{
	const struct input_value *value = NULL;
	const struct input *of = NULL;
	for (int i = 0; i < count; i++) {
		const struct input *input =
			list[i].node->op == OP_INPUT ? &program_of(walk)->inputs[list[i].node->index] : NULL;
		const struct input_value *found = input ? &input->value[mention_element(&list[i], element)] : NULL;
		if (!found || input->internal || list[i].in_sum || (value && value != found))
			return;
		value = found;
		of = input;
	}
	if (value && !step->place.source) {
		step->place = value->place;
		step->source = value->source;
		step->given = value;
		step->given_to = of;
	}
}

static struct step step_of(const struct walk *walk, int variable, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	const struct variable *v = &program->variables[variable];
	int named = v->set == SCALAR ? -1 : element;
	struct step step = {.kind = STEP_VARIABLE,
	                    .depth = depth,
	                    .name = program_element_name(walk->arena, program, variable, named),
	                    .title = program_element_title(walk->arena, program, variable, named),
	                    .variable = variable,
	                    .input = -1,
	                    .element = element,
	                    .year = year,
	                    .value = result_value(walk->result, variable, element, year),
	                    .unit = v->unit,
	                    .place = v->place};
	const struct limit_result *limit = v->flags & RESPONSE ? limit_of(walk, v) : NULL;
	if (limit && limit->bound[year - walk->result->base_year] && step.value != 0) {
		step.limit = limit->id;
		step.place = limit->place;
	}
	return step;
}

static void children(struct walk *walk, const struct shown *shown, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	for (int i = 0; i < shown->count; i++) {
		const struct formula_mention *mention = &shown->list[i];
		int elements = mention->in_sum ? program_elements(program, mention->node->set) : 1;
		for (int e = 0; e < elements && !mention->idle && !repeats_mention(shown->list, i); e++)
			mention_step(walk, mention, mention->in_sum ? e : mention_element(mention, element), year, depth);
	}
}

static void variable_step(struct walk *walk, int variable, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	const struct variable *v = &program->variables[variable];
	bool cut_off = walk->depth >= 0 && depth >= walk->depth;
	bool group = element >= program_elements(program, v->set) && v->flags & GROUP_SUM;
	struct step step = step_of(walk, variable, element, year, depth);
	struct shown shown = {0};
	if (walk->seen[variable][element] > !cut_off)
		step.kind = STEP_SEEN;
	else if (!group) {
		shown = explain_shown(walk->result, variable, element, year);
		step.formula = shown.text;
		step.numbers = explain_numbers(walk->result, &shown, element, year);
		if (cut_off)
			come_from(walk, &step, shown.list, shown.count, element);
	}
	push_step(walk, &step);
	if (step.kind == STEP_SEEN)
		return;
	walk->seen[variable][element] = cut_off ? 1 : 2;
	if (cut_off)
		return;
	const struct set *set = &program->sets[v->set];
	for (int m = 0; group && m < set->groups[element - set->count].count; m++)
		variable_step(walk, variable, set->groups[element - set->count].members[m], year, depth + 1);
	children(walk, &shown, element, year, depth + 1);
}

/* The last child of each parent: no later step of its depth before one that is shallower. */
static void mark_last(struct walk *walk)
{
	for (int i = 0; i < walk->count; i++) {
		int j = i + 1;
		while (j < walk->count && walk->steps[j].depth > walk->steps[i].depth)
			j++;
		walk->steps[i].last = j == walk->count || walk->steps[j].depth < walk->steps[i].depth;
	}
}

struct explanation explain(struct arena *arena, const struct result *result, int variable, int element,
                           int year, int depth)
{
	const struct program *program = result->program;
	struct walk walk = {.arena = arena,
	                    .result = result,
	                    .depth = depth,
	                    .seen = ARENA_ARRAY(arena, program->variable_count + 1, unsigned char *),
	                    .seen_input = ARENA_ARRAY(arena, program->input_count + 1, bool *)};
	for (int v = 0; v < program->variable_count; v++)
		walk.seen[v] = ARENA_ARRAY(arena, program_width(program, v) + 1, unsigned char);
	for (int i = 0; i < program->input_count; i++)
		walk.seen_input[i] = ARENA_ARRAY(arena, program_elements(program, program->inputs[i].set) + 1, bool);
	variable_step(&walk, variable, element < 0 ? 0 : element, year, 0);
	mark_last(&walk);
	return (struct explanation){walk.steps, walk.count};
}
