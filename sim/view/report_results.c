/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_results: how many targets are met, then group by group a finding, a picture and the numbers (report_group),
 * and at the end the main results that no target is about. What the model decides and what a scenario states itself
 * are never counted together. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/score.h"
#include "ask/standing.h"
#include "view/report_cells.h"
#include "view/report_group.h"
#include "view/report_leads.h"
#include "view/report_stated.h"
#include "view/report_table.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "write/table.h"

/* --- how many are met --- */

enum { LED_ONE_BY_ONE = 3 };

static struct cell count_of(struct report *report, int r, const char *what, int count, enum word how)
{
	return report_count(report, arena_print(report->arena, "%s-%d", what, r + 1), count,
	                    report_prose(report, how, report->titles[r]));
}

static void scores_table(struct report *report)
{
	struct table_column columns[] = {{report_word(report, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_REPORT_DECIDED), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_DECIDED_MET), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_DECIDED_BINDING), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_BINDING_MET), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_STATED), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_UNASSESSED), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 7);
	for (int r = 0; r < report->count; r++) {
		struct score score = score_of(report->results[r]);
		table_row(table);
		table_cell(table, report->titles[r], LOOK_PLAIN);
		table_add(table, count_of(report, r, "decided", score.decided, W_REPORT_HOW_SCORE));
		table_add(table, count_of(report, r, "met", score.met, W_REPORT_HOW_SCORE));
		table_add(table, count_of(report, r, "binding", score.binding_decided, W_REPORT_HOW_SCORE_BINDING));
		table_add(table, count_of(report, r, "binding-met", score.binding_met, W_REPORT_HOW_SCORE_BINDING));
		table_add(table, count_of(report, r, "stated", score.stated, W_REPORT_HOW_SCORE_STATED));
		table_add(table, count_of(report, r, "unassessed", score.unassessed, W_REPORT_HOW_SCORE_UNASSESSED));
	}
	report_put(report, table, report_word(report, W_REPORT_SCORE_TABLE), report_word(report, W_REPORT_COUNT_UNIT),
	           report_prose(report, W_REPORT_SCORE_NOTE));
}

/* Of many scenarios the one that meets most of what the model decides there; the table tells of the others. */
static bool lead_best(struct report *report)
{
	int best = -1, decided = 0;
	double most = -1;
	for (int r = 0; r < report->count; r++) {
		struct score score = score_of(report->results[r]);
		double part = score.decided ? (double)score.met / score.decided : -1;
		decided += score.decided > 0;
		if (part > most)
			best = r, most = part;
	}
	if (report->count <= LED_ONE_BY_ONE || best < 0 || decided < 2)
		return false;
	struct score score = score_of(report->results[best]);
	report_say(report, W_REPORT_SCORES_BEST, report->titles[best],
	           count_of(report, best, "met", score.met, W_REPORT_HOW_SCORE),
	           count_of(report, best, "decided", score.decided, W_REPORT_HOW_SCORE));
	return true;
}

static void lead_each(struct report *report)
{
	struct prose all = {.text = NULL};
	for (int r = 0; r < report->count; r++) {
		struct score score = score_of(report->results[r]);
		if (score.decided == 0)
			continue;
		struct prose one = report_prose(report, all.text ? W_REPORT_SCORE_NEXT : W_REPORT_SCORE_ONE, report->titles[r],
		                                count_of(report, r, "met", score.met, W_REPORT_HOW_SCORE),
		                                count_of(report, r, "decided", score.decided, W_REPORT_HOW_SCORE));
		all = all.text ? prose_join(report->arena, all, report_word(report, W_LIST_SEMICOLON), one) : one;
	}
	if (all.text)
		report_say(report, W_REPORT_SCORES, all);
	else
		report_say(report, W_REPORT_SCORES_NONE);
}

void report_scores_said(struct report *report)
{
	if (!lead_best(report))
		lead_each(report);
}

static void lead(struct report *report)
{
	report_scores_said(report);
	if (report->count > 1)
		report_place(report, "heatmap", NULL, NULL);
	else
		report_place(report, "bullets", NULL, NULL);
	scores_table(report);
}

/* --- what no target is about --- */

static bool is_other(const struct result *result, int variable, int element)
{
	unsigned flags = result->program->variables[variable].flags;
	return flags & MAIN && !(flags & HIDDEN) && !standing_covers(result, variable, element) &&
	       !standing_repeats(result, variable) &&
	       strcmp(result->program->variables[variable].name, "gap_to_unlimited") != 0 &&
	       !(result->program->variables[variable].set == SECTORS && result->scenario->sector_count == 1);
}

