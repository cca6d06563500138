/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: every sentence the program says, once in English and once in Chinese, in words.def, and in any further
 * language in words_CODE.c. {0}..{9} are the arguments, already formatted as text. No other file holds a sentence
 * meant for the user. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H
#include <stdbool.h>
#include "base/arena.h"
#include "base/language.h"

enum word {
	W_NONE,
#define WORD(id, en, zh) id,
#include "base/words.def"
#undef WORD
	WORD_COUNT
};

/* What a language says; NULL: nothing, the default language stands in. */
#define LANGUAGE(id, code, ...) extern const char *const words_##code[WORD_COUNT];
#include "base/languages.def"
#undef LANGUAGE

const char *word_text(enum language language, enum word word);          /* never NULL; W_NONE is "" */
bool word_is_said(enum language language, enum word word);               /* in that language itself */
const char *word_name(enum word word);                                   /* the identifier, for tests */
/* Replaces {0}.. by `args` (a NULL-terminated list); a missing argument stays visible as {n}. */
char *word_format(struct arena *arena, enum language language, enum word word, const char *const *args);
char *word_fill(struct arena *arena, const char *text, const char *const *args); /* the same for any text with {0}.. */
/* "a, b and c" */
char *word_join(struct arena *arena, enum language language, const char *const *list, int count);
#define WORDS(...) ((const char *const[]){__VA_ARGS__ __VA_OPT__(,) NULL})
/* A sentence as a title, in every language that says it. */
struct title title_of_word(struct arena *arena, enum word word, const char *const *args);
/* "Energy use, mining": a part of a whole; each title falls back to the name beside it. */
struct title title_of_part(struct arena *arena, struct title whole, const char *name, struct title part,
                           const char *part_name);
#endif
