/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prices: each sector has its own price index, 1 in the base year. One deflator cannot describe a coal city: official
 * shares are at current prices and move with relative prices. Without the section relative prices stay as they
 * are in the base year (growth 0), and `check` says so. Invariants: nominal = real times price; shares sum to 100 %. */
#include "models/models.h"

static const struct field fields[] = {
	{"growth", "%/yr", OVER_SECTORS | PATH | UNCERTAIN | LEVEL_COMPOUND, BETWEEN(-90, 1000), .otherwise = 0,
	 .en = "change of the sector's price index", .zh = "行业价格指数年变动"},
	{0}};

static const struct equation equations[] = {
	{"price", "CNY/CNY@base", SECTORS, 0, .base = "1 [CNY/CNY@base]",
	 .formula = "prev(price) * (1 + max(prices.growth, -0.9))", .en = "Price index, base year 1",
	 .zh = "价格指数（基年为1）"},
	{"output_nominal", "1e8 CNY", SECTORS, GROUP_SUM, .formula = "output * price", .en = "Value added, current prices",
	 .zh = "增加值（现价）"},
	{"gdp_nominal", "1e8 CNY", SCALAR, MAIN, .formula = "sum(output_nominal)", .en = "GDP, current prices",
	 .zh = "地区生产总值（现价）"},
	{"deflator", "CNY/CNY@base", SCALAR, PARTIAL, .formula = "gdp_nominal / gdp", .en = "GDP deflator, base year 1",
	 .zh = "平减指数（基年为1）"},
	{"share", "%", SECTORS, GROUP_SUM | MAIN | PARTIAL, .formula = "output_nominal / gdp_nominal", .en = "Share of GDP",
	 .zh = "占地区生产总值比重"},
	{0}};

const struct model model_prices = {
	"prices",
	BY_KEY,
	.needs = "sectors",
	.always = true,
	.fields = fields,
	.equations = equations,
	.reference = "Implicit deflator and volumes at base-year prices: System of National Accounts 2008, chapter 15.",
	.en = "A price index for each sector: current and constant prices",
	.zh = "分行业价格指数：现价与可比价"};
