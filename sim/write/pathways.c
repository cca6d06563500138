/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pathways: the flat rows of a relation, one a year, gathered into one a variable. The years of all of them are the
 * columns: a scenario that runs further than another leaves the others' cells empty. */
#include "write/pathways.h"
#include <string.h>

struct gathering {
	struct flat flat;
	struct pathways *into;
	const char *cell[PATHWAY_CELLS];
	int cells;
	struct pathway_point point;
};

static void put_cell(struct flat *flat, enum column_kind kind, const char *text, double number)
{
	struct gathering *gathering = (struct gathering *)flat;
	if (kind == COLUMN_INTEGER)
		gathering->point.year = (int)number;
	else if (kind == COLUMN_NUMBER)
		gathering->point.value = number;
	else
		gathering->cell[gathering->cells++] = text ? text : "";
}

static bool goes_on(const struct gathering *gathering)
{
	const struct pathways *into = gathering->into;
	for (int i = 0; i < PATHWAY_CELLS; i++)
		if (!into->count || strcmp(into->list[into->count - 1].cell[i], gathering->cell[i]) != 0)
			return false;
	return true;
}

static void note_year(struct arena *arena, struct pathways *into, int year)
{
	int at = into->year_count;
	while (at > 0 && into->years[at - 1] >= year)
		at--;
	if (at < into->year_count && into->years[at] == year)
		return;
	ARENA_PUSH(arena, into->years, into->year_count, into->year_capacity);
	memmove(into->years + at + 1, into->years + at, (size_t)(into->year_count - 1 - at) * sizeof *into->years);
	into->years[at] = year;
}

static void end(struct flat *flat)
{
	struct gathering *gathering = (struct gathering *)flat;
	struct pathways *into = gathering->into;
	struct arena *arena = flat->arena;
	if (!goes_on(gathering)) {
		struct pathway *pathway = ARENA_PUSH(arena, into->list, into->count, into->capacity);
		*pathway = (struct pathway){.first = into->point_count};
		for (int i = 0; i < PATHWAY_CELLS; i++)
			pathway->cell[i] = arena_copy(arena, gathering->cell[i], strlen(gathering->cell[i]));
	}
	*ARENA_PUSH(arena, into->points, into->point_count, into->point_capacity) = gathering->point;
	into->list[into->count - 1].count++;
	note_year(arena, into, gathering->point.year);
	gathering->cells = 0;
}

struct pathways pathways_of(struct arena *arena, const struct said *said)
{
	struct pathways into = {0};
	struct gathering gathering = {.flat = {.cell = put_cell, .end = end, .arena = arena}, .into = &into};
	relation_flat(&gathering.flat, said->data, said->of, PATHWAYS, true);
	return into;
}

const char **pathways_named(struct arena *arena, const struct pathways *pathways, enum pathway_cell which, int *count)
{
	const char **names = ARENA_ARRAY(arena, pathways->count + 1, const char *);
	*count = 0;
	for (int i = 0; i < pathways->count; i++) {
		const char *name = pathways->list[i].cell[which];
		bool known = false;
		for (int k = 0; k < *count && !known; k++)
			known = strcmp(names[k], name) == 0;
		if (!known)
			names[(*count)++] = name;
	}
	return names;
}
