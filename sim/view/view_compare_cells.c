/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare_cells: one row of a comparison. Every table has the same rows; its cells say where scenarios end
 * (levels), how far that is from the first scenario (differences), how fast they went there (growth), or how much
 * is missing to the target (gaps). A row that has nothing to say in a table is left out there. Holds: a number of
 * another year, of other prices or since another base than its row says is marked with them, and is subtracted from
 * nothing. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/nearly.h"
#include "view/view_cell.h"
#include "view/view_compare_cells.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/cell.h"
#include "write/table.h"

struct years_asked compare_years(const struct comparison *c)
{
	return (struct years_asked){c->view->asked.first, c->view->asked.last};
}

int compare_year(const struct comparison *c)
{
	return c->view->asked.last ? c->view->asked.last : view_target_year(c->results[0]);
}

int compare_from(const struct comparison *c) { return beside_from(c->results[0], compare_years(c)); }

struct years_asked compare_span(const struct comparison *c)
{
	for (int r = 0; r < c->count; r++) {
		int year = c->view->asked.last ? c->view->asked.last : view_target_year(c->results[r]);
		int from = beside_from(c->results[r], compare_years(c));
		if (from < year)
			return (struct years_asked){from, year};
	}
	return (struct years_asked){compare_from(c), compare_year(c)};
}

static bool shares_from(const struct comparison *c)
{
	for (int r = 1; r < c->count; r++)
		if (beside_from(c->results[r], compare_years(c)) != compare_from(c))
			return false;
	return true;
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

void compare_row_start(struct comparison *c, const char *no, bool binding, const char *title, const char *unit)
{
	if (c->group) {
		table_space(c->table);
		table_line(c->table, c->group, LOOK_BOLD, false);
		c->group = NULL;
	}
	table_row(c->table);
	table_cell(c->table, arena_print(c->arena, "%s%s", no ? no : "", binding ? "*" : " "), LOOK_PLAIN);
	table_cell(c->table, title, LOOK_PLAIN);
	table_cell(c->table, unit, LOOK_PLAIN);
}

/* "~" where it rests on placeholders in any scenario; what that means is said below the table. */
static const char *marked_title(const struct comparison *c, const struct compared *row)
{
	for (int r = 0; r < c->count; r++) {
		const struct beside *of = &row->in[r];
		if (of->result && of->variable >= 0 && view_rests(of->result, of->variable, of->element))
			return arena_print(c->arena, "~ %s", row->title);
	}
	return row->title;
}

/* --- what a cell is marked with --- */

static const char *year_text(const struct comparison *c, int year) { return arena_print(c->arena, "%d", year); }

static const char *year_said(const struct comparison *c, int year)
{
	return view_say(c->arena, c->view, W_COMPARE_IN, year_text(c, year));
}

/* Of money the year of its prices, or PRICES_CURRENT; 0: it is no money. */
static int prices_of(const struct unit *unit)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit && unit->money[i].power)
			return unit->money[i].prices;
	return 0;
}

/* "@2015" */
static const char *prices_text(const struct comparison *c, const struct unit *unit)
{
	int prices = prices_of(unit);
	return prices > PRICES_BASE ? view_say(c->arena, c->view, W_COMPARE_AT_PRICES, year_text(c, prices))
	                            : word_text(c->view->language, W_CHART_CURRENT_PRICES);
}

/* Prices are those of the heading, or current ones throughout the row. */
static bool is_at_other_prices(const struct comparison *c, const struct compared *row, int r)
{
	int prices = prices_of(row->in[r].unit);
	if (prices > PRICES_BASE)
		return prices != c->results[0]->program->prices;
	for (int other = 0; other < c->count && prices; other++)
		if (prices_of(row->in[other].unit) > PRICES_BASE)
			return true;
	return false;
}

/* Behind the mark of the verdict: "(2020, @2015)". */
static const char *marked(const struct comparison *c, const char *mark, const char *years, const char *prices,
                          const char *base)
{
	const char *all = years;
	if (prices)
		all = view_joined(c->arena, all, prices, c->view);
	if (base)
		all = view_joined(c->arena, all, base, c->view);
	if (!all)
		return mark;
	const char *note = view_say(c->arena, c->view, W_COMPARE_APART, all);
	return mark && *mark ? arena_print(c->arena, "%s %s", mark, note) : note;
}

