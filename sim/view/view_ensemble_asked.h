/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_asked: the spread of variables that --only names and no row of a target shows; where no draw touches a
 * target, of the main ones that draws move. */
#ifndef VIEW_ENSEMBLE_ASKED_H
#define VIEW_ENSEMBLE_ASKED_H
#include "view/odds.h"
#include "write/table.h"

/* Rows of the table of spreads: number, indicator, scenario, one cell for each of these statistics, target, chance.
 * Returns how many. */
int view_ensemble_asked(struct table *table, const struct odds *odds, const enum ensemble_stat *shown, int count);
#endif
