/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of units: every spelling is that of one unit alone, every name reads back, factors are the published ones,
 * and powers of ten between units of a kind are exact. */
#include <math.h>
#include "ask/conversion.h"
#include "data/unit_table.h"
#include "data/unit_ten.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;

static void start(void) { arena_init(&arena, &rescue, 0); }

static bool reads(const char *text, struct unit *unit)
{
	size_t offset, length;
	const char *nearest;
	return unit_parse(&arena, text, unit, &offset, &length, &nearest);
}

static struct unit of(const char *text)
{
	struct unit unit = unit_one;
	CHECK_SAY(reads(text, &unit), "\"%s\" is not read", text);
	return unit;
}

static const char *spelling(const struct unit_atom *atom, int i)
{
	return i == 0                            ? atom->en
	       : i == 1                          ? atom->zh
	       : i < 2 + UNIT_WORDS              ? atom->words[i - 2]
	       : i < 2 + UNIT_WORDS + UNIT_ALSO  ? atom->also[i - 2 - UNIT_WORDS]
	                                         : NULL;
}

enum { SPELLINGS = 2 + UNIT_WORDS + UNIT_ALSO };

TEST(unit_table_every_spelling_is_of_its_row_alone)
{
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		for (int i = 0; i < SPELLINGS; i++) {
			size_t length = 0;
			const char *text = spelling(atom, i);
			const struct unit_atom *found = text ? unit_atom_at(text, &length) : atom;
			CHECK_SAY(!text || (found == atom && length == strlen(text)), "\"%s\" of %s is read as %s",
			          text ? text : "", atom->en, found ? found->en : "nothing");
		}
}

static void reads_back(const char *text)
{
	struct unit unit = of(text);
	for (int language = 0; language < LANG_COUNT; language++) {
		const char *name = unit_name(&arena, &unit, (enum language)language, true);
		struct unit again;
		double scale = 0;
		CHECK_SAY(reads(name, &again) && unit_fits(&again, &unit, &scale) && scale == 1 &&
		              unit_same_dimensions(&again, &unit) && again.index_year == unit.index_year,
		          "\"%s\" is printed as \"%s\", which does not read back (%g)", text, name, scale);
	}
}

TEST(unit_table_every_name_reads_back_in_both_languages)
{
	start();
	static const char *const forms[] = {"%s",      "1e4 %s",    "1e8 %s",    "%s/people",
	                                    "tCO2/%s", "1e3 %s/yr", "m3/1e4 %s", "%s^2"};
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		for (size_t i = 0; i < (atom->kind == ATOM_SHARE ? 1 : sizeof forms / sizeof *forms); i++) {
			char text[120];
			snprintf(text, sizeof text, forms[i], atom->en);
			struct unit unit;
			if (reads(text, &unit)) /* people/people^2 and the like cannot all be held */
				reads_back(text);
			else
				CHECK_SAY(false, "\"%s\" is not read", text);
		}
	static const char *const more[] = {"EUR@2015",
	                                   "1e6 EUR@current",
	                                   "GBP@base/person",
	                                   "index (2015=100)",
	                                   "上年=100",
	                                   "billion US$2010/yr",
	                                   "亿元（2020年价）",
	                                   "kWh/km",
	                                   "ug/m3",
	                                   "%/yr",
	                                   "pp/yr"};
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		reads_back(more[i]);
	arena_free(&arena);
}

TEST(unit_table_powers_of_ten_within_a_kind_are_exact)
{
	start();
	int tried = 0;
	for (const struct unit_atom *a = unit_atoms; a->en; a++)
		for (const struct unit_atom *b = unit_atoms; b->en && a->kind == ATOM_DIMENSION; b++) {
			if (b->kind != a->kind || b->which != a->which || a->mantissa != b->mantissa)
				continue;
			struct unit from = of(a->en), to = of(b->en);
			double scale;
			int ten;
			CHECK_SAY(unit_fits(&from, &to, &scale) && unit_is_ten_to(scale, &ten) && ten == a->exponent - b->exponent,
			          "%s in %s: %.17g", a->en, b->en, scale);
			tried++;
		}
	CHECK(tried > 400);
	struct unit much = of("亿千瓦时"), kwh = of("kWh"), gce = of("gce/kWh"), tce = of("tce/1e4 kWh");
	double scale;
	CHECK(unit_fits(&much, &kwh, &scale) && unit_convert(0.65, scale) == 65000000);
	CHECK(unit_fits(&gce, &tce, &scale) && unit_convert(301.5, scale) == 3.015);
	arena_free(&arena);
}