static unsigned apart_from_row(const struct comparison *c, const struct compared *row, int r)
{
	const struct beside *of = &row->in[r];
	return (of->year != row->year ? APART_YEAR : 0) | (is_at_other_prices(c, row, r) ? APART_PRICES : 0) |
	       (of->since_base && of->result->base_year != c->results[0]->base_year ? APART_BASE : 0);
}

/* A level, or a gap, of a year and at prices that may not be those of its row. */
static const char *apart_mark(struct comparison *c, const struct compared *row, int r, const char *mark)
{
	const struct beside *of = &row->in[r];
	unsigned apart = isfinite(of->value) ? apart_from_row(c, row, r) : 0;
	c->apart[r] |= apart;
	const char *since = view_say(c->arena, c->view, W_COMPARE_SINCE, year_text(c, of->result->base_year));
	return marked(c, mark, apart & APART_YEAR ? year_said(c, of->year) : NULL,
	              apart & APART_PRICES ? prices_text(c, of->unit) : NULL, apart & APART_BASE ? since : NULL);
}

/* --- cells --- */

static const char *signed_number(const struct comparison *c, double value, int decimals)
{
	const char *number = view_number(c->arena, value, decimals);
	bool more = value > 0 && strspn(number, "0.") != strlen(number);
	return more ? arena_print(c->arena, "+%s", number) : number;
}

static struct origin origin_of(const struct beside *of, int year)
{
	return of->variable < 0 ? (struct origin){0} : (struct origin){of->result, of->variable, of->element, year};
}

static struct cell value_cell(const struct comparison *c, const struct compared *row, int r)
{
	struct cell cell = view_cell(c->arena, row->in[r].value, row->decimals);
	const struct target_result *own = row->in[r].target;
	if (own && own->not_before > 0)
		cell.text = word_text(c->view->language, W_NO_PEAK_YET);
	cell.origin = origin_of(&row->in[r], row->in[r].year);
	return cell;
}

/* Found from the scenario's value, and said otherwise. */
static struct cell found_cell(const struct compared *row, int r, const char *text, double number)
{
	struct cell cell = view_cell_as(text, number);
	cell.origin = origin_of(&row->in[r], row->in[r].year);
	return cell;
}

static bool is_judged(const struct beside *of) { return of->target && of->year == of->target->target->year; }

static void level_cell(struct comparison *c, const struct compared *row, int r)
{
	const struct beside *of = &row->in[r];
	const char *mark = is_judged(of) ? view_mark_of(of->target, c->view) : "";
	table_add(c->table, view_cell_marked(value_cell(c, row, r), apart_mark(c, row, r, mark),
	                                     of->target ? view_mark_look(of->target->verdict) : LOOK_PLAIN));
}

/* NAN: they do not compare. */
static double difference(const struct compared *row, int r)
{
	return beside_apart(&row->in[r], &row->in[0]) ? NAN : row->in[r].value - row->in[0].value;
}

static void difference_cell(struct comparison *c, const struct compared *row, int r)
{
	double first = row->in[0].value, more = difference(row, r);
	if (r == 0) {
		table_add(c->table, view_cell_marked(value_cell(c, row, 0), apart_mark(c, row, 0, ""), LOOK_PLAIN));
		return;
	}
	if (isfinite(first) && isfinite(row->in[r].value))
		c->apart[r] |= beside_apart(&row->in[r], &row->in[0]);
	if (fabs(more) <= NEARLY * fabs(first)) {
		table_cell(c->table, "=", LOOK_PLAIN);
		return;
	}
	bool relative = !is_share(row) && !row->calendar && row->in[r].level && first > 0 && isfinite(more);
	const char *percent = relative ? view_percent(c->arena, 100 * more / first, c->view) : NULL;
	table_add(c->table, view_cell_marked(found_cell(row, r, signed_number(c, more, row->decimals), more),
	                                     percent ? arena_print(c->arena, "(%s)", percent) : "", LOOK_DIM));
}

