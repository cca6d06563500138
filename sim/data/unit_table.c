/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_table: what a unit may be called, in English and in Chinese, and the nearest known spelling of a
 * slip. Each row counts in the base unit of its dimension (tce, t, people, m3, m2, km, kW, kWh, USD,
 * year, thing) times a power of ten. Spellings are compared without regard to ASCII case, so no two rows may
 * differ in case only. Classifiers (家, 项, 件, ...) count the same things and keep their name only for
 * printing. */
#include <assert.h>
#include <string.h>
#include "data/unit_table.h"
#include "base/nearest.h"
#include "base/text.h"
#include "data/unit.h"

#define OF(dimension_) .kind = ATOM_DIMENSION, .which = (dimension_)

const struct unit_atom unit_atoms[] = {
	{"money", "本币", {NULL}, .kind = ATOM_MONEY}, /* of the plan, whichever it is */
	{"CNY", "元", {"yuan", "RMB", "人民币元", "人民币"}, .kind = ATOM_MONEY},
	{"USD", "美元", {"dollar", "dollars"}, .kind = ATOM_MONEY},
	{"EUR", "欧元", {"euro", "euros"}, .kind = ATOM_MONEY},
	{"GBP", "英镑", {NULL}, .kind = ATOM_MONEY},
	{"JPY", "日元", {"yen"}, .kind = ATOM_MONEY},
	{"%", "%", {"percent", "％"}, .kind = ATOM_SHARE, .which = SHARE_PERCENT, .exponent = -2},
	{"‰", "‰", {"permille"}, .kind = ATOM_SHARE, .which = SHARE_PERCENT, .exponent = -3},
	{"pp", "个百分点", {"百分点", "percentage points", "percentage point"}, .kind = ATOM_SHARE,
		.which = SHARE_POINTS, .exponent = -2},
	{"tce", "吨标准煤", {"吨标煤"}, OF(DIM_ENERGY)},
	{"kgce", "千克标准煤", {"公斤标准煤", "千克标煤", "公斤标煤"}, OF(DIM_ENERGY), .exponent = -3},
	{"Mtce", "Mtce", {NULL}, OF(DIM_ENERGY), .exponent = 6},
	{"t", "吨", {"tonne", "tonnes", "ton", "tons"}, OF(DIM_MASS)},
	{"kg", "千克", {"公斤"}, OF(DIM_MASS), .exponent = -3},
	{"g", "克", {"gram", "grams"}, OF(DIM_MASS), .exponent = -6},
	{"mg", "毫克", {NULL}, OF(DIM_MASS), .exponent = -9},
	{"ug", "微克", {"μg", "µg"}, OF(DIM_MASS), .exponent = -12}, /* Greek mu, and the micro sign */
	{"Mg", "Mg", {NULL}, OF(DIM_MASS)},
	{"Gg", "Gg", {NULL}, OF(DIM_MASS), .exponent = 3},
	{"Tg", "Tg", {NULL}, OF(DIM_MASS), .exponent = 6},
	{"kt", "kt", {NULL}, OF(DIM_MASS), .exponent = 3},
	{"Mt", "Mt", {NULL}, OF(DIM_MASS), .exponent = 6},
	{"Gt", "Gt", {NULL}, OF(DIM_MASS), .exponent = 9},
	{"people", "人", {"person", "persons", "人口", "名"}, OF(DIM_PEOPLE)},
	{"km", "公里", {"千米"}, OF(DIM_LENGTH)},
	{"m3", "立方米", {"m³", "㎥"}, OF(DIM_VOLUME)},
	{"m2", "平方米", {"m²", "㎡"}, OF(DIM_AREA)},
	{"km2", "平方公里", {"km²", "平方千米"}, OF(DIM_AREA), .exponent = 6},
	{"ha", "公顷", {"hectare", "hectares"}, OF(DIM_AREA), .exponent = 4},
	{"mu", "亩", {NULL}, OF(DIM_AREA), .exponent = 3, .mantissa = 2.0 / 3},
	{"kW", "千瓦", {NULL}, OF(DIM_POWER)},
	{"MW", "兆瓦", {NULL}, OF(DIM_POWER), .exponent = 3},
	{"GW", "吉瓦", {NULL}, OF(DIM_POWER), .exponent = 6},
	{"kWh", "千瓦时", {"千瓦小时", "度"}, OF(DIM_ELECTRICITY)},
	{"MWh", "兆瓦时", {NULL}, OF(DIM_ELECTRICITY), .exponent = 3},
	{"GWh", "吉瓦时", {NULL}, OF(DIM_ELECTRICITY), .exponent = 6},
	{"TWh", "太瓦时", {NULL}, OF(DIM_ELECTRICITY), .exponent = 9},
	{"year", "年", {"years", "yr", "岁"}, OF(DIM_TIME)},
	{"count", "个", {"counts"}, OF(DIM_COUNT_OF)},
	{"firms", "家", {"firm", "enterprises"}, OF(DIM_COUNT_OF)},
	{"projects", "项", {"project"}, OF(DIM_COUNT_OF)},
	{"pieces", "件", {"piece", "items", "item"}, OF(DIM_COUNT_OF)},
	{"beds", "张", {"bed"}, OF(DIM_COUNT_OF)},
	{"vehicles", "辆", {"vehicle"}, OF(DIM_COUNT_OF)},
	{"places", "处", {"place"}, OF(DIM_COUNT_OF)},
	{"schools", "所", {"school"}, OF(DIM_COUNT_OF)},
	{"plants", "座", {"plant"}, OF(DIM_COUNT_OF)},
	{"machines", "台", {"machine"}, OF(DIM_COUNT_OF)},
	{"households", "户", {"household"}, OF(DIM_COUNT_OF)},
	{"sets", "套", {"set"}, OF(DIM_COUNT_OF)},
	{"head", "头", {NULL}, OF(DIM_COUNT_OF)},
	{"visits", "人次", {"visit"}, OF(DIM_COUNT_OF)},
	{0},
};

