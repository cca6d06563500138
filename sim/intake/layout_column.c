/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_column: the headings over each column, joined from above to below: a merged cell stands over all that it
 * covers, and where a spreadsheet was saved as CSV, which leaves only its first cell filled, over the blanks to its
 * right. What stands in a column settles what its heading leaves open: years, names, numbers of rows. Holds: a word
 * over all columns says nothing of any, and is left out; every other word that is not understood stays, so that the
 * column is not taken for something else. */
#include <string.h>
#include "base/number.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_known.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_name.h"
#include "intake/layout_block.h"

enum { SAMPLE = 50 };

struct joining {
	struct layout_work *layout;
	struct layout_block *block;
	const struct sheet_cell **over; /* [columns] of the row in hand: whose cell it is */
	const struct sheet_cell **down; /* [columns] a merged cell of a row above that reaches here */
	int *until;                     /* [columns] to which row, exclusive */
	bool units;                     /* the row in hand holds units: what is none there is a slip, not a name */
};

static bool is_key(const struct layout_work *layout, const struct sheet_cell *cell)
{
	return heading_find(layout->arena, layout_text(layout->arena, cell->text)) != HEADINGS;
}

static bool below_is_filled(const struct joining *joining, int row, int column)
{
	for (int below = row + 1; below <= joining->block->last; below++)
		if (!layout_is_blank(layout_cell(joining->layout, below, column)))
			return true;
	return false;
}

static void cover(struct joining *joining, int row, int column, const struct sheet_cell *cell)
{
	int columns = joining->layout->sheet->columns;
	for (int to = column; to < column + cell->across && to < columns; to++) {
		joining->over[to] = cell;
		joining->down[to] = cell->down > 1 ? cell : NULL;
		joining->until[to] = row + cell->down;
	}
}

/* Whose words stand over each column in a row; a row without merged cells is filled to the right. */
static void find_owners(struct joining *joining, int row)
{
	const struct layout_work *layout = joining->layout;
	int columns = layout->sheet->columns;
	bool merged = false;
	for (int column = 0; column < columns; column++) {
		bool held = joining->down[column] && row < joining->until[column];
		joining->over[column] = held ? joining->down[column] : NULL;
	}
	for (int column = 0; column < columns; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (layout_is_blank(cell))
			continue;
		merged |= cell->across > 1;
		cover(joining, row, column, cell);
	}
	const struct sheet_cell *left = NULL;
	for (int column = 0; column < columns && !merged && row < joining->block->last; column++) {
		const struct sheet_cell *cell = layout_cell(layout, row, column);
		if (!layout_is_blank(cell))
			left = !is_key(layout, cell) && below_is_filled(joining, row, column) ? cell : NULL;
		else if (left && !joining->over[column] && below_is_filled(joining, row, column))
			joining->over[column] = left;
	}
}

/* The only words of a row, over several columns, which say no year or the like: a title of the table. */
static bool is_title(struct joining *joining, int row)
{
	const struct layout_work *layout = joining->layout;
	const struct sheet_cell *only = NULL;
	int over = 0;
	for (int column = 0; column < layout->sheet->columns; column++) {
		const struct sheet_cell *cell = joining->over[column];
		if (!cell || is_key(layout, cell))
			continue;
		if (only && cell != only)
			return false;
		only = cell;
		over++;
	}
	if (!only || over < 2 || row == joining->block->last)
		return false;
	struct heading_said said = heading_read(layout->arena, layout_text(layout->arena, only->text));
	return !layout_means(&said) && !said.no_level;
}

