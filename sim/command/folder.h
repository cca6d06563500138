/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder: what lies in a folder. */
#ifndef COMMAND_FOLDER_H
#define COMMAND_FOLDER_H
#include "base/arena.h"

struct folder_names {
	const char **list;
	int count, capacity;
};
void folder_add(struct folder_names *names, struct arena *arena, const char *name);
/* The names that do not begin with a point, in order of their bytes; none if it cannot be read (memory apart). */
struct folder_names folder_names(struct arena *arena, const char *folder);
#endif
