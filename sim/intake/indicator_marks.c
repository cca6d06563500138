/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_marks: one table for each kind of mark. Flags are those of Eurostat's observations, of which one or more
 * follow the number after a blank; a name or a number may carry several footnote marks, which its reader takes off one
 * by one. Holds: a mark that is taken off leaves something; the ² of m² and km² is no footnote. */
#include "intake/indicator_marks.h"
#include <string.h>
#include <strings.h>
#include "base/number.h"
#include "base/utf8.h"

/* --- missing --- */

static const char *const missing[] = {"", "-", "–", "—", "−", "--", "---", "——", "———", "/", "\\", "//", "…", "……",
	".", "..", "...", "....", ":", "：", "・", "na", "n.a.", "n.a", "n/a", "#n/a", "nan", "null", "nil", "none",
	"n.d.", "n/d", "x", "missing", "not available", "not applicable", "not known", "unknown", "no data", "无", "暂无",
	"暂缺", "缺", "缺失", "空缺", "未统计", "未公布", "未发布", "未知", "不详", "不适用", "无数据", "暂无数据",
	"无资料", "数据缺失", "尚未统计", "尚未公布", NULL};

static bool is_missing(const char *plain, size_t length)
{
	for (const char *const *mark = missing; *mark; mark++)
		if ((length ? **mark == *plain : !**mark) && strlen(*mark) == length && memcmp(*mark, plain, length) == 0)
			return true;
	return false;
}

static const struct { const char *open, *close; } brackets[] = {{"[", "]"}, {"(", ")"}, {"〔", "〕"}, {"【", "】"}};

/* Bytes of the bracket that stands around all of it; 0: none */
static size_t bracket_around(const char *plain, size_t length)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		size_t size = strlen(brackets[i].open);
		if (length > 2 * size && memcmp(plain, brackets[i].open, size) == 0 &&
		    memcmp(plain + length - size, brackets[i].close, size) == 0)
			return size;
	}
	return 0;
}

/* ":" and ": c", as Eurostat prints them, and ":c"; "[—]" */
bool marks_missing(const char *plain)
{
	size_t length = strlen(plain), bracket = bracket_around(plain, length);
	if (bracket)
		return is_missing(plain + bracket, length - 2 * bracket);
	size_t flags = marks_flags(plain, length), letters = length;
	while (letters > 1 && marks_flag_word(plain[letters - 1]))
		letters--;
	return is_missing(plain, length) || (flags && is_missing(plain, length - flags)) ||
	       (letters == 1 && plain[0] == ':');
}

/* --- flags --- */

static const struct { char letter; enum word meaning; } flags[] = {
	{'b', W_FLAG_BREAK},     {'c', W_FLAG_CONFIDENTIAL}, {'d', W_FLAG_DEFINITION}, {'e', W_FLAG_ESTIMATED},
	{'f', W_FLAG_FORECAST},  {'i', W_FLAG_IMPUTED},      {'n', W_FLAG_NOT_SIGNIFICANT},
	{'p', W_FLAG_PROVISIONAL}, {'r', W_FLAG_REVISED},    {'s', W_FLAG_OFFICE_ESTIMATE}, {'u', W_FLAG_UNRELIABLE},
	{'z', W_FLAG_NOT_APPLICABLE}};

enum word marks_flag_word(char flag)
{
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (flags[i].letter == flag)
			return flags[i].meaning;
	return W_NONE;
}

/* "b" and "bep" are flags; a longer word is none. */
size_t marks_flags(const char *text, size_t length)
{
	size_t all = 0;
	for (;;) {
		size_t at = length - all, letters = 0;
		while (letters < at && letters < 4 && marks_flag_word(text[at - letters - 1]))
			letters++;
		size_t blanks = 0;
		while (letters + blanks < at && text[at - letters - blanks - 1] == ' ')
			blanks++;
		if (!letters || !blanks || letters + blanks == at)
			return all;
		all += letters + blanks;
	}
}

/* --- footnotes --- */

static const char *const signs[] = {"*", "†", "‡", "§", "¶", "※", "★", "☆", "▲", "△", "◆", NULL};
static const char *const open_notes[] = {"(注", "[注", "注", "(", "[", NULL};

static bool is_circled(int32_t code)
{
	return (code >= 0x2460 && code <= 0x249B) || (code >= 0x24D0 && code <= 0x24FF) ||
	       (code >= 0x2776 && code <= 0x2793) || (code >= 0x3251 && code <= 0x325F);
}

