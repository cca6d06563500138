/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_years: the plan's year is the first that is said to be a target and has no fact beside or after it in its
 * grid; where none is said to be one, the last year of a table that leaves a gap before it, as 2020 and 2025 do, or
 * that is a plan's by its other columns. Beside a vision (2035年远景目标) that year is what has been where a title,
 * later facts or 15 years between them say so, and it is told. The base year is the last before it among the plan's
 * own columns: history may go on beyond it. Targets of other years are kept as such. Holds: base year < target year,
 * or there is no target at all and everything is history. */
#include <stdlib.h>
#include "intake/indicator_heading.h"

enum { PLAN_YEARS = 5, MOST_YEARS_APART = 50, GAP = 2, VISION_YEARS = 15 };

struct settling {
	struct sorting *list;
	int count;
	int target, base;
	bool bulletin;  /* no plan: what has come true */
	bool sure;      /* one of the tables is a plan's by its columns: the others are history */
	bool unsaid;    /* the plan's year is no more than the last of its columns */
	const struct sorting *doubted; /* whose last column that is, where little speaks for it; NULL: none */
	bool close;     /* no gap is before it: those before may be planned, too */
	const struct sorting *been;    /* whose last column would have been it, but for a vision beside it; NULL: none */
	int been_year;
};

/* Other columns make the table a plan's, whose last year need not be said to be its target. */
static bool has_plan(const struct sorting *sorting)
{
	const int *column = sorting->headings->column;
	return column[HEADING_ATTRIBUTE] >= 0 || column[HEADING_SENSE] >= 0 || column[HEADING_RATE] >= 0;
}

static bool is_fact(const struct settling *settling, const struct sorting *sorting, const struct dated *dated)
{
	if (dated->left_out || dated->role == ROLE_PLANNED)
		return false;
	bool planned = dated->role == ROLE_UNSAID && settling->target && !(settling->sure && !has_plan(sorting)) &&
	               (dated->year > settling->target || (settling->unsaid && dated->year == settling->target));
	return !planned;
}

/* --- the plan's year --- */

/* A fact of that year or a later one stands beside it: it is the target of an earlier plan. */
static bool is_past(const struct sorting *sorting, const struct dated *planned)
{
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		if (dated->role != ROLE_PLANNED && !dated->left_out && dated->year >= planned->year)
			return true;
	}
	return false;
}

/* `far`: also of those that look beyond the plan. `after`: of later years alone. */
static int said_target(const struct settling *settling, bool far, int after)
{
	int best = 0;
	bool best_past = false, path = true;
	for (int g = 0; g < settling->count; g++) /* beside history a path is still the plan */
		for (int i = 0; i < settling->list[g].dated_count && !settling->list[g].grid->pathway; i++)
			path &= settling->list[g].dated[i].role != ROLE_PLANNED;
	for (int g = 0; g < settling->count; g++)
		for (int i = 0; i < settling->list[g].dated_count; i++) {
			const struct dated *dated = &settling->list[g].dated[i];
			if (dated->role != ROLE_PLANNED || dated->left_out || (dated->far && !far) || dated->year <= after ||
			    settling->list[g].headings->left_out)
				continue;
			bool past = is_past(&settling->list[g], dated);
			bool nearer = path ? dated->year > best : dated->year < best;
			if (!best || (best_past && !past) || (best_past == past && nearer))
				best = dated->year, best_past = past;
		}
	return best;
}

static int last_fact(const struct settling *settling, const struct sorting *sorting, int before);

/* A target of the year after the last fact is a year's, beside which those of a later one, or the growth of the years
 * from then on, are the plan's. */
static int beyond_the_year(const struct settling *settling, int target)
{
	int last = 0, plan = target;
	for (int g = 0; g < settling->count; g++) {
		int fact = last_fact(settling, &settling->list[g], target);
		last = fact > last ? fact : last;
	}
	int later = target && target == last + 1 ? said_target(settling, false, target) : 0;
	plan = later ? later : plan;
	for (int g = 0; g < settling->count && last; g++)
		for (int i = 0; i < settling->list[g].growing_count; i++) {
			const struct heading_said *said = &settling->list[g].growing[i].said;
			bool ahead = said->first == last || said->first == last + 1;
			if (ahead && said->first < said->last && (said->mean || said->total || said->annual) && said->last > plan)
				plan = said->last;
		}
	return plan;
}

