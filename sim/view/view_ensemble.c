/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble: how the targets' measures are spread, scenario under scenario, and how likely each target is; then
 * targets together, since odds read one by one mislead; what bound where a target was missed; and what all of it
 * rests on. Targets that no draw touches are counted, not listed. */
#include <math.h>
#include <string.h>
#include "ask/range.h"
#include "ask/reach.h"
#include "view/odds.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_ensemble_asked.h"
#include "view/view_ensemble_bounds.h"
#include "view/view_ensemble_data.h"
#include "view/view_ensemble_facts.h"
#include "view/view_ensemble_overshot.h"
#include "view/view_ensemble_prices.h"
#include "view/view_ensemble_together.h"
#include "view/view_held.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/table.h"
#include "write/writer.h"

/* --- the spread --- */

static const enum ensemble_stat shown[] = {STAT_P05, STAT_P25, STAT_P50, STAT_P75, STAT_P95};
enum { SHOWN = sizeof shown / sizeof *shown };

static struct table *spread_table(const struct odds *odds)
{
	enum language language = odds->view->language;
	static const enum word headings[SHOWN] = {W_COLUMN_P05, W_COLUMN_P25, W_COLUMN_MEDIAN, W_COLUMN_P75, W_COLUMN_P95};
	bool targets = odds->shown_count > 0; /* otherwise there are but variables, which have no number and no odds */
	struct table_column left[] = {
		{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 6, false},
		{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, targets ? 1 : 0, 34, false},
		{odds->count > 1 ? word_text(language, W_COLUMN_SCENARIO) : "", SIDE_LEFT, odds->count > 1 ? 2 : 0, 20, false}};
	struct table *table = table_begin(odds->arena, targets ? left : left + 1, targets ? 3 : 2);
	for (int i = 0; i < SHOWN; i++)
		table_column(table, (struct table_column){word_text(language, headings[i]), SIDE_RIGHT, 2, 0, false});
	if (!targets)
		return table;
	int most = view_target_cells(odds->arena, odds->results, odds->count,
	                             language_rules[language].target_cells_of_many, 0, odds->view);
	table_column(table,
	             (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, most, false});
	table_column(table, (struct table_column){word_text(language, W_COLUMN_CHANCE), SIDE_RIGHT, 2, 0, false});
	return table;
}

/* The next scenario from `s` on whose target compares with `like`; NULL: none. */
static const struct ensemble_target *spread_next(const struct odds *odds, int *s, const struct target_result *like,
                                                 const struct target_result **target)
{
	for (; *s < odds->count; ++*s) {
		const struct ensemble_target *drawn = odds_target(odds, *s, like->target->id, target);
		if (drawn && odds_compare(*target, like))
			return drawn;
	}
	return NULL;
}

static int spread_decimals(const struct odds *odds, const struct target_result *like)
{
	struct view_digits digits = {.unit = &like->unit};
	const struct target_result *target;
	for (int s = 0; spread_next(odds, &s, like, &target); s++)
		for (int i = 0; i < SHOWN; i++)
			view_digits_see(&digits, odds_value(odds, s, target, shown[i]));
	return view_digits(&digits);
}

/* The scenarios whose targets compare, from `owner` on. */
static void spread_rows(const struct odds *odds, struct table *table, int owner, const struct target_result *like)
{
	const struct target *of = like->target;
	int decimals = spread_decimals(odds, like), s = owner;
	const struct target_result *target;
	const struct ensemble_target *drawn;
	for (bool first = true; (drawn = spread_next(odds, &s, like, &target)); first = false, s++) {
		table_row(table);
		if (!first)
			table_follows(table);
		table_cell(table, first ? arena_print(odds->arena, "%s%s", of->no ? of->no : "", of->binding ? "*" : "") : "",
		           LOOK_PLAIN);
		table_cell(table, first ? odds_title(odds, s, target) : "", LOOK_PLAIN);
		table_cell(table, odds->count > 1 ? view_label(odds->results[s], odds->view) : "", LOOK_PLAIN);
		for (int i = 0; i < SHOWN; i++)
			table_add(table, view_cell(odds->arena, odds_value(odds, s, target, shown[i]), decimals));
		table_cell(table,
		           first || !odds_same_edges(odds, target, of->id) ? view_target(odds->arena, target, odds->view) : "",
		           LOOK_PLAIN);
		table_add(table, view_cell_odds(odds->arena, odds_chance(odds, s, target), false, odds->view));
	}
}

/* What an id means otherwise in another plan has rows of its own. */
static void spreads_of(const struct odds *odds, struct table *table, const char *id)
{
	for (int owner = 0; owner < odds->count; owner++) {
		const struct target_result *like, *other;
		int first = 0;
		if (odds_target(odds, owner, id, &like) && spread_next(odds, &first, like, &other) && first == owner)
			spread_rows(odds, table, owner, like);
	}
}

