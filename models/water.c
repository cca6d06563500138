/* SPDX-License-Identifier: GPL-3.0-or-later */
/* water: what each sector and the residents use.
 *   W[s] = Y[s] w[s],  w[s,t] wanted = w[s,t-1] (1 - saving[s,t]);  water = sum W + residents
 * One sector may be left as the remainder of a known total, as for energy. Water in 1e4 m3. */
#include "models/intensity.h"
#include "models/models.h"

static const struct field fields[] = {
	{"intensity", "m3/1e4 money@base", OVER_SECTORS | UNCERTAIN, AT_LEAST(0), .otherwise = 0,
	 .en = "water per value added in the base year; every sector but the remainder needs one",
	 .zh = "基年单位增加值用水量；除剩余行业外必填"},
	{"total_intensity", "m3/1e4 money@base", UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "water per GDP in the base year, residents included; needs `remainder`",
	 .zh = "基年单位地区生产总值用水量（含生活用水），须与 remainder 同用"},
	{"remainder", .kind = FIELD_NAME, .en = "the sector whose use is what remains of the total",
	 .zh = "取总量剩余部分的行业"},
	{"saving", "%/yr", OVER_SECTORS | REQUIRED | PATH | UNCERTAIN, BETWEEN(-20, 30), .otherwise = NAN,
	 .en = "yearly fall of water per value added without limits", .zh = "无约束时单位增加值用水年降幅"},
	{"household", "m3/people", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0, .en = "use per resident",
	 .zh = "居民人均生活用水"},
	{"households", "1e4 m3", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0,
	 .en = "residents' use given as a total, besides use per head", .zh = "以总量给出的生活用水"},
	{0}};

static const struct equation equations[] = {
	{"water_households", "1e4 m3", SCALAR, 0, .formula = "given(population, 0) * water.household + water.households",
	 .en = "Residents' water", .zh = "生活用水量"},
	{"water_use", "1e4 m3", SECTORS, GROUP_SUM, .formula = "output * water_per_output", .en = "Water use",
	 .zh = "行业用水量"},
	{"water", "1e4 m3", SCALAR, MAIN, .formula = "sum(water_use) + water_households", .en = "Water", .zh = "用水总量",
	 .iamc = "Water Withdrawal"},
	{"water_intensity", "m3/1e4 money@base", SCALAR, MAIN | PARTIAL, .formula = "water / gdp", .en = "Water per GDP",
	 .zh = "万元地区生产总值用水量"},
	{"water_intensity_decline", "%", SCALAR, PARTIAL, .formula = "1 - water_intensity / base(water_intensity)",
	 .en = "Water per GDP, fall since base", .zh = "万元地区生产总值用水量累计下降"},
	{0}};

static const struct limited_use uses[] = {
	{"water", "water_per_output", NULL, "water_households", "Water per value added", "单位增加值用水量"}, {0}};

static void build(struct builder *builder)
{
	intensity_build(builder, &(struct intensity){"water", "m3/1e4 money@base", "water_per_output", "(1 - water.saving)",
	                                             "water_households", "water_remainder",
	                                             .en = "Water per value added before this year's limits",
	                                             .zh = "本年约束前单位增加值用水量",
	                                             .left_en = "Base-year water per value added of the remainder",
	                                             .left_zh = "剩余行业基年单位增加值用水量"});
}

const struct model model_water = {
	"water",
	BY_KEY,
	.needs = "sectors",
	.fields = fields,
	.equations = equations,
	.uses = uses,
	.build = build,
	.reference = "Total water use by agriculture, industry, residents: China Water Resources Bulletin, definitions.",
	.method_en = "water_per_output  Water per value added, by sector\n"
				 "  = prev(water_per_output) * (1 - water.saving), less what limits ask for on top",
	.method_zh = "water_per_output  分行业单位增加值用水量\n"
				 "  = prev(water_per_output) * (1 - water.saving)，再减去约束引致的额外降幅",
	.en = "Water by sector and residents, water per GDP",
	.zh = "分行业与生活用水、单位地区生产总值用水量"};
