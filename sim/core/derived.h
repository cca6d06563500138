/* SPDX-License-Identifier: GPL-3.0-or-later */
/* derived: what a variable is of other variables, as its formula says it: use per output, a rate of growth, a fall.
 * Nobody has to look at names for that: an indicator of the user's own counts like a model's variable. */
#ifndef CORE_DERIVED_H
#define CORE_DERIVED_H

struct program;

enum derived_kind {
	DERIVED_NONE,
	DERIVED_RATIO,  /* of / per */
	DERIVED_GROWTH, /* of / prev(of) - 1 */
	DERIVED_FALL,   /* 1 - of / prev(of) */
	DERIVED_DECLINE /* 1 - of / base(of) */
};
/* `of` and `per` are variables, whole ones: of a set, element by element. Nothing holds of them with DERIVED_NONE. */
struct derived {
	enum derived_kind kind;
	int of, per;
};

/* Of a parsed formula, before it is converted to the variable's unit. */
struct derived derived_read(const struct program *program, int node);
#endif
