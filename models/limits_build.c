/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_build: the equations of limits, as tables of formula texts, so that explain shows them and every question
 * runs them (see limits.c for the rule). For limit L with intensity I, factor F, fixed part b, a = I F:
 *   limit_efficiency.L = respond(excess, eligible use, extra)     I = I wanted (1 - limit_efficiency.L)
 *   limit_cut_share.L  = respond(excess, sum(c w Y), max_cut)     Y = Y* (1 - limit_cut_share.L w)
 * Two or more ratio limits repeat their cuts in four rounds (suffix _2.._4). The companion lane sets limits.on to 0.
 * Invariant: `output` and the intensities are defined here alone, with or without limits. */
#include <string.h>
#include "core/build.h"
#include "models/limits_parts.h"

/* What a step counts in: the use, the limit (use per something), the intensity; or a unit of its own. */
enum counted { IN_USE, IN_LIMIT, IN_INTENSITY, IN_NUMBERS, IN_RATE, IN_MONEY };

struct equation_pattern {
	const char *name; /* .ID is added */
	enum set_id set;
	unsigned flags;
	enum counted counted;
	const char *base, *formula, *en, *zh;
};

/* In names and formulas: {0} the limit's id, {1} a as text, {2} the outputs that are cut, {3} " + b" or nothing,
 * {4} what may be used, {5} the round's suffix, {6} which sectors respond, {7} the most that may still be cut,
 * {8} the use that a full cut would free, {9} what was gathered pass by pass. */
enum { FILLS = 10 };
struct fill { const char *text[FILLS + 1]; };

static const struct equation_pattern most_patterns[] = {
	{"limit_most", SCALAR, 0, IN_LIMIT, NULL, "{9}", "Limit", "约束上限"},
	{0}};
static const struct equation_pattern use_patterns[] = {
	{"limit_use", SCALAR, 0, IN_LIMIT, NULL, "{9}", "Use under the limit", "约束下的用量"},
	{0}};
static const struct equation_pattern coefficient_patterns[] = {
	{"limit_coefficient_wanted", SECTORS, HIDDEN, IN_INTENSITY, "limits.{0}.coefficients", "limits.{0}.coefficients{9}",
	 "Use per output wanted", "意愿单位产出用量"},
	{0}};
static const struct equation_pattern kept_patterns[] = {
	{"limit_kept", SECTORS, HIDDEN, IN_NUMBERS, "1", "prev(limit_kept.{0}) * (1 - {6}limit_efficiency.{0})",
	 "Part of the coefficient that is left", "系数保留比例"},
	{0}};
static const struct equation_pattern wanted_patterns[] = {
	{"limit_use_wanted", SCALAR, HIDDEN, IN_USE, NULL, "sum({1} * output_wanted){3}", "Use wanted", "意愿用量"},
	{0}};
static const struct equation_pattern efficiency_patterns[] = {
	{"limit_excess_wanted", SCALAR, HIDDEN, IN_USE, NULL, "limit_use_wanted.{0} - {4}", "Excess of the use wanted",
	 "意愿用量超出部分"},
	{"limit_eligible", SCALAR, HIDDEN, IN_USE, NULL, "sum({6}{1} * output_wanted)", "Use that efficiency can lower",
	 "可由能效降低的用量"},
	{"limit_efficiency", SCALAR, IDLE | RESPONSE, IN_RATE, "0",
	 "respond(limit_excess_wanted.{0}, limit_eligible.{0}, limits.{0}.efficiency.extra) * limits.{0}.active * "
	 "limits.on",
	 "Extra fall of intensity by the limit", "约束引致的额外能效"},
	{"limit_saved", SCALAR, 0, IN_USE, "0", "limit_efficiency.{0} * limit_eligible.{0}",
	 "Use saved this year by extra efficiency",
	 "本年额外能效节约量"},
	{0}};
