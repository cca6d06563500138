/* SPDX-License-Identifier: GPL-3.0-or-later */
/* population: permanent residents, by natural increase and net migration.
 *   N[t] = N[t-1] (1 + natural) + migration
 * Not below 0. People in 1e4, as statistics print them. */
#include "models/models.h"

static const struct field fields[] = {{"base", "1e4 people", REQUIRED, AT_LEAST(0), .otherwise = NAN,
	                                   .en = "permanent residents in the base year", .zh = "基年常住人口"},
	                                  {"natural_increase", "‰/yr", PATH | UNCERTAIN, BETWEEN(-100, 100),
	                                   .otherwise = 0,
	                                   .en = "births less deaths", .zh = "自然增长率"},
	                                  {"migration", "1e4 people/yr", PATH | UNCERTAIN, ANY_NUMBER, .otherwise = 0,
	                                   .en = "net migration into the place", .zh = "净迁入人口"},
	                                  {0}};

static const struct equation equations[] = {
	{"population", "1e4 people", SCALAR, MAIN, .base = "population.base",
	 .formula = "max(prev(population) * (1 + population.natural_increase) + population.migration, 0)",
	 .en = "Population", .zh = "常住人口", .iamc = "Population"},
	{"gdp_per_head", "CNY@base/people", SCALAR, MAIN, .formula = "gdp / population", .en = "GDP per head",
	 .zh = "人均地区生产总值", .needs = "sectors"},
	{"gdp_per_head_growth", "%/yr", SCALAR, PARTIAL, .formula = "gdp_per_head / prev(gdp_per_head) - 1",
	 .en = "Growth of GDP per head", .zh = "人均地区生产总值增速", .needs = "sectors"},
	{0}};

const struct model model_population = {"population", BY_KEY, .fields = fields, .equations = equations,
	.reference = "Demographic balancing equation: change = births - deaths + net migration.",
	.en = "Permanent residents: natural increase and migration", .zh = "常住人口：自然增长与迁移"};
