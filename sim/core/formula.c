/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula: a recursive descent parser from text to nodes. Grammar, loosest first:
 *   compare: sum [(< <= > >= == !=) sum]     sum: term {(+|-) term}     term: sign {(*|/) sign}
 *   sign: [-|+] sign | power                 power: atom [^ sign]       atom: number [unit] | name | call | ( compare )
 * Depth is bounded (a hostile formula cannot exhaust the stack). Full-width signs are named. */
#include <ctype.h>
#include <string.h>
#include "core/formula.h"
#include "core/names.h"
#include "core/node.h"

enum { DEPTH_LIMIT = 64, LENGTH_LIMIT = 8192 };

struct parser {
	struct origin origin;
	const char *text;
	uint32_t at;
	int depth;
	bool base_year, failed;
};

const char *const formula_words[] = {"min", "max", "clamp", "if", "exp", "log", "pow", "sqrt", "abs", "sum", "prev", "base", "at",
	"given", "unlimited", "respond", "year", "base_year", NULL};

static int compare(struct parser *parser);

static int fail(struct parser *parser, uint32_t from, uint32_t to, enum word message, enum word hint, const char *const *args)
{
	if (!parser->failed)
		node_error(&parser->origin, from, to, message, hint, args);
	parser->failed = true;
	return node_poison(parser->origin.program);
}

static struct arena *arena_of(struct parser *parser) { return parser->origin.program->arena; }

static void skip_blanks(struct parser *parser)
{
	while (parser->text[parser->at] == ' ' || parser->text[parser->at] == '\t' || parser->text[parser->at] == '\n')
		parser->at++;
}

static bool accept(struct parser *parser, const char *sign)
{
	skip_blanks(parser);
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
	return arena_print(arena_of(parser), "\"%.*s\"", (int)used, text);
}

static int unexpected(struct parser *parser, const char *wanted)
{
	size_t used = 1;
	const char *text = parser->text + parser->at;
	int32_t code = *text ? utf8_decode(text, strlen(text), &used) : 0;
	bool wide = code >= 0xFF01 && code <= 0xFF5E;
	return fail(parser, parser->at, parser->at + (uint32_t)(*text ? used : 1), wide ? W_FORMULA_FULL_WIDTH : W_FORMULA_UNEXPECTED,
		wide ? W_FORMULA_FULL_WIDTH_HINT : W_FORMULA_UNEXPECTED_HINT, wide
		? WORDS(here(parser), arena_print(arena_of(parser), "%c", (char)(code - 0xFF01 + '!'))) : WORDS(here(parser), wanted));
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
		return fail(parser, from, to, W_FORMULA_NUMBER, W_FORMULA_NUMBER_HINT, WORDS(arena_copy(arena_of(parser), parser->text + from, to - from)));
	parser->at = to;
	struct unit unit = unit_one;
	if (accept(parser, "[")) {
		uint32_t begin = parser->at;
		const char *end = strchr(parser->text + begin, ']'), *nearest;
		if (!end)
			return unexpected(parser, "]");
		char *spelled = arena_copy(arena_of(parser), parser->text + begin, (size_t)(end - parser->text) - begin);
		size_t bad, length;
		if (!unit_parse(arena_of(parser), spelled, &unit, &bad, &length, &nearest))
			return fail(parser, begin, begin + (uint32_t)strlen(spelled), W_FORMULA_UNIT, nearest ? W_FORMULA_UNIT_NEAREST : W_NONE,
				WORDS(spelled, nearest));
		unit = program_unit(parser->origin.program, spelled);
		parser->at = (uint32_t)(end - parser->text) + 1;
	}
	return node_constant(parser->origin.program, value, &unit);
}

static bool name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

static char *name(struct parser *parser, uint32_t *from)
{
	skip_blanks(parser);
	*from = parser->at;
	while (name_char(parser->text[parser->at]))
		parser->at++;
	return arena_copy(arena_of(parser), parser->text + *from, parser->at - *from);
}

