/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sound: looks through the values of a run in order of calculation. No operation passes over what is no finite number
 * (kernel.h), so that one anywhere within a formula shows in its result; of that formula alone the parts are computed
 * once more, each only where it counts (a choice takes one branch), down to the first that has no value although what
 * it is made of has. */
#include "ask/sound.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "core/cells.h"
#include "core/node_walk.h"

/* Where a formula is computed again: for a year, with the limits on or off. */
struct search {
	struct arena *arena;
	const struct result *result;
	int year; /* a row */
	double **values;
	bool unlimited;
	const struct node *culprit; /* the part without a value; NULL: not come to */
	double argument[3];         /* what it was made of */
	struct waiting *waiting;    /* operations whose arguments are being computed, the innermost last */
	int waiting_count, waiting_capacity;
};
struct waiting { const struct node *node; int at; /* the argument that comes next */ double argument[3]; };

static double blamed(struct search *search, const struct node *node, double value, const double *argument)
{
	if (isfinite(value) || search->culprit)
		return value;
	search->culprit = node;
	for (int i = 0; i < 3; i++)
		search->argument[i] = argument ? argument[i] : NAN;
	return value;
}

static double value_of(struct search *search, const struct node *node, int element)
{
	const struct result *result = search->result;
	int year = node->op == OP_PREVIOUS ? search->year - 1
	           : node->op == OP_AT     ? node->year - result->base_year
	                                   : search->year;
	if (node->op == OP_INPUT && node->index == result->program->limits_on && search->unlimited)
		return 0;
	if (node->op == OP_INPUT)
		return result->program->inputs[node->index].value[element].values[search->year];
	/* at(x, year) before that year has not been caught yet: it is 0 then (cells.c) */
	return year < 0 || year > search->year ? 0 : search->values[node->index][element * result->years + year];
}

static double computed(struct search *search, int index, int element);

/* What a list holds; a part without a value is to blame for itself. */
static void look_through(struct search *search, int index)
{
	struct node_walk walk = node_walk_of(search->result->program, index);
	for (const struct node *node; (node = node_walk_next(&walk));) {
		if (node->op == OP_LIST)
			continue;
		walk.follow = 0;
		computed(search, walk.at, 0);
	}
}

static double sum_of(struct search *search, const struct node *node)
{
	const struct program *program = search->result->program;
	double sum = 0;
	for (int e = 0; e < program_elements(program, program->nodes[node->argument[0]].set); e++)
		sum += computed(search, node->argument[0], e);
	return blamed(search, node, sum, NULL);
}

static double without_limits(struct search *search, int index, int element)
{
	struct search other = *search;
	other.unlimited = search->result->unlimited != NULL;
	other.values = other.unlimited ? search->result->unlimited : search->values;
	double value = computed(&other, index, element);
	search->culprit = other.culprit;
	memcpy(search->argument, other.argument, sizeof other.argument);
	return value;
}

/* What is no operation of up to three numbers, but a leaf, or what is computed elsewhere than here: as deep as calls
 * may nest. False: it is one. */
static bool is_computed_at_once(struct search *search, const struct node *node, int element, double *value)
{
	int own = node->element >= 0 ? node->element : node->set == SCALAR ? 0 : element;
	switch (node->op) {
	case OP_CONSTANT: *value = node->constant; return true;
	case OP_YEAR: *value = search->result->base_year + search->year; return true;
	case OP_INPUT:
	case OP_VARIABLE:
	case OP_PREVIOUS:
	case OP_AT: *value = blamed(search, node, value_of(search, node, own), NULL); return true;
	case OP_UNLIMITED: *value = without_limits(search, node->argument[0], element); return true;
	case OP_SUM: *value = sum_of(search, node); return true;
	case OP_CUT:
	case OP_WORTH:
		look_through(search, node->argument[0]);
		*value = 0;
		return true;
	default: return false;
	}
}

/* The argument that an operation needs next, of a choice only the branch that is taken; -1: none. */
static int argument_wanted(struct waiting *top)
{
	bool choice = top->node->op == OP_SELECT;
	for (; top->at < 3 && top->node->argument[top->at] >= 0; top->at++)
		if (!choice || top->at == 0 || (top->argument[0] != 0) == (top->at == 1))
			return top->node->argument[top->at];
	return -1;
}

static double operated(struct search *search, const struct waiting *of)
{
	const double *argument = of->argument;
	if (of->node->op == OP_SELECT)
		return argument[0] != 0 ? argument[1] : argument[2];
	double value = kernel_number(cells_kernel(of->node->op), argument[0], argument[1], argument[2]);
	return blamed(search, of->node, value, argument);
}

/* Operations wait in a list for their arguments: how long a formula is costs no stack. */
static double computed(struct search *search, int index, int element)
{
	const struct node *nodes = search->result->program->nodes;
	const int below = search->waiting_count;
	for (double value; index >= 0;) {
		bool known = is_computed_at_once(search, &nodes[index], element, &value);
		if (!known)
			*ARENA_PUSH(search->arena, search->waiting, search->waiting_count, search->waiting_capacity) =
				(struct waiting){.node = &nodes[index]};
		for (index = -1; index < 0;) {
			if (known && search->waiting_count == below)
				return value;
			struct waiting *top = &search->waiting[search->waiting_count - 1];
			if (known)
				top->argument[top->at++] = value;
			index = argument_wanted(top);
			if (index < 0) {
				struct waiting done = *top;
				search->waiting_count--;
				value = operated(search, &done);
				known = true;
			}
		}
	}
	return NAN;
}

/* --- what is said --- */

