/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits_pool: efficiency on top of the scenario's own. Each intensity has one pool in each sector: the largest `extra`
 * that any limit on it gives the sector, however many limits draw on it. The cuts are made as if the whole of it were
 * used; what is used then is the least part, the same for all its sectors, with which the intensity's limits hold at
 * the outputs that are left, and the whole of it where one of them cuts:
 *   e = max over limits of respond(use - limit, use of the sectors that respond, pool)     I = I wanted (1 - e share)
 * It persists: next year's wished intensity starts from it. */
#include <string.h>
#include "core/build.h"
#include "models/limits_parts.h"

static const struct limit_pattern coefficient_patterns[] = {
	{"limit_coefficient_wanted", SECTORS, HIDDEN, IN_INTENSITY, "limits.{0}.coefficients", "limits.{0}.coefficients{9}",
	 "Use per output wanted", "意愿单位产出用量"},
	{0}};
static const struct limit_pattern kept_patterns[] = {
	{"limit_kept", SECTORS, HIDDEN, IN_NUMBERS, "1", "prev(limit_kept.{0}) * (1 - {2}limit_efficiency.{0})",
	 "Part of the coefficient that is left", "系数保留比例"},
	{0}};
static const struct limit_pattern pool_patterns[] = {
	{"limit_pool", SCALAR, HIDDEN | IDLE, IN_RATE, "0", "{9}", "Extra fall of intensity that may be called on",
	 "可动用的额外能效"},
	{0}};
static const struct limit_pattern need_patterns[] = {
	{"limit_excess_wanted", SCALAR, HIDDEN, IN_USE, NULL, "sum({1} * output){3} - {4}",
	 "Excess of use without extra efficiency", "无额外能效时的超出部分"},
	{"limit_eligible", SCALAR, HIDDEN, IN_USE, NULL, "sum({2}{1} * output)", "Use that efficiency can lower",
	 "可由能效降低的用量"},
	{0}};
static const struct limit_pattern called_patterns[] = {
	{"limit_efficiency_called", SCALAR, HIDDEN | IDLE | RESPONSE, IN_RATE, "0", "{9}",
	 "Extra fall of intensity that the limit calls for", "约束要求的额外能效"},
	{0}};
static const struct limit_pattern efficiency_patterns[] = {
	{"limit_efficiency", SCALAR, IDLE | RESPONSE, IN_RATE, "0", "{9}", "Extra fall of intensity by the limit",
	 "约束引致的额外能效"},
	{"limit_saved", SCALAR, 0, IN_USE, "0", "limit_efficiency.{0} * limit_eligible.{0}",
	 "Use saved this year by extra efficiency", "本年额外能效节约量"},
	{0}};
static const struct limit_pattern cost_patterns[] = {
	{"limit_saving_cost", SCALAR, 0, IN_MONEY, "0", "limit_saved.{0} * limits.{0}.efficiency.cost",
	 "Investment for the saving", "节约所需投资"},
	{0}};

/* --- before the cuts --- */

static const char *extra_of(struct builder *builder, const struct limit *limit)
{
	return builder_print(builder, "limits.%s.efficiency.extra * limits.%s.active", limit->id, limit->id);
}

static const char *sectors_of(struct builder *builder, const struct limit *limit)
{
	return limit->some_sectors ? builder_print(builder, "limits.%s.eligible * ", limit->id) : "";
}

/* The largest of what limits bring: their extra, times which sectors it is for. */
static const char *largest(struct builder *builder, const struct limit_pool *pool, bool by_sector)
{
	const char *most = NULL;
	for (int i = 0; i < pool->count; i++)
		if (pool->on[i]->has_efficiency) {
			const char *one = builder_print(builder, "%s%s", by_sector ? sectors_of(builder, pool->on[i]) : "",
			                                extra_of(builder, pool->on[i]));
			most = most ? builder_print(builder, "max(%s, %s)", most, one) : one;
		}
	return most;
}

