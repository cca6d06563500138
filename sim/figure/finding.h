/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finding: what a picture's title says. */
#ifndef FIGURE_FINDING_H
#define FIGURE_FINDING_H
#include "figure/subject.h"

struct verdicts {
	bool *met, *missed, *unassessed; /* [results] */
	bool *stated;                    /* met, but only because the scenario itself states it: not among the met */
	int met_count, missed_count, unassessed_count, stated_count;
};
/* How scenarios first .. first + count - 1 stand to a target. Those that are not drawn, or whose plan has
 * another year, cannot be assessed; NULL: none can. */
struct verdicts figure_finding_verdicts(const struct gallery *gallery, const struct subject *subject,
                                        const char *target,
                                 int first, int count);
void figure_finding_judge(const struct gallery *gallery, const struct subject *subject, int first, int count,
                          struct chart_panel *panel);
/* The scenario that the title speaks of, which alone meets or alone misses; -1: none. */
int figure_finding_singled(const struct gallery *gallery, const struct subject *subject);
/* The picture's title: what the numbers say of the target, otherwise of the way from the first to the last
 * year. */
const char *figure_finding(const struct gallery *gallery, const struct subject *subject);
const char *figure_trend(const struct gallery *gallery, const struct subject *subject); /* figure_trend.c */
const char *figure_finding_overview(const struct gallery *gallery, const struct subjects *subjects);
/* How many targets scenarios first .. first + count - 1 merely state; NULL: none. */
const char *figure_finding_stated(const struct gallery *gallery, const struct subjects *subjects, int first, int count);
#endif
