/* SPDX-License-Identifier: GPL-3.0-or-later */
/* factors: what waits is a sum, with the factors that stand before it; sums are split into terms, terms into factors. A
 * sum over a set among the factors is multiplied out (sum(e * f) / y is the sum of e * f / y); a bracket is not: in
 * x * (1 - t) the second factor is 1 - t. No recursion: a formula may be as deep as it is long. */
#include "ask/factors.h"
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "core/node_walk.h"

struct waiting { int node; double scale; struct factor *before; int count, set; };
struct pending { int node; double power; };

struct splitting {
	struct arena *arena;
	const struct program *program;
	const char *text; /* of the formula */
	int element;      /* whose formula it is */
	struct waiting *waiting; int waiting_count, waiting_capacity;
	struct factors_term *terms; int count, capacity;
	bool too_many;
};

static const struct node *node_at(const struct splitting *of, int node) { return &of->program->nodes[node]; }

/* --- how a factor is called --- */

/* The part of the text that a node was read from, without its outer brackets. */
static const char *text_of(const struct splitting *of, const struct node *node)
{
	size_t length = strlen(of->text), from = node->from, to = node->to > length ? length : node->to;
	if (from >= to)
		return of->text;
	return arena_copy(of->arena, of->text + from, to - from);
}

static const char *own_name(const struct splitting *of, const struct node *node)
{
	if (node->op == OP_INPUT) {
		const struct input *input = &of->program->inputs[node->index];
		return node->element >= 0 && input->set != SCALAR ? input->value[node->element].key : input->name;
	}
	return program_element_name(of->arena, of->program, node->index, node->element);
}

static struct title own_title(const struct splitting *of, const struct node *node)
{
	if (node->op == OP_INPUT)
		return field_title(of->program->inputs[node->index].field);
	return program_element_title(of->arena, of->program, node->index, node->element);
}

/* Is it written with a sign between its parts? */
static bool is_open(enum op op)
{
	return op == OP_ADD || op == OP_SUBTRACT || op == OP_NEGATE || op == OP_POWER ||
	       (op >= OP_LESS && op <= OP_NOT_EQUAL);
}

static void name_factor(const struct splitting *of, struct factor *factor)
{
	const struct node *node = node_at(of, factor->node);
	if (node->op == OP_INPUT || node->op == OP_VARIABLE) {
		factor->id = own_name(of, node);
		factor->title = own_title(of, node);
	} else if (node->op == OP_PREVIOUS) {
		factor->id = arena_print(of->arena, "prev(%s)", own_name(of, node));
	} else if (node->op == OP_AT) {
		factor->id = arena_print(of->arena, "at(%s, %d)", own_name(of, node), node->year);
	} else {
		factor->id = text_of(of, node);
		factor->compound = is_open(node->op);
	}
}

static const char *name_term(const struct splitting *of, const struct factors_term *term)
{
	const char *text = "";
	for (int sign = 1; sign >= -1; sign -= 2)
		for (int i = 0; i < term->count; i++) {
			const struct factor *factor = &term->list[i];
			if ((factor->power > 0) != (sign > 0))
				continue;
			const char *join = *text ? sign > 0 ? " * " : " / " : sign > 0 ? "" : "1 / ";
			const char *own = factor->compound ? arena_print(of->arena, "(%s)", factor->id) : factor->id;
			text = fabs(factor->power) == 1
			           ? arena_print(of->arena, "%s%s%s", text, join, own)
			           : arena_print(of->arena, "%s%s%s ^ %g", text, join, own, fabs(factor->power));
		}
	return term->scale < 0 ? arena_print(of->arena, "-%s", text) : text;
}

/* --- from products to factors --- */

static void wait_for(struct splitting *of, int node, double scale, struct factor *before, int count, int set)
{
	*ARENA_PUSH(of->arena, of->waiting, of->waiting_count, of->waiting_capacity) =
		(struct waiting){node, scale, before, count, set};
}

/* The same factor twice is one with both powers; one with power 0 is none. */
static void multiply(const struct splitting *of, struct factor *list, int *count, int node, double power)
{
	struct factor factor = {.node = node, .power = power};
	name_factor(of, &factor);
	for (int i = 0; i < *count; i++) {
		if (strcmp(list[i].id, factor.id) != 0)
			continue;
		list[i].power += power;
		if (list[i].power == 0)
			memmove(&list[i], &list[i + 1], (size_t)(--*count - i) * sizeof *list);
		return;
	}
	list[(*count)++] = factor;
}

