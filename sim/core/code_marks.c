/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_marks: which cells vary by lane and by year, which are needed, and in which years. What is marked
 * waits in a list until its neighbours are: each once, however they hang together. */
#include <string.h>
#include "core/code_marks.h"

bool cells_part_on(const struct cells *cells, unsigned optimisation)
{
	return cells->question->optimisations & optimisation;
}

static bool varies_by_year(const struct cells *cells, const struct code_cell *cell)
{
	const struct program *program = cells->program;
	if (cell->leaf == LEAF_VARIED)
		return cells->question->varied[cell->input].kind == VARY_YEARLY;
	if (cell->leaf != LEAF_INPUT)
		return cell->leaf == LEAF_YEAR || cell->leaf == LEAF_STATE;
	const double *values = program->inputs[cell->input].value[cell->element].values;
	for (int y = 1; y < program->years; y++)
		if (memcmp(&values[y], &values[0], sizeof *values) != 0)
			return true;
	return false;
}

/* By year: the year, a state, an input that changes, or anything computed from one. The base year is one
 * year: all of it is. */
static void mark_years(struct cells *cells)
{
	for (int which = 0; which < PHASES; which++)
		for (int i = 0; i < cells->phase[which].count; i++) {
			struct code_cell *cell = &cells->phase[which].cells[i];
			cell->by_year = cell->leaf == LEAF_NONE ? !cells_part_on(cells, CODE_HOIST) : varies_by_year(cells, cell);
			for (int a = 0; a < cell_reads(cell) && cell->leaf == LEAF_NONE; a++)
				cell->by_year |= cell_read(cell, a) >= 0 && cells->phase[which].cells[cell_read(cell, a)].by_year;
		}
}

/* Cells that were marked, and whose neighbours have yet to be. */
struct marked { struct cells *cells; struct cell_place { int which, cell; } *list; int count, capacity; };

static void mark_push(struct marked *marked, int which, int cell)
{
	*ARENA_PUSH(marked->cells->arena, marked->list, marked->count, marked->capacity) = (struct cell_place){which, cell};
}

/* The operations that read each cell: list[start[cell]] .. list[start[cell + 1] - 1]. */
struct readers { int *start, *list; };

static struct readers readers_of(struct arena *arena, const struct phase *phase)
{
	struct readers readers = {.start = ARENA_ARRAY(arena, phase->count + 2, int)};
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < phase->count; i++)
			for (int a = 0; a < cell_reads(&phase->cells[i]); a++) {
				int read = cell_read(&phase->cells[i], a);
				if (read >= 0 && pass)
					readers.list[readers.start[read + 1]++] = i;
				else if (read >= 0)
					readers.start[read + 2]++;
			}
		for (int i = 2; !pass && i < phase->count + 2; i++)
			readers.start[i] += readers.start[i - 1];
		if (!pass)
			readers.list = ARENA_ARRAY(arena, readers.start[phase->count + 1] + 1, int);
	}
	return readers;
}

static void mark_lane(struct marked *marked, int which, int cell)
{
	if (cell < 0 || marked->cells->phase[which].cells[cell].by_lane)
		return;
	marked->cells->phase[which].cells[cell].by_lane = true;
	mark_push(marked, which, cell);
}

/* By lane: a varied input, a state that is, or anything computed from one. */
static void mark_lanes(struct cells *cells)
{
	struct marked marked = {.cells = cells};
	struct readers readers[PHASES];
	struct carried carried = cells_carried(cells);
	for (int which = 0; which < PHASES; which++) {
		readers[which] = readers_of(cells->arena, &cells->phase[which]);
		for (int i = 0; i < cells->phase[which].count; i++) {
			const struct code_cell *cell = &cells->phase[which].cells[i];
			if (cell->leaf == LEAF_VARIED || (cell->leaf == LEAF_NONE && !cells_part_on(cells, CODE_HOIST)))
				mark_lane(&marked, which, i);
		}
	}
	while (marked.count) {
		struct cell_place at = marked.list[--marked.count];
		const struct readers *of = &readers[at.which];
		for (int i = of->start[at.cell]; i < of->start[at.cell + 1]; i++)
			mark_lane(&marked, at.which, of->list[i]);
		for (int s = carried.first[at.which][at.cell]; s > 0; s = carried.next[at.which][s]) {
			struct state *state = &cells->states[s - 1];
			state->by_lane = true;
			for (int which = 0; which < PHASES; which++)
				mark_lane(&marked, which, state->leaf[which]);
		}
	}
}

