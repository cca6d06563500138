/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_read: limits as the file states them, before their equations: what is used, per what, how much there may be.
 * A limit that contradicts itself is reported and left out. They act together: the list by id, in which sums over them
 * are taken, makes the order of the file a matter of how they are listed. */
#include <stdlib.h>
#include <string.h>
#include "core/build.h"
#include "core/complementarity.h"
#include "models/limits_parts.h"

static const struct limited_use *use_called(struct builder *builder, const char *name, struct text *all)
{
	for (const struct model *const *model = builder->models; *model; model++)
		for (const struct limited_use *use = (*model)->uses; use && use->variable; use++) {
			if (!model_active(builder->models, *model, builder->scenario))
				continue;
			text_print(all, "%s%s", all->length ? ", " : "", use->variable);
			if (name && strcmp(use->variable, name) == 0)
				return use;
		}
	return NULL;
}

static bool refuse_limit(struct builder *builder, const struct entry *at, enum word message, enum word hint,
	                     const char *id, const char *b, const char *c)
{
	diag_error(builder->diags, entry_place(at), entry_pointer(builder->arena, at), message, hint, id,
	           b ? b : "", c ? c : "");
	return false;
}

/* The unit in which the limit is stated; borrowed from a variable with the same one, for its spelling. */
static struct unit spelled_like_others(struct builder *builder, struct unit unit)
{
	for (int i = 0; i < builder->program->variable_count; i++) {
		const struct unit *other = &builder->program->variables[i].unit;
		if (other->factor == unit.factor && unit_same_dimensions(other, &unit) && other->share == SHARE_NONE)
			return *other;
	}
	return unit;
}

static bool read_use(struct builder *builder, struct limit *limit)
{
	const char *use = entry_text(limit->object, "use");
	const struct entry *coefficients = entry_find(limit->object, "coefficients");
	struct text all;
	text_init(&all, builder->arena);
	text_add(&all, "");
	limit->use = use_called(builder, use, &all);
	if (!use == !coefficients)
		return refuse_limit(builder, limit->object, W_LIMIT_USE, W_LIMIT_USE_HINT, limit->id, all.bytes, NULL);
	if (use && !limit->use)
		return refuse_limit(builder, entry_find(limit->object, "use"), W_LIMIT_NOT_A_USE, W_LIMIT_USE_HINT,
		                    limit->id, all.bytes, use);
	if (use) {
		const struct unit *unit = builder_unit_of(builder, use);
		limit->use_unit = *unit;
		return true;
	}
	const char *unit = entry_text(limit->object, "unit"), *nearest;
	size_t bad, length;
	struct unit parsed;
	if (!unit)
		return refuse_limit(builder, limit->object, W_LIMIT_UNIT, W_LIMIT_UNIT_HINT, limit->id, NULL, NULL);
	if (!unit_parse(builder->arena, unit, &parsed, &bad, &length, &nearest))
		return refuse_limit(builder, entry_find(limit->object, "unit"), W_UNIT_UNKNOWN,
		                    nearest ? W_UNIT_NEAREST : W_UNIT_EXAMPLES,
		                    length ? arena_copy(builder->arena, unit + bad, length) : unit, nearest, NULL);
	limit->use_unit = program_unit(builder->program, unit);
	return true;
}

static bool read_per(struct builder *builder, struct limit *limit)
{
	limit->per = entry_text(limit->object, "per");
	limit->ratio = limit->per && strcmp(limit->per, "gdp") == 0;
	limit->unit = limit->use_unit;
	if (!limit->per)
		return true;
	const struct unit *unit = builder_unit_of(builder, limit->per);
	if (!unit)
		return refuse_limit(builder, entry_find(limit->object, "per"), W_LIMIT_PER, W_LIMIT_PER_HINT, limit->id,
		                    limit->per, NULL);
	limit->unit = spelled_like_others(builder, unit_divide(builder->arena, &limit->use_unit, unit));
	return true;
}

static bool read_limit(struct builder *builder, struct limit *limit)
{
	int ways = 0;
	for (int i = 0; i < 3; i++)
		ways += entry_find(limit->object,
		                   (const char *const[]){"at_most", "at_most_variable", "fall_at_least"}[i]) != NULL;
	bool good = read_use(builder, limit) && read_per(builder, limit);
	if (ways != 1)
		good = refuse_limit(builder, limit->object, W_LIMIT_MOST, W_LIMIT_MOST_HINT, limit->id, NULL, NULL);
	return good && limit_inputs(builder, limit);
}

static int by_id(const void *a, const void *b)
{
	const struct limit *const *x = a, *const *y = b;
	return strcmp((*x)->id, (*y)->id);
}

static bool has_room(struct builder *builder, const struct limits *limits, const struct entry *object)
{
	if (limits->count < COMPLEMENTARITY_MOST)
		return true;
	const char *most = builder_print(builder, "%d", COMPLEMENTARITY_MOST);
	return refuse_limit(builder, object, W_LIMIT_TOO_MANY, W_NONE, object->key, most, NULL);
}

void limits_read(struct builder *builder, struct limits *limits)
{
	const struct entry *all = builder_entry(builder, "limits");
	int capacity = 0;
	for (const struct entry *object = all ? all->child : NULL; object; object = object->next)
		capacity++;
	*limits = (struct limits){.list = ARENA_ARRAY(builder->arena, capacity + 1, struct limit),
	                          .by_id = ARENA_ARRAY(builder->arena, capacity + 1, struct limit *)};
	for (const struct entry *object = all ? all->child : NULL; object && has_room(builder, limits, object);
	     object = object->next) {
		struct limit limit = {.object = object, .id = object->key};
		if (read_limit(builder, &limit))
			limits->list[limits->count++] = limit;
	}
	for (int i = 0; i < limits->count; i++) {
		limits->by_id[i] = &limits->list[i];
		limits->most_cut += limits->list[i].most_cut;
	}
	qsort(limits->by_id, (size_t)limits->count, sizeof *limits->by_id, by_id);
	for (int i = 0; i < limits->count; i++)
		limits->by_id[i]->rank = i;
}
