/* SPDX-License-Identifier: GPL-3.0-or-later */
/* places: a place is a folder that holds a plan.json, and with it the scenarios of one city or region. */
#ifndef COMMAND_PLACES_H
#define COMMAND_PLACES_H
#include "base/arena.h"

/* The places in `folder`: itself, its folders and those of its folder `scenarios`, in order of name. */
const char *const *places_in(struct arena *arena, const char *folder, int *count);
/* The places that came with the program, but for those that places_in(".") has already. */
const char *const *places_shipped(struct arena *arena, int *count);
/* The *.json files of a folder as paths, in order of name; schemas and hidden files left out. */
const char *const *places_files(struct arena *arena, const char *folder, int *count);
#endif
