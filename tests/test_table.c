/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table: alignment by display width, marks, cutting, blocks, sentences, and text that tries to steer the
 * terminal. */
#include "base/clean.h"
#include "tests/test.h"
#include "write/table.h"
#include "write/terminal.h"
#include "write/terminal_table.h"

struct ground {
	struct arena arena;
	jmp_buf rescue;
	struct text out;
};

static void begin(struct ground *ground)
{
	if (setjmp(ground->rescue))
		abort();
	arena_init(&ground->arena, &ground->rescue, 0);
	text_init(&ground->out, &ground->arena);
}

static const char *prose(struct ground *ground, const char *text, int width)
{
	text_init(&ground->out, &ground->arena);
	terminal_prose(&ground->out, text, 0, 2, width);
	return ground->out.bytes;
}

static bool lines_fit(const char *text, size_t width)
{
	for (const char *line = text; *line; line = strchr(line, '\n') + 1)
		if (text_width_n(line, strcspn(line, "\n")) > width)
			return false;
	return true;
}

TEST(table_aligns_chinese_and_latin_by_cells)
{
	struct ground ground;
	begin(&ground);
	struct table_column columns[] = {{"指标", SIDE_LEFT, 0, 0, false},
	                                 {"2020", SIDE_RIGHT, 2, 0, false},
	                                 {"unit", SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(&ground.arena, columns, 3);
	table_row(table);
	table_cell(table, "地区生产总值", LOOK_PLAIN);
	table_cell(table, "1538", LOOK_PLAIN);
	table_cell(table, "亿元", LOOK_PLAIN);
	table_row(table);
	table_cell(table, "GDP", LOOK_PLAIN);
	table_cell(table, "5.4", LOOK_PLAIN);
	terminal_table(&ground.out, table, 0, TERMINAL_WIDTH, false);
	CHECK_TEXT(ground.out.bytes, "指标          2020  unit\n"
	                             "地区生产总值  1538  亿元\n"
	                             "GDP            5.4\n");
	arena_free(&ground.arena);
}

TEST(table_marks_do_not_move_digits)
{
	struct ground ground;
	begin(&ground);
	struct table_column columns[] = {{"no", SIDE_LEFT, 0, 0, false}, {"green", SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(&ground.arena, columns, 2);
	const char *const values[][2] = {{"2238", "ok"}, {"5.8", ""}, {"14.5", "MISS"}};
	for (int i = 0; i < 3; i++) {
		table_row(table);
		table_cell(table, "a", LOOK_PLAIN);
		table_add(table, (struct cell){.text = values[i][0], .mark = values[i][1], .look = LOOK_GOOD});
	}
	terminal_table(&ground.out, table, 0, TERMINAL_WIDTH, false);
	CHECK_TEXT(ground.out.bytes, "no      green\na   2238 ok\na    5.8\na   14.5 MISS\n");
	arena_free(&ground.arena);
}

static struct table *wide(struct arena *arena, int moving)
{
	struct table_column left = {"indicator", SIDE_LEFT, 0, 40, false},
						right = {"target", SIDE_RIGHT, 2, 0, false};
	struct table *table = table_begin(arena, &left, 1);
	for (int i = 0; i < moving; i++)
		table_column(table,
		             (struct table_column){arena_print(arena, "scenario%d", i), SIDE_RIGHT, 2, 0, true});
	table_column(table, right);
	table_row(table);
	table_cell(table, "Value added of industry, constant prices", LOOK_PLAIN);
	for (int i = 0; i < moving; i++)
		table_cell(table, arena_print(arena, "%d", i), LOOK_PLAIN);
	table_cell(table, ">= 1", LOOK_PLAIN);
	return table;
}

TEST(table_repeats_fixed_columns_in_every_block)
{
	struct ground ground;
	begin(&ground);
	terminal_table(&ground.out, wide(&ground.arena, 12), 0, TERMINAL_WIDTH, false);
	int blocks = 0;
	for (const char *at = ground.out.bytes; (at = strstr(at, "indicator")); at++)
		blocks++;
	CHECK(blocks > 1);
	for (int i = 0; i < 12; i++) {
		const char *name = arena_print(&ground.arena, "scenario%d", i),
				   *first = strstr(ground.out.bytes, name);
		CHECK(first != NULL);
	}
	CHECK(lines_fit(ground.out.bytes, TERMINAL_WIDTH));
	arena_free(&ground.arena);
}

/* Where all do not fit on one line; a heading that needs no second line stands on the lower. */
TEST(table_breaks_headings_that_move_onto_two_lines)
{
	struct ground ground;
	begin(&ground);
	struct table *table = table_begin(&ground.arena, &(struct table_column){"no", SIDE_LEFT, 0, 0, false}, 1);
	static const char *const names[] = {"slow-transition", "green", "as it was"};
	for (int i = 0; i < 3; i++)
		table_column(table, (struct table_column){names[i], SIDE_RIGHT, 2, 0, true});
	table_row(table);
	for (int i = 0; i < 4; i++)
		table_cell(table, "12", LOOK_PLAIN);
	terminal_table(&ground.out, table, 0, 28, false);
	CHECK_TEXT(ground.out.bytes, "         slow-         as it\n"
	                             "no  transition  green    was\n"
	                             "12          12     12     12\n");
	text_init(&ground.out, &ground.arena);
	terminal_table(&ground.out, table, 1, 37, false); /* the indent counts */
	CHECK_TEXT(ground.out.bytes, "          slow-         as it\n"
	                             " no  transition  green    was\n"
	                             " 12          12     12     12\n");
	text_init(&ground.out, &ground.arena);
	terminal_table(&ground.out, table, 0, 98, false);
	CHECK_TEXT(ground.out.bytes, "no  slow-transition  green  as it was\n"
	                             "12               12     12         12\n");
	arena_free(&ground.arena);
}

/* In a block behind the first a group that has no rows has no heading either. */
TEST(table_leaves_out_headings_without_rows_in_later_blocks)
{
	struct ground ground;
	begin(&ground);
	struct table *table = table_begin(&ground.arena, &(struct table_column){"no", SIDE_LEFT, 0, 0, false}, 1);
	for (int i = 0; i < 2; i++)
		table_column(table, (struct table_column){i ? "b" : "a", SIDE_RIGHT, 2, 0, true});
	table_line(table, "Economy", LOOK_BOLD, false);
	table_line(table, "only told once", LOOK_PLAIN, true);
	table_space(table);
	table_line(table, "Green", LOOK_BOLD, false);
	table_row(table);
	for (int i = 0; i < 3; i++)
		table_cell(table, "1", LOOK_PLAIN);
	terminal_table(&ground.out, table, 0, 5, false);
	const char *second = strstr(ground.out.bytes, "no  b");
	CHECK(second && !strstr(second, "Economy") && strstr(second, "Green") &&
	      strstr(ground.out.bytes, "Economy") < second);
	arena_free(&ground.arena);
}

TEST(table_cuts_long_texts_rather_than_make_a_second_block)
{
	struct ground ground;
	begin(&ground);
	terminal_table(&ground.out, wide(&ground.arena, 5), 0, TERMINAL_WIDTH, false);
	CHECK(strstr(ground.out.bytes, "Value added of industry,") != NULL);
	CHECK(strstr(ground.out.bytes, "..") != NULL);
	CHECK(strstr(strstr(ground.out.bytes, "indicator") + 1, "indicator") == NULL);
	CHECK(lines_fit(ground.out.bytes, TERMINAL_WIDTH));
	arena_free(&ground.arena);
}

TEST(table_last_column_goes_on_below)
{
	struct ground ground;
	begin(&ground);
	struct table_column columns[] = {{"key", SIDE_LEFT, 0, 0, false}, {"", SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(&ground.arena, columns, 2);
	table_row(table);
	table_cell(table, "extra", LOOK_PLAIN);
	table_cell(table, "the most that intensity may fall in a year", LOOK_PLAIN);
	terminal_table(&ground.out, table, 0, 34, false);
	CHECK_TEXT(ground.out.bytes, "key\nextra  the most that intensity may\n       fall in a year\n");
	arena_free(&ground.arena);
}

TEST(table_sentences_break_at_blanks_and_between_chinese)
{
	struct ground ground;
	begin(&ground);
	CHECK_TEXT(prose(&ground, "one two three four", 9), "one two\n  three\n  four\n");
	CHECK_TEXT(prose(&ground, "没有情景全部达标。", 12), "没有情景全部\n  达标。\n");
	CHECK_TEXT(prose(&ground, "地区生产，总值", 8),
	           "地区生\n  产，总\n  值\n"); /* no comma at a line's start */
	CHECK_TEXT(prose(&ground, "共计少202亿元", 9),
	           "共计\n  少202亿\n  元\n"); /* a number keeps what it counts */
	arena_free(&ground.arena);
}

TEST(table_text_cannot_steer_the_terminal)
{
	struct ground ground;
	begin(&ground);
	CHECK_TEXT(clean_text(&ground.arena, "a\x1b[2Jb\x07"), "a\xef\xbf\xbd[2Jb\xef\xbf\xbd");
	CHECK_TEXT(clean_text(&ground.arena, "x\ny\tz"), "x y z");
	CHECK_TEXT(clean_text(&ground.arena, "\xe2\x80\xae"
	                                      "abc\xc2\x9b"),
	           "\xef\xbf\xbd"
	           "abc\xef\xbf\xbd"); /* right-to-left override, C1 */
	CHECK_TEXT(clean_text(&ground.arena, "\xff吕梁"), "\xef\xbf\xbd吕梁");
	struct table_column column = {"\x1b[31mred", SIDE_LEFT, 0, 0, false};
	struct table *table = table_begin(&ground.arena, &column, 1);
	table_row(table);
	table_cell(table, "\x1b]0;title\x07", LOOK_BAD);
	terminal_table(&ground.out, table, 0, TERMINAL_WIDTH, false);
	CHECK(strchr(ground.out.bytes, '\x1b') == NULL);
	arena_free(&ground.arena);
}

TEST(table_colour_takes_no_room)
{
	struct ground ground;
	begin(&ground);
	struct table_column columns[] = {{"a", SIDE_RIGHT, 0, 0, false}, {"b", SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(&ground.arena, columns, 2);
	table_row(table);
	table_add(table, (struct cell){.text = "1", .mark = "x", .look = LOOK_BAD});
	table_cell(table, "c", LOOK_PLAIN);
	terminal_table(&ground.out, table, 0, TERMINAL_WIDTH, true);
	CHECK_TEXT(ground.out.bytes, "  \x1b[1ma\x1b[0m  \x1b[1mb\x1b[0m\n1 \x1b[31mx\x1b[0m  c\n");
	arena_free(&ground.arena);
}
