/* SPDX-License-Identifier: GPL-3.0-or-later */
/* factors: a formula as a sum of products: which factors, to which powers, each term has. sum() over a set is a term
 * for each element. What is neither product nor quotient (a bracket with + in it, min, if ...) is one factor as it
 * stands; numbers go into the scale. */
#ifndef ASK_FACTORS_H
#define ASK_FACTORS_H
#include "core/program.h"

struct factor {
	int node;          /* of the program; its value for the term's element */
	double power;      /* not 0 */
	const char *id;    /* as a formula says it: "output", "carbon.factor", "prev(gdp)", "1 - tax" */
	struct title title;
	bool compound;     /* has signs between its parts, and wants brackets in a product */
};
struct factors_term {
	int set, element;  /* the element it is of; SCALAR: of none */
	double scale;
	struct factor *list; int count;
	const char *id;    /* its factors, "a * b / c" */
};
struct factors { struct factors_term *terms; int count; };

enum { FACTORS_TERMS_MOST = 4096 };
/* Of the variable's formula, for an element (-1: a scalar). False: more terms than that. */
bool factors_read(struct arena *arena, const struct program *program, int variable, int element, struct factors *made);
#endif
