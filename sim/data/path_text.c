/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path_text: a line is cut at its semicolons, each part at its colon. A file's own paths may bend between the years
 * they name; a line never does, so that nothing is made up for years that it leaves out. Holds: years ascend. */
#include "data/path_text.h"
#include <stdlib.h>
#include <string.h>
#include "base/number.h"

enum { YEAR_DIGITS = 4 };

/* Bytes up to the number behind "2021 : "; 0: it does not begin like that. */
static size_t year_length(const char *text, size_t length)
{
	size_t digits = strspn(text, "0123456789"), at = digits;
	while (at < length && text[at] == ' ')
		at++;
	if (digits != YEAR_DIGITS || at >= length || text[at] != ':')
		return 0;
	do
		at++;
	while (at < length && text[at] == ' ');
	return at;
}

bool path_text_is(const char *text)
{
	size_t blanks = strspn(text, " "), before = year_length(text + blanks, strcspn(text + blanks, ";"));
	return before && strchr("+-.0123456789", text[blanks + before]) && text[blanks + before];
}

bool path_text_next(struct arena *arena, const char *text, size_t *at, struct path_point *point)
{
	size_t length = strcspn(text + *at, ";"), start = *at;
	*at += length;
	bool last = !text[*at];
	*at += !last;
	while (length && text[start] == ' ')
		start++, length--;
	while (length && text[start + length - 1] == ' ')
		length--;
	if (last && !length)
		return false; /* the line's end, or a ";" before it */
	size_t before = year_length(text + start, length);
	*point = (struct path_point){.start = start, .length = length};
	if (before && before < length) {
		point->year = atoi(text + start);
		point->text = arena_copy(arena, text + start + before, length - before);
	}
	return true;
}

/* --- as JSON --- */

static struct place part_of(struct place line, const struct path_point *point)
{
	return (struct place){line.source, line.offset + (uint32_t)point->start, (uint32_t)point->length};
}

static bool hang_point(struct arena *arena, struct json *path, const char *line, const struct path_point *point,
                       int before, struct place place, struct diags *diags)
{
	const char *part = arena_copy(arena, line + point->start, point->length);
	if (!point->year || point->year <= before) {
		if (point->year)
			diag_error(diags, place, NULL, W_ROWS_YEARS_ORDER, W_NONE, arena_print(arena, "%d", point->year));
		else
			diag_error(diags, place, NULL, W_ROWS_NOT_A_VALUE, W_ROWS_VALUE_RULE, part);
		return false;
	}
	struct json value = {.type = JSON_STRING,
	                     .key = arena_print(arena, "%d", point->year),
	                     .key_place = place,
	                     .place = place,
	                     .text = point->text};
	if (number_parse(point->text, strlen(point->text), &value.number))
		value.type = JSON_NUMBER;
	json_hang(arena, path, value);
	return true;
}

struct json *path_text_json(struct arena *arena, const char *text, struct place place, struct diags *diags)
{
	struct json *json = ARENA_NEW(arena, struct json);
	*json = (struct json){.type = JSON_OBJECT, .place = place};
	struct json *path = json_hang(
		arena, json, (struct json){.type = JSON_OBJECT, .key = "path", .key_place = place, .place = place});
	json_hang(arena, json,
	     (struct json){
			 .type = JSON_STRING, .key = "interpolate", .key_place = place, .place = place, .text = "step"});
	struct path_point point;
	int before = 0;
	bool right = true;
	for (size_t at = 0; path_text_next(arena, text, &at, &point); before = point.year ? point.year : before)
		right &= hang_point(arena, path, text, &point, before, part_of(place, &point), diags);
	return right ? json : NULL;
}
