/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_shown: what the numbers of all tables of a command show of commas and points. What a table shows itself
 * counts first, then its file's other tables, then all. Holds: a workbook's own numbers show nothing, since they have
 * no marks of their own; where nothing shows what "1.234" is, it is asked, unless the table is in Chinese, where no
 * point parts thousands. */
#include "intake/indicator_name.h"
#include "intake/indicator_rows.h"

static void see_column(struct arena *arena, const struct grid *grid, int column, struct marks_seen *seen)
{
	for (int row = 0; row < grid->csv->rows && column >= 0; row++) {
		const struct sheet_cell *cell = grid->origin[(size_t)(row + 1) * (size_t)grid->csv->columns + (size_t)column];
		if (!cell || !cell->is_number)
			marks_see(arena, seen, csv_cell(grid->csv, row, column)->text);
	}
}

static void see_grid(struct arena *arena, const struct grid *grid, const struct headings *headings,
                     struct marks_seen *seen)
{
	if (headings->left_out)
		return;
	see_column(arena, grid, headings->column[HEADING_BASE], seen);
	see_column(arena, grid, headings->column[HEADING_TARGET], seen);
	see_column(arena, grid, headings->column[HEADING_RATE], seen);
	for (int i = 0; i < headings->observed_count; i++)
		see_column(arena, grid, headings->observed[i].column, seen);
	for (int i = 0; i < headings->aside_count; i++)
		see_column(arena, grid, headings->asides[i].column, seen);
	for (int i = 0; i < headings->horizon_count; i++)
		see_column(arena, grid, headings->horizons[i].column, seen);
}

static void add(struct marks_seen *to, const struct marks_seen *seen)
{
	if (seen->decimal_comma && !to->decimal_comma)
		to->decimal_comma = true, to->comma_text = seen->comma_text;
	if (seen->decimal_point && !to->decimal_point)
		to->decimal_point = true, to->point_text = seen->point_text;
	to->dot_groups |= seen->dot_groups;
}

/* What wider tables show, where these show nothing, or not whether points part thousands beside decimal commas. */
static void look_further(struct marks_seen *seen, const struct marks_seen *wider)
{
	if (!seen->decimal_comma && !seen->decimal_point)
		add(seen, wider);
	else if (!seen->decimal_point && !wider->decimal_point)
		seen->dot_groups |= wider->dot_groups;
}

static bool is_chinese(const struct grid *grid)
{
	for (int column = 0; column < grid->csv->columns; column++)
		if (name_is_chinese(grid->csv->header[column].text))
			return true;
	return false;
}

struct marks_seen *indicator_shown(struct arena *arena, const struct grids *grids, const struct headings *headings)
{
	struct marks_seen *own = ARENA_ARRAY(arena, grids->count + 1, struct marks_seen), all = {0};
	struct marks_seen *seen = ARENA_ARRAY(arena, grids->count + 1, struct marks_seen);
	for (int g = 0; g < grids->count; g++) {
		see_grid(arena, &grids->list[g], &headings[g], &own[g]);
		add(&all, &own[g]);
	}
	for (int g = 0, first = 0; g < grids->count; g++) {
		struct marks_seen file = {0};
		const char *path = grids->list[g].sheet->file;
		while (grids->list[first].sheet->file != path) /* those of a file stand together */
			first++;
		for (int i = first; i < grids->count && grids->list[i].sheet->file == path; i++)
			add(&file, &own[i]);
		seen[g] = own[g];
		look_further(&seen[g], &file);
		look_further(&seen[g], &all);
		seen[g].ask_point = !seen[g].decimal_point && !seen[g].decimal_comma && !is_chinese(&grids->list[g]);
	}
	return seen;
}
