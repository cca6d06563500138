/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score: how many targets are met, as titles say it: those that the model decides, and apart from them what scenarios
 * state themselves. */
#ifndef FIGURE_SCORE_H
#define FIGURE_SCORE_H
#include "ask/score.h"
#include "figure/gallery.h"

/* "6 of 9", "6 of 9 (2 overshot)". */
const char *figure_score_of(const struct gallery *gallery, const struct score *score);
/* "Green meets 6 of the 9 targets that the model decides"; `page`: in this chart. */
const char *figure_score_one(const struct gallery *gallery, const struct score *score, bool page);
/* The title of a table of all scenarios of the gallery; that of many; that of few, each with its count. */
const char *figure_score_several(const struct gallery *gallery, const struct score *scores);
const char *figure_score_best(const struct gallery *gallery, const struct score *scores);
const char *figure_score_each(const struct gallery *gallery, const struct score *scores, bool page);
/* "Own statements of the scenario, not counted: As planned 79, Green 74"; NULL: none. */
const char *figure_score_stated(const struct gallery *gallery, const struct score *scores);
bool figure_score_any_stated(const struct score *scores, int count);
#endif
