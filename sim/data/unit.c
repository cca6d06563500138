/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit: what parts count, what fits where, and products. Factors are kept as powers of ten as long as they
 * are, so that the scale between two of them is 10^(m-n) exactly; numbers are then converted by moving the
 * decimal point. Holds: a unit with factor NAN cannot be held and fits nothing, not even itself; products
 * of it stay so. */
#include "data/unit.h"
#include <assert.h>
#include <float.h>
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

/* By prices, then by currency; unused ones last. */
static bool comes_before(const struct unit *unit, int i, int j)
{
	if (!unit->money[i].power || !unit->money[j].power)
		return unit->money[i].power && !unit->money[j].power;
	return unit->money[i].prices != unit->money[j].prices ? unit->money[i].prices < unit->money[j].prices
	                                                      : unit->money[i].currency < unit->money[j].currency;
}

static void sort_money(struct unit *unit)
{
	for (int i = 1; i < UNIT_MONEY; i++)
		for (int j = i; j > 0 && comes_before(unit, j, j - 1); j--) {
			const int currency = unit->money[j].currency, prices = unit->money[j].prices, power = unit->money[j].power;
			unit->money[j] = unit->money[j - 1];
			unit->money[j - 1].currency = currency;
			unit->money[j - 1].prices = prices;
			unit->money[j - 1].power = power;
		}
	for (int i = 0; i < UNIT_MONEY; i++)
		if (!unit->money[i].power)
			unit->money[i].currency = unit->money[i].prices = 0;
}

static bool add_money(struct unit *unit, int currency, int prices, int power)
{
	for (int i = 0; i < UNIT_MONEY && power; i++)
		if (unit->money[i].power && unit->money[i].prices == prices && unit->money[i].currency == currency) {
			unit->money[i].power += power;
			sort_money(unit);
			return true;
		}
	for (int i = 0; i < UNIT_MONEY && power; i++)
		if (!unit->money[i].power) {
			unit->money[i].currency = currency;
			unit->money[i].prices = prices;
			unit->money[i].power = power;
			sort_money(unit);
			return true;
		}
	return power == 0;
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
		return add_money(unit, unit_atom_currency(part->atom), part->prices, part->power);
	if (part->atom->kind == ATOM_DIMENSION) {
		int power = unit->power[part->atom->which] + part->power;
		unit->power[part->atom->which] =
			(signed char)power; /* at most UNIT_PARTS times UNIT_POWER_LIMIT: fits */
		return true;
	}
	unit->share = (enum unit_share)part->atom->which;
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

bool unit_parse(struct arena *arena, const char *text, struct unit *unit, size_t *bad_offset,
                size_t *bad_length, const char **nearest)
{
	struct unit_parts parts;
	*nearest = NULL;
	if (!unit_parts_read(text, false, &parts, bad_offset, bad_length)) {
		*nearest = unit_nearest(arena, text + *bad_offset, *bad_length);
		return false;
	}
	*bad_offset = 0;
	*bad_length = strlen(text);
	if (!unit_parts_make(&parts, unit))
		return false;
	unit->text = unit_parts_print(arena, &parts, LANGUAGE_OF_DATA, true);
	return true;
}

static void replace_prices(struct unit_parts *parts, int from, int to)
{
	for (int i = 0; i < parts->count; i++)
		if (parts->list[i].prices == from && parts->list[i].atom && parts->list[i].atom->kind == ATOM_MONEY)
			parts->list[i].prices = to;
}

static struct unit declare(struct arena *arena, const char *text, int currency, int base_prices)
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
	return declare(arena, text, CURRENCY_OF_PLAN, base_prices);
}

struct unit unit_of_plan(struct arena *arena, const char *text, const struct plan_money *money)
{
	struct unit unit = declare(arena, text, money->currency, money->prices);
	unit.plan = money;
	return unit;
}

/* --- what fits --- */

static bool same_powers(const struct unit *a, const struct unit *b)
{
	return memcmp(a->power, b->power, sizeof a->power) == 0 && isfinite(a->factor) && isfinite(b->factor);
}

bool unit_same_dimensions(const struct unit *a, const struct unit *b)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (a->money[i].power != b->money[i].power || a->money[i].prices != b->money[i].prices ||
		    a->money[i].currency != b->money[i].currency)
			return false;
	return same_powers(a, b);
}

static int net_money(const struct unit *unit)
{
	int net = 0;
	for (int i = 0; i < UNIT_MONEY; i++)
		net += unit->money[i].power;
	return net;
}

static bool says_basis(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].prices != PRICES_UNSAID)
			return true;
	return false;
}

static int resolved(int prices, int base)
{
	return prices == PRICES_UNSAID ? PRICES_CURRENT : prices == PRICES_BASE ? base : prices;
}

/* The currency that "money" of the other one stands for. */
static int first_currency(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].currency)
			return unit->money[i].currency;
	return CURRENCY_OF_PLAN;
}

static int only_year(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].prices > PRICES_BASE)
			return unit->money[i].prices;
	return PRICES_BASE;
}

/* "@base" is the year that the other one names; money left without basis beside stated money is at current
 * prices. */
static bool money_agrees(const struct unit *given, const struct unit *declared, bool at_prices)
{
	struct unit difference = {0};
	bool fits = true;
	for (int i = 0; i < UNIT_MONEY; i++) {
		const int here = given->money[i].currency, there = declared->money[i].currency;
		fits = add_money(&difference, here ? here : first_currency(declared),
		                 at_prices ? resolved(given->money[i].prices, only_year(declared)) : PRICES_CURRENT,
		                 given->money[i].power) &&
		       fits;
		fits = add_money(&difference, there ? there : first_currency(given),
		                 at_prices ? resolved(declared->money[i].prices, only_year(given)) : PRICES_CURRENT,
		                 -declared->money[i].power) &&
		       fits;
	}
	return fits && !difference.money[0].power;
}

static bool money_fits(const struct unit *given, const struct unit *declared)
{
	return money_agrees(given, declared, says_basis(given));
}

bool unit_fits_but_prices(const struct unit *given, const struct unit *declared, double *scale)
{
	return money_agrees(given, declared, false) && unit_fits_but_currency(given, declared, scale);
}

bool unit_fits_but_currency(const struct unit *given, const struct unit *declared, double *scale)
{
	int from, to;
	if (given->share != declared->share || given->per_year != declared->per_year ||
	    !same_powers(given, declared) || net_money(given) != net_money(declared))
		return false;
	bool ten = unit_is_ten_to(given->factor, &from) && unit_is_ten_to(declared->factor, &to);
	*scale = ten ? unit_ten_to(from - to) : given->factor / declared->factor;
	return true;
}

bool unit_fits(const struct unit *given, const struct unit *declared, double *scale)
{
	return money_fits(given, declared) && unit_fits_but_prices(given, declared, scale);
}

/* The year at whose prices money stands. */
static struct unit at_prices(struct unit unit, int year)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit.money[i].power && unit.money[i].prices < PRICES_BASE)
			unit.money[i].prices = year;
	return unit;
}

bool unit_fits_in_year(const struct unit *given, const struct unit *declared, int year, double *scale)
{
	struct unit here = at_prices(*given, year), there = at_prices(*declared, year);
	return unit_fits(&here, &there, scale);
}

bool unit_step_fits(const struct unit *given, const struct unit *declared, double *scale)
{
	struct unit step = *declared;
	if (given->share == SHARE_POINTS && declared->share != SHARE_NONE) {
		step.share = SHARE_POINTS;
		step.per_year = given->per_year;
	}
	return unit_fits(given, &step, scale);
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
	return sign > 0 ? a * b : a / b;
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
