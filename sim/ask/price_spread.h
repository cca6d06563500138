/* SPDX-License-Identifier: GPL-3.0-or-later */
/* price_spread: whether the spread of a variable holds what prices may do, as a reader of current prices expects. */
#ifndef ASK_PRICE_SPREAD_H
#define ASK_PRICE_SPREAD_H
#include "ask/result.h"

/* The variable does not rest on price changes; they are drawn; given but fixed; not given. */
enum price_spread { PRICES_NO_MATTER, PRICES_DRAWN, PRICES_FIXED, PRICES_NOT_GIVEN };
enum price_spread price_spread(struct arena *arena, const struct result *result, int variable);
#endif
