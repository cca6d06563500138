/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_rests: how it is marked that a number rests on placeholders. */
#ifndef VIEW_RESTS_H
#define VIEW_RESTS_H
#include "view/view.h"

bool view_rests(const struct result *result, int variable, int element);
/* "energy.intensity, capital.share (default)": what moves the variables of these results, with the scenarios' names
 * where there are several; variables NULL: any row that run and compare show. NULL: nothing does. */
const char *view_rests_on(struct arena *arena, const struct result *const *results, int count, const int *variables,
                          const struct view *view);
/* What rows rest on and, where they are marked, what the mark means; nothing where none does. */
void view_note_rests(struct document *document, const struct result *const *results, int count, bool marked,
                     const struct view *view);
#endif
