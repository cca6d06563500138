/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_search: folders are looked through near ones first, and no more than MOST_FOLDERS of them. Holds: nothing is
 * opened but ordinary files whose path below a folder the manifest tells, or tables (*.csv) of its hashes. */
#include "command/verify_search.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "base/lookup.h"
#include "base/source.h"
#include "base/system.h"
#include "command/folder.h"
#include "command/installed.h"

enum { MOST_FOLDERS = 3000, MOST_TABLES = 5000, MOST_NAMES = 2000, LEVELS_DOWN = 3, LEVELS_NEAR = 2, LEVELS_UP = 6 };

/* Where something is found by name no further one is looked into: what lies near is what is meant, changed or not. */
enum stage { STAGE_NAMED, STAGE_HERE, STAGE_ABOVE, STAGE_SHIPPED, STAGE_END };

struct candidate {
	const char *path, *real;
	int levels; /* that may still be gone down */
	enum stage stage;
	bool opened;
};
struct verify_search {
	struct arena *arena;
	const char *folder;
	struct diags *diags;
	struct diags aside; /* what the system refused: told where something is lacking, which may be there */
	struct lookup *known; /* by canonical path */
	struct candidate *list;
	int count, capacity;
	enum stage stage;
	const char **files; /* that were named */
	int file_count, file_capacity;
	int tables;            /* that were looked into */
	struct lookup *taken;  /* canonical folders that a place of the entry in hand is found in */
	struct lookup *hashes; /* of files that were looked into, by path */
};

/* --- folders --- */

static bool is_folder(struct verify_search *search, const char *path)
{
	return search->count < MOST_FOLDERS && folder_look(path, false, &search->aside) == FOLDER_FOLDER;
}

static const char *real_path(struct verify_search *search, const char *path)
{
	const char *real = path_real(search->arena, path);
	if (!real && !system_is_absent(errno))
		diag_refused(&search->aside, NOWHERE, NULL, path, errno);
	return real;
}

static void add_folder(struct verify_search *search, const char *path, int levels)
{
	const char *real = is_folder(search, path) ? real_path(search, path) : NULL;
	if (!real || lookup_find(search->known, real))
		return;
	lookup_put(search->known, real, search);
	*ARENA_PUSH(search->arena, search->list, search->count, search->capacity) =
		(struct candidate){path, real, levels, search->stage, false};
}

/* Anybody may leave anything in it: what lies beside ours there is no one's to look through. */
static bool is_shared(const char *real)
{
	struct stat info;
	return stat(real, &info) != 0 || info.st_mode & S_IWOTH || strcmp(real, "/") == 0;
}

static void add_above(struct verify_search *search, const char *path)
{
	const char *real = real_path(search, path);
	for (int up = 0; real && up < LEVELS_UP && strcmp(real, "/") != 0; up++) {
		real = path_folder(search->arena, real);
		add_folder(search, real, is_shared(real) ? 0 : LEVELS_NEAR);
		add_folder(search, path_join(search->arena, real, "scenarios"), 1);
	}
}

static void add_stage(struct verify_search *search)
{
	const char *shipped;
	switch (++search->stage) {
	case STAGE_NAMED: break;
	case STAGE_HERE:
		add_folder(search, ".", LEVELS_DOWN);
		add_folder(search, search->folder, LEVELS_NEAR);
		break;
	case STAGE_ABOVE:
		add_above(search, ".");
		add_above(search, search->folder);
		break;
	case STAGE_SHIPPED:
		shipped = installed_part(search->arena, "scenarios", search->diags);
		if (shipped)
			add_folder(search, shipped, 1);
		break;
	case STAGE_END: break;
	}
}

/* Goes down from the first folder that was not opened yet. False: there is none. */
static bool open_next(struct verify_search *search)
{
	for (int i = 0; i < search->count; i++) {
		if (search->list[i].opened || search->list[i].levels == 0)
			continue;
		search->list[i].opened = true;
		const char *path = search->list[i].path;
		int levels = search->list[i].levels - 1;
		struct folder_names names = folder_names(search->arena, path, false, &search->aside);
		for (int n = 0; n < names.count && names.count <= MOST_NAMES; n++)
			add_folder(search, path_join(search->arena, path, names.list[n]), levels);
		return true;
	}
	return false;
}

/* The folder of that number, near ones first; NULL: there are no more. */
static const struct candidate *folder_at(struct verify_search *search, int index)
{
	while (index >= search->count && search->stage != STAGE_END)
		if (!open_next(search))
			add_stage(search);
	return index < search->count ? &search->list[index] : NULL;
}

