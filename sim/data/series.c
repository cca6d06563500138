/* SPDX-License-Identifier: GPL-3.0-or-later */
/* series: quantities whose values stand in a CSV of observations. The file is opened once, inside the
 * place, relative to the file that names it, and its numbers become the points of a path with their own
 * units and places. Holds: a quantity is shared by all scenarios that extend its file and is filled once. */
#include "data/series.h"
#include <stdint.h>
#include <string.h>
#include "base/lookup.h"
#include "data/quantity_number.h"

static const struct file *file_of(const struct whole *whole, const struct entry *entry)
{
	const char *real = entry->quantity->place.source->real;
	const struct file *file = real ? lookup_find(whole->reader->by_real, real) : NULL;
	return file ? file : whole->file;
}

static void no_such_variable(struct whole *whole, const struct entry *entry, const struct observed *observed)
{
	struct arena *arena = whole->reader->arena;
	const struct quantity *quantity = entry->quantity;
	const bool suggest = diag_may_suggest(whole->reader->diags);
	const char **names = suggest ? ARENA_ARRAY(arena, observed->count + 1, const char *) : NULL;
	for (int i = 0; names && i < observed->count; i++)
		names[i] = observed->list[i].variable;
	const char *nearest = names ? diag_nearest(whole->reader->diags, quantity->series_variable, names,
	                                           (size_t)observed->count) : NULL;
	WHOLE_ERROR(whole, entry->layer, quantity->series_place, entry_pointer(arena, entry), W_SERIES_UNKNOWN,
	            nearest ? W_DID_YOU_MEAN : W_NONE, quantity->series_variable, observed->path,
	            nearest ? nearest : "");
}

/* "before the 2020 census; after the 2020 census" */
static const char *names_of(struct whole *whole, const char *const *bases, int count)
{
	struct text out;
	enum language language = whole->reader->diags->language;
	text_init(&out, whole->reader->arena);
	text_add(&out, "");
	for (int i = 0; i < count; i++)
		text_print(&out, "%s%s", i ? word_text(language, W_LIST_SEMICOLON) : "",
		           bases[i] ? bases[i] : word_text(language, W_OBSERVED_NO_BASIS));
	return out.bytes;
}

/* The rows of the basis that is said, or of the only one there is; *count 0: told why not. */
static const struct observation *const *of_basis(struct whole *whole, const struct entry *entry,
                                                 const struct observed *observed,
                                                 const struct observation *const *list, int *count)
{
	struct arena *arena = whole->reader->arena;
	const struct quantity *quantity = entry->quantity;
	int bases, kept = 0;
	const char *wanted = quantity->series_basis, **names = observed_bases(arena, list, *count, &bases);
	const struct observation **rows = ARENA_ARRAY(arena, *count + 1, const struct observation *);
	for (int i = 0; i < *count; i++)
		if (wanted ? observation_same_basis(list[i]->basis, wanted) : bases == 1)
			rows[kept++] = list[i];
	const char *known = NULL;
	for (int i = 0; i < bases; i++)
		known = names[i] ? names[i] : known;
	if (!kept && wanted)
		WHOLE_ERROR(whole, entry->layer, quantity->series_place, entry_pointer(arena, entry), W_SERIES_NO_BASIS,
		            W_SERIES_NO_BASIS_HINT, quantity->series_variable, observed->path, wanted,
		            names_of(whole, names, bases));
	else if (!kept)
		WHOLE_ERROR(whole, entry->layer, quantity->series_place, entry_pointer(arena, entry), W_SERIES_BASES,
		            W_SERIES_BASES_HINT, quantity->series_variable, observed->path, arena_print(arena, "%d", bases),
		            names_of(whole, names, bases), known);
	*count = kept;
	return rows;
}

/* Of a number that cannot change from year to year only the base year's row is taken. */
static bool is_taken(const struct whole *whole, const struct entry *entry, const struct observation *observation)
{
	return entry->field->flags & PATH || observation->year == whole->scenario->plan->base_year;
}

