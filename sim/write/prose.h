/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose: a sentence that keeps its numbers as cells, so that no figure in it is only text. Made from a pattern of
 * words.def and its arguments: texts, cells, or prose made before. */
#ifndef WRITE_PROSE_H
#define WRITE_PROSE_H
#include "base/words.h"
#include "write/cell.h"

struct mention {
	size_t start, length; /* bytes of the text */
	struct cell cell;
};
struct prose {
	const char *text;
	const struct mention *mentions; /* in the order of the text, apart from each other */
	int count;
};

struct prose prose_plain(struct arena *arena, const char *text); /* NULL: "" */
struct prose prose_cell(struct arena *arena, struct cell cell);
struct prose prose_same(struct arena *arena, struct prose prose);
/* The pattern with {0}.. replaced; one that is missing stays visible as {n}, as in word_format. */
struct prose prose_fill(struct arena *arena, const char *pattern, const struct prose *args, size_t count);
struct prose prose_join(struct arena *arena, struct prose a, const char *between, struct prose b);

/* prose_say(arena, language, word, ...): up to eight arguments, each a text, a cell or prose. */
#define prose_say(arena, language, word, ...)                                                                          \
	prose_fill((arena), word_text((language), (word)), PROSE_ARGS((arena)__VA_OPT__(, ) __VA_ARGS__))
#define PROSE_ONE(arena, x)                                                                                            \
	_Generic((x), struct prose: prose_same, struct cell: prose_cell, const char *: prose_plain, char *: prose_plain)   \
	(arena, x)
#define PROSE_ARGS(...) PROSE_COUNTED(__VA_ARGS__, 8, 7, 6, 5, 4, 3, 2, 1, 0)(__VA_ARGS__)
#define PROSE_COUNTED(arena, a, b, c, d, e, f, g, h, n, ...) PROSE_LIST_##n
#define PROSE_LIST(n, ...) (const struct prose[]){__VA_ARGS__}, n
#define PROSE_LIST_0(r) NULL, 0
#define PROSE_LIST_1(r, a) PROSE_LIST(1, PROSE_ONE(r, a))
#define PROSE_LIST_2(r, a, b) PROSE_LIST(2, PROSE_ONE(r, a), PROSE_ONE(r, b))
#define PROSE_LIST_3(r, a, b, c) PROSE_LIST(3, PROSE_ONE(r, a), PROSE_ONE(r, b), PROSE_ONE(r, c))
#define PROSE_LIST_4(r, a, b, c, d) PROSE_LIST(4, PROSE_ONE(r, a), PROSE_ONE(r, b), PROSE_ONE(r, c), PROSE_ONE(r, d))
#define PROSE_LIST_5(r, a, b, c, d, e)                                                                                 \
	PROSE_LIST(5, PROSE_ONE(r, a), PROSE_ONE(r, b), PROSE_ONE(r, c), PROSE_ONE(r, d), PROSE_ONE(r, e))
#define PROSE_LIST_6(r, a, b, c, d, e, f)                                                                              \
	PROSE_LIST(6, PROSE_ONE(r, a), PROSE_ONE(r, b), PROSE_ONE(r, c), PROSE_ONE(r, d), PROSE_ONE(r, e), PROSE_ONE(r, f))
#define PROSE_LIST_7(r, a, b, c, d, e, f, g)                                                                           \
	PROSE_LIST(7, PROSE_ONE(r, a), PROSE_ONE(r, b), PROSE_ONE(r, c), PROSE_ONE(r, d), PROSE_ONE(r, e),                 \
	           PROSE_ONE(r, f), PROSE_ONE(r, g))
#define PROSE_LIST_8(r, a, b, c, d, e, f, g, h)                                                                        \
	PROSE_LIST(8, PROSE_ONE(r, a), PROSE_ONE(r, b), PROSE_ONE(r, c), PROSE_ONE(r, d), PROSE_ONE(r, e),                 \
	           PROSE_ONE(r, f), PROSE_ONE(r, g), PROSE_ONE(r, h))
#endif
