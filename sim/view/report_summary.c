/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_summary: the first page: which scenarios meet the binding targets that the model decides, in what their inputs
 * differ, what the targets that matter most come to, what limits cost, how likely it all is, and which targets cannot
 * hold together. Every number is one of a later chapter. What a scenario states itself is counted apart. */
#include <math.h>
#include <string.h>
#include "ask/score.h"
#include "view/report_assumed.h"
#include "view/report_cells.h"
#include "view/report_costs.h"
#include "view/report_entered.h"
#include "view/report_inputs.h"
#include "view/report_leads.h"
#include "view/report_needs.h"
#include "view/report_table.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "write/table.h"

enum { INPUTS_MOST = 4, KEY_MOST = 5, BESIDE_MOST = 3 /* targets that scores stand beside */ };

/* --- who meets what binds --- */

/* Of plans that bind to nothing, how many targets of any kind are met. */
static void binding(struct report *report)
{
	bool *all = ARENA_ARRAY(report->arena, report->count + 1, bool);
	bool *some = ARENA_ARRAY(report->arena, report->count + 1, bool);
	int good = 0, bad = 0;
	for (int r = 0; r < report->count; r++) {
		struct score score = score_of(report->results[r]);
		all[r] = score.binding_decided > 0 && score.binding_met == score.binding_decided;
		some[r] = score.binding_decided > 0 && !all[r];
		good += all[r], bad += some[r];
	}
	if (good && bad)
		report_say(report, W_FIRST_PAGE_BINDING_SOME, report_titles(report, all), report_titles(report, some));
	else if (good)
		report_say(report, W_FIRST_PAGE_BINDING_ALL, report_titles(report, all));
	else if (bad)
		report_say(report, W_FIRST_PAGE_BINDING_NONE, report_titles(report, some));
	else
		report_scores_said(report);
}

/* How many binding targets there are, and how many of them the model decides; a headline of two of eight says so. */
static void binding_counted(struct report *report, const struct report_goals *goals)
{
	int all = 0, decided = 0, stated = 0, missed = 0;
	for (int i = 0; i < goals->count; i++) {
		const struct report_goal *goal = &goals->list[i];
		if (!goal->model->target->binding || goal->model->target->withdrawn)
			continue;
		bool only_stated = goal->assessed && !goal->decided, misses = false;
		for (int r = 0; only_stated && r < report->count; r++)
			misses |= goal->own[r] && goal->own[r]->verdict == VERDICT_MISSED;
		all++, decided += goal->decided > 0, stated += only_stated, missed += misses;
	}
	if (decided == 0 || decided == all)
		return;
	struct prose how = report_prose(report, W_FIRST_PAGE_HOW_BINDING);
	report_say(report, W_FIRST_PAGE_BINDING_COUNTED, report_count(report, "first-binding", all, how),
	           report_count(report, "first-binding-decided", decided, how),
	           report_count(report, "first-binding-stated", stated, how),
	           report_count(report, "first-binding-stated-missed", missed, how),
	           report_count(report, "first-binding-unassessed", all - decided - stated, how));
}

/* --- in what they differ --- */

static const char *input_title(struct report *report, const struct difference *row)
{
	for (int r = 0; r < report->count; r++) {
		const struct assumption *fact = row->facts[r];
		if (!fact || !fact->input || !fact->value)
			continue;
		const struct lever lever = {.key = row->key, .input = fact->input, .value = fact->value,
		                            .move_count = row->inputs > 1 ? row->inputs : 1};
		return report_input_name(report, report->results[r], &lever);
	}
	return NULL;
}

static void differing(struct report *report)
{
	struct report_assumed assumed = report->count > 1 ? report_assumed_of(report) : (struct report_assumed){0};
	const char *list[INPUTS_MOST];
	int count = 0;
	for (int i = 0; i < assumed.rows.count && count < INPUTS_MOST; i++) {
		const char *title = input_title(report, &assumed.rows.list[i]);
		bool known = false;
		for (int k = 0; title && k < count; k++)
			known |= strcmp(list[k], title) == 0;
		if (title && !known)
			list[count++] = report_text(report, W_REPORT_QUOTED, title);
	}
	if (count)
		report_say(report, assumed.rows.count > count ? W_FIRST_PAGE_DIFFER_FIRST : W_FIRST_PAGE_DIFFER,
		           report_list(report, list, count));
}

/* --- a row for each scenario --- */

static struct cell of_count(struct report *report, int r, const char *what, int count, enum word how)
{
	return report_count(report, arena_print(report->arena, "%s-%d", what, r + 1), count,
	                    report_prose(report, how, report->titles[r]));
}

static struct cell joint(struct report *report, int r)
{
	const struct ensemble *of = report->view->ensembles ? report->view->ensembles[r] : NULL;
	if (!of || !of->uncertainty->count || of->binding_decided < 1)
		return (struct cell){.text = "-"};
	struct prose what = report_prose(report, W_REPORT_HOW_BINDING, report->titles[r]);
	return report_chance(report, ensemble_chance_decided(of, true),
	                     report_id(report, "chance", report->results[r], "binding"), what);
}

