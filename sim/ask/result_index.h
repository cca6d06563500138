/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_index: what is asked again and again of a result, found once: a target by its id, the rate of a variable, the
 * variables that targets are about. */
#ifndef ASK_RESULT_INDEX_H
#define ASK_RESULT_INDEX_H
#include "ask/result.h"
#include "base/lookup.h"

enum index_rate { RATE_GROWTH, RATE_DECLINE, RATES };

struct result_index {
	struct lookup *targets; /* id -> struct target_result */
	struct lookup *about;   /* name of a variable -> the first target about it and 1 */
	int *next_about;        /* [targets] the next one about the same; -1: none */
	int *rate[RATES];       /* [variables] the first that is this rate of it, of its shape, and no target's; -1: none */
	bool **covered;         /* [variables][1 + element]: standing_covers */
};

/* The first target about a variable of that name; -1: none is. */
int result_index_about(const struct result *result, const char *name);
/* Once targets are judged. */
const struct result_index *result_index_make(struct arena *arena, const struct result *result);
#endif
