/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reach: which inputs a variable takes, through whatever formulas, in whatever year. */
#ifndef ASK_REACH_H
#define ASK_REACH_H
#include "core/program.h"

struct reach {
	const struct program *program;
	bool *inputs; /* [inputs] */
	bool *seen;   /* [variables] */
};
struct reach reach_begin(struct arena *arena, const struct program *program); /* of no variable yet */
void reach_variable(struct reach *reach, int variable);
#endif
