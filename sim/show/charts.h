/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts: which pictures a set of results asks for, and having them drawn: from results to the plain charts
 * of chart.h. One picture for each variable that is shown (--only, else the main ones and those that
 * targets name) with all scenarios in it, and an overview. Names are KIND-VARIABLE.LANG.EXT. */
#ifndef SHOW_CHARTS_H
#define SHOW_CHARTS_H
#include "show/chart.h"
#include "show/view.h"

/* `formats`: bits 1 << enum chart_format. `view`: language, only, first and last year. Every picture is
 * drawn before the first is handed to `outputs`, which the caller commits. False: *error says what gnuplot
 * did (its kind is not GNUPLOT_FINE), otherwise *err what the disk did; the caller abandons `outputs`. */
bool charts_from_results(struct arena *arena, const struct result *const *results, int count,
                         const struct view *view, unsigned formats, const struct gnuplot *gnuplot,
                         struct output_set *outputs, struct gnuplot_error *error, struct err *err);
#endif
