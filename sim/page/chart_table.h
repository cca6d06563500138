/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_table: which rows of a chart's table stand on which page, and what parts groups of them. */
#ifndef PAGE_CHART_TABLE_H
#define PAGE_CHART_TABLE_H
#include "page/chart_layout.h"
#include "page/page.h"

int chart_table_pages(const struct chart *chart);
/* The rows of a page: as many as on the others, rather whole groups. */
struct chart_share chart_table_share(const struct chart *chart, int number);
/* What stands before a row, from y on: drawn, unless page is NULL, and how high it is. */
double chart_table_gap(struct page *page, const struct chart_table *table, const struct chart_share *rows, int row,
                       double y);
#endif
