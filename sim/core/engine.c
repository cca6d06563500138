/* SPDX-License-Identifier: GPL-3.0-or-later */
/* engine: what does not vary by lane is computed once, when the engine is made, for all years; a block then
 * runs what varies by lane only, and the lane steps of the base year and of every other year over its rows. Steps
 * are made with the addresses they work on; what is one number a year has one, to which each year brings its own. A
 * state's row is overwritten when nothing reads last year's value any more: by the step that computes the next
 * one where the code says so, otherwise after the year was taken. */
#include <math.h>
#include <string.h>
#include "core/complementarity.h"
#include "core/engine.h"

struct steps { struct kernel_step *step; int count; };
struct engine {
	const struct code *code;
	size_t padded;                     /* lanes, as a multiple of 8 */
	size_t width;                      /* doubles from row to row */
	double *uniform;                   /* [years][uniform_count] */
	double *rows;                      /* [row_count][width] */
	double *now; int *now_of, now_count; /* uniforms that steps over lanes read, of this year; which they are */
	int *now_place;                    /* [uniform_count] place in `now` + 1; 0: not there */
	struct steps block, *years, carry[PHASES]; /* years: [years]; those with the same steps share them */
	int year;                          /* being computed or taken */
};

static int phase_of(int year) { return year == 0 ? PHASE_BASE : PHASE_YEAR; }
static double *uniforms_of(const struct engine *engine, int year)
{
	return engine->uniform + (size_t)year * (size_t)engine->code->uniform_count;
}
const double *engine_uniforms(const struct engine *engine, int year) { return uniforms_of(engine, year); }

static double *row_at(const struct engine *engine, int row)
{
	return engine->rows + (size_t)row * engine->width;
}

static double number_of(const struct engine *engine, struct operand operand, int year)
{
	return operand.storage == STORE_CONSTANT  ? engine->code->constants[operand.index]
	       : operand.storage == STORE_UNIFORM ? uniforms_of(engine, year)[operand.index]
	                                          : 0;
}

static double many_of(const struct engine *engine, const struct operation *of, int year)
{
	double numbers[COMPLEMENTARITY_MOST * (COMPLEMENTARITY_MOST + 3)];
	for (int i = 0; i < complementarity_numbers(of->limits); i++)
		numbers[i] = number_of(engine, of->many[i], year);
	return kernel_many_number(of->kernel, of->limits, numbers, of->which);
}

/* The uniform values of one year; states were carried into it before. */
static void uniform_year(struct engine *engine, int year)
{
	const struct code *code = engine->code;
	double *uniform = uniforms_of(engine, year);
	int phase = phase_of(year);
	for (int i = 0; i < code->load_count; i++)
		uniform[code->loads[i].out.index] =
			code->loads[i].values ? code->loads[i].values[year] : code->program->base_year + year;
	for (int i = 0; i < code->uniform_steps[phase]; i++) {
		const struct operation *of = &code->uniform[phase][i];
		uniform[of->out.index] =
			of->many ? many_of(engine, of, year)
					 : kernel_number(of->kernel, number_of(engine, of->argument[0], year),
		                             number_of(engine, of->argument[1], year),
		                             number_of(engine, of->argument[2], year));
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
		uniforms_of(engine, year + 1)[carry->state.index] =
			number_of(engine, from.storage == STORE_NONE ? carry->state : from, year);
	}
}

struct lane_operand { const double *at; int stride; };

static const double *now_at(struct engine *engine, int uniform)
{
	int *place = &engine->now_place[uniform];
	if (*place == 0) {
		engine->now_of[engine->now_count++] = uniform;
		*place = engine->now_count;
	}
	return engine->now + *place - 1;
}

static struct lane_operand lane_operand(struct engine *engine, struct operand operand)
{
	switch (operand.storage) {
	case STORE_ROW: return (struct lane_operand){row_at(engine, operand.index), 1};
	case STORE_UNIFORM: return (struct lane_operand){now_at(engine, operand.index), 0};
	case STORE_CONSTANT: return (struct lane_operand){engine->code->constants + operand.index, 0};
	case STORE_NONE: break;
	}
	return (struct lane_operand){NULL, 0};
}

static struct kernel_step many_step(struct engine *engine, struct arena *arena, const struct operation *of)
{
	int count = complementarity_numbers(of->limits);
	const double **at = ARENA_ARRAY(arena, count, const double *);
	int *stride = ARENA_ARRAY(arena, count, int);
	double **out = ARENA_ARRAY(arena, of->limits, double *);
	for (int i = 0; i < count; i++) {
		struct lane_operand operand = lane_operand(engine, of->many[i]);
		at[i] = operand.at;
		stride[i] = operand.stride;
	}
	for (int i = 0; i < of->limits; i++)
		out[i] = of->outs[i].storage == STORE_ROW ? row_at(engine, of->outs[i].index) : NULL;
	struct kernel_many *many = ARENA_NEW(arena, struct kernel_many);
	*many = (struct kernel_many){of->kernel, of->limits, at, stride, out};
	return kernel_step_many(many);
}

static void add_operation(struct engine *engine, struct arena *arena, struct steps *steps, const struct operation *of)
{
	if (of->many) {
		steps->step[steps->count++] = many_step(engine, arena, of);
		return;
	}
	struct lane_operand a = lane_operand(engine, of->argument[0]), b = lane_operand(engine, of->argument[1]),
						c = lane_operand(engine, of->argument[2]);
	steps->step[steps->count++] =
		kernel_step(of->kernel, row_at(engine, of->out.index), a.at, a.stride, b.at, b.stride, c.at, c.stride);
}

