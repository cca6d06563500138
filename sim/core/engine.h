/* SPDX-License-Identifier: GPL-3.0-or-later */
/* engine: runs code over blocks of lanes, year by year. It cannot fail: everything is allocated when it is
 * made; numbers that are not finite stay in their lane. A question is a source and a sink of lanes. */
#ifndef CORE_ENGINE_H
#define CORE_ENGINE_H
#include "core/code.h"

struct engine;

/* Rows are padded: a multiple of 8 lanes, and 64 bytes more where rows would alias in the cache. */
struct engine *engine_create(struct arena *arena, const struct code *code, int lanes);

/* What is the same in all lanes: [uniform_count] of that year, base year 0. */
const double *engine_uniforms(const struct engine *engine, int year);

struct source_sink {
	void *context;
	/* Fills the row of what varies: `index` in the question's list, `lanes` values (padded: a multiple of 8). Called
	 * once for a block with year 0, the base year; for VARY_YEARLY also in every year after it. */
	void (*fill)(void *context, int index, int year, double *row, int lanes);
	/* Reads wanted values of a finished year (row 0: the base year) through engine_value or engine_row. */
	void (*take)(void *context, const struct engine *engine, int year);
};
void engine_run(struct engine *engine, const struct source_sink *question); /* one block: base year, then every year */

/* A wanted value in the year being taken. NAN where the variable has none. */
double engine_value(const struct engine *engine, enum world world, int variable, int element, int lane);
/* The row of it, or NULL where it is the same in all lanes (then engine_value tells it). */
const double *engine_row(const struct engine *engine, enum world world, int variable, int element);
#endif
