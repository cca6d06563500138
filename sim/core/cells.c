/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells: unrolls the graph of a program into cells, in the order of evaluation: an argument always stands
 * before the operation that reads it. Equal cells are made once, constants are folded. prev(x) and at(x,
 * year) become states: leaves that are carried from one year to the next. With the limits off, the world in
 * which the companion lives, everything that a limit reaches is made a second time. */
#include <assert.h>
#include <math.h>
#include <string.h>
#include "core/cells.h"
#include "core/cells_add.h"
#include "core/cells_limited.h"
#include "core/node_walk.h"

static const enum kernel kernel_of[OP_COUNT] = {
	[OP_ADD] = KERNEL_ADD,
	[OP_SUBTRACT] = KERNEL_SUBTRACT,
	[OP_MULTIPLY] = KERNEL_MULTIPLY,
	[OP_DIVIDE] = KERNEL_DIVIDE,
	[OP_POWER] = KERNEL_POWER,
	[OP_NEGATE] = KERNEL_NEGATE,
	[OP_MINIMUM] = KERNEL_MINIMUM,
	[OP_MAXIMUM] = KERNEL_MAXIMUM,
	[OP_CLAMP] = KERNEL_CLAMP,
	[OP_EXP] = KERNEL_EXP,
	[OP_LOG] = KERNEL_LOG,
	[OP_SIN] = KERNEL_SIN,
	[OP_COS] = KERNEL_COS,
	[OP_SQRT] = KERNEL_SQRT,
	[OP_ABS] = KERNEL_ABS,
	[OP_LESS] = KERNEL_LESS,
	[OP_LESS_EQUAL] = KERNEL_LESS_EQUAL,
	[OP_EQUAL] = KERNEL_EQUAL,
	[OP_NOT_EQUAL] = KERNEL_NOT_EQUAL,
	[OP_SELECT] = KERNEL_SELECT,
	[OP_RESPOND] = KERNEL_RESPOND,
};

enum kernel cells_kernel(enum op op) { return kernel_of[op]; }

int cells_width(const struct program *program, int variable)
{
	return program_elements(program, program->variables[variable].set) + program_groups(program, variable);
}

static bool compares(const struct code_cell *cell)
{
	return cell->leaf == LEAF_NONE && cell->kernel >= KERNEL_LESS && cell->kernel <= KERNEL_NOT_EQUAL;
}

static bool is_constant(const struct code_cell *cell, double value)
{
	return cell->leaf == LEAF_CONSTANT && cell->constant == value;
}

/* x * 1, x / 1, choices by a constant and of 1 or 0 by a comparison: the same bits without the operation. -1:
 * none applies. */
static int identity(const struct phase *phase, enum kernel kernel, const int *args)
{
	const struct code_cell *left = &phase->cells[args[0]], *right = args[1] >= 0 ? &phase->cells[args[1]] : NULL;
	bool right_constant = right && right->leaf == LEAF_CONSTANT;
	if ((kernel == KERNEL_MULTIPLY || kernel == KERNEL_DIVIDE) && right_constant && right->constant == 1)
		return args[0];
	if (kernel == KERNEL_MULTIPLY && left->leaf == LEAF_CONSTANT && left->constant == 1)
		return args[1];
	if (kernel == KERNEL_SELECT && left->leaf == LEAF_CONSTANT && isfinite(left->constant))
		return left->constant != 0 ? args[1] : args[2];
	if (kernel == KERNEL_SELECT && compares(left) && is_constant(right, 1) && is_constant(&phase->cells[args[2]], 0))
		return args[0];
	return -1;
}

static int operation(struct cells *cells, struct phase *phase, enum kernel kernel, const int *args, int count)
{
	struct code_cell cell = cells_blank(LEAF_NONE);
	bool constants = true;
	double value[3] = {0};
	cell.kernel = kernel;
	for (int i = 0; i < count; i++) {
		cell.argument[i] = args[i];
		constants &= phase->cells[args[i]].leaf == LEAF_CONSTANT;
		value[i] = phase->cells[args[i]].constant;
	}
	if (cells->question->optimisations & CODE_FOLD) {
		if (constants)
			return cells_constant(cells, phase, kernel_number(kernel, value[0], value[1], value[2]));
		int simpler = identity(phase, kernel, cell.argument);
		if (simpler >= 0)
			return simpler;
	}
	return cells_add(cells, phase, &cell);
}

