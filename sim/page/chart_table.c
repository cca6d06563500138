/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_table: what layouts made of rows and cells share: which rows stand on which page, and the headings of groups.
 * No page holds more rows than can be read, and none ends within a group if that can be helped. */
#include "page/chart_table.h"
#include <stdlib.h>
#include "page/chart_text.h"

enum { ROWS_MOST = 40, GROUP_GAP = 7, GROUP_STEP = 18, GROUP_MOST = 420 };
static const double group_size = 11.3;

static int total(const struct chart_table *table)
{
	return table->row_count < 1 ? 1 : (table->row_count + ROWS_MOST - 1) / ROWS_MOST;
}

/* A page ends where a group ends, as near as may be to an equal share of what is left, if that is not far. */
static int page_rows(const struct chart_table *table, int first, int pages_left)
{
	int left = table->row_count - first;
	if (pages_left <= 1)
		return left;
	int share = (left + pages_left - 1) / pages_left, least = left - (pages_left - 1) * ROWS_MOST, best = share;
	for (int count = share / 2; count <= ROWS_MOST && count < left; count++) {
		bool better = best == share ? !table->rows[first + share].apart : abs(count - share) < abs(best - share);
		if (count >= least && table->rows[first + count].apart && better)
			best = count;
	}
	return best;
}

int chart_table_pages(const struct chart *chart) { return total(chart->table); }

struct chart_share chart_table_share(const struct chart *chart, int number)
{
	const struct chart_table *table = chart->table;
	int first = 0, pages = total(table);
	for (int i = 0; i < number; i++)
		first += page_rows(table, first, pages - i);
	return (struct chart_share){first, page_rows(table, first, pages - number)};
}

/* Before a group a gap and, where it is called anything, its heading. */
double chart_table_gap(struct page *page, const struct chart_table *table, const struct chart_share *rows, int row,
                       double y)
{
	bool first = row == rows->first, begins = first || table->rows[row].apart;
	const char *group = begins ? table->rows[row].group : NULL;
	double gap = begins && !first ? GROUP_GAP : 0;
	if (!group)
		return gap;
	if (page)
		page_text(page, chart_text_fit(page->arena, group, GROUP_MOST, group_size, true, &page->font), PAGE_EDGE,
		          y + gap + GROUP_STEP / 2.0, group_size, true, ALIGN_LEFT, INK_QUIET);
	return gap + GROUP_STEP;
}
