/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_rows, changes, table, view_changes: what a table of inputs says of each year and which of its rows change
 * something; tables whose texts run on and whose lines stand over all columns; what is told of a new run. */
#include "core/changes.h"
#include "data/input_rows.h"
#include "tests/fake_result.h"
#include "tests/test.h"
#include "view/view.h"
#include "write/table.h"
#include "write/terminal_table.h"

static struct input_row row_of(struct row_point *points, int count)
{
	return (struct input_row){
		.key = "sectors.services.growth", .value = "", .points = points, .count = count};
}

TEST(rows_hold_from_each_year_named_until_the_next)
{
	struct row_point points[] = {{2021, 7}, {2022, 6}, {2025, 3}}, one[] = {{0, 5}};
	struct input_row path = row_of(points, 3), number = row_of(one, 1);
	static const double want[] = {7, 7, 6, 6, 6, 3, 3};
	for (int y = 0; y < 7; y++) {
		CHECK_CLOSE(input_row_value(&path, 2020 + y), want[y], 1e-15);
		CHECK_CLOSE(input_row_value(&number, 2020 + y), 5, 0);
	}
}

static int changes(struct fake *fake, struct input_row row)
{
	struct input_rows rows = {.list = &row, .count = 1, .capacity = 1};
	struct setting *settings;
	int count;
	CHECK(changes_find(&fake->arena, &rows, fake->result.program, &settings, &count, &fake->diags));
	return count;
}

TEST(rows_change_nothing_where_fifteen_digits_agree)
{
	struct fake *fake = fake_create("green", true); /* services grow 10.35 to 2023, then 9.35 */
	struct row_point same[] = {{2023, 10.35}, {2024, 9.35}},
					 rounded[] = {{2023, 10.35000000000001}, {2024, 9.35}},
					 more[] = {{2023, 10.3500001}, {2024, 9.35}}, late[] = {{2024, 10.35}, {2025, 9.35}};
	CHECK_INT(changes(fake, row_of(same, 2)), 0);
	CHECK_INT(changes(fake, row_of(rounded, 2)), 0);
	CHECK_INT(changes(fake, row_of(more, 2)), 1);
	CHECK_INT(changes(fake, row_of(late, 2)), 1);
	struct row_point thousandths[] = {{2023, 103.5}, {2024, 93.5}};
	struct input_row row = row_of(thousandths, 2);
	row.has_unit = true;
	row.unit_text = "‰/yr";
	row.unit = unit_declared(&fake->arena, "‰/yr", 2020);
	CHECK_INT(changes(fake, row), 0); /* the same in another unit */
	fake_free(fake);
}

static void begin(struct arena *arena, jmp_buf *rescue)
{
	if (setjmp(*rescue))
		abort();
	arena_init(arena, rescue, 0);
}

static const char *printed(struct arena *arena, const struct table *table, int width)
{
	struct text out;
	text_init(&out, arena);
	terminal_table(&out, table, 0, width, false);
	return out.bytes;
}

TEST(table_texts_run_on_into_what_the_next_column_leaves_empty)
{
	struct arena arena;
	jmp_buf rescue;
	begin(&arena, &rescue);
	struct table_column columns[] = {
		{"name", SIDE_LEFT, 0, 60, false}, {"unit", SIDE_RIGHT, 2, 0, false}, {"v", SIDE_RIGHT, 1, 0, false}};
	static const char *const rows[][3] = {
		{"short", "a very long unit", "1"}, {"a rather long name", "%", "2"}, {"name", "", "3"}};
	struct table *table = table_begin(&arena, columns, 3);
	table_spills(table, 0);
	for (int r = 0; r < 3; r++) {
		table_row(table);
		for (int c = 0; c < 3; c++)
			table_cell(table, rows[r][c], LOOK_PLAIN);
	}
	CHECK_TEXT(printed(&arena, table, 98), "name               unit v\n"
	                                       "short  a very long unit 1\n"
	                                       "a rather long name    % 2\n"
	                                       "name                    3\n");
	arena_free(&arena);
}

TEST(table_lines_stand_over_all_columns_and_once_if_they_are_to)
{
	struct arena arena;
	jmp_buf rescue;
	begin(&arena, &rescue);
	struct table_column columns[] = {{"n", SIDE_LEFT, 0, 0, false}};
	struct table *table = table_begin(&arena, columns, 1);
	for (int c = 0; c < 2; c++)
		table_column(table, (struct table_column){"column", SIDE_RIGHT, 1, 0, true});
	table_line(table, "a heading longer than it all", LOOK_BOLD, false);
	table_row(table);
	for (int c = 0; c < 3; c++)
		table_cell(table, "x", LOOK_PLAIN);
	table_line(table, " said once only", LOOK_PLAIN, true);
	table_space(table); /* nothing follows */
	CHECK_TEXT(printed(&arena, table, 9), "n column\n"
	                                      "a headi..\n"
	                                      "x      x\n"
	                                      " said\n"
	                                      "   once\n"
	                                      "   only\n"
	                                      "\n"
	                                      "n column\n"
	                                      "a headi..\n"
	                                      "x      x\n");
	arena_free(&arena);
}

static void changes_show(struct text *out, const struct result *const *old, int old_count,
                         const struct result *const *new, int new_count, const struct view *view)
{
	struct said said = view_changes(out->arena, old, old_count, new, new_count, view);
	writer_table.write(out, &said, &(struct manner){0});
}

TEST(view_changes_tells_old_and_new_of_what_changed)
{
	struct fake *old = fake_create("green", false), *new = fake_create("green", true);
	const struct result *before = &old->result, *after = &new->result;
	struct view view = {.language = LANG_EN, .utf8 = true};
	struct text out;
	text_init(&out, &new->arena);
	changes_show(&out, &before, 1, &after, 1, &view);
	CHECK_TEXT(out.bytes, "  green  GDP               2025  1e8 CNY  2238 ✓ -> 2036 ✗\n"
	                      "         Energy/GDP, fall  2025        %  -3.7 ✗ -> 14.5 ✓\n");
	text_init(&out, &new->arena);
	changes_show(&out, &after, 1, &after, 1, &view);
	CHECK_TEXT(out.bytes, "no number changed\n");
	text_init(&out, &new->arena);
	changes_show(&out, NULL, 0, &after, 1, &view);
	CHECK_TEXT(out.bytes, "green: 2 of the 3 targets that can be assessed are met; binding: 1 of 1; "
	                      "1 of 4 is not assessed\n");
	((struct scenario *)before->scenario)->id = "gone";
	text_init(&out, &new->arena);
	changes_show(&out, &before, 1, NULL, 0, &view);
	CHECK_TEXT(out.bytes, "gone: no longer there\n");
	fake_free(old);
	fake_free(new);
}

TEST(view_changes_shows_the_digits_in_which_numbers_differ)
{
	struct fake *old = fake_create("green", true), *new = fake_create("green", true);
	const struct result *before = &old->result, *after = &new->result;
	struct view view = {.language = LANG_ZH, .utf8 = true};
	new->judged[0].value += 0.001;
	struct text out;
	text_init(&out, &new->arena);
	changes_show(&out, &before, 1, &after, 1, &view);
	CHECK_TEXT(out.bytes, "  green  地区生产总值  2025  亿元  2035.960 ✗ -> 2035.961 ✗\n");
	fake_free(old);
	fake_free(new);
}
