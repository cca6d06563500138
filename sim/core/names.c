/* SPDX-License-Identifier: GPL-3.0-or-later */
/* names: an open hash over all names of a program. A variable and an input may share a name's spelling (they
 * are asked for apart); of two entries of one kind the first counts. Grows by doubling, at most half full. */
#include <stdint.h>
#include <string.h>
#include "core/names.h"
#include "base/text.h"

struct name_slot {
	const char *name;
	enum name_kind kind;
	int index;
};
struct name_index {
	struct arena *arena;
	struct name_slot *slots;
	unsigned size, used;
	struct absent *absent;
	int absent_count, absent_capacity;
};

static uint32_t name_hash(enum name_kind kind, const char *name)
{
	uint32_t h = 2166136261u + (uint32_t)kind;
	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 16777619u;
	return h;
}

struct name_index *names_create(struct arena *arena)
{
	struct name_index *names = ARENA_NEW(arena, struct name_index);
	*names = (struct name_index){.arena = arena, .slots = ARENA_ARRAY(arena, 512, struct name_slot), .size = 512};
	return names;
}

static struct name_slot *slot_for(const struct name_index *names, enum name_kind kind, const char *name)
{
	unsigned at = name_hash(kind, name) & (names->size - 1);
	while (names->slots[at].name &&
	       (names->slots[at].kind != kind || strcmp(names->slots[at].name, name) != 0))
		at = (at + 1) & (names->size - 1);
	return &names->slots[at];
}

static void grow_names(struct name_index *names)
{
	struct name_slot *old = names->slots;
	unsigned size = names->size;
	names->slots = ARENA_ARRAY(names->arena, size * 2, struct name_slot);
	names->size = size * 2;
	for (unsigned i = 0; i < size; i++)
		if (old[i].name)
			*slot_for(names, old[i].kind, old[i].name) = old[i];
}

void names_add(struct name_index *names, enum name_kind kind, const char *name, int index)
{
	if (names->used * 2 >= names->size)
		grow_names(names);
	struct name_slot *slot = slot_for(names, kind, name);
	if (slot->name)
		return;
	*slot = (struct name_slot){name, kind, index};
	names->used++;
}

int names_find(const struct name_index *names, enum name_kind kind, const char *name)
{
	const struct name_slot *slot = slot_for(names, kind, name);
	return slot->name ? slot->index : -1;
}

void names_add_absent(struct name_index *names, const char *name, const struct absent *absent)
{
	names_add(names, NAME_ABSENT, name, names->absent_count);
	struct absent *added = ARENA_PUSH(names->arena, names->absent, names->absent_count, names->absent_capacity);
	*added = *absent;
	added->name = name;
}

const struct absent *names_find_absent(const struct name_index *names, const char *name)
{
	int index = names_find(names, NAME_ABSENT, name);
	return index < 0 ? NULL : &names->absent[index];
}

const char *names_levelless(const struct name_index *names, const char *level)
{
	struct text out;
	text_init(&out, names->arena);
	text_add(&out, "");
	for (int i = 0; i < names->absent_count; i++)
		if (names->absent[i].level && strcmp(names->absent[i].level, level) == 0)
			text_print(&out, "%s%s", out.length ? ", " : "", names->absent[i].name);
	return out.bytes;
}
