/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue: the list of models. A new model is one file with its tables, and one line here. */
#include "models/catalogue.h"

extern const struct model model_economy, model_sectors, model_prices, model_population, model_urbanization;
extern const struct model model_labour, model_capital, model_energy, model_fuels, model_carbon, model_coal, model_water,
	model_income;
extern const struct model model_shocks, model_limits, model_indicators, model_correlations;

const struct model *const catalogue[] = {
	&model_economy, &model_sectors, &model_shocks, &model_prices, &model_population, &model_urbanization,
	&model_labour, &model_capital, &model_energy, &model_fuels, &model_carbon, &model_coal, &model_water, &model_income,
	&model_limits, &model_indicators, &model_correlations, NULL,
};
