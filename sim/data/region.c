/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: the folder that a scenario may read from. It is the one that holds the plan, where that is the
 * folder of the file named on the command line or one of the three above it; otherwise the file's own
 * folder. A file that names no plan takes its parents'; to learn which, they are looked into before it is
 * known whether they may be read: only the name of their plan is taken, nothing of them is shown. Holds:
 * names are compared canonical, `..` is resolved first. */
#include "data/region.h"
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include "data/reader.h"
#include "base/lookup.h"

enum { MOST_LEVELS_UP = 3 };

bool region_holds(const char *folder, const char *real)
{
	size_t length = strlen(folder);
	if (length == 1)
		return real[0] == '/';
	return strncmp(real, folder, length) == 0 && real[length] == '/';
}

static const char *ancestor(struct arena *arena, const char *folder, int levels)
{
	for (; levels > 0; levels--)
		folder = path_folder(arena, folder);
	return folder;
}

struct look { struct reader *reader; const char *root; int budget; };

static const char *look_into(struct look *look, const char *real);

static const char *path_named(struct look *look, const char *folder, const struct json *name)
{
	if (name->type != JSON_STRING || name->text[0] == '/' || !name->text[0])
		return NULL;
	return path_tidy(look->reader->arena, path_join(look->reader->arena, folder, name->text));
}

/* The folder of the plan that a file in `folder` names or inherits: the last parent's is the one that
 * counts. */
static const char *plan_folder(struct look *look, const char *folder, const struct json *root)
{
	const struct json *plan = json_get(root, "plan"), *extends = json_get(root, "extends");
	const char *path = plan ? path_named(look, folder, plan) : NULL,
			   *found = path ? path_folder(look->reader->arena, path) : NULL;
	if (found || !extends)
		return found;
	for (const struct json *item = extends->type == JSON_ARRAY ? extends->child : extends; item;
	     item = extends->type == JSON_ARRAY ? item->next : NULL) {
		const char *parent = path_named(look, folder, item), *theirs = parent ? look_into(look, parent) : NULL;
		found = theirs ? theirs : found;
	}
	return found;
}

static const char *look_into(struct look *look, const char *real)
{
	struct reader *reader = look->reader;
	const char *found = lookup_find(reader->plan_folders, real);
	if (found || look->budget-- <= 0 || !region_holds(look->root, real))
		return found;
	enum source_error error;
	const struct source *source = source_open(reader->arena, real, look->root, &error);
	struct diags unheard;
	diags_init(&unheard, reader->arena, LANGUAGE_DEFAULT);
	if (error == SOURCE_UNREADABLE && errno != EACCES) /* which is told where it is read */
		diag_source(reader->diags, NOWHERE, NULL, error, W_NONE, WORDS(real));
	struct json *root = source ? json_read(reader->arena, source, &unheard) : NULL;
	found = root ? plan_folder(look, path_folder(reader->arena, real), root) : NULL;
	if (found)
		lookup_put(reader->plan_folders, real, (void *)(uintptr_t)found);
	return found;
}

struct region region_find(struct reader *reader, const struct file *file)
{
	struct arena *arena = reader->arena;
	struct look look = {reader, ancestor(arena, file->real_folder, MOST_LEVELS_UP), MOST_FILES};
	const char *wanted = plan_folder(&look, file->real_folder, file->root);
	const char *up = file->folder;
	for (int levels = 0; wanted && levels <= MOST_LEVELS_UP; levels++) {
		const char *real = ancestor(arena, file->real_folder, levels);
		if (strcmp(real, wanted) == 0)
			return (struct region){real, path_tidy(arena, up)};
		up = path_join(arena, up, "..");
	}
	return (struct region){file->real_folder, file->folder};
}
