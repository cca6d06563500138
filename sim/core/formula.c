/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula: a recursive descent parser from text to nodes. Grammar, loosest first:
 *   compare: sum [(< <= > >= == !=) sum]     sum: term {(+|-) term}     term: sign {(*|/) sign}
 *   sign: [-|+] sign | power                 power: atom [^ sign]       atom: number [unit] | name | call | ( compare )
 * given(x, y) is the only optional reference: where x is left out, y takes x's unit. Depth is bounded (a hostile
 * formula cannot exhaust the stack). Full-width signs are named. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "core/formula.h"
#include "base/nearest.h"
#include "base/number.h"
#include "core/complementarity.h"
#include "core/formula_name.h"
#include "core/names.h"
#include "core/node_walk.h"
#include "core/percentage.h"

enum { DEPTH_LIMIT = 64, LENGTH_LIMIT = 8192 }; /* of what users write */

const char *const formula_words[] = {"min",  "max",  "clamp", "if",    "exp",       "log",     "sin",
                                     "cos",  "pow",  "sqrt",  "abs",   "sum",       "prev",    "base",
                                     "at",   "given", "unlimited", "respond", "year", "base_year", NULL};

static int bad_literal(struct parser *parser, uint32_t from, uint32_t to)
{
	const char *text = arena_copy(parser_arena(parser), parser->text + from, to - from);
	bool number = number_length(text, to - from) == to - from;
	enum number_range range = number ? number_range(text, to - from) : NUMBER_HELD;
	return parser_fail(parser, from, to,
	                   range == NUMBER_TOO_LARGE   ? W_NUMBER_HUGE
	                   : range == NUMBER_TOO_SMALL ? W_NUMBER_TINY
	                                               : W_FORMULA_NUMBER,
	                   range == NUMBER_TOO_LARGE   ? W_NUMBER_HUGE_HINT
	                   : range == NUMBER_TOO_SMALL ? W_NUMBER_TINY_HINT
	                                               : W_FORMULA_NUMBER_HINT,
	                   WORDS(text));
}

static int parse_literal(struct parser *parser)
{
	uint32_t from = parser->at, to = from;
	while (isdigit((unsigned char)parser->text[to]) || parser->text[to] == '.')
		to++;
	if (parser->text[to] == 'e' || parser->text[to] == 'E') {
		uint32_t exponent = to + 1 + (parser->text[to + 1] == '-' || parser->text[to + 1] == '+');
		if (isdigit((unsigned char)parser->text[exponent]))
			for (to = exponent; isdigit((unsigned char)parser->text[to]); to++)
				;
	}
	double value;
	if (!number_parse(parser->text + from, to - from, &value))
		return bad_literal(parser, from, to);
	parser->at = to;
	struct unit unit = unit_one;
	bool unit_said = parser_accept(parser, "[");
	if (unit_said) {
		uint32_t begin = parser->at;
		const char *end = strchr(parser->text + begin, ']'), *nearest;
		if (!end)
			return parser_unexpected(parser, "]");
		char *spelled =
			arena_copy(parser_arena(parser), parser->text + begin, (size_t)(end - parser->text) - begin);
		size_t bad, length;
		if (!unit_parse(parser_arena(parser), spelled, &unit, &bad, &length, &nearest))
			return parser_fail(parser, begin, begin + (uint32_t)strlen(spelled), W_FORMULA_UNIT,
			                   nearest ? W_FORMULA_UNIT_NEAREST : W_NONE, WORDS(spelled, nearest));
		unit = program_unit(parser->origin.program, spelled);
		parser->at = (uint32_t)(end - parser->text) + 1;
	}
	int node = node_constant(parser->origin.program, value, &unit);
	struct node *made = &parser->origin.program->nodes[node];
	made->from = from;
	made->to = unit_said ? parser->at : to;
	made->bare = !unit_said;
	made->percent = unit.share != SHARE_NONE;
	return node;
}

/* --- calls --- */

static int parse_comparison(struct parser *parser);

static bool is_models_own(const struct parser *parser)
{
	return !parser->origin.program->variables[parser->variable].place.source;
}

static int close_bracket(struct parser *parser, int node)
{
	return parser_accept(parser, ")") ? node : parser_unexpected(parser, "\")\"");
}

