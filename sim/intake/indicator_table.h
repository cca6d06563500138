/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_table: the tables of strangers, a plan's indicators and the years before it, from any number of sheets and
 * files in any layout (layout.h) as one table: a row for each indicator, with what was and what is to be. */
#ifndef INTAKE_INDICATOR_TABLE_H
#define INTAKE_INDICATOR_TABLE_H
#include "intake/indicator_cell.h"

enum rate_kind {
	RATE_YEARLY, /* percent a year */
	RATE_POINTS, /* points a year */
	RATE_CUMULATIVE /* over all years */
};

/* A column that gives no level but a growth of what has been: of one year over the year before, or of a period. */
struct aside_column {
	const char *heading; /* cleaned */
	int year;            /* 0: of a period */
};

/* A target of another year than the plan's: 2035年远景目标. */
struct indicator_horizon { int year; struct indicator_cell cell; };

struct known;
struct indicator {
	int line;                       /* of the file: a spreadsheet's row */
	const char *source;             /* of its name: "t.csv B7"; each cell has its own */
	int grid;                       /* which of the tables that were joined it stands in first */
	const char *no, *group, *note;  /* NULL: none */
	struct title title;
	const struct known *by_name; bool named; /* what the names say it is, once they were looked up; NULL: unknown */
	const char *unit_text;          /* as printed; NULL: none */
	struct unit unit; bool has_unit;/* false: none, or one that is not understood */
	struct indicator_cell base, target, rate;
	struct indicator_cell *observed;/* [observed_count] */
	struct indicator_horizon *targets; int target_count; /* of other years, earliest first; only those it has */
	struct indicator_cell *asides;  /* [aside_count] */
	const char *basis;              /* what its facts are counted by; NULL: not said */
	struct indicator *others;       /* the same indicator on other bases: facts alone, which join nothing; NULL: none */
	const char *printed;            /* the name with a footnote's mark (①, *); NULL: it has none */
	bool is_part;                   /* of the row above: */
	struct title whole;             /* that it is a part of; empty: none */
	enum rate_kind rate_kind;
	enum sense sense;               /* of its own column; SENSE_NONE */
	bool binding;
	struct place place, unit_place; /* of the name; of the unit (or the name) */
};

struct indicator_table {
	const char *file;               /* its name without folders; of several, the plan's */
	const char *const *files; int file_count; /* all of them, as given */
	const char *title;              /* above the plan's table; NULL: none */
	const char *const *notes; int note_count; /* what stands below the tables: 注：, 资料来源：, Source: */
	int base_year, target_year;     /* target_year 0: no sheet has a target, all of it is history */
	bool has_base;                  /* a column for the base year */
	struct place unchosen;          /* rows of several regions that were left out; source NULL: none were */
	const int *observed_years;      /* other years that were observed */
	int observed_count;
	const struct aside_column *asides;
	int aside_count;
	struct indicator *list;
	int count;
};

/* What the user says of tables that leave it open; zero: nothing. */
struct indicator_choice {
	int base_year;
	bool bulletin;        /* of what has come true: a year that nothing calls the plan's has been */
	const char *region;   /* where a table has rows of several: --region */
	const char *scenario, *model; /* of an IAMC table: --iamc-scenario, --iamc-model */
};

/* All sources as one table. NULL where a file or its headings (missing, twice, of another year) cannot be used. Cells
 * that are neither numbers nor words, rows without a name, units that do not fit, an indicator twice and numbers that
 * contradict each other are errors too, all reported in one pass; the rest of the table is there, so that
 * more can be told of it. What is not read is noted, once per column. Rows without a target are history and kept. */
struct indicator_table *indicator_table_read(struct arena *arena, const struct source *const *sources, int count,
                                             const struct indicator_choice *choice, struct diags *diags);
#endif
