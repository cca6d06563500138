/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_cell: signs and words around a number are taken off from both ends until a number is left, perhaps
 * two with a dash between, perhaps with a unit; what holds letters and is no such thing is words, and stays as it
 * was printed. Holds: nothing that begins with a digit and has no letters passes for words, so that "1,538" is
 * reported and not lost. */
#include "data/indicator_cell.h"
#include <string.h>

enum { LONGEST_NUMBER = 200 };

/* --- text --- */

static bool is_space(int32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 || code == 0x3000;
}

static char *tidy(struct arena *arena, const char *text, bool plain)
{
	struct text out;
	text_init(&out, arena);
	bool owed = false;
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		if (is_space(code)) {
			owed = out.length > 0;
			continue;
		}
		if (utf8_is_unsafe(code))
			continue;
		text_add_char(&out, ' ', owed);
		owed = false;
		bool wide = plain && code >= 0xFF01 && code <= 0xFF5E;
		char letter = (char)(wide ? code - 0xFEE0 : code < 128 ? code : 0);
		if (plain && letter)
			text_add_char(&out, letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter, 1);
		else
			text_add_n(&out, text + at, used);
	}
	return out.bytes;
}

char *indicator_clean(struct arena *arena, const char *text) { return tidy(arena, text, false); }

char *indicator_plain(struct arena *arena, const char *text) { return tidy(arena, text, true); }

/* --- signs and words --- */

struct mark {
	const char *text;
	enum sense sense; /* SENSE_NONE: says nothing of the sense */
};

/* Longer ones before those they begin with. */
static const struct mark before[] = {
	{">=", SENSE_AT_LEAST},   {"≥", SENSE_AT_LEAST},        {"≧", SENSE_AT_LEAST},      {">", SENSE_ABOVE},
	{"<=", SENSE_AT_MOST},    {"≤", SENSE_AT_MOST},         {"≦", SENSE_AT_MOST},       {"<", SENSE_BELOW},
	{"不低于", SENSE_AT_LEAST}, {"不少于", SENSE_AT_LEAST}, {"不小于", SENSE_AT_LEAST},
	{"至少", SENSE_AT_LEAST},
	{"不超过", SENSE_AT_MOST}, {"不高于", SENSE_AT_MOST},     {"不大于", SENSE_AT_MOST},  {"超过", SENSE_ABOVE},
	{"高于", SENSE_ABOVE},     {"大于", SENSE_ABOVE},         {"低于", SENSE_BELOW},      {"小于", SENSE_BELOW},
	{"约", SENSE_ABOUT},       {"~", SENSE_ABOUT},            {"≈", SENSE_ABOUT},         {"at least ", SENSE_AT_LEAST},
	{"at most ", SENSE_AT_MOST}, {"above ", SENSE_ABOVE},     {"over ", SENSE_ABOVE},     {"more than ", SENSE_ABOVE},
	{"below ", SENSE_BELOW},   {"under ", SENSE_BELOW},       {"less than ", SENSE_BELOW}, {"about ", SENSE_ABOUT},
	{"around ", SENSE_ABOUT},  {"控制在", SENSE_NONE},        {"年均增长", SENSE_NONE},   {"年均", SENSE_NONE},
	{"累计", SENSE_NONE},      {"增长", SENSE_NONE},         {"达到", SENSE_NONE},
	{"*", SENSE_NONE},         {NULL, SENSE_NONE}};
static const struct mark after[] = {
	{"左右", SENSE_ABOUT},      {"上下", SENSE_ABOUT},         {"以上", SENSE_AT_LEAST},   {"以下", SENSE_AT_MOST},
	{"以内", SENSE_AT_MOST},    {"之内", SENSE_AT_MOST},       {" or more", SENSE_AT_LEAST},
	{" or less", SENSE_AT_MOST},
	{"+", SENSE_AT_LEAST},      {"*", SENSE_NONE},             {NULL, SENSE_NONE}};
static const struct { const char *open, *close; } brackets[] = {{"[", "]"}, {"〔", "〕"}, {"【", "】"}};
static const char *const dashes[] = {"-", "–", "—", "~", "～", "至", "到", " to ", NULL};
static const char *const nothing[] = {"-", "–", "—", "——", "--", "/", "\\", "…", "n/a", "无", "", NULL};
/* Names of the senses as a column gives them, besides the words above. */
static const struct mark names[] = {
	{"at least", SENSE_AT_LEAST}, {"at_least", SENSE_AT_LEAST}, {"at most", SENSE_AT_MOST}, {"at_most", SENSE_AT_MOST},
	{"above", SENSE_ABOVE},       {"below", SENSE_BELOW},       {"about", SENSE_ABOUT},     {"range", SENSE_RANGE},
	{"区间", SENSE_RANGE},        {NULL, SENSE_NONE}};

struct reading {
	struct indicator_cell *cell;
	const char *at;
	size_t length;
};

static void trim(struct reading *reading)
{
	while (reading->length && *reading->at == ' ')
		reading->at++, reading->length--;
	while (reading->length && reading->at[reading->length - 1] == ' ')
		reading->length--;
}

static bool begins(const struct reading *reading, const char *with)
{
	return reading->length >= strlen(with) && memcmp(reading->at, with, strlen(with)) == 0;
}

