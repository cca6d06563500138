/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_prices: how a number at some prices comes to stand at others, or in another currency: the way out that hints
 * name. Nothing is converted silently. */
#ifndef DATA_UNIT_PRICES_H
#define DATA_UNIT_PRICES_H
#include "base/words.h"
#include "data/unit.h"

enum { UNIT_PRICES_ARGUMENTS = 5 };
/* The sentence, and its arguments (NULL behind them), for a number in `given` that is wanted in `declared` (they differ
 * in prices alone, or in the currency, whatever the prices). W_NONE: they do not, or the year of the constant prices
 * is not known yet. */
enum word unit_prices_hint(struct arena *arena, const struct unit *given, const struct unit *declared,
                           enum language language, const char *arguments[UNIT_PRICES_ARGUMENTS]);
/* Is it the currency in which they differ? */
bool unit_is_other_currency(const struct unit *given, const struct unit *declared);
#endif
