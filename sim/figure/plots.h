/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plots: the pictures of a terminal, in characters. */
#ifndef FIGURE_PLOTS_H
#define FIGURE_PLOTS_H
#include "view/view.h"

/* The first target's variable, or a few of those that view->asked.only names. */
struct said figure_plots(struct arena *arena, const struct result *const *results, int count, const struct view *view);
#endif
