/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_csv: separated cells of any layout and encoding are one rectangle whose cells know their places. */
#include "tests/sheets_of_test.h"
#include "base/source_grid.h"

static void must_be_n(const char *bytes, size_t size, const char *cells)
{
	struct sheets_of_test read;
	sheets_of_test_read(&read, "t.csv", bytes, size);
	CHECK_TEXT(sheets_cells(&read, 0), cells);
	if (read.sheets) {
		CHECK_INT(read.sheets->count, 1);
		CHECK(!read.sheets->list->name);
	}
	arena_free(&read.arena);
}

static void must_be(const char *text, const char *cells)
{
	must_be_n(text, strlen(text), cells);
}

TEST(sheet_csv_separator_is_the_one_by_which_rows_are_alike)
{
	must_be("a,b,c\n1,2,3\n", "a|b|c/1|2|3/");
	must_be("a;b;c\nGDP;1538,5;1600,2\nx;2,1;\n", "a|b|c/GDP|1538,5|1600,2/x|2,1|/");
	must_be("Year;per 10,000 people\n2020;3,1\n2021;3,2\n", "Year|per 10,000 people/2020|3,1/2021|3,2/");
	must_be("a\tb\n1,5\t2;3\n1,6\t7\n", "a|b/1,5|2;3/1,6|7/");
	must_be("Table 1, of indicators; draft\na,b\n1,x;y;z\n2,3\n", "Table 1|of indicators; draft/a|b/1|x;y;z/2|3/");
	must_be("a;b\n\"x;\n;y\";\"1,2\"\n", "a|b/x;\n;y|1,2/");
	must_be("sep=;\na;b,c,d\n1;2,3,4\n", "|/a|b,c,d/1|2,3,4/");
	must_be("one\ntwo\n", "one/two/");
}

TEST(sheet_csv_rows_of_any_length_are_padded)
{
	must_be("title\n\na,b,c,,\n1\n,,\n,2\n\n,,,\n", "title||/||/a|b|c/1||/||/|2|/");
	must_be("a,b\n1,2,3\n", "a|b|/1|2|3/");
}

TEST(sheet_csv_rows_end_in_any_way)
{
	must_be("a,b\r1,2\r", "a|b/1|2/");
	must_be("a,b\r\n1,2\r\n", "a|b/1|2/");
	must_be("a,b\r\r\n1,2\r\r\n", "a|b/1|2/");
	must_be("a,b\r\n1,\"x\r\ny\"\r3,4", "a|b/1|x\r\ny/3|4/");
}

TEST(sheet_csv_encodings_are_seen)
{
	must_be("\xD6\xB8\xB1\xEA,2020\nGDP,1\n", "指标|2020/GDP|1/");
	must_be_n("\xFF\xFE\x07\x63\x07\x68\t\0" "2\0\n\0G\0\t\0" "1\0", 18, "指标|2/G|1/");
	must_be_n("\xFE\xFF\x63\x07\x68\x07\0\t\0" "2\0\n\0G\0\t\0" "1", 18, "指标|2/G|1/");
	must_be_n("\x07\x63\x07\x68\t\0" "2\0\r\0\n\0G\0\t\0" "1\0", 18, "指标|2/G|1/");
	must_be_n("\x63\x07\x68\x07\0\t\0" "2\0\n\0G\0\t\0" "1", 16, "指标|2/G|1/");
	must_be_n("\xFF\xFE" "a\0\t\0\x3D\xD8\x00\xDE", 10, "a|\xF0\x9F\x98\x80/");
	must_be_n("\xFF\xFE" "a\0\t\0\x3D\xD8", 8,
	          "t.csv:1:1: UTF-16 up to byte 7, which is no whole character\n"
	          " 1 | \xEF\xBF\xBD\xEF\xBF\xBD" "a\xEF\xBF\xBD \xEF\xBF\xBD=\xEF\xBF\xBD\n"
	          "   | ^ in a spreadsheet save it as \"CSV UTF-8 (comma delimited)\", not as \"Unicode text\"\n");
}

TEST(sheet_csv_cells_know_places_and_names)
{
	struct sheets_of_test read;
	sheets_of_test_read(&read, "t.csv", "title\n\na;\"b;c\"\n1\n", 17);
	const struct sheet *sheet = read.sheets->list;
	CHECK_TEXT(place_text(&read.arena, sheet_cell(sheet, 2, 1)->place), "t.csv:3:3");
	CHECK_INT(sheet_cell(sheet, 2, 1)->place.length, 5);
	CHECK_TEXT(sheet_cell_name(&read.arena, sheet_cell(sheet, 2, 1)), "t.csv B3");
	CHECK_TEXT(sheet_cell_name(&read.arena, sheet_cell(sheet, 3, 1)), "t.csv B4");
	CHECK_TEXT(sheet_cell_name(&read.arena, sheet_cell(sheet, 3, 0)), "t.csv A4");
	CHECK_TEXT(place_text(&read.arena, sheet_cell(sheet, 3, 1)->place), "t.csv:4:2");
	CHECK_TEXT(source_cell_name(&read.arena, 1048576, 16384), "XFD1048576");
	CHECK_TEXT(source_cell_name(&read.arena, 7, 27), "AA7");
	arena_free(&read.arena);
}

TEST(sheet_csv_what_is_no_table_is_told)
{
	must_be("", "t.csv:1:1: the file is empty\n 1 | \n   | ^\n");
	must_be(",,\n\n", "t.csv:1:1: the file is empty\n 1 | ,,\n   | ^\n");
	must_be("a，b，c\n1，2，3\n", "t.csv:1:1: columns separated by \"，\"\n 1 | a，b，c\n"
	                              "   | ^^^^^^^ part them by commas, semicolons or tabs\n");
	must_be("a,b\n\"1,2\n", "t.csv:2:1: a quote is never closed\n 2 | \"1,2\n   | ^ close it, or remove it\n");
	must_be_n("a,b\n1,\0\n", 8, "t.csv:2:3: byte 00 belongs to no text\n 2 | 1,\xEF\xBF\xBD\n"
	                            "   |   ^ save the file as CSV in UTF-8; the rest was not read\n");
}
