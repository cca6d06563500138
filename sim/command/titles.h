/* SPDX-License-Identifier: GPL-3.0-or-later */
/* titles: scenarios by what they are called. Looks where bare names are looked for: here and in the places
 * (places_in). */
#ifndef COMMAND_TITLES_H
#define COMMAND_TITLES_H
#include "base/diag.h"

/* The paths of the scenarios that answer to `word` by name or title (base/naming.h), in order of name; `count`
 * 0: none, and *nearest is the path of the nearest, or NULL. What is wrong with a
 * file is not told here, what the system refuses is. */
const char **titles_find(struct arena *arena, const char *word, int *count, const char **nearest,
                         struct diags *diags);
/* Is one called that, by its name or its whole title? */
bool titles_have(struct arena *arena, const char *word, struct diags *diags);
#endif
