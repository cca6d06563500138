/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_heading: which rows of a sheet are headings. A row of headings holds no numbers but years, and names of
 * columns (heading_names.h) or at least two years. Rows above belong to it where they leave the column of names free,
 * rows below where they say more of the columns: units, actual and target, the same in another language. Holds: below
 * the first headings of a sheet a row is headings again only where it names columns, so that no row of numbers
 * that look like years is taken for one. */
#include <string.h>
#include "base/number.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_name.h"
#include "intake/layout_block.h"

enum { LONGEST_HEADING = 200, MOST_HEADING_ROWS = 4 };

struct look {
	int filled, keys, names, years, numbers, texts;
	int first;          /* the first filled column; -1: none */
	bool value, down;   /* a key that says values, years in rows */
};

static enum heading key_of(const struct layout_work *layout, int row, int column)
{
	return heading_find(layout->arena, layout_text(layout->arena, layout_cell(layout, row, column)->text));
}

static bool is_name(enum heading role)
{
	return role == HEADING_NAME || role == HEADING_ZH || role == HEADING_EN || role == HEADING_YEAR ||
	       role == HEADING_REGION;
}

/* "2020", also where a footnote's mark follows: "2020 [1]", "2020 (2)"; no "2020.0" of a row of numbers */
static bool is_bare_year(const char *text)
{
	size_t length = strlen(text), mark = marks_footnote(text, length);
	for (length -= mark; length > 4 && text[length - 1] == ' ';)
		length--;
	return length == 4 && strspn(text, "0123456789") == 4 && text[0] >= '1' && text[0] <= '2';
}

static bool means(const struct layout_work *layout, const char *text)
{
	if (strlen(text) > LONGEST_HEADING)
		return false;
	struct heading_said said = heading_read(layout->arena, text);
	return layout_means(&said);
}

/* "绝对数" says nothing, but is a heading all the same. */
static bool is_understood(const struct layout_work *layout, const char *text)
{
	return strlen(text) <= LONGEST_HEADING && !heading_read(layout->arena, text).not_understood;
}

/* "years" in a column of units says no heading. */
static bool is_unit_of(const struct layout_block *above, int column, const char *text)
{
	return above && above->columns[column].role == HEADING_UNIT && strcmp(above->columns[column].text, text) != 0;
}

/* Stops at the first number, which settles it. */
static struct look look_at(const struct layout_work *layout, int row, const struct layout_block *above)
{
	struct look look = {.first = -1};
	for (int column = 0; column < layout->sheet->columns && !look.numbers; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (layout_is_blank(cell))
			continue;
		look.filled++;
		look.first = look.first < 0 ? column : look.first;
		const char *text = layout_text(layout->arena, cell->text);
		if (is_bare_year(text)) {
			look.years++;
			continue;
		}
		if (layout_is_number(text)) {
			look.numbers++;
			continue;
		}
		enum heading role = is_unit_of(above, column, text) ? HEADINGS : heading_find(layout->arena, text);
		look.keys += role != HEADINGS;
		look.names += is_name(role);
		look.value |= role == HEADING_VALUE;
		look.down |= role == HEADING_YEAR;
		if (role == HEADINGS && means(layout, text))
			look.years++;
		else if (role == HEADINGS && !marks_missing(indicator_plain(layout->arena, text)))
			look.texts++;
	}
	return look;
}

/* "2015,2016,2017": as headings, no year twice; of a row of data they may be anything. */
static bool years_rise(const struct layout_work *layout, int row)
{
	int last = 0, step = 0;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const char *text = layout_text(layout->arena, layout_cell(layout, row, column)->text);
		if (!is_bare_year(text))
			continue;
		int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
		int now = year > last ? 1 : -1;
		if (last && (year == last || (step && now != step)))
			return false;
		step = last ? now : 0;
		last = year;
	}
	return true;
}

static bool has_number(const struct layout_work *layout, int row)
{
	for (int column = 0; column < layout->sheet->columns; column++) {
		const char *text = layout_cell(layout, row, column)->text;
		if (layout_is_number(text) && !is_bare_year(text))
			return true;
	}
	return false;
}

static int filled_cells(const struct layout_work *layout, int row)
{
	int filled = 0;
	for (int column = 0; column < layout->sheet->columns; column++)
		filled += !layout_is_blank(layout_cell(layout, row, column));
	return filled;
}

/* Of texts, most rows are: without a name of a column three that say nothing settle it. */
static bool is_text_row(const struct layout_work *layout, int row)
{
	int texts = 0, keys = 0;
	for (int column = 0; column < layout->sheet->columns; column++)
		keys += !layout_is_blank(layout_cell(layout, row, column)) && key_of(layout, row, column) != HEADINGS;
	for (int column = 0; !keys && column < layout->sheet->columns && texts < 3; column++) {
		const char *text = layout_text(layout->arena, layout_cell(layout, row, column)->text);
		texts += *text && !is_bare_year(text) && !marks_missing(indicator_plain(layout->arena, text)) &&
		         !means(layout, text);
	}
	return texts >= 3;
}

/* The headings of the table above again, other years among them: "行业,2019,2020", whatever they are. */
static bool repeats(const struct layout_work *layout, int row, const struct layout_block *above)
{
	bool same = false;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const char *text = layout_text(layout->arena, layout_cell(layout, row, column)->text);
		if (!*text || is_bare_year(text))
			continue;
		bool here = false;
		for (int heading = above->first; heading <= above->last && !here; heading++)
			here = strcmp(text, layout_text(layout->arena, layout_cell(layout, heading, column)->text)) == 0;
		if (!here)
			return false;
		same = true;
	}
	return same;
}

