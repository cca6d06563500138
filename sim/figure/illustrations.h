/* SPDX-License-Identifier: GPL-3.0-or-later */
/* illustrations: the pictures of a report. What could be drawn is laid out beforehand, which costs little; what
 * chapters have placed is drawn at the end, in memory. They are as wide as the text on paper and bare: the finding and
 * what must be known stand in the text around them. A chart of several pages is as many pictures: "overview",
 * "overview-2". */
#ifndef FIGURE_ILLUSTRATIONS_H
#define FIGURE_ILLUSTRATIONS_H
#include "figure/gallery.h"
#include "view/report.h"
#include "write/picture.h"

struct illustrations {
	struct report_picture *list; /* for struct report: its pictures */
	struct illustration { int job, page; } *from; /* beside the list: what each is a page of */
	int count, room, from_room;
	struct jobs jobs;
};
/* Of these results, which stand together in one picture: all kinds but those whose questions take long, which `more`
 * names (bits in the order of figure_kind_names). Several calls add to one list; `view`: language, ensembles, only,
 * first and last year; its group tells the names of the second call from those of the first. */
void illustrations_add(struct arena *arena, struct illustrations *all, const struct result *const *results, int count,
                       const struct view *view, unsigned more);
/* Draws those that are placed, in the formats (bits 1 << enum chart_format, of svg and png; png at 192 dpi), several
 * processes at a time. False: *error says why; nothing is kept then. */
bool illustrations_draw(struct arena *arena, const struct illustrations *all, unsigned formats,
                        const struct gnuplot *gnuplot, struct pictures *pictures, struct gnuplot_error *error);
/* Those that are placed as jobs of files, "lines-gdp.zh.svg": for what lies beside pictures (figure_sources.h). */
struct jobs illustrations_jobs(struct arena *arena, const struct illustrations *all, unsigned formats);
#endif
