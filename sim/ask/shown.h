/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shown: what a run came to in the units in which it is to be shown (data/display.h), in place of the declared ones:
 * variables, inputs, targets and their gaps. Verdicts, and whatever was counted, were decided in the declared units
 * and stay as they are. */
#ifndef ASK_SHOWN_H
#define ASK_SHOWN_H
#include "ask/ensemble.h"
#include "ask/result.h"
#include "data/display.h"

/* The result itself where nothing of it is shown otherwise. `asked`: --units; NULL: not given. */
const struct result *shown_result(struct arena *arena, const struct result *result, const struct display *asked,
                                  enum language language);
const struct result *const *shown_results(struct arena *arena, const struct result *const *results, int count,
                                          const struct display *asked, enum language language);
/* Those of these results, as shown_results gave them, in their order; NULL stays NULL. */
const struct ensemble *const *shown_ensembles(struct arena *arena, const struct ensemble *const *ensembles,
                                              const struct result *const *shown, int count);
#endif
