/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_join: rows are the same by a known name ("GDP" and "地区生产总值") or by the name as it is written, of
 * parts also of the same whole, where their units are of one kind. The row that comes first, which is the plan's where
 * it has one, takes what it lacks from the others, in its own unit. Holds: no number is lost or overwritten: where both
 * have one for the same year, they are equal or it is an error. */
#include "intake/indicator_join.h"
#include <string.h>
#include "base/lookup.h"
#include "base/nearly.h"
#include "intake/indicator_basis.h"
#include "intake/indicator_units.h"

enum { MOST_KEYS = 4 };

struct joining {
	struct arena *arena;
	struct diags *diags;
	struct indicator_table *table;
	bool bad;
};

/* Rows under one name, in the order of the table. */
struct named { struct indicator *row; struct named *next; };

static const char *row_title(const struct joining *joining, const struct indicator *row)
{
	return title_in(row->title, joining->diags->language, "");
}

static void complain(struct joining *joining, struct place place, enum word message, enum word hint,
                     const char *const *args)
{
	joining->bad = true;
	diag_add(joining->diags, DIAG_ERROR, place, NULL, message, hint, args);
}

/* --- which rows are the same --- */

static const struct known *exactly_known(const struct joining *joining, const struct indicator *row)
{
	const struct known *known = indicator_known(joining->arena, row);
	return known && known_is_exact(known) ? known : NULL;
}

/* The names that a row is found by. */
static int keys_of(const struct joining *joining, const struct indicator *row, const char *keys[MOST_KEYS])
{
	struct arena *arena = joining->arena;
	const struct known *known = exactly_known(joining, row);
	const char *whole = row->is_part ? row->whole.zh ? row->whole.zh : row->whole.en ? row->whole.en : "" : "";
	const char *plain = indicator_plain(arena, whole);
	int count = 0;
	if (known)
		keys[count++] = arena_print(arena, "known %d %s", (int)known->role, known->id);
	if (row->title.zh)
		keys[count++] = arena_print(arena, "zh %s / %s", plain, indicator_plain(arena, row->title.zh));
	if (row->title.en)
		keys[count++] = arena_print(arena, "en %s / %s", plain, indicator_plain(arena, row->title.en));
	const char *name = row->title.zh ? row->title.zh : row->title.en; /* of whatever whole */
	if (name)
		keys[count++] = arena_print(arena, "copy %s", indicator_plain(arena, name));
	return count;
}

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

/* Of one table: in other groups, or under other numbers, the same name may stand for something else. */
static bool may_be_same(const struct indicator *a, const struct indicator *b, bool known)
{
	if (a->grid != b->grid || known)
		return true;
	bool number = a->no && b->no && strcmp(a->no, b->no) != 0;
	return same_text(a->group, b->group) && !number;
}

/* One table that tells a year of prices in one row and none in another has both: constant prices and current ones. */
static bool same_prices(const struct indicator *a, const struct indicator *b)
{
	return (a->unit.money[0].prices > PRICES_BASE) == (b->unit.money[0].prices > PRICES_BASE);
}

static bool units_agree(const struct indicator *a, const struct indicator *b, bool growth)
{
	double scale;
	bool percent = a->unit.share == SHARE_PERCENT && b->unit.share == SHARE_PERCENT;
	if (percent && growth) /* in % or %/yr */
		return true;
	if (a->has_unit && b->has_unit)
		return (a->grid != b->grid || same_prices(a, b)) &&
		       (unit_fits(&a->unit, &b->unit, &scale) || unit_fits(&b->unit, &a->unit, &scale));
	return a->grid != b->grid || a->has_unit == b->has_unit;
}

/* --- one row of two --- */

static bool has_text(const struct indicator_cell *cell) { return cell->text && *cell->text; }

static void convert(struct indicator_cell *cell, double scale)
{
	if (!cell->has_number || scale == 1)
		return;
	cell->low = unit_convert(cell->low, scale);
	cell->high = unit_convert(cell->high, scale);
}

static bool cells_agree(const struct indicator_cell *a, const struct indicator_cell *b)
{
	if (a->has_number != b->has_number)
		return false;
	return a->has_number ? nearly_equal(a->low, b->low) && nearly_equal(a->high, b->high) && a->sense == b->sense
	                     : strcmp(a->text, b->text) == 0;
}