static bool is_heading(const struct layout_work *layout, int row, const struct layout_block *above)
{
	/* most rows are settled before what they say is compared */
	if (has_number(layout, row) || filled_cells(layout, row) < 2)
		return false;
	if (above && repeats(layout, row, above))
		return true;
	if (is_text_row(layout, row))
		return false;
	struct look look = look_at(layout, row, above);
	if (look.numbers || look.filled < 2)
		return false;
	if (above)
		return look.names && (look.keys > 1 || look.years > 0 || look.down);
	return look.names || look.keys > 1 || (look.years > 1 && look.texts < 3 && years_rise(layout, row));
}

/* --- rows above and below --- */

static int name_column(const struct layout_work *layout, int from, int to)
{
	for (int row = from; row <= to; row++)
		for (int column = 0; column < layout->sheet->columns; column++)
			if (!layout_is_blank(layout_cell(layout, row, column)) && is_name(key_of(layout, row, column)))
				return column;
	return -1;
}

static bool says_years_down(const struct layout_work *layout, int from, int to)
{
	bool down = false, value = false;
	for (int row = from; row <= to; row++) {
		struct look look = look_at(layout, row, NULL);
		down |= look.down;
		value |= look.value;
	}
	return down && !value;
}

/* Not of the table: a title, a unit, a note. */
static bool is_beside(const struct layout_work *layout, int row)
{
	for (int column = 0; column < layout->sheet->columns; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (!layout_is_blank(cell) && (layout_unit(layout->arena, cell->text, false) ||
		                               layout_is_note(layout->arena, cell->text)))
			return true;
	}
	return false;
}

static bool belongs_above(const struct layout_work *layout, int row, int name)
{
	struct look look = look_at(layout, row, NULL);
	if (look.numbers || !look.filled || is_beside(layout, row))
		return false;
	bool free = name < 0 || layout_is_blank(layout_cell(layout, row, name));
	const struct sheet_cell *only = layout_cell(layout, row, look.first);
	return free && look.first > 0 && (look.filled > 1 || (look.years && only->across < layout->sheet->columns - 1));
}

/* Under a heading in Chinese the same in Latin letters, where the name's cell is headed so too. */
static bool is_translation(const char *text) { return *text && !name_is_chinese(text) && !layout_is_number(text); }

static bool cell_belongs_below(const struct layout_work *layout, const char *text, bool translated)
{
	return heading_find(layout->arena, text) != HEADINGS || is_bare_year(text) || is_understood(layout, text) ||
	       layout_is_unit(layout->arena, text) || (translated && is_translation(text));
}

/* 甲 乙 1 2 3 under the headings of a form: numbers of columns. */
static bool numbers_columns(const struct layout_work *layout, int row)
{
	static const char *const stems[] = {"甲", "乙", "丙", "丁", NULL};
	int next = 1, filled = 0;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const char *text = layout_text(layout->arena, layout_cell(layout, row, column)->text);
		if (!*text)
			continue;
		filled++;
		bool stem = false;
		for (int i = 0; stems[i] && next == 1; i++)
			stem |= strcmp(text, stems[i]) == 0;
		if (stem)
			continue;
		if (strcmp(text, arena_print(layout->arena, "%d", next)) != 0 &&
		    strcmp(text, arena_print(layout->arena, "(%d)", next)) != 0)
			return false;
		next++;
	}
	return filled > 2 && next > 2;
}

static bool belongs_below(const struct layout_work *layout, int row, int first)
{
	struct look look = look_at(layout, row, NULL);
	int name = name_column(layout, first, row - 1);
	if (look.numbers || !look.filled || is_beside(layout, row))
		return false;
	if (name < 0 && !look.names)
		return false;
	const char *under = name >= 0 ? layout_text(layout->arena, layout_cell(layout, row, name)->text) : "";
	bool translated = *under && heading_find(layout->arena, under) != HEADINGS;
	if (*under && !translated)
		return false;
	if (look.filled == 1 && look.first <= name)
		return false;
	if (name >= 0 && says_years_down(layout, first, row - 1))
		return true;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (!layout_is_blank(cell) &&
		    !cell_belongs_below(layout, layout_text(layout->arena, cell->text), translated || name < 0))
			return false;
	}
	return true;
}

static void extend(const struct layout_work *layout, int row, int floor, struct layout_block *block)
{
	block->first = block->last = row;
	while (block->last + 1 < layout->sheet->rows && block->last - row + 1 < MOST_HEADING_ROWS &&
	       belongs_below(layout, block->last + 1, row))
		block->last++;
	int name = name_column(layout, row, block->last);
	while (block->first > floor && block->last - block->first + 1 < MOST_HEADING_ROWS &&
	       belongs_above(layout, block->first - 1, name))
		block->first--;
	block->data = block->last + 1;
	if (block->data < layout->sheet->rows && numbers_columns(layout, block->data))
		block->data++;
}

bool layout_find_heading(struct layout_work *layout, int row, const struct layout_block *above,
                         struct layout_block *block)
{
	for (int floor = row; row < layout->sheet->rows; row++)
		if (is_heading(layout, row, above)) {
			extend(layout, row, floor, block);
			return true;
		}
	return false;
}

bool layout_guess_heading(struct layout_work *layout, struct layout_block *block)
{
	int heading = -1, filled = -1;
	for (int row = 0; row < layout->sheet->rows && !has_number(layout, row); row++) {
		int cells = filled_cells(layout, row);
		heading = cells > 1 ? row : heading;
		filled = filled < 0 && cells ? row : filled;
	}
	for (int row = 0; filled < 0 && row < layout->sheet->rows; row++)
		filled = filled_cells(layout, row) ? row : -1;
	if (filled < 0)
		return false;
	block->first = block->last = heading >= 0 ? heading : filled;
	block->data = block->last + 1;
	return true;
}