static bool is_constant(const struct splitting *of, int node) { return node_at(of, node)->op == OP_CONSTANT; }

/* Splits one factor into two or fewer that wait in its place; false: it is one. */
static bool split(const struct splitting *of, struct pending at, struct pending *list, int *count, double *scale)
{
	const struct node *node = node_at(of, at.node);
	switch (node->op) {
	case OP_MULTIPLY:
	case OP_DIVIDE:
		list[(*count)++] = (struct pending){node->argument[1], node->op == OP_DIVIDE ? -at.power : at.power};
		list[(*count)++] = (struct pending){node->argument[0], at.power};
		return true;
	case OP_NEGATE:
		if (at.power != rint(at.power))
			return false;
		*scale = fmod(at.power, 2) != 0 ? -*scale : *scale;
		list[(*count)++] = (struct pending){node->argument[0], at.power};
		return true;
	case OP_POWER:
		if (!is_constant(of, node->argument[1]) || node_at(of, node->argument[1])->constant == 0)
			return false;
		list[(*count)++] =
			(struct pending){node->argument[0], at.power * node_at(of, node->argument[1])->constant};
		return true;
	case OP_SQRT: list[(*count)++] = (struct pending){node->argument[0], at.power / 2}; return true;
	case OP_CONSTANT:
		if (!(node->constant > 0) && at.power != 1)
			return false;
		*scale *= at.power == 1 ? node->constant : function_pow(node->constant, at.power);
		return true;
	default: return false;
	}
}

static void add_term(struct splitting *of, const struct waiting *at, double scale, struct factor *list, int count)
{
	int elements = at->set == SCALAR ? 1 : program_elements(of->program, at->set);
	for (int e = 0; e < elements; e++) {
		if (of->count >= FACTORS_TERMS_MOST) {
			of->too_many = true;
			return;
		}
		struct factors_term term = {at->set, at->set == SCALAR ? of->element : e, scale, list, count, NULL};
		term.id = name_term(of, &term);
		*ARENA_PUSH(of->arena, of->terms, of->count, of->capacity) = term;
	}
}

/* A term: its factors, or, where one of them is a sum over a set, that sum with the others before it. */
static void split_term(struct splitting *of, const struct waiting *at)
{
	int room = 1, pending_count = 1, count = at->count, sum = -1;
	struct node_walk walk = node_walk_of(of->program, at->node);
	while (node_walk_next(&walk))
		room++;
	struct pending *pending = ARENA_ARRAY(of->arena, room + 1, struct pending);
	struct factor *list = ARENA_ARRAY(of->arena, room + at->count, struct factor);
	double scale = at->scale;
	if (at->count)
		memcpy(list, at->before, (size_t)at->count * sizeof *list);
	pending[0] = (struct pending){at->node, 1};
	while (pending_count) {
		struct pending next = pending[--pending_count];
		const struct node *node = node_at(of, next.node);
		if (split(of, next, pending, &pending_count, &scale))
			continue;
		if (node->op == OP_SUM && next.power == 1 && sum < 0 && at->set == SCALAR)
			sum = next.node;
		else
			multiply(of, list, &count, next.node, next.power);
	}
	if (sum >= 0)
		wait_for(of, node_at(of, sum)->argument[0], scale, list, count,
		         node_at(of, node_at(of, sum)->argument[0])->set);
	else
		add_term(of, at, scale, list, count);
}

/* --- from sums to products --- */

static void split_sum(struct splitting *of, const struct waiting *at)
{
	const struct node *node = node_at(of, at->node);
	switch (node->op) {
	case OP_ADD:
	case OP_SUBTRACT:
		if (at->count) /* a bracket among factors */
			break;
		wait_for(of, node->argument[1], node->op == OP_SUBTRACT ? -at->scale : at->scale, NULL, 0, at->set);
		wait_for(of, node->argument[0], at->scale, NULL, 0, at->set);
		return;
	case OP_NEGATE: wait_for(of, node->argument[0], -at->scale, at->before, at->count, at->set); return;
	default: break;
	}
	split_term(of, at);
}

bool factors_read(struct arena *arena, const struct program *program, int variable, int element, struct factors *made)
{
	const struct variable *v = &program->variables[variable];
	struct splitting of = {.arena = arena, .program = program, .text = v->formula_text, .element = element};
	wait_for(&of, v->formula, 1, NULL, 0, SCALAR);
	while (of.waiting_count && !of.too_many) {
		struct waiting next = of.waiting[--of.waiting_count];
		split_sum(&of, &next);
	}
	*made = (struct factors){of.terms, of.count};
	return !of.too_many;
}