static bool has_odds(const struct report *report, int r)
{
	return report->view->ensembles && report->view->ensembles[r]->uncertainty->count &&
	       report->view->ensembles[r]->binding_decided > 0;
}

static bool any_odds(const struct report *report)
{
	for (int r = 0; r < report->count; r++)
		if (has_odds(report, r))
			return true;
	return false;
}

/* The likeliest and the least likely; where their odds print alike, one. */
static void odds(struct report *report)
{
	int best = -1, worst = -1;
	for (int r = 0; r < report->count; r++) {
		if (!has_odds(report, r))
			continue;
		double odds = chance_value(ensemble_chance_decided(report->view->ensembles[r], true));
		if (best < 0 || odds > chance_value(ensemble_chance_decided(report->view->ensembles[best], true)))
			best = r;
		if (worst < 0 || odds < chance_value(ensemble_chance_decided(report->view->ensembles[worst], true)))
			worst = r;
	}
	if (best < 0)
		return;
	struct cell high = joint(report, best), low = joint(report, worst);
	if (strcmp(high.text, low.text) == 0)
		report_say(report, W_FIRST_PAGE_ODDS_ONE, report->titles[best], high);
	else
		report_say(report, W_FIRST_PAGE_ODDS, report->titles[best], high, report->titles[worst], low);
}

/* --- the targets that matter most --- */

/* Binding ones, and the first of the plan, that the model decides in some scenario. */
static int key_goals(const struct report_goals *goals, const struct report_goal *keys[KEY_MOST])
{
	const struct report_goal *first = NULL;
	int count = 0;
	for (int i = 0; i < goals->count; i++) {
		const struct report_goal *goal = &goals->list[i];
		if (goal->decided == 0 || goal->model->target->withdrawn)
			continue;
		if (!first)
			keys[count++] = first = goal;
		else if (goal->model->target->binding && count < KEY_MOST)
			keys[count++] = goal;
	}
	return count;
}

static struct cell key_cell(struct report *report, const struct report_goal *goal, int r)
{
	if (!goal->own[r] || goal->own[r]->verdict == VERDICT_NOT_ASSESSABLE)
		return (struct cell){.text = "-"};
	struct cell cell = report_value(report, report->results[r], goal->own[r], goal->decimals);
	cell.mark = view_mark_of(goal->own[r], report->view);
	cell.look = view_mark_look(goal->own[r]->verdict);
	return cell;
}

/* What the scores of a row say: how many targets the model decides, and how many of these are met; of those that bind,
 * where any does. */
struct scores { bool binding, odds; };

static struct scores scores_of(const struct report *report)
{
	struct scores scores = {false, any_odds(report)};
	for (int r = 0; r < report->count; r++)
		scores.binding |= score_of(report->results[r]).binding_decided > 0;
	return scores;
}

static void score_columns(struct report *report, struct table *table, struct scores scores)
{
	const enum word words[] = {W_REPORT_DECIDED, W_REPORT_DECIDED_MET, W_REPORT_BINDING_MET, W_FIRST_PAGE_JOINT};
	const bool shown[] = {true, true, scores.binding, scores.odds};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (shown[i])
			table_column(table, (struct table_column){report_word(report, words[i]), SIDE_RIGHT, 2, 0, false});
}

static void score_cells(struct report *report, struct table *table, int r, struct scores scores)
{
	struct score score = score_of(report->results[r]);
	table_add(table, of_count(report, r, "decided", score.decided, W_REPORT_HOW_SCORE));
	table_add(table, of_count(report, r, "met", score.met, W_REPORT_HOW_SCORE));
	if (scores.binding)
		table_add(table, of_count(report, r, "binding-met", score.binding_met, W_REPORT_HOW_SCORE_BINDING));
	if (scores.odds)
		table_add(table, joint(report, r));
}

/* Targets across, scenarios down: as many of them as there may be. The first row says what is asked for. Scores stand
 * behind the targets, or, where these are many, in a table of their own. */
static void keys_table(struct report *report, const struct report_goal *const *keys, int count, bool scored)
{
	const struct table_column left = {report_word(report, W_COLUMN_SCENARIO), SIDE_LEFT, 0, 0, false};
	struct table *table = table_begin(report->arena, &left, 1);
	struct scores scores = scores_of(report);
	for (int k = 0; k < count; k++) {
		const char *title = report_goal_title(report, keys[k]), *unit = report_goal_unit(report, keys[k]);
		table_column(table, (struct table_column){*unit ? report_text(report, W_WITH_REASON, title, unit) : title,
		                                          SIDE_RIGHT, 2, 0, false});
	}
	if (scored)
		score_columns(report, table, scores);
	if (count) {
		table_row(table);
		table_cell(table, report_word(report, W_COLUMN_TARGET), LOOK_PLAIN);
	}
	for (int k = 0; k < count; k++)
		table_add(table, report_asked(report, keys[k]->owner, keys[k]->model));
	for (int r = 0; r < report->count; r++) {
		table_row(table);
		table_cell(table, report->titles[r], LOOK_PLAIN);
		for (int k = 0; k < count; k++)
			table_add(table, key_cell(report, keys[k], r));
		if (scored)
			score_cells(report, table, r, scores);
	}
	report_put(report, table, report_word(report, count ? W_FIRST_PAGE_KEYS : W_FIRST_PAGE_SCORES), NULL,
	           !scored ? REPORT_NO_SOURCE
	                   : report_prose(report, scores.odds ? W_FIRST_PAGE_SCORES_NOTE_ODDS : W_FIRST_PAGE_SCORES_NOTE));
}