static bool is_raised(int32_t code)
{
	return code == 0xB9 || code == 0xB2 || code == 0xB3 || code == 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

/* The last character, and where it begins. */
static int32_t last_code(const char *text, size_t length, size_t *at)
{
	size_t used;
	*at = length;
	while (*at > 0 && ((unsigned char)text[--*at] & 0xC0) == 0x80)
		;
	return length ? utf8_decode(text + *at, length - *at, &used) : -1;
}

static bool ends_in(const char *text, size_t length, const char *with)
{
	size_t end = strlen(with);
	return length >= end && memcmp(text + length - end, with, end) == 0;
}

/* "1)", "(1)", "[a]", "(注)", "注2" at the end: where it begins; `length` if there is none. A ")" alone counts where no
 * "(" is before it. */
static size_t numbered_note(const char *text, size_t length)
{
	bool closed = length && (text[length - 1] == ')' || text[length - 1] == ']');
	size_t end = length - closed, at = end;
	while (at > 0 && end - at < 2 && number_is_digit(text[at - 1]))
		at--;
	bool digits = at < end, letter = closed && !digits && end > 0 && text[end - 1] >= 'a' && text[end - 1] <= 'z' &&
	                                  !strchr("tmg", text[end - 1]); /* "Grain output (t)" */
	at -= letter;
	for (const char *const *open = open_notes; *open; open++) {
		bool bracket = (*open)[0] == '(' || (*open)[0] == '[', noted = strstr(*open, "注");
		if (ends_in(text, at, *open) && bracket == closed && (noted || digits || letter))
			return at - strlen(*open);
	}
	bool alone = closed && text[length - 1] == ')' && digits && !memchr(text, '(', length);
	bool number = at > 0 && (number_is_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-');
	return alone && at > 0 && !number ? at : length;
}

size_t marks_footnote(const char *text, size_t length)
{
	size_t at;
	int32_t code = last_code(text, length, &at);
	size_t note = numbered_note(text, length);
	for (const char *const *sign = signs; *sign; sign++)
		if (ends_in(text, length, *sign))
			at = length - strlen(*sign), code = 0x2460;
	if (is_raised(code) && at > 0 && text[at - 1] == 'm')
		return 0;
	if (!is_circled(code) && !is_raised(code))
		at = note;
	size_t blanks = 0;
	while (blanks < at && text[at - blanks - 1] == ' ')
		blanks++;
	return at == blanks ? 0 : length - at + (at < length ? blanks : 0);
}

/* --- beginnings of names --- */

static const char *const parts[] = {"其中：", "其中:", "其中，", "其中,", "其中、", "其 中：", "其 中:", "其中 ",
	"其中", "包括：", "包括:", "of which:", "of which,", "of which -", "of which ", "thereof:", "thereof ",
	"including:", "incl.:", "incl. ", "##", "#", NULL};
static const char *const bullets[] = {"- ", "– ", "— ", "-", "–", "—", "•", "·", "○", "●", "■", "□", "◆", "※", "★",
	"☆", "▲", "△", "*", "†", "‡", NULL};
static const char numerals[] = "一二三四五六七八九十";

static size_t beginning(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (strncasecmp(text, *list, strlen(*list)) == 0)
			return strlen(*list);
	return 0;
}

/* "(一)", "一、", "(1)": at most three numerals or digits. */
static size_t numbering(const char *text)
{
	bool bracket = text[0] == '(';
	size_t at = bracket, begun = at;
	while (at - begun < 9 && strncmp(text + at, "、", 3) != 0 && (unsigned char)text[at] >= 0xE0 &&
	       memmem(numerals, sizeof numerals - 1, text + at, strnlen(text + at, 3)))
		at += 3;
	while (bracket && at - begun < 3 && number_is_digit(text[at]))
		at++;
	if (at == begun)
		return 0;
	if (bracket)
		return text[at] == ')' ? at + 1 : 0;
	return strncmp(text + at, "、", 3) == 0 ? at + 3 : 0;
}

bool marks_chinese_number(const char *half)
{
	size_t at = half[0] == '(', begun = at;
	while (at - begun < 9 && (unsigned char)half[at] >= 0xE0 && half[at + 1] && half[at + 2] &&
	       memmem(numerals, sizeof numerals - 1, half + at, 3))
		at += 3;
	at += at > begun && (half[at] == ')' || half[at] == '.');
	at += at > begun && strncmp(half + at, "、", 3) == 0 ? 3 : 0;
	return at > begun && !half[at];
}

size_t marks_leading(const char *text)
{
	size_t length = beginning(text, parts), used;
	if (!length && !number_is_digit(text[strspn(text, "-")]))
		length = beginning(text, bullets);
	if (!length)
		length = numbering(text);
	if (!length && is_circled(utf8_decode(text, strlen(text), &used)))
		length = used;
	while (length && text[length] == ' ')
		length++;
	return text[length] ? length : 0;
}

bool marks_part(const char *text) { return beginning(text, parts) > 0; }