static const struct equation_pattern cost_patterns[] = {
	{"limit_saving_cost", SCALAR, 0, IN_MONEY, "0", "limit_saved.{0} * limits.{0}.efficiency.cost",
	 "Investment for the saving",
	 "节约所需投资"},
	{0}};
static const struct equation_pattern weight_patterns[] = {
	{"limit_weight", SECTORS, HIDDEN, IN_NUMBERS, NULL, "{9}", "Weight of a sector in the cut", "行业削减权重"},
	{0}};
static const struct equation_pattern cut_patterns[] = {
	{"limit_room{5}", SCALAR, HIDDEN, IN_USE, NULL, "sum({8})", "Use that a full cut would free",
	 "全部削减可释放的用量"},
	{"limit_excess{5}", SCALAR, HIDDEN, IN_USE, NULL, "sum({1} * {2}){3} - {4}", "Excess of use before the cut",
	 "削减前超出部分"},
	{"limit_cut_share{5}", SCALAR, HIDDEN | RESPONSE, IN_RATE, "0",
	 "respond(limit_excess{5}.{0}, limit_room{5}.{0}, {7}) * limits.{0}.active * limits.on",
	 "Cut of output by the limit",
	 "约束削减产出比例"},
	{"limit_cut_rate{5}", SECTORS, HIDDEN | IDLE, IN_RATE, NULL, "{9}", "Cut by the limit",
	 "约束削减比例"},
	{0}};
static const struct equation_pattern after_patterns[] = {
	{"output_after{5}", SECTORS, HIDDEN | PASSING, IN_MONEY, NULL, "{9}", "Value added after the limit's cut",
	 "约束削减后的增加值"},
	{0}};
static const struct equation_pattern report_patterns[] = {
	{"limit_slack", SCALAR, 0, IN_LIMIT, NULL, "limit_most.{0} - limit_use.{0}", "Slack", "余量"},
	{"limit_cut", SCALAR, 0, IN_MONEY, "0", "{9}", "Output cut this year", "本年产出削减"},
	{"limit_binding", SCALAR, 0, IN_NUMBERS, "0",
	 "max(limit_use.{0} >= limit_most.{0} - 1e-9 * abs(limit_most.{0}){6}, limit_cut.{0} > 0) * limits.{0}.active * "
	 "limits.on",
	 "Binding (1: yes)", "生效（1为是）"},
	{"limit_broken", SCALAR, 0, IN_NUMBERS, "0",
	 "(limit_use.{0} > limit_most.{0} + 1e-9 * abs(limit_most.{0})) * limits.{0}.active * limits.on", "Broken (1: yes)",
	 "突破（1为是）"},
	{0}};

static struct fill fill_of(const struct limit *limit)
{
	struct fill fill = {{limit->id}};
	for (int i = 1; i < FILLS; i++)
		fill.text[i] = "";
	return fill;
}

/* The last variable that was defined, for its name. */
static const struct variable *define(struct builder *builder, const struct limit *limit,
                                     const struct equation_pattern *patterns,
	                                 const struct fill *fill)
{
	struct variable *variable = NULL;
	for (const struct equation_pattern *pattern = patterns; pattern->name; pattern++) {
		const char *name = word_fill(builder->arena, pattern->name, fill->text);
		const char *unit = pattern->counted == IN_RATE ? "%/yr" : pattern->counted == IN_MONEY ? "1e8 CNY@base" : "1";
		const char *base = pattern->base ? word_fill(builder->arena, pattern->base, fill->text) : NULL;
		variable = builder_variable(
			builder, &(struct equation){builder_print(builder, "%s.%s", name, limit->id), unit, pattern->set,
		                                pattern->flags, base, word_fill(builder->arena, pattern->formula, fill->text),
		                                pattern->en, pattern->zh, NULL, NULL});
		variable->limit = limit->id;
		variable->pointer = builder_print(builder, "/limits/%s", limit->id);
		if (pattern->counted == IN_USE)
			variable->unit = limit->use_unit;
		else if (pattern->counted == IN_LIMIT)
			variable->unit = limit->unit;
		else if (pattern->counted == IN_INTENSITY)
			variable->unit = limit->intensity_unit;
	}
	return variable;
}

