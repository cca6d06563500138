/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables go on from page to page: no page holds more rows than can be read. */
#include "page/chart_table.h"
#include "tests/test.h"

TEST(chart_table_pages_end_with_groups_and_lose_no_row)
{
	enum { MOST = 200 };
	struct chart_row rows[MOST] = {0};
	for (int each = 1; each <= 50; each += 7)
		for (int count = 1; count <= MOST; count++) {
			for (int i = 0; i < count; i++)
				rows[i].apart = i > 0 && i % each == 0;
			struct chart_table table = {.row_count = count, .rows = rows};
			struct chart chart = {.table = &table};
			int next = 0;
			for (int page = 0; page < chart_table_pages(&chart); page++) {
				struct chart_share part = chart_table_share(&chart, page);
				bool good = part.first == next && part.count > 0 && part.count <= 40;
				CHECK_SAY(good, "%d rows by %d, page %d: %d at %d", count, each, page, part.count, part.first);
				next += part.count;
			}
			CHECK_INT(next, count);
		}
	for (int i = 0; i < 90; i++)
		rows[i].apart = i % 9 == 0;
	struct chart_table ninety = {.row_count = 90, .rows = rows};
	struct chart long_one = {.table = &ninety};
	CHECK_INT(chart_table_pages(&long_one), 3);
	CHECK_INT(chart_table_share(&long_one, 0).count, 27);
}

/* A heading above the first row of a page and of every group that is called something; a gap between groups. */
TEST(chart_table_headings_stand_where_groups_begin)
{
	struct chart_row rows[4] = {
		{.group = "Economy"}, {.group = "Economy"}, {.group = "Green", .apart = true}, {.apart = true}};
	struct chart_table table = {.row_count = 4, .rows = rows};
	struct chart_share page = {0, 4}, second = {1, 3};
	double heading = chart_table_gap(NULL, &table, &page, 0, 0), between = chart_table_gap(NULL, &table, &page, 3, 0);
	CHECK(heading > 10 && between > 0 && between < heading);
	CHECK_CLOSE(chart_table_gap(NULL, &table, &page, 1, 0), 0, 0);
	CHECK_CLOSE(chart_table_gap(NULL, &table, &page, 2, 0), heading + between, 0);
	CHECK_CLOSE(chart_table_gap(NULL, &table, &second, 1, 0), heading, 0); /* a group that goes on is called again */
}
