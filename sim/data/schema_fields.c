/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_fields: what a plan, its targets and a scenario may say. The tables are read by the checker, by
 * the merging of layers and by the printer of the JSON Schema; nothing is listed anywhere else. A
 * scenario's fields are the general ones and a section for each model. Holds: every list of fields ends
 * with a NULL key; a section's field points at the model's own table, so that a parameter has one address
 * in the whole program. */
#include <string.h>
#include "data/display.h"
#include "data/quantity_fields.h"
#include "data/schema_fields.h"

const char *const target_senses[] = {"at_least", "at_most", "above", "below", "about", "range", NULL};
const char *const target_measures[] = {"level", "growth", "mean_growth", "change", "decline_since_base",
                                       "cumulative", "mean", "peak_year", "peak_level", NULL};
const char *const target_attributes[] = {"expected", "binding", NULL};
const char *const target_overshoots[] = {"met", "missed", NULL};
const char *const target_betters[] = {"more", "less", NULL};
const char *const about_keys[] = {"tolerance", "overshoot", "better", NULL};
const char *const reserved_targets[] = {"all", "binding", NULL};

const char *const stated_roles[] = {"planned", "realised", "previous", NULL};

static const char *const plan_kinds[] = {"plan", NULL};
static const char *const scenario_kinds[] = {"scenario", NULL};

