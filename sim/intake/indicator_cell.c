/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_cell: signs and words around a number are taken off from both ends, with footnote marks, flags and what
 * stands in parentheses, until a number is left, perhaps two with a dash between, perhaps with a unit; what holds
 * letters and is no such thing is words, and stays as it was printed. Holds: nothing that begins with a digit and has
 * no letters passes for words, so that "1,538" is reported and not lost; what is taken off stands beside the number. */
#include "intake/indicator_cell.h"
#include <string.h>
#include "base/number.h"
#include "base/number_text.h"
#include "base/utf8.h"
#include "intake/indicator_marks.h"

enum { LONGEST_NUMBER = 200 };

/* --- text --- */

static size_t space_length(const char *text, size_t length)
{
	return *text == '\n' || *text == '\r' ? 1 : utf8_blank(text, length);
}

enum tidying {
	TIDY,   /* invisible characters gone, one blank for many */
	ASCII,  /* and full-width forms of ASCII as ASCII */
	SMALL   /* and small letters */
};

static char *tidy(struct arena *arena, const char *text, enum tidying how)
{
	struct text out;
	text_init(&out, arena);
	bool owed = false;
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		size_t space = space_length(text + at, length - at);
		if (space) {
			used = space;
			owed = out.length > 0;
			continue;
		}
		if (utf8_is_unsafe(code))
			continue;
		text_add_char(&out, ' ', owed);
		owed = false;
		bool wide = how >= ASCII && code >= 0xFF01 && code <= 0xFF5E;
		char letter = (char)(wide ? code - 0xFEE0 : code < 128 ? code : 0);
		if (how >= ASCII && letter)
			text_add_char(&out, how == SMALL ? text_lower(letter) : letter, 1);
		else
			text_add_n(&out, text + at, used);
	}
	return out.bytes;
}

char *indicator_clean(struct arena *arena, const char *text) { return tidy(arena, text, TIDY); }

char *indicator_half(struct arena *arena, const char *text) { return tidy(arena, text, ASCII); }

char *indicator_plain(struct arena *arena, const char *text) { return tidy(arena, text, SMALL); }

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
	{NULL, SENSE_NONE}};
static const struct mark after[] = {
	{"左右", SENSE_ABOUT},      {"上下", SENSE_ABOUT},         {"以上", SENSE_AT_LEAST},   {"以下", SENSE_AT_MOST},
	{"以内", SENSE_AT_MOST},    {"之内", SENSE_AT_MOST},       {" or more", SENSE_AT_LEAST},
	{" or less", SENSE_AT_MOST},
	{"+", SENSE_AT_LEAST},      {NULL, SENSE_NONE}};
static const struct { const char *open, *close; } brackets[] = {{"[", "]"}, {"〔", "〕"}, {"【", "】"}};
static const char *const dashes[] = {"-", "–", "—", "~", "～", "至", "到", " to ", NULL};
/* Names of the senses as a column gives them, besides the words above. */
static const struct mark names[] = {
	{"at least", SENSE_AT_LEAST}, {"at_least", SENSE_AT_LEAST}, {"at most", SENSE_AT_MOST}, {"at_most", SENSE_AT_MOST},
	{"above", SENSE_ABOVE},       {"below", SENSE_BELOW},       {"about", SENSE_ABOUT},     {"range", SENSE_RANGE},
	{"区间", SENSE_RANGE},        {NULL, SENSE_NONE}};

struct rest {
	struct indicator_cell *cell;
	const char *at;
	size_t length;
	enum number_fault fault; /* of the number tried last, and the part of it */
	const char *wrong;
	size_t wrong_length;
};

static void trim(struct rest *rest)
{
	while (rest->length && *rest->at == ' ')
		rest->at++, rest->length--;
	while (rest->length && rest->at[rest->length - 1] == ' ')
		rest->length--;
}

