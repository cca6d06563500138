/* SPDX-License-Identifier: GPL-3.0-or-later */
/* names: from a name to a variable, an input, or a name whose section is left out. */
#ifndef CORE_NAMES_H
#define CORE_NAMES_H
#include "base/arena.h"

enum name_kind { NAME_VARIABLE, NAME_INPUT, NAME_ABSENT };
/* level: the PRICE_LEVEL that it lacks; NULL: its section */
struct absent { const char *unit, *section, *level, *name; };
struct name_index;

struct name_index *names_create(struct arena *arena);
/* `name` is kept, not copied */
void names_add(struct name_index *names, enum name_kind kind, const char *name, int index);
int names_find(const struct name_index *names, enum name_kind kind, const char *name);       /* -1: not there */
void names_add_absent(struct name_index *names, const char *name, const struct absent *absent);
const struct absent *names_find_absent(const struct name_index *names, const char *name);    /* NULL: not there */
/* "price, gdp_nominal": all names that lack that level, in order */
const char *names_levelless(const struct name_index *names, const char *level);
#endif
