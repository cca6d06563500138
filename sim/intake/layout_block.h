/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_block: one table on a sheet: where its headings and rows are, and what each of its columns is. Shared by
 * layout*.c alone. */
#ifndef INTAKE_LAYOUT_BLOCK_H
#define INTAKE_LAYOUT_BLOCK_H
#include "intake/heading_names.h"
#include "intake/indicator_said.h"
#include "intake/layout.h"

struct layout_work {
	struct arena *arena;
	struct diags *diags;
	const struct sheet *sheet;
	const struct indicator_choice *choice;
	struct grids *grids;
	bool bad;
};

struct layout_column {
	const char *text;              /* its headings, in reading order */
	const char *en, *zh;           /* what of them is in each language, where they are in both; NULL */
	const char *unit;              /* that stands in a row of its own; NULL */
	const struct sheet_cell *cell; /* the lowest of them; NULL: nothing stands there */
	enum heading role;
	struct heading_said said;      /* where the role is HEADINGS */
};

struct layout_block {
	int titles, first, last, data, end; /* rows: titles above, headings (both inclusive), what is below */
	struct layout_column *columns; /* [sheet->columns] */
	int from, to;                  /* columns: [from, to) */
	int *rows, row_count, row_capacity; /* that hold something of the table */
	const char *title;
	const struct sheet_cell *unit;
	const char *unit_text;
	int year;                      /* that the title or the sheet's name says; 0: none */
};

/* --- cells --- */
static inline const struct sheet_cell *layout_cell(const struct layout_work *layout, int row, int column)
{
	return &layout->sheet->cells[(size_t)row * (size_t)layout->sheet->columns + (size_t)column];
}
/* Cleaned, without the blanks between Chinese characters that spread a heading ("年  份"). */
const char *layout_text(struct arena *arena, const char *text);
bool layout_is_blank(const struct sheet_cell *cell);
bool layout_is_number(const char *text); /* digits and what stands between and around them, and nothing else */
bool layout_is_note(struct arena *arena, const char *text); /* 注：, 资料来源：, Source: */
/* "单位：亿元", "(Unit: GBP million)", the unit alone where `alone`: what it says; NULL: nothing */
const char *layout_unit(struct arena *arena, const char *text, bool alone);
bool layout_is_unit(struct arena *arena, const char *text);
/* A heading that is understood and says something: a year, a growth, a target, a unit. */
bool layout_means(const struct heading_said *said);
/* One year, as rows of years have it: "2020", "2020年", "2025年目标" */
bool layout_is_year(struct arena *arena, const char *text);
/* "年末总人口 Total population": each in its language; false: it is in one. */
bool layout_languages(struct arena *arena, const char *text, const char **zh, const char **en);
/* "能源消费(万吨标准煤)", "GDP, 亿元" without its unit, which goes to *unit; left alone where there is none. */
const char *layout_without_unit(struct arena *arena, const char *text, const char **unit);

/* --- layout_heading.c --- */
/* The next row from `row` on that is one of headings, with those above and below it that belong to it; false: none.
 * `above`: the table that stands before it; NULL: none. */
bool layout_find_heading(struct layout_work *layout, int row, const struct layout_block *above,
                         struct layout_block *block);
/* Where no row is one: the last above the numbers. False: the sheet holds nothing. */
bool layout_guess_heading(struct layout_work *layout, struct layout_block *block);
/* --- layout_column.c --- */
void layout_read_columns(struct layout_work *layout, struct layout_block *block);
/* What the columns are by what stands in them, where the headings leave it open; after the rows are known. */
void layout_settle_columns(struct layout_work *layout, struct layout_block *block);
int layout_role(const struct layout_block *block, enum heading role); /* the column; -1: none */

/* --- layout_unit.c --- */
/* What a row says of its unit, in the spelling of units where it is an office's code; "": nothing. */
const char *layout_row_unit(struct layout_work *layout, const struct layout_block *block, int row);

/* --- layout_choice.c --- */
/* Keeps the rows of one region, scenario and model. False: which, it asks; reported. */
bool layout_choose(struct layout_work *layout, struct layout_block *block);

/* --- layout_grid.c --- */
struct grid *layout_grid(struct layout_work *layout, const struct layout_block *block, int rows, int columns);
void layout_put(struct layout_work *layout, struct grid *grid, int row, int column, const char *text,
                const struct sheet_cell *cell); /* row -1: of the headings */
/* A name for what a table is about that has no column of names: of its title or sheet. */
const char *layout_subject(struct layout_work *layout, const struct layout_block *block);
/* --- what comes of it --- */
bool layout_wide(struct layout_work *layout, struct layout_block *block);
bool layout_long(struct layout_work *layout, struct layout_block *block);
bool layout_down(struct layout_work *layout, struct layout_block *block);
#endif
