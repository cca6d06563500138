/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula: a recursive descent parser from text to nodes. Grammar, loosest first:
 *   compare: sum [(< <= > >= == !=) sum]     sum: term {(+|-) term}     term: sign {(*|/) sign}
 *   sign: [-|+] sign | power                 power: atom [^ sign]       atom: number [unit] | name | call | ( compare )
 * Depth is bounded (a hostile formula cannot exhaust the stack). Full-width signs are named. */
#include <ctype.h>
#include <string.h>
#include "core/formula_parts.h"

enum { DEPTH_LIMIT = 64, LENGTH_LIMIT = 8192 };

int parser_fail(struct parser *parser, uint32_t from, uint32_t to, enum word message, enum word hint,
                const char *const *args)
{
	if (!parser->failed)
		node_error(&parser->origin, from, to, message, hint, args);
	parser->failed = true;
	return node_poison(parser->origin.program);
}

struct arena *parser_arena(struct parser *parser) { return parser->origin.program->arena; }

void parser_skip_blanks(struct parser *parser)
{
	while (parser->text[parser->at] == ' ' || parser->text[parser->at] == '\t' ||
	       parser->text[parser->at] == '\n')
		parser->at++;
}

bool parser_accept(struct parser *parser, const char *sign)
{
	parser_skip_blanks(parser);
	size_t length = strlen(sign);
	if (strncmp(parser->text + parser->at, sign, length) != 0)
		return false;
	parser->at += (uint32_t)length;
	return true;
}

/* What stands at `at`, one character, for messages. */
static const char *here(struct parser *parser)
{
	size_t used = 1;
	const char *text = parser->text + parser->at;
	if (!*text)
		return word_text(parser->origin.program->diags->language, W_FORMULA_END);
	utf8_decode(text, strlen(text), &used);
	return arena_print(parser_arena(parser), "\"%.*s\"", (int)used, text);
}

int parser_unexpected(struct parser *parser, const char *wanted)
{
	size_t used = 1;
	const char *text = parser->text + parser->at;
	int32_t code = *text ? utf8_decode(text, strlen(text), &used) : 0;
	bool wide = code >= 0xFF01 && code <= 0xFF5E;
	return parser_fail(
		parser, parser->at, parser->at + (uint32_t)(*text ? used : 1),
		wide ? W_FORMULA_FULL_WIDTH : W_FORMULA_UNEXPECTED,
		wide ? W_FORMULA_FULL_WIDTH_HINT : W_FORMULA_UNEXPECTED_HINT,
		wide ? WORDS(here(parser), arena_print(parser_arena(parser), "%c", (char)(code - 0xFF01 + '!')))
			 : WORDS(here(parser), wanted));
}

static int number(struct parser *parser)
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
		return parser_fail(parser, from, to, W_FORMULA_NUMBER, W_FORMULA_NUMBER_HINT,
		                   WORDS(arena_copy(parser_arena(parser), parser->text + from, to - from)));
	parser->at = to;
	struct unit unit = unit_one;
	if (parser_accept(parser, "[")) {
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
	return node_constant(parser->origin.program, value, &unit);
}

static int named(struct parser *parser)
{
	struct program *program = parser->origin.program;
	uint32_t from;
	const char *spelled = parser_name(parser, &from);
	if (parser_accept(parser, "("))
		return parser_call(parser, spelled, from);
	if (strcmp(spelled, "year") == 0)
		return node_add(program, &(struct node){.op = OP_YEAR,
		                                        .argument = {-1, -1, -1},
		                                        .index = -1,
		                                        .element = -1,
		                                        .unit = unit_one,
		                                        .from = from,
		                                        .to = parser->at});
	if (strcmp(spelled, "base_year") == 0)
		return node_constant(program, program->base_year, &unit_one);
	parser->at = from;
	return parser_reference(parser, OP_VARIABLE, 0);
}

static int atom(struct parser *parser)
{
	parser_skip_blanks(parser);
	char c = parser->text[parser->at];
	if (isdigit((unsigned char)c) || c == '.')
		return number(parser);
	if (c >= 'a' && c <= 'z')
		return named(parser);
	if (parser_accept(parser, "("))
		return parser_close(parser, parser_compare(parser));
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

int parser_compare(struct parser *parser)
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
	if (strlen(text) > LENGTH_LIMIT)
		return parser_fail(&parser, 0, LENGTH_LIMIT, W_FORMULA_LONG, W_NONE, WORDS("8192"));
	int node = parser_compare(&parser);
	parser_skip_blanks(&parser);
	if (!parser.failed && text[parser.at])
		node = parser_unexpected(&parser, word_text(program->diags->language, W_FORMULA_OPERATOR));
	if (program->nodes[node].op != OP_POISON && program->nodes[node].set != SCALAR && of->set == SCALAR)
		node = parser_fail(&parser, 0, (uint32_t)strlen(text), W_FORMULA_SHAPE, W_FORMULA_SHAPE_HINT,
		                   WORDS(of->name));
	if (!base_year)
		program->variables[variable].relation = relation_read(program, node);
	return node_convert(&parser.origin, node, &of->unit);
}

static void collect(const struct program *program, int node, int *list, int capacity, int *count)
{
	if (node < 0)
		return;
	const struct node *at = &program->nodes[node];
	if (at->op == OP_INPUT || at->op == OP_VARIABLE || at->op == OP_PREVIOUS || at->op == OP_AT) {
		if (*count < capacity)
			list[(*count)++] = node;
		return;
	}
	for (int i = 0; i < 3; i++)
		collect(program, at->argument[i], list, capacity, count);
}

int formula_references(const struct program *program, int node, int *list, int capacity)
{
	int count = 0;
	collect(program, node, list, capacity, &count);
	for (int i = 1; i < count; i++) /* in order of their place in the text */
		for (int j = i; j > 0 && program->nodes[list[j]].from < program->nodes[list[j - 1]].from; j--) {
			int swap = list[j];
			list[j] = list[j - 1];
			list[j - 1] = swap;
		}
	return count;
}