static int at_call(struct parser *parser)
{
	struct program *program = parser->origin.program;
	int node = parser_reference(parser, OP_AT, 0);
	if (!parser_accept(parser, ","))
		return parser_unexpected(parser, "\",\"");
	parser_skip_blanks(parser);
	uint32_t from = parser->at;
	int year = 0;
	while (isdigit((unsigned char)parser->text[parser->at]) && parser->at < from + 4)
		year = year * 10 + (parser->text[parser->at++] - '0');
	if (year < program->base_year || year >= program->base_year + program->years)
		return parser_fail(parser, from, parser->at > from ? parser->at : from + 1, W_FORMULA_YEAR,
		                   W_FORMULA_YEAR_HINT,
		                   WORDS(arena_print(program->arena, "%d", program->base_year),
		                         arena_print(program->arena, "%d", program->base_year + program->years - 1)));
	program->nodes[node].year = year;
	return close_bracket(parser, node);
}

/* Said once of a formula's variable. */
static void note_fallback(const struct parser *parser, const char *wanted)
{
	struct program *program = parser->origin.program;
	for (int f = 0; f < program->fallback_count; f++)
		if (program->fallbacks[f].variable == parser->variable && strcmp(program->fallbacks[f].wanted, wanted) == 0)
			return;
	*ARENA_PUSH(program->arena, program->fallbacks, program->fallback_count, program->fallback_capacity) =
		(struct fallback){parser->variable, wanted};
}

/* given(x, y): x where it is there; otherwise y, a plain number in x's unit as the model that is left out tells it. */
static int given_call(struct parser *parser)
{
	struct program *program = parser->origin.program;
	uint32_t start = parser->at, from;
	bool previous = parser_accept(parser, "prev") && parser_accept(parser, "(");
	if (!previous)
		parser->at = start;
	uint32_t name_at = parser->at;
	const char *spelled = parser_name(parser, &from);
	int element;
	bool there =
		program_find(program, spelled, &element) >= 0 || program_find_input(program, spelled, &element) >= 0;
	const struct absent *absent = names_find_absent(program->names, spelled);
	int node = -1;
	if (there) {
		parser->at = name_at;
		node = parser_reference(parser, previous ? OP_PREVIOUS : OP_VARIABLE, 0);
	} else if (!absent) {
		return parser_unknown_name(parser, spelled, from);
	} else {
		note_fallback(parser, spelled);
	}
	if (previous && !parser_accept(parser, ")"))
		return parser_unexpected(parser, "\")\"");
	if (!parser_accept(parser, ","))
		return parser_unexpected(parser, "\",\"");
	int other = parse_comparison(parser);
	struct unit unit = there ? program->nodes[node].unit : program_unit(program, absent->unit);
	if (unit.share && !percentage_beside_fits(&parser->origin, other)) {
		parser->failed = true;
		return node_poison(program);
	}
	if (!there && !unit.share) { /* beside a percentage a plain number is a ratio, as everywhere */
		if (program->nodes[other].op == OP_CONSTANT && unit_is_number(&program->nodes[other].unit))
			other = node_constant(program, program->nodes[other].constant * program->nodes[other].unit.factor,
			                      &unit);
	}
	return close_bracket(parser, there ? node : other);
}

struct function {
	const char *name;
	enum op op;
	int least, most;
};
static const struct function functions[] = {
	{"min", OP_MINIMUM, 2, 16},
	{"max", OP_MAXIMUM, 2, 16},
	{"clamp", OP_CLAMP, 3, 3},
	{"if", OP_SELECT, 3, 3},
	{"exp", OP_EXP, 1, 1},
	{"log", OP_LOG, 1, 1},
	{"sin", OP_SIN, 1, 1},
	{"cos", OP_COS, 1, 1},
	{"pow", OP_POWER, 2, 2},
	{"sqrt", OP_SQRT, 1, 1},
	{"abs", OP_ABS, 1, 1},
	{"sum", OP_SUM, 1, 1},
	{"unlimited", OP_UNLIMITED, 1, 1},
	{"respond", OP_RESPOND, 3, 3},
};

static int function_call(struct parser *parser, const struct function *function, uint32_t from)
{
	int args[16], count = 0;
	do {
		int arg = parse_comparison(parser);
		if (count < 16)
			args[count] = arg;
		count++;
	} while (parser_accept(parser, ","));
	int closed = close_bracket(parser, args[0]);
	if (parser->failed)
		return closed;
	if (count < function->least || count > function->most)
		return parser_fail(parser, from, parser->at, W_FORMULA_ARGUMENTS, W_FORMULA_ARGUMENTS_HINT,
		                   WORDS(function->name, arena_print(parser_arena(parser), "%d", count),
		                         arena_print(parser_arena(parser), "%d", function->least)));
	if (function->op == OP_SUM && parser->origin.program->nodes[args[0]].set == SCALAR &&
	    parser->origin.program->nodes[args[0]].op != OP_POISON)
		return parser_fail(parser, from, parser->at, W_FORMULA_SUM, W_FORMULA_SUM_HINT, WORDS(NULL));
	if (function->most < 16)
		return node_apply(&parser->origin, function->op, args, count, from, parser->at);
	int node = args[0];
	for (int i = 1; i < count; i++)
		node = node_apply(&parser->origin, function->op, (int[]){node, args[i]}, 2, from, parser->at);
	return node;
}

