/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_inputs: the assumptions in which scenarios differ, and where each was written. */
#include <math.h>
#include <string.h>
#include "ask/differences.h"
#include "base/number.h"
#include "view/view.h"
#include "view/view_basis.h"
#include "view/view_cell.h"
#include "view/view_data.h"
#include "view/view_inputs.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/relation.h"
#include "write/table.h"

enum { ROWS_SHOWN = 5 }; /* of a screen */

struct cell view_path_cell(struct arena *arena, const double *values, int years, int shown)
{
	bool constant = true;
	for (int y = 1; y < years; y++)
		constant = constant && fabs(values[y] - values[0]) <= 1e-12 * fabs(values[0]);
	if (constant || years < 2 || shown < 1 || shown >= years)
		return view_cell_as(view_brief(arena, values[0]), values[0]);
	if (values[1] == values[shown])
		return view_cell_as(view_brief(arena, values[1]), values[1]);
	const char *first = view_brief(arena, values[1]), *last = view_brief(arena, values[shown]);
	return (struct cell){.text = arena_print(arena, "%s -> %s", first, last)};
}

static int money_prices(const struct unit *unit)
{
	return unit->money[0].power && unit->money[0].prices > PRICES_BASE ? unit->money[0].prices : 0;
}

/* 0: of no year alone. */
static int year_of(const struct assumption *fact)
{
	return fact->target ? fact->target->target->year : fact->of_base ? fact->base_year : 0;
}

/* "(2020, @2015)": what is not as the row's first one says; "": nothing. */
static const char *apart_text(struct arena *arena, const struct assumption *fact, const struct assumption *first,
                              const struct view *view)
{
	const char *all = NULL;
	int prices = money_prices(fact->unit), year = year_of(fact);
	if (year != year_of(first))
		all = view_say(arena, view, W_COMPARE_IN, arena_print(arena, "%d", year));
	if (prices && prices != money_prices(first->unit))
		all = view_joined(arena, all, view_say(arena, view, W_COMPARE_AT_PRICES, arena_print(arena, "%d", prices)),
		                  view);
	return all ? view_say(arena, view, W_COMPARE_APART, all) : "";
}

/* In the unit of the row's first one. `shown`: the scenario's own year. */
static struct cell fact_cell(struct arena *arena, const struct assumption *fact, const struct assumption *first,
                             int shown, const struct view *view)
{
	double scale;
	const char *apart = apart_text(arena, fact, first, view);
	if (fact->target) {
		const char *number = view_target(arena, fact->target, view);
		return view_cell_marked((struct cell){.text = number}, apart, LOOK_DIM);
	}
	double *values = ARENA_ARRAY(arena, fact->years, double);
	if (!unit_fits_but_prices(fact->unit, first->unit, &scale))
		scale = 1;
	for (int y = 0; y < fact->years; y++)
		values[y] = unit_convert(fact->values[y], scale);
	return view_cell_marked(view_path_cell(arena, values, fact->years, shown - fact->first), apart, LOOK_DIM);
}

/* Does the scenario to the left say the same, and show it so? (6 of 2021-2025 is no "6 -> 1" that falls later.) */
static bool is_repeated(struct arena *arena, const struct difference *row, int r, const struct assumption *first,
                        const struct result *const *results, const struct view *view)
{
	if (r < 1 || !row->facts[r] || !assumption_same(row->facts[r - 1], row->facts[r]))
		return false;
	struct cell left = fact_cell(arena, row->facts[r - 1], first, view_target_year(results[r - 1]), view);
	struct cell own = fact_cell(arena, row->facts[r], first, view_target_year(results[r]), view);
	return strcmp(left.text, own.text) == 0;
}

/* Some of the scenarios compared: those of one block. */
struct scenario_block {
	int from, to;
};

/* "b.json:7 (linear, held after 2023)" */
static const char *place_said(struct arena *arena, const struct assumption *fact, const struct view *view)
{
	const char *place = view_place(arena, fact->place);
	bool all = view->asked.part == PART_INPUTS; /* elsewhere the place is enough */
	const char *years =
		all && fact->value ? view_basis_brief(arena, fact->program, fact->input, fact->value, view) : "";
	return *years ? view_say(arena, view, W_WITH_REASON, place, years) : place;
}

/* "a.json:14, b.json:7": where each of them says what the one to its left does not; the first says it in any case. */
static const char *places_of(struct arena *arena, const struct difference *row, struct scenario_block block,
                             const struct assumption *first, const struct result *const *results,
                             const struct view *view)
{
	const char *all = "";
	for (int r = block.from; r < block.to; r++) {
		if (!row->facts[r] || is_repeated(arena, row, r, first, results, view))
			continue;
		const char *place = place_said(arena, row->facts[r], view);
		const char *known = *place ? strstr(all, place) : NULL;
		while (known && known[strlen(place)] && known[strlen(place)] != word_text(view->language, W_LIST_COMMA)[0])
			known = strstr(known + 1, place);
		if (*place && !known)
			all = view_joined(arena, all, place, view);
	}
	return all;
}

