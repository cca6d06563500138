/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_cell: signs and words around a number are taken off from both ends, with footnote marks, flags and what
 * stands in parentheses, until a number is left, perhaps two with a dash between, perhaps with a scale and a unit; a
 * target in words whose grammar is known is one; what begins with letters and is no such thing is words, and stays as
 * it was printed. Holds: nothing that begins with a digit passes for words: it is a number that is understood to its
 * end, or reported with what it may be; what is taken off stands beside the number. */
#include "intake/indicator_cell.h"
#include <string.h>
#include <strings.h>
#include "base/number.h"
#include "base/number_text.h"
#include "base/utf8.h"
#include "data/unit_said.h"
#include "data/unit_table.h"
#include "data/unit_ten.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_since.h"
#include "intake/indicator_slip.h"

enum { LONGEST_NUMBER = 200, LARGEST_SCALE = 22 };

/* --- signs and words --- */

static const struct { const char *open, *close; } brackets[] = {{"[", "]"}, {"〔", "〕"}, {"【", "】"}};
static const char *const dashes[] = {"-", "–", "—", "~", "～", "至", "到", " to ", NULL};

struct rest {
	struct indicator_cell *cell;
	const struct marks_seen *seen;
	const char *at;
	size_t length;
	struct cell_number wrong; /* what the number tried last was; `text` is where */
	const char *text;
	size_t text_length;
	bool dash_wrong;          /* a range that falls */
};

static void trim(struct rest *rest)
{
	while (rest->length && *rest->at == ' ')
		rest->at++, rest->length--;
	while (rest->length && rest->at[rest->length - 1] == ' ')
		rest->length--;
}

static bool rest_begins(const struct rest *rest, const char *with)
{
	return rest->length >= strlen(with) && memcmp(rest->at, with, strlen(with)) == 0;
}

