/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_others: what a row asks for in other years than the plan's (2035年远景目标, a year on the way) is a target of its
 * own, made as that of the plan's year is, and a point of what "as planned" aims at. Holds: it is measured by what the
 * row's own target is; where that cannot be it is kept, and that is said. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "intake/new_goal.h"

struct starter new_as_of(const struct starter *starter, int year)
{
	struct indicator_table *table = ARENA_NEW(starter->arena, struct indicator_table);
	*table = *starter->table;
	table->target_year = year;
	struct starter other = *starter;
	other.table = table;
	other.years = year - table->base_year;
	return other;
}

/* --- targets --- */

/* As the row would be, if that were its target. */
static const struct indicator *row_asking(struct arena *arena, const struct indicator *row,
                                          const struct indicator_horizon *horizon)
{
	struct indicator *asking = ARENA_NEW(arena, struct indicator);
	*asking = *row;
	asking->target = horizon->cell;
	asking->rate = (struct indicator_cell){.text = ""};
	asking->note = NULL;
	asking->target_count = 0;
	return asking;
}

/* 100 in the base year, or a level: an indicator is one of them. */
static bool is_measured_alike(const struct new_goal *goal, const struct new_goal *other)
{
	bool first = goal->variable && new_has_number(goal);
	return other->role != KNOWN_INDICATOR || !first || goal->index == other->index;
}

static struct new_goal *find_measured(struct new_goal *goal, int count)
{
	for (int i = 0; i < count; i++)
		if (goal->others[i].variable && new_has_number(&goal->others[i]))
			return &goal->others[i];
	return goal;
}

static void make_other(const struct making *first, const struct indicator_horizon *horizon, struct new_goal *other,
                       int before)
{
	struct starter starter = new_as_of(first->starter, horizon->year);
	struct arena *arena = starter.arena;
	struct making making = {.starter = &starter, .goal = other, .known = first->known,
	                        .row = row_asking(arena, first->row, horizon)};
	text_init(&making.note, arena);
	const char *year = making_year(&making, horizon->year);
	struct new_goal *goal = first->goal, *like = goal->variable && new_has_number(goal) ? goal
	                                                                                    : find_measured(goal, before);
	*other = (struct new_goal){.row = making.row, .role = goal->role, .own = goal->own, .year = horizon->year,
	                           .id = new_free_id(&starter, arena_print(arena, "%s_%s", goal->id, year), false)};
	for (int i = 0; i < LANG_COUNT; i++) {
		enum language language = (enum language)i;
		const char *text = *title_at(&goal->title, language);
		*title_at(&other->title, language) = text ? word_format(arena, language, W_NEW_TITLE_YEAR, WORDS(text, year))
		                                          : NULL;
	}
	making_kind(&making);
	making_ask(&making);
	if (!is_measured_alike(like, other)) {
		other->variable = NULL;
		making_warn(&making, horizon->cell.place, W_NEW_WARN_OTHER_KIND, W_NEW_WARN_KEPT_HINT, year, NULL);
	}
	other->note = making.note.length ? making.note.bytes : NULL;
}

void making_others(struct making *making)
{
	const struct indicator *row = making->row;
	struct new_goal *goal = making->goal;
	goal->others = ARENA_ARRAY(making->starter->arena, row->target_count + 1, struct new_goal);
	for (int i = 0; i < row->target_count; i++) {
		make_other(making, &row->targets[i], &goal->others[i], i);
		goal->other_count = i + 1;
	}
}

/* --- levels --- */

double new_level_of_other(const struct new_goal *other, double base, int base_year)
{
	bool number = other->variable && (other->sense || (other->relative.is && other->relative.times > 0));
	if (!number || other->index)
		return NAN;
	return other->measure == MEASURE_LEVEL || other->measure == MEASURE_CHANGE ? other->aim
	       : other->measure == MEASURE_MEAN_GROWTH
	           ? base * function_pow(1 + other->aim / 100, other->year - base_year)
	           : NAN;
}