/* "=": as in the scenario to the left. */
static void difference_row(struct table *table, struct arena *arena, const struct difference *row,
                           struct scenario_block block, const struct result *const *results, const struct view *view)
{
	const struct assumption *any = NULL;
	for (int r = 0; !any; r++)
		any = row->facts[r];
	const char *measure = row->several && any->target && any->target->target->measure != MEASURE_LEVEL
	                          ? view_target_measure(arena, any->target->target, view)
	                          : NULL;
	table_row(table);
	table_cell(table,
	           measure ? arena_print(arena, "  %s (%s)", row->key, measure) : arena_print(arena, "  %s", row->key),
	           LOOK_PLAIN);
	table_cell(table, view_unit(arena, any->unit, view), LOOK_PLAIN);
	for (int r = block.from; r < block.to; r++) {
		const struct assumption *fact = row->facts[r];
		bool repeated = is_repeated(arena, row, r, any, results, view);
		if (fact && !repeated)
			table_add(table, fact_cell(arena, fact, any, view_target_year(results[r]), view));
		else
			table_cell(table, repeated ? "=" : "-", LOOK_PLAIN);
	}
	table_cell(table, places_of(arena, row, block, any, results, view), LOOK_DIM);
}

/* The place column takes what the others leave, so that a table of all scenarios would leave it nothing. */
static struct scenario_block next_block(const struct result *const *results, int count, int from,
                                        const struct view *view)
{
	enum { FOR_SCENARIOS = 44 };
	struct scenario_block block = {from, from};
	for (int cells = 0; block.to < count; block.to++) {
		int width = (int)text_width(view_label(results[block.to], view));
		cells += (width > 9 ? width : 9) + 2;
		if (block.to > from && cells > FOR_SCENARIOS)
			break;
	}
	return block;
}

/* The first few by name: a table of so many scenarios has no room on a screen. */
static void say_keys(struct document *document, const struct differences *rows, const char *title, int all,
                     const struct view *view)
{
	const char *keys = NULL;
	int more = all;
	for (int i = 0; i < rows->count && i < ROWS_SHOWN; i++) {
		keys = view_joined(document->arena, keys, rows->list[i].key, view);
		more -= rows->list[i].inputs;
	}
	document_say(document, view_say(document->arena, view, W_INPUTS_DIFFER_KEYS, title, keys,
	                                arena_print(document->arena, "%d", more)));
}

void view_inputs_differ(struct document *document, const struct result *const *results, int count,
                        const struct view *view)
{
	struct arena *arena = document->arena;
	struct differences all = differences_of(arena, results, count), rows = differences_merged(arena, &all, count);
	bool some = view_is_screen(view) && rows.count > ROWS_SHOWN + 1;
	int shown = some ? ROWS_SHOWN : rows.count, more = all.count;
	for (int i = 0; i < shown; i++)
		more -= rows.list[i].inputs;
	const char *title = view_say(arena, view, W_INPUTS_DIFFER, arena_print(arena, "%d", all.differing),
	                             arena_print(arena, "%d", all.keys));
	if (all.count == 0) {
		document_say(document, title);
		return;
	}
	if (some && next_block(results, count, 0, view).to < count) {
		say_keys(document, &rows, title, all.count, view);
		return;
	}
	for (struct scenario_block block = {0}; block.to < count;) {
		if (block.to)
			document_space(document);
		block = next_block(results, count, block.to, view);
		struct table_column left[] = {{title, SIDE_LEFT, 0, 56, false}, {"", SIDE_RIGHT, 2, 20, false}};
		struct table *table = table_begin(arena, left, 2);
		table_spills(table, 0);
		for (int r = block.from; r < block.to; r++)
			table_column(table, (struct table_column){view_label(results[r], view), SIDE_RIGHT, 2, 16, false});
		table_column(table, (struct table_column){"", SIDE_LEFT, 3, TABLE_WRAPS, false});
		for (int i = 0; i < shown; i++)
			difference_row(table, arena, &rows.list[i], block, results, view);
		document_table(document, table, 0);
	}
	if (more > 0)
		document_say(document, view_prose(arena, view, W_INPUTS_MORE, view_cell_count(arena, more)));
}

/* --- data --- */

static const struct column input_columns[] = {{"scenario", .kind = COLUMN_TEXT}, {"input", .kind = COLUMN_ID},
                                              {"unit", .kind = COLUMN_ID},       {"value", .kind = COLUMN_PATH},
                                              {"place", .kind = COLUMN_TEXT},
                                              {"status", COLUMN_TEXT, .in = IN_NESTED}, {0}};

/* Yearly values, one number, or both ends of a range: "2..3". */
static struct value fact_value(struct arena *arena, const struct assumption *fact)
{
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	if (!fact->target)
		return (struct value){.values = fact->values, .first = fact->first, .count = fact->years};
	if (fact->target->target->sense != SENSE_RANGE)
		return (struct value){.values = &fact->target->number, .count = 1};
	number_shortest(fact->target->number, low);
	number_shortest(fact->target->number_high, high);
	return (struct value){.text = arena_print(arena, "%s..%s", low, high)};
}

/* Not said where there is nothing to say. */
static struct value status(struct arena *arena, const struct assumption *fact, const struct view *view)
{
	const char *brief = fact->value ? view_basis_brief(arena, fact->program, fact->input, fact->value, view) : "";
	return (struct value){.text = brief, .absent = !*brief};
}

static void fill_inputs(struct rows *to, const void *of)
{
	const struct view_of *all = of;
	struct arena *arena = rows_arena(to);
	struct differences rows = differences_of(arena, all->results, all->count);
	for (int i = 0; i < rows.count; i++)
		for (int r = 0; r < all->count; r++) {
			const struct assumption *fact = rows.list[i].facts[r];
			if (fact)
				rows_put(to, (const struct value[]){{.text = all->results[r]->scenario->id},
				                                    {.text = fact->key},
				                                    {.text = fact->unit->text},
				                                    fact_value(arena, fact),
				                                    {.text = place_told(arena, fact->place)},
				                                    status(arena, fact, all->view)});
		}
}

const struct relation view_inputs_data = {"inputs", input_columns, .fill = fill_inputs};
