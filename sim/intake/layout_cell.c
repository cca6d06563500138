/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_cell: what single cells of a sheet are, seen without their table. */
#include <string.h>
#include "base/number.h"
#include "base/utf8.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_marks.h"
#include "intake/layout_block.h"

enum { LONGEST_HEADING = 200 };

static bool is_chinese(int32_t code) { return code >= 0x2E80 && code < 0xFF00; }

/* "2 0 2 0 年", as a heading is spread: without the blanks between its digits. */
static void gather_year(char *text)
{
	enum { DIGITS = 4 };
	for (int i = 0; i < DIGITS; i++)
		if (!number_is_digit(text[2 * i]) || (i + 1 < DIGITS && text[2 * i + 1] != ' '))
			return;
	char *rest = text + 2 * DIGITS - 1;
	if (number_is_digit(*rest))
		return;
	for (int i = 1; i < DIGITS; i++)
		text[i] = text[2 * i];
	memmove(text + DIGITS, rest, strlen(rest) + 1);
}

const char *layout_text(struct arena *arena, const char *text)
{
	char *clean = indicator_clean(arena, text);
	if (number_is_digit(*clean))
		gather_year(clean);
	size_t length = strlen(clean), kept = 0, used;
	int32_t before = 0;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(clean + at, length - at, &used), after = 0;
		size_t more;
		if (code == ' ' && at + 1 < length)
			after = utf8_decode(clean + at + 1, length - at - 1, &more);
		bool spread = code == ' ' && is_chinese(before) && is_chinese(after);
		before = code;
		if (spread)
			continue;
		memmove(clean + kept, clean + at, used);
		kept += used;
	}
	clean[kept] = '\0';
	return clean;
}

bool layout_is_blank(const struct sheet_cell *cell)
{
	for (const char *at = cell->text; *at;) {
		size_t used = utf8_blank(at, strlen(at));
		if (!used && *at != '\n' && *at != '\r')
			return false;
		at += used ? used : 1;
	}
	return true;
}

bool layout_is_number(const char *text)
{
	size_t length = strlen(text), all = strspn(text, "0123456789.,%+-~<>[]()' ");
	return all == length && strpbrk(text, "0123456789");
}

static const char *const note_words[] = {"资料来源", "数据来源", "来源：", "来源:", "注：", "注:", "注释", "说明：",
	"说明:",
	"备注：", "备注:", "(注", "（注", "注1", "注①", "source:", "sources:", "note:", "notes:", "note ", "footnote",
	"data source:", "* ", "1)", "(1)", NULL};

bool layout_is_note(struct arena *arena, const char *text)
{
	const char *plain = indicator_plain(arena, text);
	if (strncmp(plain, "注", 3) == 0 && strlen(plain) > 30)
		return true;
	for (const char *const *word = note_words; *word; word++)
		if (strncmp(plain, *word, strlen(*word)) == 0)
			return true;
	return false;
}

bool layout_is_unit(struct arena *arena, const char *text)
{
	struct unit unit;
	const char *half = indicator_half(arena, text);
	size_t size = strlen(half);
	if (size > 2 && half[0] == '(' && half[size - 1] == ')')
		half = arena_copy(arena, half + 1, size - 2);
	bool number = number_is_digit(*half) && strncmp(half, "1e", 2) != 0; /* "1e8 CNY" is a unit */
	return *half && !number && unit_is(arena, half, &unit);
}

static const char *const unit_words[] = {"计量单位", "单位", "units", "unit", NULL};

const char *layout_unit(struct arena *arena, const char *text, bool alone)
{
	const char *plain = indicator_plain(arena, text), *half = indicator_half(arena, text);
	for (const char *const *word = unit_words; *word; word++) {
		const char *found = strstr(plain, *word);
		const char *at = found ? found + strlen(*word) : NULL;
		while (at && *at == ' ')
			at++;
		if (!at || (*at != ':' && strncmp(at, "为", 3) != 0))
			continue;
		at += *at == ':' ? 1 : 3;
		const char *said = half + (at - plain);
		said += strspn(said, " ");
		size_t length = strcspn(said, ")");
		while (length && said[length - 1] == ' ')
			length--;
		return length ? arena_copy(arena, said, length) : NULL;
	}
	size_t size = strlen(half);
	if (!alone || !layout_is_unit(arena, text))
		return NULL;
	return half[0] == '(' ? arena_copy(arena, half + 1, size - 2) : half;
}

bool layout_means(const struct heading_said *said)
{
	return !said->not_understood &&
	       (said->first || said->actual || said->planned || said->growth || said->mean || said->total || said->end ||
	        said->year_before || said->no_level || said->revised || said->unit_text);
}

bool layout_is_year(struct arena *arena, const char *text)
{
	if (!*text || strlen(text) > LONGEST_HEADING)
		return false;
	struct heading_said said = heading_read(arena, text);
	return !said.not_understood && said.first && (said.first == said.last || said.is_plan_period);
}

/* Letters of a word or more that follow the last Chinese character and are no unit. */
bool layout_languages(struct arena *arena, const char *text, const char **zh, const char **en)
{
	size_t length = strlen(text), used, end = 0, letters = 0;
	for (size_t at = 0; at < length; at += used)
		if (is_chinese(utf8_decode(text + at, length - at, &used)))
			end = at + used;
	const char *tail = text + end + strspn(text + end, " ");
	bool begins = (*tail >= 'a' && *tail <= 'z') || (*tail >= 'A' && *tail <= 'Z');
	for (const char *at = tail; *at && *at != '('; at++)
		letters += (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
	if (!end || !begins || letters < 4 || layout_is_unit(arena, tail))
		return false;
	*zh = indicator_clean(arena, arena_copy(arena, text, end));
	*en = tail;
	return true;
}

/* "能源消费(万吨标准煤)", "GDP, 亿元": the unit goes to *unit; what is no unit stays in the name. */
const char *layout_without_unit(struct arena *arena, const char *text, const char **unit)
{
	const char *half = indicator_half(arena, text), *comma = strrchr(half, ',');
	size_t length = strlen(half);
	const char *open = length && half[length - 1] == ')' ? strrchr(half, '(') : NULL;
	if (open && open > half && layout_is_unit(arena, open)) {
		*unit = arena_copy(arena, open + 1, (size_t)(half + length - 2 - open));
		return indicator_clean(arena, arena_copy(arena, half, (size_t)(open - half)));
	}
	if (comma && comma > half && layout_is_unit(arena, indicator_clean(arena, comma + 1))) {
		*unit = indicator_clean(arena, comma + 1);
		return indicator_clean(arena, arena_copy(arena, half, (size_t)(comma - half)));
	}
	return text;
}
