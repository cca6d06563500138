/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_folder: the folder that a set goes to, made with its parents if missing, and what every step of a set needs:
 * its failures told, its names looked at, its bytes written whole. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/output_parts.h"
#include "base/source.h"

enum { ATTEMPTS = 100 };

bool output_fail(struct err *err, const char *file, const char *action)
{
	*err = (struct err){.code = errno, .action = action};
	snprintf(err->file, sizeof err->file, "%s", file);
	return false;
}

bool output_fail_name(struct err *err, const struct output_set *set, const char *name, const char *action)
{
	int code = errno;
	*err = (struct err){.code = code, .action = action};
	snprintf(err->file, sizeof err->file, "%s/%s", set->folder, name);
	return false;
}

/* --- names and bytes --- */

bool output_is_plain(const char *name)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
	for (const char *at = name; *at; at++)
		if (!strchr(allowed, *at) && !((unsigned char)*at & 0x80))
			return false;
	return *name && *name != '.';
}

bool output_write_bytes(int open_file, const char *bytes, size_t size)
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

/* --- the folder --- */

/* False: errno, ENOTDIR if something else is there. */
static bool is_folder(const char *path)
{
	struct stat info;
	if (stat(path, &info) != 0)
		return false;
	errno = ENOTDIR;
	return S_ISDIR(info.st_mode);
}

/* Others may make or remove the same folders meanwhile. */
static bool make_level(struct output_set *set, const char *path)
{
	if (is_folder(path))
		return true;
	if (mkdir(path, 0777) == 0) {
		*ARENA_PUSH(set->arena, set->made, set->made_count, set->made_capacity) = path;
		return true;
	}
	if (errno == EEXIST && !is_folder(path) && path_exists(path))
		errno = ENOTDIR;
	return false;
}

/* Level by level from the top; what others remove or make meanwhile is tried again. */
static bool make_folder(struct output_set *set, const char *path, struct err *err)
{
	size_t length = strlen(path);
	const char *level = path;
	if (is_folder(path))
		return true;
	errno = ENAMETOOLONG;
	for (int i = 0; i < ATTEMPTS && length < PATH_MAX; i++) {
		bool made = true;
		for (size_t end = 1; made && end <= length; end++)
			if ((path[end] == '/' || end == length) && path[end - 1] != '/') {
				level = arena_copy(set->arena, path, end);
				made = make_level(set, level);
			}
		if (made)
			return true;
		if (errno != EEXIST && errno != ENOENT)
			break;
	}
	return output_fail(err, level, "mkdir");
}

bool output_open_folder(struct output_set *set, struct err *err)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		if (!make_folder(set, set->folder, err))
			return false;
		set->open_folder = open(set->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (set->open_folder >= 0 || errno != ENOENT)
			break;
	}
	return set->open_folder >= 0 || output_fail(err, set->folder, "open");
}

bool output_revive(struct output_set *set, struct err *err)
{
	struct stat info;
	if (fstat(set->open_folder, &info) != 0 || info.st_nlink > 0)
		return true;
	close(set->open_folder);
	set->open_folder = -1;
	return output_open_folder(set, err);
}