static double in(double value, const char *from, const char *to)
{
	struct unit a = of(from), b = of(to);
	double scale;
	CHECK_SAY(unit_fits(&a, &b, &scale), "%s does not fit %s", from, to);
	return conversion_between(value, &a, &b);
}

TEST(unit_table_factors_are_the_published_ones)
{
	start();
	CHECK(in(1, "toe", "GJ") == 41.868 && in(1, "tce", "GJ") == 29.3076 && in(1, "toe", "MWh") == 11.63);
	CHECK(in(1, "kWh", "MJ") == 3.6 && in(7, "Mtoe", "Mtce") == 10 && in(1, "Gcal", "GJ") == 4.1868);
	CHECK_CLOSE(in(1, "kWh", "kgce"), 0.1229, 1e-3);     /* GB/T 2589 */
	CHECK_CLOSE(in(1, "Mtoe", "MMBtu"), 3.968e7, 1e-4);  /* the IEA's converter */
	CHECK_CLOSE(in(1, "therm", "MJ"), 105.505585262, 1e-14);
	CHECK_CLOSE(in(1, "quad", "EJ"), 1.05505585262, 1e-14);
	CHECK_CLOSE(in(1, "boe", "GJ"), 6.1193239452, 1e-10);
	CHECK(in(1, "short ton", "lb") == 2000 && in(1, "long ton", "lb") == 2240 && in(1, "lb", "oz") == 16);
	CHECK(in(1, "sq mi", "acre") == 640 && in(15, "mu", "ha") == 1 && in(1, "mi", "ft") == 5280);
	CHECK(in(1, "bbl", "L") == 158.987294928 && in(1, "bcm", "1e8 m3") == 10);
	CHECK(in(1, "d", "h") == 24 && in(1, "week", "d") == 7 && in(1, "year", "d") == 365.25);
	CHECK(in(3, "tC", "tCO2") == 11 && in(9, "degF", "degC") == 5 && in(25, "bp", "pp") == 0.25);
	CHECK(in(300, "gce/kWh", "kgce/MWh") == 300);
	CHECK(in(36, "km/h", "m/s") == 10);
	arena_free(&arena);
}

TEST(unit_table_kinds_of_mass_are_not_added_to_each_other)
{
	static const struct { const char *given, *declared; bool fits, same;
	} pairs[] = {
		{"1e4 t", "1e4 tCO2", true, false}, {"kg", "MtCO2e", true, false},       {"tCO2", "t", false, false},
		{"tCO2", "tCO2e", false, false},    {"tCO2e", "tCO2", false, false},     {"MtCO2", "1e4 tCO2", true, true},
		{"t/tce", "tCO2/tce", true, false}, {"kg/kWh", "tCO2/tce", true, false}, {"tCO2/t", "tCO2/t", true, true},
		{"t", "tCO2/t", false, false},      {"kWh", "tce", true, true},          {"m3", "tce", false, false},
		{"t", "tce", false, false},         {"kW", "kWh", false, false},         {"households", "people", false, false},
	};
	start();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct unit given = of(pairs[i].given), declared = of(pairs[i].declared);
		double scale;
		CHECK_SAY(unit_fits(&given, &declared, &scale) == pairs[i].fits &&
		              unit_same_dimensions(&given, &declared) == pairs[i].same,
		          "%s where %s is declared", pairs[i].given, pairs[i].declared);
	}
	arena_free(&arena);
}

TEST(unit_table_currencies_are_those_of_iso_4217)
{
	start();
	int count = 0;
	for (int i = CURRENCY_OF_PLAN + 1; i < CURRENCIES; i++, count++) {
		const char *code = unit_currency_code((enum currency)i);
		CHECK_SAY(strlen(code) == 3 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 &&
		              unit_currency(code) == (enum currency)i,
		          "%s", code);
		for (int j = i + 1; j < CURRENCIES; j++) {
			struct unit a = of(code), b = of(unit_currency_code((enum currency)j));
			double scale;
			if (unit_fits(&a, &b, &scale))
				CHECK_SAY(false, "%s fits %s", code, b.text);
		}
	}
	CHECK(count > 200);
	arena_free(&arena);
}

