/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_marks: which cells vary by lane and by year, which are needed, and in which years. Marks only grow, so that each
 * of the loops over states ends. */
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

/* By lane: a varied input, a state that is, or anything computed from one. States grow until nothing
 * changes. */
static bool mark_lanes(struct cells *cells)
{
	bool changed = false;
	for (int which = 0; which < PHASES; which++)
		for (int i = 0; i < cells->phase[which].count; i++) {
			struct code_cell *cell = &cells->phase[which].cells[i];
			bool by_lane = cell->leaf == LEAF_NONE ? !cells_part_on(cells, CODE_HOIST)
			               : cell->leaf == LEAF_VARIED ||
			                     (cell->leaf == LEAF_STATE && cells->states[cell->state].by_lane);
			for (int a = 0; a < cell_reads(cell) && cell->leaf == LEAF_NONE; a++)
				by_lane |= cell_read(cell, a) >= 0 && cells->phase[which].cells[cell_read(cell, a)].by_lane;
			cell->by_lane = by_lane;
		}
	for (int s = 0; s < cells->state_count; s++) {
		struct state *state = &cells->states[s];
		bool by_lane = false;
		for (int which = 0; which < PHASES; which++)
			by_lane |= state->from[which] >= 0 && cells->phase[which].cells[state->from[which]].by_lane;
		changed |= by_lane != state->by_lane;
		state->by_lane = by_lane;
	}
	return changed;
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

/* Needed: wanted values, what they are computed from, and the states among those. */
static bool mark_needed(struct cells *cells)
{
	bool changed = false;
	for (int which = 0; which < PHASES; which++) {
		struct phase *phase = &cells->phase[which];
		for (enum world world = 0; world < WORLDS; world++)
			for (int v = 0; v < cells->program->variable_count; v++)
				for (int e = 0; cells_keep(cells, world, v) && e < cells_width(cells->program, v); e++)
					if (phase->value[world][v][e] >= 0)
						phase->cells[phase->value[world][v][e]].needed = true;
		for (int s = 0; s < cells->state_count; s++)
			if (cells->states[s].needed && cells->states[s].from[which] >= 0)
				phase->cells[cells->states[s].from[which]].needed = true;
		for (int i = phase->count - 1; i >= 0; i--) {
			struct code_cell *cell = &phase->cells[i];
			for (int a = 0; a < cell_reads(cell) && cell->needed; a++)
				if (cell_read(cell, a) >= 0)
					phase->cells[cell_read(cell, a)].needed = true;
			if (cell->leaf == LEAF_STATE && cell->needed && !cells->states[cell->state].needed)
				changed = cells->states[cell->state].needed = true;
		}
	}
	return changed;
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
	while (mark_lanes(cells))
		;
	while (mark_needed(cells))
		;
	mark_years(cells);
	mark_only_years(cells);
}
