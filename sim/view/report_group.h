/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_group: one of the plan's groups of targets: a finding, a picture, the numbers. */
#ifndef VIEW_REPORT_GROUP_H
#define VIEW_REPORT_GROUP_H
#include "view/report_cells.h"

/* A section; nothing where no scenario can assess any of them. */
void report_group(struct report *report, const struct report_goal *goals, int count);
#endif
