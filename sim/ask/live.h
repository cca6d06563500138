/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live: a run as the cells of a spreadsheet: every variable a row, years across, each cell the formula by which the
 * program computes it, over rows of inputs that a person may change. Numbers stand beside the formulas as the run has
 * them, in the units that are shown; a formula that does not come to the number of the run is not used (`fixed`).
 *
 * Formulas name cells by rows: whoever lays the sheet out places the rows first (live_place), then asks for the text
 * (live_text). Rows of one block (`live_row.block`) must stand one below another, in their order. */
#ifndef ASK_LIVE_H
#define ASK_LIVE_H
#include "ask/result.h"
#include "core/code.h"

enum live_kind {
	LIVE_VARIABLE,  /* an element of a variable */
	LIVE_COMPANION, /* the same without limits, for what compares with it */
	LIVE_STEP,      /* a part of a formula: of one that is long, or of limits that act together */
	LIVE_INPUT,     /* an input: what a file says, or what follows from it by year */
	LIVE_GIVEN,     /* what an input follows from: levels to be reached, falls that a limit asks for */
	LIVE_MADE       /* what follows from a LIVE_GIVEN and is no input that a person knows */
};

struct live_cell {
	double number;       /* NAN: the cell is empty */
	const char *formula; /* for live_text; NULL: the number itself */
	bool given;          /* a number to be changed */
};

struct live_row {
	enum live_kind kind;
	int variable, input, element; /* -1: none; a group's index is count + group */
	int block;                    /* rows of a range that a formula may sum up have the same; 0: none */
	const char *name;             /* "output.mining", "energy.efficiency"; of a step "" */
	struct unit unit;
	const struct input_value *value; /* LIVE_INPUT, LIVE_GIVEN: what it says */
	const struct input *of;
	struct live_cell whole;       /* LIVE_INPUT: one number for all years; number NAN: there is none */
	struct live_cell *cells;      /* [years] of the axis: live->first .. live->last of inputs, the run's of others */
	bool fixed;                   /* some cell is a number where a formula was due */
	struct { const char *sheet; int row, column, whole_column; } at; /* live_place */
};

struct live {
	const struct result *result;  /* as shown */
	struct live_row **rows; int count;
	int first, last;              /* the years of the inputs' axis: the run's, and those of points around them */
	int base_year, years;         /* the run's */
	int **row_of[WORLDS];         /* [variable][element, then groups] -> row, -1: none */
	int fixed_limits;             /* limits that act together and have no closed form here; 0: none */
	bool fixed;                   /* some row is */
};

/* `result` as run or as shown (ask/shown.h). */
struct live *live_make(struct arena *arena, const struct result *result);
/* `sheet`: as a formula names it ("Inputs", quoted where it must be); `column`: that of the first year of the row's
 * axis, `whole_column`: that of the number for all years; all count from 0. */
void live_place(struct live_row *row, const char *sheet, int row_at, int column, int whole_column);
/* The formula of a cell, without "=", as it stands on `sheet`. NULL: it has none. */
const char *live_text(struct arena *arena, const struct live *live, const struct live_cell *cell, const char *sheet);
/* "AB12" */
char *live_cell_name(struct arena *arena, int row, int column);
#endif
