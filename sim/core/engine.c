/* SPDX-License-Identifier: GPL-3.0-or-later */
/* engine: what does not vary by lane is computed once, when the engine is made, for all years; a block then
 * runs what varies by lane only, and the lane steps of the base year and of every other year over its rows. A
 * state's row is overwritten when nothing reads last year's value any more: by the step that computes the next
 * one where the code says so, otherwise after the year was taken. */
#include <math.h>
#include <string.h>
#include "core/engine.h"

struct engine {
	const struct code *code;
	int lanes;
	size_t width;    /* doubles from row to row */
	double *uniform; /* [years][uniform_count] */
	double *rows;    /* [row_count][width] */
	int year;        /* being computed or taken */
};

static int phase_of(int year) { return year == 0 ? PHASE_BASE : PHASE_YEAR; }
static double *uniform_of(const struct engine *engine, int year)
{
	return engine->uniform + (size_t)year * (size_t)engine->code->uniform_count;
}
static double *row_of(const struct engine *engine, int row)
{
	return engine->rows + (size_t)row * engine->width;
}

static double number_of(const struct engine *engine, struct operand operand, int year)
{
	return operand.storage == STORE_CONSTANT  ? engine->code->constants[operand.index]
	       : operand.storage == STORE_UNIFORM ? uniform_of(engine, year)[operand.index]
	                                          : 0;
}

/* The uniform values of one year; states were carried into it before. */
static void uniform_year(struct engine *engine, int year)
{
	const struct code *code = engine->code;
	double *uniform = uniform_of(engine, year);
	int phase = phase_of(year);
	for (int i = 0; i < code->load_count; i++)
		uniform[code->loads[i].out.index] =
			code->loads[i].values ? code->loads[i].values[year] : code->program->base_year + year;
	for (int i = 0; i < code->uniform_steps[phase]; i++) {
		const struct step *step = &code->uniform[phase][i];
		uniform[step->out.index] = kernel_number(step->kernel, number_of(engine, step->argument[0], year),
		                                         number_of(engine, step->argument[1], year),
		                                         number_of(engine, step->argument[2], year));
	}
}

static void uniform_carry(struct engine *engine, int year)
{
	const struct code *code = engine->code;
	for (int i = 0; i < code->carry_count; i++) {
		const struct carry *carry = &code->carries[i];
		if (carry->state.storage != STORE_UNIFORM)
			continue;
		struct operand from = carry->from[phase_of(year)];
		uniform_of(engine, year + 1)[carry->state.index] =
			number_of(engine, from.storage == STORE_NONE ? carry->state : from, year);
	}
}

struct engine *engine_create(struct arena *arena, const struct code *code, int lanes)
{
	struct engine *engine = ARENA_NEW(arena, struct engine);
	size_t width = ((size_t)lanes + 7) / 8 * 8;
	if (width % 256 == 0)
		width += 8; /* rows of exactly 256 doubles would alias */
	int years = code->program->years;
	*engine = (struct engine){.code = code,
	                          .lanes = lanes,
	                          .width = width,
	                          .uniform =
	                              ARENA_ARRAY(arena, (size_t)years * (size_t)code->uniform_count + 1, double),
	                          .rows = ARENA_ARRAY(arena, (size_t)code->row_count * width + 1, double)};
	for (int year = 0; year < years; year++) {
		uniform_year(engine, year);
		if (year + 1 < years)
			uniform_carry(engine, year);
	}
	return engine;
}

struct lane_operand {
	const double *at;
	int stride;
};

static struct lane_operand lane_operand(const struct engine *engine, struct operand operand)
{
	switch (operand.storage) {
	case STORE_ROW: return (struct lane_operand){row_of(engine, operand.index), 1};
	case STORE_UNIFORM: return (struct lane_operand){uniform_of(engine, engine->year) + operand.index, 0};
	case STORE_CONSTANT: return (struct lane_operand){engine->code->constants + operand.index, 0};
	case STORE_NONE: break;
	}
	return (struct lane_operand){NULL, 0};
}

static size_t padded(const struct engine *engine) { return ((size_t)engine->lanes + 7) / 8 * 8; }

static void lane_steps(struct engine *engine, const struct step *steps, int count)
{
	for (const struct step *step = steps; step < steps + count; step++) {
		if (step->only && step->only != engine->year)
			continue;
		struct lane_operand a = lane_operand(engine, step->argument[0]),
							b = lane_operand(engine, step->argument[1]),
							c = lane_operand(engine, step->argument[2]);
		kernel_lanes(step->kernel, row_of(engine, step->out.index), a.at, a.stride, b.at, b.stride, c.at,
		             c.stride, padded(engine));
	}
}

static void lane_carry(struct engine *engine)
{
	const struct code *code = engine->code;
	for (int i = 0; i < code->carry_count; i++) {
		struct operand from = code->carries[i].from[phase_of(engine->year)], state = code->carries[i].state;
		if (state.storage != STORE_ROW || from.storage == STORE_NONE ||
		    (from.storage == STORE_ROW && from.index == state.index))
			continue;
		struct lane_operand a = lane_operand(engine, from);
		kernel_lanes(KERNEL_COPY, row_of(engine, state.index), a.at, a.stride, NULL, 0, NULL, 0,
		             padded(engine));
	}
}

static void fill_year(struct engine *engine, const struct source_sink *question)
{
	const struct code *code = engine->code;
	for (const struct varied *varied = code->varied; varied < code->varied + code->varied_count; varied++)
		if (engine->year == 0 || varied->yearly)
			question->fill(question->context, varied->index, engine->year, row_of(engine, varied->row.index),
			               (int)padded(engine));
}

void engine_run(struct engine *engine, const struct source_sink *question)
{
	const struct code *code = engine->code;
	for (engine->year = 0; engine->year < code->program->years; engine->year++) {
		fill_year(engine, question);
		if (engine->year == 0)
			lane_steps(engine, code->block, code->block_steps);
		int phase = phase_of(engine->year);
		lane_steps(engine, code->lanes[phase], code->lane_steps[phase]);
		question->take(question->context, engine, engine->year);
		lane_carry(engine);
	}
}

static struct operand place_of(const struct engine *engine, enum world world, int variable, int element)
{
	return engine->code->values[world][phase_of(engine->year)][variable][element < 0 ? 0 : element];
}

double engine_value(const struct engine *engine, enum world world, int variable, int element, int lane)
{
	struct operand operand = place_of(engine, world, variable, element);
	if (operand.storage == STORE_NONE || engine->year < engine->code->program->variables[variable].first)
		return NAN;
	return operand.storage == STORE_ROW ? row_of(engine, operand.index)[lane]
	                                    : number_of(engine, operand, engine->year);
}

const double *engine_row(const struct engine *engine, enum world world, int variable, int element)
{
	struct operand operand = place_of(engine, world, variable, element);
	return operand.storage == STORE_ROW ? row_of(engine, operand.index) : NULL;
}