static bool has_gap(const struct beside *of)
{
	return is_judged(of) && of->target->verdict != VERDICT_NOT_ASSESSABLE;
}

/* "> -0.1": what is missed by less than the digits of its row tell is not missed by 0. */
static const char *gap_text(const struct comparison *c, const struct target_result *target, double gap, int decimals)
{
	const char *text = signed_number(c, gap, decimals);
	double least = function_pow(10, -decimals);
	if (!target || target->verdict != VERDICT_MISSED || gap == 0 || strpbrk(text, "123456789"))
		return text;
	return arena_print(c->arena, "%s%s", gap < 0 ? "> " : "< ", signed_number(c, gap < 0 ? -least : least, decimals));
}

static void gap_cell(struct comparison *c, const struct compared *row, int r)
{
	const struct beside *of = &row->in[r];
	bool judged = has_gap(of);
	double gap = judged ? of->gap : NAN;
	const char *text = gap_text(c, judged ? of->target : NULL, gap, row->decimals);
	if (judged && of->target->not_before > 0) /* the least that it can be */
		text = arena_print(c->arena, "%s%s", gap < 0 ? "<= " : ">= ", text);
	const char *mark = judged ? apart_mark(c, row, r, view_mark_of(of->target, c->view)) : "";
	table_add(c->table, view_cell_marked(found_cell(row, r, text, gap), mark,
	                                     judged ? view_mark_look(of->target->verdict) : LOOK_PLAIN));
}

/* Over other years than the table's title says: "(2015-2020)". */
static const char *span_mark(struct comparison *c, int r, const struct beside *of)
{
	struct years_asked span = compare_span(c);
	if (of->from == span.first && of->year == span.last)
		return "";
	c->apart[r] |= APART_YEAR;
	return marked(c, "", arena_print(c->arena, "%d-%d", of->from, of->year), NULL, NULL);
}

static void growth_cell(struct comparison *c, const struct compared *row, int r)
{
	double growth = beside_growth(&row->in[r]);
	const char *mark = isfinite(growth) ? span_mark(c, r, &row->in[r]) : "",
			   *number = signed_number(c, growth, is_share(row) ? 2 : 1);
	table_add(c->table, view_cell_marked(found_cell(row, r, number, growth), mark, LOOK_DIM));
}

static void cell(struct comparison *c, const struct compared *row, int r)
{
	switch (c->shows) {
	case COMPARE_DIFFERENCES: difference_cell(c, row, r); break;
	case COMPARE_GAPS: gap_cell(c, row, r); break;
	case COMPARE_GROWTH: growth_cell(c, row, r); break;
	default: level_cell(c, row, r); break;
	}
}

/* --- the base --- */

static const char *base_text(const struct comparison *c, const struct compared *row, int r)
{
	return view_number(c->arena, row->in[r].base, row->decimals);
}

/* All that have a base have one that looks the same, at the prices of one year. */
static bool shares_base(const struct comparison *c, const struct compared *row, int *owner)
{
	*owner = -1;
	for (int r = 0; r < c->count; r++) {
		const struct beside *of = &row->in[r], *first = &row->in[*owner < 0 ? r : *owner];
		double scale;
		if (!isfinite(of->base))
			continue;
		if (*owner < 0)
			*owner = r;
		else if (!unit_fits(of->unit, first->unit, &scale) ||
		         strcmp(base_text(c, row, r), base_text(c, row, *owner)) != 0)
			return false;
	}
	return true;
}

/* Of a base that its column's heading does not say all of. */
static const char *base_mark(struct comparison *c, const struct compared *row, int r)
{
	const struct beside *of = &row->in[r];
	return marked(c, "", of->from != compare_from(c) ? year_said(c, of->from) : NULL,
	              is_at_other_prices(c, row, r) ? prices_text(c, of->unit) : NULL, NULL);
}

