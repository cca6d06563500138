/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_prices: from the prices of one year to those of another, by the deflator P (1 in a year of its own):
 *   constant of X to constant of Y: x P(Y) / P(X)     current to constant of Y: / P (Y is 1)     and back: x P
 * and the other way about where the money stands below the stroke (tce per 1e4 CNY). Holds: no hint names a variable
 * or a unit that the number would not fit either. */
#include "data/unit_prices.h"
#include <stddef.h>

/* The money at constant prices, or the first there is; NULL: none. */
static bool money_of(const struct unit *unit, int *prices, int *power)
{
	*power = 0;
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && (!*power || unit->money[i].prices > PRICES_CURRENT)) {
			*prices = unit->money[i].prices == PRICES_UNSAID ? PRICES_CURRENT : unit->money[i].prices;
			*power = unit->money[i].power;
		}
	return *power != 0;
}

enum word unit_prices_hint(struct arena *arena, const struct unit *given, const struct unit *declared,
                           enum language language, const char *arguments[UNIT_PRICES_ARGUMENTS])
{
	int from, to, power, power_to;
	double scale;
	if (!money_of(given, &from, &power) || !money_of(declared, &to, &power_to) || from == to ||
	    !unit_fits_but_prices(given, declared, &scale) || from == PRICES_BASE || to == PRICES_BASE)
		return W_NONE;
	bool up = (power > 0) == (to == PRICES_CURRENT || from != PRICES_CURRENT);
	arguments[0] = word_text(language, up ? W_PRICES_MULTIPLY : W_PRICES_DIVIDE);
	arguments[1] = arena_print(arena, "%d", from);
	arguments[2] = arena_print(arena, "%d", to);
	arguments[3] = NULL;
	return from == PRICES_CURRENT ? W_PRICES_TO_CONSTANT : to == PRICES_CURRENT ? W_PRICES_TO_CURRENT : W_PRICES_REBASE;
}