/* I F as text, with the intensity `intensity`. */
static const char *coefficient(struct builder *builder, const struct limit *limit, const char *intensity)
{
	return limit->use && limit->use->factor ? builder_print(builder, "%s * %s", intensity, limit->use->factor)
	                                        : intensity;
}

static const char *fixed_part(struct builder *builder, const struct limit *limit)
{
	if (limit->use)
		return limit->use->fixed ? builder_print(builder, " + %s", limit->use->fixed) : "";
	return limit->has_fixed ? builder_print(builder, " + limits.%s.fixed", limit->id) : "";
}

/* What may be used, for outputs `output`: the limit itself, or the limit times what it is divided by. */
static const char *allowance(struct builder *builder, const struct limit *limit, const char *output)
{
	if (limit->ratio)
		return builder_print(builder, "limit_most.%s * sum(%s)", limit->id, output);
	return limit->per ? builder_print(builder, "limit_most.%s * %s", limit->id, limit->per)
	                  : builder_print(builder, "limit_most.%s", limit->id);
}

static const char *eligible(struct builder *builder, const struct limit *limit)
{
	return limit->some_sectors ? builder_print(builder, "limits.%s.eligible * ", limit->id) : "";
}

/* The name of the intensity that the limit's responses act on. */
static const char *intensity_of(struct builder *builder, const struct limit *limit)
{
	return limit->use ? limit->use->intensity : builder_print(builder, "limit_coefficient.%s", limit->id);
}

static void define_most(struct builder *builder, const struct limit *limit)
{
	const char *id = limit->id, *variable = entry_text(limit->object, "at_most_variable");
	struct fill fill = fill_of(limit);
	fill.text[9] = variable       ? variable
	               : limit->falls ? builder_print(builder, "base(limit_use.%s) * limits.%s.left", id, id)
	                              : builder_print(builder, "limits.%s.at_most", id);
	define(builder, limit, most_patterns, &fill);
	const char *use = limit->use ? limit->use->variable
	                             : builder_print(builder, "(sum(limit_coefficient.%s * output)%s)", id,
	                                             fixed_part(builder, limit));
	fill.text[9] = limit->per ? builder_print(builder, "%s / %s", use, limit->per) : use;
	define(builder, limit, use_patterns, &fill);
}

/* One limit's efficiency response; `current` follows the intensity through all of them: a name, at last a
 * formula. */
static void define_efficiency(struct builder *builder, struct limit *limit, const char **current, bool last)
{
	struct fill fill = fill_of(limit);
	fill.text[1] = coefficient(builder, limit, *current);
	fill.text[3] = fixed_part(builder, limit);
	fill.text[4] = allowance(builder, limit, "output_wanted");
	fill.text[6] = eligible(builder, limit);
	define(builder, limit, wanted_patterns, &fill);
	if (!limit->has_efficiency)
		return;
	define(builder, limit, efficiency_patterns, &fill);
	if (limit->has_cost)
		define(builder, limit, cost_patterns, &fill);
	const char *formula =
		builder_print(builder, "%s * (1 - %slimit_efficiency.%s)", *current, fill.text[6], limit->id);
	if (last) { /* the last response is the intensity itself */
		*current = formula;
		return;
	}
	struct equation_pattern after = {builder_print(builder, "%s_after", limit->use->intensity), SECTORS,
	                                 HIDDEN | PASSING, IN_INTENSITY, NULL, formula,
	                                 "Intensity after the limit's response", "约束响应后的强度"};
	*current = define(builder, limit, (struct equation_pattern[]){after, {0}}, &fill)->name;
}

/* A text that is 0 for a sector without weight: where the scenario gives weights, such a sector then costs nothing. */
static const char *if_it_yields(struct builder *builder, const struct limit *limit, const char *text)
{
	return limit->has_weights ? builder_print(builder, "if(limits.%s.output.weights > 0, %s, 0)", limit->id, text)
	                          : text;
}

