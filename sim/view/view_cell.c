/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_cell: texts are those of view_number. Holds: a cell is a number only where there is one. */
#include "view/view_cell.h"
#include <math.h>
#include "base/number.h"
#include "base/text.h"
#include "view/view_number.h"

struct cell view_cell(struct arena *arena, double value, int decimals)
{
	return (struct cell){.text = view_number(arena, value, decimals),
	                     .is_number = isfinite(value),
	                     .number = value,
	                     .decimals = decimals};
}

struct cell view_cell_from(struct cell cell, const struct result *result, int variable, int element, int year)
{
	if (variable >= 0 && cell.is_number)
		cell.origin = (struct origin){result, variable, element, year};
	return cell;
}

struct cell view_cell_of(struct arena *arena, const struct result *result, int variable, int element, int year,
                         int decimals)
{
	double value = variable < 0 ? NAN : result_value(result, variable, element, year);
	return view_cell_from(view_cell(arena, value, decimals), result, variable, element, year);
}

struct cell view_cell_count(struct arena *arena, int count) { return view_cell(arena, count, 0); }

struct cell view_cell_grouped(struct arena *arena, uint64_t number)
{
	char digits[32];
	int length = (int)number_fixed((double)number, 0, digits, sizeof digits);
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			text_add(&out, ",");
		text_add_n(&out, &digits[i], 1);
	}
	return view_cell_as(out.bytes, (double)number);
}

struct cell view_cell_as(const char *text, double number)
{
	return (struct cell){.text = text, .is_number = isfinite(number), .number = number};
}

struct cell view_cell_percent(struct arena *arena, double percent, const struct view *view)
{
	return view_cell_as(view_percent(arena, percent, view), percent);
}

struct cell view_cell_odds(struct arena *arena, struct chance chance, bool prose, const struct view *view)
{
	return view_cell_as(view_odds(arena, chance, prose, view), 100 * chance_value(chance));
}

struct cell view_cell_chance(struct arena *arena, uint64_t count, uint64_t of, const struct view *view)
{
	return view_cell_as(view_chance(arena, count, of, view), 100 * (double)count / (double)of);
}

struct cell view_cell_marked(struct cell cell, const char *mark, enum look look)
{
	cell.mark = mark;
	cell.look = look;
	return cell;
}
