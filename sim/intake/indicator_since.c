/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_since: the years that stand beside a number in a cell: what it is compared with, and by when it is asked.
 * Holds: a year counts only where nothing but words for a year's level stands behind it. */
#include "intake/indicator_since.h"
#include <string.h>
#include "base/number.h"
#include "data/unit.h"
#include "intake/indicator_cell.h"

int since_year(const char *text, size_t length)
{
	int year = 0;
	for (size_t i = 0; i < 4; i++)
		year = i < length && number_is_digit(text[i]) ? year * 10 + (text[i] - '0') : -1;
	bool more = length > 4 && number_is_digit(text[4]);
	return !more && year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* "比2020年下降18%" */
static bool begins(struct since_said *said)
{
	static const char *const words[] = {"比", "较", "相比", NULL};
	for (const char *const *word = words; *word; word++) {
		size_t at = strlen(*word);
		bool here = said->length > at && memcmp(said->at, *word, at) == 0;
		int year = here ? since_year(said->at + at, said->length - at) : 0;
		if (!year)
			continue;
		at += 4;
		at += said->length - at >= 3 && memcmp(said->at + at, "年", 3) == 0 ? 3 : 0;
		said->at += at, said->length -= at;
		said->since = year;
		return true;
	}
	return false;
}

/* The year that `text` begins with, "2005" or "FY2013", if no more than words for its level follow; 0: none */
static int whole_year(const char *text)
{
	static const char *const ends[] = {"", " levels", " level", " baseline", " emissions", " values", " value", NULL};
	text += strncmp(text, "fy", 2) == 0 ? 2 : 0;
	text += *text == ' ';
	int year = since_year(text, strlen(text));
	for (const char *const *end = ends; *end && year; end++)
		if (strcmp(text + 4, *end) == 0)
			return year;
	return 0;
}

static const struct { const char *word; enum cell_move move; } compared[] = {
	{" below ", MOVE_FALL}, {" above ", MOVE_RISE}, {" from ", MOVE_NONE}, {" on ", MOVE_NONE},
	{" compared with ", MOVE_NONE}, {" compared to ", MOVE_NONE}, {" relative to ", MOVE_NONE},
	{" against ", MOVE_NONE},
	{" since ", MOVE_NONE}, {" vs ", MOVE_NONE}, {" vs. ", MOVE_NONE}, {" versus ", MOVE_NONE},
	{" gegenüber ", MOVE_NONE}, {" par rapport à ", MOVE_NONE}};

/* "18% below 2005 levels", "cut by 50 % from 1990"; "... by 2030" */
bool since_find(struct arena *arena, struct since_said *said)
{
	if (begins(said))
		return true;
	const char *plain = indicator_plain(arena, arena_copy(arena, said->at, said->length));
	if (strlen(plain) != said->length)
		return false;
	for (size_t i = 0; i < sizeof compared / sizeof *compared && !said->since; i++) {
		const char *found = strstr(plain, compared[i].word);
		int year = found ? whole_year(found + strlen(compared[i].word)) : 0;
		if (!year)
			continue;
		said->since = year;
		said->move = compared[i].move;
		said->length = (size_t)(found - plain);
		return true;
	}
	const char *by = strstr(plain, " by ");
	int year = by && !said->by ? whole_year(by + strlen(" by ")) : 0;
	said->by = year ? year : said->by;
	said->length = year ? (size_t)(by - plain) : said->length;
	return year > 0;
}