struct verify_search *verify_search_create(struct arena *arena, const char *folder, const char *const *places,
                                           int count, struct diags *diags)
{
	struct verify_search *search = ARENA_NEW(arena, struct verify_search);
	*search = (struct verify_search){.arena = arena, .folder = folder, .diags = diags, .known = lookup_create(arena)};
	search->hashes = lookup_create(arena);
	diags_init(&search->aside, arena, diags->language);
	search->stage = count ? STAGE_SHIPPED : STAGE_NAMED; /* what was named is all */
	for (int i = 0; i < count; i++) {
		if (!path_is_folder(places[i]))
			*ARENA_PUSH(arena, search->files, search->file_count, search->file_capacity) = places[i];
		add_folder(search, path_is_folder(places[i]) ? places[i] : path_folder(arena, places[i]), LEVELS_DOWN);
	}
	return search;
}

/* --- files --- */

/* "" where there is no such file. */
static const char *hash_of(struct verify_search *search, const char *path)
{
	const char *known = lookup_find(search->hashes, path);
	if (known)
		return known;
	enum source_error error;
	struct arena work;
	char *hash = arena_alloc(search->arena, SHA256_TEXT);
	arena_init(&work, search->arena->rescue, search->arena->limit);
	const struct source *source = source_open(&work, path, NULL, &error);
	if (source)
		sha256_text(source->raw, source->raw_size, hash);
	else if (error == SOURCE_UNREADABLE)
		diag_source(&search->aside, NOWHERE, NULL, error, W_NONE, WORDS(path));
	arena_free(&work);
	lookup_put(search->hashes, path, hash);
	return hash;
}

static bool is_table(const struct manifest_entry *entry, const char *name)
{
	for (int i = 0; i < entry->options.tables.count; i++)
		if (strcmp(entry->options.tables.list[i], name) == 0)
			return true;
	return entry->options.text && strcmp(entry->options.text, name) == 0;
}