static struct cell base_cell(struct comparison *c, const struct compared *row, int r)
{
	struct cell cell = view_cell(c->arena, row->in[r].base, row->decimals);
	if (!isfinite(row->in[r].base))
		return cell;
	cell.origin = origin_of(&row->in[r], row->in[r].from);
	return view_cell_marked(cell, base_mark(c, row, r), LOOK_DIM);
}

/* In the column of the base year: the base that all share; otherwise each has its own, in a row below. */
static bool put_base(struct comparison *c, const struct compared *row)
{
	int owner;
	bool shared = shares_base(c, row, &owner);
	if (!shared)
		table_cell(c->table, word_text(c->view->language, W_TARGET_VARIES), LOOK_PLAIN);
	else if (owner < 0)
		table_cell(c->table, "-", LOOK_PLAIN);
	else
		table_add(c->table, base_cell(c, row, owner));
	return !shared;
}

static void put_bases(struct comparison *c, const struct compared *row)
{
	const char *title = shares_from(c)
	                        ? view_say(c->arena, c->view, W_COMPARE_BASE_IN, year_text(c, compare_from(c)))
	                        : word_text(c->view->language, W_COMPARE_BASE);
	compare_row_start(c, "", false, arena_print(c->arena, "  %s", title), unit_of(c, row));
	table_follows(c->table);
	table_cell(c->table, "", LOOK_PLAIN);
	for (int r = 0; r < c->count; r++)
		table_add(c->table, base_cell(c, row, r));
}

/* --- rows --- */

static bool says_something(const struct comparison *c, const struct compared *row)
{
	for (int r = 0; r < c->count; r++) {
		const struct beside *of = &row->in[r];
		if (c->shows == COMPARE_LEVELS || (c->shows == COMPARE_DIFFERENCES && r > 0 && isfinite(difference(row, r))) ||
		    (c->shows == COMPARE_GROWTH && isfinite(beside_growth(of))) || (c->shows == COMPARE_GAPS && has_gap(of)))
			return true;
	}
	return false;
}

/* Why no number of a row can be subtracted. */
static void see_apart(struct comparison *c, const struct compared *row)
{
	for (int r = 1; r < c->count && c->shows == COMPARE_DIFFERENCES; r++)
		if (isfinite(row->in[0].value) && isfinite(row->in[r].value))
			c->apart[r] |= beside_apart(&row->in[r], &row->in[0]);
}

bool compare_put_row(struct comparison *c, const struct compared *row)
{
	bool bases = false;
	if (!says_something(c, row)) {
		see_apart(c, row);
		return false;
	}
	compare_row_start(c, row->no, row->binding, marked_title(c, row), unit_of(c, row));
	if (c->shows == COMPARE_LEVELS)
		bases = put_base(c, row);
	for (int r = 0; r < c->count; r++)
		cell(c, row, r);
	if (row->target && (c->shows == COMPARE_LEVELS || c->shows == COMPARE_GAPS))
		table_cell(c->table, row->target, LOOK_PLAIN);
	if (bases)
		put_bases(c, row);
	return true;
}

void compare_put_growth(struct comparison *c, const struct compared *row)
{
	struct years_asked span = compare_span(c);
	const char *title = word_text(c->view->language, W_MEAN_GROWTH);
	if (c->view->asked.last && span.first < span.last)
		title = view_say(c->arena, c->view, W_COMPARE_MEAN_GROWTH, year_text(c, span.first), year_text(c, span.last));
	compare_row_start(c, "", false, arena_print(c->arena, "  %s", title),
	                  word_text(c->view->language, W_PERCENT_A_YEAR));
	table_follows(c->table);
	table_cell(c->table, "-", LOOK_PLAIN);
	for (int r = 0; r < c->count; r++) {
		const struct beside *of = &row->in[r];
		double growth = beside_growth(of);
		struct cell cell = view_cell(c->arena, growth, 1);
		cell.origin = isfinite(growth) ? origin_of(of, of->year) : (struct origin){0};
		table_add(c->table, view_cell_marked(cell, isfinite(growth) ? span_mark(c, r, of) : "", LOOK_DIM));
	}
}
