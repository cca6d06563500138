/* SPDX-License-Identifier: GPL-3.0-or-later */
/* installed: finds what came with the program. Holds: a folder is taken only where whoever wrote it could
 * have written the program too: beside it, in the prefix that its bin belongs to, or in the tree that built
 * it. */
#include "command/installed.h"
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>
#include "base/source.h"
#include "base/text.h"
#include "command/folder.h"

/* The program's own file, links resolved by the kernel; where there is no /proc, the file that was started. NULL where
 * neither is told. */
static const char *program_path(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path);
	if (length > 0 && (size_t)length < sizeof path && path[0] == '/')
		return arena_copy(arena, path, (size_t)length);
	const char *started = (const char *)(uintptr_t)getauxval(AT_EXECFN);
	return started ? path_real(arena, started) : NULL;
}

static bool is_program(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	return slash && strcmp(slash + 1, name) == 0;
}

int installed_folders(struct arena *arena, const char *program, const char *folders[INSTALLED_FOLDERS])
{
	const char *own = path_folder(arena, program), *above = path_folder(arena, own);
	int count = 0;
	folders[count++] = own;
	if (is_program(own, "bin"))
		folders[count++] = path_join(arena, above, "share/outturn");
	if (is_program(above, "build"))
		folders[count++] = path_folder(arena, above);
	return count;
}

const char *installed_folder(struct arena *arena, struct diags *diags)
{
	const char *program = program_path(arena), *folders[INSTALLED_FOLDERS];
	int count = program ? installed_folders(arena, program, folders) : 0;
	for (int i = 0; i < count; i++)
		if (folder_look(path_join(arena, folders[i], "plots/style.gp"), false, diags))
			return folders[i];
	return NULL;
}

const char *installed_part(struct arena *arena, const char *part, struct diags *diags)
{
	const char *folder = installed_folder(arena, diags), *path = folder ? path_join(arena, folder, part) : NULL;
	return path && folder_look(path, false, diags) == FOLDER_FOLDER ? path : NULL;
}

const char *installed_searched(struct arena *arena)
{
	const char *program = program_path(arena), *folders[INSTALLED_FOLDERS];
	int count = program ? installed_folders(arena, program, folders) : 0;
	struct text list;
	text_init(&list, arena);
	text_add(&list, program ? "" : "/proc/self/exe");
	for (int i = 0; i < count; i++)
		text_print(&list, i ? ", %s" : "%s", folders[i]);
	return list.bytes;
}
