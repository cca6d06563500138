/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_unit: the unit that a row of a sheet says, put together of what offices part: a scale in a column of its own
 * (SCALAR_FACTOR of Statistics Canada, Scale of the IMF, UNIT_MULT of SDMX, where 6 is a million), and the codes of
 * Eurostat's dimension "unit". Holds: a scale that is not understood stays before the unit, so that it is refused there
 * and never passed over. */
#include <string.h>
#include "base/number.h"
#include "intake/indicator_cell.h"
#include "intake/layout_block.h"

static const struct { const char *code, *unit; } codes[] = {
	{"CP_MEUR", "1e6 EUR@current"}, {"MIO_EUR", "1e6 EUR"}, {"THS_EUR", "1e3 EUR"}, {"BN_EUR", "1e9 EUR"},
	{"CP_MNAC", "1e6 of the national currency"}, {"MIO_NAC", "1e6 of the national currency"},
	{"CP_EUR_HAB", "EUR@current/people"}, {"EUR_HAB", "EUR/people"}, {"EUR_HR", "EUR/h"}, {"EUR_KGOE", "EUR/kgoe"},
	{"PC", "%"}, {"PC_GDP", "%"}, {"PC_ACT", "%"}, {"PC_POP", "%"}, {"PC_EMP", "%"}, {"PC_TOT", "%"},
	{"PC_Y_ACT", "%"}, {"PCH_PRE", "%/yr"}, {"PCH_SM", "%/yr"}, {"CLV_PCH_PRE", "%/yr"}, {"PPT", "pp"},
	{"NR", "count"}, {"THS", "1e3"}, {"THS_PER", "1e3 people"}, {"MIO", "1e6"}, {"PER", "people"},
	{"KTOE", "ktoe"}, {"MTOE", "Mtoe"}, {"TOE", "toe"}, {"KGOE", "kgoe"}, {"TOE_HAB", "toe/people"},
	{"KGOE_TEUR", "kgoe/1e3 EUR"}, {"KGOE_HAB", "kgoe/people"}, {"TJ", "TJ"}, {"PJ", "PJ"}, {"GWH", "GWh"},
	{"MWH", "MWh"}, {"MW", "MW"}, {"T", "t"}, {"THS_T", "1e3 t"}, {"MIO_T", "1e6 t"}, {"KG_HAB", "kg/people"},
	{"T_HAB", "t/people"}, {"MIO_M3", "1e6 m3"}, {"M3_HAB", "m3/people"}, {"HA", "ha"}, {"THS_HA", "1e3 ha"},
	{"KM2", "km2"}, {"PER_KM2", "people/km2"}, {"YR", "year"}, {NULL, NULL}};

/* "CLV15_MEUR", "CLV10_EUR_HAB", "I15", "CLV_I10", "PPS_HAB" (no money: it stays as it is) */
static const char *of_year(struct arena *arena, const char *text)
{
	bool chained = strncmp(text, "CLV", 3) == 0;
	const char *at = text + (chained ? 3 : 0);
	at += chained && strncmp(at, "_I", 2) == 0;
	bool index = *at == 'I';
	at += index;
	if ((!index && !chained) || !number_is_digit(at[0]) || !number_is_digit(at[1]))
		return NULL;
	int year = (at[0] - '0') * 10 + at[1] - '0';
	year += year < 60 ? 2000 : 1900;
	at += 2;
	if (index)
		return *at ? NULL : arena_print(arena, "index (%d = 100)", year);
	return strcmp(at, "_MEUR") == 0      ? arena_print(arena, "1e6 EUR@%d", year)
	       : strcmp(at, "_EUR_HAB") == 0 ? arena_print(arena, "EUR@%d/people", year)
	                                     : NULL;
}

static const char *of_code(struct arena *arena, const char *text)
{
	for (int i = 0; codes[i].code; i++)
		if (strcmp(codes[i].code, text) == 0)
			return codes[i].unit;
	const char *unit = of_year(arena, text);
	return unit ? unit : text;
}

/* "millions"; "6" is a power of ten; "units", "0" and "1" say nothing. */
static const char *scale_before(struct arena *arena, const char *scale)
{
	static const char *const none[] = {"units", "unit", "ones", "one", "0", "1", "none", "个", NULL};
	const char *plain = indicator_plain(arena, scale);
	for (const char *const *word = none; *word; word++)
		if (strcmp(plain, *word) == 0)
			return "";
	bool power = number_is_digit(plain[0]) && (!plain[1] || (number_is_digit(plain[1]) && !plain[2]));
	return power ? arena_print(arena, "1e%s", plain) : scale;
}

/* "% of GDP", "Percent of total labor force": a share; "Percent change", "annual %": a growth. */
static const char *of_percent(struct arena *arena, const char *text)
{
	static const char *const shares[] = {"% of ", "percent of ", "per cent of ", "percentage of ", NULL};
	static const char *const rates[] = {
		"% change", "percent change", "per cent change", "percentage change", "annual %", "annual % change",
		"annual percent change", "annual percentage change", "annual % growth", "% annual growth", "% growth",
		"% p.a.", "% pa", "% y/y", "% yoy", "% per annum", "% change on previous year", "% change, previous year",
		"% change over previous year", "growth rate (%)", "growth rate, %", NULL};
	const char *plain = indicator_plain(arena, text);
	for (const char *const *share = shares; *share; share++)
		if (strncmp(plain, *share, strlen(*share)) == 0)
			return "%";
	for (const char *const *rate = rates; *rate; rate++)
		if (strcmp(plain, *rate) == 0)
			return "%/yr";
	return text;
}

const char *layout_row_unit(struct layout_work *layout, const struct layout_block *block, int row)
{
	struct arena *arena = layout->arena;
	int unit = layout_role(block, HEADING_UNIT), scale = layout_role(block, HEADING_SCALE);
	const char *text = unit >= 0 ? of_code(arena, layout_text(arena, layout_cell(layout, row, unit)->text)) : "";
	text = of_percent(arena, text);
	const char *times = scale >= 0 ? layout_text(arena, layout_cell(layout, row, scale)->text) : "";
	times = *times ? scale_before(arena, times) : times;
	return *times && *text ? arena_print(arena, "%s %s", times, text) : *times ? times : text;
}
