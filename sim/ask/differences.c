/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences: assumptions are found by key, and stand in rows: one for each way of counting. */
#include "ask/differences.h"
#include <string.h>

static bool is_row_of(const struct difference *row, const struct assumption *one, int count)
{
	for (int r = 0; r < count; r++)
		if (row->facts[r])
			return row->facts[r]->aspect == one->aspect && strcmp(row->key, one->key) == 0;
	return false;
}

/* `owner` has the assumption of that index. */
static void consider(struct arena *arena, struct differences *all, const struct assumptions *facts, int count,
                     int owner, int index)
{
	const struct assumption *of = &facts[owner].list[index];
	bool known = false;
	for (int r = 0; r < owner; r++) {
		const struct assumption *other = assumptions_find(&facts[r], arena, of);
		if (other && assumption_alike(other, of))
			return;
		known = known || other;
	}
	struct difference row = {.key = of->key, .facts = ARENA_ARRAY(arena, count, struct assumption *), .several = known};
	bool differs = known;
	for (int r = 0; r < count; r++) {
		struct assumption *own = assumptions_find(&facts[r], arena, of);
		bool alike = own && assumption_alike(own, of);
		row.several |= own && !alike;
		row.facts[r] = alike ? own : NULL;
		differs = differs || !assumption_same(row.facts[0], row.facts[r]);
	}
	all->keys += !known;
	all->differing += differs && !known;
	if (!differs)
		return;
	/* beside the other row of its key, which stands where the first scenario has it */
	int at = all->count;
	*ARENA_PUSH(arena, all->list, all->count, all->capacity) = row;
	for (; known && at > 0 && !is_row_of(&all->list[at - 1], of, count); at--)
		all->list[at] = all->list[at - 1];
	all->list[at] = row;
}

struct differences differences_between(struct arena *arena, const struct assumptions *facts, int count)
{
	struct differences all = {0};
	for (int r = 0; r < count; r++)
		for (int i = 0; i < facts[r].count; i++)
			consider(arena, &all, facts, count, r, i);
	return all;
}

struct differences differences_of(struct arena *arena, const struct result *const *results, int count)
{
	struct assumptions *facts = ARENA_ARRAY(arena, count, struct assumptions);
	for (int r = 0; r < count; r++)
		facts[r] = assumptions_of(arena, results[r]);
	return differences_between(arena, facts, count);
}

static size_t prefix_of(const char *key)
{
	const char *dot = strrchr(key, '.');
	return dot ? (size_t)(dot - key) : strlen(key);
}

static bool is_mergeable(const struct assumption *one, const struct assumption *other)
{
	return !one->target && !other->target && one->aspect == other->aspect;
}

static bool same_place(struct place a, struct place b) { return a.source == b.source && a.offset == b.offset; }

/* Do both say the same in all scenarios, from the same places? */
static bool same_but_for_key(const struct difference *a, const struct difference *b, int count)
{
	size_t prefix = prefix_of(a->key);
	if (a->several || b->several || prefix != prefix_of(b->key) || strncmp(a->key, b->key, prefix) != 0)
		return false;
	for (int r = 0; r < count; r++) {
		const struct assumption *one = a->facts[r], *other = b->facts[r];
		bool alike = !one || !other ? one == other
		                            : is_mergeable(one, other) && assumption_same(one, other) &&
		                                  same_place(one->place, other->place);
		if (!alike)
			return false;
	}
	return true;
}

/* One row for a number that is given for all sectors: "energy.efficiency.* (4)". */
struct differences differences_merged(struct arena *arena, const struct differences *all, int count)
{
	struct differences rows = {.keys = all->keys, .differing = all->differing};
	for (int i = 0; i < all->count;) {
		struct difference row = all->list[i];
		row.inputs = 1;
		while (i + row.inputs < all->count && same_but_for_key(&row, &all->list[i + row.inputs], count))
			row.inputs++;
		if (row.inputs > 1)
			row.key = arena_print(arena, "%.*s.* (%d)", (int)prefix_of(row.key), row.key, row.inputs);
		i += row.inputs;
		*ARENA_PUSH(arena, rows.list, rows.count, rows.capacity) = row;
	}
	return rows;
}
