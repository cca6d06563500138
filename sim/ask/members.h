/* SPDX-License-Identifier: GPL-3.0-or-later */
/* members: the members of an ensemble kept apart: what each draws, what it comes to, which targets it meets. Member k
 * of a seed is the same as in ensemble.h, bit for bit, for any number of members and threads. */
#ifndef ASK_MEMBERS_H
#define ASK_MEMBERS_H
#include <signal.h>
#include <stdint.h>
#include "ask/trial.h"

/* Some members after one another, at most DRAW_BLOCK. Lasts as long as the call that hands it over. */
struct members_block {
	uint64_t first; /* of the ensemble's members, from 0 */
	int count;
	int columns;           /* trial_columns of levers_uncertain: a shock has one for each row of the run */
	const double *drawn;   /* [count][columns] */
	int wanted_count;
	const double *values;  /* [count][wanted_count]; NAN where there is none */
	int target_count;      /* the centre's */
	const double *measured; /* [count][target_count] what each target measures; NAN: nothing, or it cannot be judged */
	const bool *met;       /* [count][target_count] false where it cannot be judged */
};

struct members_question {
	uint64_t members, seed; /* members: at least 1 */
	int threads;
	const struct trial_wanted *wanted; int wanted_count;
	const volatile sig_atomic_t *stop; /* NULL: never */
	/* Block by block in the order of members, on the caller's thread; false: no more are needed. */
	bool (*take)(void *context, const struct members_block *block);
	void *context;
};

/* False: stopped by *stop. Memory does not depend on the number of members. */
bool members_run(struct arena *arena, const struct result *centre, const struct members_question *question);
#endif
