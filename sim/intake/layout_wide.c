/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_wide: indicators in rows, years in columns: what is left when the rows are chosen, without the columns that
 * have been used for that, names in two languages in columns of their own, and the year of the title before
 * headings that say none ("绝对数" of a communique). */
#include <string.h>
#include "intake/indicator_cell.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_name.h"
#include "intake/layout_block.h"

/* --- columns --- */

struct widening {
	struct layout_work *layout;
	struct layout_block *block;
	int *columns, count;      /* of the sheet, that are kept */
	int name;                 /* the column of names; -1: none */
	bool split;               /* it holds both languages */
	int *dims, dim_count;     /* columns that a name is made of, where none is headed so */
};

static bool is_used(enum heading role)
{
	return role == HEADING_REGION || role == HEADING_REGION_CODE || role == HEADING_SCENARIO || role == HEADING_MODEL ||
	       role == HEADING_CODE;
}

static const struct sheet_cell *first_filled(const struct layout_work *layout, const struct layout_block *block,
                                             int column)
{
	for (int i = 0; i < block->row_count; i++) {
		const struct sheet_cell *cell = layout_cell(layout, block->rows[i], column);
		if (!layout_is_blank(cell))
			return cell;
	}
	return NULL;
}

static bool is_text_column(const struct layout_work *layout, const struct layout_block *block, int column)
{
	const struct layout_column *said = &block->columns[column];
	const struct sheet_cell *cell = first_filled(layout, block, column);
	return said->role == HEADINGS && said->said.not_understood && !said->said.first && cell &&
	       !layout_is_number(cell->text) && !marks_missing(indicator_plain(layout->arena, cell->text));
}

static void choose_columns(struct widening *widening)
{
	struct layout_work *layout = widening->layout;
	const struct layout_block *block = widening->block;
	int zh = layout_role(block, HEADING_ZH), en = layout_role(block, HEADING_EN);
	widening->name = layout_role(block, HEADING_NAME);
	widening->columns = ARENA_ARRAY(layout->arena, layout->sheet->columns + 1, int);
	widening->dims = ARENA_ARRAY(layout->arena, layout->sheet->columns + 1, int);
	bool named = widening->name >= 0 || zh >= 0 || en >= 0;
	for (int column = block->from; column < block->to; column++) {
		const struct layout_column *said = &block->columns[column];
		const struct sheet_cell *filled = first_filled(layout, block, column);
		bool scale = said->role == HEADING_SCALE && layout_role(block, HEADING_UNIT) >= 0;
		if (is_used(said->role) || scale || (!*said->text && !filled))
			continue;
		if (!named && is_text_column(layout, block, column)) {
			widening->dims[widening->dim_count++] = column;
			continue;
		}
		if (!*said->text && said->role == HEADINGS)
			diag_note(layout->diags, filled->place, NULL, W_LAYOUT_UNHEADED, W_LAYOUT_UNHEADED_HINT,
			          sheet_cell_name(layout->arena, filled));
		else
			widening->columns[widening->count++] = column;
	}
	const char *one, *two;
	for (int i = 0; i < block->row_count && widening->name >= 0 && zh < 0 && en < 0 && !widening->split; i++)
		widening->split = layout_languages(
			layout->arena, layout_text(layout->arena, layout_cell(layout, block->rows[i], widening->name)->text), &one,
			&two);
}

/* What is said of a number without its year: nothing, or how much it grew. */
static bool lacks_year(const struct layout_column *column)
{
	const struct heading_said *said = &column->said;
	return column->role == HEADING_VALUE ||
	       (column->role == HEADINGS && *column->text && !said->not_understood && !said->first && !said->planned &&
	        !said->actual && !said->no_level && !heading_is_growth(said));
}

static bool no_year_is_said(const struct layout_block *block)
{
	for (int column = block->from; column < block->to; column++)
		if (block->columns[column].role == HEADINGS && block->columns[column].said.first)
			return false;
	return block->year > 0;
}

static const char *heading_text(const struct widening *widening, int column, bool undated)
{
	const struct layout_column *said = &widening->block->columns[column];
	struct arena *arena = widening->layout->arena;
	if (column == widening->name && widening->split)
		return "indicator_zh";
	if (said->role == HEADINGS || said->role == HEADING_VALUE)
		return undated && lacks_year(said)
		           ? arena_print(arena, "%d %s", widening->block->year,
		                         said->role == HEADING_VALUE ? "" : said->text)
		           : said->text;
	if (said->role != HEADING_SCALE && heading_find(arena, said->text) == said->role)
		return said->text;
	return said->role == HEADING_ZH ? "indicator_zh" : said->role == HEADING_EN ? "indicator_en"
	       : said->role == HEADING_NO ? "no" : said->role == HEADING_SCALE ? "unit" : "indicator";
}

