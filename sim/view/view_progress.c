/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_progress: how many targets stand how, in a sentence; a row for each that can be judged; why others cannot; the
 * odds before and after what came true. */
#include <math.h>
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_progress.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"

static const struct document_part parts[PROGRESS_PARTS] = {
	[PROGRESS_PART_JUDGED - 1] = {W_PART_PROGRESS_JUDGED, false},
	[PROGRESS_PART_ODDS - 1] = {W_PART_PROGRESS_ODDS, false},
	[PROGRESS_PART_SCORES - 1] = {W_PART_PROGRESS_SCORES, false}};

/* --- words --- */

/* In the target's year nothing is early or late. */
const char *view_progress_state(const struct progress_telling *telling, const struct review *review)
{
	if (review->facts[review->count - 1].year < review->way.to)
		return view_progress_class(telling, review);
	return word_text(telling->view->language, review->class == PROGRESS_ACHIEVED ? W_CHART_MET : W_PROGRESS_NOT_MET);
}

static enum look class_look(enum progress class)
{
	return class == PROGRESS_BEHIND ? LOOK_BAD : class == PROGRESS_IN_LINE ? LOOK_PLAIN : LOOK_GOOD;
}

/* --- the answer --- */

int view_progress_asked(const struct progress_telling *telling)
{
	int count = 0;
	for (int t = 0; t < telling->answer->result->target_count; t++)
		count += view_wants_target(telling->answer->result, &telling->answer->result->targets[t], telling->view) &&
		         !telling->answer->result->targets[t].target->withdrawn;
	return count;
}

struct prose view_progress_counted(const struct progress_telling *telling, const struct reviews *reviews)
{
	struct prose all = prose_plain(telling->arena, "");
	const enum word ended[] = {W_CHART_MET, W_PROGRESS_NOT_MET};
	for (int c = PROGRESS_CLASSES - 1; c >= -2; c--) {
		int count = c >= 0 ? reviews->in_class[c] : c == -1 ? reviews->met : reviews->missed;
		if (!count)
			continue;
		struct prose one =
			view_prose(telling->arena, telling->view, W_PROGRESS_SO_MANY,
		               c >= 0 ? title_in(reviews->rule.title[c], telling->view->language, progress_names[c])
		                      : word_text(telling->view->language, ended[-1 - c]),
		               view_cell_count(telling->arena, count));
		all = *all.text ? prose_join(telling->arena, all, word_text(telling->view->language, W_LIST_COMMA), one) : one;
	}
	return all;
}

static void lead(struct document *document, const struct progress_telling *telling)
{
	const struct progress_answer *answer = telling->answer;
	const struct reviews *reviews = answer->cases[0].reviews;
	const struct plan *plan = answer->result->scenario->plan;
	int targets = view_progress_asked(telling), last = plan->last < answer->at ? answer->at : plan->last;
	document_heading(document, view_plan_title(answer->result, telling->view),
	                 view_prose(telling->arena, telling->view, W_PROGRESS_HEADING,
	                            view_scenario_title(answer->result, telling->view),
	                            arena_print(telling->arena, "%d", answer->at),
	                            arena_print(telling->arena, "%d", answer->at - answer->result->base_year),
	                            arena_print(telling->arena, "%d", last - answer->result->base_year)));
	if (reviews->judged)
		document_say(document, view_prose(telling->arena, telling->view, W_PROGRESS_LEAD,
		                                  view_cell_count(telling->arena, targets),
		                                  view_cell_count(telling->arena, reviews->judged),
		                                  view_progress_counted(telling, reviews)));
	else
		document_say(document, view_prose(telling->arena, telling->view, W_PROGRESS_LEAD_NONE,
		                                  view_cell_count(telling->arena, targets),
		                                  arena_print(telling->arena, "%d", answer->at)));
}

/* --- rows --- */

