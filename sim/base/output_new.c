/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_new: a new file before it has its name. It has none at all (O_TMPFILE) where the file system knows such files
 * and there are not too many of them; else it stands, numbered, in a folder `.outturn-XXXXXX` beside the outputs,
 * however long its own name. That folder is locked as long as the command lives: what a killed one left is known by
 * that and swept away by the next. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/output_parts.h"

enum { ATTEMPTS = 100, UNNAMED_MOST = 256 /* they stay open until commit */, DIGITS = 6 };

/* The process and a serial number make collisions with others unlikely; that a name can be made once makes them
 * harmless. */
static const char *hidden_name(struct output_set *set)
{
	unsigned code = ((unsigned)getpid() * 2654435761u + (unsigned)set->serial++ * 40503u) & 0xFFFFFF;
	return arena_print(set->arena, OUTPUT_HIDDEN "%06x", code);
}

/* --- with a hidden name --- */

/* Locked before anybody could take it for left over; else another is made. */
static bool open_hidden(struct output_set *set)
{
	struct stat info;
	for (int i = 0; set->open_hidden < 0 && i < ATTEMPTS; i++) {
		set->hidden = hidden_name(set);
		if (mkdirat(set->open_folder, set->hidden, 0777) != 0) {
			if (errno != EEXIST)
				return false;
			continue;
		}
		int made = openat(set->open_folder, set->hidden, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (made >= 0 && flock(made, LOCK_EX | LOCK_NB) == 0 && fstat(made, &info) == 0 && info.st_nlink > 0)
			set->open_hidden = made;
		else if (made >= 0)
			close(made);
		else if (errno != ENOENT)
			return false;
	}
	return set->open_hidden >= 0;
}

static int open_temporary(struct output_set *set, const char **temporary)
{
	if (set->open_hidden < 0 && !open_hidden(set))
		return -1;
	*temporary = arena_print(set->arena, "%s/%d", set->hidden, set->serial++);
	return openat(set->open_folder, *temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

void output_close_hidden(struct output_set *set)
{
	if (set->open_hidden < 0)
		return;
	/* what still is in it the journal tells of */
	if (unlinkat(set->open_folder, set->hidden, AT_REMOVEDIR) != 0 && errno != ENOTEMPTY)
		unlinkat(set->open_folder, set->hidden, AT_REMOVEDIR);
	close(set->open_hidden);
	set->open_hidden = -1;
}

/* --- without a name --- */

bool output_name_file(const struct output_set *set, int open_file, const char *name)
{
	char path[32];
	snprintf(path, sizeof path, "/proc/self/fd/%d", open_file);
	return linkat(AT_FDCWD, path, set->open_folder, name, AT_SYMLINK_FOLLOW) == 0;
}

static int open_without_name(const struct output_set *set)
{
	return openat(set->open_folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

/* Whether what has no name can be given one later is tried beforehand: at commit it would be too late. */
static bool try_without_name(struct output_set *set)
{
	int trial = open_without_name(set);
	bool named = false, taken = trial >= 0;
	for (int i = 0; taken && !named && i < ATTEMPTS; i++) {
		const char *name = hidden_name(set);
		named = output_name_file(set, trial, name);
		taken = !named && errno == EEXIST;
		if (named)
			unlinkat(set->open_folder, name, 0);
	}
	if (trial >= 0)
		close(trial);
	return named;
}

int output_open_new(struct output_set *set, const char **temporary)
{
	*temporary = NULL;
	if (set->unnamed == 0 && !try_without_name(set))
		set->unnamed = -1;
	int open_file = set->unnamed >= 0 && set->unnamed < UNNAMED_MOST ? open_without_name(set) : -1;
	set->unnamed += open_file >= 0;
	return open_file >= 0 ? open_file : open_temporary(set, temporary);
}

/* --- left over --- */

static bool is_hidden_name(const char *name)
{
	const size_t length = strlen(OUTPUT_HIDDEN);
	return strncmp(name, OUTPUT_HIDDEN, length) == 0 && strspn(name + length, "0123456789abcdef") == DIGITS &&
	       !name[length + DIGITS];
}

static DIR *open_names(int folder, const char *name)
{
	int copy = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *names = copy >= 0 ? fdopendir(copy) : NULL;
	if (!names && copy >= 0)
		close(copy);
	return names;
}

/* Numbered files, as open_temporary makes them, and the folder if nothing else is in it. */
static void sweep_folder(int folder, const char *name)
{
	DIR *names = open_names(folder, name);
	if (!names)
		return;
	if (flock(dirfd(names), LOCK_EX | LOCK_NB) == 0) {
		for (const struct dirent *entry; (entry = readdir(names));)
			if (strspn(entry->d_name, "0123456789") == strlen(entry->d_name))
				unlinkat(dirfd(names), entry->d_name, 0);
		unlinkat(folder, name, AT_REMOVEDIR);
	}
	closedir(names);
}

void output_sweep(int folder)
{
	struct stat info;
	DIR *names = open_names(folder, ".");
	for (const struct dirent *entry; names && (entry = readdir(names));) {
		if (!is_hidden_name(entry->d_name) || fstatat(folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		if (S_ISDIR(info.st_mode))
			sweep_folder(folder, entry->d_name);
		else if (S_ISREG(info.st_mode) && info.st_size == 0) /* a trial */
			unlinkat(folder, entry->d_name, 0);
	}
	if (names)
		closedir(names);
}
