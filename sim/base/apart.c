/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apart: names that are checked to differ. Paths are sorted from their end, name by name; a path then shares most with
 * a neighbour, and one name more than it shares tells it from all others. Holds: what two paths are called differs, for
 * an ending of so many names stands alone among the endings of so many names; and so does a path that is told from the
 * folder on which all of them lie in, though others may end in it. */
#include "base/apart.h"
#include <stdlib.h>
#include <string.h>

/* --- from the end --- */

/* The name before `end`; *end moves before it and its slash. Its length, 0: there is none. */
static size_t last_name(const char *path, size_t *end)
{
	while (*end > 0 && path[*end - 1] == '/')
		--*end;
	size_t stop = *end;
	while (*end > 0 && path[*end - 1] != '/')
		--*end;
	return stop - *end;
}

static int compare_names(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
	return order ? order : (a_length > b_length) - (a_length < b_length);
}

/* The order of two paths from their end, and how many names they share. */
static int compare_ends(const char *a, const char *b, int *shared)
{
	size_t a_end = strlen(a), b_end = strlen(b);
	for (*shared = 0;; ++*shared) {
		size_t a_length = last_name(a, &a_end), b_length = last_name(b, &b_end);
		int order = compare_names(a + a_end, a_length, b + b_end, b_length);
		if (order || (!a_length && !b_length))
			return order;
	}
}

static int by_end(const void *left, const void *right)
{
	const struct apart *const *a = left, *const *b = right;
	int shared;
	return compare_ends((*a)->path, (*b)->path, &shared);
}

/* Bytes of the folder that all lie in, with its slash. */
static size_t common_folder(const struct apart *list, int count)
{
	size_t common = count ? strlen(list[0].path) : 0;
	for (int i = 0; i < count; i++) {
		size_t same = 0;
		while (same < common && list[i].path[same] == list[0].path[same])
			same++;
		common = same;
	}
	while (common > 0 && list[0].path[common - 1] != '/')
		common--;
	return common;
}

/* Where so many names begin, but not before `first`. */
static size_t begin_of(const char *path, int names, size_t first)
{
	size_t end = strlen(path), begin = end;
	for (; names > 0 && last_name(path, &end) && end >= first; names--)
		begin = end;
	return begin;
}

void apart_endings(struct arena *arena, struct apart *list, int count)
{
	struct apart **sorted = ARENA_ARRAY(arena, count + 1, struct apart *);
	int *shares = ARENA_ARRAY(arena, count + 1, int); /* with the one before */
	size_t common = common_folder(list, count);
	for (int i = 0; i < count; i++)
		sorted[i] = &list[i];
	qsort(sorted, (size_t)count, sizeof *sorted, by_end);
	for (int i = 1; i < count; i++)
		compare_ends(sorted[i - 1]->path, sorted[i]->path, &shares[i]);
	for (int i = 0; i < count; i++) {
		int most = shares[i] > shares[i + 1] ? shares[i] : shares[i + 1];
		const char *path = sorted[i]->path;
		size_t begin = begin_of(path, most + 1, common), least = begin_of(path, sorted[i]->least, 0);
		path += begin < least ? begin : least;
		sorted[i]->name = arena_copy(arena, path, strlen(path));
	}
}

/* --- texts --- */

struct numbered {
	const char *text;
	int index;
	bool wanted;
};

static int by_text(const void *left, const void *right)
{
	const struct numbered *a = left, *b = right;
	int order = strcmp(a->text, b->text);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static struct numbered *sorted_texts(struct arena *arena, const char *const *texts, int count, int room)
{
	struct numbered *list = ARENA_ARRAY(arena, room + 1, struct numbered);
	for (int i = 0; i < count; i++)
		list[i] = (struct numbered){texts[i], i, true};
	return list;
}

bool apart_same(struct arena *arena, const char *const *texts, int count, int *one, int *other)
{
	struct numbered *list = sorted_texts(arena, texts, count, count);
	qsort(list, (size_t)count, sizeof *list, by_text);
	for (int i = 1; i < count; i++)
		if (strcmp(list[i - 1].text, list[i].text) == 0) {
			*one = list[i - 1].index;
			*other = list[i].index;
			return true;
		}
	return false;
}

const char **apart_choose(struct arena *arena, const char *const *wanted, const char *const *certain, int count)
{
	struct numbered *list = sorted_texts(arena, wanted, count, 2 * count);
	const char **chosen = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count; i++) {
		list[count + i] = (struct numbered){certain[i], i, false};
		chosen[i] = wanted[i];
	}
	qsort(list, (size_t)count * 2, sizeof *list, by_text);
	for (int i = 0, same; i < 2 * count; i += same) {
		bool several = false;
		for (same = 1; i + same < 2 * count && strcmp(list[i].text, list[i + same].text) == 0; same++)
			several |= list[i + same].index != list[i].index;
		for (int k = i; several && k < i + same; k++)
			if (list[k].wanted)
				chosen[list[k].index] = certain[list[k].index];
	}
	return chosen;
}

const char **apart_stems(struct arena *arena, const char *const *paths, int count)
{
	const char **stems = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count; i++) {
		const char *slash = strrchr(paths[i], '/'), *name = slash ? slash + 1 : paths[i], *dot = strrchr(name, '.');
		stems[i] = arena_copy(arena, paths[i], dot && dot != name ? (size_t)(dot - paths[i]) : strlen(paths[i]));
	}
	stems = apart_choose(arena, stems, paths, count);
	struct apart *list = ARENA_ARRAY(arena, count + 1, struct apart);
	for (int i = 0; i < count; i++)
		list[i].path = stems[i];
	apart_endings(arena, list, count);
	for (int i = 0; i < count; i++)
		stems[i] = list[i].name;
	return stems;
}
