/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_pivot: names, periods and numbers are found by their texts, so that the work grows with the number of cells
 * alone. Holds: a grid has at most so many cells for each number that was read. */
#include "intake/layout_pivot.h"
#include <string.h>

enum { MOST_CELLS = 4000000 };

void pivot_init(struct pivot *pivot, struct layout_work *layout, const struct layout_block *block)
{
	*pivot = (struct pivot){.layout = layout,
	                        .block = block,
	                        .by_name = lookup_create(layout->arena),
	                        .by_period = lookup_create(layout->arena),
	                        .by_number = lookup_create(layout->arena)};
}

static const char *or_none(const char *text) { return text ? text : ""; }

struct pivot_row *pivot_row(struct pivot *pivot, const struct pivot_row *row)
{
	struct arena *arena = pivot->layout->arena;
	const char *key = arena_print(arena, "%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s", or_none(row->name), or_none(row->zh),
	                              or_none(row->en), or_none(row->unit), or_none(row->group), or_none(row->basis));
	struct pivot_row *found = lookup_find(pivot->by_name, key);
	if (found)
		return found;
	found = ARENA_NEW(arena, struct pivot_row);
	*found = *row;
	found->index = pivot->row_count;
	*ARENA_PUSH(arena, pivot->rows, pivot->row_count, pivot->row_capacity) = found;
	lookup_put(pivot->by_name, key, found);
	return found;
}

/* "2020", "2020 actual" and "2020 base" are one column, "2020 target" another; NULL: it is what it says. */
static const char *meaning(struct arena *arena, const char *text)
{
	struct heading_said said = heading_read(arena, text);
	bool level = said.first && said.first == said.last && !said.not_understood && !said.no_level && !said.revised &&
	             !said.unit_text && !heading_is_growth(&said);
	return level ? arena_print(arena, "\x1f%d %s", said.first, said.planned ? "planned" : "fact") : NULL;
}

static bool says_actual(struct arena *arena, const char *text)
{
	struct heading_said said = heading_read(arena, text);
	return said.actual;
}

struct pivot_period *pivot_period(struct pivot *pivot, const char *text, const struct sheet_cell *cell)
{
	struct arena *arena = pivot->layout->arena;
	struct pivot_period *found = lookup_find(pivot->by_period, text);
	if (found)
		return found;
	const char *means = meaning(arena, text);
	found = means ? lookup_find(pivot->by_period, means) : NULL;
	if (found) {
		found->text = says_actual(arena, text) ? text : found->text;
		lookup_put(pivot->by_period, text, found);
		return found;
	}
	found = ARENA_NEW(pivot->layout->arena, struct pivot_period);
	*found = (struct pivot_period){text, cell, pivot->period_count};
	*ARENA_PUSH(pivot->layout->arena, pivot->periods, pivot->period_count, pivot->period_capacity) = found;
	lookup_put(pivot->by_period, text, found);
	if (means)
		lookup_put(pivot->by_period, means, found);
	return found;
}

void pivot_number(struct pivot *pivot, const struct pivot_row *row, const struct pivot_period *period, const char *text,
                  const char *origin, const struct sheet_cell *cell)
{
	struct layout_work *layout = pivot->layout;
	const char *key = arena_print(layout->arena, "%d %d", row->index, period->index);
	struct pivot_number *found = lookup_find(pivot->by_number, key);
	if (found && !*found->text) {
		found->text = text;
		found->origin = origin;
		found->cell = cell;
		return;
	}
	if (found && (strcmp(found->text, text) == 0 || !*text))
		return;
	if (found) {
		const char *name = row->name ? row->name : row->zh ? row->zh : or_none(row->en);
		layout->bad = true;
		diag_error(layout->diags, cell->place, NULL, W_TABLE_CONTRADICTS, W_TABLE_CONTRADICTS_HINT, name, period->text,
		           text, found->text, sheet_cell_name(layout->arena, found->cell));
		return;
	}
	found = ARENA_NEW(layout->arena, struct pivot_number);
	*found = (struct pivot_number){row, period, text, origin, cell};
	*ARENA_PUSH(layout->arena, pivot->numbers, pivot->number_count, pivot->number_capacity) = found;
	lookup_put(pivot->by_number, key, found);
}

enum { NAME, ZH, EN, UNIT, NOTE, ATTRIBUTE, GROUP, BASIS, OF_ROW };
static const char *const headings[OF_ROW] = {"indicator", "indicator_zh", "indicator_en", "unit", "note", "attribute",
	"group", "basis"};

static const char *of_row(const struct pivot_row *row, int what)
{
	const char *const texts[OF_ROW] = {row->name, row->zh, row->en, row->unit, row->note, row->attribute, row->group,
	                                   row->basis};
	return texts[what];
}

static const struct sheet_cell *cell_of_row(const struct pivot_row *row, int what)
{
	const struct sheet_cell *cell = what == UNIT ? row->unit_cell : what == NOTE ? row->note_cell : NULL;
	return cell ? cell : row->cell;
}

bool pivot_grid(struct pivot *pivot)
{
	struct layout_work *layout = pivot->layout;
	bool used[OF_ROW] = {0};
	int columns = 0, place[OF_ROW];
	for (int i = 0; i < pivot->row_count; i++)
		for (int what = 0; what < OF_ROW; what++)
			used[what] |= of_row(pivot->rows[i], what) != NULL;
	for (int what = 0; what < OF_ROW; what++)
		place[what] = used[what] ? columns++ : -1;
	if (!pivot->number_count)
		return true;
	if ((double)pivot->row_count * (columns + pivot->period_count) > MOST_CELLS) {
		diag_error(layout->diags, pivot->rows[0]->cell->place, NULL, W_TABLE_ROWS, W_TABLE_ROWS_HINT, NULL);
		return false;
	}
	struct grid *grid = layout_grid(layout, pivot->block, pivot->row_count, columns + pivot->period_count);
	for (int what = 0; what < OF_ROW; what++)
		if (place[what] >= 0)
			layout_put(layout, grid, -1, place[what], headings[what], pivot->block->columns[pivot->block->from].cell);
	for (int i = 0; i < pivot->period_count; i++)
		layout_put(layout, grid, -1, columns + i, pivot->periods[i]->text, pivot->periods[i]->cell);
	for (int row = 0; row < pivot->row_count; row++)
		for (int what = 0; what < OF_ROW; what++)
			if (place[what] >= 0)
				layout_put(layout, grid, row, place[what], or_none(of_row(pivot->rows[row], what)),
				           cell_of_row(pivot->rows[row], what));
	for (int i = 0; i < pivot->number_count; i++) {
		const struct pivot_number *number = pivot->numbers[i];
		layout_put(layout, grid, number->row->index, columns + number->period->index, number->text, number->cell);
		grid->said_origin[(size_t)(number->row->index + 1) * (size_t)grid->csv->columns + (size_t)columns +
		                  (size_t)number->period->index] = number->origin;
	}
	return true;
}
