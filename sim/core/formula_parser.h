/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula_parser: a formula while it is read. What returns a node returns, after the first error of a formula, which
 * was reported, a poison node. */
#ifndef CORE_FORMULA_PARSER_H
#define CORE_FORMULA_PARSER_H
#include "core/node.h"

struct parser {
	struct node_origin origin;
	const char *text;
	int variable; /* whose formula it is */
	uint32_t at;
	int depth;
	bool base_year, failed;
};

struct arena *parser_arena(struct parser *parser);
int parser_fail(struct parser *parser, uint32_t from, uint32_t to, enum word message, enum word hint,
                const char *const *args);
int parser_unexpected(struct parser *parser, const char *wanted); /* what stands here, and what should */
void parser_skip_blanks(struct parser *parser);
bool parser_accept(struct parser *parser, const char *sign);      /* blanks, then the sign if it is there */
#endif
