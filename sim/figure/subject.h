/* SPDX-License-Identifier: GPL-3.0-or-later */
/* subject: what a picture shows, and the targets held against it. */
#ifndef FIGURE_SUBJECT_H
#define FIGURE_SUBJECT_H
#include "figure/gallery.h"

/* The plan that all scenarios share (those that have the subject, if one is given); NULL: none. */
const struct plan *figure_shared_plan(const struct gallery *gallery, const struct subject *subject);
struct subjects
figure_of_targets(const struct gallery *gallery); /* wanted targets in the plan's order; some without lines */
/* One of `known`, or the variable of that name, without targets. */
struct subject figure_subject(const struct gallery *gallery, const char *name, const struct subjects *known);
bool figure_goal(const struct gallery *gallery, const struct subject *subject, int result, const char *target,
                 struct goal *goal);
/* In the subject's unit; NAN where there is none. */
double figure_value(const struct gallery *gallery, const struct subject *subject, int result, int year);
double figure_unlimited(const struct gallery *gallery, const struct subject *subject, int result, int year);
/* The first target that some scenario can assess; `shown`: within the years shown. The title is about it.
 * NULL: none. */
const char *figure_target(const struct gallery *gallery, const struct subject *subject, bool shown);
#endif
