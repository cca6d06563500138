/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_down: years in rows, indicators in columns, units in the headings or in a row of their own below; and one
 * year of several regions, whose year the title says. A column of growth belongs to the level on its left. */
#include <string.h>
#include "intake/indicator_cell.h"
#include "intake/indicator_name.h"
#include "intake/layout_pivot.h"

static const char *const levels[] = {"绝对数", "绝对值", "绝对额", "绝对量", "数值", " level", " value", NULL};

/* "地区生产总值绝对数" is 地区生产总值. */
static const char *without_level(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	for (const char *const *level = levels; *level; level++) {
		size_t end = strlen(*level);
		if (length > end && strcmp(name + length - end, *level) == 0)
			return arena_copy(arena, name, length - end);
	}
	return name;
}

/* A unit within the name, of a heading over several: "占总量的比重(%) 煤炭". */
static const char *without_inner_unit(struct arena *arena, const char *name, const char *unit)
{
	const char *half = unit ? indicator_half(arena, name) : name;
	const char *said = unit ? arena_print(arena, "(%s) ", unit) : NULL, *found = said ? strstr(half, said) : NULL;
	return found ? arena_print(arena, "%.*s %s", (int)(found - half), half, found + strlen(said)) : name;
}

static void leave_out(struct layout_work *layout, const struct layout_column *column)
{
	if (column->cell)
		diag_note(layout->diags, column->cell->place, NULL, W_TABLE_COLUMN_UNKNOWN, W_LAYOUT_DOWN_HINT, column->text);
}

static bool holds_numbers(const struct layout_work *layout, const struct layout_block *block, int column)
{
	bool filled = false;
	for (int i = 0; i < block->row_count; i++) {
		const struct sheet_cell *cell = layout_cell(layout, block->rows[i], column);
		if (layout_is_blank(cell))
			continue;
		filled = true;
		if (strpbrk(indicator_half(layout->arena, cell->text), "0123456789"))
			return true;
	}
	return !filled;
}

/* `before`: the level on its left. Words that only one language has more of tell them apart in that alone. */
static struct pivot_row *row_of_level(struct pivot *pivot, const struct layout_column *column,
                                      const struct pivot_row *before)
{
	struct arena *arena = pivot->layout->arena;
	struct pivot_row row = {.unit = column->unit, .cell = column->cell, .unit_cell = column->cell};
	const char *unit = NULL;
	if (column->zh && column->en && !layout_is_unit(arena, column->en)) {
		row.zh = without_level(arena, layout_without_unit(arena, column->zh, &unit));
		row.en = without_level(arena, layout_without_unit(arena, column->en, &unit));
		if (before && before->en && before->zh && strcmp(before->en, row.en) == 0 && strcmp(before->zh, row.zh) != 0)
			row.en = NULL;
	} else {
		const char *name = layout_without_unit(arena, column->text, &unit);
		row.name = layout_text(arena, without_level(arena, without_inner_unit(arena, name, column->unit)));
	}
	row.unit = row.unit ? row.unit : unit;
	return pivot_row(pivot, &row);
}

static struct pivot_row *row_of_growth(struct pivot *pivot, const struct layout_column *column,
                                       const struct pivot_row *level)
{
	struct arena *arena = pivot->layout->arena;
	const char *name = level->name, *zh = level->zh, *en = level->en;
	struct pivot_row row = {.unit = column->said.unit_text ? column->said.unit_text : "%", .cell = column->cell};
	row.zh = zh ? arena_print(arena, "%s增长", zh) : NULL;
	row.en = en ? arena_print(arena, "%s growth", en) : NULL;
	row.name = !name ? NULL : name_is_chinese(name) ? arena_print(arena, "%s增长", name)
	                                                : arena_print(arena, "%s growth", name);
	return pivot_row(pivot, &row);
}

/* What each column is; NULL: not read. */
static struct pivot_row **rows_of_columns(struct pivot *pivot)
{
	struct layout_work *layout = pivot->layout;
	const struct layout_block *block = pivot->block;
	struct pivot_row **rows = ARENA_ARRAY(layout->arena, layout->sheet->columns + 1, struct pivot_row *);
	const struct pivot_row *level = NULL;
	for (int column = block->from; column < block->to; column++) {
		const struct layout_column *said = &block->columns[column];
		if (said->role != HEADINGS || !*said->text) {
			if (said->role == HEADING_NOTE || said->role == HEADING_ATTRIBUTE || said->role == HEADING_GROUP)
				leave_out(layout, said);
			continue;
		}
		bool growth = layout_means(&said->said) && heading_is_growth(&said->said);
		if (!said->said.not_understood && !growth)
			leave_out(layout, said); /* 合计, 占比: of what? */
		else if ((growth && !level) || !holds_numbers(layout, block, column))
			leave_out(layout, said);
		else
			rows[column] = growth ? row_of_growth(pivot, said, level) : row_of_level(pivot, said, level);
		level = growth ? level : rows[column];
	}
	return rows;
}

/* NULL: no year; said, where numbers stand beside it. */
static const char *period_of(struct pivot *pivot, int row, int year, const struct sheet_cell **cell)
{
	struct layout_work *layout = pivot->layout;
	if (year < 0)
		return arena_print(layout->arena, "%d", pivot->block->year);
	int kind = layout_role(pivot->block, HEADING_KIND);
	*cell = layout_cell(layout, row, year);
	const char *text = layout_text(layout->arena, (*cell)->text);
	if (kind >= 0)
		text = arena_print(layout->arena, "%s %s", text,
		                   layout_text(layout->arena, layout_cell(layout, row, kind)->text));
	struct heading_said said = heading_read(layout->arena, text);
	if (!said.not_understood && layout_means(&said))
		return text;
	if (*text)
		diag_note(layout->diags, (*cell)->place, NULL, W_LAYOUT_PERIOD, W_LAYOUT_PERIOD_HINT, text);
	return NULL;
}

bool layout_down(struct layout_work *layout, struct layout_block *block)
{
	struct pivot pivot;
	pivot_init(&pivot, layout, block);
	struct pivot_row **rows = rows_of_columns(&pivot);
	int year = layout_role(block, HEADING_YEAR);
	for (int i = 0; i < block->row_count; i++) {
		const struct sheet_cell *cell = block->columns[block->from].cell;
		const char *text = period_of(&pivot, block->rows[i], year, &cell);
		for (int column = block->from; text && column < block->to; column++) {
			const struct sheet_cell *number = layout_cell(layout, block->rows[i], column);
			if (rows[column] && !layout_is_blank(number))
				pivot_number(&pivot, rows[column], pivot_period(&pivot, text, cell), number->text, NULL, number);
		}
	}
	return pivot_grid(&pivot);
}
