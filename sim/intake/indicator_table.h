/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_table: a plan's table of indicators as a CSV of strangers: headings in Chinese or English in any order,
 * the years in the headings (2020年, 2025年目标, base_2020, target_2025). */
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

struct indicator {
	int line;                       /* of the file: a spreadsheet's row */
	const char *no, *group, *note;  /* NULL: none */
	struct title title;
	const char *unit_text;          /* as printed; NULL: none */
	struct unit unit; bool has_unit;/* false: none, or one that is not understood */
	struct indicator_cell base, target, rate;
	struct indicator_cell *observed;/* [observed_count] */
	struct indicator_cell *asides;  /* [aside_count] */
	const char *printed;            /* the name with a footnote's mark (①, *); NULL: it has none */
	bool is_part;                   /* of the row above: */
	struct title whole;             /* that it is a part of; empty: none */
	enum rate_kind rate_kind;
	enum sense sense;               /* of its own column; SENSE_NONE */
	bool binding;
	struct place place, unit_place; /* of the name; of the unit (or the name) */
};

struct indicator_table {
	const char *file;               /* its name without folders */
	int base_year, target_year;
	bool has_base;                  /* a column for the base year */
	const int *observed_years;      /* other years that were observed */
	int observed_count;
	const struct aside_column *asides;
	int aside_count;
	struct indicator *list;
	int count;
};

/* `base_year`: what the user says, for headings that do not; 0: nothing. NULL where the file or its
 * headings (missing, twice, of another year) cannot be used. Cells that are neither numbers nor words, rows without
 * a name and units that do not fit are errors too, all reported in one pass; the rest of the table is
 * there, so that more can be told of it. Columns that are not known are noted, rows without a target warned of, and
 * left out. */
struct indicator_table *indicator_table_read(struct arena *arena, const struct source *source, int base_year,
                                             struct diags *diags);
#endif