/* --- values --- */

/* Whose value is wanted: in the base year or any other, with the limits on or off. */
struct where {
	int phase;
	enum world world;
};

static int *cell_slot(struct cells *cells, struct where where, int variable)
{
	return cells->phase[where.phase].value[cells->limited[variable] ? where.world : WORLD_LIMITED][variable];
}

static bool same_state(const struct state *a, const struct state *b)
{
	return a->variable == b->variable && a->element == b->element && a->year == b->year && a->world == b->world;
}

static int *state_slot(const struct cells *cells, const struct state *state)
{
	uint64_t h = cells_mixed((uint64_t)state->variable, (uint64_t)state->element);
	h = cells_mixed(cells_mixed(h, (uint64_t)state->year), (uint64_t)state->world);
	unsigned mask = (unsigned)cells->state_index_size - 1, at = (unsigned)(h >> 32) & mask;
	while (cells->state_index[at] && !same_state(&cells->states[cells->state_index[at] - 1], state))
		at = (at + 1) & mask;
	return &cells->state_index[at];
}

static void grow_state_index(struct cells *cells)
{
	cells->state_index_size = cells->state_index_size ? cells->state_index_size * 2 : 64;
	cells->state_index = ARENA_ARRAY(cells->arena, cells->state_index_size, int);
	for (int s = 0; s < cells->state_count; s++)
		*state_slot(cells, &cells->states[s]) = s + 1;
}

static int state_leaf(struct cells *cells, struct where where, int variable, int element, int year)
{
	enum world world = cells->limited[variable] ? where.world : WORLD_LIMITED;
	const struct state wanted = {
		.variable = variable, .element = element, .year = year, .world = world, .from = {-1, -1}, .leaf = {-1, -1}};
	if (cells->state_count * 2 >= cells->state_index_size)
		grow_state_index(cells);
	int *slot = state_slot(cells, &wanted);
	if (!*slot) {
		*ARENA_PUSH(cells->arena, cells->states, cells->state_count, cells->state_capacity) = wanted;
		*slot = cells->state_count;
	}
	struct code_cell cell = cells_blank(LEAF_STATE);
	cell.state = *slot - 1;
	return cells->states[cell.state].leaf[where.phase] = cells_add(cells, &cells->phase[where.phase], &cell);
}

/* at(x, year): in that year x itself, afterwards the value caught then. */
static int at_year(struct cells *cells, struct where where, const struct node *node, int element)
{
	struct phase *phase = &cells->phase[where.phase];
	int value = cell_slot(cells, where, node->index)[element];
	int caught = state_leaf(cells, where, node->index, element, node->year);
	if (where.phase == PHASE_BASE)
		return value >= 0 ? value : cells_constant(cells, phase, 0);
	if (node->year == cells->program->base_year)
		return caught;
	struct code_cell year = cells_blank(LEAF_YEAR);
	int now = operation(cells, phase, KERNEL_EQUAL,
	                    (int[]){cells_add(cells, phase, &year), cells_constant(cells, phase, node->year)}, 2);
	int cell = operation(cells, phase, KERNEL_SELECT, (int[]){now, value, caught}, 3);
	cells->states[phase->cells[caught].state].from[PHASE_YEAR] = cell;
	return cell;
}

static bool is_constant_series(const struct program *program, const double *values)
{
	for (int y = 1; y < program->years; y++)
		if (memcmp(&values[y], &values[0], sizeof *values) != 0)
			return false;
	return true;
}

/* A number that no lane and no year changes is a constant; one that lanes change is filled for each lane, or
 * what moves it is. */
