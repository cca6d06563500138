/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_change: what the words of a name say of its number besides what is counted: whether it grows or falls, and,
 * of a name that the table of indicators does not know, which way is usual. */
#include <string.h>
#include <strings.h>
#include "base/text.h"
#include "intake/indicator_known.h"

/* --- words for a change, at the ends of a name --- */

static const char *const endings[] = {"年均增速", "年均增长率", "年均增长", "增长速度",
 "增长率", "增速", "增长", "降低率", "降低", "下降率", "下降", "降幅",
                                      ", growth", " growth rate", " growth", ", fall", " reduction", " decline",
                                       NULL};
static const char *const beginnings[] = {"growth of ", "growth in ", "reduction of ", "reduction in ",
 "fall of ", "fall in ", NULL};

const char *name_without_change(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	for (const char *const *ending = endings; *ending; ending++) {
		size_t end = strlen(*ending);
		if (length > end && strncasecmp(name + length - end, *ending, end) == 0)
			return arena_copy(arena, name, length - end);
	}
	for (const char *const *beginning = beginnings; *beginning; beginning++) {
		size_t begin = strlen(*beginning);
		if (length <= begin || strncasecmp(name, *beginning, begin) != 0)
			continue;
		char *rest = arena_copy(arena, name + begin, length - begin);
		rest[0] = rest[0] >= 'a' && rest[0] <= 'z' ? (char)(rest[0] - 32) : rest[0];
		return rest;
	}
	return name;
}

static bool any_in(const char *plain, const char *const *words)
{
	for (; *words; words++)
		if (strstr(plain, *words))
			return true;
	return false;
}

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* Letters as whole words, also of several: no cap in "per capita", no Gini in Virginia. */
static bool any_word_in(const char *plain, const char *const *words)
{
	for (; *words; words++)
		for (const char *found = strstr(plain, *words); found; found = strstr(found + 1, *words)) {
			const char *end = found + strlen(*words);
			end += is_letter(**words) && *end == 's';
			bool inside = is_letter(**words) && ((found > plain && is_letter(found[-1])) || is_letter(*end));
			if (!inside)
				return true;
		}
	return false;
}

bool name_is_growth(const char *plain)
{
	return any_in(plain, (const char *const[]){"增长", "增速", "growth", NULL});
}

bool name_is_fall(const char *plain)
{
	return any_in(plain, (const char *const[]){"降低", "下降", "减少", "降幅", "fall in", "fall of",
	                                           "reduction", "decline", "decrease", NULL});
}

enum known_usual name_usual(const char *plain)
{
	static const char *const caps[] = {"上限",     "控制数",         "控制总量",  "排放量",    "排放总量",
	                                   "消费总量", "用水总量",       "emissions", "emission",  "ceiling",
	                                   "cap",      "greenhouse gas", NULL};
	static const char *const less[] = {"失业率",       "死亡率",     "死亡人数",
	                                   "浓度",         "劣v类",      "劣五类",
	                                   "用水量",       "能耗",       "物耗",
	                                   "发病率",       "患病率",     "发生率",
	                                   "事故",         "负债率",     "债务",
	                                   "污染物",       "赤字",       "排放强度",
	                                   "unemployment", "mortality",  "deaths",
	                                   "death rate",   "fatalities", "concentration",
	                                   "water use",    "poverty",    "accidents",
	                                   "pollution",    "debt",       "deficit",
	                                   "waste per",    "obesity",    "smoking",
	                                   "suicide",      "homicide",   "crime",
	                                   "leakage",      "gini",       "early school leavers",
	                                   "dropout",      NULL};
	return any_word_in(plain, caps) ? USUAL_CAP : any_word_in(plain, less) ? USUAL_LESS : USUAL_NONE;
}
