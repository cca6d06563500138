/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that gnuplot works in: made with names that nobody can foresee, readable by nobody else, and taken away
 * without memory: names come from the kernel into a buffer on the stack. Links are never followed. Each is locked as
 * long as its command lives: what a killed one left is known by that, and swept away by the next. */
#include "page/gnuplot_folder.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/source.h"

#define WORK "outturn-" /* and six letters */
#define MARK ".outturn-work"
enum { DEEPEST = 16, PASSES = 100 };

static int open_again(const char *path, int how, mode_t mode)
{
	int file;
	do
		file = open(path, how | O_CLOEXEC, mode);
	while (file < 0 && errno == EINTR);
	return file;
}

/* --- taken away --- */

static void remove_at(int at, const char *name, int depth);

/* One pass over the names: how many there were. */
static int remove_names(int folder, int depth)
{
	_Alignas(struct dirent64) char buffer[4096];
	int count = 0;
	ssize_t got;
	lseek(folder, 0, SEEK_SET);
	while ((got = getdents64(folder, buffer, sizeof buffer)) > 0)
		for (ssize_t i = 0; i < got;) {
			const struct dirent64 *entry = (const struct dirent64 *)(void *)(buffer + i);
			i += entry->d_reclen;
			if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
				continue;
			remove_at(folder, entry->d_name, depth + 1);
			count++;
		}
	return count;
}

static void remove_at(int at, const char *name, int depth)
{
	if (unlinkat(at, name, 0) == 0 || depth > DEEPEST)
		return;
	int folder = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	for (int pass = 0; folder >= 0 && pass < PASSES && remove_names(folder, depth) > 0; pass++)
		;
	if (folder >= 0)
		close(folder);
	unlinkat(at, name, AT_REMOVEDIR);
}

void gnuplot_folder_empty(const char *path) { remove_at(AT_FDCWD, path, 0); }

void gnuplot_folder_remove(struct gnuplot_folder *folder)
{
	if (folder->spare >= 0)
		close(folder->spare);
	if (folder->path)
		gnuplot_folder_empty(folder->path);
	*folder = (struct gnuplot_folder){NULL, -1};
}

/* --- left over --- */

/* It is ours: locked by whoever made it until he ends, and marked under that lock. A folder without the mark is let
 * alone, whatever it is called; where a file system knows no locks none is marked. */
static void mark(int folder)
{
	int file = flock(folder, LOCK_EX | LOCK_NB) == 0
	               ? openat(folder, MARK, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)
	               : -1;
	if (file >= 0)
		close(file);
}

/* Nobody works there any more: it is marked, and nobody has the lock. One that is just being made has no mark yet, and
 * its lock is not asked for. */
static void sweep_one(int at, const char *name)
{
	struct stat info;
	int folder = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder < 0)
		return;
	if (fstat(folder, &info) == 0 && info.st_uid == geteuid() && (info.st_mode & 07777) == 0700 &&
	    fstatat(folder, MARK, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode) && info.st_size == 0 &&
	    flock(folder, LOCK_EX | LOCK_NB) == 0)
		remove_at(at, name, 0);
	close(folder);
}

/* What commands that were killed left in `place`; of very many names there, the first. */
static void sweep(const char *place)
{
	enum { MOST = 200 }; /* of some hundred names each */
	_Alignas(struct dirent64) char buffer[8192];
	int folder = open_again(place, O_RDONLY | O_DIRECTORY, 0);
	ssize_t got = 0;
	for (int turn = 0; folder >= 0 && turn < MOST && (got = getdents64(folder, buffer, sizeof buffer)) > 0; turn++)
		for (ssize_t i = 0; i < got;) {
			const struct dirent64 *entry = (const struct dirent64 *)(void *)(buffer + i);
			i += entry->d_reclen;
			if (strncmp(entry->d_name, WORK, strlen(WORK)) == 0 && strlen(entry->d_name) == strlen(WORK "XXXXXX"))
				sweep_one(folder, entry->d_name);
		}
	if (folder >= 0)
		close(folder);
}

/* --- made --- */

bool gnuplot_folder_make(struct gnuplot_folder *folder, struct arena *arena, const char **path)
{
	const char *place = getenv("TMPDIR");
	*folder = (struct gnuplot_folder){NULL, -1};
	*path = place && *place ? place : "/tmp";
	const char *real = path_real(arena, *path);
	if (!real)
		return false;
	sweep(real);
	char *made = arena_print(arena, "%s/" WORK "XXXXXX", real);
	if (!mkdtemp(made))
		return false;
	folder->path = made;
	folder->spare = open_again(made, O_RDONLY | O_DIRECTORY, 0);
	if (folder->spare >= 0)
		mark(folder->spare);
	return folder->spare >= 0;
}

const char *gnuplot_folder_inner(const struct gnuplot_folder *folder, struct arena *arena, int number)
{
	const char *path = arena_print(arena, "%s/%d", folder->path, number);
	return mkdir(path, 0700) == 0 ? path : NULL;
}

/* --- files in it --- */

bool gnuplot_folder_write(struct arena *arena, const char *folder, const char *name, const char *bytes, size_t size)
{
	int file = open_again(path_join(arena, folder, name), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	if (file < 0)
		return false;
	while (size > 0) {
		ssize_t written = write(file, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			break;
		bytes += written, size -= (size_t)written;
	}
	int code = errno;
	close(file);
	errno = code;
	return size == 0;
}

bool gnuplot_folder_font(struct arena *arena, const char *folder, const char *file)
{
	const char *fonts = path_join(arena, folder, ".fonts");
	return mkdir(fonts, 0700) == 0 && symlink(file, path_join(arena, fonts, "chart-font")) == 0;
}

/* As many bytes as there are; fewer: it shrank. */
static bool read_all(int file, char *bytes, size_t size)
{
	errno = 0;
	for (size_t got = 0; got < size;) {
		ssize_t n = read(file, bytes + got, size - got);
		if (n <= 0 && !(n < 0 && errno == EINTR))
			return false;
		got += n > 0 ? (size_t)n : 0;
	}
	return true;
}

char *gnuplot_folder_read(struct arena *arena, const char *path, size_t most, size_t *size)
{
	struct stat status;
	int file = open_again(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	bool none = file < 0 && (errno == ENOENT || errno == ELOOP || errno == ENXIO);
	bool known = file >= 0 && fstat(file, &status) == 0, plain = known && S_ISREG(status.st_mode);
	bool fits = plain && (size_t)status.st_size <= most;
	int code = none || (known && !fits) ? 0 : errno;
	*size = fits ? (size_t)status.st_size : 0;
	char *bytes = NULL;
	if (fits) {
		bytes = arena_alloc(arena, *size + 1);
		bytes = read_all(file, bytes, *size) ? bytes : NULL;
		code = errno;
	}
	if (file >= 0)
		close(file);
	errno = code;
	return bytes;
}
