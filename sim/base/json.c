/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json: the tree that readers of plans and scenarios walk. cJSON builds nodes from bytes that json_scan found
 * good, in the same order as its spans; the i-th node gets the i-th place. cJSON reads at most 63 bytes of a
 * number, so longer ones are blanked in the copy that it gets and read here. Where every slip could be put right
 * without moving a place, the tree is of what was meant, so that all errors of a file come in one pass. Nothing of
 * cJSON's is kept. */
#include "base/json_scan.h"
#include <assert.h>
#include <cjson/cJSON.h>
#include <string.h>
#include "base/number.h"

enum { LONGEST_NUMBER = 60 };

struct joining {
	struct arena *arena;
	const struct source *source;
	const char *bytes;          /* the source's, or as they were meant */
	const struct json_spans *spans;
	struct json *nodes;
	uint32_t next;
};

static bool is_long_number(const char *bytes, struct json_span span)
{
	return span.length > LONGEST_NUMBER && (bytes[span.offset] == '-' ||
	       (bytes[span.offset] >= '0' && bytes[span.offset] <= '9'));
}

static const char *without_long_numbers(struct arena *arena, const char *bytes, size_t size,
                                        const struct json_spans *spans)
{
	char *copy = NULL;
	for (uint32_t i = 0; i < spans->count; i++) {
		struct json_span span = spans->values[i];
		if (!is_long_number(bytes, span))
			continue;
		if (!copy)
			copy = arena_copy(arena, bytes, size);
		memset(copy + span.offset, ' ', span.length);
		copy[span.offset] = '0';
	}
	return copy ? copy : bytes;
}

static enum json_type type_of(const cJSON *node)
{
	switch (node->type & 0xFF) {
	case cJSON_False:
		return JSON_FALSE;
	case cJSON_True:
		return JSON_TRUE;
	case cJSON_Number:
		return JSON_NUMBER;
	case cJSON_String:
		return JSON_STRING;
	case cJSON_Array:
		return JSON_ARRAY;
	case cJSON_Object:
		return JSON_OBJECT;
	default:
		return JSON_NULL;
	}
}

static struct place span_place(const struct joining *joining, struct json_span span)
{
	return (struct place){joining->source, span.offset, span.length};
}

static void take_json_number(struct json *node, const cJSON *from, const char *bytes)
{
	node->number = from->valuedouble + 0.0; /* -0 is 0 */
	if (node->place.length > LONGEST_NUMBER) {
		size_t length = node->place.length;
		while (length > 0 && bytes[node->place.offset + length - 1] == ' ')
			length--; /* of a number that was put right */
		bool good = number_parse(bytes + node->place.offset, length, &node->number);
		assert(good);
		(void)good;
	}
}

/* From LOOKUP_WORTH children on an object finds them by an index. */
static void index_child(struct arena *arena, struct json *parent, struct json *child)
{
	if (parent->keys)
		lookup_put(parent->keys, child->key, child);
	if (parent->keys || parent->count < LOOKUP_WORTH)
		return;
	parent->keys = lookup_create(arena);
	for (struct json *at = parent->child; at; at = at->next)
		lookup_put(parent->keys, at->key, at);
}

void json_place(struct arena *arena, struct json *parent, struct json *child)
{
	child->parent = parent;
	child->index = parent->count++;
	*(parent->last ? &parent->last->next : &parent->child) = child;
	parent->last = child;
	if (parent->type == JSON_OBJECT)
		index_child(arena, parent, child);
}

