/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_bounds: the bounds are in the unit that the row prints. Holds: they are those of new_sectors.c, whose
 * message at the same cell is told once. */
#include "intake/indicator_bounds.h"
#include <string.h>
#include "base/number.h"
#include "intake/indicator_known.h"
#include "intake/indicator_units.h"

struct bounds { double low, high; };

static const double most = 1e24, most_share = 10;

/* What grows, or is an index of it, may be many times what it was. */
static bool may_be_large(struct arena *arena, const struct indicator *row)
{
	const char *zh = row->title.zh ? row->title.zh : "", *en = row->title.en ? row->title.en : "";
	const char *plain = indicator_plain(arena, arena_print(arena, "%s\n%s", zh, en));
	static const char *const words[] = {"指数", "增", "growth", "grew", "index", "rise", "increase", "change"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(plain, words[i]))
			return true;
	return name_is_growth(plain);
}

static struct bounds bounds_of(struct arena *arena, const struct indicator *row)
{
	const struct known *known = row->has_unit ? indicator_known(arena, row) : NULL;
	const struct unit *unit = &row->unit;
	bool share = row->has_unit && unit->share == SHARE_PERCENT && !unit->per_year;
	bool part = share && unit->factor == 0.01;
	if (known && known->role == KNOWN_GDP && known->how == KNOWN_LEVEL && unit->money[0].power == 1)
		return (struct bounds){1e-3, 1e15};
	if (known && known->role == KNOWN_POPULATION && unit->power[DIM_PEOPLE] == 1)
		return (struct bounds){1e-9, 1e12};
	if (known && known->how != KNOWN_GROWTH && known->how != KNOWN_FALL && part &&
	    (known->role == KNOWN_URBANIZATION || known->role == KNOWN_SHARE))
		return (struct bounds){0, 100};
	if (share && unit_is_number(unit) && !may_be_large(arena, row))
		return (struct bounds){-most_share / unit->factor, most_share / unit->factor};
	return (struct bounds){-most, most};
}

static void look(const struct indicator *row, const struct indicator_cell *cell, struct bounds bounds,
                 struct diags *diags)
{
	char from[NUMBER_SIZE] = "", to[NUMBER_SIZE] = "";
	if (!cell->text || !*cell->text || !cell->has_number || cell->cumulative || cell->move ||
	    (cell->low >= bounds.low && cell->high <= bounds.high))
		return;
	number_shortest(bounds.low, from);
	number_shortest(bounds.high, to);
	const char *args[] = {cell->text, title_in(row->title, diags->language, ""), from, to, NULL};
	diag_add(diags, DIAG_ERROR, cell->place, NULL, W_NEW_IMPOSSIBLE, W_NEW_BETWEEN_HINT, args);
}

void indicator_refuse_impossible(struct arena *arena, const struct indicator_table *table, struct diags *diags)
{
	for (int i = 0; i < table->count; i++)
		for (const struct indicator *row = &table->list[i]; row; row = row->others) {
			struct bounds bounds = bounds_of(arena, row), any = {-most, most};
			look(row, &row->base, bounds, diags);
			for (int k = 0; k < table->observed_count; k++)
				look(row, &row->observed[k], bounds, diags);
			look(row, &row->target, any, diags); /* what a plan asks for, new_* judge by the models */
			for (int k = 0; k < row->target_count; k++)
				look(row, &row->targets[k].cell, any, diags);
			look(row, &row->rate, any, diags);
			for (int k = 0; k < table->aside_count; k++)
				look(row, &row->asides[k], any, diags);
		}
}
