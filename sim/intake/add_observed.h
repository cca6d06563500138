/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add_observed: a later table against what a place has observed: what is new, what is there already, what is another
 * number than before, and what the place does not know. */
#ifndef INTAKE_ADD_OBSERVED_H
#define INTAKE_ADD_OBSERVED_H
#include "core/program.h"
#include "data/observed.h"
#include "intake/indicator_table.h"

enum add_kind {
	ADD_NEW,      /* nothing was observed of that year */
	ADD_SAME,     /* the same number was */
	ADD_CHANGED,  /* another number was: `old` */
	ADD_OTHER,    /* the series stands in a unit of another kind: `old` is one of its numbers */
	ADD_POINTS,   /* the growth of a share, which may be in points */
	ADD_UNIT,     /* the row has no unit that is understood */
	ADD_UNKNOWN   /* the place has no such indicator */
};
struct addition {
	const struct indicator *row;
	const struct indicator_cell *cell; /* NULL: of the whole row */
	enum add_kind kind;
	const char *variable, *unit;       /* NULL where the row is not known */
	int year;
	double value, old_value;           /* both in `unit` */
	const char *basis;                 /* as its series has it; NULL: none */
	const struct observation *old;
};
struct additions { struct addition *list; int count, capacity; };

/* What the place has: its plan and the programs of its scenarios. */
struct add_place {
	const struct plan *plan;
	const struct program *const *programs;
	int program_count;
	const struct observed *observed; /* NULL: none */
	const char *basis;               /* of what says none itself; NULL: none */
};
/* In order of rows and years. */
struct additions add_compare(struct arena *arena, const struct indicator_table *table, const struct add_place *place);
#endif
