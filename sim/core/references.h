/* SPDX-License-Identifier: GPL-3.0-or-later */
/* references: which variables the formulas of each variable name, and by which variables each is named, all at once,
 * for what would otherwise walk through formulas again and again. */
#ifndef CORE_REFERENCES_H
#define CORE_REFERENCES_H
#include "core/program.h"

enum references_of {
	REFERENCES_FORMULA, /* of the years after the base year */
	REFERENCES_BASE,    /* of the base year: the base formula, or the formula where there is none */
	REFERENCES_START,   /* of what a level starts from: as REFERENCES_BASE, but a target's sum starts from 0 */
	REFERENCES_BOTH     /* all that is written: the base formula, if there is one, and the formula */
};
/* Of variable v: list[start[v]] .. list[start[v + 1] - 1]; by[], of users alone: the node that names it. */
struct references { const int *start, *list, *by; };
int references_start(const struct variable *variable); /* the formula of REFERENCES_START */

/* Nodes (OP_VARIABLE, OP_PREVIOUS, OP_AT), in the order of the text; one that stands there twice is there twice. */
struct references references_make(const struct program *program, enum references_of of);
/* The other way about: the variables whose formulas name v, in the order of variables. */
struct references references_users(const struct program *program, const struct references *references);
#endif
