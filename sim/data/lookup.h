/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lookup: what stands under a text, found without looking at all of them. */
#ifndef DATA_LOOKUP_H
#define DATA_LOOKUP_H
#include "base/arena.h"

struct lookup;
struct lookup *lookup_create(struct arena *arena);
void *lookup_find(const struct lookup *lookup, const char *key); /* NULL if absent */
void lookup_put(struct lookup *lookup, const char *key, void *value); /* the key is kept, not copied */
#endif
