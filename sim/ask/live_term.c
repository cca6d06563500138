/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_term: texts and numbers side by side, each operation done to both. Brackets are set where a spreadsheet would
 * read otherwise: a sign binds more strongly there than a power. Multiplied by 1 or 0, and choices by a number that
 * nobody can change, leave no trace. */
#include "ask/live_term.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "core/cells.h"

struct term term_number(struct arena *arena, double number)
{
	char text[NUMBER_SIZE];
	number_shortest(number, text);
	for (char *c = text; *c; c++)
		*c = *c == 'e' ? 'E' : *c;
	return (struct term){.text = arena_copy(arena, text, strlen(text)),
	                     .number = number,
	                     .binds = number < 0 ? BINDS_SUM : BINDS_ATOM,
	                     .size = 1,
	                     .literal = true};
}

struct term term_cell(struct arena *arena, int row, int year, double number)
{
	return (struct term){.text = arena_print(arena, "{%d:%d}", row, year), .number = number, .size = 1};
}

struct term term_whole(struct arena *arena, int row, double number)
{
	return (struct term){.text = arena_print(arena, "{%d:w}", row), .number = number, .size = 1};
}

struct term term_range(struct arena *arena, int from, int to, int year, double number)
{
	const char *text = arena_print(arena, "SUM({%d:%d}:{%d:%d})", from, year, to, year);
	return (struct term){.text = text, .number = number, .size = 2, .depth = 1};
}

static int larger(int a, int b) { return a > b ? a : b; }

static const char *within(struct arena *arena, const struct term *term, enum binding binding)
{
	return term->binds > binding ? arena_print(arena, "(%s)", term->text) : term->text;
}

static struct term joined(struct arena *arena, struct term a, enum binding left, const char *sign, struct term b,
                          enum binding right, enum binding binds, double number)
{
	return (struct term){
		.text = arena_print(arena, "%s%s%s", within(arena, &a, left), sign, within(arena, &b, right)),
		.number = number,
		.binds = binds,
		.size = a.size + b.size,
		.depth = larger(a.depth + (a.binds > left), b.depth + (b.binds > right))};
}

static bool is_number(const struct term *term, double number) { return term->literal && term->number == number; }

struct term term_add(struct arena *arena, struct term a, struct term b)
{
	if (a.literal && b.literal)
		return term_number(arena, a.number + b.number);
	if (is_number(&b, 0))
		return a;
	if (is_number(&a, 0))
		return b;
	return joined(arena, a, BINDS_SUM, "+", b, BINDS_PRODUCT, BINDS_SUM, a.number + b.number);
}

struct term term_subtract(struct arena *arena, struct term a, struct term b)
{
	if (a.literal && b.literal)
		return term_number(arena, a.number - b.number);
	if (is_number(&b, 0))
		return a;
	return joined(arena, a, BINDS_SUM, "-", b, BINDS_PRODUCT, BINDS_SUM, a.number - b.number);
}

struct term term_multiply(struct arena *arena, struct term a, struct term b)
{
	if ((a.literal && b.literal) || is_number(&a, 0) || is_number(&b, 0))
		return term_number(arena, a.number * b.number);
	if (is_number(&b, 1))
		return a;
	if (is_number(&a, 1))
		return b;
	return joined(arena, a, BINDS_PRODUCT, "*", b, BINDS_POWER, BINDS_PRODUCT, a.number * b.number);
}

struct term term_divide(struct arena *arena, struct term a, struct term b)
{
	if (a.literal && b.literal && b.number != 0)
		return term_number(arena, a.number / b.number);
	if (is_number(&b, 1))
		return a;
	return joined(arena, a, BINDS_PRODUCT, "/", b, BINDS_POWER, BINDS_PRODUCT, a.number / b.number);
}

struct term term_power(struct arena *arena, struct term a, struct term b)
{
	double number = kernel_number(KERNEL_POWER, a.number, b.number, 0);
	return joined(arena, a, BINDS_ATOM, "^", b, BINDS_ATOM, BINDS_POWER, number);
}

/* A comparison, where a number is wanted. */
static struct term as_number(struct arena *arena, struct term term)
{
	if (term.binds != BINDS_TRUTH)
		return term;
	term.text = arena_print(arena, "IF(%s,1,0)", term.text);
	term.binds = BINDS_ATOM;
	term.depth++;
	return term;
}

struct term term_compare(struct arena *arena, struct term a, const char *sign, struct term b)
{
	bool less = a.number < b.number, equal = a.number == b.number, more = a.number > b.number;
	bool holds = strcmp(sign, "<") == 0    ? less
	             : strcmp(sign, "<=") == 0 ? less || equal
	             : strcmp(sign, ">") == 0  ? more
	             : strcmp(sign, ">=") == 0 ? more || equal
	             : strcmp(sign, "=") == 0  ? equal
	                                       : !equal;
	double number = isnan(a.number) || isnan(b.number) ? NAN : holds;
	if (a.literal && b.literal)
		return term_number(arena, number);
	return joined(arena, a, BINDS_SUM, sign, b, BINDS_SUM, BINDS_TRUTH, number);
}

