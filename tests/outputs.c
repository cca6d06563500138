/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outputs: a folder under TMPDIR for tests of what is written. Holds: what one test leaves no other one sees. */
#include "tests/outputs.h"
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>
#include "base/source.h"

void outputs_begin(struct outputs *here)
{
	*here = (struct outputs){0};
	arena_init(&here->arena, NULL, 0);
	const char *base = getenv("TMPDIR") ? getenv("TMPDIR") : P_tmpdir;
	here->folder = arena_print(&here->arena, "%s/outturn-output-XXXXXX", base);
	CHECK(mkdtemp(here->folder) != NULL);
}

void outputs_end(struct outputs *here)
{
	char *command = arena_print(&here->arena, "chmod -R u+w '%s'; rm -rf '%s'", here->folder, here->folder);
	CHECK(system(command) == 0);
	arena_free(&here->arena);
}

const char *inside(struct outputs *here, const char *name)
{
	return path_join(&here->arena, here->folder, name);
}

const char *content(struct outputs *here, const char *name)
{
	enum source_error error;
	const struct source *source = source_open(&here->arena, inside(here, name), NULL, &error);
	return source ? source->bytes : "(none)";
}

int entries(const char *folder)
{
	DIR *open_folder = opendir(folder);
	int count = -2; /* . and .. */
	while (open_folder && readdir(open_folder))
		count++;
	if (open_folder)
		closedir(open_folder);
	return open_folder ? count : -1;
}

bool add_text(struct outputs *here, struct output_set *set, const char *name, const char *text)
{
	return output_add(set, name, text, strlen(text), &here->err);
}

bool has_unnamed(const char *folder)
{
	int file = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	return file >= 0 && close(file) == 0;
}
