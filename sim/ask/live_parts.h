/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_parts: what the files of live share while the rows of one run are made. Terms are in the units that the program
 * declares, cells in those that are shown. */
#ifndef ASK_LIVE_PARTS_H
#define ASK_LIVE_PARTS_H
#include "ask/live.h"
#include "ask/live_term.h"

struct live_step_key { int node, element, tag; enum world world; };
struct live_making {
	struct arena *arena;
	struct live *live;
	const struct result *declared;       /* the run in declared units; live->result as shown */
	const struct program *program;       /* its program */
	bool *limited;                       /* [variables]: has a companion of its own */
	int **input_row;                     /* [input][element]; -1: a number that nobody changes */
	struct { struct live_step_key key; int row; } *steps; int step_count, step_capacity;
	int *companions; int companion_count, companion_capacity; /* variables whose companion was asked for */
	int row_capacity, blocks;
};
struct live_where { int year; enum world world; }; /* years after the base year */

/* live_rows.c */
struct live_row *live_row_new(struct live_making *making, enum live_kind kind, const char *name, int years);
/* How much of what is declared one of what is shown is. */
double live_scale_of_variable(const struct live_making *making, int variable);
double live_scale_of_input(const struct live_making *making, int input);
int live_rows_of(struct live_making *making, enum world world, int variable); /* the first; made where there are none */
/* A cell of its own for a part of a formula; its row. */
struct term live_step(struct live_making *making, struct live_where where, struct live_step_key key, struct term term);
int live_step_row(struct live_making *making, struct live_step_key key);

/* live_formula.c */
struct term live_variable(struct live_making *making, struct live_where where, int variable, int element);
struct term live_input(struct live_making *making, struct live_where where, int input, int element);
struct term live_node(struct live_making *making, struct live_where where, int node, int element);

/* live_cuts.c: limits that act together, CUT and WORTH; text NULL: there is no closed form of so many. */
enum { LIVE_TOGETHER = 3 };
struct term live_together(struct live_making *making, struct live_where where, int node, const struct term *numbers);

/* live_input.c: the rows of inputs, and what they follow from. */
void live_inputs(struct live_making *making);
#endif
