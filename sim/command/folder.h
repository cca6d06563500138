/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder: what lies in a folder, as far as the system tells. What it refuses is an error of `diags` and counted as the
 * system's; where we may not look is only noted there, unless it is what was `meant` by the command line. */
#ifndef COMMAND_FOLDER_H
#define COMMAND_FOLDER_H
#include "base/diag.h"

struct folder_names {
	const char **list;
	int count, capacity;
};
void folder_add(struct folder_names *names, struct arena *arena, const char *name);
/* The names that do not begin with a point, in order of their bytes; none if it is not there or was refused. */
struct folder_names folder_names(struct arena *arena, const char *folder, bool meant, struct diags *diags);

enum folder_thing { FOLDER_NOTHING, FOLDER_FILE /* or a device, ... */, FOLDER_FOLDER };
enum folder_thing folder_look(const char *path, bool meant, struct diags *diags);
#endif