void new_levels_add(const struct starter *starter, struct new_levels *levels, int year, double value,
                    const struct indicator_cell *cell)
{
	if (!isfinite(value) || year <= starter->table->base_year)
		return;
	int *years = ARENA_ARRAY(starter->arena, levels->count + 1, int), at = levels->count;
	double *values = ARENA_ARRAY(starter->arena, levels->count + 1, double);
	while (at > 0 && levels->years[at - 1] > year)
		at--;
	for (int i = 0; i < levels->count; i++) {
		years[i + (i >= at)] = levels->years[i];
		values[i + (i >= at)] = levels->values[i];
	}
	years[at] = year;
	values[at] = value;
	const char *source = cell && cell->source ? cell->source : NULL,
			   *cells = levels->cells && source ? arena_print(starter->arena, "%s, %s", levels->cells, source)
			            : source                ? source
			                                    : levels->cells;
	*levels = (struct new_levels){levels->count + 1, years, values, cells};
}

struct new_levels new_levels_of(const struct starter *starter, const struct new_goal *goal, double level)
{
	struct new_levels levels = {0};
	new_levels_add(starter, &levels, goal->year, level, NULL);
	for (int i = 0; i < goal->other_count; i++)
		new_levels_add(starter, &levels, goal->others[i].year,
		               new_level_of_other(&goal->others[i], goal->row->base.low, starter->table->base_year),
		               &goal->others[i].row->target);
	return levels;
}

int new_last_year(const struct starter *starter)
{
	int last = starter->table->target_year;
	for (int i = 0; i < starter->goal_count; i++)
		for (int j = 0; j < starter->goals[i].other_count; j++) {
			const struct new_goal *other = &starter->goals[i].others[j];
			if (other->variable && new_has_number(other) && other->year > last)
				last = other->year;
		}
	return last;
}

/* --- sectors --- */

static double level_in(const struct starter *starter, const struct new_goal *goal, double base, int year)
{
	for (int i = 0; goal && i < goal->other_count; i++)
		if (goal->others[i].year == year)
			return new_level_of_other(&goal->others[i], base, starter->table->base_year);
	return NAN;
}

static double gdp_in(const struct starter *starter, int year)
{
	double level = level_in(starter, starter->gdp, starter->gdp_base, year);
	return isnan(level) ? level_in(starter, starter->gdp_rate, starter->gdp_base, year) : level;
}

/* What the plan asks of the sector in that year, percent of GDP; NAN: nothing. */
static double share_in(const struct starter *starter, const struct new_sector *sector, double gdp, int year)
{
	bool planned = sector->share && sector->share->role == KNOWN_SHARE;
	double share = planned ? level_in(starter, sector->share, NAN, year) : NAN;
	if (!isnan(share) || !sector->output)
		return share;
	const struct indicator *row = sector->output->row;
	return 100 * new_in_gdp_unit(starter, row, level_in(starter, sector->output, row->base.low, year)) / gdp;
}

double new_sector_level(const struct starter *starter, const struct new_sector *sector, int year)
{
	double gdp = gdp_in(starter, year), asked = 0, open = 0;
	if (isnan(gdp) || isnan(starter->gdp_aim))
		return NAN; /* beside no level of the plan's year it would stand alone */
	if (starter->split == SPLIT_NONE)
		return gdp;
	for (int i = 0; i < starter->sector_count; i++) {
		double share = share_in(starter, &starter->sectors[i], gdp, year);
		asked += isnan(share) ? 0 : share;
		open += isnan(share) ? starter->sectors[i].aim : 0;
	}
	double share = share_in(starter, sector, gdp, year);
	share = isnan(share) ? sector->aim * (100 - asked) / open : open > 0 ? share : share * 100 / asked;
	return share > 0 ? new_round(gdp * share / 100, 6) : NAN;
}