static bool has_latin(const char *text)
{
	int letters = 0;
	for (; *text; text++)
		letters += (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
	return letters > 2;
}

static const char *joined(struct arena *arena, const char *before, const char *text)
{
	return before && *before ? layout_text(arena, arena_print(arena, "%s %s", before, text)) : text;
}

static void add_words(struct joining *joining, struct layout_column *column, const struct sheet_cell *cell)
{
	struct arena *arena = joining->layout->arena;
	const char *text = layout_text(arena, cell->text);
	if (column->cell == cell || (*column->text && strcmp(column->text, text) == 0))
		return;
	const char *zh, *en;
	bool heads = heading_find(arena, text) != HEADINGS; /* "years" under 预期寿命 is a unit */
	struct heading_said above = heads ? heading_read(arena, column->text) : (struct heading_said){0};
	if (heads && heading_find(arena, column->text) == HEADINGS)
		heads = layout_means(&above);
	bool is_unit = *column->text && layout_is_unit(arena, text) && !heads;
	bool bare = is_unit && indicator_half(arena, text)[0] != '('; /* the first words are a name: 人口, Year */
	const char *inner = NULL;
	layout_without_unit(arena, text, &inner); /* a heading over several gives them its unit: 比重(%) */
	column->unit = inner ? inner : column->unit;
	if (joining->units && !is_unit && *column->text && !heads) {
		column->unit = text;
		column->cell = cell;
		return;
	}
	if (is_unit)
		column->unit = layout_unit(arena, text, true);
	else if (layout_languages(arena, text, &zh, &en))
		column->zh = joined(arena, column->zh, zh), column->en = joined(arena, column->en, en);
	else if (name_is_chinese(text))
		column->zh = joined(arena, column->zh, text);
	else if (has_latin(text))
		column->en = joined(arena, column->en, text);
	column->text = joined(arena, column->text, bare ? arena_print(arena, "(%s)", text) : text);
	column->cell = cell;
}

/* Most of the row are units, or nearly ("MTCE"), and the others say nothing else that is known. */
static bool holds_units(const struct joining *joining, int row)
{
	struct arena *arena = joining->layout->arena;
	int units = 0, others = 0, slips = 0;
	for (int column = 0; column < joining->layout->sheet->columns; column++) {
		const char *inner = NULL, *text = layout_text(arena, layout_cell(joining->layout, row, column)->text);
		if (!*text)
			continue;
		struct heading_said said = heading_read(arena, text);
		layout_without_unit(arena, text, &inner);
		struct unit unit;
		size_t offset, length;
		const char *nearest = NULL;
		if (layout_is_unit(arena, text))
			units++;
		else if (!unit_parse(arena, text, &unit, &offset, &length, &nearest) && nearest && !known_find(arena, text))
			slips++;
		else if (inner || layout_means(&said) || heading_find(arena, text) != HEADINGS)
			return false;
		else
			others++;
	}
	return units && units + slips > others;
}

void layout_read_columns(struct layout_work *layout, struct layout_block *block)
{
	int columns = layout->sheet->columns;
	struct joining joining = {.layout = layout, .block = block,
	                          .over = ARENA_ARRAY(layout->arena, columns + 1, const struct sheet_cell *),
	                          .down = ARENA_ARRAY(layout->arena, columns + 1, const struct sheet_cell *),
	                          .until = ARENA_ARRAY(layout->arena, columns + 1, int)};
	block->columns = ARENA_ARRAY(layout->arena, columns + 1, struct layout_column);
	block->from = 0;
	block->to = columns;
	for (int column = 0; column < columns; column++)
		block->columns[column] = (struct layout_column){.text = "", .role = HEADINGS};
	for (int row = block->first; row <= block->last; row++) {
		find_owners(&joining, row);
		if (is_title(&joining, row))
			continue;
		joining.units = row > block->first && holds_units(&joining, row);
		for (int column = 0; column < columns; column++)
			if (joining.over[column])
				add_words(&joining, &block->columns[column], joining.over[column]);
	}
	for (int column = 0; column < columns; column++) {
		struct layout_column *said = &block->columns[column];
		said->role = heading_find(layout->arena, said->text);
		if (said->role == HEADINGS)
			said->said = heading_read(layout->arena, said->text);
	}
}

int layout_role(const struct layout_block *block, enum heading role)
{
	for (int column = block->from; column < block->to; column++)
		if (block->columns[column].role == role)
			return column;
	return -1;
}

/* --- by what stands in them --- */

struct content { int filled, years, numbers, texts, chinese, ordered; };

static struct content content_of(const struct layout_work *layout, const struct layout_block *block, int column)
{
	struct content content = {0};
	for (int i = 0; i < block->row_count && content.filled < SAMPLE; i++) {
		const char *text = layout_text(layout->arena, layout_cell(layout, block->rows[i], column)->text);
		if (marks_missing(indicator_plain(layout->arena, text)))
			continue;
		content.filled++;
		bool number = layout_is_number(text);
		content.numbers += number;
		content.years += layout_is_year(layout->arena, text);
		content.texts += !number && !number_is_digit(*text);
		content.chinese += name_is_chinese(text);
		content.ordered += strcmp(text, arena_print(layout->arena, "%d", content.filled)) == 0;
	}
	return content;
}

static bool has_dated(const struct layout_block *block)
{
	for (int column = block->from; column < block->to; column++) {
		const struct layout_column *said = &block->columns[column];
		if (said->role == HEADINGS && layout_means(&said->said) &&
		    (said->said.first || said->said.planned || said->said.actual))
			return true;
	}
	return false;
}

/* Years in a column that is headed with 年份, with nothing, or with 指标; otherwise 年份 in the corner of a wide table
 * heads its names. */
static void settle_years(struct layout_work *layout, struct layout_block *block)
{
	int year = layout_role(block, HEADING_YEAR), name = layout_role(block, HEADING_NAME);
	if (year >= 0) {
		struct content content = content_of(layout, block, year);
		if (!content.years && content.texts && name < 0 && has_dated(block))
			block->columns[year].role = HEADING_NAME;
		return;
	}
	if (has_dated(block))
		return;
	int first = name;
	for (int column = block->from; column < block->to && first < 0; column++)
		if (content_of(layout, block, column).filled)
			first = !*block->columns[column].text ? column : -2;
	struct content content = first >= 0 ? content_of(layout, block, first) : (struct content){0};
	if (content.filled && 2 * content.years > content.filled)
		block->columns[first].role = HEADING_YEAR;
}

/* Numbers of rows under no heading. */
static void settle_numbers(struct layout_work *layout, struct layout_block *block)
{
	for (int column = block->from; column < block->to; column++) {
		struct layout_column *said = &block->columns[column];
		struct content content = *said->text ? (struct content){0} : content_of(layout, block, column);
		if (content.filled > 1 && content.ordered == content.filled)
			said->role = HEADING_NO;
	}
}

/* Two columns of names: the same in two languages. */
static void settle_languages(struct layout_work *layout, struct layout_block *block)
{
	int first = layout_role(block, HEADING_NAME), second = -1;
	for (int column = first + 1; first >= 0 && column < block->to && second < 0; column++)
		second = block->columns[column].role == HEADING_NAME ? column : -1;
	if (second < 0)
		return;
	struct content one = content_of(layout, block, first), two = content_of(layout, block, second);
	bool apart = one.chinese == 0 && two.chinese > 0, other = one.chinese > 0 && two.chinese == 0 && two.texts;
	if (apart || other) {
		block->columns[first].role = apart ? HEADING_EN : HEADING_ZH;
		block->columns[second].role = apart ? HEADING_ZH : HEADING_EN;
	}
}

/* The first column of texts, where none is headed as names. */
static void settle_names(struct layout_work *layout, struct layout_block *block)
{
	if (layout_role(block, HEADING_NAME) >= 0 || layout_role(block, HEADING_ZH) >= 0 ||
	    layout_role(block, HEADING_EN) >= 0 || layout_role(block, HEADING_YEAR) >= 0 ||
	    layout_role(block, HEADING_REGION) >= 0 || !has_dated(block))
		return;
	for (int column = block->from; column < block->to; column++) {
		struct layout_column *said = &block->columns[column];
		if (said->role != HEADINGS || layout_means(&said->said) || said->said.no_level)
			continue;
		struct content content = content_of(layout, block, column);
		if (!content.texts || 2 * content.texts < content.filled)
			continue;
		said->role = HEADING_NAME;
		if (*said->text)
			diag_note(layout->diags, said->cell->place, NULL, W_LAYOUT_NAMES, W_LAYOUT_NAMES_HINT, said->text);
		return;
	}
}

void layout_settle_columns(struct layout_work *layout, struct layout_block *block)
{
	settle_numbers(layout, block);
	settle_years(layout, block);
	settle_languages(layout, block);
	settle_names(layout, block);
}