/* c / a within 0 and 1, or the scenario's weights where c > 0. */
static void define_weight(struct builder *builder, const struct limit *limit)
{
	const char *id = limit->id, *a = coefficient(builder, limit, intensity_of(builder, limit));
	const char *c = limit->ratio ? builder_print(builder, "%s - limit_most.%s", a, id) : a;
	struct fill fill = fill_of(limit);
	if (limit->has_weights)
		fill.text[9] =
			if_it_yields(builder, limit, builder_print(builder, "if(%s > 0, limits.%s.output.weights, 0)", c, id));
	else
		fill.text[9] = limit->ratio ? builder_print(builder, "respond(%s, %s, 1)", c, a)
		                            : builder_print(builder, "if(%s > 0, 1, 0)", a);
	define(builder, limit, weight_patterns, &fill);
}

static const char *suffix(struct builder *builder, int round)
{
	return round ? builder_print(builder, "_%d", round + 1) : "";
}

/* The file's max_cut, less what earlier rounds took. */
static const char *most_left(struct builder *builder, const struct limit *limit, int round)
{
	const char *most = builder_print(builder, "limits.%s.output.max_cut", limit->id), *kept = "1";
	for (int r = 0; r < round; r++)
		kept = builder_print(builder, "%s * (1 - limit_cut_share%s.%s)", kept, suffix(builder, r), limit->id);
	return round ? builder_print(builder, "max(1 - (1 - %s) / max(%s, 1e-12), 0)", most, kept) : most;
}

/* One cut of one limit, on the outputs called *output: a name, at last a formula. */
static void define_cut(struct builder *builder, struct limit *limit, int round, const char **output, bool last)
{
	const char *id = limit->id, *a = coefficient(builder, limit, intensity_of(builder, limit));
	struct fill fill = fill_of(limit);
	fill.text[1] = a;
	fill.text[2] = *output;
	fill.text[3] = fixed_part(builder, limit);
	fill.text[4] = allowance(builder, limit, *output);
	fill.text[5] = suffix(builder, round);
	fill.text[7] = most_left(builder, limit, round);
	const char *c = limit->ratio ? builder_print(builder, "(%s - limit_most.%s)", a, id) : a;
	fill.text[8] = if_it_yields(builder, limit, builder_print(builder, "%s * limit_weight.%s * %s", c, id, *output));
	fill.text[9] = if_it_yields(builder, limit,
	                            builder_print(builder, "limit_cut_share%s.%s * limit_weight.%s", fill.text[5], id, id));
	define(builder, limit, cut_patterns, &fill);
	define_price_part(builder, limit, fill.text[5], *output);
	const char *earlier = limit->cut_text ? builder_print(builder, "%s + ", limit->cut_text) : "";
	limit->cut_text =
		builder_print(builder, "%slimit_cut_share%s.%s * sum(%s)", earlier, fill.text[5], id,
	                  if_it_yields(builder, limit, builder_print(builder, "limit_weight.%s * %s", id, *output)));
	fill.text[9] = builder_print(builder, "%s * (1 - limit_cut_rate%s.%s)", *output, fill.text[5], id);
	*output = last ? fill.text[9] : define(builder, limit, after_patterns, &fill)->name;
}

/* Everything measured after the last pass. */
static void define_reports(struct builder *builder, const struct limit *limit)
{
	struct fill fill = fill_of(limit);
	fill.text[6] = limit->has_efficiency ? builder_print(builder, ", limit_efficiency.%s > 0", limit->id) : "";
	fill.text[9] = limit->cut_text;
	define(builder, limit, report_patterns, &fill);
	define_price(builder, limit);
}

/* What is left after all responses: the last of them is the formula. */
static void define_result(struct builder *builder, const char *name, const char *wanted, const char *last,
	                      const struct unit *unit, unsigned flags, const char *en, const char *zh)
{
	builder_variable(builder, &(struct equation){name, "1", SECTORS, flags, wanted, last, en, zh, NULL, NULL})->unit =
		*unit;
}

