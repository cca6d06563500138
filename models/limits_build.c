/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_build: the equations of limits, as tables of formula texts, so that explain shows them and every question
 * runs them (see limits.c for the rule). Of a limit L: excess and room are measured at the outputs wanted with the
 * whole pool of efficiency (limits_pool.c); its cut comes from all limits at once,
 *   limit_cut_share.L = respond(excess, room, max_cut)            if it is the only one
 *                       cut_together(L, excess.., room.., ..)     of several (core/complementarity.h)
 *   Y = Y* (1 - sum of limit_cut_share w)
 * and only then is it known how much of the pool is needed. Sums over limits go in the order of their ids, so that the
 * order of the file changes no bit. The companion lane sets limits.on to 0. Invariant: `output` and the intensities are
 * defined here alone, with or without limits. */
#include <string.h>
#include "core/build.h"
#include "models/limits_parts.h"

static const struct limit_pattern most_patterns[] = {
	{"limit_most", SCALAR, 0, IN_LIMIT, NULL, "{9}", "Limit", "约束上限"},
	{0}};
static const struct limit_pattern use_patterns[] = {
	{"limit_use", SCALAR, 0, IN_LIMIT, NULL, "{9}", "Use under the limit", "约束下的用量"},
	{0}};
static const struct limit_pattern spent_patterns[] = {
	{"limit_spent", SCALAR, 0, IN_LIMIT, "limit_use.{0} * limits.{0}.counts",
	 "prev(limit_spent.{0}) + limit_use.{0} * limits.{0}.counts", "Used of the budget so far", "预算累计已用"},
	{0}};
static const struct limit_pattern weight_patterns[] = {
	{"limit_weight", SECTORS, HIDDEN, IN_NUMBERS, NULL, "{9}", "Weight of a sector in the cut", "行业削减权重"},
	{0}};
static const struct limit_pattern wanted_patterns[] = {
	{"limit_use_wanted", SCALAR, HIDDEN, IN_USE, NULL, "sum({8} * output_wanted){3}", "Use wanted", "意愿用量"},
	{"limit_excess", SCALAR, HIDDEN, IN_USE, NULL, "sum({1} * output_wanted){3} - {4}", "Excess of use before the cut",
	 "削减前超出部分"},
	{0}};
static const struct limit_pattern room_patterns[] = {
	{"limit_room{5}", SCALAR, HIDDEN, IN_USE, NULL, "sum({9})", "Use that a full cut would free",
	 "全部削减可释放的用量"},
	{0}};
static const struct limit_pattern share_patterns[] = {
	{"limit_cut_share", SCALAR, HIDDEN | RESPONSE | IDLE, IN_RATE, "0", "{9} * limits.on", "Cut of output by the limit",
	 "约束削减产出比例"},
	{0}};
static const struct limit_pattern said_patterns[] = {{"limit_cut_said", SCALAR, HIDDEN, IN_RATE, "0", "{9} * limits.on",
                                                      "Cut of output by the limit", "约束削减产出比例"},
                                                     {0}};
static const struct limit_pattern rate_patterns[] = {
	{"limit_cut_rate", SECTORS, HIDDEN | IDLE, IN_RATE, NULL, "{9}", "Cut by the limit", "约束削减比例"},
	{0}};
