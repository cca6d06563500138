/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_said: what the heading of a column says, taken apart: years or a plan's period, and words: a growth, over
 * the year before or the mean of a period, what is planned or has come true, a revision, what is no level (a
 * rank, a share, an index, progress), a unit. */
#ifndef INTAKE_INDICATOR_SAID_H
#define INTAKE_INDICATOR_SAID_H
#include "data/unit.h"

struct heading_said {
	int first, last;      /* the years it names: equal for one; a period's, also of "十四五"; 0: none */
	bool several;         /* more than two */
	bool fiscal;          /* 2019/20, which is taken for 2019 */
	bool is_plan_period;  /* the years come from the name of a plan's period alone */
	bool actual, planned, revised, end;
	bool far;             /* planned, and beyond the plan: 2035年远景目标 */
	bool growth;          /* of something, perhaps: */
	bool over;            /* over the year that it names: "比2019年增长" */
	bool before, year_before; /* the year before is named; growth over it */
	bool mean;            /* a year, on average; also: a total over the years */
	bool total;
	bool annual;          /* "annual growth": of a year or a mean one */
	bool no_level;        /* a rank, a share, an index, progress, an average */
	bool not_understood;  /* something else stands there */
	const char *unit_text; /* as written; NULL: none */
	struct unit unit;
};
struct heading_said heading_read(struct arena *arena, const char *text);
/* Does it speak of a growth, rather than of a level? */
bool heading_is_growth(const struct heading_said *said);
#endif
