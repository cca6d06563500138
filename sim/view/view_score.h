/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_score: how many targets are met, in a sentence. */
#ifndef VIEW_SCORE_H
#define VIEW_SCORE_H
#include "ask/score.h"
#include "view/view.h"
#include "write/prose.h"

/* "Of the 9 targets that the model decides, 6 are met (2 overshot); binding: 2 of 2; 74 are the scenario's own
 * statements; 5 of 88 are not assessed" */
struct prose view_score(struct arena *arena, const struct result *result, const struct view *view);
#endif
