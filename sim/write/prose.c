/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose: fills patterns and keeps where the cells of the arguments came to stand. Holds: the bytes of each mention are
 * the text of its cell. */
#include "write/prose.h"
#include <string.h>

struct prose prose_plain(struct arena *arena, const char *text)
{
	(void)arena;
	return (struct prose){text ? text : "", NULL, 0};
}

struct prose prose_same(struct arena *arena, struct prose prose)
{
	(void)arena;
	return prose;
}

struct prose prose_cell(struct arena *arena, struct cell cell)
{
	const char *text = cell.text ? cell.text : "";
	struct mention *mention = ARENA_NEW(arena, struct mention);
	*mention = (struct mention){0, strlen(text), cell};
	return (struct prose){text, mention, 1};
}

/* A text in the making. */
struct filling {
	struct text text;
	struct mention *mentions;
	int count, capacity;
};

static void add_prose(struct filling *filling, struct prose prose)
{
	size_t start = filling->text.length;
	text_add(&filling->text, prose.text);
	for (int i = 0; i < prose.count; i++) {
		struct mention *mention = ARENA_PUSH(filling->text.arena, filling->mentions, filling->count, filling->capacity);
		*mention = prose.mentions[i];
		mention->start += start;
	}
}

static struct filling begin(struct arena *arena)
{
	struct filling filling = {0};
	text_init(&filling.text, arena);
	text_add(&filling.text, "");
	return filling;
}

static struct prose finished(const struct filling *filling)
{
	return (struct prose){filling->text.bytes, filling->mentions, filling->count};
}

struct prose prose_fill(struct arena *arena, const char *pattern, const struct prose *args, size_t count)
{
	struct filling filling = begin(arena);
	for (const char *at = pattern; *at;) {
		size_t plain = strcspn(at, "{");
		text_add_n(&filling.text, at, plain);
		at += plain;
		if (!*at)
			break;
		bool argument = at[1] >= '0' && at[1] <= '9' && at[2] == '}';
		if (argument && (size_t)(at[1] - '0') < count)
			add_prose(&filling, args[at[1] - '0']);
		else
			text_add_n(&filling.text, at, argument ? 3 : 1);
		at += argument ? 3 : 1;
	}
	return finished(&filling);
}

struct prose prose_join(struct arena *arena, struct prose a, const char *between, struct prose b)
{
	struct filling filling = begin(arena);
	add_prose(&filling, a);
	text_add(&filling.text, between);
	add_prose(&filling, b);
	return finished(&filling);
}