static int decimals_of(const struct report *report, const char *name)
{
	struct view_digits digits = {.unit = NULL};
	for (int r = 0; r < report->count; r++) {
		const struct result *result = report->results[r];
		int element, variable = program_find(result->program, name, &element);
		if (variable < 0)
			continue;
		digits.unit = &result->program->variables[variable].unit;
		digits.assumed |= level_is_assumed(result, variable);
		view_digits_see(&digits, result_value(result, variable, element, result->base_year));
		view_digits_see(&digits, result_value(result, variable, element, view_target_year(result)));
	}
	return view_digits(&digits);
}

static void other_row(struct report *report, struct table *table, const struct result *owner, int variable,
                      int element, struct report_block block)
{
	const char *name = program_element_name(report->arena, owner->program, variable, element);
	int decimals = decimals_of(report, name);
	table_row(table);
	table_cell(table, view_variable_title(report->arena, owner, variable, element, report->view), LOOK_PLAIN);
	table_cell(table, view_unit(report->arena, &owner->program->variables[variable].unit, report->view), LOOK_PLAIN);
	table_add(table, evidence_value(report, owner, variable, element, owner->base_year, decimals));
	for (int r = block.from; r < block.to; r++) {
		const struct result *result = report->results[r];
		int at, own = program_find(result->program, name, &at);
		table_add(table, own < 0 ? (struct cell){.text = "-"}
		                         : evidence_value(report, result, own, at, view_target_year(result), decimals));
	}
}

/* The first scenario that has a variable of that name. */
static bool is_first(const struct report *report, int r, const char *name)
{
	for (int before = 0; before < r; before++) {
		int element, variable = program_find(report->results[before]->program, name, &element);
		if (variable >= 0 && is_other(report->results[before], variable, element))
			return false;
	}
	return true;
}

static void other_rows(struct report *report, struct table *table, struct report_block block)
{
	for (int r = 0; r < report->count; r++) {
		const struct result *result = report->results[r];
		for (int v = 0; v < result->program->variable_count; v++)
			for (int e = view_first(result, v); e < view_end(result, v); e++)
				if (is_other(result, v, e) &&
				    is_first(report, r, program_element_name(report->arena, result->program, v, e)))
					other_row(report, table, result, v, e, block);
	}
}

static void others(struct report *report)
{
	enum { LEFT = 34, CELLS = 8 };
	const struct result *first = report->results[0];
	bool said = false;
	for (struct report_block block = report_block(report, 0, LEFT, CELLS); block.from < report->count;
	     block = report_block(report, block.to, LEFT, CELLS)) {
		struct table_column left[] = {
			{report_word(report, W_COLUMN_INDICATOR), SIDE_LEFT, 0, 0, false},
			{report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false},
			{report_year(report, first->base_year), SIDE_RIGHT, 2, 0, false}};
		struct table *table = table_begin(report->arena, left, 3);
		report_columns(report, table, block);
		other_rows(report, table, block);
		if (table->row_count && !said) {
			report_section(report, 2, report_word(report, W_REPORT_OTHER_RESULTS), "results-others");
			report_say(report, W_REPORT_OTHER_LEAD);
			report_place(report, "stack", NULL, NULL);
			said = true;
		}
		report_captioned(report, table, block,
		                 report_text(report, W_REPORT_OTHER_TABLE, report_year(report, view_target_year(first))), NULL,
		                 REPORT_NO_SOURCE);
	}
}

/* Those of which the model decides none stand together. */
static void stated(struct report *report, const struct report_goals *goals)
{
	struct report_goal *list = ARENA_ARRAY(report->arena, goals->count + 1, struct report_goal);
	int count = 0;
	for (int i = 0, next; i < goals->count; i = next) {
		int decided = 0;
		for (next = i; next < goals->count && report_same_group(&goals->list[i], &goals->list[next]); next++)
			decided += goals->list[next].decided > 0;
		for (int j = i; j < next && decided == 0; j++)
			list[count++] = goals->list[j];
	}
	int all = report_stated_count(list, count);
	if (all == 0)
		return;
	report_section(report, 2, report_word(report, W_REPORT_STATED_SECTION), "results-stated");
	report_say(report, report_plural(all, W_REPORT_STATED_SECTION_LEAD_ONE, W_REPORT_STATED_SECTION_LEAD),
	           report_count(report, "stated-apart", all, report_prose(report, W_REPORT_HOW_GROUP_STATED)));
	report_stated_said(report, list, count, "apart");
	report_stated_as_asked(report, list, count, "apart");
	report_stated_picture(report, list, count);
	report_stated_table(report, list, count, report_word(report, W_REPORT_STATED_TABLE_ALL));
}

void report_results(struct report *report)
{
	struct report_goals goals = report_goals(report);
	report_chapter(report, "results");
	if (goals.count > 0)
		lead(report);
	for (int i = 0, next; i < goals.count; i = next) {
		for (next = i + 1; next < goals.count && report_same_group(&goals.list[i], &goals.list[next]); next++)
			;
		report_group(report, &goals.list[i], next - i);
	}
	stated(report, &goals);
	others(report);
}
