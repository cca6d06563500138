/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_currency: currencies by their codes. Which there are says the table of units: every row of money whose
 * spelling is an ISO 4217 code. Holds: "money" itself, whatever a plan counts in, is none of them. */
#include <string.h>
#include <strings.h>
#include "base/nearest.h"
#include "data/unit.h"
#include "data/unit_table.h"

int unit_atom_currency(const struct unit_atom *atom)
{
	const char *code = atom->en;
	return atom->kind == ATOM_MONEY && strlen(code) == 3 ? code[0] << 16 | code[1] << 8 | code[2] : CURRENCY_OF_PLAN;
}

const struct unit_atom *unit_currency_atom(int currency)
{
	const struct unit_atom *atom = unit_atoms;
	while (atom->kind != ATOM_MONEY || unit_atom_currency(atom) != currency)
		atom++;
	return atom;
}

int currency_of(const char *code)
{
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		if (unit_atom_currency(atom) && strcmp(atom->en, code) == 0)
			return unit_atom_currency(atom);
	return CURRENCY_OF_PLAN;
}

const char *currency_code(struct arena *arena, int currency)
{
	return arena_print(arena, "%c%c%c", currency >> 16 & 255, currency >> 8 & 255, currency & 255);
}

static size_t count_all(void)
{
	size_t count = 0;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		count += unit_atom_currency(atom) != CURRENCY_OF_PLAN;
	return count;
}

const char *const *currency_codes(struct arena *arena)
{
	const char **codes = ARENA_ARRAY(arena, count_all() + 1, const char *);
	size_t count = 0;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		if (unit_atom_currency(atom))
			codes[count++] = atom->en;
	return codes;
}

static bool is_called(const struct unit_atom *atom, const char *text)
{
	const char *const names[] = {atom->en,      atom->zh,      atom->also[0], atom->also[1],
	                             atom->also[2], atom->also[3], atom->also[4], atom->also[5]};
	for (size_t i = 0; i < sizeof names / sizeof *names && names[i]; i++)
		if (strcasecmp(names[i], text) == 0)
			return true;
	return false;
}

const char *currency_nearest(struct arena *arena, const char *text)
{
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		if (unit_atom_currency(atom) && is_called(atom, text))
			return atom->en;
	return nearest_name(text, currency_codes(arena), count_all());
}
