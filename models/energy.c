/* SPDX-License-Identifier: GPL-3.0-or-later */
/* energy: what each sector and the households use, in coal equivalent (primary electricity at coal consumption).
 *   E[s] = Y[s] e[s],  e[s,t] wanted = e[s,t-1] (1 - efficiency[s,t]);  energy = sum E + households
 * One sector may be left as the remainder of a known total: e[r] = (total Y - households - sum of the others) / Y[r].
 * Households: use per head in towns and in the country, so that urbanization moves energy. Intensity at base
 * prices; its fall since the base is 1 - product of (1 - yearly falls), never their sum. `limits` alone defines e. */
#include <string.h>
#include "models/models.h"
#include "core/builder.h"

static const struct field fields[] = {
	{"intensity", "tce/1e4 CNY@base", OVER_SECTORS | UNCERTAIN, AT_LEAST(0), .otherwise = 0,
	 .en = "energy per value added in the base year; every sector but the remainder needs one", .zh = "基年单位增加值能耗；除剩余行业外必填"},
	{"total_intensity", "tce/1e4 CNY@base", UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "energy per GDP in the base year, households included; needs `remainder`", .zh = "基年单位地区生产总值能耗（含居民），须与 remainder 同用"},
	{"remainder", .kind = FIELD_NAME, .en = "the sector whose use is what remains of the total", .zh = "取总量剩余部分的行业"},
	{"efficiency", "%/yr", OVER_SECTORS | REQUIRED | PATH | UNCERTAIN, BETWEEN(-20, 30), .otherwise = NAN,
	 .en = "yearly fall of energy per value added without limits", .zh = "无约束时单位增加值能耗年降幅"},
	{"household_urban", "tce/people", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0, .en = "use per urban resident", .zh = "城镇居民人均生活用能"},
	{"household_rural", "tce/people", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0, .en = "use per rural resident", .zh = "乡村居民人均生活用能"},
	{"household_growth", "%/yr", PATH | UNCERTAIN, BETWEEN(-50, 50), .otherwise = 0, .en = "growth of households' use per head",
	 .zh = "居民人均生活用能增速"},
	{"households", "1e4 tce", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0, .en = "households' use given as a total, besides use per head",
	 .zh = "以总量给出的居民生活用能"},
	{0}};

static const struct equation equations[] = {
	{"household_index", "1", SCALAR, HIDDEN, .base = "1", .formula = "prev(household_index) * (1 + energy.household_growth)",
	 .en = "Households' use per head, base year 1", .zh = "居民人均用能指数（基年为1）"},
	{"energy_households", "1e4 tce", SCALAR, 0,
	 .formula = "(given(population_urban, 0) * energy.household_urban + given(population_rural, 0) * energy.household_rural)"
	            " * household_index + energy.households",
	 .en = "Households' energy", .zh = "居民生活用能"},
	{"energy_use", "1e4 tce", SECTORS, GROUP_SUM, .formula = "output * energy_per_output", .en = "Energy use", .zh = "能源消费量"},
	{"energy", "1e4 tce", SCALAR, MAIN, .formula = "sum(energy_use) + energy_households", .en = "Energy", .zh = "能源消费总量",
	 .iamc = "Primary Energy"},
	{"energy_intensity", "tce/1e4 CNY@base", SCALAR, MAIN, .formula = "energy / gdp", .en = "Energy per GDP", .zh = "单位GDP能耗"},
	{"energy_intensity_decline", "%", SCALAR, MAIN, .formula = "1 - energy_intensity / base(energy_intensity)",
	 .en = "Energy per GDP, fall since base", .zh = "单位GDP能耗累计下降"},
	{"energy_intensity_fall", "%/yr", SCALAR, 0, .formula = "1 - energy_intensity / prev(energy_intensity)",
	 .en = "Energy per GDP, yearly fall", .zh = "单位GDP能耗年降幅"},
	{0}};

