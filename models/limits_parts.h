/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_parts: what the files of limits share: limits as read, the pools of efficiency they draw on, and equations as
 * patterns of text. */
#ifndef MODELS_LIMITS_PARTS_H
#define MODELS_LIMITS_PARTS_H
#include "core/builder.h"
#include "models/limits.h"

#define LIMIT_CUT_MOST 0.9 /* of a sector's output, in one year, by all limits */
#define AS_TEXT(number) #number
#define TEXT_OF(number) AS_TEXT(number) /* as a formula says it */

/* The efficiency that limits may call on in one intensity: a model's, or the coefficients of one limit. */
struct limit_pool {
	const char *intensity, *wanted, *least; /* names of variables: after this year, before it, with the whole pool */
	const char *most;   /* formula of the most that it may fall in a year; NULL: no limit brings efficiency */
	const char *share;  /* which sectors have how much of it: "NAME * ", or "" where all have all of it */
	struct limit **on; int count; /* the limits on this intensity, by id */
};

struct limit {
	const struct entry *object;
	const char *id;
	int rank;                      /* among all limits, by id */
	const struct limited_use *use; /* NULL: the limit has coefficients of its own */
	const char *per;               /* NULL: a level */
	bool ratio;                    /* per gdp: use may not exceed limit times this year's output */
	bool falls;                    /* stated as a fall since the base year */
	bool budget;                   /* at_most is for all years of `over` together */
	bool has_efficiency, some_sectors, has_cost, has_weights, has_fixed;
	struct unit use_unit, unit;    /* of the use; of the limit (use, or use per `per`) */
	struct unit intensity_unit;
	double most_cut;               /* the largest max_cut of any year, 1 = all */
	const char *most_text;         /* formula of the most that may be cut, 0 in years in which it does not hold */
	const struct limit_pool *pool;
};

struct limits {
	struct limit *list; int count; /* as in the file */
	struct limit **by_id;
	double most_cut;               /* of all together, 1 = all */
};

/* All limits that hold together; they live as long as the program. */
void limits_read(struct builder *builder, struct limits *limits);
/* limits.ID.* as inputs, years of activity, interpolation of falls, budgets */
bool limit_inputs(struct builder *builder, struct limit *limit);
void limit_switch(struct builder *builder);                       /* limits.on: 1, or 0 in the companion lane */

/* What a step counts in: the use, the limit (use per something), the intensity; or a unit of its own. */
enum counted { IN_USE, IN_LIMIT, IN_INTENSITY, IN_NUMBERS, IN_RATE, IN_MONEY };
struct limit_pattern {
	const char *name; /* .ID is added */
	enum set_id set;
	unsigned flags;
	enum counted counted;
	const char *base, *formula, *en, *zh;
};
/* In names and formulas: {0} the limit's id, {1} a as text, {2} which sectors share the pool, {3} " + b" or nothing,
 * {4} what may be used, {5} another limit, {6} more of a list, {7} the pool, {8} a before this year's efficiency,
 * {9} a formula. */
enum { LIMIT_FILLS = 10 };
struct limit_fill { const char *text[LIMIT_FILLS + 1]; };
struct limit_fill limit_fill(const struct limit *limit);
/* The last variable that was defined, for its name. */
const struct variable *limit_define(struct builder *builder, const struct limit *limit,
                                    const struct limit_pattern *patterns, const struct limit_fill *fill);

/* As text: " + b" or nothing; what may be used with outputs `output`; the intensity times the use's factor; a - k, or a
 * of a level; a text that is 0 for a sector without weight, where the scenario gives weights; what a whole cut costs;
 * what the whole cut of `cut` frees of this limit's use. */
const char *limit_fixed_part(struct builder *builder, const struct limit *limit);
const char *limit_allowance(struct builder *builder, const struct limit *limit, const char *output);
const char *limit_coefficient(struct builder *builder, const struct limit *limit, const char *intensity);
const char *limit_beyond(struct builder *builder, const struct limit *limit);
const char *limit_yielding(struct builder *builder, const struct limit *limit, const char *text);
const char *limit_yield(struct builder *builder, const struct limit *limit);
const char *limit_room(struct builder *builder, const struct limit *limit, const struct limit *cut);
/* FUNCTION(rank, FIRST.ID.., room.., yield.., most..) */
const char *limits_together(struct builder *builder, const struct limits *limits, const char *function,
                            const struct limit *which, const char *first);
/* What is left after this year's limits, over sectors. */
struct variable *limit_result(struct builder *builder, const char *name, const char *wanted, const char *last,
                              const struct unit *unit, unsigned flags, const char *en, const char *zh);

/* limits_pool.c: before the cuts, what the intensities are with the whole pool; after them, what they are. */
void limits_define_pools(struct builder *builder, struct limits *limits);
void limits_define_intensities(struct builder *builder, const struct limits *limits);
/* limits_price.c */
void limit_define_price(struct builder *builder, const struct limits *limits, const struct limit *limit);
#endif
