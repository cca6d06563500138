/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_known: a name is looked up as it stands; where it is not there, words for a change, a share and prices are
 * taken off its ends one by one, and what is left is looked up as that of a subject. Holds: only whole names are found,
 * never one inside another: "GDP deflator", GNI and 海洋生产总值 are no GDP; what stands in parentheses is left
 * aside only where it is known to narrow nothing. */
#include "intake/indicator_known.h"
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "intake/indicator_key.h"

#define NAMES(...) (const char *const[]){__VA_ARGS__, NULL}
#define KNOWN(role, how, id, variable, unit, usual, en, zh, ...) \
	{role, KNOWN_##how, id, variable, unit, USUAL_##usual, en, zh, NAMES(__VA_ARGS__)},
static const struct known table[] = {
#include "intake/indicator_known.def"
};
#undef KNOWN
enum { ROWS = sizeof table / sizeof *table, MOST_PEELS = 8 };

static const struct {
	const char *id, *whole, *en, *zh;
} sectors[] = {
	{"primary", NULL, "Primary sector", "第一产业"}, {"secondary", NULL, "Secondary sector", "第二产业"},
	{"industry", "secondary", "Industry", "工业"}, {"construction", "secondary", "Construction", "建筑业"},
	{"services", NULL, "Services", "服务业"}, {"manufacturing", "industry", "Manufacturing", "制造业"},
	{"mining", "industry", "Mining", "采矿业"},
	{"utilities", "industry", "Electricity, gas and water supply", "电力热力燃气及水生产和供应业"},
	{"industry_above_scale", "industry", "Industry above designated size", "规模以上工业"},
	{"finance", "services", "Finance", "金融业"}, {"real_estate", "services", "Real estate", "房地产业"},
	{"trade_sector", "services", "Wholesale and retail trade", "批发和零售业"},
	{"transport", "services", "Transport, storage and post", "交通运输仓储和邮政业"},
	{"hospitality", "services", "Accommodation and catering", "住宿和餐饮业"},
	{"information", "services", "Information and communication", "信息传输软件和信息技术服务业"},
	{"other", NULL, "Other sectors", "其他行业"}, {"whole_economy", NULL, "Whole economy", "全部经济"},
};

const struct known *known_table(int *count)
{
	*count = ROWS;
	return table;
}

/* --- looking up --- */

static const struct known *row_of(enum known_how how, const char *key)
{
	for (int i = 0; i < ROWS; i++)
		for (const char *const *name = table[i].names; table[i].how == how && *name; name++)
			if (**name == *key && strcmp(*name, key) == 0)
				return &table[i];
	return NULL;
}

const struct known *known_as(const struct known *known, enum known_how how) { return row_of(how, known->names[0]); }

const struct known *known_in_percent(const struct known *known)
{
	bool level = known->how <= KNOWN_NOMINAL, gdp = known->role == KNOWN_GDP || known->role == KNOWN_GDP_PER_HEAD;
	return !level ? NULL : gdp ? known_as(known, KNOWN_GROWTH) : known_as(known, KNOWN_FALL);
}

/* Growth or fall of what the table has as a level. */
static const struct known *made_of(struct arena *arena, enum known_how how, const struct known *level)
{
	bool growth = how == KNOWN_GROWTH, less = level->usual == USUAL_LESS || level->usual == USUAL_CAP;
	if (how != KNOWN_GROWTH && how != KNOWN_FALL)
		return NULL;
	struct known *made = ARENA_NEW(arena, struct known);
	*made = (struct known){.role = KNOWN_INDICATOR,
	                       .how = how,
	                       .id = arena_print(arena, "%s_index", level->id),
	                       .unit = growth ? "%/yr" : "%",
	                       .usual = level->usual == USUAL_NONE ? USUAL_NONE : less == growth ? USUAL_LESS : USUAL_MORE,
	                       .en = arena_print(arena, growth ? "%s, growth" : "%s, fall", level->en),
	                       .zh = arena_print(arena, growth ? "%s增长" : "%s降低", level->zh),
	                       .names = level->names};
	return made;
}

/* --- words at the ends --- */

enum end { BEFORE, AFTER };
enum says { SAYS_NOTHING, SAYS_GROWTH, SAYS_FALL, SAYS_PART, SAYS_REAL, SAYS_NOMINAL };
/* Longer ones before those that they end or begin with. */
static const struct peeled { enum end end; enum says says; const char *words[40];
} peels[] = {
	{AFTER,
     SAYS_GROWTH,
     {"增长速度", "增长率", "增速", "增长", "增幅", "涨幅", "递增", "growth rate", "growth", "annual growth rate",
      "% change", "increase"}},
	{AFTER,
     SAYS_FALL,
     {"降低率", "下降率", "降低", "下降", "降幅", "削减", "减少", "降低幅度", "下降幅度", "fall", "reduction",
      "decline", "decrease", "cut"}},
	{AFTER,
     SAYS_PART,
     {"占gdp比重", "占gdp比例", "占gdp", "比重", "share gdp", "% gdp", "share total gdp", "as % gdp"}},
	{AFTER,
     SAYS_REAL,
     {"不变价", "可比价", "不变价格", "可比价格", "按可比价格", "按不变价格", "按可比价", "按不变价", "实际"}},
	{AFTER, SAYS_NOMINAL, {"现价", "当年价", "当年价格", "现行价格", "按现价", "按当年价格", "按当年价", "名义"}},
	{AFTER,
     SAYS_NOTHING,
     {"年均", "同比", "比上年", "较上年", "年度", "指标", "累计", "total", "annual", "annual %", "year end", "yoy",
      "year year", "mean", "average", "rate", "level", "per year"}},
	{BEFORE, SAYS_GROWTH, {"growth rate", "growth", "increase", "% growth"}},
	{BEFORE, SAYS_FALL, {"fall", "reduction", "decline", "decrease", "cut"}},
	{BEFORE, SAYS_REAL, {"real", "实际"}},
	{BEFORE, SAYS_NOMINAL, {"nominal", "名义"}},
	{BEFORE, SAYS_NOTHING, {"全市", "全省", "全县",  "全区",   "全国",    "全州", "全盟",           "全旗",
                            "本市", "本省", "我市",  "我省",   "我国",    "我区", "年末",           "年底",
                            "期末", "全年", "total", "annual", "average", "mean", "average annual", "mean annual"}}};

struct subject {
	const char *key;
	bool growth, fall, part, real, nominal;
};

static void says(struct subject *subject, enum says what)
{
	subject->growth |= what == SAYS_GROWTH;
	subject->fall |= what == SAYS_FALL;
	subject->part |= what == SAYS_PART;
	subject->real |= what == SAYS_REAL;
	subject->nominal |= what == SAYS_NOMINAL;
}

static bool is_ascii(char c) { return (unsigned char)c < 0x80; }

/* Bytes of the rest, if the word ends (or begins) the key and is a whole word there; 0: it does not. */
static size_t rest_beside(const char *key, const char *word, enum end end)
{
	size_t all = strlen(key), length = strlen(word);
	if (length >= all)
		return 0;
	const char *at = end == AFTER ? key + all - length : key;
	if (strncmp(at, word, length) != 0)
		return 0;
	const char *inner = end == AFTER ? at : at + length - 1, *next = end == AFTER ? at - 1 : at + length;
	bool letters = is_ascii(*inner) && is_ascii(*next);
	return letters && *next != ' ' ? 0 : all - length - letters;
}

static bool peel_word(struct arena *arena, struct subject *subject)
{
	size_t least = 0, rows = sizeof peels / sizeof *peels;
	const struct peeled *found = NULL;
	for (size_t i = 0; i < rows; i++)
		for (const char *const *word = peels[i].words; *word; word++) {
			size_t rest = rest_beside(subject->key, *word, peels[i].end);
			bool better = rest && (!found || (peels[i].end == found->end && rest < least));
			if (better)
				found = &peels[i], least = rest;
		}
	if (!found)
		return false;
	const char *from = found->end == AFTER ? subject->key : subject->key + strlen(subject->key) - least;
	subject->key = arena_copy(arena, from, least);
	says(subject, found->says);
	return true;
}

/* "gdp constant 2015 us$": all that follows tells the prices. */
static bool peel_prices(struct arena *arena, struct subject *subject)
{
	static const struct { const char *word; enum says says;
	} words[] = {{" constant ", SAYS_REAL},
	             {" chain linked ", SAYS_REAL},
	             {" chained ", SAYS_REAL},
	             {" current ", SAYS_NOMINAL}};
	static const char known[] =
		" price us$ lcu local currency unit national volume linked international $ euro million billion "
		"basic market purchaser ppp ";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *at = strstr(subject->key, words[i].word);
		if (!at)
			continue;
		bool all = true;
		for (const char *word = at + strlen(words[i].word); *word; word += strcspn(word, " "), word += *word == ' ') {
			size_t length = strcspn(word, " ");
			bool year = length == 4 && strspn(word, "0123456789") >= 4;
			all &= year || strstr(known, arena_print(arena, " %.*s ", (int)length, word));
		}
		if (!all)
			continue;
		subject->key = arena_copy(arena, subject->key, (size_t)(at - subject->key));
		says(subject, words[i].says);
		return true;
	}
	return false;
}

