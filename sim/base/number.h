/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number: numbers as text and back. No locale anywhere: the decimal sign is always a point. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H
#include <stdbool.h>
#include <stddef.h>

#define NUMBER_SIZE 32
/* The shortest text that reads back exactly; plain notation for 1e-5 <= |v| < 1e17, else exponent; "nan", "inf",
 * "-inf"; no sign of 0. */
size_t number_shortest(double value, char out[NUMBER_SIZE]);
/* As printf %.*f in the C locale, from 1e15 on the shortest text, which has no digit that the number does not hold
 * (`size` is at least NUMBER_SIZE then); "-0.0" becomes "0.0"; -2: hundreds (at least -16) */
size_t number_fixed(double value, int decimals, char *out, size_t size);
double number_rounded(double value, int decimals); /* what number_fixed writes, read back */
/* Bytes of the JSON number that `text` begins with; 0: none, or a slip */
size_t number_length(const char *text, size_t length);
/* Whether a double holds the JSON number that the text is. Too small: it is not 0, but would become 0 or lose digits of
 * those that are written. */
enum number_range { NUMBER_HELD, NUMBER_TOO_LARGE, NUMBER_TOO_SMALL };
enum number_range number_range(const char *text, size_t length);
/* JSON's number grammar, whole text, one that a double holds; correctly rounded. -0 is 0. */
bool number_parse(const char *text, size_t length, double *value);
static inline bool number_is_digit(char c) { return c >= '0' && c <= '9'; }
#endif
