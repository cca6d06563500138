/* SPDX-License-Identifier: GPL-3.0-or-later */
/* members: points of a trial that are drawn as an ensemble draws: a block of DRAW_BLOCK members takes its numbers from
 * the streams of its inputs (core/uncertainty.h). A few blocks are drawn and run at a time, by whoever is free, and
 * handed over in their order. */
#include "ask/members.h"
#include <math.h>
#include "ask/judged.h"
#include "ask/workers.h"
#include "core/draw.h"

enum { AT_A_TIME = 8 }; /* blocks */

struct running {
	const struct result *centre;
	const struct members_question *question;
	const struct uncertainty *fitted;
	struct levers levers;
	struct trial *trial;
	struct judged *judged; int judged_count;
	int columns, width;     /* of a point; of its values: the wanted ones, then JUDGED_VALUES of each target */
	uint64_t block;         /* the first of those in hand */
	double *points, *came;  /* [AT_A_TIME * DRAW_BLOCK][columns], [..][width] */
	double *values, *measured; /* of one block, as they are handed over */
	bool *met;
};

static void draw_block(void *context, int worker, int index)
{
	const struct running *running = context;
	double row[DRAW_BLOCK], *points = running->points + (size_t)index * DRAW_BLOCK * (size_t)running->columns;
	(void)worker;
	for (int l = 0, at = 0; l < running->levers.count; at += running->levers.list[l++].columns)
		for (int c = 0; c < running->levers.list[l].columns; c++) {
			uncertainty_draw(running->fitted, running->question->seed, running->block + (uint64_t)index,
			                 running->levers.list[l].drawn, c, row);
			for (int i = 0; i < DRAW_BLOCK; i++)
				points[(size_t)i * (size_t)running->columns + (size_t)(at + c)] = row[i];
		}
}

static void take_targets(struct running *running, const double *came, int member)
{
	int targets = running->centre->target_count;
	double *measured = running->measured + (size_t)member * (size_t)targets;
	bool *met = running->met + (size_t)member * (size_t)targets;
	for (int t = 0; t < targets; t++) {
		measured[t] = NAN;
		met[t] = false;
	}
	for (int j = 0; j < running->judged_count; j++) {
		const double *values = came + running->question->wanted_count + j * JUDGED_VALUES;
		measured[running->judged[j].index] = values[0];
		met[running->judged[j].index] = judged_meets(&running->judged[j], running->centre, values);
	}
}

static bool hand_over(struct running *running, int index, int count)
{
	int wanted = running->question->wanted_count;
	for (int i = 0; i < count; i++) {
		const double *came = running->came + ((size_t)index * DRAW_BLOCK + (size_t)i) * (size_t)running->width;
		for (int w = 0; w < wanted; w++)
			running->values[(size_t)i * (size_t)wanted + (size_t)w] = came[w];
		take_targets(running, came, i);
	}
	const struct members_block block = {
		.first = (running->block + (uint64_t)index) * DRAW_BLOCK,
		.count = count,
		.columns = running->columns,
		.drawn = running->points + (size_t)index * DRAW_BLOCK * (size_t)running->columns,
		.wanted_count = wanted,
		.values = running->values,
		.target_count = running->centre->target_count,
		.measured = running->measured,
		.met = running->met};
	return running->question->take(running->question->context, &block);
}

static struct running prepare(struct arena *arena, const struct result *centre, const struct members_question *question)
{
	struct running running = {.centre = centre,
	                          .question = question,
	                          .fitted = uncertainty_fitted(arena, centre->uncertainty),
	                          .levers = levers_uncertain(arena, centre)};
	running.judged_count = judged_list(arena, centre, &running.judged);
	running.width = question->wanted_count + JUDGED_VALUES * running.judged_count;
	struct trial_wanted *wanted = ARENA_ARRAY(arena, running.width + 1, struct trial_wanted);
	for (int w = 0; w < question->wanted_count; w++)
		wanted[w] = question->wanted[w];
	for (int j = 0; j < running.judged_count; j++)
		judged_wanted(&running.judged[j], wanted + question->wanted_count + j * JUDGED_VALUES);
	running.trial = trial_make(arena, centre, &running.levers, wanted, running.width, question->threads);
	running.columns = trial_columns(running.trial);
	size_t block = DRAW_BLOCK, targets = (size_t)centre->target_count;
	running.points = ARENA_ARRAY(arena, AT_A_TIME * block * (size_t)running.columns + 1, double);
	running.came = ARENA_ARRAY(arena, AT_A_TIME * block * (size_t)running.width + 1, double);
	running.values = ARENA_ARRAY(arena, block * (size_t)question->wanted_count + 1, double);
	running.measured = ARENA_ARRAY(arena, block * targets + 1, double);
	running.met = ARENA_ARRAY(arena, block * targets + 1, bool);
	return running;
}

bool members_run(struct arena *arena, const struct result *centre, const struct members_question *question)
{
	struct running running = prepare(arena, centre, question);
	for (uint64_t done = 0; done < question->members; done += AT_A_TIME * DRAW_BLOCK) {
		uint64_t left = question->members - done;
		int count = left < AT_A_TIME * DRAW_BLOCK ? (int)left : AT_A_TIME * DRAW_BLOCK;
		int blocks = (count + DRAW_BLOCK - 1) / DRAW_BLOCK;
		running.block = done / DRAW_BLOCK;
		if (!workers_run(question->threads, blocks, draw_block, &running, question->stop) ||
		    !trial_run(running.trial, running.points, count, running.came, question->stop))
			return false;
		for (int b = 0; b < blocks; b++)
			if (!hand_over(&running, b, b + 1 < blocks ? DRAW_BLOCK : count - b * DRAW_BLOCK))
				return true;
	}
	return true;
}
