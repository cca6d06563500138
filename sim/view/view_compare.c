/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_compare: scenarios side by side in the target year: every target's value and verdict, how many are met, what
 * each scenario misses, in which assumptions they differ, what limits cost, and what nobody can assess. */
#include <math.h>
#include <string.h>
#include "ask/cost.h"
#include "ask/score.h"
#include "view/view.h"
#include "view/view_caveats.h"
#include "view/view_cell.h"
#include "view/view_compare_cells.h"
#include "view/view_compare_rows.h"
#include "view/view_data.h"
#include "view/view_held.h"
#include "view/view_rests.h"
#include "view/view_inputs.h"
#include "view/view_limits.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/writer.h"

static void heading(struct document *document, const struct comparison *c)
{
	const struct result *first = c->results[0];
	int gdp = view_variable(first, "gdp");
	const char *plan = view_plan_title(first, c->view);
	const char *unit = gdp >= 0 ? view_unit_label(c->arena, &first->program->variables[gdp].unit, true, c->view) : "";
	document_heading(document, plan ? plan : view_scenario_title(first, c->view),
	                 view_prose(c->arena, c->view, W_COMPARE_HEADING,
	                            arena_print(c->arena, "%d", compare_year(c)), unit,
	                            arena_print(c->arena, "%d", first->program->prices)));
	for (int r = 1; r < c->count; r++)
		if (c->results[r]->program->prices != first->program->prices || c->results[r]->base_year != first->base_year)
			document_say(document,
			             view_prose(c->arena, c->view, W_COMPARE_OTHER_BASE, view_label(c->results[r], c->view),
			                        arena_print(c->arena, "%d", c->results[r]->base_year),
			                        view_cell_count(c->arena, c->results[r]->program->prices)));
	document_space(document);
}

static bool meets_all(const struct result *result)
{
	struct score score = score_of(result);
	return score_is_full(&score);
}

/* Which scenarios meet every target that can be assessed; NULL: none. */
static const char *best(const struct comparison *c)
{
	const char *list = NULL;
	for (int r = 0; r < c->count; r++)
		if (meets_all(c->results[r]))
			list = view_joined(c->arena, list, view_label(c->results[r], c->view), c->view);
	return list;
}

/* What is said of one scenario or, in the plural, of several with the same fate. */
static struct prose binding_sentence(const struct comparison *c, const struct result *result, const char *names,
                                     bool several)
{
	const char *missed = NULL;
	for (int t = 0; t < result->target_count; t++)
		if (result->targets[t].target->binding && result->targets[t].verdict == VERDICT_MISSED)
			missed = view_joined(c->arena, missed, view_target_no(c->arena, result->targets[t].target), c->view);
	if (missed)
		return view_prose(c->arena, c->view, several ? W_MISS_BINDING : W_MISSES_BINDING, names, missed);
	int year = view_target_year(result);
	struct cost cost = cost_of_limits(result, year);
	struct score score = score_of(result);
	enum word word = !score.binding_decided   ? several ? W_STATE_BINDING : W_STATES_BINDING
	                 : !score.binding_stated ? several ? W_MEET_BINDING : W_MEETS_BINDING
	                 : several               ? W_MEET_BINDING_DECIDED
	                                         : W_MEETS_BINDING_DECIDED;
	struct prose met = view_prose(
		c->arena, c->view, word, names,
		view_cell_count(c->arena, score.binding_decided ? score.binding_decided : score.binding_stated));
	if (!isfinite(cost.lost) || cost.lost < 0.5)
		return met;
	struct cell lost =
		view_cell_from(view_cell(c->arena, cost.lost, 0), result, view_variable(result, "gdp"), -1, year);
	return view_prose(c->arena, c->view, W_AT_COST, met, lost, view_cell_percent(c->arena, cost.percent, c->view));
}

static bool has_binding(const struct result *result)
{
	struct score score = score_of(result);
	return score.binding_decided + score.binding_stated > 0;
}

