/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_value: what the relations of a plan name, as numbers in the base year and in the plan's last. */
#ifndef ASK_AUDIT_VALUE_H
#define ASK_AUDIT_VALUE_H
#include "ask/audit_parts.h"

/* Of a term or a relation, without units' factors. */
struct audit_value {
	double base, end;         /* NAN: not said */
	double low, high;         /* what `end` may be as well, where the file gives a range */
	bool ranged;
	bool index;               /* only end / base means something */
	bool known;
	int way;                  /* 1: at least so much, -1: at most, 0: so much, 2: cannot be said */
	bool about;               /* some number in it is "about" */
	int base_year, end_year;
	struct unit unit;         /* of base and end, factor and all */
	const struct audit_said *said; /* where its number stands; NULL: it is a relation's */
	const char *id, *text_base, *text_end; /* as arithmetic writes it */
	struct title title;
};

struct audit_relation {
	const char *id;
	struct title title;
	const struct json *json;
	struct audit_value value;
	const struct audit_said *said; /* the relation as a statement: where it stands, its source */
};

struct audit_relating {
	struct auditing *auditing;
	struct audit_relation *list;
	int count;
	const struct audit_said **leaves; /* the statements that the relation in hand rests on */
	int leaf_count, leaf_capacity;
};

struct audit_term { struct audit_value value; bool per; };

int audit_years(const struct audit_relating *relating);
void audit_leaf(struct audit_relating *relating, const struct audit_said *said);
/* A target, a relation above, a variable that was observed in the base year; otherwise reported. */
struct audit_value audit_value_named(struct audit_relating *relating, const struct json *name);
struct audit_term audit_term_read(struct audit_relating *relating, const struct json *json);
/* Of all terms, those after the first divided by where it is a ratio. */
struct audit_value audit_product(struct audit_relating *relating, const struct json *terms, bool ratio);
const char *audit_value_text(struct arena *arena, double value, const struct unit *unit);
const char *audit_joined(struct arena *arena, const char *one, const char *sign, const char *other);
#endif
