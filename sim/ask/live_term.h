/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_term: a part of a spreadsheet's formula: its text, and the number that it comes to. In texts "{12:3}" is the
 * cell of row 12 in the fourth year, "{12:w}" the one for all years. Texts are made of operators and functions that
 * every spreadsheet has. */
#ifndef ASK_LIVE_TERM_H
#define ASK_LIVE_TERM_H
#include "base/arena.h"
#include "core/program.h"

enum binding { BINDS_ATOM, BINDS_POWER, BINDS_PRODUCT, BINDS_SUM, BINDS_TRUTH };
struct term {
	const char *text;
	double number;
	enum binding binds;
	int size, depth; /* names and numbers in it; brackets within one another */
	bool literal;    /* a number, and nothing that could be changed */
};

struct term term_number(struct arena *arena, double number);
struct term term_cell(struct arena *arena, int row, int year, double number);
struct term term_whole(struct arena *arena, int row, double number);
/* The sum of cells one below another. */
struct term term_range(struct arena *arena, int from, int to, int year, double number);
struct term term_apply(struct arena *arena, enum op op, const struct term *arguments);
struct term term_add(struct arena *arena, struct term a, struct term b);
struct term term_subtract(struct arena *arena, struct term a, struct term b);
struct term term_multiply(struct arena *arena, struct term a, struct term b);
struct term term_divide(struct arena *arena, struct term a, struct term b);
struct term term_power(struct arena *arena, struct term a, struct term b);
struct term term_if(struct arena *arena, struct term condition, struct term a, struct term b);
struct term term_compare(struct arena *arena, struct term a, const char *sign, struct term b); /* "<", "<=", ">", .. */
/* FUNCTION(a,b,..): what it comes to is the caller's to say. */
struct term term_call(struct arena *arena, const char *function, const struct term *arguments, int count,
                      double number);
#endif
