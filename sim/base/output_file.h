/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_file: the only way a file is written. Bytes go to a file without a name in the target folder (where the
 * file system has such, else to a temporary). A set of files is committed together, under the folder's lock: nothing
 * gets its name before all are complete and synced, and a journal tells what is about to be done, so that a failure
 * half way undoes it, and a kill or a power cut is put right by the next command that comes: all files of the set or,
 * byte for byte, what was there before. What is unfinished is registered with the arena and undone if the command ends
 * early (arena_free); a signal only makes the command end. */
#ifndef BASE_OUTPUT_FILE_H
#define BASE_OUTPUT_FILE_H
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/sha256.h"

/* errno, the file, "open", "write", "fsync", "link", "rename", ... */
struct err {
	int code;
	char file[512];
	const char *action;
};

struct output_set; /* owned by the arena */
/* While another command writes into the folder: `say` (NULL: nothing is said) is called once after a second; EINTR once
 * *stop (NULL: never) is not 0. */
struct output_patience {
	const volatile sig_atomic_t *stop;
	void (*say)(void *data);
	void *data;
};

/* Creates `folder` (and its parents) if missing. NULL and err set if that fails. */
struct output_set *output_begin(struct arena *arena, const char *folder, struct err *err);
/* The same for a folder that is not there or holds nothing (err->code is ENOTEMPTY otherwise): nothing is ever
 * replaced. It is locked from here on. */
struct output_set *output_begin_new(struct arena *arena, const char *folder, const struct output_patience *patience,
                                    struct err *err);
/* A folder that is there already, to be looked at. NULL with err->code ENOENT: it is not there. */
struct output_set *output_begin_there(struct arena *arena, const char *folder, struct err *err);
/* Adds a whole file. `name` is a plain file name made by the program ([A-Za-z0-9._-]+), asserted. */
bool output_add(struct output_set *set, const char *name, const void *bytes, size_t size, struct err *err);
/* No other command writes into the folder from here until the set is committed or abandoned. What an interrupted one
 * left is put right first. */
bool output_lock(struct output_set *set, const struct output_patience *patience, struct err *err);
/* All or nothing, the last one added last; locks if nobody has. Only plain files are replaced. */
bool output_commit(struct output_set *set, struct err *err);
void output_abandon(struct output_set *set);
int output_count(const struct output_set *set);
const char *output_path(const struct output_set *set, int index); /* folder/name, for "wrote ..." */
const char *output_folder(const struct output_set *set);
const char *output_name(const struct output_set *set, int index);
const char *output_hash(const struct output_set *set, int index); /* SHA-256 in hexadecimal */

/* What has a name in the folder of the set: nothing, a file with its hash, or something that is never replaced. Links
 * are not followed. */
enum output_kind { OUTPUT_NOTHING, OUTPUT_FILE, OUTPUT_FOLDER, OUTPUT_OTHER };
struct output_there {
	enum output_kind kind;
	unsigned long long device, inode; /* the same for all names of one file */
	unsigned long long size;
	long long written; /* nanoseconds since 1970 */
	char hash[SHA256_TEXT];
};
bool output_look(const struct output_set *set, const char *name, struct output_there *there, struct err *err);
/* A small file of the folder, whole; NULL: it is not there, no plain file, larger than `most`, or (err->code not 0)
 * cannot be read. */
const char *output_read(const struct output_set *set, const char *name, size_t most, size_t *size, struct err *err);
/* Was a command interrupted here while it put files in place, with nobody come by since? */
bool output_is_interrupted(const char *folder);

/* Writes to standard output, whole, and checks (EINTR, short writes). */
bool output_stdout(const void *bytes, size_t size, struct err *err);
#endif
