/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_index: yearbooks print real growth as an index of the year before: 地区生产总值指数（上年=100） 107.4 is a
 * growth of 7.4 %. Holds: only of what grows in the models, and only of what has been; each cell is marked, so that its
 * source says what was printed. */
#include <math.h>
#include <string.h>
#include "data/unit_said.h"
#include "intake/indicator_known.h"
#include "intake/indicator_units.h"

static void take_growth(struct indicator_cell *cell)
{
	if (!indicator_cell_is_exact(cell))
		return;
	cell->low = cell->high = round((cell->low - 100) * 1e9) / 1e9;
	cell->starred = true;
	cell->has_unit = false;
}

void indicator_index_as_growth(struct arena *arena, const struct indicator_table *table, struct indicator *row)
{
	static const char index[] = "指数";
	const char *name = row->title.zh ? row->title.zh : "";
	size_t length = strlen(name), end = sizeof index - 1;
	bool before = row->has_unit && row->unit.share == SHARE_INDEX && row->unit.index_year == INDEX_YEAR_BEFORE;
	if (!before || length <= end || strcmp(name + length - end, index) != 0 || *row->target.text || *row->rate.text ||
	    row->target_count)
		return;
	const char *grows = arena_print(arena, "%.*s增长", (int)(length - end), name);
	const struct known *known = known_find(arena, grows);
	if (!known || (known->role != KNOWN_GDP_GROWTH && known->role != KNOWN_SECTOR_GROWTH))
		return;
	row->printed = row->printed ? row->printed : name;
	row->title = (struct title){.zh = grows};
	row->unit = unit_declared(arena, "%", PRICES_BASE);
	row->unit_text = row->unit.text;
	indicator_look_up(arena, row);
	row->by_name = known;
	take_growth(&row->base);
	for (int i = 0; i < table->observed_count; i++)
		take_growth(&row->observed[i]);
}