static const char *behind(const char *path, const char *label)
{
	size_t length = strlen(label);
	return strncmp(path, label, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

/* The part of an input's path below its place; NULL: it is not of this place. `label` NULL: there is one place. Where
 * a place is called as another begins, "v1" and "v1/a", "v1/a/s.json" is of the other. */
static const char *below(const struct manifest_entry *entry, const char *path, const char *label)
{
	const char *rest = label ? behind(path, label) : path;
	for (int p = 0; label && rest && p < entry->places.count; p++) {
		const char *other = behind(path, entry->places.list[p]);
		rest = other && other > rest ? NULL : rest;
	}
	return rest;
}

/* How well a folder fits the place: files of the right hash; -1: a scenario that was asked for is not there. */
static int fit(struct verify_search *search, const struct manifest_entry *entry, const char *label, const char *folder,
               bool *whole)
{
	int right = 0, all = 0;
	for (int i = 0; i < entry->scenarios.count; i++) {
		const char *rest = below(entry, entry->scenarios.list[i], label);
		if (rest && (!path_exists(path_join(search->arena, folder, rest)) ||
		             path_is_folder(path_join(search->arena, folder, rest))))
			return -1;
	}
	for (int i = 0; i < entry->inputs.count; i++) {
		const struct manifest_file *input = &entry->inputs.list[i];
		const char *rest = is_table(entry, input->path) ? NULL : below(entry, input->path, label);
		if (!rest)
			continue;
		all++;
		right += strcmp(hash_of(search, path_join(search->arena, folder, rest)), input->hash) == 0;
	}
	*whole = right == all;
	return right;
}

/* Is the folder called as the label ends: "x/luliang"? */
static bool is_called(const char *real, const char *label)
{
	size_t length = label ? strlen(label) : 0, whole = strlen(real);
	return length && whole > length && strcmp(real + whole - length, label) == 0 && real[whole - length - 1] == '/';
}

/* The folder of a place; NULL: there is none with its scenarios. */
static const char *find_place(struct verify_search *search, const struct manifest_entry *entry, const char *label)
{
	const struct candidate *candidate;
	const char *best = NULL, *best_real = NULL;
	enum stage stage = STAGE_END;
	int most = -1;
	for (int i = 0; (candidate = folder_at(search, i)) && candidate->stage <= stage; i++) {
		bool whole = false;
		const char *path = candidate->path, *real = candidate->real;
		int right = lookup_find(search->taken, real) ? -1 : fit(search, entry, label, path, &whole);
		int worth = right < 0 ? -1 : 2 * right + is_called(real, label);
		if (worth > most) {
			most = worth;
			stage = candidate->stage;
			best = path;
			best_real = real;
		}
		if (whole && right >= 0 && (!label || is_called(real, label)))
			break;
	}
	if (best)
		lookup_put(search->taken, best_real, search);
	return best;
}

/* --- tables --- */

/* A table of that hash in a folder, whatever it is called; NULL: none. */
static const char *table_in(struct verify_search *search, const char *folder, const char *hash)
{
	struct folder_names names = folder_names(search->arena, folder, false, &search->aside);
	for (int i = 0; i < names.count && search->tables < MOST_TABLES; i++) {
		if (!text_ends(names.list[i], ".csv"))
			continue;
		const char *path = path_join(search->arena, folder, names.list[i]);
		search->tables++;
		if (strcmp(hash_of(search, path), hash) == 0)
			return path;
	}
	return NULL;
}

static const char *hash_told(const struct manifest_entry *entry, const char *name)
{
	for (int i = 0; i < entry->inputs.count; i++)
		if (strcmp(entry->inputs.list[i].path, name) == 0)
			return entry->inputs.list[i].hash;
	return "";
}

/* By name and hash; else by hash; else by name. */
static const char *find_table(struct verify_search *search, const struct manifest_entry *entry, const char *name)
{
	const struct candidate *candidate;
	const char *hash = hash_told(entry, name), *named = NULL;
	for (int i = 0; i < search->file_count; i++)
		if (strcmp(hash_of(search, search->files[i]), hash) == 0)
			return search->files[i];
	enum stage stage = STAGE_END;
	for (int i = 0; (candidate = folder_at(search, i)) && candidate->stage <= stage; i++) {
		const char *path = path_join(search->arena, candidate->path, name);
		bool there = path_exists(path) && !path_is_folder(path);
		if (there && strcmp(hash_of(search, path), hash) == 0)
			return path;
		stage = there && !named ? candidate->stage : stage;
		named = there && !named ? path : named;
	}
	search->tables = 0;
	for (int i = 0; (candidate = folder_at(search, i)) && candidate->stage <= stage; i++) {
		const char *path = table_in(search, candidate->path, hash);
		if (path)
			return path;
	}
	return named;
}

/* --- all of an entry --- */

static void push(struct arena *arena, struct option_texts *texts, const char *text)
{
	*ARENA_PUSH(arena, texts->list, texts->count, texts->capacity) = text;
}

/* Files of a place that are there by name and are not those of then. */
static void note_changed(struct verify_search *search, struct verify_found *found, const struct manifest_entry *entry,
                         const char *label, const char *folder)
{
	for (int i = 0; i < entry->inputs.count; i++) {
		const struct manifest_file *input = &entry->inputs.list[i];
		const char *rest = is_table(entry, input->path) ? NULL : below(entry, input->path, label),
				   *path = rest ? path_join(search->arena, folder, rest) : NULL;
		if (path && path_exists(path) && strcmp(hash_of(search, path), input->hash) != 0)
			push(search->arena, &found->changed, input->path);
	}
}

/* Where we could not look, it may be. */
static void tell_refused(struct verify_search *search)
{
	search->aside.refused += search->aside.unseen > 0;
	diags_take(search->diags, &search->aside);
	diags_init(&search->aside, search->arena, search->diags->language);
}

struct verify_found verify_search_find(struct verify_search *search, const struct manifest_entry *entry)
{
	struct arena *arena = search->arena;
	int places = entry->places.count ? entry->places.count : 1;
	struct verify_found found = {.scenarios = ARENA_ARRAY(arena, entry->scenarios.count + 1, const char *),
	                             .named = ARENA_ARRAY(arena, entry->options.tables.count + 2, const char *)};
	search->taken = lookup_create(arena);
	for (int p = 0; p < places; p++) {
		const char *label = entry->places.count ? entry->places.list[p] : NULL,
				   *folder = find_place(search, entry, label);
		if (folder)
			note_changed(search, &found, entry, label, folder);
		for (int i = 0; folder && i < entry->scenarios.count; i++) {
			const char *rest = below(entry, entry->scenarios.list[i], label);
			if (rest)
				found.scenarios[i] = path_join(arena, folder, rest);
		}
	}
	for (int i = 0; i < entry->scenarios.count; i++)
		if (!found.scenarios[i])
			push(arena, &found.lacking, entry->scenarios.list[i]);
	struct option_texts named = manifest_named(arena, entry);
	for (int i = 0; i < named.count; i++) {
		const char *name = named.list[i];
		found.named[i] = find_table(search, entry, name);
		if (!found.named[i])
			push(arena, &found.lacking, name);
		else if (strcmp(hash_of(search, found.named[i]), hash_told(entry, name)) != 0)
			push(arena, &found.changed, name);
	}
	if (found.lacking.count || found.changed.count)
		tell_refused(search);
	return found;
}
