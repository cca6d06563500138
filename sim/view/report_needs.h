/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_needs: what the two parts of the chapter share: what it would take, and what cannot hold together. */
#ifndef VIEW_REPORT_NEEDS_H
#define VIEW_REPORT_NEEDS_H
#include "view/report.h"

struct report_needing {
	struct report *report;
	const struct result *result;
	int scenario; /* its place among report->results */
};
/* --- report_needs_cells.c --- */
struct prose report_unit_behind(const struct report_needing *needing, const struct unit *unit, struct prose said);
/* Of an input what it is now, and the ends of its range: "now", "low", "high". */
struct cell report_lever_number(const struct report_needing *needing, const struct lever *lever, double number,
                                const char *what);
/* What a target would come to. `how`: a pattern of scenario and target. */
struct cell report_wish_value(const struct report_needing *needing, const struct target_result *target, int decimals,
                              const char *id, enum word how);
/* --- report_conflict.c --- */
/* All targets can hold together, and yet some of them are reached by no input that can be steered: only data help. */
bool report_needs_data(const struct report *report, int s);
void report_conflict(const struct report_needing *needing, const struct conflict *conflict);
#endif
