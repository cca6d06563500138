/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_file: files that are whole or not there. Each is written and synced without a name (O_TMPFILE), so that not
 * even SIGKILL leaves anything; when all are complete they get their names and the folder is synced. A file that
 * replaces another is first called `.NAME.XXXXXX` and renamed at once; where the file system knows no files
 * without a name, or there are very many, each is called that from the beginning. Everything is done relative to the
 * folder as it was opened, and a rename replaces a link instead of following it, so nothing lands elsewhere. What is
 * abandoned leaves neither temporaries nor the folders that were made for it. */
#include "base/output_file.h"
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/sha256.h"
#include "base/source.h"

enum { ATTEMPTS = 100, UNNAMED_MOST = 256 /* they stay open until commit */ };

struct output {
	const char *name, *temporary; /* temporary NULL: has no name yet */
	int open;                     /* -1: closed */
	bool renamed;
	char hash[SHA256_TEXT];
};

struct output_set {
	struct arena *arena;
	struct arena_cleanup *cleanup;
	const char *folder;
	int open_folder;              /* -1: closed */
	const char **made;            /* folders that were made, outermost first */
	int made_count, made_capacity;
	struct output *files;
	int count, capacity;
	unsigned serial;
	int unnamed;                  /* files without a name; -1: not possible here */
	bool finished;                /* committed or abandoned */
	bool fresh;                   /* the folder was empty: nothing is replaced */
};

static bool fail_with(struct err *err, const char *file, const char *action)
{
	*err = (struct err){.code = errno, .action = action};
	snprintf(err->file, sizeof err->file, "%s", file);
	return false;
}

static bool fail_name(struct err *err, const struct output_set *set, const char *name, const char *action)
{
	int code = errno;
	*err = (struct err){.code = code, .action = action};
	snprintf(err->file, sizeof err->file, "%s/%s", set->folder, name);
	return false;
}

/* --- the folder --- */

static bool is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool make_folder(struct output_set *set, const char *path, struct err *err)
{
	if (is_folder(path))
		return true;
	const char *parent = path_folder(set->arena, path);
	if (strcmp(parent, path) != 0 && !make_folder(set, parent, err))
		return false;
	if (mkdir(path, 0777) == 0) {
		*ARENA_PUSH(set->arena, set->made, set->made_count, set->made_capacity) = path;
		return true;
	}
	if (errno == EEXIST) { /* made by another meanwhile, or no folder */
		if (is_folder(path))
			return true;
		errno = ENOTDIR;
	}
	return fail_with(err, path, "mkdir");
}

static char *without_last_slashes(struct arena *arena, const char *path)
{
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	return length ? arena_copy(arena, path, length) : arena_copy(arena, ".", 1);
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

static void abandon(void *data)
{
	struct output_set *set = data;
	if (set->finished)
		return;
	set->finished = true;
	bool any = false;
	for (int i = 0; i < set->count; i++) {
		if (!set->files[i].renamed && set->files[i].temporary && set->open_folder >= 0)
			unlinkat(set->open_folder, set->files[i].temporary, 0);
		if (set->files[i].open >= 0)
			close(set->files[i].open);
		if (set->files[i].renamed && set->fresh && set->open_folder >= 0)
			unlinkat(set->open_folder, set->files[i].name, 0);
		any |= set->files[i].renamed && !set->fresh;
	}
	if (set->open_folder >= 0)
		close(set->open_folder);
	set->open_folder = -1;
	for (int i = set->made_count - 1; i >= 0 && !any; i--)
		rmdir(set->made[i]); /* stays where it is not empty */
}

struct output_set *output_begin(struct arena *arena, const char *folder, struct err *err)
{
	struct output_set *set = ARENA_NEW(arena, struct output_set);
	*set = (struct output_set){.arena = arena, .folder = without_last_slashes(arena, folder), .open_folder = -1};
	set->cleanup = arena_on_free(arena, abandon, set);
	bool made = make_folder(set, set->folder, err);
	if (made) {
		set->open_folder = open(set->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		made = set->open_folder >= 0 || fail_with(err, set->folder, "open");
	}
	if (made)
		return set;
	output_abandon(set);
	return NULL;
}

static bool is_empty(struct output_set *set, struct err *err)
{
	int copy = openat(set->open_folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = copy >= 0 ? fdopendir(copy) : NULL;
	if (!folder) {
		fail_with(err, set->folder, "open");
		if (copy >= 0)
			close(copy);
		return false;
	}
	bool empty = true;
	for (const struct dirent *entry; empty && (entry = readdir(folder));)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	closedir(folder);
	errno = ENOTEMPTY;
	return empty || fail_with(err, set->folder, "open");
}

struct output_set *output_begin_new(struct arena *arena, const char *folder, struct err *err)
{
	struct output_set *set = output_begin(arena, folder, err);
	if (!set)
		return NULL;
	set->fresh = true;
	if (is_empty(set, err))
		return set;
	output_abandon(set);
	return NULL;
}

/* --- files --- */

static bool is_plain_name(const char *name)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
	for (const char *at = name; *at; at++)
		if (!strchr(allowed, *at) && !((unsigned char)*at & 0x80))
			return false;
	return *name && *name != '.';
}

/* A name beside the final one; the process and a serial number make collisions with others unlikely, O_EXCL and
 * link(2) make them harmless. */
static const char *temporary_name(struct output_set *set, const char *name)
{
	unsigned code = ((unsigned)getpid() * 2654435761u + set->serial++ * 40503u) & 0xFFFFFF;
	return arena_print(set->arena, ".%s.%06x", name, code);
}

static int open_temporary(struct output_set *set, struct output *file)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		file->temporary = temporary_name(set, file->name);
		int open_file = openat(set->open_folder, file->temporary,
		                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
		if (open_file >= 0 || errno != EEXIST)
			return open_file;
	}
	return -1;
}

/* Gives an open file without a name one; fails where that name is taken. */
static bool name_file(const struct output_set *set, int open_file, const char *name)
{
	char path[32];
	snprintf(path, sizeof path, "/proc/self/fd/%d", open_file);
	return linkat(AT_FDCWD, path, set->open_folder, name, AT_SYMLINK_FOLLOW) == 0;
}

static bool name_temporary(struct output_set *set, struct output *file)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		file->temporary = temporary_name(set, file->name);
		if (name_file(set, file->open, file->temporary))
			return true;
		if (errno != EEXIST)
			break;
	}
	file->temporary = NULL;
	return false;
}

