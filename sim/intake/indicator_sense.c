/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_sense: the tables of signs and words. Of marks that begin alike the longest that stands there counts, so
 * that 下降到15 is a level and 下降15 a fall. */
#include "intake/indicator_sense.h"
#include <string.h>
#include "base/text.h"

#define LEAST .sense = SENSE_AT_LEAST
#define MOST .sense = SENSE_AT_MOST
#define RISE .move = MOVE_RISE
#define FALL .move = MOVE_FALL

static const struct sense_mark before[] = {{">=", LEAST},
                                           {"=>", LEAST},
                                           {"≥", LEAST},
                                           {"≧", LEAST},
                                           {"⩾", LEAST},
                                           {">", .sense = SENSE_ABOVE},
                                           {"<=", MOST},
                                           {"=<", MOST},
                                           {"≤", MOST},
                                           {"≦", MOST},
                                           {"⩽", MOST},
                                           {"<", .sense = SENSE_BELOW},
                                           {"不低于", LEAST},
                                           {"不少于", LEAST},
                                           {"不小于", LEAST},
                                           {"至少", LEAST},
                                           {"最低", LEAST},
                                           {"最少", LEAST},
                                           {"不超过", MOST},
                                           {"不高于", MOST},
                                           {"不大于", MOST},
                                           {"不多于", MOST},
                                           {"不突破", MOST},
                                           {"控制在", MOST},
                                           {"控制到", MOST},
                                           {"最高", MOST},
                                           {"最多", MOST},
                                           {"至多", MOST},
                                           {"上限", MOST},
                                           {"下限", LEAST},
                                           {"超过", .sense = SENSE_ABOVE},
                                           {"高于", .sense = SENSE_ABOVE},
                                           {"大于", .sense = SENSE_ABOVE},
                                           {"多于", .sense = SENSE_ABOVE},
                                           {"突破", .sense = SENSE_ABOVE},
                                           {"超", .sense = SENSE_ABOVE},
                                           {"逾", .sense = SENSE_ABOVE},
                                           {"低于", .sense = SENSE_BELOW},
                                           {"小于", .sense = SENSE_BELOW},
                                           {"少于", .sense = SENSE_BELOW},
                                           {"约", .sense = SENSE_ABOUT},
                                           {"大约", .sense = SENSE_ABOUT},
                                           {"约为", .sense = SENSE_ABOUT},
                                           {"接近", .sense = SENSE_ABOUT},
                                           {"近", .sense = SENSE_ABOUT},
                                           {"~", .sense = SENSE_ABOUT},
                                           {"≈", .sense = SENSE_ABOUT},
                                           {"力争", .hoped = true},
                                           {"力争达到", .hoped = true},
                                           {"争取", .hoped = true},
                                           {"确保", .sense = SENSE_NONE},
                                           {"保持在", .sense = SENSE_NONE},
                                           {"稳定在", .sense = SENSE_NONE},
                                           {"达到", .sense = SENSE_NONE},
                                           {"达", .sense = SENSE_NONE},
                                           {"为", .sense = SENSE_NONE},
                                           {"年均增长", RISE, .yearly = true},
                                           {"年均增速", RISE, .yearly = true},
                                           {"年均提高", RISE, .yearly = true},
                                           {"年均增加", RISE, .yearly = true},
                                           {"年均下降", FALL, .yearly = true},
                                           {"年均降低", FALL, .yearly = true},
                                           {"年均", .yearly = true},
                                           {"累计", .total = true},
                                           {"五年累计", .total = true},
                                           {"累计增长", RISE, .total = true},
                                           {"累计下降", FALL, .total = true},
                                           {"累计降低", FALL, .total = true},
                                           {"累计减少", FALL, .total = true},
                                           {"累计提高", RISE, .total = true},
                                           {"累计削减", FALL, .total = true},
                                           {"增长", RISE},
                                           {"提高", RISE},
                                           {"提升", RISE},
                                           {"增加", RISE},
                                           {"上升", RISE},
                                           {"下降", FALL},
                                           {"降低", FALL},
                                           {"减少", FALL},
                                           {"削减", FALL},
                                           {"减排", FALL},
                                           {"增长到", LEAST},
                                           {"增长至", LEAST},
                                           {"提高到", LEAST},
                                           {"提高至", LEAST},
                                           {"提升到", LEAST},
                                           {"提升至", LEAST},
                                           {"增加到", LEAST},
                                           {"增加至", LEAST},
                                           {"增至", LEAST},
                                           {"升至", LEAST},
                                           {"上升到", LEAST},
                                           {"下降到", MOST},
                                           {"下降至", MOST},
                                           {"降低到", MOST},
                                           {"降低至", MOST},
                                           {"降到", MOST},
                                           {"降至", MOST},
                                           {"减少到", MOST},
                                           {"减少至", MOST},
                                           {"减至", MOST},
                                           {"削减到", MOST},
                                           {"削减至", MOST},
                                           {"压减到", MOST},
                                           {"压缩到", MOST},
                                           {"压缩至", MOST},
                                           {"缩小到", MOST},
                                           {"缩小至", MOST},
                                           {"扩大到", LEAST},
                                           {"扩大至", LEAST},
                                           {"达到或超过", LEAST},
                                           {"压减至", MOST},
                                           {"at least ", LEAST},
                                           {"no less than ", LEAST},
                                           {"not less than ", LEAST},
                                           {"no fewer than ", LEAST},
                                           {"no lower than ", LEAST},
                                           {"not below ", LEAST},
                                           {"minimum ", LEAST},
                                           {"min ", LEAST},
                                           {"min. ", LEAST},
                                           {"minimum of ", LEAST},
                                           {"at most ", MOST},
                                           {"no more than ", MOST},
                                           {"not more than ", MOST},
                                           {"up to ", MOST},
                                           {"maximum ", MOST},
                                           {"max ", MOST},
                                           {"max. ", MOST},
                                           {"maximum of ", MOST},
                                           {"not above ", MOST},
                                           {"no higher than ", MOST},
                                           {"not exceeding ", MOST},
                                           {"not to exceed ", MOST},
                                           {"not exceed ", MOST},
                                           {"within ", MOST},
                                           {"limited to ", MOST},
                                           {"capped at ", MOST},
                                           {"above ", .sense = SENSE_ABOVE},
                                           {"over ", .sense = SENSE_ABOVE},
                                           {"more than ", .sense = SENSE_ABOVE},
                                           {"exceeding ", .sense = SENSE_ABOVE},
                                           {"greater than ", .sense = SENSE_ABOVE},
                                           {"higher than ", .sense = SENSE_ABOVE},
                                           {"below ", .sense = SENSE_BELOW},
                                           {"under ", .sense = SENSE_BELOW},
                                           {"less than ", .sense = SENSE_BELOW},
                                           {"fewer than ", .sense = SENSE_BELOW},
                                           {"lower than ", .sense = SENSE_BELOW},
                                           {"about ", .sense = SENSE_ABOUT},
                                           {"around ", .sense = SENSE_ABOUT},
                                           {"approximately ", .sense = SENSE_ABOUT},
                                           {"approx. ", .sense = SENSE_ABOUT},
                                           {"approx ", .sense = SENSE_ABOUT},
                                           {"roughly ", .sense = SENSE_ABOUT},
                                           {"circa ", .sense = SENSE_ABOUT},
                                           {"ca. ", .sense = SENSE_ABOUT},
                                           {"c. ", .sense = SENSE_ABOUT},
                                           {"nearly ", .sense = SENSE_ABOUT},
                                           {"almost ", .sense = SENSE_ABOUT},
                                           {"cut to ", MOST},
                                           {"cut it to ", MOST},
                                           {"reduce to ", MOST},
                                           {"reduced to ", MOST},
                                           {"reduction to ", MOST},
                                           {"down to ", MOST},
                                           {"fall to ", MOST},
                                           {"falling to ", MOST},
                                           {"decrease to ", MOST},
                                           {"decline to ", MOST},
                                           {"lower to ", MOST},
                                           {"raise to ", LEAST},
                                           {"raised to ", LEAST},
                                           {"increase to ", LEAST},
                                           {"increased to ", LEAST},
                                           {"rise to ", LEAST},
                                           {"grow to ", LEAST},
                                           {"cut by ", FALL},
                                           {"cut of ", FALL},
                                           {"reduce by ", FALL},
                                           {"reduced by ", FALL},
                                           {"reduction of ", FALL},
                                           {"reduction by ", FALL},
                                           {"down by ", FALL},
                                           {"down ", FALL},
                                           {"fall by ", FALL},
                                           {"fall of ", FALL},
                                           {"decrease by ", FALL},
                                           {"decrease of ", FALL},
                                           {"decline by ", FALL},
                                           {"decline of ", FALL},
                                           {"lower by ", FALL},
                                           {"increase by ", RISE},
                                           {"increase of ", RISE},
                                           {"rise by ", RISE},
                                           {"rise of ", RISE},
                                           {"grow by ", RISE},
                                           {"growth of ", RISE},
                                           {"up by ", RISE},
                                           {"up ", RISE},
                                           {"reach ", .sense = SENSE_NONE},
                                           {"aim for ", .hoped = true},
                                           {"strive for ", .hoped = true},
                                           {.text = NULL}};
