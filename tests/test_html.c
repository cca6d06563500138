/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_html: a page of every kind of block. tests/test_html.py reads pages whole; with OUTTURN_PAGES set to a folder
 * these are written into it for that. */
#include "base/arena.h"
#include "tests/document_of_test.h"
#include "tests/test.h"
#include "write/writer.h"

static const char *page(struct arena *arena, enum language language)
{
	struct document document;
	document_of_test(&document, arena, language);
	struct text out;
	text_init(&out, arena);
	const struct said said = said_document(&document);
	writer_html.write(&out, &said, &(struct manner){.language = language, .pictures = &pictures_of_test});
	return out.bytes;
}

static void keep(struct arena *arena, enum language language, const char *bytes)
{
	const char *folder = getenv("OUTTURN_PAGES");
	FILE *file = folder ? fopen(arena_print(arena, "%s/all.%s.html", folder, language_codes[language]), "w") : NULL;
	if (file) {
		fputs(bytes, file);
		fclose(file);
	}
}

static int count(const char *text, const char *part)
{
	int found = 0;
	for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
		found++;
	return found;
}

TEST(html_shows_blocks_of_every_kind)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	for (int l = 0; l < LANG_COUNT; l++) {
		const char *html = page(&arena, (enum language)l);
		keep(&arena, (enum language)l, html);
		static const struct { const char *part; int times; } parts[] = {
			{"<h1>", 1}, {"<h2>", 3}, {"<caption", 1}, {"<table>", 2}, {"<figure", 3}, {"<svg ", 1},
			{"<img ", 1}, {"<details>", 2}, {"<ul class=\"steps\">", 1}, {"<pre><code>", 1}, {"<dl>", 1}, {"<dt>", 2},
			{"<ol>\n<li>first</li>\n<li>second</li>\n</ol>", 1}, {"<p class=\"note\">", 1},
			{"<th scope=\"rowgroup\"", 2},
			{"<section id=\"results\" class=\"chapter\">", 1}, {"<div id=\"v-1-gdp-2025\">", 1},
			{"<span class=\"unit\">", 1}};
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			CHECK_SAY(count(html, parts[i].part) == parts[i].times, "%s: %d times, not %d", parts[i].part,
			          count(html, parts[i].part), parts[i].times);
	}
	arena_free(&arena);
}

TEST(html_numbers_lead_to_their_entries_and_keep_their_value)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const char *html = page(&arena, LANG_EN);
	CHECK(strstr(html, "<a class=\"n\" href=\"#v-1-gdp-2025\" data-value=\"1992.34567890123\">1992.3</a>, "
	                   "<a class=\"n\" href=\"#n-gap\" data-value=\"245.65432109877\">246</a> below"));
	arena_free(&arena);
}

TEST(html_texts_of_users_stay_texts)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const char *html = page(&arena, LANG_EN);
	CHECK(!strstr(html, "<script") && !strstr(html, "<b> ") && !strstr(html, "\x1b") && !strstr(html, "\xe2\x80\xae"));
	CHECK(strstr(html, "<title>Report of &lt;/title&gt;&lt;script&gt;alert(1)"));
	arena_free(&arena);
}

TEST(html_of_the_same_document_is_the_same)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(page(&arena, LANG_ZH), page(&arena, LANG_ZH));
	arena_free(&arena);
}

TEST(html_without_title_pictures_or_blocks_is_a_page)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct document document = {.arena = &arena};
	struct text out;
	text_init(&out, &arena);
	const struct said said = said_document(&document);
	writer_html.write(&out, &said, &(struct manner){0});
	CHECK(strstr(out.bytes, "<h1>outturn</h1>") && strstr(out.bytes, "</main>\n</body>\n</html>\n"));
	arena_free(&arena);
}