enum { ENSEMBLE_SPREADS = 1, ENSEMBLE_TOGETHER, ENSEMBLE_FACTS, ENSEMBLE_DRAWN, ENSEMBLE_NOTES,
	   ENSEMBLE_SCREEN = ENSEMBLE_NOTES };
static const struct document_part ensemble_parts[ENSEMBLE_SCREEN] = {
	[ENSEMBLE_SPREADS - 1] = {W_PART_SPREADS, false},  [ENSEMBLE_TOGETHER - 1] = {W_PART_TOGETHER, true},
	[ENSEMBLE_FACTS - 1] = {W_PART_FACTS, true}, [ENSEMBLE_DRAWN - 1] = {W_PART_DRAWN, false},
	[ENSEMBLE_NOTES - 1] = {W_PART_NOTES, false}};

static void spread(struct document *document, const struct odds *odds)
{
	struct table *table = spread_table(odds);
	bool screen = view_is_screen(odds->view);
	table_part(table, screen ? ENSEMBLE_SPREADS : 0);
	for (int binding = 1; binding >= 0; binding--) /* on a screen binding ones first */
		for (int i = 0; i < odds->shown_count; i++)
			if (screen ? odds->shown[i]->binding == (binding == 1) : binding)
				spreads_of(odds, table, odds->shown[i]->id);
	if (view_ensemble_asked(table, odds, shown, SHOWN) + odds->shown_count)
		document_table(document, table, 0);
}

/* --- heading --- */

static void heading(struct document *document, const struct odds *odds)
{
	const struct result *first = odds->results[0];
	const char *plan = view_plan_title(first, odds->view), *own = view_scenario_title(first, odds->view);
	const char *title = odds->count == 1 && plan ? view_say(odds->arena, odds->view, W_PLAN_SCENARIO, plan, own)
	                    : plan                   ? plan
	                                             : own;
	document_heading(document, title,
	                 view_prose(odds->arena, odds->view, W_ENSEMBLE_HEADING,
	                            arena_print(odds->arena, "%d", view_target_year(first)),
	                            arena_print(odds->arena, "%d", first->program->prices)));
	document_space(document);
}

/* --- what no draw touches --- */

static void untouched(struct document *document, const struct odds *odds)
{
	for (int s = 0; s < odds->count; s++) {
		int met = 0, missed = 0, own = 0, own_missed = 0;
		for (int t = 0; t < odds->results[s]->target_count; t++) {
			const struct ensemble_target *drawn = &odds->ensembles[s]->targets[t];
			if (!drawn->assessed || odds_shows(odds, odds->results[s]->targets[t].target->id))
				continue;
			own += drawn->own, own_missed += drawn->own && drawn->met == 0;
			met += !drawn->own && drawn->met > 0, missed += !drawn->own && drawn->met == 0;
		}
		if (met + missed && !odds->view->asked.only)
			document_say(document,
			             view_prose(odds->arena, odds->view,
			                        odds->count > 1 ? W_ENSEMBLE_UNTOUCHED_IN : W_ENSEMBLE_UNTOUCHED,
			                        view_cell_count(odds->arena, met + missed), view_cell_count(odds->arena, missed),
			                        view_label(odds->results[s], odds->view)));
		if (own && !odds->view->asked.only)
			document_say(document,
			             view_prose(odds->arena, odds->view, odds->count > 1 ? W_ENSEMBLE_OWN_IN : W_ENSEMBLE_OWN,
			                        view_cell_count(odds->arena, own), view_cell_count(odds->arena, own_missed),
			                        view_label(odds->results[s], odds->view)));
	}
}

/* --- what it rests on --- */

static void error_line(struct document *document, const struct odds *odds)
{
	double error = 100 * ensemble_greatest_error(odds->ensembles, odds->count),
		   members = (double)odds->ensembles[0]->members;
	enum word told = error == 0                  ? W_ENSEMBLE_CERTAIN
	                 : odds->ensembles[0]->exact ? W_ENSEMBLE_EXACT
	                                             : W_ENSEMBLE_MEMBERS;
	document_say(document,
	             view_prose(odds->arena, odds->view, told,
	                        view_cell_grouped(odds->arena, odds->ensembles[0]->members),
	                        arena_print(odds->arena, "%llu", (unsigned long long)odds->ensembles[0]->seed),
	                        view_cell(odds->arena, error, error < 0.1 ? 3 : 2)));
	view_ensemble_bounds(document, odds);
	if (!(odds->view->error > 0))
		return;
	double needed = ensemble_members_for(members, error, odds->view->error);
	enum word word = needed <= members ? W_ENSEMBLE_ERROR_ENOUGH : W_ENSEMBLE_ERROR_NEEDS;
	document_say(document,
	             view_prose(odds->arena, odds->view, word,
	                        view_cell_as(view_brief(odds->arena, odds->view->error), odds->view->error),
	                        view_cell_grouped(odds->arena, (uint64_t)fmax(needed, 1)),
	                        arena_print(odds->arena, "%.0f", fmax(needed, 1))));
}

enum { NAMED_MOST = 8 };

