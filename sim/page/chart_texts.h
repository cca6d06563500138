/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_texts: every text of a chart, whatever is to be done with it: they are listed here and nowhere else. */
#ifndef PAGE_CHART_TEXTS_H
#define PAGE_CHART_TEXTS_H
#include "page/chart.h"

/* What stands in a text's place. `most`: how many characters it may have. */
typedef const char *chart_text_visit(void *data, const char *text, size_t most);

/* A copy of the chart with what `visit` gives for each of its texts, called in their order: around the pictures first,
 * then panel by panel, then the table. NULL is visited as "" but stays NULL where it means something: a target's own
 * words, a group without a heading, a table without column names or last row. */
struct chart *chart_texts(struct arena *arena, const struct chart *chart, chart_text_visit *visit, void *data);
#endif
