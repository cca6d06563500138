/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_file: the only way a file is written. Bytes go to a file without a name in the target folder (where the
 * file system has such, else to a temporary); commit means fsync, link or rename, fsync of the folder; a crash, a
 * kill or a full disk leaves the old file or the new one. A set of outputs is committed together: nothing gets its
 * name before all are complete. What is unfinished is registered with the arena and removed if the command ends early
 * (arena_free); a signal only makes the command end. */
#ifndef BASE_OUTPUT_FILE_H
#define BASE_OUTPUT_FILE_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* errno, the file, "open", "write", "fsync", "link", "rename", ... */
struct err {
	int code;
	char file[512];
	const char *action;
};

struct output_set; /* owned by the arena */
/* Creates `folder` (and its parents) if missing. NULL and err set if that fails. */
struct output_set *output_begin(struct arena *arena, const char *folder, struct err *err);
/* The same for a folder that is not there or holds nothing (err->code is ENOTEMPTY otherwise): nothing is ever
 * replaced, and if the commit fails what it had placed is taken away again. */
struct output_set *output_begin_new(struct arena *arena, const char *folder, struct err *err);
/* Adds a whole file. `name` is a plain file name made by the program ([A-Za-z0-9._-]+), asserted. */
bool output_add(struct output_set *set, const char *name, const void *bytes, size_t size, struct err *err);
bool output_commit(struct output_set *set, struct err *err);   /* all or, on failure, no further ones */
void output_abandon(struct output_set *set);
int output_count(const struct output_set *set);
const char *output_path(const struct output_set *set, int index); /* folder/name, for "wrote ..." */
const char *output_name(const struct output_set *set, int index);
const char *output_hash(const struct output_set *set, int index); /* SHA-256 in hexadecimal */
/* Writes to standard output, whole, and checks (EINTR, short writes). */
bool output_stdout(const void *bytes, size_t size, struct err *err);
#endif
