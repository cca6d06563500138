/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_heading: a heading is looked up among the names of columns (heading_names.h); any other is taken apart
 * (indicator_said.h). A level of a year is a column of numbers: of the plan where it says target or plan, of what is
 * where it says base or actual; which year is the plan's is settled by all grids together (indicator_years.c), and so
 * is what a growth belongs to (indicator_growth.c). Nothing else is read, and that is said. Holds: no year has two
 * columns of facts in one grid. */
#include "intake/indicator_heading.h"
#include <string.h>

/* A heading that says a level: of one year, of the last of a plan's period, or of the base year or the plan's without
 * naming it. */
static void sort_level(struct sorting *sorting, int column, const struct heading_said *said)
{
	bool one = said->first && said->first == said->last;
	bool end = said->is_plan_period && (said->actual || said->planned || said->end);
	if (one || end)
		sorting->dated[sorting->dated_count++] =
			(struct dated){.column = column,
		                   .year = said->last,
		                   .role = said->planned ? ROLE_PLANNED : said->actual ? ROLE_ACTUAL : ROLE_UNSAID,
		                   .revised = said->revised,
		                   .far = said->far};
	else if (!said->first && (said->planned || said->actual))
		heading_take(sorting, said->planned ? HEADING_TARGET : HEADING_BASE, column);
	else
		heading_leave_out(sorting, column, said->first ? W_TABLE_NO_LEVEL_HINT : W_TABLE_COLUMN_UNKNOWN_HINT, 0);
	sorting->headings->units[column] = (struct heading_unit){said->unit_text, said->unit};
}

static void sort_one(struct sorting *sorting, int column)
{
	const char *text = heading_cell(sorting, column)->text, *plain = indicator_plain(sorting->arena, text);
	if (!*plain)
		return;
	enum heading heading = heading_find(sorting->arena, text);
	if (heading > HEADING_TARGET && heading != HEADINGS) {
		heading_leave_out(sorting, column, W_TABLE_COLUMN_UNKNOWN_HINT, 0);
		return;
	}
	if (heading != HEADINGS) {
		heading_take(sorting, heading, column);
		return;
	}
	struct heading_said said = heading_read(sorting->arena, text);
	if (said.fiscal)
		diag_note(sorting->diags, heading_cell(sorting, column)->place, NULL, W_TABLE_FISCAL, W_TABLE_FISCAL_HINT, text,
		          arena_print(sorting->arena, "%d", said.last));
	if (said.not_understood)
		heading_leave_out(sorting, column, said.first ? W_TABLE_NO_LEVEL_HINT : W_TABLE_COLUMN_UNKNOWN_HINT, 0);
	else if (said.no_level)
		heading_leave_out(sorting, column, W_TABLE_NO_LEVEL_HINT, 0);
	else if (heading_is_growth(&said))
		sorting->growing[sorting->growing_count++] = (struct growing){column, said};
	else
		sort_level(sorting, column, &said);
}

/* --- two columns of one year --- */

/* Two columns of one year: a revision beside what it revises is left out, anything else is a slip. */
static void tell_apart(struct sorting *sorting)
{
	for (int i = 0; i < sorting->dated_count; i++)
		for (int j = 0; j < i; j++) {
			struct dated *dated = &sorting->dated[i], *before = &sorting->dated[j];
			bool same = dated->year == before->year && (dated->role == ROLE_PLANNED) == (before->role == ROLE_PLANNED);
			if (!same || dated->left_out || before->left_out)
				continue;
			if (dated->revised == before->revised) {
				heading_complain(sorting, heading_cell(sorting, dated->column)->place, W_TABLE_COLUMN_TWICE,
				                 W_TABLE_COLUMN_TWICE_HINT,
				                 WORDS(heading_cell(sorting, dated->column)->text,
				                       heading_cell(sorting, before->column)->text));
				continue;
			}
			struct dated *revised = dated->revised ? dated : before, *first = dated->revised ? before : dated;
			const struct csv_cell *cell = heading_cell(sorting, revised->column);
			revised->left_out = true;
			diag_note(sorting->diags, cell->place, NULL, W_TABLE_COLUMN_UNKNOWN, W_TABLE_REVISED_HINT, cell->text,
			          heading_cell(sorting, first->column)->text);
		}
}

static bool names_indicators(const struct headings *headings)
{
	const int *column = headings->column;
	return column[HEADING_NAME] >= 0 || column[HEADING_ZH] >= 0 || column[HEADING_EN] >= 0;
}

static void must_be_there(struct sorting *sorting, enum heading heading)
{
	heading_complain(sorting, sorting->csv->header[0].place, W_TABLE_COLUMN_MISSING, W_TABLE_COLUMN_MISSING_HINT,
	                 WORDS(heading_offer(heading)));
}

static void sort_grid(struct sorting *sorting)
{
	int columns = sorting->csv->columns;
	struct headings *headings = sorting->headings;
	*headings = (struct headings){0};
	for (int i = 0; i < HEADINGS; i++)
		headings->column[i] = -1;
	headings->units = ARENA_ARRAY(sorting->arena, columns, struct heading_unit);
	headings->asides = ARENA_ARRAY(sorting->arena, columns, struct heading_aside);
	sorting->dated = ARENA_ARRAY(sorting->arena, columns, struct dated);
	sorting->growing = ARENA_ARRAY(sorting->arena, columns, struct growing);
	for (int column = 0; column < columns; column++)
		sort_one(sorting, column);
	tell_apart(sorting);
}

/* Of several grids one that names no indicator is left out; a table without numbers of the plan or of a year is told
 * what it lacks. */
static bool check_grids(struct sorting *sortings, int count)
{
	int named = 0;
	bool numbers = false;
	for (int i = 0; i < count; i++)
		named += names_indicators(sortings[i].headings);
	for (int i = 0; i < count; i++) {
		struct headings *headings = sortings[i].headings;
		const struct sheet *sheet = sortings[i].grid->sheet;
		headings->left_out = !names_indicators(headings);
		if (headings->left_out && named)
			diag_note(sortings[i].diags, sortings[i].csv->header[0].place, NULL, W_LAYOUT_SHEET, W_LAYOUT_SHEET_HINT,
			          sheet->name ? sheet->name : sheet->file);
		else if (headings->left_out)
			must_be_there(&sortings[i], HEADING_NAME);
		numbers |= sortings[i].dated_count || headings->column[HEADING_BASE] >= 0 ||
		           headings->column[HEADING_TARGET] >= 0 || sortings[i].growing_count ||
		           headings->column[HEADING_RATE] >= 0;
	}
	if (!numbers)
		must_be_there(&sortings[0], HEADING_TARGET);
	return named && numbers;
}

bool indicator_headings(struct arena *arena, const struct grids *grids, int base_year, bool bulletin,
                        struct headings *headings, struct diags *diags)
{
	struct sorting *sortings = ARENA_ARRAY(arena, grids->count + 1, struct sorting);
	bool bad = false;
	for (int i = 0; i < grids->count; i++) {
		sortings[i] = (struct sorting){.arena = arena, .diags = diags, .grid = &grids->list[i],
		                               .csv = grids->list[i].csv, .headings = &headings[i]};
		sort_grid(&sortings[i]);
		headings[i].index = i;
		bad |= sortings[i].bad;
	}
	bad |= !check_grids(sortings, grids->count);
	if (bad || !heading_settle_years(sortings, grids->count, base_year, bulletin))
		return false;
	for (int i = 0; i < grids->count; i++) {
		heading_sort_growth(&sortings[i]);
		bad |= sortings[i].bad;
	}
	return !bad;
}
