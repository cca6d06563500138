/* SPDX-License-Identifier: GPL-3.0-or-later */
/* places: a place is a folder that holds a plan.json, and with it the scenarios of one city or region. What the
 * system refuses to show is told in `diags` (folder.h). */
#ifndef COMMAND_PLACES_H
#define COMMAND_PLACES_H
#include "base/diag.h"

/* The places in `folder`: itself, its folders and those of its folder `scenarios`, in order of name. */
const char *const *places_in(struct arena *arena, const char *folder, int *count, struct diags *diags);
/* The places that came with the program, but for those that places_in(".") has already. */
const char *const *places_shipped(struct arena *arena, int *count, struct diags *diags);
/* The *.json files of a folder as paths, in order of name; schemas and hidden files left out. */
const char *const *places_files(struct arena *arena, const char *folder, bool meant, int *count, struct diags *diags);
#endif
