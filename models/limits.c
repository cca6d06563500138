/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits: growth under constraints. A limit holds a use, linear in outputs, under what there is:
 *   level   sum a Y + b <= L          ratio   sum a Y + b <= k sum Y,  i.e. coefficients c = a - k
 * All limits of a year act together, whatever their order in the file (Y* outputs wanted, a with the scenario's own
 * efficiency):
 *   1. each intensity has one pool of efficiency in each sector, the largest `extra` that any limit on it gives;
 *   2. with the whole pool, Y = Y* (1 - sum theta_k w_k), 0 <= theta_k <= max_cut_k: theta_k > 0 only where its use
 *      meets the limit exactly, and a limit is broken only where theta_k = max_cut_k. Weights w are 1 for a level,
 *      c / a for a ratio, unless given; only sectors with c > 0 yield (equal weights would drive a ratio limit to zero
 *      output);
 *   3. of the pool, the least part is used with which the limits on the intensity hold, and all of it where one cuts.
 * A sector's cuts sum to at most 90 % in a year. What cannot be met is `broken`. Everything is measured at the end.
 * Without limits, output is what is wanted. Holds: a limit that is kept anyway changes no bit of any other variable. */
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
	 .en = "investment per unit of use saved (money@base/tce for energy)",
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
	{"unit", .kind = FIELD_TEXT, .en = "unit of the use, with coefficients", .zh = "用量单位（与 coefficients 同用）"},
	{"coefficients", NULL, PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN, .kind = FIELD_QUANTITIES,
     .en = "use per output, by sector, instead of `use`", .zh = "单位产出用量系数，可代替 use"},
	{"fixed", NULL, PATH | UNCERTAIN, ANY_NUMBER, .otherwise = NAN,
     .en = "use that does not depend on output, with coefficients", .zh = "与产出无关的用量（与 coefficients 同用）"},
	{"after", .kind = FIELD_CHOICE, .choices = after_choices,
     .en = "outside its years: inactive (default), hold, continue", .zh = "年份之外：失效（缺省）、保持、延续"},
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
		"Cuts: linear complementarity with bounds (Cottle, Pang, Stone, The Linear Complementarity Problem, 1992). "
		"Shadow price: derivative of output with respect to the limit (Dorfman, Samuelson, Solow, Linear Programming "
		"and Economic Analysis, 1958).",
	.method_en =
		"A limit holds a use, a the use per output (energy_per_output, times carbon.factor for CO2, or coefficients), "
		"Y* output wanted:\n"
		"  level  sum(a * Y) + fixed <= limit       ratio  sum(a * Y) + fixed <= limit * gdp, "
		"that is, with c = a - limit\n"
		"All limits act together, whatever their order:\n"
		"1. efficiency  each intensity has one pool in each sector, the largest extra of its limits\n"
		"2. output      with the whole pool, Y = Y* * (1 - sum of cut * w); a cut is 0 where its limit holds anyway, "
		"meets its limit exactly, or is at max_cut; only sectors with c > 0 yield\n"
		"3. of the pool only the least part is used with which its limits hold, for good; all of it where one cuts\n"
		"A limit holds in the years of its path. fall_at_least 0 in the base year and 14.5 in a later one is the "
		"geometric path between them;\n"
		"14.5 in the later year alone holds in that year only, and a bare 14.5 in every year from the first.\n"
		"With over, at_most is a budget: each year may use its part (equal, or by spread) of what is left.\n"
		"w is 1 for a level and c / a for a ratio, unless given. A sector is cut by at most 90 % in a year.\n"
		"What cannot be met is reported as broken. gap_to_unlimited compares with the same run without limits.\n"
		"It makes limit_use.ID, limit_most.ID, limit_slack.ID, limit_binding.ID, limit_broken.ID, limit_cut.ID, "
		"limit_efficiency.ID, limit_price.ID; a budget limit_spent.ID.",
	.method_zh =
		"约束限定用量；a为单位产出用量（energy_per_output，二氧化碳另乘carbon.factor，"
		"或coefficients），Y*为意愿产出：\n"
		"  水平约束  sum(a * Y) + fixed <= 上限      强度约束  sum(a * Y) + fixed <= 上限 * gdp，即 c = a - "
		"上限\n"
		"各项约束同时起作用，与先后次序无关：\n"
		"1. 能效  每一强度、每一行业只有一个能效余地，取其各约束extra的最大者\n"
		"2. 产出  在能效余地用尽时，Y = Y* * (1 - Σ削减比例 * w)；已满足的约束削减为0，起作用的约束恰好达到上限，"
		"或削减到max_cut；仅c > 0的行业削减\n"
		"3. 能效余地只用到其各约束得以满足的最小部分（有约束削减产出时全部用尽），此后保持\n"
		"约束在其路径所含年份内生效。fall_at_least 基年为0、目标年为14.5时按几何路径递进；"
		"只写目标年则仅当年生效；直接写14.5则自首年起每年生效。\n"
		"给出over时，at_most为该期间合计总量，各年可用剩余量中自己的份额（均分，或按spread）。\n"
		"w未给出时，水平约束取1，强度约束取c / a。同一行业一年最多削减90%。\n"
		"无法满足的记为“突破”。gap_to_unlimited为与无约束结果之差。\n"
		"生成变量：limit_use.ID、limit_most.ID、limit_slack.ID、limit_binding.ID、"
		"limit_broken.ID、limit_cut.ID、limit_efficiency.ID、limit_price.ID；总量约束另有limit_spent.ID。",
	.en = "Growth under constraints: who bound, when, at what cost",
	.zh = "增长约束：何时受限、代价几何"};
