/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit: what a number counts. A unit is a factor, powers of dimensions, money with its price basis, and
 * how a share is written (%, percentage points) and whether it is per year. In formulas only factor,
 * dimensions and money matter (3 % is 0.03, "/yr" is per step); where a number or a target meets a
 * declaration all of it is compared. Symbols (unit_atoms.def, unit_currencies.def) are read as they are written, names
 * in full in any case, in English and Chinese, with scales in digits and words: "1e8 CNY", "亿元", "GBP million",
 * "1e8 CNY@base", "EUR@2020/MWh", "元/人（2020年价）", "tce/(1e4 CNY@base)", "吨标准煤/万元", "%/yr", "pp/yr",
 * "1e4 people/yr", "kgCO2/kWh", "index (2015=100)", "1" (a plain ratio). "/(1e4 X)" may be written "/1e4 X" and
 * " per ". `outturn units` lists them. */
#ifndef DATA_UNIT_H
#define DATA_UNIT_H
#include <stdbool.h>
#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/words.h"

enum { YEAR_FIRST = 1800, YEAR_LAST = 2200 }; /* that files may name: of paths, prices, observations, targets */

enum dimension {
	DIM_ENERGY, /* tce; electricity too, by its calorific value */
	DIM_MASS, /* t */
	DIM_CO2, /* t of it: neither plain mass nor CO2e, and cannot be added to them */
	DIM_CO2E, /* t of CO2 equivalent */
	DIM_PEOPLE,
	DIM_VOLUME, /* m3 */
	DIM_AREA, /* m2 */
	DIM_POWER, /* kW */
	DIM_TIME, /* year, as in life expectancy */
	DIM_LENGTH, /* km */
	DIM_TEMPERATURE, /* degC, a difference */
	DIM_COUNT_OF, /* things */
	DIMENSIONS
};
enum unit_kind { KIND_MONEY = DIMENSIONS, KIND_SHARE, UNIT_KINDS }; /* an enum dimension, or one of these */
enum currency {
	CURRENCY_OF_PLAN, /* "money", before the plan is known: fits any */
#define CURRENCY(code, zh, words, also) CURRENCY_##code,
#include "data/unit_currencies.def"
#undef CURRENCY
	CURRENCIES
};
enum unit_share { SHARE_NONE, SHARE_PERCENT, SHARE_POINTS, SHARE_INDEX /* 2015 = 100 */ };
enum {
	PRICES_UNSAID = 0, /* "CNY" as the user wrote it */
	PRICES_CURRENT = 1, /* declared current prices */
	PRICES_BASE = 2 /* "@base", before the plan is known */
};

enum { UNIT_MONEY = 4 }; /* currencies and price bases that one unit can hold */

/* What a plan counts in: models declare "1e8 money@base", and the plan says which money and which base. */
struct plan_money {
	enum currency currency;
	int prices;
	struct place place; /* where the plan says which currency; NOWHERE: it does not */
};

struct unit {
	double factor; /* value in this unit * factor = value in its money, tce, t, people, ... ; 0.01 for %;
	                                   * NAN: a computed unit that cannot be held (a power over 9); it fits
	                                   * nothing */
	signed char power[DIMENSIONS];
	struct {
		enum currency currency;
		int prices;
		int power;
	} money[UNIT_MONEY]; /* prices: a year, or one of the enum above; sorted, unused ones (power 0) last */
	enum unit_share share;
	int index_year;                   /* of SHARE_INDEX: the year that is 100; 0: unsaid */
	bool per_year;
	const char *text;                 /* canonical English spelling, for output */
	const struct plan_money *plan;    /* declared in money of this plan; NULL: its currencies are written out */
};

/* On failure returns false and sets *bad_offset and *bad_length (the part not understood, within `text`)
 * and *nearest (a known spelling, or NULL). */
bool unit_parse(struct arena *arena, const char *text, struct unit *unit, size_t *bad_offset, size_t *bad_length,
                const char **nearest);
/* The same where no more than that is asked: to look for what was meant is dear, and a table asks of every cell. */
bool unit_is(struct arena *arena, const char *text, struct unit *unit);
/* A table's own unit; asserts that it parses. "@base" becomes base_prices (a year; PRICES_BASE where the
 * plan is not known yet). "CNY" without basis becomes current prices; its text stays "CNY". "@current" may
 * be written by a user who wants to be clear. */
