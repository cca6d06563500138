/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_sectors: what the models start from. GDP of the base year, split by the shares of sectors that the table gives
 * (what remains is "other"), or one sector for the whole economy; population and urbanization where their rows have a
 * number for the base year. Sectors are to reach the plan's GDP times the plan's share, their own share where it has
 * none. Holds: shares sum to 100, in the base year and in the plan's. */
#include "base/number.h"
#include "intake/new_parts.h"
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "data/schema_fields.h"

static const double least_share = 0.1, least_growth = -50, most_growth = 200; /* of GDP; percent a year */

static void refuse_cell(struct starter *starter, const struct indicator_cell *cell, const struct indicator *row,
                        enum word hint, const char *const *args)
{
	const char *all[] = {cell->text, title_in(row->title, starter->language, ""), args[0], args[1], NULL};
	diag_add(starter->diags, DIAG_ERROR, cell->place, NULL, W_NEW_IMPOSSIBLE, hint, all);
}

static bool is_within(struct starter *starter, const struct indicator *row, const struct indicator_cell *cell,
                      double low, double high)
{
	char from[NUMBER_SIZE] = "", to[NUMBER_SIZE] = "";
	if (!cell->has_number || (cell->low >= low && cell->high <= high))
		return true;
	number_shortest(low, from);
	number_shortest(high, to);
	refuse_cell(starter, cell, row, W_NEW_BETWEEN_HINT, WORDS(from, to));
	return false;
}

const struct field *new_field(const struct starter *starter, const char *section, const char *key)
{
	const struct model *const *model = starter->models;
	while (strcmp((*model)->section, section) != 0)
		model++;
	return field_find((*model)->fields, key);
}

/* The number of a cell is between the two, in the unit that the model declares; reported otherwise. */
bool new_is_between(struct starter *starter, const struct indicator *row, const struct indicator_cell *cell,
                    double low, double high)
{
	return cell->cumulative || is_within(starter, row, cell, low, high);
}

static bool is_in_unit(const struct starter *starter, const struct indicator *row, const char *unit, double *scale)
{
	struct unit declared = unit_declared(starter->arena, unit, PRICES_BASE);
	return row->has_unit && unit_fits(&row->unit, &declared, scale);
}

static void add_sector(struct starter *starter, const char *id, const struct new_goal *goal, double share)
{
	starter->sectors[starter->sector_count++] = (struct new_sector){id, goal, share, share};
}

static bool has_sector(const struct starter *starter, const char *id)
{
	for (int i = 0; i < starter->sector_count; i++)
		if (strcmp(starter->sectors[i].id, id) == 0)
			return true;
	return false;
}

bool new_is_sector(const struct starter *starter, const struct indicator *row)
{
	for (int i = 0; i < starter->sector_count; i++)
		if (starter->sectors[i].goal && starter->sectors[i].goal->row == row)
			return true;
	return false;
}

static void take_share(struct starter *starter, const struct new_goal *goal, const char *id)
{
	const struct indicator *row = goal->row;
	double scale;
	if (!is_in_unit(starter, row, "%", &scale) || !indicator_cell_is_exact(&row->base) ||
	    row->base.low < least_share || has_sector(starter, id) || starter->sector_count == NEW_SECTORS - 1)
		return;
	if (new_is_between(starter, row, &row->base, 0, 100) && new_is_between(starter, row, &row->target, 0, 100))
		add_sector(starter, id, goal, row->base.low);
}

/* One of these models' starting points, if no row has been it. */
static void take_row(struct starter *starter, const struct new_goal *goal, const struct known *known)
{
	const struct indicator *row = goal->row;
	double scale;
	bool base = indicator_cell_is_exact(&row->base) && known->unit && is_in_unit(starter, row, known->unit, &scale);
	if (known->role == KNOWN_GDP && !starter->gdp && is_in_unit(starter, row, known->unit, &scale)) {
		starter->gdp = goal;
		if (indicator_cell_is_exact(&row->base) && new_is_between(starter, row, &row->base, 1e-3, 1e15))
			starter->gdp_base = row->base.low;
		new_is_between(starter, row, &row->target, 1e-3, 1e15);
	} else if (known->role == KNOWN_POPULATION && !starter->population && base) {
		if (new_is_between(starter, row, &row->base, 1e-9, 1e12) &&
		    new_is_between(starter, row, &row->target, 1e-9, 1e12))
			starter->population = goal;
	} else if (known->role == KNOWN_URBANIZATION && !starter->urbanization && base) {
		if (new_is_between(starter, row, &row->base, 0, 100) &&
		    new_is_between(starter, row, &row->target, 0, 100))
			starter->urbanization = goal;
	} else if (known->role == KNOWN_SHARE) {
		take_share(starter, goal, known->id);
	}
}

/* Industry is a part of the secondary sector: with both, the smaller one stays an indicator. */
static void drop_part(struct starter *starter)
{
	int kept = 0;
	bool both = has_sector(starter, "secondary") && has_sector(starter, "industry");
	for (int i = 0; i < starter->sector_count; i++)
		if (!both || strcmp(starter->sectors[i].id, "industry") != 0)
			starter->sectors[kept++] = starter->sectors[i];
	starter->sector_count = kept;
}

