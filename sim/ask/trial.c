/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trial: points stand in blocks of DRAW_BLOCK lanes; of few, an engine of fewer lanes is enough and faster. Each worker
 * has engines and rows of its own. Lanes beyond the last point repeat it, so that nothing strange is computed there. */
#include "ask/trial.h"
#include <math.h>
#include <string.h>
#include "ask/workers.h"
#include "core/draw.h"
#include "core/engine.h"

enum { SIZES = 4 };
static const int sizes[SIZES] = {8, 24, 64, DRAW_BLOCK};

/* Of one row of what varies: which lever it is of, and where its numbers begin in a point. */
struct column { const struct lever *lever; int at; };

struct trial {
	const struct program *program;
	const struct code *code;
	struct column *columns; /* by index in the question's list */
	int width;              /* numbers of a point */
	struct trial_wanted *wanted;
	int wanted_count, years;
	struct hand {
		struct trial *trial;
		struct engine *engines[SIZES]; /* NULL: the first worker alone has those of few lanes */
		const double *points; /* of the block in hand */
		double *values;
		int count;
	} *hands;
	int threads;
	const double *points; /* of the run in hand */
	double *values;
	int count;
};

/* --- making it --- */

static const struct vary *list_varied(struct arena *arena, struct trial *trial, const struct levers *levers, int *count)
{
	int moves = 0;
	for (int l = 0; l < levers->count; l++)
		moves += levers->list[l].move_count;
	struct vary *varied = ARENA_ARRAY(arena, moves + 1, struct vary);
	trial->columns = ARENA_ARRAY(arena, moves + 1, struct column);
	*count = 0;
	for (int l = 0; l < levers->count; trial->width += levers->list[l++].columns)
		for (int m = 0; m < levers->list[l].move_count; m++) {
			varied[*count] = levers->list[l].moves[m];
			trial->columns[(*count)++] = (struct column){&levers->list[l], trial->width};
		}
	return varied;
}

static bool has_year(const struct trial *trial, const struct trial_wanted *wanted)
{
	return wanted->variable >= 0 && wanted->year >= 0 && wanted->year < trial->years;
}

static void list_wanted(struct arena *arena, struct trial *trial, struct question *question)
{
	bool *wanted = ARENA_ARRAY(arena, trial->program->variable_count + 1, bool),
		 *companions = ARENA_ARRAY(arena, trial->program->variable_count + 1, bool);
	int *only = ARENA_ARRAY(arena, trial->program->variable_count + 1, int);
	for (int w = 0; w < trial->wanted_count; w++) {
		struct trial_wanted *one = &trial->wanted[w];
		if (trial->program->limits_on < 0)
			one->world = WORLD_LIMITED;
		if (!has_year(trial, one))
			continue;
		only[one->variable] = !wanted[one->variable] || only[one->variable] == one->year ? one->year : 0;
		wanted[one->variable] = true;
		companions[one->variable] |= one->world == WORLD_UNLIMITED;
	}
	question->wanted = wanted;
	question->companions = companions;
	question->only = only;
}

struct trial *trial_make(struct arena *arena, const struct result *result, const struct levers *levers,
                         const struct trial_wanted *wanted, int wanted_count, int threads)
{
	struct trial *trial = ARENA_NEW(arena, struct trial);
	struct question question = {.optimisations = CODE_ALL};
	*trial = (struct trial){.program = result->program,
	                        .wanted = ARENA_ARRAY(arena, wanted_count + 1, struct trial_wanted),
	                        .wanted_count = wanted_count,
	                        .years = result->years,
	                        .threads = threads < 1 ? 1 : threads};
	if (wanted_count)
		memcpy(trial->wanted, wanted, (size_t)wanted_count * sizeof *wanted);
	question.varied = list_varied(arena, trial, levers, &question.varied_count);
	list_wanted(arena, trial, &question);
	trial->code = code_make(arena, trial->program, &question);
	trial->hands = ARENA_ARRAY(arena, trial->threads, struct hand);
	for (int h = 0; h < trial->threads; h++)
		for (int s = h ? SIZES - 1 : 0; s < SIZES; s++)
			trial->hands[h].engines[s] = engine_create(arena, trial->code, sizes[s]);
	for (int h = 0; h < trial->threads; h++)
		trial->hands[h].trial = trial;
	return trial;
}

int trial_columns(const struct trial *trial) { return trial->width; }

bool trial_varies(const struct trial *trial, int wanted)
{
	const struct trial_wanted *one = &trial->wanted[wanted];
	if (!has_year(trial, one))
		return false;
	const struct operand *values = trial->code->values[one->world][one->year ? PHASE_YEAR : PHASE_BASE][one->variable];
	return values[one->element < 0 ? 0 : one->element].storage == STORE_ROW;
}

/* --- running it --- */

static void fill_row(void *context, int index, int year, double *row, int lanes)
{
	const struct hand *hand = context;
	const struct column *column = &hand->trial->columns[index];
	int at = column->at + (column->lever->kind == VARY_YEARLY ? year : 0);
	for (int i = 0; i < lanes; i++) {
		int point = i < hand->count ? i : hand->count - 1;
		row[i] = hand->points[(size_t)point * (size_t)hand->trial->width + (size_t)at];
	}
}

/* What a ratio has where there is nothing to divide by is no number. */
static double kept(const struct trial *trial, const struct trial_wanted *wanted, double value)
{
	return trial->program->variables[wanted->variable].flags & PARTIAL && !isfinite(value) ? NAN : value;
}

static void take_year(void *context, const struct engine *engine, int year)
{
	const struct hand *hand = context;
	const struct trial *trial = hand->trial;
	for (int w = 0; w < trial->wanted_count; w++) {
		const struct trial_wanted *wanted = &trial->wanted[w];
		double *out = hand->values + w;
		if (wanted->year != year || !has_year(trial, wanted))
			continue;
		for (int i = 0; i < hand->count; i++, out += trial->wanted_count)
			*out = kept(trial, wanted, engine_value(engine, wanted->world, wanted->variable, wanted->element, i));
	}
}

static void run_block(void *context, int worker, int index)
{
	const struct trial *trial = context;
	struct hand *hand = &trial->hands[worker];
	int first = index * DRAW_BLOCK, left = trial->count - first;
	hand->count = left < DRAW_BLOCK ? left : DRAW_BLOCK;
	hand->points = trial->points + (size_t)first * (size_t)trial->width;
	hand->values = trial->values + (size_t)first * (size_t)trial->wanted_count;
	int size = 0;
	while (sizes[size] < hand->count || !hand->engines[size])
		size++;
	engine_run(hand->engines[size], &(struct source_sink){hand, fill_row, take_year});
}

bool trial_run(struct trial *trial, const double *points, int count, double *values, const volatile sig_atomic_t *stop)
{
	trial->points = points;
	trial->values = values;
	trial->count = count;
	for (size_t i = 0; i < (size_t)count * (size_t)trial->wanted_count; i++)
		values[i] = NAN;
	return workers_run(trial->threads, (count + DRAW_BLOCK - 1) / DRAW_BLOCK, run_block, trial, stop);
}