static const char *step_text(const struct progress_telling *telling, const struct review *review, double step,
                             int decimals)
{
	struct arena *arena = telling->arena;
	if (!isfinite(step))
		return "-";
	if (review->step == REVIEW_POINTS)
		return view_say(arena, telling->view, W_FIT_POINTS, view_number(arena, step, 2));
	if (review->step == REVIEW_RATE)
		return arena_print(arena, "%s%s%%", view_number(arena, step, decimals),
		                   language_rules[telling->view->language].unit_gap);
	return view_figures(arena, step, 4, NULL);
}

static const char *percent_text(const struct progress_telling *telling, double part, int decimals)
{
	return isfinite(part) ? arena_print(telling->arena, "%s%s%%", view_number(telling->arena, 100 * part, decimals),
	                                    language_rules[telling->view->language].unit_gap)
	                      : "-";
}

struct cell view_progress_step(const struct progress_telling *telling, const struct review *review, double step,
                               int decimals)
{
	return view_cell_as(step_text(telling, review, step, decimals), step);
}

struct cell view_progress_part(const struct progress_telling *telling, double part, int decimals)
{
	return view_cell_as(percent_text(telling, part, decimals), 100 * part);
}

static struct cell fact_cell(const struct progress_telling *telling, const struct review_fact *fact)
{
	enum word word = fact->origin == REVIEW_OBSERVED  ? W_PROGRESS_FACT
	                 : fact->origin == REVIEW_CHAINED ? W_PROGRESS_FACT_CHAINED
	                                                  : W_PROGRESS_FACT_ASSUMED;
	return view_cell_as(view_say(telling->arena, telling->view, word,
	                             view_figures(telling->arena, fact->value, 5, NULL),
	                             arena_print(telling->arena, "%d", fact->year)),
	                    fact->value);
}

/* `title` is the target's, or what was assumed. */
static void judged_row(struct table *table, const struct progress_telling *telling, const struct review *review,
                       const char *no, const char *title, const char *target)
{
	struct arena *arena = telling->arena;
	table_row(table);
	table_cell(table, no, LOOK_PLAIN);
	table_cell(table, arena_print(arena, "%s%s", review->target->target->binding && *no ? "*" : " ", title),
	           LOOK_PLAIN);
	if (review->reason != REVIEW_JUDGED)
		return;
	table_add(table, fact_cell(telling, &review->facts[review->count - 1]));
	table_cell(table, target, LOOK_PLAIN);
	table_add(table, view_progress_part(telling, review->share, 2));
	table_add(table, view_progress_part(telling, review->time, 0));
	table_cell(table, view_progress_state(telling, review), class_look(review->class));
	table_add(table, view_progress_step(telling, review, review->needed, 4));
	table_add(table, view_progress_step(telling, review, review->seen, 2));
}

/* Cases differ where an assumption is a link: then one row each below the target's. */
static void judged_rows(struct table *table, const struct progress_telling *telling, const struct target_result *of)
{
	struct arena *arena = telling->arena;
	const struct progress_answer *answer = telling->answer;
	int t = (int)(of - answer->result->targets);
	const struct review *first = &answer->cases[0].reviews->list[t];
	const char *no = of->target->no ? of->target->no : "",
			   *title = view_target_title(arena, answer->result, of, telling->view),
			   *target = view_target_short(arena, of, answer->result->scenario->plan->last, telling->view);
	bool assumes = false;
	for (int c = 0; c < answer->count && answer->count > 1; c++)
		assumes |= view_progress_assumes(&answer->cases[c].reviews->list[t]);
	if (!assumes) {
		if (first->reason == REVIEW_JUDGED)
			judged_row(table, telling, first, no, title, target);
		return;
	}
	table_row(table);
	table_cell(table, no, LOOK_PLAIN);
	table_cell(table, arena_print(arena, "%s%s", of->target->binding ? "*" : " ", title), LOOK_PLAIN);
	table_cell(table, "", LOOK_PLAIN);
	table_cell(table, target, LOOK_PLAIN);
	for (int c = 0; c < answer->count; c++) {
		judged_row(table, telling, &answer->cases[c].reviews->list[t], "",
		           view_progress_if(telling, c), "");
		table_follows(table);
	}
}

