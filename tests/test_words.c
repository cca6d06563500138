/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words and language: every sentence stands in both shipped languages; a further one says what it can, with the
 * arguments that the default has; the table of languages holds together. */
#include "tests/test.h"
#include "base/words.h"

static bool has_argument(const char *text, int number)
{
	char pattern[4] = {'{', (char)('0' + number), '}'};
	return strstr(text, pattern) != NULL;
}

TEST(words_have_both_languages)
{
	const enum language shipped[] = {LANG_EN, LANG_ZH};
	for (int word = W_NONE + 1; word < WORD_COUNT; word++)
		for (int i = 0; i < 2; i++)
			CHECK_SAY(word_is_said(shipped[i], (enum word)word) && *word_text(shipped[i], (enum word)word),
			          "%s lacks a language", word_name((enum word)word));
}

TEST(words_have_no_argument_that_the_default_lacks)
{
	for (int word = W_NONE + 1; word < WORD_COUNT; word++) {
		/* an English chart's subtitle names the quantity; its title would stumble over it */
		bool shorter = word == W_CHART_TARGET_PHRASE || word == W_CHART_TARGET_PHRASE_PLAIN ||
		               word == W_CHART_TARGET_PHRASE_BY || word == W_CHART_TARGET_PHRASE_SPAN;
		const char *first = word_text(LANGUAGE_DEFAULT, (enum word)word);
		for (int l = 0; l < LANG_COUNT && !shorter; l++)
			for (int i = 0; i < 10; i++)
				CHECK_SAY(!has_argument(word_text((enum language)l, (enum word)word), i) || has_argument(first, i),
				          "%s: {%d} is in \"%s\" only", word_name((enum word)word), i, language_codes[l]);
	}
}

static bool is_code(const char *code)
{
	return *code && strlen(code) <= 8 && code[strspn(code, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

TEST(words_languages_have_codes_and_rules_of_their_own)
{
	CHECK(!language_codes[LANG_COUNT]);
	for (int l = 0; l < LANG_COUNT; l++) {
		const struct language_rules *rules = &language_rules[l];
		CHECK(is_code(rules->code) && strcmp(rules->code, language_codes[l]) == 0);
		CHECK_INT(language_of_code(rules->code), l);   /* no row has it before */
		CHECK_INT(language_of_locale(rules->code), l); /* nor the beginning of it */
		CHECK(title_text(rules->called, LANGUAGE_DEFAULT) != NULL);
		CHECK(rules->unit_gap && rules->sentence_gap && rules->comma && rules->semicolon && rules->colon);
		CHECK(rules->names_comma && rules->unit_times && rules->font_stack);
		CHECK(rules->grouped_from == 0 || rules->grouped_from > 3);
		CHECK(rules->target_cells > 0 && rules->target_cells_of_many > 0);
	}
	CHECK_INT(language_of_code("EN"), -1);
	CHECK_INT(language_of_code(""), -1);
	CHECK_INT(language_of_locale("zh_CN.UTF-8"), LANG_ZH);
	CHECK_INT(language_of_locale("C.UTF-8"), LANGUAGE_DEFAULT);
	CHECK(strncmp(language_bars, "|en|zh", 6) == 0);
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
	CHECK_TEXT(title_in((struct title){.en = "GDP", .zh = "地区生产总值"}, LANG_ZH, "gdp"), "地区生产总值");
	CHECK_TEXT(title_in((struct title){.en = "GDP"}, LANG_ZH, "gdp"), "GDP");
	CHECK_TEXT(title_in((struct title){0}, LANG_EN, "gdp"), "gdp");
	CHECK(!title_text((struct title){.en = "GDP"}, LANG_ZH));
	CHECK_TEXT(title_text(title_in_all("gdp"), LANG_ZH), "gdp");
}

TEST(words_name_a_part_of_a_whole_in_each_language)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct title whole = {.en = "Energy use", .zh = "能源消费量"}, part = {.zh = "采矿业"};
	struct title title = title_of_part(&arena, whole, "energy_use", part, "mining");
	CHECK_TEXT(title.en, "Energy use, 采矿业");
	CHECK_TEXT(title.zh, "采矿业能源消费量");
	title = title_of_part(&arena, (struct title){0}, "energy_use", (struct title){0}, "mining");
	CHECK_TEXT(title.en, "energy_use, mining");
	arena_free(&arena);
}