/* What models alone write, of limits that act together: cut_together(1, excess.., room.., yield.., most..). */
static int together_call(struct parser *parser, enum op op, uint32_t from)
{
	struct program *program = parser->origin.program;
	const int most = complementarity_numbers(COMPLEMENTARITY_MOST);
	int *list = ARENA_ARRAY(program->arena, most + 1, int), count = 0, which = parse_literal(parser), limits = 1;
	while (parser_accept(parser, ",") && count < most)
		list[count++] = parse_comparison(parser);
	int closed = close_bracket(parser, which);
	if (parser->failed)
		return closed;
	while (complementarity_numbers(limits) < count)
		limits++;
	return node_together(&parser->origin, op, list, limits, (int)program->nodes[which].constant - 1, from, parser->at);
}

/* After "spelled(". */
static int call(struct parser *parser, const char *spelled, uint32_t from)
{
	struct program *program = parser->origin.program;
	bool models_own = is_models_own(parser);
	if (strcmp(spelled, "prev") == 0)
		return close_bracket(parser, parser_reference(parser, OP_PREVIOUS, 0));
	if (strcmp(spelled, "base") == 0)
		return close_bracket(parser, parser_reference(parser, OP_AT, program->base_year));
	if (strcmp(spelled, "at") == 0)
		return at_call(parser);
	if (strcmp(spelled, "given") == 0)
		return given_call(parser);
	if (models_own && strcmp(spelled, "cut_together") == 0)
		return together_call(parser, OP_CUT, from);
	if (models_own && strcmp(spelled, "worth_together") == 0)
		return together_call(parser, OP_WORTH, from);
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(spelled, functions[i].name) == 0)
			return function_call(parser, &functions[i], from);
	const char *nearest =
		nearest_name(spelled, formula_words, sizeof formula_words / sizeof *formula_words - 1);
	return parser_fail(parser, from, from + (uint32_t)strlen(spelled), W_FORMULA_FUNCTION,
	                   nearest ? W_DID_YOU_MEAN_NAME : W_FORMULA_FUNCTION_HINT, WORDS(spelled, nearest));
}

/* --- the levels of the grammar --- */

static int parse_name(struct parser *parser)
{
	struct program *program = parser->origin.program;
	uint32_t from;
	const char *spelled = parser_name(parser, &from);
	if (parser_accept(parser, "("))
		return call(parser, spelled, from);
	if (strcmp(spelled, "year") == 0)
		return node_add(program, &(struct node){.op = OP_YEAR,
		                                        .argument = {-1, -1, -1},
		                                        .index = -1,
		                                        .element = -1,
		                                        .unit = unit_one,
		                                        .bare = true,
		                                        .from = from,
		                                        .to = parser->at});
	if (strcmp(spelled, "base_year") == 0) {
		int node = node_constant(program, program->base_year, &unit_one);
		program->nodes[node].bare = true;
		program->nodes[node].from = from;
		program->nodes[node].to = parser->at;
		return node;
	}
	parser->at = from;
	return parser_reference(parser, OP_VARIABLE, 0);
}

static int atom(struct parser *parser)
{
	parser_skip_blanks(parser);
	char c = parser->text[parser->at];
	if (isdigit((unsigned char)c) || c == '.')
		return parse_literal(parser);
	if (c >= 'a' && c <= 'z')
		return parse_name(parser);
	if (parser_accept(parser, "("))
		return close_bracket(parser, parse_comparison(parser));
	return parser_unexpected(parser, word_text(parser->origin.program->diags->language, W_FORMULA_A_VALUE));
}

