/* SPDX-License-Identifier: GPL-3.0-or-later */
/* files: finds what a command line names. */
#include "command/files.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/nearest.h"
#include "base/source.h"
#include "command/folder.h"
#include "command/installed.h"
#include "command/places.h"
#include "command/titles.h"
#include "data/region.h"

static void add_found(struct found *found, struct arena *arena, const char *path, bool named)
{
	const char *real = path_real(arena, path);
	*ARENA_PUSH(arena, found->list, found->count, found->capacity) =
		(struct found_file){path, real ? real : path, named};
}

static const char *listed(struct arena *arena, const char *const *names, int count)
{
	struct text list;
	text_init(&list, arena);
	text_add(&list, "");
	for (int i = 0; i < count; i++)
		text_print(&list, i ? ", %s" : "%s", names[i]);
	return list.bytes;
}

static bool complain_empty(struct arena *arena, const char *folder, struct diags *diags)
{
	int count;
	const char *const *places = places_in(arena, folder, &count, diags);
	diag_error(diags, NOWHERE, NULL, W_FILES_EMPTY_FOLDER, count ? W_FILES_PLACES : W_NONE, folder,
	           listed(arena, places, count));
	return false;
}

/* A link in a folder that somebody else filled may lead anywhere: such a file is read only where it is named. */
static bool complain_leads_out(struct arena *arena, const char *folder, const struct found_file *file,
                               struct diags *diags)
{
	const char *real = path_real(arena, folder);
	struct region region = real ? region_below(real, folder) : (struct region){0};
	bool out = real && file->real != file->path && strcmp(path_folder(arena, file->real), real) != 0 &&
	           !region_reads(&region, file->real);
	if (out)
		diag_error(diags, NOWHERE, NULL, W_FILES_LEADS_OUT, W_FILES_LEADS_OUT_HINT, file->path, folder);
	return out;
}

static bool find_in_folder(struct found *found, struct arena *arena, const char *folder, struct diags *diags)
{
	int count;
	int refused = diags->refused;
	const char *const *files = places_files(arena, folder, true, &count, diags);
	bool stays = true;
	for (int i = 0; i < count; i++) {
		add_found(found, arena, files[i], false);
		if (complain_leads_out(arena, folder, &found->list[found->count - 1], diags)) {
			found->count--;
			stays = false;
		}
	}
	if (diags->refused > refused || !stays)
		return false;
	return count > 0 || complain_empty(arena, folder, diags);
}

/* Files of that name in the folders of `scenarios`, with and without the ending. */
static struct folder_names in_places(struct arena *arena, const char *scenarios, const char *word, struct diags *diags)
{
	struct folder_names matches = {0}, folders = folder_names(arena, scenarios, false, diags);
	for (int i = 0; i < folders.count; i++) {
		char *folder = path_join(arena, scenarios, folders.list[i]), *path = path_join(arena, folder, word);
		char *whole = arena_print(arena, "%s.json", path);
		if (folder_look(path, false, diags) == FOLDER_FILE)
			folder_add(&matches, arena, path);
		else if (folder_look(whole, false, diags))
			folder_add(&matches, arena, whole);
	}
	return matches;
}

static bool complain_several_folders(struct arena *arena, const char *word, const struct folder_names *matches,
                                     struct diags *diags)
{
	diag_error(diags, NOWHERE, NULL, W_FILES_SEVERAL, W_FILES_WHICH, word,
	           listed(arena, matches->list, matches->count));
	return false;
}

/* The places here, then the shipped ones. */
static struct folder_names all_places(struct arena *arena, struct diags *diags)
{
	struct folder_names all = {0};
	int count;
	const char *const *places = places_in(arena, ".", &count, diags);
	for (int i = 0; i < count; i++)
		folder_add(&all, arena, places[i]);
	places = places_shipped(arena, &count, diags);
	for (int i = 0; i < count; i++)
		folder_add(&all, arena, places[i]);
	return all;
}

