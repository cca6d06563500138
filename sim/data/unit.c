/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit: what parts count, what fits where, and products. Factors are kept as powers of ten as long as they
 * are, so that the scale between two of them is 10^(m-n) exactly; numbers are then converted by moving the
 * decimal point. Holds: a unit with factor NAN cannot be held and fits nothing, not even itself; products
 * of it stay so. */
#include "data/unit.h"
#include <assert.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "data/unit_name.h"
#include "data/unit_parts.h"
#include "data/unit_ten.h"

const struct unit unit_one = {.factor = 1, .text = "1"};

/* Moves the decimal point of the text that reads back as the value: 49.27 times 1e4 is 492700, where the
 * product of the two doubles is 492700.00000000006. */
static bool move_point(double value, int exponent, double *moved)
{
	char digits[NUMBER_SIZE + 16];
	size_t length = number_shortest(value, digits);
	char *power = memchr(digits, 'e', length);
	int own = power ? atoi(power + 1) : 0;
	size_t mantissa = power ? (size_t)(power - digits) : length;
	int added = snprintf(digits + mantissa, sizeof digits - mantissa, "e%d", own + exponent);
	return added > 0 && number_parse(digits, mantissa + (size_t)added, moved);
}

double unit_convert(double value, double scale)
{
	int exponent = 0;
	double moved;
	bool by_ten = unit_is_ten_to(scale, &exponent) && exponent != 0 && isfinite(value);
	return by_ten && move_point(value, exponent, &moved) ? moved : value * scale;
}

enum number_range unit_converted(double value, double converted)
{
	bool small = fabs(converted) < DBL_MIN && fabs(converted) < fabs(value);
	return !isfinite(converted) ? NUMBER_TOO_LARGE : small ? NUMBER_TOO_SMALL : NUMBER_HELD;
}

/* --- from parts --- */

static int money_order(const struct unit *unit, int i)
{
	return unit->money[i].power ? unit->money[i].prices * CURRENCIES + (int)unit->money[i].currency : INT_MAX;
}

static void sort_money(struct unit *unit)
{
	for (int i = 1; i < UNIT_MONEY; i++)
		for (int j = i; j > 0 && money_order(unit, j) < money_order(unit, j - 1); j--) {
			struct unit two = *unit;
			unit->money[j] = two.money[j - 1];
			unit->money[j - 1] = two.money[j];
		}
	for (int i = 0; i < UNIT_MONEY; i++)
		if (!unit->money[i].power) {
			unit->money[i].prices = 0;
			unit->money[i].currency = CURRENCY_OF_PLAN;
		}
}

static bool add_money(struct unit *unit, enum currency currency, int prices, int power)
{
	int at = 0;
	while (at < UNIT_MONEY && unit->money[at].power &&
	       (unit->money[at].prices != prices || unit->money[at].currency != currency))
		at++;
	if (at == UNIT_MONEY || !power)
		return !power;
	unit->money[at].currency = currency;
	unit->money[at].prices = prices;
	unit->money[at].power += power;
	sort_money(unit);
	return true;
}

static bool can_be_held(const struct unit *unit)
{
	for (int i = 0; i < DIMENSIONS; i++)
		if (unit->power[i] > UNIT_POWER_LIMIT || unit->power[i] < -UNIT_POWER_LIMIT)
			return false;
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power > UNIT_POWER_LIMIT || unit->money[i].power < -UNIT_POWER_LIMIT)
			return false;
	return unit->factor > 1e-150 && unit->factor < 1e150;
}

static bool add_part(struct unit *unit, const struct unit_part *part)
{
	if (!part->atom)
		return true;
	if (part->atom->kind == ATOM_MONEY)
		return add_money(unit, (enum currency)part->atom->which, part->prices, part->power);
	if (part->atom->kind == ATOM_DIMENSION) {
		int power = unit->power[part->atom->which] + part->power;
		unit->power[part->atom->which] =
			(signed char)power; /* at most UNIT_PARTS times UNIT_POWER_LIMIT: fits */
		return true;
	}
	unit->share = (enum unit_share)part->atom->which;
	unit->index_year = part->prices;
	return part->power == 1 && part->exponent == 0 && part->mantissa == 1;
}

static double ten_factor(int exponent, double mantissa)
{
	if (mantissa == 1)
		return unit_ten_to(exponent);
	return exponent >= 0 ? mantissa * unit_ten_to(exponent) : mantissa / unit_ten_to(-exponent);
}

bool unit_parts_make(const struct unit_parts *parts, struct unit *unit)
{
	int exponent = 0;
	double mantissa = 1;
	*unit = (struct unit){.per_year = parts->per_year};
	for (int i = 0; i < parts->count; i++) {
		const struct unit_part *part = &parts->list[i];
		int own = part->atom ? part->atom->exponent : 0, sign = part->power < 0 ? -1 : 1;
		exponent += sign * part->exponent + own * part->power;
		double base = part->atom && part->atom->mantissa != 0 ? part->atom->mantissa : 1;
		for (int n = 0; n < sign * part->power && base != 1; n++)
			mantissa = sign > 0 ? mantissa * base : mantissa / base;
		mantissa = sign > 0 ? mantissa * part->mantissa : mantissa / part->mantissa;
		if (!add_part(unit, part))
			return false;
	}
	unit->factor = ten_factor(exponent, mantissa);
	return can_be_held(unit) && (!unit->share || parts->count == 1);
}

