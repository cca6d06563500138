/* SPDX-License-Identifier: GPL-3.0-or-later */
/* installed: the folder of what comes with the program: plots/ (chart templates) and scenarios/ (the shipped
 * places and the JSON Schemas). It is the folder of the program itself; ../share/outturn where the program
 * lies in a folder called bin; two folders up where it lies in build/KIND. Always reckoned from the program's own
 * file, so that an installed tree can be moved, and never from the current folder: gnuplot obeys what it
 * reads, and a stranger's folder must not speak to it. */
#ifndef COMMAND_INSTALLED_H
#define COMMAND_INSTALLED_H
#include "base/diag.h"

enum { INSTALLED_FOLDERS = 3 };

/* Where the program at the absolute path `program` looks, in order; how many. */
int installed_folders(struct arena *arena, const char *program, const char *folders[INSTALLED_FOLDERS]);
/* The first of them that holds plots/style.gp; NULL if none does. What the system refuses is told in `diags`. */
const char *installed_folder(struct arena *arena, struct diags *diags);
/* One of its parts, "plots" or "scenarios"; NULL where there is no such folder. */
const char *installed_part(struct arena *arena, const char *part, struct diags *diags);
/* Where it was looked for: "a, b"; for messages. */
const char *installed_searched(struct arena *arena);
#endif
