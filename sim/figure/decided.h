/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decided: what a tornado and Sobol indices are drawn of, found as `sensitivity` finds it, with its first seed: what
 * --only names, otherwise the plan's first target that draws move. */
#ifndef FIGURE_DECIDED_H
#define FIGURE_DECIDED_H
#include "ask/sensitivity.h"
#include "figure/kind.h"

enum { DECIDED_MOST = 6, DECIDED_BARS_MOST = 12 };
/* Of one scenario, in the units that are shown; how many there are. */
int figure_decided(const struct gallery *alone, const struct sensitivity *list[DECIDED_MOST]);
const char *figure_decided_id(const struct gallery *alone, const struct sensitivity_output *output); /* "gdp" */
const char *figure_decided_title(const struct gallery *alone, const struct sensitivity_output *output); /* "GDP 2025" */
/* The chart of one with its sentences; the subtitle begins with `what`. */
struct chart *figure_decided_chart(const struct gallery *alone, const struct sensitivity_output *output,
                                   struct chart_panel *panel, const char *title, const char *what, const char *footer);
/* A picture for each of each scenario. */
void figure_decided_add(const struct gallery *gallery, const char *kind,
                        const struct chart *(*make)(const struct gallery *alone, const struct sensitivity *of),
                        unsigned formats, struct jobs *jobs);
const char *figure_decided_nothing(const struct gallery *gallery);
#endif
