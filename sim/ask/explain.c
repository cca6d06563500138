/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: walks the formulas of a result from one value down to inputs. A step shows its formula twice, with
 * names and with numbers. Each variable is explained once (later mentions are leaves), values of other years
 * are leaves, so the walk ends; what is yet to be told waits in a list, however deep it lies. Under sum() a name
 * stands for all elements; elsewhere for the element that is being explained. */
#include <math.h>
#include <string.h>
#include "ask/explain.h"
#include "ask/explain_formula.h"

/* What is yet to be told: a value, as a formula names it; node NULL: a member of a group. */
struct pending {
	struct formula_mention mention;
	int variable, element, depth;
};

struct walk {
	struct arena *arena;
	const struct result *result;
	struct step *steps;
	int count, capacity;
	int depth;
	struct pending *pending; /* the next one last */
	int pending_count, pending_capacity;
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

static void pend(struct walk *walk, const struct pending *pending)
{
	*ARENA_PUSH(walk->arena, walk->pending, walk->pending_count, walk->pending_capacity) = *pending;
}

/* What was pended since comes in the order in which it was. */
static void turn_round(struct walk *walk, int from)
{
	for (int i = from, j = walk->pending_count - 1; i < j; i++, j--) {
		struct pending swap = walk->pending[i];
		walk->pending[i] = walk->pending[j];
		walk->pending[j] = swap;
	}
}

static bool same_mention(const struct formula_mention *a, const struct formula_mention *b)
{
	return a->node->op == b->node->op && a->node->index == b->node->index && a->node->element == b->node->element &&
	       a->node->year == b->node->year && a->in_sum == b->in_sum && a->unlimited == b->unlimited;
}

/* Which mentions repeat an earlier one, by a hash that is at most half full. */
static const bool *repeats(struct arena *arena, const struct shown *shown)
{
	bool *repeats = ARENA_ARRAY(arena, shown->count + 1, bool);
	unsigned size = 4;
	while (size < 2 * (unsigned)shown->count)
		size *= 2;
	int *slots = ARENA_ARRAY(arena, size, int); /* a mention's place + 1 */
	for (int i = 0; i < shown->count; i++) {
		const struct node *node = shown->list[i].node;
		unsigned at = ((unsigned)node->index * 2654435761u + (unsigned)node->element * 40503u + (unsigned)node->year) *
		              2246822519u;
		at = (at ^ at >> 15) & (size - 1);
		while (slots[at] && !same_mention(&shown->list[slots[at] - 1], &shown->list[i]))
			at = (at + 1) & (size - 1);
		repeats[i] = slots[at];
		slots[at] = slots[at] ? slots[at] : i + 1;
	}
	return repeats;
}

static void pend_mentions(struct walk *walk, const struct shown *shown, int element, int depth)
{
	const bool *again = repeats(walk->arena, shown);
	for (int i = 0; i < shown->count; i++) {
		const struct formula_mention *mention = &shown->list[i];
		int elements = mention->in_sum ? program_elements(program_of(walk), mention->node->set) : 1;
		for (int e = 0; e < elements && !mention->idle && !again[i]; e++)
			pend(walk, &(struct pending){*mention, mention->node->index,
			                             mention->in_sum ? e : mention_element(mention, element), depth});
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
	int from = walk->pending_count;
	for (int m = 0; group && m < set->groups[element - set->count].count; m++)
		pend(walk, &(struct pending){{0}, variable, set->groups[element - set->count].members[m], depth + 1});
	pend_mentions(walk, &shown, element, depth + 1);
	turn_round(walk, from);
}

static void tell_pending(struct walk *walk, const struct pending *at, int year)
{
	const struct formula_mention *mention = &at->mention;
	if (mention->node && mention->node->op == OP_INPUT)
		input_step(walk, mention, at->element, year, at->depth);
	else if (mention->node && (mention->unlimited || mention_year(mention, year) != year))
		leaf_step(walk, mention, at->element, year, at->depth);
	else
		variable_step(walk, at->variable, at->element, year, at->depth);
}

/* The last child of each parent: no later step of its depth before one that is shallower. */
static void mark_last(struct walk *walk)
{
	int *open = ARENA_ARRAY(walk->arena, walk->count + 1, int), count = 0; /* depths of later steps, deepest last */
	for (int i = walk->count - 1; i >= 0; i--) {
		int depth = walk->steps[i].depth;
		while (count && open[count - 1] > depth)
			count--;
		walk->steps[i].last = !count || open[count - 1] < depth;
		if (walk->steps[i].last)
			open[count++] = depth;
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
	pend(&walk, &(struct pending){{0}, variable, element < 0 ? 0 : element, 0});
	while (walk.pending_count) {
		struct pending at = walk.pending[--walk.pending_count];
		tell_pending(&walk, &at, year);
	}
	mark_last(&walk);
	return (struct explanation){walk.steps, walk.count};
}
