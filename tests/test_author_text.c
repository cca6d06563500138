/* SPDX-License-Identifier: GPL-3.0-or-later */
/* author_text: what an author wrote stands in its chapter as plain paragraphs, and what cannot stand there is told with
 * its line. */
#include "command/author_text.h"
#include "tests/test.h"

struct told {
	struct arena arena;
	struct diags diags;
	struct author_text text;
	bool right;
};

static struct told *told_of(const char *markdown)
{
	struct told *told = calloc(1, sizeof *told);
	arena_init(&told->arena, NULL, 0);
	diags_init(&told->diags, &told->arena, LANG_EN);
	told->right = author_text_read(&told->arena, source_text(&told->arena, "notes.md", markdown), &told->diags,
	                               &told->text);
	return told;
}

static void end(struct told *told)
{
	arena_free(&told->arena);
	free(told);
}

/* "advice:one|*two|#three;limits:four" */
static const char *all_of(struct told *told)
{
	struct text out;
	text_init(&out, &told->arena);
	text_add(&out, "");
	for (int i = 0; i < told->text.count; i++) {
		const struct report_text *text = &told->text.list[i];
		text_print(&out, "%s%s:", i ? ";" : "", text->chapter);
		for (int p = 0; p < text->count; p++)
			text_print(&out, "%s%s%s", p ? "|" : "",
			           text->list[p].how == WRITTEN_ITEM ? "*" : text->list[p].how == WRITTEN_NUMBERED ? "#" : "",
			           text->list[p].text);
	}
	return out.bytes;
}

static const char *printed(struct told *told)
{
	struct text out;
	text_init(&out, &told->arena);
	text_add(&out, "");
	diags_print(&told->diags, &out);
	return out.bytes;
}

#define CHECK_READ(markdown, want) \
	do { \
		struct told *told_ = told_of(markdown); \
		CHECK_TEXT(all_of(told_), want); \
		CHECK_SAY(told_->right, "%s", printed(told_)); \
		end(told_); \
	} while (0)

#define CHECK_TOLD(markdown, ok, want) \
	do { \
		struct told *told_ = told_of(markdown); \
		CHECK_SAY(strstr(printed(told_), want), "%s: %s", markdown, printed(told_)); \
		CHECK_INT(told_->right, ok); \
		end(told_); \
	} while (0)

TEST(author_text_stands_in_the_chapter_that_its_heading_names)
{
	CHECK_READ("# Advice\n\nFirst\nline.\n\n- one\n- two\n\n1. three\n2. four\n\nLast.\n",
	           "advice:First line.|*one|*two|#three|#four|Last.");
	CHECK_READ("建议\n====\n\n第一行\n第二行 GDP\n增长。\n", "advice:第一行第二行 GDP 增长。");
	CHECK_READ("# 二、情景设定\n\na\n\n## 3. results\n\nb\n\n# （十）实现概率\n\nc\n\n"
	           "# limits\n\nd\n\n# 第十章 建议\n\ne\n",
	           "scenarios:a;results:b;odds:c;limits:d;advice:e");
	CHECK_READ("# advice\n\n### 近期措施\n\ntext\n\n# Summary\n\nx\n\n# advice\n\nmore\n",
	           "advice:近期措施|text;summary:x;advice:more");
}

TEST(author_text_is_plain_whatever_it_was_written_with)
{
	CHECK_READ("# Advice\n\nA *b* **c** `d` &amp; e\\\nf\n\n> quoted\n\n    code one\n    code two\n\n---\n",
	           "advice:A b c d & e f|quoted|code one|code two");
	CHECK_READ("# Advice\n\n- a\n\n  second\n  - inner\n- b\n", "advice:*a|second|*inner|*b");
	CHECK_READ("# Advice\n\n&#x202e;x\n", "advice:\xEF\xBF\xBDx");
}

TEST(author_text_tells_what_it_leaves_out_with_its_line)
{
	struct told *told = told_of("# Advice\n\n<script>x()</script>\n\n"
	                            "A <b>bold</b> [word](http://a.example) ![view](p.png)\n\n"
	                         "| a | b |\n|---|---|\n| 1 | 2 |\n");
	CHECK(told->right);
	CHECK_TEXT(all_of(told), "advice:A bold word view");
	CHECK(strstr(printed(told), "notes.md:3:1: HTML"));
	CHECK(strstr(printed(told), "notes.md:5:1: a picture"));
	CHECK(strstr(printed(told), "notes.md:5:1: where a link leads"));
	CHECK(strstr(printed(told), "notes.md:7:1: a table"));
	end(told);
	CHECK_TOLD("# Advice\n\n# Odds\n\nx\n", true, "notes.md:1:1: nothing stands below");
}

TEST(author_text_of_no_chapter_is_refused_with_the_nearest_name)
{
	CHECK_TOLD("# Advise\n\nx\n", false, "did you mean \"Advice\"?");
	CHECK_TOLD("# 实现概律\n\nx\n", false, "did you mean \"实现概率\"?");
	CHECK_TOLD("# Nothing like it at all\n\nx\n", false, "headings of the first two levels are chapters: Summary");
	CHECK_TOLD("x\n\n# Advice\n\ny\n", false, "notes.md:1:1: text before the first heading");
	CHECK_TOLD("", false, "no text for any chapter");
	CHECK_TOLD("# Advice\n\n\xff\n", false, "not UTF-8");
}

/* Text of Windows in China, and what is too much of anything. */
TEST(author_text_knows_gb18030_and_has_bounds)
{
	CHECK_READ("# \xbd\xa8\xd2\xe9\n\n\xca\xb5\xca\xa9\n", "advice:实施");
	static char deep[4096], wide[AUTHOR_TEXT_CHARACTERS + 64];
	int length = sprintf(deep, "# Advice\n\n");
	for (int i = 0; i < 80; i++)
		length += sprintf(deep + length, "- ");
	sprintf(deep + length, "x\n");
	CHECK_TOLD(deep, false, "lists in lists, more than 64 deep");
	memset(wide, 'x', sizeof wide - 1);
	memcpy(wide, "# Advice\n\n", 10);
	CHECK_TOLD(wide, false, "a paragraph of more than 20000 bytes");
}
