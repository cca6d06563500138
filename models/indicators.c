/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators: anything else the plan tracks. Each takes a trend from its base-year value, or a formula
 * over any variables:
 *   compound    x[t] = x[t-1] (1 + rate)                linear      x[t] = x[t-1] + step
 *   logistic    x[t] = c / (1 + (c / x[t-1] - 1) e^-speed), c the ceiling: one year of the curve, exact
 *   elasticity  x[t] = x[t-1] (v[t] / v[t-1])^value     share       x[t] = v[t] value
 *   path        given year by year, from its first year on
 * `floor` and `ceiling` bound a trend. A percentage that begins between 0 and 100 and then moves by a rate or a step is
 * taken for a share or a coverage: it stays between 0 and 100 unless its bounds, or a level that the file states, say
 * otherwise; ask/beyond.h tells where a bound acts. A trend becomes the text of a formula: there is one mechanism,
 * and `explain` shows it. */
#include "data/schema_fields.h"
#include "models/models.h"
#include <string.h>
#include "core/builder.h"
#include "core/formula.h"

static const struct field logistic_fields[] = {
	{"speed", "%/yr", REQUIRED | PATH | UNCERTAIN, BETWEEN(-100, 1000), .otherwise = NAN,
	 .en = "speed k of the S-curve: x / (ceiling - x) grows by e^k a year",
	 .zh = "S型曲线速度k：x/(上限-x) 每年乘以e^k"},
	{"ceiling", NULL, REQUIRED | UNCERTAIN, ANY_NUMBER, .otherwise = NAN, .en = "its ceiling", .zh = "S型曲线上限"},
	{0}};
static const struct field elasticity_fields[] = {
	{"to", .kind = FIELD_NAME, .flags = REQUIRED, .en = "the variable that moves it", .zh = "驱动变量"},
	{"value", "1", REQUIRED | PATH | UNCERTAIN, BETWEEN(-100, 100), .otherwise = NAN, .en = "percent for each percent",
	 .zh = "弹性系数"},
	{0}};
static const struct field share_fields[] = {
	{"of", .kind = FIELD_NAME, .flags = REQUIRED, .en = "the variable it is a share of", .zh = "所占的变量"},
	{"value", "%", REQUIRED | PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN, .en = "the share", .zh = "比重"},
	{0}};