/* "share service gdp" is the share of "service". */
static bool peel_share(struct arena *arena, struct subject *subject)
{
	static const char *const begins[] = {"share ", "proportion ", "% "};
	size_t length = strlen(subject->key);
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
		size_t begin = strlen(begins[i]);
		if (strncmp(subject->key, begins[i], begin) != 0 || length < begin + 5 ||
		    strcmp(subject->key + length - 4, " gdp") != 0)
			continue;
		subject->key = arena_copy(arena, subject->key + begin, length - begin - 4);
		subject->part = true;
		return true;
	}
	return false;
}

static const struct known *subject_row(struct arena *arena, const struct subject *subject)
{
	if (subject->growth + subject->fall + subject->part > 1 || (subject->growth && subject->nominal))
		return NULL;
	enum known_how how = subject->growth    ? KNOWN_GROWTH
	                     : subject->fall    ? KNOWN_FALL
	                     : subject->part    ? KNOWN_PART
	                     : subject->nominal ? KNOWN_NOMINAL
	                     : subject->real    ? KNOWN_REAL
	                                        : KNOWN_LEVEL;
	const struct known *row = row_of(how, subject->key), *level = row ? NULL : row_of(KNOWN_LEVEL, subject->key);
	if (row || !level)
		return row;
	return how == KNOWN_REAL || how == KNOWN_NOMINAL ? level : made_of(arena, how, level);
}

