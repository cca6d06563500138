/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_said: a heading is read from left to right: years, names of plan periods (“十四五” is 2021-2025, the N-th
 * plan ends in 1955 + 5 N), the longest of the known words that stands there, units, marks between them. Holds: a
 * heading is understood only where nothing is left over: a year beside an unknown word never passes for a level. */
#include "intake/indicator_said.h"
#include <string.h>
#include <strings.h>
#include "base/number.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_marks.h"

enum says { NOTHING, END, ACTUAL, PLANNED, FAR, REVISED, GROWTH, COMPARED, FROM, SINCE, YEAR_BEFORE, BEFORE, MEAN,
	TOTAL,
	ANNUAL, CURRENT_PRICES, NO_LEVEL };
enum { NOTE_MOST = 8 }; /* bytes of a footnote mark */
enum { FIRST_PLAN_ENDS = 1960, PLAN_YEARS = 5, PLAN_LEAST = 6, PLAN_MOST = 30 };

static const struct heading_word {
	enum says says;
	const char *words[100];
} vocabulary[] = {
	{NOTHING, {"年", "年度", "年份", "全年", "截至", "到", "至", "的", "数", "值", "数值", "数据", "指标值",
		"增加值", "水平", "情况", "期", "时期", "期间", "规模", "总量", "总数", "总额", "合计", "额", "绝对值",
		"绝对额", "绝对量", "绝对数", "指标", "统计",
		"统计数", "全市", "本市", "全县", "达到", "实现", "year", "y", "fy",
		"in", "of", "by", "for", "the", "and", "to", "value", "values", "level", "levels", "figure", "number",
		"as of", "as at", "during", "period", "data", "total", "amount", "absolute", "a", "b", "c", "d", "e", "p",
		"result", "results", "status", "latest", "start", "starting", "initial", "reference", "reference year",
		"本年", "当年", "本期", "1-12月", "1—12月", "1–12月", "yr", "fiscal year", "financial year",
		"任务", "任务数", "或", "内为", "内",
		"milestone", "commitment", "ambition", "基础", "起点", "统计公报", "完成额"}},
	{END, {"末", "底", "年末", "年底", "年终", "期末", "end", "end of", "end-of-year", "year-end", "at the end of",
		"12月", "12月末", "12月底", "12月31日", "dec", "december", "12-31", "12/31"}},
	{ACTUAL, {"基", "基数", "基期", "基期值", "基年", "基准", "基准值", "现状", "现状值", "实际", "实际值", "实绩",
		"完成", "完成值", "完成数", "完成情况", "实现值", "实现数", "预计", "预计完成", "预计数", "预计值", "初步",
		"初步核算", "初步数", "快报", "快报数", "执行", "执行数", "公报", "基础值", "初始值", "起点值", "base",
		"base year", "baseline", "actual", "actuals", "observed", "outturn", "achieved", "realised", "realized",
		"reported", "est", "estimate", "estimated", "prelim", "preliminary", "provisional", "current"}},
	{PLANNED, {"目标", "目标值", "目标数", "规划", "规划值", "规划数", "规划目标", "计划", "计划数", "计划值",
		"预期", "预期值", "期望值", "力争", "目标任务", "控制数", "控制值", "控制目标", "约束值", "约束性目标",
		"预期性目标", "奋斗目标", "中期目标",
		"考核目标", "建设目标", "发展目标", "target", "targets", "target value", "plan",
		"planned", "plan's", "goal", "goals", "objective", "aim", "ziel", "zielwert", "objectif", "cible", "meta",
		"objetivo", "obiettivo", "doel"}},
	{FAR, {"远景", "远景目标", "愿景", "愿景目标", "展望", "展望目标", "远期", "远期目标",
		"long-term", "long term", "vision"}},
	{REVISED, {"修订", "修订值", "修订数", "修订后", "修正", "修正数", "修正后", "订正", "调整", "调整数", "调整后",
		"核实", "最终核实", "revised", "revision", "restated", "updated", "adjusted", "corrected", "r"}},
	{GROWTH, {"增速", "增长", "增长率", "增长速度", "增幅", "增减", "增减率", "增加", "升降", "变化", "变化率",
		"变动", "涨幅", "降幅", "降低", "下降", "降低率", "下降率", "提高", "速度", "growth", "growth rate",
		"growth rates", "change", "changes", "increase", "decrease", "decline", "fall", "rise", "rate of growth",
		"rate of change", "±", "+/-", "growth of", "change of"}},
	{COMPARED, {"比", "较", "与", "over", "change from", "compared with", "compared to", "relative to", "vs", "vs.",
		"versus"}},
	{FROM, {"from", "since", "on", "自"}},
	{SINCE, {"以来"}},
	{YEAR_BEFORE, {"比上年", "较上年", "同比", "比去年", "较去年", "比上年同期", "较上年同期", "yoy", "y/y",
		"y-o-y", "yr/yr", "year on year", "year-on-year", "year over year", "year-over-year", "on previous year",
		"over previous year", "on the previous year", "over the previous year", "over last year",
		"over the year before", "on the year before", "on a year earlier"}},
	{BEFORE, {"上年", "去年", "上年同期", "去年同期", "previous year", "preceding year", "prior year", "last year",
		"the year before", "year before", "year earlier", "a year earlier"}},
	{MEAN, {"年均", "每年", "cagr", "per year", "a year", "per annum", "p.a.", "p.a", "average annual",
		"annual average", "annual mean", "mean annual", "mean growth", "average growth", "yearly average",
		"平均增长", "平均增速", "平均每年", "平均增长率"}},
	{TOTAL, {"累计", "五年累计", "cumulative", "cumulated", "accumulated", "total growth"}},
	{ANNUAL, {"annual", "yearly", "annually"}},
	{CURRENT_PRICES, {"现价", "当年价", "当年价格", "现行价格", "名义", "current prices", "current price",
		"nominal"}},
	{NO_LEVEL, {"排名", "排位", "位次", "名次", "位居", "居", "名列", "rank", "ranks", "ranking", "position",
		"占比", "比重", "占", "份额", "构成", "比例", "share", "shares", "proportion", "percentage of", "% of",
		"指数", "index", "=100", "完成率", "目标完成率", "进度", "完成进度", "达标", "达标率", "progress",
		"attainment", "completion", "贡献率", "拉动", "contribution", "平均", "average", "mean", "弹性", "密度",
		"人均"}},
};
enum { WORD_ROWS = sizeof vocabulary / sizeof *vocabulary };

