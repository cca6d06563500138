/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_cell: what plans print in the cell of a table of indicators: 2238, >8, ≥60, 60左右, 2-3, [15] (over the
 * whole period), 8%, 12.5*, 控制在5.5以内, at least 60, a number with a remark (1538（预计）) or the flags of
 * a statistical office (54.7 b), a mark that there is none (indicator_marks.h), or words such as 完成省下达任务. */
#ifndef INTAKE_INDICATOR_CELL_H
#define INTAKE_INDICATOR_CELL_H
#include "base/csv.h"
#include "data/plan.h"
#include "intake/indicator_number.h"
#include "intake/indicator_sense.h"
#include "intake/indicator_worded.h"

struct indicator_cell {
	const char *text;             /* as printed, cleaned; "" where the cell says that there is nothing ("", "-", NA) */
	bool has_number;              /* otherwise words, if there is a text: */
	struct worded worded;         /* what they say; WORDED_NONE: the plan's own words */
	bool cumulative, starred;     /* in brackets, or 累计; with a footnote mark */
	const char *remark, *flags;   /* in parentheses; letters of flags; NULL: none */
	enum sense sense;             /* SENSE_NONE: a bare number */
	enum cell_move move;          /* the number is a change: 下降14.5, "cut by 20 %" */
	bool yearly;                  /* of each year: 年均 */
	int since;                    /* against this year: 比2005年; 0: not said */
	int by;                       /* asked for in this year: "... by 2030"; 0: not said */
	double low, high;             /* differ for a range only */
	double scale;                 /* by a word: 22.4万; they have it already; 1: none */
	const char *scale_text;
	bool decimal_comma;           /* a comma was read as the decimal mark */
	struct unit unit; bool has_unit; /* of its own, as in 8%, or */
	bool heading_unit;            /* of its column's heading */
	const char *unit_text;        /* as written */
	bool doubted;                 /* it may be a fraction where a percent is meant (indicator_fraction.h) */
	const char *origin;           /* what the table says of where the number comes from; NULL: nothing */
	const char *source;           /* "t.csv C7", "book.xlsx 专栏1!C7"; NULL: not read from a table */
	struct place place;
};

/* False: neither a number nor words; reported. `seen`: what the numbers of its table show (indicator_number.h). A fact
 * is no target: "20x" says nothing of what has been, and no words stand for a number behind a sign. */
enum cell_of { CELL_OF_PLAN, CELL_OF_FACT };
bool indicator_cell_read(struct arena *arena, const struct csv_cell *cell, const struct marks_seen *seen,
                         enum cell_of of, struct indicator_cell *out, struct diags *diags);
/* 万人, "million t", "1e4 t": a word of scale in a cell below it may repeat its own. */
bool indicator_unit_is_scaled(const char *unit_text);
/* A number of a year that is over: "about" becomes a remark. */
void indicator_cell_as_fact(struct arena *arena, struct indicator_cell *cell);
/* One number, said as it is: no sense, range or total */
bool indicator_cell_is_exact(const struct indicator_cell *cell);
/* The number is printed with something that its reader should know: a footnote, a remark, a flag */
bool indicator_cell_is_marked(const struct indicator_cell *cell);
/* A stranger's text as it may stand in a file: control, bidi and invisible characters gone, runs of blanks and line
 * ends one blank, none at the ends. */
char *indicator_clean(struct arena *arena, const char *text);
/* Cleaned, full-width forms of ASCII as ASCII. */
char *indicator_half(struct arena *arena, const char *text);
/* For comparing: as half, in small letters. */
char *indicator_plain(struct arena *arena, const char *text);
bool indicator_has_letters(const char *plain);
#endif