static const struct known *find_key(struct arena *arena, const char *key)
{
	struct subject subject = {.key = key};
	const struct known *row = row_of(KNOWN_LEVEL, key);
	for (int i = 0; !row && i < MOST_PEELS; i++) {
		if (!peel_share(arena, &subject) && !peel_prices(arena, &subject) && !peel_word(arena, &subject))
			return NULL;
		row = subject_row(arena, &subject);
	}
	return row;
}

/* --- what stands in parentheses --- */

/* It says who is counted or how surely, and narrows nothing. */
static bool narrows_nothing(const char *aside)
{
	static const char *const known[] = {"",
	                                    "%",
	                                    "gdp",
	                                    "助理",
	                                    "permanent resident",
	                                    "常住人口",
	                                    "年末",
	                                    "年底",
	                                    "year end",
	                                    "total",
	                                    "全市",
	                                    "全省",
	                                    "全国",
	                                    "修订",
	                                    "修订数",
	                                    "快报",
	                                    "快报数",
	                                    "预计",
	                                    "预计数",
	                                    "初步",
	                                    "初步数",
	                                    "初步核算",
	                                    "初步核算数",
	                                    "七普口径",
	                                    "普查口径",
	                                    "调整后",
	                                    "under 3",
	                                    "年均",
	                                    "估计",
	                                    "estimate",
	                                    "provisional",
	                                    "revised",
	                                    "16 59 year",
	                                    "常住",
	                                    "cpi",
	                                    "r&d",
	                                    "国控断面",
	                                    "以农村为1",
	                                    "农村为1",
	                                    "农村1",
	                                    "以农村居民收入为1",
	                                    "以农村居民为1",
	                                    "rural 1",
	                                    NULL};
	for (const char *const *text = known; *text; text++)
		if (strcmp(*text, aside) == 0)
			return true;
	return aside[strspn(aside, "0123456789 ")] == '\0';
}

const struct known *known_find(struct arena *arena, const char *name)
{
	struct name_key key = name_key(arena, name);
	const struct known *row = find_key(arena, key.whole);
	if (row || !*key.aside || !*key.main)
		return row;
	size_t length = strlen(key.aside);
	if (length >= 8 && strcmp(key.aside + length - 8, "per head") == 0)
		return find_key(arena, arena_print(arena, "%s per head", key.main));
	return narrows_nothing(key.aside) ? find_key(arena, key.main) : NULL;
}

bool known_is_exact(const struct known *known)
{
	switch (known->role) {
	case KNOWN_GDP:
	case KNOWN_GDP_NOMINAL:
	case KNOWN_GDP_PER_HEAD:
	case KNOWN_POPULATION:
	case KNOWN_URBANIZATION:
	case KNOWN_INCOME:
	case KNOWN_INCOME_URBAN:
	case KNOWN_INCOME_RURAL:
	case KNOWN_CO2:
	case KNOWN_CO2_FALL:
	case KNOWN_ENERGY_FALL:
	case KNOWN_GDP_GROWTH:
	case KNOWN_NON_FOSSIL: return true;
	default: return false;
	}
}

struct title known_sector_title(const char *id)
{
	for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
		if (strcmp(sectors[i].id, id) == 0)
			return (struct title){.en = sectors[i].en, .zh = sectors[i].zh};
	return title_in_all(id);
}

const char *known_sector_whole(const char *id)
{
	for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
		if (strcmp(sectors[i].id, id) == 0)
			return sectors[i].whole;
	return NULL;
}