static int unknown_name(struct parser *parser, const char *spelled, uint32_t from)
{
	struct program *program = parser->origin.program;
	const char *dot = strchr(spelled, '.');
	const struct absent *absent = names_find_absent(program->names, spelled);
	if (!absent && dot)
		absent = names_find_absent(program->names, arena_copy(program->arena, spelled, (size_t)(dot - spelled)));
	if (absent)
		return fail(parser, from, parser->at, W_FORMULA_NEEDS_SECTION, W_FORMULA_NEEDS_SECTION_HINT, WORDS(spelled, absent->section));
	const char *nearest = program_nearest(program, spelled);
	return fail(parser, from, parser->at, W_FORMULA_UNKNOWN, nearest ? W_DID_YOU_MEAN_NAME : W_FORMULA_UNKNOWN_HINT, WORDS(spelled, nearest));
}

static int input_node(struct parser *parser, const char *spelled, int input, int element, uint32_t from)
{
	struct program *program = parser->origin.program;
	const struct input *found = &program->inputs[input];
	int count = element < 0 ? program_elements(program, found->set) : 1;
	for (int i = 0; i < count; i++)
		if (found->value[element < 0 ? i : element].absent)
			return fail(parser, from, parser->at, W_FORMULA_INPUT_ABSENT, W_FORMULA_INPUT_ABSENT_HINT,
				WORDS(found->value[element < 0 ? i : element].key, parser->origin.variable));
	(void)spelled;
	return node_add(program, &(struct node){.op = OP_INPUT, .argument = {-1, -1, -1}, .set = element < 0 ? found->set : SCALAR,
		.index = input, .element = element, .unit = found->unit, .from = from, .to = parser->at});
}

/* A reference to a variable: op is OP_VARIABLE, OP_PREVIOUS or OP_AT. */
static int reference(struct parser *parser, enum op op, int year)
{
	struct program *program = parser->origin.program;
	uint32_t from;
	const char *spelled = name(parser, &from);
	int element, variable = program_find(program, spelled, &element);
	if (!*spelled)
		return unexpected(parser, word_text(program->diags->language, W_FORMULA_A_NAME));
	if (variable < 0) {
		int input = program_find_input(program, spelled, &element);
		if (input >= 0 && op == OP_VARIABLE)
			return input_node(parser, spelled, input, element, from);
		return input >= 0 ? fail(parser, from, parser->at, W_FORMULA_INPUT_HISTORY, W_FORMULA_INPUT_HISTORY_HINT, WORDS(spelled))
		                  : unknown_name(parser, spelled, from);
	}
	if (op == OP_PREVIOUS && parser->base_year)
		return fail(parser, from, parser->at, W_FORMULA_PREV_IN_BASE, W_FORMULA_PREV_IN_BASE_HINT, WORDS(spelled));
	const struct variable *found = &program->variables[variable];
	return node_add(program, &(struct node){.op = op, .argument = {-1, -1, -1}, .set = element < 0 ? found->set : SCALAR, .index = variable,
		.element = element, .year = year, .unit = found->unit, .from = from, .to = parser->at});
}

static int close_call(struct parser *parser, int node)
{
	return accept(parser, ")") ? node : unexpected(parser, "\")\"");
}

static int at_call(struct parser *parser)
{
	struct program *program = parser->origin.program;
	int node = reference(parser, OP_AT, 0);
	if (!accept(parser, ","))
		return unexpected(parser, "\",\"");
	skip_blanks(parser);
	uint32_t from = parser->at;
	int year = 0;
	while (isdigit((unsigned char)parser->text[parser->at]) && parser->at < from + 4)
		year = year * 10 + (parser->text[parser->at++] - '0');
	if (year < program->base_year || year >= program->base_year + program->years)
		return fail(parser, from, parser->at > from ? parser->at : from + 1, W_FORMULA_YEAR, W_FORMULA_YEAR_HINT,
			WORDS(arena_print(program->arena, "%d", program->base_year), arena_print(program->arena, "%d", program->base_year + program->years - 1)));
	program->nodes[node].year = year;
	return close_call(parser, node);
}