static int compare(const void *a, const void *b)
{
	return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

/* The last year of a grid, if it may be the plan's though nothing says so: alone after a gap that is wider than those
 * before it, or in a table of two or three columns a few years apart. One that other columns make a plan's may be
 * any. */
static int unsaid_target(const struct sorting *sorting, bool *sure, bool *close)
{
	*sure = has_plan(sorting);
	*close = false;
	int *years = ARENA_ARRAY(sorting->arena, sorting->dated_count + 1, int), count = 0, widest = 0;
	for (int i = 0; i < sorting->dated_count; i++)
		if (!sorting->dated[i].left_out && sorting->dated[i].role != ROLE_PLANNED)
			years[count++] = sorting->dated[i].year;
	qsort(years, (size_t)count, sizeof *years, compare);
	int last = count ? years[count - 1] : 0, gap = count > 1 ? last - years[count - 2] : 0;
	for (int i = 1; i < count - 1; i++)
		widest = years[i] - years[i - 1] > widest ? years[i] - years[i - 1] : widest;
	for (int i = 0; i < sorting->dated_count; i++)
		if (sorting->dated[i].year == last && sorting->dated[i].role == ROLE_ACTUAL)
			return 0;
	if (!gap || (!*sure && sorting->grid->statistics))
		return 0;
	bool alone = gap > widest || (gap == widest && count <= 3);
	*sure |= count == 2 && gap > 1; /* of one year and the next both have been */
	bool plan = *sure;
	*close = plan && gap == 1 && count > 2;
	return plan || (gap >= GAP && alone) ? last : 0;
}

/* The last year of the plan that a title names: "“十四五”规划指标", "2021-2025"; 0: none does. */
static int titled_plan(const struct settling *settling)
{
	int last = 0;
	for (int g = 0; g < settling->count && !last; g++) {
		const struct grid *grid = settling->list[g].grid;
		struct heading_said said = {0};
		if (grid->title)
			said = heading_read(settling->list[g].arena, grid->title);
		last = said.first < said.last && !said.several ? said.last : 0;
	}
	return last;
}

/* Of a year that nothing calls a target, beside a vision of `far`: has it been? A vision looks ten years beyond its
 * plan's end, 15 and more beyond its base. */
static bool has_been(const struct settling *settling, const struct sorting *sorting, int year, int far)
{
	int titled = titled_plan(settling);
	if (titled)
		return year < titled;
	for (int g = 0; g < settling->count; g++)
		for (int i = 0; i < settling->list[g].dated_count; i++) {
			const struct dated *dated = &settling->list[g].dated[i];
			bool fact = dated->role == ROLE_ACTUAL ||
			            (dated->role == ROLE_UNSAID && &settling->list[g] != sorting && !has_plan(&settling->list[g]));
			if (fact && !dated->left_out && dated->year >= year)
				return true;
		}
	return far - year >= VISION_YEARS;
}

/* The last bare year of a grid, weighed against a vision beside it. */
static int weigh_vision(struct settling *settling, const struct sorting *sorting, int last, bool *sure)
{
	int far = said_target(settling, true, last);
	if (!far || !last)
		return last;
	if (has_been(settling, sorting, last, far)) {
		settling->been = sorting;
		settling->been_year = last;
		return 0;
	}
	*sure = *sure && titled_plan(settling) == last;
	return last;
}

static void settle_target(struct settling *settling)
{
	bool undated = false;
	settling->target = said_target(settling, false, 0);
	settling->target = beyond_the_year(settling, settling->target);
	for (int g = 0; g < settling->count; g++)
		undated |= settling->list[g].headings->column[HEADING_TARGET] >= 0;
	if (undated && settling->count == 1)
		settling->target = 0; /* "目标" is the plan's, and 2035 another */
	if (settling->target || undated || settling->bulletin)
		return;
	settling->unsaid = true;
	for (int g = 0; g < settling->count; g++)
		settling->sure |= !settling->list[g].headings->left_out && has_plan(&settling->list[g]);
	for (int g = 0; g < settling->count; g++) {
		bool sure = false, close = false, history = settling->sure && !has_plan(&settling->list[g]);
		int last =
			settling->list[g].headings->left_out || history ? 0 : unsaid_target(&settling->list[g], &sure, &close);
		last = weigh_vision(settling, &settling->list[g], last, &sure);
		if (last <= settling->target)
			continue;
		settling->target = last;
		settling->doubted = sure && !close ? NULL : &settling->list[g];
		settling->close = close;
	}
	if (settling->target)
		return;
	settling->unsaid = false;
	settling->target = said_target(settling, true, 0);
}

/* --- the base year --- */

static bool has_target(const struct settling *settling, const struct sorting *sorting)
{
	if (sorting->headings->column[HEADING_TARGET] >= 0)
		return true;
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		if (!dated->left_out && dated->year == settling->target && !is_fact(settling, sorting, dated))
			return true;
	}
	return false;
}

