/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said: all that a plan or a scenario says, as assumptions, without a run: numbers in one unit, year by year, with
 * their ranges, uncertainty, sources and notes; targets; formulas, choices, titles; what was observed. A number for all
 * sectors is one for each. */
#ifndef ASK_SAID_H
#define ASK_SAID_H
#include "ask/assumption.h"

struct said_question {
	const struct scenario *said, *other; /* of reader_said; what it is held against */
	const struct model *const *models;
	int first, last;                     /* the years that numbers are written out for */
	const struct lookup *renamed;        /* ids of targets, by those that they have here; NULL: none is */
};
/* The years that it speaks of. */
void said_years(const struct scenario *said, int *first, int *last);
struct assumptions said_of(struct arena *arena, const struct said_question *question);
/* Rows of observations. */
struct assumptions said_observed(struct arena *arena, const struct observed *observed);
#endif
