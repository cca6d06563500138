/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sectors: value added by sector, compounding. Wanted output is last year's output times one plus growth;
 * where a limit once cut, `catchup` says how much of the distance to the wished path is made up in a year:
 *   Y*[t] = Y[t-1] (1 + max(g, -0.9)) (D[t-1] / Y[t-1])^catchup,   D[t] = D[t-1] (1 + max(g, -0.9))
 * Y itself is defined by `limits` alone. Everything is in prices of the base year; shares here are real ones,
 * the official ones stand in `prices`. Invariant: gdp = sum of outputs, in every year. */
#include "models/models.h"

static const struct field economy_fields[] = {{"gdp", "1e8 money@base", 0, AT_LEAST(0), .otherwise = NAN,
	                                           .en = "GDP of the base year, for sectors that give a share of it",
	                                           .zh = "基年地区生产总值，供以占比给出的行业使用"},
	                                          {0}};

const struct model model_economy = {"economy", BY_KEY, .needs = "sectors", .fields = economy_fields,
	.en = "The economy as a whole in the base year", .zh = "基年经济总量"};

static const struct field fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"output", "1e8 money@base", 0, AT_LEAST(0), .otherwise = NAN, .share_of = "economy.gdp",
	 .en = "value added in the base year", .zh = "基年增加值"},
	{"share", "%", 0, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "share of economy.gdp in the base year, instead of output",
	 .zh = "基年占地区生产总值比重，可代替 output"},
	{"growth", "%/yr", REQUIRED | PATH | UNCERTAIN | LEVEL_COMPOUND, BETWEEN(-90, 1000), .otherwise = NAN,
	 .level_of = "output", .en = "real growth without limits", .zh = "无约束时的实际增速"},
	{"catchup", "1", 0, BETWEEN(0, 1), .otherwise = 0, .en = "part of what a limit cut that comes back each year",
	 .zh = "被约束削减部分每年恢复的比例"},
	{"source", .kind = FIELD_TEXT, .en = "where the sector's delimitation comes from", .zh = "行业口径来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

static const struct equation equations[] = {
	{"growth_wanted", "%/yr", SECTORS, HIDDEN | PASSING, .base = "0", .formula = "max(sectors.growth, -0.9)",
	 .en = "Growth before limits", .zh = "约束前增速"},
	{"output_path", "1e8 money@base", SECTORS, GROUP_SUM | HIDDEN, .base = "sectors.output",
	 .formula = "prev(output_path) * (1 + growth_wanted)", .en = "Value added wished for, had no limit ever cut",
	 .zh = "从未受约束时的增加值"},
	{"recovery", "1", SECTORS, HIDDEN | IDLE, .base = "1",
	 .formula =
	     "if(sectors.catchup > 0, if(prev(output) > 0, (prev(output_path) / prev(output)) ^ sectors.catchup, 1), 1)",
	 .en = "What comes back of earlier cuts", .zh = "此前削减的恢复系数"},
	{"output_wanted", "1e8 money@base", SECTORS, GROUP_SUM | HIDDEN, .base = "sectors.output",
	 .formula = "prev(output) * (1 + growth_wanted) * recovery", .en = "Value added before this year's limits",
	 .zh = "本年约束前增加值"},
	{"gdp", "1e8 money@base", SCALAR, MAIN, .formula = "sum(output)", .en = "GDP", .zh = "地区生产总值",
	 .iamc = "GDP|MER"},
	{"gdp_growth", "%/yr", SCALAR, MAIN | PARTIAL, .formula = "gdp / prev(gdp) - 1", .en = "GDP growth",
	 .zh = "地区生产总值增速"},
	{"output_growth", "%/yr", SECTORS, GROUP_EACH | PARTIAL, .formula = "output / prev(output) - 1",
	 .en = "Growth of value added", .zh = "增加值增速"},
	{"share_real", "%", SECTORS, GROUP_SUM | PARTIAL, .formula = "output / gdp", .en = "Share of GDP, constant prices",
	 .zh = "占地区生产总值比重（可比价）"},
	{0}};

const struct model model_sectors = {"sectors", BY_ELEMENT, .fields = fields, .equations = equations,
	.en = "Value added by sector, compounding growth", .zh = "分行业增加值（复合增长）"};
