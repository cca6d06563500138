/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apart: names that tell paths and texts apart, on trees whose endings agree ever further, held against the plain
 * statement of what must hold: all differ, each ends its path, none could be shorter. */
#include "tests/test.h"
#include "base/apart.h"
#include "base/arena.h"

static const char *joined(struct arena *arena, const char *const *names, int count)
{
	const char *all = "";
	for (int i = 0; i < count; i++)
		all = arena_print(arena, "%s%s%s", all, i ? " " : "", names[i]);
	return all;
}

static const char *stems(struct arena *arena, const char *const *paths, int count)
{
	return joined(arena, apart_stems(arena, paths, count), count);
}
#define STEMS(arena, ...) \
	stems((arena), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

TEST(apart_files_are_called_by_as_many_folders_as_it_takes)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(STEMS(&arena, "/a/green.json", "/a/base.json"), "green base");
	CHECK_TEXT(STEMS(&arena, "/a/v1.2/s.json", "/a/v1.3/s.json"), "v1.2/s v1.3/s");
	CHECK_TEXT(STEMS(&arena, "/x/p/s.json", "/y/p/s.json", "/y/q/s.json", "/y/q/t.json"), "x/p/s y/p/s q/s t");
	CHECK_TEXT(STEMS(&arena, "/p/s.json", "/x/p/s.json"), "p/s x/p/s");
	CHECK_TEXT(STEMS(&arena, "/s.json", "/s/s.json", "/s/s/s.json"), "s s/s s/s/s");
	CHECK_TEXT(STEMS(&arena, "/ab/s.json", "/b/s.json"), "ab/s b/s");
	CHECK_TEXT(STEMS(&arena, "/t/q/s.json", "/t/y/q/s.json"), "q/s y/q/s"); /* wherever t lies */
	CHECK_TEXT(STEMS(&arena, "/t/s.json"), "s");
	arena_free(&arena);
}

TEST(apart_files_of_one_stem_keep_their_endings)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(STEMS(&arena, "/a/s.json", "/a/s.txt", "/a/s"), "s.json s.txt s");
	CHECK_TEXT(STEMS(&arena, "/a/s.json", "/a/s.json.json"), "s s.json.json");
	CHECK_TEXT(STEMS(&arena, "/a/s.json", "/a/s.txt", "/a/s.json.json"), "s.json s.txt s.json.json");
	CHECK_TEXT(STEMS(&arena, "/a/.json", "/a/v1.2.json"), ".json v1.2");
	arena_free(&arena);
}

TEST(apart_endings_have_at_least_so_many_names)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct apart list[] = {{.path = "/x/p/base.json", .least = 2},
	                       {.path = "/y/q/base.json", .least = 2},
	                       {.path = "/z/list.csv"},
	                       {.path = "/short", .least = 9}};
	apart_endings(&arena, list, 4);
	CHECK_TEXT(list[0].name, "p/base.json");
	CHECK_TEXT(list[1].name, "q/base.json");
	CHECK_TEXT(list[2].name, "list.csv");
	CHECK_TEXT(list[3].name, "short");
	arena_free(&arena);
}

/* All paths of up to three folders named a or b, in a shuffled order. */
TEST(apart_names_of_a_whole_tree_differ_and_end_their_paths)
{
	enum { COUNT = 14 };
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const char *paths[COUNT];
	int count = 0;
	for (int length = 1; length <= 3; length++)
		for (int bits = 0; bits < 1 << length; bits++) {
			const char *path = "";
			for (int i = 0; i < length; i++)
				path = arena_print(&arena, "%s/%c", path, bits >> i & 1 ? 'b' : 'a');
			paths[(count++ * 5) % COUNT] = path;
		}
	const char **names = apart_stems(&arena, paths, COUNT);
	int one, other;
	CHECK(!apart_same(&arena, names, COUNT, &one, &other));
	for (int i = 0; i < COUNT; i++) {
		size_t length = strlen(names[i]), whole = strlen(paths[i]);
		CHECK_TEXT(paths[i] + whole - length, names[i]);
		CHECK(paths[i][whole - length - 1] == '/');
	}
	arena_free(&arena);
}

TEST(apart_texts_stay_unless_another_wants_or_has_the_same)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	static const char *const wanted[] = {"T", "T", "b", "Own"}, *const ids[] = {"a", "b", "c", "d"};
	CHECK_TEXT(joined(&arena, apart_choose(&arena, wanted, ids, 4), 4), "a b c Own");
	int one = -1, other = -1;
	CHECK(apart_same(&arena, wanted, 4, &one, &other) && one == 0 && other == 1);
	CHECK(!apart_same(&arena, ids, 4, &one, &other));
	arena_free(&arena);
}
