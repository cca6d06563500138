/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_key: words are told apart first (letters and digits by blanks, Chinese runs on), then phrases are replaced,
 * longer ones before those that they hold: 国民生产总值 is "gnp" before 生产总值 is "gdp". Holds: a key of a
 * key is itself; letters are replaced as whole words only, so that no name is found inside another word. */
#include "intake/indicator_key.h"
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"

/* --- words --- */

static bool is_word_letter(char c)
{
	return (c >= 'a' && c <= 'z') || number_is_digit(c) || c == '%' || c == '$' || c == '&';
}

static bool is_han(int32_t code)
{
	return code >= 0x80 && !(code >= 0x2000 && code < 0x2070) && !(code >= 0x3000 && code < 0x3040) &&
	       !(code >= 0xFF00 && code < 0xFFF0) && code != 0xB7;
}

/* Ⅲ and ⅲ */
static void add_han(struct text *out, const char *bytes, size_t length, int32_t code)
{
	char small[4];
	bool numeral = code >= 0x2160 && code <= 0x216F;
	if (numeral)
		text_add_n(out, small, utf8_encode((uint32_t)code + 0x10, small));
	else
		text_add_n(out, bytes, length);
}

static bool is_stop(const char *word, size_t length)
{
	static const char *const stops[] = {"the", "of", "in", "a", "an", "at", "for", "to", "by", "and", "from", "with",
		"as", "its", "on", NULL};
	for (const char *const *stop = stops; *stop; stop++)
		if (strlen(*stop) == length && memcmp(*stop, word, length) == 0)
			return true;
	return false;
}

/* "emissions" as "emission", "industries" as "industry"; "gross", "census", "gas" stay. */
static void add_singular(struct text *out, const char *word, size_t length)
{
	bool plural = length > 3 && word[length - 1] == 's' && !strchr("sui$", word[length - 2]);
	bool many = plural && length > 4 && memcmp(word + length - 3, "ies", 3) == 0;
	text_add_n(out, word, many ? length - 3 : length - plural);
	text_add(out, many ? "y" : "");
}

static const char *words_of(struct arena *arena, const char *text)
{
	struct text out;
	text_init(&out, arena);
	bool after_word = false;
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length;) {
		size_t end = at;
		while (end < length && is_word_letter(text[end]))
			end++;
		if (end > at && !is_stop(text + at, end - at)) {
			text_add(&out, after_word ? " " : "");
			add_singular(&out, text + at, end - at);
			after_word = true;
		}
		if (end > at) {
			at = end;
			continue;
		}
		int32_t code = utf8_decode(text + at, length - at, &used);
		if (is_han(code)) {
			add_han(&out, text + at, used, code);
			after_word = false;
		}
		at += used;
	}
	return out.length ? out.bytes : "";
}

/* --- phrases --- */

static const struct phrase { const char *from, *to;
} phrases[] = {{"国民总收入", "gni"},
               {"国民生产总值", "gnp"},
               {"国内生产总值", "gdp"},
               {"地区生产总值", "gdp"},
               {"区域生产总值", "gdp"},
               {"生产总值", "gdp"},
               {"gross domestic product", "gdp"},
               {"gross regional domestic product", "gdp"},
               {"gross regional product", "gdp"},
               {"grp", "gdp"},
               {"gross state domestic product", "gdp"},
               {"gross state product", "gdp"},
               {"gross provincial product", "gdp"},
               {"gsdp", "gdp"},
               {"bruttoinlandsprodukt", "gdp"},
               {"bip", "gdp"},
               {"produit intérieur brut", "gdp"},
               {"pib", "gdp"},
               {"producto interno bruto", "gdp"},
               {"producto interior bruto", "gdp"},
               {"bevölkerung", "population"},
               {"einwohner", "population"},
               {"gross national income", "gni"},
               {"gross national product", "gnp"},
               {"gdpgdp", "gdp"},
               {"gdp gdp", "gdp"},
               {"greenhouse gase", "ghg"},
               {"greenhouse gas", "ghg"},
               {"ghge", "ghg"},
               {"carbon dioxide", "co2"},
               {"二氧化碳", "co2"},
               {"per capita", "per head"},
               {"per person", "per head"},
               {"per inhabitant", "per head"},
               {"per resident", "per head"},
               {"per 1 000", "per 1000"},
               {"per 10 000", "per 10000"},
               {"percentage", "%"},
               {"percent", "%"},
               {"per cent", "%"},
               {"per unit gdp", "per gdp"},
               {"labor", "labour"},
               {"sulfur", "sulphur"},
               {"urbanisation", "urbanization"},
               {"fibre", "fiber"},
               {"research development", "r&d"},
               {"所占比重", "比重"},
               {"所占比例", "比重"},
               {"的比重", "比重"},
               {"的比例", "比例"},
               {"占比", "比重"},
               {"每万元gdp", "单位gdp"},
               {"万元gdp", "单位gdp"},
               {"每单位gdp", "单位gdp"},
               {"能源消耗", "能耗"},
               {"规模以上", "规上"},
               {"研究与试验发展r&d", "研发"},
               {"研究与试验发展", "研发"},
               {"r&d经费", "研发经费"},
               {"r&d投入", "研发投入"},
               {"r&d强度", "研发强度"},
               {NULL, NULL}};

static bool is_letter(char c) { return c && is_word_letter(c); }

static bool is_whole(const char *text, size_t at, const char *word)
{
	size_t length = strlen(word);
	bool begins = !is_letter(word[0]) || at == 0 || !is_letter(text[at - 1]);
	return begins && (!is_letter(word[length - 1]) || !is_letter(text[at + length]));
}

static const char *replaced(struct arena *arena, const char *text, const struct phrase *phrase)
{
	struct text out;
	const char *found = strstr(text, phrase->from);
	if (!found)
		return text;
	text_init(&out, arena);
	size_t length = strlen(phrase->from);
	for (size_t at = 0; text[at];) {
		bool here = strncmp(text + at, phrase->from, length) == 0 && is_whole(text, at, phrase->from);
		if (here)
			text_add(&out, phrase->to);
		else
			text_add_char(&out, text[at], 1);
		at += here ? length : 1;
	}
	return out.bytes;
}

static const char *key_of(struct arena *arena, const char *plain)
{
	const char *key = words_of(arena, plain);
	for (const struct phrase *phrase = phrases; phrase->from; phrase++)
		key = replaced(arena, key, phrase);
	return key;
}

/* --- parentheses --- */

struct name_key name_key(struct arena *arena, const char *name)
{
	struct text main, aside;
	const char *plain = indicator_plain(arena, name);
	text_init(&main, arena);
	text_init(&aside, arena);
	int depth = 0;
	for (const char *at = plain; *at; at++) {
		depth += *at == '(';
		text_add_char(depth > 0 ? &aside : &main, *at == '(' || *at == ')' ? ' ' : *at, 1);
		depth -= *at == ')' && depth > 0;
	}
	return (struct name_key){key_of(arena, plain), key_of(arena, main.length ? main.bytes : ""),
	                         key_of(arena, aside.length ? aside.bytes : "")};
}