/* *understood: it is one by its spelling, at least. */
static bool read_unit(struct arena *arena, const char *text, struct unit *unit, size_t *bad_offset, size_t *bad_length,
                      bool *understood)
{
	struct unit_parts parts;
	*understood = unit_parts_read(text, false, &parts, bad_offset, bad_length);
	if (!*understood)
		return false;
	*bad_offset = 0;
	*bad_length = strlen(text);
	if (!unit_parts_make(&parts, unit))
		return false;
	unit->text = unit_parts_print(arena, &parts, LANGUAGE_OF_DATA, true);
	return true;
}

bool unit_is(struct arena *arena, const char *text, struct unit *unit)
{
	size_t offset, length;
	bool understood;
	return read_unit(arena, text, unit, &offset, &length, &understood);
}

bool unit_parse_wanted(struct arena *arena, const char *text, const struct unit *wanted, struct unit *unit,
                       size_t *bad_offset, size_t *bad_length, const char **nearest)
{
	bool understood, good = read_unit(arena, text, unit, bad_offset, bad_length, &understood);
	*nearest = understood ? NULL : unit_nearest(arena, text + *bad_offset, *bad_length, wanted);
	return good;
}

bool unit_parse(struct arena *arena, const char *text, struct unit *unit, size_t *bad_offset, size_t *bad_length,
                const char **nearest)
{
	return unit_parse_wanted(arena, text, NULL, unit, bad_offset, bad_length, nearest);
}

/* --- declared --- */

static void replace_prices(struct unit_parts *parts, int from, int to)
{
	for (int i = 0; i < parts->count; i++)
		if (parts->list[i].prices == from && unit_part_is_money(&parts->list[i]))
			parts->list[i].prices = to;
}

struct unit unit_declared_in(struct arena *arena, const char *text, int base_prices, enum currency currency)
{
	struct unit_parts parts;
	struct unit unit;
	size_t bad_offset, bad_length;
	bool good = unit_parts_read(text, false, &parts, &bad_offset, &bad_length);
	assert(good);
	unit_parts_name_currency(&parts, currency);
	replace_prices(&parts, PRICES_CURRENT, PRICES_UNSAID);
	replace_prices(&parts, PRICES_BASE, base_prices ? base_prices : PRICES_BASE);
	const char *printed = unit_parts_print(arena, &parts, LANGUAGE_OF_DATA, true);
	replace_prices(&parts, PRICES_UNSAID, PRICES_CURRENT);
	good = unit_parts_make(&parts, &unit) && good;
	assert(good);
	unit.text = printed;
	return unit;
}

struct unit unit_declared(struct arena *arena, const char *text, int base_prices)
{
	return unit_declared_in(arena, text, base_prices, CURRENCY_OF_PLAN);
}

struct unit unit_of_plan(struct arena *arena, const char *text, const struct plan_money *money)
{
	struct unit unit = unit_declared_in(arena, text, money->prices, money->currency);
	unit.plan = money;
	return unit;
}

/* --- dimensions --- */

bool unit_same_dimensions(const struct unit *a, const struct unit *b)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (a->money[i].power != b->money[i].power || a->money[i].prices != b->money[i].prices ||
		    a->money[i].currency != b->money[i].currency)
			return false;
	return memcmp(a->power, b->power, sizeof a->power) == 0 && isfinite(a->factor) && isfinite(b->factor);
}

bool unit_is_number(const struct unit *unit) { return unit_same_dimensions(unit, &unit_one); }

bool unit_is_count(const struct unit *unit)
{
	for (int d = 0; d < DIMENSIONS; d++)
		if (unit->power[d] != (d == DIM_COUNT_OF))
			return false;
	return unit->factor == 1;
}

/* --- products --- */

static double product(double a, double b, int sign)
{
	int from, to;
	if (unit_is_ten_to(a, &from) && unit_is_ten_to(b, &to))
		return unit_ten_to(from + sign * to);
	return unit_round_ten(sign > 0 ? a * b : a / b);
}

bool unit_combine(const struct unit *a, const struct unit *b, int sign, struct unit *made)
{
	*made = (struct unit){.factor = product(a->factor, b->factor, sign)};
	bool held = true;
	for (int i = 0; i < DIMENSIONS; i++)
		made->power[i] = (signed char)(a->power[i] + sign * b->power[i]);
	for (int i = 0; i < UNIT_MONEY; i++)
		held = add_money(made, a->money[i].currency, a->money[i].prices, a->money[i].power) && held;
	for (int i = 0; i < UNIT_MONEY; i++)
		held = add_money(made, b->money[i].currency, b->money[i].prices, sign * b->money[i].power) && held;
	return held && can_be_held(made);
}

static struct unit finish_unit(struct arena *arena, struct unit made, bool held)
{
	if (!held || !can_be_held(&made))
		return (struct unit){.factor = NAN, .text = "?"};
	made.text = unit_text_of(arena, &made);
	return made;
}

static struct unit combine(struct arena *arena, const struct unit *a, const struct unit *b, int sign)
{
	struct unit made;
	bool held = unit_combine(a, b, sign, &made);
	return finish_unit(arena, made, held);
}

struct unit unit_multiply(struct arena *arena, const struct unit *a, const struct unit *b)
{
	return combine(arena, a, b, 1);
}

struct unit unit_divide(struct arena *arena, const struct unit *a, const struct unit *b)
{
	return combine(arena, a, b, -1);
}

struct unit unit_power(struct arena *arena, const struct unit *a, int power)
{
	struct unit made = unit_one;
	bool plain = unit_is_number(a) && a->factor == 1;
	if (plain)
		return made;
	if (power > 2 * UNIT_POWER_LIMIT || power < -2 * UNIT_POWER_LIMIT)
		return finish_unit(arena, made, false);
	for (int n = 0; n < (power < 0 ? -power : power); n++)
		made = combine(arena, &made, a, power < 0 ? -1 : 1);
	return made;
}
