/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_sources: what stands beside a picture, so that it can be checked, drawn otherwise and cited: its numbers
 * (NAME.LANG.csv, rows as figure/drawn.h tells them), what it shows and how it was made (NAME.LANG.json), and for each
 * page a script (NAME.LANG.gp), which by itself makes gnuplot draw chart.svg. */
#ifndef FIGURE_SOURCES_H
#define FIGURE_SOURCES_H
#include "figure/gallery.h"
#include "page/gnuplot.h"

/* How the pictures came about. */
struct figure_origin {
	const char *version, *command; /* the command: a line for a shell */
	const struct figure_input { const char *path, *hash; } *inputs;
	int input_count;
	bool mark;                     /* CSV begins with a byte order mark */
};
const char *figure_sources_name(struct arena *arena, const char *picture, const char *ending); /* "lines-gdp.zh.csv" */
/* Names of the files, jobs of one chart together; ends with NULL. */
const char *const *figure_sources_names(struct arena *arena, const struct jobs *jobs);
/* Adds them. On failure either *error says what kept scripts from being written (its kind is not GNUPLOT_FINE), or *err
 * what the disk did. */
bool figure_sources_add(struct arena *arena, const struct jobs *jobs, const struct gnuplot *gnuplot,
                        const struct figure_origin *origin, struct output_set *outputs, struct gnuplot_error *error,
                        struct err *err);
#endif
