/* SPDX-License-Identifier: GPL-3.0-or-later */
/* capital: the stock at the opening of each year, by perpetual inventory.
 *   K[t] = K[t-1] (1 - depreciation) + conversion I[t-1] / price[t-1],   K[base] = sum ratio[s] Y[s]
 * Investment I, at current prices, adds up what is given: a share of GDP, amounts by year, a programme with a total
 * over a period. When the programme is spent, the share of GDP that it had in its last year goes on, so that capital
 * does not wear away under growing output, unless the file says "after": "stop" or gives other investment after it.
 * "Project investment" is not capital formation, hence `conversion`. ICOR is capital formation over the rise of GDP;
 * where GDP does not rise it has no value. What the path silently assumes of total factor productivity:
 *   gA = gY - alpha gK - (1 - alpha) gL        (R. Solow, Review of Economics and Statistics, 1957)
 * What output needs, sum ratio[s] Y[s], can be held under the opening stock by a limit. */
#include "base/function.h"
#include "core/builder.h"
#include "models/models.h"
#include <string.h>

static const char *const afterwards[] = {"hold", "stop", NULL};

static const struct field programme_fields[] = {
	{"total", "1e8 money", REQUIRED | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "investment in all its years together, current prices", .zh = "各年投资合计（现价）"},
	{"years", .kind = FIELD_YEARS, .flags = REQUIRED, .en = "[first, last]", .zh = "[起始年, 终止年]"},
	{"growth", "%/yr", 0, BETWEEN(-50, 100), .otherwise = 0,
	 .en = "growth from year to year within the total; 0: equal amounts",
	 .zh = "期内逐年增速，缺省为各年相等"},
	{"after", .kind = FIELD_CHOICE, .choices = afterwards,
	 .en = "when it is spent: hold, its last year's share of GDP goes on (default where nothing else is given); stop",
	 .zh = "期满后：hold 按末年占地区生产总值比重延续（未另给投资时缺省）；stop 停止"},
	{0}};

static const struct field fields[] = {
	{"ratio", "1", OVER_SECTORS | REQUIRED | UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "capital per value added in the base year", .zh = "基年资本产出比"},
	{"deepening", "%/yr", OVER_SECTORS | PATH | UNCERTAIN, BETWEEN(-50, 50), .otherwise = 0,
	 .en = "growth of the capital that output needs", .zh = "单位产出所需资本年增速"},
	{"depreciation", "%/yr", REQUIRED | PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = NAN, .en = "depreciation",
	 .zh = "折旧率"},
	{"conversion", "%", REQUIRED | PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "part of investment that becomes capital", .zh = "投资形成资本的比例"},
	{"investment_share", "%", PATH | UNCERTAIN, BETWEEN(0, 500), .otherwise = 0,
	 .en = "investment as a share of GDP, current prices", .zh = "投资占地区生产总值比重（现价）"},
	{"investment", "1e8 money", PATH | UNCERTAIN, AT_LEAST(0), .otherwise = 0,
	 .en = "investment by year, current prices", .zh = "逐年投资额（现价）"},
	{"programme", .kind = FIELD_OBJECT, .fields = programme_fields, .en = "investment with a total over a period",
	 .zh = "给定期间总额的投资计划"},
	{"investment_prices", "%/yr", PATH | UNCERTAIN, BETWEEN(-90, 1000), .otherwise = 0,
	 .en = "change of the prices of investment goods", .zh = "投资品价格年变动"},
	{"investment_base_level", "money/money@base", UNCERTAIN | PRICE_LEVEL, BETWEEN(0.02, 50), .otherwise = NAN,
	 .en = "prices of investment goods in the base year, where constant prices are those of another year (1 there)",
	 .zh = "可比价基期不是基年时，投资品价格在基年的水平（可比价基期为1）"},
	{"share", "%", UNCERTAIN, BETWEEN(0, 100), .otherwise = 50, .en = "capital's share of income (alpha)",
	 .zh = "资本份额（α）"},
	{0}};

static const struct price_level price_level = {"investment_price", {{NULL, NULL, NULL}}, NULL, NULL, NULL};

static const struct equation equations[] = {
	{"investment_price", "money/money@base", SCALAR, 0, .base = "1 [money/money@base]",
	 .formula = "prev(investment_price) * (1 + capital.investment_prices)",
	 .en = "Prices of investment goods, price year 1", .zh = "投资品价格指数（价格基期为1）",
	 .needs = "capital.investment_base_level"},
	{"capital_formation", "1e8 money@base", SCALAR, 0, .formula = "capital.conversion * investment / investment_price",
	 .en = "Capital formation", .zh = "资本形成", .needs = "capital.investment_base_level"},
	{"capital", "1e8 money@base", SCALAR, MAIN | STOCK, .base = "sum(capital.ratio * sectors.output)",
	 .formula = "prev(capital) * (1 - capital.depreciation) + prev(capital_formation)",
	 .en = "Capital at the opening of the year", .zh = "年初资本存量", .iamc = "Capital Stock"},
	{"capital_per_output_wanted", "1", SECTORS, HIDDEN, .base = "capital.ratio",
	 .formula = "prev(capital_per_output) * (1 + capital.deepening)",
	 .en = "Capital needed per value added before this year's limits",
	 .zh = "本年约束前单位增加值所需资本"},
	{"capital_needed", "1e8 money@base", SCALAR, 0, .formula = "sum(output * capital_per_output)",
	 .en = "Capital that output needs", .zh = "产出所需资本"},
	{"capital_output_ratio", "1", SCALAR, PARTIAL, .formula = "capital / gdp", .en = "Capital per GDP",
	 .zh = "资本产出比"},
	{"capital_growth", "%/yr", SCALAR, PARTIAL, .formula = "capital / prev(capital) - 1", .en = "Growth of capital",
	 .zh = "资本存量增速"},
	{"icor", "1", SCALAR, PARTIAL, .formula = "capital_formation / max(gdp - prev(gdp), 0)",
	 .en = "Incremental capital-output ratio (ICOR)", .zh = "增量资本产出率（ICOR）"},
	{"productivity_growth_implied", "%/yr", SCALAR, PARTIAL,
	 .formula = "gdp_growth - capital.share * capital_growth - (1 - capital.share) * given(labour_growth, 0)",
	 .en = "Productivity growth that the path assumes", .zh = "路径隐含的全要素生产率增速"},
	{0}};

