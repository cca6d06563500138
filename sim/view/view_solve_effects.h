/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_solve_effects: what else a change that solve found does. */
#ifndef VIEW_SOLVE_EFFECTS_H
#define VIEW_SOLVE_EFFECTS_H
#include "ask/solve.h"
#include "view/view.h"

enum { SOLVE_LEVERS = 1, SOLVE_CHANGED, SOLVE_MOVED, SOLVE_SCREEN = SOLVE_MOVED }; /* parts of the document */
struct solve_speaker {
	struct arena *arena;
	const struct solve *solve;
	const struct view *view;
};
/* Of what is measured before and after a change: decimals that both verdicts need; a cell of one of them. */
int view_solve_decimals(const struct target_result *before, const struct target_result *after);
struct cell view_solve_value(const struct solve_speaker *telling, const struct target_result *target, int decimals);
/* Verdicts that change and targets that move, by name; limits that bind or break otherwise. */
void view_solve_effects(struct document *document, const struct solve_speaker *telling);
#endif