/* "": no scenario has a binding target that can be assessed. */
static struct prose binding_sentences(const struct comparison *c)
{
	const char *pause = word_text(c->view->language, W_LIST_SEMICOLON);
	const char **fates = ARENA_ARRAY(c->arena, c->count, const char *);
	struct prose all = prose_plain(c->arena, "");
	for (int r = 0; r < c->count; r++)
		fates[r] = has_binding(c->results[r]) ? binding_sentence(c, c->results[r], "", false).text : NULL;
	for (int r = 0; r < c->count; r++) {
		const char *names = view_label(c->results[r], c->view);
		bool several = false;
		for (int other = r + 1; fates[r] && other < c->count; other++) {
			if (!fates[other] || strcmp(fates[r], fates[other]) != 0)
				continue;
			names = view_joined(c->arena, names, view_label(c->results[other], c->view), c->view);
			fates[other] = NULL;
			several = true;
		}
		if (fates[r])
			all = prose_join(c->arena, all, *all.text ? pause : "", binding_sentence(c, c->results[r], names, several));
	}
	return all;
}

static void sentences(struct document *document, const struct comparison *c)
{
	const char *all = best(c);
	struct prose each = binding_sentences(c);
	const char *first =
		all ? view_say(c->arena, c->view, W_MEETS_ALL, all) : word_text(c->view->language, W_NONE_MEETS_ALL);
	if (*each.text)
		document_say(document, view_prose(c->arena, c->view, W_SENTENCES, first, each));
	else
		document_say(document, first);
}

static bool overshot(const struct target_result *target)
{
	return target && target->overshoot && target->verdict == VERDICT_MET;
}

/* An `about` number overshot by more than its tolerance counts as met, and is said. */
static void overshoots(struct document *document, const struct comparison *c)
{
	const char *all = NULL;
	for (int t = 0; t < c->results[0]->target_count; t++) {
		const struct target *target = c->results[0]->targets[t].target;
		const char *names = NULL;
		for (int r = 0; r < c->count; r++)
			if (overshot(result_target(c->results[r], target->id)))
				names = view_joined(c->arena, names, view_label(c->results[r], c->view), c->view);
		if (names)
			all = view_joined(c->arena, all,
			                  view_say(c->arena, c->view, W_WITH_REASON, view_target_no(c->arena, target), names),
			                  c->view);
	}
	if (all)
		document_say(document, view_say(c->arena, c->view, W_OVERSHOOTS, all));
}

/* What the table in hand says, where it is not the levels or not alone. */
static void table_title(struct document *document, const struct comparison *c)
{
	static const enum word titles[] = {[COMPARE_LEVELS] = W_COMPARE_LEVELS,
	                                   [COMPARE_DIFFERENCES] = W_COMPARE_DIFFERENCES,
	                                   [COMPARE_GROWTH] = W_COMPARE_GROWTH,
	                                   [COMPARE_GAPS] = W_COMPARE_GAPS};
	const struct result *first = c->results[0];
	struct years_asked span = compare_span(c);
	const char *title = view_say(c->arena, c->view, titles[c->shows], view_label(first, c->view),
	                             arena_print(c->arena, "%d", span.first), arena_print(c->arena, "%d", span.last));
	document_heading(document, title, prose_plain(c->arena, ""));
}

static void tables(struct document *document, struct comparison *c)
{
	unsigned shown = c->view->comparing ? c->view->comparing : 1u << COMPARE_LEVELS;
	bool some = false;
	for (int shows = 0; shows < COMPARE_TABLES; shows++) {
		if (!(shown & 1u << shows))
			continue;
		if (some)
			document_space(document);
		some = true;
		c->shows = (enum comparing)shows;
		c->otherwise = NULL;
		if (shown != 1u << COMPARE_LEVELS)
			table_title(document, c);
		compare_rows(document, c);
	}
}

/* Of scenarios whose numbers were marked, or not compared, for that reason; NULL: none. */
static const char *those_apart(const struct comparison *c, unsigned reason)
{
	const char *list = NULL;
	for (int r = 0; r < c->count; r++)
		if (c->apart[r] & reason)
			list = view_joined(c->arena, list, view_label(c->results[r], c->view), c->view);
	return list;
}

/* The last year that all have; 0: none. */
static int common_year(const struct comparison *c)
{
	int from = 0, to = 0;
	for (int r = 0; r < c->count; r++) {
		int last = view_last_year(c->results[r]);
		from = c->results[r]->base_year > from ? c->results[r]->base_year : from;
		to = r == 0 || last < to ? last : to;
	}
	return to >= from ? to : 0;
}

