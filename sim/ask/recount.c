/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recount: laws are rows of a table; each has a shape, which is written here and not in the language of formulas. All
 * numbers are held against each other in plain units. */
#include "ask/recount.h"
#include <math.h>
#include <string.h>
#include "base/nearly.h"

bool recount_agrees(double is, double should, double size)
{
	return isnan(is) || isnan(should) || nearly_equal(is, should) || fabs(is - should) <= NEARLY * fabs(size);
}

/* --- a variable by its equation --- */

static double plain_operation(enum op op, double a, double b, double c)
{
	switch (op) {
	case OP_ADD: return a + b;
	case OP_SUBTRACT: return a - b;
	case OP_MULTIPLY: return a * b;
	case OP_DIVIDE: return a / b;
	case OP_POWER: return pow(a, b);
	case OP_NEGATE: return -a;
	case OP_MINIMUM: return isnan(a) || isnan(b) ? NAN : a < b ? a : b;
	case OP_MAXIMUM: return isnan(a) || isnan(b) ? NAN : a > b ? a : b;
	case OP_CLAMP: return isnan(a) ? NAN : a < b ? b : a > c ? c : a;
	case OP_EXP: return exp(a);
	case OP_LOG: return log(a);
	case OP_SIN: return sin(a);
	case OP_COS: return cos(a);
	case OP_SQRT: return sqrt(a);
	case OP_ABS: return fabs(a);
	case OP_LESS: return isnan(a) || isnan(b) ? NAN : a < b;
	case OP_LESS_EQUAL: return isnan(a) || isnan(b) ? NAN : a <= b;
	case OP_EQUAL: return isnan(a) || isnan(b) ? NAN : a == b;
	case OP_NOT_EQUAL: return isnan(a) || isnan(b) ? NAN : a != b;
	case OP_SELECT: return isnan(a) ? NAN : a != 0 ? b : c;
	default: return NAN;
	}
}

double recount_value(struct arena *arena, const struct moment *moment, int variable, int element)
{
	const struct result *result = moment->result;
	const struct variable *v = &result->program->variables[variable];
	bool group = v->set != SCALAR && element >= result->program->sets[v->set].count;
	if (group || moment->year - result->base_year < v->first)
		return NAN;
	int node = moment->year == result->base_year && v->base >= 0 ? v->base : v->formula;
	return node < 0 ? NAN : node_value_by(arena, moment, node, element < 0 ? 0 : element, plain_operation);
}

/* --- laws --- */

