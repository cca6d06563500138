/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_needs: what it would take, scenario by scenario: which missed targets can be reached within the ranges of the
 * inputs and by which change, the least there is; which cannot, how near one comes and what is in the way; and which
 * targets cannot be held together, how that is known, and what can. */
#include <math.h>
#include <stdlib.h>
#include "base/clean.h"
#include "view/report_cells.h"
#include "view/report_entered.h"
#include "view/report_inputs.h"
#include "view/report_needs.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_solve_effects.h"
#include "view/view_target.h"
#include "write/table.h"

enum {
	LEVERS_MOST = 6, /* of one target */
	LEVERS_FEW = 2,  /* of one target, where there are more than SAID_MOST scenarios */
	SAID_MOST = 3    /* scenarios whose changes are said beside the table */
};
static const double ROOM_TOLD = 0.05; /* what uses less of its room is counted, not listed */

/* What would be needed is no more exact than its range. */
static struct cell three_figures(struct arena *arena, double number)
{
	return view_cell_as(view_figures(arena, number, 3, NULL), number);
}

/* --- one target --- */

static const char *title_of(const struct report_needing *needing, const struct target_result *target)
{
	return view_target_title(needing->report->arena, needing->result, target, needing->report->view);
}

static int decimals_of(const struct solve_wish *wish)
{
	return view_solve_decimals(&wish->before, &wish->after) + !target_counts_years(wish->before.target);
}

static struct cell wish_now(const struct report_needing *needing, const struct solve_wish *wish, int decimals)
{
	return report_value(needing->report, needing->result, &needing->result->targets[wish->target], decimals);
}

static const char *wish_id(const struct report_needing *needing, const struct solve_wish *wish, const char *what)
{
	return report_id(needing->report, what, needing->result, wish->before.target->id);
}

static struct prose with_lever_unit(const struct report_needing *needing, const struct unit *unit, struct cell cell)
{
	return report_unit_behind(needing, unit, prose_cell(needing->report->arena, cell));
}

static struct prose with_unit(const struct report_needing *needing, struct cell cell,
                              const struct target_result *target)
{
	return report_unit_behind(needing, &target->unit, prose_cell(needing->report->arena, cell));
}

/* Those that use most of their room first. */
static int by_room(const void *a, const void *b)
{
	const struct solve_lever *one = *(const struct solve_lever *const *)a,
							 *other = *(const struct solve_lever *const *)b;
	double x = isnan(one->room) ? 2 : one->room, y = isnan(other->room) ? 2 : other->room;
	return x != y ? (x < y) - (x > y) : (one > other) - (one < other);
}

static const struct solve_lever **ordered(struct arena *arena, const struct solve *solve)
{
	int count = solve->question->levers->count;
	const struct solve_lever **order = ARENA_ARRAY(arena, count + 1, const struct solve_lever *);
	for (int i = 0; i < count; i++)
		order[i] = &solve->levers[i];
	qsort(order, (size_t)count, sizeof *order, by_room);
	return order;
}

static void lever_row(const struct report_needing *needing, struct table *table, const struct solve_wish *wish,
                      const struct solve_lever *of)
{
	struct report *report = needing->report;
	const struct lever *lever = of->lever;
	const char *target = title_of(needing, &wish->before), *name = report_input_name(report, needing->result, lever);
	struct prose how = report_prose(report, W_REPORT_HOW_NEED, report->titles[needing->scenario], target, lever->key);
	const char *id = arena_print(report->arena, "%s-%s", wish->before.target->id, lever->key);
	table_row(table);
	const char *unit = view_unit(report->arena, of->unit, report->view);
	table_cell(table, *unit ? view_say(report->arena, report->view, W_WITH_REASON, name, unit) : name, LOOK_PLAIN);
	table_add(table, report_lever_number(needing, lever, of->now, "now"));
	table_add(table, report_entered_cell(report, three_figures(report->arena, of->then),
	                                     report_id(report, "need", needing->result, id), how));
	table_add(table, report_lever_number(needing, lever, of->low, "low"));
	table_add(table, report_lever_number(needing, lever, of->high, "high"));
	if (isnan(of->room))
		table_cell(table, "-", LOOK_PLAIN);
	else
		table_add(table, evidence_fact(report, report_id(report, "room", needing->result, id), 100 * of->room, 0, how));
	table_cell(table, report_input_source(report, needing->result, lever), LOOK_PLAIN);
}

