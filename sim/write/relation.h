/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relation: tidy data, described once and written by any writer. A relation is a list of columns and a source of
 * rows; a column may hold the rows of another relation (the targets of a scenario), so that the data of a command are
 * one tree. The root has one row.
 *   Nested writers (JSON) write the tree as it is: a row is an object, a column that holds rows an array.
 *   Flat writers (CSV) write one relation of the tree, a row for each of its rows and each year of its series; what
 *   identifies them are the flat columns of the relations above it.
 * Rows are pushed, one after another: nothing keeps them, so that a thousand scenarios need no more room than one. */
#ifndef WRITE_RELATION_H
#define WRITE_RELATION_H
#include "base/words.h"
#include "write/table.h"

enum column_kind {
	COLUMN_ID,      /* text: ids, units, words of ours */
	/* Text as a user wrote it, whatever stands in it: writers clean it (base/clean.h) where a terminal may show it, and
	 * see to it that a spreadsheet does not take it for a formula. */
	COLUMN_TEXT,
	COLUMN_NUMBER,  /* number; not finite: none */
	COLUMN_INTEGER, /* number, a whole one */
	COLUMN_BOOLEAN, /* number, 0 or 1 */
	COLUMN_SERIES,  /* values by year; years that are not finite have none, and no row in flat tables */
	COLUMN_PATH,    /* values by year that are one number where all are the same; `text`, if given, in its place */
	COLUMN_YEARS,   /* the years whose flag is set; in nested formats only */
	COLUMN_NUMBERS, /* values by key; in nested formats only */
	COLUMN_ROWS     /* the rows of `rows`, made from `of` */
};
/* Which writers have a column: all; nested ones; flat ones; nested ones, and flat tables of the very relation. */
enum column_in { IN_BOTH, IN_NESTED, IN_FLAT, IN_OWN };

struct column {
	const char *name;
	enum column_kind kind;
	enum column_in in;
	const char *flat;            /* its name in flat tables; NULL: the same */
	const struct relation *rows; /* COLUMN_ROWS */
	/* Where people read the relation as a table (relation_table): */
	enum word heading; /* W_NONE: they do not see the column */
	int most;          /* as in struct table_column */
	enum look look;
};

/* What stands in a column; the fields that its kind names. All of it is borrowed for the call of rows_put. */
struct value {
	const char *text; /* NULL: none */
	double number;
	const double *values; /* [count], of the years from `first` on, or of `keys` */
	const bool *flags;    /* [count] */
	const char *const *keys;
	int first, count;
	const void *of;
	bool spelled; /* PATH: by year, from the first to the last, even where the values stay */
	bool absent; /* not even its name is written in nested formats */
};

struct rows; /* where rows go: a writer's */
struct relation {
	const char *name; /* as a selection names it: "targets"; the only one of the tree, the root included */
	const struct column *columns;                  /* ends with a name of NULL */
	void (*fill)(struct rows *to, const void *of); /* puts all rows; NULL: there is one, and `of` is its values */
	/* Several series (all as long as the first) stand below each other in flat tables, told apart by a column of this
	 * name: "stat". NULL: there is one at most. */
	const char *melt;
	bool single;      /* one row, an object by itself */
	bool lines;       /* each column on a line of its own, where a writer has lines */
};

/* One row: a value for each column of the relation that is being filled, in their order. */
void rows_put(struct rows *to, const struct value *values);
struct arena *rows_arena(const struct rows *to); /* for the texts of values */

/* The relation as a table for people: ids, texts, numbers, and paths that have a text; `number` writes the numbers. */
struct table *relation_table(struct arena *arena, const struct relation *relation, const void *of,
                             enum language language, char *(*number)(struct arena *arena, double value));

/* --- for writers --- */
struct rows {
	void (*put)(struct rows *to, const struct value *values);
	struct arena *arena;
};
/* Puts all rows of the relation. */
void relation_fill(const struct relation *relation, struct rows *to, const void *of);
/* The relation of that name below `root` and the way to it, root first: way[0 .. depth - 1]; 0: there is none. */
enum { RELATION_DEPTH = 8 };
int relation_way(const struct relation *root, const char *name, const struct relation *way[RELATION_DEPTH]);

/* A flat table: names, then cells row by row; at most 32 of a relation. */
struct flat {
	void (*name)(struct flat *flat, const char *name);
	void (*cell)(struct flat *flat, enum column_kind kind, const char *text,
	             double number);    /* ID, TEXT, NUMBER or INTEGER */
	void (*end)(struct flat *flat); /* of the row, or of the names */
	struct arena *arena;
};
/* The relation `part` of the tree as a flat table; without names where it goes on behind earlier rows. */
void relation_flat(struct flat *flat, const struct relation *root, const void *of, const char *part, bool goes_on);
#endif
