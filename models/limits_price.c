/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_price: the shadow price of a limit, the derivative of this year's output with respect to it while all limits
 * that cut go on being met. With y the output that one unit of excess of each limit costs (M' y = W over the limits
 * whose cuts are within their bounds, W the output that a whole cut costs):
 *   level     y_k, times what the limit is divided by
 *   ratio k   y_k sum Y - theta_k sum_i y_i h_ik + theta_k H_k,   because c and w = c / a follow the limit:
 *             h_ik = sum of c_i Y* / a_k, H_k = sum of Y* / a_k over the sectors that yield (given weights: both 0).
 * A limit that efficiency alone keeps costs nothing at the margin; a broken one has no price. Tested against numerical
 * derivatives. */
#include "core/build.h"
#include "models/limits_parts.h"

static const char *define_worth(struct builder *builder, const struct limits *limits, const struct limit *limit)
{
	const char *id = limit->id, *name = builder_print(builder, "limit_worth.%s", id);
	if (limits->count == 1)
		return builder_print(builder, "%s / limit_room.%s", limit_yield(builder, limit), id);
	struct unit output = program_unit(builder->program, "1e8 money@base");
	struct variable *variable = builder_variable(
		builder,
		&(struct equation){name, "1", SCALAR, HIDDEN, .base = "0",
	                       .formula = limits_together(builder, limits, "worth_together", limit, "limit_cut_share"),
	                       .en = "Output per unit of excess", .zh = "每单位超出量对应的产出"});
	variable->unit = unit_divide(builder->arena, &output, &limit->use_unit);
	variable->unit.factor = output.factor / limit->use_unit.factor;
	variable->limit = id;
	variable->pointer = builder_print(builder, "/limits/%s", id);
	return name;
}

/* sum of `times` Y* / a over the sectors that yield. */
static const char *over_yielding(struct builder *builder, const struct limit *limit, const char *times)
{
	return builder_print(builder, "sum(if(limit_weight.%s > 0, %soutput_wanted / (%s), 0))", limit->id, times,
	                     limit_coefficient(builder, limit, limit->pool->least));
}

static const char *worth_named(struct builder *builder, const struct limits *limits, const struct limit *limit,
                               const char *own)
{
	return limits->count == 1 ? own : builder_print(builder, "limit_worth.%s", limit->id);
}

static const char *ratio_price(struct builder *builder, const struct limits *limits, const struct limit *limit,
                               const char *worth)
{
	struct text out;
	text_init(&out, builder->arena);
	text_print(&out, "%s * sum(output)", worth);
	if (!limit->has_weights) {
		text_print(&out, " + limit_cut_share.%s * (%s", limit->id, over_yielding(builder, limit, ""));
		for (int i = 0; i < limits->count; i++) {
			const struct limit *other = limits->by_id[i];
			const char *times = builder_print(builder, "%s * ", limit_beyond(builder, other));
			text_print(&out, " - %s * %s", worth_named(builder, limits, other, worth),
			           over_yielding(builder, limit, times));
		}
		text_add(&out, ")");
	}
	return out.bytes;
}

static const char *price_text(struct builder *builder, const struct limits *limits, const struct limit *limit)
{
	const char *worth = define_worth(builder, limits, limit);
	const char *price = limit->ratio ? ratio_price(builder, limits, limit, worth)
	                    : limit->per ? builder_print(builder, "%s * %s", worth, limit->per)
	                                 : worth;
	return builder_print(builder, "if(limit_broken.%s > 0, 0, if(limit_cut_share.%s > 0, %s, 0))", limit->id, limit->id,
	                     price);
}

void limit_define_price(struct builder *builder, const struct limits *limits, const struct limit *limit)
{
	struct unit output = program_unit(builder->program, "1e8 money@base");
	struct variable *variable = builder_variable(
		builder, &(struct equation){builder_print(builder, "limit_price.%s", limit->id), "1", SCALAR, .base = "0",
	                                .formula = price_text(builder, limits, limit),
	                                .en = "Shadow price: output this year per unit of limit",
	                                .zh = "影子价格：上限每放宽一单位的本年产出"});
	variable->unit = unit_divide(builder->arena, &output, &limit->unit);
	variable->unit.factor = output.factor / limit->unit.factor;
	variable->unit.text = builder_print(builder, "%s/(%s)", output.text, limit->unit.text);
	variable->limit = limit->id;
	variable->pointer = builder_print(builder, "/limits/%s", limit->id);
}
