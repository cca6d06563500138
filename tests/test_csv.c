/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv: what spreadsheets write is read with its places; slips are told with a hint. */
#include "tests/sheets_of_test.h"
#include "base/csv.h"

struct table { struct arena arena; struct diags diags; struct csv *csv; };

static const char *const columns[] = {"variable", "year", "value", NULL}, *const extra[] = {"basis", NULL};

static void table_read_more(struct table *table, const char *bytes, size_t size, const char *const *required,
                            const char *const *optional)
{
	arena_init(&table->arena, NULL, 0);
	diags_init(&table->diags, &table->arena, LANG_EN);
	const struct source *source = source_of_test(&table->arena, "t.csv", bytes, size);
	table->csv = csv_read(&table->arena, source, required, optional, &table->diags);
	CHECK((table->csv == NULL) == (table->diags.errors > 0));
}

static void table_read_n(struct table *table, const char *bytes, size_t size, const char *const *required)
{
	table_read_more(table, bytes, size, required, NULL);
}

static void table_read(struct table *table, const char *text)
{
	table_read_n(table, text, strlen(text), columns);
}

static const char *cell(const struct table *table, int row, int column)
{
	return table->csv->cells[row * table->csv->columns + column].text;
}

TEST(csv_reads_quotes_line_ends_and_places)
{
	struct table table;
	table_read(&table, "year,variable,value\r\n2020,\"a \"\"b\"\", c\nd\",  1.5 \r\n\n,,\n2021, \"\" ,吕梁");
	CHECK(table.csv != NULL);
	CHECK_INT(table.csv->rows, 2);
	CHECK_INT(table.csv->columns, 3);
	CHECK_TEXT(cell(&table, 0, 1), "a \"b\", c\nd");
	CHECK_TEXT(cell(&table, 0, 2), "1.5");
	CHECK_TEXT(cell(&table, 1, 1), "");
	CHECK_TEXT(cell(&table, 1, 2), "吕梁");
	CHECK_INT(csv_column(table.csv, "value"), 2);
	CHECK_INT(csv_column(table.csv, "Value"), -1);
	CHECK_TEXT(place_text(&table.arena, table.csv->cells[1].place), "t.csv:2:6");
	CHECK_INT(table.csv->cells[1].place.length, 14);
	CHECK_TEXT(place_text(&table.arena, table.csv->cells[2].place), "t.csv:3:6");
	CHECK_TEXT(place_text(&table.arena, table.csv->cells[5].place), "t.csv:6:11");
	arena_free(&table.arena);
}

static void must_report(const char *text, const char *report)
{
	struct table table;
	table_read(&table, text);
	struct text out;
	text_init(&out, &table.arena);
	diags_print(&table.diags, &out);
	CHECK_TEXT(out.bytes, report);
	arena_free(&table.arena);
}

TEST(csv_slips_are_told_with_place_and_hint)
{
	must_report("", "t.csv:1:1: the file is empty\n 1 | \n   | ^ the columns are: variable, year, value\n");
	must_report(
		"variable,year,value\ngdp,2020\ngdp,2020,1,538\n",
		"t.csv:2:1: 2 cells, the header has 3\n 2 | gdp,2020\n   | ^^^^^^^^ a cell that holds a comma stands in "
		"quotes\n"
		"t.csv:3:1: 4 cells, the header has 3\n 3 | gdp,2020,1,538\n"
		"   | ^^^^^^^^^^^^^^ a cell that holds a comma stands in quotes\n");
	must_report("variable,yaer,value\n",
		"t.csv:1:1: column year is missing\n 1 | variable,yaer,value\n   | ^ the columns are: variable, year, value\n"
		"t.csv:1:10: unknown column yaer\n 1 | variable,yaer,value\n"
		"   |          ^^^^ did you mean \"year\"? the columns are: variable, year, value\n");
	must_report("variable;year;value\ngdp;2020;1\n",
		"t.csv:1:1: columns separated by \";\"\n 1 | variable;year;value\n   | ^^^^^^^^^^^^^^^^^^^ CSV wants \",\"\n");
	must_report(
		"variable，year，value\n",
		"t.csv:1:1: columns separated by \"，\"\n 1 | variable，year，value\n"
		"   | ^^^^^^^^^^^^^^^^^^^^^ CSV wants \",\"\n");
	must_report("variable,year,value,year\n",
		"t.csv:1:21: column year a second time\n 1 | variable,year,value,year\n   |                     ^^^^\n");
	must_report("variable,year,value\n\"gdp,2020,1\n",
		"t.csv:2:1: a quote is never closed\n 2 | \"gdp,2020,1\n   | ^ close it, or remove it\n");
	must_report("variable,year,value\n\"gdp\"x,2020,1 \"m\"\n",
		"t.csv:2:6: text after the closing quote\n 2 | \"gdp\"x,2020,1 \"m\"\n"
		"   |      ^ put the whole cell in quotes and double those inside\n"
		"t.csv:2:15: a quote inside a cell\n 2 | \"gdp\"x,2020,1 \"m\"\n"
		"   |               ^ put the whole cell in quotes and double those inside\n");
	must_report("variable,year,value\ng\xFF,2020,1\n",
		"t.csv:2:2: byte FF belongs to no text\n 2 | g\xEF\xBF\xBD,2020,1\n"
		"   |  ^ neither UTF-8 nor GB18030 (as GB18030 line 2 is the first that fails); in a spreadsheet save as "
		"\"CSV UTF-8\"\n");
	must_report("\xFF\xFEv\0a\0", "t.csv:1:1: the file is UTF-16\n 1 | \xEF\xBF\xBD\xEF\xBF\xBDv\n"
		"   | ^ in a spreadsheet save it as \"CSV UTF-8 (comma delimited)\", not as \"Unicode text\"\n");
}