enum shape {
	IS_SUM,     /* of a over its elements, and b */
	IS_PRODUCT, /* a b */
	IS_SUM_OF_PRODUCTS,
	IS_RATIO,   /* a / b */
	IS_FALL,    /* 1 - a / a in the base year */
	IS_GROWTH,  /* a / a of the year before - 1 */
	IS_RAISED,  /* a of the year before, times 1 + b */
	IS_LOWERED, /* a of the year before, times 1 - b */
	IS_DIVIDED, /* a of the year before, by 1 + b */
	IS_REST,    /* a (1 - b) */
	IS_MIXED    /* a c + b (1 - c) */
};
static const struct law {
	const char *text, *name;
	enum shape shape;
	const char *a, *b, *c;
	const char *without; /* it does not hold where this is there */
} laws[] = {
	{"gdp = sum(output)", "gdp", IS_SUM, "output", NULL, NULL, NULL},
	{"gdp_growth = gdp / prev(gdp) - 1", "gdp_growth", IS_GROWTH, "gdp", NULL, NULL, NULL},
	{"output_growth = output / prev(output) - 1", "output_growth", IS_GROWTH, "output", NULL, NULL, NULL},
	{"share_real = output / gdp", "share_real", IS_RATIO, "output", "gdp", NULL, NULL},
	{"output_path = prev(output_path) (1 + growth_wanted)", "output_path", IS_RAISED, "output_path", "growth_wanted",
	 NULL, "growth_shock"},
	{"output_nominal = output price", "output_nominal", IS_PRODUCT, "output", "price", NULL, NULL},
	{"gdp_nominal = sum(output_nominal)", "gdp_nominal", IS_SUM, "output_nominal", NULL, NULL, NULL},
	{"deflator = gdp_nominal / gdp", "deflator", IS_RATIO, "gdp_nominal", "gdp", NULL, NULL},
	{"share = output_nominal / gdp_nominal", "share", IS_RATIO, "output_nominal", "gdp_nominal", NULL, NULL},
	{"gdp_per_head = gdp / population", "gdp_per_head", IS_RATIO, "gdp", "population", NULL, "population_mean"},
	{"population_urban = population urbanization", "population_urban", IS_PRODUCT, "population", "urbanization", NULL,
	 NULL},
	{"population_rural = population (1 - urbanization)", "population_rural", IS_REST, "population", "urbanization",
	 NULL, NULL},
	{"energy_use = output energy_per_output", "energy_use", IS_PRODUCT, "output", "energy_per_output", NULL, NULL},
	{"energy = sum(energy_use) + energy_households", "energy", IS_SUM, "energy_use", "energy_households", NULL, NULL},
	{"energy_per_output_wanted = prev(energy_per_output) (1 - energy.efficiency)", "energy_per_output_wanted",
	 IS_LOWERED, "energy_per_output", "energy.efficiency", NULL, NULL},
	{"household_index = prev(household_index) (1 + energy.household_growth)", "household_index", IS_RAISED,
	 "household_index", "energy.household_growth", NULL, NULL},
	{"energy_intensity = energy / gdp", "energy_intensity", IS_RATIO, "energy", "gdp", NULL, NULL},
	{"energy_intensity_decline = 1 - energy_intensity / base(energy_intensity)", "energy_intensity_decline", IS_FALL,
	 "energy_intensity", NULL, NULL, NULL},
	{"co2 = sum(co2_sector) + co2_households", "co2", IS_SUM, "co2_sector", "co2_households", NULL, NULL},
	{"co2_intensity = co2 / gdp", "co2_intensity", IS_RATIO, "co2", "gdp", NULL, NULL},
	{"co2_per_energy = co2 / energy", "co2_per_energy", IS_RATIO, "co2", "energy", NULL, NULL},
	{"co2_intensity_decline = 1 - co2_intensity / base(co2_intensity)", "co2_intensity_decline", IS_FALL,
	 "co2_intensity", NULL, NULL, NULL},
	{"water_use = output water_per_output", "water_use", IS_PRODUCT, "output", "water_per_output", NULL, NULL},
	{"water = sum(water_use) + water_households", "water", IS_SUM, "water_use", "water_households", NULL, NULL},
	{"water_intensity = water / gdp", "water_intensity", IS_RATIO, "water", "gdp", NULL, NULL},
	{"water_intensity_decline = 1 - water_intensity / base(water_intensity)", "water_intensity_decline", IS_FALL,
	 "water_intensity", NULL, NULL, NULL},
	{"raw_coal = sum(output coal_per_output)", "raw_coal", IS_SUM_OF_PRODUCTS, "output", "coal_per_output", NULL,
	 NULL},
	{"coal_per_output_wanted = prev(coal_per_output) (1 + coal.change)", "coal_per_output_wanted", IS_RAISED,
	 "coal_per_output", "coal.change", NULL, NULL},
	{"labour_per_output = prev(labour_per_output) / (1 + labour.productivity)", "labour_per_output_wanted", IS_DIVIDED,
	 "labour_per_output", "labour.productivity", NULL, NULL},
	{"labour_by_sector = output labour_per_output", "labour_by_sector", IS_PRODUCT, "output", "labour_per_output",
	 NULL, NULL},
	{"labour_demand = sum(labour_by_sector)", "labour_demand", IS_SUM, "labour_by_sector", NULL, NULL, NULL},
	{"labour_productivity = gdp / labour_demand", "labour_productivity", IS_RATIO, "gdp", "labour_demand", NULL, NULL},
	{"capital_growth = capital / prev(capital) - 1", "capital_growth", IS_GROWTH, "capital", NULL, NULL, NULL},
	{"capital_output_ratio = capital / gdp", "capital_output_ratio", IS_RATIO, "capital", "gdp", NULL, NULL},
	{"capital_needed = sum(output capital_per_output)", "capital_needed", IS_SUM_OF_PRODUCTS, "output",
	 "capital_per_output", NULL, NULL},
	{"income_urban = prev(income_urban) (1 + income.urban_growth)", "income_urban", IS_RAISED, "income_urban",
	 "income.urban_growth", NULL, NULL},
	{"income_rural = prev(income_rural) (1 + income.rural_growth)", "income_rural", IS_RAISED, "income_rural",
	 "income.rural_growth", NULL, NULL},
	{"income = income_urban urbanization + income_rural (1 - urbanization)", "income", IS_MIXED, "income_urban",
	 "income_rural", "urbanization", NULL},
	{"income_ratio = income_urban / income_rural", "income_ratio", IS_RATIO, "income_urban", "income_rural", NULL,
	 NULL},
	{"consumer_price = prev(consumer_price) (1 + income.consumer_prices)", "consumer_price", IS_RAISED,
	 "consumer_price", "income.consumer_prices", NULL, NULL},
};

