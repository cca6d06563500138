/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_assumed: rows of assumptions. */
#include "view/report_assumed.h"
#include <math.h>
#include <string.h>
#include "ask/range.h"
#include "base/clean.h"
#include "view/report_cells.h"
#include "view/view_input_title.h"
#include "view/view_number.h"
#include "view/view_select.h"

static bool is_statement(const char *key) { return strncmp(key, "indicators.", strlen("indicators.")) == 0; }

/* Of one alone: what its own file says, the last layer of those that are no plan. */
static struct differences own_of(struct report *report)
{
	struct differences own = {0};
	const struct result *result = report->results[0];
	struct assumptions facts = assumptions_of(report->arena, result);
	for (int i = 0; i < facts.count; i++) {
		struct assumption *fact = &facts.list[i];
		const struct entry *entry = fact->value ? fact->value->entry : NULL;
		if (!entry || entry->layer != result->scenario->layer_count - 1)
			continue;
		struct assumption **one = ARENA_ARRAY(report->arena, 1, struct assumption *);
		*one = fact;
		*ARENA_PUSH(report->arena, own.list, own.count, own.capacity) =
			(struct difference){.key = fact->key, .facts = one, .inputs = 1};
	}
	return own;
}

struct report_assumed report_assumed_of(struct report *report)
{
	struct report_assumed assumed = {0};
	assumed.all = report->count > 1 ? differences_of(report->arena, report->results, report->count) : own_of(report);
	struct differences merged = differences_merged(report->arena, &assumed.all, report->count);
	for (int i = 0; i < merged.count; i++) {
		if (is_statement(merged.list[i].key))
			assumed.stated += merged.list[i].inputs;
		else
			*ARENA_PUSH(report->arena, assumed.rows.list, assumed.rows.count, assumed.rows.capacity) = merged.list[i];
	}
	return assumed;
}

/* --- years --- */

enum { YEARS_MOST = 4 };
struct years { int list[YEARS_MOST], count; }; /* none: one number for all years */

static void add(struct years *years, int year)
{
	for (int i = 0; i < years->count; i++)
		if (years->list[i] == year)
			return;
	if (years->count == YEARS_MOST)
		return;
	int at = years->count++;
	for (; at > 0 && years->list[at - 1] > year; at--)
		years->list[at] = years->list[at - 1];
	years->list[at] = year;
}

static bool changes(const struct assumption *fact)
{
	for (int y = 2; !fact->target && y < fact->years; y++)
		if (!number_alike(fact->values[y], fact->values[1]))
			return true;
	return false;
}

/* The first and the last of the plan, and those that paths state between them. */
static struct years years_of(const struct report *report, const struct difference *row, struct report_block block)
{
	struct years years = {.count = 0};
	for (int r = block.from; r < block.to; r++) {
		const struct assumption *fact = row->facts[r];
		if (!fact || !changes(fact))
			continue;
		const struct result *result = report->results[r];
		add(&years, result->base_year + 1);
		add(&years, view_target_year(result));
		const struct entry *entry = fact->value ? fact->value->entry : NULL;
		const struct quantity *quantity = entry ? entry->quantity : NULL;
		for (int p = 0; quantity && quantity->form == QUANTITY_PATH && p < quantity->count; p++)
			if (quantity->points[p].year > result->base_year && quantity->points[p].year <= view_target_year(result))
				add(&years, quantity->points[p].year);
	}
	return years;
}

static bool is_alike_in(const struct difference *row, struct report_block block, int year, int other)
{
	for (int r = block.from; r < block.to; r++) {
		const struct assumption *fact = row->facts[r];
		if (fact && !fact->target && changes(fact) &&
		    !number_alike(assumption_in(fact, year), assumption_in(fact, other)))
			return false;
	}
	return true;
}

/* The last listed year up to which no scenario of the block changes after list[y]. */
static int run_of(const struct difference *row, struct report_block block, const struct years *years, int y)
{
	int end = y;
	for (int e = y + 1; e < years->count; e++) {
		for (int year = years->list[end] + 1; year <= years->list[e]; year++)
			if (!is_alike_in(row, block, years->list[y], year))
				return end;
		end = e;
	}
	return end;
}

/* --- cells --- */

static int brief_decimals(struct report *report, double value)
{
	const char *point = strchr(view_brief(report->arena, value), '.');
	return point ? (int)strlen(point + 1) : 0;
}

/* year 0: of all years. */
static struct cell cell_of(struct report *report, int r, const struct assumption *fact, int year)
{
	const struct result *result = report->results[r];
	if (!fact)
		return (struct cell){.text = "-"};
	if (fact->target)
		return report_asked(report, result, fact->target);
	int input = (int)(fact->input - result->program->inputs), element = (int)(fact->value - fact->input->value);
	int at = year && year <= view_last_year(result) && year > result->base_year ? year : 0;
	if (!at && fact->years > 1 && changes(fact))
		at = view_target_year(result);
	double value = at ? assumption_in(fact, at) : fact->values[fact->years - 1];
	return evidence_input(report, result, input, element, at, brief_decimals(report, value));
}

