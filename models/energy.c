/* SPDX-License-Identifier: GPL-3.0-or-later */
/* energy: what each sector and the households use, in coal equivalent (primary electricity at coal consumption).
 *   E[s] = Y[s] e[s],  e[s,t] wanted = e[s,t-1] (1 - efficiency[s,t]);  energy = sum E + households
 * One sector may be left as the remainder of a known total: e[r] = (total Y - households - sum of the others) / Y[r].
 * Households: use per head in towns and in the country, so that urbanization moves energy. Intensity at base
 * prices; its fall since the base is 1 - product of (1 - yearly falls), never their sum. `limits` alone defines e.
 * Assessed beside gross: since November 2022 energy used as raw material is deducted, from base and target
 * year alike. */
#include "models/intensity.h"
#include "models/models.h"

static const struct field fields[] = {
	{"intensity", "tce/1e4 money@base", OVER_SECTORS | UNCERTAIN, AT_LEAST(0), .otherwise = 0,
	 .en = "energy per value added in the base year; every sector but the remainder needs one",
	 .zh = "基年单位增加值能耗；除剩余行业外必填"},
	{"total_intensity", "tce/1e4 money@base", UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "energy per GDP in the base year, households included; needs `remainder`",
	 .zh = "基年单位地区生产总值能耗（含居民），须与 remainder 同用"},
	{"remainder", .kind = FIELD_NAME, .en = "the sector whose use is what remains of the total",
	 .zh = "取总量剩余部分的行业"},
	{"efficiency", "%/yr", OVER_SECTORS | REQUIRED | PATH | UNCERTAIN, BETWEEN(-20, 30), .otherwise = NAN,
	 .en = "yearly fall of energy per value added without limits", .zh = "无约束时单位增加值能耗年降幅"},
	{"household_urban", "tce/people", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0, .en = "use per urban resident",
	 .zh = "城镇居民人均生活用能"},
	{"household_rural", "tce/people", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0, .en = "use per rural resident",
	 .zh = "乡村居民人均生活用能"},
	{"household_growth", "%/yr", PATH | UNCERTAIN, BETWEEN(-50, 50), .otherwise = 0,
	 .en = "growth of households' use per head", .zh = "居民人均生活用能增速"},
	{"feedstock", "%", OVER_SECTORS | PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = 0,
	 .en = "part of the sector's use that is raw material, deducted from the assessed intensity",
	 .zh = "原料用能占行业能耗比重（考核强度中扣除）"},
	{"households", "1e4 tce", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0,
	 .en = "households' use given as a total, besides use per head", .zh = "以总量给出的居民生活用能"},
	{0}};

static const struct equation equations[] = {
	{"household_index", "1", SCALAR, HIDDEN, .base = "1",
	 .formula = "prev(household_index) * (1 + energy.household_growth)", .en = "Households' use per head, base year 1",
	 .zh = "居民人均用能指数（基年为1）"},
	{"energy_households", "1e4 tce", SCALAR, 0,
	 .formula =
         "(given(population_urban, 0) * energy.household_urban + given(population_rural, 0) * energy.household_rural)"
         " * household_index + energy.households",
	 .en = "Households' energy", .zh = "居民生活用能"},
	{"energy_use", "1e4 tce", SECTORS, GROUP_SUM, .formula = "output * energy_per_output", .en = "Energy use",
	 .zh = "能源消费量"},
	{"energy", "1e4 tce", SCALAR, MAIN, .formula = "sum(energy_use) + energy_households", .en = "Energy",
	 .zh = "能源消费总量", .iamc = "Primary Energy"},
	{"energy_intensity", "tce/1e4 money@base", SCALAR, MAIN | PARTIAL, .formula = "energy / gdp",
	 .en = "Energy per GDP", .zh = "单位GDP能耗"},
	{"energy_intensity_decline", "%", SCALAR, MAIN | PARTIAL,
	 .formula = "1 - energy_intensity / base(energy_intensity)", .en = "Energy per GDP, fall since base",
	 .zh = "单位GDP能耗累计下降"},
	{"energy_intensity_fall", "%/yr", SCALAR, PARTIAL, .formula = "1 - energy_intensity / prev(energy_intensity)",
	 .en = "Energy per GDP, yearly fall", .zh = "单位GDP能耗年降幅"},
	{"energy_feedstock", "1e4 tce", SCALAR, 0, .formula = "sum(energy_use * energy.feedstock)",
	 .en = "Energy used as feedstock", .zh = "原料用能"},
	{"energy_assessed", "1e4 tce", SCALAR, 0, .formula = "energy - energy_feedstock",
	 .en = "Energy as assessed, without feedstock", .zh = "考核口径能源消费量（扣除原料用能）"},
	{"energy_assessed_intensity", "tce/1e4 money@base", SCALAR, PARTIAL, .formula = "energy_assessed / gdp",
	 .en = "Energy per GDP as assessed", .zh = "考核口径单位GDP能耗"},
	{"energy_assessed_intensity_decline", "%", SCALAR, PARTIAL,
	 .formula = "1 - energy_assessed_intensity / base(energy_assessed_intensity)",
	 .en = "Energy per GDP as assessed, fall since base", .zh = "考核口径单位GDP能耗累计下降"},
	{0}};

static const struct limited_use uses[] = {
	{"energy", "energy_per_output", NULL, "energy_households", "Energy per value added", "单位增加值能耗"},
	{"energy_assessed", "energy_per_output", "(1 - energy.feedstock)", "energy_households", NULL, NULL},
	{0}};

static void build(struct builder *builder)
{
	intensity_build(builder, &(struct intensity){"energy", "tce/1e4 money@base", "energy_per_output",
	                                             "(1 - energy.efficiency)", "energy_households", "energy_remainder",
	                                             .en = "Energy per value added before this year's limits",
	                                             .zh = "本年约束前单位增加值能耗",
	                                             .left_en = "Base-year energy per value added of the remainder",
	                                             .left_zh = "剩余行业基年单位增加值能耗"});
}

const struct model model_energy = {
	"energy",
	BY_KEY,
	.reference = "Energy per GDP at constant prices, with primary electricity at coal consumption, as Chinese official "
				 "statistics define them (China Energy Statistical Yearbook, notes on main indicators).",
	.needs = "sectors",
	.fields = fields,
	.equations = equations,
	.uses = uses,
	.method_en = "energy_per_output  Energy per value added, by sector\n"
				 "  = prev(energy_per_output) * (1 - energy.efficiency), less what limits ask for on top\n"
				 "  in the base year: energy.intensity; the remainder: (total_intensity * gdp - households - "
				 "use of the others) / output",
	.method_zh = "energy_per_output  分行业单位增加值能耗\n"
				 "  = prev(energy_per_output) * (1 - energy.efficiency)，再减去约束引致的额外降幅\n"
				 "  基年：energy.intensity；剩余行业：(total_intensity * gdp - 居民用能 - 其他行业用能) / "
				 "output",
	.build = build,
	.en = "Energy by sector and households, intensity and its fall",
	.zh = "分行业与居民能源消费、能耗强度及降幅"};