static int sign(struct parser *parser)
{
	uint32_t from = parser->at;
	if (++parser->depth > DEPTH_LIMIT) {
		parser->depth--;
		return parser_fail(parser, from, from + 1, W_FORMULA_DEPTH, W_NONE, WORDS(NULL));
	}
	int node;
	if (parser_accept(parser, "-")) {
		node = sign(parser);
		node = node_apply(&parser->origin, OP_NEGATE, &node, 1, from, parser->at);
	} else if (parser_accept(parser, "+")) {
		node = sign(parser);
	} else {
		node = atom(parser);
		if (parser_accept(parser, "^")) {
			int exponent = sign(parser);
			node = node_apply(&parser->origin, OP_POWER, (int[]){node, exponent}, 2, from, parser->at);
		}
	}
	parser->depth--;
	return node;
}

static int term(struct parser *parser)
{
	uint32_t from = parser->at;
	int node = sign(parser);
	while (!parser->failed) {
		enum op op = parser_accept(parser, "*")   ? OP_MULTIPLY
		             : parser_accept(parser, "/") ? OP_DIVIDE
		                                          : OP_COUNT;
		if (op == OP_COUNT)
			break;
		int right = sign(parser);
		node = node_apply(&parser->origin, op, (int[]){node, right}, 2, from, parser->at);
	}
	return node;
}

static int sum(struct parser *parser)
{
	uint32_t from = parser->at;
	int node = term(parser);
	while (!parser->failed) {
		enum op op = parser_accept(parser, "+")   ? OP_ADD
		             : parser_accept(parser, "-") ? OP_SUBTRACT
		                                          : OP_COUNT;
		if (op == OP_COUNT)
			break;
		int right = term(parser);
		node = node_apply(&parser->origin, op, (int[]){node, right}, 2, from, parser->at);
	}
	return node;
}

static int parse_comparison(struct parser *parser)
{
	static const struct {
		const char *sign;
		enum op op;
		bool swapped;
	} signs[] = {{"<=", OP_LESS_EQUAL, false}, {">=", OP_LESS_EQUAL, true}, {"==", OP_EQUAL, false},
	             {"!=", OP_NOT_EQUAL, false},  {"<", OP_LESS, false},       {">", OP_LESS, true}};
	uint32_t from = parser->at;
	int node = sum(parser);
	for (size_t i = 0; i < sizeof signs / sizeof *signs && !parser->failed; i++)
		if (parser_accept(parser, signs[i].sign)) {
			int right = sum(parser);
			return node_apply(&parser->origin, signs[i].op,
			                  signs[i].swapped ? (int[]){right, node} : (int[]){node, right}, 2, from,
			                  parser->at);
		}
	return node;
}

int formula_parse(struct program *program, int variable, const char *text, bool base_year)
{
	const struct variable *of = &program->variables[variable];
	struct parser parser = {.text = text,
	                        .variable = variable,
	                        .base_year = base_year,
	                        .origin = {.program = program, .text = text, .variable = of->name}};
	parser.origin.place = program_place(program, of, &parser.origin.pointer);
	if (strlen(text) > LENGTH_LIMIT && !is_models_own(&parser))
		return parser_fail(&parser, 0, LENGTH_LIMIT, W_FORMULA_LONG, W_NONE, WORDS("8192"));
	int node = parse_comparison(&parser);
	parser_skip_blanks(&parser);
	if (!parser.failed && text[parser.at])
		node = parser_unexpected(&parser, word_text(program->diags->language, W_FORMULA_OPERATOR));
	if (program->nodes[node].op != OP_POISON && program->nodes[node].set != SCALAR && of->set == SCALAR)
		node = parser_fail(&parser, 0, (uint32_t)strlen(text), W_FORMULA_SHAPE, W_FORMULA_SHAPE_HINT,
		                   WORDS(of->name));
	if (!percentage_result_fits(&parser.origin, node, &of->unit))
		return node_poison(program);
	if (!base_year)
		program->variables[variable].derived = derived_read(program, node);
	return node_convert(&parser.origin, node, &of->unit);
}

struct reference { int node; uint32_t from; };

static int by_from(const void *left, const void *right)
{
	const struct reference *a = left, *b = right;
	return a->from != b->from ? (a->from > b->from) - (a->from < b->from) : a->node - b->node;
}

int formula_references(const struct program *program, int node, int *list, int capacity)
{
	struct reference *found = ARENA_ARRAY(program->arena, capacity + 1, struct reference);
	struct node_walk walk = node_walk_of(program, node);
	int count = 0;
	for (const struct node *at; (at = node_walk_next(&walk)) && count < capacity;)
		if (node_names(at))
			found[count++] = (struct reference){walk.at, at->from};
	qsort(found, (size_t)count, sizeof *found, by_from);
	for (int i = 0; i < count; i++)
		list[i] = found[i].node;
	return count;
}
