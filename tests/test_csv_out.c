/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out: quoting, formulas made inert, numbers and ids left alone. */
#include "write/csv_out.h"
#include "tests/test.h"

struct ground {
	struct arena arena;
	jmp_buf rescue;
	struct text out;
	struct csv_out csv;
};

static void begin(struct ground *ground)
{
	if (setjmp(ground->rescue))
		abort();
	arena_init(&ground->arena, &ground->rescue, 0);
	text_init(&ground->out, &ground->arena);
	csv_out_begin(&ground->csv, &ground->out, "h");
}

static const char *text_cell(struct ground *ground, const char *text)
{
	text_init(&ground->out, &ground->arena);
	csv_out_begin(&ground->csv, &ground->out, "h");
	csv_out_text(&ground->csv, text);
	csv_out_row(&ground->csv);
	return ground->out.bytes + 2;
}

TEST(csv_out_quotes_what_a_reader_would_split)
{
	struct ground ground;
	begin(&ground);
	CHECK_TEXT(text_cell(&ground, "a,b"), "\"a,b\"\n");
	CHECK_TEXT(text_cell(&ground, "he said \"no\""), "\"he said \"\"no\"\"\"\n");
	CHECK_TEXT(text_cell(&ground, "two\nlines"), "\"two\nlines\"\n");
	CHECK_TEXT(text_cell(&ground, " ends "), "\" ends \"\n");
	CHECK_TEXT(text_cell(&ground, "吕梁"), "吕梁\n");
	CHECK_TEXT(text_cell(&ground, NULL), "\n");
	arena_free(&ground.arena);
}

TEST(csv_out_user_text_is_never_a_formula)
{
	struct ground ground;
	begin(&ground);
	CHECK_TEXT(text_cell(&ground, "=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0\n");
	CHECK_TEXT(text_cell(&ground, "+1"), "'+1\n");
	CHECK_TEXT(text_cell(&ground, "-2+3"), "'-2+3\n");
	CHECK_TEXT(text_cell(&ground, "@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"\n");
	CHECK_TEXT(text_cell(&ground, "\t=1"), "'\t=1\n");
	CHECK_TEXT(text_cell(&ground, "\r=1"), "\"'\n=1\"\n");
	CHECK_TEXT(text_cell(&ground, " =1"), "\"' =1\"\n");
	CHECK_TEXT(text_cell(&ground, "\u3000\u00A0+1"), "'\u3000\u00A0+1\n");
	static const char *const wide[] = {"＝1", "＋1", "－1", "＠A", "﹦1", "﹢1", "﹣1", "﹫A", "\u3000＝1"};
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		CHECK_TEXT(text_cell(&ground, wide[i]), arena_print(&ground.arena, "'%s\n", wide[i]));
	CHECK_TEXT(text_cell(&ground, "年均＋1"), "年均＋1\n");
	CHECK_TEXT(text_cell(&ground, "（－1）"), "（－1）\n");
	CHECK_TEXT(text_cell(&ground, "1-2"), "1-2\n");
	arena_free(&ground.arena);
}

TEST(csv_out_controls_do_not_reach_a_terminal)
{
	struct ground ground;
	begin(&ground);
	CHECK_TEXT(text_cell(&ground, "\x1b[31mred"), "\xEF\xBF\xBD[31mred\n");
	CHECK_TEXT(text_cell(&ground, "a,\x7f\xc2\x9b" "31m"), "\"a,\xEF\xBF\xBD\xEF\xBF\xBD" "31m\"\n");
	CHECK_TEXT(text_cell(&ground, "\xc2\xa0"), "\xc2\xa0\n");
	CHECK_TEXT(text_cell(&ground, "a\u202Eb\u200Bc\u2028d\uFEFFe"), "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\n");
	CHECK_TEXT(text_cell(&ground, "a\U000E0041\xff\xed\xa0\x80z"), "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDz\n");
	CHECK_TEXT(text_cell(&ground, "good\rEVIL"), "\"good\nEVIL\"\n");
	CHECK_TEXT(text_cell(&ground, "one\r\ntwo"), "\"one\ntwo\"\n");
	CHECK_TEXT(text_cell(&ground, "\uE000\u4E00"), "\uE000\u4E00\n"); /* private use: a rare character */
	arena_free(&ground.arena);
}

TEST(csv_out_numbers_read_back_exactly_and_stay_numbers)
{
	struct ground ground;
	begin(&ground);
	csv_out_id(&ground.csv, "as-planned");
	csv_out_number(&ground.csv, -3.7);
	csv_out_number(&ground.csv, 0.1 + 0.2);
	csv_out_number(&ground.csv, NAN);
	csv_out_number(&ground.csv, INFINITY);
	csv_out_integer(&ground.csv, -2025);
	csv_out_row(&ground.csv);
	CHECK_TEXT(ground.out.bytes, "h\nas-planned,-3.7,0.30000000000000004,,,-2025\n");
	arena_free(&ground.arena);
}
