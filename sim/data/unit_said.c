/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_said: scales, price years and index years as tables print them, by patterns: "#" a year, "_" any blanks, "(",
 * ")" and "=" of either width, all else itself in any case. */
#include "data/unit_said.h"
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "data/unit.h"

struct said { const char *pattern; int meaning; };

static const struct said scales[] = {
	{"hundred", 2}, {"thousand", 3}, {"thousands", 3}, {"million", 6}, {"millions", 6}, {"billion", 9}, {"billions", 9},
	{"bn", 9}, {"trillion", 12}, {"trillions", 12}, {"tn", 12}, {"trn", 12}, {"'000", 3}, {"’000", 3}, {"‘000", 3},
	{"000s", 3}, {"milliard", 9}, {"milliards", 9}, {"lakh", 5}, {"lakhs", 5}, {"lac", 5}, {"crore", 7}, {"crores", 7},
	{"tsd", 3}, {"tsd.", 3}, {"mio", 6}, {"mio.", 6}, {"mrd", 9}, {"mrd.", 9}, {"亿", 8}, {"億", 8}, {"10万", 5},
	{"万", 4}, {"萬", 4}, {"千", 3}, {"百", 2}, {"十", 1}, {NULL, 0}};

static const struct said of_money[] = {{"mn", 6}, {"mln", 6}, {"md", 9}, {"m", 6}, {"k", 3}, {"b", 9},
	{"cr", 7}, {"cr.", 7}, {NULL, 0}};

/* 兆 is a million of watts, and of 円 a million million. */
static const struct said of_yen[] = {{"兆", 12}, {NULL, 0}};

/* Behind a mass what it is a mass of, and behind CO2 what makes it CO2 equivalent. */
static const struct said substances[] = {
	{"_co2", DIM_CO2}, {"_co₂", DIM_CO2}, {"_of co2", DIM_CO2}, {"_of co₂", DIM_CO2},
	{"_carbon dioxide", DIM_CO2}, {"_of carbon dioxide", DIM_CO2}, {"-co2", DIM_CO2}, {"_co2e", DIM_CO2E},
	{"_of co2e", DIM_CO2E}, {"-co2e", DIM_CO2E}, {"_co2eq", DIM_CO2E}, {"_of co2eq", DIM_CO2E}, {NULL, 0}};
static const struct said equivalents[] = {
	{"e", DIM_CO2E}, {"-e", DIM_CO2E}, {"_e", DIM_CO2E}, {"eq", DIM_CO2E}, {"eq.", DIM_CO2E}, {"_eq", DIM_CO2E},
	{"_eq.", DIM_CO2E}, {"-eq", DIM_CO2E}, {"-eq.", DIM_CO2E}, {"_equiv", DIM_CO2E}, {"_equiv.", DIM_CO2E},
	{"-equiv", DIM_CO2E}, {"-equiv.", DIM_CO2E}, {"_equivalent", DIM_CO2E}, {"_equivalents", DIM_CO2E},
	{"-equivalent", DIM_CO2E}, {"-equivalents", DIM_CO2E}, {"-Äq", DIM_CO2E}, {"-Äq.", DIM_CO2E}, {"_Äq.", DIM_CO2E},
	{"-Äquivalent", DIM_CO2E}, {"-Äquivalente", DIM_CO2E}, {"éq", DIM_CO2E}, {"_éq", DIM_CO2E}, {NULL, 0}};

static const struct said indices[] = {{"(_#_=_100_)", 0},
                                      {"#_=_100", 0},
                                      {"(_#年_=_100_)", 0},
                                      {"#年_=_100", 0},
                                      {"(_上年_=_100_)", INDEX_YEAR_BEFORE},
                                      {"上年_=_100", INDEX_YEAR_BEFORE},
                                      {"(_以上年为100_)", INDEX_YEAR_BEFORE},
                                      {"(_previous year_=_100_)", INDEX_YEAR_BEFORE},
                                      {"previous year_=_100", INDEX_YEAR_BEFORE},
                                      {"(_preceding year_=_100_)", INDEX_YEAR_BEFORE},
                                      {"preceding year_=_100", INDEX_YEAR_BEFORE},
                                      {NULL, 0}};

static const struct said prices_behind[] = {{"(_#年价_)", 0},
                                            {"(_#年价格_)", 0},
                                            {"(_#年不变价_)", 0},
                                            {"(_#年不变价格_)", 0},
                                            {"(_#年可比价_)", 0},
                                            {"(_按#年价格计算_)", 0},
                                            {"(_#_prices_)", 0},
                                            {"(_in #_prices_)", 0},
                                            {"(_constant_#_prices_)", 0},
                                            {"(_当年价_)", PRICES_CURRENT},
                                            {"(_当年价格_)", PRICES_CURRENT},
                                            {"(_现价_)", PRICES_CURRENT},
                                            {"(_current_prices_)", PRICES_CURRENT},
                                            {"(_基期价_)", PRICES_BASE},
                                            {NULL, 0}};

