/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: every sentence the program says, once in English and once in Chinese, in words.def. {0}..{9} are
 * the arguments, already formatted as text. No other file holds a sentence meant for the user. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H
#include "base/arena.h"

enum language { LANG_EN, LANG_ZH, LANG_COUNT };

enum word {
	W_NONE,
#define WORD(id, en, zh) id,
#include "base/words.def"
#undef WORD
	WORD_COUNT
};

const char *word_text(enum language language, enum word word);          /* never NULL; W_NONE is "" */
const char *word_name(enum word word);                                   /* the identifier, for tests */
/* Replaces {0}.. by `args` (a NULL-terminated list); a missing argument stays visible as {n}. */
char *word_format(struct arena *arena, enum language language, enum word word, const char *const *args);
char *word_fill(struct arena *arena, const char *text, const char *const *args); /* the same for any text with {0}.. */
#define WORDS(...) ((const char *const[]){__VA_ARGS__ __VA_OPT__(,) NULL})
/* A title in two languages as files and tables give it; either may be NULL. */
struct title { const char *en, *zh; };
/* That language, the other, or otherwise */
const char *title_in(struct title title, enum language language, const char *otherwise);
#endif
