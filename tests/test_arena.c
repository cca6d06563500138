/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena: what is handed out is zero, aligned and apart; exhaustion jumps; clean-ups run newest first. */
#include "tests/test.h"
#include <stdint.h>
#include "base/arena.h"

TEST(arena_memory_is_zeroed_aligned_and_apart)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	unsigned char *before = NULL;
	for (size_t size = 0; size < 5000; size += 7) {
		unsigned char *at = arena_alloc(&arena, size);
		CHECK((size_t)at % 64 == 0);
		CHECK(at != before);
		for (size_t i = 0; i < size; i++)
			CHECK_SAY(!at[i], "byte %zu of %zu is not zero", i, size);
		memset(at, 0xFF, size);
		before = at;
	}
	arena_free(&arena);
	CHECK(arena.chunks == NULL && arena.total == 0);
}

TEST(arena_large_blocks_leave_the_chunk_in_use)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	char *small = arena_alloc(&arena, 10), *large = arena_alloc(&arena, 3 << 20), *next = arena_alloc(&arena, 10);
	large[(3 << 20) - 1] = 1;
	CHECK(next > small && next - small <= 256);
	arena_free(&arena);
}

TEST(arena_copies_and_prints_end_with_nul)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(arena_copy(&arena, "abcdef", 3), "abc");
	CHECK_TEXT(arena_copy(&arena, NULL, 0), "");
	CHECK_TEXT(arena_print(&arena, "%d-%s", 42, "x"), "42-x");
	char *long_text = arena_print(&arena, "%0200000d", 7);
	CHECK_INT(strlen(long_text), 200000);
	int *grown = arena_grow(&arena, &(int){5}, sizeof(int), 3 * sizeof(int));
	CHECK(grown[0] == 5 && grown[1] == 0 && grown[2] == 0);
	arena_free(&arena);
}

TEST(arena_push_keeps_all_items)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	int *list = NULL, count = 0, capacity = 0;
	for (int i = 0; i < 1000; i++)
		*ARENA_PUSH(&arena, list, count, capacity) = i;
	CHECK_INT(count, 1000);
	for (int i = 0; i < 1000; i++)
		CHECK_INT(list[i], i);
	arena_free(&arena);
}

static int jumps_at(size_t limit, size_t count, size_t size)
{
	struct arena arena;
	jmp_buf rescue;
	arena_init(&arena, &rescue, limit);
	volatile int jumped = 0;
	if (setjmp(rescue) == 0)
		arena_array(&arena, count, size);
	else
		jumped = 1;
	CHECK(limit == 0 || arena.total <= limit);
	arena_free(&arena);
	return jumped;
}

TEST(arena_exhaustion_jumps_to_the_rescue)
{
	CHECK(jumps_at(1 << 20, 1, 2 << 20));
	CHECK(!jumps_at(1 << 20, 1, 1 << 19));
	CHECK(jumps_at(0, SIZE_MAX / 2, 3)); /* the product overflows */
	CHECK(jumps_at(0, 1, SIZE_MAX - 8));
	CHECK(!jumps_at(2000, 1, 1000)); /* below a chunk, but there is room */
	CHECK(jumps_at(2000, 1, 2000));
}

static char order[8];
static void note_a(void *data) { strcat(order, data); }

TEST(arena_clean_ups_run_newest_first_and_once)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	order[0] = 0;
	arena_on_free(&arena, note_a, (char[]){"a"});
	struct arena_cleanup *cancelled = arena_on_free(&arena, note_a, (char[]){"b"});
	arena_on_free(&arena, note_a, (char[]){"c"});
	arena_cancel(cancelled);
	arena_free(&arena);
	CHECK_TEXT(order, "ca");
	arena_free(&arena);
	CHECK_TEXT(order, "ca");
}