static int input_leaf(struct cells *cells, struct where where, int input, int element)
{
	const struct program *program = cells->program;
	struct phase *phase = &cells->phase[where.phase];
	const double *values = program->inputs[input].value[element].values;
	const struct vary *vary = cells->vary[input] ? cells->vary[input][element] : NULL;
	struct code_cell leaf = cells_blank(LEAF_INPUT), moved = cells_blank(LEAF_VARIED);
	if (input == program->limits_on && !vary)
		return cells_constant(cells, phase, where.world == WORLD_LIMITED);
	if (vary)
		moved.input = (int)(vary - cells->question->varied);
	if (vary && (vary->kind == VARY_VALUE || vary->kind == VARY_YEARLY))
		return cells_add(cells, phase, &moved);
	leaf.input = input;
	leaf.element = element;
	bool fold = cells->question->optimisations & CODE_FOLD;
	bool one = fold && (where.phase == PHASE_BASE || is_constant_series(program, values));
	int value = one ? cells_constant(cells, phase, values[0]) : cells_add(cells, phase, &leaf);
	if (!vary)
		return value;
	return operation(cells, phase, vary->kind == VARY_SHIFT ? KERNEL_ADD : KERNEL_MULTIPLY,
	                 (int[]){value, cells_add(cells, phase, &moved)}, 2);
}

static int lower(struct cells *cells, struct where where, int index, int element);

static int sum_over(struct cells *cells, struct where where, int node, int set)
{
	struct phase *phase = &cells->phase[where.phase];
	int sum = -1;
	for (int i = 0; i < program_elements(cells->program, set); i++) {
		int part = lower(cells, where, node, cells->sorted[set][i]);
		sum = sum < 0 ? part : operation(cells, phase, KERNEL_ADD, (int[]){sum, part}, 2);
	}
	return sum < 0 ? cells_constant(cells, phase, 0) : sum;
}

/* Limits that act together: the leaves of a list, in order. */
static int limits_together(struct cells *cells, struct where where, const struct node *node)
{
	struct code_cell cell = cells_blank(LEAF_NONE);
	int count = 0, *many = ARENA_ARRAY(cells->arena, complementarity_numbers(node->limits), int);
	struct node_walk walk = node_walk_of(cells->program, node->argument[0]);
	for (const struct node *at; (at = node_walk_next(&walk));) {
		if (at->op == OP_LIST)
			continue;
		walk.follow = 0;
		many[count++] = lower(cells, where, walk.at, 0);
	}
	cell.kernel = node->op == OP_CUT ? KERNEL_CUTS : KERNEL_WORTHS;
	cell.many = many;
	cell.limits = node->limits;
	cell.which = node->which;
	return cells_add(cells, &cells->phase[where.phase], &cell);
}

/* A node that is no operation on three others at most: a leaf, or what is evaluated elsewhere than here (for each
 * element, in another world), which calls may nest as deep as the parser lets them. -1: it is one. */
static int lower_leaf(struct cells *cells, struct where where, const struct node *node, int element)
{
	struct phase *phase = &cells->phase[where.phase];
	int own = node->element >= 0 ? node->element : node->set == SCALAR ? 0 : element;
	struct code_cell leaf;
	switch (node->op) {
	case OP_CONSTANT: return cells_constant(cells, phase, node->constant);
	case OP_YEAR: leaf = cells_blank(LEAF_YEAR); return cells_add(cells, phase, &leaf);
	case OP_INPUT: return input_leaf(cells, where, node->index, own);
	case OP_VARIABLE: return cell_slot(cells, where, node->index)[own];
	case OP_PREVIOUS: return state_leaf(cells, where, node->index, own, 0);
	case OP_AT: return at_year(cells, where, node, own);
	case OP_UNLIMITED:
		return lower(cells, (struct where){where.phase, WORLD_UNLIMITED}, node->argument[0], element);
	case OP_SUM:
		return sum_over(cells, where, node->argument[0], cells->program->nodes[node->argument[0]].set);
	case OP_CUT:
	case OP_WORTH: return limits_together(cells, where, node);
	default: return -1;
	}
}