static void take_mark(struct arena *arena, struct rest *rest, const struct sense_mark *mark)
{
	struct indicator_cell *cell = rest->cell;
	cell->sense = mark->sense ? mark->sense : cell->sense;
	cell->move = mark->move ? mark->move : cell->move;
	cell->yearly |= mark->yearly;
	cell->cumulative |= mark->total;
	if (mark->hoped)
		cell->remark = cell->remark ? arena_print(arena, "%s; %s", mark->text, cell->remark) : mark->text;
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
	const char *spaced = arena_print(arena, "- %s", inside);
	struct indicator_cell *cell = rest->cell;
	bool may_be_unit = !cell->has_unit && !number_is_digit(*inside);
	if (may_be_unit && unit_is(arena, inside, &cell->unit))
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
static bool peel(struct arena *arena, struct rest *rest)
{
	trim(rest);
	const struct sense_mark *mark = sense_before(rest->at, rest->length);
	bool first = mark;
	mark = mark ? mark : sense_after(rest->at, rest->length);
	if (!mark || strlen(mark->text) == rest->length)
		return false;
	take_mark(arena, rest, mark);
	rest->at += first ? strlen(mark->text) : 0;
	rest->length -= strlen(mark->text);
	return true;
}

static bool peel_since(struct arena *arena, struct rest *rest)
{
	trim(rest);
	struct indicator_cell *cell = rest->cell;
	struct since_said said = {.at = rest->at, .length = rest->length, .since = cell->since, .by = cell->by};
	if (!since_find(arena, &said))
		return false;
	rest->at = said.at;
	rest->length = said.length;
	cell->since = said.since;
	cell->by = said.by;
	cell->move = said.move ? said.move : cell->move;
	return true;
}

/* "between 8 and 10 %" is "8 - 10 %". */
static const char *without_between(struct arena *arena, const char *half)
{
	static const char begin[] = "between ", middle[] = " and ";
	const char *found = strncasecmp(half, begin, sizeof begin - 1) == 0 ? strcasestr(half, middle) : NULL;
	const char *from = half + sizeof begin - 1;
	return !found ? half
	              : arena_print(arena, "%.*s - %s", (int)(found - from), from, found + sizeof middle - 1);
}

/* "-65 % gegenüber 1990", "+25 % vs 2015": the sign says which way. */
static void take_sign_of_change(struct indicator_cell *cell, const char *half)
{
	if (!cell->since || cell->move || cell->sense == SENSE_RANGE)
		return;
	if (cell->low < 0) {
		cell->move = MOVE_FALL;
		cell->low = cell->high = -cell->low;
	} else if (*half == '+')
		cell->move = MOVE_RISE;
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

/* False, and what is wrong kept, if there is no number. */
static bool take_cell_number(struct rest *rest, double *value)
{
	trim(rest);
	struct cell_number read = cell_number_read(rest->at, rest->length, rest->seen);
	rest->wrong = read;
	rest->text = rest->at;
	rest->text_length = rest->length;
	*value = read.value;
	if (read.fault)
		return false;
	rest->cell->decimal_comma |= read.comma;
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

/* "8%-10%", "3万-5万": what stands before the dash stands after the second number again. */
static bool take_dash_after_unit(struct rest *rest)
{
	enum { LONGEST_UNIT = 24 };
	struct rest end = *rest;
	for (size_t skipped = 0; end.length && skipped <= LONGEST_UNIT; end.at++, end.length--, skipped++) {
		struct rest after = end;
		if (number_is_digit(*end.at) || !take_dash(&after))
			continue;
		struct rest unit = {.at = rest->at, .length = skipped};
		trim(&unit);
		bool again =
			unit.length == 0 || (after.length > unit.length && memmem(after.at, after.length, unit.at, unit.length));
		trim(&after);
		if (!again || !after.length || !number_is_digit(*after.at))
			return false;
		*rest = after;
		return true;
	}
	return false;
}

/* Bytes of a word of scale, as units have them; of those for money the ones that are no letter of something else. */
static size_t scale_word(const char *text, int *exponent)
{
	size_t length = unit_said_scale(text, exponent), of_money = length ? 0 : unit_said_scale_of_money(text, exponent);
	return of_money > 1 ? of_money : length;
}

/* A word of scale alone may be read as a unit, too. */
static bool unit_is_scale(const struct unit *unit)
{
	return unit_is_number(unit) && !unit->share && !unit->per_year && unit->factor != 1;
}

/* "22.4万", "3.5 million": where a unit follows that is one by itself, "22.4万吨", the unit has the scale. */
static const char *take_scale(struct arena *arena, struct indicator_cell *cell, const char *text)
{
	size_t at = 0, end = 0, length;
	int exponent, all = 0;
	while ((length = scale_word(text + at, &exponent)) > 0) {
		all += exponent;
		at = end = at + length;
		while (text[at] == ' ')
			at++;
	}
	if (!end || all > LARGEST_SCALE)
		return text;
	cell->scale = unit_ten_to(all);
	cell->scale_text = arena_copy(arena, text, end);
	cell->low = unit_convert(cell->low, cell->scale);
	cell->high = unit_convert(cell->high, cell->scale);
	return arena_copy(arena, text + at, strlen(text + at));
}

/* What follows the number: nothing, ":1" of a ratio, a scale, a unit. False: something else; it stays in `rest`. */
static bool take_unit(struct arena *arena, struct rest *rest)
{
	struct unit unit;
	trim(rest);
	if (rest_begins(rest, ":1") || rest_begins(rest, "∶1")) {
		size_t length = *rest->at == ':' ? 2 : 4;
		bool end = rest->length == length;
		rest->length -= end ? length : 0;
		return end;
	}
	if (!rest->length)
		return true;
	const char *text = arena_copy(arena, rest->at, rest->length);
	bool alone = !rest->cell->has_unit && unit_is(arena, text, &unit) && !unit_is_scale(&unit);
	const struct indicator_cell before = *rest->cell;
	if (!alone) {
		text = take_scale(arena, rest->cell, text);
		if (!*text)
			return true;
		alone = !rest->cell->has_unit && unit_is(arena, text, &unit);
	}
	if (!alone) { /* 亿圆 is told as it stands */
		*rest->cell = before;
		return false;
	}
	rest->cell->unit = unit;
	rest->cell->has_unit = true;
	rest->cell->unit_text = text;
	return true;
}

static bool read_cell_number(struct arena *arena, struct rest *rest)
{
	struct indicator_cell *cell = rest->cell;
	while (peel(arena, rest) || peel_since(arena, rest) || peel_brackets(arena, rest) || peel_remark(arena, rest) ||
	       peel_notes(arena, rest))
		;
	if (!take_cell_number(rest, &cell->low))
		return false;
	cell->high = cell->low;
	struct rest end = *rest;
	if ((take_dash(&end) || take_dash_after_unit(&end)) && take_cell_number(&end, &cell->high)) {
		*rest = end;
		rest->dash_wrong = cell->high < cell->low;
		if (rest->dash_wrong)
			return false;
		cell->sense = SENSE_RANGE;
	} else {
		cell->high = cell->low;
		rest->wrong = end.wrong;
		rest->text = end.text;
		rest->text_length = end.text_length;
	}
	return take_unit(arena, rest);
}

/* --- what is no cell --- */

static const char *shown(struct arena *arena, double value)
{
	char text[NUMBER_SIZE];
	return arena_copy(arena, text, number_shortest(value, text));
}

/* A number that is not understood to its end. */
static void complain_number(struct arena *arena, const struct rest *rest, const char *text, struct place place,
                            struct diags *diags)
{
	const struct cell_number *wrong = &rest->wrong;
	const char *part = arena_copy(arena, rest->text + wrong->bad_offset, wrong->bad_length);
	const char *value = shown(arena, wrong->value), *other = shown(arena, wrong->other), *nearest = NULL;
	struct unit unit;
	size_t offset, length;
	switch (wrong->fault) {
	case CELL_FAULT:
		diag_error(diags, place, NULL, number_fault_word(wrong->number), number_fault_hint(wrong->number), text, part);
		return;
	case CELL_GROUPS: diag_error(diags, place, NULL, W_INDICATOR_GROUPS, W_INDICATOR_GROUPS_HINT, text); return;
	case CELL_EITHER:
		diag_error(diags, place, NULL, W_INDICATOR_EITHER, W_INDICATOR_EITHER_HINT, text, value, other);
		return;
	case CELL_MIXED:
		diag_error(diags, place, NULL, W_INDICATOR_MIXED, W_INDICATOR_MIXED_HINT, text, rest->seen->point_text, value);
		return;
	default: break;
	}
	if (rest->dash_wrong || !rest->length || !rest->text || rest->text == rest->at) {
		diag_error(diags, place, NULL, W_INDICATOR_CELL, W_INDICATOR_CELL_HINT, text);
		return;
	}
	const char *after = arena_copy(arena, rest->at, rest->length);
	if (!diags_full(diags))
		unit_parse(arena, after, &unit, &offset, &length, &nearest);
	diag_error(diags, place, NULL, W_INDICATOR_REST, nearest ? W_INDICATOR_REST_NEAREST_HINT : W_INDICATOR_REST_HINT,
	           text, after, shown(arena, rest->cell->low), nearest);
}

/* A number was meant: the cell, or what stands behind its signs, begins with digits, or what is wrong is wrong of a
 * number alone. Of a plan "at least 3 roads" stays words, of what has been 3 is told. */
static bool is_meant_as_number(const struct rest *rest, const char *half, enum cell_of of)
{
	size_t used, length = strlen(half);
	int32_t code = length ? utf8_decode(half, length, &used) : -1;
	bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0x2E80 && code < 0xFF00);
	const char *left = rest->text ? rest->text : "";
	size_t digits = strspn(left, "0123456789.,");
	bool number = number_is_digit(*left) && rest->text_length >= digits && !since_year(left, rest->text_length),
		 words = digits < rest->text_length && ((unsigned char)left[digits] >= 0xE0 || left[digits] == ' ');
	return rest->text &&
	       (!letter || (rest->wrong.fault && rest->wrong.fault != CELL_NO_NUMBER) ||
	        slip_is_number(left) || (number && (of == CELL_OF_FACT || !words)));
}

bool indicator_cell_read(struct arena *arena, const struct csv_cell *cell, const struct marks_seen *seen,
                         enum cell_of of, struct indicator_cell *out, struct diags *diags)
{
	*out = (struct indicator_cell){.text = "", .scale = 1, .place = cell->place};
	const char *plain = indicator_plain(arena, cell->text),
			   *half = sense_hope(arena, indicator_half(arena, cell->text));
	if (marks_missing(plain))
		return true;
	out->text = indicator_clean(arena, cell->text);
	const struct indicator_cell empty = *out;
	const char *range = slip_range_of_date(arena, plain);
	if (slip_is_formula(half) || range) {
		diag_error(diags, cell->place, NULL, range ? W_INDICATOR_DATE : W_INDICATOR_FORMULA,
		           range ? W_INDICATOR_DATE_HINT : W_INDICATOR_FORMULA_HINT, out->text, range);
		return false;
	}
	out->worded = worded_read(arena, half);
	if (of == CELL_OF_FACT && out->worded.kind == WORDED_TIMES)
		out->worded = empty.worded;
	if (out->worded.kind)
		return true;
	half = without_between(arena, half);
	struct rest rest = {.cell = out, .seen = seen, .at = half, .length = strlen(half)};
	if (rest.length <= LONGEST_NUMBER && read_cell_number(arena, &rest)) {
		out->has_number = true;
		take_sign_of_change(out, half);
		return true;
	}
	if (is_meant_as_number(&rest, half, of) || !indicator_has_letters(plain)) {
		complain_number(arena, &rest, out->text, cell->place, diags);
		*out = empty;
		return false;
	}
	*out = empty;
	return true;
}

bool indicator_unit_is_scaled(const char *unit_text)
{
	int exponent;
	size_t symbol;
	bool latin = (unsigned char)*unit_text < 0x80;
	if (scale_word(unit_text, &exponent) && (latin || !unit_atom_at(unit_text, &symbol))) /* 千瓦 is one symbol */
		return true;
	return number_is_digit(*unit_text);
}