static const struct limited_use uses[] = {
	{"capital_needed", "capital_per_output", NULL, NULL, "Capital needed per value added", "单位增加值所需资本"}, {0}};

/* The part of the programme's total that falls on each year: growing at its rate, 1 in all. */
static void define_parts(struct builder *builder, const struct entry *programme, double growth)
{
	const struct program *program = builder->program;
	const struct entry *years = entry_find(programme, "years");
	int first = (int)years->json->child->number, last = (int)years->json->child->next->number;
	double *part = ARENA_ARRAY(builder->arena, program->years, double), all = 0;
	for (int year = first; year <= last; year++)
		all += function_pow(1 + growth / 100, year - first);
	for (int y = 0; y < program->years; y++) {
		int year = program->base_year + y;
		part[y] = year >= first && year <= last ? function_pow(1 + growth / 100, year - first) / all : 0;
	}
	builder_internal(builder, "capital.programme.part", "1", part);
}

/* Does the file give investment of another kind in this row? */
static bool invests_otherwise(struct builder *builder, int y)
{
	static const char *const names[] = {"capital.investment_share", "capital.investment"};
	bool any = false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int element, index = program_find_input(builder->program, names[i], &element);
		any |= index >= 0 && builder->program->inputs[index].value[0].values[y] > 0;
	}
	return any;
}

/* 1 in the years after the programme in which its share of GDP goes on; false: in none. */
static bool define_going_on(struct builder *builder, const struct entry *programme)
{
	const struct program *program = builder->program;
	const char *after = entry_text(programme, "after");
	int last = (int)entry_find(programme, "years")->json->child->next->number, y = last + 1 - program->base_year;
	bool stops = after ? strcmp(after, "stop") == 0 : y > 0 && y < program->years && invests_otherwise(builder, y);
	double *going = ARENA_ARRAY(builder->arena, program->years, double);
	if (stops || y < 1 || y >= program->years)
		return false;
	for (; y < program->years; y++)
		going[y] = 1;
	builder_internal(builder, "capital.programme.goes_on", "1", going);
	builder_define(builder, &(struct equation){"programme_share", "%", SCALAR, HIDDEN,
		.base = "if(gdp_nominal > 0, capital.programme.total * capital.programme.part / gdp_nominal, 0)",
		.formula = "if(capital.programme.goes_on > 0, prev(programme_share), "
		           "if(gdp_nominal > 0, capital.programme.total * capital.programme.part / gdp_nominal, 0))",
		.en = "The programme, share of GDP; of its last year once it is spent",
		.zh = "投资计划占地区生产总值比重，期满后取末年"});
	return true;
}

static void build(struct builder *builder)
{
	const struct entry *programme = builder_entry(builder, "capital.programme");
	const char *planned = "";
	if (programme && entry_find(programme, "years") && builder_input(builder, programme, "total", NULL, NULL)) {
		builder_input(builder, programme, "growth", NULL, NULL);
		const struct input *growth = &builder->program->inputs[builder->program->input_count - 1];
		define_parts(builder, programme, growth->value[0].values[0]);
		planned = define_going_on(builder, programme)
		              ? " + capital.programme.total * capital.programme.part"
		                " + programme_share * gdp_nominal * capital.programme.goes_on"
		              : " + capital.programme.total * capital.programme.part";
	}
	builder_define(builder, &(struct equation){"investment", "1e8 money", SCALAR, MAIN,
		.formula = builder_print(builder, "capital.investment_share * gdp_nominal + capital.investment%s", planned),
		.en = "Investment", .zh = "投资额", .iamc = "Investment"});
}

const struct model model_capital = {
	"capital",
	BY_KEY,
	.needs = "sectors",
	.fields = fields,
	.equations = equations,
	.price_level = &price_level,
	.uses = uses,
	.build = build,
	.method_en =
		"investment  = capital.investment_share * gdp_nominal + capital.investment + the year's part of "
		"capital.programme.total;\n"
		"  when the programme is spent, the share of GDP that it had in its last year goes on (not with \"after\": "
		"\"stop\")\n"
		"capital_per_output  Capital needed per value added, by sector\n"
		"  = prev(capital_per_output) * (1 + capital.deepening), less what limits ask for on top",
	.method_zh =
		"investment  = capital.investment_share * gdp_nominal + capital.investment + capital.programme.total "
		"的当年部分；\n"
		"  投资计划期满后，按其末年占地区生产总值比重延续（\"after\": \"stop\" 则停止）\n"
		"capital_per_output  分行业单位增加值所需资本\n"
		"  = prev(capital_per_output) * (1 + capital.deepening)，再减去约束引致的额外降幅",
	.reference =
		"Perpetual inventory: Measuring Capital, OECD Manual, 2009. Growth accounting: R. Solow, Review of Economics "
		"and Statistics, 1957.",
	.en = "Capital by perpetual inventory, ICOR, productivity implied",
	.zh = "资本存量（永续盘存）、ICOR与隐含生产率"};
