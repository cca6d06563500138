/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manual page and the completions hold every command and every option of the tables, and text for people
 * comes through roff as it was. */
#include "command/manual.h"
#include "command/completion.h"
#include "models/catalogue.h"
#include "tests/test.h"

static const char *escaped(struct arena *arena, const char *text)
{
	struct text out;
	text_init(&out, arena);
	manual_escape(&out, text);
	return out.bytes;
}

TEST(manual_escapes_what_roff_would_take_for_its_own)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(escaped(&arena, ".SH is no heading"), "\\&.SH is no heading");
	CHECK_TEXT(escaped(&arena, "'a b'"), "\\&\\(aqa b\\(aq");
	CHECK_TEXT(escaped(&arena, "a\\nb"), "a\\enb");
	CHECK_TEXT(escaped(&arena, "a full-width mark, --keep-going and run-targets.csv"),
	           "a full-width mark, \\-\\-keep\\-going and run\\-targets.csv");
	CHECK_TEXT(escaped(&arena, "x^2 ~y `z`"), "x\\(ha2 \\(tiy \\(gaz\\(ga");
	CHECK_TEXT(escaped(&arena, "One sentence. Another"), "One sentence.\nAnother");
	arena_free(&arena);
}

/* Wherever a line ends, the next does not begin as a request. */
TEST(manual_breaks_no_line_before_a_point)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	for (int length = 1; length < 160; length++) {
		char text[256];
		memset(text, 'x', sizeof text);
		for (int i = 5; i < length; i += 6)
			text[i] = ' ';
		snprintf(text + length, sizeof text - (size_t)length, " .so 'so .so 'so .so 'so .so");
		const char *out = escaped(&arena, text);
		CHECK(!strstr(out, "\n.") && !strstr(out, "\n'"));
	}
	arena_free(&arena);
}

TEST(manual_breaks_chinese_between_characters_but_not_before_marks)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(escaped(&arena, "规划，（年）"), "规\\:划，\\:（年）");
	CHECK_TEXT(escaped(&arena, "文件 plan.json"), "文\\:件 plan.json");
	arena_free(&arena);
}

TEST(manual_unwraps_with_blanks_where_the_language_has_them)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(manual_unwrap(&arena, "one\ntwo"), "one two");
	CHECK_TEXT(manual_unwrap(&arena, "一\n二"), "一二");
	CHECK_TEXT(manual_unwrap(&arena, "写入\nchart.csv"), "写入 chart.csv");
	CHECK_TEXT(manual_unwrap(&arena, "如 csv，\n默认"), "如 csv，默认");
	arena_free(&arena);
}

static const char *page(struct arena *arena, int kind, enum language language)
{
	struct text out;
	text_init(&out, arena);
	switch (kind) {
	case 0: manual_page(&out, language); break;
	case 1: completion_bash(&out, catalogue); break;
	default: completion_zsh(&out, catalogue, language);
	}
	return out.bytes;
}

TEST(manual_and_completions_hold_every_command_and_option)
{
	static const char *const command_forms[] = {".SS \"\\fBoutturn %s\\fR", "\t%s) echo '", "  %s) _arguments -S"};
	struct arena arena;
	arena_init(&arena, NULL, 0);
	for (int kind = 0; kind < 3; kind++)
		for (int language = 0; language < LANG_COUNT; language++) {
			const char *text = page(&arena, kind, (enum language)language);
			struct option_row option;
			for (int id = 0; id < COMMAND_COUNT; id++)
				CHECK(strstr(text, arena_print(&arena, command_forms[kind], commands[id].name)));
			for (int i = 0; options_row(i, &option); i++) {
				struct text name;
				text_init(&name, &arena);
				for (const char *at = arena_print(&arena, "--%s", option.name); *at; at++)
					text_add(&name, *at == '-' && kind == 0 ? "\\-" : (char[]){*at, 0});
				CHECK(strstr(text, name.bytes));
			}
		}
	arena_free(&arena);
}

TEST(completion_knows_every_word_of_the_tables)
{
	struct arena arena;
	struct completion_argument list[COMPLETION_ARGUMENTS];
	struct option_row option;
	arena_init(&arena, NULL, 0);
	for (int id = 0; id < COMMAND_COUNT; id++) {
		int count = completion_arguments(&arena, catalogue, &commands[id], list);
		for (int i = 0; i < count; i++)
			CHECK_SAY(list[i].kind != COMPLETE_UNKNOWN, "%s: completion.c does not know %s", commands[id].name,
			          list[i].name);
		/* as many as the command takes, without more where it ends */
		CHECK(commands[id].most < 0 ? count > 0 && list[count - 1].repeats : count == commands[id].most);
	}
	for (int i = 0; options_row(i, &option); i++)
		CHECK_SAY(!option.argument || completion_value(&option).kind != COMPLETE_UNKNOWN,
		          "--%s: completion.c does not know %s", option.name, option.argument);
	arena_free(&arena);
}
