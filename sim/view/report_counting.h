/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_counting: how what the plan asks for is counted: prices, measures, senses, energy, and the bases of what was
 * observed. */
#ifndef VIEW_REPORT_COUNTING_H
#define VIEW_REPORT_COUNTING_H
#include "view/report_cells.h"

/* A section of its own. */
void report_counting(struct report *report, const struct report_goals *goals);
#endif