static int last_fact(const struct settling *settling, const struct sorting *sorting, int before)
{
	int last = 0;
	for (int i = 0; i < sorting->dated_count && !sorting->headings->left_out; i++) {
		const struct dated *dated = &sorting->dated[i];
		if (is_fact(settling, sorting, dated) && (!before || dated->year < before) && dated->year > last)
			last = dated->year;
	}
	return last;
}

static bool has_fact_of(const struct settling *settling, int year)
{
	for (int g = 0; g < settling->count; g++)
		for (int i = 0; i < settling->list[g].dated_count; i++)
			if (settling->list[g].dated[i].year == year &&
			    is_fact(settling, &settling->list[g], &settling->list[g].dated[i]))
				return true;
	return false;
}

static void settle_base(struct settling *settling)
{
	int own = 0, all = 0;
	bool undated = false;
	for (int g = 0; g < settling->count; g++) {
		const struct sorting *sorting = &settling->list[g];
		int last = last_fact(settling, sorting, settling->target);
		all = last > all ? last : all;
		if (!has_target(settling, sorting))
			continue;
		own = last > own ? last : own;
		undated |= sorting->headings->column[HEADING_BASE] >= 0;
	}
	int usual = settling->target ? settling->target - PLAN_YEARS : 0;
	settling->base = undated && own ? 0 : own;
	if (!settling->base && !undated)
		settling->base = settling->target && has_fact_of(settling, usual) ? usual : all;
}

/* --- errors --- */

static void complain(struct settling *settling, struct place place, enum word message, enum word hint, int one, int two)
{
	struct arena *arena = settling->list[0].arena;
	heading_complain(&settling->list[0], place, message, hint,
	                 WORDS(arena_print(arena, "%d", one), arena_print(arena, "%d", two)));
}

/* A column that is said to be what was, where the plan's year is not after it. */
static bool check_order(struct settling *settling)
{
	for (int g = 0; g < settling->count && !settling->base && settling->target; g++) {
		const struct sorting *sorting = &settling->list[g];
		for (int i = 0; i < sorting->dated_count && sorting->headings->column[HEADING_BASE] < 0; i++)
			if (sorting->dated[i].role == ROLE_ACTUAL) {
				complain(settling, heading_cell(sorting, sorting->dated[i].column)->place, W_TABLE_YEARS_ORDER,
				         W_TABLE_YEARS_ORDER_HINT, sorting->dated[i].year, settling->target);
				return false;
			}
	}
	return true;
}

static struct place place_of(const struct settling *settling, int year)
{
	for (int g = 0; g < settling->count; g++) {
		const struct sorting *sorting = &settling->list[g];
		for (int i = 0; i < sorting->dated_count; i++)
			if (sorting->dated[i].year == year)
				return heading_cell(sorting, sorting->dated[i].column)->place;
		int target = sorting->headings->column[HEADING_TARGET];
		if (target >= 0)
			return heading_cell(sorting, target)->place;
	}
	return settling->list[0].csv->header[0].place;
}

static bool has_undated(const struct settling *settling, enum heading heading)
{
	for (int g = 0; g < settling->count; g++)
		if (settling->list[g].headings->column[heading] >= 0)
			return true;
	return false;
}

static bool check_years(struct settling *settling, int said)
{
	if (said && settling->base && said != settling->base && !has_fact_of(settling, said)) {
		complain(settling, place_of(settling, settling->base), W_TABLE_BASE_YEAR, W_TABLE_BASE_YEAR_HINT,
		         settling->base, said);
		return false;
	}
	settling->base = said ? said : settling->base;
	bool planned = settling->target || has_undated(settling, HEADING_TARGET) || has_undated(settling, HEADING_RATE);
	if (!settling->base && settling->target)
		settling->base = settling->target - PLAN_YEARS;
	if (!settling->target && settling->base && has_undated(settling, HEADING_TARGET))
		settling->target = settling->base + PLAN_YEARS;
	if (!settling->base) {
		complain(settling, place_of(settling, settling->target), W_TABLE_NO_YEAR, W_TABLE_NO_YEAR_HINT, 0, 0);
		return false;
	}
	if (!settling->target && planned) {
		heading_complain(&settling->list[0], settling->list[0].csv->header[0].place, W_TABLE_COLUMN_MISSING,
		                 W_TABLE_COLUMN_MISSING_HINT, WORDS(heading_offer(HEADING_TARGET)));
		return false;
	}
	int apart = settling->target - settling->base;
	if (settling->target && (apart < 1 || apart > MOST_YEARS_APART || settling->base < YEAR_FIRST)) {
		complain(settling, place_of(settling, settling->target), W_TABLE_YEARS_ORDER, W_TABLE_YEARS_ORDER_HINT,
		         settling->base, settling->target);
		return false;
	}
	return true;
}

