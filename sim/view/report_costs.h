/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_costs: what limits take from a scenario, against the same run without them. */
#ifndef VIEW_REPORT_COSTS_H
#define VIEW_REPORT_COSTS_H
#include "view/report.h"

/* The cost in that year with the assumption that it rests on, in one sentence; or that there is none. */
void report_cost_said(struct report *report, int r, int year);
/* Year by year with and without limits; nothing where nothing is lost. */
void report_cost_table(struct report *report, int r);
/* What of the difference comes from what (report->answers). */
void report_cost_parts(struct report *report, int r);
#endif