static const char between[] = " _-:,./\\()[]\"'+;|~=&";
static const char *const marks[] = {"–", "—", "－", "、", "，", "。", "“", "”", "‘", "’", "《", "》", "〈", "〉",
	"「", "」", "〔", "〕", "【", "】", "·", "：", NULL};

struct heading_reader {
	struct arena *arena;
	const char *at, *begun;
	struct heading_said said;
	bool period;
	bool compares;  /* the last word says that the year which follows is what is compared with */
	bool current_prices;
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* --- years --- */

static void add_year(struct heading_said *said, int year)
{
	said->several |= said->first && said->last != said->first && year != said->first && year != said->last;
	said->first = said->first && said->first < year ? said->first : year;
	said->last = said->last > year ? said->last : year;
}

/* "/20" behind 2019, "-20" too where that is no month; bytes of it, 0: it is something else. */
static size_t fiscal_end(const char *at, int year)
{
	size_t dash = *at == '/' || *at == '-' ? 1 : strncmp(at, "–", strlen("–")) == 0 ? strlen("–") : 0;
	if (!dash || strspn(at + dash, "0123456789") != 2)
		return 0;
	int end = (at[dash] - '0') * 10 + at[dash + 1] - '0';
	return end == (year + 1) % 100 && (*at == '/' || end > 12 || !end) ? dash + 2 : 0;
}

static bool take_year(struct heading_reader *reader)
{
	size_t digits = strspn(reader->at, "0123456789");
	if (digits != 4 || (reader->at > reader->begun && reader->at[-1] == '.'))
		return false;
	int year = 0;
	for (int i = 0; i < 4; i++)
		year = year * 10 + (reader->at[i] - '0');
	if (year < YEAR_FIRST || year > YEAR_LAST)
		return false;
	if (reader->period)
		reader->said.first = reader->said.last = 0; /* 十四五规划2025年目标: the year says more */
	reader->period = reader->said.is_plan_period = false;
	add_year(&reader->said, year);
	reader->said.over |= reader->compares;
	reader->at += 4;
	size_t second = fiscal_end(reader->at, year);
	reader->said.fiscal |= second > 0;
	reader->at += second;
	return true;
}

/* "十三五" is 13, "十五" 10: the last 五 is "five-year". */
static int chinese_plan(const char *text, size_t *length)
{
	static const char digits[] = "一二三四五六七八九";
	size_t at = 0;
	int number = 0;
	if (strncmp(text, "十", 3) == 0)
		number = 10, at = 3;
	const char *digit = text[at] && strlen(text + at) >= 6 ? memmem(digits, sizeof digits - 1, text + at, 3) : NULL;
	if (digit && strncmp(text + at + 3, "五", 3) == 0 && (unsigned char)text[at] >= 0xE0)
		number += (int)(digit - digits) / 3 + 1, at += 3;
	if (!number || strncmp(text + at, "五", 3) != 0)
		return 0;
	*length = at + 3;
	return number;
}

/* "14th five-year plan", "14th FYP" */
static int english_plan(const char *text, size_t *length)
{
	static const char *const endings[] = {"five-year plan", "five year plan", "5-year plan", "fyp", NULL};
	size_t digits = strspn(text, "0123456789"), at = digits;
	if (digits < 1 || digits > 2 || !is_letter(text[at]) || !is_letter(text[at + 1]))
		return 0;
	at += 2;
	at += strspn(text + at, " ");
	for (const char *const *ending = endings; *ending; ending++)
		if (strncasecmp(text + at, *ending, strlen(*ending)) == 0 && !is_letter(text[at + strlen(*ending)])) {
			*length = at + strlen(*ending);
			return digits == 1 ? text[0] - '0' : (text[0] - '0') * 10 + text[1] - '0';
		}
	return 0;
}

static bool take_period(struct heading_reader *reader)
{
	size_t length;
	int plan = chinese_plan(reader->at, &length);
	plan = plan ? plan : english_plan(reader->at, &length);
	if (plan < PLAN_LEAST || plan > PLAN_MOST)
		return false;
	reader->at += length;
	if (reader->said.first)
		return true;
	reader->said.last = FIRST_PLAN_ENDS - PLAN_YEARS + PLAN_YEARS * plan;
	reader->said.first = reader->said.last - PLAN_YEARS + 1;
	reader->period = reader->said.is_plan_period = true;
	return true;
}

/* --- words --- */

/* Bytes of the word, if it stands here and, in letters, ends here. */
static size_t stands(const struct heading_reader *reader, const char *word)
{
	size_t length = strlen(word);
	if (strncasecmp(reader->at, word, length) != 0)
		return 0;
	bool inside = (is_letter(word[0]) && reader->at > reader->begun && is_letter(reader->at[-1])) ||
	              (is_letter(word[length - 1]) && is_letter(reader->at[length]));
	return inside ? 0 : length;
}

static void take_says(struct heading_said *said, enum says says)
{
	said->end |= says == END;
	said->actual |= says == ACTUAL;
	said->planned |= says == PLANNED || says == FAR;
	said->far |= says == FAR;
	said->revised |= says == REVISED;
	said->growth |= says == GROWTH || says == COMPARED;
	said->over |= says == SINCE;
	said->year_before |= says == YEAR_BEFORE;
	said->before |= says == BEFORE;
	said->mean |= says == MEAN;
	said->total |= says == TOTAL;
	said->annual |= says == ANNUAL;
	said->no_level |= says == NO_LEVEL;
}

static bool take_heading_word(struct heading_reader *reader)
{
	size_t longest = 0;
	enum says says = NOTHING;
	for (int row = 0; row < WORD_ROWS; row++)
		for (const char *const *word = vocabulary[row].words; *word; word++) {
			size_t length = stands(reader, *word);
			if (length > longest)
				longest = length, says = vocabulary[row].says;
		}
	reader->at += longest;
	if (longest)
		take_says(&reader->said, says);
	if (longest && says != NOTHING)
		reader->compares = says == COMPARED || says == FROM;
	reader->current_prices |= says == CURRENT_PRICES;
	return longest > 0;
}

/* --- units and marks --- */

static bool parse_heading_unit(struct heading_reader *reader, const char *text)
{
	struct unit unit;
	if (!*text || number_is_digit(*text) || !unit_is(reader->arena, text, &unit))
		return false;
	if (!reader->said.unit_text)
		reader->said.unit = unit, reader->said.unit_text = text;
	return true;
}

/* "(亿元)", "(%)", "(±%)", or % alone. */
static bool take_heading_unit(struct heading_reader *reader)
{
	if (*reader->at == '%') {
		reader->at++;
		return parse_heading_unit(reader, "%");
	}
	const char *close = *reader->at == '(' ? strchr(reader->at, ')') : NULL;
	if (!close)
		return false;
	const char *inside = arena_copy(reader->arena, reader->at + 1, (size_t)(close - reader->at - 1));
	if (strncmp(inside, "±", strlen("±")) == 0)
		inside += strlen("±"), reader->said.growth = true;
	if (!parse_heading_unit(reader, inside))
		return false;
	reader->at = close + 1;
	return true;
}

static bool take_mark(struct heading_reader *reader)
{
	size_t length = *reader->at && strchr(between, *reader->at) ? 1 : 0;
	for (const char *const *mark = marks; *mark && !length; mark++)
		length = strncmp(reader->at, *mark, strlen(*mark)) == 0 ? strlen(*mark) : 0;
	reader->at += length;
	return length > 0;
}

/* "2020年①", "2020 (1)": a footnote mark that ends here, however long */
static bool take_note(struct heading_reader *reader)
{
	for (size_t length = 1; length <= NOTE_MOST && reader->at[length - 1]; length++)
		if (marks_footnote(reader->begun, (size_t)(reader->at - reader->begun) + length) >= length) {
			reader->at += length;
			return true;
		}
	return false;
}

static void take_unknown(struct heading_reader *reader)
{
	size_t used;
	utf8_decode(reader->at, strlen(reader->at), &used);
	reader->at += used;
	reader->said.not_understood = true;
}

struct heading_said heading_read(struct arena *arena, const char *text)
{
	struct heading_reader reader = {.arena = arena};
	reader.at = reader.begun = indicator_half(arena, text);
	while (*reader.at)
		if (!take_year(&reader) && !take_period(&reader) && !take_heading_unit(&reader) &&
		    !take_note(&reader) && !take_heading_word(&reader) && !take_mark(&reader))
			take_unknown(&reader);
	struct heading_said *said = &reader.said;
	said->year_before |= said->before && said->growth;
	said->not_understood |= (said->before && !said->growth) || said->several;
	/* targets are judged in real terms */
	said->not_understood |= reader.current_prices && (said->planned || !said->first);
	return reader.said;
}

bool heading_is_growth(const struct heading_said *said)
{
	return said->growth || said->year_before || said->mean || said->total;
}