/* A variable or an input by its name. */
struct thing { const struct result *result; int variable, input, set; double factor; };

static bool find(const struct result *result, const char *name, struct thing *thing)
{
	const struct program *program = result->program;
	int element;
	*thing = (struct thing){.result = result, .variable = -1, .input = -1, .set = SCALAR, .factor = 1};
	if (!name)
		return true;
	thing->variable = program_find(program, name, &element);
	for (int i = 0; thing->variable < 0 && thing->input < 0 && i < program->input_count; i++)
		if (strcmp(program->inputs[i].name, name) == 0)
			thing->input = i;
	if (thing->variable < 0 && thing->input < 0)
		return false;
	thing->set = thing->variable >= 0 ? program->variables[thing->variable].set : program->inputs[thing->input].set;
	thing->factor = thing->variable >= 0 ? program->variables[thing->variable].unit.factor
	                                     : program->inputs[thing->input].unit.factor;
	return true;
}

static double value_in(const struct thing *thing, int element, int year)
{
	int e = thing->set == SCALAR ? 0 : element;
	const struct result *result = thing->result;
	if (year < result->base_year)
		return NAN;
	if (thing->variable >= 0)
		return thing->factor * result_value(result, thing->variable, thing->set == SCALAR ? -1 : e, year);
	return thing->input < 0 ? 0
	                        : thing->factor *
	                              result->program->inputs[thing->input].value[e].values[year - result->base_year];
}

static double sum_in(const struct thing *thing, const struct thing *times, int year)
{
	double sum = 0;
	int count = program_elements(thing->result->program, thing->set);
	for (int e = 0; e < count; e++)
		sum += value_in(thing, e, year) * (times ? value_in(times, e, year) : 1);
	return sum;
}

static double should_be(const struct law *law, const struct thing things[3], int element, int year)
{
	const struct thing *a = &things[0], *b = &things[1];
	double now = value_in(a, element, year), other = value_in(b, element, year),
		   third = value_in(&things[2], element, year), before = value_in(a, element, year - 1);
	switch (law->shape) {
	case IS_SUM: return sum_in(a, NULL, year) + (law->b ? other : 0);
	case IS_PRODUCT: return now * other;
	case IS_SUM_OF_PRODUCTS: return sum_in(a, b, year);
	case IS_RATIO: return other == 0 ? NAN : now / other;
	case IS_FALL: return 1 - now / value_in(a, element, a->result->base_year);
	case IS_GROWTH: return now / before - 1;
	case IS_RAISED: return before * (1 + other);
	case IS_LOWERED: return before * (1 - other);
	case IS_DIVIDED: return before / (1 + other);
	case IS_REST: return now * (1 - other);
	case IS_MIXED: return now * third + other * (1 - third);
	}
	return NAN;
}