/* Whatever the case of its letters: units behind a number keep theirs. */
static bool same_letters(const char *text, const char *with, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text_lower(text[i]) != with[i])
			return false;
	return true;
}

static bool rest_begins(const struct rest *rest, const char *with)
{
	return rest->length >= strlen(with) && same_letters(rest->at, with, strlen(with));
}

static bool rest_ends(const struct rest *rest, const char *with)
{
	size_t length = strlen(with);
	return rest->length >= length && same_letters(rest->at + rest->length - length, with, length);
}

static void take_mark(struct rest *rest, const struct mark *mark)
{
	if (mark->sense)
		rest->cell->sense = mark->sense;
}

/* A footnote mark or flags off the end. */
static bool peel_notes(struct arena *arena, struct rest *rest)
{
	trim(rest);
	size_t note = marks_footnote(rest->at, rest->length), flags = marks_flags(rest->at, rest->length);
	if (!note && !flags)
		return false;
	rest->length -= note ? note : flags;
	rest->cell->starred |= note > 0;
	if (note)
		return true;
	const char *letters = arena_copy(arena, rest->at + rest->length, flags);
	letters += strspn(letters, " ");
	rest->cell->flags = rest->cell->flags ? arena_print(arena, "%s %s", letters, rest->cell->flags) : letters;
	return true;
}

/* What stands in parentheses after a number, or before one: its unit, flags or a remark. */
static bool peel_remark(struct arena *arena, struct rest *rest)
{
	trim(rest);
	const char *end = rest->at + rest->length, *open, *close;
	if (rest->length > 2 && end[-1] == ')')
		open = memrchr(rest->at, '(', rest->length), close = end - 1;
	else
		open = rest->at, close = rest_begins(rest, "(") ? memchr(rest->at, ')', rest->length) : NULL;
	if (!open || !close || close <= open + 1 || (size_t)(close - open) + 1 == rest->length)
		return false;
	char *inside = arena_copy(arena, open + 1, (size_t)(close - open - 1));
	if (number_is_digit(*inside) && strlen(inside) <= 2)
		return false; /* a footnote's number */
	const char *spaced = arena_print(arena, "- %s", inside), *nearest;
	size_t offset, length;
	struct indicator_cell *cell = rest->cell;
	bool may_be_unit = !cell->has_unit && !number_is_digit(*inside);
	if (may_be_unit && unit_parse(arena, inside, &cell->unit, &offset, &length, &nearest))
		cell->has_unit = true, cell->unit_text = inside;
	else if (!cell->flags && marks_flags(spaced, strlen(spaced)) == strlen(inside) + 1)
		cell->flags = inside;
	else
		cell->remark = cell->remark ? arena_print(arena, "%s; %s", inside, cell->remark) : inside;
	bool leads = open == rest->at;
	rest->length = leads ? (size_t)(end - close - 1) : (size_t)(open - rest->at);
	rest->at = leads ? close + 1 : rest->at;
	return true;
}

/* One sign or word off the ends; false if there is none. */
static bool peel(struct rest *rest)
{
	trim(rest);
	for (const struct mark *mark = before; mark->text; mark++)
		if (rest_begins(rest, mark->text)) {
			take_mark(rest, mark);
			rest->at += strlen(mark->text);
			rest->length -= strlen(mark->text);
			return true;
		}
	for (const struct mark *mark = after; mark->text; mark++)
		if (rest_ends(rest, mark->text)) {
			take_mark(rest, mark);
			rest->length -= strlen(mark->text);
			return true;
		}
	return false;
}

/* "[15]" and "[15]%" become "15" and "15%". */
static bool peel_brackets(struct arena *arena, struct rest *rest)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		size_t open = strlen(brackets[i].open), close = strlen(brackets[i].close);
		const char *end = rest_begins(rest, brackets[i].open)
		                      ? memmem(rest->at, rest->length, brackets[i].close, close)
		                      : NULL;
		if (!end)
			continue;
		int inside = (int)(end - rest->at - (ptrdiff_t)open);
		int outside = (int)(rest->at + rest->length - end - (ptrdiff_t)close);
		rest->at = arena_print(arena, "%.*s%.*s", inside, rest->at + open, outside, end + close);
		rest->length = (size_t)(inside + outside);
		rest->cell->cumulative = true;
		return true;
	}
	return false;
}

