/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_sectors: what the models start from. GDP of the base year, split by the value added of sectors that adds up to
 * it, or by their shares (what remains has the name of what is missing), or one sector for the whole economy;
 * population and urbanization where their rows have a number for the base year. Holds: nothing is counted within
 * another and beside it; parts sum to 100, in the base year and in the plan's. */
#include "base/number.h"
#include "intake/new_parts.h"
#include <math.h>
#include <string.h>
#include "data/schema_fields.h"

static const double least_share = 0.1; /* percent of GDP */

void new_refuse_cell(struct starter *starter, const struct indicator_cell *cell, const struct indicator *row,
                        enum word hint, const char *const *args)
{
	const char *all[] = {cell->text, title_in(row->title, starter->language, ""), args[0], args[1], NULL};
	diag_add(starter->diags, DIAG_ERROR, cell->place, NULL, W_NEW_IMPOSSIBLE, hint, all);
}

bool new_is_within(struct starter *starter, const struct indicator *row, const struct indicator_cell *cell,
                      double low, double high)
{
	char from[NUMBER_SIZE] = "", to[NUMBER_SIZE] = "";
	if (!cell->has_number || (cell->low >= low && cell->high <= high))
		return true;
	number_shortest(low, from);
	number_shortest(high, to);
	new_refuse_cell(starter, cell, row, W_NEW_BETWEEN_HINT, WORDS(from, to));
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
	return cell->cumulative || new_is_within(starter, row, cell, low, high);
}

double new_in_gdp_unit(const struct starter *starter, const struct indicator *row, double value)
{
	double scale;
	const struct indicator *gdp = starter->gdp ? starter->gdp->row : NULL;
	const char *unit = starter->gdp_unit ? starter->gdp_unit : new_unit_of_gdp(starter);
	if (row == gdp)
		return value;
	bool fits = gdp ? row->has_unit && unit_fits(&row->unit, &gdp->unit, &scale)
	                : new_is_in_unit(starter, row, unit, &scale);
	return fits ? unit_convert(value, scale) : NAN;
}

static struct new_sector *add_sector(struct starter *starter, const char *id, const struct new_goal *share,
                                     const struct new_goal *output, double part)
{
	struct new_sector *sector = &starter->sectors[starter->sector_count++];
	*sector = (struct new_sector){.id = id,
	                              .title = known_sector_title(id),
	                              .share = share,
	                              .output = output,
	                              .part = part,
	                              .aim = part,
	                              .level = NAN};
	return sector;
}

bool new_is_sector(const struct starter *starter, const struct indicator *row)
{
	for (int i = 0; i < starter->sector_count; i++)
		if ((starter->sectors[i].share && starter->sectors[i].share->row == row) ||
		    (starter->sectors[i].output && starter->sectors[i].output->row == row))
			return true;
	return false;
}

/* --- the rows --- */

struct candidate { const struct new_goal *goal; const struct known *known; const char *id; double value; };
struct candidates { struct candidate *list; int count, capacity; };

/* Value added by a name of its own: "Gross value added: ICT". */
static bool is_value_added(const struct starter *starter, const struct indicator *row)
{
	const char *zh = row->title.zh ? row->title.zh : "", *en = row->title.en ? row->title.en : "";
	const char *plain = indicator_plain(starter->arena, arena_print(starter->arena, "%s\n%s", zh, en));
	return (strstr(plain, "value added") || strstr(plain, "增加值")) && !name_is_growth(plain) &&
	       !strstr(plain, "占") && !strstr(plain, "share");
}

static void take_output(struct starter *starter, struct candidates *candidates, const struct new_goal *goal,
                        const struct known *known)
{
	const struct indicator *row = goal->row;
	double scale;
	bool own = !known && is_value_added(starter, row); /* industry above a size is no part of the accounts */
	if (known && known->role == KNOWN_VALUE_ADDED && strcmp(known->id, "industry_above_scale") == 0)
		return;
	if ((!own && !(known && known->role == KNOWN_VALUE_ADDED)) || !indicator_cell_is_exact(&row->base) ||
	    !(row->base.low > 0) || !new_is_in_unit(starter, row, "1e8 money@base", &scale))
		return;
	const char *en = row->title.en ? new_slug(starter->arena, row->title.en) : "";
	const char *id = known ? known->id : *en ? en : arena_print(starter->arena, "sector_%d", row->line);
	*ARENA_PUSH(starter->arena, candidates->list, candidates->count, candidates->capacity) =
		(struct candidate){goal, known, id, NAN};
}

