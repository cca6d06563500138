/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_units: only rows with a number are asked for their unit, and a rate that stands alone has its own. Holds:
 * where a number could be a level or a rate (单位GDP能耗 1.2: tce per 10,000 yuan or a fall of 1.2 %) nothing is
 * guessed. */
#include "intake/indicator_units.h"
#include <string.h>
#include "data/unit_kind.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_name.h"

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

/* "财政收入（亿圆）" in two; NULL: no bracket ends it. */
static const char *before_bracket(struct arena *arena, const char *name, const char **inside)
{
	const char *half = indicator_half(arena, name), *open = strrchr(half, '(');
	size_t length = strlen(half);
	if (!open || open == half || half[length - 1] != ')')
		return NULL;
	*inside = arena_copy(arena, open + 1, (size_t)(half + length - 2 - open));
	struct indicator marks = {0};
	return name_without_marks(arena, indicator_clean(arena, arena_copy(arena, half, (size_t)(open - half))), &marks);
}

void indicator_slipped_unit(struct arena *arena, struct indicator *row)
{
	const char *name = row->title.zh ? row->title.zh : row->title.en ? row->title.en : "", *text, *nearest = NULL;
	const char *left = row->has_unit || row->unit_text ? NULL : before_bracket(arena, name, &text);
	if (!left)
		return;
	struct indicator bare = *row;
	bare.title = (struct title){.zh = row->title.zh ? left : NULL, .en = row->title.zh ? row->title.en : left};
	struct unit unit;
	size_t offset, bad;
	if (indicator_known(arena, row) || !indicator_known(arena, &bare) ||
	    unit_parse(arena, text, &unit, &offset, &bad, &nearest) || !nearest)
		return;
	row->title = bare.title;
	row->unit_text = text;
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

static bool take_unit(struct arena *arena, struct indicator *row, const char *text, const struct unit *usual)
{
	struct unit unit;
	size_t offset, length;
	const char *nearest;
	double scale;
	if (!unit_parse(arena, text, &unit, &offset, &length, &nearest) ||
	    (!unit_fits_but_prices(&unit, usual, &scale) && !unit_differs_in_substance(usual, &unit)))
		return false;
	row->unit = unit;
	row->unit_text = text;
	return true;
}

static bool is_amount(const struct unit *unit)
{
	return unit_only_currency(unit) && unit->money[0].prices == PRICES_UNSAID && !unit->money[1].power;
}

/* "GDP (constant 2015 US$)" beside USD: the name says of which year the prices are. */
static void take_prices_of_name(struct arena *arena, struct indicator *row, const struct known *known)
{
	static const char *const words[] = {"constant", "price", "chain", "real", "不变价", "可比价", "年价", NULL};
	const char *name = row->title.en ? row->title.en : row->title.zh, *plain = name ? indicator_plain(arena, name) : "";
	bool said = false;
	for (const char *const *word = words; *word; word++)
		said |= strstr(plain, *word) != NULL;
	int year = 0;
	for (const char *at = plain; *at && said && !year; at += strcspn(at, "0123456789")) {
		size_t digits = strspn(at, "0123456789");
		year = digits == 4 ? (at[0] - '0') * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + at[3] - '0' : 0;
		at += digits;
	}
	bool level = !known || known->how == KNOWN_LEVEL || known->how == KNOWN_REAL;
	if (!year || year < YEAR_FIRST || year > YEAR_LAST || !level || !is_amount(&row->unit))
		return;
	const char *text = arena_print(arena, "%s (%d prices)", row->unit_text, year), *nearest;
	size_t offset, length;
	struct unit unit;
	if (unit_parse(arena, text, &unit, &offset, &length, &nearest)) {
		row->unit = unit;
		row->unit_text = text;
	}
}

void indicator_complete_unit(struct arena *arena, struct indicator *row)
{
	static const char *const yearly[] = {"/yr", "/year", "/y", "/a", " per year", " per annum", "/年", "每年", NULL};
	const struct known *known = row->by_name;
	const char *text = row->unit_text;
	if (row->has_unit && text)
		take_prices_of_name(arena, row, known);
	text = row->unit_text;
	if (!row->has_unit || !text || !known || !known->unit || row->unit.share)
		return;
	struct unit usual = unit_declared(arena, known->unit, PRICES_BASE);
	bool plain = unit_is_number(&row->unit) && !row->unit.per_year, counts = unit_is_count(&row->unit);
	if (usual.power[DIM_PEOPLE] == 1 && (plain || counts))
		take_unit(arena, row, counts ? "people" : arena_print(arena, "%s people", text), &usual);
	size_t length = strlen(text);
	for (const char *const *word = yearly; *word && row->unit.per_year && !usual.per_year; word++) {
		size_t end = strlen(*word);
		if (length > end && strcmp(text + length - end, *word) == 0 &&
		    take_unit(arena, row, arena_copy(arena, text, length - end), &usual))
			return;
	}
}

/* In the currency that the unit names, if it names one. */
static enum currency currency_in(struct arena *arena, const char *text)
{
	struct unit unit;
	size_t offset, bad;
	const char *nearest;
	while (text && *text) {
		size_t length = strcspn(text, " ./()");
		const char *word = arena_copy(arena, text, length);
		if (*word && unit_parse(arena, word, &unit, &offset, &bad, &nearest) && unit_only_currency(&unit))
			return unit_only_currency(&unit);
		text += length + (text[length] != '\0');
	}
	return unit_currency("CNY");
}

/* As it would be written beside the numbers of the row: a population in millions is no 10,000 people. */
static const char *usual_unit(const struct units *units, const struct known *known, const struct indicator *row)
{
	enum { MANY = 1000000 };
	struct unit unit = unit_declared_in(units->arena, known->unit, PRICES_BASE,
	                                    currency_in(units->arena, row->unit_text));
	double most = row->base.has_number ? row->base.high : 0;
	for (int i = 0; i < units->table->observed_count; i++)
		if (row->observed[i].has_number && row->observed[i].high > most)
			most = row->observed[i].high;
	if (most >= MANY && unit_kind_alone(&unit) == (enum unit_kind)DIM_PEOPLE)
		unit = unit_declared(units->arena, "people", PRICES_BASE);
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
	double scale;
	if (!known || !known->unit || !unit_is(units->arena, text, &unit))
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
		           row_name(units, row), usual_unit(units, known, row));
	else
		diag_error(units->diags, row->unit_place, NULL, W_TABLE_UNIT_UNKNOWN, W_TABLE_UNIT_KNOWN_HINT, text);
}

