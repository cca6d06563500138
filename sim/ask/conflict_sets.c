/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_sets: of the sets that hit all so far, those that hit the new one too stay; each of the others is widened by
 * one of its members, unless one that stayed lies within what that makes. What is made so is minimal: two that were
 * widened by the same member differ before it, and by different members they differ in these. */
#include "ask/conflict_sets.h"
#include <string.h>

struct bits bits_first(int count)
{
	struct bits bits = {{0}};
	for (int i = 0; i < count; i++)
		bits_add(&bits, i);
	return bits;
}

struct bits bits_without(const struct bits *a, const struct bits *b)
{
	struct bits made;
	for (int w = 0; w < BITS_WORDS; w++)
		made.word[w] = a->word[w] & ~b->word[w];
	return made;
}

struct bits bits_of_both(const struct bits *a, const struct bits *b)
{
	struct bits made;
	for (int w = 0; w < BITS_WORDS; w++)
		made.word[w] = a->word[w] & b->word[w];
	return made;
}

bool bits_within(const struct bits *part, const struct bits *whole)
{
	uint64_t rest = 0;
	for (int w = 0; w < BITS_WORDS; w++)
		rest |= part->word[w] & ~whole->word[w];
	return rest == 0;
}

bool bits_meet(const struct bits *a, const struct bits *b)
{
	uint64_t both = 0;
	for (int w = 0; w < BITS_WORDS; w++)
		both |= a->word[w] & b->word[w];
	return both != 0;
}

int bits_count(const struct bits *bits)
{
	int count = 0;
	for (int w = 0; w < BITS_WORDS; w++)
		count += __builtin_popcountll(bits->word[w]);
	return count;
}

struct hitting hitting_begin(struct arena *arena, int most)
{
	struct hitting hitting = {.arena = arena, .most = most, .whole = true};
	*ARENA_PUSH(arena, hitting.list, hitting.count, hitting.capacity) = (struct bits){{0}};
	return hitting;
}

static void widen(struct hitting *hitting, const struct bits *from, int member, int kept)
{
	struct bits made = *from;
	bits_add(&made, member);
	for (int k = 0; k < kept; k++)
		if (bits_within(&hitting->list[k], &made))
			return;
	if (hitting->count >= hitting->most)
		hitting->whole = false;
	else
		*ARENA_PUSH(hitting->arena, hitting->list, hitting->count, hitting->capacity) = made;
}

void hitting_add(struct hitting *hitting, const struct bits *one)
{
	int was = hitting->count, kept = 0, left = 0;
	struct bits *others = ARENA_ARRAY(hitting->arena, was + 1, struct bits);
	for (int i = 0; i < was; i++)
		if (bits_meet(&hitting->list[i], one))
			hitting->list[kept++] = hitting->list[i];
		else
			others[left++] = hitting->list[i];
	hitting->count = kept;
	for (int i = 0; i < left; i++)
		for (int member = 0; member < BITS_MOST; member++)
			if (bits_has(one, member))
				widen(hitting, &others[i], member, kept);
}
