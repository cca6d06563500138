/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_table: files become sheets, sheets grids, grids rows, the plan's before those of history, and rows that
 * are the same one. Holds: without errors every row has a name that no other row of its kind has, and a number or the
 * plan's words; the numbers of all rows together are bounded. */
#include "intake/indicator_table.h"
#include <stdlib.h>
#include <string.h>
#include "intake/indicator_heading.h"
#include "intake/indicator_join.h"
#include "intake/indicator_rows.h"

enum { MOST_ROWS = 10000, MOST_NUMBERS = 2000000 };

static const char *file_name(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = indicator_clean(arena, slash ? slash + 1 : path);
	return *name ? name : "indicators.csv";
}

static bool read_sheets(struct arena *arena, const struct source *const *sources, int count,
                        const struct indicator_choice *choice, struct grids *grids, struct diags *diags)
{
	bool good = true;
	for (int i = 0; i < count; i++) {
		const struct sheets *sheets = sheets_read(arena, sources[i], diags);
		good &= sheets != NULL;
		for (int s = 0; sheets && s < sheets->count; s++)
			good &= grids_add(grids, arena, &sheets->list[s], sheets->count == 1 && count == 1, choice, diags);
	}
	good &= grids_tell_unchosen(grids, diags);
	if (good && !grids->count) {
		diag_error(diags, ((struct place){sources[0], 0, 1}), NULL, W_TABLE_COLUMN_MISSING, W_TABLE_COLUMN_MISSING_HINT,
		           heading_offer(HEADING_NAME));
		good = false;
	}
	return good;
}

/* --- columns of all grids --- */

static int by_number(const void *a, const void *b)
{
	return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

/* Every year that some grid observed, once, and where each of its columns stands among them. */
static void unite_years(struct arena *arena, struct indicator_table *table, struct headings *headings, int grids)
{
	int count = 0, kept = 0;
	for (int g = 0; g < grids; g++)
		count += headings[g].observed_count;
	int *years = ARENA_ARRAY(arena, count + 1, int);
	for (int g = 0, at = 0; g < grids; g++)
		for (int i = 0; i < headings[g].observed_count; i++)
			years[at++] = headings[g].observed[i].year;
	qsort(years, (size_t)count, sizeof *years, by_number);
	for (int i = 0; i < count; i++)
		if (!kept || years[kept - 1] != years[i])
			years[kept++] = years[i];
	for (int g = 0; g < grids; g++)
		for (int i = 0; i < headings[g].observed_count; i++) {
			struct heading_year *year = &headings[g].observed[i];
			year->index = (int)((int *)bsearch(&year->year, years, (size_t)kept, sizeof *years, by_number) - years);
		}
	table->observed_years = years;
	table->observed_count = kept;
}

static void unite_asides(struct arena *arena, struct indicator_table *table, struct headings *headings, int grids)
{
	int count = 0;
	for (int g = 0; g < grids; g++)
		count += headings[g].aside_count;
	struct aside_column *columns = ARENA_ARRAY(arena, count + 1, struct aside_column);
	for (int g = 0; g < grids; g++) {
		headings[g].aside_offset = table->aside_count;
		for (int i = 0; i < headings[g].aside_count; i++)
			columns[table->aside_count++] = headings[g].asides[i].said;
	}
	table->asides = columns;
}

/* --- rows of all grids --- */

static bool is_plan(const struct headings *headings)
{
	return headings->column[HEADING_TARGET] >= 0 || headings->column[HEADING_RATE] >= 0 || headings->horizon_count;
}

static bool read_rows(struct arena *arena, const struct grids *grids, const struct headings *headings,
                      struct indicator_table *table, struct diags *diags)
{
	int rows = 0;
	for (int g = 0; g < grids->count; g++)
		rows += headings[g].left_out ? 0 : grids->list[g].csv->rows;
	double numbers = (double)rows * (table->observed_count + table->aside_count + 1);
	if (rows > MOST_ROWS || numbers > MOST_NUMBERS) {
		diag_error(diags, grids->list[0].csv->header[0].place, NULL, W_TABLE_ROWS, W_TABLE_ROWS_HINT, NULL);
		return false;
	}
	table->list = ARENA_ARRAY(arena, rows + 1, struct indicator);
	const struct marks_seen *seen = indicator_shown(arena, grids, headings);
	bool good = true;
	for (int plan = 1; plan >= 0; plan--)
		for (int g = 0; g < grids->count; g++)
			if (!headings[g].left_out && is_plan(&headings[g]) == plan)
				good &= indicator_rows_read(arena, &grids->list[g], &headings[g], &seen[g], table, diags);
	return good;
}

/* --- the table --- */

static void name_files(struct arena *arena, const struct source *const *sources, int count, const struct grids *grids,
                       const struct headings *headings, struct indicator_table *table)
{
	const char **files = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		files[i] = file_name(arena, sources[i]->path);
	int plan = 0;
	for (int g = grids->count - 1; g >= 0; g--)
		plan = is_plan(&headings[g]) ? g : plan;
	table->files = files;
	table->file_count = count;
	table->file = file_name(arena, grids->list[plan].sheet->file);
	table->title = grids->list[plan].title;
	table->notes = grids->notes;
	table->note_count = grids->note_count;
}

struct indicator_table *indicator_table_read(struct arena *arena, const struct source *const *sources, int count,
                                             const struct indicator_choice *choice, struct diags *diags)
{
	struct grids grids = {0};
	if (!read_sheets(arena, sources, count, choice, &grids, diags))
		return NULL;
	struct headings *headings = ARENA_ARRAY(arena, grids.count + 1, struct headings);
	if (!indicator_headings(arena, &grids, choice->base_year, choice->bulletin, headings, diags))
		return NULL;
	struct indicator_table *table = ARENA_NEW(arena, struct indicator_table);
	*table = (struct indicator_table){.base_year = headings[0].base_year, .target_year = headings[0].target_year,
	                                  .unchosen = grids.unchosen_count ? grids.unchosen[0].place : NOWHERE};
	name_files(arena, sources, count, &grids, headings, table);
	for (int g = 0; g < grids.count; g++)
		table->has_base |= headings[g].column[HEADING_BASE] >= 0;
	unite_years(arena, table, headings, grids.count);
	unite_asides(arena, table, headings, grids.count);
	bool good = read_rows(arena, &grids, headings, table, diags);
	if (!table->list)
		return NULL;
	good &= indicator_join(arena, table, diags);
	if (!table->count && good)
		diag_error(diags, grids.list[0].csv->header[0].place, NULL, W_TABLE_EMPTY, W_NONE, NULL);
	return table;
}
