/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_overshot: how often targets are met by going past an `about` number. */
#ifndef VIEW_ENSEMBLE_OVERSHOT_H
#define VIEW_ENSEMBLE_OVERSHOT_H
#include "view/odds.h"

void view_ensemble_overshot(struct document *document, const struct odds *odds);
#endif
