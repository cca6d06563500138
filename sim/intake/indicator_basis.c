/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_basis: bases are the same by their words, whatever their case and width; a remark in brackets, such as the
 * growth that a bulletin prints behind a level, makes none. Holds: what a plan says stays with the row itself,
 * whichever series of facts is chosen for it. */
#include "intake/indicator_basis.h"
#include <string.h>

/* The last bracket that is open where the text ends in one that closes. */
static size_t bracket_at(const char *half)
{
	size_t length = strlen(half);
	int depth = 0;
	if (!length || half[length - 1] != ')')
		return length;
	for (size_t at = length; at-- > 0;) {
		depth += half[at] == ')' ? 1 : half[at] == '(' ? -1 : 0;
		if (!depth)
			return at;
	}
	return length;
}

struct basis_said indicator_basis(struct arena *arena, const char *text)
{
	struct basis_said said = {0};
	const char *half = text ? indicator_half(arena, text) : "";
	size_t at = bracket_at(half);
	const char *basis = indicator_clean(arena, arena_copy(arena, half, at));
	if (*basis)
		said.basis = basis;
	if (half[at])
		said.remark = indicator_clean(arena, arena_copy(arena, half + at + 1, strlen(half + at) - 2));
	return said;
}

bool indicator_same_basis(struct arena *arena, const char *a, const char *b)
{
	return a && b ? strcmp(indicator_plain(arena, a), indicator_plain(arena, b)) == 0 : a == b;
}

const char *indicator_origin(struct arena *arena, const char *source, const char *released, const char *status,
                             const char *remark)
{
	const char *const parts[] = {source, released, status, remark};
	const char *all = NULL;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && *parts[i])
			all = all ? arena_print(arena, "%s; %s", all, parts[i]) : parts[i];
	return all;
}

/* --- the series of an indicator --- */

static int facts_of(const struct indicator_table *table, const struct indicator *row)
{
	int count = *row->base.text != '\0';
	for (int i = 0; i < table->observed_count; i++)
		count += *row->observed[i].text != '\0';
	for (int i = 0; i < table->aside_count; i++)
		count += *row->asides[i].text != '\0';
	return count;
}

bool indicator_has_facts(const struct indicator_table *table, const struct indicator *row)
{
	return facts_of(table, row) > 0;
}

struct indicator *indicator_on_basis(struct arena *arena, struct indicator *row, const char *basis)
{
	for (; row; row = row->others)
		if (indicator_same_basis(arena, row->basis, basis))
			return row;
	return NULL;
}

static void exchange(struct indicator *row, struct indicator *other)
{
	struct indicator was = *row;
	row->basis = other->basis;
	row->base = other->base;
	row->observed = other->observed;
	row->asides = other->asides;
	row->source = other->source;
	row->place = other->place;
	other->basis = was.basis;
	other->base = was.base;
	other->observed = was.observed;
	other->asides = was.asides;
	other->source = was.source;
	other->place = was.place;
}

static bool has_base(const struct indicator *row) { return indicator_cell_is_exact(&row->base); }

static bool same_unit(const struct indicator *a, const struct indicator *b)
{
	return a->unit_text && b->unit_text ? strcmp(a->unit_text, b->unit_text) == 0 : a->unit_text == b->unit_text;
}

void indicator_choose_basis(const struct indicator_table *table, struct indicator *row)
{
	struct indicator *best = row;
	for (struct indicator *other = row->others; other; other = other->others) {
		bool more = has_base(other) == has_base(best) && facts_of(table, other) > facts_of(table, best);
		if (same_unit(row, other) && (more || (has_base(other) && !has_base(best))))
			best = other;
	}
	if (best != row)
		exchange(row, best);
}
