/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_years: the plan's year is the first that is said to be a target and has no fact beside or after it in its
 * grid; where none is said to be one, the last year of a table that leaves a gap before it, as 2020 and 2025 do, or
 * that is a plan's by its other columns. The base year is the last before it among the plan's own columns: history may
 * go on beyond it. Targets of other later years are kept as such. Holds: base year < target year, or there is no
 * target at all and everything is history. */
#include <stdlib.h>
#include "intake/indicator_heading.h"

enum { PLAN_YEARS = 5, MOST_YEARS_APART = 50, GAP = 2 };

struct settling {
	struct sorting *list;
	int count;
	int target, base;
	bool unsaid;    /* the plan's year is no more than the last of its columns */
	const struct sorting *doubted; /* whose last column that is, where little speaks for it; NULL: none */
};

static bool is_fact(const struct settling *settling, const struct sorting *sorting, const struct dated *dated)
{
	(void)sorting;
	if (dated->left_out || dated->role == ROLE_PLANNED)
		return false;
	bool planned = dated->role == ROLE_UNSAID && settling->target &&
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

/* Of a scenario's path all years but the first are planned, and the last is where it goes. */
static void take_pathway(struct sorting *sorting, int base_year)
{
	int first = base_year;
	for (int i = 0; i < sorting->dated_count && !base_year; i++)
		first = !first || sorting->dated[i].year < first ? sorting->dated[i].year : first;
	for (int i = 0; i < sorting->dated_count; i++)
		sorting->dated[i].role = sorting->dated[i].year > first ? ROLE_PLANNED : ROLE_ACTUAL;
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
static int unsaid_target(const struct sorting *sorting, bool *sure)
{
	const int *column = sorting->headings->column;
	*sure = column[HEADING_ATTRIBUTE] >= 0 || column[HEADING_SENSE] >= 0 || column[HEADING_RATE] >= 0;
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
	return plan || (gap >= GAP && alone) ? last : 0;
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
	if (settling->target || undated)
		return;
	settling->unsaid = true;
	for (int g = 0; g < settling->count; g++) {
		bool sure = false;
		int last = settling->list[g].headings->left_out ? 0 : unsaid_target(&settling->list[g], &sure);
		if (last <= settling->target)
			continue;
		settling->target = last;
		settling->doubted = sure ? NULL : &settling->list[g];
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
			diag_note(sorting->diags, cell->place, NULL, W_TABLE_OTHER_PLAN,
			          !later                           ? W_TABLE_OTHER_PLAN_HINT
			          : dated->year < settling->target ? W_TABLE_EARLIER_PLAN_HINT
			                                           : W_TABLE_LATER_PLAN_HINT, cell->text,
			          arena_print(sorting->arena, "%d", settling->target));
		}
	}
	qsort(headings->horizons, (size_t)headings->horizon_count, sizeof *headings->horizons, by_year);
}

static void tell_doubted(const struct settling *settling)
{
	const struct sorting *sorting = settling->doubted;
	for (int i = 0; sorting && i < sorting->dated_count; i++)
		if (sorting->dated[i].year == settling->target) {
			const struct csv_cell *cell = heading_cell(sorting, sorting->dated[i].column);
			diag_note(sorting->diags, cell->place, NULL, W_TABLE_TAKEN_PLAN, W_TABLE_TAKEN_PLAN_HINT, cell->text);
			return;
		}
}

bool heading_settle_years(struct sorting *sortings, int count, int base_year)
{
	struct settling settling = {.list = sortings, .count = count};
	for (int g = 0; g < count; g++)
		if (sortings[g].grid->pathway)
			take_pathway(&sortings[g], base_year);
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
