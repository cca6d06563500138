/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_assumed: the assumptions of the scenarios as rows of a report's tables. A number for each year that is stated,
 * where it changes over the years. */
#ifndef VIEW_REPORT_ASSUMED_H
#define VIEW_REPORT_ASSUMED_H
#include "ask/differences.h"
#include "view/report_table.h"
#include "write/table.h"

struct report_assumed {
	struct differences all;
	struct differences rows; /* those that a table tells: merged, without what is stated for indicators */
	int stated;              /* how many of `all` are such statements */
};
/* Of one scenario all of what its own file says; of several that in which they differ. */
struct report_assumed report_assumed_of(struct report *report);
/* Title, unit, a cell for each scenario of the block. */
void report_assumed_rows(struct report *report, struct table *table, const struct difference *row,
                         struct report_block block);
/* Title, unit, value, range, source of one scenario; nothing where it has none, or takes it as an earlier one does. */
void report_assumed_values(struct report *report, struct table *table, const struct difference *row, int scenario);
#endif
