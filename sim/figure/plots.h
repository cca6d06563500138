/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plots: the pictures of a terminal, in characters. */
#ifndef FIGURE_PLOTS_H
#define FIGURE_PLOTS_H
#include "base/text.h"
#include "view/view.h"

/* The first target's variable, or a few of those that view->only names. */
void figure_plots(struct text *out, const struct result *const *results, int count, const struct view *view);
#endif
