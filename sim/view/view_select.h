/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_select: which variables, targets and years are shown, and in which order. */
#ifndef VIEW_SELECT_H
#define VIEW_SELECT_H
#include "view/view.h"

/* Each element, then each group of a variable; scalars have the one element -1. Walk with e = view_first; e < view_end;
 * e++. */
int view_first(const struct result *result, int variable);
int view_end(const struct result *result, int variable);
bool view_wants(const struct result *result, int variable, int element, const struct view *view);
bool view_wants_target(const struct result *result, const struct target_result *target, const struct view *view);
/* A screen of what matters, and no more than that: nothing was asked for by name, and not all. */
bool view_is_screen(const struct view *view);
bool view_wants_year(const struct view *view, int year);
int view_variable(const struct result *result, const char *name); /* a variable's own name; -1: none */
int view_last_year(const struct result *result);                  /* of the run */
int view_target_year(const struct result *result);                /* the plan's last year, within the run */
struct view_order {
	const struct target_result **list;
	int count;
};
/* Wanted targets, those of one group together, otherwise in the plan's order. */
bool view_same_group(const struct target *a, const struct target *b);
struct view_order view_targets(struct arena *arena, const struct result *result, const struct view *view);
#endif