static int open_without_name(const struct output_set *set)
{
	return openat(set->open_folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

/* Whether what has no name can be given one later is tried beforehand: at commit it would be too late. */
static bool try_without_name(struct output_set *set)
{
	struct output trial = {.name = "trial", .open = open_without_name(set)};
	bool works = trial.open >= 0 && name_temporary(set, &trial);
	if (works)
		unlinkat(set->open_folder, trial.temporary, 0);
	if (trial.open >= 0)
		close(trial.open);
	return works;
}

/* A new file without a name, or -1 where there can be none. */
static int open_unnamed(struct output_set *set)
{
	if (set->unnamed == 0 && !try_without_name(set))
		set->unnamed = -1;
	int open_file = set->unnamed >= 0 && set->unnamed < UNNAMED_MOST ? open_without_name(set) : -1;
	set->unnamed += open_file >= 0;
	return open_file;
}

static bool write_bytes(int open_file, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t written = write(open_file, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			errno = written == 0 ? EIO : errno;
			return false;
		}
		bytes += written;
		size -= (size_t)written;
	}
	return true;
}

/* Writes and syncs; a file that has a name is closed too. Names the first step that failed. */
static const char *write_synced(struct output *file, const void *bytes, size_t size)
{
	const char *failed = !write_bytes(file->open, bytes, size) ? "write" : fsync(file->open) != 0 ? "fsync" : NULL;
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
	assert(!set->finished && is_plain_name(name));
	struct output *file = ARENA_PUSH(set->arena, set->files, set->count, set->capacity);
	set->count--; /* counted once it is open */
	*file = (struct output){.name = arena_copy(set->arena, name, strlen(name))};
	sha256_text(bytes, size, file->hash);
	if (is_folder_there(set, name)) {
		errno = EISDIR;
		return fail_name(err, set, name, "open");
	}
	file->open = open_unnamed(set);
	if (file->open < 0)
		file->open = open_temporary(set, file);
	if (file->open < 0)
		return fail_name(err, set, name, "open");
	set->count++;
	const char *failed = write_synced(file, bytes, size);
	if (!failed)
		return true;
	fail_name(err, set, name, failed);
	if (file->temporary)
		unlinkat(set->open_folder, file->temporary, 0);
	set->count--;
	return false;
}

/* Where nothing may be replaced the kernel refuses to; a file system that cannot promise it makes a second name. */
static bool place_file(struct output_set *set, const struct output *file)
{
	int folder = set->open_folder;
	if (!set->fresh)
		return renameat(folder, file->temporary, folder, file->name) == 0;
	if (renameat2(folder, file->temporary, folder, file->name, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	return linkat(folder, file->temporary, folder, file->name, 0) == 0 && unlinkat(folder, file->temporary, 0) == 0;
}

/* To its final name, in place of what is there. Names the step that failed. */
static const char *put_in_place(struct output_set *set, struct output *file)
{
	if (!file->temporary) {
		file->renamed = name_file(set, file->open, file->name);
		if (!file->renamed && (errno != EEXIST || set->fresh || !name_temporary(set, file)))
			return "link";
		close(file->open); /* synced before: nothing can be lost */
		file->open = -1;
	}
	file->renamed = file->renamed || place_file(set, file);
	return file->renamed ? NULL : "rename";
}

bool output_commit(struct output_set *set, struct err *err)
{
	assert(!set->finished);
	for (int i = 0; i < set->count; i++) {
		const char *failed = put_in_place(set, &set->files[i]);
		if (failed) {
			fail_name(err, set, set->files[i].name, failed);
			output_abandon(set);
			return false;
		}
	}
	bool synced = fsync(set->open_folder) == 0 || errno == EINVAL || fail_with(err, set->folder, "fsync");
	sync_parents(set);
	set->finished = true;
	close(set->open_folder);
	set->open_folder = -1;
	arena_cancel(set->cleanup);
	return synced;
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
	return write_bytes(STDOUT_FILENO, bytes, size) || fail_with(err, "stdout", "write");
}

const char *output_name(const struct output_set *set, int index) { return set->files[index].name; }
const char *output_hash(const struct output_set *set, int index) { return set->files[index].hash; }