static void tables(struct report *report, const struct report_goal *const *keys, int count)
{
	bool apart = count > BESIDE_MOST;
	if (apart)
		keys_table(report, keys, count, false);
	keys_table(report, keys, apart ? 0 : count, true);
}

/* Of a target that some scenarios miss: which of them misses it most, and by how much. */
static void farthest(struct report *report, const struct report_goal *goal)
{
	int worst = -1, missed = 0, assessed = 0;
	for (int r = 0; r < report->count; r++) {
		const struct target_result *own = goal->own[r];
		if (!own || own->verdict == VERDICT_NOT_ASSESSABLE || !isfinite(own->gap))
			continue;
		assessed++;
		if (own->verdict != VERDICT_MISSED || own->not_before > 0)
			continue;
		missed++;
		if (worst < 0 || own->gap < goal->own[worst]->gap)
			worst = r;
	}
	if (worst < 0)
		return;
	struct prose how = report_prose(report, W_FIRST_PAGE_HOW_MISSED, report_goal_title(report, goal));
	const char *id = goal->model->target->id;
	report_say(report, W_FIRST_PAGE_FARTHEST, report_goal_title(report, goal),
	           report_count(report, arena_print(report->arena, "missing-%s", id), missed, how),
	           report_count(report, arena_print(report->arena, "assessing-%s", id), assessed, how),
	           report->titles[worst], report_valued(report, goal, worst),
	           report_year(report, goal->own[worst]->target->year), report_short_said(report, goal, worst),
	           report_asked_said(report, report->results[worst], goal->own[worst], report_goal_unit(report, goal)));
}

/* --- what it costs, and what excludes what --- */

static void costs(struct report *report)
{
	for (int r = 0; r < report->count; r++) {
		const struct result *result = report->results[r];
		if (!result->unlimited || !(fabs(result->gap_to_unlimited) >= 0.005))
			continue;
		int from = report->document->count;
		report_cost_said(report, r, view_target_year(result));
		for (int i = from; i < report->document->count; i++) {
			report->document->blocks[i].kind = BLOCK_ITEM;
			report->document->blocks[i].lead = report->titles[r];
		}
	}
}

static const char *set_said(struct report *report, const struct conflict *conflict, const struct conflict_set *set)
{
	const char **list = ARENA_ARRAY(report->arena, set->count + 1, const char *);
	for (int i = 0; i < set->count; i++)
		list[i] = report_text(report, W_REPORT_QUOTED,
		                      view_target_title(report->arena, conflict->result, &conflict->before[set->wishes[i]],
		                                        report->view));
	return report_list(report, list, set->count);
}

static void conflicts(struct report *report)
{
	bool *free = ARENA_ARRAY(report->arena, report->count + 1, bool);
	bool *by_data = ARENA_ARRAY(report->arena, report->count + 1, bool);
	int free_count = 0, by_data_count = 0;
	for (int r = 0; r < report->count; r++) {
		const struct conflict *conflict = report->answers ? report->answers[r].conflict : NULL;
		const struct conflict_set *first = NULL;
		for (int s = 0; conflict && s < conflict->set_count; s++)
			if (!first && conflict->sets[s].count > 1)
				first = &conflict->sets[s];
		if (first)
			report_say(report, W_FIRST_PAGE_CONFLICT, report->titles[r], set_said(report, conflict, first));
		by_data[r] = conflict && report_needs_data(report, r);
		free[r] = conflict && conflict->set_count == 0 && !by_data[r];
		free_count += free[r], by_data_count += by_data[r];
	}
	if (free_count)
		report_say(report, W_FIRST_PAGE_NO_CONFLICT, report_titles(report, free));
	if (by_data_count)
		report_say(report, W_FIRST_PAGE_BY_DATA, report_titles(report, by_data));
}

void report_summary(struct report *report)
{
	const struct report_goal *keys[KEY_MOST];
	report_chapter(report, "summary");
	const struct report_goals goals = report_goals(report);
	int count = key_goals(&goals, keys);
	binding(report);
	binding_counted(report, &goals);
	tables(report, keys, count);
	differing(report);
	for (int k = 0; k < count; k++)
		farthest(report, keys[k]);
	costs(report);
	odds(report);
	conflicts(report);
	report_progress_said(report, keys, count);
	report_audit_said(report);
}