TEST(unit_table_words_of_scale_are_read_where_they_are_clear)
{
	static const struct { const char *written, *text;
	} good[] = {
		{"million euro", "1e6 EUR"},
		{"GBP million", "1e6 GBP"},
		{"£m", "1e6 GBP"},
		{"£ bn", "1e9 GBP"},
		{"GBPm", "1e6 GBP"},
		{"EURbn", "1e9 EUR"},
		{"m people", "1e6 people"},
		{"m", "m"},
		{"100 million yuan", "1e8 CNY"},
		{"10 000 persons", "1e4 people"},
		{"10,000 tons", "1e4 t"},
		{"'000 t", "1e3 t"},
		{"Thousand persons", "1e3 people"},
		{"Million tonnes of oil equivalent", "1e6 toe"},
		{"billion US$2010/yr", "1e9 USD@2010/yr"},
		{"Mt CO2-equiv/yr", "MtCO2e/yr"},
		{"EUR_2020/MWh", "EUR@2020/MWh"},
		{"constant 2015 US$", "USD@2015"},
		{"百万吨标准煤", "1e6 tce"},
		{"十万千瓦", "1e5 kW"},
		{"千万千瓦时", "1e7 kWh"},
		{"万亿日元", "1e12 JPY"},
		{"亿元（2020年不变价）", "1e8 CNY@2020"},
		{"2015年=100", "index (2015=100)"},
		{"km/h", "km/h"},
		{"万吨CO2", "1e4 tCO2"},
	};
	static const struct { const char *written, *nearest; } bad[] = {
		{"mn t", "million"}, {"$", "USD / AUD / CAD / HKD"}, {"¥", "CNY / JPY"}, {"pounds", "GBP / lb"}, {"mW", "MW"},
		{"GWH", "GWh"}, {"mt", "Mt / t"}, {"t@2015", NULL}, {"constant 2015 t", NULL},
	};
	start();
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK_TEXT(of(good[i].written).text, good[i].text);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct unit unit;
		size_t offset, length;
		const char *nearest;
		bool read = unit_parse(&arena, bad[i].written, &unit, &offset, &length, &nearest);
		CHECK_SAY(!read && (bad[i].nearest ? nearest && strcmp(nearest, bad[i].nearest) == 0 : !nearest), "\"%s\": %s",
		          bad[i].written, nearest ? nearest : "none");
	}
	arena_free(&arena);
}

TEST(unit_table_offers_units_of_the_kind_that_is_wanted)
{
	static const struct { const char *written, *wanted, *nearest; } cases[] = {
		{"tec", "1e4 tce", "tce"}, {"tec", "tCO2", NULL}, {"GPB", "1e8 CNY", "GBP"}, {"kwh", "tce", "kWh"},
		{"hectars", "km2", "hectare"}, {"peolpe", "1e4 people", "people"},
	};
	start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unit unit, wanted = of(cases[i].wanted);
		size_t offset, length;
		const char *nearest = NULL;
		CHECK(!unit_parse_wanted(&arena, cases[i].written, &wanted, &unit, &offset, &length, &nearest));
		bool right = cases[i].nearest ? nearest && strncmp(nearest, cases[i].nearest, strlen(cases[i].nearest)) == 0
		                              : !nearest || !strstr(nearest, "tce");
		CHECK_SAY(right, "\"%s\" for %s: %s", cases[i].written, cases[i].wanted, nearest ? nearest : "none");
	}
	arena_free(&arena);
}

TEST(unit_computed_of_kwh_is_told_in_kwh)
{
	start();
	struct unit much = of("1e8 kWh"), people = of("1e4 people"), mu = of("万亩"),
				two = unit_multiply(&arena, &much, &unit_one), each = unit_divide(&arena, &much, &people),
				land = unit_divide(&arena, &mu, &people);
	CHECK_TEXT(two.text, "1e8 kWh");
	CHECK_TEXT(each.text, "1e4 kWh/person");
	CHECK_TEXT(land.text, "mu/person");
	struct unit share = unit_divide(&arena, &much, &much), back = unit_multiply(&arena, &each, &people);
	CHECK(unit_is_number(&share) && share.factor == 1 && back.factor == much.factor);
	arena_free(&arena);
}
