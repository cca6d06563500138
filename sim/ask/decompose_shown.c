/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decompose_shown: copies of a decomposition in other numbers: of another unit, or rounded. Rounded, a row reads: where
 * it begins, its effects, where it ends; the last row is the whole; every row and column adds up. */
#include <math.h>
#include <string.h>
#include "ask/additive.h"
#include "ask/composition.h"
#include "base/number.h"
#include "data/unit_ten.h"

void decompose_summarize(struct arena *arena, struct decomposition *of)
{
	int *ranked = ARENA_ARRAY(arena, of->effect_count + 1, int), households = 0;
	of->households = 0;
	for (int e = 0; e < of->effect_count; e++) {
		int at = e;
		for (; at > 0 && fabs(of->effects[ranked[at - 1]].total) < fabs(of->effects[e].total); at--)
			ranked[at] = ranked[at - 1];
		ranked[at] = e;
		households += of->effects[e].of_households;
		of->households += of->effects[e].of_households ? of->effects[e].total : 0;
	}
	bool shared = false;
	for (int p = 0; p < of->part_count; p++)
		for (int e = 0; e < of->effect_count; e++)
			shared = shared || (strncmp(of->parts[p].id, "households", 10) == 0 && !of->effects[e].of_households &&
			                    of->parts[p].effects[e] != 0);
	of->households = households > 1 && shared ? of->households : NAN;
	of->ranked = ranked;
}

static struct decomposition *copy_of(struct arena *arena, const struct decomposition *of)
{
	struct decomposition *made = ARENA_NEW(arena, struct decomposition);
	*made = *of;
	made->effects = ARENA_ARRAY(arena, of->effect_count + 1, struct decompose_effect);
	made->parts = ARENA_ARRAY(arena, of->part_count + 1, struct decompose_part);
	memcpy(made->effects, of->effects, (size_t)of->effect_count * sizeof *of->effects);
	memcpy(made->parts, of->parts, (size_t)of->part_count * sizeof *of->parts);
	for (int p = 0; p < of->part_count; p++) {
		made->parts[p].effects = ARENA_ARRAY(arena, of->effect_count + 1, double);
		memcpy(made->parts[p].effects, of->parts[p].effects, (size_t)of->effect_count * sizeof(double));
	}
	return made;
}

const struct decomposition *decompose_shown(struct arena *arena, const struct decomposition *of,
                                            const struct unit *unit)
{
	double scale = unit_ratio(of->unit.factor, unit->factor);
	if (scale == 1)
		return of;
	struct decomposition *made = copy_of(arena, of);
	made->unit = *unit;
	made->from = unit_convert(of->from, scale);
	made->to = unit_convert(of->to, scale);
	for (int e = 0; e < of->effect_count; e++)
		made->effects[e].total = unit_convert(of->effects[e].total, scale);
	for (int p = 0; p < of->part_count; p++) {
		made->parts[p].from = unit_convert(of->parts[p].from, scale);
		made->parts[p].to = unit_convert(of->parts[p].to, scale);
		for (int e = 0; e < of->effect_count; e++)
			made->parts[p].effects[e] = unit_convert(of->parts[p].effects[e], scale);
	}
	decompose_summarize(arena, made);
	return made;
}

/* One row of the table to be rounded, or of what was rounded back. */
static void put_row(double *row, double from, const double *effects, int count, double to)
{
	row[0] = from;
	memcpy(&row[1], effects, (size_t)count * sizeof *effects);
	row[count + 1] = to;
}

const struct decomposition *decompose_rounded(struct arena *arena, const struct decomposition *of, int decimals)
{
	struct decomposition *made = copy_of(arena, of);
	int rows = of->part_count + 1, columns = of->effect_count + 2;
	double *table = ARENA_ARRAY(arena, rows * columns, double);
	double *totals = ARENA_ARRAY(arena, of->effect_count + 1, double);
	for (int e = 0; e < of->effect_count; e++)
		totals[e] = of->effects[e].total;
	for (int p = 0; p < of->part_count; p++)
		put_row(&table[p * columns], of->parts[p].from, of->parts[p].effects, of->effect_count, of->parts[p].to);
	put_row(&table[(rows - 1) * columns], of->from, totals, of->effect_count, of->to);
	if (!additive_round(arena, table, rows, columns, decimals))
		for (int i = 0; i < rows * columns; i++)
			table[i] = number_rounded(table[i], decimals);
	for (int p = 0; p < of->part_count; p++) {
		const double *row = &table[p * columns];
		made->parts[p].from = row[0];
		made->parts[p].to = row[columns - 1];
		memcpy(made->parts[p].effects, &row[1], (size_t)of->effect_count * sizeof *row);
	}
	const double *whole = &table[(rows - 1) * columns];
	made->from = whole[0];
	made->to = whole[columns - 1];
	for (int e = 0; e < of->effect_count; e++)
		made->effects[e].total = whole[1 + e];
	decompose_summarize(arena, made);
	made->ranked = of->ranked; /* as they are unrounded */
	return made;
}