static double remainder_of(const struct starter *starter, bool aim)
{
	double left = 100;
	for (int i = 0; i < starter->sector_count; i++)
		left -= starter->sectors[i].goal ? (aim ? starter->sectors[i].aim : starter->sectors[i].share) : 0;
	return new_round(left, 6);
}

void new_find_base(struct starter *starter)
{
	starter->gdp_base = starter->gdp_aim = NAN;
	starter->goals = ARENA_ARRAY(starter->arena, starter->table->count + 1, struct new_goal);
	for (int i = 0; i < starter->table->count; i++) {
		const struct indicator *row = starter->goals[i].row = &starter->table->list[i];
		const struct known *known = row->title.zh ? known_find(starter->arena, row->title.zh) : NULL;
		known = known ? known : row->title.en ? known_find(starter->arena, row->title.en) : NULL;
		if (known)
			take_row(starter, &starter->goals[i], known);
	}
	drop_part(starter);
	double left = remainder_of(starter, false);
	if (left < 0) {
		const struct indicator *row = starter->sectors[0].goal->row;
		diag_warning(starter->diags, row->base.place, NULL, W_NEW_WARN_SHARES, W_NEW_WARN_SHARES_HINT,
		             row->base.text);
		starter->sector_count = 0;
	}
	if (!starter->sector_count)
		add_sector(starter, "whole_economy", NULL, 100);
	else if (left > 0)
		add_sector(starter, "other", NULL, left);
}

/* --- what is to be reached --- */

static double grown(double base, double percent, int years)
{
	return base * function_pow(1 + percent / 100, years);
}

static double aim_of_gdp(struct starter *starter)
{
	const struct new_goal *gdp = starter->gdp && starter->gdp->sense && starter->gdp->variable ? starter->gdp : NULL;
	const struct new_goal *rate = gdp && gdp->measure == MEASURE_MEAN_GROWTH ? gdp : starter->gdp_rate;
	if (gdp && gdp->measure == MEASURE_LEVEL)
		return gdp->aim;
	return rate && rate->variable ? grown(starter->gdp_base, rate->aim, starter->years) : NAN;
}

/* A base that the table does not give: what leads to the target at the plan's rate or at 5 % a year, or a round
 * number. */
static void assume_base(struct starter *starter)
{
	const struct new_goal *gdp = starter->gdp;
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
		refuse_cell(starter, row->target.has_number ? &row->target : &row->rate, row, W_NEW_GROWTH_HINT,
		            WORDS(row->base.text, arena_print(starter->arena, "%d", starter->years)));
}

static bool grows_possibly(const struct starter *starter, const struct new_sector *sector)
{
	double ratio = starter->gdp_aim * sector->aim / (starter->gdp_base * sector->share);
	double rate = 100 * (function_pow(ratio, 1.0 / starter->years) - 1);
	return isnan(starter->gdp_aim) || (rate >= least_growth && rate <= most_growth);
}

static void settle_shares(struct starter *starter)
{
	for (int i = 0; i < starter->sector_count; i++) {
		struct new_sector *sector = &starter->sectors[i];
		bool planned = sector->goal && sector->goal->role == KNOWN_SHARE && sector->goal->sense &&
		               sector->goal->measure == MEASURE_LEVEL;
		bool change = sector->goal && sector->goal->role == KNOWN_SHARE && sector->goal->sense &&
		              sector->goal->measure == MEASURE_CHANGE;
		if ((planned || change) && sector->goal->variable)
			sector->aim = sector->goal->aim;
	}
	double left = remainder_of(starter, true);
	struct new_sector *last = &starter->sectors[starter->sector_count - 1];
	bool room = last->goal ? left == 0 : left > 0;
	if (!last->goal)
		last->aim = left;
	for (int i = 0; i < starter->sector_count; i++)
		room &= starter->sectors[i].aim > 0 && grows_possibly(starter, &starter->sectors[i]);
	if (room)
		return;
	const struct indicator *row = starter->sectors[0].goal->row;
	diag_warning(starter->diags, row->target.place, NULL, W_NEW_WARN_SHARES, W_NEW_WARN_AIMS_HINT,
	             row->target.text);
	for (int i = 0; i < starter->sector_count; i++)
		starter->sectors[i].aim = starter->sectors[i].share;
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
		is_within(starter, goal->row, cell, low, high);
}

void new_settle_aims(struct starter *starter)
{
	if (isnan(starter->gdp_base))
		assume_base(starter);
	starter->gdp_aim = aim_of_gdp(starter);
	if (starter->sectors[0].goal)
		settle_shares(starter);
	const struct new_goal *of = starter->gdp ? starter->gdp : starter->gdp_rate;
	if (!isnan(starter->gdp_aim) && of)
		check_growth(starter, of, starter->gdp_base, starter->gdp_aim);
	check_energy(starter);
	const struct new_goal *urban = starter->urbanization;
	if (urban && urban->sense && urban->variable && urban->measure != MEASURE_MEAN_GROWTH &&
	    (fabs(urban->aim - urban->row->base.low) > 10 * starter->years || urban->aim < 0 || urban->aim > 100))
		refuse_cell(starter, urban->row->target.has_number ? &urban->row->target : &urban->row->rate, urban->row,
		            W_NEW_GROWTH_HINT,
		            WORDS(urban->row->base.text, arena_print(starter->arena, "%d", starter->years)));
}
