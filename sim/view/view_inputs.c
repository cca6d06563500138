/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_inputs: the assumptions in which scenarios differ, and where each was written. Compared by key and
 * year, over the years that both scenarios have; a number for a target counts as an assumption too. */
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "view/view_data.h"
#include "view/view_inputs.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/table.h"
#include "write/terminal.h"

enum { ROWS_SHOWN = 12 };

/* One assumption of one scenario: yearly values, or a target's number. */
struct input_fact {
	const char *key;
	const struct unit *unit;
	const double *values; /* [years] from base_year */
	int base_year, years;
	const struct target_result *target;
	struct place place;
};
struct facts {
	struct input_fact *list;
	int count, capacity;
};
struct difference {
	const char *key;
	struct input_fact **facts; /* [results]; NULL where absent */
	int inputs;          /* that it speaks for; 0: one */
};
struct differences {
	struct difference *list;
	int count, capacity, keys;
};

const char *view_path_brief(struct arena *arena, const double *values, int years, int shown)
{
	bool constant = true;
	for (int y = 1; y < years; y++)
		constant = constant && fabs(values[y] - values[0]) <= 1e-12 * fabs(values[0]);
	if (constant || years < 2 || shown < 1 || shown >= years)
		return view_brief(arena, values[0]);
	if (values[1] == values[shown])
		return view_brief(arena, values[1]);
	return arena_print(arena, "%s -> %s", view_brief(arena, values[1]), view_brief(arena, values[shown]));
}

static struct facts collect(struct arena *arena, const struct result *result)
{
	struct facts facts = {0};
	const struct program *program = result->program;
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		for (int e = 0; !input->internal && e < program_elements(program, input->set); e++)
			if (!input->value[e].absent && !isnan(input->value[e].values[0]))
				*ARENA_PUSH(arena, facts.list, facts.count, facts.capacity) = (struct input_fact){
					input->value[e].key, &input->unit, input->value[e].values, result->base_year,
					result->years,       NULL,         input->value[e].place};
	}
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (isfinite(target->number))
			*ARENA_PUSH(arena, facts.list, facts.count, facts.capacity) =
				(struct input_fact){arena_print(arena, "targets.%s", target->target->id),
			                  &target->unit,
			                  NULL,
			                  0,
			                  0,
			                  target,
			                  target->target->number_place};
	}
	return facts;
}

/* Scenarios of one family have their assumptions at nearly the same positions. */
static struct input_fact *find(const struct facts *facts, const char *key, int hint)
{
	for (int i = 0; i < facts->count; i++) {
		struct input_fact *fact = &facts->list[(hint + i) % facts->count];
		if (strcmp(fact->key, key) == 0)
			return fact;
	}
	return NULL;
}

