/* SPDX-License-Identifier: GPL-3.0-or-later */
/* income: disposable income per head in towns and in the country, each growing at its own real rate; the mean moves
 * with urbanization too, because townspeople earn more:
 *   mean = urban u + rural (1 - u),  ratio = urban / rural
 * Real in prices of the base year; nominal = real times consumer prices. */
#include "models/models.h"

static const struct field fields[] = {
	{"urban", "money@base/people", REQUIRED | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "income per urban resident in the base year", .zh = "基年城镇居民人均可支配收入"},
	{"rural", "money@base/people", REQUIRED | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "income per rural resident in the base year", .zh = "基年农村居民人均可支配收入"},
	{"urban_growth", "%/yr", REQUIRED | PATH | UNCERTAIN | LEVEL_COMPOUND, BETWEEN(-90, 1000), .otherwise = NAN,
	 .level_of = "urban", .en = "real growth in towns, or levels to be reached",
	 .zh = "城镇居民收入实际增速，或须达到的水平"},
	{"rural_growth", "%/yr", REQUIRED | PATH | UNCERTAIN | LEVEL_COMPOUND, BETWEEN(-90, 1000), .otherwise = NAN,
	 .level_of = "rural", .en = "real growth in the country, or levels to be reached",
	 .zh = "农村居民收入实际增速，或须达到的水平"},
	{"consumer_prices", "%/yr", PATH | UNCERTAIN, BETWEEN(-90, 1000), .otherwise = 0, .en = "change of consumer prices",
	 .zh = "居民消费价格年变动"},
	{"consumer_base_level", "money/money@base", UNCERTAIN | PRICE_LEVEL, BETWEEN(0.02, 50), .otherwise = NAN,
	 .en = "consumer prices in the base year, where constant prices are those of another year (1 there)",
	 .zh = "可比价基期不是基年时，居民消费价格在基年的水平（可比价基期为1）"},
	{0}};

static const struct price_level price_level = {"consumer_price",
                                               {{"income_nominal", "income", NULL},
                                                {"income_urban_nominal", "income_urban", "income.urban"},
                                                {"income_rural_nominal", "income_rural", "income.rural"}},
                                               NULL, NULL, NULL};

static const struct equation equations[] = {
	{"income_urban", "money@base/people", SCALAR, MAIN, .base = "income.urban",
	 .formula = "prev(income_urban) * (1 + income.urban_growth)", .en = "Income per urban resident",
	 .zh = "城镇居民人均可支配收入"},
	{"income_rural", "money@base/people", SCALAR, MAIN, .base = "income.rural",
	 .formula = "prev(income_rural) * (1 + income.rural_growth)", .en = "Income per rural resident",
	 .zh = "农村居民人均可支配收入"},
	{"income", "money@base/people", SCALAR, MAIN,
	 .formula = "income_urban * urbanization + income_rural * (1 - urbanization)", .en = "Income per person",
	 .zh = "居民人均可支配收入", .needs = "urbanization"},
	{"income_growth", "%/yr", SCALAR, PARTIAL, .formula = "income / prev(income) - 1",
	 .en = "Growth of income per person", .zh = "居民人均可支配收入增速", .needs = "urbanization"},
	{"income_ratio", "1", SCALAR, MAIN | PARTIAL, .formula = "income_urban / income_rural",
	 .en = "Urban to rural income", .zh = "城乡居民收入比"},
	{"consumer_price", "money/money@base", SCALAR, 0, .base = "1 [money/money@base]",
	 .formula = "prev(consumer_price) * (1 + income.consumer_prices)", .en = "Consumer prices, price year 1",
	 .zh = "居民消费价格指数（价格基期为1）", .needs = "income.consumer_base_level"},
	{"income_urban_nominal", "money/people", SCALAR, 0, .formula = "income_urban * consumer_price",
	 .en = "Income per urban resident, current prices", .zh = "城镇居民人均可支配收入（现价）",
	 .needs = "income.consumer_base_level"},
	{"income_rural_nominal", "money/people", SCALAR, 0, .formula = "income_rural * consumer_price",
	 .en = "Income per rural resident, current prices", .zh = "农村居民人均可支配收入（现价）",
	 .needs = "income.consumer_base_level"},
	{"income_nominal", "money/people", SCALAR, 0, .formula = "income * consumer_price",
	 .en = "Income per person, current prices", .zh = "居民人均可支配收入（现价）",
	 .needs = "urbanization income.consumer_base_level"},
	{0}};

const struct model model_income = {
	"income",
	BY_KEY,
	.fields = fields,
	.equations = equations,
	.price_level = &price_level,
	.reference =
		"Disposable income per resident, integrated household survey: China Statistical Yearbook, notes on main "
		"indicators.",
	.en = "Incomes in towns and in the country, their mean and ratio",
	.zh = "城乡居民收入、均值与比值"};
