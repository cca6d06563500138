/* SPDX-License-Identifier: GPL-3.0-or-later */
/* titles: opens the files that a bare name could mean, once no file has that name, and reads their titles.
 * What is wrong with a file is not told here: it is not the one that was asked for. */
#include "command/titles.h"
#include <string.h>
#include "base/json.h"
#include "base/naming.h"
#include "command/places.h"
#include "data/title.h"

struct titles {
	struct arena *arena;
	struct bearers bearers; /* a thing is an index of paths */
	const char **paths;
	int count, capacity;
};

/* A scenario's title; false: the file is none. */
static bool title_of_file(struct arena *arena, const char *path, struct title *title, struct diags *diags)
{
	struct diags unheard;
	enum source_error error;
	diags_init_unheard(&unheard, arena, diags);
	const struct source *source = source_open(arena, path, NULL, &error);
	if (!source)
		diag_source(&unheard, NOWHERE, NULL, error, W_NONE, WORDS(path));
	const struct json *root = source ? json_read(arena, source, &unheard) : NULL;
	const struct json *kind = root && root->type == JSON_OBJECT ? json_get(root, "kind") : NULL;
	if (!kind || kind->type != JSON_STRING || strcmp(kind->text, "scenario") != 0)
		return false;
	*title = title_read(json_get(root, "title"));
	return true;
}

static void add_titles_of(struct titles *titles, const char *folder, struct diags *diags)
{
	int count;
	const char *const *files = places_files(titles->arena, folder, false, &count, diags);
	for (int i = 0; i < count; i++) {
		struct title title;
		if (!title_of_file(titles->arena, files[i], &title, diags))
			continue;
		*ARENA_PUSH(titles->arena, titles->bearers.list, titles->bearers.count, titles->bearers.capacity) =
			(struct bearer){.id = path_stem(titles->arena, files[i]), .title = title, .thing = titles->count};
		*ARENA_PUSH(titles->arena, titles->paths, titles->count, titles->capacity) = files[i];
	}
}

static struct titles all_titles(struct arena *arena, struct diags *diags)
{
	struct titles titles = {.arena = arena};
	int places, unseen = diags->unseen;
	const char *const *folders = places_in(arena, ".", &places, diags);
	diags->unseen = unseen; /* a folder that nobody may look into is no place, as far as is known */
	bool here = false;
	for (int i = 0; i < places; i++) {
		here = here || strcmp(folders[i], ".") == 0;
		add_titles_of(&titles, folders[i], diags);
	}
	if (!here)
		add_titles_of(&titles, ".", diags);
	return titles;
}

bool titles_have(struct arena *arena, const char *word, struct diags *diags)
{
	struct titles titles = all_titles(arena, diags);
	const struct bearer *const *found;
	int count;
	enum naming how = naming_find(arena, &titles.bearers, word, &found, &count);
	return how == NAMING_ID || how == NAMING_TITLE;
}

const char **titles_find(struct arena *arena, const char *word, int *count, const char **nearest,
                         struct diags *diags)
{
	struct titles titles = all_titles(arena, diags);
	const struct bearer *const *found;
	naming_find(arena, &titles.bearers, word, &found, count);
	const char **paths = ARENA_ARRAY(arena, *count + 1, const char *);
	for (int i = 0; i < *count; i++)
		paths[i] = titles.paths[found[i]->thing];
	const struct bearer *near = *count ? NULL : naming_nearest(arena, &titles.bearers, word);
	*nearest = near ? titles.paths[near->thing] : NULL;
	return paths;
}
