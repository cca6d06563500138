/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_cells: the numbers of targets as a report writes them, each a cell with evidence: where it stands in the base
 * year, what it comes to, what is asked for, how far that is apart; and the targets of all scenarios side by side. */
#ifndef VIEW_REPORT_CELLS_H
#define VIEW_REPORT_CELLS_H
#include "view/report.h"

/* One target in all scenarios. */
struct report_goal {
	const char *group;                       /* NULL: none */
	const struct result *owner;              /* whose title, unit and words are told: the first that can assess it */
	const struct target_result *model;       /* its target there */
	const struct target_result **own;        /* [report->count] NULL: that scenario has none of this id */
	const bool *stated;                      /* [report->count] the scenario itself gives the rate or level */
	int assessed, decided;                   /* in how many scenarios; of these by the model */
	int decimals;                            /* as few as all verdicts need */
};
struct report_goals {
	struct report_goal *list;
	int count;
};
/* Those of one group together, in the order of the plan, withdrawn ones among them. */
struct report_goals report_goals(struct report *report);
bool report_same_group(const struct report_goal *one, const struct report_goal *other);
const char *report_group_title(struct report *report, const struct report_goal *goal); /* NULL: no group */
/* What the target is called; the measure behind it, where the title does not come from the plan. */
const char *report_goal_title(struct report *report, const struct report_goal *goal);
const char *report_goal_unit(struct report *report, const struct report_goal *goal); /* "" for a plain number */
const char *report_goal_no(struct report *report, const struct report_goal *goal);   /* "21", "21*" of a binding one */

/* A number that files give, as short as it was written, with where it stands. */
struct cell report_given(struct report *report, const char *id, double number, struct prose how);
/* What the target measures in its year; "-" where there is nothing to tell. */
struct cell report_value(struct report *report, const struct result *result, const struct target_result *target,
                         int decimals);
/* Where that stands in the base year, of levels. */
struct cell report_base(struct report *report, const struct result *result, const struct target_result *target,
                        int decimals);
/* "≥2238", "about 60"; words where there is no number. */
struct cell report_asked(struct report *report, const struct result *result, const struct target_result *target);
/* The same in running text: "at least 2238 1e8 CNY". */
struct prose report_asked_said(struct report *report, const struct result *result, const struct target_result *target,
                               const char *unit);
/* Its distance to what is asked for, below 0 where it is missed; "-" where none can be told. */
struct cell report_gap(struct report *report, const struct result *result, const struct target_result *target,
                       int decimals);
/* The same without a sign, for sentences that say which way it is missed. */
struct cell report_short(struct report *report, const struct result *result, const struct target_result *target,
                         int decimals);
/* What it comes to in scenario `r`, with its unit; how far it is apart there, likewise: points of a share. */
struct prose report_valued(struct report *report, const struct report_goal *goal, int r);
struct prose report_short_said(struct report *report, const struct report_goal *goal, int r);
/* "met", "missed", "met, limit binds" ... */
const char *report_verdict(struct report *report, const struct result *result, const struct target_result *target,
                           bool stated);
#endif
