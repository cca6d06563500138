/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: looks up the sentences of words.def and fills in their arguments. Holds: every sentence has a text
 * in every language, and an argument that the caller forgot stays visible instead of vanishing. */
#include "base/words.h"
#include <assert.h>
#include <string.h>
#include "base/text.h"

static const char *const sentences[WORD_COUNT][LANG_COUNT] = {
	[W_NONE] = {"", ""},
#define WORD(id, en, zh) [id] = {en, zh},
#include "base/words.def"
#undef WORD
};

static const char *const names[WORD_COUNT] = {
	[W_NONE] = "W_NONE",
#define WORD(id, en, zh) [id] = #id,
#include "base/words.def"
#undef WORD
};

const char *word_text(enum language language, enum word word)
{
	assert((unsigned)word < WORD_COUNT && (unsigned)language < LANG_COUNT);
	return sentences[word][language];
}

const char *word_name(enum word word)
{
	assert((unsigned)word < WORD_COUNT);
	return names[word];
}

static size_t arguments(const char *const *args)
{
	size_t count = 0;
	while (args && args[count])
		count++;
	return count;
}

char *word_fill(struct arena *arena, const char *text, const char *const *args)
{
	struct text out;
	text_init(&out, arena);
	size_t count = arguments(args);
	for (const char *at = text; *at;) {
		size_t plain = strcspn(at, "{");
		text_add_n(&out, at, plain);
		at += plain;
		if (!*at)
			break;
		bool argument = at[1] >= '0' && at[1] <= '9' && at[2] == '}';
		if (argument && (size_t)(at[1] - '0') < count)
			text_add(&out, args[at[1] - '0']);
		else
			text_add_n(&out, at, argument ? 3 : 1);
		at += argument ? 3 : 1;
	}
	return out.bytes;
}

char *word_format(struct arena *arena, enum language language, enum word word, const char *const *args)
{
	return word_fill(arena, word_text(language, word), args);
}

char *word_join(struct arena *arena, enum language language, const char *const *list, int count)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < count; i++) {
		enum word between = i == 0 ? W_NONE : i == count - 1 ? W_JOIN_AND : W_JOIN_COMMA;
		text_add(&out, word_text(language, between));
		text_add(&out, list[i]);
	}
	return out.bytes;
}

const char *title_in(struct title title, enum language language, const char *otherwise)
{
	const char *wanted = language == LANG_ZH ? title.zh : title.en;
	const char *other = language == LANG_ZH ? title.en : title.zh;
	return wanted ? wanted : other ? other : otherwise;
}
