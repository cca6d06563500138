/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relation: what a variable is of other variables, as its formula says it: use per output, a rate of growth, a fall.
 * Nobody has to look at names for that: an indicator of the user's own counts like a model's variable. */
#ifndef CORE_RELATION_H
#define CORE_RELATION_H

struct program;

enum relation_kind {
	RELATION_NONE,
	RELATION_RATIO   /* of / per */,
	RELATION_GROWTH  /* of / prev(of) - 1 */,
	RELATION_FALL    /* 1 - of / prev(of) */,
	RELATION_DECLINE /* 1 - of / base(of) */
};
/* `of` and `per` are variables, whole ones: of a set, element by element. Nothing holds of them with RELATION_NONE. */
struct relation {
	enum relation_kind kind;
	int of, per;
};

/* Of a parsed formula, before it is converted to the variable's unit. */
struct relation relation_read(const struct program *program, int node);
#endif
