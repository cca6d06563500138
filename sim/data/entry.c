/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry: looking things up among a scenario's assumptions, and naming them: dotted in commands, as a JSON
 * pointer in messages. Keys are ids, so neither form needs escapes. */
#include "data/entry.h"
#include <string.h>
#include "data/scenario.h"

/* From LOOKUP_WORTH children on an entry finds them by an index. */
static void index_child(struct arena *arena, struct entry *parent, struct entry *child)
{
	int count = 0;
	if (parent->keys)
		lookup_put(parent->keys, child->key, child);
	for (const struct entry *at = parent->child; !parent->keys && at && count < LOOKUP_WORTH; at = at->next)
		count++;
	if (parent->keys || count < LOOKUP_WORTH)
		return;
	parent->keys = lookup_create(arena);
	for (struct entry *at = parent->child; at; at = at->next)
		lookup_put(parent->keys, at->key, at);
}

void entry_hang(struct arena *arena, struct entry *child)
{
	struct entry *parent = child->parent;
	child->before = parent->last;
	*(parent->last ? &parent->last->next : &parent->child) = child;
	parent->last = child;
	index_child(arena, parent, child);
}

void entry_take_out(struct entry *child)
{
	struct entry *parent = child->parent;
	*(child->before ? &child->before->next : &parent->child) = child->next;
	*(child->next ? &child->next->before : &parent->last) = child->before;
	if (parent->keys)
		lookup_put(parent->keys, child->key, NULL);
	child->next = child->before = NULL;
}

struct entry *entry_child(const struct entry *entry, const char *key)
{
	if (entry->keys)
		return lookup_find(entry->keys, key);
	for (struct entry *child = entry->child; child; child = child->next)
		if (child->key[0] == key[0] && strcmp(child->key, key) == 0)
			return child;
	return NULL;
}

static const struct entry *child_n(const struct entry *entry, const char *key, size_t length)
{
	if (entry->keys)
		return lookup_find_n(entry->keys, key, length);
	for (const struct entry *child = entry->child; child; child = child->next)
		if (strncmp(child->key, key, length) == 0 && !child->key[length])
			return child;
	return NULL;
}

const struct entry *entry_find(const struct entry *entry, const char *dotted)
{
	while (entry && *dotted) {
		size_t length = strcspn(dotted, ".");
		entry = child_n(entry, dotted, length);
		dotted += length + (dotted[length] == '.');
	}
	return entry;
}

static char *path_joined(struct arena *arena, const struct entry *entry, char between, bool leads)
{
	size_t length = 0;
	for (const struct entry *at = entry; at->parent; at = at->parent)
		length += strlen(at->key) + 1;
	char *text = arena_alloc(arena, length + 1), *end = text + length;
	for (const struct entry *at = entry; at->parent; at = at->parent) {
		size_t part = strlen(at->key);
		end -= part;
		memcpy(end, at->key, part);
		*--end = between;
	}
	return length && !leads ? text + 1 : text;
}

const char *entry_text(const struct entry *object, const char *key)
{
	const struct entry *entry = entry_find(object, key);
	return entry && entry->json && entry->json->type == JSON_STRING ? entry->json->text : NULL;
}

char *entry_key(struct arena *arena, const struct entry *entry)
{
	return path_joined(arena, entry, '.', false);
}

char *entry_pointer(struct arena *arena, const struct entry *entry)
{
	return path_joined(arena, entry, '/', true);
}

static bool lies_in(const struct entry *entry, const char *section)
{
	const struct entry *object = entry->parent;
	return object && object->parent && object->parent->key && strcmp(object->parent->key, section) == 0;
}

bool entry_may_span(const struct entry *entry)
{
	if (strcmp(entry->key, "path") == 0)
		return lies_in(entry, "indicators") && !entry_child(entry->parent, "base");
	return lies_in(entry, "limits") &&
	       (strcmp(entry->key, "at_most") == 0 || strcmp(entry->key, "fall_at_least") == 0);
}

bool entry_has_span(const struct entry *entry)
{
	const struct quantity *quantity = entry->quantity;
	return quantity && quantity->form != QUANTITY_VALUE && quantity->count > 0 && entry_may_span(entry);
}

struct place entry_place(const struct entry *entry)
{
	return entry->quantity ? entry->quantity->place : entry->json ? entry->json->place : NOWHERE;
}

/* The number's own source, else that of an enclosing object; one of another layer speaks of another
 * number. */
const char *scenario_source(const struct scenario *scenario, const struct entry *entry)
{
	if (entry->quantity && entry->quantity->source)
		return entry->quantity->source;
	for (const struct entry *at = entry->parent; at && at->parent; at = at->parent) {
		bool is_map = at->field->kind != FIELD_OBJECT && at->parent->field != at->field;
		const struct entry *source = is_map ? NULL : entry_child(at, "source");
		if (source && source->layer == entry->layer)
			return source->json->text;
	}
	const struct json *root = scenario->layers[entry->layer].root;
	const struct json *document = root == scenario->plan->root ? json_get(root, "source") : NULL;
	return document ? document->text : NULL;
}