static bool ends(const struct reading *reading, const char *with)
{
	size_t length = strlen(with);
	return reading->length >= length && memcmp(reading->at + reading->length - length, with, length) == 0;
}

static void take_mark(struct reading *reading, const struct mark *mark)
{
	if (mark->sense)
		reading->cell->sense = mark->sense;
	reading->cell->starred |= strcmp(mark->text, "*") == 0;
}

/* One sign or word off the ends; false if there is none. */
static bool peel(struct reading *reading)
{
	trim(reading);
	for (const struct mark *mark = before; mark->text; mark++)
		if (begins(reading, mark->text)) {
			take_mark(reading, mark);
			reading->at += strlen(mark->text);
			reading->length -= strlen(mark->text);
			return true;
		}
	for (const struct mark *mark = after; mark->text; mark++)
		if (ends(reading, mark->text)) {
			take_mark(reading, mark);
			reading->length -= strlen(mark->text);
			return true;
		}
	return false;
}

/* "[15]" and "[15]%" become "15" and "15%". */
static bool peel_brackets(struct arena *arena, struct reading *reading)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		size_t open = strlen(brackets[i].open), close = strlen(brackets[i].close);
		const char *end = begins(reading, brackets[i].open)
		                      ? memmem(reading->at, reading->length, brackets[i].close, close)
		                      : NULL;
		if (!end)
			continue;
		int inside = (int)(end - reading->at - (ptrdiff_t)open);
		int outside = (int)(reading->at + reading->length - end - (ptrdiff_t)close);
		reading->at = arena_print(arena, "%.*s%.*s", inside, reading->at + open, outside, end + close);
		reading->length = (size_t)(inside + outside);
		reading->cell->cumulative = true;
		return true;
	}
	return false;
}

/* --- numbers --- */

static bool take_number(struct reading *reading, double *value)
{
	trim(reading);
	size_t length = number_length(reading->at, reading->length);
	if (!length || !number_parse(reading->at, length, value))
		return false;
	reading->at += length;
	reading->length -= length;
	return true;
}

static bool take_dash(struct reading *reading)
{
	for (const char *const *dash = dashes; *dash; dash++)
		if (begins(reading, *dash)) {
			reading->at += strlen(*dash);
			reading->length -= strlen(*dash);
			return true;
		}
	return false;
}

static bool take_unit(struct arena *arena, struct reading *reading)
{
	size_t offset, length;
	const char *nearest;
	trim(reading);
	if (!reading->length)
		return true;
	const char *text = arena_copy(arena, reading->at, reading->length);
	reading->cell->has_unit = unit_parse(arena, text, &reading->cell->unit, &offset, &length, &nearest);
	return reading->cell->has_unit;
}

static bool read_cell_number(struct arena *arena, struct reading *reading)
{
	struct indicator_cell *cell = reading->cell;
	while (peel(reading) || peel_brackets(arena, reading))
		;
	if (!take_number(reading, &cell->low))
		return false;
	cell->high = cell->low;
	struct reading rest = *reading;
	if (take_dash(&rest) && take_number(&rest, &cell->high)) {
		*reading = rest;
		if (cell->high < cell->low)
			return false;
		cell->sense = SENSE_RANGE;
	} else {
		cell->high = cell->low;
	}
	return take_unit(arena, reading);
}

static bool has_letters(const char *plain)
{
	size_t length = strlen(plain), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(plain + at, length - at, &used);
		if ((code >= 'a' && code <= 'z') || (code >= 0xC0 && !(code >= 0x2000 && code < 0x2E80)))
			return true;
	}
	return false;
}

static bool says_nothing(const char *plain)
{
	for (const char *const *text = nothing; *text; text++)
		if (strcmp(plain, *text) == 0)
			return true;
	return false;
}

bool indicator_cell_read(struct arena *arena, const struct csv_cell *cell, struct indicator_cell *out,
                         struct diags *diags)
{
	*out = (struct indicator_cell){.text = "", .place = cell->place};
	const char *plain = indicator_plain(arena, cell->text);
	if (says_nothing(plain))
		return true;
	out->text = indicator_clean(arena, cell->text);
	struct reading reading = {out, plain, strlen(plain)};
	if (reading.length <= LONGEST_NUMBER && read_cell_number(arena, &reading)) {
		out->has_number = true;
		return true;
	}
	*out = (struct indicator_cell){.text = out->text, .place = cell->place};
	if (has_letters(plain))
		return true;
	diag_error(diags, cell->place, NULL, W_INDICATOR_CELL, W_INDICATOR_CELL_HINT, out->text);
	return false;
}

bool indicator_cell_is_exact(const struct indicator_cell *cell)
{
	return cell->has_number && !cell->sense && !cell->cumulative && cell->low == cell->high;
}

enum sense indicator_sense(const char *plain)
{
	for (const struct mark *mark = names; mark->text; mark++)
		if (strcmp(mark->text, plain) == 0)
			return mark->sense;
	for (const struct mark *mark = before; mark->text; mark++)
		if (strcmp(mark->text, plain) == 0)
			return mark->sense;
	for (const struct mark *mark = after; mark->text; mark++)
		if (strcmp(mark->text, plain) == 0)
			return mark->sense;
	return SENSE_NONE;
}
