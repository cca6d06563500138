/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prices: each sector has its own price index, 1 in the year whose prices are constant (the base year, or base_level is
 * what it has come to by then). One deflator cannot describe a coal city: official
 * shares are at current prices and move with relative prices. Without the section relative prices stay as they
 * are in the base year (growth 0), and `check` says so. Invariants: nominal = real times price; shares sum to 100 %. */
#include "models/models.h"

static const struct field fields[] = {
	{"growth", "%/yr", OVER_SECTORS | PATH | UNCERTAIN | LEVEL_COMPOUND, BETWEEN(-90, 1000), .otherwise = 0,
	 .en = "change of the sector's price index", .zh = "行业价格指数年变动"},
	{"base_level", "money/money@base", OVER_SECTORS | UNCERTAIN | PRICE_LEVEL, BETWEEN(0.02, 50), .otherwise = NAN,
	 .en = "the sector's prices in the base year, where constant prices are those of another year (1 there)",
	 .zh = "可比价基期不是基年时，行业价格在基年的水平（可比价基期为1）"},
	{0}};

/* The deflator of the base year as statistics imply it; a sector's own where its value or share was printed. */
static const struct price_level price_level = {
	"deflator", {{"gdp_nominal", "gdp", "sectors.output"}}, "output_nominal", "share", "output"};

static const struct equation equations[] = {
	{"price", "money/money@base", SECTORS, 0, .base = "1 [money/money@base]",
	 .formula = "prev(price) * (1 + max(prices.growth, -0.9))", .en = "Price index, price year 1",
	 .zh = "价格指数（价格基期为1）", .needs = "prices.base_level"},
	{"output_nominal", "1e8 money", SECTORS, GROUP_SUM, .formula = "output * price",
	 .en = "Value added, current prices", .zh = "增加值（现价）", .needs = "prices.base_level"},
	{"gdp_nominal", "1e8 money", SCALAR, MAIN, .formula = "sum(output_nominal)", .en = "GDP, current prices",
	 .zh = "地区生产总值（现价）", .needs = "prices.base_level"},
	{"deflator", "money/money@base", SCALAR, PARTIAL, .formula = "gdp_nominal / gdp",
	 .en = "GDP deflator, price year 1", .zh = "平减指数（价格基期为1）", .needs = "prices.base_level"},
	{"share", "%", SECTORS, GROUP_SUM | MAIN | PARTIAL, .formula = "output_nominal / gdp_nominal", .en = "Share of GDP",
	 .zh = "占地区生产总值比重", .needs = "prices.base_level"},
	{0}};

const struct model model_prices = {
	"prices",
	BY_KEY,
	.needs = "sectors",
	.always = true,
	.fields = fields,
	.equations = equations,
	.price_level = &price_level,
	.reference = "Implicit deflator and volumes at base-year prices: System of National Accounts 2008, chapter 15.",
	.en = "A price index for each sector: current and constant prices",
	.zh = "分行业价格指数：现价与可比价"};
