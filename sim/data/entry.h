/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry: what a merged scenario says, key by key: every value with the layer that wrote it last. */
#ifndef DATA_ENTRY_H
#define DATA_ENTRY_H
#include "base/lookup.h"
#include "data/quantity.h"

struct entry {
	const char *key;
	const struct field *field;        /* NULL for the root only */
	const struct json *json;          /* the last writer's value */
	const struct quantity *quantity;  /* for quantities; else NULL */
	const struct uncertain *uncertain;/* for quantities: own or kept from an uncertain-only layer; NULL if none */
	int layer;                        /* the last writer */
	struct entry *child, *last, *next, *before, *parent;
	struct lookup *keys;              /* of one with many children; NULL: they are few */
	const struct entry *hides;        /* what an earlier layer said here, NULL if nothing */
};

/* `child` becomes the last of its parent; is taken out of it. */
void entry_hang(struct arena *arena, struct entry *child);
void entry_take_out(struct entry *child);
struct entry *entry_child(const struct entry *entry, const char *key); /* NULL if absent */
/* "sectors.mining.growth"; NULL if absent */
const struct entry *entry_find(const struct entry *entry, const char *dotted);
/* A text field's value; NULL: absent, or no text */
const char *entry_text(const struct entry *object, const char *key);
/* Does it matter which years a path states here, besides its numbers? A limit does not hold outside them (unless
 * `after` says so), an indicator given year by year has no value before them. entry_has_span: and it is a path. */
bool entry_may_span(const struct entry *entry);
bool entry_has_span(const struct entry *entry);
char *entry_key(struct arena *arena, const struct entry *entry);               /* dotted */
char *entry_pointer(struct arena *arena, const struct entry *entry);           /* JSON pointer */
struct place entry_place(const struct entry *entry);
#endif