static const struct limit_pattern report_patterns[] = {
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

static void define_most(struct builder *builder, const struct limit *limit)
{
	const char *id = limit->id, *variable = entry_text(limit->object, "at_most_variable");
	struct limit_fill fill = limit_fill(limit);
	fill.text[9] =
		variable ? variable
		: limit->budget
			? builder_print(builder, "(limits.%s.at_most - prev(limit_spent.%s)) * limits.%s.part", id, id, id)
		: limit->falls ? builder_print(builder, "base(limit_use.%s) * limits.%s.left", id, id)
					   : builder_print(builder, "limits.%s.at_most", id);
	limit_define(builder, limit, most_patterns, &fill);
	const char *use = limit->use ? limit->use->variable
	                             : builder_print(builder, "(sum(limit_coefficient.%s * output)%s)", id,
	                                             limit_fixed_part(builder, limit));
	fill.text[9] = limit->per ? builder_print(builder, "%s / %s", use, limit->per) : use;
	limit_define(builder, limit, use_patterns, &fill);
	if (limit->budget)
		limit_define(builder, limit, spent_patterns, &fill);
}

/* c / a within 0 and 1, or the scenario's weights where c > 0. */
static void define_weight(struct builder *builder, const struct limit *limit)
{
	const char *id = limit->id, *a = limit_coefficient(builder, limit, limit->pool->least);
	const char *c = limit->ratio ? builder_print(builder, "%s - limit_most.%s", a, id) : a;
	struct limit_fill fill = limit_fill(limit);
	if (limit->has_weights)
		fill.text[9] = limit_yielding(builder, limit,
		                              builder_print(builder, "if(%s > 0, limits.%s.output.weights, 0)", c, id));
	else
		fill.text[9] = limit->ratio ? builder_print(builder, "respond(%s, %s, 1)", c, a)
		                            : builder_print(builder, "if(%s > 0, 1, 0)", a);
	limit_define(builder, limit, weight_patterns, &fill);
}

static void define_excess(struct builder *builder, const struct limit *limit)
{
	struct limit_fill fill = limit_fill(limit);
	fill.text[1] = limit_coefficient(builder, limit, limit->pool->least);
	fill.text[3] = limit_fixed_part(builder, limit);
	fill.text[4] = limit_allowance(builder, limit, "output_wanted");
	fill.text[8] = limit_coefficient(builder, limit, limit->pool->wanted);
	limit_define(builder, limit, wanted_patterns, &fill);
}

/* What each limit's whole cut would free of the use of this one. */
static void define_rooms(struct builder *builder, const struct limits *limits, const struct limit *limit)
{
	for (int j = 0; j < limits->count; j++) {
		const struct limit *cut = limits->by_id[j];
		struct limit_fill fill = limit_fill(limit);
		fill.text[5] = cut == limit ? "" : builder_print(builder, "_%s", cut->id);
		fill.text[9] = limit_yielding(
			builder, cut,
			builder_print(builder, "%s * limit_weight.%s * output_wanted", limit_beyond(builder, limit), cut->id));
		limit_define(builder, limit, room_patterns, &fill);
	}
}

/* What is left of the excess after the other limits' cuts, over what this one's would free: what the cut of several
 * comes to, once the others' are known. */
static const char *alone(struct builder *builder, const struct limits *limits, const struct limit *limit)
{
	struct text out;
	text_init(&out, builder->arena);
	text_print(&out, "respond(limit_excess.%s", limit->id);
	for (int j = 0; j < limits->count; j++)
		if (limits->by_id[j] != limit)
			text_print(&out, " - %s * limit_cut_share.%s", limit_room(builder, limit, limits->by_id[j]),
			           limits->by_id[j]->id);
	text_print(&out, ", limit_room.%s, %s)", limit->id, limit->most_text);
	return out.bytes;
}

static void define_share(struct builder *builder, const struct limits *limits, struct limit *limit)
{
	struct limit_fill fill = limit_fill(limit);
	fill.text[9] = alone(builder, limits, limit);
	if (limits->count == 1) {
		limit_define(builder, limit, share_patterns, &fill);
		return;
	}
	limit_define(builder, limit, said_patterns, &fill);
	int said = builder->program->variable_count;
	fill.text[9] = limits_together(builder, limits, "cut_together", limit, "limit_excess");
	limit_define(builder, limit, share_patterns, &fill);
	builder->program->variables[said].said = said;
}

/* The sector's cuts by all limits sum to at most LIMIT_CUT_MOST: where they might not, all shrink alike. */
static const char *shrunk(const struct limits *limits)
{
	return limits->most_cut > LIMIT_CUT_MOST ? " * respond(" TEXT_OF(LIMIT_CUT_MOST) ", limit_cut_sum, 1)" : "";
}

static void define_rates(struct builder *builder, const struct limits *limits)
{
	struct text sum;
	text_init(&sum, builder->arena);
	for (int i = 0; i < limits->count; i++)
		text_print(&sum, "%slimit_weight.%s * limit_cut_share.%s", i ? " + " : "", limits->by_id[i]->id,
		           limits->by_id[i]->id);
	if (*shrunk(limits))
		builder_define(builder,
		               &(struct equation){"limit_cut_sum", "%/yr", SECTORS, HIDDEN, .formula = sum.bytes,
		                                  .en = "Cuts that the limits ask for", .zh = "各约束要求的削减比例合计"});
	for (int i = 0; i < limits->count; i++) {
		const struct limit *limit = &limits->list[i];
		struct limit_fill fill = limit_fill(limit);
		fill.text[9] = limit_yielding(
			builder, limit,
			builder_print(builder, "limit_cut_share.%s * limit_weight.%s%s", limit->id, limit->id, shrunk(limits)));
		limit_define(builder, limit, rate_patterns, &fill);
	}
}

/* A name that stands for all cuts: of one limit, its own. */
static const char *define_all_rates(struct builder *builder, const struct limits *limits)
{
	struct text sum;
	text_init(&sum, builder->arena);
	for (int i = 0; i < limits->count; i++)
		text_print(&sum, "%slimit_cut_rate.%s", i ? " + " : "", limits->by_id[i]->id);
	if (limits->count == 1)
		return sum.bytes;
	builder_define(builder, &(struct equation){"limit_cut_rates", "%/yr", SECTORS, HIDDEN | IDLE, .formula = sum.bytes,
	                                           .en = "Cut by the limits", .zh = "各约束削减比例"});
	return "limit_cut_rates";
}

static void define_outputs(struct builder *builder, const struct limits *limits)
{
	const char *output = "output_wanted";
	for (int i = 0; i < limits->count; i++) {
		define_weight(builder, &limits->list[i]);
		define_excess(builder, &limits->list[i]);
	}
	for (int i = 0; i < limits->count; i++)
		define_rooms(builder, limits, &limits->list[i]);
	for (int i = 0; i < limits->count; i++)
		define_share(builder, limits, &limits->list[i]);
	define_rates(builder, limits);
	if (limits->count)
		output = builder_print(builder, "output_wanted * (1 - %s)", define_all_rates(builder, limits));
	struct unit unit = *builder_unit_of(builder, "output_wanted");
	limit_result(builder, "output", "output_wanted", output, &unit, GROUP_SUM, "Value added", "增加值")->iamc =
		"Value Added";
}

/* Everything measured after the cuts and the efficiency that was needed. */
static void define_reports(struct builder *builder, const struct limits *limits, const struct limit *limit)
{
	struct limit_fill fill = limit_fill(limit);
	fill.text[6] = limit->pool->most ? builder_print(builder, ", limit_efficiency.%s > 0", limit->id) : "";
	fill.text[9] = builder_print(
		builder, "limit_cut_share.%s * sum(%s)", limit->id,
		limit_yielding(builder, limit,
	                   builder_print(builder, "limit_weight.%s * output_wanted%s", limit->id, shrunk(limits))));
	limit_define(builder, limit, report_patterns, &fill);
	limit_define_price(builder, limits, limit);
}

void limits_build(struct builder *builder)
{
	struct limits limits;
	limits_read(builder, &limits);
	if (limits.count)
		limit_switch(builder);
	limits_define_pools(builder, &limits);
	limits_define_intensities(builder, &limits);
	for (int i = 0; i < limits.count; i++)
		define_most(builder, &limits.list[i]);
	define_outputs(builder, &limits);
	for (int i = 0; i < limits.count; i++)
		define_reports(builder, &limits, &limits.list[i]);
	if (limits.count)
		builder_define(builder, &(struct equation){"gap_to_unlimited", "1e8 money@base", SCALAR, MAIN,
		                                           .formula = "unlimited(gdp) - gdp", .en = "GDP lost to limits",
		                                           .zh = "约束造成的地区生产总值损失"});
}
