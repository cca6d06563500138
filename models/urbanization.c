/* SPDX-License-Identifier: GPL-3.0-or-later */
/* urbanization: the urban share of permanent residents. Three movements add up, each 0 unless given:
 *   u[t] = u[t-1] + change + (S - u[t-1]) + response ln(y[t-1] / y[t-2]),   S = c / (1 + (c / u[t-1] - 1) e^-speed)
 * change in points a year (or the level to be reached), one year of the logistic curve towards the ceiling c (exact, so
 * that a speed by year may be given), and the response to last year's growth of GDP per head (the first year has no
 * year before it: no response). None leads past the ceiling, which is 100 % unless said, nor below 0.
 * Invariant: urban + rural = population. */
#include "models/models.h"

static const struct field fields[] = {
	{"base", "%", REQUIRED, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "urban share of permanent residents in the base year", .zh = "基年常住人口城镇化率"},
	{"change", "pp/yr", PATH | UNCERTAIN | LEVEL_LINEAR, BETWEEN(-10, 10), .otherwise = 0, .level_of = "base",
	 .en = "points a year, or the level to be reached", .zh = "年提高百分点，或须达到的水平"},
	{"speed", "%/yr", PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = 0,
	 .en = "speed k of the S-curve towards the ceiling: its odds grow by e^k a year",
	 .zh = "S型曲线速度k：与上限之比（u/(c-u)）每年乘以e^k"},
	{"ceiling", "%", UNCERTAIN, BETWEEN(1, 100), .otherwise = 100,
	 .en = "ceiling of the S-curve; nothing leads past it", .zh = "S型曲线上限，各项变动均不超过"},
	{"response", "1", UNCERTAIN, BETWEEN(-10, 10), .otherwise = 0,
	 .en = "points for each percent that GDP per head grew the year before",
	 .zh = "上年人均地区生产总值每增长1%对应的百分点"},
	{0}};

static const struct equation equations[] = {
	{"gdp_per_head_before", "money@base/people", SCALAR, HIDDEN, .base = "given(gdp_per_head, 1)",
	 .formula = "given(prev(gdp_per_head), 1)", .en = "GDP per head of the year before",
	 .zh = "上年人均地区生产总值"},
	{"urbanization_free", "%", SCALAR, HIDDEN, .base = "urbanization.base",
	 .formula =
	     "prev(urbanization) + urbanization.change"
	     " + prev(urbanization) * (urbanization.ceiling - prev(urbanization)) * (1 - exp(-urbanization.speed))"
	     " / (prev(urbanization) + (urbanization.ceiling - prev(urbanization)) * exp(-urbanization.speed))"
	     " + if(urbanization.response != 0, urbanization.response * log(given(prev(gdp_per_head), 1) / "
	     "prev(gdp_per_head_before)), 0)",
	 .en = "Urbanization before its bounds", .zh = "未计上下限的城镇化率"},
	{"urbanization", "%", SCALAR, MAIN | BOUNDED, .base = "urbanization.base",
	 .formula = "clamp(urbanization_free, 0, max(urbanization.ceiling, prev(urbanization)))", .en = "Urbanization",
	 .zh = "常住人口城镇化率", .iamc = "Population|Urban [Share]"},
	{"population_urban", "1e4 people", SCALAR, 0, .formula = "population * urbanization", .en = "Urban population",
	 .zh = "城镇常住人口", .iamc = "Population|Urban", .needs = "population"},
	{"population_rural", "1e4 people", SCALAR, 0, .formula = "population * (1 - urbanization)",
	 .en = "Rural population", .zh = "乡村常住人口", .iamc = "Population|Rural", .needs = "population"},
	{0}};

const struct model model_urbanization = {
	"urbanization",
	BY_KEY,
	.fields = fields,
	.equations = equations,
	.en = "Urban share of permanent residents",
	.zh = "常住人口城镇化率",
	.reference =
		"S-curve of urbanization: R. M. Northam, Urban Geography, 1975; logistic growth: P.-F. Verhulst, 1838."};