/* Operations that wait for their arguments. */
struct lowering {
	int node, count, args[3];
	bool on; /* no factor of it is the switch that is off: nor is any of its factors' */
};

static void begin_lowering(struct cells *cells, int node, bool on)
{
	*ARENA_PUSH(cells->arena, cells->lowering, cells->lowering_count, cells->lowering_capacity) =
		(struct lowering){.node = node, .on = on};
}

/* What has all its arguments, or needs none, is a cell; -1: it needs one more. */
static int lower_step(struct cells *cells, struct where where, int element, struct lowering *top)
{
	const struct node *node = &cells->program->nodes[top->node];
	struct phase *phase = &cells->phase[where.phase];
	if (top->count == 0) {
		int level = cells->lowering_count, cell = lower_leaf(cells, where, node, element);
		if (cell >= 0)
			return cell;
		top = &cells->lowering[level - 1]; /* the leaf may have moved the list */
		if (!top->on && cells_switched_off(cells, where.world, top->node))
			return cells_constant(cells, phase, 0);
	}
	if (top->count == 3 || node->argument[top->count] < 0)
		return operation(cells, phase, kernel_of[node->op], top->args, top->count);
	bool factor = node->op == OP_MULTIPLY || (node->op == OP_DIVIDE && top->count == 0);
	begin_lowering(cells, node->argument[top->count], factor);
	return -1;
}

/* The cell of a node for one element of the set it is evaluated over (0 for a scalar). */
static int lower(struct cells *cells, struct where where, int index, int element)
{
	int below = cells->lowering_count;
	begin_lowering(cells, index, false);
	for (;;) {
		int cell = lower_step(cells, where, element, &cells->lowering[cells->lowering_count - 1]);
		if (cell < 0)
			continue;
		if (--cells->lowering_count == below)
			return cell;
		struct lowering *top = &cells->lowering[cells->lowering_count - 1];
		top->args[top->count++] = cell;
	}
}

/* What a group adds up, in the order of the ids too. */
static int group_sum(struct cells *cells, struct phase *phase, int set, const struct group *group, const int *value)
{
	int sum = -1;
	for (int i = 0; i < program_elements(cells->program, set); i++)
		for (int m = 0; m < group->count; m++) {
			if (group->members[m] != cells->sorted[set][i])
				continue;
			int part = value[group->members[m]];
			sum = sum < 0 ? part : operation(cells, phase, KERNEL_ADD, (int[]){sum, part}, 2);
		}
	return sum;
}

static void lower_variable(struct cells *cells, struct where where, int variable)
{
	const struct program *program = cells->program;
	const struct variable *v = &program->variables[variable];
	struct phase *phase = &cells->phase[where.phase];
	int node = where.phase == PHASE_BASE && v->base >= 0 ? v->base : v->formula,
		count = program_elements(program, v->set), *value = phase->value[where.world][variable];
	for (int e = 0; e < count; e++)
		value[e] = lower(cells, where, node, e);
	for (int g = 0; g < program_groups(program, variable); g++) {
		const struct group *group = &program->sets[v->set].groups[g];
		int sum = v->flags & GROUP_SUM ? group_sum(cells, phase, v->set, group, value) : -1;
		value[count + g] = sum >= 0 ? sum : lower(cells, where, node, count + g);
	}
}

static void mark_varied(struct cells *cells)
{
	const struct program *program = cells->program;
	const struct question *question = cells->question;
	cells->vary = ARENA_ARRAY(cells->arena, program->input_count + 1, const struct vary **);
	for (int i = 0; i < question->varied_count; i++) {
		const struct vary *vary = &question->varied[i];
		const struct vary ***at = &cells->vary[vary->input];
		if (!*at)
			*at = ARENA_ARRAY(cells->arena, program_elements(program, program->inputs[vary->input].set) + 1,
			                  const struct vary *);
		(*at)[vary->element] = vary;
	}
}

/* --- the whole --- */

