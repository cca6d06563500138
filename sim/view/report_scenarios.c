/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_scenarios: what each scenario is; first the assumptions in which they differ, side by side, then what each
 * takes, from where, and between which numbers an assumption may lie. What a scenario states for an indicator that no
 * model computes is counted here and told with the results. */
#include <math.h>
#include <string.h>
#include "ask/differences.h"
#include "ask/findings.h"
#include "ask/own_text.h"
#include "base/clean.h"
#include "view/report_assumed.h"
#include "view/report_cells.h"
#include "view/report_table.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "write/table.h"

/* --- what each is --- */

static const char *said(struct report *report, const struct result *result, const char *key)
{
	const char *text = title_in(own_text(result, key), report->view->language, NULL);
	return text ? clean_text(report->arena, text) : NULL;
}

static struct prose limits_of(struct report *report, const struct result *result)
{
	const char **list = ARENA_ARRAY(report->arena, result->limit_count + 1, const char *);
	for (int l = 0; l < result->limit_count; l++)
		list[l] = clean_text(report->arena,
		                     title_in(result->limits[l].title, report->view->language, result->limits[l].id));
	return result->limit_count
	           ? report_prose(report, report_plural(result->limit_count, W_REPORT_LIMIT_IS, W_REPORT_LIMITS_ARE),
	                          report_list(report, list, result->limit_count))
	           : report_prose(report, W_REPORT_LIMITS_NONE);
}

static void what_it_is(struct report *report, int r)
{
	const struct result *result = report->results[r];
	const char *question = said(report, result, "question"), *note = said(report, result, "note");
	struct prose says = limits_of(report, result);
	if (result->scenario->record)
		says = report_prose(report, W_REPORT_RECORD);
	if (question)
		says = report_prose(report, W_REPORT_QUESTION, question, says);
	document_item(report->document, report->titles[r], says);
	if (note)
		document_written(report->document, WRITTEN_PLAIN, note);
}

static void lead(struct report *report)
{
	struct cell count = report_count(report, "scenarios", report->count, report_prose(report, W_REPORT_HOW_SCENARIOS));
	if (report->count == 1)
		report_say(report, W_REPORT_SCENARIO_ONE, report->titles[0]);
	else
		report_say(report, W_REPORT_SCENARIOS, count, report_titles(report, NULL));
	for (int r = 0; r < report->count; r++)
		what_it_is(report, r);
}

/* --- in what they differ --- */

static void differences_section(struct report *report, const struct report_assumed *assumed)
{
	const struct differences *all = &assumed->all;
	report_section(report, 2, report_word(report, W_REPORT_DIFFER), "scenarios-differ");
	struct prose how = report_prose(report, W_REPORT_HOW_DIFFER);
	struct cell keys = report_count(report, "inputs", all->keys, how),
				differing = report_count(report, "inputs-differ", all->differing, how);
	if (all->differing == 0) {
		report_say(report, W_REPORT_DIFFER_NONE, keys);
		return;
	}
	report_say(report, report_plural(all->differing, W_REPORT_DIFFER_ONE, W_REPORT_DIFFER_SEVERAL), differing, keys);
	if (assumed->stated)
		report_say(report, report_plural(assumed->stated, W_REPORT_DIFFER_STATED_ONE, W_REPORT_DIFFER_STATED),
		           report_count(report, "inputs-stated", assumed->stated,
		                        report_prose(report, W_REPORT_HOW_DIFFER_STATED)));
	enum { LEFT = 36, CELLS = 8 };
	for (struct report_block block = report_block(report, 0, LEFT, CELLS); block.from < report->count;
	     block = report_block(report, block.to, LEFT, CELLS)) {
		struct table_column left[] = {{report_word(report, W_REPORT_ASSUMED), SIDE_LEFT, 0, 0, false},
		                              {report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false}};
		struct table *table = table_begin(report->arena, left, 2);
		report_columns(report, table, block);
		for (int i = 0; i < assumed->rows.count; i++)
			report_assumed_rows(report, table, &assumed->rows.list[i], block);
		report_captioned(report, table, block, report_word(report, W_REPORT_DIFFER_TABLE), NULL, REPORT_NO_SOURCE);
	}
}