static bool law_holds(struct arena *arena, const struct law *law, const struct result *result,
                      struct recount_fault *fault)
{
	struct thing is, things[3], none;
	if (!find(result, law->name, &is) || !find(result, law->a, &things[0]) || !find(result, law->b, &things[1]) ||
	    !find(result, law->c, &things[2]) || (law->without && find(result, law->without, &none)) || is.variable < 0)
		return true;
	int count = program_elements(result->program, is.set);
	for (int year = result->base_year; year < result->base_year + result->years; year++)
		for (int e = 0; e < count && result_has(result, is.variable, year); e++) {
			bool later = law->shape >= IS_GROWTH && law->shape <= IS_DIVIDED;
			double said = value_in(&is, e, year), should = later && year == result->base_year
			                                                    ? NAN
			                                                    : should_be(law, things, e, year);
			if (recount_agrees(said, should, law->shape == IS_FALL || law->shape == IS_GROWTH ? 1 : 0))
				continue;
			*fault = (struct recount_fault){
				result, law->text,
				program_element_name(arena, result->program, is.variable, is.set == SCALAR ? -1 : e), year,
				said / is.factor, should / is.factor};
			return false;
		}
	return true;
}

bool recount_laws(struct arena *arena, const struct result *result, struct recount_fault *fault)
{
	bool hold = true;
	for (size_t i = 0; hold && i < sizeof laws / sizeof *laws; i++)
		hold = law_holds(arena, &laws[i], result, fault);
	return hold;
}

/* --- targets --- */

/* In the unit of the target, from plain numbers. */
double recount_target(const struct result *result, const struct target_result *target)
{
	const struct target *asked = target->target;
	struct thing thing;
	int element, year = asked->year, last = result->base_year + result->years - 1;
	if (!asked->variable || !find(result, asked->variable, &thing) || asked->since || asked->over_first ||
	    target->reason != ASSESSED || year > last)
		return NAN;
	thing.variable = program_find(result->program, asked->variable, &element);
	if (thing.variable < 0 || (thing.set != SCALAR && element >= program_elements(result->program, thing.set)))
		return NAN;
	double now = value_in(&thing, element, year), base = value_in(&thing, element, result->base_year), number = NAN,
		   sum = 0;
	int years = year - result->base_year;
	for (int y = result->base_year + 1; y <= year; y++)
		sum += value_in(&thing, element, y);
	switch (asked->measure) {
	case MEASURE_LEVEL: number = now; break;
	case MEASURE_GROWTH: number = now / value_in(&thing, element, year - 1) - 1; break;
	case MEASURE_MEAN_GROWTH: number = pow(now / base, 1.0 / years) - 1; break;
	case MEASURE_CHANGE: number = now - base; break;
	case MEASURE_DECLINE_SINCE_BASE: number = 1 - now / base; break;
	case MEASURE_CUMULATIVE: number = sum; break;
	case MEASURE_MEAN: number = sum / years; break;
	default: break;
	}
	return number / target->unit.factor;
}

/* Verdict, gap and edges tell one story: below 0 exactly where it is missed. */
static bool is_told_rightly(const struct target_result *target)
{
	bool missed = target->verdict == VERDICT_MISSED;
	if (target->verdict == VERDICT_NOT_ASSESSABLE || isnan(target->gap) || isnan(target->value))
		return true;
	if (missed != (target->gap < 0) && !recount_agrees(target->gap, 0, target->value))
		return false;
	double edge = isfinite(target->low) && target->value < target->low ? target->low : target->high;
	return !missed || !isfinite(edge) || recount_agrees(fabs(target->value - edge), -target->gap, edge);
}

bool recount_targets(struct arena *arena, const struct result *result, struct recount_fault *fault)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		double should = recount_target(result, target);
		bool same = recount_agrees(target->value, should, 0.01 / target->unit.factor);
		if (same && is_told_rightly(target))
			continue;
		*fault = (struct recount_fault){result, arena_print(arena, "target %s", target->target->id),
		                                target->target->id, target->target->year, same ? target->gap : target->value,
		                                same ? target->value : should};
		return false;
	}
	return true;
}
