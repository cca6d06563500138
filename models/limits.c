/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits: growth under constraints. A limit holds a use, linear in outputs, under what there is:
 *   level   sum a Y + b <= L          ratio   sum a Y + b <= k sum Y,  i.e. coefficients c = a - k
 * How it gives way: first `efficiency`, e = clamp(excess / sum_eligible a Y*, 0, extra), a = a (1 - e), which persists;
 * then `output`: only sectors with c > 0 yield, theta = clamp(excess / sum c w Y*, 0, max_cut), Y = Y* (1 - theta w),
 * weights w = c / a unless given. All efficiency responses first, then all cuts; level limits before ratio limits; two
 * or more ratio limits take four passes. Use is linear in theta, so a limit is met exactly; what cannot be met is
 * `broken`. Everything is measured after the last pass. Without limits, output is what is wanted. */
#include "models/models.h"
#include "models/limits.h"

static const char *const after_choices[] = {"inactive", "hold", "continue", NULL};

static const struct field efficiency_fields[] = {
	{"extra", "%/yr", REQUIRED | PATH | UNCERTAIN, BETWEEN(0, 100), .otherwise = NAN,
	 .en = "the most that intensity may fall in a year on top of the scenario's efficiency",
	 .zh = "超出情景能效的最大年降幅"},
	{"sectors", .kind = FIELD_IDS, .en = "the sectors that respond; all if left out",
	 .zh = "响应的行业，缺省为全部"},
	{"cost", NULL, UNCERTAIN, AT_LEAST(0), .otherwise = NAN,
	 .en = "investment per unit of use saved (CNY@base/tce for energy)",
	 .zh = "每节约一单位用量的投资（能源为 元/吨标准煤）"},
	{0}};
static const struct field output_fields[] = {
	{"max_cut", "%/yr", PATH, BETWEEN(0, 100), .otherwise = 15, .en = "the most that output may be cut in a year",
	 .zh = "产出年削减上限"},
	{"weights", "1", 0, BETWEEN(0, 1), .otherwise = NAN, .kind = FIELD_QUANTITIES,
	 .en = "how strongly each sector yields", .zh = "各行业削减权重"},
	{0}};

static const struct field fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"use", .kind = FIELD_NAME,
	 .en = "what is limited: a use that a model declares (energy, co2, water, raw_coal, ...)",
	 .zh = "受约束的用量变量"},
	{"per", .kind = FIELD_NAME, .en = "what it is divided by: gdp makes it a ratio limit",
	 .zh = "分母变量（gdp 为强度约束）"},
	{"at_most", NULL, PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN, .en = "the most there may be", .zh = "上限"},
	{"at_most_variable", .kind = FIELD_NAME, .en = "the limit is this variable", .zh = "以变量为上限"},
	{"fall_at_least", "%", PATH, BETWEEN(-1000, 100), .otherwise = NAN, .en = "how far below the base year it must be",
	 .zh = "较基年须下降的幅度"},
	{"unit", .kind = FIELD_TEXT, .en = "unit of the use, with coefficients",
	 .zh = "用量单位（与 coefficients 同用）"},
	{"coefficients", NULL, PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN, .kind = FIELD_QUANTITIES,
	 .en = "use per 1e8 CNY@base of output, by sector, instead of `use`",
	 .zh = "单位产出用量系数，可代替 use"},
	{"fixed", NULL, PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN,
	 .en = "use that does not depend on output, with coefficients",
	 .zh = "与产出无关的用量（与 coefficients 同用）"},
	{"after", .kind = FIELD_CHOICE, .choices = after_choices,
	 .en = "outside its years: inactive (default), hold, continue",
	 .zh = "年份之外：失效（缺省）、保持、延续"},
	{"efficiency", .kind = FIELD_OBJECT, .fields = efficiency_fields, .en = "gives way first by using less per output",
	 .zh = "首先提高能效"},
	{"output", .kind = FIELD_OBJECT, .fields = output_fields, .en = "gives way by producing less",
	 .zh = "其次削减产出"},
	{"over", .kind = FIELD_YEARS, .en = "[first, last]: at_most is a budget for all these years together",
	 .zh = "[起始年, 终止年]：at_most 为该期间合计总量"},
	{"spread", "1", PATH, AT_LEAST(0), .otherwise = NAN,
	 .en = "weights by which a budget falls on its years; equal if left out", .zh = "总量在各年的分配权重，缺省为均分"},
	{"source", .kind = FIELD_TEXT, .en = "where the limit comes from", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

const struct model model_limits = {
	"limits",
	BY_USER,
	.needs = "sectors",
	.always = true,
	.fields = fields,
	.build = limits_build,
	.reference =
		"Shadow price: derivative of output with respect to the limit, in the pass in which it acts (as a dual value "
		"in linear programming: Dorfman, Samuelson, Solow, Linear Programming and Economic Analysis, 1958).",
	.method_en =
		"A limit holds a use, a the use per output (energy_per_output, times carbon.factor for CO2, or coefficients), "
		"Y* output wanted:\n"
		"  level  sum(a * Y) + fixed <= limit       ratio  sum(a * Y) + fixed <= limit * gdp, "
		"that is, with c = a - limit\n"
		"1. efficiency  e = clamp(excess / sum(a * Y* of the sectors that respond), 0, extra); "
		"a = a * (1 - e), for good\n"
		"2. output      cut = clamp(excess / sum(c * w * Y*), 0, max_cut); Y = Y* * (1 - cut * w); "
		"only sectors with c > 0\n"
		"A limit holds in the years of its path. fall_at_least 0 in the base year and 14.5 in a later one is the "
		"geometric path between them;\n"
		"14.5 in the later year alone holds in that year only, and a bare 14.5 in every year from the first.\n"
		"w is 1 for a level and c / a for a ratio, unless given. All efficiency comes before all cuts, levels before "
		"ratios; two or more ratio limits take four passes.\n"
		"What cannot be met is reported as broken. gap_to_unlimited compares with the same run without limits.\n"
		"It makes limit_use.ID, limit_most.ID, limit_slack.ID, limit_binding.ID, limit_broken.ID, limit_cut.ID, "
		"limit_efficiency.ID, limit_price.ID.",
	.method_zh =
		"约束限定用量；a为单位产出用量（energy_per_output，二氧化碳另乘carbon.factor，"
		"或coefficients），Y*为意愿产出：\n"
		"  水平约束  sum(a * Y) + fixed <= 上限      强度约束  sum(a * Y) + fixed <= 上限 * gdp，即 c = a - "
		"上限\n"
		"1. 能效  e = clamp(超出量 / 响应行业的sum(a * Y*), 0, extra)；a = a * (1 - e)，此后保持\n"
		"2. 产出  cut = clamp(超出量 / sum(c * w * Y*), 0, max_cut)；Y = Y* * (1 - cut * w)；仅c > 0的行业削减\n"
		"约束在其路径所含年份内生效。fall_at_least 基年为0、目标年为14.5时按几何路径递进；"
		"只写目标年则仅当年生效；直接写14.5则自首年起每年生效。\n"
		"w未给出时，水平约束取1，强度约束取c / a。先全部能效、后全部削减，"
		"先水平、后强度；两项以上强度约束迭代四遍。\n"
		"无法满足的记为“突破”。gap_to_unlimited为与无约束结果之差。\n"
		"生成变量：limit_use.ID、limit_most.ID、limit_slack.ID、limit_binding.ID、"
		"limit_broken.ID、limit_cut.ID、limit_efficiency.ID、limit_price.ID。",
	.en = "Growth under constraints: who bound, when, at what cost",
	.zh = "增长约束：何时受限、代价几何"};
