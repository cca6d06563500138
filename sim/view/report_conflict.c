/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_conflict: which targets cannot hold together, each smallest set in a sentence: how that is known, what each
 * can come to while the others hold, and what of it would have to be given up; then the largest sets that can hold, by
 * which inputs. Sets of one target are told together, but for those that the part before has told. */
#include <math.h>
#include <stdlib.h>
#include "view/report_cells.h"
#include "view/report_entered.h"
#include "view/report_inputs.h"
#include "view/report_needs.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_solve_effects.h"
#include "view/view_target.h"

enum { MOVES_MOST = 3 };

static const char *title_of(const struct report_needing *needing, const struct conflict *conflict, int wish)
{
	return view_target_title(needing->report->arena, conflict->result, &conflict->before[wish], needing->report->view);
}

static const char *titles_of(const struct report_needing *needing, const struct conflict *conflict, const int *wishes,
                             int count)
{
	struct report *report = needing->report;
	const char *list = NULL, *last = NULL;
	for (int i = 0; i < count; i++) {
		if (last)
			list = list ? view_joined(report->arena, list, last, report->view) : last;
		last = report_text(report, W_REPORT_QUOTED, title_of(needing, conflict, wishes[i]));
	}
	return list ? report_text(report, W_CONFLICT_AND, list, last) : last ? last : "";
}

/* Inputs that move some target; `data`: those of them that nobody can steer. */
static int movable(const struct conflict *conflict, bool data)
{
	int count = 0;
	for (int g = 0; g < conflict->group_count; g++)
		for (int l = 0; l < conflict->groups[g].lever_count; l++)
			count += !data || !lever_is_steered(&conflict->question->levers->list[conflict->groups[g].levers[l]]);
	return count;
}

/* --- what cannot --- */

static struct prose ground(const struct report_needing *needing, const struct conflict_set *set, const char *id)
{
	struct report *report = needing->report;
	if (set->ground == CONFLICT_PROVED)
		return report_prose(report, W_REPORT_CONFLICT_PROVED);
	if (set->ground == CONFLICT_FIXED)
		return report_prose(report, W_REPORT_CONFLICT_FIXED);
	return report_prose(report, W_REPORT_CONFLICT_SEARCHED,
	                    evidence_fact(report, arena_print(report->arena, "%s-tried", id), (double)set->tried, 0,
	                                  report_prose(report, W_REPORT_HOW_TRIED)));
}

/* "GDP comes to 2136.4 at best with the others held, 4.5 % of its target short". */
static void say_margin(const struct report_needing *needing, const struct conflict_set *set, int w, const char *id)
{
	struct report *report = needing->report;
	const struct solve_wish *wish = &set->nearest->wishes[w];
	struct target_result reach = wish->after;
	reach.value = wish->reach;
	if (!isfinite(wish->reach) || !isfinite(wish->give_up_part) || !(wish->give_up_part > 0))
		return;
	int decimals = view_solve_decimals(&wish->before, &reach) + !target_counts_years(wish->before.target);
	const char *target = wish->before.target->id;
	struct cell best =
		report_wish_value(needing, &reach, decimals, arena_print(report->arena, "%s-reach-%s", id, target),
	                      W_REPORT_HOW_REACH);
	struct cell part = report_entered_cell(
		report, view_cell_percent(report->arena, 100 * wish->give_up_part, report->view),
		arena_print(report->arena, "%s-part-%s", id, target), report_prose(report, W_REPORT_HOW_GIVE_UP, best));
	document_item(report->document, "",
	              report_prose(report, W_REPORT_CONFLICT_MARGIN,
	                           view_target_title(report->arena, needing->result, &wish->before, report->view),
	                           report_unit_behind(needing, &wish->before.unit, prose_cell(report->arena, best)),
	                           report_asked(report, needing->result, &wish->before), part));
}

static void tell_set(const struct report_needing *needing, const struct conflict *conflict, int s)
{
	struct report *report = needing->report;
	const struct conflict_set *set = &conflict->sets[s];
	const char *id = report_id(report, "conflict", needing->result, arena_print(report->arena, "%d", s + 1));
	report_say(report, W_REPORT_CONFLICT_SET, titles_of(needing, conflict, set->wishes, set->count),
	           ground(needing, set, id));
	for (int w = 0; set->nearest && w < set->count; w++)
		say_margin(needing, set, w, id);
}

/* A missed target of which the part before told that it cannot be reached. */
static bool is_told(const struct report_needing *needing, const struct conflict *conflict, int wish)
{
	const struct report_answers *answers = &needing->report->answers[needing->scenario];
	for (int i = 0; i < answers->solve_count; i++)
		if (answers->solves[i]->wishes[0].before.target == conflict->before[wish].target)
			return true;
	return false;
}

static void tell_alone(const struct report_needing *needing, const struct conflict *conflict)
{
	struct report *report = needing->report;
	int *alone = ARENA_ARRAY(report->arena, conflict->set_count + 1, int), count = 0;
	for (int s = 0; s < conflict->set_count; s++)
		if (conflict->sets[s].count == 1 && !is_told(needing, conflict, conflict->sets[s].wishes[0]))
			alone[count++] = conflict->sets[s].wishes[0];
	if (count)
		report_say(report, count == 1 ? W_REPORT_CONFLICT_ALONE_ONE : W_REPORT_CONFLICT_ALONE,
		           titles_of(needing, conflict, alone, count));
}

/* --- what can --- */

struct move { int lever; double part; };

static int by_part(const void *a, const void *b)
{
	const struct move *one = a, *other = b;
	return one->part != other->part ? (one->part < other->part) - (one->part > other->part)
	                                : (one->lever > other->lever) - (one->lever < other->lever);
}

