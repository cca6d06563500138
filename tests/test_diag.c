/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag: the report's layout, order and safety. */
#include "tests/test.h"
#include "base/diag.h"

struct bench { struct arena arena; struct diags diags; };

static void bench_begin(struct bench *bench, enum language language)
{
	arena_init(&bench->arena, NULL, 0);
	diags_init(&bench->diags, &bench->arena, language);
}

static const char *report(struct bench *bench)
{
	struct text out;
	text_init(&out, &bench->arena);
	diags_print(&bench->diags, &out);
	return out.bytes;
}

TEST(diag_report_has_place_line_caret_and_hint)
{
	struct bench bench;
	bench_begin(&bench, LANG_EN);
	const struct source *source = source_text(&bench.arena, "../linfen/baseline.json",
		"{\n\n\n\n\n\n\n\n\n\n\n  \"services\": { \"growth\": 6.5， \"share\": 35.6 },\n");
	struct place place = {source, 12 + 29, 3};
	diag_error(&bench.diags, place, "/sectors/services/growth", W_JSON_FULL_WIDTH, W_JSON_FULL_WIDTH_HINT, "，",
	           "U+FF0C", ",");
	diag_warning(&bench.diags, ((struct place){source, 14, 10}), NULL, W_JSON_COMMENT, W_NONE);
	diag_chain(&bench.diags, "via a.json, b.json");
	CHECK_TEXT(report(&bench),
		"../linfen/baseline.json:12:3: comment\n"
		" 12 |   \"services\": { \"growth\": 6.5， \"share\": 35.6 },\n"
		"    |   ^^^^^^^^^^ warning\n"
		"    | via a.json, b.json\n"
		"../linfen/baseline.json:12:30: /sectors/services/growth: full-width \"，\" (U+FF0C)\n"
		" 12 |   \"services\": { \"growth\": 6.5， \"share\": 35.6 },\n"
		"    |                              ^^ JSON wants \",\"; switch the input method to half-width\n");
	CHECK_INT(bench.diags.errors, 1);
	CHECK_INT(bench.diags.warnings, 1);
	arena_free(&bench.arena);
}

TEST(diag_carets_follow_width_columns_follow_characters)
{
	struct bench bench;
	bench_begin(&bench, LANG_ZH);
	const struct source *source = source_text(&bench.arena, "t", "\t吕梁 x\r\n");
	diag_note(&bench.diags, ((struct place){source, 8, 1}), NULL, W_JSON_COMMENT, W_JSON_COMMENT_HINT);
	CHECK_TEXT(report(&bench), "t:1:5: 注释\n 1 |  吕梁 x\n"
	           "   |       ^ 提示：JSON 不支持注释：请使用 \"note\"\n");
	arena_free(&bench.arena);
}

TEST(diag_order_is_file_then_place_then_arrival)
{
	struct bench bench;
	bench_begin(&bench, LANG_EN);
	const struct source *a = source_text(&bench.arena, "a", "xy\nz"), *b = source_text(&bench.arena, "b", "xy");
	diag_error(&bench.diags, ((struct place){b, 1, 1}), NULL, W_JSON_COMMENT, W_NONE);
	diag_error(&bench.diags, ((struct place){a, 3, 1}), NULL, W_JSON_COMMENT, W_NONE);
	diag_error(&bench.diags, ((struct place){a, 0, 1}), NULL, W_JSON_EMPTY, W_NONE);
	diag_error(&bench.diags, ((struct place){a, 0, 1}), NULL, W_JSON_COMMENT, W_NONE);
	diag_error(&bench.diags, ((struct place){b, 0, 1}), NULL, W_JSON_COMMENT, W_NONE);
	diag_error(&bench.diags, NOWHERE, "/x", W_JSON_COMMENT, W_JSON_COMMENT_HINT);
	CHECK_TEXT(report(&bench),
		"b:1:1: comment\n 1 | xy\n   | ^\nb:1:2: comment\n 1 | xy\n   |  ^\n"
		"a:1:1: the file is empty\n 1 | xy\n   | ^\na:1:1: comment\n 1 | xy\n   | ^\na:2:1: comment\n 2 | z\n   | ^\n"
		"/x: comment\n    JSON has no comments: use \"note\"\n");
	arena_free(&bench.arena);
}

