/* SPDX-License-Identifier: GPL-3.0-or-later */
/* coal: raw coal = sum over sectors of output times tonnes per unit of output; only mining has any as a rule.
 *   a[s,t] wanted = a[s,t-1] (1 + change[s,t])
 * A volume: prices do not move it. Raw coal in 1e4 t. */
#include "core/builder.h"
#include "models/models.h"

static const struct field fields[] = {
	{"per_output", "t/1e4 money@base", OVER_SECTORS | REQUIRED | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "raw coal per value added in the base year", .zh = "基年单位增加值原煤产量"},
	{"change", "%/yr", OVER_SECTORS | PATH | UNCERTAIN, BETWEEN(-50, 50), .otherwise = 0,
	 .en = "yearly change of raw coal per value added", .zh = "单位增加值原煤产量年变动"},
	{0}};

static const struct equation equations[] = {
	{"coal_per_output_wanted", "t/1e4 money@base", SECTORS, HIDDEN, .base = "coal.per_output",
	 .formula = "prev(coal_per_output) * (1 + coal.change)", .en = "Raw coal per value added before this year's limits",
	 .zh = "本年约束前单位增加值原煤产量"},
	{"raw_coal", "1e4 t", SCALAR, MAIN, .formula = "sum(output * coal_per_output)", .en = "Raw coal output",
	 .zh = "原煤产量"},
	{0}};

static const struct limited_use uses[] = {
	{"raw_coal", "coal_per_output", NULL, NULL, "Raw coal per value added", "单位增加值原煤产量"}, {0}};

const struct model model_coal = {"coal",
	                             BY_KEY,
	                             .needs = "sectors",
	                             .fields = fields,
	                             .equations = equations,
	                             .uses = uses,
	                             .method_en = "coal_per_output  Raw coal per value added, by sector\n"
	                                          "  = prev(coal_per_output) * (1 + coal.change)",
	                             .method_zh = "coal_per_output  分行业单位增加值原煤产量\n"
	                                          "  = prev(coal_per_output) * (1 + coal.change)",
	                             .en = "Raw coal from mining's output",
	                             .zh = "原煤产量"};
