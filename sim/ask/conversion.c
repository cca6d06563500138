/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conversion: units by kind, and numbers from one to another: x [a] is x * factor(a) / factor(b) [b]. Holds: what is
 * told fits by unit_fits, so that a file may say it. */
#include "ask/conversion.h"
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/nearest.h"
#include "data/quantity_text.h"
#include "data/unit_ten.h"

/* Factors are fractions that doubles round: where 14 digits say the number to within a few roundings, they are meant.
 * (15 are always that near: 2000/3 would be told as 666.666666666667.) */
static double without_noise(double value)
{
	char digits[40];
	double shorter;
	int length = snprintf(digits, sizeof digits, "%.13e", value);
	bool read = length > 0 && number_parse(digits, (size_t)length, &shorter);
	return read && fabs(shorter - value) <= 4 * DBL_EPSILON * fabs(value) ? shorter : value;
}

double conversion_between(double value, const struct unit *from, const struct unit *to)
{
	double ratio = unit_ratio(from->factor, to->factor);
	int ten;
	double made = unit_convert(value, ratio);
	return unit_is_ten_to(ratio, &ten) ? made : without_noise(made);
}

static struct unit unit_of(struct arena *arena, const struct unit_atom *atom)
{
	struct unit unit = unit_one;
	size_t bad, length;
	const char *nearest;
	unit_parse(arena, atom->en, &unit, &bad, &length, &nearest);
	return unit;
}

/* --- what is asked --- */

static bool is_kind(const char *text, enum unit_kind *kind)
{
	for (int i = 0; i < UNIT_KINDS; i++)
		for (int language = 0; language < LANG_COUNT; language++)
			if (strcmp(unit_kind_name((enum unit_kind)i, (enum language)language), text) == 0) {
				*kind = (enum unit_kind)i;
				return true;
			}
	return false;
}

static const struct unit_atom *only_atom(const char *text)
{
	size_t length;
	const struct unit_atom *atom = unit_atom_at(text, &length);
	return atom && !text[length] ? atom : NULL;
}

/* A number and its unit, or a unit: one of it. */
static bool read_amount(struct arena *arena, const char *text, struct conversion *out)
{
	struct quantity_text number;
	size_t bad, length;
	out->value = 1;
	if (unit_parse(arena, text, &out->from, &bad, &length, &out->nearest))
		return true;
	out->bad = length ? arena_copy(arena, text + bad, length) : text;
	enum text_fault fault = quantity_text_read(arena, text, &number);
	if (fault == TEXT_NO_NUMBER)
		return false;
	out->value = number.value;
	out->from = number.unit;
	out->bad = number.length ? arena_copy(arena, text + number.offset, number.length) : text;
	out->nearest = number.nearest;
	return fault == TEXT_GOOD && number.has_unit;
}

static const char *nearest_kind(const char *text)
{
	const char *names[UNIT_KINDS * LANG_COUNT];
	size_t count = 0;
	for (int i = 0; i < UNIT_KINDS; i++)
		for (int language = 0; language < LANG_COUNT; language++)
			names[count++] = unit_kind_name((enum unit_kind)i, (enum language)language);
	return nearest_name(text, names, count);
}

/* Where "in" parts the two units, and its bytes; NULL: there is one unit alone. */
static const char *parted(const char *text, size_t *length)
{
	static const char *const words[] = {" in ", " to ", " -> ", " = ", "换算成", "换算为", "折合", "等于", "=", NULL};
	for (int i = 0; words[i]; i++) {
		const char *found = strstr(text, words[i]);
		if (found && !(strcmp(words[i], "=") == 0 && strstr(text, "=100"))) {
			*length = strlen(words[i]);
			return found;
		}
	}
	return NULL;
}

/* --- answers --- */

static void add_row(struct arena *arena, struct conversion *out, const struct unit_atom *atom, double value)
{
	*ARENA_PUSH(arena, out->rows, out->count, out->capacity) = (struct conversion_row){atom, value};
}

static int smaller_first(const void *a, const void *b)
{
	const struct conversion_row *one = a, *other = b;
	return one->value > other->value ? 1 : one->value < other->value ? -1 : one->atom < other->atom ? -1 : 1;
}

/* In the other units of the kind: the largest number last. */
static void add_others(struct arena *arena, struct conversion *out)
{
	double scale;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		if (unit_kind_of(atom) != out->kind || atom->kind == ATOM_MONEY)
			continue;
		struct unit unit = unit_of(arena, atom);
		unit.per_year = out->from.per_year;
		if (unit_fits(&out->from, &unit, &scale))
			add_row(arena, out, atom, conversion_between(out->value, &out->from, &unit));
	}
	if (out->count)
		qsort(out->rows, (size_t)out->count, sizeof *out->rows, smaller_first);
}

static enum conversion_fault ask_to(struct arena *arena, const char *text, size_t at, size_t length,
                                    struct conversion *out)
{
	const char *target = text + at + length, *amount = arena_copy(arena, text, at);
	size_t bad, bad_length;
	double scale;
	out->about = CONVERSION_TO;
	target += strspn(target, " ");
	if (!read_amount(arena, amount, out))
		return CONVERSION_UNKNOWN;
	if (!unit_parse_wanted(arena, target, &out->from, &out->to, &bad, &bad_length, &out->nearest)) {
		out->bad = bad_length ? arena_copy(arena, target + bad, bad_length) : target;
		return CONVERSION_UNKNOWN;
	}
	if (!unit_fits(&out->from, &out->to, &scale))
		return CONVERSION_DIFFERENT;
	add_row(arena, out, NULL, conversion_between(out->value, &out->from, &out->to));
	return CONVERSION_GOOD;
}

enum conversion_fault conversion_ask(struct arena *arena, const char *text, struct conversion *out)
{
	*out = (struct conversion){.about = CONVERSION_ALL, .value = 1, .from = unit_one, .to = unit_one};
	if (!text || !*text)
		return CONVERSION_GOOD;
	if (is_kind(text, &out->kind)) {
		out->about = CONVERSION_KIND;
		return CONVERSION_GOOD;
	}
	size_t length;
	const char *part = parted(text, &length);
	if (part && part > text)
		return ask_to(arena, text, (size_t)(part - text), length, out);
	out->about = CONVERSION_UNIT;
	if (!read_amount(arena, text, out)) {
		out->nearest = out->nearest ? out->nearest : nearest_kind(text);
		return CONVERSION_UNKNOWN;
	}
	out->kind = unit_kind_alone(&out->from);
	out->atom = only_atom(text);
	add_others(arena, out);
	return CONVERSION_GOOD;
}
