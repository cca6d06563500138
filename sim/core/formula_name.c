/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula_name: names and calls in formulas. A name is a variable, one element or group of it, or an input; one whose
 * section is left out says so. given(x, y) is the only optional reference: where x is left out, y takes x's unit. */
#include <ctype.h>
#include <string.h>
#include "core/formula_parts.h"

const char *const formula_words[] = {"min",       "max",     "clamp", "if",        "exp",  "log", "pow",
                                     "sqrt",      "abs",     "sum",   "prev",      "base", "at",  "given",
                                     "unlimited", "respond", "year",  "base_year", NULL};

static bool name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

char *parser_name(struct parser *parser, uint32_t *from)
{
	parser_skip_blanks(parser);
	*from = parser->at;
	while (name_char(parser->text[parser->at]))
		parser->at++;
	return arena_copy(parser_arena(parser), parser->text + *from, parser->at - *from);
}

static int unknown_name(struct parser *parser, const char *spelled, uint32_t from)
{
	struct program *program = parser->origin.program;
	const char *dot = strchr(spelled, '.');
	const struct absent *absent = names_find_absent(program->names, spelled);
	if (!absent && dot)
		absent =
			names_find_absent(program->names, arena_copy(program->arena, spelled, (size_t)(dot - spelled)));
	if (absent)
		return parser_fail(parser, from, parser->at, W_FORMULA_NEEDS_SECTION, W_FORMULA_NEEDS_SECTION_HINT,
		                   WORDS(spelled, absent->section));
	const char *nearest = program_nearest(program, spelled);
	return parser_fail(parser, from, parser->at, W_FORMULA_UNKNOWN,
	                   nearest ? W_DID_YOU_MEAN_NAME : W_FORMULA_UNKNOWN_HINT, WORDS(spelled, nearest));
}

static int input_node(struct parser *parser, const char *spelled, int input, int element, uint32_t from)
{
	struct program *program = parser->origin.program;
	const struct input *found = &program->inputs[input];
	int count = element < 0 ? program_elements(program, found->set) : 1;
	for (int i = 0; i < count; i++)
		if (found->value[element < 0 ? i : element].absent)
			return parser_fail(parser, from, parser->at, W_FORMULA_INPUT_ABSENT, W_FORMULA_INPUT_ABSENT_HINT,
			                   WORDS(found->value[element < 0 ? i : element].key, parser->origin.variable));
	(void)spelled;
	return node_add(program, &(struct node){.op = OP_INPUT,
	                                        .argument = {-1, -1, -1},
	                                        .set = element < 0 ? found->set : SCALAR,
	                                        .index = input,
	                                        .element = element,
	                                        .unit = found->unit,
	                                        .from = from,
	                                        .to = parser->at});
}

/* A reference to a variable: op is OP_VARIABLE, OP_PREVIOUS or OP_AT. */
int parser_reference(struct parser *parser, enum op op, int year)
{
	struct program *program = parser->origin.program;
	uint32_t from;
	const char *spelled = parser_name(parser, &from);
	int element, variable = program_find(program, spelled, &element);
	if (!*spelled)
		return parser_unexpected(parser, word_text(program->diags->language, W_FORMULA_A_NAME));
	if (variable < 0) {
		int input = program_find_input(program, spelled, &element);
		if (input >= 0 && op == OP_VARIABLE)
			return input_node(parser, spelled, input, element, from);
		return input >= 0 ? parser_fail(parser, from, parser->at, W_FORMULA_INPUT_HISTORY,
		                                W_FORMULA_INPUT_HISTORY_HINT, WORDS(spelled))
		                  : unknown_name(parser, spelled, from);
	}
	if (op == OP_PREVIOUS && parser->base_year)
		return parser_fail(parser, from, parser->at, W_FORMULA_PREV_IN_BASE, W_FORMULA_PREV_IN_BASE_HINT,
		                   WORDS(spelled));
	const struct variable *found = &program->variables[variable];
	return node_add(program, &(struct node){.op = op,
	                                        .argument = {-1, -1, -1},
	                                        .set = element < 0 ? found->set : SCALAR,
	                                        .index = variable,
	                                        .element = element,
	                                        .year = year,
	                                        .unit = found->unit,
	                                        .from = from,
	                                        .to = parser->at});
}

int parser_close(struct parser *parser, int node)
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
	return parser_close(parser, node);
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

/* given(x, y): x where it is there; otherwise y, in x's unit where the model that is left out tells it. */
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
		return unknown_name(parser, spelled, from);
	} else {
		note_fallback(parser, spelled);
	}
	if (previous && !parser_accept(parser, ")"))
		return parser_unexpected(parser, "\")\"");
	if (!parser_accept(parser, ","))
		return parser_unexpected(parser, "\",\"");
	int other = parser_compare(parser);
	if (!there) {
		struct unit unit = program_unit(program, absent->unit);
		if (program->nodes[other].op == OP_CONSTANT && unit_is_number(&program->nodes[other].unit))
			other = node_constant(program, program->nodes[other].constant * program->nodes[other].unit.factor,
			                      &unit);
	}
	return parser_close(parser, there ? node : other);
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
		int arg = parser_compare(parser);
		if (count < 16)
			args[count] = arg;
		count++;
	} while (parser_accept(parser, ","));
	int closed = parser_close(parser, args[0]);
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

int parser_call(struct parser *parser, const char *spelled, uint32_t from)
{
	struct program *program = parser->origin.program;
	if (strcmp(spelled, "prev") == 0)
		return parser_close(parser, parser_reference(parser, OP_PREVIOUS, 0));
	if (strcmp(spelled, "base") == 0)
		return parser_close(parser, parser_reference(parser, OP_AT, program->base_year));
	if (strcmp(spelled, "at") == 0)
		return at_call(parser);
	if (strcmp(spelled, "given") == 0)
		return given_call(parser);
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(spelled, functions[i].name) == 0)
			return function_call(parser, &functions[i], from);
	const char *nearest =
		text_nearest(spelled, formula_words, sizeof formula_words / sizeof *formula_words - 1);
	return parser_fail(parser, from, from + (uint32_t)strlen(spelled), W_FORMULA_FUNCTION,
	                   nearest ? W_DID_YOU_MEAN_NAME : W_FORMULA_FUNCTION_HINT, WORDS(spelled, nearest));
}
