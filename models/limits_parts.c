/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_parts: what a limit is made of, as text of formulas, and equations from patterns of such text. */
#include <string.h>
#include "core/build.h"
#include "models/limits_parts.h"

struct limit_fill limit_fill(const struct limit *limit)
{
	struct limit_fill fill = {{limit->id}};
	for (int i = 1; i < LIMIT_FILLS; i++)
		fill.text[i] = "";
	return fill;
}

const struct variable *limit_define(struct builder *builder, const struct limit *limit,
                                    const struct limit_pattern *patterns, const struct limit_fill *fill)
{
	struct variable *variable = NULL;
	for (const struct limit_pattern *pattern = patterns; pattern->name; pattern++) {
		const char *name = word_fill(builder->arena, pattern->name, fill->text);
		const char *unit = pattern->counted == IN_RATE ? "%/yr" : pattern->counted == IN_MONEY ? "1e8 money@base" : "1";
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

/* --- what a limit is made of, as text --- */

const char *limit_fixed_part(struct builder *builder, const struct limit *limit)
{
	if (limit->use)
		return limit->use->fixed ? builder_print(builder, " + %s", limit->use->fixed) : "";
	return limit->has_fixed ? builder_print(builder, " + limits.%s.fixed", limit->id) : "";
}

const char *limit_allowance(struct builder *builder, const struct limit *limit, const char *output)
{
	if (limit->ratio)
		return builder_print(builder, "limit_most.%s * sum(%s)", limit->id, output);
	return limit->per ? builder_print(builder, "limit_most.%s * %s", limit->id, limit->per)
	                  : builder_print(builder, "limit_most.%s", limit->id);
}

const char *limit_coefficient(struct builder *builder, const struct limit *limit, const char *intensity)
{
	return limit->use && limit->use->factor ? builder_print(builder, "%s * %s", intensity, limit->use->factor)
	                                        : intensity;
}

const char *limit_beyond(struct builder *builder, const struct limit *limit)
{
	const char *a = limit_coefficient(builder, limit, limit->pool->least);
	return limit->ratio ? builder_print(builder, "(%s - limit_most.%s)", a, limit->id) : a;
}

const char *limit_yielding(struct builder *builder, const struct limit *limit, const char *text)
{
	return limit->has_weights ? builder_print(builder, "if(limits.%s.output.weights > 0, %s, 0)", limit->id, text)
	                          : text;
}

const char *limit_yield(struct builder *builder, const struct limit *limit)
{
	return builder_print(builder, "sum(%s)",
	                     limit_yielding(builder, limit,
	                                    builder_print(builder, "limit_weight.%s * output_wanted", limit->id)));
}

const char *limit_room(struct builder *builder, const struct limit *limit, const struct limit *cut)
{
	return limit == cut ? builder_print(builder, "limit_room.%s", limit->id)
	                    : builder_print(builder, "limit_room_%s.%s", cut->id, limit->id);
}

const char *limits_together(struct builder *builder, const struct limits *limits, const char *function,
                            const struct limit *which, const char *first)
{
	struct text out;
	text_init(&out, builder->arena);
	text_print(&out, "%s(%d", function, which->rank + 1);
	for (int i = 0; i < limits->count; i++)
		text_print(&out, ", %s.%s", first, limits->by_id[i]->id);
	for (int i = 0; i < limits->count; i++)
		for (int j = 0; j < limits->count; j++)
			text_print(&out, ", %s", limit_room(builder, limits->by_id[i], limits->by_id[j]));
	for (int i = 0; i < limits->count; i++)
		text_print(&out, ", %s", limit_yield(builder, limits->by_id[i]));
	for (int i = 0; i < limits->count; i++)
		text_print(&out, ", %s", limits->by_id[i]->most_text);
	text_add(&out, ")");
	return out.bytes;
}

struct variable *limit_result(struct builder *builder, const char *name, const char *wanted, const char *last,
                              const struct unit *unit, unsigned flags, const char *en, const char *zh)
{
	struct variable *made =
		builder_variable(builder, &(struct equation){name, "1", SECTORS, flags, wanted, last, en, zh, NULL, NULL});
	made->unit = *unit;
	return made;
}
