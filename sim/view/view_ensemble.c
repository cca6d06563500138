/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble: how the targets' measures are spread, scenario under scenario, and how likely each target is; then
 * targets together, since odds read one by one mislead; what bound where a target was missed; and what all of it
 * rests on. Targets that no draw touches are counted, not listed. */
#include <math.h>
#include <string.h>
#include "ask/range.h"
#include "base/number.h"
#include "view/view.h"
#include "view/view_ensemble_parts.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/table.h"
#include "write/terminal.h"

const struct ensemble_target *odds_target(const struct odds *odds, int scenario, const char *id,
                                          const struct target_result **result)
{
	const struct target_result *target = result_target(odds->results[scenario], id);
	*result = target;
	if (!target)
		return NULL;
	const struct ensemble_target *drawn =
		&odds->ensembles[scenario]->targets[target - odds->results[scenario]->targets];
	return drawn->assessed ? drawn : NULL;
}

/* Some scenario can judge it and in some its measure is moved. */
bool odds_shows(const struct odds *odds, const char *id)
{
	const struct target_result *target;
	for (int s = 0; s < odds->count; s++)
		if (odds_target(odds, s, id, &target) && odds_target(odds, s, id, &target)->moved)
			return true;
	return false;
}

/* --- the spread --- */

static const enum ensemble_stat shown[] = {STAT_P05, STAT_P25, STAT_P50, STAT_P75, STAT_P95};
enum { SHOWN = sizeof shown / sizeof *shown };

static struct table *spread_table(const struct odds *odds)
{
	enum language language = odds->view->language;
	static const enum word headings[SHOWN] = {W_COLUMN_P05, W_COLUMN_P25, W_COLUMN_MEDIAN, W_COLUMN_P75, W_COLUMN_P95};
	struct table_column left[] = {
		{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 6, false},
		{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 1, 34, false},
		{odds->count > 1 ? word_text(language, W_COLUMN_SCENARIO) : "", SIDE_LEFT, odds->count > 1 ? 2 : 0, 16, false}};
	struct table *table = table_begin(odds->arena, left, 3);
	for (int i = 0; i < SHOWN; i++)
		table_column(table, (struct table_column){word_text(language, headings[i]), SIDE_RIGHT, 2, 0, false});
	table_column(table, (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2,
	                                          language_rules[language].target_cells_of_many, false});
	table_column(table, (struct table_column){word_text(language, W_COLUMN_CHANCE), SIDE_RIGHT, 2, 0, false});
	return table;
}

static double spread_value(const struct odds *odds, int scenario, const struct target_result *target,
                           enum ensemble_stat stat)
{
	int year = target_year_read(target->target, view_last_year(odds->results[scenario]));
	return ensemble_value(odds->ensembles[scenario], target->variable, 0, year, stat);
}

static int spread_decimals(const struct odds *odds, const char *id)
{
	struct view_digits digits = {0};
	const struct target_result *target;
	for (int s = 0; s < odds->count; s++)
		for (int i = 0; i < SHOWN && odds_target(odds, s, id, &target); i++) {
			digits.unit = &target->unit;
			view_digits_see(&digits, spread_value(odds, s, target, shown[i]));
		}
	return view_digits(&digits);
}

/* "GDP (1e8 CNY)", with the year where it is not the plan's. */
const char *odds_title(const struct odds *odds, int scenario, const struct target_result *target)
{
	const struct result *result = odds->results[scenario];
	const char *title = view_target_title(odds->arena, result, target, odds->view),
			   *unit = view_unit(odds->arena, &target->unit, odds->view);
	if (target->target->year != view_target_year(result))
		title = arena_print(odds->arena, "%s %d", title, target->target->year);
	return *unit ? view_say(odds->arena, odds->view, W_WITH_REASON, title, unit) : title;
}

