/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_bounds: what so many runs can say of what happened in none, in all, or in few of them. */
#ifndef VIEW_ENSEMBLE_BOUNDS_H
#define VIEW_ENSEMBLE_BOUNDS_H
#include "view/odds.h"
#include "write/document.h"

void view_ensemble_bounds(struct document *document, const struct odds *odds);
#endif