bool cells_want(const struct cells *cells, enum world world, int variable)
{
	const struct question *question = cells->question;
	if (world == WORLD_UNLIMITED)
		return question->companions && question->companions[variable];
	return !question->wanted || question->wanted[variable];
}

/* Wanted, or kept because nothing is left out. */
bool cells_keep(const struct cells *cells, enum world world, int variable)
{
	return cells_want(cells, world, variable) || !cells_part_on(cells, CODE_PRUNE);
}

static void mark_need(struct marked *marked, int which, int cell)
{
	if (cell < 0 || marked->cells->phase[which].cells[cell].needed)
		return;
	marked->cells->phase[which].cells[cell].needed = true;
	mark_push(marked, which, cell);
}

/* Needed: wanted values, what they are computed from, and the states among those. */
static void mark_needed(struct cells *cells)
{
	struct marked marked = {.cells = cells};
	for (int which = 0; which < PHASES; which++)
		for (enum world world = 0; world < WORLDS; world++)
			for (int v = 0; v < cells->program->variable_count; v++)
				for (int e = 0; cells_keep(cells, world, v) && e < cells_width(cells->program, v); e++)
					mark_need(&marked, which, cells->phase[which].value[world][v][e]);
	while (marked.count) {
		struct cell_place at = marked.list[--marked.count];
		const struct code_cell *cell = &cells->phase[at.which].cells[at.cell];
		for (int a = 0; a < cell_reads(cell); a++)
			mark_need(&marked, at.which, cell_read(cell, a));
		if (cell->leaf != LEAF_STATE)
			continue;
		cells->states[cell->state].needed = true;
		for (int which = 0; which < PHASES; which++)
			mark_need(&marked, which, cells->states[cell->state].from[which]);
	}
}

static void mark_only(struct code_cell *cell, int only)
{
	cell->only = cell->only == 0 || cell->only == only ? only : EVERY_YEAR;
}

/* In which years what is needed is needed: what is carried on, in every one. */
static void mark_only_years(struct cells *cells)
{
	struct phase *phase = &cells->phase[PHASE_YEAR];
	const int *only =
		cells_part_on(cells, CODE_ONLY) && cells_part_on(cells, CODE_PRUNE) ? cells->question->only : NULL;
	for (enum world world = 0; world < WORLDS; world++)
		for (int v = 0; v < cells->program->variable_count; v++)
			for (int e = 0; cells_keep(cells, world, v) && e < cells_width(cells->program, v); e++)
				if (phase->value[world][v][e] >= 0)
					mark_only(&phase->cells[phase->value[world][v][e]],
					          only && only[v] > 0 && world == WORLD_LIMITED ? only[v] : EVERY_YEAR);
	for (int s = 0; s < cells->state_count; s++)
		if (cells->states[s].needed && cells->states[s].from[PHASE_YEAR] >= 0)
			phase->cells[cells->states[s].from[PHASE_YEAR]].only = EVERY_YEAR;
	for (int i = phase->count - 1; i >= 0; i--)
		for (int a = 0; a < cell_reads(&phase->cells[i]) && phase->cells[i].needed; a++)
			if (cell_read(&phase->cells[i], a) >= 0)
				mark_only(&phase->cells[cell_read(&phase->cells[i], a)], phase->cells[i].only);
}

void cells_mark(struct cells *cells)
{
	mark_lanes(cells);
	mark_needed(cells);
	mark_years(cells);
	mark_only_years(cells);
}
