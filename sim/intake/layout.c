/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout: a sheet is cut into tables at its rows of headings. What stands between a table and the headings of the next
 * is the title of that one; notes below are kept; headings that are repeated, without a title of their own or with
 * one that says 续表, go on with the table above. Two tables side by side are two. Holds: every filled row of a sheet
 * is a heading, a title, a note or a row of one table. */
#include "intake/layout.h"
#include <string.h>
#include "intake/indicator_cell.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_name.h"
#include "intake/layout_block.h"

enum { MOST_TITLES = 8, LONGEST_TITLE = 1000, NEAR = 20 };

/* --- rows --- */

static int filled_cells(const struct layout_work *layout, int row, const struct sheet_cell **first)
{
	int filled = 0;
	*first = NULL;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (layout_is_blank(cell))
			continue;
		*first = *first ? *first : cell;
		filled++;
	}
	return filled;
}

static const char *row_text(const struct layout_work *layout, int row)
{
	const char *text = "";
	for (int column = 0; column < layout->sheet->columns; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (!layout_is_blank(cell))
			text = *text ? arena_print(layout->arena, "%s, %s", text, layout_text(layout->arena, cell->text))
			             : layout_text(layout->arena, cell->text);
	}
	return text;
}

/* "(1) provisional" is a note, "（1）用水总量,亿立方米,12.4" a row: it has numbers beside. */
static bool is_note_row(const struct layout_work *layout, int row)
{
	const struct sheet_cell *first;
	if (!filled_cells(layout, row, &first) || !layout_is_note(layout->arena, first->text))
		return false;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (cell != first && strpbrk(indicator_half(layout->arena, cell->text), "0123456789"))
			return false;
	}
	return true;
}

static bool is_continued(const char *title)
{
	return title && (strstr(title, "续表") || strstr(title, "续") == title || strstr(title, "continued") ||
	                 strstr(title, "Continued"));
}

/* The rows above headings that are about the table: single texts and what says its unit. */
static int titles_begin(const struct layout_work *layout, int floor, int first)
{
	int begin = first;
	for (int row = first - 1; row >= floor && first - row <= MOST_TITLES; row--) {
		const struct sheet_cell *cell;
		int filled = filled_cells(layout, row, &cell);
		bool unit = filled && layout_unit(layout->arena, row_text(layout, row), false);
		if (filled > 1 && !unit)
			break;
		if (filled && (is_note_row(layout, row) || layout_is_number(cell->text)))
			break;
		begin = filled ? row : begin;
	}
	return begin;
}

static void add_title(struct layout_work *layout, struct layout_block *block, const struct sheet_cell *cell)
{
	const char *text = layout_text(layout->arena, cell->text);
	bool alone = block->title || indicator_half(layout->arena, text)[0] == '('; /* "人口" may be a title */
	const char *unit = layout_unit(layout->arena, cell->text, alone);
	if (unit) {
		block->unit = cell;
		block->unit_text = unit;
		const char *half = indicator_half(layout->arena, text);
		if (half[0] == '(' || layout_unit(layout->arena, half, true) == half || strncmp(text, "单位", 6) == 0 ||
		    strncmp(text, "计量", 6) == 0 || strncmp(half, "Unit", 4) == 0 || strncmp(half, "unit", 4) == 0)
			return;
	}
	if (!block->title)
		block->title = text;
	else if (strlen(block->title) + strlen(text) < LONGEST_TITLE) /* a page of text above numbers is none */
		block->title = arena_print(layout->arena, "%s %s", block->title, text);
}

static int one_year(struct layout_work *layout, const char *text)
{
	if (!text || strlen(text) > 400)
		return 0;
	struct heading_said said = heading_read(layout->arena, text);
	return said.first == said.last && !said.several && !said.is_plan_period ? said.first : 0;
}

