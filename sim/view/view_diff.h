/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_diff: what plans or scenarios say otherwise. */
#ifndef VIEW_DIFF_H
#define VIEW_DIFF_H
#include "ask/diff.h"
#include "view/view.h"

struct said view_diff(struct arena *arena, const struct diff *diff, const struct view *view);

/* What both views of it need. */
extern const char *const diff_groups[CHANGE_GROUPS]; /* as data call them: "targets" */
extern const char *const diff_aspects[ASPECTS];      /* "value" */
/* "added", "removed", "changed", or "unit": not the same quantity */
const char *diff_how(const struct change *change);
extern const struct relation view_diff_data;
struct diff_view {
	const struct diff *diff;
	const struct view *view;
};
#endif
