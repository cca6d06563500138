/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table: text -> pointer, open addressing. Lets a command with thousands of scenarios find a file it has
 * read before without looking at all of them. Holds: at most half of the slots are taken, so that a
 * look-up ends. */
#include <string.h>
#include "data/reader.h"

struct slot { const char *key; void *value; };
struct table { struct arena *arena; struct slot *slots; size_t size, taken; };

struct table *table_create(struct arena *arena)
{
	struct table *table = ARENA_NEW(arena, struct table);
	*table = (struct table){arena, ARENA_ARRAY(arena, 64, struct slot), 64, 0};
	return table;
}

/* FNV-1a */
static size_t hash(const char *key)
{
	uint64_t sum = 14695981039346656037u;
	for (; *key; key++)
		sum = (sum ^ (unsigned char)*key) * 1099511628211u;
	return (size_t)(sum ^ sum >> 32);
}

static struct slot *slot_of(const struct table *table, const char *key)
{
	size_t at = hash(key) & (table->size - 1);
	while (table->slots[at].key && strcmp(table->slots[at].key, key) != 0)
		at = (at + 1) & (table->size - 1);
	return &table->slots[at];
}

void *table_find(const struct table *table, const char *key)
{
	return slot_of(table, key)->value;
}

static void grow(struct table *table)
{
	struct table larger = {table->arena, ARENA_ARRAY(table->arena, table->size * 2, struct slot),
	                       table->size * 2, table->taken};
	for (size_t i = 0; i < table->size; i++)
		if (table->slots[i].key)
			*slot_of(&larger, table->slots[i].key) = table->slots[i];
	*table = larger;
}

void table_put(struct table *table, const char *key, void *value)
{
	if (table->taken * 2 >= table->size)
		grow(table);
	struct slot *slot = slot_of(table, key);
	table->taken += !slot->key;
	*slot = (struct slot){key, value};
}
