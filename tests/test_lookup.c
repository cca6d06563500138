/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was put under a text is found under that text and no other, however many there are. */
#include "base/lookup.h"
#include "tests/test.h"

enum { MANY = 5000 };

TEST(lookup_finds_each_of_thousands_and_nothing_else)
{
	struct arena arena;
	int values[MANY];
	arena_init(&arena, NULL, 0);
	struct lookup *lookup = lookup_create(&arena);
	CHECK(!lookup_find(lookup, "") && !lookup_find(lookup, "k0"));
	for (int i = 0; i < MANY; i++)
		lookup_put(lookup, arena_print(&arena, "k%d", i), &values[i]);
	int found = 0, strangers = 0;
	for (int i = 0; i < MANY; i++) {
		found += lookup_find(lookup, arena_print(&arena, "k%d", i)) == &values[i];
		strangers += lookup_find(lookup, arena_print(&arena, "k%d", MANY + i)) != NULL;
		strangers += lookup_find(lookup, arena_print(&arena, "K%d", i)) != NULL;
	}
	CHECK_INT(found, MANY);
	CHECK_INT(strangers, 0);
	arena_free(&arena);
}

TEST(lookup_keeps_what_was_put_last)
{
	struct arena arena;
	int first, second;
	arena_init(&arena, NULL, 0);
	struct lookup *lookup = lookup_create(&arena);
	for (int i = 0; i < 200; i++)
		lookup_put(lookup, "a", i < 199 ? &first : &second);
	CHECK(lookup_find(lookup, "a") == &second);
	lookup_put(lookup, "a", NULL);
	CHECK(!lookup_find(lookup, "a"));
	lookup_put(lookup, "", &first);
	CHECK(lookup_find(lookup, "") == &first);
	arena_free(&arena);
}

TEST(lookup_of_a_part_of_a_text_takes_no_longer_and_no_shorter_key)
{
	struct arena arena;
	int of[9];
	arena_init(&arena, NULL, 0);
	struct lookup *lookup = lookup_create(&arena);
	for (int n = 0; n < 9; n++)
		lookup_put(lookup, arena_copy(&arena, "aaaaaaaa", (size_t)n), &of[n]);
	for (int n = 0; n < 9; n++)
		CHECK(lookup_find_n(lookup, "aaaaaaaabc", (size_t)n) == &of[n]);
	CHECK(!lookup_find_n(lookup, "aaaaaaaabc", 9));
	arena_free(&arena);
}
