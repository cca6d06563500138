/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book_inputs: what the files say, a row each, scenario by scenario: the number for all years, the years, range,
 * source and note. A scenario's row that says the same as one of an earlier scenario, from the same place, follows that
 * one and is folded away, as defaults are: a number that several share is changed once. */
#include <math.h>
#include <string.h>
#include "ask/range.h"
#include "view/view_book.h"
#include "view/view_number.h"

enum { AT_WHAT, AT_KEY, AT_UNIT, AT_WHOLE, AT_YEARS };
enum { ROW_HEAD = 3 };
enum row_group { ROWS_OWN, ROWS_DEFAULTS, ROWS_SHARED, ROWS_KINDS };
static const enum word group_titles[ROWS_KINDS] = {W_NONE, W_XLSX_DEFAULTS, W_XLSX_SHARED};

static bool is_shown(const struct live_row *row)
{
	return row->kind == LIVE_INPUT || row->kind == LIVE_GIVEN || row->kind == LIVE_MADE;
}

static bool same_cell(const struct live_cell *a, const struct live_cell *b)
{
	bool same_number = a->number == b->number || (isnan(a->number) && isnan(b->number));
	return same_number && a->given == b->given && !a->formula == !b->formula;
}

static bool same_place(const struct live_row *a, const struct live_row *b)
{
	struct place x = a->value->place, y = b->value->place;
	if (!a->value->entry != !b->value->entry || a->value->adjusted || b->value->adjusted)
		return false;
	return !a->value->entry ||
	       (x.source && y.source && strcmp(x.source->path, y.source->path) == 0 && x.offset == y.offset);
}

/* The row of an earlier scenario that says the same; NULL: none. */
static const struct live_row *alike(const struct book_making *making, int s, const struct live_row *row)
{
	for (int before = 0; before < s; before++) {
		const struct live *live = making->scenarios[before].live, *own = making->scenarios[s].live;
		if (live->first != own->first || live->last != own->last || live->years != own->years)
			continue;
		for (int r = 0; r < live->count; r++) {
			const struct live_row *one = live->rows[r];
			if (one->kind != row->kind || !is_shown(one) || strcmp(one->name, row->name) != 0)
				continue;
			bool same = same_place(one, row) && same_cell(&one->whole, &row->whole);
			for (int y = 0; same && y <= live->last - live->first; y++)
				same = same_cell(&one->cells[y], &row->cells[y]);
			if (same)
				return one;
			break;
		}
	}
	return NULL;
}

static enum row_group group_of(const struct book_making *making, int s, const struct live_row *row)
{
	if (alike(making, s, row))
		return ROWS_SHARED;
	return row->value->entry || row->value->observed || row->value->adjusted ? ROWS_OWN : ROWS_DEFAULTS;
}

/* Rows that follow an input stand right below it. */
static int order_of(const struct live *live, int *list)
{
	int count = 0;
	for (int r = 0; r < live->count; r++) {
		const struct live_row *row = live->rows[r];
		if (row->kind != LIVE_INPUT && row->kind != LIVE_MADE)
			continue;
		if (row->kind == LIVE_INPUT)
			list[count++] = r;
		for (int g = r + 1; g < live->count; g++)
			if (live->rows[g]->kind == LIVE_GIVEN && live->rows[g]->input == row->input &&
			    live->rows[g]->element == row->element)
				list[count++] = g;
		if (row->kind == LIVE_MADE)
			list[count++] = r;
	}
	return count;
}

/* "Mining: growth of output", "Energy per GDP: ..". */
static const char *what_of(const struct book_making *making, const struct book_scenario *scenario,
                           const struct live_row *row)
{
	const struct result *result = scenario->result;
	const struct set *set = row->of->set == SCALAR ? NULL : &result->program->sets[row->of->set];
	const char *field = row->of->internal ? "" : title_in(field_title(row->of->field), making->language, row->name);
	const char *owner = set ? title_in(set->titles[row->element], making->language, set->ids[row->element]) : NULL;
	const char *id = strchr(row->name, '.');
	size_t length = id ? strcspn(id + 1, ".") : 0;
	int element, variable;
	if (!owner && id && length && row->of->field->key) {
		const char *name = arena_copy(making->arena, id + 1, length);
		const struct limit_result *limit = result_limit(result, name);
		if (limit)
			owner = title_in(limit->title, making->language, name);
		else if (strncmp(row->name, "indicators.", strlen("indicators.")) == 0 &&
		         (variable = program_find(result->program, name, &element)) >= 0)
			owner = view_variable_title(making->arena, result, variable, element, making->view);
	}
	if (row->kind == LIVE_MADE)
		field = book_word(making, W_XLSX_LEFT);
	else if (row->kind == LIVE_GIVEN)
		field = book_word(making, row->of->internal ? W_XLSX_FALL : W_XLSX_LEVEL);
	return owner ? view_say(making->arena, making->view, W_XLSX_OWNED, owner, field) : field;
}

