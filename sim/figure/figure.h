/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure: which pictures a set of results asks for, and having them drawn: from results to the plain charts
 * of chart.h. One picture for each variable that is shown (--only, else the main ones and those that
 * targets name) with all scenarios in it, and an overview. Names are KIND-VARIABLE.LANG.EXT,
 * KIND-SCENARIO.LANG.EXT where each scenario has a picture of its own, otherwise KIND.LANG.EXT. */
#ifndef FIGURE_FIGURE_H
#define FIGURE_FIGURE_H
#include "page/chart.h"
#include "view/view.h"

extern const char *const figure_kind_names[]; /* what can be drawn, in the order of drawing; ends with NULL */
bool figure_shows_draws(unsigned kinds);      /* does any of them (0: any at all) show what ensembles say? */

struct jobs; /* of gallery.h */
/* What is to be drawn. `kinds`: bits in the order of the names; 0: all that have something to show, but fans of one
 * scenario alone, and ranges of several. `formats`: bits 1 << enum chart_format. `view`: language, only, first and
 * last year. */
const struct jobs *figure_jobs(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view, unsigned kinds, unsigned formats);
/* Every picture is drawn before the first is handed to `outputs`, which the caller commits. False: *error says what
 * gnuplot did (its kind is not GNUPLOT_FINE), otherwise *err what the disk did; the caller abandons `outputs`. */
bool figure_draw(struct arena *arena, const struct jobs *jobs, const struct gnuplot *gnuplot,
                 struct output_set *outputs, struct gnuplot_error *error, struct err *err);
/* Where nothing of those kinds could be drawn: why, as far as it can be said; NULL otherwise. */
const char *figure_why_nothing(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view, unsigned kinds);
#endif