static void spread_rows(const struct odds *odds, struct table *table, const struct target *of)
{
	int decimals = spread_decimals(odds, of->id);
	bool first = true;
	for (int s = 0; s < odds->count; s++) {
		const struct target_result *target;
		const struct ensemble_target *drawn = odds_target(odds, s, of->id, &target);
		if (!drawn)
			continue;
		table_row(table);
		table_cell(table, first ? arena_print(odds->arena, "%s%s", of->no ? of->no : "", of->binding ? "*" : "") : "",
		           LOOK_PLAIN);
		table_cell(table, first ? odds_title(odds, s, target) : "", LOOK_PLAIN);
		table_cell(table, odds->count > 1 ? view_label(odds->results[s]) : "", LOOK_PLAIN);
		for (int i = 0; i < SHOWN; i++)
			table_cell(table, view_number(odds->arena, spread_value(odds, s, target, shown[i]), decimals), LOOK_PLAIN);
		table_cell(table,
		           first || !view_same_edges(target, odds, of->id) ? view_target(odds->arena, target, odds->view) : "",
		           LOOK_PLAIN);
		table_cell(table, view_chance(odds->arena, drawn->met, odds->ensembles[s]->members, odds->view), LOOK_PLAIN);
		first = false;
	}
}

bool view_same_edges(const struct target_result *target, const struct odds *odds, const char *id)
{
	for (int s = 0; s < odds->count; s++) {
		const struct target_result *other;
		if (odds_target(odds, s, id, &other))
			return (other->low == target->low || isnan(target->low)) &&
			       (other->high == target->high || isnan(target->high));
	}
	return true;
}

static void spread(struct document *document, const struct odds *odds)
{
	struct table *table = spread_table(odds);
	for (int i = 0; i < odds->shown_count; i++)
		spread_rows(odds, table, odds->shown[i]);
	if (odds->shown_count)
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
		int met = 0, missed = 0;
		for (int t = 0; t < odds->results[s]->target_count; t++) {
			const struct ensemble_target *drawn = &odds->ensembles[s]->targets[t];
			if (!drawn->assessed || odds_shows(odds, odds->results[s]->targets[t].target->id))
				continue;
			met += drawn->met > 0;
			missed += drawn->met == 0;
		}
		if (met + missed && !odds->view->only)
			document_say(document, view_say(odds->arena, odds->view,
			                       odds->count > 1 ? W_ENSEMBLE_UNTOUCHED_IN : W_ENSEMBLE_UNTOUCHED,
			                       arena_print(odds->arena, "%d", met + missed), arena_print(odds->arena, "%d", missed),
			                       view_label(odds->results[s])));
	}
}

/* --- what it rests on --- */

static const char *grouped(struct arena *arena, uint64_t number)
{
	char digits[32];
	int length = (int)number_fixed((double)number, 0, digits, sizeof digits);
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			text_add(&out, ",");
		text_add_n(&out, &digits[i], 1);
	}
	return out.bytes;
}

/* The greatest standard error of all probabilities, in points. */
static double greatest_error(const struct odds *odds)
{
	double most = 0;
	for (int s = 0; s < odds->count; s++)
		for (int t = 0; t < odds->results[s]->target_count; t++)
			if (odds->ensembles[s]->targets[t].assessed)
				most = fmax(most, odds->ensembles[s]->targets[t].error);
	return 100 * most;
}

