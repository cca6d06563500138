/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_fits: which numbers may stand where. Money without a basis takes the declaration's, and "money" the currency
 * that it meets; no rate between currencies and no deflator is ever assumed. Holds: what cannot be held (factor NAN)
 * fits nothing. A plain mass where CO2 is declared is tonnes of that: "1800 万吨" as a cap of CO2; the other way
 * about, and between CO2 and its equivalents, nothing fits. */
#include <math.h>
#include <string.h>
#include "data/unit.h"
#include "data/unit_ten.h"

static bool same_powers(const struct unit *a, const struct unit *b)
{
	return memcmp(a->power, b->power, sizeof a->power) == 0 && isfinite(a->factor) && isfinite(b->factor);
}

/* --- money --- */

static bool says_basis(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].prices != PRICES_UNSAID)
			return true;
	return false;
}

static int only_year(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].prices > PRICES_BASE)
			return unit->money[i].prices;
	return PRICES_BASE;
}

enum currency unit_only_currency(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].currency != CURRENCY_OF_PLAN)
			return unit->money[i].currency;
	return CURRENCY_OF_PLAN;
}

/* As it reads beside the other one: "@base" is the year that it names, "money" its currency; money left without basis
 * beside stated money is at current prices. */
static struct unit beside(const struct unit *unit, const struct unit *other, bool prices)
{
	struct unit made = *unit;
	for (int i = 0; i < UNIT_MONEY; i++) {
		int own = unit->money[i].prices;
		made.money[i].prices = !prices                ? PRICES_UNSAID
		                       : own == PRICES_UNSAID ? PRICES_CURRENT
		                       : own == PRICES_BASE   ? only_year(other)
		                                              : own;
		if (unit->money[i].currency == CURRENCY_OF_PLAN)
			made.money[i].currency = unit_only_currency(other);
	}
	return made;
}

static bool money_fits(const struct unit *given, const struct unit *declared, bool prices)
{
	struct unit here = beside(given, declared, prices), there = beside(declared, given, prices), rest;
	here.factor = there.factor = 1;
	memset(here.power, 0, sizeof here.power);
	memset(there.power, 0, sizeof there.power);
	return unit_combine(&here, &there, -1, &rest) && !rest.money[0].power;
}

/* --- all --- */

/* Plain mass as tonnes of what the other one counts. */
static struct unit as_substance(const struct unit *mass, const struct unit *other)
{
	struct unit meant = *mass;
	enum dimension of = other->power[DIM_CO2] ? DIM_CO2 : DIM_CO2E;
	if (!mass->power[of] && other->power[of] == mass->power[DIM_MASS]) {
		meant.power[of] = mass->power[DIM_MASS];
		meant.power[DIM_MASS] = 0;
	}
	return meant;
}

bool unit_differs_in_substance(const struct unit *a, const struct unit *b)
{
	struct unit one = as_substance(a, b), other = as_substance(b, a);
	return unit_same_dimensions(&one, b) || unit_same_dimensions(&other, a);
}

static bool powers_fit(const struct unit *given, const struct unit *declared)
{
	struct unit meant = as_substance(given, declared);
	return same_powers(&meant, declared);
}

static bool share_fits(const struct unit *given, const struct unit *declared)
{
	bool year = !given->index_year || !declared->index_year || given->index_year == declared->index_year;
	return given->share == declared->share && given->per_year == declared->per_year && year;
}

static int net_money(const struct unit *unit)
{
	int net = 0;
	for (int i = 0; i < UNIT_MONEY; i++)
		net += unit->money[i].power;
	return net;
}

bool unit_fits_but_currency(const struct unit *given, const struct unit *declared, double *scale)
{
	if (!share_fits(given, declared) || !powers_fit(given, declared) || net_money(given) != net_money(declared))
		return false;
	*scale = unit_ratio(given->factor, declared->factor);
	return true;
}

bool unit_fits_but_prices(const struct unit *given, const struct unit *declared, double *scale)
{
	return money_fits(given, declared, false) && unit_fits_but_currency(given, declared, scale);
}

bool unit_fits(const struct unit *given, const struct unit *declared, double *scale)
{
	return money_fits(given, declared, says_basis(given)) && unit_fits_but_prices(given, declared, scale);
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
