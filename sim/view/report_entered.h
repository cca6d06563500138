/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_entered: what other views say, in a report: each number of their sentences leads to its entry. */
#ifndef VIEW_REPORT_ENTERED_H
#define VIEW_REPORT_ENTERED_H
#include "view/report.h"

/* The prose, whose numbers that lead nowhere yet are entered: those that a variable comes to as such, the others as the
 * facts ID-1, ID-2 ... in their order, all by `how`. */
struct prose report_entered(struct report *report, struct prose prose, const char *id, struct prose how);
/* One cell of a table, likewise; an empty one or one without a number stays as it is. */
struct cell report_entered_cell(struct report *report, struct cell cell, const char *id, struct prose how);
/* A probability; where it is only known to be below or above a bound, that bound. `what`: of which it is one. */
struct cell report_chance(struct report *report, struct chance chance, const char *id, struct prose what);
/* "1/green-gdp": ids of one scenario. */
const char *report_id(struct report *report, const char *what, const struct result *result, const char *name);
#endif
