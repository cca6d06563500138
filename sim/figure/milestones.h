/* SPDX-License-Identifier: GPL-3.0-or-later */
/* milestones: the years that pictures of chosen years show, and that others mark. */
#ifndef FIGURE_MILESTONES_H
#define FIGURE_MILESTONES_H
#include "figure/gallery.h"

enum { MILESTONES_MOST = 8 };
/* Those of `first` to `last` that --years lists; otherwise the first (where `begins`), those in which plans want
 * something, the ends of five-year periods, and the last; rising, at most `most` (2 at
 * least): of more those that are multiples of five, and of these the last ones. What was listed is shown whole. */
int milestones_of(const struct gallery *gallery, int first, int last, bool begins, int years[MILESTONES_MOST],
                  int most);
#endif
