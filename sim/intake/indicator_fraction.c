/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_fraction: a level under % is doubted below 1 unless its own row vouches for it (0.9 beside 1.3), a rate
 * below 0.1, and a whole column of rates if none of them reaches 1: 0.06, 0.12 are what a spreadsheet holds where it
 * shows 6 % and 12 %. A cell that says its unit, "0.6 %", is sure. */
#include "intake/indicator_fraction.h"
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "data/quantity_fraction.h"
#include "intake/indicator_known.h"

struct fractions {
	struct arena *arena;
	struct diags *diags;
	struct indicator_table *table;
};

static bool counts_here(const struct indicator_cell *cell)
{
	return cell->has_number && (!cell->has_unit || cell->heading_unit) && !cell->move;
}

static void doubt(struct fractions *fractions, const struct indicator *row, const struct unit *unit,
                  const struct indicator_cell *cell, const char *also)
{
	fraction_doubt_of(fractions->arena, unit, cell->low, cell->place,
	                  title_in(row->title, fractions->diags->language, ""), also, fractions->diags);
}

/* --- levels --- */

static bool names_growth(struct arena *arena, const struct indicator *row)
{
	const char *zh = row->title.zh ? row->title.zh : "", *en = row->title.en ? row->title.en : "";
	return name_is_growth(indicator_plain(arena, arena_print(arena, "%s\n%s", zh, en)));
}

static void doubt_levels(struct fractions *fractions, struct indicator *row)
{
	int count = fractions->table->observed_count + 2, kept = 0;
	struct indicator_cell **cells = ARENA_ARRAY(fractions->arena, count, struct indicator_cell *), *first = NULL;
	double *values = ARENA_ARRAY(fractions->arena, count, double);
	struct text also;
	bool step = names_growth(fractions->arena, row);
	for (int i = 0; i < count; i++) {
		struct indicator_cell *cell = i < count - 2 ? &row->observed[i] : i == count - 2 ? &row->base : &row->target;
		if (counts_here(cell))
			cells[kept] = cell, values[kept++] = cell->low;
	}
	text_init(&also, fractions->arena);
	for (int i = 0; i < kept; i++) {
		if (!fraction_suspect(&row->unit, values[i], step) ||
		    fraction_is_vouched_for(&row->unit, values[i], step, values, kept))
			continue;
		cells[i]->doubted = true;
		if (first)
			text_print(&also, "%s%s", also.length ? ", " : "", cells[i]->text);
		first = first ? first : cells[i];
	}
	if (first)
		doubt(fractions, row, &row->unit, first, also.length ? also.bytes : NULL);
}

/* --- rates --- */

static bool all_are_fractions(const struct indicator_table *table)
{
	int numbers = 0;
	for (int i = 0; i < table->count; i++) {
		const struct indicator_cell *rate = &table->list[i].rate;
		if (rate->has_number && !(counts_here(rate) && fabs(rate->low) < 1))
			return false;
		numbers += rate->has_number && rate->low != 0;
	}
	return numbers > 1;
}

/* The numbers of its own row say about the same. */
static bool is_vouched_for(const struct fractions *fractions, const struct indicator *row)
{
	int years = fractions->table->target_year - fractions->table->base_year;
	double from = row->base.low, to = row->target.low, rate = fabs(row->rate.low);
	if (!indicator_cell_is_exact(&row->base) || !row->target.has_number || row->target.move || years < 1)
		return false;
	double change = row->rate_kind == RATE_CUMULATIVE ? to - from
	                : row->rate_kind == RATE_POINTS   ? (to - from) / years
	                : from > 0 && to > 0              ? 100 * (function_pow(to / from, 1.0 / years) - 1)
	                                                  : 0;
	return rate > fabs(change) / 2 && rate < fabs(change) * 2;
}

static void doubt_rate(struct fractions *fractions, struct indicator *row, bool all)
{
	static const char *const units[] = {[RATE_YEARLY] = "%/yr", [RATE_POINTS] = "pp/yr", [RATE_CUMULATIVE] = "%"};
	struct unit unit = unit_declared(fractions->arena, units[row->rate_kind], PRICES_BASE);
	bool share = !row->has_unit || row->unit.share || row->rate_kind == RATE_YEARLY; /* 12 beds in all are no percent */
	bool suspect = row->rate.low != 0 && (all || fraction_suspect(&unit, row->rate.low, false));
	if (!counts_here(&row->rate) || !share || !suspect || is_vouched_for(fractions, row))
		return;
	row->rate.doubted = true;
	doubt(fractions, row, &unit, &row->rate, NULL);
}

/* --- growth of years that are over --- */

static void doubt_aside(struct fractions *fractions, int column)
{
	const struct unit unit = unit_declared(fractions->arena, "%/yr", PRICES_BASE);
	bool all = true;
	int numbers = 0;
	for (int i = 0; i < fractions->table->count; i++) {
		const struct indicator_cell *cell = &fractions->table->list[i].asides[column];
		all &= !cell->has_number || (counts_here(cell) && fabs(cell->low) < 1);
		numbers += cell->has_number && cell->low != 0;
	}
	for (int i = 0; i < fractions->table->count; i++) {
		struct indicator *row = &fractions->table->list[i];
		struct indicator_cell *cell = &row->asides[column];
		bool suspect = (all && numbers > 1) || fraction_suspect(&unit, cell->low, false);
		if (!counts_here(cell) || cell->low == 0 || !suspect)
			continue;
		cell->doubted = true;
		doubt(fractions, row, &unit, cell, NULL);
	}
}

void indicator_doubt_fractions(struct arena *arena, struct indicator_table *table, struct diags *diags)
{
	struct fractions fractions = {arena, diags, table};
	bool all = all_are_fractions(table);
	for (int i = 0; i < table->count; i++) {
		struct indicator *row = &table->list[i];
		if (row->has_unit && row->unit.share)
			doubt_levels(&fractions, row);
		doubt_rate(&fractions, row, all);
	}
	for (int i = 0; i < table->aside_count; i++)
		doubt_aside(&fractions, i);
}
