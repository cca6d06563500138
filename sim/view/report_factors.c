/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_factors: what moved energy, CO2 and what else was decomposed, from the base year to the target year: of each
 * quantity a sentence for each scenario, the waterfalls, and one table of all scenarios whose effects add up to the
 * change. Holds: printed effects add up to the change between the printed ends. */
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "view/report_entered.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "write/table.h"

enum { TOLD_MOST = 2 };

struct moved {
	struct report *report;
	const char *id;
	const struct decomposition **list; int count; /* of the scenarios that have it */
	int decimals;                                 /* the same in sentences and table */
};

static const char *titled(const struct moved *moved, struct title title, const char *id)
{
	return clean_text(moved->report->arena, title_in(title, moved->report->view->language, id));
}

static bool is_earlier(const struct moved *list, int count, const char *id)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i].id, id) == 0)
			return true;
	return false;
}

/* All of that id, from its first scenario on. */
static struct moved gathered(struct report *report, const char *id)
{
	struct moved moved = {
		report, id, ARENA_ARRAY(report->arena, report->count + 1, const struct decomposition *), 0, 0};
	for (int s = 0; s < report->count; s++)
		for (int c = 0; c < report->answers[s].change_count; c++) {
			const struct decomposition *of = report->answers[s].changes[c];
			int digits = view_decompose_digits(of);
			if (strcmp(of->id, id) != 0)
				continue;
			moved.decimals = digits > moved.decimals ? digits : moved.decimals;
			moved.list[moved.count++] = of;
		}
	return moved;
}

static struct prose how_of(const struct moved *moved, const struct decomposition *of)
{
	struct report *report = moved->report;
	return report_prose(report, W_REPORT_HOW_FACTOR, report_title_of(report, of->after.result),
	                    report_year(report, of->before.year), report_year(report, of->after.year),
	                    titled(moved, of->title, of->id));
}

static const char *id_of(const struct moved *moved, const struct decomposition *of, const char *what)
{
	return report_id(moved->report, "factor", of->after.result,
	                 arena_print(moved->report->arena, "%s-%s", of->id, what));
}

/* --- the table --- */

/* The effect of the same id; NULL: it has none. */
static const struct decompose_effect *effect_of(const struct decomposition *of, const char *id)
{
	for (int e = 0; e < of->effect_count; e++)
		if (strcmp(of->effects[e].id, id) == 0)
			return &of->effects[e];
	return NULL;
}

/* The effects that some scenario has, idle ones left out; in the order of the first that has them. */
static int effects_of(const struct moved *moved, const struct decompose_effect **effects)
{
	int count = 0;
	for (int i = 0; i < moved->count; i++)
		for (int e = 0; e < moved->list[i]->effect_count; e++) {
			const struct decompose_effect *effect = &moved->list[i]->effects[e];
			bool known = effect->idle;
			for (int k = 0; k < count; k++)
				known |= strcmp(effects[k]->id, effect->id) == 0;
			if (!known)
				effects[count++] = effect;
		}
	return count;
}

static struct cell end_cell(const struct moved *moved, const struct decomposition *exact,
                            const struct decomposition *rounded, bool after)
{
	struct report *report = moved->report;
	const struct moment *moment = after ? &exact->after : &exact->before;
	struct cell own = evidence_value(report, moment->result, exact->variable, exact->element, moment->year,
	                                 moved->decimals);
	double printed = after ? rounded->to : rounded->from;
	if (own.anchor && strcmp(own.text, view_cell(report->arena, printed, moved->decimals).text) == 0)
		return own;
	return evidence_fact(report, id_of(moved, exact, after ? "to" : "from"), printed, moved->decimals,
	                     how_of(moved, exact));
}

