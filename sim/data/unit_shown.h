/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_shown: a declared unit in another scale or with other symbols, for readers. Money keeps its currency and its
 * prices, a rate its "/yr". */
#ifndef DATA_UNIT_SHOWN_H
#define DATA_UNIT_SHOWN_H
#include "data/unit.h"

/* `wanted` counts the same things. */
void unit_shown_in(struct arena *arena, const struct unit *declared, const struct unit *wanted, struct unit *shown);
/* Money that models declare in 1e8 in 10^above, per 1e4 of money in 10^below. False: it is neither. */
bool unit_shown_scaled(struct arena *arena, const struct unit *declared, int above, int below, struct unit *shown);
#endif