static bool acts_on(const struct limit *limit, const char *intensity)
{
	return limit->use && strcmp(limit->use->intensity, intensity) == 0;
}

/* An intensity that a model declares: all limits on it respond one after the other. */
static void define_intensity(struct builder *builder, const struct limited_use *use, struct limit *limits, int count)
{
	const char *intensity = use->intensity;
	const char *wanted = builder_print(builder, "%s_wanted", intensity), *current = wanted;
	const struct unit unit = *builder_unit_of(builder, wanted);
	int last = -1;
	for (int i = 0; i < count; i++)
		if (acts_on(&limits[i], intensity) && limits[i].has_efficiency)
			last = i;
	for (int i = 0; i < count; i++)
		if (acts_on(&limits[i], intensity)) {
			limits[i].intensity_unit = unit;
			define_efficiency(builder, &limits[i], &current, i == last);
		}
	define_result(builder, intensity, wanted, current, &unit, 0, use->en, use->zh);
}

/* Coefficients of a limit's own: a path from the file, lowered by what efficiency has gained so far. */
static void define_coefficients(struct builder *builder, struct limit *limit)
{
	const char *name = builder_print(builder, "limit_coefficient.%s", limit->id);
	const char *base = builder_print(builder, "limits.%s.coefficients", limit->id);
	struct fill fill = fill_of(limit);
	fill.text[6] = eligible(builder, limit);
	fill.text[9] = limit->has_efficiency ? builder_print(builder, " * prev(limit_kept.%s)", limit->id) : "";
	const char *current = define(builder, limit, coefficient_patterns, &fill)->name;
	define_efficiency(builder, limit, &current, true);
	define_result(builder, name, base, current, &limit->intensity_unit, HIDDEN, "Use per output", "单位产出用量");
	if (limit->has_efficiency)
		define(builder, limit, kept_patterns, &fill);
}

static void define_intensities(struct builder *builder, struct limit *limits, int count)
{
	for (const struct model *const *model = builder->models; *model; model++)
		for (const struct limited_use *use = (*model)->uses; use && use->variable; use++)
			if (model_active(builder->models, *model, builder->scenario) && !builder_unit_of(builder, use->intensity))
				define_intensity(builder, use, limits, count);
	for (int i = 0; i < count; i++)
		if (!limits[i].use)
			define_coefficients(builder, &limits[i]);
}

static void define_outputs(struct builder *builder, struct limit *limits, int count)
{
	int ratios = 0;
	const char *output = "output_wanted";
	for (int i = 0; i < count; i++) {
		ratios += limits[i].ratio;
		define_weight(builder, &limits[i]);
	}
	int rounds = ratios > 1 ? 4 : 1; /* level limits stand before ratio limits */
	for (int i = 0; i < count; i++)
		if (!limits[i].ratio)
			define_cut(builder, &limits[i], 0, &output, !ratios && i == count - 1);
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < count; i++)
			if (limits[i].ratio)
				define_cut(builder, &limits[i], round, &output, round == rounds - 1 && i == count - 1);
	struct unit unit = *builder_unit_of(builder, "output_wanted");
	define_result(builder, "output", "output_wanted", output, &unit, GROUP_SUM, "Value added", "增加值");
}

void limits_build(struct builder *builder)
{
	struct limit *limits;
	int count = limits_read(builder, &limits);
	if (count)
		limit_switch(builder);
	define_intensities(builder, limits, count);
	for (int i = 0; i < count; i++)
		define_most(builder, &limits[i]);
	define_outputs(builder, limits, count);
	for (int i = 0; i < count; i++)
		define_reports(builder, &limits[i]);
	if (count)
		builder_define(builder, &(struct equation){"gap_to_unlimited", "1e8 CNY@base", SCALAR, MAIN,
		                                           .formula = "unlimited(gdp) - gdp", .en = "GDP lost to limits",
		                                           .zh = "约束造成的地区生产总值损失"});
}
