/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_md: Markdown of every kind of block; with OUTTURN_PAGES set to a folder it is written there for
 * tests/test_html.py, which has pandoc read it where that is installed. */
#include "base/arena.h"
#include "tests/document_of_test.h"
#include "tests/test.h"
#include "write/writer.h"

static const char *written(struct arena *arena, const struct document *document)
{
	struct text out;
	text_init(&out, arena);
	const struct said said = said_document(document);
	writer_md.write(&out, &said, &(struct manner){.language = document->language});
	return out.bytes;
}

TEST(md_shows_blocks_of_every_kind)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct document document;
	document_of_test(&document, &arena, LANG_ZH);
	const char *text = written(&arena, &document), *folder = getenv("OUTTURN_PAGES");
	FILE *file = folder ? fopen(arena_print(&arena, "%s/all.zh.md", folder), "w") : NULL;
	if (file) {
		fputs(text, file);
		fclose(file);
	}
	static const char *const parts[] = {
		"---\ntitle: \"Report of ", "\nlang: zh-Hans\n---\n\n# Summary {#summary}\n", 
		"\n## （一）Economy {#part-1-1}\n",
		"\n> GDP comes to [1992.3](#v-1-gdp-2025), [246](#n-gap) below", "](lines-gdp.svg){#figure-1-1}\n",
		"\n### GDP, 2025 {#v-1-gdp-2025}\n", "\n- one\n- \\<", "\n1. first\n1. second\n", "\nTable: 表1 Targets ",
		"\\[单位：1e8 CNY\\]\n\n|", "\n  - two base.json:3:4\n    - \\<"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		CHECK_SAY(strstr(text, parts[i]), "no %s", parts[i]);
	arena_free(&arena);
}

static const char *sentence(struct arena *arena, const char *text)
{
	struct document document = {.arena = arena, .language = LANG_EN};
	document_say(&document, text);
	const char *made = strstr(written(arena, &document), "\n---\n") + 6;
	return arena_copy(arena, made, strlen(made) - 1);
}

TEST(md_what_users_wrote_means_nothing_to_markdown)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	static const char *const texts[][2] = {
		{"plain words, 3.5 % and more.", "plain words, 3.5 % and more."}, {"# a", "\\# a"}, {"- a", "\\- a"},
		{"12. a", "12\\. a"}, {"(a) b", "\\(a\\) b"}, {"    a", "a"}, {"[a](b)", "\\[a\\](b)"}, {"![a]", "\\!\\[a\\]"},
		{"<b>&amp;", "\\<b\\>\\&amp;"}, {"a | b", "a \\| b"}, {"$x$", "\\$x\\$"}, {"http://a.b", "http\\://a.b"},
		{"www.a.b", "www\\.a.b"}, {"a--b", "a\\-\\-b"}, {"\"a\" 'b'", "\\\"a\\\" \\'b\\'"}, {"a\n\n# b", "a  \\# b"},
		{": a", "\\: a"}, {"-3.7 %", "\\-3.7 %"}, {"@a", "\\@a"}, {"\\", "\\\\"}, {"---", "\\-\\-\\-"}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		CHECK_TEXT(sentence(&arena, texts[i][0]), texts[i][1]);
	arena_free(&arena);
}

TEST(md_fences_of_commands_are_longer_than_what_is_in_them)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct document document = {.arena = &arena, .language = LANG_EN};
	document_command(&document, prose_plain(&arena, "a ```` b"));
	CHECK(strstr(written(&arena, &document), "\n`````\na ```` b\n`````\n"));
	arena_free(&arena);
}
