/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lookup: what stands under a text, found without looking at all of them. What holds few of a kind is quicker
 * looked through: objects have an index only from LOOKUP_WORTH of them on. */
#ifndef BASE_LOOKUP_H
#define BASE_LOOKUP_H
#include <stddef.h>
#include "base/arena.h"

enum { LOOKUP_WORTH = 16 };

struct lookup;
struct lookup *lookup_create(struct arena *arena);
void *lookup_find(const struct lookup *lookup, const char *key); /* NULL if absent */
void *lookup_find_n(const struct lookup *lookup, const char *key, size_t length); /* of the first `length` bytes */
void lookup_put(struct lookup *lookup, const char *key, void *value); /* the key is kept, not copied; NULL: absent */
#endif
