/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_parts: a unit as it is spelled, between its text and what it counts: "tce/1e4 CNY@2020" is the
 * parts tce and (below the stroke) 1e4 CNY@2020. Shared by unit_table.c, unit_parts.c, unit_name.c and
 * unit.c; nobody else needs it. */
#ifndef DATA_UNIT_PARTS_H
#define DATA_UNIT_PARTS_H
#include "data/unit.h"
#include "data/unit_table.h"

struct unit_part {
	const struct unit_atom *atom; /* NULL: only the power of ten */
	int exponent;                 /* of the scale before it: 8 in "1e8 CNY" */
	double mantissa;              /* of that scale, 1 unless the unit was computed */
	int power;                    /* below 0: under the stroke */
	int prices;
};

enum { UNIT_PARTS = DIMENSIONS + UNIT_MONEY + 1, UNIT_POWER_LIMIT = 9, UNIT_EXPONENT_LIMIT = 15 };

struct unit_parts { struct unit_part list[UNIT_PARTS]; int count; bool per_year; };

/* Reads a whole text. `computed` also takes scales that are no powers of ten, as unit_text_of prints them. */
bool unit_parts_read(const char *text, bool computed, struct unit_parts *parts, size_t *bad_offset, size_t *bad_length);
/* The unit that parts make; false where it cannot be held (too many price bases, too high a power, a share
 * among other things). */
bool unit_parts_make(const struct unit_parts *parts, struct unit *unit);
bool unit_part_is_money(const struct unit_part *part);
/* "money" becomes that of the plan's currency; CURRENCY_OF_PLAN: it stays. */
void unit_parts_name_currency(struct unit_parts *parts, enum currency currency);
bool unit_is_blank(const char *text, size_t *length); /* any of Unicode's, or a tab, and its bytes */
#endif
