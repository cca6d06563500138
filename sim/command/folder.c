/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder: reads the names in a folder. They are compared byte by byte (no locale), so that order is the same
 * everywhere. */
#include "command/folder.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/system.h"

void folder_add(struct folder_names *names, struct arena *arena, const char *name)
{
	*ARENA_PUSH(arena, names->list, names->count, names->capacity) = name;
}

static int by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void close_folder(void *data) { closedir(data); }

static void refused(const char *path, bool meant, struct diags *diags)
{
	struct diags unmeant;
	int code = errno;
	if (code == ENOMEM)
		arena_exhausted(diags->arena);
	if (system_is_absent(code))
		return;
	diags_init_unheard(&unmeant, diags->arena, diags);
	diag_refused(meant ? diags : &unmeant, NOWHERE, NULL, path, code);
}

struct folder_names folder_names(struct arena *arena, const char *folder, bool meant, struct diags *diags)
{
	struct folder_names names = {0};
	DIR *open = opendir(folder);
	if (!open) {
		refused(folder, meant, diags);
		return names;
	}
	struct arena_cleanup *cleanup = arena_on_free(arena, close_folder, open);
	for (struct dirent *entry; errno = 0, (entry = readdir(open));)
		if (entry->d_name[0] != '.')
			folder_add(&names, arena, arena_copy(arena, entry->d_name, strlen(entry->d_name)));
	if (errno != 0)
		refused(folder, meant, diags);
	closedir(open);
	arena_cancel(cleanup);
	if (names.count)
		qsort(names.list, (size_t)names.count, sizeof *names.list, by_bytes);
	return names;
}

enum folder_thing folder_look(const char *path, bool meant, struct diags *diags)
{
	struct stat info;
	if (stat(path, &info) == 0)
		return S_ISDIR(info.st_mode) ? FOLDER_FOLDER : FOLDER_FILE;
	refused(path, meant, diags);
	return FOLDER_NOTHING;
}
