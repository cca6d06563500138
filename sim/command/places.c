/* SPDX-License-Identifier: GPL-3.0-or-later */
/* places: finds the folders that hold a plan, here and beside the program, and the files in them. */
#include "command/places.h"
#include <string.h>
#include "base/source.h"
#include "base/text.h"
#include "command/folder.h"
#include "command/installed.h"

const char *const *places_files(struct arena *arena, const char *folder, bool meant, int *count, struct diags *diags)
{
	struct folder_names all = folder_names(arena, folder, meant, diags), files = {0};
	for (int i = 0; i < all.count; i++)
		if (text_ends(all.list[i], ".json") && !text_ends(all.list[i], ".schema.json"))
			folder_add(&files, arena, path_join(arena, folder, all.list[i]));
	*count = files.count;
	return files.list;
}

static void add_place(struct folder_names *places, struct arena *arena, const char *folder, struct diags *diags)
{
	if (folder_look(path_join(arena, folder, "plan.json"), false, diags))
		folder_add(places, arena, folder);
}

static void add_places_in(struct folder_names *places, struct arena *arena, const char *folder, struct diags *diags)
{
	struct folder_names all = folder_names(arena, folder, false, diags);
	for (int i = 0; i < all.count; i++) {
		char *inner = path_join(arena, folder, all.list[i]);
		if (folder_look(inner, false, diags) == FOLDER_FOLDER)
			add_place(places, arena, inner, diags);
	}
}

const char *const *places_in(struct arena *arena, const char *folder, int *count, struct diags *diags)
{
	struct folder_names places = {0};
	add_place(&places, arena, folder, diags);
	add_places_in(&places, arena, folder, diags);
	add_places_in(&places, arena, path_join(arena, folder, "scenarios"), diags);
	*count = places.count;
	return places.list;
}

static bool is_among(struct arena *arena, const char *path, const char *const *list, int count)
{
	const char *real = path_real(arena, path);
	for (int i = 0; real && i < count; i++) {
		const char *other = path_real(arena, list[i]);
		if (other && strcmp(other, real) == 0)
			return true;
	}
	return false;
}

const char *const *places_shipped(struct arena *arena, int *count, struct diags *diags)
{
	struct folder_names all = {0}, shipped = {0};
	const char *folder = installed_part(arena, "scenarios", diags);
	int here;
	const char *const *places = places_in(arena, ".", &here, diags);
	if (folder)
		add_places_in(&all, arena, folder, diags);
	for (int i = 0; i < all.count; i++)
		if (!is_among(arena, all.list[i], places, here))
			folder_add(&shipped, arena, all.list[i]);
	*count = shipped.count;
	return shipped.list;
}
