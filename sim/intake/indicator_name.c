/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_name: marks are found in the half-width form of a name and taken off the name as it was printed, character
 * by character: "每千人口执业（助理）医师数①" keeps its wide parentheses. Holds: a name is never empty. */
#include "intake/indicator_name.h"
#include <string.h>
#include "base/utf8.h"
#include "intake/indicator_marks.h"

bool name_is_chinese(const char *name)
{
	size_t length = strlen(name), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(name + at, length - at, &used);
		if (code >= 0x2E80 && code < 0xFF00)
			return true;
	}
	return false;
}

/* "3.城镇化率" and "3、城镇化率" are 城镇化率; "5G用户" stays. */
static const char *without_number(struct arena *arena, const char *name, struct indicator *out)
{
	static const char *const marks[] = {"、", "．", ".", ")", "）"};
	size_t digits = strspn(name, "0123456789");
	for (size_t i = 0; digits && digits < 4 && i < sizeof marks / sizeof *marks; i++) {
		const char *rest = name + digits + strlen(marks[i]);
		if (strncmp(name + digits, marks[i], strlen(marks[i])) != 0 || !*rest || (*rest >= '0' && *rest <= '9'))
			continue;
		out->no = out->no ? out->no : arena_copy(arena, name, digits);
		return indicator_clean(arena, rest);
	}
	return name;
}

/* Bytes of so many characters. */
static size_t bytes_of(const char *text, size_t characters)
{
	size_t at = 0, used;
	for (; characters && text[at]; characters--, at += used)
		utf8_decode(text + at, strlen(text + at), &used);
	return at;
}

const char *name_without_marks(struct arena *arena, const char *name, struct indicator *out)
{
	if (!name)
		return NULL;
	const char *plain = without_number(arena, name, out), *half = indicator_half(arena, plain);
	size_t length = strlen(half), begin = 0, mark;
	out->is_part |= marks_part(half);
	while ((mark = marks_leading(half + begin)) > 0)
		begin += mark;
	while ((mark = marks_footnote(half + begin, length - begin)) > 0)
		length -= mark;
	if (!begin && length == strlen(half))
		return plain;
	out->printed = length < strlen(half) ? name : out->printed;
	const char *from = plain + bytes_of(plain, text_count(half, begin));
	const char *left = arena_copy(arena, from, bytes_of(from, text_count(half + begin, length - begin)));
	return without_number(arena, indicator_clean(arena, left), out);
}

const char *name_without_unit(struct arena *arena, const char *name, struct indicator *out)
{
	size_t length = name ? strlen(name) : 0;
	size_t mark = length > 3 && strcmp(name + length - 3, "）") == 0 ? 3
	              : length > 1 && name[length - 1] == ')'            ? 1
	                                                                 : 0;
	if (!mark)
		return name;
	const char *open = NULL;
	for (const char *at = name; *at; at++)
		open = *at == '(' || strncmp(at, "（", 3) == 0 ? at : open;
	if (!open || open == name)
		return name;
	const char *inside = open + (*open == '(' ? 1 : 3);
	const char *text = arena_copy(arena, inside, (size_t)(name + length - mark - inside));
	struct unit unit;
	if (!unit_is(arena, text, &unit))
		return name;
	if (!out->has_unit)
		out->unit = unit, out->has_unit = true, out->unit_text = text;
	return indicator_clean(arena, arena_copy(arena, name, (size_t)(open - name)));
}