static void put_cell(const struct book_making *making, int s, const struct live_row *row, const struct live_cell *cell,
                     int column, const struct live_row *like, int decimals)
{
	struct book_sheet *sheet = making->inputs;
	enum book_role role = cell->given ? BOOK_GIVEN : BOOK_FOLLOWS;
	const char *formula = live_text(making->arena, making->scenarios[s].live, cell, sheet->formula_name);
	if (like && cell->given) {
		formula = book_cell_name(making->arena, like->at.row, column);
		role = BOOK_FOLLOWS;
	}
	if (formula)
		book_put_formula(sheet, row->at.row, column, formula, cell->number, decimals, role);
	else
		book_put_number(sheet, row->at.row, column, cell->number, decimals, role);
}

/* Decimals enough to see what the files say. */
static int decimals_of(const struct live_row *row, int years)
{
	int decimals = 0;
	for (int y = -1; y < years; y++) {
		const struct live_cell *cell = y < 0 ? &row->whole : &row->cells[y];
		double value = cell->number;
		for (; isfinite(value) && decimals < 4; decimals++) {
			double scaled = value * pow(10, decimals);
			if (fabs(scaled - rint(scaled)) <= 1e-9 * fmax(1, fabs(scaled)) || fabs(scaled) >= 1e5)
				break;
		}
	}
	return decimals;
}

static struct range range_of(const struct book_scenario *scenario, const struct live_row *row)
{
	const struct quantity *quantity = row->value->entry ? row->value->entry->quantity : NULL;
	struct range none = {NAN, NAN, NULL};
	if (row->kind != LIVE_INPUT || row->of->internal)
		return none;
	struct range stated = range_stated(scenario->result, row->of, row->value);
	return quantity && quantity->has_range ? stated : none;
}

static void put_bounds(const struct book_making *making, const struct live_row *row, const struct range *range,
                       int years)
{
	const struct field *field = row->of->field;
	bool stated = isfinite(range->low) || isfinite(range->high);
	bool bounded = row->kind == LIVE_INPUT && !row->of->internal && field;
	double low = stated ? range->low : bounded ? field->low : -INFINITY;
	double high = stated ? range->high : bounded ? field->high : INFINITY;
	if ((!isfinite(low) && !isfinite(high)) || row->kind != LIVE_INPUT)
		return;
	const char *from = isfinite(low) ? view_exact(making->arena, low) : "-";
	const char *to = isfinite(high) ? view_exact(making->arena, high) : "-";
	struct book_bounds bounds = {
		row->at.row, AT_WHOLE, low, high, book_word(making, W_XLSX_RANGE_TITLE),
		view_say(making->arena, making->view, stated ? W_XLSX_RANGE_STATED : W_XLSX_RANGE_ALLOWED, from, to)};
	if (row->whole.given)
		book_bound(making->inputs, bounds);
	for (int y = 0; y < years; y++) {
		bounds.column = row->at.column + y;
		if (row->cells[y].given)
			book_bound(making->inputs, bounds);
	}
}

static void put_row(const struct book_making *making, int s, const struct live_row *row)
{
	const struct book_scenario *scenario = &making->scenarios[s];
	struct book_sheet *sheet = making->inputs;
	const struct live_row *like = alike(making, s, row);
	int years = scenario->live->last - scenario->live->first + 1, after = AT_YEARS + making->last - making->first + 1;
	int decimals = decimals_of(row, years);
	const struct quantity *quantity = row->value->entry ? row->value->entry->quantity : NULL;
	struct range range = range_of(scenario, row);
	const char *source = view_source(making->arena, making->report->plan, row->value->source, making->view);
	book_put_text(sheet, row->at.row, AT_WHAT, what_of(making, scenario, row), BOOK_PLAIN);
	book_put_text(sheet, row->at.row, AT_KEY, row->name, BOOK_NOTE);
	book_put_text(sheet, row->at.row, AT_UNIT, unit_name(making->arena, &row->unit, making->language, true), BOOK_NOTE);
	put_cell(making, s, row, &row->whole, AT_WHOLE, like, decimals);
	for (int y = 0; y < years; y++)
		put_cell(making, s, row, &row->cells[y], row->at.column + y, like, decimals);
	book_put_number(sheet, row->at.row, after, range.low, decimals, BOOK_PLAIN);
	book_put_number(sheet, row->at.row, after + 1, range.high, decimals, BOOK_PLAIN);
	book_put_text(sheet, row->at.row, after + 2,
	          row->value->entry || row->value->observed ? (source ? source : "") : book_word(making, W_XLSX_DEFAULT),
	          BOOK_NOTE);
	const char *note = quantity ? title_in(quantity->note, making->language, NULL) : NULL;
	if (row->value->remainder)
		note = book_word(making, W_XLSX_REMAINDER);
	book_put_text(sheet, row->at.row, after + 3, note ? note : "", BOOK_NOTE);
	if (!like)
		put_bounds(making, row, &range, years);
}

