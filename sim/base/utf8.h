/* SPDX-License-Identifier: GPL-3.0-or-later */
/* utf8: code points, and how many cells of a terminal they take. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one code point at `bytes` (at most `length` bytes). Sets *used to the bytes consumed (>= 1 when
 * length > 0). Returns -1 for an invalid sequence (overlong, surrogate, above U+10FFFF, cut short). */
int32_t utf8_decode(const char *bytes, size_t length, size_t *used);
size_t utf8_encode(uint32_t code, char out[4]); /* bytes written; 0 if not a scalar value */
int utf8_width(uint32_t code);                  /* terminal cells: 0, 1 or 2 (ambiguous counts 1) */
size_t utf8_blank(const char *bytes, size_t length); /* bytes of the blank there: Unicode's, and a tab; 0: none */
bool utf8_is_unsafe(int32_t code);              /* could hide or forge text: controls, bidi, invisible characters */
#endif