/* Those that run in every year, and those of this one alone. */
static struct steps make_steps(struct engine *engine, struct arena *arena, const struct operation *operations,
                                int count, int year)
{
	struct steps steps = {.step = ARENA_ARRAY(arena, count + 1, struct kernel_step)};
	for (int i = 0; i < count; i++)
		if (!operations[i].only || operations[i].only == year)
			add_operation(engine, arena, &steps, &operations[i]);
	return steps;
}

static bool is_special(const struct code *code, int year)
{
	bool special = false;
	for (int i = 0; i < code->lane_steps[PHASE_YEAR]; i++)
		special |= code->lanes[PHASE_YEAR][i].only == year;
	return special;
}

static void make_years(struct engine *engine, struct arena *arena)
{
	const struct code *code = engine->code;
	struct steps every = make_steps(engine, arena, code->lanes[PHASE_YEAR], code->lane_steps[PHASE_YEAR], 0);
	engine->years = ARENA_ARRAY(arena, code->program->years, struct steps);
	engine->years[0] = make_steps(engine, arena, code->lanes[PHASE_BASE], code->lane_steps[PHASE_BASE], 0);
	for (int year = 1; year < code->program->years; year++)
		engine->years[year] = is_special(code, year) ? make_steps(engine, arena, code->lanes[PHASE_YEAR],
		                                                          code->lane_steps[PHASE_YEAR], year)
		                                             : every;
}

static struct steps make_carry(struct engine *engine, struct arena *arena, int phase)
{
	const struct code *code = engine->code;
	struct steps steps = {.step = ARENA_ARRAY(arena, code->carry_count + 1, struct kernel_step)};
	for (int i = 0; i < code->carry_count; i++) {
		struct operand from = code->carries[i].from[phase], state = code->carries[i].state;
		bool stands_there = from.storage == STORE_ROW && from.index == state.index;
		if (state.storage == STORE_ROW && from.storage != STORE_NONE && !stands_there)
			add_operation(engine, arena, &steps,
			              &(struct operation){.kernel = KERNEL_COPY, .out = state, .argument = {from}});
	}
	return steps;
}

struct engine *engine_create(struct arena *arena, const struct code *code, int lanes)
{
	struct engine *engine = ARENA_NEW(arena, struct engine);
	size_t padded = ((size_t)lanes + 7) / 8 * 8;
	int years = code->program->years;
	*engine =
		(struct engine){.code = code,
	                    .padded = padded,
	                    .width = padded % 256 == 0 ? padded + 8 : padded /* rows of exactly 256 doubles would alias */};
	engine->uniform = ARENA_ARRAY(arena, (size_t)years * (size_t)code->uniform_count + 1, double);
	engine->rows = ARENA_ARRAY(arena, (size_t)code->row_count * engine->width + 1, double);
	engine->now = ARENA_ARRAY(arena, code->uniform_count + 1, double);
	engine->now_of = ARENA_ARRAY(arena, code->uniform_count + 1, int);
	engine->now_place = ARENA_ARRAY(arena, code->uniform_count + 1, int);
	for (int year = 0; year < years; year++) {
		uniform_year(engine, year);
		if (year + 1 < years)
			uniform_carry(engine, year);
	}
	engine->block = make_steps(engine, arena, code->block, code->block_steps, 0);
	make_years(engine, arena);
	for (int phase = 0; phase < PHASES; phase++)
		engine->carry[phase] = make_carry(engine, arena, phase);
	return engine;
}

static void begin_year(struct engine *engine, const struct source_sink *question)
{
	const struct code *code = engine->code;
	const double *uniform = uniforms_of(engine, engine->year);
	for (int i = 0; i < engine->now_count; i++)
		engine->now[i] = uniform[engine->now_of[i]];
	for (const struct varied *varied = code->varied; varied < code->varied + code->varied_count; varied++)
		if (engine->year == 0 || varied->yearly)
			question->fill(question->context, varied->index, engine->year, row_at(engine, varied->row.index),
			               (int)engine->padded);
}

static void run_steps(const struct engine *engine, const struct steps *steps)
{
	kernel_run(steps->step, steps->count, engine->padded);
}

void engine_run(struct engine *engine, const struct source_sink *question)
{
	for (engine->year = 0; engine->year < engine->code->program->years; engine->year++) {
		begin_year(engine, question);
		if (engine->year == 0)
			run_steps(engine, &engine->block);
		run_steps(engine, &engine->years[engine->year]);
		question->take(question->context, engine, engine->year);
		run_steps(engine, &engine->carry[phase_of(engine->year)]);
	}
}

static struct operand operand_of(const struct engine *engine, enum world world, int variable, int element)
{
	return engine->code->values[world][phase_of(engine->year)][variable][element < 0 ? 0 : element];
}

double engine_value(const struct engine *engine, enum world world, int variable, int element, int lane)
{
	struct operand operand = operand_of(engine, world, variable, element);
	if (operand.storage == STORE_NONE || engine->year < engine->code->program->variables[variable].first)
		return NAN;
	return operand.storage == STORE_ROW ? row_at(engine, operand.index)[lane]
	                                    : number_of(engine, operand, engine->year);
}

const double *engine_row(const struct engine *engine, enum world world, int variable, int element)
{
	struct operand operand = operand_of(engine, world, variable, element);
	return operand.storage == STORE_ROW ? row_at(engine, operand.index) : NULL;
}
