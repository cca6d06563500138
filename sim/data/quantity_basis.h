/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_basis: what a quantity's number of one year rests on: stated for that very year, lying between two that are
 * stated, or held because no more is said. */
#ifndef DATA_QUANTITY_BASIS_H
#define DATA_QUANTITY_BASIS_H
#include "data/quantity.h"

enum basis_kind {
	BASIS_ONE,         /* one number for all years */
	BASIS_STATED,      /* stated for this year */
	BASIS_LINEAR,      /* between `from` and `to`, in equal steps */
	BASIS_GEOMETRIC,   /* the same at an equal rate */
	BASIS_STEP,        /* holds since `from`, until `to` */
	BASIS_BEFORE,      /* the first one stated, `to`, holds before its year too */
	BASIS_AFTER,       /* the last one stated, `from`, holds after its year too */
	BASIS_LEVEL,       /* the rate (or step) that leads from the level before to the one of `to` */
	BASIS_LEVEL_AFTER, /* the rate to the last level, `from`, goes on */
	/* Of a scenario's inputs (ask/basis.h): */
	BASIS_CONTINUED,   /* after the last one stated, `from`, its last yearly rate goes on */
	BASIS_LAPSED,      /* of a limit that ended with `from` */
	BASIS_DEFAULT,     /* no file gives it */
	BASIS_KINDS
};
extern const char *const basis_names[BASIS_KINDS]; /* "held_after": what data call it */

struct basis {
	enum basis_kind kind;
	const struct point *from, *to; /* as the file states them; NULL: there is none */
};
/* `otherwise`: how a path runs between its years where the file leaves that open. */
struct basis quantity_basis(const struct quantity *quantity, enum interpolation otherwise, int year);
/* The last year that is stated; 0: one number for all. */
int quantity_last_stated(const struct quantity *quantity);
/* A stated number in `declared`; NAN: its unit does not fit. */
double quantity_point(const struct quantity *quantity, const struct point *point, const struct unit *declared);
#endif
