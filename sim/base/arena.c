/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena: memory by lifetime. Allocation moves a pointer through chunks of 64 kB to 1 MB taken from calloc, so
 * what is handed out is zero without another pass; what is larger than a chunk gets one of its own. Holds:
 * bytes between `next` and `end` are zero and have never been handed out.
 * Under the address sanitizer everything that is not handed out is poisoned, so that reading past the end of
 * one allocation into the next is caught as if each came from malloc. */
#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif
#ifdef SANITIZED
#include <sanitizer/asan_interface.h>
#define POISON(start, size) __asan_poison_memory_region((start), (size))
#define UNPOISON(start, size) __asan_unpoison_memory_region((start), (size))
#define REDZONE 16 /* bytes left between two allocations that would otherwise touch */
#else
#define POISON(start, size) ((void)(start), (void)(size))
#define UNPOISON(start, size) ((void)(start), (void)(size))
#define REDZONE 0
#endif

enum { ALIGNMENT = 64, FIRST_CHUNK = 64 << 10, LAST_CHUNK = 1 << 20 };

struct arena_chunk {
	struct arena_chunk *next;
	size_t size; /* with this header */
};

struct arena_cleanup {
	struct arena_cleanup *next;
	void (*run)(void *);
	void *data;
};

void arena_init(struct arena *arena, jmp_buf *rescue, size_t limit)
{
	*arena = (struct arena){.rescue = rescue, .limit = limit};
}

void arena_free(struct arena *arena)
{
	while (arena->cleanups) {
		struct arena_cleanup *cleanup = arena->cleanups;
		arena->cleanups = cleanup->next;
		if (cleanup->run)
			cleanup->run(cleanup->data);
	}
	while (arena->chunks) {
		struct arena_chunk *chunk = arena->chunks;
		arena->chunks = chunk->next;
		UNPOISON(chunk, chunk->size);
		free(chunk);
	}
	arena_init(arena, arena->rescue, arena->limit);
}

void arena_exhausted(struct arena *arena)
{
	if (arena->rescue)
		longjmp(*arena->rescue, 1);
	__builtin_trap(); /* an arena without a place to return to is our mistake */
}

/* A chunk with room for `room` bytes after its header and the alignment. */
static char *chunk_take(struct arena *arena, size_t room)
{
	size_t size = room + sizeof(struct arena_chunk);
	if (size < room || (arena->limit && (size > arena->limit || arena->total > arena->limit - size)))
		return NULL;
	struct arena_chunk *chunk = calloc(1, size);
	if (!chunk)
		return NULL;
	*chunk = (struct arena_chunk){arena->chunks, size};
	arena->chunks = chunk;
	arena->total += size;
	POISON(chunk + 1, room);
	return (char *)(chunk + 1);
}

static char *align_up(char *at, size_t alignment)
{
	return at + (-(uintptr_t)at & (alignment - 1));
}

static size_t usual_chunk(const struct arena *arena)
{
	size_t size = FIRST_CHUNK;
	while (size < arena->total && size < LAST_CHUNK)
		size *= 2;
	return size - sizeof(struct arena_chunk);
}

static void *take_from_new_chunk(struct arena *arena, size_t size, size_t alignment)
{
	size_t needed = size + alignment + REDZONE;
	if (needed < size)
		arena_exhausted(arena);
	size_t usual = usual_chunk(arena);
	char *start = needed <= usual / 4 ? chunk_take(arena, usual) : NULL;
	bool shared = start != NULL;
	if (!start)
		start = chunk_take(arena, needed); /* its own, also where only little is left below the limit */
	if (!start)
		arena_exhausted(arena);
	char *at = align_up(start, alignment);
	if (shared) {
		arena->next = at + size + REDZONE;
		arena->end = start + usual;
	}
	UNPOISON(at, size);
	return at;
}

static void *take_room(struct arena *arena, size_t size, size_t alignment)
{
	char *at = arena->next ? align_up(arena->next, alignment) : NULL;
	size_t room = at && at < arena->end ? (size_t)(arena->end - at) : 0;
	if (size > room || size + REDZONE > room)
		return take_from_new_chunk(arena, size, alignment);
	arena->next = at + size + REDZONE;
	UNPOISON(at, size);
	return at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return take_room(arena, size ? size : 1, ALIGNMENT);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes))
		arena_exhausted(arena);
	return arena_alloc(arena, bytes);
}

void *arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size)
{
	void *grown = arena_alloc(arena, new_size > old_size ? new_size : old_size);
	if (old_size)
		memcpy(grown, old, old_size);
	return grown;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	if (length == SIZE_MAX)
		arena_exhausted(arena);
	char *copy = take_room(arena, length + 1, 1);
	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0) {
		va_end(again);
		arena_exhausted(arena);
	}
	char *text = take_room(arena, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

struct arena_cleanup *arena_on_free(struct arena *arena, void (*run)(void *), void *data)
{
	struct arena_cleanup *cleanup = ARENA_NEW(arena, struct arena_cleanup);
	*cleanup = (struct arena_cleanup){arena->cleanups, run, data};
	arena->cleanups = cleanup;
	return cleanup;
}

void arena_cancel(struct arena_cleanup *cleanup)
{
	cleanup->run = NULL;
}
