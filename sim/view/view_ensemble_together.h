/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_together: several targets at once, and what bound where they were missed. */
#ifndef VIEW_ENSEMBLE_TOGETHER_H
#define VIEW_ENSEMBLE_TOGETHER_H
#include "view/odds.h"

void view_ensemble_together(struct document *document, const struct odds *odds); /* probabilities of several targets */
void view_ensemble_bound(struct document *document,
                         const struct odds *odds); /* which limit bound where one was missed */
void view_ensemble_milestones(struct document *document,
                              const struct odds *odds); /* --credible: what is reached, by year */
#endif