const struct field relative_fields[] = {
	{"times", "1", ANY_NUMBER, .otherwise = NAN, .en = "a factor: 2 for twice as much; 1 by default",
	 .zh = "倍数：2 为两倍；缺省为1"},
	{"variable", .kind = FIELD_NAME, .en = "of this variable, in each run its own; by default the target's",
	 .zh = "所比较的变量（取各次推演自身的值），缺省为目标的变量"},
	{"measure", .kind = FIELD_CHOICE, .choices = target_measures,
	 .en = "what of the variable is meant; level by default", .zh = "口径，缺省为水平值"},
	{"year", .kind = FIELD_YEAR,
	 .en = "in this year, before the base year as observed.csv says; by default the target's",
	 .zh = "所比较的年份，基年以前取自 observed.csv；缺省为目标年"},
	{"basis", .kind = FIELD_TEXT, .en = "which of the bases of an observation, where it has several",
	 .zh = "观测值的口径，有多种口径时须写明"},
	{"baseline", ANY_NUMBER, .otherwise = NAN, .en = "or of this number, as of the emissions of 1990",
	 .zh = "或以此数为基准，如1990年排放量"},
	{"plus", ANY_NUMBER, .otherwise = NAN, .en = "and so much more; points beside a percentage",
	 .zh = "再加上此数；百分数加百分点"},
	{"source", .kind = FIELD_TEXT, .en = "where the number comes from", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

#define SENSE_FIELDS(relative) \
	{"at_least", ANY_NUMBER, .otherwise = NAN, .fields = relative, .en = "the least it may be", .zh = "不低于"}, \
	{"at_most", ANY_NUMBER, .otherwise = NAN, .fields = relative, .en = "the most it may be", .zh = "不高于"}, \
	{"above", ANY_NUMBER, .otherwise = NAN, .fields = relative, .en = "must be more than this", .zh = "高于"}, \
	{"below", ANY_NUMBER, .otherwise = NAN, .fields = relative, .en = "must be less than this", .zh = "低于"}, \
	{"about", ANY_NUMBER, .otherwise = NAN, .fields = relative, .en = "must be near this, within the tolerance", \
	 .zh = "约为（在容差之内）"}, \
	{"range", ANY_NUMBER, .kind = FIELD_NUMBERS, \
	 .en = "[low, high]: between the two; beside another sense, what the number may be", \
	 .zh = "[下限, 上限]：介于两者之间；与其他目标值同用时为该数的可能范围"}, \
	{"tolerance", .kind = FIELD_NUMBER, BETWEEN(0, 50), .otherwise = 2, \
	 .en = "about: percent of the number, years of a calendar year; 2 by default", \
	 .zh = "“约”的容差，占目标值的百分比（年份目标为年数），缺省为2"}

const struct field stated_fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "what it is said of, if not what the target's title names",
	 .zh = "所指名称，与目标名称不同时填写"},
	{"variable", .kind = FIELD_NAME, .en = "the variable, if not the target's own",
	 .zh = "变量，缺省为目标的变量"},
	{"measure", .kind = FIELD_CHOICE, .choices = target_measures, .en = "what of the variable is stated",
	 .zh = "口径"},
	{"year", .kind = FIELD_YEAR, .en = "the year, if not the target's own", .zh = "年份，缺省为目标年"},
	{"role", .kind = FIELD_CHOICE, .choices = stated_roles,
	 .en = "whether this is planned (default), came true, or was asked for by the plan before this one",
	 .zh = "属于本规划要求（planned，缺省）、实现情况（realised）还是上一个规划的要求（previous）"},
	SENSE_FIELDS(relative_fields),
	{"source", .kind = FIELD_TEXT, .en = "where the plan says so", .zh = "规划原文出处"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

static const struct field withdrawn_fields[] = {
	{"year", .kind = FIELD_YEAR, .flags = REQUIRED_IN_FILE, .en = "the year in which it was given up",
     .zh = "撤销年份"},
	{"source", .kind = FIELD_TEXT, .en = "where that is said", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "why", .zh = "缘由"},
	{0}};

const struct field target_fields[] = {
	{"no", .kind = FIELD_TEXT, .en = "its number in the plan's table", .zh = "规划指标序号"},
	{"group", .kind = FIELD_TEXT, .en = "the group it is listed in", .zh = "所属类别"},
	{"title", .kind = FIELD_TITLE, .flags = REQUIRED_IN_FILE, .en = "name", .zh = "名称"},
	{"attribute", .kind = FIELD_CHOICE, .choices = target_attributes, .en = "expected (default) or binding",
     .zh = "预期性（缺省）或约束性"},
	{"variable", .kind = FIELD_NAME, .en = "the variable that measures it", .zh = "对应变量"},
	{"measure", .kind = FIELD_CHOICE, .choices = target_measures,
     .en = "what of the variable is meant; level by default", .zh = "口径，缺省为水平值"},
	{"year", .kind = FIELD_YEAR, .en = "the year; the plan's last by default", .zh = "目标年，缺省为规划末年"},
	{"since", .kind = FIELD_YEAR,
     .en = "change, decline_since_base, mean_growth: since this year, not the base year; earlier ones as observed",
     .zh = "change、decline_since_base、mean_growth 的起算年，缺省为基年；基年以前取自 observed.csv"},
	{"over", .kind = FIELD_YEARS, .en = "cumulative, mean: [first, last], the years that count; a budget for a period",
     .zh = "cumulative、mean：[起始年, 终止年]，只计这些年份，如某一时期的总量控制"},
	SENSE_FIELDS(relative_fields),
	{"overshoot", .kind = FIELD_CHOICE, .choices = target_overshoots,
     .en = "about: what it is to go past the number by more than the tolerance; met by default",
     .zh = "“约”：超过目标值且超出容差时的评判，缺省为达标（met）"},
	{"better", .kind = FIELD_CHOICE, .choices = target_betters,
     .en = "about: which side goes past the number; by default the side away from the base year, more of a rate",
     .zh = "“约”：哪一侧为超过目标值，缺省为背离基年的一侧；增速为更高（more）"},
	{"withdrawn", .kind = FIELD_OBJECT, .fields = withdrawn_fields,
     .en = "given up: kept with its story, and judged no more", .zh = "已撤销：予以保留并说明缘由，不再评判"},
	{"base", ANY_NUMBER, .otherwise = NAN,
     .en = "where the plan says that it stood in the base year, of a target of growth its rate (%/yr); "
           "by default as observed.csv says",
     .zh = "规划所列基年数，增速类目标为当年增速（%/yr），缺省取自 observed.csv"},
	{"words", .kind = FIELD_TITLE, .en = "the plan's own words, where it gives no number",
     .zh = "规划未给出数值时的原文"},
	{"source", .kind = FIELD_TEXT, .en = "where the number comes from", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{"stated", .kind = FIELD_LIST, .fields = stated_fields, .en = "what else the plan says of it",
     .zh = "规划的其他表述"},
	{0}};

static const struct field target_group_fields[] = {
	{"title", .kind = FIELD_TITLE, .flags = REQUIRED_IN_FILE, .en = "name", .zh = "名称"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

static const struct field term_fields[] = {
	{"en", .kind = FIELD_TEXT, .flags = REQUIRED_IN_FILE,
     .en = "the phrase in English; # stands for a number or a list of them",
     .zh = "英文词组；# 代表一个或多个数字"},
	{"zh", .kind = FIELD_TEXT, .flags = REQUIRED_IN_FILE, .en = "the same in Chinese", .zh = "对应的中文词组"},
	{0}};

static const struct field relation_term_fields[] = {
	{"of", .kind = FIELD_NAME, .en = "a target, a relation above this one, or a variable of observed.csv",
	 .zh = "目标、前面的关系或 observed.csv 中的变量"},
	{"per", .kind = FIELD_NAME, .en = "the same, to be divided by", .zh = "同上，作除数"},
	{"rest_of", .kind = FIELD_NAME, .en = "what a share leaves of 100 %", .zh = "占比的余数（100%减去该占比）"},
	{"sum_of", .kind = FIELD_NAME, .en = "a level summed over the plan's years, on an even path from base to target",
	 .zh = "水平值在规划期内的合计，按基年到目标年的等速路径"},
	{"value", ANY_NUMBER, .otherwise = NAN, .en = "or a number of the plan that is no target",
	 .zh = "或规划中非目标的数"},
	{"times", ANY_NUMBER, .otherwise = NAN, .en = "times this, as a conversion factor", .zh = "再乘以此数，如折算系数"},
	{"before", ANY_NUMBER, .otherwise = NAN,
	 .en = "sum_of: where the level stood as many years before the base year as the plan has",
	 .zh = "sum_of：基年之前同样年数时的水平值"},
	{"range", ANY_NUMBER, .kind = FIELD_NUMBERS, .en = "[low, high]: what its number may be as well",
	 .zh = "[下限, 上限]：该数的可能范围"},
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"source", .kind = FIELD_TEXT, .en = "where the plan says so", .zh = "规划原文出处"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

const struct field relation_fields[] = {
	{"title", .kind = FIELD_TITLE, .flags = REQUIRED_IN_FILE, .en = "name of what follows", .zh = "所得数的名称"},
	{"part_of", .kind = FIELD_NAME, .en = "the whole whose parts are listed: a target, a relation above, a variable",
	 .zh = "整体：目标、前面的关系或变量"},
	{"parts", .kind = FIELD_LIST, .fields = relation_term_fields,
	 .en = "part_of: levels, or shares of the whole", .zh = "part_of：各组成部分（水平值或占整体的比重）"},
	{"rest", .kind = FIELD_TITLE, .en = "part_of: what else the whole holds; else the parts are all of it",
	 .zh = "part_of：其余部分的名称；不写则各部分之和即整体"},
	{"ratio", .kind = FIELD_LIST, .fields = relation_term_fields, .en = "of the first to the second",
	 .zh = "前者与后者之比"},
	{"implies", .kind = FIELD_LIST, .fields = relation_term_fields, .en = "the product of these",
	 .zh = "以下各项之积"},
	{"is", ANY_NUMBER, .otherwise = NAN, .en = "ratio, implies: what the plan says that it is",
	 .zh = "ratio、implies：规划所称的数"},
	{"base", ANY_NUMBER, .otherwise = NAN, .en = "where it stood in the base year, where the plan says so",
	 .zh = "规划所列基年数"},
	{"same_as", .kind = FIELD_NAME, .en = "ratio, implies: the target that says the same",
	 .zh = "ratio、implies：表述同一事项的目标"},
	{"growth_only", .kind = FIELD_BOOLEAN, .en = "same_as: only their growth since the base year can be compared",
	 .zh = "same_as：只比较基年以来的增长"},
	{"steady", .kind = FIELD_NUMBER, BETWEEN(0, 1000), .otherwise = NAN,
	 .en = "ratio: doubted where it changes by more than this percentage of where it stood",
	 .zh = "ratio：与基期相比变动超过此百分比即提示"},
	{"beside", .kind = FIELD_NAME, .en = "what cannot rise while this falls", .zh = "不可能在此项下降时增加的事项"},
	{"year", .kind = FIELD_YEAR, .en = "the year that is meant; the plan's last by default, or its base year",
	 .zh = "所指年份（基年或规划末年），缺省为规划末年"},
	{"source", .kind = FIELD_TEXT, .en = "where the plan says so, or why it must hold",
	 .zh = "规划原文出处或成立的理由"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

static const struct field review_class_fields[] = {
	{"achieved", .kind = FIELD_TITLE, .en = "the target is met already; without it as the next",
	 .zh = "已达到目标值；缺省时并入下一类"},
	{"faster", .kind = FIELD_TITLE, .en = "further than the time gone; without it as the next",
	 .zh = "快于时间进度；缺省时并入下一类"},
	{"in_line", .kind = FIELD_TITLE, .flags = REQUIRED_IN_FILE, .en = "as far as the time gone, give or take `about`",
     .zh = "与时间进度相当（相差不超过 about）"},
	{"behind", .kind = FIELD_TITLE, .flags = REQUIRED_IN_FILE, .en = "less far", .zh = "落后于时间进度"},
	{0}};

static const struct field review_fields[] = {
	{"classes", .kind = FIELD_OBJECT, .fields = review_class_fields,
	 .en = "what the evaluations of this plan's period call how a target stands; "
	       "by default the words of the 14th plan's",
     .zh = "该规划期官方评估的分类用语，缺省为“十四五”中期评估用语"},
	{"about", .kind = FIELD_NUMBER, BETWEEN(0, 50), .otherwise = 5,
     .en = "in_line: points between the share of the way and the share of the time; 5 by default",
     .zh = "in_line：完成进度与时间进度之差（百分点），缺省为5"},
	{"source", .kind = FIELD_TEXT, .en = "where they are from", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

const struct field plan_fields[] = {
	{"kind", .kind = FIELD_CHOICE, .flags = REQUIRED_IN_FILE, .choices = plan_kinds, .en = "what this file is",
     .zh = "文件类型"},
	{"$schema", .kind = FIELD_TEXT, .en = "for editors; never opened", .zh = "供编辑器使用，程序不打开"},
	{"title", .kind = FIELD_TITLE, .flags = REQUIRED_IN_FILE, .en = "name of the plan", .zh = "规划名称"},
	{"base_year", .kind = FIELD_YEAR, .flags = REQUIRED_IN_FILE, .en = "the year that growth starts from",
     .zh = "基年"},
	{"region", .kind = FIELD_TEXT, .en = "what tables for other models call the place: Luliang; its title unless said",
	 .zh = "供其他模型使用的表格中的地区名，缺省为标题"},
	{"prices", .kind = FIELD_YEAR, .en = "the year whose prices are constant; base_year by default",
	 .zh = "可比价的价格年份，缺省为基年"},
	{"currency", .kind = FIELD_CURRENCY, .en = "what money is counted in, by its ISO 4217 code; CNY by default",
	 .zh = "货币，用 ISO 4217 代码表示，缺省为 CNY（人民币元）"},
	{"display", .kind = FIELD_OBJECT, .fields = display_fields,
	 .en = "the units that tables and charts show, by kind", .zh = "表格与图表所用单位（按类别）"},
	{"years", .kind = FIELD_YEARS, .flags = REQUIRED_IN_FILE, .en = "[first, last] year of the plan",
     .zh = "规划的起止年份"},
	{"lang", .kind = FIELD_CHOICE, .choices = language_codes, .en = "language of the files written for this plan",
     .zh = "输出文件的语言"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{"source", .kind = FIELD_TEXT, .en = "the document", .zh = "规划文件"},
	{"terms", .kind = FIELD_LIST, .fields = term_fields,
     .en = "how phrases of sources and bases read in the other language", .zh = "来源与口径用语的中英文对照"},
	{"groups", .kind = FIELD_MAP, .fields = target_group_fields,
     .en = "the groups that targets are listed in, by id, in the plan's order", .zh = "指标类别（按规划顺序）"},
	{"targets", .kind = FIELD_MAP, .fields = target_fields, .en = "the targets, by id", .zh = "规划目标"},
	{"relations", .kind = FIELD_MAP, .fields = relation_fields,
     .en = "audit: how its numbers hang together, by id", .zh = "自洽性核查：各数之间的关系"},
	{"previous", .kind = FIELD_FILE, .en = "audit: the plan before this one, in this folder or below",
     .zh = "自洽性核查：上一个规划（在本文件夹内）"},
	{"review", .kind = FIELD_OBJECT, .fields = review_fields, .en = "how its mid-term review sorts targets",
     .zh = "中期评估的分类口径"},
	{0}};

static const struct field group_fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"members", .kind = FIELD_IDS, .flags = REQUIRED_IN_FILE, .en = "its sectors", .zh = "所含行业"},
	{0}};

/* Of a scenario. Those marked own are the file's alone: no child takes them from its parents. */
static const struct field general_fields[] = {
	{"kind", .kind = FIELD_CHOICE, .flags = REQUIRED_IN_FILE, .choices = scenario_kinds, .en = "what this file is",
     .zh = "文件类型"},
	{"$schema", .kind = FIELD_TEXT, .en = "for editors; never opened", .zh = "供编辑器使用，程序不打开"},
	{"plan", .kind = FIELD_FILE, .en = "the plan whose targets are judged", .zh = "所评估的规划"},
	{"title", .kind = FIELD_TITLE, .en = "name of the scenario", .zh = "情景名称"},
	{"extends", .kind = FIELD_FILES, .en = "one scenario or several whose assumptions are taken over",
     .zh = "所继承的情景"},
	{"abstract", .kind = FIELD_BOOLEAN, .en = "only others extend it; never run", .zh = "仅供继承，不单独推演"},
	{"record", .kind = FIELD_BOOLEAN, .en = "what came true: a record of the past, called so, and no projection",
     .zh = "实际记录：已成事实的过去，而非推演"},
	{"years", .kind = FIELD_YEARS, .en = "[first, last] year projected; the plan's by default",
     .zh = "推演的起止年份，缺省同规划"},
	{"question", .kind = FIELD_TITLE, .en = "the question it answers", .zh = "所回答的问题"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{"groups", .kind = FIELD_IDS_MAP, .fields = group_fields, .en = "named sets of sectors", .zh = "行业组合"},
	{"targets", .kind = FIELD_MAP, .fields = target_fields, .en = "targets changed or added, by id",
     .zh = "修改或新增的目标"},
	{0}};

static const char *const own_keys[] = {"kind",   "$schema",  "title", "extends", "abstract",
                                       "record", "question", "note",  NULL};

bool field_is_own(const char *key)
{
	for (const char *const *own = own_keys; *own; own++)
		if (strcmp(*own, key) == 0)
			return true;
	return false;
}

static struct field section_field(const struct model *model)
{
	return (struct field){.key = model->section, .kind = model->layout == BY_KEY ? FIELD_OBJECT : FIELD_MAP,
		.fields = model->fields, .otherwise = NAN, .en = model->en, .zh = model->zh};
}

const struct field *scenario_fields(struct arena *arena, const struct model *const *models)
{
	size_t general = sizeof general_fields / sizeof *general_fields - 1, sections = 0;
	while (models[sections])
		sections++;
	struct field *fields = ARENA_ARRAY(arena, general + sections + 1, struct field);
	memcpy(fields, general_fields, sizeof general_fields);
	for (size_t i = 0; i < sections; i++)
		fields[general + i] = section_field(models[i]);
	return fields;
}

const struct field *field_find(const struct field *fields, const char *key)
{
	for (; fields->key; fields++)
		if (fields->key[0] == key[0] && strcmp(fields->key, key) == 0)
			return fields;
	return NULL;
}

bool schema_is_map(const struct json *json)
{
	if (json->type != JSON_OBJECT || !json->child)
		return false;
	for (const struct json *child = json->child; child; child = child->next)
		if (field_find(quantity_fields, child->key))
			return false;
	return true;
}

bool field_is_sense(const char *key)
{
	for (const char *const *sense = target_senses; *sense; sense++)
		if (**sense == *key && strcmp(*sense, key) == 0)
			return true;
	return false;
}

bool schema_looks_relative(const struct json *json)
{
	if (json->type != JSON_OBJECT)
		return false;
	for (const struct json *child = json->child; child; child = child->next)
		if (!field_find(quantity_fields, child->key) && field_find(relative_fields, child->key))
			return true;
	return false;
}

bool schema_is_relative(const struct field *field, const struct json *json)
{
	return field->kind == FIELD_QUANTITY && field->fields == relative_fields && schema_looks_relative(json);
}

/* "range" is a sense of its own only where no other sense stands beside it. */
const char *target_sense_of(const struct json *target)
{
	const char *range = NULL;
	for (const struct json *child = target->child; child; child = child->next) {
		if (child->type == JSON_NULL || !field_is_sense(child->key))
			continue;
		if (strcmp(child->key, "range") != 0)
			return child->key;
		range = child->key;
	}
	return range;
}