static int *no_values(struct cells *cells, int variable)
{
	int width = cells_width(cells->program, variable), *value = ARENA_ARRAY(cells->arena, width + 1, int);
	memset(value, -1, (size_t)(width + 1) * sizeof *value);
	return value;
}

static void lower_phase(struct cells *cells, int which)
{
	const struct program *program = cells->program;
	struct phase *phase = &cells->phase[which];
	for (int world = 0; world < WORLDS; world++) {
		phase->value[world] = ARENA_ARRAY(cells->arena, program->variable_count + 1, int *);
		for (int v = 0; v < program->variable_count; v++)
			phase->value[world][v] =
				world == WORLD_LIMITED || cells->limited[v] ? no_values(cells, v) : phase->value[WORLD_LIMITED][v];
	}
	for (const int *v = which == PHASE_BASE ? program->base_order : program->order; *v >= 0; v++) {
		if (cells->limited[*v])
			lower_variable(cells, (struct where){which, WORLD_UNLIMITED}, *v);
		lower_variable(cells, (struct where){which, WORLD_LIMITED}, *v);
	}
}

/* What each state is carried from. */
static void join_states(struct cells *cells)
{
	for (int s = 0; s < cells->state_count; s++) {
		struct state *state = &cells->states[s];
		bool latch = state->year != 0, at_base = state->year == cells->program->base_year;
		for (int which = 0; which < PHASES; which++)
			if (!latch || (at_base && which == PHASE_BASE))
				state->from[which] = cells->phase[which].value[state->world][state->variable][state->element];
	}
}

/* A state carried from another state: read before that one moves on. */
static void copy_states(struct cells *cells)
{
	for (int s = 0; s < cells->state_count; s++)
		for (int which = 0; which < PHASES; which++) {
			struct phase *phase = &cells->phase[which];
			int from = cells->states[s].from[which];
			if (from < 0 || phase->cells[from].leaf != LEAF_STATE || phase->cells[from].state == s)
				continue;
			struct code_cell copy = cells_blank(LEAF_NONE);
			copy.kernel = KERNEL_COPY;
			copy.argument[0] = from;
			cells->states[s].from[which] = cells_add(cells, phase, &copy);
		}
}

struct carried cells_carried(const struct cells *cells)
{
	struct carried carried;
	for (int which = 0; which < PHASES; which++) {
		carried.first[which] = ARENA_ARRAY(cells->arena, cells->phase[which].count + 1, int);
		carried.next[which] = ARENA_ARRAY(cells->arena, cells->state_count + 2, int);
		for (int s = cells->state_count; s > 0; s--) {
			int from = cells->states[s - 1].from[which];
			if (from < 0)
				continue;
			carried.next[which][s] = carried.first[which][from];
			carried.first[which][from] = s;
		}
	}
	return carried;
}

/* A sum is the same to the last bit in whatever order a file has its sectors. */
static void sort_elements(struct cells *cells)
{
	const struct program *program = cells->program;
	cells->sorted = ARENA_ARRAY(cells->arena, program->set_count + 1, int *);
	for (int s = 0; s < program->set_count; s++) {
		const struct set *set = &program->sets[s];
		int count = program_elements(program, s),
			*sorted = cells->sorted[s] = ARENA_ARRAY(cells->arena, count + 1, int);
		for (int e = 1; e < count; e++) {
			int at = e;
			for (; at > 0 && strcmp(set->ids[sorted[at - 1]], set->ids[e]) > 0; at--)
				sorted[at] = sorted[at - 1];
			sorted[at] = e;
		}
	}
}

struct cells *cells_make(struct arena *arena, const struct program *program, const struct question *question)
{
	struct cells *cells = ARENA_NEW(arena, struct cells);
	*cells = (struct cells){.arena = arena, .program = program, .question = question};
	cells->limited = cells_limited(arena, program);
	mark_varied(cells);
	sort_elements(cells);
	for (int which = 0; which < PHASES; which++)
		lower_phase(cells, which);
	join_states(cells);
	copy_states(cells);
	return cells;
}
