/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heading_names: a heading is compared in plain form (small letters, half-width, no blanks between Chinese characters)
 * with the names of its row. A heading in two languages, as yearbooks print them, counts where both say the same. */
#include "intake/heading_names.h"
#include <string.h>
#include "base/text.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"

enum { NAMES = 48, LONGEST = 60 };

static const struct pattern {
	enum heading heading;
	const char *offer;
	const char *names[NAMES];
} patterns[] = {
	{HEADING_NO, "no, 序号", {"no", "no.", "number", "序号", "编号", "项次", "#"}},
	{HEADING_GROUP, "group, 类别", {"group", "category", "类别", "分类", "领域", "一级指标", "指标类别", "方面"}},
	{HEADING_ZH, "indicator_zh", {"indicator_zh", "name_zh", "中文名称", "指标(中文)"}},
	{HEADING_EN, "indicator_en", {"indicator_en", "name_en", "英文名称", "指标(英文)"}},
	{HEADING_NAME,
     "indicator, 指标",
     {"indicator", "indicators", "indicator name", "name", "指标", "指标名称", "名称", "主要指标", "具体指标",
      "二级指标", "项目", "item", "items", "series", "series name", "variable", "指标项目", "统计指标",
      "measure", "metric", "subject descriptor", "indikator", "merkmal", "indicateur", "indicador", "indicatore"}},
	{HEADING_UNIT, "unit, 单位", {"unit", "units", "单位", "计量单位", "unit of measure", "unit of measurement",
	                            "unit_measure", "指标单位", "measure unit", "uom", "einheit",
	                            "maßeinheit", "unité", "unite", "unidad", "unità", "unidade", "eenheid"}},
	{HEADING_SENSE, "target_sense", {"target_sense", "sense", "目标方向", "方向"}},
	{HEADING_RATE_KIND, "rate_kind", {"rate_kind", "增速口径"}},
	{HEADING_RATE, "stated_rate, 年均增速(%)", {"stated_rate", "rate", "plan_rate"}},
	{HEADING_ATTRIBUTE, "attribute, 属性", {"attribute", "属性", "指标属性", "目标属性", "指标性质", "性质"}},
	{HEADING_BASIS, "basis, 口径", {"basis", "口径", "统计口径", "数据口径", "指标口径", "vintage", "数据版本"}},
	{HEADING_ORIGIN, "source, 来源", {"source", "sources", "来源", "数据来源", "资料来源", "出处"}},
	{HEADING_RELEASED, "source_date, 发布日期",
     {"source_date", "source date", "date of source", "release date", "release_date", "published", "发布日期",
      "来源日期", "公布日期", "发布时间"}},
	{HEADING_STATUS, "status, 状态", {"status", "状态", "数据状态", "核实情况"}},
	{HEADING_NOTE, "note, 备注", {"note", "notes", "remark", "remarks", "comment", "comments", "备注", "说明", "注"}},
	{HEADING_BASE, "base_2020, 2020年", {NULL}},
	{HEADING_TARGET, "target_2025, 2025年目标", {NULL}},
	{HEADING_YEAR, "year, 年份",
     {"year", "years", "年份", "年", "年度", "time", "time_period", "time period", "period", "date", "时间", "时期",
      "ref_year", "reference year", "ref_date", "reference period", "fiscal year", "financial year", "jahr", "année",
      "annee", "año", "anno", "ano", "jaar"}},
	{HEADING_VALUE, "value, 数值",
     {"value", "values", "obs_value", "observation value", "observation", "数值", "值", "指标值", "数据", "amount",
      "numeric value", "wert", "valeur", "valor", "valore"}},
	{HEADING_KIND, "kind, 类型", {"kind", "type", "value_type", "value type", "data type", "类型", "数据类型",
	                            "数值类型"}},
	{HEADING_FLAG, "flag, 标志", {"flag", "flags", "obs_flag", "obs_status", "observation status", "标志",
	                            "observation flag", "status flag"}},
	{HEADING_SCALE, "scale, 倍数",
     {"scale", "scalar_factor", "scalar factor", "unit multiplier", "unit_mult", "unit mult", "powercode", "power code",
      "multiplier", "magnitude", "倍数", "数量级"}},
	{HEADING_REGION, "region, 地区",
     {"region", "regions", "entity", "country", "country name", "country or area", "country/area", "geo", "area",
      "geography", "geo_label", "地区", "地区名称", "区域", "城市", "省份", "国家", "市县", "location", "territory",
      "city", "cities", "province", "state", "county", "reporter", "市", "县", "区县", "县区", "市州", "盟市",
      "县市区", "县(市、区)", "县(市,区)", "市(州)", "区(县)", "各县(市、区)",
      "ref_area", "reference area", "bundesland", "pays", "país"}},
	{HEADING_REGION_CODE, "code", {"country code", "geo code", "area code", "region code", "code", "iso", "iso3",
	                               "iso_code", "geocode", "地区代码", "行政区划代码", "区划代码"}},
	{HEADING_SCENARIO, "scenario, 情景", {"scenario", "scenarios", "情景"}},
	{HEADING_MODEL, "model, 模型", {"model", "模型"}},
	{HEADING_CODE, "code", {"indicator code", "series code", "variable code", "指标代码", "指标编码", "dataflow",
	                        "last update", "freq", "structure", "structure_id", "frequency", "conf_status",
	                        "weo country code", "weo subject code", "dguid", "uom_id", "scalar_id", "vector",
	                        "coordinate", "decimals"}},
};
enum { PATTERNS = sizeof patterns / sizeof *patterns };

static enum heading find_plain(const char *plain)
{
	for (int i = 0; i < PATTERNS; i++)
		for (int j = 0; j < NAMES && patterns[i].names[j]; j++)
			if (strcmp(patterns[i].names[j], plain) == 0)
				return patterns[i].heading;
	return HEADINGS;
}

static bool is_chinese(int32_t code) { return code >= 0x2E80 && code < 0xFF00; }

/* The characters of one script; the blanks between Chinese ones are left out, all others kept. */
static const char *of_script(struct arena *arena, const char *plain, bool chinese)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	size_t length = strlen(plain), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(plain + at, length - at, &used);
		if (chinese ? is_chinese(code) || strchr("()", plain[at]) : !is_chinese(code))
			text_add_n(&out, plain + at, used);
	}
	return indicator_clean(arena, out.bytes);
}

enum heading heading_find(struct arena *arena, const char *text)
{
	if (!*text || strlen(text) > LONGEST)
		return HEADINGS;
	const char *plain = indicator_plain(arena, text);
	enum heading whole = find_plain(plain);
	if (whole != HEADINGS)
		return whole;
	const char *chinese = of_script(arena, plain, true), *other = of_script(arena, plain, false);
	if (!*chinese)
		return HEADINGS;
	enum heading first = find_plain(chinese);
	if (!*other)
		return first;
	return first == find_plain(other) ? first : HEADINGS;
}

const char *heading_offer(enum heading heading)
{
	for (int i = 0; i < PATTERNS; i++)
		if (patterns[i].heading == heading)
			return patterns[i].offer;
	return "";
}
