/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apart: what files and folders are called where they stand beside each other: in tables, CSV, JSON, charts and
 * manifests alike. Called by the shortest ending of their path that no other of them ends in too. */
#ifndef BASE_APART_H
#define BASE_APART_H
#include <stdbool.h>
#include "base/arena.h"

struct apart {
	const char *path; /* canonical */
	int least;        /* names that it has at least, folders included; 0 counts as 1 */
	const char *name; /* "s.json", "x/p/s.json": what it is called */
};

/* Sets the name of each. Different paths get different names, whatever their order. No name goes beyond the folder that
 * all of them lie in (unless `least` does), so that the same tree is called the same anywhere. */
void apart_endings(struct arena *arena, struct apart *list, int count);
/* The same for files without the ending of their last name: "v1.2/s" of "v1.2/s.json"; what then agrees with another
 * file of the same folder keeps it. */
const char **apart_stems(struct arena *arena, const char *const *paths, int count);
/* Of each its own text `wanted`, unless another one wants the same or has it for its `certain` text: then its certain
 * one. Are the certain ones all different, so are the results. */
const char **apart_choose(struct arena *arena, const char *const *wanted, const char *const *certain, int count);
/* Two of the texts that are the same; false: all differ. */
bool apart_same(struct arena *arena, const char *const *texts, int count, int *one, int *other);
#endif
