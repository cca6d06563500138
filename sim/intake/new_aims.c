/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_aims: what GDP and its parts are to reach. Sectors come to the plan's GDP times the plan's share, or to the value
 * that it asks of them; what it leaves open keeps the proportions of the base year. Holds: the aims of parts sum to
 * 100; what cannot be reached from the base year is refused at its cell. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/function.h"
#include "data/schema_fields.h"
#include "intake/new_parts.h"

static const double least_growth = -50, most_growth = 200; /* percent a year */

static double grown(double base, double percent, int years)
{
	return base * function_pow(1 + percent / 100, years);
}

static double aim_of_gdp(struct starter *starter)
{
	const struct new_goal *own = starter->gdp;
	bool number = own && own->variable && (own->sense || (own->relative.is && own->relative.times > 0));
	const struct new_goal *gdp = number ? own : NULL;
	const struct new_goal *rate = gdp && gdp->measure == MEASURE_MEAN_GROWTH ? gdp : starter->gdp_rate;
	if (gdp && gdp->measure == MEASURE_LEVEL)
		return gdp->aim;
	return rate && rate->variable ? grown(starter->gdp_base, rate->aim, starter->years) : NAN;
}

/* Beside GDP of other years none is invented for the base year. */
static bool refuse_other_years(struct starter *starter, const struct indicator *row)
{
	const struct indicator_table *table = starter->table;
	int nearest = 0, base = table->base_year;
	for (const struct indicator *one = row; one; one = one->others)
		for (int i = 0; i < table->observed_count; i++) {
			int year = table->observed_years[i];
			if (indicator_cell_is_exact(&one->observed[i]) && (!nearest || abs(year - base) < abs(nearest - base)))
				nearest = year;
		}
	if (nearest)
		diag_error(starter->diags, NOWHERE, NULL, W_NEW_WARN_NO_GDP, W_NEW_OTHER_GDP_HINT,
		           arena_print(starter->arena, "%d", base), arena_print(starter->arena, "%d", nearest));
	return nearest != 0;
}

/* A base that the table does not give: what leads to the target at the plan's rate or at 5 % a year, or a round
 * number. */
static void assume_base(struct starter *starter)
{
	const struct new_goal *gdp = starter->gdp;
	if (gdp && refuse_other_years(starter, gdp->row))
		return;
	if (starter->table->unchosen.source) { /* where it may stand */
		diag_error(starter->diags, starter->table->unchosen, NULL, W_NEW_WARN_NO_GDP, W_NEW_UNCHOSEN_HINT,
		           arena_print(starter->arena, "%d", starter->table->base_year));
		return;
	}
	bool level = gdp && gdp->sense && gdp->measure == MEASURE_LEVEL && gdp->variable;
	bool rate =
		level && gdp->row->rate.has_number && gdp->row->rate_kind == RATE_YEARLY && gdp->row->rate.low > -50;
	double factor = rate ? 1 + gdp->row->rate.low / 100 : 1.05;
	starter->gdp_base = level ? new_round(gdp->aim / function_pow(factor, starter->years), 2) : 1000;
	starter->gdp_assumed = true;
	if (starter->gdp_base < 1e-3)
		starter->gdp_base = gdp->aim;
	if (gdp)
		diag_warning(starter->diags, gdp->row->place, NULL, W_NEW_WARN_NO_GDP, W_NEW_WARN_NO_GDP_HINT,
		             arena_print(starter->arena, "%d", starter->table->base_year));
	else
		diag_add(starter->diags, DIAG_WARNING, NOWHERE, NULL, W_NEW_WARN_NO_GDP, W_NEW_WARN_NO_GDP_HINT,
		         WORDS(arena_print(starter->arena, "%d", starter->table->base_year)));
}

static void check_growth(struct starter *starter, const struct new_goal *goal, double base, double aim)
{
	double rate = 100 * (function_pow(aim / base, 1.0 / starter->years) - 1);
	const struct indicator *row = goal->row;
	if (!(rate >= least_growth && rate <= most_growth))
		new_refuse_cell(starter, *row->target.text ? &row->target : &row->rate, row, W_NEW_GROWTH_HINT,
		            WORDS(row->base.text, arena_print(starter->arena, "%d", starter->years)));
}

static bool grows_possibly(const struct starter *starter, const struct new_sector *sector)
{
	double ratio = starter->gdp_aim * sector->aim / (starter->gdp_base * sector->part);
	double rate = 100 * (function_pow(ratio, 1.0 / starter->years) - 1);
	return isnan(starter->gdp_aim) || (rate >= least_growth && rate <= most_growth);
}