struct unit unit_declared(struct arena *arena, const char *text, int base_prices);
/* The same, for a plan whose money is known: "money" becomes its currency (CURRENCY_OF_PLAN: as it stands). */
struct unit unit_declared_in(struct arena *arena, const char *text, int base_prices, enum currency currency);
/* The same of a plan: "money" becomes its currency, "@base" its prices. */
struct unit unit_of_plan(struct arena *arena, const char *text, const struct plan_money *money);
/* "EUR" -> CURRENCY_EUR, as ISO 4217 spells it; CURRENCY_OF_PLAN: none of them. */
enum currency unit_currency(const char *code);
enum currency unit_only_currency(const struct unit *unit); /* the first it names; CURRENCY_OF_PLAN: none */
const char *unit_currency_code(enum currency currency); /* "EUR"; "money" of CURRENCY_OF_PLAN */
const char *const *unit_currency_codes(struct arena *arena); /* all of them; NULL ends */
/* The code that was meant: in another case, by a name (euros, 英镑) or a slip; NULL: none is near. */
const char *unit_currency_nearest(struct arena *arena, const char *text);
extern const struct unit unit_one;   /* a plain number */

/* The same: the nearest is of a kind that stands in `wanted` (NULL: of any). */
bool unit_parse_wanted(struct arena *arena, const char *text, const struct unit *wanted, struct unit *unit,
                       size_t *bad_offset, size_t *bad_length, const char **nearest);
/* What + needs: powers and money with its basis */
bool unit_same_dimensions(const struct unit *a, const struct unit *b);
/* The same but that the one is a plain mass where the other is CO2 or its equivalent: the result of a formula may stand
 * in the other, nothing may be added to it. */
bool unit_differs_in_substance(const struct unit *a, const struct unit *b);
/* May a number written in `given` stand where `declared` is expected? Money without a basis takes the
 * declaration's. Then value_in_declared = value * *scale. "@base" stands for any year (which year it is
 * may not be known yet). */
bool unit_fits(const struct unit *given, const struct unit *declared, double *scale);
/* The same, whatever the prices that money is at. */
bool unit_fits_but_prices(const struct unit *given, const struct unit *declared, double *scale);
/* The same, whatever the currencies, too: only that the one is money where the other is. */
bool unit_fits_but_currency(const struct unit *given, const struct unit *declared, double *scale);
/* The same of a number that was observed in `year`: money without a basis, in either, is at the prices of that year,
 * which are the constant prices of that year alone. */
bool unit_fits_in_year(const struct unit *given, const struct unit *declared, int year, double *scale);
/* May a step in `given` be added to a number in `declared`? As unit_fits, and percentage points step a
 * percentage (with or without "/yr": the step is what is said, each year). */
bool unit_step_fits(const struct unit *given, const struct unit *declared, double *scale);
/* value * scale; for powers of ten the point is moved: 49.27 * 1e4 is 492700 */
double unit_convert(double value, double scale);
/* Whether what came of `value` is one that a double holds, too. */
enum number_range unit_converted(double value, double converted);
/* a times (sign 1) or over (sign -1) b, without a text: what formulas need on the way. False: it cannot be
 * held. */
bool unit_combine(const struct unit *a, const struct unit *b, int sign, struct unit *made);
/* Share and per_year vanish; text rebuilt */
struct unit unit_multiply(struct arena *arena, const struct unit *a, const struct unit *b);
struct unit unit_divide(struct arena *arena, const struct unit *a, const struct unit *b);
struct unit unit_power(struct arena *arena, const struct unit *a, int power);
bool unit_is_number(const struct unit *unit);                       /* no dimension, no money (%, pp, 1) */
bool unit_is_count(const struct unit *unit);                        /* things, one by one: people apart */
/* For tables and charts: "1e8 CNY" / 亿元, "tce/1e4 CNY" / 吨标准煤/万元; with_basis adds "@2020" /
 * "（2020年价）", and for declared current prices "@current" / "（当年价）". */
char *unit_name(struct arena *arena, const struct unit *unit, enum language language, bool with_basis);
/* For the heading of a picture, or, `behind`, behind a number in it: scales in words, where the language has one:
 * "GBP billion" and "million people", or "billion GBP"; "1e8 CNY" stays. */
char *unit_label(struct arena *arena, const struct unit *unit, enum language language, bool behind);
#endif
