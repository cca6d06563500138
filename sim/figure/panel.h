/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panel: a subject as lines, history and targets. */
#ifndef FIGURE_PANEL_H
#define FIGURE_PANEL_H
#include "figure/subject.h"

/* Scenarios first .. first + count - 1. `detail`: names, dashed companions and limits as a large picture has them. */
struct chart_panel figure_panel(const struct gallery *gallery, const struct subject *subject, int first, int count,
                                bool detail);
/* What history is drawn from; and what is left out of it: at current prices where constant ones are shown, or at those
 * of another year. */
const struct observation *const *figure_panel_observed(const struct gallery *gallery, const struct subject *subject,
                                                       int *count);
const struct observation *const *figure_panel_other_prices(const struct gallery *gallery,
                                                           const struct subject *subject, int *count);
/* Does the scenario's line differ without limits? Is there a limit on it that is apart from the line? */
bool figure_panel_has_companion(const struct gallery *gallery, const struct subject *subject, int result);
bool figure_panel_has_limit(const struct gallery *gallery, const struct subject *subject, int result);
#endif
