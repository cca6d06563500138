/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_heading: which column of a table of indicators says what, by the one table of headings, and which years
 * the columns of numbers belong to. Shared by indicator_table.c alone. */
#ifndef INTAKE_INDICATOR_HEADING_H
#define INTAKE_INDICATOR_HEADING_H
#include "intake/indicator_table.h"

enum heading {
	HEADING_NO,
	HEADING_GROUP,
	HEADING_ZH,
	HEADING_EN,
	HEADING_NAME,
	HEADING_UNIT,
	HEADING_SENSE,
	HEADING_RATE,
	HEADING_RATE_KIND,
	HEADING_ATTRIBUTE,
	HEADING_NOTE,
	HEADING_BASE,
	HEADING_TARGET,
	HEADINGS
};

struct heading_aside { int column; struct aside_column said; };
struct heading_unit { const char *text; struct unit unit; }; /* of the numbers below; text NULL: none is said */
struct headings {
	int column[HEADINGS];           /* -1: not there */
	int base_year, target_year;
	enum rate_kind rate_kind;       /* what the rate's heading says of a bare number */
	int *observed, *observed_years, observed_count; /* columns of other years */
	struct heading_aside *asides;   /* growth of a year and of periods before the plan */
	int aside_count;
	struct heading_unit *units;     /* [columns] */
};

/* False: reported. */
bool indicator_headings(struct arena *arena, const struct csv *csv, int base_year, struct headings *headings,
                        struct diags *diags);
#endif
