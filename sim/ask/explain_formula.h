/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain_formula: what a formula mentions, and how it reads with numbers. Texts live as long as the program. */
#ifndef ASK_EXPLAIN_FORMULA_H
#define ASK_EXPLAIN_FORMULA_H
#include "ask/result.h"

/* One name in a formula, or a call that is one value: prev(x), base(x), at(x, y), unlimited(x). */
struct formula_mention {
	const struct node *node;
	bool in_sum;         /* stands for all elements */
	bool unlimited;      /* the companion's value */
	bool idle;           /* does nothing this year: left out */
	uint32_t from, to;   /* its span in the text */
};

/* The formula that is shown for a variable: its own or, where nothing but one name is left of that, this one's. */
struct shown { const char *text; struct formula_mention *list; int count; };

struct shown explain_shown(const struct result *result, int variable, int element, int year);
/* The formula with numbers for names. Under sum() one name alone becomes the list of its values. */
const char *explain_numbers(const struct result *result, const struct shown *shown, int element, int year);

int mention_year(const struct formula_mention *mention, int year);
/* The element a mention stands for when `element` is explained; the first of all where it stands under sum(). */
int mention_element(const struct formula_mention *mention, int element);
double mention_value(const struct result *result, const struct formula_mention *mention, int element, int year);
#endif