TEST(csv_in_gb18030_is_read_and_says_so)
{
	struct table table; /* 吕梁 */
	table_read_n(&table, "variable,year,value\r\n\xC2\xC0\xC1\xBA,\"2020\",\xC1\r\n", 36, columns);
	CHECK(table.csv == NULL); /* C1 0D is no character */
	arena_free(&table.arena);
	table_read(&table, "variable,year,value\r\ng,\xC2\xC0\xC1\xBA\xCA\xD0,\"1\r\n");
	struct text out;
	text_init(&out, &table.arena);
	diags_print(&table.diags, &out);
	CHECK_TEXT(out.bytes, "t.csv:2:3: read as GB18030\n 2 | g,吕梁市,\"1\n"
		"   |   ^^ note: if this line is not what you wrote, save the file as \"CSV UTF-8\"\n"
		"t.csv:2:7: a quote is never closed\n 2 | g,吕梁市,\"1\n   |          ^ close it, or remove it\n");
	arena_free(&table.arena);
	table_read(&table, "variable,year,value\ng,\xC2\xC0\xC1\xBA,1\n");
	CHECK(table.csv != NULL && table.diags.notes == 1 && table.diags.errors + table.diags.warnings == 0);
	CHECK_TEXT(cell(&table, 0, 1), "吕梁");
	CHECK_TEXT(place_text(&table.arena, table.csv->cells[2].place), "t.csv:2:6");
	arena_free(&table.arena);
	table_read(&table, "variable,year,value\ng,吕梁,1\n");
	CHECK(table.csv != NULL && table.diags.notes == 0);
	arena_free(&table.arena);
}

TEST(csv_takes_optional_columns_and_names_them)
{
	static const char *const texts[] = {"variable,year,value\ngdp,2020,1\n",
	                                    "basis,variable,year,value\nold,gdp,2020,1\n"};
	struct table table;
	for (int i = 0; i < 2; i++) {
		table_read_more(&table, texts[i], strlen(texts[i]), columns, extra);
		CHECK(table.csv && csv_column(table.csv, "basis") == (i ? 0 : -1));
		arena_free(&table.arena);
	}
	static const char slips[] = "variable,year,basys,basis,basis\n";
	table_read_more(&table, slips, strlen(slips), columns, extra);
	struct text out;
	text_init(&out, &table.arena);
	diags_print(&table.diags, &out);
	CHECK_TEXT(
		out.bytes,
		"t.csv:1:1: column value is missing\n 1 | variable,year,basys,basis,basis\n"
		"   | ^ the columns are: variable, year, value, basis (may be left out)\n"
		"t.csv:1:15: unknown column basys\n 1 | variable,year,basys,basis,basis\n"
		"   |               ^^^^^\n   |         did you mean \"basis\"? the columns are: variable, year, value, basis "
		"(may be left out)\n"
		"t.csv:1:27: column basis a second time\n 1 | variable,year,basys,basis,basis\n"
		"   |                           ^^^^^\n");
	arena_free(&table.arena);
}

TEST(csv_refuses_nul_and_takes_any_header_if_none_is_required)
{
	struct table table;
	table_read_n(&table, "a\0b,c\n", 6, NULL);
	CHECK(table.csv == NULL);
	arena_free(&table.arena);
	table_read_n(&table, "a,b\n", 4, NULL);
	CHECK(table.csv != NULL && table.csv->rows == 0);
	arena_free(&table.arena);
}

TEST(csv_every_prefix_and_every_changed_byte_ends_without_harm)
{
	static const char text[] = "variable,year,value\r\n\"a \"\"b\"\"\",2020,1\n吕梁,2021,2\r\n";
	static const char changes[] = "\",\r\n\xFF \t;x";
	for (size_t length = 0; length < sizeof text; length++) {
		struct table table;
		table_read_n(&table, text, length, columns);
		arena_free(&table.arena);
		for (size_t change = 0; change < sizeof changes; change++) {
			char changed[sizeof text];
			memcpy(changed, text, sizeof text);
			changed[length] = changes[change];
			table_read_n(&table, changed, sizeof text - 1, columns);
			arena_free(&table.arena);
		}
	}
}
