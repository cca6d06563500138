/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_search: where the files are that a manifest tells of. No folder of a machine stands in it, so that they are
 * looked for by name and hash: in the folders that are named; where none is, here and in the manifest's folder, in what
 * lies above and below those, and among what came with the program. What is looked through is bounded. */
#ifndef COMMAND_VERIFY_SEARCH_H
#define COMMAND_VERIFY_SEARCH_H
#include "command/manifest_read.h"

struct verify_search;
/* `places`: the folders, or files, that were named; count 0: none. */
struct verify_search *verify_search_create(struct arena *arena, const char *folder, const char *const *places,
                                           int count, struct diags *diags);
struct verify_found {
	const char **scenarios; /* paths, in the entry's order */
	const char **named;     /* of manifest_named, in its order */
	struct option_texts changed; /* inputs of the right name whose hash is another */
	struct option_texts lacking; /* names of which no file was found */
};
/* The folders in which most of the entry's files lie as they were; a scenario of the right name is taken though it has
 * changed. */
struct verify_found verify_search_find(struct verify_search *search, const struct manifest_entry *entry);
#endif
