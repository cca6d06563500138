/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two files differ first is told as a person would look for it: the cell with the row that it stands in, the
 * value of a document with what it belongs to, the line of a text. */
#include "command/verify_differ.h"
#include "tests/test.h"

struct told { struct arena arena; struct difference at; bool same; };

static struct difference differ_at(struct told *told, const char *name, const char *here, const char *now)
{
	struct arena work;
	arena_init(&told->arena, NULL, 0);
	arena_init(&work, NULL, 0);
	told->at = verify_differ(&told->arena, &work, name, (struct file_bytes){here, strlen(here)},
	                         (struct file_bytes){now, strlen(now)}, &told->same);
	arena_free(&work);
	return told->at;
}

#define HEADING "scenario,variable,unit,year,value\n"

TEST(verify_differ_names_the_cell_and_its_row)
{
	struct told told;
	struct difference at = differ_at(&told, "run.csv", HEADING "green,gdp,1e8 CNY,2025,1\ngreen,gdp,1e8 CNY,2026,2\n",
	                                 HEADING "green,gdp,1e8 CNY,2025,1\ngreen,gdp,1e8 CNY,2026,3\n");
	CHECK_INT(at.line, 3);
	CHECK_TEXT(at.row, "green, gdp, 1e8 CNY, 2026");
	CHECK_TEXT(at.column, "value");
	CHECK_TEXT(at.here, "2");
	CHECK_TEXT(at.now, "3");
	CHECK(!told.same && !at.pointer);
	arena_free(&told.arena);
	at = differ_at(&told, "run.csv", HEADING "\"a \"\"b\"\",\nc\",gdp,,2025,1\n",
	               HEADING "\"a \"\"b\"\",\nc\",x,,2025,1\n");
	CHECK_TEXT(at.column, "variable");
	CHECK_TEXT(at.row, "a \"b\",, 2025"); /* up to the break of its line */
	CHECK_TEXT(at.here, "gdp");
	CHECK(!told.same);
	arena_free(&told.arena);
}

TEST(verify_differ_tells_a_row_that_only_one_table_has)
{
	struct told told;
	struct difference at = differ_at(&told, "run.csv", HEADING "a,b,c,2025,1\n", HEADING);
	CHECK_INT(at.line, 2);
	CHECK_TEXT(at.here, "a,b,c,2025,1");
	CHECK(!at.now);
	arena_free(&told.arena);
	at = differ_at(&told, "run.csv", HEADING "a,b,c,2025,1\n", HEADING "a,b,c,2025,1\na,b,c,2026,2\n");
	CHECK_INT(at.line, 3);
	CHECK_TEXT(at.now, "a,b,c,2026,2");
	CHECK(!at.here);
	arena_free(&told.arena);
}

TEST(verify_differ_takes_what_a_spreadsheet_says_otherwise_for_the_same)
{
	static const char *const same[][2] = {
		{HEADING "a,b,c,2025,1.50\n", HEADING "a,b,c,2025,1.5\n"},
		{HEADING "a,b,c,2025,1e3\r\n", HEADING "a,b,c,2025,1000\n"},
		{"\xEF\xBB\xBF" HEADING "a,b,c,2025,1\n", HEADING "a,b,c,2025,1\n"},
		{HEADING "\"a\",\"b\",c,2025,1", HEADING "a,b,c,2025,1\n"},
	};
	static const char *const other[][2] = {
		{HEADING "a,b,c,2025,1.5\n", HEADING "a,b,c,2025,1.50000001\n"},
		{HEADING "a,b,c,2025,1\n", HEADING},
		{HEADING, HEADING "a,b,c,2025,1\n"},
		{HEADING "a,b,c,2025,\n", HEADING "a,b,c,2025,0\n"},
		{HEADING "a,b,c,2025\n", HEADING "a,b,c,2025,1\n"},
		{HEADING "a,b,c,2025,1,\n", HEADING "a,b,c,2025,1\n"},
		{HEADING "a,b,c,2025,\"1\"2\n", HEADING "a,b,c,2025,1\n"},
		{HEADING "A,b,c,2025,1\n", HEADING "a,b,c,2025,1\n"},
		{"", HEADING},
	};
	struct told told;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		differ_at(&told, "run.csv", same[i][0], same[i][1]);
		CHECK_SAY(told.same, "%s is not %s", same[i][0], same[i][1]);
		arena_free(&told.arena);
	}
	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		differ_at(&told, "run.csv", other[i][0], other[i][1]);
		CHECK_SAY(!told.same && (told.at.here || told.at.now), "%s is %s", other[i][0], other[i][1]);
		arena_free(&told.arena);
	}
}

