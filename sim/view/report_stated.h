/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_stated: targets that no scenario lets the model decide: their rates or levels are what scenarios state, and
 * are told apart from what is projected. */
#ifndef VIEW_REPORT_STATED_H
#define VIEW_REPORT_STATED_H
#include "view/report_cells.h"

int report_stated_count(const struct report_goal *goals, int count);
/* How many of these are stated at just what is asked for. */
void report_stated_as_asked(struct report *report, const struct report_goal *goals, int count, const char *id);
/* The others; groups stand under their titles where there are several. Nothing where there are none. */
void report_stated_table(struct report *report, const struct report_goal *goals, int count, const char *title);
/* Which of these each scenario meets, where any of them is missed; `id`: of the group. */
void report_stated_said(struct report *report, const struct report_goal *goals, int count, const char *id);
/* Of the first that is missed. */
void report_stated_picture(struct report *report, const struct report_goal *goals, int count);
/* Heads the column of base years. */
const char *report_base_heading(const struct report *report);
#endif