/* A row printed twice: all of its levels are the same. */
static bool is_copy(const struct joining *joining, const struct indicator *a, const struct indicator *b)
{
	bool same = a->grid == b->grid && has_text(&a->base) && cells_agree(&a->base, &b->base) &&
	            has_text(&a->target) == has_text(&b->target) &&
	            (!has_text(&a->target) || cells_agree(&a->target, &b->target));
	for (int i = 0; i < joining->table->observed_count && same; i++)
		same = strcmp(a->observed[i].text, b->observed[i].text) == 0;
	return same;
}

/* As printed, with its unit where the two differ. */
static const char *said(const struct joining *joining, const struct indicator_cell *cell, const char *unit,
                        const char *other)
{
	bool differ = cell->has_number && unit && other && strcmp(unit, other) != 0;
	return differ ? arena_print(joining->arena, "%s %s", cell->text, unit) : cell->text;
}

/* `scale`: of the numbers of `from`, in the unit of its row, to the unit of `into`'s. */
static void join_cell(struct joining *joining, const struct indicator *row, const char *what,
                      struct indicator_cell *into, const struct indicator_cell *from, double scale,
                      const struct indicator *other)
{
	struct indicator_cell cell = *from;
	if (!has_text(from))
		return;
	convert(&cell, scale);
	if (!has_text(into))
		*into = cell;
	else if (!cells_agree(into, &cell))
		complain(joining, from->place, W_TABLE_CONTRADICTS, W_TABLE_CONTRADICTS_HINT,
		         WORDS(row_title(joining, row), what, said(joining, from, other->unit_text, row->unit_text),
		               said(joining, into, row->unit_text, other->unit_text), into->source ? into->source : "?"));
}

static const char *year_text(const struct joining *joining, int year)
{
	return arena_print(joining->arena, "%d", year);
}

static void join_horizons(struct joining *joining, struct indicator *into, const struct indicator *from, double scale)
{
	int count = 0;
	struct indicator_horizon *all =
		ARENA_ARRAY(joining->arena, into->target_count + from->target_count + 1, struct indicator_horizon);
	for (int i = 0, j = 0; i < into->target_count || j < from->target_count;) {
		bool mine = j == from->target_count ||
		            (i < into->target_count && into->targets[i].year <= from->targets[j].year);
		bool both = mine && j < from->target_count && into->targets[i].year == from->targets[j].year;
		struct indicator_horizon *horizon = &all[count++];
		if (mine)
			*horizon = into->targets[i++];
		else
			*horizon = (struct indicator_horizon){.year = from->targets[j].year, .cell = {.text = ""}};
		if (!mine || both) {
			join_cell(joining, into, year_text(joining, horizon->year), &horizon->cell, &from->targets[j].cell, scale,
			          from);
			j++;
		}
	}
	into->targets = all;
	into->target_count = count;
}

/* The scale between the units of two rows; one without a unit takes the other's where a number that both have is the
 * same, and is an error where none is. */
static bool unit_scale(struct joining *joining, struct indicator *into, const struct indicator *from, double *scale)
{
	*scale = 1;
	if (into->has_unit && from->has_unit)
		return unit_fits(&from->unit, &into->unit, scale) || unit_fits_but_prices(&from->unit, &into->unit, scale);
	if (!into->has_unit && !from->has_unit)
		return true;
	const struct indicator *with = into->has_unit ? into : from, *without = into->has_unit ? from : into;
	bool same = has_text(&into->base) && has_text(&from->base) && cells_agree(&into->base, &from->base);
	for (int i = 0; i < joining->table->observed_count && !same; i++)
		same = has_text(&into->observed[i]) && cells_agree(&into->observed[i], &from->observed[i]);
	if (!same) {
		complain(joining, without->place, W_TABLE_UNITLESS, W_TABLE_UNITLESS_HINT,
		         WORDS(row_title(joining, without), with->unit_text, with->source ? with->source : "?"));
		return false;
	}
	into->unit = with->unit;
	into->has_unit = true;
	into->unit_text = with->unit_text;
	into->unit_place = with->unit_place;
	return true;
}

static void join_rows(struct joining *joining, struct indicator *into, const struct indicator *from)
{
	const struct indicator_table *table = joining->table;
	double scale;
	if (!unit_scale(joining, into, from, &scale))
		return;
	into->title.zh = into->title.zh ? into->title.zh : from->title.zh;
	into->title.en = into->title.en ? into->title.en : from->title.en;
	into->note = !into->note ? from->note
	             : !from->note || strcmp(into->note, from->note) == 0
	                 ? into->note
	                 : arena_print(joining->arena, "%s; %s", into->note, from->note);
	if (!has_text(&into->rate))
		into->rate_kind = from->rate_kind;
	into->binding |= from->binding;
	into->sense = into->sense ? into->sense : from->sense;
	join_cell(joining, into, year_text(joining, table->base_year), &into->base, &from->base, scale, from);
	join_cell(joining, into, year_text(joining, table->target_year), &into->target, &from->target, scale, from);
	join_cell(joining, into, year_text(joining, table->target_year), &into->rate, &from->rate, 1, from);
	for (int i = 0; i < table->observed_count; i++)
		join_cell(joining, into, year_text(joining, table->observed_years[i]), &into->observed[i], &from->observed[i],
		          scale, from);
	for (int i = 0; i < table->aside_count; i++)
		join_cell(joining, into, table->asides[i].heading, &into->asides[i], &from->asides[i], 1, from);
	join_horizons(joining, into, from, scale);
}