static void lever_rows(const struct report_needing *needing, struct table *table, const struct solve *solve)
{
	const struct solve_lever **order = ordered(needing->report->arena, solve);
	int told = 0, most = needing->report->count > SAID_MOST ? LEVERS_FEW : LEVERS_MOST;
	table_line(table, title_of(needing, &solve->wishes[0].before), LOOK_BOLD, false);
	for (int i = 0; i < solve->question->levers->count && told < most; i++)
		if (!told || !(order[i]->room < ROOM_TOLD))
			lever_row(needing, table, &solve->wishes[0], order[i]), told++;
}

/* --- those that can be reached --- */

/* "GDP 1992 -> 2238": what it is and what it comes to by the change. */
static void say_reached(const struct report_needing *needing, const struct solve *solve)
{
	struct report *report = needing->report;
	const struct solve_wish *wish = &solve->wishes[0];
	const struct solve_lever **order = ordered(report->arena, solve);
	const struct lever *lever = order[0]->lever;
	int decimals = view_solve_decimals(&wish->before, &wish->after);
	const struct target_result *target = &needing->result->targets[wish->target];
	struct prose how = report_prose(report, W_REPORT_HOW_NEED, report->titles[needing->scenario],
	                                title_of(needing, target), lever->key);
	const char *id = arena_print(report->arena, "%s-%s", wish->before.target->id, lever->key);
	struct cell then = report_entered_cell(report, three_figures(report->arena, order[0]->then),
	                                       report_id(report, "need", needing->result, id), how);
	document_item(report->document, "",
	              report_prose(report, W_REPORT_NEEDS_REACHED, title_of(needing, target),
	                           with_unit(needing, wish_now(needing, wish, decimals), target),
	                           report_asked(report, needing->result, target),
	                           report_input_name(report, needing->result, lever),
	                           report_lever_number(needing, lever, order[0]->now, "now"), then,
	                           view_unit_label(report->arena, order[0]->unit, true, report->view),
	                           report_input_source(report, needing->result, lever)));
}

static void tell_reached(const struct report_needing *needing, int reached)
{
	struct report *report = needing->report;
	enum language language = report->view->language;
	const struct table_column columns[] = {{word_text(language, W_SOLVE_INPUT), SIDE_LEFT, 0, 0, false},
	                                       {word_text(language, W_SOLVE_NOW), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_SOLVE_NEEDED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_REPORT_LOWEST), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_REPORT_HIGHEST), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_REPORT_ROOM), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_REPORT_BASIS), SIDE_LEFT, 2, 0, false}};
	const struct report_answers *answers = &report->answers[needing->scenario];
	struct table *table = table_begin(report->arena, columns, 7);
	if (!reached)
		return;
	for (int i = 0; i < answers->solve_count; i++)
		if (answers->solves[i]->answer == SOLVE_YES) {
			if (report->count <= SAID_MOST)
				say_reached(needing, answers->solves[i]);
			lever_rows(needing, table, answers->solves[i]);
		}
	report_put(report, table, report_text(report, W_REPORT_NEEDS_TABLE, report->titles[needing->scenario]), NULL,
	           report_prose(report, W_REPORT_NEEDS_NOTE));
}

/* --- those that cannot --- */

static struct prose stops_of(const struct report_needing *needing, const struct solve *solve)
{
	struct report *report = needing->report;
	struct prose all = prose_plain(report->arena, "");
	for (int i = 0; i < solve->question->levers->count; i++) {
		const struct solve_lever *of = &solve->levers[i];
		if (!of->stops)
			continue;
		struct prose one = report_prose(report, of->at_low ? W_REPORT_STOP_LOW : W_REPORT_STOP_HIGH,
		                                report_input_name(report, needing->result, of->lever),
		                                with_lever_unit(needing, of->unit,
		                                                report_lever_number(needing, of->lever,
		                                                                    of->at_low ? of->low : of->high,
		                                                                    of->at_low ? "low" : "high")));
		all = *all.text ? prose_join(report->arena, all, word_text(report->view->language, W_LIST_COMMA), one) : one;
	}
	return all;
}

