/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula_parser: where a parser stands in a formula, and how what is wrong there is told. Holds: only the first error
 * of a formula is reported. */
#include "core/formula_parser.h"
#include <string.h>
#include "base/utf8.h"

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
