/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula_name: names in formulas. A name is a variable, one element or group of it, or an input; one whose section is
 * left out says so. */
#include "core/formula_name.h"
#include <string.h>
#include "core/names.h"

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

int parser_unknown_name(struct parser *parser, const char *spelled, uint32_t from)
{
	struct program *program = parser->origin.program;
	const char *dot = strchr(spelled, '.');
	const struct absent *absent = names_find_absent(program->names, spelled);
	if (!absent && dot)
		absent =
			names_find_absent(program->names, arena_copy(program->arena, spelled, (size_t)(dot - spelled)));
	if (absent && absent->level)
		return parser_fail(parser, from, parser->at, W_FORMULA_NEEDS_LEVEL, W_NEEDS_LEVEL_HINT,
		                   WORDS(spelled, absent->level, arena_print(program->arena, "%d", program->prices),
		                         arena_print(program->arena, "%d", program->base_year)));
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
	                                        .percent = found->unit.share != SHARE_NONE,
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
		                  : parser_unknown_name(parser, spelled, from);
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
	                                        .percent = found->unit.share != SHARE_NONE,
	                                        .from = from,
	                                        .to = parser->at});
}
