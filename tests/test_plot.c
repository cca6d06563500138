/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot: panels as characters, against plots drawn by hand; nothing is wider than asked for, and no name steers the
 * terminal. */
#include <math.h>
#include "page/canvas.h"
#include "page/chart_colour.h"
#include "page/plot.h"
#include "write/table.h"
#include "tests/test.h"

static struct arena arena;
static jmp_buf rescue;

static const char *drawn(const struct chart_panel *panel, struct plot_look look)
{
	struct text out;
	text_init(&out, &arena);
	plot_panel(&out, panel, &look);
	return out.bytes;
}

/* ---- the canvas ---- */

static const char *printed(const struct canvas *canvas, int row, bool colour)
{
	struct text out;
	text_init(&out, &arena);
	text_add(&out, "");
	canvas_print(&out, canvas, row, false, colour);
	return out.bytes;
}

TEST(plot_canvas_sets_the_dots_of_braille_cells)
{
	arena_init(&arena, &rescue, 0);
	struct canvas canvas;
	struct pen pen = {NOBODY, 1, 0, 0, 'A'};
	canvas_init(&canvas, &arena, 2, 1, true);
	canvas_line(&canvas, &pen, 0, 3, 3, 0); /* up from the lower left: dots 7 and 6, then 2 and 4 */
	CHECK_TEXT(printed(&canvas, 0, false), "⡠⠊");
	canvas_init(&canvas, &arena, 2, 2, true);
	canvas_line(&canvas, &pen, 1, 0, 1, 7); /* down the right column of the first cells */
	CHECK_TEXT(printed(&canvas, 0, false), "⢸");
	CHECK_TEXT(printed(&canvas, 1, false), "⢸");
	arena_free(&arena);
}

TEST(plot_canvas_of_letters_marks_where_lines_meet)
{
	arena_init(&arena, &rescue, 0);
	struct canvas canvas;
	struct pen a = {0, 1, 0, 0, 'A'}, b = {1, 1, 0, 0, 'B'}, dashes = {2, 2, 1, 0, 'C'};
	canvas_init(&canvas, &arena, 7, 3, false);
	canvas_line(&canvas, &a, 0, 0, 6, 0);
	canvas_line(&canvas, &b, 3, 0, 3, 2);
	canvas_line(&canvas, &dashes, 0, 2, 6, 2);
	canvas_mark(&canvas, 5, 1, 'x', NOBODY, true);
	canvas_mark(&canvas, 0, 0, ':', NOBODY, false); /* gives way */
	CHECK_TEXT(printed(&canvas, 0, false), "AAA*AAA");
	CHECK_TEXT(printed(&canvas, 1, false), "   B x");
	CHECK_TEXT(printed(&canvas, 2, false), "CC *C C");
	arena_free(&arena);
}

TEST(plot_canvas_has_the_colour_of_the_line_and_ends_it)
{
	arena_init(&arena, &rescue, 0);
	struct canvas canvas;
	struct pen a = {1, 1, 0, 0, 'A'}, b = {1 + CHART_COLOURS, 1, 0, 0, 'B'};
	canvas_init(&canvas, &arena, 4, 1, false);
	canvas_line(&canvas, &a, 0, 0, 1, 0);
	canvas_line(&canvas, &b, 2, 0, 2, 0);
	CHECK_TEXT(printed(&canvas, 0, true), "\x1b[38;5;32mAA\x1b[0m\x1b[38;5;32mB\x1b[0m");
	CHECK_TEXT(printed(&canvas, 0, false), "AAB");
	arena_free(&arena);
}

/* ---- whole plots ---- */

static const double years[] = {2020, 2021, 2022}, rising[] = {0, 1, 2};

TEST(plot_is_as_drawn_by_hand)
{
	arena_init(&arena, &rescue, 0);
	const struct chart_line line = {
		.name = "a", .count = 3, .year = years, .value = rising, .value_text = "2"};
	const struct chart_panel panel = {.projected_from = 2020, .line_count = 1, .lines = &line};
	CHECK_TEXT(drawn(&panel, (struct plot_look){LANG_EN, false, false, 40, 3}),
	           "2 +                      AAAAAAA  A a  2\n"
	           "1 +        AAAAAAAAAAAAAA\n"
	           "0 +AAAAAAAA\n"
	           "  ++-------------+-------------+\n"
	           " 2020          2021          2022\n");
	arena_free(&arena);
}

