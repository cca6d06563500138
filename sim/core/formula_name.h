/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula_name: names in formulas. */
#ifndef CORE_FORMULA_NAME_H
#define CORE_FORMULA_NAME_H
#include "core/formula_parser.h"

char *parser_name(struct parser *parser, uint32_t *from); /* "" if no name stands here */
/* A name: op is OP_VARIABLE (an input then, too), OP_PREVIOUS or OP_AT in `year`. */
int parser_reference(struct parser *parser, enum op op, int year);
/* Tells that there is no such name, or which section it needs. */
int parser_unknown_name(struct parser *parser, const char *spelled, uint32_t from);
#endif