/* given(x, y): x where it is there; otherwise y, in x's unit where the model that is left out tells it. */
static int given_call(struct parser *parser)
{
	struct program *program = parser->origin.program;
	uint32_t start = parser->at, from;
	bool previous = accept(parser, "prev") && accept(parser, "(");
	if (!previous)
		parser->at = start;
	uint32_t name_at = parser->at;
	const char *spelled = name(parser, &from);
	int element;
	bool there = program_find(program, spelled, &element) >= 0 || program_find_input(program, spelled, &element) >= 0;
	const struct absent *absent = names_find_absent(program->names, spelled);
	int node = -1;
	if (there) {
		parser->at = name_at;
		node = reference(parser, previous ? OP_PREVIOUS : OP_VARIABLE, 0);
	} else if (!absent) {
		return unknown_name(parser, spelled, from);
	}
	if (previous && !accept(parser, ")"))
		return unexpected(parser, "\")\"");
	if (!accept(parser, ","))
		return unexpected(parser, "\",\"");
	int other = compare(parser);
	if (!there) {
		struct unit unit = program_unit(program, absent->unit);
		if (program->nodes[other].op == OP_CONSTANT && unit_is_number(&program->nodes[other].unit))
			other = node_constant(program, program->nodes[other].constant * program->nodes[other].unit.factor, &unit);
	}
	return close_call(parser, there ? node : other);
}

struct function { const char *name; enum op op; int least, most; };
static const struct function functions[] = {
	{"min", OP_MINIMUM, 2, 16}, {"max", OP_MAXIMUM, 2, 16}, {"clamp", OP_CLAMP, 3, 3}, {"if", OP_SELECT, 3, 3}, {"exp", OP_EXP, 1, 1},
	{"log", OP_LOG, 1, 1}, {"pow", OP_POWER, 2, 2}, {"sqrt", OP_SQRT, 1, 1}, {"abs", OP_ABS, 1, 1}, {"sum", OP_SUM, 1, 1},
	{"unlimited", OP_UNLIMITED, 1, 1}, {"respond", OP_RESPOND, 3, 3},
};

static int function_call(struct parser *parser, const struct function *function, uint32_t from)
{
	int args[16], count = 0;
	do {
		int arg = compare(parser);
		if (count < 16)
			args[count] = arg;
		count++;
	} while (accept(parser, ","));
	int closed = close_call(parser, args[0]);
	if (parser->failed)
		return closed;
	if (count < function->least || count > function->most)
		return fail(parser, from, parser->at, W_FORMULA_ARGUMENTS, W_FORMULA_ARGUMENTS_HINT, WORDS(function->name,
			arena_print(arena_of(parser), "%d", count), arena_print(arena_of(parser), "%d", function->least)));
	if (function->op == OP_SUM && parser->origin.program->nodes[args[0]].set == SCALAR && parser->origin.program->nodes[args[0]].op != OP_POISON)
		return fail(parser, from, parser->at, W_FORMULA_SUM, W_FORMULA_SUM_HINT, WORDS(NULL));
	if (function->most < 16)
		return node_apply(&parser->origin, function->op, args, count, from, parser->at);
	int node = args[0];
	for (int i = 1; i < count; i++)
		node = node_apply(&parser->origin, function->op, (int[]){node, args[i]}, 2, from, parser->at);
	return node;
}

static int call(struct parser *parser, const char *spelled, uint32_t from)
{
	struct program *program = parser->origin.program;
	if (strcmp(spelled, "prev") == 0)
		return close_call(parser, reference(parser, OP_PREVIOUS, 0));
	if (strcmp(spelled, "base") == 0)
		return close_call(parser, reference(parser, OP_AT, program->base_year));
	if (strcmp(spelled, "at") == 0)
		return at_call(parser);
	if (strcmp(spelled, "given") == 0)
		return given_call(parser);
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(spelled, functions[i].name) == 0)
			return function_call(parser, &functions[i], from);
	const char *nearest = text_nearest(spelled, formula_words, sizeof formula_words / sizeof *formula_words - 1);
	return fail(parser, from, from + (uint32_t)strlen(spelled), W_FORMULA_FUNCTION, nearest ? W_DID_YOU_MEAN_NAME : W_FORMULA_FUNCTION_HINT,
		WORDS(spelled, nearest));
}

