/* SPDX-License-Identifier: GPL-3.0-or-later */
/* composition: of which parts, and these of which factors, a number is made: from a table of what energy, CO2 and water
 * are made of, or read from a formula. Internal to decompose. */
#ifndef ASK_COMPOSITION_H
#define ASK_COMPOSITION_H
#include "ask/decompose.h"

/* A variable or an input of a run, or (node >= 0) a part of a formula. */
struct composed_name { bool is_input; int index, element; double power; };
struct composed_factor {
	int effect;
	double power;
	int node, element;
	struct composed_name names[4]; int name_count; /* their product; none: 1 */
	const char *id;
};
struct composed_part {
	const char *id;
	struct title title;
	double scale;
	bool optional; /* left out where it is 0 at both ends */
	int first, count; /* of its factors; 0: a constant */
};
struct composition {
	int variable, element; /* whose value the parts sum to */
	const char *id;
	struct title title;
	struct decompose_effect *effects; int effect_count, effect_capacity;
	struct composed_part *parts; int part_count, part_capacity;
	struct composed_factor *factors; int factor_count, factor_capacity;
};

struct composition *composition_of_scheme(struct arena *arena, const struct result *result, int scheme);
/* NULL: refused. */
struct composition *composition_of_formula(struct arena *arena, const struct result *result, int variable, int element,
                                           struct decompose_refused *refused);
/* What follows from the effects: which are larger, what households add. */
void decompose_summarize(struct arena *arena, struct decomposition *of);
/* All factors at that moment. */
void composition_values(struct arena *arena, const struct composition *of, const struct moment *moment, double *values);
#endif