static void error_line(struct document *document, const struct odds *odds)
{
	double error = greatest_error(odds), members = (double)odds->ensembles[0]->members;
	enum word word = odds->ensembles[0]->exact ? W_ENSEMBLE_EXACT : W_ENSEMBLE_MEMBERS;
	document_say(document, view_say(odds->arena, odds->view, word, grouped(odds->arena, odds->ensembles[0]->members),
	                                arena_print(odds->arena, "%llu", (unsigned long long)odds->ensembles[0]->seed),
	                                view_number(odds->arena, error, error < 0.1 ? 3 : 2)));
	if (!(odds->view->error > 0))
		return;
	double needed = ceil(members * (error / odds->view->error) * (error / odds->view->error));
	document_say(document, view_say(odds->arena, odds->view,
	                       needed <= members ? W_ENSEMBLE_ERROR_ENOUGH : W_ENSEMBLE_ERROR_NEEDS,
	                       view_brief(odds->arena, odds->view->error), grouped(odds->arena, (uint64_t)fmax(needed, 1))));
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

/* Assumptions with a range that no draw moves: what the odds take for certain. */
static int held_assumptions(const struct result *result)
{
	const struct program *program = result->program;
	const struct entry *before = NULL;
	int count = 0;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++) {
			const struct input_value *value = &program->inputs[i].value[e];
			const struct quantity *given = value->entry ? value->entry->quantity : NULL;
			if (given && given->has_range && !value->uncertain && value->entry != before)
				count++, before = value->entry;
		}
	return count;
}

static void drawn_lines(struct document *document, const struct odds *odds)
{
	for (int s = 0; s < odds->count; s++) {
		const struct uncertainty *drawn = odds->ensembles[s]->uncertainty;
		enum word word = drawn->count == 0 ? W_ENSEMBLE_NOTHING_DRAWN : W_ENSEMBLE_DRAWN;
		int held = held_assumptions(odds->results[s]);
		document_say(document, view_say(odds->arena, odds->view, word, view_label(odds->results[s]),
		                       arena_print(odds->arena, "%d", drawn->number_count),
		                       arena_print(odds->arena, "%d", drawn->shock_count), drawn_names(odds, drawn)));
		if (held && drawn->count)
			document_say(document, view_say(odds->arena, odds->view, W_ENSEMBLE_HELD, view_label(odds->results[s]),
			                       arena_print(odds->arena, "%d", held)));
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
		document_space(document);
		document_say(document, word_text(odds->view->language, W_ENSEMBLE_NO_ODDS));
		return;
	}
	spread(document, odds);
	untouched(document, odds);
	if (!odds->view->only) {
		odds_together(document, odds);
		odds_bound(document, odds);
	}
	odds_milestones(document, odds);
	odds_facts(document, odds);
	document_space(document);
	drawn_lines(document, odds);
	error_line(document, odds);
	const char *unassessed =
		odds->view->only ? NULL : view_not_assessable(odds->arena, odds->results, odds->count, odds->view);
	if (unassessed)
		document_say(document, view_say(odds->arena, odds->view, W_NOT_ASSESSABLE, unassessed));
}

static void list_shown(struct odds *odds)
{
	odds->shown = ARENA_ARRAY(odds->arena, odds->results[0]->target_count + 1, const struct target *);
	for (int t = 0; t < odds->results[0]->target_count; t++) {
		const struct target_result *target = &odds->results[0]->targets[t];
		if (view_wants_target(odds->results[0], target, odds->view) && odds_shows(odds, target->target->id))
			odds->shown[odds->shown_count++] = target->target;
	}
}

struct said view_ensemble(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	struct odds *odds = ARENA_NEW(arena, struct odds);
	*odds = (struct odds){arena, results, view->ensembles, count, view, NULL, 0};
	if (count > 0)
		list_shown(odds);
	return (struct said){&odds_data, odds_part(view), tell, .of = odds};
}

/* A table for people shows what targets measure, one for programs the variables asked for, or the targets. */
const bool *view_ensemble_wanted(struct arena *arena, const struct result *result, const struct writer *writer,
                                 const struct view *view)
{
	const struct program *program = result->program;
	bool *wanted = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	bool variables = !writer->for_people && view->part == PART_MAIN,
		 targets = !writer->in_parts || view->part == PART_TARGETS || view->part == PART_CREDIBLE;
	for (int v = 0; v < program->variable_count && variables; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			wanted[v] |= view_wants(result, v, e, view);
	for (int t = 0; t < result->target_count && targets; t++)
		if (result->targets[t].variable >= 0)
			wanted[result->targets[t].variable] = true;
	return wanted;
}
