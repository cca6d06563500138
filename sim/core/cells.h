/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells: between program and code. A cell is one value of one year, shapes and names gone; each phase has its
 * own. */
#ifndef CORE_CELLS_H
#define CORE_CELLS_H
#include "core/code.h"
#include "core/complementarity.h"

enum leaf {
	LEAF_NONE, /* an operation */
	LEAF_CONSTANT,
	LEAF_INPUT, /* its yearly values */
	LEAF_VARIED, /* filled by the source of lanes */
	LEAF_YEAR,
	LEAF_STATE
};

enum { EVERY_YEAR = -1 };
struct code_cell {
	enum leaf leaf;
	enum kernel kernel;
	int argument[3];
	double constant;
	int input, element;     /* LEAF_INPUT; LEAF_VARIED: input is the index in the question's list */
	int state;              /* LEAF_STATE */
	/* kernel_is_many: the cells of its numbers, in their order, for `limits` limits; of which one it is the result */
	const int *many; int limits, which;
	bool by_lane, by_year, needed, fused;
	int only; /* > 0: needed in this year alone, years after the base year; EVERY_YEAR; 0: not marked yet */
	int uses, last_use;     /* operations that read it; the last of them */
	struct operand at;      /* where its value stands */
};

struct state {              /* last year's value of a variable, or the value it had in `year` */
	int variable, element, year; /* year 0: last year's */
	enum world world;
	int from[PHASES];       /* cells; -1: nothing to carry (the latch of the base year keeps its value) */
	int leaf[PHASES];       /* its own cells; -1: not read */
	bool by_lane, needed;
	struct operand at;
};

struct phase {
	struct code_cell *cells; int count, capacity;
	int *index; int index_size;   /* hash of equal cells */
	int **value[WORLDS];          /* [variable][element, then groups] -> cell, -1: none */
};

struct cells {
	struct arena *arena;
	const struct program *program;
	const struct question *question;
	struct phase phase[PHASES];
	bool *limited;                /* [variables] that a limit reaches: only these have a companion of their own */
	const struct vary ***vary;    /* [input][element]: how it varies by lane; NULL: not at all */
	struct state *states; int state_count, state_capacity;
	int *state_index, state_index_size; /* hash of them: place + 1 */
	struct lowering *lowering; int lowering_count, lowering_capacity; /* operations that wait while cells are made */
	int **sorted;                 /* [set]: its elements in the order of their ids, in which they are added up */
};

struct cells *cells_make(struct arena *arena, const struct program *program, const struct question *question);
/* The cells that an operation reads: some of three may be -1. */
static inline int cell_reads(const struct code_cell *cell)
{
	return cell->many ? complementarity_numbers(cell->limits) : 3;
}
static inline int cell_read(const struct code_cell *cell, int i)
{
	return cell->many ? cell->many[i] : cell->argument[i];
}

enum kernel cells_kernel(enum op op); /* of an operation that is none of leaves, sums and lists */
/* Into which states each cell is carried: first[phase][cell] is the first, next[phase][state] the one after it; states
 * count from 1 here, 0: none. */
struct carried { int *first[PHASES], *next[PHASES]; };
struct carried cells_carried(const struct cells *cells);

int cells_width(const struct program *program, int variable); /* elements and groups */
#endif
