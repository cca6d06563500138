/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena: memory by lifetime. Everything allocated from an arena lives until arena_free. An arena never
 * returns NULL: exhaustion (of the system or of `limit`) jumps to `rescue`, where the command or library
 * call began; that place calls arena_free, which runs the registered clean-ups (files, children,
 * temporaries), newest first, and releases the memory. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

struct arena {
	struct arena_chunk *chunks;
	struct arena_cleanup *cleanups;
	char *next, *end;      /* free space of the newest chunk */
	size_t total, limit;   /* bytes taken from the system; the most that may be taken (0: no limit) */
	jmp_buf *rescue;
};

struct arena_cleanup; /* a registered clean-up; owned by the arena */

void arena_init(struct arena *arena, jmp_buf *rescue, size_t limit);
void arena_free(struct arena *arena); /* clean-ups newest first, then the memory; the arena may be used again */

void *arena_alloc(struct arena *arena, size_t size);                   /* zeroed, aligned to 64 */
void *arena_array(struct arena *arena, size_t count, size_t size); /* zeroed; overflow of count*size is exhaustion */
/* Copy with room; tail zeroed */
void *arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size);
char *arena_copy(struct arena *arena, const char *text, size_t length); /* NUL-terminated copy */
char *arena_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void arena_exhausted(struct arena *arena); /* for callers whose own library ran out of memory */

struct arena_cleanup *arena_on_free(struct arena *arena, void (*run)(void *), void *data);
void arena_cancel(struct arena_cleanup *cleanup); /* the clean-up will not run */

/* Typed helpers: zeroed objects, and arrays that grow by doubling (count and capacity kept by the caller). */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (size_t)(count), sizeof(type)))
#define ARENA_PUSH(arena, array, count, capacity) \
	((count) < (capacity) ? (void)0 : (void)((array) = arena_grow((arena), (array), (size_t)(count) * sizeof *(array), \
	    (size_t)((capacity) ? (capacity) * 2 : 8) * sizeof *(array)), (capacity) = (capacity) ? (capacity) * 2 : 8), \
	 &(array)[(count)++])
#endif
