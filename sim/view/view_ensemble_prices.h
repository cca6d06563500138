/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_prices: of what is shown at current prices, what the spread leaves out. */
#ifndef VIEW_ENSEMBLE_PRICES_H
#define VIEW_ENSEMBLE_PRICES_H
#include "view/odds.h"
#include "write/document.h"

void view_ensemble_prices(struct document *document, const struct odds *odds);
#endif
