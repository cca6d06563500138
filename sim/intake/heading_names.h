/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heading_names: the one table of what columns are headed with where it is not a year that they are about: names,
 * units, notes; and in tables where years, regions or scenarios stand in rows, those. */
#ifndef INTAKE_HEADING_NAMES_H
#define INTAKE_HEADING_NAMES_H
#include "base/arena.h"

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
	HEADING_BASIS,    /* what the numbers are counted by: first release, after the census */
	HEADING_ORIGIN,   /* where they come from, */
	HEADING_RELEASED, /* since when, */
	HEADING_STATUS,   /* and how sure they are */
	HEADING_NOTE,
	HEADING_BASE,
	HEADING_TARGET,
	/* of tables that layout.h turns into wide ones */
	HEADING_YEAR,
	HEADING_VALUE,
	HEADING_KIND,     /* base, target: of the number in its row */
	HEADING_FLAG,
	HEADING_SCALE,    /* of the unit: millions, 6 */
	HEADING_REGION,
	HEADING_REGION_CODE,
	HEADING_SCENARIO,
	HEADING_MODEL,
	HEADING_CODE,     /* of the indicator, or of the file: says nothing that is not said beside it */
	HEADINGS          /* none of them */
};

/* What a heading is, whatever its case, width and blanks, also in two languages: "指 标 Item"; HEADINGS: another. */
enum heading heading_find(struct arena *arena, const char *text);
const char *heading_offer(enum heading heading); /* as messages offer it */
#endif
