/* SPDX-License-Identifier: GPL-3.0-or-later */
/* population: permanent residents at the end of the year, by natural increase and net migration.
 *   N[t] = N[t-1] (1 + natural) + migration
 * Not below 0. People in 1e4, as statistics print them. GDP per head is over the residents at the end of the year or,
 * where those before the base year are given, over the mean of a year's beginning and end, as China's statistics count:
 *   y[t] = Y[t] / ((N[t-1] + N[t]) / 2) */
#include "core/builder.h"
#include "models/models.h"

static const struct field fields[] = {{"base", "1e4 people", REQUIRED, AT_LEAST(0), .otherwise = NAN,
	                                   .en = "permanent residents in the base year", .zh = "基年常住人口"},
	                                  {"natural_increase", "‰/yr", PATH | UNCERTAIN, BETWEEN(-100, 100),
	                                   .otherwise = 0,
	                                   .en = "births less deaths", .zh = "自然增长率"},
	                                  {"migration", "1e4 people/yr", PATH | UNCERTAIN, ANY_NUMBER, .otherwise = 0,
	                                   .en = "net migration into the place", .zh = "净迁入人口"},
	                                  {"before", "1e4 people", UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	                                   .en = "permanent residents a year before the base year; where given, GDP per "
	                                         "head is over the mean of a year's beginning and end",
	                                   .zh = "基年上年末常住人口；给出时人均地区生产总值按年平均人口计算"},
	                                  {0}};

static const struct equation equations[] = {
	{"population", "1e4 people", SCALAR, MAIN, .base = "population.base",
	 .formula = "max(prev(population) * (1 + population.natural_increase) + population.migration, 0)",
	 .en = "Population", .zh = "常住人口", .iamc = "Population"},
	{"gdp_per_head", "money@base/people", SCALAR, MAIN, .formula = "gdp / population", .en = "GDP per head",
	 .zh = "人均地区生产总值", .needs = "sectors"},
	{"gdp_per_head_growth", "%/yr", SCALAR, PARTIAL, .formula = "gdp_per_head / prev(gdp_per_head) - 1",
	 .en = "Growth of GDP per head", .zh = "人均地区生产总值增速", .needs = "sectors"},
	{0}};

static void build(struct builder *builder)
{
	if (!builder_entry(builder, "population.before"))
		return;
	builder_define(builder, &(struct equation){"population_mean", "1e4 people", SCALAR, 0,
		.base = "(population.before + population.base) / 2", .formula = "(prev(population) + population) / 2",
		.en = "Mean population of the year", .zh = "年平均常住人口"});
	if (builder_unit_of(builder, "gdp"))
		builder_reformulate(builder, "gdp_per_head", "gdp / population_mean");
}

const struct model model_population = {"population", BY_KEY, .fields = fields, .equations = equations, .build = build,
	.method_en = "population_mean  Mean population of the year, where population.before is given\n"
				 "  = (prev(population) + population) / 2; gdp_per_head is then gdp / population_mean",
	.method_zh = "population_mean  年平均常住人口（给出 population.before 时）\n"
				 "  = (prev(population) + population) / 2，此时 gdp_per_head = gdp / population_mean",
	.reference = "Demographic balancing equation: change = births - deaths + net migration.",
	.en = "Permanent residents: natural increase and migration", .zh = "常住人口：自然增长与迁移"};