/* "energy.efficiency, sectors.mining.growth and 3 others" */
static const char *drawn_names(const struct odds *odds, const struct uncertainty *drawn)
{
	const char *list = NULL;
	int named = 0;
	for (int i = 0; i < drawn->count && named < NAMED_MOST; i++)
		if (drawn->list[i].value && drawn->list[i].first == i && ++named)
			list = view_joined(odds->arena, list, drawn->list[i].key, odds->view);
	if (drawn->number_count <= NAMED_MOST)
		return list ? list : "-";
	return view_say(odds->arena, odds->view, W_ENSEMBLE_DRAWN_MORE, list,
	                arena_print(odds->arena, "%d", drawn->number_count - NAMED_MOST));
}

static void drawn_lines(struct document *document, const struct odds *odds)
{
	for (int s = 0; s < odds->count; s++) {
		const struct uncertainty *drawn = odds->ensembles[s]->uncertainty;
		enum word word = drawn->count == 0 ? W_ENSEMBLE_NOTHING_DRAWN : W_ENSEMBLE_DRAWN;
		int held = range_held(odds->results[s]->program);
		document_say(document, view_prose(odds->arena, odds->view, word, view_label(odds->results[s], odds->view),
		                                  view_cell_count(odds->arena, drawn->number_count),
		                                  view_cell_count(odds->arena, drawn->shock_count), drawn_names(odds, drawn)));
		if (held && drawn->count)
			document_say(document,
			             view_prose(odds->arena, odds->view, W_ENSEMBLE_HELD, view_label(odds->results[s], odds->view),
			                        view_cell_count(odds->arena, held)));
	}
}

static bool nothing_is_drawn(const struct odds *odds)
{
	for (int s = 0; s < odds->count; s++)
		if (odds->ensembles[s]->uncertainty->count)
			return false;
	return true;
}

static void tell(struct document *document, const void *of)
{
	const struct odds *odds = of;
	if (odds->count == 0)
		return;
	heading(document, odds);
	if (nothing_is_drawn(odds)) { /* then odds would be those of a single run */
		document_say(document, word_text(odds->view->language, W_ENSEMBLE_NO_ODDS));
		return;
	}
	if (view_is_screen(odds->view))
		document_parts(document, odds->view->language, ensemble_parts, ENSEMBLE_SCREEN);
	spread(document, odds);
	document_part(document, ENSEMBLE_NOTES);
	view_ensemble_overshot(document, odds);
	untouched(document, odds);
	document_part(document, ENSEMBLE_TOGETHER);
	if (!odds->view->asked.only) {
		view_ensemble_together(document, odds);
		view_ensemble_bound(document, odds);
	}
	document_part(document, 0);
	view_ensemble_milestones(document, odds);
	document_part(document, ENSEMBLE_FACTS);
	view_ensemble_facts(document, odds);
	document_part(document, ENSEMBLE_DRAWN);
	document_space(document);
	drawn_lines(document, odds);
	document_part(document, ENSEMBLE_NOTES);
	view_ensemble_prices(document, odds);
	document_part(document, 0);
	error_line(document, odds);
	view_note_rests(document, odds->results, odds->count, false, odds->view);
	document_part(document, ENSEMBLE_NOTES);
	view_note_held(document, odds->results, odds->count, odds->view);
	if (!odds->view->asked.only)
		view_note_not_assessable(document, odds->results, odds->count, odds->view);
	if (!odds->view->asked.only)
		view_note_withdrawn(document, odds->results, odds->count, odds->view);
}

struct said view_ensemble(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	const struct odds *odds = odds_of(arena, results, count, view_titled(arena, results, count, view));
	return (struct said){&view_ensemble_data, view_ensemble_part(view), tell, .of = odds};
}

/* Shocks reach all that is produced. */
static bool draws_reach_targets(struct arena *arena, const struct result *result)
{
	const struct program *program = result->program;
	const struct uncertainty *drawn = result->uncertainty;
	struct reach reach = reach_begin(arena, program);
	for (int t = 0; t < result->target_count; t++)
		reach_variable(&reach, result->targets[t].variable);
	for (int i = 0; i < program->input_count && drawn; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set) && reach.inputs[i]; e++)
			if (uncertainty_of(drawn, &program->inputs[i].value[e]) >= 0)
				return true;
	return drawn && drawn->shock_count;
}

const bool *view_ensemble_wanted(struct arena *arena, const struct result *result, bool variables, bool targets,
                                 const struct view *view)
{
	const struct program *program = result->program;
	bool *wanted = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count && variables; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			wanted[v] |= view_wants(result, v, e, view);
	bool main = !variables && targets && !draws_reach_targets(arena, result); /* view_ensemble_asked shows those */
	for (int v = 0; v < program->variable_count && main; v++)
		wanted[v] |= (program->variables[v].flags & MAIN) && program->variables[v].set == SCALAR;
	for (int t = 0; t < result->target_count && targets; t++)
		if (result->targets[t].variable >= 0)
			wanted[result->targets[t].variable] = true;
	return wanted;
}
