/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_audit: what the files view_audit*.c share. */
#ifndef VIEW_VIEW_AUDIT_H
#define VIEW_VIEW_AUDIT_H
#include "ask/audit.h"
#include "view/view.h"
#include "write/prose.h"

struct view_audits {
	const struct audit *const *list;
	int count;
	const struct view *view;
};

/* A number that was found: rates and ratios to four decimals, levels to six figures. */
struct prose view_audit_amount(struct arena *arena, struct audit_amount amount, const struct view *view);
/* A statement as it was made: "at least 2200 1e8 CNY", "above 8 %/yr". */
struct prose view_audit_said(struct arena *arena, const struct audit_said *said, const struct view *view);
/* The finding without its number, weight and places. */
struct prose view_audit_sentence(struct arena *arena, const struct audit_finding *finding, const struct view *view);
/* How far its two numbers are apart, in brackets; only where they are. */
struct prose view_audit_apart(struct arena *arena, const struct audit_finding *finding, const struct view *view);
/* How many findings there are, among how many statements. */
struct prose view_audit_lead(struct arena *arena, const struct audit *audit, const struct view *view);
/* Where a statement stands in the plan, or what it is: "table 1-2 row 1", "observed". */
const char *view_audit_source(struct arena *arena, const struct audit_said *said, const struct view *view);
#endif
