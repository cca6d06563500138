/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_currency: currencies by their codes: all of them, and which was meant. Holds: "money" itself, whatever a plan
 * counts in, is none of them. */
#include <strings.h>
#include "base/nearest.h"
#include "data/unit.h"
#include "data/unit_table.h"

const char *const *unit_currency_codes(struct arena *arena)
{
	const char **codes = ARENA_ARRAY(arena, CURRENCIES, const char *);
	for (int c = CURRENCY_OF_PLAN + 1; c < CURRENCIES; c++)
		codes[c - 1] = unit_currency_code((enum currency)c);
	return codes;
}

static bool is_among(const char *const *names, int most, const char *text)
{
	for (int i = 0; i < most && names[i]; i++)
		if (strcasecmp(names[i], text) == 0)
			return true;
	return false;
}

const char *unit_currency_nearest(struct arena *arena, const char *text)
{
	for (int c = CURRENCY_OF_PLAN + 1; c < CURRENCIES; c++) {
		const struct unit_atom *atom = unit_currency_atom((enum currency)c);
		const char *const printed[] = {atom->en, atom->zh};
		if (is_among(printed, 2, text) || is_among(atom->words, UNIT_WORDS, text) ||
		    is_among(atom->also, UNIT_ALSO, text))
			return atom->en;
	}
	return nearest_name(text, unit_currency_codes(arena), CURRENCIES - 1);
}
