/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book: the workbook of a report: summary, comparison, targets, inputs, a sheet for each scenario, observations,
 * about. The scenarios' sheets are live (ask/live.h): their cells are the program's formulas over the yellow cells of
 * the inputs, and all other sheets compute from them. */
#ifndef VIEW_BOOK_H
#define VIEW_BOOK_H
#include "ask/live.h"
#include "view/report.h"
#include "view/view_words.h"
#include "write/book.h"

/* What a command hands to book_xlsx. */
struct book *report_book(const struct report *report);

/* --- for its sheets --- */
struct book_target { /* where a target stands on a scenario's sheet; row 0: nowhere */
	int row;
};
struct book_scenario {
	const struct result *result;
	struct live *live;
	struct book_sheet *sheet;
	const char *title;
	struct book_target *targets; /* [result->target_count] */
	int years_row, targets_row;  /* the heads of the years, of the targets */
	int first_target, last_target; /* rows; last before first: none */
};
enum { BOOK_LABEL, BOOK_ID, BOOK_UNIT, BOOK_FIRST_YEAR }; /* columns of a scenario's sheet */
enum { BOOK_TARGET_YEAR = BOOK_FIRST_YEAR, BOOK_TARGET_SENSE, BOOK_TARGET_NUMBER, BOOK_TARGET_UPPER, BOOK_TARGET_VALUE,
	   BOOK_TARGET_GAP, BOOK_TARGET_VERDICT, BOOK_TARGET_BY };
struct book_making {
	struct arena *arena;
	const struct report *report;
	const struct view *view;
	enum language language;
	struct book *book;
	struct book_sheet *summary, *comparison, *targets, *inputs, *observations, *about;
	struct book_scenario *scenarios; int count;
	int first, last;             /* years of the inputs' axis */
};

#define book_word(making, word) word_text((making)->language, (word))
void book_head(struct book_sheet *sheet, int row, int column, const char *text, bool number);
int book_decimals(const struct unit *unit, const struct live_cell *cells, int count);
const char *book_unit(const struct book_making *making, const struct unit *unit); /* a plain number: "" */
/* "'Green'!H12" */
const char *book_there(const struct book_making *making, const struct book_sheet *sheet, int row, int column);

void book_inputs(struct book_making *making);                      /* places the rows of inputs */
void book_scenario_place(struct book_making *making, int scenario); /* and those of variables */
void book_scenario(struct book_making *making, int scenario);
void book_scenario_targets(struct book_making *making, int scenario); /* from its targets_row */
void book_targets(struct book_making *making);
void book_comparison(struct book_making *making);
void book_summary(struct book_making *making);
void book_observations(struct book_making *making);
void book_about(struct book_making *making);
#endif
