/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labour: people that output needs, against people there are.
 *   demand = sum over sectors of output / productivity,  productivity[t] = productivity[t-1] (1 + growth)
 *   supply = population x working-age share x participation
 * Demand above supply is a labour gap, supply above demand a surplus: neither is ever negative, and neither is the
 * surveyed urban unemployment rate. People in 1e4. */
#include "core/builder.h"
#include "models/models.h"

static const struct field fields[] = {
	{"employment", "1e4 people", OVER_SECTORS | REQUIRED | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "people employed in the base year", .zh = "基年从业人员"},
	{"productivity", "%/yr", OVER_SECTORS | REQUIRED | PATH | UNCERTAIN, BETWEEN(-50, 100), .otherwise = NAN,
	 .en = "growth of value added per person employed", .zh = "劳动生产率年增速"},
	{"working_age", "%", REQUIRED | PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "working-age share of permanent residents", .zh = "劳动年龄人口占常住人口比重"},
	{"participation", "%", REQUIRED | PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "part of working-age people who work or look for work", .zh = "劳动参与率"},
	{0}};

static const struct equation equations[] = {
	{"labour_per_output_wanted", "people/1e4 money@base", SECTORS, HIDDEN,
	 .base = "if(sectors.output > 0, labour.employment / sectors.output, 0)",
	 .formula = "prev(labour_per_output) / (1 + labour.productivity)",
	 .en = "People per value added before this year's limits", .zh = "本年约束前单位增加值用工"},
	{"labour_by_sector", "1e4 people", SECTORS, GROUP_SUM, .formula = "output * labour_per_output",
	 .en = "Labour demand of a sector", .zh = "行业劳动力需求"},
	{"labour_demand", "1e4 people", SCALAR, MAIN, .formula = "sum(labour_by_sector)", .en = "Labour demand",
	 .zh = "劳动力需求"},
	{"labour_supply", "1e4 people", SCALAR, MAIN, .formula = "population * labour.working_age * labour.participation",
	 .en = "Labour supply", .zh = "劳动力供给"},
	{"labour_gap", "1e4 people", SCALAR, MAIN, .formula = "max(labour_demand - labour_supply, 0)", .en = "Labour gap",
	 .zh = "劳动力缺口"},
	{"labour_surplus", "1e4 people", SCALAR, 0, .formula = "max(labour_supply - labour_demand, 0)",
	 .en = "Labour not called for", .zh = "劳动力富余"},
	{"labour_surplus_share", "%", SCALAR, MAIN | PARTIAL, .formula = "labour_surplus / labour_supply",
	 .en = "Labour not called for, share of supply (not the surveyed unemployment rate)",
	 .zh = "劳动力富余占供给比重（非城镇调查失业率）"},
	{"labour_growth", "%/yr", SCALAR, PARTIAL, .formula = "labour_demand / prev(labour_demand) - 1",
	 .en = "Growth of labour demand", .zh = "劳动力需求增速"},
	{"labour_productivity", "money@base/people", SCALAR, PARTIAL, .formula = "gdp / labour_demand",
	 .en = "Labour productivity", .zh = "全员劳动生产率"},
	{"labour_productivity_growth", "%/yr", SCALAR, PARTIAL,
	 .formula = "labour_productivity / prev(labour_productivity) - 1", .en = "Growth of labour productivity",
	 .zh = "全员劳动生产率增速"},
	{0}};

static const struct limited_use uses[] = {
	{"labour_demand", "labour_per_output", NULL, NULL, "People per value added", "单位增加值用工"}, {0}};

const struct model model_labour = {
	"labour",
	BY_KEY,
	.needs = "population",
	.fields = fields,
	.equations = equations,
	.uses = uses,
	.reference =
		"Labour force framework: Resolution I of the 19th International Conference of Labour Statisticians, 2013.",
	.method_en = "labour_per_output  People per value added, by sector\n"
				 "  = prev(labour_per_output) / (1 + labour.productivity), less what limits ask for on top",
	.method_zh = "labour_per_output  分行业单位增加值用工\n"
				 "  = prev(labour_per_output) / (1 + labour.productivity)，再减去约束引致的额外降幅",
	.en = "Labour demand against supply",
	.zh = "劳动力需求与供给"};