TEST(plot_shows_history_the_beginning_of_the_projection_and_the_target)
{
	arena_init(&arena, &rescue, 0);
	static const double level[] = {1, 1, 1}, past[] = {2018, 2020}, observed[] = {0, 1};
	const struct chart_line line = {
		.name = "a", .count = 3, .year = years, .value = level, .value_text = "1"};
	const struct chart_segment segment = {2, past, observed, NULL, NULL};
	const struct chart_target target = {.year = 2022, .value = 2, .text = "Target 2"};
	const struct chart_panel panel = {.projected_from = 2020,
	                                  .line_count = 1,
	                                  .lines = &line,
	                                  .segment_count = 1,
	                                  .segments = &segment,
	                                  .target_count = 1,
	                                  .targets = &target};
	/* 40 - 3 - 12 = 25 columns: 2020 in the middle, column 12; history leaves row 2 after column 6 (half way) */
	CHECK_TEXT(drawn(&panel, (struct plot_look){LANG_EN, false, false, 40, 3}),
	           "2 +            :           x  x Target 2\n"
	           "1 +        . . oAAAAAAAAAAAA  A a  1\n"
	           "0 +o . . .     :\n"
	           "  ++-----+-----+-----+-----+\n"
	           " 2018  2019  2020  2021  2022\n");
	arena_free(&arena);
}

/* ---- what must never happen ---- */

static void check_lines(const char *text, int width, int rows)
{
	int count = 0;
	for (const char *at = text; *at; count++) {
		size_t length = strcspn(at, "\n");
		CHECK((int)text_width_n(at, length) <= width);
		CHECK(length == 0 || at[length - 1] != ' ');
		at += length + 1;
	}
	CHECK_INT(count, rows + 2);
}

TEST(plot_is_never_wider_than_asked_for)
{
	static const char *const names[] = {"趋势情景的一个很长的名称，长得放不下",
	                                    "Baseline of a name that is much too long for any terminal", ""};
	arena_init(&arena, &rescue, 0);
	for (int width = 40; width <= 98; width++)
		for (int n = 0; n < 3; n++)
			for (int utf8 = 0; utf8 < 2; utf8++) {
				struct chart_line lines[CHART_LINES_MOST];
				for (int i = 0; i < CHART_LINES_MOST; i++)
					lines[i] = (struct chart_line){
						.name = names[n], .colour = i, .count = 3, .year = years, .value = rising};
				struct chart_target targets[4] = {
					{2022, 1.5, NULL, false, 0, false, NULL},
					{2022, 1, "目标 很长很长很长很长很长很长很长很长", false, 0, false, NULL},
					{2022, 1, "x", true, 0, false, NULL},
					{2021, 0.5, "y", false, 0, false, NULL}};
				struct chart_panel panel = {.projected_from = NAN,
				                            .line_count = CHART_LINES_MOST,
				                            .lines = lines,
				                            .target_count = 4,
				                            .targets = targets};
				check_lines(drawn(&panel, (struct plot_look){LANG_ZH, utf8, false, width, 12}), width, 12);
			}
	arena_free(&arena);
}

TEST(plot_lets_no_name_steer_the_terminal)
{
	arena_init(&arena, &rescue, 0);
	const struct chart_line line = {.name = "\x1b[31ma\r\nb\x9b\u202e",
	                                .count = 3,
	                                .year = years,
	                                .value = rising,
	                                .value_text = "\x07"
	                                              "2"};
	const struct chart_target target = {.year = 2022, .value = 1, .text = "\x1b]0;title\x07"};
	const struct chart_panel panel = {
		.projected_from = 2020, .line_count = 1, .lines = &line, .target_count = 1, .targets = &target};
	const char *text = drawn(&panel, (struct plot_look){LANG_EN, true, false, 98, 5});
	check_lines(text, 98, 5);
	for (const char *at = text; *at; at++)
		CHECK((unsigned char)*at >= ' ' || *at == '\n');
	CHECK(!strstr(text, "\u202e"));
	arena_free(&arena);
}

TEST(plot_stands_any_numbers)
{
	static const double odd[][3] = {{NAN, NAN, NAN},          {-1e308, 1e308, 0},   {5, 5, 5},
	                                {INFINITY, 1, -INFINITY}, {1e-320, 0, -1e-320}, {1, NAN, 2}};
	arena_init(&arena, &rescue, 0);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
			const struct chart_line line = {
				.name = "a", .count = 3, .year = i == 2 ? odd[2] : years, .value = odd[i]};
			const struct chart_segment segment = {3, years, odd[k], NULL, NULL};
			const struct chart_target target = {.year = 2022, .value = odd[k][0], .ceiling = k & 1};
			const struct chart_panel panel = {.projected_from = 2020,
			                                  .line_count = 1,
			                                  .lines = &line,
			                                  .segment_count = 1,
			                                  .segments = &segment,
			                                  .target_count = 1,
			                                  .targets = &target};
			CHECK(strlen(drawn(&panel, (struct plot_look){LANG_EN, k & 1, false, 60, 6})) > 0);
		}
	arena_free(&arena);
}

TEST(plot_plain_text_has_one_width_everywhere)
{
	arena_init(&arena, &rescue, 0);
	CHECK_TEXT(plot_plain(&arena, "As\u00a0planned \u22123…"), "As planned -3..");
	CHECK_TEXT(plot_plain(&arena, NULL), "");
	arena_free(&arena);
}
