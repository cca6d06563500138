/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_build: the equations of limits, as formula texts, so that explain shows them and every question runs
 * them. For limit L with intensity I, factor F, fixed part b, coefficients a = I F (see limits.c for the rule):
 *   limit_use_wanted.L   sum(a Y*) + b with the intensities left by earlier responses
 *   limit_efficiency.L   respond(excess, eligible use, extra)          I_after.L = I (1 - limit_efficiency.L * eligible)
 *   limit_weight.L       w by sector                                   limit_cut_share.L = respond(excess, sum(c w Y), max_cut)
 *   output_after.L       Y (1 - limit_cut_share.L w)                   the last of them is `output` itself
 * Two or more ratio limits repeat their cuts in four rounds (suffix _2.._4). The companion lane sets
 * limits.on to 0. */
#include <string.h>
#include "models/limits_parts.h"

/* Variables of a limit: named PREFIX.ID, titled by the limit. */
static struct variable *define(struct builder *builder, const struct limit *limit, const char *prefix,
                               const struct equation *equation)
{
	struct equation made = *equation;
	made.name = builder_print(builder, "%s.%s", prefix, limit->id);
	struct variable *variable = builder_variable(builder, &made);
	variable->limit = limit->id;
	variable->pointer = builder_print(builder, "/limits/%s", limit->id);
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

/* The name of the intensity that the limit's responses act on, and of its wish. */
static const char *intensity_of(struct builder *builder, const struct limit *limit)
{
	return limit->use ? limit->use->intensity : builder_print(builder, "limit_coefficient.%s", limit->id);
}

static void define_most(struct builder *builder, const struct limit *limit)
{
	const char *variable = limit_text(limit, "at_most_variable");
	const char *formula =
		variable       ? variable
		: limit->falls ? builder_print(builder, "base(limit_use.%s) * limits.%s.left", limit->id, limit->id)
					   : builder_print(builder, "limits.%s.at_most", limit->id);
	define(builder, limit, "limit_most",
	       &(struct equation){.unit = "1", .formula = formula, .en = "Limit", .zh = "约束上限"})
		->unit = limit->unit;
	const char *use = limit->use ? limit->use->variable
	                             : builder_print(builder, "(sum(limit_coefficient.%s * output)%s)", limit->id,
	                                             fixed_part(builder, limit));
	define(
		builder, limit, "limit_use",
		&(struct equation){.unit = "1",
	                       .formula = limit->per ? builder_print(builder, "%s / %s", use, limit->per) : use,
	                       .en = "Use under the limit",
	                       .zh = "约束下的用量"})
		->unit = limit->unit;
}

/* One limit's efficiency response; `current` follows the intensity through all of them: a name, at last a
 * formula. */
static void define_efficiency(struct builder *builder, struct limit *limit, const char **current, bool last)
{
	const char *id = limit->id, *a = coefficient(builder, limit, *current),
			   *eligible = limit->some_sectors ? builder_print(builder, "limits.%s.eligible * ", id) : "";
	define(builder, limit, "limit_use_wanted",
	       &(struct equation){
			   .unit = "1",
			   .flags = HIDDEN,
			   .en = "Use wanted",
			   .zh = "意愿用量",
			   .formula = builder_print(builder, "sum(%s * output_wanted)%s", a, fixed_part(builder, limit))})
		->unit = limit->use_unit;
	if (!limit->has_efficiency)
		return;
	define(builder, limit, "limit_excess_wanted",
	       &(struct equation){.unit = "1",
	                          .flags = HIDDEN,
	                          .en = "Excess of the use wanted",
	                          .zh = "意愿用量超出部分",
	                          .formula = builder_print(builder, "limit_use_wanted.%s - %s", id,
	                                                   allowance(builder, limit, "output_wanted"))})
		->unit = limit->use_unit;
	define(builder, limit, "limit_eligible",
	       &(struct equation){.unit = "1",
	                          .flags = HIDDEN,
	                          .en = "Use that efficiency can lower",
	                          .zh = "可由能效降低的用量",
	                          .formula = builder_print(builder, "sum(%s%s * output_wanted)", eligible, a)})
		->unit = limit->use_unit;
	define(builder, limit, "limit_efficiency",
	       &(struct equation){.unit = "%/yr",
	                          .base = "0",
	                          .flags = IDLE | RESPONSE,
	                          .formula =
	                              builder_print(builder,
	                                            "respond(limit_excess_wanted.%s, limit_eligible.%s,"
	                                            " limits.%s.efficiency.extra) * limits.%s.active * limits.on",
	                                            id, id, id, id),
	                          .en = "Extra fall of intensity by the limit",
	                          .zh = "约束引致的额外能效"});
	define(builder, limit, "limit_saved",
	       &(struct equation){.unit = "1",
	                          .base = "0",
	                          .en = "Use saved this year by extra efficiency",
	                          .zh = "本年额外能效节约量",
	                          .formula =
	                              builder_print(builder, "limit_efficiency.%s * limit_eligible.%s", id, id)})
		->unit = limit->use_unit;
	if (limit->has_cost)
		define(builder, limit, "limit_saving_cost",
		       &(struct equation){
				   .unit = "1e8 CNY@base",
				   .base = "0",
				   .en = "Investment for the saving",
				   .zh = "节约所需投资",
				   .formula = builder_print(builder, "limit_saved.%s * limits.%s.efficiency.cost", id, id)});
	const char *formula = builder_print(builder, "%s * (1 - %slimit_efficiency.%s)", *current, eligible, id);
	if (last) { /* the last response is the intensity itself */
		*current = formula;
		return;
	}
	struct variable *variable =
		define(builder, limit, builder_print(builder, "%s_after", limit->use->intensity),
	           &(struct equation){.unit = "1",
	                              .set = SECTORS,
	                              .flags = HIDDEN | PASSING,
	                              .formula = formula,
	                              .en = "Intensity after the limit's response",
	                              .zh = "约束响应后的强度"});
	variable->unit = limit->intensity_unit;
	*current = variable->name;
}

static const char *suffix(struct builder *builder, int round)
{
	return round ? builder_print(builder, "_%d", round + 1) : "";
}

static void define_weight(struct builder *builder, const struct limit *limit)
{
	const char *id = limit->id, *a = coefficient(builder, limit, intensity_of(builder, limit));
	const char *c = limit->ratio ? builder_print(builder, "%s - limit_most.%s", a, id)
	                             : a; /* respond: c / a within 0 and 1 */
	const char *formula = limit->has_weights
	                          ? builder_print(builder, "if(%s > 0, limits.%s.output.weights, 0)", c, id)
	                      : limit->ratio ? builder_print(builder, "respond(%s, %s, 1)", c, a)
	                                     : builder_print(builder, "if(%s > 0, 1, 0)", a);
	define(builder, limit, "limit_weight",
	       &(struct equation){.unit = "1",
	                          .set = SECTORS,
	                          .flags = HIDDEN,
	                          .formula = formula,
	                          .en = "Weight of a sector in the cut",
	                          .zh = "行业削减权重"});
}

/* One cut of one limit, on the outputs called *output: a name, at last a formula. */
static void define_cut(struct builder *builder, struct limit *limit, int round, const char **output,
                       bool last)
{
	const char *id = limit->id, *tail = suffix(builder, round),
			   *a = coefficient(builder, limit, intensity_of(builder, limit));
	const char *most = builder_print(builder, "limits.%s.output.max_cut", id), *kept = "1";
	for (int r = 0; r < round; r++)
		kept = builder_print(builder, "%s * (1 - limit_cut_share%s.%s)", kept, suffix(builder, r), id);
	if (round)
		most = builder_print(builder, "max(1 - (1 - %s) / max(%s, 1e-12), 0)", most, kept);
	const char *room = builder_print(builder,
	                                 limit->ratio ? "sum((%s - limit_most.%s) * limit_weight.%s * %s)"
	                                              : "sum(%s * limit_weight.%s * %s)",
	                                 a, id, limit->ratio ? id : *output, *output);
	define(builder, limit, builder_print(builder, "limit_room%s", tail),
	       &(struct equation){.unit = "1",
	                          .flags = HIDDEN,
	                          .formula = room,
	                          .en = "Use that a full cut would free",
	                          .zh = "全部削减可释放的用量"})
		->unit = limit->use_unit;
	define(builder, limit, builder_print(builder, "limit_excess%s", tail),
	       &(struct equation){.unit = "1",
	                          .flags = HIDDEN,
	                          .formula = builder_print(builder, "sum(%s * %s)%s - %s", a, *output,
	                                                   fixed_part(builder, limit),
	                                                   allowance(builder, limit, *output)),
	                          .en = "Excess of use before the cut",
	                          .zh = "削减前超出部分"})
		->unit = limit->use_unit;
	define(builder, limit, builder_print(builder, "limit_cut_share%s", tail),
	       &(struct equation){
			   .unit = "%/yr",
			   .base = "0",
			   .flags = HIDDEN | RESPONSE,
			   .formula = builder_print(
				   builder, "respond(limit_excess%s.%s, limit_room%s.%s, %s) * limits.%s.active * limits.on",
				   tail, id, tail, id, most, id),
			   .en = "Cut of output by the limit",
			   .zh = "约束削减产出比例"});
	define(builder, limit, builder_print(builder, "limit_cut_rate%s", tail),
	       &(struct equation){
			   .unit = "%/yr",
			   .set = SECTORS,
			   .flags = HIDDEN | IDLE,
			   .formula = builder_print(builder, "limit_cut_share%s.%s * limit_weight.%s", tail, id, id),
			   .en = "Cut by the limit",
			   .zh = "约束削减比例"});
	define_price_part(builder, limit, tail, *output);
	limit->cut_text = builder_print(builder, "%s%slimit_cut_share%s.%s * sum(limit_weight.%s * %s)",
	                                limit->cut_text ? limit->cut_text : "", limit->cut_text ? " + " : "",
	                                tail, id, id, *output);
	const char *formula = builder_print(builder, "%s * (1 - limit_cut_rate%s.%s)", *output, tail, id);
	if (last)
		*output = formula;
	else
		*output = define(builder, limit, builder_print(builder, "output_after%s", tail),
		                 &(struct equation){.unit = "1e8 CNY@base",
		                                    .set = SECTORS,
		                                    .flags = HIDDEN | PASSING,
		                                    .formula = formula,
		                                    .en = "Value added after the limit's cut",
		                                    .zh = "约束削减后的增加值"})
		              ->name;
}

static struct equation flag(const char *formula, const char *en, const char *zh)
{
	return (struct equation){.unit = "1", .base = "0", .formula = formula, .en = en, .zh = zh};
}

/* Everything measured after the last pass. */
static void define_reports(struct builder *builder, const struct limit *limit)
{
	const char *id = limit->id,
			   *eff = limit->has_efficiency ? builder_print(builder, ", limit_efficiency.%s > 0", id) : "";
	define(builder, limit, "limit_slack",
	       &(struct equation){.unit = "1",
	                          .en = "Slack",
	                          .zh = "余量",
	                          .formula = builder_print(builder, "limit_most.%s - limit_use.%s", id, id)})
		->unit = limit->unit;
	define(builder, limit, "limit_cut",
	       &(struct equation){.unit = "1e8 CNY@base",
	                          .base = "0",
	                          .en = "Output cut this year",
	                          .zh = "本年产出削减",
	                          .formula = limit->cut_text});
	struct equation binding = flag(
		builder_print(
			builder,
			"limits.on * limits.%s.active * max(limit_use.%s >= limit_most.%s - 1e-9 * abs(limit_most.%s)%s,"
			" limit_cut.%s > 0)",
			id, id, id, id, eff, id),
		"Binding (1: yes)", "生效（1为是）");
	define(builder, limit, "limit_binding", &binding);
	struct equation broken =
		flag(builder_print(
				 builder,
				 "limits.on * limits.%s.active * (limit_use.%s > limit_most.%s + 1e-9 * abs(limit_most.%s))",
				 id, id, id, id),
	         "Broken (1: yes)", "突破（1为是）");
	define(builder, limit, "limit_broken", &broken);
	define_price(builder, limit);
}

/* What is left after all responses: the last of them is the formula. */
static void define_result(struct builder *builder, const char *name, const char *wanted, const char *last,
                          const struct unit *unit, unsigned flags, const char *en, const char *zh)
{
	struct variable *variable =
		builder_variable(builder, &(struct equation){name, "1", SECTORS, flags, .base = wanted,
	                                                 .formula = last, .en = en, .zh = zh});
	variable->unit = *unit;
}

static bool acts_on(const struct limit *limit, const char *intensity)
{
	return limit->use && strcmp(limit->use->intensity, intensity) == 0;
}

static void define_intensities(struct builder *builder, struct limit *limits, int count)
{
	for (const struct model *const *model = builder->models; *model; model++)
		for (const struct limited_use *use = (*model)->uses; use && use->variable; use++) {
			if (!model_active(builder->models, *model, builder->scenario) ||
			    builder_unit_of(builder, use->intensity))
				continue;
			const char *wanted = builder_print(builder, "%s_wanted", use->intensity), *current = wanted;
			const struct unit unit = *builder_unit_of(builder, wanted);
			int last = -1;
			for (int i = 0; i < count; i++)
				if (acts_on(&limits[i], use->intensity) && limits[i].has_efficiency)
					last = i;
			for (int i = 0; i < count; i++)
				if (acts_on(&limits[i], use->intensity)) {
					limits[i].intensity_unit = unit;
					define_efficiency(builder, &limits[i], &current, i == last);
				}
			define_result(builder, use->intensity, wanted, current, &unit, 0, "Energy per value added",
			              "单位增加值能耗");
		}
	for (int i = 0; i < count; i++)
		if (!limits[i].use) {
			struct limit *limit = &limits[i];
			const char *kept =
				limit->has_efficiency ? builder_print(builder, " * prev(limit_kept.%s)", limit->id) : "";
			const char *wanted = builder_print(builder, "limits.%s.coefficients%s", limit->id, kept);
			const char *base = builder_print(builder, "limits.%s.coefficients", limit->id);
			define(builder, limit, "limit_coefficient_wanted",
			       &(struct equation){.unit = "1",
			                          .set = SECTORS,
			                          .flags = HIDDEN,
			                          .base = base,
			                          .formula = wanted,
			                          .en = "Use per output wanted",
			                          .zh = "意愿单位产出用量"})
				->unit = limit->intensity_unit;
			const char *current = builder_print(builder, "limit_coefficient_wanted.%s", limit->id);
			define_efficiency(builder, limit, &current, true);
			define_result(builder, builder_print(builder, "limit_coefficient.%s", limit->id), base, current,
			              &limit->intensity_unit, HIDDEN, "Use per output", "单位产出用量");
			if (limit->has_efficiency)
				define(builder, limit, "limit_kept",
				       &(struct equation){.unit = "1",
				                          .set = SECTORS,
				                          .flags = HIDDEN,
				                          .base = "1",
				                          .formula = builder_print(
											  builder, "prev(limit_kept.%s) * (1 - %slimit_efficiency.%s)",
											  limit->id,
											  limit->some_sectors
												  ? builder_print(builder, "limits.%s.eligible * ", limit->id)
												  : "",
											  limit->id),
				                          .en = "Part of the coefficient that is left",
				                          .zh = "系数保留比例"});
		}
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
		builder_define(builder,
		               &(struct equation){"gap_to_unlimited", "1e8 CNY@base", SCALAR, MAIN,
		                                  .formula = "unlimited(gdp) - gdp", .en = "GDP lost to limits",
		                                  .zh = "约束造成的地区生产总值损失"});
}