/* No deeper than the scan allows. */
static struct json *join(struct joining *joining, const cJSON *from, struct json *parent)
{
	assert(joining->next < joining->spans->count);
	uint32_t i = joining->next++;
	struct json *node = &joining->nodes[i];
	node->type = type_of(from);
	node->parent = parent;
	node->place = span_place(joining, joining->spans->values[i]);
	if (from->string) {
		node->key = arena_copy(joining->arena, from->string, strlen(from->string));
		node->key_place = span_place(joining, joining->spans->keys[i]);
	}
	if (node->type == JSON_STRING)
		node->text = arena_copy(joining->arena, from->valuestring, strlen(from->valuestring));
	else if (node->type == JSON_NUMBER)
		take_json_number(node, from, joining->bytes);
	for (const cJSON *child = from->child; child; child = child->next)
		json_place(joining->arena, node, join(joining, child, node));
	return node;
}

static uint32_t count_nodes(const cJSON *node)
{
	uint32_t count = 1;
	for (const cJSON *child = node->child; child; child = child->next)
		count += count_nodes(child);
	return count;
}

static void delete_nodes(void *data)
{
	cJSON **nodes = data;
	cJSON_Delete(*nodes);
	*nodes = NULL;
}

struct json *json_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct json_spans spans;
	const char *mended;
	bool good = json_scan_mending(arena, source, &spans, diags, &mended);
	if (!good && !mended)
		return NULL;
	const char *bytes = good ? source->bytes : mended;
	cJSON **nodes = ARENA_NEW(arena, cJSON *);
	struct arena_cleanup *cleanup = arena_on_free(arena, delete_nodes, nodes);
	struct joining joining = {arena, source, bytes, &spans, ARENA_ARRAY(arena, spans.count, struct json), 0};
	*nodes = cJSON_ParseWithLengthOpts(without_long_numbers(arena, bytes, source->size, &spans), source->size, NULL, 0);
	if (!*nodes && good)
		arena_exhausted(arena); /* the grammar is good, so it is memory */
	bool whole = *nodes && (good || count_nodes(*nodes) == spans.count);
	struct json *root = whole ? join(&joining, *nodes, NULL) : NULL;
	assert(!whole || joining.next == spans.count);
	delete_nodes(nodes);
	arena_cancel(cleanup);
	return root;
}

struct json *json_hang(struct arena *arena, struct json *parent, struct json child)
{
	struct json *made = ARENA_NEW(arena, struct json);
	*made = child;
	json_place(arena, parent, made);
	return made;
}

const struct json *json_get(const struct json *object, const char *key)
{
	if (!object || object->type != JSON_OBJECT)
		return NULL;
	if (object->keys)
		return lookup_find(object->keys, key);
	for (const struct json *child = object->child; child; child = child->next)
		if (child->key[0] == key[0] && strcmp(child->key, key) == 0)
			return child;
	return NULL;
}

/* A message shows much less; a file may hold keys of 64 kB in 64 levels. */
enum { MOST_POINTER = 16 << 10 };

static void add_pointer(struct text *out, const struct json *node)
{
	if (!node->parent)
		return;
	add_pointer(out, node->parent);
	if (out->length > MOST_POINTER)
		return;
	text_add_char(out, '/', 1);
	if (!node->key)
		text_print(out, "%d", node->index);
	for (const char *c = node->key ? node->key : ""; *c && out->length <= MOST_POINTER;) {
		size_t plain = strcspn(c, "~/");
		text_add_n(out, c, plain <= MOST_POINTER ? plain : MOST_POINTER);
		c += plain;
		if (*c)
			text_add(out, *c++ == '~' ? "~0" : "~1");
	}
}

char *json_pointer(struct arena *arena, const struct json *node)
{
	struct text out;
	text_init(&out, arena);
	add_pointer(&out, node);
	return out.bytes;
}

const char *json_type_name(enum json_type type, enum language language)
{
	static const enum word names[] = {W_JSON_TYPE_NULL, W_JSON_TYPE_BOOLEAN, W_JSON_TYPE_BOOLEAN, W_JSON_TYPE_NUMBER,
	                                  W_JSON_TYPE_TEXT, W_JSON_TYPE_ARRAY, W_JSON_TYPE_OBJECT};
	return word_text(language, names[type]);
}