static int put_scenario(const struct book_making *making, int s, int at)
{
	const struct book_scenario *scenario = &making->scenarios[s];
	struct live *live = scenario->live;
	struct book_sheet *sheet = making->inputs;
	int *list = ARENA_ARRAY(making->arena, live->count + 1, int), count = order_of(live, list);
	int last = AT_YEARS + making->last - making->first + 4;
	enum row_group *groups = ARENA_ARRAY(making->arena, count + 1, enum row_group);
	for (int i = 0; i < count; i++)
		groups[i] = group_of(making, s, live->rows[list[i]]);
	for (int column = 0; column <= last; column++)
		book_put_text(sheet, at, column, column ? "" : scenario->title, BOOK_SECTION);
	at++;
	for (int group = 0; group < ROWS_KINDS; group++) {
		int first = at, members = 0;
		for (int i = 0; i < count; i++)
			members += groups[i] == (enum row_group)group;
		if (!members)
			continue;
		if (group_titles[group]) {
			book_put_text(sheet, at++, 0,
			          view_say(making->arena, making->view, group_titles[group],
			                   arena_print(making->arena, "%d", members)),
			          BOOK_NOTE);
			first = at;
		}
		for (int i = 0; i < count; i++)
			if (groups[i] == (enum row_group)group)
				live_place(live->rows[list[i]], sheet->formula_name, at++, AT_YEARS + live->first - making->first,
				           AT_WHOLE);
		if (group != ROWS_OWN)
			book_fold(sheet, first, at - 1);
	}
	for (int i = 0; i < count; i++)
		put_row(making, s, live->rows[list[i]]);
	return at + 1;
}

/* A year outside the runs of which nothing is said. */
static bool is_idle(const struct book_making *making, int year)
{
	for (int s = 0; s < making->count; s++) {
		const struct live *live = making->scenarios[s].live;
		if (year < live->first || year > live->last)
			continue;
		if (year >= live->base_year && year < live->base_year + live->years)
			return false;
		for (int r = 0; r < live->count; r++)
			if (is_shown(live->rows[r]) && isfinite(live->rows[r]->cells[year - live->first].number))
				return false;
	}
	return true;
}

void book_inputs(struct book_making *making)
{
	struct book_sheet *sheet = making->inputs;
	int after = AT_YEARS + making->last - making->first + 1, at = ROW_HEAD + 1;
	static const enum word heads[] = {W_XLSX_INPUT, W_XLSX_KEY, W_XLSX_UNIT, W_XLSX_ALL_YEARS};
	static const enum word behind[] = {W_XLSX_LOW, W_XLSX_HIGH, W_XLSX_SOURCE, W_XLSX_NOTE_HEAD};
	static const double widths[] = {44, 32, 18, 12, 9, 9, 30, 60};
	book_put_text(sheet, 0, 0, book_word(making, W_XLSX_INPUTS), BOOK_TITLE);
	book_put_text(sheet, 1, 0, book_word(making, W_XLSX_INPUTS_NOTE), BOOK_LEAD);
	for (int i = 0; i < 4; i++) {
		book_head(sheet, ROW_HEAD, i, book_word(making, heads[i]), i == AT_WHOLE);
		book_head(sheet, ROW_HEAD, after + i, book_word(making, behind[i]), i < 2);
		book_width(sheet, i, widths[i]);
		book_width(sheet, after + i, widths[4 + i]);
	}
	for (int year = making->first; year <= making->last; year++) {
		book_put_number(sheet, ROW_HEAD, AT_YEARS + year - making->first, year, BOOK_YEAR, BOOK_HEAD_RIGHT);
		book_width(sheet, AT_YEARS + year - making->first, 10);
	}
	for (int s = 0; s < making->count; s++)
		at = put_scenario(making, s, at);
	for (int year = making->first; year <= making->last; year++)
		if (is_idle(making, year))
			book_width(sheet, AT_YEARS + year - making->first, -1);
	sheet->freeze_row = sheet->repeat_rows = ROW_HEAD + 1;
	sheet->freeze_column = AT_WHOLE;
	sheet->print_columns = after + 3; /* notes are long, and for the screen */
}
