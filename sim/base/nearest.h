/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nearest: which name was meant. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H
#include <stddef.h>

/* Edit distance in code points (Damerau: swap of neighbours counts 1), case-insensitive for ASCII. */
int nearest_distance(const char *a, const char *b);
/* The candidate nearest to `name`, or NULL where none is near enough to be a slip (at most a third of its
 * length, at least 1, or a candidate that `name` begins or that begins `name` with 3+ characters shared). */
const char *nearest_name(const char *name, const char *const *candidates, size_t count);
/* The same, as long as `*effort` lasts, which each comparison lessens (by about the product of the lengths). NULL too
 * where it runs out before all are compared: better none than one that happened to come first. */
const char *nearest_within(const char *name, const char *const *candidates, size_t count, size_t *effort);
#endif
