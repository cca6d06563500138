/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shipped: the scenarios that come with the program and the places of tests/places, as scenes. Paths are
 * relative to the top of the tree, from which the unit tests run. */
#ifndef SHIPPED_H
#define SHIPPED_H
#include "tests/scene.h"

enum { SHIPPED_MOST = 64 };

/* Every scenario that is not abstract; paths live until the program ends. */
int shipped_list(const char *paths[SHIPPED_MOST]);
/* Runs one; says why where it does not run. `settings` as for --set, NULL-terminated, or NULL. */
struct scene *shipped_run(const char *path, const char *const *settings);
void shipped_free(struct scene *scene);
#endif