static const struct sense_mark after[] = {{"左右", .sense = SENSE_ABOUT},
                                          {"上下", .sense = SENSE_ABOUT},
                                          {"以上", LEAST},
                                          {"及以上", LEAST},
                                          {"以下", MOST},
                                          {"及以下", MOST},
                                          {"以内", MOST},
                                          {"之内", MOST},
                                          {" or more", LEAST},
                                          {" or above", LEAST},
                                          {" or higher", LEAST},
                                          {" and above", LEAST},
                                          {" or over", LEAST},
                                          {" or less", MOST},
                                          {" or below", MOST},
                                          {" or lower", MOST},
                                          {" or fewer", MOST},
                                          {" and below", MOST},
                                          {" or under", MOST},
                                          {" minimum", LEAST},
                                          {" min", LEAST},
                                          {" min.", LEAST},
                                          {" maximum", MOST},
                                          {" max", MOST},
                                          {" max.", MOST},
                                          {" at least", LEAST},
                                          {" at most", MOST},
                                          {" approx.", .sense = SENSE_ABOUT},
                                          {" or so", .sense = SENSE_ABOUT},
                                          {" about", .sense = SENSE_ABOUT},
                                          {" per year", .yearly = true},
                                          {" a year", .yearly = true},
                                          {" annually", .yearly = true},
                                          {" p.a.", .yearly = true},
                                          {" lower", FALL},
                                          {" less", FALL},
                                          {" higher", RISE},
                                          {" reduction", FALL},
                                          {" cut", FALL},
                                          {" decrease", FALL},
                                          {" fall", FALL},
                                          {" increase", RISE},
                                          {" growth", RISE},
                                          {"+", LEAST},
                                          {.text = NULL}};