TEST(diag_keeps_the_same_message_once_and_a_thousand_at_most)
{
	struct bench bench;
	bench_begin(&bench, LANG_EN);
	const struct source *source = source_text(&bench.arena, "t", "x");
	for (int i = 0; i < 3; i++)
		diag_error(&bench.diags, ((struct place){source, 0, 1}), NULL, W_JSON_COMMENT, W_NONE);
	CHECK_INT(bench.diags.errors, 1);
	for (int i = 0; i < 1100; i++)
		diag_error(&bench.diags, NOWHERE, NULL, W_NUMBER_HUGE, W_NONE, arena_print(&bench.arena, "%d", i));
	CHECK_INT(bench.diags.count, 1000);
	CHECK_INT(bench.diags.errors, 1101);
	CHECK(strstr(report(&bench), "\nand 101 more\n") != NULL);
	arena_free(&bench.arena);
}

TEST(diag_nothing_of_the_users_reaches_the_terminal_raw)
{
	struct bench bench;
	bench_begin(&bench, LANG_EN);
	const char *payload = "\x1B[31m\x07\x7F\xC2\x9B" "2J\xE2\x80\xAE\xFF\xEF\xBB\xBF";
	const struct source *source = source_text(&bench.arena, arena_print(&bench.arena, "p\n%s", payload), payload);
	diag_error(&bench.diags, ((struct place){source, 2, 30}), payload, W_NUMBER_HUGE, W_JSON_QUOTE_HINT,
	           arena_print(&bench.arena, "%s\nforged", payload));
	diag_chain(&bench.diags, payload);
	const char *text = report(&bench);
	int lines = 0;
	for (const char *c = text; *c; c++) {
		CHECK((unsigned char)*c >= 0x20 || *c == '\n');
		lines += *c == '\n';
	}
	CHECK_INT(lines, 4);
	CHECK(!strchr(text, 0x7F) && !strstr(text, "\xC2\x9B") && !strstr(text, "\xE2\x80\xAE") && !strchr(text, 0xFF));
	CHECK(!strstr(text, "\xEF\xBB\xBF"));
	arena_free(&bench.arena);
}

TEST(diag_long_lines_are_shown_around_the_place)
{
	struct bench bench;
	bench_begin(&bench, LANG_EN);
	struct text line;
	text_init(&line, &bench.arena);
	for (int i = 0; i < 5000; i++)
		text_add(&line, i % 2 ? "吕" : "a");
	const struct source *source = source_text(&bench.arena, "t", line.bytes);
	for (uint32_t offset = 0; offset < source->size; offset += 400)
		diag_error(&bench.diags, ((struct place){source, offset, 10}), NULL, W_JSON_COMMENT, W_NONE);
	diag_error(&bench.diags, ((struct place){source, (uint32_t)source->size, 1}), NULL, W_JSON_COMMENT, W_NONE);
	char *text = strdup(report(&bench)), *rest = text;
	for (char *part; (part = strsep(&rest, "\n"));)
		CHECK_SAY(text_width(part) <= 98, "%zu wide: %s", text_width(part), part);
	free(text);
	arena_free(&bench.arena);
}

TEST(diag_places_at_the_edges_are_counted)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const struct source *source = source_text(&arena, "t", "a\nb\n");
	CHECK_TEXT(place_text(&arena, (struct place){source, 0, 1}), "t:1:1");
	CHECK_TEXT(place_text(&arena, (struct place){source, 1, 1}), "t:1:2");
	CHECK_TEXT(place_text(&arena, (struct place){source, 2, 1}), "t:2:1");
	CHECK_TEXT(place_text(&arena, (struct place){source, 4, 1}), "t:3:1");
	CHECK_TEXT(place_text(&arena, (struct place){source, 99, 1}), "t:3:1");
	CHECK_TEXT(place_text(&arena, NOWHERE), "");
	arena_free(&arena);
}