static bool is_share(const struct units *units, const struct known *known)
{
	struct unit unit = unit_declared(units->arena, known->unit, PRICES_BASE);
	return unit.share == SHARE_PERCENT && unit.factor == 0.01;
}

/* "就业人员（qubits）": of what stands before the bracket the unit is known, and this is none. */
static void refuse_inside(const struct units *units, struct indicator *row)
{
	const char *name = row->title.zh ? row->title.zh : row->title.en ? row->title.en : "", *text;
	const char *before = before_bracket(units->arena, name, &text);
	const struct known *known = before ? known_find(units->arena, before) : NULL;
	if (!known || !known->unit || strcmp(known->unit, "1") == 0)
		return;
	diag_error(units->diags, row->place, NULL, W_TABLE_UNIT_INSIDE, W_TABLE_UNIT_INSIDE_HINT, text,
	           row_name(units, row), usual_unit(units, known, row));
	row->unit_text = text;
}

static void settle_missing(const struct units *units, struct indicator *row, const struct known *known)
{
	if (!known)
		refuse_inside(units, row);
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
		          usual_unit(units, known, row));
		return;
	}
	diag_error(units->diags, row->place, NULL, W_TABLE_UNIT_MISSING,
	           intensity ? W_TABLE_UNIT_EITHER_HINT : W_TABLE_UNIT_MISSING_HINT, row_name(units, row),
	           usual_unit(units, known, row));
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
		           row_name(units, row), row->unit_text, usual_unit(units, known, row));
}

/* What a model counts, in a unit of another kind: energy in plain tonnes is a slip, anything else an indicator of its
 * own, which is said. */
static void question_kind(const struct units *units, const struct indicator *row)
{
	const struct known *known = indicator_known(units->arena, row);
	bool asked = *row->target.text || *row->rate.text;
	if (!known || known->role == KNOWN_INDICATOR || !known->unit || row->unit.share || known->how > KNOWN_NOMINAL ||
	    is_of_its_kind(units, known, row->unit_text))
		return;
	struct unit usual = unit_declared(units->arena, known->unit, PRICES_BASE);
	struct unit head =
		unit_divide(units->arena, &row->unit, &(struct unit){.factor = 1, .power[DIM_PEOPLE] = 1, .text = "people"});
	double scale;
	bool slip = unit_kind_alone(&usual) == (enum unit_kind)DIM_ENERGY &&
	            unit_kind_alone(&row->unit) == (enum unit_kind)DIM_MASS;
	if (unit_fits_but_prices(&head, &usual, &scale)) /* 元 of an income per head */
		return;
	if (slip)
		diag_error(units->diags, row->unit_place, NULL, W_TABLE_UNIT_KIND, W_TABLE_UNIT_KIND_HINT, row_name(units, row),
		           row->unit_text, unit_kind_of_unit(units->arena, &usual, units->diags->language),
		           usual_unit(units, known, row));
	else if (asked)
		diag_warning(units->diags, row->unit_place, NULL, W_TABLE_UNIT_KIND, W_TABLE_UNIT_OWN_HINT,
		             row_name(units, row), row->unit_text,
		             unit_kind_of_unit(units->arena, &usual, units->diags->language), usual_unit(units, known, row));
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
		else {
			question_percent(&units, row, known);
			question_kind(&units, row);
		}
	}
}