/* Units that are none of ours and differ from one of ours by case only: in what they share with it, case decides.
 * `instead`: what they come to, where that is one of ours. */
static const struct { const char *text, *instead; } others[] = {
	{"mW", NULL}, {"mWh", NULL}, {"MU", "GWh"}, {"T", NULL}, {"G", NULL}, {"GT", NULL}, {"mt", "t"}, {"mtce", NULL},
 {NULL, NULL}};

/* What people write in full; the nearest of these is offered first. */
static const char *const whole[] = {
	"亿元", "万元", "万人", "千人", "万吨", "亿吨", "万吨标准煤", "吨标准煤/万元", "亿立方米",
	"立方米/万元", "微克/立方米", "万千瓦", "亿千瓦时", "亿美元", "件/万人",
	"人/千人", "1e8 CNY", "1e4 CNY",
	"1e8 CNY@base", "tce/1e4 CNY", "1e4 people", "1e4 t", "1e8 t", "1e4 tce", "m3/1e4 CNY", "t/tce",
	"count/1e4 people", "%/yr", "‰/yr", "pp/yr", "%/年",
};

/* --- case --- */

static bool same_but_case(const char *text, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text_lower(text[i]) != text_lower(word[i]))
			return false;
	return true;
}

/* The spellings that are `text` but for case, each once. */
static int spelled_otherwise(const char *text, size_t length, const char **list, int most)
{
	int count = 0;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		const char *const names[] = {atom->en,      atom->also[0], atom->also[1], atom->also[2],
		                             atom->also[3], atom->also[4], atom->also[5]};
		for (int i = 0; i < 7 && names[i] && count < most; i++)
			if (strlen(names[i]) == length && same_but_case(text, names[i], length))
				list[count++] = names[i];
	}
	return count;
}

bool unit_case_is_free(const char *text, size_t length)
{
	const char *list[2];
	for (int i = 0; others[i].text; i++)
		if (strlen(others[i].text) == length && same_but_case(text, others[i].text, length))
			return false;
	return spelled_otherwise(text, length, list, 2) == 1;
}

/* "mg / Mg", "mu / GWh": what may have been meant by a text in another case; NULL: it is no matter of case. */
static const char *otherwise_listed(struct arena *arena, const char *text, size_t length)
{
	const char *list[4];
	struct text out;
	int count = spelled_otherwise(text, length, list, 4);
	text_init(&out, arena);
	for (int i = 0; i < count; i++)
		text_print(&out, "%s%s", i ? " / " : "", list[i]);
	for (int i = 0; count && others[i].text; i++)
		if (others[i].instead && strlen(others[i].text) == length && same_but_case(text, others[i].text, length))
			text_print(&out, " / %s", others[i].instead);
	return count ? out.bytes : NULL;
}

/* --- the nearest --- */

static int copy_spellings(const char **list)
{
	int count = 0;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		list[count++] = whole[i];
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		list[count++] = atom->en;
		list[count++] = atom->zh;
		for (int i = 0; i < 6 && atom->also[i]; i++)
			list[count++] = atom->also[i];
	}
	return count;
}

const char *unit_nearest(struct arena *arena, const char *text, size_t length)
{
	size_t scale = 0; /* 万 before MU */
	while (scale < length && (unsigned char)text[scale] >= 128)
		scale++;
	const char *otherwise = otherwise_listed(arena, text + scale, length - scale);
	if (otherwise)
		return otherwise;
	if (text_count(text, length) < 2) /* any letter is one edit from any other */
		return NULL;
	size_t most = sizeof whole / sizeof *whole + 8 * sizeof unit_atoms / sizeof *unit_atoms;
	const char **list = ARENA_ARRAY(arena, most, const char *);
	size_t count = (size_t)copy_spellings(list);
	assert(count <= most);
	return nearest_name(arena_copy(arena, text, length), list, count);
}
