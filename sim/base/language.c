/* SPDX-License-Identifier: GPL-3.0-or-later */
/* language: the rows of languages.def as tables, and texts that stand in several languages. Holds: no other file
 * lists the languages or asks for one of them by name, so that a row more is a language more. */
#include "base/language.h"
#include <assert.h>
#include <string.h>
#include <strings.h>
#include "base/page_style.h"

const struct language_rules language_rules[LANG_COUNT] = {
#define LANGUAGE(id, spelled, ...) [LANG_##id] = {.code = #spelled, __VA_ARGS__},
#include "base/languages.def"
#undef LANGUAGE
};

const char *const language_codes[LANG_COUNT + 1] = {
#define LANGUAGE(id, code, ...) #code,
#include "base/languages.def"
#undef LANGUAGE
	NULL};

const char language_bars[] =
#define LANGUAGE(id, code, ...) "|" #code
#include "base/languages.def"
#undef LANGUAGE
	;

int language_of_code(const char *code)
{
	for (int i = 0; i < LANG_COUNT; i++)
		if (strcmp(code, language_codes[i]) == 0)
			return i;
	return -1;
}

enum language language_of_locale(const char *locale)
{
	for (int i = 0; i < LANG_COUNT; i++)
		if (strncasecmp(locale, language_codes[i], strlen(language_codes[i])) == 0)
			return (enum language)i;
	return LANGUAGE_DEFAULT;
}

const char **title_at(struct title *title, enum language language)
{
	switch ((int)language) {
#define LANGUAGE(id, code, ...)                                                                                        \
	case LANG_##id:                                                                                                    \
		return &title->code;
#include "base/languages.def"
#undef LANGUAGE
	default: assert(false); return NULL; /* no language */
	}
}

const char *title_text(struct title title, enum language language) { return *title_at(&title, language); }

const char *title_in(struct title title, enum language language, const char *otherwise)
{
	const char *text = title_text(title, language);
	for (int i = 0; !text && i < LANG_COUNT; i++)
		text = title_text(title, (enum language)i);
	return text ? text : otherwise;
}

struct title title_in_all(const char *text)
{
	struct title title = {0};
	for (int i = 0; i < LANG_COUNT; i++)
		*title_at(&title, (enum language)i) = text;
	return title;
}
