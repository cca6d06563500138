/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_commit: a set of files takes the place of what is there, whole or not at all. One command at a time: the
 * folder itself is locked (flock), which leaves no file behind and ends with the process.
 *
 *   all files are complete and synced       nothing is seen of them
 *   the journal appears, synced             from here whoever comes undoes what he finds half done
 *   each file changes places with the old one, or takes a name that nobody has; the manifest is the last
 *   the folder is synced; the journal is called `placed` and the folder synced again: the set is in place
 *   what was replaced goes, then the journal
 *
 * Holds: between any two system calls a power cut leaves a state that output_steps puts right. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/output_parts.h"
#include "base/source.h"
#include "base/text.h"

/* --- what is there --- */

static void take_identity(struct output_there *there, const struct stat *info)
{
	there->device = info->st_dev;
	there->inode = info->st_ino;
	there->size = (unsigned long long)info->st_size;
	there->written = (long long)info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

static bool look_at_file(const struct output_set *set, const char *name, struct output_there *there)
{
	struct stat info;
	int file = openat(set->open_folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return false;
	bool right = fstat(file, &info) == 0 && sha256_read(file, there->hash);
	take_identity(there, &info);
	close(file);
	return right;
}

bool output_look(const struct output_set *set, const char *name, struct output_there *there, struct err *err)
{
	struct stat info;
	*there = (struct output_there){0};
	if (fstatat(set->open_folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT || output_fail_name(err, set, name, "stat");
	there->kind = S_ISREG(info.st_mode) ? OUTPUT_FILE : S_ISDIR(info.st_mode) ? OUTPUT_FOLDER : OUTPUT_OTHER;
	take_identity(there, &info);
	return there->kind != OUTPUT_FILE || look_at_file(set, name, there) || output_fail_name(err, set, name, "read");
}

const char *output_read(const struct output_set *set, const char *name, size_t most, size_t *size, struct err *err)
{
	struct stat info;
	int file = openat(set->open_folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	*err = (struct err){0};
	*size = 0;
	if (file < 0 && errno != ENOENT && errno != ELOOP && errno != ENXIO)
		output_fail_name(err, set, name, "open");
	bool known = file >= 0 && (fstat(file, &info) == 0 || output_fail_name(err, set, name, "stat"));
	bool right = known && S_ISREG(info.st_mode) && (size_t)info.st_size <= most;
	char *bytes = right ? arena_alloc(set->arena, (size_t)info.st_size + 1) : NULL;
	for (ssize_t got; bytes && *size < (size_t)info.st_size; *size += (size_t)(got > 0 ? got : 0)) {
		got = read(file, bytes + *size, (size_t)info.st_size - *size);
		if (got == 0)
			break;
		if (got > 0 || errno == EINTR)
			continue;
		output_fail_name(err, set, name, "read");
		bytes = NULL;
	}
	if (file >= 0)
		close(file);
	return bytes;
}

/* In a folder where each may remove only his own. */
static bool is_anothers(const struct output_set *set, const char *name)
{
	struct stat folder, info;
	uid_t me = geteuid();
	return me != 0 && fstat(set->open_folder, &folder) == 0 && folder.st_mode & S_ISVTX && folder.st_uid != me &&
	       fstatat(set->open_folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && info.st_uid != me;
}

static bool plan_step(struct output_set *set, int index, unsigned code, struct err *err)
{
	struct output *file = &set->files[index];
	struct output_step *step = &set->steps.list[index];
	struct output_there there;
	if (!output_look(set, file->name, &there, err))
		return false;
	errno = there.kind == OUTPUT_FOLDER                                               ? EISDIR
	        : there.kind == OUTPUT_OTHER || (set->fresh && there.kind != OUTPUT_NOTHING) ? EEXIST
	                                                                                     : 0;
	if (errno == 0 && there.kind == OUTPUT_FILE && is_anothers(set, file->name))
		errno = EPERM;
	if (errno != 0)
		return output_fail_name(err, set, file->name, "rename");
	*step = (struct output_step){.name = file->name, .hidden = file->temporary};
	if (!step->hidden)
		step->hidden = arena_print(set->arena, OUTPUT_HIDDEN "%06x-%d", code, index);
	memcpy(step->hash, file->hash, sizeof step->hash);
	memcpy(step->old, there.hash, sizeof step->old);
	step->inode = there.inode, step->size = there.size, step->written = there.written;
	return true;
}

static bool is_free(const struct output_set *set, const char *name)
{
	struct stat info;
	return fstatat(set->open_folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
}

static bool plan_steps(struct output_set *set, struct err *err)
{
	unsigned code = ((unsigned)getpid() * 2654435761u) & 0xFFFFFF;
	while (!is_free(set, arena_print(set->arena, OUTPUT_HIDDEN "%06x-%d", code, 0)))
		code = (code + 1) & 0xFFFFFF;
	set->steps.list = ARENA_ARRAY(set->arena, set->count + 1, struct output_step);
	for (int i = 0; i < set->count; i++)
		if (!plan_step(set, i, code, err))
			return false;
	set->steps.count = set->count;
	return true;
}

/* --- the journal --- */

static bool write_journal(struct output_set *set, struct err *err)
{
	struct text text;
	text_init(&text, set->arena);
	text_add(&text, OUTPUT_HEAD "\n");
	for (int i = 0; i < set->steps.count; i++) {
		const struct output_step *step = &set->steps.list[i];
		text_print(&text, "%s %s %s %s\n", step->hash, step->old[0] ? step->old : "-", step->hidden, step->name);
	}
	text_add(&text, "end\n");
	const char *temporary, *failed = NULL;
	int file = output_open_new(set, &temporary);
	if (file < 0)
		return output_fail_name(err, set, OUTPUT_JOURNAL, "open");
	if (!output_write_bytes(file, text.bytes, text.length))
		failed = "write";
	else if (fsync(file) != 0 || (set->open_hidden >= 0 && fsync(set->open_hidden) != 0 && errno != EINVAL))
		failed = "fsync";
	else if (!(temporary ? output_move(set->open_folder, temporary, OUTPUT_JOURNAL)
	                     : output_name_file(set, file, OUTPUT_JOURNAL)))
		failed = "link";
	set->steps.told = !failed || (strcmp(failed, "link") == 0 && errno != EEXIST); /* it may have failed half way */
	if (failed)
		output_fail_name(err, set, OUTPUT_JOURNAL, failed);
	close(file);
	if (temporary)
		unlinkat(set->open_folder, temporary, 0); /* where it has not moved */
	return !failed;
}

static bool sync_folder(struct output_set *set, struct err *err)
{
	return fsync(set->open_folder) == 0 || errno == EINVAL || output_fail(err, set->folder, "fsync");
}

static void sync_parents(const struct output_set *set)
{
	for (int i = 0; i < set->made_count; i++) {
		int parent = open(path_folder(set->arena, set->made[i]), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (parent >= 0) {
			fsync(parent);
			close(parent);
		}
	}
}

/* --- placing --- */

/* What came out of its place is what was looked at before: nobody has written it in between. */
static bool is_as_it_was(const struct output_set *set, const struct output_step *step)
{
	struct stat info;
	struct output_there now;
	if (fstatat(set->open_folder, step->hidden, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	take_identity(&now, &info);
	errno = EBUSY;
	return now.inode == step->inode && now.size == step->size && now.written == step->written;
}

/* In place of the old file, which has the hidden name then. */
static bool exchange(const struct output_set *set, const struct output_step *step)
{
	if (!output_exchange(set->open_folder, step->hidden, step->name))
		return false;
	if (is_as_it_was(set, step))
		return true;
	int code = errno;
	output_exchange(set->open_folder, step->hidden, step->name);
	errno = code;
	return false;
}

static bool place(struct output_set *set, int index, struct err *err)
{
	struct output *file = &set->files[index];
	struct output_step *step = &set->steps.list[index];
	const char *failed = NULL, *first = step->old[0] ? step->hidden : step->name;
	if (!file->temporary && !output_name_file(set, file->open, first))
		failed = "link";
	if (file->open >= 0)
		close(file->open); /* synced before: nothing can be lost */
	file->open = -1;
	if (failed)
		return output_fail_name(err, set, file->name, failed);
	bool moved = step->old[0]      ? exchange(set, step)
	             : file->temporary ? output_move(set->open_folder, step->hidden, step->name)
	                               : true;
	step->placed = moved || errno != EEXIST; /* if that failed half way */
	return moved || output_fail_name(err, set, file->name, "rename");
}

static bool place_all(struct output_set *set, struct err *err)
{
	for (int i = 0; i < set->count; i++)
		if (!place(set, i, err))
			return false;
	int folder = set->open_folder;
	if (!sync_folder(set, err))
		return false;
	if (renameat(folder, OUTPUT_JOURNAL, folder, OUTPUT_PLACED) != 0)
		return output_fail_name(err, set, OUTPUT_JOURNAL, "rename");
	if (sync_folder(set, err))
		return true;
	if (renameat(folder, OUTPUT_PLACED, folder, OUTPUT_JOURNAL) != 0)
		set->steps = (struct output_steps){0}; /* it is in place, and nobody knows for how long */
	return false;
}

bool output_commit(struct output_set *set, struct err *err)
{
	assert(!set->finished);
	bool ready = output_lock(set, NULL, err) && plan_steps(set, err);
	if (ready)
		sync_parents(set);
	if (!ready || !write_journal(set, err) || !sync_folder(set, err) || !place_all(set, err)) {
		output_abandon(set);
		return false;
	}
	set->finished = true;
	output_forget(set->open_folder, &set->steps);
	output_close_hidden(set);
	close(set->open_folder);
	set->open_folder = -1;
	arena_cancel(set->cleanup);
	return true;
}

bool output_is_interrupted(const char *folder)
{
	struct stat info;
	int open_folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (open_folder < 0)
		return false;
	bool told = fstatat(open_folder, OUTPUT_JOURNAL, &info, AT_SYMLINK_NOFOLLOW) == 0;
	/* one that is at work holds the lock: wait for its end */
	if (told && flock(open_folder, LOCK_SH) == 0)
		told = fstatat(open_folder, OUTPUT_JOURNAL, &info, AT_SYMLINK_NOFOLLOW) == 0;
	close(open_folder);
	return told;
}
