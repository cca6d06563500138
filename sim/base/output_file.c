/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_file: the files of a set before they have their names. Each is written and synced without one (O_TMPFILE), so
 * that not even SIGKILL leaves anything, or in a hidden folder (output_new.c). Everything is done relative to the
 * folder as it was opened, so nothing lands elsewhere. What is abandoned leaves neither temporaries nor the folders
 * that were made for it. */
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/output_parts.h"
#include "base/source.h"

static char *without_last_slashes(struct arena *arena, const char *path)
{
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	return length ? arena_copy(arena, path, length) : arena_copy(arena, ".", 1);
}

/* Folders that were made for this set go if nobody else is using them. */
static void remove_made(struct output_set *set)
{
	if (!set->locked && flock(set->open_folder, LOCK_EX | LOCK_NB) != 0)
		return;
	for (int i = set->made_count - 1; i >= 0; i--)
		rmdir(set->made[i]); /* stays where it is not empty */
}

static void abandon(void *data)
{
	struct output_set *set = data;
	const char *failed;
	if (set->finished)
		return;
	set->finished = true;
	if (set->open_folder >= 0)
		output_undo(set->open_folder, &set->steps, &failed); /* what cannot be undone now the journal tells the next */
	for (int i = 0; i < set->count; i++) {
		if (set->files[i].temporary && set->open_folder >= 0 && !set->steps.told)
			unlinkat(set->open_folder, set->files[i].temporary, 0);
		if (set->files[i].open >= 0)
			close(set->files[i].open);
	}
	if (set->open_folder >= 0) {
		output_close_hidden(set);
		remove_made(set);
		close(set->open_folder);
	}
	set->open_folder = -1;
}

static struct output_set *new_set(struct arena *arena, const char *folder)
{
	struct output_set *set = ARENA_NEW(arena, struct output_set);
	*set = (struct output_set){
		.arena = arena, .folder = without_last_slashes(arena, folder), .open_folder = -1, .open_hidden = -1};
	set->cleanup = arena_on_free(arena, abandon, set);
	return set;
}

struct output_set *output_begin(struct arena *arena, const char *folder, struct err *err)
{
	struct output_set *set = new_set(arena, folder);
	if (output_open_folder(set, err))
		return set;
	output_abandon(set);
	return NULL;
}

struct output_set *output_begin_there(struct arena *arena, const char *folder, struct err *err)
{
	struct output_set *set = new_set(arena, folder);
	set->open_folder = open(set->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (set->open_folder >= 0)
		return set;
	output_fail(err, set->folder, "open");
	output_abandon(set);
	return NULL;
}

static bool is_empty(struct output_set *set, struct err *err)
{
	int copy = openat(set->open_folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = copy >= 0 ? fdopendir(copy) : NULL;
	if (!folder) {
		output_fail(err, set->folder, "open");
		if (copy >= 0)
			close(copy);
		return false;
	}
	bool empty = true;
	for (const struct dirent *entry; empty && (entry = readdir(folder));)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	closedir(folder);
	errno = ENOTEMPTY;
	return empty || output_fail(err, set->folder, "open");
}

struct output_set *output_begin_new(struct arena *arena, const char *folder, const struct output_patience *patience,
                                    struct err *err)
{
	struct output_set *set = output_begin(arena, folder, err);
	if (!set)
		return NULL;
	set->fresh = true;
	if (output_lock(set, patience, err) && is_empty(set, err))
		return set;
	output_abandon(set);
	return NULL;
}

/* --- files --- */

/* Writes and syncs; a file that has a name is closed too. Names the first step that failed. */
static const char *write_synced(struct output *file, const void *bytes, size_t size)
{
	const char *failed = !output_write_bytes(file->open, bytes, size) ? "write"
	                     : fsync(file->open) != 0                     ? "fsync"
	                                                                  : NULL;
	if (!failed && !file->temporary)
		return NULL;
	int code = errno, closed = close(file->open);
	file->open = -1;
	if (closed != 0 && !failed)
		return "close";
	errno = code;
	return failed;
}

/* A rename could not replace it: known before anything gets its name. */
static bool is_folder_there(const struct output_set *set, const char *name)
{
	struct stat info;
	return fstatat(set->open_folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode);
}

bool output_add(struct output_set *set, const char *name, const void *bytes, size_t size, struct err *err)
{
	assert(!set->finished && output_is_plain(name));
	struct output *file = ARENA_PUSH(set->arena, set->files, set->count, set->capacity);
	set->count--; /* counted once it is open */
	*file = (struct output){.name = arena_copy(set->arena, name, strlen(name))};
	sha256_text(bytes, size, file->hash);
	if (!output_revive(set, err))
		return false;
	if (is_folder_there(set, name)) {
		errno = EISDIR;
		return output_fail_name(err, set, name, "open");
	}
	file->open = output_open_new(set, &file->temporary);
	if (file->open < 0)
		return output_fail_name(err, set, name, "open");
	set->count++;
	const char *failed = write_synced(file, bytes, size);
	if (!failed)
		return true;
	output_fail_name(err, set, name, failed);
	if (file->temporary)
		unlinkat(set->open_folder, file->temporary, 0);
	set->count--;
	return false;
}

void output_abandon(struct output_set *set)
{
	abandon(set);
	arena_cancel(set->cleanup);
}

int output_count(const struct output_set *set)
{
	return set->count;
}

const char *output_path(const struct output_set *set, int index)
{
	assert(index >= 0 && index < set->count);
	return path_join(set->arena, set->folder, set->files[index].name);
}

bool output_stdout(const void *bytes, size_t size, struct err *err)
{
	return output_write_bytes(STDOUT_FILENO, bytes, size) || output_fail(err, "stdout", "write");
}

const char *output_folder(const struct output_set *set) { return set->folder; }
const char *output_name(const struct output_set *set, int index) { return set->files[index].name; }
const char *output_hash(const struct output_set *set, int index) { return set->files[index].hash; }
