/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuels: what primary energy is made of: coal, oil, gas, non-fossil, imported electricity, or the user's own list. All
 * but one give their share; that one takes the remainder, so that shares sum to 100 % in every year. Coke is a product
 * of coal and never stands beside it.
 *   use[f] = energy share[f],   factor = sum share[f] factor[f],   carbon moves with factor / factor in the base year
 * Two accounts of CO2: by user (`carbon`) and by fuel (co2_by_fuel). */
#include "core/builder.h"
#include "models/models.h"
#include <string.h>

static const char *const kinds[] = {"fossil", "nonfossil", "imported", NULL};

static const struct field fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"share", "%", PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "share of primary energy; one fuel leaves it out and takes the remainder",
	 .zh = "占一次能源消费比重；其中一种不填，取剩余部分"},
	{"factor", "tCO2/tce", REQUIRED | PATH | UNCERTAIN, AT_LEAST(0), .otherwise = NAN, .en = "CO2 per energy",
	 .zh = "单位能量二氧化碳排放"},
	{"kind", .kind = FIELD_CHOICE, .choices = kinds, .en = "fossil (default), nonfossil, imported (electricity)",
	 .zh = "fossil 化石能源（缺省）、nonfossil 非化石能源、imported 外来电"},
	{"source", .kind = FIELD_TEXT, .en = "where the delimitation comes from", .zh = "口径来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

static const struct equation equations[] = {
	{"fuel_carbon", "1", SCALAR, 0, .formula = "fuel_factor / base(fuel_factor)",
	 .en = "CO2 per energy by the fuel mix, base year 1", .zh = "能源结构引致的碳强度指数（基年为1）"},
	{"co2_by_fuel", "1e4 tCO2", SCALAR, 0, .formula = "energy * fuel_factor", .en = "CO2, by fuel",
	 .zh = "二氧化碳排放量（按能源品种）"},
	{0}};

static bool is_of_kind(const struct entry *fuel, int kind)
{
	const char *said = entry_text(fuel, "kind");
	return strcmp(said ? said : kinds[0], kinds[kind]) == 0;
}

/* The one fuel without a share; NULL: reported. */
static const struct entry *taker_of_the_rest(struct builder *builder, const struct entry *all)
{
	const struct entry *found = NULL;
	int count = 0;
	for (const struct entry *fuel = all->child; fuel; fuel = fuel->next)
		if (!entry_find(fuel, "share")) {
			found = fuel;
			count++;
		}
	if (count != 1)
		diag_error(builder->diags, entry_place(all), entry_pointer(builder->arena, all), W_FUELS_REMAINDER,
			W_FUELS_REMAINDER_HINT, builder_print(builder, "%d", count));
	return count == 1 ? found : NULL;
}

/* In the order of their ids, ending with NULL: so they are added up, whatever order the file has them in. */
static const struct entry **in_order(struct builder *builder, const struct entry *all)
{
	const struct entry **list = NULL;
	int count = 0, capacity = 0;
	for (const struct entry *fuel = all->child; fuel; fuel = fuel->next) {
		*ARENA_PUSH(builder->arena, list, count, capacity) = fuel;
		for (int at = count - 1; at > 0 && strcmp(list[at - 1]->key, list[at]->key) > 0; at--) {
			const struct entry *swap = list[at];
			list[at] = list[at - 1];
			list[at - 1] = swap;
		}
	}
	*ARENA_PUSH(builder->arena, list, count, capacity) = NULL;
	return list;
}

/* "fuels.gas.share + fuels.oil.share"; `kind` -1: of all that give one; of a kind: the shares as variables. */
static const char *shares_sum(struct builder *builder, const struct entry *all, int kind)
{
	const char *sum = NULL;
	for (const struct entry **at = in_order(builder, all); *at; at++) {
		const struct entry *fuel = *at;
		if (kind < 0 ? !entry_find(fuel, "share") : !is_of_kind(fuel, kind))
			continue;
		const char *term = builder_print(builder, kind < 0 ? "fuels.%s.share" : "primary_share.%s", fuel->key);
		sum = sum ? builder_print(builder, "%s + %s", sum, term) : term;
	}
	return sum;
}

static struct variable *define_share(struct builder *builder, const struct entry *fuel, const char *name,
                                     const char *unit,
	unsigned flags, const char *formula, struct title prefix)
{
	struct variable *variable = builder_variable(
		builder,
		&(struct equation){builder_print(builder, "%s.%s", name, fuel->key), unit, SCALAR, flags, NULL, formula,
	                       NULL, NULL, NULL, NULL});
	variable->title = title_of_part(builder->arena, prefix, "", builder_title(builder, fuel), fuel->key);
	variable->place = fuel->json->key_place;
	variable->pointer = entry_pointer(builder->arena, fuel);
	return variable;
}

static void build(struct builder *builder)
{
	const struct entry *all = builder_entry(builder, "fuels"), *rest = taker_of_the_rest(builder, all);
	if (!rest)
		return;
	const char *others = shares_sum(builder, all, -1), *factor = NULL, *nonfossil = shares_sum(builder, all, 1);
	for (const struct entry *fuel = all->child; fuel; fuel = fuel->next) {
		builder_input(builder, fuel, "share", NULL, NULL);
		builder_input(builder, fuel, "factor", NULL, NULL);
		const char *share = fuel != rest ? builder_print(builder, "fuels.%s.share", fuel->key)
		                    : others     ? builder_print(builder, "1 - (%s)", others)
		                                 : "1";
		define_share(builder, fuel, "primary_share", "%", fuel == rest ? NOT_NEGATIVE : 0, share,
			(struct title){.en = "Share of primary energy", .zh = "占一次能源消费比重"});
		define_share(builder, fuel, "primary", "1e4 tce", 0,
			builder_print(builder, "energy * primary_share.%s", fuel->key),
			(struct title){.en = "Primary energy", .zh = "消费量"});
	}
	for (const struct entry **at = in_order(builder, all); *at; at++) {
		const char *term = builder_print(builder, "primary_share.%s * fuels.%s.factor", (*at)->key, (*at)->key);
		factor = factor ? builder_print(builder, "%s + %s", factor, term) : term;
	}
	builder_define(builder, &(struct equation){"fuel_factor", "tCO2/tce", SCALAR, 0, .formula = factor,
		.en = "CO2 per energy by the fuel mix", .zh = "按能源结构的单位能耗碳排放"});
	if (nonfossil)
		builder_define(builder, &(struct equation){"nonfossil_share", "%", SCALAR, MAIN, .formula = nonfossil,
			.en = "Non-fossil share of primary energy", .zh = "非化石能源占一次能源消费比重"});
}

const struct model model_fuels = {
	"fuels",
	BY_USER,
	.needs = "energy",
	.fields = fields,
	.equations = equations,
	.build = build,
	.method_en = "For every fuel F:\n"
				 "  primary_share.F  its share; of the one without a share: 1 - the sum of the others\n"
				 "  primary.F        energy * primary_share.F\n"
				 "fuel_factor      CO2 per energy = sum of primary_share.F * fuels.F.factor\n"
				 "nonfossil_share  sum of the shares of the fuels whose kind is nonfossil",
	.method_zh = "每种能源F：\n"
				 "  primary_share.F  其比重；未填比重者取1减其余之和\n"
				 "  primary.F        energy * primary_share.F\n"
				 "fuel_factor      单位能耗碳排放 = primary_share.F * fuels.F.factor 之和\n"
				 "nonfossil_share  kind为nonfossil者比重之和",
	.reference =
		"Fuel-based account beside the account by user: IPCC Guidelines for National Greenhouse Gas Inventories, 2006, "
		"volume 2, chapter 6 (reference approach).",
	.en = "Primary energy by fuel; one takes the remainder",
	.zh = "一次能源结构（其中一种取剩余）"};