/* Why numbers are marked and not compared. */
static void notes(struct document *document, const struct comparison *c)
{
	static const struct {
		unsigned reason;
		enum word word;
	} all[] = {{APART_YEAR, W_COMPARE_APART_YEAR},
	           {APART_PRICES, W_COMPARE_APART_PRICES},
	           {APART_BASE, W_COMPARE_APART_BASE}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		const char *names = those_apart(c, all[i].reason);
		bool hint = all[i].reason == APART_YEAR && common_year(c) && !c->view->asked.last;
		if (names)
			document_note(document, view_prose(c->arena, c->view, hint ? W_COMPARE_APART_COMMON : all[i].word, names,
			                                   arena_print(c->arena, "%d", common_year(c))));
	}
	if (c->otherwise)
		document_note(document, view_prose(c->arena, c->view, W_COMPARE_OTHERWISE, c->otherwise));
}

static const struct document_part compare_parts[COMPARE_PARTS] = {
	[COMPARE_MISSED - 1] = {W_PART_MISSED, false},       [COMPARE_MET - 1] = {W_PART_MET, false},
	[COMPARE_COUNTS - 1] = {W_PART_COUNTS, false},
	[COMPARE_LIMITS - 1] = {W_PART_LIMITS, true}, [COMPARE_INPUTS - 1] = {W_PART_INPUTS, true},
	[COMPARE_NOTES - 1] = {W_PART_NOTES, false},         [COMPARE_VARIABLES - 1] = {W_PART_VARIABLES, false},
	[COMPARE_STATED - 1] = {W_PART_STATED, false}};

/* What was asked for by name, and what must be known of it. */
static void tell_asked(struct document *document, struct comparison *c)
{
	tables(document, c);
	notes(document, c);
	if (view_limit_broken(c->results, c->count))
		view_limits_compare(document, c->results, c->count, c->view);
	view_note_rests(document, c->results, c->count, true, c->view);
	view_note_held(document, c->results, c->count, c->view);
}

static bool any_binding_withdrawn(const struct comparison *c)
{
	for (int r = 0; r < c->count; r++)
		for (int t = 0; t < c->results[r]->target_count; t++) {
			const struct target *target = c->results[r]->targets[t].target;
			if (target->withdrawn && target->binding)
				return true;
		}
	return false;
}

/* What it all comes to stands first. */
static void tell_comparison(struct document *document, struct comparison *c)
{
	bool levels = !c->view->comparing || c->view->comparing & 1u << COMPARE_LEVELS;
	heading(document, c);
	if (c->view->asked.only || c->view->asked.part == PART_TARGETS || !levels) {
		tell_asked(document, c);
		return;
	}
	if (view_is_screen(c->view))
		document_parts(document, c->view->language, compare_parts, COMPARE_PARTS);
	if (c->results[0]->target_count > 0) {
		sentences(document, c);
		document_space(document);
	}
	tables(document, c);
	notes(document, c);
	view_note_rests(document, c->results, c->count, true, c->view);
	document_part(document, view_limit_broken(c->results, c->count) ? 0 : COMPARE_LIMITS);
	view_limits_compare(document, c->results, c->count, c->view);
	document_part(document, COMPARE_INPUTS);
	document_space(document);
	view_inputs_differ(document, c->results, c->count, c->view);
	document_part(document, COMPARE_NOTES);
	document_space(document);
	overshoots(document, c);
	view_caveats(document, c->results, c->count, c->view);
	view_note_held(document, c->results, c->count, c->view);
	view_note_not_assessable(document, c->results, c->count, c->view);
	document_part(document, any_binding_withdrawn(c) ? 0 : COMPARE_NOTES); /* no detail: what bound is given up */
	view_note_withdrawn(document, c->results, c->count, c->view);
	document_part(document, 0);
	view_next(document, c->results[c->count - 1], c->view);
}

static void tell(struct document *document, const void *of)
{
	const struct view_of *all = of;
	if (all->count == 0)
		return;
	const struct view *view = view_titled(document->arena, all->results, all->count, all->view);
	struct comparison c = {.arena = document->arena,
	                       .results = all->results,
	                       .count = all->count,
	                       .view = view,
	                       .apart = ARENA_ARRAY(document->arena, all->count + 1, unsigned)};
	if (view->asked.part == PART_INPUTS)
		view_inputs_differ(document, all->results, all->count, view);
	else
		tell_comparison(document, &c);
}

struct said view_compare(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	return (struct said){&view_data_compare, view_data_part(view), tell, .of = view_of(arena, results, count, view)};
}
