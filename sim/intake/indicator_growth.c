/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_growth: what the columns of growth belong to. A growth is the plan's rate where it is a mean one of the
 * plan's years; one of a year that has been or of a period before the plan is kept aside; nothing else is read. */
#include "intake/indicator_heading.h"
#include "intake/indicator_cell.h"

/* It says what has been, as far as is known. */
static bool is_fact(const struct sorting *sorting, const struct dated *dated)
{
	int target = sorting->headings->target_year;
	return dated->role == ROLE_ACTUAL || (dated->role == ROLE_UNSAID && (!target || dated->year < target));
}

static const struct dated *nearer(struct sorting *sorting, const struct dated *level, int column, enum heading heading)
{
	const struct headings *headings = sorting->headings;
	int at = headings->column[heading];
	if (at < 0 || at >= column || (level && at <= level->column))
		return level;
	struct dated *found = ARENA_NEW(sorting->arena, struct dated);
	bool target = heading == HEADING_TARGET;
	*found = (struct dated){.column = at,
	                        .year = target ? headings->target_year : headings->base_year,
	                        .role = target ? ROLE_PLANNED : ROLE_ACTUAL};
	return found;
}

/* The level that stands to the left of a growth, as a heading over both leaves it, also "目标值" without its year;
 * NULL: none. */
static const struct dated *level_before(struct sorting *sorting, int column)
{
	const struct dated *level = NULL;
	for (int i = 0; i < sorting->dated_count; i++)
		if (sorting->dated[i].column < column && (!level || sorting->dated[i].column > level->column))
			level = &sorting->dated[i];
	return nearer(sorting, nearer(sorting, level, column, HEADING_BASE), column, HEADING_TARGET);
}

static void keep_aside(struct sorting *sorting, int column, int year)
{
	struct headings *headings = sorting->headings;
	const struct csv_cell *cell = heading_cell(sorting, column);
	headings->asides[headings->aside_count++] = (struct heading_aside){
		column, {.heading = indicator_clean(sorting->arena, cell->text), .year = year}};
	diag_note(sorting->diags, cell->place, NULL, W_TABLE_NOT_A_LEVEL,
	          year ? W_TABLE_GROWTH_HINT : W_TABLE_PERIOD_HINT, cell->text, arena_print(sorting->arena, "%d", year));
}

static void take_rate(struct sorting *sorting, int column, const struct heading_said *said)
{
	heading_take(sorting, HEADING_RATE, column);
	sorting->headings->rate_kind = said->total && !said->mean ? RATE_CUMULATIVE : RATE_YEARLY;
}

/* A column of the plan's beside it; a sheet of history has no rate of the plan. */
static bool has_plan(const struct sorting *sorting)
{
	const int *column = sorting->headings->column;
	return column[HEADING_TARGET] >= 0 || column[HEADING_ATTRIBUTE] >= 0 || column[HEADING_SENSE] >= 0;
}

/* No year: "年均增速" is the plan's rate, "比上年增长" belongs to the fact beside it, and "增速" to the plan
 * unless it stands behind a fact. */
static void sort_growth_undated(struct sorting *sorting, const struct growing *growing)
{
	const struct heading_said *said = &growing->said;
	const struct dated *level = level_before(sorting, growing->column);
	bool behind_fact = level && is_fact(sorting, level);
	if (said->year_before && behind_fact)
		keep_aside(sorting, growing->column, level->year);
	else if (said->year_before)
		heading_leave_out(sorting, growing->column, W_TABLE_GROWTH_UNSAID_HINT, sorting->headings->base_year);
	else if (!has_plan(sorting))
		heading_leave_out(sorting, growing->column, W_TABLE_GROWTH_UNSAID_HINT, sorting->headings->base_year);
	else if (said->mean || said->total || said->annual || said->planned || !behind_fact)
		take_rate(sorting, growing->column, said);
	else
		heading_leave_out(sorting, growing->column, W_TABLE_GROWTH_UNSAID_HINT, level->year);
}

/* "比2019年增长": the growth of the year after it, if a fact of that year stands before it;
 * "比2020年累计增长": the plan's, if that is its base year. */
static void sort_growth_over(struct sorting *sorting, const struct growing *growing)
{
	const struct heading_said *said = &growing->said;
	const struct dated *level = level_before(sorting, growing->column);
	bool mean = said->mean || said->total;
	bool behind_fact = level && is_fact(sorting, level) && level->year == said->first + 1;
	if (!mean && behind_fact)
		keep_aside(sorting, growing->column, level->year);
	else if (mean && said->first == sorting->headings->base_year)
		take_rate(sorting, growing->column, said);
	else if (mean && said->first < sorting->headings->base_year)
		keep_aside(sorting, growing->column, 0);
	else
		heading_leave_out(sorting, growing->column, W_TABLE_NO_LEVEL_HINT, 0);
}

static void sort_growth(struct sorting *sorting, const struct growing *growing)
{
	const struct heading_said *said = &growing->said;
	int base = sorting->headings->base_year, target = sorting->headings->target_year;
	int past = sorting->last_fact > base ? sorting->last_fact : base;
	bool one = said->first == said->last, mean = said->mean || said->total || (said->annual && !one);
	if (!said->first) {
		sort_growth_undated(sorting, growing);
		return;
	}
	if (one && said->over) {
		sort_growth_over(sorting, growing);
		return;
	}
	bool plan = said->last == target &&
	            (one ? mean || said->annual : mean && (said->first == base || said->first == base + 1));
	if (plan && !said->year_before)
		take_rate(sorting, growing->column, said);
	else if (said->last <= past && !mean && (one || said->last == said->first + 1))
		keep_aside(sorting, growing->column, said->last);
	else if (said->last <= past && mean)
		keep_aside(sorting, growing->column, 0);
	else
		heading_leave_out(sorting, growing->column, W_TABLE_NO_LEVEL_HINT, 0);
}

void heading_sort_growth(struct sorting *sorting)
{
	for (int i = 0; i < sorting->growing_count; i++)
		sort_growth(sorting, &sorting->growing[i]);
}