/* --- what each column is --- */

static int by_year(const void *a, const void *b)
{
	const struct heading_year *x = a, *y = b;
	if (x->year != y->year)
		return (x->year > y->year) - (x->year < y->year);
	return (x->column > y->column) - (x->column < y->column);
}

static void assign(struct settling *settling, struct sorting *sorting)
{
	struct headings *headings = sorting->headings;
	int target = headings->column[HEADING_TARGET], base = headings->column[HEADING_BASE];
	headings->observed = ARENA_ARRAY(sorting->arena, sorting->dated_count + 1, struct heading_year);
	headings->horizons = ARENA_ARRAY(sorting->arena, sorting->dated_count + 1, struct heading_year);
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		const struct csv_cell *cell = heading_cell(sorting, dated->column);
		struct heading_year year = {dated->column, dated->year, 0};
		bool fact = is_fact(settling, sorting, dated);
		if (dated->left_out)
			continue;
		if (fact && dated->year == settling->base && base < 0)
			headings->column[HEADING_BASE] = dated->column;
		else if (fact)
			headings->observed[headings->observed_count++] = year;
		else if (dated->year == settling->target && target < 0)
			headings->column[HEADING_TARGET] = dated->column;
		else {
			bool later = dated->year > settling->base && !is_past(sorting, dated);
			if (later)
				headings->horizons[headings->horizon_count++] = year;
			diag_note(sorting->diags, cell->place, NULL, later ? W_TABLE_OTHER_TARGETS : W_TABLE_OTHER_PLAN,
			          later ? W_TABLE_OTHER_TARGETS_HINT : W_TABLE_OTHER_PLAN_HINT, cell->text,
			          arena_print(sorting->arena, "%d", settling->target));
		}
	}
	qsort(headings->horizons, (size_t)headings->horizon_count, sizeof *headings->horizons, by_year);
}

static void tell_column(const struct sorting *sorting, int year, bool warning, enum word message, enum word hint,
                        int with)
{
	for (int i = 0; sorting && i < sorting->dated_count; i++)
		if (sorting->dated[i].year == year) {
			const struct csv_cell *cell = heading_cell(sorting, sorting->dated[i].column);
			diag_add(sorting->diags, warning ? DIAG_WARNING : DIAG_NOTE, cell->place, NULL, message, hint,
			         WORDS(cell->text, arena_print(sorting->arena, "%d", with)));
			return;
		}
}

static void tell_doubted(const struct settling *settling)
{
	bool close = settling->close;
	tell_column(settling->doubted, settling->target, close, W_TABLE_TAKEN_PLAN,
	            close ? W_TABLE_TAKEN_CLOSE_HINT : W_TABLE_TAKEN_PLAN_HINT, settling->base);
	if (settling->target > settling->been_year)
		tell_column(settling->been, settling->been_year, false, W_TABLE_TAKEN_BASE, W_TABLE_TAKEN_BASE_HINT,
		            settling->target);
}

bool heading_settle_years(struct sorting *sortings, int count, int base_year, bool bulletin)
{
	struct settling settling = {.list = sortings, .count = count, .bulletin = bulletin};
	for (int g = 0; g < count; g++)
		heading_take_layout(&sortings[g], base_year);
	settle_target(&settling);
	settle_base(&settling);
	if (!check_order(&settling) || !check_years(&settling, base_year))
		return false;
	tell_doubted(&settling);
	int last = 0;
	for (int g = 0; g < count; g++) {
		int fact = last_fact(&settling, &sortings[g], 0);
		last = fact > last ? fact : last;
	}
	for (int g = 0; g < count; g++) {
		assign(&settling, &sortings[g]);
		sortings[g].headings->base_year = settling.base;
		sortings[g].headings->target_year = settling.target;
		sortings[g].last_fact = last;
	}
	return true;
}
