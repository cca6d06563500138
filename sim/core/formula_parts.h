/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula_parts: what formula.c (grammar) and formula_name.c (names and calls) share. Every function returns a node; after
 * the first error of a formula, which was reported, a poison node. */
#ifndef CORE_FORMULA_PARTS_H
#define CORE_FORMULA_PARTS_H
#include "core/formula.h"
#include "core/names.h"
#include "core/node.h"

struct parser {
	struct origin origin;
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
int parser_compare(struct parser *parser);                        /* the loosest level: a whole expression */
int parser_close(struct parser *parser, int node);                /* ")" after the arguments of a call */
char *parser_name(struct parser *parser, uint32_t *from);         /* "" if no name stands here */
/* A name: op is OP_VARIABLE (an input then, too), OP_PREVIOUS or OP_AT in `year`. */
int parser_reference(struct parser *parser, enum op op, int year);
int parser_call(struct parser *parser, const char *spelled, uint32_t from); /* after "spelled(" */
#endif
