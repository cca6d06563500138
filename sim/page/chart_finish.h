/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_finish: what gnuplot leaves to be done on its pictures. */
#ifndef PAGE_CHART_FINISH_H
#define PAGE_CHART_FINISH_H
#include "page/gnuplot.h"
#include "page/page.h"

enum { CHART_FINISH = 2 }; /* another number where the same script is finished otherwise than before */
/* Ids, boldness, fonts and a title for svg; a fixed date for pdf. `name`: the file's. May replace task->bytes. */
void chart_finish(struct arena *arena, const struct page *page, const char *name, struct gnuplot_task *task);
#endif