/* Told at the series; where the declared unit is known later (indicators), by whoever makes the values. */
static bool unit_is_right(struct whole *whole, const struct entry *entry,
                          const struct observation *observation)
{
	struct arena *arena = whole->reader->arena;
	if (!entry->field->unit || !is_taken(whole, entry, observation))
		return true;
	struct unit declared = unit_of_plan(arena, entry->field->unit, &whole->scenario->plan->money);
	whole->bad |= !series_fits(arena, &observation->unit, &declared, observation->year, observation->place,
	                           entry->quantity, entry_pointer(arena, entry), whole->reader->diags);
	return !whole->bad;
}

/* What the rows say of where they come from, each once. */
static const char *sources_of(struct arena *arena, const struct observation *const *list, int count)
{
	struct text out;
	text_init(&out, arena);
	for (int i = 0; i < count; i++) {
		int same = 0;
		while (same < i && strcmp(list[same]->source, list[i]->source) != 0)
			same++;
		if (same == i)
			text_print(&out, "%s%s", i ? "; " : "", list[i]->source);
	}
	return out.bytes;
}

/* A number that cannot change from year to year: the base year's row, in a copy of this scenario's own (another
 * plan may start in another year). */
static void take_base_year(struct whole *whole, struct entry *entry)
{
	struct arena *arena = whole->reader->arena;
	const struct quantity *series = entry->quantity;
	int year = whole->scenario->plan->base_year;
	for (int i = 0; i < series->count; i++) {
		if (series->points[i].year != year)
			continue;
		struct quantity *made = ARENA_NEW(arena, struct quantity);
		*made = *series;
		made->form = QUANTITY_VALUE;
		made->points = ARENA_NEW(arena, struct point);
		made->points[0] = series->points[i];
		made->points[0].year = 0;
		made->count = 1;
		entry->quantity = made;
		return;
	}
	WHOLE_ERROR(whole, entry->layer, series->series_place, entry_pointer(arena, entry), W_SERIES_BASE_YEAR,
	            W_SERIES_BASE_YEAR_HINT, series->series_variable, arena_print(arena, "%d", year));
}

static void fill_series(struct whole *whole, const struct entry *entry, const struct observed *observed)
{
	struct arena *arena = whole->reader->arena;
	struct quantity *quantity =
		(struct quantity *)(uintptr_t)entry->quantity; /* ours to fill, see quantity.h */
	int count;
	const struct observation *const *list = observed_of(observed, quantity->series_variable, &count);
	if (!count) {
		no_such_variable(whole, entry, observed);
		return;
	}
	list = of_basis(whole, entry, observed, list, &count);
	if (!count)
		return;
	struct point *points = ARENA_ARRAY(arena, count, struct point);
	for (int i = 0; i < count; i++) {
		if (!unit_is_right(whole, entry, list[i]))
			return;
		points[i] = (struct point){list[i]->year, list[i]->value, list[i]->unit, true, list[i]->place, list[i]->year};
	}
	quantity->points = points;
	quantity->count = count;
	if (!quantity->source)
		quantity->source = sources_of(arena, list, count);
	if (quantity->interpolation == INTERPOLATE_UNSAID)
		quantity->interpolation = INTERPOLATE_LINEAR;
}

static void read_observed_series(struct whole *whole, const struct entry *entry)
{
	const struct quantity *quantity = entry->quantity;
	struct reader *reader = whole->reader;
	struct file *file = file_include(reader, file_of(whole, entry), quantity->series_file, &whole->region,
	                                 quantity->series_place, entry_pointer(reader->arena, entry),
	                                 whole->scenario->layers[entry->layer].chain);
	const struct observed *observed = file ? file_observed(reader, file) : NULL;
	if (observed)
		fill_series(whole, entry, observed);
	whole->bad |= !observed;
}

static void walk(struct whole *whole, struct entry *entry)
{
	bool series = entry->quantity && entry->quantity->form == QUANTITY_SERIES;
	if (series && !entry->quantity->count)
		read_observed_series(whole, entry);
	if (series && entry->quantity->count && !(entry->field->flags & PATH))
		take_base_year(whole, entry);
	for (struct entry *child = entry->child; child; child = child->next)
		walk(whole, child);
}

void series_fill(struct whole *whole)
{
	walk(whole, whole->root);
}
