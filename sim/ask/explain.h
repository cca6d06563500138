/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: why this number. Walks from a variable and year down to inputs, each variable once, last year's
 * values as leaves. */
#ifndef ASK_EXPLAIN_H
#define ASK_EXPLAIN_H
#include "ask/result.h"

enum step_kind {
	STEP_VARIABLE,
	STEP_INPUT,
	STEP_PREVIOUS, /* last year's or another year's value: a leaf */
	STEP_SEEN /* explained above: a leaf */
};
struct step {
	enum step_kind kind;
	int depth;                   /* 0: the variable asked for */
	bool last;                   /* the last child of its parent */
	const char *name;            /* "output.manufacturing", "sectors.manufacturing.growth" */
	struct title title;
	int variable, input, element, year;
	double value;
	struct unit unit;
	const char *formula;         /* with names; NULL for inputs */
	const char *numbers;         /* the formula with values in place of names: "403.4 (2024) * (1 + 15.26 %)" */
	struct place place;          /* of the input's value, or the user's formula, or the binding limit */
	const char *source;
	struct title note;
	const char *limit;           /* id of the limit that this step reports on, when it binds in that year; else NULL */
	const struct input_value *given; /* STEP_INPUT, or the one input that a step passes on */
	const struct input *given_to;    /* whose value that is */
};
struct explanation { const struct step *steps; int count; };
/* depth: -1 for all. */
struct explanation explain(struct arena *arena, const struct result *result, int variable, int element, int year,
                           int depth);
#endif