/* "Services: growth 6 -> 9.99, ... and 4 others"; empty: nothing moves. */
static struct prose moves_of(const struct report_needing *needing, const struct conflict *conflict, int h)
{
	struct report *report = needing->report;
	const struct conflict_held *held = &conflict->held[h];
	int n = conflict->question->levers->count, count = 0;
	struct move *moves = ARENA_ARRAY(report->arena, n + 1, struct move);
	const char *id = arena_print(report->arena, "held-%d", h + 1);
	for (int l = 0; l < n; l++) {
		double width = conflict->high[l] - conflict->low[l];
		double part = fabs(held->numbers[l] - conflict->now[l]) / (width > 0 ? width : 1);
		if (part > 1e-6)
			moves[count++] = (struct move){l, part};
	}
	if (count)
		qsort(moves, (size_t)count, sizeof *moves, by_part);
	struct prose all = prose_plain(report->arena, "");
	for (int i = 0; i < count && i < MOVES_MOST; i++) {
		const struct lever *lever = &conflict->question->levers->list[moves[i].lever];
		double then = held->numbers[moves[i].lever];
		struct cell cell = report_entered_cell(
			report, view_cell_as(view_figures(report->arena, then, 3, NULL), then),
			report_id(report, id, needing->result, lever->key),
			report_prose(report, W_REPORT_HOW_HELD, report->titles[needing->scenario], lever->key));
		struct prose one =
			report_prose(report, W_REPORT_CONFLICT_MOVE, report_input_name(report, needing->result, lever),
		                 report_lever_number(needing, lever, conflict->now[moves[i].lever], "now"),
		                 report_unit_behind(needing, &lever->input->unit, prose_cell(report->arena, cell)));
		all = i ? prose_join(report->arena, all, word_text(report->view->language, W_LIST_COMMA), one) : one;
	}
	if (count <= MOVES_MOST)
		return all;
	struct cell more = report_count(report, report_id(report, id, needing->result, "more"), count - MOVES_MOST,
	                                report_prose(report, W_REPORT_HOW_MORE_MOVES));
	return prose_join(report->arena, all, word_text(report->view->language, W_LIST_COMMA),
	                  report_prose(report, W_REPORT_CONFLICT_MORE, more));
}

static bool cannot_alone(const struct conflict *conflict, int wish)
{
	for (int s = 0; s < conflict->set_count; s++)
		if (conflict->sets[s].count == 1 && conflict->sets[s].wishes[0] == wish)
			return true;
	return false;
}

static void tell_held(const struct report_needing *needing, const struct conflict *conflict, int h)
{
	struct report *report = needing->report;
	const struct conflict_held *held = &conflict->held[h];
	int *left = ARENA_ARRAY(report->arena, held->without_count + 1, int), count = 0;
	for (int i = 0; i < held->without_count; i++)
		if (!cannot_alone(conflict, held->without[i]))
			left[count++] = held->without[i];
	struct prose moves = moves_of(needing, conflict, h);
	if (!count)
		return;
	document_item(report->document, "",
	              report_prose(report, *moves.text ? W_REPORT_CONFLICT_HELD : W_REPORT_CONFLICT_HELD_NOW,
	                           titles_of(needing, conflict, left, count), moves));
}

/* All targets can hold together, and yet one was found that no input reaches that can be steered. */
bool report_needs_data(const struct report *report, int s)
{
	const struct report_answers *answers = &report->answers[s];
	bool unreached = false;
	for (int i = 0; i < answers->solve_count; i++)
		unreached |= answers->solves[i]->answer == SOLVE_NO;
	return unreached && answers->conflict && !answers->conflict->set_count && movable(answers->conflict, true) > 0;
}

void report_conflict(const struct report_needing *needing, const struct conflict *conflict)
{
	struct report *report = needing->report;
	int several = 0;
	for (int s = 0; s < conflict->set_count; s++)
		several += conflict->sets[s].count > 1;
	struct cell inputs = report_count(report, report_id(report, "conflict", needing->result, "inputs"),
	                                  movable(conflict, false), report_prose(report, W_REPORT_HOW_MOVABLE));
	struct cell targets = report_count(report, report_id(report, "conflict", needing->result, "targets"),
	                                   conflict->question->wish_count, report_prose(report, W_REPORT_HOW_ASKED_OF));
	int data = movable(conflict, true);
	bool by_data = report_needs_data(report, needing->scenario);
	struct cell data_count = report_count(report, report_id(report, "conflict", needing->result, "data"), data,
	                                      report_prose(report, W_REPORT_HOW_DATA));
	if (!conflict->set_count && by_data)
		report_say(report, W_REPORT_CONFLICT_BY_DATA, targets, inputs, data_count);
	else if (!conflict->set_count)
		report_say(report, W_REPORT_CONFLICT_NONE, targets, inputs);
	if (several)
		report_say(report, W_REPORT_CONFLICT_SOME, targets, inputs,
		           report_count(report, report_id(report, "conflict", needing->result, "sets"), several,
		                        report_prose(report, W_REPORT_HOW_SETS)));
	for (int s = 0; s < conflict->set_count; s++)
		if (conflict->sets[s].count > 1)
			tell_set(needing, conflict, s);
	tell_alone(needing, conflict);
	if (data && (several || (!conflict->set_count && !by_data)))
		report_say(report, W_REPORT_CONFLICT_DATA, data_count);
	report_place(report, "conflict", NULL, needing->result->scenario->id);
	if (several)
		for (int h = 0; h < conflict->held_count; h++)
			tell_held(needing, conflict, h);
}
