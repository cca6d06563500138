/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finding: what a picture's title says. */
#ifndef FIGURE_FINDING_H
#define FIGURE_FINDING_H
#include "figure/subject.h"

struct verdicts {
	bool *met, *missed, *unassessed, *otherwise; /* [results] */
	bool *stated;                                /* met, but only as the scenario itself states it: not among the met */
	int met_count, missed_count, unassessed_count, otherwise_count, stated_count;
};
/* How the scenarios stand to a target. Those that are not drawn cannot be assessed; those for whom the id means
 * something else (another measure, year, or prices) are judged otherwise, not by this. */
struct verdicts figure_finding_verdicts(const struct gallery *gallery, const struct subject *subject,
                                        const char *target);
void figure_finding_judge(const struct gallery *gallery, const struct subject *subject, struct chart_panel *panel);
/* The scenario that the title speaks of, which alone meets or alone misses; -1: none. */
int figure_finding_singled(const struct gallery *gallery, const struct subject *subject);
/* The picture's title: what the numbers say of the target, otherwise of the way from the first to the last
 * year. */
const char *figure_finding(const struct gallery *gallery, const struct subject *subject);
const char *figure_trend(const struct gallery *gallery, const struct subject *subject); /* figure_trend.c */
/* The targets that one page of several is about. */
struct page_targets {
	const char **ids;
	int count, room;
};
void figure_page_target(const struct gallery *gallery, struct page_targets *page, const char *id);
/* Of the targets wanted, each scenario's own; `page`: of those in this chart, which is said; NULL: of all. */
const char *figure_finding_overview(const struct gallery *gallery, const struct page_targets *page);
/* How many targets each scenario merely states; NULL: none. */
const char *figure_finding_stated(const struct gallery *gallery, const struct page_targets *page);
/* The subtitle, and what is to be said of all pages where there are several. */
const char *figure_finding_whole(const struct gallery *gallery, const char *subtitle, const struct chart *chart);
#endif