static void take_share(struct starter *starter, struct candidates *shares, const struct new_goal *goal,
                       const struct known *known)
{
	const struct indicator *row = goal->row;
	double scale;
	if (!new_is_in_unit(starter, row, "%", &scale) || !indicator_cell_is_exact(&row->base) ||
	    row->base.low < least_share)
		return;
	for (int i = 0; i < shares->count; i++)
		if (strcmp(shares->list[i].id, known->id) == 0)
			return;
	if (new_is_between(starter, row, &row->base, 0, 100) && new_is_between(starter, row, &row->target, 0, 100))
		*ARENA_PUSH(starter->arena, shares->list, shares->count, shares->capacity) =
			(struct candidate){goal, known, known->id, row->base.low};
}

static void take_gdp(struct starter *starter, const struct new_goal *goal)
{
	const struct indicator *row = goal->row;
	starter->gdp = goal;
	starter->gdp_unit = row->unit_text;
	if (indicator_cell_is_exact(&row->base) && new_is_between(starter, row, &row->base, 1e-3, 1e15))
		starter->gdp_base = row->base.low;
	new_is_between(starter, row, &row->target, 1e-3, 1e15);
}

/* The year whose prices an amount is at, where that is another than the base year. */
static int other_prices(const struct starter *starter, const struct indicator *row)
{
	int prices = row->unit.money[0].prices;
	return row->has_unit && prices > PRICES_BASE && prices != starter->table->base_year ? prices : 0;
}

/* One of these models' starting points, if no row has been it. */
static void take_row(struct starter *starter, const struct new_goal *goal, const struct known *known)
{
	const struct indicator *row = goal->row;
	double scale;
	bool base = indicator_cell_is_exact(&row->base) && known->unit && new_is_in_unit(starter, row, known->unit, &scale);
	if (known->role == KNOWN_GDP && !starter->gdp && new_is_in_unit(starter, row, known->unit, &scale)) {
		if (!other_prices(starter, row))
			take_gdp(starter, goal);
	} else if (known->role == KNOWN_POPULATION && !starter->population && base) {
		if (new_is_between(starter, row, &row->base, 1e-9, 1e12) &&
		    new_is_between(starter, row, &row->target, 1e-9, 1e12))
			starter->population = goal;
	} else if (known->role == KNOWN_URBANIZATION && !starter->urbanization && base) {
		if (new_is_between(starter, row, &row->base, 0, 100) &&
		    new_is_between(starter, row, &row->target, 0, 100))
			starter->urbanization = goal;
	}
}

/* Where no row is GDP at the base year's prices, that at the prices of each year is it in the base year, and no more:
 * what is asked of it is its own. Else the plan counts at the prices that there are. */
static void take_gdp_at_other_prices(struct starter *starter)
{
	for (int i = 0; i < starter->table->count && !starter->gdp; i++) {
		const struct indicator *row = &starter->table->list[i];
		const struct known *known = new_known(starter, row);
		if (!known || !indicator_cell_is_exact(&row->base) || !(row->base.low > 0) ||
		    !new_is_gdp_of_each_year(starter, row, known) || !new_is_between(starter, row, &row->base, 1e-3, 1e15))
			continue;
		struct new_goal *base = ARENA_NEW(starter->arena, struct new_goal);
		*base = (struct new_goal){.row = row};
		starter->gdp = base;
		const char *basis = strstr(row->unit.text, "@current");
		size_t length = basis ? (size_t)(basis - row->unit.text) : strlen(row->unit.text);
		starter->gdp_unit = arena_copy(starter->arena, row->unit.text, length);
		starter->gdp_base = row->base.low;
	}
	for (int i = 0; i < starter->table->count && !starter->gdp; i++) {
		const struct indicator *row = &starter->table->list[i];
		const struct known *known = new_known(starter, row);
		double scale;
		if (!known || known->role != KNOWN_GDP || !new_is_in_unit(starter, row, known->unit, &scale))
			continue;
		take_gdp(starter, &starter->goals[i]);
		starter->prices = other_prices(starter, row);
	}
}

/* --- the sectors --- */

static bool has_candidate(const struct candidates *from, const char *id)
{
	for (int i = 0; id && i < from->count; i++)
		if (strcmp(from->list[i].id, id) == 0)
			return true;
	return false;
}

static bool same_text(const char *a, const char *b) { return a && b && strcmp(a, b) == 0; }

