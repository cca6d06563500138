/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_held: in one line each, whatever the number of inputs: which are held outside the years that their files state,
 * which lie between two, and what ends inside the run. */
#ifndef VIEW_HELD_H
#define VIEW_HELD_H
#include "ask/findings.h"
#include "view/view.h"

/* "after 2025: a, b, c and 9 more; before 2022: d"; NULL: nothing is. */
const char *view_held(struct arena *arena, const struct finding *list, int count, const struct view *view);
const char *view_between(struct arena *arena, const struct finding *list, int count, const struct view *view);
/* "limits.cap (lapses after 2025), ..."; NULL: nothing does. */
const char *view_ends(struct arena *arena, const struct finding *list, int count, const struct view *view);
/* What is shown: its years, and the variable of each result (-1: none); NULL: what the view wants. */
struct held_scope {
	int first, last;
	const int *variables;
};
struct held {
	const char *held, *ends; /* as above, with the scenarios' names where there are several; NULL: nothing */
};
/* As far as it bears on what is shown. */
struct held view_held_in(struct arena *arena, const struct result *const *results, int count,
                         const struct held_scope *scope, const struct view *view);
/* "2026-2030, in 2026 it is 5.6 points of GDP growth": growth that makes up for what limits cut, where it is most
 * within those years; NULL: none does. */
const char *view_catchup(struct arena *arena, const struct result *const *results, int count, int first, int last,
                         const struct view *view);
/* As a note below the tables of these results, of what the years and variables shown rest on: held inputs, what ends
 * before the last of them, and growth that only makes up for what limits cut. */
void view_note_held(struct document *document, const struct result *const *results, int count, const struct view *view);
#endif