/* --- the table --- */

static struct indicator *find_same(struct joining *joining, struct lookup *rows, const struct indicator *row,
                                   const char *const *keys, int count)
{
	for (int i = 0; i < count; i++)
		for (struct named *named = lookup_find(rows, keys[i]); named; named = named->next) {
			bool known = strncmp(keys[i], "known ", 6) == 0;
			if (strncmp(keys[i], "copy ", 5) == 0) {
				if (units_agree(named->row, row, false) && is_copy(joining, named->row, row))
					return named->row;
				continue;
			}
			const struct known *one = known ? exactly_known(joining, row) : NULL;
			if (may_be_same(named->row, row, known) && units_agree(named->row, row, one && one->how == KNOWN_GROWTH))
				return named->row;
		}
	return NULL;
}

static void remember(struct joining *joining, struct lookup *rows, struct indicator *row, const char *const *keys,
                     int count)
{
	for (int i = 0; i < count; i++) {
		struct named *named = ARENA_NEW(joining->arena, struct named);
		*named = (struct named){row, lookup_find(rows, keys[i])};
		lookup_put(rows, keys[i], named);
	}
}

/* What the row joins; a plan's row, which has no facts, joins any basis. NULL: none that there is. */
static struct indicator *series_of(const struct joining *joining, struct indicator *same, const struct indicator *row)
{
	bool facts = indicator_has_facts(joining->table, row), has = indicator_has_facts(joining->table, same);
	return facts && has ? indicator_on_basis(joining->arena, same, row->basis) : same;
}

/* On a basis of its own; what the plan says of it is the indicator's. */
static void add_series(struct joining *joining, struct indicator *same, const struct indicator *row)
{
	struct indicator *series = ARENA_NEW(joining->arena, struct indicator), plan = *row, **last = &same->others;
	*series = *row;
	series->target = series->rate = (struct indicator_cell){.text = ""};
	series->target_count = 0;
	while (*last)
		last = &(*last)->others;
	*last = series;
	plan.base.text = "";
	plan.observed = ARENA_ARRAY(joining->arena, joining->table->observed_count + 1, struct indicator_cell);
	plan.asides = ARENA_ARRAY(joining->arena, joining->table->aside_count + 1, struct indicator_cell);
	for (int i = 0; i < joining->table->observed_count; i++)
		plan.observed[i].text = "";
	for (int i = 0; i < joining->table->aside_count; i++)
		plan.asides[i].text = "";
	join_rows(joining, same, &plan);
}

bool indicator_join(struct arena *arena, struct indicator_table *table, struct diags *diags)
{
	struct joining joining = {.arena = arena, .diags = diags, .table = table};
	struct lookup *rows = lookup_create(arena);
	int kept = 0;
	for (int i = 0; i < table->count; i++) {
		struct indicator *row = &table->list[i];
		const char *keys[MOST_KEYS];
		int count = keys_of(&joining, row, keys);
		struct indicator *same = find_same(&joining, rows, row, keys, count);
		struct indicator *series = same ? series_of(&joining, same, row) : NULL;
		if (same && series && series->grid == row->grid && indicator_same_basis(arena, series->basis, row->basis)) {
			complain(&joining, row->place, W_TABLE_ROW_TWICE, W_TABLE_ROW_TWICE_HINT,
			         WORDS(row_title(&joining, row), same->source ? same->source : "?"));
			continue;
		}
		if (series) {
			series->basis = series->basis ? series->basis : row->basis;
			join_rows(&joining, series, row);
			continue;
		}
		if (same) {
			add_series(&joining, same, row);
			continue;
		}
		struct indicator *into = &table->list[kept++];
		if (into != row)
			*into = *row;
		remember(&joining, rows, into, keys, count);
	}
	table->count = kept;
	for (int i = 0; i < kept; i++)
		indicator_choose_basis(table, &table->list[i]);
	return !joining.bad;
}
