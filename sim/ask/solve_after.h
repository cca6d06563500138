/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_after: what a change of inputs does to targets and limits: the run with it, as far as it is told. */
#ifndef ASK_SOLVE_AFTER_H
#define ASK_SOLVE_AFTER_H
#include "ask/solve.h"
#include "ask/solve_parts.h"

/* The targets of the space, judged at z: [wish_count]. */
const struct target_result *solve_judged(struct space *space, const double *z);
/* made->targets and made->limits, at made->point. */
void solve_after(struct arena *arena, struct solve *made);
#endif