/* Names of the senses as a column gives them, besides the words above. */
static const struct sense_mark names[] = {{"at least", LEAST},
                                          {"at_least", LEAST},
                                          {"at most", MOST},
                                          {"at_most", MOST},
                                          {"above", .sense = SENSE_ABOVE},
                                          {"below", .sense = SENSE_BELOW},
                                          {"about", .sense = SENSE_ABOUT},
                                          {"range", .sense = SENSE_RANGE},
                                          {"区间", .sense = SENSE_RANGE},
                                          {"maximum", MOST},
                                          {"max", MOST},
                                          {"cap", MOST},
                                          {"minimum", LEAST},
                                          {"min", LEAST},
                                          {"上限", MOST},
                                          {"下限", LEAST},
                                          {"no more than", MOST},
                                          {"no less than", LEAST},
                                          {"up to", MOST},
                                          {.text = NULL}};

static bool same_letters(const char *text, const char *with, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text_lower(text[i]) != with[i])
			return false;
	return true;
}

const struct sense_mark *sense_before(const char *text, size_t length)
{
	const struct sense_mark *best = NULL;
	for (const struct sense_mark *mark = before; mark->text; mark++) {
		size_t size = strlen(mark->text);
		if (length >= size && (!best || size > strlen(best->text)) && same_letters(text, mark->text, size))
			best = mark;
	}
	return best;
}

const struct sense_mark *sense_after(const char *text, size_t length)
{
	const struct sense_mark *best = NULL;
	for (const struct sense_mark *mark = after; mark->text; mark++) {
		size_t size = strlen(mark->text);
		if (length >= size && (!best || size > strlen(best->text)) &&
		    same_letters(text + length - size, mark->text, size))
			best = mark;
	}
	return best;
}

const char *sense_hope(struct arena *arena, const char *half)
{
	static const char *const hopes[] = {",力争", ";力争", "、力争", "。力争", ",争取", ";争取", "、争取", NULL};
	for (const char *const *hope = hopes; *hope; hope++) {
		const char *found = strstr(half, *hope);
		size_t mark = **hope == ',' || **hope == ';' ? 1 : strlen("、");
		if (found && found > half)
			return arena_print(arena, "%.*s(%s)", (int)(found - half), half, found + mark);
	}
	return half;
}

static enum sense named(const struct sense_mark *list, const char *plain)
{
	for (; list->text; list++)
		if (strcmp(list->text, plain) == 0)
			return list->sense;
	return SENSE_NONE;
}

enum sense indicator_sense(const char *plain)
{
	enum sense sense = named(names, plain);
	sense = sense ? sense : named(before, plain);
	return sense ? sense : named(after, plain);
}