TEST(verify_differ_sees_every_column_of_a_wide_table)
{
	enum { COLUMNS = 150 };
	for (int changed = 0; changed < COLUMNS; changed += 7) {
		struct told told;
		char here[2000] = "", now[2000] = "";
		for (int i = 0; i < COLUMNS; i++) {
			sprintf(here + strlen(here), "%d,", i);
			sprintf(now + strlen(now), "%d,", i + (i == changed));
		}
		differ_at(&told, "run.csv", here, now);
		CHECK_SAY(!told.same, "column %d", changed);
		arena_free(&told.arena);
	}
}

TEST(verify_differ_names_the_value_of_a_document)
{
	struct told told;
	struct difference at = differ_at(&told, "run.json", "{\"scenarios\": [{\"id\": \"green\", \"gdp\": [1, 2]}]}",
	                                 "{\"scenarios\": [{\"id\": \"green\", \"gdp\": [1, 2.5]}]}");
	CHECK_TEXT(at.pointer, "/scenarios/0/gdp/1");
	CHECK_TEXT(at.row, "green");
	CHECK_TEXT(at.here, "2");
	CHECK_TEXT(at.now, "2.5");
	CHECK(!told.same);
	arena_free(&told.arena);
	at = differ_at(&told, "run.json", "{\"a\": [1]}", "{\"a\": [1, {\"b\": true}]}");
	CHECK_TEXT(at.pointer, "/a/1");
	CHECK(!at.here);
	CHECK_TEXT(at.now, "{1}");
	arena_free(&told.arena);
	at = differ_at(&told, "run.json", "{\"a\": true}", "{\"a\": false}");
	CHECK_TEXT(at.pointer, "/a");
	CHECK_TEXT(at.here, "true");
	arena_free(&told.arena);
	at = differ_at(&told, "run.json", "{\"a\": 1,\n\"b\": 2", "{\"a\": 1,\n\"b\": 2}"); /* no document: by line */
	CHECK(!at.pointer);
	CHECK_INT(at.line, 2);
	arena_free(&told.arena);
}

TEST(verify_differ_names_the_line_of_a_text_in_short)
{
	struct told told;
	struct difference at = differ_at(&told, "run.txt", "one\ntwo\nthree\n", "one\ntwo\nthird\n");
	CHECK_INT(at.line, 3);
	CHECK_TEXT(at.here, "three");
	CHECK_TEXT(at.now, "third");
	arena_free(&told.arena);
	char here[9000], now[9000];
	for (int i = 0; i < 2999; i++)
		memcpy(here + 3 * i, "值", 3), memcpy(now + 3 * i, "值", 3);
	here[8997] = now[8997] = '\0';
	now[8000] = 'x';
	at = differ_at(&told, "run.txt", here, now);
	CHECK_INT(at.line, 1);
	CHECK(at.here && at.now && strlen(at.here) < 200 && strlen(at.now) < 200 && strcmp(at.here, at.now) != 0);
	arena_free(&told.arena);
	at = differ_at(&told, "run.txt", "one\n", "one\ntwo\n");
	CHECK(!at.here);
	CHECK_TEXT(at.now, "two");
	arena_free(&told.arena);
	at = differ_at(&told, "chart.png", "one", "two"); /* of a picture no place can be named */
	CHECK(!at.here && !at.now && !at.line && !told.same);
	arena_free(&told.arena);
}
