/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_grid: what each layout fills, a grid of headings and cells that keep the cells of the sheet they come from. */
#include <string.h>
#include "intake/layout_block.h"

struct grid *layout_grid(struct layout_work *layout, const struct layout_block *block, int rows, int columns)
{
	struct grids *grids = layout->grids;
	struct csv *csv = ARENA_NEW(layout->arena, struct csv);
	size_t count = (size_t)(rows + 1) * (size_t)columns;
	struct csv_cell *cells = ARENA_ARRAY(layout->arena, count + 1, struct csv_cell);
	for (size_t i = 0; i < count; i++)
		cells[i].text = "";
	*csv = (struct csv){.columns = columns, .rows = rows, .header = cells, .cells = cells + columns};
	struct grid *grid = ARENA_PUSH(layout->arena, grids->list, grids->count, grids->capacity);
	*grid = (struct grid){.csv = csv,
	                      .origin = ARENA_ARRAY(layout->arena, count + 1, const struct sheet_cell *),
	                      .said_origin = ARENA_ARRAY(layout->arena, count + 1, const char *),
	                      .sheet = layout->sheet,
	                      .title = block->title,
	                      .unit = block->unit,
	                      .unit_text = block->unit_text,
	                      .statistics = layout_role(block, HEADING_REGION) >= 0 ||
	                                    layout_role(block, HEADING_REGION_CODE) >= 0 ||
	                                    layout_role(block, HEADING_CODE) >= 0,
	                      .pathway = layout_role(block, HEADING_SCENARIO) >= 0 &&
	                                 layout_role(block, HEADING_MODEL) >= 0};
	return grid;
}

void layout_put(struct layout_work *layout, struct grid *grid, int row, int column, const char *text,
                const struct sheet_cell *cell)
{
	(void)layout;
	int at = (row + 1) * grid->csv->columns + column;
	grid->csv->header[at] = (struct csv_cell){text, cell ? cell->place : NOWHERE};
	grid->origin[at] = cell;
}

const char *layout_subject(struct layout_work *layout, const struct layout_block *block)
{
	static const char *const generic[] = {"Sheet", "sheet", "工作表", NULL};
	const char *name = block->title ? block->title : layout->sheet->name;
	bool said = name != NULL;
	for (const char *const *word = generic; *word && name && !block->title; word++)
		said &= strncmp(name, *word, strlen(*word)) != 0;
	const char *slash = strrchr(layout->sheet->file, '/');
	if (!said)
		name = path_stem(layout->arena, slash ? slash + 1 : layout->sheet->file);
	name = layout_text(layout->arena, name);
	const struct sheet_cell *cell = NULL;
	for (int column = block->from; column < block->to && !cell; column++)
		cell = block->columns[column].cell;
	if (cell)
		diag_note(layout->diags, cell->place, NULL, W_LAYOUT_SUBJECT, W_LAYOUT_SUBJECT_HINT, name);
	return name;
}