/* What the plan asks of the sector itself, as a share or a value; false: nothing. */
static bool find_aim(const struct starter *starter, struct new_sector *sector)
{
	const struct new_goal *share = sector->share, *output = sector->output;
	bool planned = share && share->role == KNOWN_SHARE && share->sense && share->variable &&
	               (share->measure == MEASURE_LEVEL || share->measure == MEASURE_CHANGE);
	if (planned) {
		sector->aim = share->aim;
		return true;
	}
	if (!output || !new_has_number(output) || !output->variable)
		return false;
	sector->level = new_in_gdp_unit(starter, output->row, new_planned_level(starter, output));
	if (isnan(sector->level) || isnan(starter->gdp_aim))
		return false;
	sector->aim = 100 * sector->level / starter->gdp_aim;
	return true;
}

/* Shares that are not planned take what is left, in the proportions of the base year. */
static void settle_shares(struct starter *starter)
{
	double planned = 0, open = 0;
	bool has[NEW_SECTORS] = {0};
	for (int i = 0; i < starter->sector_count; i++) {
		struct new_sector *sector = &starter->sectors[i];
		bool rest = !sector->share && !sector->output;
		has[i] = !rest && (find_aim(starter, sector) || starter->split == SPLIT_SHARES);
		planned += has[i] ? sector->aim : 0;
		open += has[i] ? 0 : sector->part;
	}
	double left = new_round(100 - planned, 12); /* of levels, so that all of them add up to GDP */
	bool room = open > 0 ? left > 0 : fabs(left) <= 0.5;
	for (int i = 0; i < starter->sector_count; i++) {
		struct new_sector *sector = &starter->sectors[i];
		if (!has[i])
			sector->aim = open == sector->part ? left : new_round(left * sector->part / open, 12);
		else if (open == 0 && left != 0)
			sector->aim *= 100 / planned;
		room &= sector->aim > 0 && grows_possibly(starter, sector);
	}
	if (room)
		return;
	const struct new_sector *first = &starter->sectors[0];
	const struct indicator *row = (first->share ? first->share : first->output)->row;
	diag_warning(starter->diags, row->target.place, NULL, W_NEW_WARN_SHARES, W_NEW_WARN_AIMS_HINT,
	             row->target.text);
	for (int i = 0; i < starter->sector_count; i++)
		starter->sectors[i].aim = starter->sectors[i].part;
}

/* What the energy model takes as a yearly fall. */
static void check_energy(struct starter *starter)
{
	const struct new_goal *goal = starter->energy;
	const struct indicator_cell *cell = !goal                          ? NULL
	                                    : goal->row->target.has_number ? &goal->row->target
	                                                                   : &goal->row->rate;
	const struct field *efficiency = new_field(starter, "energy", "efficiency");
	double low = efficiency->low, high = efficiency->high;
	if (goal && goal->measure == MEASURE_DECLINE_SINCE_BASE) {
		low = new_round(100 * (1 - function_pow(1 - low / 100, starter->years)), 1);
		high = new_round(100 * (1 - function_pow(1 - high / 100, starter->years)), 1);
	}
	if (goal && !starter->example)
		new_is_within(starter, goal->row, cell, low, high);
}

void new_settle_aims(struct starter *starter)
{
	if (isnan(starter->gdp_base))
		assume_base(starter);
	starter->gdp_aim = aim_of_gdp(starter);
	if (starter->split != SPLIT_NONE)
		settle_shares(starter);
	const struct new_goal *of = new_gdp_goal(starter) ? new_gdp_goal(starter) : starter->gdp;
	if (!isnan(starter->gdp_aim) && of)
		check_growth(starter, of, starter->gdp_base, starter->gdp_aim);
	check_energy(starter);
	const struct new_goal *urban = starter->urbanization;
	if (urban && urban->sense && urban->variable && urban->measure != MEASURE_MEAN_GROWTH &&
	    (fabs(urban->aim - urban->row->base.low) > 10 * starter->years || urban->aim < 0 || urban->aim > 100))
		new_refuse_cell(starter, urban->row->target.has_number ? &urban->row->target : &urban->row->rate, urban->row,
		            W_NEW_GROWTH_HINT,
		            WORDS(urban->row->base.text, arena_print(starter->arena, "%d", starter->years)));
}
