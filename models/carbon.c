/* SPDX-License-Identifier: GPL-3.0-or-later */
/* carbon: CO2 is energy times a factor, by sector and for households (Kaya: CO2 = population x GDP per head x
 * energy per GDP x CO2 per energy). Factors are paths, so that fuel switching can be stated for each user; where the
 * section `fuels` states the mix of primary energy, every factor moves with it. Tonnes of CO2 per tonne of coal
 * equivalent; emissions in 1e4 tCO2; a plain tonne that stands here is one of CO2. */
#include "models/models.h"

static const struct field fields[] = {
	{"factor", "tCO2/tce", OVER_SECTORS | REQUIRED | PATH | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "CO2 per energy used by the sector", .zh = "行业单位能耗二氧化碳排放"},
	{"household_factor", "tCO2/tce", REQUIRED | PATH | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "CO2 per energy used by households", .zh = "居民单位能耗二氧化碳排放"},
	{0}};

static const struct equation equations[] = {
	{"co2_sector", "1e4 tCO2", SECTORS, GROUP_SUM, .formula = "energy_use * carbon.factor * given(fuel_carbon, 1)",
	 .en = "CO2 of energy use", .zh = "用能二氧化碳排放"},
	{"co2_households", "1e4 tCO2", SCALAR, 0,
	 .formula = "energy_households * carbon.household_factor * given(fuel_carbon, 1)", .en = "CO2 of households",
	 .zh = "居民二氧化碳排放"},
	{"co2", "1e4 tCO2", SCALAR, MAIN, .formula = "sum(co2_sector) + co2_households", .en = "CO2",
	 .zh = "二氧化碳排放量",
	 .iamc = "Emissions|CO2|Energy"},
	{"co2_intensity", "tCO2/1e4 money@base", SCALAR, MAIN | PARTIAL, .formula = "co2 / gdp", .en = "CO2 per GDP",
	 .zh = "单位GDP二氧化碳排放"},
	{"co2_intensity_decline", "%", SCALAR, MAIN | PARTIAL, .formula = "1 - co2_intensity / base(co2_intensity)",
	 .en = "CO2 per GDP, fall since base", .zh = "单位GDP二氧化碳排放累计下降"},
	{"co2_per_energy", "tCO2/tce", SCALAR, PARTIAL, .formula = "co2 / energy", .en = "CO2 per energy",
	 .zh = "单位能耗二氧化碳排放"},
	{0}};

static const struct limited_use uses[] = {
	{"co2", "energy_per_output", "carbon.factor * given(fuel_carbon, 1)", "co2_households", NULL, NULL}, {0}};

const struct model model_carbon = {
	"carbon",
	BY_KEY,
	.needs = "energy",
	.fields = fields,
	.equations = equations,
	.uses = uses,
	.en = "CO2 from energy",
	.zh = "能源活动二氧化碳排放",
	.reference =
		"Y. Kaya, 1990 (IPCC Energy and Industry Subgroup, Response Strategies Working Group); factors by energy used: "
		"IPCC Guidelines for National Greenhouse Gas Inventories, 2006, volume 2."};
