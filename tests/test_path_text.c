/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values by year in one line: what is one, its points, and what of it is refused. */
#include "data/path_text.h"
#include "base/source.h"
#include "tests/test.h"
#include <string.h>

TEST(path_text_begins_with_a_year_and_a_number)
{
	static const struct { const char *text; bool is; } cases[] = {
		{"2021:7", true},  {" 2021 : -7;", true}, {"2021:.5;2022:6", true}, {"2021:7 %/yr", true}, {"2021", false},
		{"21:7", false},   {"20210:7", false},    {"2021:x", false},        {"2021:", false},      {"", false},
		{"{\"path\":1}", false}, {"2021;2022:6", false}, {"7000 亿元", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_SAY(path_text_is(cases[i].text) == cases[i].is, "%s: want %d", cases[i].text, cases[i].is);
}

TEST(path_text_gives_its_points_one_by_one)
{
	struct arena arena;
	struct path_point point;
	const char *text = " 2021 :7 %/yr; 2023:  -8 ;x; ;2025:1;";
	static const struct { int year; const char *text; } want[] = {
		{2021, "7 %/yr"}, {2023, "-8"}, {0, NULL}, {0, NULL}, {2025, "1"}};
	size_t at = 0, i = 0;
	arena_init(&arena, NULL, 0);
	for (; path_text_next(&arena, text, &at, &point) && i < sizeof want / sizeof *want; i++) {
		CHECK_INT(point.year, want[i].year);
		if (want[i].text)
			CHECK_TEXT(point.text, want[i].text);
		CHECK(point.start + point.length <= strlen(text));
	}
	CHECK_INT((int)i, 5);
	arena_free(&arena);
}

TEST(path_text_is_a_path_that_holds)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct diags diags;
	diags_init(&diags, &arena, LANG_EN);
	static const char *const bad[] = {"2021:6;2021:7", "2022:6;2021:7", "2021:6;x", "2021:6;:7", "2021:6;2022"};
	const struct source *source = source_text(&arena, "--set", "2021:6;2023:8 %");
	struct json *json = path_text_json(&arena, source->bytes, (struct place){source, 0, 15}, &diags);
	CHECK(json && diags.count == 0);
	const struct json *path = json ? json_get(json, "path") : NULL, *way = json ? json_get(json, "interpolate") : NULL;
	CHECK(path && path->count == 2 && json_get(path, "2021")->number == 6);
	CHECK(path && json_get(path, "2023")->type == JSON_STRING);
	CHECK_TEXT(way ? way->text : "", "step");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		source = source_text(&arena, "--set", bad[i]);
		CHECK(!path_text_json(&arena, source->bytes, (struct place){source, 0, (uint32_t)strlen(bad[i])}, &diags));
		CHECK_INT(diags.errors, (int)i + 1);
	}
	arena_free(&arena);
}
