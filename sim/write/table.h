/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table: aligned columns for a terminal. Widths count cells (Chinese takes two); numbers stand to the right,
 * and a mark (tick, cross) has its own place behind them, so that digits stay in line. A table wider than the
 * terminal is cut into blocks: the columns that move are shared out, those before and after them stand in
 * every block. All text is cleaned here: nothing that a file says can steer a terminal. */
#ifndef WRITE_TABLE_H
#define WRITE_TABLE_H
#include "base/text.h"

enum { TABLE_WIDTH = 98, TABLE_WRAPS = -1 };

enum side { SIDE_LEFT, SIDE_RIGHT };
enum look { LOOK_PLAIN, LOOK_GOOD, LOOK_BAD, LOOK_UNSURE, LOOK_BOLD, LOOK_DIM };

struct table_column {
	const char *heading;
	enum side side;
	int gap;    /* blanks before it (0 for the first) */
	int most;   /* cells; longer texts are cut and end in ".."; where room is short a left column keeps
	                 * at least a third of it; 0: never cut; TABLE_WRAPS, last column only: goes on below */
	bool moves; /* shared out over blocks; columns that move stand side by side */
};

struct table; /* owned by its arena */
struct table *table_begin(struct arena *arena, const struct table_column *columns, int count);
/* Adds a column after the others; before the first row only. */
void table_column(struct table *table, struct table_column column);
/* A longer text of this column runs on into what the next one (which stands still, to the right) leaves empty. */
void table_spills(struct table *table, int column);
void table_row(struct table *table);   /* cells follow; those left out are empty */
void table_space(struct table *table); /* an empty line, not at the start */
/* A text over all columns: a heading, cut at the width, or with LOOK_PLAIN a sentence, broken. In every block, or
 * `once`. */
void table_line(struct table *table, const char *text, enum look look, bool once);
void table_cell(struct table *table, const char *text, enum look look);
/* The mark stands behind the text, aligned with the other marks of the column; `look` is the mark's. */
void table_marked(struct table *table, const char *text, const char *mark, enum look look);
int table_rows(const struct table *table);
/* `indent` blanks before every line. Headings are printed unless all are empty. */
void table_print(struct text *out, const struct table *table, int indent, int width, bool colour);

/* A sentence as lines of at most `width` cells; lines after the first begin with `hang` blanks. `start`:
 * cells already used on the first line. Breaks at blanks and between Chinese characters. Ends the line. */
void table_prose(struct text *out, const char *sentence, int start, int hang, int width);
/* With ANSI codes where `colour` is set. */
void table_look(struct text *out, const char *text, enum look look, bool colour);
/* Controls, marks of direction and invalid bytes become U+FFFD; line ends and tabs become blanks. */
char *table_clean(struct arena *arena, const char *text);
#endif
