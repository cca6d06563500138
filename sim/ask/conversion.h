/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conversion: what is asked of units: a kind, one unit in the others of its kind, a number in another unit. Nothing is
 * converted that needs a factor, a rate or a deflator that a person has to state. */
#ifndef ASK_CONVERSION_H
#define ASK_CONVERSION_H
#include "data/unit_kind.h"
#include "data/unit_table.h"

enum conversion_about { CONVERSION_ALL, CONVERSION_KIND, CONVERSION_UNIT, CONVERSION_TO };
enum conversion_fault {
	CONVERSION_GOOD,
	CONVERSION_UNKNOWN,  /* neither a kind nor a unit: `bad`, `nearest` */
	CONVERSION_DIFFERENT /* `from` and `to` are of different kinds */
};
struct conversion_row {
	const struct unit_atom *atom; /* NULL: in the `to` that was asked for */
	double value;
};
struct conversion {
	enum conversion_about about;
	enum unit_kind kind;
	double value;                  /* 1 where only a unit was named */
	struct unit from, to;
	const struct unit_atom *atom;  /* `from`, where it is one symbol */
	struct conversion_row *rows;
	int count, capacity;
	const char *bad, *nearest;
};

/* "" or NULL: all kinds. "energy" | "toe" | "5 Mtoe" | "5 Mtoe in tce"; "to", "=" and 换算成 for "in" too. */
enum conversion_fault conversion_ask(struct arena *arena, const char *text, struct conversion *out);
/* `value` times the ratio of the two, without the noise of its last digits: 1 toe is 41.868 GJ. */
double conversion_between(double value, const struct unit *from, const struct unit *to);
#endif