static char *number_text(struct arena *arena, double value)
{
	char text[NUMBER_SIZE];
	return arena_copy(arena, text, number_shortest(value, text));
}

/* "1 / 0", "log(0)": the part with its numbers; NULL: it is a name, or no operation that a reader would write. */
static const char *with_numbers(const struct search *search)
{
	static const char *const signs[OP_COUNT] = {[OP_ADD] = "+", [OP_SUBTRACT] = "-", [OP_MULTIPLY] = "*",
	                                            [OP_DIVIDE] = "/", [OP_POWER] = "^"};
	static const char *const names[OP_COUNT] = {[OP_EXP] = "exp", [OP_LOG] = "log", [OP_SIN] = "sin",
	                                            [OP_COS] = "cos", [OP_SQRT] = "sqrt"};
	enum op op = search->culprit->op;
	const char *left = number_text(search->arena, search->argument[0]),
			   *right = number_text(search->arena, search->argument[1]);
	if (op == OP_POWER && *left == '-') /* -8 ^ 2 is -(8 ^ 2) */
		left = arena_print(search->arena, "(%s)", left);
	if (signs[op])
		return arena_print(search->arena, *right == '-' ? "%s %s (%s)" : "%s %s %s", left, signs[op], right);
	return names[op] ? arena_print(search->arena, "%s(%s)", names[op], left) : NULL;
}

static const char *formula_in(const struct variable *variable, int year)
{
	return year == 0 && variable->base_text ? variable->base_text : variable->formula_text;
}

struct part { uint32_t from, to; };

/* Without the blanks around it. */
static struct part part_of(const char *formula, const struct node *culprit)
{
	struct part part = {culprit->from, culprit->to};
	while (part.from < part.to && formula[part.from] == ' ')
		part.from++;
	while (part.to > part.from && formula[part.to - 1] == ' ')
		part.to--;
	return part;
}

/* Of a user's formula, inside the quotes of its JSON string where that has no escapes. */
static struct place part_place(const struct variable *variable, const char *formula, struct part part,
                               struct place place)
{
	if (!variable->place.source || place.length != strlen(formula) + 2)
		return place;
	place.offset += 1 + part.from;
	place.length = part.to - part.from;
	return place;
}

static void say_not_finite(struct search *search, const struct variable *variable, const char *name, int node,
                           int element, struct diags *diags)
{
	struct arena *arena = search->arena;
	const struct result *result = search->result;
	const char *formula = formula_in(variable, search->year), *pointer, *numbers = NULL, *part = NULL;
	struct place place = program_place(result->program, variable, &pointer);
	if (element < program_elements(result->program, variable->set) || !(variable->flags & GROUP_SUM))
		computed(search, node, element);
	const struct node *culprit = search->culprit;
	if (culprit && culprit->to <= culprit->from) /* it stands for something that nobody wrote */
		culprit = NULL;
	if (culprit) {
		struct part span = part_of(formula, culprit);
		part = arena_copy(arena, formula + span.from, span.to - span.from);
		numbers = with_numbers(search);
		place = part_place(variable, formula, span, place);
	}
	diag_error(diags, place, pointer, search->unlimited ? W_NOT_FINITE_UNLIMITED : W_NOT_FINITE,
	           numbers ? W_NOT_FINITE_PART : part ? W_NOT_FINITE_NAME : W_NOT_FINITE_HINT, name,
	           arena_print(arena, "%d", result->base_year + search->year), formula, part, numbers);
}

static void say_unsound(struct arena *arena, const struct result *result, int index, int element, int year,
                        bool unlimited, struct diags *diags)
{
	const struct variable *variable = &result->program->variables[index];
	const char *formula = formula_in(variable, year), *pointer;
	const char *name = program_element_name(arena, result->program, index, element);
	struct search search = {.arena = arena,
	                        .result = result,
	                        .year = year,
	                        .values = unlimited ? result->unlimited : result->values,
	                        .unlimited = unlimited};
	int before = diags->count;
	if (isfinite(search.values[index][element * result->years + year])) {
		struct place place = program_place(result->program, variable, &pointer);
		diag_error(diags, place, pointer, W_NEGATIVE, W_NEGATIVE_HINT, name,
		           arena_print(arena, "%d", result->base_year + year), formula);
	} else {
		say_not_finite(&search, variable, name, year == 0 && variable->base >= 0 ? variable->base : variable->formula,
		               element, diags);
	}
	if (!variable->place.source && diags->count > before)
		diag_chain(diags, arena_print(arena, "%s = %s", variable->name, formula));
}

/* --- all values --- */

static bool is_sound(const struct variable *variable, double value, bool unlimited)
{
	return variable->target || variable->flags & PARTIAL ||
	       (isfinite(value) && !(!unlimited && variable->flags & NOT_NEGATIVE && value < 0));
}

static bool all_sound(struct arena *arena, const struct result *result, double **values, struct diags *diags)
{
	const struct program *program = result->program;
	bool unlimited = values == result->unlimited;
	for (int y = 0; y < result->years; y++)
		for (const int *v = y ? program->order : program->base_order; *v >= 0; v++) {
			const struct variable *variable = &program->variables[*v];
			for (int e = 0; y >= variable->first && e < program_width(program, *v); e++) {
				if (is_sound(variable, values[*v][e * result->years + y], unlimited))
					continue;
				say_unsound(arena, result, *v, e, y, unlimited, diags);
				return false;
			}
		}
	return true;
}

bool result_is_sound(struct arena *arena, const struct result *result, struct diags *diags)
{
	return all_sound(arena, result, result->values, diags) &&
	       (!result->unlimited || all_sound(arena, result, result->unlimited, diags));
}