/* What was assumed in every case, and what the signs before numbers are. */
static void say_signs(struct document *document, const struct progress_telling *telling)
{
	const struct progress_answer *answer = telling->answer;
	bool signs = false;
	for (int t = 0; t < answer->result->target_count; t++) {
		const struct review *review = &answer->cases[0].reviews->list[t];
		if (review->reason != REVIEW_JUDGED)
			continue;
		signs |= review->facts[review->count - 1].origin != REVIEW_OBSERVED;
		if (review->begins_later)
			document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_FROM,
			                                   arena_print(telling->arena, "%d", answer->result->base_year),
			                                   view_target_title(telling->arena, answer->result, review->target,
			                                                     telling->view)));
	}
	if (signs)
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_SIGNS));
	const char *always = NULL;
	for (int i = 0; i < answer->cases[0].count; i++)
		if (view_progress_always(answer, i))
			always = always ? view_joined(telling->arena, always, answer->cases[0].texts[i], telling->view)
			                : answer->cases[0].texts[i];
	const char *several = NULL;
	for (int c = 0; c < answer->count && answer->count > 1; c++)
		several = several ? arena_print(telling->arena, "%s%s%s", several,
		                                word_text(telling->view->language, W_LIST_SEMICOLON),
		                                view_progress_case(telling, &answer->cases[c]))
		                  : view_progress_case(telling, &answer->cases[c]);
	if (several)
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_CASES, several));
	if (always)
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_ASSUMED_ALL, always));
}

static void judged_table(struct document *document, const struct progress_telling *telling)
{
	enum language language = telling->view->language;
	const struct table_column columns[] = {{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                                       {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 1, 30, false},
	                                       {word_text(language, W_COLUMN_OBSERVED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_WAY), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_TIME), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_CLASS), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_NEEDED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_PROGRESS_COLUMN_SEEN), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(telling->arena, columns, 9);
	struct view_order order = view_targets(telling->arena, telling->answer->result, telling->view);
	if (view_is_screen(telling->view))
		table_part(table, PROGRESS_PART_JUDGED);
	for (int i = 0; i < order.count; i++)
		judged_rows(table, telling, order.list[i]);
	if (!table->row_count)
		return;
	document_space(document);
	document_table(document, table, 0);
	say_signs(document, telling);
}

static void say_classes(struct document *document, const struct progress_telling *telling)
{
	const struct progress_rule *rule = &telling->answer->cases[0].reviews->rule;
	const struct plan *plan = telling->answer->result->scenario->plan;
	const char *about = view_brief(telling->arena, 100 * rule->about),
			   *in_line =
				   title_in(rule->title[PROGRESS_IN_LINE], telling->view->language, progress_names[PROGRESS_IN_LINE]);
	if (rule->stated)
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_CLASSES, in_line, about,
		                                   rule->source ? view_source(telling->arena, plan, rule->source, telling->view)
		                                                : word_text(telling->view->language, W_PROGRESS_THE_PLAN)));
	else
		document_note(document, view_prose(telling->arena, telling->view, W_PROGRESS_CLASSES_DEFAULT, in_line, about));
}

static void tell(struct document *document, const void *of)
{
	struct progress_telling telling = *(const struct progress_telling *)of;
	telling.arena = document->arena;
	if (view_is_screen(telling.view))
		document_parts(document, telling.view->language, parts, PROGRESS_PARTS);
	lead(document, &telling);
	judged_table(document, &telling);
	view_progress_why(document, &telling);
	view_progress_odds(document, &telling);
	say_classes(document, &telling);
}

struct said view_progress(struct arena *arena, const struct progress_answer *answer, const struct view *view)
{
	struct progress_telling *telling = ARENA_NEW(arena, struct progress_telling);
	*telling = (struct progress_telling){arena, answer, view, false};
	return (struct said){&view_progress_root, view->asked.part == PART_FACTS ? "facts" : "targets", tell,
	                     .of = telling};
}