/* Above the first table what stands at the top of the sheet and near the headings, however it stands. */
static void read_titles(struct layout_work *layout, struct layout_block *block)
{
	block->title = NULL;
	for (int row = block->titles; row < block->first; row++)
		for (int column = 0; column < layout->sheet->columns; column++) {
			if (row >= block->titles + NEAR && row < block->first - NEAR)
				break;
			const struct sheet_cell *cell = layout_cell(layout, row, column);
			if (!layout_is_blank(cell))
				add_title(layout, block, cell);
		}
	block->year = one_year(layout, block->title);
	if (!block->year)
		block->year = one_year(layout, layout->sheet->name);
	struct unit unit;
	if (block->unit && !unit_is(layout->arena, block->unit_text, &unit)) {
		diag_note(layout->diags, block->unit->place, NULL, W_LAYOUT_UNIT, W_LAYOUT_UNIT_HINT, block->unit_text);
		block->unit_text = NULL;
	}
}

static void keep_note(struct layout_work *layout, int row)
{
	struct grids *grids = layout->grids;
	*ARENA_PUSH(layout->arena, grids->notes, grids->note_count, grids->note_capacity) = row_text(layout, row);
}

/* From the first note on, lines of one text are notes too. */
static void read_rows(struct layout_work *layout, struct layout_block *block)
{
	bool noted = false;
	for (int row = block->data; row < block->end; row++) {
		const struct sheet_cell *first;
		int filled = filled_cells(layout, row, &first);
		if (!filled)
			continue;
		bool text = filled == 1 && !layout_is_number(first->text);
		if (is_note_row(layout, row) || (noted && text)) {
			keep_note(layout, row);
			noted = true;
			continue;
		}
		*ARENA_PUSH(layout->arena, block->rows, block->row_count, block->row_capacity) = row;
	}
}

/* --- tables --- */

static bool same_headings(const struct layout_work *layout, const struct layout_block *a, const struct layout_block *b)
{
	for (int column = 0; column < layout->sheet->columns; column++)
		if (strcmp(a->columns[column].text, b->columns[column].text) != 0)
			return false;
	return true;
}

static bool goes_on(const struct layout_work *layout, const struct layout_block *above,
                    const struct layout_block *block)
{
	bool same = above->title && block->title && strcmp(above->title, block->title) == 0;
	return (!block->title || same || is_continued(block->title)) && same_headings(layout, above, block);
}

static void append_rows(struct layout_work *layout, struct layout_block *above, const struct layout_block *block)
{
	for (int i = 0; i < block->row_count; i++)
		*ARENA_PUSH(layout->arena, above->rows, above->row_count, above->row_capacity) = block->rows[i];
}

/* Each from the headings found: `floor` is the first row that none of the tables before has. */
static void read_block(struct layout_work *layout, struct layout_block *block, int floor, bool first)
{
	block->titles = first ? 0 : titles_begin(layout, floor, block->first);
	layout_read_columns(layout, block);
	read_titles(layout, block);
}

static struct layout_block *find_blocks(struct layout_work *layout, bool alone, int *count)
{
	struct layout_block *blocks = NULL, block = {0};
	int capacity = 0, row = 0;
	*count = 0;
	while (layout_find_heading(layout, row, *count ? &blocks[*count - 1] : NULL, &block)) {
		read_block(layout, &block, row, *count == 0);
		if (*count)
			blocks[*count - 1].end = block.titles;
		*ARENA_PUSH(layout->arena, blocks, *count, capacity) = block;
		row = block.data;
		block = (struct layout_block){0};
	}
	if (!*count && alone && layout_guess_heading(layout, &block)) {
		read_block(layout, &block, 0, true);
		*ARENA_PUSH(layout->arena, blocks, *count, capacity) = block;
	}
	if (*count)
		blocks[*count - 1].end = layout->sheet->rows;
	for (int i = 0; i < *count; i++)
		read_rows(layout, &blocks[i]);
	return blocks;
}

/* --- what a table becomes --- */

/* Names twice with the same heading, and years again: two tables side by side. */
static int second_table(const struct layout_block *block)
{
	int name = layout_role(block, HEADING_NAME);
	for (int column = name + 1; name >= 0 && column < block->to; column++)
		if (block->columns[column].role == HEADING_NAME &&
		    strcmp(block->columns[column].text, block->columns[name].text) == 0)
			return column;
	return -1;
}