/* What there is that the word may have meant: by the stems of files and the names of places. */
static const char *nearest_path(struct arena *arena, const char *word, struct diags *diags)
{
	struct folder_names stems = {0}, paths = {0}, places = all_places(arena, diags);
	int files;
	for (int place = -1; place < places.count; place++) {
		const char *const *here = places_files(arena, place < 0 ? "." : places.list[place], false, &files, diags);
		for (int i = 0; i < files; i++) {
			folder_add(&stems, arena, path_stem(arena, here[i]));
			folder_add(&paths, arena, here[i]);
		}
	}
	for (int place = 0; place < places.count; place++) {
		const char *slash = strrchr(places.list[place], '/');
		folder_add(&stems, arena, slash ? slash + 1 : places.list[place]);
		folder_add(&paths, arena, places.list[place]);
	}
	const char *nearest = nearest_name(path_stem(arena, word), stems.list, (size_t)stems.count);
	for (int i = 0; i < stems.count; i++)
		if (stems.list[i] == nearest)
			return paths.list[i];
	return NULL;
}

static bool complain_nothing(struct arena *arena, const char *word, const char *titled, struct diags *diags)
{
	const char *nearest = nearest_path(arena, word, diags);
	nearest = nearest ? nearest : titled;
	int count, shipped_count;
	const char *const *places = places_in(arena, ".", &count, diags),
					  *const *shipped = places_shipped(arena, &shipped_count, diags);
	enum word hint = nearest                  ? W_FILES_NEAREST
	                 : count && shipped_count ? W_FILES_PLACES_AND_SHIPPED
	                 : count                  ? W_FILES_PLACES
	                 : shipped_count          ? W_FILES_SHIPPED
	                                          : W_FILES_NO_PLACES;
	diag_error(diags, NOWHERE, NULL, W_FILES_NOTHING, hint, word, listed(arena, places, count), nearest ? nearest : "",
	           listed(arena, shipped, shipped_count));
	return false;
}

/* A file's own name was written, and it is not here: one of another folder is not meant. */
static bool complain_elsewhere(struct arena *arena, const char *word, const char *path, struct diags *diags)
{
	diag_error(diags, NOWHERE, NULL, W_FILES_NOTHING, W_FILES_SHIPPED_NAME, word, path, path_stem(arena, path));
	return false;
}

/* What the word stands for in a folder of places: a file in one of them, or one of them. 1: added; 0: an error
 * was reported; -1: nothing. `shipped`: whoever did not name the place is told which it is; a name with its ending,
 * green.json, means a file that is here or in a place here, and that is told, too. */
static int find_below(struct files_word *found, struct arena *arena, const char *scenarios, const char *word,
                      bool shipped, struct diags *diags)
{
	struct folder_names matches = in_places(arena, scenarios, word, diags);
	const char *inner = path_join(arena, scenarios, word), *inner_file = arena_print(arena, "%s.json", inner);
	if (matches.count > 1)
		return complain_several_folders(arena, word, &matches, diags);
	if (matches.count == 0 && folder_look(inner, true, diags) == FOLDER_FOLDER) {
		*found = (struct files_word){inner, true};
		return 1;
	}
	if (matches.count == 0 && !folder_look(inner_file, true, diags))
		return -1;
	bool whole = text_ends(word, ".json");
	if (matches.count && shipped && whole)
		return complain_elsewhere(arena, word, matches.list[0], diags);
	*found = (struct files_word){matches.count ? matches.list[0] : inner_file, false};
	if (matches.count && (shipped || whole))
		diag_note(diags, NOWHERE, NULL, W_FILES_NOT_HERE, shipped ? W_FILES_TAKEN : W_FILES_TAKEN_HERE, word,
		          matches.list[0]);
	return 1;
}

/* A name, perhaps of a scenario in a place, but no way through folders: only such a word may stand for what
 * was shipped. */
static bool is_bare(const char *word)
{
	return *word && *word != '/' && *word != '.' && !strstr(word, "/.") && !strstr(word, "//");
}

/* A scenario by its title. */
static bool find_titled(struct files_word *found, struct arena *arena, const char *word, struct diags *diags,
                        int *unseen)
{
	const char *nearest;
	int refused = diags->refused;
	struct folder_names titled = {0};
	titled.list = titles_find(arena, word, &titled.count, &nearest, diags);
	*unseen = diags->unseen;
	if (titled.count == 0 && diags->refused > refused)
		return false;
	if (titled.count == 0)
		return complain_nothing(arena, word, nearest, diags);
	if (titled.count > 1)
		return complain_several_folders(arena, word, &titled, diags);
	*found = (struct files_word){titled.list[0], false};
	return true;
}