static void define_pool(struct builder *builder, struct limit_pool *pool, const struct unit *unit)
{
	int bring = 0, some = 0;
	const struct limit *one = NULL;
	for (int i = 0; i < pool->count; i++)
		if (pool->on[i]->has_efficiency) {
			bring++;
			some += pool->on[i]->some_sectors;
			one = pool->on[i];
		}
	pool->least = pool->intensity; /* which nothing changes after the cuts */
	pool->share = "";
	if (!bring)
		return;
	pool->most = largest(builder, pool, false);
	if (bring == 1) {
		pool->share = sectors_of(builder, one);
	} else if (some) {
		const char *name = builder_print(builder, "limit_pool_share.%s", pool->intensity);
		builder_define(builder, &(struct equation){name, "1", SECTORS, HIDDEN,
		                                           .formula = builder_print(builder, "respond(%s, %s, 1)",
		                                                                    largest(builder, pool, true), pool->most),
		                                           .en = "Part of the extra efficiency that a sector has",
		                                           .zh = "行业可动用额外能效的比例"});
		pool->share = builder_print(builder, "%s * ", name);
	}
	pool->least = builder_print(builder, "%s_least", pool->intensity);
	if (strchr(pool->intensity, '.')) /* "limit_coefficient.ID" */
		pool->least = builder_print(builder, "limit_coefficient_least.%s", pool->on[0]->id);
	limit_result(builder, pool->least, pool->wanted,
	             builder_print(builder, "%s * (1 - %s%s)", pool->wanted, pool->share, pool->most), unit, HIDDEN,
	             "Use per output with all extra efficiency", "额外能效用尽时的单位产出用量");
}

static bool acts_on(const struct limit *limit, const char *intensity)
{
	return limit->use && strcmp(limit->use->intensity, intensity) == 0;
}

static struct limit_pool *pool_of(struct builder *builder, const struct limits *limits, const char *intensity,
                                  const char *wanted)
{
	struct limit_pool *pool = ARENA_NEW(builder->arena, struct limit_pool);
	*pool = (struct limit_pool){.intensity = intensity,
	                            .wanted = wanted,
	                            .on = ARENA_ARRAY(builder->arena, limits->count + 1, struct limit *)};
	for (int i = 0; i < limits->count; i++)
		if (acts_on(limits->by_id[i], intensity))
			pool->on[pool->count++] = limits->by_id[i];
	return pool;
}

/* Coefficients of a limit's own: a path from the file, lowered by what efficiency has gained so far. */
static struct limit_pool *own_pool(struct builder *builder, struct limit *limit)
{
	struct limit_pool *pool = ARENA_NEW(builder->arena, struct limit_pool);
	struct limit_fill fill = limit_fill(limit);
	fill.text[9] = limit->has_efficiency ? builder_print(builder, " * prev(limit_kept.%s)", limit->id) : "";
	*pool = (struct limit_pool){.intensity = builder_print(builder, "limit_coefficient.%s", limit->id),
	                            .wanted = limit_define(builder, limit, coefficient_patterns, &fill)->name,
	                            .on = ARENA_ARRAY(builder->arena, 1, struct limit *),
	                            .count = 1};
	pool->on[0] = limit;
	return pool;
}

/* The first model that has it names an intensity; others use it. */
static bool is_first(struct builder *builder, const struct limited_use *use)
{
	for (const struct model *const *model = builder->models; *model; model++)
		for (const struct limited_use *other = (*model)->uses; other && other->variable; other++)
			if (model_active(builder->models, *model, builder->scenario) &&
			    strcmp(other->intensity, use->intensity) == 0)
				return other == use;
	return false;
}

void limits_define_pools(struct builder *builder, struct limits *limits)
{
	for (const struct model *const *model = builder->models; *model; model++)
		for (const struct limited_use *use = (*model)->uses; use && use->variable; use++) {
			if (!is_first(builder, use))
				continue;
			const char *wanted = builder_print(builder, "%s_wanted", use->intensity);
			const struct unit unit = *builder_unit_of(builder, wanted);
			struct limit_pool *pool = pool_of(builder, limits, use->intensity, wanted);
			for (int i = 0; i < pool->count; i++) {
				pool->on[i]->intensity_unit = unit;
				pool->on[i]->pool = pool;
			}
			if (pool->count)
				define_pool(builder, pool, &unit);
		}
	for (int i = 0; i < limits->count; i++)
		if (!limits->list[i].use) {
			struct limit_pool *pool = own_pool(builder, &limits->list[i]);
			limits->list[i].pool = pool;
			define_pool(builder, pool, &limits->list[i].intensity_unit);
		}
}

/* --- after them --- */

