/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_format: a number shows what the format means, with all its digits. */
#include "tests/test.h"
#include "sheet/number_format.h"

static void must_show(const char *code, double value, const char *text, bool is_number)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct number_shown shown = number_format_show(&arena, number_format_parse(&arena, code), value, false);
	CHECK_SAY(strcmp(shown.text, text) == 0 && shown.is_number == is_number, "%s of %g: got %s (%d), want %s", code,
	          value, shown.text, shown.is_number, text);
	arena_free(&arena);
}

TEST(number_format_general_shows_fifteen_digits)
{
	must_show("General", 0.1 + 0.2, "0.3", true);
	must_show("General", 1538.2, "1538.2", true);
	must_show("General", 2020, "2020", true);
	must_show("General", -0.0, "0", true);
	must_show("General", 1e22, "1e22", true);
	must_show("General", 1.2345678901234567, "1.23456789012346", true);
	must_show("General", 1e-7, "1e-7", true);
	must_show("", 3, "3", true);
	must_show("@", 3, "3", true);
}

static void must_show_text(const char *code, const char *text, const char *shown)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(number_format_show_text(&arena, number_format_parse(&arena, code), text), shown);
	arena_free(&arena);
}

TEST(number_format_words_stand_beside_text_too)
{
	must_show_text("@\"万元\"", "1538", "1538万元");
	must_show_text("\"约\"@\" %\"", "5.3", "约5.3 %");
	must_show_text("0.0\"亿\";-0.0\"亿\";0;@\"（上年）\"", "不足1", "不足1（上年）");
	must_show_text("0.0\"万元\"", "1538", "1538"); /* a format of numbers says nothing of text */
	must_show_text("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", "total", "total");
	must_show_text("General", "x", "x");
	must_show_text("@\"万元\"", "", "");
	must_show("@\"万元\"", 1538, "1538万元", true);
	must_show("0.0\"亿\";@\"户\"", -2, "-2亿", true);
	must_show("0.0\"亿\";-0.0\"亿\";\"零\";@\"户\"", 0, "零", false);
}

TEST(number_format_percent_keeps_all_digits)
{
	must_show("0%", 0.547, "54.7%", true);
	must_show("0.00%", 0.1 + 0.2, "30%", true);
	must_show("0.0%;[Red]-0.0%", -0.053, "-5.3%", true);
	must_show("0.0\\%", 5.3, "5.3%", true);
	must_show("0.0\"%\"", 54.7, "54.7%", true);
	must_show("#,##0%", 12.5, "1250%", true);
}

TEST(number_format_thousands_and_scales)
{
	must_show("#,##0.00", 1234567.5, "1234567.5", true);
	must_show("0.0,", 22400, "22.4", true);
	must_show("0.0,,", 22400000, "22.4", true);
	must_show("#,##0,,\"M\"", 22400000, "22.4M", true);
	must_show("0,.0", 22400, "22.4", true);
	must_show("0!.0,", 224000, "22.4", true);
	must_show("0\\.0,\"万元\"", 224000, "22.4万元", true);
	must_show("0\".\"0000", 224000, "22.4", true);
	must_show("[>=100000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 250000000, "250M", true);
	must_show("[>=100000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 2500, "2.5K", true);
	must_show("[>=100000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 25, "25", true);
	must_show("000-0000", 1234567, "1234567", true);
	must_show("0.00E+00", 1234567, "1234567", true);
	must_show("# ?/?", 1.5, "1.5", true);
}

TEST(number_format_words_stay_and_signs_are_the_numbers)
{
	must_show("0.0\"亿元\"", 1538.2, "1538.2亿元", true);
	must_show("\"about \"0", 7, "about7", true);
	must_show("[$¥-804]#,##0.00;[$¥-804]-#,##0.00", -5.5, "-¥5.5", true);
	must_show("0.0;(0.0)", -5.3, "-5.3", true);
	must_show("0.0;[Red]0.0", -5.3, "-5.3", true);
	must_show("0.0;△0.0", -5.3, "-5.3", true);
	must_show("+0.0;-0.0", 5.3, "5.3", true);
	must_show("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", 0, "0", true);
	must_show("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", -12.5, "-12.5", true);
	must_show(";;;", 12.5, "12.5", true);
	must_show("\"yes\";;\"no\"", 1, "yes", false);
	must_show("\"yes\";;\"no\"", 0, "no", false);
}

TEST(number_format_dates_are_no_numbers)
{
	must_show("yyyy-mm-dd", 44196, "2020-12-31", false);
	must_show("m/d/yy", 44196, "2020-12-31", false);
	must_show("d/m/yyyy", 44196, "2020-12-31", false);
	must_show("yyyy/m/d", 43831, "2020/1/1", false);
	must_show("yyyy", 44196, "2020", false);
	must_show("yyyy\"年\"", 44196, "2020年", false);
	must_show("yyyy\\年", 44196, "2020年", false);
	must_show("yyyy\"年\"m\"月\"", 43831, "2020年1月", false);
	must_show("[$-804]yyyy\"年\"m\"月\"d\"日\";@", 43831, "2020年1月1日", false);
	must_show("mmm-yy", 43831, "2020-01-01", false);
	must_show("yyyy-mm-dd hh:mm", 43831.75, "2020-01-01 18:00:00", false);
	must_show("h:mm AM/PM", 0.5, "12:00:00", false);
	must_show("[h]:mm", 1.5, "1900-01-01 12:00:00", false);
	must_show("yyyy-mm-dd", 60, "1900-02-29", false);
	must_show("yyyy-mm-dd", 59, "1900-02-28", false);
	must_show("yyyy-mm-dd", 61, "1900-03-01", false);
	must_show("yyyy-mm-dd", 1, "1900-01-01", false);
	must_show("yyyy-mm-dd", 2958465, "9999-12-31", false);
	must_show("yyyy-mm-dd", 2958466, "########", false);
	must_show("yyyy-mm-dd", -1, "########", false);
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const struct number_format *day = number_format_built_in(&arena, 14);
	CHECK_TEXT(number_format_show(&arena, day, 42734, true).text, "2020-12-31");
	CHECK_TEXT(number_format_show(&arena, day, 44196, false).text, "2020-12-31");
	CHECK_TEXT(number_format_show(&arena, number_format_built_in(&arena, 10), 0.5, false).text, "50%");
	CHECK_TEXT(number_format_show(&arena, NULL, 0.5, false).text, "0.5");
	CHECK(!number_format_built_in(&arena, 400));
	arena_free(&arena);
}
