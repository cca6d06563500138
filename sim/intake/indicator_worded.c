/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_worded: the text is read from left to right as years, numbers and words of one list; what they say together
 * decides. Holds: only what is understood to its last word counts: "above the GDP growth of neighbours" is words. */
#include "intake/indicator_worded.h"
#include <string.h>
#include <strings.h>
#include "base/number.h"
#include "base/number_text.h"
#include "base/utf8.h"
#include "data/unit.h"
#include "intake/indicator_cell.h"

enum saying {
	SAYS_FILL, SAYS_OVER, SAYS_LEAST, SAYS_WITH, SAYS_GDP, SAYS_PEAK, SAYS_DOUBLE, SAYS_FOURFOLD, SAYS_ZERO, SAYS_BY,
	SAYS_SINCE, SAYS_MEAN, SAYS_SUM, SAYS_BASELINE, SAYS_WITHDRAWN, SAYS_TIMES, SAYS_THREEFOLD, SAYS_HALF, SAYINGS
};
/* The longest that stands there counts. */
static const struct saying_row { enum saying says; const char *words[56];
} sayings[] = {
	{SAYS_FILL, {"年",   "年均", "略",   "基本",   "保持",  "与",        "和",     "的",    "同期",     "全市",
                 "全省", "全国", "实现", "力争",   "确保",  "左右",      "增长",   "增速",  "增长速度", "率",
                 "水平", "目标", "the",  "growth", "rate",  "annual",    "grow",   "grows", "growing",  "a",
                 "at",   "an",   "is",   "be",     "reach", "emissions", "levels", "level", "its",      "value"}},
	{SAYS_OVER,
     {"高于", "快于", "超过", "大于", "高于或快于", "faster than", "higher than", "above", "more than", "exceed",
      "exceeds", "outpace", "outpaces", "quicker than", "greater than", "over"}},
	{SAYS_LEAST,
     {"不低于", "不慢于", "at least", "no less than", "not below", "no slower than", "at least as fast as"}},
	{SAYS_WITH,
     {"同步", "一致", "相当", "in step with", "in line with", "keep pace with", "keeps pace with", "as fast as",
      "with"}},
	{SAYS_GDP,
     {"gdp", "地区生产总值", "国内生产总值", "生产总值", "经济增长", "经济增速", "经济增长速度", "经济发展", "经济",
      "economic growth", "economy", "the economy", "gdp's"}},
	{SAYS_PEAK, {"达峰", "达到峰值", "碳达峰", "峰值", "peak", "peaks", "peaking", "peaked"}},
	{SAYS_DOUBLE, {"翻一番", "翻番", "翻一倍", "double", "doubles", "doubling", "doubled", "twice", "twofold"}},
	{SAYS_FOURFOLD, {"翻两番", "翻二番", "quadruple", "quadruples", "quadrupled"}},
	{SAYS_THREEFOLD, {"triple", "triples", "tripled", "tripling", "treble", "trebled", "threefold"}},
	{SAYS_HALF, {"减半", "减少一半", "halve", "halves", "halved", "halving", "half", "cut half", "cut in half"}},
	{SAYS_ZERO,
     {"净零", "净零排放", "零排放", "近零排放", "碳中和", "归零", "清零", "零", "net zero", "net-zero", "zero",
      "carbon neutral", "carbon-neutral", "climate neutral", "climate-neutral", "carbon neutrality",
      "climate neutrality", "none", "eliminated"}},
	{SAYS_BY,
     {"前", "之前", "以前", "年前", "年底前", "by", "before", "in", "until", "no later than", "不晚于", "到", "于"}},
	{SAYS_SINCE,
     {"比", "较", "在", "from", "on", "of", "compared with", "compared to", "relative to", "vs", "基础上", "相比",
      "since", "versus", "为"}},
	{SAYS_MEAN, {"mean", "average", "on average", "平均", "年平均", "per year"}},
	{SAYS_SUM, {"sum", "total", "in total", "cumulative", "累计", "合计", "budget", "in all"}},
	{SAYS_BASELINE,
     {"baseline", "the baseline", "基准", "基准值", "基年", "基期", "base year", "the base year", "基准年"}},
	{SAYS_WITHDRAWN,
     {"withdrawn", "repealed", "abolished", "dropped", "cancelled", "canceled", "given up", "revoked", "已取消", "取消",
      "已撤销", "撤销", "废止", "已废止", "不再考核", "不再设定"}},
	{SAYS_TIMES, {"倍", "times", "fold", "-fold", "x", "×"}}};

