/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table: columns and rows of cells for people to read. Texts are kept as they were given, of any length and content:
 * each writer cleans, cuts and aligns them as its format asks. */
#ifndef WRITE_TABLE_H
#define WRITE_TABLE_H
#include "write/cell.h"

enum { TABLE_WRAPS = -1 };
enum side { SIDE_LEFT, SIDE_RIGHT };

struct table_column {
	const char *heading;
	enum side side;
	int gap; /* blanks before it on a terminal (0 for the first) */
	/* Cells of a terminal; longer texts are cut and end in ".."; where room is short a left column keeps at least a
	 * third of it; 0: never cut; TABLE_WRAPS, last column only: goes on below. */
	int most;
	bool moves; /* shared out over blocks where there is no room for all; columns that move stand side by side */
};
struct table_row {
	struct cell *cells; /* [columns] */
	int count;
	bool space;       /* an empty row */
	const char *line; /* instead of cells, which are then empty: one text over all columns */
	enum look look;   /* of the line */
	int part;         /* of the document (document.h) */
	bool follows;     /* stands or goes with the row before it */
	bool once;        /* the line, where the table stands in several blocks */
};
struct table {
	struct arena *arena;
	struct table_column *columns;
	int column_count, column_capacity;
	struct table_row *rows;
	int row_count, row_capacity;
	int part;     /* of the rows to come */
	int spilling; /* the column whose texts run on; -1: none */
	bool broken;  /* headings of columns that move stand on two lines */
};

struct table *table_begin(struct arena *arena, const struct table_column *columns, int count);
/* Adds a column after the others; before the first row only. */
void table_column(struct table *table, struct table_column column);
/* A longer text of this column runs on into what the next one (which stands still, to the right) leaves empty. */
void table_spills(struct table *table, int column);
void table_row(struct table *table);   /* cells follow; those left out are empty */
void table_part(struct table *table, int part); /* the rows to come belong to this part of the document */
void table_follows(struct table *table);        /* the last row stands or goes with the one before it */
void table_space(struct table *table); /* an empty line, not at the start */
/* A text over all columns: a heading, cut at the width, or with LOOK_PLAIN a sentence, broken. In every block, or
 * `once`. */
void table_line(struct table *table, const char *text, enum look look, bool once);
void table_add(struct table *table, struct cell cell);
void table_cell(struct table *table, const char *text, enum look look); /* of no number */
int table_rows(const struct table *table);
int table_naming(const struct table *table); /* the column whose texts say what a row is of; -1: none does */
#endif
