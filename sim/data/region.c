/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: found from what the file says of its plan, and believed only where a plan is: one that says of itself that it
 * is one, in a folder above, reached by no link. A file that names no plan takes its parents'; to learn which, they are
 * looked into before it is known whether they may be read: only the name of their plan is taken, nothing of them is
 * shown. Holds: names are compared canonical, `..` is resolved first. */
#include "data/region.h"
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include "data/reader.h"
#include "base/lookup.h"

enum { MOST_LEVELS_UP = 3 };

/* What of the path lies below the folder; NULL: it does not. */
static const char *below(const char *folder, const char *real)
{
	size_t length = strlen(folder);
	if (length == 1)
		return real[0] == '/' ? real + 1 : NULL;
	return strncmp(real, folder, length) == 0 && real[length] == '/' ? real + length + 1 : NULL;
}

static bool is_hidden(const char *names) { return names[0] == '.' || strstr(names, "/."); }

/* Is the folder that the path lies in `top`, or between it and the folder `real` below? */
static bool is_on_the_way(const struct region *region, const char *real)
{
	const char *name = strrchr(real, '/') + 1;
	size_t length = (size_t)(name - real) - 1;
	bool above = strncmp(region->real, real, length) == 0 && (region->real[length] == '/' || !region->real[length]);
	return above && below(region->top, real) && *name != '.';
}

bool region_reads(const struct region *region, const char *real)
{
	const char *names = below(region->real, real);
	if (names && strcmp(region->real, "/") != 0) /* nobody's folder: what lies in it, and no more */
		return !is_hidden(names);
	return is_on_the_way(region, real);
}

bool region_reads_from(const struct region *region, const char *from, const char *real)
{
	struct region own = {.real = from, .top = from};
	return region_reads(region, real) || region_reads(&own, real);
}

enum word region_rule(const struct region *region, const char *real)
{
	const char *names = real ? below(region->top, real) : NULL;
	return names && is_hidden(names) ? W_HIDDEN_RULE : region->top == region->real ? W_PLACE_RULE : W_PLACE_RULE_ABOVE;
}

struct region region_below(const char *real, const char *shown)
{
	return (struct region){real, shown, real, shown, NULL};
}

/* --- which plan --- */

static const char *ancestor(struct arena *arena, const char *folder, int levels)
{
	for (; levels > 0; levels--)
		folder = path_folder(arena, folder);
	return folder;
}

struct look {
	struct reader *reader;
	struct region widest; /* what could be read at most */
	int budget;
};

static const char *look_into(struct look *look, const char *from, const char *real);

/* What a file in the folder `from` names. */
static struct json *open_quietly(struct look *look, const char *from, const char *real, const struct source **source)
{
	struct arena *arena = look->reader->arena;
	enum source_error error;
	struct diags unheard;
	if (!region_reads_from(&look->widest, from, real)) {
		*source = NULL;
		return NULL;
	}
	*source = source_open(arena, real, look->widest.top, &error);
	if (error == SOURCE_UNREADABLE && errno != EACCES) /* which is told where it is read */
		diag_source(look->reader->diags, NOWHERE, NULL, error, W_NONE, WORDS(real));
	if (*source && !region_reads_from(&look->widest, from, (*source)->real))
		*source = NULL;
	diags_init(&unheard, arena, LANGUAGE_DEFAULT);
	return *source ? json_read(arena, *source, &unheard) : NULL;
}

static const char *path_named(struct look *look, const char *folder, const struct json *name)
{
	if (name->type != JSON_STRING || name->text[0] == '/' || !name->text[0])
		return NULL;
	return path_tidy(look->reader->arena, path_join(look->reader->arena, folder, name->text));
}

/* The plan that a file in `folder` names or inherits: the last parent's is the one that counts. */
static const char *plan_named(struct look *look, const char *folder, const struct json *root)
{
	const struct json *plan = json_get(root, "plan"), *extends = json_get(root, "extends");
	const char *found = plan ? path_named(look, folder, plan) : NULL;
	if (found || !extends)
		return found;
	for (const struct json *item = extends->type == JSON_ARRAY ? extends->child : extends; item;
	     item = extends->type == JSON_ARRAY ? item->next : NULL) {
		const char *parent = path_named(look, folder, item), *theirs = parent ? look_into(look, folder, parent) : NULL;
		found = theirs ? theirs : found;
	}
	return found;
}

static const char *look_into(struct look *look, const char *from, const char *real)
{
	struct reader *reader = look->reader;
	const char *found = lookup_find(reader->plans_named, real);
	if (found || look->budget-- <= 0)
		return found;
	const struct source *source;
	struct json *root = open_quietly(look, from, real, &source);
	found = root ? plan_named(look, path_folder(reader->arena, real), root) : NULL;
	if (found)
		lookup_put(reader->plans_named, real, (void *)(uintptr_t)found);
	return found;
}

/* Does it say so of itself? One that is broken may be mended, and its errors are told. */
static bool says_plan(const struct json *root, const struct source *source)
{
	const struct json *kind = root ? json_get(root, "kind") : NULL;
	if (root)
		return kind && kind->type == JSON_STRING && strcmp(kind->text, "plan") == 0;
	return source && strstr(source->bytes, "\"kind\"") && strstr(source->bytes, "\"plan\"");
}

static bool is_plan(struct look *look, const char *path)
{
	static const char yes[] = "yes", no[] = "no";
	struct lookup *known = look->reader->plans_there;
	const char *answer = lookup_find(known, path);
	if (!answer) {
		const struct source *source;
		const struct json *root = open_quietly(look, look->widest.real, path, &source);
		answer = says_plan(root, source) && strcmp(source->real, path) == 0 ? yes : no;
		lookup_put(known, path, (void *)(uintptr_t)answer);
	}
	return answer == yes;
}

struct region region_find(struct reader *reader, const struct file *file)
{
	struct arena *arena = reader->arena;
	struct region own = region_below(file->real_folder, file->folder);
	struct look look = {reader, own, MOST_FILES};
	look.widest.top = ancestor(arena, own.real, MOST_LEVELS_UP);
	const char *plan = plan_named(&look, own.real, file->root), *folder = plan ? path_folder(arena, plan) : NULL;
	const char *up = own.shown;
	for (int levels = 1; folder && levels <= MOST_LEVELS_UP; levels++) {
		const char *real = ancestor(arena, own.real, levels);
		up = path_join(arena, up, "..");
		if (strcmp(real, folder) != 0)
			continue;
		if (is_plan(&look, plan))
			return (struct region){own.real, own.shown, real, path_tidy(arena, up), NULL};
		own.absent = path_exists(plan) ? NULL : plan;
	}
	return own;
}
