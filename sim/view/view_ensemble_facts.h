/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_facts: what has come true since the base year, among the runs. */
#ifndef VIEW_ENSEMBLE_FACTS_H
#define VIEW_ENSEMBLE_FACTS_H
#include "view/odds.h"

void view_ensemble_facts(struct document *document, const struct odds *odds);
#endif