static const struct assumption *any_of(const struct difference *row, const struct report *report, int *r)
{
	for (*r = 0; *r < report->count - 1 && !row->facts[*r]; ++*r)
		;
	return row->facts[*r];
}

static const char *title_of(struct report *report, const struct difference *row, int year, int last)
{
	int r;
	const struct assumption *fact = any_of(row, report, &r);
	const struct result *result = report->results[r];
	const char *title;
	if (fact->target) {
		title = report_text(report, W_REPORT_TARGET_NUMBER,
		                    view_target_title(report->arena, result, fact->target, report->view));
	} else {
		int input = (int)(fact->input - result->program->inputs), element = (int)(fact->value - fact->input->value);
		bool all = row->inputs > 1 && row->inputs == program_elements(result->program, fact->input->set);
		title = view_input_title(report->arena, result, input, element, all, report->view);
		if (row->inputs > 1 && !all)
			title = report_text(report, W_REPORT_AND_OTHERS, title);
	}
	if (last > year)
		return report_text(report, W_REPORT_OF_YEARS, title, report_year(report, year), report_year(report, last));
	return year ? report_text(report, W_REPORT_OF_YEAR, title, report_year(report, year)) : title;
}

static const char *unit_of(struct report *report, const struct assumption *fact)
{
	return fact->unit ? view_unit(report->arena, fact->unit, report->view) : "";
}

/* In which all scenarios say the same. */
static bool is_same_in(const struct report *report, const struct difference *row, int year)
{
	for (int r = 0; year && r < report->count; r++)
		if (!row->facts[r] || row->facts[r]->target ||
		    !number_alike(assumption_in(row->facts[r], year), assumption_in(row->facts[0], year)))
			return false;
	return year != 0;
}

void report_assumed_rows(struct report *report, struct table *table, const struct difference *row,
                         struct report_block block)
{
	int any;
	struct years years = years_of(report, row, block);
	bool there = false;
	for (int r = block.from; r < block.to; r++)
		there |= row->facts[r] != NULL;
	for (int y = 0; y < (years.count ? years.count : 1) && there; y++) {
		int year = years.count ? years.list[y] : 0, last = year;
		if (is_same_in(report, row, year))
			continue;
		if (year)
			last = years.list[y = run_of(row, block, &years, y)];
		table_row(table);
		table_cell(table, title_of(report, row, year, last), LOOK_PLAIN);
		table_cell(table, unit_of(report, any_of(row, report, &any)), LOOK_PLAIN);
		for (int r = block.from; r < block.to; r++)
			table_add(table, cell_of(report, r, row->facts[r], year));
	}
}

/* An end of the range that the file states, or of the middle of what is drawn. */
static struct cell bound(struct report *report, int r, const struct assumption *fact, bool high)
{
	if (fact->target || !fact->value)
		return (struct cell){.text = "-"};
	struct range range = range_stated(report->results[r], fact->input, fact->value);
	double number = high ? range.high : range.low;
	const char *id = arena_print(report->arena, "%s-%d-%s", high ? "high" : "low", r + 1, fact->key);
	bool stated = fact->value->entry && fact->value->entry->quantity && fact->value->entry->quantity->has_range;
	return evidence_fact(report, id, number, isfinite(number) ? brief_decimals(report, number) : 0,
	                     report_prose(report, stated ? W_REPORT_HOW_RANGE : W_REPORT_HOW_NINE_TENTHS));
}

static const char *source_of(struct report *report, const struct assumption *fact)
{
	const char *source = fact->target ? fact->target->target->source : fact->value ? fact->value->source : NULL;
	source = view_source(report->arena, report->plan, source, report->view);
	if (!source && fact->value && !fact->value->entry)
		return report_word(report, fact->value->observed ? W_REPORT_OBSERVED : W_COLUMN_DEFAULT);
	return source ? clean_text(report->arena, source) : report_word(report, W_REPORT_UNSAID);
}

void report_assumed_values(struct report *report, struct table *table, const struct difference *row, int scenario)
{
	const struct assumption *fact = row->facts[scenario];
	for (int before = 0; fact && before < scenario; before++)
		if (row->facts[before] && assumption_same(row->facts[before], fact))
			return; /* told with that one */
	if (!fact)
		return;
	struct years years = changes(fact) ? years_of(report, row, (struct report_block){scenario, scenario + 1})
	                                   : (struct years){.count = 0};
	for (int y = 0; y < (years.count ? years.count : 1); y++) {
		int year = years.count ? years.list[y] : 0, last = year;
		if (year)
			last = years.list[y = run_of(row, (struct report_block){scenario, scenario + 1}, &years, y)];
		table_row(table);
		table_cell(table, title_of(report, row, year, last), LOOK_PLAIN);
		table_cell(table, unit_of(report, fact), LOOK_PLAIN);
		table_add(table, cell_of(report, scenario, fact, year));
		table_add(table, bound(report, scenario, fact, false));
		table_add(table, bound(report, scenario, fact, true));
		table_cell(table, source_of(report, fact), LOOK_PLAIN);
	}
}
