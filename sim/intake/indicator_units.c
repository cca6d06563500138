/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_units: only rows with a number are asked for their unit, and a rate that stands alone has its own. Holds:
 * where a number could be a level or a rate (单位GDP能耗 1.2: tce per 10,000 yuan or a fall of 1.2 %) nothing is
 * guessed. */
#include "intake/indicator_units.h"
#include <string.h>

struct units { struct arena *arena; struct diags *diags; struct indicator_table *table; };

static bool has_level(const struct indicator_table *table, const struct indicator *row)
{
	bool any = row->target.has_number || row->base.has_number;
	for (int i = 0; i < table->observed_count && !any; i++)
		any = row->observed[i].has_number;
	for (int i = 0; i < row->target_count && !any; i++)
		any = row->targets[i].cell.has_number;
	return any;
}

/* Nothing but changes: 下降18%. */
static bool is_all_change(const struct indicator_table *table, const struct indicator *row)
{
	bool other = row->base.has_number || (row->target.has_number && !row->target.move);
	for (int i = 0; i < table->observed_count && !other; i++)
		other = row->observed[i].has_number;
	return !other;
}

static const struct known *known_by_name(struct arena *arena, const struct indicator *row)
{
	if (row->named)
		return row->by_name;
	const struct known *known = row->title.zh ? known_find(arena, row->title.zh) : NULL;
	return known ? known : row->title.en ? known_find(arena, row->title.en) : NULL;
}

void indicator_look_up(struct arena *arena, struct indicator *row)
{
	row->by_name = known_by_name(arena, row);
	row->named = true;
}

const struct known *indicator_known(struct arena *arena, const struct indicator *row)
{
	const struct known *known = known_by_name(arena, row);
	bool percent =
		known && known->unit && row->has_unit && row->unit.share == SHARE_PERCENT && strcmp(known->unit, "1") != 0;
	const struct known *other = percent ? known_in_percent(known) : NULL;
	return other ? other : known;
}

static const char *usual_unit(const struct units *units, const struct known *known)
{
	struct unit unit = unit_declared_in(units->arena, known->unit, PRICES_BASE, unit_currency("CNY"));
	return unit_name(units->arena, &unit, units->diags->language, false);
}

static const char *row_name(const struct units *units, const struct indicator *row)
{
	return title_in(row->title, units->diags->language, "");
}

/* Could this unit be the one of the indicator? */
static bool is_of_its_kind(const struct units *units, const struct known *known, const char *text)
{
	struct unit unit, usual;
	size_t offset, length;
	const char *nearest;
	double scale;
	if (!known || !known->unit || !unit_parse(units->arena, text, &unit, &offset, &length, &nearest))
		return true;
	usual = unit_declared(units->arena, known->unit, PRICES_BASE);
	return unit_fits_but_prices(&unit, &usual, &scale);
}

static void refuse_unit(const struct units *units, const struct indicator *row, const struct known *known)
{
	struct unit unit;
	size_t offset, length;
	const char *nearest = NULL, *text = row->unit_text;
	unit_parse(units->arena, text, &unit, &offset, &length, &nearest);
	if (nearest && is_of_its_kind(units, known, nearest))
		diag_error(units->diags, row->unit_place, NULL, W_TABLE_UNIT_UNKNOWN, W_TABLE_UNIT_UNKNOWN_HINT, text, nearest);
	else if (known && known->unit)
		diag_error(units->diags, row->unit_place, NULL, W_TABLE_UNIT_UNKNOWN, W_TABLE_UNIT_USUAL_HINT, text,
		           row_name(units, row), usual_unit(units, known));
	else
		diag_error(units->diags, row->unit_place, NULL, W_TABLE_UNIT_UNKNOWN, W_TABLE_UNIT_KNOWN_HINT, text);
}

static bool is_share(const struct units *units, const struct known *known)
{
	struct unit unit = unit_declared(units->arena, known->unit, PRICES_BASE);
	return unit.share == SHARE_PERCENT && unit.factor == 0.01;
}

static void settle_missing(const struct units *units, struct indicator *row, const struct known *known)
{
	if (!known || !known->unit)
		return;
	if (strcmp(known->unit, "1") == 0) { /* a ratio has none */
		row->unit = unit_one;
		row->unit_text = "1";
		row->has_unit = true;
		return;
	}
	bool intensity = known->how == KNOWN_LEVEL && known_as(known, KNOWN_FALL);
	if (is_share(units, known)) {
		row->unit = unit_declared(units->arena, known->unit, PRICES_BASE);
		row->unit.text = row->unit_text = known->unit;
		row->has_unit = true;
		diag_note(units->diags, row->place, NULL, W_TABLE_UNIT_TAKEN, W_TABLE_UNIT_TAKEN_HINT, row_name(units, row),
		          usual_unit(units, known));
		return;
	}
	diag_error(units->diags, row->place, NULL, W_TABLE_UNIT_MISSING,
	           intensity ? W_TABLE_UNIT_EITHER_HINT : W_TABLE_UNIT_MISSING_HINT, row_name(units, row),
	           usual_unit(units, known));
}

/* A total in %, of which a growth may be meant, or a share. */
static void question_percent(const struct units *units, const struct indicator *row, const struct known *known)
{
	bool percent = row->unit.share == SHARE_PERCENT;
	bool level = known && known->unit && known->how <= KNOWN_NOMINAL && !unit_declared(units->arena, known->unit,
	                                                                                     PRICES_BASE).share;
	bool plain = known && (strcmp(known->unit ? known->unit : "1", "1") == 0 || known_in_percent(known));
	if (percent && level && !plain)
		diag_error(units->diags, row->unit_place, NULL, W_TABLE_UNIT_LEVEL, W_TABLE_UNIT_LEVEL_HINT,
		           row_name(units, row), row->unit_text, usual_unit(units, known));
}

void indicator_settle_units(struct arena *arena, struct indicator_table *table, struct diags *diags)
{
	struct units units = {arena, diags, table};
	for (int i = 0; i < table->count; i++) {
		struct indicator *row = &table->list[i];
		const struct known *known = known_by_name(arena, row);
		if (!has_level(table, row) || (!row->unit_text && is_all_change(table, row)))
			continue;
		if (row->unit_text && !row->has_unit)
			refuse_unit(&units, row, known);
		else if (!row->unit_text)
			settle_missing(&units, row, known);
		else
			question_percent(&units, row, known);
	}
}