/* --- rows --- */

static bool is_total(struct arena *arena, const char *name)
{
	static const char *const words[] = {"合计", "总计", "小计", "共计", "total", "grand total", "sum", "合计 total",
		"总计 total", "合计total", "总计total", NULL};
	const char *plain = indicator_plain(arena, layout_text(arena, name));
	for (const char *const *word = words; *word; word++)
		if (strcmp(plain, *word) == 0)
			return true;
	return false;
}

static const char *made_name(const struct widening *widening, int row, const struct sheet_cell **cell)
{
	struct layout_work *layout = widening->layout;
	const char *name = "";
	for (int i = 0; i < widening->dim_count; i++) {
		const struct sheet_cell *part = layout_cell(layout, row, widening->dims[i]);
		const char *text = layout_text(layout->arena, part->text);
		*cell = *cell || !*text ? *cell : part;
		name = *name && *text ? arena_print(layout->arena, "%s, %s", name, text) : *text ? text : name;
	}
	for (int column = widening->block->from; column < widening->block->to && !*cell; column++)
		*cell = layout_is_blank(layout_cell(layout, row, column)) ? NULL : layout_cell(layout, row, column);
	return *name ? name : layout_subject(layout, widening->block);
}

static void put_names(struct widening *widening, struct grid *grid, int into, int row, int extra)
{
	struct layout_work *layout = widening->layout;
	const struct sheet_cell *cell = widening->name >= 0 ? layout_cell(layout, row, widening->name) : NULL;
	if (!cell) {
		const char *name = made_name(widening, row, &cell);
		layout_put(layout, grid, into, extra, name, cell);
		return;
	}
	const char *text = layout_text(layout->arena, cell->text), *zh = text, *en = text;
	bool both = layout_languages(layout->arena, text, &zh, &en), chinese = both || name_is_chinese(text);
	for (int i = 0; i < widening->count; i++)
		if (widening->columns[i] == widening->name)
			layout_put(layout, grid, into, i, chinese ? zh : "", cell);
	layout_put(layout, grid, into, extra, both || !chinese ? en : "", cell);
}

static void put_row(struct widening *widening, struct grid *grid, int into, int row, bool extra)
{
	struct layout_work *layout = widening->layout;
	for (int i = 0; i < widening->count; i++) {
		const struct sheet_cell *cell = layout_cell(layout, row, widening->columns[i]);
		enum heading role = widening->block->columns[widening->columns[i]].role;
		bool words = role == HEADING_NAME || role == HEADING_ZH || role == HEADING_EN || role == HEADING_GROUP;
		const char *text = role == HEADING_UNIT || role == HEADING_SCALE ? layout_row_unit(layout, widening->block, row)
		                   : words ? layout_text(layout->arena, cell->text)
		                           : cell->text;
		layout_put(layout, grid, into, i, text, cell);
	}
	if (extra)
		put_names(widening, grid, into, row, widening->count);
}

static bool leaves_out(struct widening *widening, int row)
{
	struct layout_work *layout = widening->layout;
	const struct sheet_cell *cell = widening->name >= 0 ? layout_cell(layout, row, widening->name) : NULL;
	if (!cell || !is_total(layout->arena, cell->text))
		return false;
	diag_note(layout->diags, cell->place, NULL, W_LAYOUT_TOTAL, W_LAYOUT_TOTAL_HINT,
	          layout_text(layout->arena, cell->text));
	return true;
}

bool layout_wide(struct layout_work *layout, struct layout_block *block)
{
	struct widening widening = {.layout = layout, .block = block};
	choose_columns(&widening);
	int kept = 0;
	for (int i = 0; i < block->row_count; i++)
		if (!leaves_out(&widening, block->rows[i]))
			block->rows[kept++] = block->rows[i];
	block->row_count = kept;
	bool named = widening.name >= 0 || layout_role(block, HEADING_ZH) >= 0 || layout_role(block, HEADING_EN) >= 0;
	bool made = !named && (widening.dim_count || layout_role(block, HEADING_REGION) >= 0);
	bool extra = made || widening.split, undated = no_year_is_said(block);
	if (!widening.count)
		return true;
	struct grid *grid = layout_grid(layout, block, kept, widening.count + extra);
	for (int i = 0; i < widening.count; i++) {
		int column = widening.columns[i];
		layout_put(layout, grid, -1, i, heading_text(&widening, column, undated), block->columns[column].cell);
	}
	if (extra)
		layout_put(layout, grid, -1, widening.count, widening.split ? "indicator_en" : "indicator",
		           block->columns[widening.split ? widening.name : block->from].cell);
	for (int i = 0; i < kept; i++)
		put_row(&widening, grid, i, block->rows[i], extra);
	return true;
}
