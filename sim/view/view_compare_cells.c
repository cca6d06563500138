/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_cells: one row of a comparison. Every table has the same rows; its cells say where scenarios end
 * (levels), how far that is from the first scenario (differences), how fast they went there (growth), or how much
 * is missing to the target (gaps). A row that has nothing to say in a table is left out there. */
#include <math.h>
#include <string.h>
#include "ask/growth.h"
#include "base/nearly.h"
#include "view/view_cell.h"
#include "view/view_compare_cells.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/cell.h"
#include "write/table.h"

int compare_year(const struct comparison *c, const struct result *result, const struct target_result *target)
{
	if (c->view->asked.last)
		return c->view->asked.last;
	return target ? target->target->year : view_target_year(result);
}

static bool is_share(const struct compared *row) { return row->unit->share != SHARE_NONE; }

static const char *unit_of(const struct comparison *c, const struct compared *row)
{
	switch (c->shows) {
	case COMPARE_GROWTH: return word_text(c->view->language, is_share(row) ? W_POINTS_A_YEAR : W_PERCENT_A_YEAR);
	case COMPARE_DIFFERENCES:
	case COMPARE_GAPS:
		if (is_share(row) || row->calendar)
			return word_text(c->view->language, row->calendar ? W_YEARS : W_POINTS);
		break;
	default: break;
	}
	return view_unit(c->arena, row->unit, c->view);
}

void compare_row_start(struct comparison *c, const char *no, bool binding, const char *title, const char *unit,
                       const char *base)
{
	table_row(c->table);
	table_cell(c->table, arena_print(c->arena, "%s%s", no ? no : "", binding ? "*" : " "), LOOK_PLAIN);
	table_cell(c->table, title, LOOK_PLAIN);
	table_cell(c->table, unit, LOOK_PLAIN);
	if (c->shows == COMPARE_LEVELS)
		table_cell(c->table, base, LOOK_PLAIN);
}

/* "~" where it rests on placeholders in any scenario; what that means is said below the table. */
static const char *marked_title(const struct comparison *c, const struct compared *row)
{
	for (int r = 0; r < c->count && row->from; r++) {
		const struct origin *from = &row->from[r];
		if (from->of && view_rests(from->of, from->variable, from->element))
			return arena_print(c->arena, "~ %s", row->title);
	}
	return row->title;
}

static const char *signed_number(const struct comparison *c, double value, int decimals)
{
	const char *number = view_number(c->arena, value, decimals);
	bool more = value > 0 && strspn(number, "0.") != strlen(number);
	return more ? arena_print(c->arena, "+%s", number) : number;
}

static double growth_of(const struct compared *row, double value)
{
	if (!row->level || row->calendar || row->years < 1)
		return NAN;
	return (is_share(row) ? growth_step : growth_mean)(row->base, value, row->years);
}

static struct cell value_cell(const struct comparison *c, const struct compared *row, int r)
{
	struct cell cell = view_cell(c->arena, row->values[r], row->decimals);
	const struct target_result *own = row->id ? result_target(c->results[r], row->id) : NULL;
	if (own && own->not_before > 0)
		cell.text = word_text(c->view->language, W_NO_PEAK_YET);
	cell.origin = row->from[r];
	return cell;
}

/* Found from the scenario's value, and said otherwise. */
static struct cell found_cell(const struct compared *row, int r, const char *text, double number)
{
	struct cell cell = view_cell_as(text, number);
	cell.origin = row->from[r];
	return cell;
}

static void level_cell(struct comparison *c, const struct compared *row, int r)
{
	const struct result *result = c->results[r];
	const struct target_result *own = row->id ? result_target(result, row->id) : NULL;
	bool judged = own && compare_year(c, result, own) == own->target->year;
	table_add(c->table, view_cell_marked(value_cell(c, row, r), judged ? view_mark(own->verdict, c->view) : "",
	                                     own ? view_mark_look(own->verdict) : LOOK_PLAIN));
}

static void difference_cell(struct comparison *c, const struct compared *row, int r)
{
	double first = row->values[0], more = row->values[r] - first;
	if (r == 0) {
		table_add(c->table, value_cell(c, row, 0));
		return;
	}
	if (fabs(more) <= NEARLY * fabs(first)) {
		table_cell(c->table, "=", LOOK_PLAIN);
		return;
	}
	bool relative = !is_share(row) && !row->calendar && row->level && first > 0 && isfinite(more);
	const char *percent = relative ? view_percent(c->arena, 100 * more / first, c->view) : NULL;
	table_add(c->table, view_cell_marked(found_cell(row, r, signed_number(c, more, row->decimals), more),
	                                     percent ? arena_print(c->arena, "(%s)", percent) : "", LOOK_DIM));
}

static void gap_cell(struct comparison *c, const struct compared *row, int r)
{
	const struct target_result *own = result_target(c->results[r], row->id);
	bool judged =
		own && own->verdict != VERDICT_NOT_ASSESSABLE && compare_year(c, c->results[r], own) == own->target->year;
	double gap = judged ? own->gap : NAN;
	const char *text = signed_number(c, gap, row->decimals);
	if (judged && own->not_before > 0) /* the least that it can be */
		text = arena_print(c->arena, "%s%s", gap < 0 ? "<= " : ">= ", text);
	table_add(c->table, view_cell_marked(found_cell(row, r, text, gap),
	                                     judged ? view_mark(own->verdict, c->view) : "",
	                                     judged ? view_mark_look(own->verdict) : LOOK_PLAIN));
}

static void cell(struct comparison *c, const struct compared *row, int r)
{
	switch (c->shows) {
	case COMPARE_DIFFERENCES: difference_cell(c, row, r); break;
	case COMPARE_GAPS: gap_cell(c, row, r); break;
	case COMPARE_GROWTH:
		table_add(c->table, found_cell(row, r, signed_number(c, growth_of(row, row->values[r]), is_share(row) ? 2 : 1),
		                               growth_of(row, row->values[r])));
		break;
	default: level_cell(c, row, r); break;
	}
}

static bool says_something(const struct comparison *c, const struct compared *row)
{
	for (int r = 0; r < c->count; r++) {
		const struct target_result *own = row->id ? result_target(c->results[r], row->id) : NULL;
		if (c->shows == COMPARE_LEVELS ||
		    (c->shows == COMPARE_DIFFERENCES && r > 0 && isfinite(row->values[r] - row->values[0])) ||
		    (c->shows == COMPARE_GROWTH && isfinite(growth_of(row, row->values[r]))) ||
		    (c->shows == COMPARE_GAPS && own && own->verdict != VERDICT_NOT_ASSESSABLE))
			return true;
	}
	return false;
}

bool compare_put_row(struct comparison *c, const struct compared *row)
{
	if (!says_something(c, row))
		return false;
	compare_row_start(c, row->no, row->binding, marked_title(c, row), unit_of(c, row),
	                  view_number(c->arena, row->base, row->decimals));
	for (int r = 0; r < c->count; r++)
		cell(c, row, r);
	return true;
}
