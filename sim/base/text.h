/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text: strings that grow in an arena, how wide text is on a terminal, and what an id and a pattern are. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* A growing string in an arena; always NUL-terminated after the first call. */
struct text { struct arena *arena; char *bytes; size_t length, capacity; };

void text_init(struct text *text, struct arena *arena);
void text_expect(struct text *text, size_t more); /* so many bytes will be added, about: room is taken at once */
void text_add(struct text *text, const char *bytes);
void text_add_n(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c, size_t times);
void text_print(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

size_t text_width(const char *utf8);                     /* terminal cells of a string; invalid bytes count 1 */
size_t text_width_n(const char *utf8, size_t length);
size_t text_count(const char *utf8, size_t length);      /* characters (code points) */
size_t text_fit(const char *utf8, size_t cells);         /* bytes of the longest prefix at most `cells` wide */

/* Pads with blanks to `cells` (left-aligned if cells > 0, right-aligned if cells < 0). */
void text_pad(struct text *text, const char *utf8, int cells);

static inline char text_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; } /* ASCII */
bool text_glob(const char *pattern, const char *name);    /* `*` matches any run of characters, `?` one */
bool text_ends(const char *text, const char *ending);      /* with something before the ending */
enum { ID_MOST = 64 };                                    /* variables and files are called by ids */
bool text_is_id(const char *name);                        /* [a-z][a-z0-9_]*, at most ID_MOST letters */
bool text_is_name(const char *name);                      /* ids joined by points: gdp, output.mining */
#endif
