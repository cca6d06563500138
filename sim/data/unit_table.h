/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_table: the spellings of units. */
#ifndef DATA_UNIT_TABLE_H
#define DATA_UNIT_TABLE_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

enum atom_kind { ATOM_DIMENSION, ATOM_MONEY, ATOM_SHARE };

struct unit_atom {
	const char *en, *zh;      /* as we print it */
	const char *also[6];      /* other spellings; NULL-terminated */
	enum atom_kind kind;
	int which;                /* enum dimension, or enum unit_share */
	int exponent;             /* powers of ten in the base unit: 6 for km2 */
	double mantissa;          /* what no power of ten says (a mu is 2000/3 m2); 0 stands for 1 */
};
extern const struct unit_atom unit_atoms[]; /* ends with a NULL en */
int unit_atom_currency(const struct unit_atom *atom); /* as currency_of; of "money", and of what is none, 0 */
const struct unit_atom *unit_currency_atom(int currency); /* 0: "money" */
/* May the word be one of ours in another case? Only where one alone can be meant. */
bool unit_case_is_free(const char *text, size_t length);
/* A known spelling (several, where case alone parts them: "mg / Mg"), or NULL. */
const char *unit_nearest(struct arena *arena, const char *text, size_t length);
#endif
