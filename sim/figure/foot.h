/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot: what stands below a picture. */
#ifndef FIGURE_FOOT_H
#define FIGURE_FOOT_H
#include "figure/subject.h"

struct foot {
	const struct gallery *gallery;
	struct text text;
};
struct marks {
	bool diamond, ceiling, budget, line, deadline;
};
/* Scenarios that are not in the picture although they have the variable; NULL: none. */
const char *figure_foot_left_out(const struct gallery *gallery, const struct subject *subject);
struct foot foot_begin(const struct gallery *gallery);
void foot_say(struct foot *foot, const char *sentence); /* "": nothing */
void foot_see_marks(struct marks *marks, const struct chart_panel *panel);
void foot_say_marks(struct foot *foot, struct marks marks);
/* Whose number it is; NULL: of no target. */
void foot_say_target(struct foot *foot, const struct subject *subject, struct marks marks, const char *id);
/* The last ones first. */
void foot_say_sources(struct foot *foot, const struct observation *const *observed, int count);
/* What must be known to read the numbers, however they are drawn: limits and what their cost rests on, breaks,
 * what is left out. */
void foot_say_facts(struct foot *foot, const struct subject *subject, int first, int count,
                    const struct chart_panel *panel);
/* The segment that the projection starts from and the one with the latest observation after the base year;
 * NULL: none, or the base year is not shown. */
struct joint {
	const struct chart_segment *start, *latest;
};
struct joint figure_foot_joint(const struct chart_panel *panel);
double figure_foot_observed_to(const struct chart_panel *panel); /* the last year observed; 0: none */
/* "A (2015-2020); B (2021-2022)"; NULL: no break. */
const char *figure_foot_bases(const struct gallery *gallery, const struct chart_panel *panel);
/* Does history go on after the base year although it does not meet the projection there, or on a basis that
 * does not? */
bool figure_foot_is_broken(const struct chart_panel *panel);
/* What a limit takes from output means nothing without the efficiency that is assumed beside it: the sentence
 * that says it; NULL: no limit of the scenario cuts output. */
const char *figure_foot_efficiency(const struct gallery *gallery, int result);
const char *figure_foot(const struct gallery *gallery, const struct subject *subject, int first, int count,
                        struct chart_panel panel);
#endif