static const struct limited_use uses[] = {{"energy", "energy_per_output", NULL, "energy_households"}, {0}};

/* Every sector but the remainder needs a number of its own; the total and the remainder come together. */
static void check_remainder(struct builder *builder, const struct entry *remainder, const char *sector)
{
	const struct entry *total = builder_entry(builder, "energy.total_intensity"), *own = builder_entry(builder, "energy.intensity");
	const struct entry *at = remainder ? remainder : total;
	if (!remainder != !total)
		diag_error(builder->diags, entry_place(at), entry_pointer(builder->arena, at), W_REMAINDER_PAIR, W_REMAINDER_PAIR_HINT);
	if (sector && builder_sector(builder, sector) < 0)
		diag_error(builder->diags, entry_place(remainder), entry_pointer(builder->arena, remainder), W_REMAINDER_SECTOR, W_NONE, sector);
	const struct entry *section = builder_entry(builder, "energy");
	for (int s = 0; s < builder->scenario->sector_count; s++) {
		const char *id = builder->scenario->sectors[s];
		bool there = own && (own->quantity || entry_find(own, id));
		if (!there && !(sector && strcmp(sector, id) == 0))
			diag_error(builder->diags, entry_place(section), entry_pointer(builder->arena, section), W_INTENSITY_MISSING,
				W_INTENSITY_MISSING_HINT, id);
	}
}

/* The wished intensity: a state whose base is the sector's own number or, for one sector, what remains of the total. */
static void build(struct builder *builder)
{
	const struct entry *entry = builder_entry(builder, "energy.remainder");
	const char *remainder = builder_text(builder, "energy.remainder"), *base = "energy.intensity";
	check_remainder(builder, entry, remainder);
	if (remainder && builder_sector(builder, remainder) >= 0) {
		builder_mark_sector(builder, "energy.takes_remainder", remainder);
		struct variable *left = builder_variable(builder, &(struct equation){"energy_remainder", "tce/1e4 CNY@base", SCALAR, HIDDEN | NOT_NEGATIVE,
			.base = builder_print(builder, "(energy.total_intensity * gdp - energy_households"
				" - sum(output * energy.intensity * (1 - energy.takes_remainder))) / output.%s", remainder),
			.formula = "prev(energy_remainder)",
			.en = "Base-year energy per value added of the remainder", .zh = "剩余行业基年单位增加值能耗"});
		left->place = entry_place(entry);
		left->pointer = entry_pointer(builder->arena, entry);
		base = "energy.intensity * (1 - energy.takes_remainder) + energy_remainder * energy.takes_remainder";
	}
	builder_define(builder, &(struct equation){"energy_per_output_wanted", "tce/1e4 CNY@base", SECTORS, HIDDEN, .base = base,
		.formula = "prev(energy_per_output) * (1 - energy.efficiency)",
		.en = "Energy per value added before this year's limits", .zh = "本年约束前单位增加值能耗"});
}

const struct model model_energy = {"energy", BY_KEY,
	.reference = "Energy per GDP at constant prices, with primary electricity at coal consumption, as Chinese official statistics define them"
		" (China Energy Statistical Yearbook, notes on main indicators).",
	 .needs = "sectors", .fields = fields, .equations = equations, .uses = uses,
	.method_en = "energy_per_output  Energy per value added, by sector\n"
		"  = prev(energy_per_output) * (1 - energy.efficiency), less what limits ask for on top\n"
		"  in the base year: energy.intensity; the remainder: (total_intensity * gdp - households - use of the others) / output",
	.method_zh = "energy_per_output  分行业单位增加值能耗\n"
		"  = prev(energy_per_output) * (1 - energy.efficiency)，再减去约束引致的额外降幅\n"
		"  基年：energy.intensity；剩余行业：(total_intensity * gdp - 居民用能 - 其他行业用能) / output",
	.build = build, .en = "Energy by sector and households, intensity and its fall", .zh = "分行业与居民能源消费、能耗强度及降幅"};