static const struct field fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"unit", .kind = FIELD_TEXT, .flags = REQUIRED, .en = "unit", .zh = "单位"},
	{"base", NULL, 0, ANY_NUMBER, .otherwise = NAN, .en = "value in the base year", .zh = "基年值"},
	{"compound", "%/yr", PATH | UNCERTAIN | LEVEL_COMPOUND, BETWEEN(-100, 100000), .otherwise = NAN, .level_of = "base",
	 .en = "growth rate, or levels to be reached", .zh = "年均增速，或须达到的水平"},
	{"linear", NULL, PATH | UNCERTAIN | LEVEL_LINEAR, ANY_NUMBER, .otherwise = NAN, .level_of = "base",
	 .en = "step a year, or levels to be reached", .zh = "年增量，或须达到的水平"},
	{"logistic", .kind = FIELD_OBJECT, .fields = logistic_fields, .en = "S-curve towards a ceiling", .zh = "S型曲线"},
	{"path", NULL, PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN, .en = "given year by year", .zh = "逐年给定"},
	{"elasticity", .kind = FIELD_OBJECT, .fields = elasticity_fields, .en = "moves with another variable",
	 .zh = "随其他变量变动"},
	{"share", .kind = FIELD_OBJECT, .fields = share_fields, .en = "share of another variable",
	 .zh = "占其他变量的比重"},
	{"formula", .kind = FIELD_FORMULA, .en = "formula over any variables; prev() needs a base",
	 .zh = "以任意变量写成的公式"},
	{"floor", NULL, 0, ANY_NUMBER, .otherwise = NAN, .en = "a trend does not fall below it; a share: 0 % unless said",
	 .zh = "趋势下限；比重类缺省为0%"},
	{"ceiling", NULL, 0, ANY_NUMBER, .otherwise = NAN,
	 .en = "a trend does not rise above it; a share: 100 % unless said", .zh = "趋势上限；比重类缺省为100%"},
	{"source", .kind = FIELD_TEXT, .en = "where the definition comes from", .zh = "口径来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

struct trend_form { const char *key, *formula; bool needs_base; };

/* {0} stands for the id. */
static const struct trend_form trends[] = {
	{"compound", "prev({0}) * (1 + indicators.{0}.compound)", true},
	{"linear", "prev({0}) + indicators.{0}.linear", true},
	{"logistic",
	 "prev({0}) * indicators.{0}.logistic.ceiling / (prev({0}) + (indicators.{0}.logistic.ceiling - prev({0}))"
	 " * exp(-indicators.{0}.logistic.speed))", true},
	{"path", "indicators.{0}.path", false},
	{"elasticity", "prev({0}) * ({1} / prev({1})) ^ indicators.{0}.elasticity.value", true},
	{"share", "{1} * indicators.{0}.share.value", false},
};

/* Does a trend that the file gives state a level beyond 100 %, or below 0? Then it is no share. */
static bool states_level_outside(const struct entry *object)
{
	for (size_t i = 0; i < sizeof trends / sizeof *trends; i++) {
		const struct entry *entry = entry_find(object, trends[i].key);
		const struct quantity *given = entry ? entry->quantity : NULL;
		for (int p = 0; given && given->form == QUANTITY_LEVEL && p < given->count; p++)
			if (given->points[p].value < 0 || given->points[p].value > 100)
				return true;
	}
	return false;
}

/* A percentage that begins strictly between 0 and 100 (an index begins at 100, a fall at 0) and moves on from there. */
static bool is_share(const struct entry *object, const struct base_level *level)
{
	bool moves = entry_find(object, "compound") || entry_find(object, "linear") || entry_find(object, "elasticity");
	bool percent = level->unit.share == SHARE_PERCENT && !level->unit.per_year && level->unit.factor == 0.01;
	return percent && moves && level->value > 0 && level->value < 100 && !states_level_outside(object);
}

/* floor and ceiling around a formula: what the files say, otherwise those of a share. */
static const char *bounded(struct builder *builder, const struct entry *object, const char *formula, bool share)
{
	const char *id = object->key, *unit = entry_text(object, "unit");
	if (builder_input(builder, object, "floor", unit, NULL))
		formula = builder_print(builder, "max(%s, indicators.%s.floor)", formula, id);
	else if (share)
		formula = builder_print(builder, "max(%s, 0)", formula);
	if (builder_input(builder, object, "ceiling", unit, NULL))
		return builder_print(builder, "min(%s, indicators.%s.ceiling)", formula, id);
	return share ? builder_print(builder, "min(%s, 100 [%%])", formula) : formula;
}

/* Years after the base year at which a path begins: what it does not say of earlier years is not made up. */
static int path_begins(const struct builder *builder, const struct entry *object)
{
	const struct entry *path = entry_find(object, "path");
	const struct quantity *quantity = path ? path->quantity : NULL;
	if (!quantity || quantity->form == QUANTITY_VALUE || quantity->count == 0)
		return 0;
	int years = quantity->points[0].year - builder->program->base_year;
	return years < 0 ? 0 : years > builder->program->years ? builder->program->years : years;
}

/* Its errors belong where the user wrote it. */
static void formula_stands(struct builder *builder, const struct entry *object, struct variable *variable)
{
	const struct entry *formula = entry_find(object, "formula");
	variable->place = formula ? entry_place(formula) : entry_place(object);
	variable->pointer = entry_pointer(builder->arena, formula ? formula : object);
}

/* The trend as it would go without bounds, so that the bound is seen where it acts. Its name, or the formula itself
 * where nothing bounds it. */
static const char *trend_under_bounds(struct builder *builder, const struct entry *object, const char *base,
                                      const char *formula)
{
	const char *name = builder_print(builder, "trend.%s", object->key);
	struct variable *variable = builder_variable(
		builder, &(struct equation){name, entry_text(object, "unit"), SCALAR, HIDDEN, .base = base, .formula = formula,
	                                .en = "Trend before its bounds", .zh = "未计上下限的趋势"});
	variable->not_before = base ? 0 : path_begins(builder, object);
	formula_stands(builder, object, variable);
	return name;
}

/* The one trend or formula that an indicator gives; reports none or several. */
static const char *trend_formula(struct builder *builder, const struct entry *object, const char *unit, bool has_base,
	                             struct base_level *level)
{
	const char *id = object->key, *made = entry_text(object, "formula"), *first = made ? "formula" : NULL;
	for (size_t i = 0; i < sizeof trends / sizeof *trends; i++) {
		const struct entry *entry = entry_find(object, trends[i].key);
		if (!entry)
			continue;
		if (first) {
			diag_error(builder->diags, entry_place(entry), entry_pointer(builder->arena, entry), W_INDICATOR_TWO_TRENDS,
				W_INDICATOR_TWO_TRENDS_HINT, id, first, trends[i].key);
			return NULL;
		}
		first = trends[i].key;
		if (trends[i].needs_base && !has_base)
			diag_error(builder->diags, entry_place(entry), entry_pointer(builder->arena, entry), W_INDICATOR_NO_BASE,
				W_INDICATOR_NO_BASE_HINT, id, first);
		const char *driver = entry_text(entry, strcmp(first, "share") == 0 ? "of" : "to");
		if (entry->quantity) {
			builder_input(builder, object, first, unit, has_base ? level : NULL);
		} else {
			const char *inner = strcmp(first, "logistic") == 0 ? unit : NULL;
			builder_input(builder, entry, "speed", NULL, NULL);
			builder_input(builder, entry, "ceiling", inner, NULL);
			builder_input(builder, entry, "value", NULL, NULL);
		}
		made = word_fill(builder->arena, trends[i].formula, WORDS(id, driver ? driver : id));
	}
	if (!made)
		diag_error(builder->diags, entry_place(object), entry_pointer(builder->arena, object), W_INDICATOR_NO_TREND,
		           W_INDICATOR_NO_TREND_HINT, id);
	return made;
}

/* A formula could not name it. */
static bool word_of_formulas(struct builder *builder, const struct entry *object)
{
	for (const char *const *word = formula_words; *word; word++)
		if (strcmp(*word, object->key) == 0) {
			diag_error(builder->diags, object->json->key_place, entry_pointer(builder->arena, object), W_NAME_RESERVED,
			           W_NAME_RESERVED_HINT, object->key);
			return true;
		}
	return false;
}

static void build_indicator(struct builder *builder, const struct entry *object)
{
	if (word_of_formulas(builder, object))
		return;
	const char *id = object->key, *unit = entry_text(object, "unit");
	struct unit parsed;
	size_t bad, length;
	const char *nearest;
	if (!unit || !unit_parse(builder->arena, unit, &parsed, &bad, &length, &nearest)) {
		const struct entry *at = unit ? entry_find(object, "unit") : object;
		diag_error(builder->diags, entry_place(at), entry_pointer(builder->arena, at),
		           unit ? W_UNIT_UNKNOWN : W_INDICATOR_NO_UNIT, unit && nearest ? W_UNIT_NEAREST : W_UNIT_EXAMPLES,
		           !unit    ? object->key
		           : length ? arena_copy(builder->arena, unit + bad, length)
		                    : unit,
		           unit && nearest ? nearest : "");
		return;
	}
	const struct entry *base = entry_find(object, "base");
	bool has_base = builder_input(builder, object, "base", unit, NULL);
	struct base_level level = {.unit = program_unit(builder->program, unit), .year = builder->program->base_year};
	if (has_base && base->quantity && field_find(fields, "base"))
		quantity_number(builder->arena, base->quantity, field_find(fields, "base"), &level.unit, &level.value,
		                builder->diags);
	const char *made = trend_formula(builder, object, unit, has_base, &level);
	if (!made)
		return;
	const char *start = has_base ? builder_print(builder, "indicators.%s.base", id) : NULL;
	bool share = has_base && is_share(object, &level),
		 bounds = share || entry_find(object, "floor") || entry_find(object, "ceiling");
	if (bounds)
		made = bounded(builder, object, trend_under_bounds(builder, object, start, made), share);
	struct variable *variable = builder_variable(
		builder, &(struct equation){id, unit, SCALAR, bounds ? MAIN | BOUNDED : MAIN, .base = start, .formula = made});
	variable->not_before = has_base ? 0 : path_begins(builder, object);
	variable->title = builder_title(builder, object);
	formula_stands(builder, object, variable);
}

static void build(struct builder *builder)
{
	const struct entry *all = builder_entry(builder, "indicators");
	for (const struct entry *object = all ? all->child : NULL; object; object = object->next) {
		builder->object = object;
		build_indicator(builder, object);
	}
	builder->object = NULL;
}

const struct model model_indicators = {"indicators", BY_USER, .fields = fields, .build = build,
	.method_en = "One of these, x being the indicator and v the variable it hangs on:\n"
		"  compound    x = prev(x) * (1 + rate)\n"
		"  linear      x = prev(x) + step\n"
		"  logistic    x = ceiling / (1 + (ceiling / prev(x) - 1) * exp(-speed))\n"
		"  elasticity  x = prev(x) * (v / prev(v)) ^ value\n"
		"  share       x = v * value\n"
		"  path        given year by year; no value before its first year\n"
		"  formula     anything; refused where a part of it is no finite number, as 1 / 0 or log(0), even if\n"
		"              min() or max() would pass over it. if(c, a, b) asks only the branch it takes:\n"
		"              if(x > 0, 1 / x, 0)",
	.method_zh = "以下选一，x为指标，v为其驱动变量：\n"
		"  compound    x = prev(x) * (1 + 增速)\n"
		"  linear      x = prev(x) + 年增量\n"
		"  logistic    x = 上限 / (1 + (上限 / prev(x) - 1) * exp(-速度))\n"
		"  elasticity  x = prev(x) * (v / prev(v)) ^ 弹性\n"
		"  share       x = v * 比重\n"
		"  path        逐年给定；首年之前无值\n"
		"  formula     任意公式；其中任何一步不是有限数（如 1 / 0、log(0)）即报错，\n"
		"              min()、max() 也不能掩盖。if(c, a, b) 只计算所取的一支：if(x > 0, 1 / x, 0)",
	.en = "Anything else the plan tracks: trends and formulas", .zh = "规划跟踪的其他指标：趋势与公式"};
