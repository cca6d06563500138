/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_sets: sets of targets, and the minimal sets that hit all of a family (Berge 1989). If each of the family is
 * what a point of the ranges leaves out, a set that hits them all holds at none of these points. */
#ifndef ASK_CONFLICT_SETS_H
#define ASK_CONFLICT_SETS_H
#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

enum { BITS_WORDS = 4, BITS_MOST = 64 * BITS_WORDS };
struct bits { uint64_t word[BITS_WORDS]; };

static inline bool bits_has(const struct bits *bits, int i) { return bits->word[i / 64] >> (i % 64) & 1; }
static inline void bits_add(struct bits *bits, int i) { bits->word[i / 64] |= UINT64_C(1) << (i % 64); }
struct bits bits_first(int count);
struct bits bits_without(const struct bits *a, const struct bits *b);
struct bits bits_of_both(const struct bits *a, const struct bits *b);
bool bits_within(const struct bits *part, const struct bits *whole);
bool bits_meet(const struct bits *a, const struct bits *b);
int bits_count(const struct bits *bits);

struct hitting {
	struct arena *arena;
	struct bits *list; int count, capacity; /* minimal */
	int most;
	bool whole; /* none had to be left out because there were more than `most` */
};
struct hitting hitting_begin(struct arena *arena, int most); /* of no family: the empty set */
void hitting_add(struct hitting *hitting, const struct bits *one);
#endif