/* --- numbers --- */

/* False, and the fault kept where it is one, if there is no number. */
static bool take_cell_number(struct rest *rest, double *value)
{
	trim(rest);
	struct number_text read = number_text_read(rest->at, rest->length);
	*value = read.value;
	rest->fault = read.fault;
	rest->wrong = rest->at + read.bad_offset;
	rest->wrong_length = read.bad_length;
	if (read.fault)
		return false;
	rest->at += read.length;
	rest->length -= read.length;
	return true;
}

static bool take_dash(struct rest *rest)
{
	for (const char *const *dash = dashes; *dash; dash++)
		if (rest_begins(rest, *dash)) {
			rest->at += strlen(*dash);
			rest->length -= strlen(*dash);
			return true;
		}
	return false;
}

static bool take_unit(struct arena *arena, struct rest *rest)
{
	size_t offset, length;
	const char *nearest;
	trim(rest);
	if (!rest->length)
		return true;
	const char *text = arena_copy(arena, rest->at, rest->length);
	bool is_unit = !rest->cell->has_unit && unit_parse(arena, text, &rest->cell->unit, &offset, &length, &nearest);
	rest->cell->has_unit |= is_unit;
	rest->cell->unit_text = is_unit ? text : rest->cell->unit_text;
	return is_unit;
}

static bool read_cell_number(struct arena *arena, struct rest *rest)
{
	struct indicator_cell *cell = rest->cell;
	while (peel(rest) || peel_brackets(arena, rest) || peel_remark(arena, rest) || peel_notes(arena, rest))
		;
	if (!take_cell_number(rest, &cell->low))
		return false;
	cell->high = cell->low;
	struct rest end = *rest;
	if (take_dash(&end) && take_cell_number(&end, &cell->high)) {
		*rest = end;
		if (cell->high < cell->low)
			return false;
		cell->sense = SENSE_RANGE;
	} else {
		cell->high = cell->low;
		rest->fault = end.fault;
		rest->wrong = end.wrong;
		rest->wrong_length = end.wrong_length;
	}
	return take_unit(arena, rest);
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

bool indicator_cell_read(struct arena *arena, const struct csv_cell *cell, struct indicator_cell *out,
                         struct diags *diags)
{
	*out = (struct indicator_cell){.text = "", .place = cell->place};
	const char *plain = indicator_plain(arena, cell->text), *half = indicator_half(arena, cell->text);
	if (marks_missing(plain))
		return true;
	out->text = indicator_clean(arena, cell->text);
	struct rest rest = {.cell = out, .at = half, .length = strlen(half)};
	if (rest.length <= LONGEST_NUMBER && read_cell_number(arena, &rest)) {
		out->has_number = true;
		return true;
	}
	*out = (struct indicator_cell){.text = out->text, .place = cell->place};
	bool written = rest.fault != NUMBER_READ && rest.fault != NUMBER_NONE;
	if (has_letters(plain) && !written)
		return true;
	diag_error(diags, cell->place, NULL, written ? number_fault_word(rest.fault) : W_INDICATOR_CELL,
	           written ? number_fault_hint(rest.fault) : W_INDICATOR_CELL_HINT, out->text,
	           written ? arena_copy(arena, rest.wrong, rest.wrong_length) : "");
	return false;
}

bool indicator_cell_is_exact(const struct indicator_cell *cell)
{
	return cell->has_number && !cell->sense && !cell->cumulative && cell->low == cell->high;
}

bool indicator_cell_is_marked(const struct indicator_cell *cell)
{
	return cell->starred || cell->remark || cell->flags;
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
