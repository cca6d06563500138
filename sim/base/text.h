/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text: UTF-8, display width, growing strings, nearest names, numbers as text. No locale anywhere:
 * the decimal sign is always a point. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/* A growing string in an arena; always NUL-terminated after the first call. */
struct text { struct arena *arena; char *bytes; size_t length, capacity; };

void text_init(struct text *text, struct arena *arena);
void text_expect(struct text *text, size_t more); /* so many bytes will be added, about: room is taken at once */
void text_add(struct text *text, const char *bytes);
void text_add_n(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c, size_t times);
void text_print(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *text_join(struct arena *arena, const char *const *names, size_t count); /* "a, b, c" */

/* Decodes one code point at `bytes` (at most `length` bytes). Sets *used to the bytes consumed (>= 1 when
 * length > 0). Returns -1 for an invalid sequence (overlong, surrogate, above U+10FFFF, cut short). */
int32_t utf8_decode(const char *bytes, size_t length, size_t *used);
size_t utf8_encode(uint32_t code, char out[4]);          /* bytes written; 0 if not a scalar value */
int utf8_width(uint32_t code);                           /* terminal cells: 0, 1 or 2 (ambiguous counts 1) */
bool utf8_is_unsafe(int32_t code); /* could hide or forge text: controls, bidi, invisible characters */
size_t text_width(const char *utf8);                     /* terminal cells of a string; invalid bytes count 1 */
size_t text_width_n(const char *utf8, size_t length);
size_t text_count(const char *utf8, size_t length);      /* characters (code points) */
size_t text_fit(const char *utf8, size_t cells);         /* bytes of the longest prefix at most `cells` wide */

/* Pads with blanks to `cells` (left-aligned if cells > 0, right-aligned if cells < 0). */
void text_pad(struct text *text, const char *utf8, int cells);

/* Edit distance in code points (Damerau: swap of neighbours counts 1), case-insensitive for ASCII. */
int text_distance(const char *a, const char *b);
/* The candidate nearest to `name`, or NULL where none is near enough to be a slip (at most a third of its
 * length, at least 1, or a candidate that `name` begins or that begins `name` with 3+ characters shared). */
const char *text_nearest(const char *name, const char *const *candidates, size_t count);
bool text_glob(const char *pattern, const char *name);    /* `*` matches any run of characters, `?` one */
bool text_is_id(const char *name);                        /* [a-z][a-z0-9_]* */
bool text_is_name(const char *name);                      /* ids joined by points: gdp, output.mining */

/* Numbers. */
#define NUMBER_SIZE 32
size_t number_shortest(double value, char out[NUMBER_SIZE]); /* shortest text that reads back exactly; plain notation
                                                      for 1e-5 <= |v| < 1e17, else exponent; "nan", "inf", "-inf" */
/* As printf %.*f in the C locale; "-0.0" becomes "0.0"; -2: hundreds (at least -16) */
size_t number_fixed(double value, int decimals, char *out, size_t size);
/* Bytes of the JSON number that `text` begins with; 0: none, or a slip */
size_t number_length(const char *text, size_t length);
/* JSON's number grammar, whole text, finite; correctly rounded */
bool number_parse(const char *text, size_t length, double *value);
#endif
