/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_table: the spellings of units: the rows of unit_atoms.def and unit_currencies.def, and which was meant by what
 * is none of them. */
#ifndef DATA_UNIT_TABLE_H
#define DATA_UNIT_TABLE_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "data/unit.h"

enum atom_kind { ATOM_DIMENSION, ATOM_MONEY, ATOM_SHARE };
enum unit_source {  /* who says the factor */
	SOURCE_NONE,    /* nobody needs to: a thing is one */
	SOURCE_SI,      /* BIPM, the SI Brochure */
	SOURCE_IEA,     /* International Energy Agency: toe, tce, the calorie of the International Table */
	SOURCE_CALORIE, /* the same calorie, of 1956 */
	SOURCE_NIST,    /* Special Publication 811 */
	SOURCE_BOE,     /* 5.8 million Btu */
	SOURCE_CHINA,   /* legal units of the People's Republic */
	SOURCE_IPCC,    /* 44/12 */
	SOURCE_YEAR,    /* a year of 365.25 days */
	SOURCE_ISO      /* 4217 */
};

enum { UNIT_WORDS = 8, UNIT_ALSO = 12 };

struct unit_atom {
	const char *en, *zh;          /* as we print it; read as it is written, as `also` is */
	const char *words[UNIT_WORDS]; /* in full, the first as a list shows it; read in any case; NULL-terminated */
	const char *also[UNIT_ALSO];  /* NULL-terminated */
	enum atom_kind kind;
	int which;                    /* enum dimension, enum currency, or enum unit_share */
	int exponent;                 /* powers of ten in the base unit: 6 for km2 */
	double mantissa;              /* what no power of ten says (a mu is 2000/3 m2) */
	enum unit_source source;
};
extern const struct unit_atom unit_atoms[]; /* ends with a NULL en */
/* The longest spelling that `text` begins with, and its bytes; NULL: none. */
const struct unit_atom *unit_atom_at(const char *text, size_t *length);
const struct unit_atom *unit_index_atom(void);
double unit_atom_factor(const struct unit_atom *atom);
const struct unit_atom *unit_currency_atom(enum currency currency);
enum unit_kind unit_kind_of(const struct unit_atom *atom);
/* A known spelling (several, where case or a sign alone part them: "mg / Mg", "CNY / JPY"), or NULL. `wanted`: of a
 * kind that stands in it; NULL: of any. */
const char *unit_nearest(struct arena *arena, const char *text, size_t length, const struct unit *wanted);
#endif
