/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_parts: what limits_build.c and limits_inputs.c share: one limit as read, before its equations. */
#ifndef MODELS_LIMITS_PARTS_H
#define MODELS_LIMITS_PARTS_H
#include "core/builder.h"
#include "models/limits.h"

struct limit {
	const struct entry *object;
	const char *id;
	int order, place;              /* the file's `order`; where it stands in the file */
	const struct limited_use *use; /* NULL: the limit has coefficients of its own */
	const char *per;               /* NULL: a level */
	bool ratio;                    /* per gdp: use may not exceed limit times this year's output */
	bool falls;                    /* stated as a fall since the base year */
	bool has_efficiency, some_sectors, has_cost, has_weights, has_fixed;
	struct unit use_unit, unit;    /* of the use; of the limit (use, or use per `per`) */
	struct unit intensity_unit;
	const char *cut_text;          /* formula of the output cut, grown pass by pass */
	const char *price_text;        /* and of the shadow price */
};

/* All limits that hold together, in the order in which they act; *list lives as long as the program. */
int limits_read(struct builder *builder, struct limit **list);
/* limits.ID.* as inputs, years of activity, interpolation of falls */
void limit_inputs(struct builder *builder, struct limit *limit);
void limit_switch(struct builder *builder);                       /* limits.on: 1, or 0 in the companion lane */
/* Shadow price: the derivative of the pass in which the limit acts. */
void define_price_part(struct builder *builder, struct limit *limit, const char *tail, const char *output);
void define_price(struct builder *builder, const struct limit *limit);
#endif