struct worded_reader {
	const char *at;
	int said[SAYINGS];
	int years[2], year_count;
	int period_first, period_last;
	double number;
	bool has_number, percent, times, bad;
	enum saying last; /* what stood before a year */
	int since, by;
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static int year_at(const char *text)
{
	if (strspn(text, "0123456789") != 4)
		return 0;
	int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

static size_t dash_at(const char *text)
{
	static const char *const dashes[] = {"-", "–", "—", "~", "至", "到", " to ", NULL};
	size_t skip = strncmp(text, "年", 3) == 0 ? 3 : 0;
	for (const char *const *dash = dashes; *dash; dash++)
		if (strncmp(text + skip, *dash, strlen(*dash)) == 0)
			return skip + strlen(*dash);
	return 0;
}

static bool take_years(struct worded_reader *reader)
{
	int year = year_at(reader->at);
	if (!year)
		return false;
	reader->at += 4;
	size_t dash = dash_at(reader->at);
	int end = dash ? year_at(reader->at + dash) : 0;
	if (end > year) {
		reader->at += dash + 4;
		reader->bad |= reader->period_first > 0;
		reader->period_first = year;
		reader->period_last = end;
		return true;
	}
	bool since = reader->last == SAYS_SINCE || reader->last == SAYS_BASELINE || reader->last == SAYS_TIMES ||
	             reader->last == SAYS_DOUBLE || reader->last == SAYS_THREEFOLD || reader->last == SAYS_FOURFOLD ||
	             reader->last == SAYS_HALF;
	int *where = since ? &reader->since : &reader->by;
	reader->bad |= *where != 0;
	*where = year;
	return true;
}

static bool take_number(struct worded_reader *reader)
{
	struct number_text read = number_text_read(reader->at, strlen(reader->at));
	if (read.fault || !number_is_digit(*reader->at))
		return false;
	reader->bad |= reader->has_number;
	reader->has_number = true;
	reader->number = read.value;
	reader->at += read.length;
	reader->at += strspn(reader->at, " ");
	reader->percent = *reader->at == '%';
	reader->at += reader->percent;
	return true;
}

static bool take_saying(struct worded_reader *reader, const char *begun)
{
	size_t longest = 0;
	enum saying says = SAYS_FILL;
	for (size_t row = 0; row < sizeof sayings / sizeof *sayings; row++)
		for (const char *const *word = sayings[row].words; *word; word++) {
			size_t length = strlen(*word);
			bool inside = strncmp(reader->at, *word, length) != 0 ||
			              (is_letter(**word) && reader->at > begun && is_letter(reader->at[-1])) ||
			              (is_letter((*word)[length - 1]) && is_letter(reader->at[length]));
			if (!inside && length > longest)
				longest = length, says = sayings[row].says;
		}
	if (!longest)
		return false;
	reader->at += longest;
	reader->said[says]++;
	if (says != SAYS_FILL)
		reader->last = says;
	return true;
}

static bool take_gap(struct worded_reader *reader)
{
	static const char *const gaps[] = {" ", ",", "(", ")", ".", ";", ":", "，", "、", "。", "“", "”", "'", "\"", NULL};
	for (const char *const *gap = gaps; *gap; gap++)
		if (strncmp(reader->at, *gap, strlen(*gap)) == 0) {
			reader->at += strlen(*gap);
			return true;
		}
	return false;
}

/* One of these was said, and of the others only what may stand with it. */
static bool only(const struct worded_reader *reader, unsigned allowed)
{
	allowed |= 1u << SAYS_FILL;
	for (int i = 0; i < SAYINGS; i++)
		if (reader->said[i] && !(allowed >> i & 1))
			return false;
	return !reader->bad;
}

static struct worded interpret(const struct worded_reader *reader)
{
	const int *said = reader->said;
	const unsigned when = 1u << SAYS_BY | 1u << SAYS_SINCE;
	struct worded worded = {.year = reader->by, .since = reader->since, .first = reader->period_first,
	                        .last = reader->period_last, .sum = said[SAYS_SUM] > 0};
	bool bare = !reader->has_number && !reader->period_first;
	bool compares = said[SAYS_OVER] + said[SAYS_LEAST] + said[SAYS_WITH] == 1;
	const unsigned folding = 1u << SAYS_DOUBLE | 1u << SAYS_THREEFOLD | 1u << SAYS_FOURFOLD | 1u << SAYS_HALF;
	const unsigned more = 1u << SAYS_LEAST | 1u << SAYS_OVER; /* "at least doubled", "more than halved" */
	int folded = said[SAYS_DOUBLE] + said[SAYS_THREEFOLD] + said[SAYS_FOURFOLD] + said[SAYS_HALF];
	double folds = said[SAYS_DOUBLE]      ? 2
	               : said[SAYS_THREEFOLD] ? 3
	               : said[SAYS_FOURFOLD]  ? 4
	               : said[SAYS_HALF]      ? 0.5
	                                      : 0;
	if (said[SAYS_WITHDRAWN] && bare && only(reader, 1u << SAYS_WITHDRAWN | when))
		worded.kind = WORDED_WITHDRAWN;
	else if (said[SAYS_GDP] && compares && bare && !reader->by && !reader->since &&
	         only(reader, 1u << SAYS_GDP | 1u << SAYS_OVER | 1u << SAYS_LEAST | 1u << SAYS_WITH | 1u << SAYS_SINCE))
		worded.kind = WORDED_GDP, worded.sense = said[SAYS_OVER] ? SENSE_ABOVE : SENSE_AT_LEAST;
	else if (said[SAYS_PEAK] && bare && !reader->since && only(reader, 1u << SAYS_PEAK | when))
		worded.kind = WORDED_PEAK;
	else if (said[SAYS_ZERO] == 1 && bare && !reader->since && only(reader, 1u << SAYS_ZERO | when))
		worded.kind = WORDED_ZERO;
	else if (folds > 0 && bare && folded == 1 && only(reader, folding | when | more | 1u << SAYS_BASELINE))
		worded.kind = WORDED_TIMES, worded.times = folds;
	else if (said[SAYS_TIMES] == 1 && reader->has_number && !reader->percent && !reader->period_first &&
	         only(reader, 1u << SAYS_TIMES | when | 1u << SAYS_BASELINE))
		worded.kind = WORDED_TIMES, worded.times = reader->number;
	else if (reader->period_first && reader->has_number && reader->percent && (said[SAYS_BASELINE] || reader->since) &&
	         said[SAYS_MEAN] + said[SAYS_SUM] <= 1 && !reader->by &&
	         only(reader, 1u << SAYS_MEAN | 1u << SAYS_SUM | 1u << SAYS_BASELINE | when))
		worded.kind = WORDED_BUDGET, worded.times = reader->number / 100;
	if (worded.kind == WORDED_TIMES && said[SAYS_OVER])
		worded.sense = worded.times < 1 ? SENSE_BELOW : SENSE_ABOVE;
	return worded;
}

struct worded worded_read(struct arena *arena, const char *text)
{
	struct worded_reader reader = {.at = indicator_plain(arena, text)};
	const char *begun = reader.at;
	enum { LONGEST = 120 };
	if (strlen(begun) > LONGEST)
		return (struct worded){0};
	while (*reader.at)
		if (!take_gap(&reader) && !take_years(&reader) && !take_number(&reader) && !take_saying(&reader, begun))
			return (struct worded){0};
	return interpret(&reader);
}
