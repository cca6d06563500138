/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts: which pictures a set of results asks for, and having them drawn: from results to the plain charts
 * of chart.h. One picture for each variable that is shown (--only, else the main ones and those that
 * targets name) with all scenarios in it, and an overview. Names are KIND-VARIABLE.LANG.EXT,
 * KIND-SCENARIO.LANG.EXT where each scenario has a picture of its own, otherwise KIND.LANG.EXT. */
#ifndef FIGURE_H
#define FIGURE_H
#include "page/chart.h"
#include "view/view.h"

/* What can be drawn, in the order of drawing; a row is a name and figure_add_NAME of figure_parts.h. */
#define FIGURE_KINDS(ROW)                                                                                    \
	ROW(overview)                                                                                            \
	ROW(lines)                                                                                               \
	ROW(heatmap)                                                                                             \
	ROW(bullets)                                                                                             \
	ROW(progress)                                                                                           \
	ROW(stack)                                                                                               \
	ROW(limits)                                                                                              \
	ROW(fan)                                                                                                 \
	ROW(ranges)
#define FIGURE_KIND_NUMBER(kind) FIGURE_##kind,
enum { FIGURE_KINDS(FIGURE_KIND_NUMBER) };
extern const char *const figure_kind_names[]; /* ends with NULL */

/* Kinds that show how results are spread, and so need view->ensembles. */
enum {
	FIGURE_OF_DRAWS = 1u << FIGURE_fan | 1u << FIGURE_ranges,
	FIGURE_WITH_DRAWS = FIGURE_OF_DRAWS | 1u << FIGURE_bullets
};

/* `kinds`: bits in the order of the names; 0: all that have something to show, but fans of one
 * scenario alone, and ranges of several. `formats`: bits 1 << enum chart_format. `view`: language, only, first and last year. Every picture is
 * drawn before the first is handed to `outputs`, which the caller commits. False: *error says what gnuplot
 * did (its kind is not GNUPLOT_FINE), otherwise *err what the disk did; the caller abandons `outputs`. */
bool figure_from_results(struct arena *arena, const struct result *const *results, int count,
                         const struct view *view, unsigned kinds, unsigned formats, const struct gnuplot *gnuplot,
                         struct output_set *outputs, struct gnuplot_error *error, struct err *err);
/* Where nothing of those kinds could be drawn: why, as far as it can be said; NULL otherwise. */
const char *figure_why_nothing(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view, unsigned kinds);

/* The same in characters, for a terminal: the first target's variable, or a few of those that view->only names. */
struct said figure_plots(struct arena *arena, const struct result *const *results, int count, const struct view *view);
#endif