bool files_look_up(struct files_word *found, struct arena *arena, const char *word, struct diags *diags)
{
	int refused = diags->refused, unseen = diags->unseen, looked = unseen;
	enum folder_thing thing = folder_look(word, true, diags);
	const char *whole = arena_print(arena, "%s.json", word);
	const char *path = thing ? word : *word && folder_look(whole, true, diags) ? whole : NULL;
	if (path && diags->refused == refused) {
		*found = (struct files_word){path, thing == FOLDER_FOLDER};
		return true;
	}
	const char *shipped = is_bare(word) ? installed_part(arena, "scenarios", diags) : NULL;
	int outcome = *word && word[0] != '/' ? find_below(found, arena, "scenarios", word, false, diags) : -1;
	if (outcome < 0 && shipped)
		outcome = find_below(found, arena, shipped, word, true, diags);
	if (diags->refused > refused) /* whatever was found: there may be more */
		return false;
	bool right = outcome < 0 ? find_titled(found, arena, word, diags, &looked) : outcome;
	diags->refused += !right && looked > unseen; /* it may be where we must not look, which was noted */
	return right;
}

bool files_add(struct found *found, struct arena *arena, const struct files_word *word, struct diags *diags)
{
	if (word->folder)
		return find_in_folder(found, arena, word->path, diags);
	add_found(found, arena, word->path, true);
	return true;
}

bool files_find(struct found *found, struct arena *arena, const char *word, struct diags *diags)
{
	struct files_word what;
	return files_look_up(&what, arena, word, diags) && files_add(found, arena, &what, diags);
}

bool files_is_one(struct arena *arena, const char *name, struct diags *diags)
{
	struct found found = {0};
	struct diags quiet;
	diags_init_unheard(&quiet, arena, diags);
	return files_find(&found, arena, name, &quiet) && found.count == 1 && found.list[0].named;
}

bool files_is_called(struct arena *arena, const char *name, struct diags *diags)
{
	struct files_word word;
	struct diags quiet;
	diags_init_unheard(&quiet, arena, diags);
	return files_look_up(&word, arena, name, &quiet) && !word.folder &&
	       (strcmp(path_stem(arena, word.path), name) == 0 || titles_have(arena, name, &quiet));
}

/* --- once --- */

struct known_file {
	const char *key;
	int index;
};

static int by_key_then_index(const void *left, const void *right)
{
	const struct known_file *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	return order ? order : a->index - b->index;
}

/* What two names of one file share. Hard links are one file where they lie in one folder: in another, what the file
 * names beside itself may be another plan. */
static const char *key_of(struct arena *arena, const char *real)
{
	struct stat info;
	if (stat(real, &info) != 0)
		return real;
	return arena_print(arena, "%ju:%ju:%s", (uintmax_t)info.st_dev, (uintmax_t)info.st_ino, path_folder(arena, real));
}

/* Told where a name was another one: what it would have been called is missing then. */
static void tell_same(struct arena *arena, const struct found_file *first, const struct found_file *again,
                      struct diags *diags)
{
	if (strcmp(path_stem(arena, first->path), path_stem(arena, again->path)) != 0)
		diag_note(diags, NOWHERE, NULL, W_FILES_SAME, W_FILES_COUNTS_ONCE, again->path, first->path);
}

void files_once(struct found *found, struct arena *arena, struct diags *diags)
{
	struct known_file *known = ARENA_ARRAY(arena, found->count + 1, struct known_file);
	bool *again = ARENA_ARRAY(arena, found->count + 1, bool);
	for (int i = 0; i < found->count; i++)
		known[i] = (struct known_file){key_of(arena, found->list[i].real), i};
	qsort(known, (size_t)found->count, sizeof *known, by_key_then_index);
	for (int i = 1, first = 0; i < found->count; i++) {
		if (strcmp(known[i].key, known[first].key) != 0) {
			first = i;
			continue;
		}
		again[known[i].index] = true;
		tell_same(arena, &found->list[known[first].index], &found->list[known[i].index], diags);
	}
	int kept = 0;
	for (int i = 0; i < found->count; i++)
		if (!again[i])
			found->list[kept++] = found->list[i];
	found->count = kept;
}