static const struct said prices_before[] = {{"constant_#_", 0}, {"current_", PRICES_CURRENT}, {NULL, 0}};

int unit_said_year(const char *text)
{
	int year = 0, digits = 0;
	while (digits < 5 && number_is_digit(text[digits]))
		year = year * 10 + (text[digits++] - '0');
	return digits == 4 && year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || number_is_digit(c) || c == '_';
}

static size_t wide(const char *text, char c)
{
	const char *form = c == '(' ? "（" : c == ')' ? "）" : "＝";
	return *text == c ? 1 : strncmp(text, form, 3) == 0 ? 3 : 0;
}

/* What one character of a pattern takes, into *bytes. */
static bool takes(const char *text, char c, size_t *bytes, int *year)
{
	*bytes = 1;
	switch (c) {
	case '#':
		*year = unit_said_year(text);
		*bytes = 4;
		return *year != 0;
	case '_':
		for (size_t more = *bytes = 0; (more = utf8_blank(text + *bytes, strnlen(text + *bytes, 4))) > 0;)
			*bytes += more;
		return true;
	case '(':
	case ')':
	case '=': return (*bytes = wide(text, c)) > 0;
	default: return text_lower(*text) == text_lower(c);
	}
}

static size_t follows(const char *text, const char *pattern, int *year)
{
	size_t at = 0, bytes;
	char last = 0;
	for (; *pattern; at += bytes) {
		last = *pattern;
		if (!takes(text + at, *pattern++, &bytes, year))
			return 0;
	}
	return is_word(last) && last != '_' && is_word(text[at]) ? 0 : at;
}

static size_t longest(const char *text, const struct said *list, int *meaning)
{
	size_t best = 0;
	for (; list->pattern; list++) {
		int year = 0;
		size_t length = follows(text, list->pattern, &year);
		if (length > best) {
			best = length;
			*meaning = year ? year : list->meaning;
		}
	}
	return best;
}

size_t unit_said_scale(const char *text, int *exponent) { return longest(text, scales, exponent); }

size_t unit_said_scale_of_money(const char *text, int *exponent)
{
	size_t length = longest(text, scales, exponent);
	return length ? length : longest(text, of_money, exponent);
}

size_t unit_said_index(const char *text, int *year) { return longest(text, indices, year); }

size_t unit_said_prices(const char *text, int *prices) { return longest(text, prices_behind, prices); }

size_t unit_said_prices_before(const char *text, int *prices) { return longest(text, prices_before, prices); }

size_t unit_said_renminbi(const char *text, size_t *yuan_end)
{
	static const char name[] = "人民币", yuan[] = "元";
	size_t length = sizeof name - 1, at = length, scale;
	int exponent;
	if (strncmp(text, name, length) != 0)
		return 0;
	while ((scale = unit_said_scale(text + at, &exponent)) > 0)
		at += scale;
	*yuan_end = at + sizeof yuan - 1;
	return at > length && strncmp(text + at, yuan, sizeof yuan - 1) == 0 ? length : 0;
}

size_t unit_said_scale_of_yen(const char *text, int *exponent) { return longest(text, of_yen, exponent); }

size_t unit_said_substance(const char *text, enum dimension of, enum dimension *which)
{
	int said = of == DIM_MASS || of == DIM_CO2 ? (int)of : -1;
	size_t length = of == DIM_MASS ? longest(text, substances, &said) : 0;
	if (said == DIM_CO2)
		length += longest(text + length, equivalents, &said);
	*which = length ? (enum dimension)said : of;
	return length;
}

size_t unit_said_zeros(const char *text)
{
	size_t end = 0, blank;
	while (number_is_digit(text[end]))
		end++;
	for (size_t first = end; first && first <= 3;) {
		blank = utf8_blank(text + end, strnlen(text + end, 4));
		size_t mark = text[end] == ',' ? 1 : blank;
		if (!mark || strncmp(text + end + mark, "000", 3) != 0 || number_is_digit(text[end + mark + 3]))
			break;
		end += mark + 3;
	}
	return end;
}

/* "10^6", "10⁶" */
size_t unit_said_power_of_ten(const char *text, int *exponent)
{
	static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	size_t at = 3;
	*exponent = 0;
	if (strncmp(text, "10^", 3) == 0) {
		while (number_is_digit(text[at]) && at < 5)
			*exponent = *exponent * 10 + text[at++] - '0';
		return at > 3 && !number_is_digit(text[at]) ? at : 0;
	}
	for (int digit = 3; strncmp(text, "10", 2) == 0 && digit < 10; digit++)
		if (strncmp(text + 2, raised[digit], strlen(raised[digit])) == 0) {
			*exponent = digit;
			return 2 + strlen(raised[digit]);
		}
	return 0;
}