static int named(struct parser *parser)
{
	struct program *program = parser->origin.program;
	uint32_t from;
	const char *spelled = name(parser, &from);
	if (accept(parser, "("))
		return call(parser, spelled, from);
	if (strcmp(spelled, "year") == 0)
		return node_add(program, &(struct node){.op = OP_YEAR, .argument = {-1, -1, -1}, .index = -1, .element = -1, .unit = unit_one,
			.from = from, .to = parser->at});
	if (strcmp(spelled, "base_year") == 0)
		return node_constant(program, program->base_year, &unit_one);
	parser->at = from;
	return reference(parser, OP_VARIABLE, 0);
}

static int atom(struct parser *parser)
{
	skip_blanks(parser);
	char c = parser->text[parser->at];
	if (isdigit((unsigned char)c) || c == '.')
		return number(parser);
	if (c >= 'a' && c <= 'z')
		return named(parser);
	if (accept(parser, "("))
		return close_call(parser, compare(parser));
	return unexpected(parser, word_text(parser->origin.program->diags->language, W_FORMULA_A_VALUE));
}

static int sign(struct parser *parser)
{
	uint32_t from = parser->at;
	if (++parser->depth > DEPTH_LIMIT) {
		parser->depth--;
		return fail(parser, from, from + 1, W_FORMULA_DEPTH, W_NONE, WORDS(NULL));
	}
	int node;
	if (accept(parser, "-")) {
		node = sign(parser);
		node = node_apply(&parser->origin, OP_NEGATE, &node, 1, from, parser->at);
	} else if (accept(parser, "+")) {
		node = sign(parser);
	} else {
		node = atom(parser);
		if (accept(parser, "^")) {
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
		enum op op = accept(parser, "*") ? OP_MULTIPLY : accept(parser, "/") ? OP_DIVIDE : OP_COUNT;
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
		enum op op = accept(parser, "+") ? OP_ADD : accept(parser, "-") ? OP_SUBTRACT : OP_COUNT;
		if (op == OP_COUNT)
			break;
		int right = term(parser);
		node = node_apply(&parser->origin, op, (int[]){node, right}, 2, from, parser->at);
	}
	return node;
}

static int compare(struct parser *parser)
{
	static const struct { const char *sign; enum op op; bool swapped; } signs[] = {
		{"<=", OP_LESS_EQUAL, false}, {">=", OP_LESS_EQUAL, true}, {"==", OP_EQUAL, false}, {"!=", OP_NOT_EQUAL, false},
		{"<", OP_LESS, false}, {">", OP_LESS, true}};
	uint32_t from = parser->at;
	int node = sum(parser);
	for (size_t i = 0; i < sizeof signs / sizeof *signs && !parser->failed; i++)
		if (accept(parser, signs[i].sign)) {
			int right = sum(parser);
			return node_apply(&parser->origin, signs[i].op, signs[i].swapped ? (int[]){right, node} : (int[]){node, right}, 2, from, parser->at);
		}
	return node;
}

int formula_parse(struct program *program, int variable, const char *text, bool base_year)
{
	const struct variable *of = &program->variables[variable];
	struct parser parser = {.text = text, .base_year = base_year, .origin = {.program = program, .text = text, .variable = of->name}};
	parser.origin.place = program_place(program, of, &parser.origin.pointer);
	if (strlen(text) > LENGTH_LIMIT)
		return fail(&parser, 0, LENGTH_LIMIT, W_FORMULA_LONG, W_NONE, WORDS("8192"));
	int node = compare(&parser);
	skip_blanks(&parser);
	if (!parser.failed && text[parser.at])
		node = unexpected(&parser, word_text(program->diags->language, W_FORMULA_OPERATOR));
	if (program->nodes[node].op != OP_POISON && program->nodes[node].set != SCALAR && of->set == SCALAR)
		node = fail(&parser, 0, (uint32_t)strlen(text), W_FORMULA_SHAPE, W_FORMULA_SHAPE_HINT, WORDS(of->name));
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
