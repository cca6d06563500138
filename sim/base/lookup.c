/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lookup: text -> pointer, open addressing. Lets a command with thousands of scenarios find a file it has
 * read before without looking at all of them. Holds: at most half of the slots are taken, so that a
 * look-up ends. */
#include "base/lookup.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct lookup_slot { const char *key; void *value; };
struct lookup { struct arena *arena; struct lookup_slot *slots; size_t size, taken; };

struct lookup *lookup_create(struct arena *arena)
{
	struct lookup *lookup = ARENA_NEW(arena, struct lookup);
	*lookup = (struct lookup){arena, ARENA_ARRAY(arena, 64, struct lookup_slot), 64, 0};
	return lookup;
}

/* FNV-1a */
static size_t text_hash(const char *key, size_t length)
{
	uint64_t sum = 14695981039346656037u;
	for (size_t i = 0; i < length; i++)
		sum = (sum ^ (unsigned char)key[i]) * 1099511628211u;
	return (size_t)(sum ^ sum >> 32);
}

static bool is_key(const char *key, const char *text, size_t length)
{
	return strncmp(key, text, length) == 0 && !key[length];
}

static struct lookup_slot *slot_at(const struct lookup *lookup, const char *key, size_t length)
{
	size_t at = text_hash(key, length) & (lookup->size - 1);
	while (lookup->slots[at].key && !is_key(lookup->slots[at].key, key, length))
		at = (at + 1) & (lookup->size - 1);
	return &lookup->slots[at];
}

void *lookup_find_n(const struct lookup *lookup, const char *key, size_t length)
{
	return slot_at(lookup, key, length)->value;
}

void *lookup_find(const struct lookup *lookup, const char *key)
{
	return lookup_find_n(lookup, key, strlen(key));
}

static void grow_lookup(struct lookup *lookup)
{
	struct lookup larger = {lookup->arena, ARENA_ARRAY(lookup->arena, lookup->size * 2, struct lookup_slot),
	                       lookup->size * 2, lookup->taken};
	for (size_t i = 0; i < lookup->size; i++)
		if (lookup->slots[i].key)
			*slot_at(&larger, lookup->slots[i].key, strlen(lookup->slots[i].key)) = lookup->slots[i];
	*lookup = larger;
}

void lookup_put(struct lookup *lookup, const char *key, void *value)
{
	if (lookup->taken * 2 >= lookup->size)
		grow_lookup(lookup);
	struct lookup_slot *slot = slot_at(lookup, key, strlen(key));
	lookup->taken += !slot->key;
	*slot = (struct lookup_slot){key, value};
}