static bool make_grid(struct layout_work *layout, struct layout_block *block)
{
	if (!layout_choose(layout, block))
		return true; /* told once all sheets are known */
	bool year = layout_role(block, HEADING_YEAR) >= 0, value = layout_role(block, HEADING_VALUE) >= 0;
	bool named = layout_role(block, HEADING_NAME) >= 0 || layout_role(block, HEADING_ZH) >= 0 ||
	             layout_role(block, HEADING_EN) >= 0;
	if (year && (value || named))
		return layout_long(layout, block);
	if (year)
		return layout_down(layout, block);
	bool dated = false;
	for (int column = block->from; column < block->to; column++)
		dated |= block->columns[column].role == HEADINGS && layout_means(&block->columns[column].said);
	if (!named && !dated && !value && block->year && layout_role(block, HEADING_REGION) >= 0)
		return layout_down(layout, block);
	return layout_wide(layout, block);
}

static bool make_grids(struct layout_work *layout, struct layout_block *block)
{
	int second = second_table(block);
	if (second < 0) {
		layout_settle_columns(layout, block);
		return make_grid(layout, block);
	}
	struct layout_block left = *block, right = *block;
	left.to = right.from = second;
	left.rows = arena_grow(layout->arena, block->rows, (size_t)block->row_count * sizeof *block->rows,
	                       (size_t)(block->row_count + 1) * sizeof *block->rows);
	layout_settle_columns(layout, &left);
	layout_settle_columns(layout, &right);
	bool good = make_grid(layout, &left);
	return make_grid(layout, &right) && good;
}

/* Eurostat's column "freq,na_item,geo\\TIME_PERIOD" is several: as if they had been columns of the sheet. Saved with
 * semicolons "geo\\TIME_PERIOD" may be one of them. */
static const struct sheet *without_composite(struct arena *arena, const struct sheet *sheet)
{
	int at_column = 0;
	const char *slash = NULL, *head = "";
	for (int column = 0; column < sheet->columns && !slash; column++) {
		head = sheet->cells[column].text;
		slash = strchr(head, '\\');
		if (slash && strncmp(indicator_plain(arena, slash + 1), "time", 4) != 0)
			slash = NULL;
		at_column = column;
	}
	if (!slash)
		return sheet;
	int parts = 1;
	for (const char *at = head; at < slash; at++)
		parts += *at == ',';
	struct sheet *made = ARENA_NEW(arena, struct sheet);
	*made = *sheet;
	made->columns = sheet->columns + parts - 1;
	made->cells = ARENA_ARRAY(arena, (size_t)made->rows * (size_t)made->columns + 1, struct sheet_cell);
	for (int row = 0; row < sheet->rows; row++) {
		const struct sheet_cell *from = &sheet->cells[(size_t)row * (size_t)sheet->columns];
		struct sheet_cell *to = &made->cells[(size_t)row * (size_t)made->columns];
		const char *at = from[at_column].text;
		memcpy(to, from, (size_t)at_column * sizeof *from);
		for (int part = at_column; part < at_column + parts; part++) {
			size_t length = strcspn(at, row ? "," : ",\\");
			to[part] = from[at_column];
			to[part].text = arena_copy(arena, at, length);
			at += length + (at[length] == ',');
		}
		memcpy(to + at_column + parts, from + at_column + 1, (size_t)(sheet->columns - at_column - 1) * sizeof *from);
	}
	return made;
}

bool grids_add(struct grids *grids, struct arena *arena, const struct sheet *sheet, bool alone,
               const struct indicator_choice *choice, struct diags *diags)
{
	struct layout_work layout = {.arena = arena, .diags = diags, .choice = choice, .grids = grids};
	layout.sheet = without_composite(arena, sheet);
	int count;
	struct layout_block *blocks = find_blocks(&layout, alone, &count);
	const struct sheet_cell *first = NULL;
	for (int row = 0; !count && row < sheet->rows && !first; row++)
		filled_cells(&layout, row, &first);
	if (first && !count)
		diag_note(diags, first->place, NULL, W_LAYOUT_SHEET, W_LAYOUT_SHEET_HINT, sheet->name ? sheet->name : "");
	struct layout_block *above = NULL;
	bool good = true;
	for (int i = 0; i < count; i++) {
		if (above && goes_on(&layout, above, &blocks[i])) {
			append_rows(&layout, above, &blocks[i]);
			continue;
		}
		if (above)
			good &= make_grids(&layout, above);
		above = &blocks[i];
	}
	if (above)
		good &= make_grids(&layout, above);
	return good && !layout.bad;
}
