/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panel: a subject as lines, history and targets. */
#ifndef FIGURE_PANEL_H
#define FIGURE_PANEL_H
#include "figure/gallery.h"

/* Scenarios first .. first + count - 1. `detail`: names, dashed companions and limits as a large picture
 * has them. */
struct chart_panel figure_panel(const struct gallery *gallery, const struct subject *subject, int first,
                                int count, bool detail);
/* A segment for each basis, in the order in which they begin; noted by it where there are several. */
const struct chart_segment *figure_history(const struct gallery *gallery, const struct subject *subject, int *count);
const struct observation *const *figure_observed(const struct gallery *gallery, const struct subject *subject,
                                                 int *count); /* those drawn */
const struct observation *const *
figure_other_prices(const struct gallery *gallery, const struct subject *subject,
                    int *count); /* not drawn: current prices for constant ones, or of another year */
bool figure_has_companion(const struct gallery *gallery, const struct subject *subject,
                          int result); /* differs without limits */
bool figure_has_limit(const struct gallery *gallery, const struct subject *subject,
                      int result); /* a limit on it, apart from its line */
bool figure_draws_dashed(const struct gallery *gallery, const struct subject *subject, int first,
                         int count); /* there is room for them */
#endif
