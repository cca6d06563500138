/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: every sentence stands in both languages; the English, which is written first, has all arguments. */
#include "tests/test.h"
#include "base/text.h"
#include "base/words.h"

static bool has_argument(const char *text, int number)
{
	char pattern[4] = {'{', (char)('0' + number), '}'};
	return strstr(text, pattern) != NULL;
}

TEST(words_have_both_languages_and_no_stray_arguments)
{
	for (int word = W_NONE + 1; word < WORD_COUNT; word++) {
		const char *en = word_text(LANG_EN, (enum word)word), *zh = word_text(LANG_ZH, (enum word)word);
		const char *name = word_name((enum word)word);
		if (!en || !zh || !*en || !*zh) {
			test_fail(__FILE__, __LINE__, "%s lacks a language", name);
			continue;
		}
		/* an English chart's subtitle names the quantity; its title would stumble over it */
		bool shorter = word == W_CHART_TARGET_PHRASE || word == W_CHART_TARGET_PHRASE_PLAIN;
		for (int i = 0; i < 10 && !shorter; i++)
			CHECK_SAY(has_argument(en, i) || !has_argument(zh, i), "%s: {%d} is in the Chinese only", name, i);
	}
}

TEST(words_fill_in_arguments_and_show_missing_ones)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(word_format(&arena, LANG_EN, W_JSON_FULL_WIDTH, WORDS("，", "U+FF0C")), "full-width \"，\" (U+FF0C)");
	CHECK_TEXT(word_format(&arena, LANG_EN, W_JSON_FULL_WIDTH, WORDS("{1}")), "full-width \"{1}\" ({1})");
	CHECK_TEXT(word_format(&arena, LANG_EN, W_JSON_FULL_WIDTH, NULL), "full-width \"{0}\" ({1})");
	CHECK_TEXT(word_format(&arena, LANG_EN, W_NONE, WORDS()), "");
	CHECK_TEXT(word_format(&arena, LANG_EN, W_JSON_EMPTY_HINT, WORDS()), "JSON begins with \"{\"");
	arena_free(&arena);
}

TEST(words_titles_fall_back_to_the_other_language)
{
	CHECK_TEXT(title_in((struct title){"GDP", "地区生产总值"}, LANG_ZH, "gdp"), "地区生产总值");
	CHECK_TEXT(title_in((struct title){"GDP", NULL}, LANG_ZH, "gdp"), "GDP");
	CHECK_TEXT(title_in((struct title){NULL, NULL}, LANG_EN, "gdp"), "gdp");
}
