/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_leads: what chapters say first, where the first page says it too. Nothing where such a chapter has nothing. */
#ifndef VIEW_REPORT_LEADS_H
#define VIEW_REPORT_LEADS_H
#include "view/report.h"

struct report_goal;
/* How many targets are in which class so far; with `keys`, which of these are observed but not comparable with them. */
void report_progress_said(struct report *report, const struct report_goal *const *keys, int count);
/* How many targets each scenario meets; of many scenarios, the one that meets most. */
void report_scores_said(struct report *report);
/* How many contradictions and tensions the plan has. */
void report_audit_said(struct report *report);
#endif
