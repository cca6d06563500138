/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_keys: keys that an object has twice. The keys of all open objects stand in one list, innermost last;
 * an object is searched by comparing hashes, and once it has more than a few keys through a table (open
 * addressing, at most half full), so that the time grows with the number of keys, not with its square. */
#include "base/json_keys.h"
#include <string.h>

enum { FEW = 12 };

static uint64_t mix(uint64_t hash, uint64_t word)
{
	__extension__ unsigned __int128 product = (unsigned __int128)(hash ^ word) * 0x9E3779B97F4A7C15u;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t key_hash(const char *text, uint32_t length)
{
	uint64_t hash = 0x243F6A8885A308D3u ^ length, word = 0;
	for (; length >= 8; text += 8, length -= 8) {
		memcpy(&word, text, 8);
		hash = mix(hash, word);
	}
	word = 0;
	memcpy(&word, text, length);
	return mix(mix(hash, word), 0x13198A2E03707344u);
}

static bool is_same_key(const struct scan_key *a, const struct scan_key *b)
{
	return a->hash == b->hash && a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* The slot where `key` stands, or the empty one where it would. */
static uint32_t *key_slot(const struct scan *scan, const struct scan_frame *frame, const struct scan_key *key)
{
	uint32_t mask = frame->table_used - 1, at = (uint32_t)(key->hash >> 20) & mask;
	while (frame->table[at] && !is_same_key(&scan->keys.list[frame->table[at] - 1], key))
		at = (at + 1) & mask;
	return &frame->table[at];
}

/* Room for twice the keys so far and more; a table is kept for the next object at this depth. */
static void build_table(struct scan *scan, struct scan_frame *frame)
{
	uint32_t count = scan->keys.count - frame->first_key, used = 4 * FEW;
	while (used < 4 * count)
		used *= 2;
	uint32_t power = 1;
	while (power < used)
		power *= 2;
	if (frame->table_size < power) {
		frame->table = ARENA_ARRAY(scan->arena, power, uint32_t);
		frame->table_size = power;
	}
	frame->table_used = power;
	memset(frame->table, 0, power * sizeof *frame->table);
	for (uint32_t i = frame->first_key; i < scan->keys.count; i++)
		*key_slot(scan, frame, &scan->keys.list[i]) = i + 1;
}

static const struct scan_key *find_key(struct scan *scan, struct scan_frame *frame, const struct scan_key *key)
{
	uint32_t count = scan->keys.count - frame->first_key;
	if (count > FEW) {
		if (2 * count >= frame->table_used)
			build_table(scan, frame);
		uint32_t *slot = key_slot(scan, frame, key);
		return *slot ? &scan->keys.list[*slot - 1] : NULL;
	}
	for (uint32_t i = frame->first_key; i < scan->keys.count; i++)
		if (is_same_key(&scan->keys.list[i], key))
			return &scan->keys.list[i];
	return NULL;
}

void scan_keys_enter(struct scan *scan, struct scan_frame *frame)
{
	frame->first_key = scan->keys.count;
	frame->table_used = 0;
}

const struct scan_key *scan_keys_add(struct scan *scan, struct scan_frame *frame, struct scan_key key)
{
	key.hash = key_hash(key.text, key.length);
	const struct scan_key *known = find_key(scan, frame, &key);
	if (known)
		return known;
	*ARENA_PUSH(scan->arena, scan->keys.list, scan->keys.count, scan->keys.capacity) = key;
	if (frame->table_used)
		*key_slot(scan, frame, &key) = scan->keys.count;
	return NULL;
}

void scan_keys_leave(struct scan *scan, struct scan_frame *frame)
{
	scan->keys.count = frame->first_key;
	frame->table_used = 0;
}