/* --- what each takes --- */

static void values_section(struct report *report, const struct report_assumed *assumed)
{
	report_section(report, 2, report_word(report, W_REPORT_VALUES), "scenarios-values");
	report_say(report, report->count > 1 ? W_REPORT_VALUES_LEAD : W_REPORT_VALUES_OWN);
	for (int r = 0; r < report->count; r++) {
		struct table_column columns[] = {{report_word(report, W_REPORT_ASSUMED), SIDE_LEFT, 0, 0, false},
		                                 {report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false},
		                                 {report_word(report, W_COLUMN_VALUE), SIDE_RIGHT, 2, 0, false},
		                                 {report_word(report, W_COLUMN_LOW), SIDE_RIGHT, 2, 0, false},
		                                 {report_word(report, W_COLUMN_HIGH), SIDE_RIGHT, 2, 0, false},
		                                 {report_word(report, W_COLUMN_SOURCE), SIDE_LEFT, 2, 0, false}};
		struct table *table = table_begin(report->arena, columns, 6);
		for (int i = 0; i < assumed->rows.count; i++)
			report_assumed_values(report, table, &assumed->rows.list[i], r);
		report_put(report, table, report_text(report, W_REPORT_VALUES_TABLE, report->titles[r]), NULL,
		           REPORT_NO_SOURCE);
	}
}

/* How many numbers each scenario rests on, and on what these do. */
static void grounds_table(struct report *report)
{
	struct table_column columns[] = {{report_word(report, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_REPORT_NUMBERS), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_ASSUMPTIONS), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_BARE), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 4);
	struct prose how = report_prose(report, W_REPORT_HOW_NUMBERS);
	for (int r = 0; r < report->count; r++) {
		const struct scenario *scenario = report->results[r]->scenario;
		table_row(table);
		table_cell(table, report->titles[r], LOOK_PLAIN);
		table_add(table, report_count(report, arena_print(report->arena, "numbers-%d", r + 1), scenario->numbers, how));
		table_add(table, report_count(report, arena_print(report->arena, "assumptions-%d", r + 1),
		                              scenario->assumptions, how));
		table_add(table, report_count(report, arena_print(report->arena, "bare-%d", r + 1), scenario->bare_numbers,
		                              how));
	}
	report_put(report, table, report_word(report, W_REPORT_NUMBERS_TABLE), NULL, REPORT_NO_SOURCE);
}

/* --- what must be known --- */

static const char *named(struct report *report, enum finding_kind kind)
{
	const char **list = NULL;
	int count = 0, room = 0;
	for (int r = 0; r < report->count; r++) {
		int found;
		const struct finding *findings = findings_to_quote(report->arena, report->results[r], &found);
		for (int f = 0; f < found; f++) {
			if (findings[f].kind != kind)
				continue;
			const struct target *target = findings[f].altered ? findings[f].altered : findings[f].target->target;
			const struct target_result *own = result_target(report->results[r], target->id);
			const char *title = own ? view_target_title(report->arena, report->results[r], own, report->view)
			                        : view_target_no(report->arena, target);
			bool known = false;
			for (int i = 0; i < count; i++)
				known |= strcmp(list[i], title) == 0;
			if (!known)
				*ARENA_PUSH(report->arena, list, count, room) = title;
		}
	}
	return count ? report_list(report, list, count) : NULL;
}

static void note_if(struct report *report, enum word word, const char *what)
{
	if (what)
		report_note(report, word, what);
}

void report_scenarios(struct report *report)
{
	struct report_assumed assumed = report_assumed_of(report);
	report_chapter(report, "scenarios");
	lead(report);
	if (report->count > 1)
		differences_section(report, &assumed);
	if (assumed.rows.count > 0)
		values_section(report, &assumed);
	grounds_table(report);
	note_if(report, W_REPORT_OWN_NUMBERS, named(report, FINDING_OWN_NUMBER));
	note_if(report, W_REPORT_ALTERED, named(report, FINDING_TARGET_ALTERED));
	note_if(report, W_REPORT_REMOVED, named(report, FINDING_TARGET_REMOVED));
}