static bool same_number(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

static bool same(const struct input_fact *a, const struct input_fact *b)
{
	if (!a || !b)
		return a == b;
	if (a->target || b->target)
		return a->target && b->target && a->target->target->sense == b->target->target->sense &&
		       same_number(a->target->number, b->target->number) &&
		       same_number(a->target->number_high, b->target->number_high);
	int from = a->base_year > b->base_year ? a->base_year : b->base_year;
	int last_a = a->base_year + a->years, last_b = b->base_year + b->years,
		to = last_a < last_b ? last_a : last_b;
	for (int year = from; year < to; year++)
		if (!same_number(a->values[year - a->base_year], b->values[year - b->base_year]))
			return false;
	return true;
}

static void consider(struct arena *arena, struct differences *all, const struct facts *facts, int count,
                     int owner, int index)
{
	const char *key = facts[owner].list[index].key;
	for (int r = 0; r < owner; r++)
		if (find(&facts[r], key, index))
			return;
	struct difference row = {key, ARENA_ARRAY(arena, count, struct input_fact *), 0};
	bool differs = false;
	for (int r = 0; r < count; r++) {
		row.facts[r] = find(&facts[r], key, index);
		differs = differs || !same(row.facts[0], row.facts[r]);
	}
	all->keys++;
	if (differs)
		*ARENA_PUSH(arena, all->list, all->count, all->capacity) = row;
}

static struct differences differ(struct arena *arena, const struct result *const *results, int count)
{
	struct differences all = {0};
	struct facts *facts = ARENA_ARRAY(arena, count, struct facts);
	for (int r = 0; r < count; r++)
		facts[r] = collect(arena, results[r]);
	for (int r = 0; r < count; r++)
		for (int i = 0; i < facts[r].count; i++)
			consider(arena, &all, facts, count, r, i);
	return all;
}

static const char *fact_text(struct arena *arena, const struct input_fact *fact, int shown, const struct view *view)
{
	if (fact->target)
		return view_target(arena, fact->target, view);
	return view_path_brief(arena, fact->values, fact->years, shown - fact->base_year);
}

static size_t prefix_of(const char *key)
{
	const char *dot = strrchr(key, '.');
	return dot ? (size_t)(dot - key) : strlen(key);
}

static bool same_place(struct place a, struct place b)
{
	return a.source == b.source && a.offset == b.offset;
}

/* Do both say the same in all scenarios, from the same places? */
static bool same_but_for_key(const struct difference *a, const struct difference *b, int count)
{
	size_t prefix = prefix_of(a->key);
	if (prefix != prefix_of(b->key) || strncmp(a->key, b->key, prefix) != 0)
		return false;
	for (int r = 0; r < count; r++) {
		const struct input_fact *one = a->facts[r], *other = b->facts[r];
		bool alike = !one || !other ? one == other
		                            : !one->target && !other->target && same(one, other) &&
		                                  same_place(one->place, other->place);
		if (!alike)
			return false;
	}
	return true;
}

/* One row for a number that is given for all sectors: "energy.efficiency.* (4)". */
static struct differences merged(struct arena *arena, const struct differences *all, int count)
{
	struct differences rows = {.keys = all->keys};
	for (int i = 0; i < all->count;) {
		struct difference row = all->list[i];
		row.inputs = 1;
		while (i + row.inputs < all->count && same_but_for_key(&row, &all->list[i + row.inputs], count))
			row.inputs++;
		if (row.inputs > 1)
			row.key = arena_print(arena, "%.*s.* (%d)", (int)prefix_of(row.key), row.key, row.inputs);
		i += row.inputs;
		*ARENA_PUSH(arena, rows.list, rows.count, rows.capacity) = row;
	}
	return rows;
}

/* Some of the scenarios compared: those of one block. */
struct block {
	int from, to;
};

/* "a.json:14, b.json:7": where each of them says what the one to its left does not; the first says it in any case. */
static const char *places_of(struct arena *arena, const struct difference *row, struct block block,
                             const struct view *view)
{
	const char *all = "";
	for (int r = block.from; r < block.to; r++) {
		if (!row->facts[r] || (r > 0 && same(row->facts[r - 1], row->facts[r])))
			continue;
		const char *place = view_place(arena, row->facts[r]->place);
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
                           struct block block, int shown, const struct view *view)
{
	const struct input_fact *any = NULL;
	for (int r = 0; !any; r++)
		any = row->facts[r];
	table_row(table);
	table_cell(table, arena_print(arena, "  %s", row->key), LOOK_PLAIN);
	table_cell(table, view_unit(arena, any->unit, view), LOOK_PLAIN);
	for (int r = block.from; r < block.to; r++) {
		const struct input_fact *fact = row->facts[r];
		table_cell(table,
		           !fact                                    ? "-"
		           : r > 0 && same(row->facts[r - 1], fact) ? "="
		                                                    : fact_text(arena, fact, shown, view),
		           LOOK_PLAIN);
	}
	table_cell(table, places_of(arena, row, block, view), LOOK_DIM);
}

/* The place column takes what the others leave, so that a table of all scenarios would leave it nothing. */
static struct block next_block(const struct result *const *results, int count, int from)
{
	enum { FOR_SCENARIOS = 44 };
	struct block block = {from, from};
	for (int cells = 0; block.to < count; block.to++) {
		int width = (int)text_width(view_label(results[block.to]));
		cells += (width > 9 ? width : 9) + 2;
		if (block.to > from && cells > FOR_SCENARIOS)
			break;
	}
	return block;
}

void view_inputs_differ(struct document *document, const struct result *const *results, int count,
                        const struct view *view)
{
	struct arena *arena = document->arena;
	struct differences all = differ(arena, results, count), rows = merged(arena, &all, count);
	int shown = view->part == PART_INPUTS || rows.count <= ROWS_SHOWN + 1 ? rows.count : ROWS_SHOWN, more = all.count;
	for (int i = 0; i < shown; i++)
		more -= rows.list[i].inputs;
	const char *title = view_say(arena, view, W_INPUTS_DIFFER, arena_print(arena, "%d", all.count),
	                             arena_print(arena, "%d", all.keys));
	if (all.count == 0) {
		document_say(document, title);
		return;
	}
	for (struct block block = {0}; block.to < count;) {
		if (block.to)
			document_space(document);
		block = next_block(results, count, block.to);
		struct table_column left[] = {{title, SIDE_LEFT, 0, 56, false}, {"", SIDE_RIGHT, 2, 20, false}};
		struct table *table = table_begin(arena, left, 2);
		table_spills(table, 0);
		for (int r = block.from; r < block.to; r++)
			table_column(table, (struct table_column){view_label(results[r]), SIDE_RIGHT, 2, 16, false});
		table_column(table, (struct table_column){"", SIDE_LEFT, 3, TABLE_WRAPS, false});
		for (int i = 0; i < shown; i++)
			difference_row(table, arena, &rows.list[i], block, view_target_year(results[0]), view);
		document_table(document, table, 0);
	}
	if (more > 0)
		document_say(document, view_say(arena, view, W_INPUTS_MORE, arena_print(arena, "%d", more)));
}

/* --- data --- */

static const struct column input_columns[] = {{"scenario", .kind = COLUMN_TEXT}, {"input", .kind = COLUMN_ID},
                                              {"unit", .kind = COLUMN_ID},       {"value", .kind = COLUMN_PATH},
                                              {"place", .kind = COLUMN_TEXT},    {0}};

/* Yearly values, one number, or both ends of a range: "2..3". */
static struct value fact_value(struct arena *arena, const struct input_fact *fact)
{
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	if (!fact->target)
		return (struct value){.values = fact->values, .first = fact->base_year, .count = fact->years};
	if (fact->target->target->sense != SENSE_RANGE)
		return (struct value){.values = &fact->target->number, .count = 1};
	number_shortest(fact->target->number, low);
	number_shortest(fact->target->number_high, high);
	return (struct value){.text = arena_print(arena, "%s..%s", low, high)};
}

static void fill_inputs(struct rows *to, const void *of)
{
	const struct view_of *all = of;
	struct arena *arena = rows_arena(to);
	struct differences rows = differ(arena, all->results, all->count);
	for (int i = 0; i < rows.count; i++)
		for (int r = 0; r < all->count; r++) {
			const struct input_fact *fact = rows.list[i].facts[r];
			if (fact)
				rows_put(to, (const struct value[]){{.text = all->results[r]->scenario->id},
				                                    {.text = fact->key},
				                                    {.text = fact->unit->text},
				                                    fact_value(arena, fact),
				                                    {.text = place_text(arena, fact->place)}});
		}
}

const struct relation view_inputs_data = {"inputs", input_columns, .fill = fill_inputs};