/* A part of another row that counts: industry of the secondary sector, "其中：工业". */
static bool is_nested(const struct candidates *from, const struct candidate *one)
{
	for (const char *whole = one->known ? known_sector_whole(one->id) : NULL; whole; whole = known_sector_whole(whole))
		if (has_candidate(from, whole))
			return true;
	const struct indicator *row = one->goal->row;
	for (int i = 0; row->is_part && i < from->count; i++) {
		const struct title *title = &from->list[i].goal->row->title;
		if (from->list[i].known && one->known) /* what they are parts of is known */
			continue;
		if (&from->list[i] != one && (same_text(title->zh, row->whole.zh) || same_text(title->en, row->whole.en)))
			return true;
	}
	return false;
}

/* Without what is counted within another, and, if `known`, without names of the table's own. */
static struct candidates without_nested(const struct starter *starter, const struct candidates *from, bool known)
{
	struct candidates kept = {0};
	for (int i = 0; i < from->count; i++)
		if (!is_nested(from, &from->list[i]) && (from->list[i].known || !known) &&
		    !has_candidate(&kept, from->list[i].id))
			*ARENA_PUSH(starter->arena, kept.list, kept.count, kept.capacity) = from->list[i];
	return kept;
}

/* What of the whole economy none of them is, as the names of one or two sectors; NULL: more, or not to be told. */
static const char *const leaves[] = {"primary", "industry", "construction", "services"};

static int missing_leaves(const struct candidates *from, const char *missing[4])
{
	int count = 0;
	for (int i = 0; i < from->count; i++) {
		bool leaf = strcmp(from->list[i].id, "secondary") == 0;
		for (size_t j = 0; j < sizeof leaves / sizeof *leaves; j++)
			leaf |= strcmp(from->list[i].id, leaves[j]) == 0;
		if (!leaf || !from->list[i].known)
			return -1;
	}
	for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
		if (!has_candidate(from, leaves[i]) && !has_candidate(from, known_sector_whole(leaves[i])))
			missing[count++] = leaves[i];
	return count;
}

static void add_remainder(struct starter *starter, const struct candidates *from, double part)
{
	const char *missing[4];
	int count = missing_leaves(from, missing);
	bool secondary = count == 2 && same_text(known_sector_whole(missing[0]), known_sector_whole(missing[1]));
	if (count == 1 || secondary) {
		add_sector(starter, secondary ? known_sector_whole(missing[0]) : missing[0], NULL, NULL, part);
		return;
	}
	struct new_sector *rest = add_sector(starter, "other", NULL, NULL, part);
	for (int i = 0; count == 2 && i < LANG_COUNT; i++) {
		const char *a = title_in(known_sector_title(missing[0]), (enum language)i, ""),
				   *b = title_in(known_sector_title(missing[1]), (enum language)i, "");
		*title_at(&rest->title, (enum language)i) = word_format(starter->arena, (enum language)i, W_NEW_TWO_SECTORS,
		                                                        WORDS(a, b));
	}
}

static const double slack = 0.2; /* percent of GDP that rounding may be */

/* The values add up to GDP, or less: *sum. */
static bool adds_up(const struct starter *starter, struct candidates *from, double *sum)
{
	const char *missing[4];
	*sum = 0;
	for (int i = 0; i < from->count; i++) {
		from->list[i].value = new_in_gdp_unit(starter, from->list[i].goal->row, from->list[i].goal->row->base.low);
		*sum += from->list[i].value;
	}
	if (isnan(starter->gdp_base))
		return from->count > 1 && missing_leaves(from, missing) == 0 && *sum > 0;
	return from->count > 0 && *sum <= starter->gdp_base * (1 + slack / 100);
}

static void warn_outputs(struct starter *starter, const struct candidates *from, double sum)
{
	char said[NUMBER_SIZE] = "", gdp[NUMBER_SIZE] = "";
	number_shortest(new_round(sum, 4), said);
	number_shortest(starter->gdp_base, gdp);
	diag_warning(starter->diags, from->list[0].goal->row->base.place, NULL, W_NEW_WARN_OUTPUTS, W_NEW_WARN_OUTPUTS_HINT,
	             said, gdp);
}