struct term term_call(struct arena *arena, const char *function, const struct term *arguments, int count, double number)
{
	struct text text;
	struct term made = {.number = number};
	text_init(&text, arena);
	text_print(&text, "%s(", function);
	for (int i = 0; i < count; i++) {
		text_print(&text, "%s%s", i ? "," : "", arguments[i].text);
		made.size += arguments[i].size;
		made.depth = larger(made.depth, arguments[i].depth + 1);
	}
	text_add(&text, ")");
	made.text = text.bytes;
	return made;
}

struct term term_if(struct arena *arena, struct term condition, struct term a, struct term b)
{
	bool holds = condition.number != 0;
	a = as_number(arena, a);
	b = as_number(arena, b);
	if (condition.literal)
		return holds ? a : b;
	if (condition.binds != BINDS_TRUTH)
		condition = joined(arena, condition, BINDS_SUM, "<>", term_number(arena, 0), BINDS_SUM, BINDS_TRUTH,
		                   condition.number);
	double number = isnan(condition.number) ? NAN : holds ? a.number : b.number;
	return term_call(arena, "IF", (struct term[]){condition, a, b}, 3, number);
}

static struct term extreme(struct arena *arena, enum kernel kernel, struct term a, struct term b)
{
	double number = kernel_number(kernel, a.number, b.number, 0);
	if (a.literal && b.literal)
		return term_number(arena, number);
	return term_call(arena, kernel == KERNEL_MINIMUM ? "MIN" : "MAX", (struct term[]){a, b}, 2, number);
}

/* clamp(excess / room, 0, most); where there is no room, 0. */
static struct term respond(struct arena *arena, struct term excess, struct term room, struct term most)
{
	struct term zero = term_number(arena, 0);
	struct term share = extreme(arena, KERNEL_MAXIMUM, zero,
	                            extreme(arena, KERNEL_MINIMUM, most, term_divide(arena, excess, room)));
	struct term made = term_if(arena, term_compare(arena, room, ">", zero), share, zero);
	made.number = kernel_number(KERNEL_RESPOND, excess.number, room.number, most.number);
	return made;
}

static struct term function(struct arena *arena, const char *name, enum kernel kernel, struct term a)
{
	return term_call(arena, name, &a, 1, kernel_number(kernel, a.number, 0, 0));
}

struct term term_apply(struct arena *arena, enum op op, const struct term *arguments)
{
	struct term a = arguments[0], b = arguments[1], c = arguments[2];
	if (op != OP_SELECT)
		a = as_number(arena, a);
	b = as_number(arena, b);
	c = as_number(arena, c);
	switch (op) {
	case OP_ADD: return term_add(arena, a, b);
	case OP_SUBTRACT: return term_subtract(arena, a, b);
	case OP_MULTIPLY: return term_multiply(arena, a, b);
	case OP_DIVIDE: return term_divide(arena, a, b);
	case OP_POWER: return term_power(arena, a, b);
	case OP_NEGATE: return joined(arena, term_number(arena, 0), BINDS_SUM, "-", a, BINDS_PRODUCT, BINDS_SUM, -a.number);
	case OP_MINIMUM: return extreme(arena, KERNEL_MINIMUM, a, b);
	case OP_MAXIMUM: return extreme(arena, KERNEL_MAXIMUM, a, b);
	case OP_CLAMP: return extreme(arena, KERNEL_MAXIMUM, b, extreme(arena, KERNEL_MINIMUM, c, a));
	case OP_EXP: return function(arena, "EXP", KERNEL_EXP, a);
	case OP_LOG: return function(arena, "LN", KERNEL_LOG, a);
	case OP_SIN: return function(arena, "SIN", KERNEL_SIN, a);
	case OP_COS: return function(arena, "COS", KERNEL_COS, a);
	case OP_SQRT: return function(arena, "SQRT", KERNEL_SQRT, a);
	case OP_ABS: return function(arena, "ABS", KERNEL_ABS, a);
	case OP_LESS: return term_compare(arena, a, "<", b);
	case OP_LESS_EQUAL: return term_compare(arena, a, "<=", b);
	case OP_EQUAL: return term_compare(arena, a, "=", b);
	case OP_NOT_EQUAL: return term_compare(arena, a, "<>", b);
	case OP_SELECT: return term_if(arena, a, b, c);
	case OP_RESPOND: return respond(arena, a, b, c);
	default: return a;
	}
}