static void add_row(const struct moved *moved, struct table *table, const struct decomposition *exact,
                    const struct decompose_effect *const *effects, int count)
{
	struct report *report = moved->report;
	const struct decomposition *rounded = decompose_rounded(report->arena, exact, moved->decimals);
	table_row(table);
	table_cell(table, report_title_of(report, exact->after.result), LOOK_PLAIN);
	table_add(table, end_cell(moved, exact, rounded, false));
	for (int e = 0; e < count; e++) {
		const struct decompose_effect *effect = effect_of(rounded, effects[e]->id);
		if (!effect) {
			table_cell(table, "", LOOK_PLAIN);
			continue;
		}
		struct cell cell = evidence_fact(report, id_of(moved, exact, effect->id), effect->total,
		                                 moved->decimals, how_of(moved, exact));
		if (effect->total > 0)
			cell.text = arena_print(report->arena, "+%s", cell.text);
		table_add(table, cell);
	}
	table_add(table, end_cell(moved, exact, rounded, true));
}

static void tell_table(const struct moved *moved)
{
	struct report *report = moved->report;
	const struct decomposition *first = moved->list[0];
	int room = 0;
	for (int i = 0; i < moved->count; i++)
		room += moved->list[i]->effect_count;
	const struct decompose_effect **effects = ARENA_ARRAY(report->arena, room + 1, const struct decompose_effect *);
	int count = effects_of(moved, effects);
	const struct table_column left = {report_word(report, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 0, false};
	struct table *table = table_begin(report->arena, &left, 1);
	table_column(table, (struct table_column){report_year(report, first->before.year), SIDE_RIGHT, 2, 0, true});
	for (int e = 0; e < count; e++)
		table_column(table,
		             (struct table_column){titled(moved, effects[e]->title, effects[e]->id), SIDE_RIGHT, 2, 0, true});
	table_column(table, (struct table_column){report_year(report, first->after.year), SIDE_RIGHT, 2, 0, true});
	for (int i = 0; i < moved->count; i++)
		add_row(moved, table, moved->list[i], effects, count);
	const char *unit = view_unit(report->arena, &first->unit, report->view);
	report_put(report, table,
	           report_text(report, W_REPORT_FACTORS_TABLE, titled(moved, first->title, first->id),
	                       report_year(report, first->before.year), report_year(report, first->after.year)),
	           *unit ? unit : NULL,
	           report_prose(report, first->chained ? W_REPORT_FACTORS_NOTE_CHAINED : W_REPORT_FACTORS_NOTE));
}

/* --- all of it --- */

static double change(const struct decomposition *of) { return of->to - of->from; }

/* Of many scenarios those where the quantity rises most and least; the table tells of the others. */
static bool is_told(const struct moved *moved, int i)
{
	int least = 0, most = 0;
	for (int k = 0; k < moved->count; k++) {
		least = change(moved->list[k]) < change(moved->list[least]) ? k : least;
		most = change(moved->list[k]) > change(moved->list[most]) ? k : most;
	}
	return moved->count <= TOLD_MOST || i == least || i == most;
}

static void tell(const struct moved *moved)
{
	struct report *report = moved->report;
	const struct decomposition *first = moved->list[0];
	report_section(report, 2, titled(moved, first->title, first->id),
	               arena_print(report->arena, "factors-%s", moved->id));
	for (int i = 0; i < moved->count; i++) {
		const struct decomposition *of = moved->list[i];
		if (!is_told(moved, i))
			continue;
		struct prose said = view_decompose_sentence(report->arena, of, moved->decimals, report->view);
		document_sentence(report->document,
		                  report_entered(report, said, id_of(moved, of, "said"), how_of(moved, of)));
	}
	for (int i = 0; i < moved->count; i++)
		if (is_told(moved, i))
			report_place(report, "waterfall", moved->id, moved->list[i]->after.result->scenario->id);
	tell_table(moved);
}

void report_factors(struct report *report)
{
	struct moved *list = NULL;
	int count = 0, capacity = 0;
	for (int s = 0; s < report->count && report->answers; s++)
		for (int c = 0; c < report->answers[s].change_count; c++) {
			const char *id = report->answers[s].changes[c]->id;
			if (!is_earlier(list, count, id))
				*ARENA_PUSH(report->arena, list, count, capacity) = gathered(report, id);
		}
	if (!count)
		return;
	report_chapter(report, "factors");
	for (int i = 0; i < count; i++)
		tell(&list[i]);
}
