/* SPDX-License-Identifier: GPL-3.0-or-later */
/* display: kinds of units, as plans and --units name them, and which unit a number of each is shown in. A kind is
 * known by its base unit; a quotient ("energy/money") is a kind of its own, since neither part of it tells a reader's
 * habit. Holds: a unit that is shown differs from the declared one in factor and text alone, so that every number
 * is the declared one times a scale. */
#include "data/display.h"
#include <string.h>
#include "base/text.h"
#include "data/unit_shown.h"
#include "data/unit_table.h"

#define KIND(key_, unit_, en_, zh_) {key_, unit_, .kind = FIELD_UNIT, .en = en_, .zh = zh_}
const struct field display_fields[] = {
	KIND("money", "money", "money: 1e9 GBP", "货币：亿元"),
	KIND("energy", "tce", "energy: Mtoe", "能源：万吨标准煤"),
	KIND("mass", "t", "mass: 1e4 t", "质量：万吨"),
	KIND("co2", "tCO2", "CO2: MtCO2", "二氧化碳：万吨"),
	KIND("co2e", "tCO2e", "greenhouse gases: MtCO2e", "温室气体：MtCO2e"),
	KIND("people", "people", "people: 1e6 people", "人口：万人"),
	KIND("volume", "m3", "volume: 1e8 m3", "体积：亿立方米"),
	KIND("area", "m2", "area: km2", "面积：平方公里"),
	KIND("power", "kW", "power: GW", "功率：万千瓦"),
	KIND("length", "km", "length: km", "长度：公里"),
	KIND("energy/money", "tce/money", "energy per money: toe/1e6 GBP", "单位产出能耗：吨标准煤/万元"),
	KIND("mass/money", "t/money", "mass per money: t/1e6 GBP", "单位产出质量：吨/万元"),
	KIND("co2/money", "tCO2/money", "CO2 per money: tCO2/1e6 GBP", "单位产出二氧化碳：吨/万元"),
	KIND("co2e/money", "tCO2e/money", "greenhouse gases per money: tCO2e/1e6 GBP", "单位产出温室气体：tCO2e/万元"),
	KIND("volume/money", "m3/money", "volume per money: m3/1e4 CNY", "单位产出用水：立方米/万元"),
	KIND("people/money", "people/money", "people per money: people/1e6 GBP", "单位产出人数：人/万元"),
	KIND("money/people", "money/people", "money per person: GBP/person", "人均货币：元/人"),
	KIND("money/energy", "money/tce", "money per energy: GBP/MWh", "单位能源货币：元/吨标准煤"),
	KIND("energy/people", "tce/people", "energy per person: GJ/person", "人均能源：吨标准煤/人"),
	KIND("co2/people", "tCO2/people", "CO2 per person: tCO2/person", "人均二氧化碳：吨/人"),
	{0}};

/* The same things counted, apart from scale, money's prices and currency, and "/yr". */
static bool is_same_kind(const struct unit *a, const struct unit *b)
{
	struct unit one = *a, other = *b;
	double scale;
	one.per_year = other.per_year = false;
	return one.share == SHARE_NONE && other.share == SHARE_NONE &&
	       memcmp(one.power, other.power, sizeof one.power) == 0 && unit_fits_but_currency(&one, &other, &scale);
}

bool display_is_of_kind(struct arena *arena, const struct unit *unit, const struct field *field)
{
	struct unit base = unit_declared(arena, field->unit, PRICES_BASE);
	return is_same_kind(unit, &base);
}

bool display_is_in(const struct unit *unit, const struct plan_money *money)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && unit->money[i].currency != CURRENCY_OF_PLAN &&
		    unit->money[i].currency != money->currency)
			return false;
	return true;
}

const char *display_examples(struct arena *arena, const struct field *field)
{
	enum { SHOWN = 8 };
	struct unit base = unit_declared(arena, field->unit, PRICES_BASE), unit;
	struct text out;
	int count = 0;
	text_init(&out, arena);
	text_add(&out, "");
	for (const struct unit_atom *atom = unit_atoms; atom->en && count < SHOWN; atom++) {
		if (unit_is(arena, atom->en, &unit) && is_same_kind(&unit, &base))
			text_print(&out, "%s%s", count++ ? ", " : "", atom->en);
	}
	if (!count) /* a quotient: the field's own words show one */
		text_add(&out, strchr(field->en, ':') + 2);
	return out.bytes;
}

struct display display_read(struct arena *arena, const struct json *json, const struct plan_money *money,
                            const struct json **bad)
{
	struct display display = {NULL, 0};
	struct unit *units = ARENA_ARRAY(arena, json ? json->count + 1 : 1, struct unit);
	*bad = NULL;
	for (const struct json *child = json ? json->child : NULL; child; child = child->next) {
		struct unit *unit = &units[display.count];
		if (!unit_is(arena, child->text, unit))
			continue;
		if (!display_is_in(unit, money) && !*bad)
			*bad = child;
		display.count++;
	}
	display.units = units;
	return display;
}

static const struct unit *unit_in(const struct display *display, const struct unit *declared)
{
	for (int i = 0; display && i < display->count; i++)
		if (is_same_kind(&display->units[i], declared))
			return &display->units[i];
	return NULL;
}

static bool by_currency(struct arena *arena, const struct unit *declared, enum language language, struct unit *shown)
{
	bool in_words = language_rules[language].scales_in_words;
	if (unit_only_currency(declared) == CURRENCY_CNY)
		return false;
	return unit_shown_scaled(arena, declared, in_words ? 8 : 9, in_words ? 4 : 6, shown);
}

bool display_unit(struct arena *arena, const struct display *asked, const struct display *plan,
                  const struct unit *declared, bool own, enum language language, struct unit *shown)
{
	const struct unit *wanted = unit_in(asked, declared);
	wanted = wanted ? wanted : unit_in(plan, declared);
	if (wanted)
		unit_shown_in(arena, declared, wanted, shown);
	else if (own || !by_currency(arena, declared, language, shown))
		return false;
	return shown->factor != declared->factor || strcmp(shown->text, declared->text) != 0;
}