/* What one input alone would have to be, beyond its range. */
static void say_beyond(const struct report_needing *needing, const struct solve *solve)
{
	struct report *report = needing->report;
	for (int i = 0; i < solve->question->levers->count; i++) {
		const struct solve_lever *of = &solve->levers[i];
		if (!of->stops || isnan(of->beyond))
			continue;
		const char *id = arena_print(report->arena, "%s-%s", solve->wishes[0].before.target->id, of->lever->key);
		struct prose how = report_prose(report, W_REPORT_HOW_BEYOND, report->titles[needing->scenario],
		                                title_of(needing, &solve->wishes[0].before), of->lever->key);
		struct cell beyond = report_entered_cell(report, three_figures(report->arena, of->beyond),
		                                         report_id(report, "beyond", needing->result, id), how);
		report_say(report, W_REPORT_NEEDS_BEYOND, report_input_name(report, needing->result, of->lever),
		           with_lever_unit(needing, of->unit, beyond), report_lever_number(needing, of->lever, of->low, "low"),
		           with_lever_unit(needing, of->unit, report_lever_number(needing, of->lever, of->high, "high")),
		           title_of(needing, &solve->wishes[0].before));
		return;
	}
}

static void say_unreached(const struct report_needing *needing, const struct solve *solve)
{
	struct report *report = needing->report;
	const struct solve_wish *wish = &solve->wishes[0];
	const struct target_result *target = &needing->result->targets[wish->target];
	int decimals = decimals_of(wish);
	struct prose stops = stops_of(needing, solve);
	struct cell now = wish_now(needing, wish, decimals - !target_counts_years(wish->before.target));
	struct cell best =
		report_wish_value(needing, &wish->after, decimals, wish_id(needing, wish, "best"), W_REPORT_HOW_BEST);
	document_item(report->document, "",
	              report_prose(report, *stops.text ? W_REPORT_NEEDS_UNREACHED_STOPS : W_REPORT_NEEDS_UNREACHED,
	                           title_of(needing, target), with_unit(needing, best, target),
	                           report_asked(report, needing->result, target),
	                           with_unit(needing, now, target), stops));
}

static void tell_unreached(const struct report_needing *needing)
{
	struct report *report = needing->report;
	const struct report_answers *answers = &report->answers[needing->scenario];
	const char *unmoved = NULL;
	for (int i = 0; i < answers->solve_count; i++) {
		const struct solve *solve = answers->solves[i];
		if (solve->answer != SOLVE_NO)
			continue;
		if (solve->wishes[0].unmoved) {
			const char *title = title_of(needing, &solve->wishes[0].before);
			unmoved = unmoved ? view_joined(report->arena, unmoved, title, report->view) : title;
			continue;
		}
		say_unreached(needing, solve);
		say_beyond(needing, solve);
	}
	if (unmoved)
		report_say(report, W_REPORT_NEEDS_UNMOVED, unmoved);
}

/* --- all of it --- */

static void tell_solves(const struct report_needing *needing)
{
	struct report *report = needing->report;
	const struct report_answers *answers = &report->answers[needing->scenario];
	int reached = 0, unreached = 0;
	for (int i = 0; i < answers->solve_count; i++) {
		reached += answers->solves[i]->answer == SOLVE_YES;
		unreached += answers->solves[i]->answer == SOLVE_NO;
	}
	if (reached + unreached == 0)
		return;
	struct prose how = report_prose(report, W_REPORT_HOW_SOLVED, report->titles[needing->scenario]);
	const struct result *result = needing->result;
	report_say(report,
	           unreached == 0 ? W_REPORT_NEEDS_LEAD_ALL : reached == 0 ? W_REPORT_NEEDS_LEAD_NONE : W_REPORT_NEEDS_LEAD,
	           report->titles[needing->scenario],
	           report_count(report, report_id(report, "needs", result, "all"), reached + unreached, how),
	           report_count(report, report_id(report, "needs", result, "reached"), reached, how),
	           report_count(report, report_id(report, "needs", result, "unreached"), unreached, how));
	if (reached && report->count <= SAID_MOST)
		report_say(report, W_REPORT_NEEDS_MOST);
	tell_reached(needing, reached);
	tell_unreached(needing);
}

static bool has_needs(const struct report *report, int s)
{
	const struct report_answers *answers = report->answers ? &report->answers[s] : NULL;
	bool any = answers && answers->conflict;
	for (int i = 0; answers && i < answers->solve_count; i++)
		any |= answers->solves[i]->answer != SOLVE_HOLDS;
	return any;
}

void report_needs(struct report *report)
{
	bool begun = false;
	for (int s = 0; s < report->count; s++) {
		if (!has_needs(report, s))
			continue;
		if (!begun)
			report_chapter(report, "needs");
		begun = true;
		const struct report_needing needing = {report, report->results[s], s};
		if (report->count > 1)
			report_section(report, 2, report->titles[s],
			               arena_print(report->arena, "needs-%s", report->results[s]->scenario->id));
		tell_solves(&needing);
		if (report->answers[s].conflict)
			report_conflict(&needing, report->answers[s].conflict);
	}
}