static void settle_outputs(struct starter *starter, const struct candidates *all, const struct candidates *shares)
{
	double sum;
	struct candidates from = without_nested(starter, all, false);
	if (!starter->gdp && from.count)
		starter->gdp_unit = from.list[0].goal->row->unit_text;
	if (!adds_up(starter, &from, &sum)) {
		double known_sum;
		struct candidates known = without_nested(starter, all, true);
		if (!adds_up(starter, &known, &known_sum)) {
			if (from.count && !isnan(starter->gdp_base))
				warn_outputs(starter, &from, sum);
			if (!starter->gdp)
				starter->gdp_unit = NULL;
			return;
		}
		from = known;
		sum = known_sum;
	}
	if (from.count >= NEW_SECTORS)
		return;
	starter->gdp_summed = isnan(starter->gdp_base);
	double gdp = starter->gdp_summed ? sum : starter->gdp_base;
	starter->gdp_base = gdp;
	double left = 100 * (gdp - sum) / gdp;
	bool rounding = fabs(left) <= slack;
	for (int i = 0; i < from.count; i++) {
		const struct new_goal *share = NULL;
		for (int j = 0; j < shares->count; j++)
			share = strcmp(shares->list[j].id, from.list[i].id) == 0 ? shares->list[j].goal : share;
		struct new_sector *sector = add_sector(starter, from.list[i].id, share, from.list[i].goal,
		                                       100 * from.list[i].value / (rounding ? sum : gdp));
		if (!from.list[i].known)
			sector->title = from.list[i].goal->row->title;
	}
	starter->split = SPLIT_OUTPUTS;
	if (rounding)
		starter->unexplained = gdp - sum;
	else
		add_remainder(starter, &from, left);
}

static void settle_split(struct starter *starter, const struct candidates *all)
{
	struct candidates from = without_nested(starter, all, true);
	double left = 100;
	for (int i = 0; i < from.count; i++)
		left -= from.list[i].value;
	left = new_round(left, 6);
	if (from.count && left < 0) {
		const struct indicator *row = from.list[0].goal->row;
		diag_warning(starter->diags, row->base.place, NULL, W_NEW_WARN_SHARES, W_NEW_WARN_SHARES_HINT,
		             row->base.text);
		from.count = 0;
	}
	for (int i = 0; i < from.count; i++)
		add_sector(starter, from.list[i].id, from.list[i].goal, NULL, from.list[i].value);
	starter->split = from.count ? SPLIT_SHARES : SPLIT_NONE;
	if (!from.count)
		add_sector(starter, "whole_economy", NULL, NULL, 100);
	else if (left > 0)
		add_remainder(starter, &from, left);
}

/* What the plan counts in: the money of GDP, else of the first row in money that a model knows. */
static void find_currency(struct starter *starter)
{
	enum currency first = CURRENCY_OF_PLAN;
	for (int i = 0; i < starter->table->count && starter->currency == CURRENCY_OF_PLAN; i++) {
		const struct indicator *row = &starter->table->list[i];
		const struct known *known = row->has_unit ? new_known(starter, row) : NULL;
		double scale;
		bool is = known && known->unit && known->variable && new_is_in_unit(starter, row, known->unit, &scale);
		if (!is && !(known && new_is_gdp_of_each_year(starter, row, known)))
			continue;
		enum currency currency = unit_only_currency(&row->unit);
		first = first == CURRENCY_OF_PLAN ? currency : first;
		if (known->role == KNOWN_GDP || known->role == KNOWN_GDP_NOMINAL)
			starter->currency = currency;
	}
	starter->currency = starter->currency != CURRENCY_OF_PLAN ? starter->currency : first;
	starter->currency = starter->currency != CURRENCY_OF_PLAN ? starter->currency : unit_currency("CNY");
}

void new_find_base(struct starter *starter)
{
	find_currency(starter);
	struct candidates outputs = {0}, shares = {0};
	starter->gdp_base = starter->gdp_aim = NAN;
	starter->goals = ARENA_ARRAY(starter->arena, starter->table->count + 1, struct new_goal);
	for (int i = 0; i < starter->table->count; i++) {
		const struct indicator *row = starter->goals[i].row = &starter->table->list[i];
		const struct known *known = new_known(starter, row);
		if (known)
			take_row(starter, &starter->goals[i], known);
		if (known && known->role == KNOWN_SHARE)
			take_share(starter, &shares, &starter->goals[i], known);
		take_output(starter, &outputs, &starter->goals[i], known);
	}
	take_gdp_at_other_prices(starter);
	if (outputs.count)
		settle_outputs(starter, &outputs, &shares);
	if (starter->split == SPLIT_NONE)
		settle_split(starter, &shares);
}