/* What one limit on the intensity calls for; all there is, if it cuts. */
static const char *called(struct builder *builder, const struct limit *limit)
{
	const struct limit_pool *pool = limit->pool;
	struct limit_fill fill = limit_fill(limit);
	fill.text[1] = limit_coefficient(builder, limit, pool->wanted);
	fill.text[2] = pool->share;
	fill.text[3] = limit_fixed_part(builder, limit);
	fill.text[4] = limit_allowance(builder, limit, "output");
	fill.text[9] = pool->most;
	limit_define(builder, limit, pool_patterns, &fill);
	limit_define(builder, limit, need_patterns, &fill);
	return builder_print(builder,
	                     "if(limit_cut_share.%s > 0, limit_pool.%s, respond(limit_excess_wanted.%s, "
	                     "limit_eligible.%s, limit_pool.%s)) * limits.%s.active * limits.on",
	                     limit->id, limit->id, limit->id, limit->id, limit->id, limit->id);
}

/* Of several limits, those act that call for most: with less the intensity would be too high for them. */
static const char *define_efficiency(struct builder *builder, const struct limit_pool *pool)
{
	const char *most = NULL;
	for (int i = 0; i < pool->count; i++) {
		const struct limit *limit = pool->on[i];
		struct limit_fill fill = limit_fill(limit);
		fill.text[9] = called(builder, limit);
		if (pool->count > 1) {
			const char *one = limit_define(builder, limit, called_patterns, &fill)->name;
			most = most ? builder_print(builder, "max(%s, %s)", most, one) : one;
		} else {
			limit_define(builder, limit, efficiency_patterns, &fill);
			most = builder_print(builder, "limit_efficiency.%s", limit->id);
		}
	}
	if (pool->count > 1) {
		const char *name = builder_print(builder, "limit_extra.%s", pool->intensity);
		builder_define(builder, &(struct equation){name, "%/yr", SCALAR, HIDDEN | IDLE, .base = "0", .formula = most,
		                                           .en = "Extra fall of intensity by the limits",
		                                           .zh = "各约束引致的额外能效"});
		for (int i = 0; i < pool->count; i++) {
			struct limit_fill fill = limit_fill(pool->on[i]);
			const char *id = pool->on[i]->id;
			fill.text[9] = builder_print(
				builder, "if(limit_efficiency_called.%s >= %s, limit_efficiency_called.%s, 0)", id, name, id);
			limit_define(builder, pool->on[i], efficiency_patterns, &fill);
		}
		most = name;
	}
	for (int i = 0; i < pool->count; i++) {
		struct limit_fill fill = limit_fill(pool->on[i]);
		if (pool->on[i]->has_cost)
			limit_define(builder, pool->on[i], cost_patterns, &fill);
	}
	return builder_print(builder, "%s * (1 - %s%s)", pool->wanted, pool->share, most);
}

static const struct limit_pool *pool_named(const struct limits *limits, const char *intensity)
{
	for (int i = 0; i < limits->count; i++)
		if (acts_on(&limits->list[i], intensity))
			return limits->list[i].pool;
	return NULL;
}

static void define_own(struct builder *builder, const struct limit *limit)
{
	const struct limit_pool *pool = limit->pool;
	const char *base = builder_print(builder, "limits.%s.coefficients", limit->id);
	struct limit_fill fill = limit_fill(limit);
	fill.text[2] = pool->share;
	limit_result(builder, pool->intensity, base, pool->most ? define_efficiency(builder, pool) : pool->wanted,
	             &limit->intensity_unit, HIDDEN, "Use per output", "单位产出用量");
	if (limit->has_efficiency)
		limit_define(builder, limit, kept_patterns, &fill);
}

void limits_define_intensities(struct builder *builder, const struct limits *limits)
{
	for (const struct model *const *model = builder->models; *model; model++)
		for (const struct limited_use *use = (*model)->uses; use && use->variable; use++) {
			if (!is_first(builder, use))
				continue;
			const char *wanted = builder_print(builder, "%s_wanted", use->intensity);
			const struct unit unit = *builder_unit_of(builder, wanted);
			const struct limit_pool *pool = pool_named(limits, use->intensity);
			limit_result(builder, use->intensity, wanted,
			             pool && pool->most ? define_efficiency(builder, pool) : wanted, &unit, 0, use->en, use->zh);
		}
	for (int i = 0; i < limits->count; i++)
		if (!limits->list[i].use)
			define_own(builder, &limits->list[i]);
}
