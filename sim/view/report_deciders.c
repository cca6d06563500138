/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_deciders: of one scenario the inputs that decide each target; of several, the first of them, and in which
 * scenarios it is that one. */
#include "view/report_deciders.h"
#include <math.h>
#include <string.h>
#include "view/report_entered.h"
#include "view/report_inputs.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_target.h"
#include "write/table.h"

enum { DECIDERS = 3 };
static const double DECIDES = 0.05; /* a smaller part of the variance is not spoken of */

static bool is_moved(const struct sensitivity_output *output)
{
	return output->asked.target >= 0 && output->measure.moved && !output->measure.undefined;
}

static const char *factor_name(struct report *report, const struct sensitivity *of, int factor)
{
	const char *all = NULL;
	for (int i = 0; i < of->factors[factor].count; i++) {
		const char *name = report_input_name(report, of->result, &of->levers.list[of->factors[factor].levers[i]]);
		all = all ? view_joined(report->arena, all, name, report->view) : name;
	}
	return all ? all : of->factors[factor].key;
}

static struct cell part_cell(struct report *report, const struct sensitivity *of,
                             const struct sensitivity_output *output, int factor, const char *title)
{
	double part = 100 * fmin(fmax(output->measure.total[factor].value, 0), 1);
	const char *id = arena_print(report->arena, "%s-%s", of->result->targets[output->asked.target].target->id,
	                             of->factors[factor].key);
	struct cell cell = view_cell_percent(report->arena, part, report->view);
	return report_entered_cell(report, cell, report_id(report, "decides", of->result, id),
	                           report_prose(report, W_REPORT_HOW_DECIDES, report_title_of(report, of->result), title,
	                                        factor_name(report, of, factor),
	                                        view_cell_grouped(report->arena, of->runs)));
}

static void decider_rows(struct report *report, struct table *table, const struct sensitivity *of,
                         const struct sensitivity_output *output)
{
	const struct target_result *target = &of->result->targets[output->asked.target];
	const char *title = view_target_title(report->arena, of->result, target, report->view);
	for (int i = 0; i < of->factor_count && i < DECIDERS; i++) {
		int factor = output->ranked[i];
		if (i && output->measure.total[factor].value < DECIDES)
			break;
		table_row(table);
		if (i)
			table_follows(table);
		table_cell(table, i ? "" : title, LOOK_PLAIN);
		table_cell(table, factor_name(report, of, factor), LOOK_PLAIN);
		table_add(table, part_cell(report, of, output, factor, title));
	}
}

static void say_of_one(struct report *report, const struct sensitivity *of)
{
	enum language language = report->view->language;
	const char *scenario = report_title_of(report, of->result);
	const struct table_column columns[] = {{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 0, 0, false},
	                                       {word_text(language, W_REPORT_INPUT), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_REPORT_DECIDES_PART), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 3);
	int *leads = ARENA_ARRAY(report->arena, of->factor_count + 1, int), moved = 0, most = 0;
	for (int o = 0; o < of->output_count; o++) {
		const struct sensitivity_output *output = &of->outputs[o];
		if (!is_moved(output))
			continue;
		moved++;
		leads[output->ranked[0]]++;
		decider_rows(report, table, of, output);
	}
	for (int f = 1; f < of->factor_count; f++)
		most = leads[f] > leads[most] ? f : most;
	if (!moved)
		return;
	struct prose how = report_prose(report, W_REPORT_HOW_LEADS, scenario);
	enum word word = moved == 1         ? W_REPORT_DECIDES_ONE
	                 : leads[most] == 1 ? W_REPORT_DECIDES_APART
	                                    : W_REPORT_DECIDES;
	report_say(report, word, scenario,
	           report_count(report, report_id(report, "moved", of->result, "decides"), moved, how),
	           factor_name(report, of, most),
	           report_count(report, report_id(report, "leads", of->result, "decides"), leads[most], how));
	report_place(report, "tornado", NULL, of->result->scenario->id);
	report_put(report, table, report_text(report, W_REPORT_DECIDES_TABLE, scenario), NULL,
	           report_prose(report, W_REPORT_DECIDES_NOTE));
}

/* --- several scenarios --- */

/* What decides a target most in one scenario. */
struct leader {
	const struct sensitivity *of; /* NULL: there it is not moved */
	const struct sensitivity_output *output;
	const char *name;
};

static double part_of(const struct leader *leader)
{
	return leader->output->measure.total[leader->output->ranked[0]].value;
}

static const char *target_id(const struct sensitivity *of, const struct sensitivity_output *output)
{
	return of->result->targets[output->asked.target].target->id;
}

static struct leader leader_of(struct report *report, int s, const char *target)
{
	const struct sensitivity *of = report->answers[s].sensitivity;
	for (int o = 0; of && o < of->output_count; o++)
		if (is_moved(&of->outputs[o]) && strcmp(target_id(of, &of->outputs[o]), target) == 0)
			return (struct leader){of, &of->outputs[o], factor_name(report, of, of->outputs[o].ranked[0])};
	return (struct leader){NULL, NULL, NULL};
}

static struct cell leader_cell(struct report *report, const struct leader *leader, const char *title)
{
	return part_cell(report, leader->of, leader->output, leader->output->ranked[0], title);
}

/* A row for each input that decides most somewhere: in which scenarios, and between which parts. */
static void leader_rows(struct report *report, struct table *table, const char *target)
{
	struct leader *leaders = ARENA_ARRAY(report->arena, report->count, struct leader);
	bool *told = ARENA_ARRAY(report->arena, report->count, bool), first = true;
	for (int s = 0; s < report->count; s++)
		leaders[s] = leader_of(report, s, target);
	for (int s = 0; s < report->count; s++) {
		bool *which = ARENA_ARRAY(report->arena, report->count, bool);
		int low = s, high = s, count = 0;
		if (!leaders[s].of || told[s])
			continue;
		for (int r = s; r < report->count; r++) {
			if (!leaders[r].of || strcmp(leaders[r].name, leaders[s].name) != 0)
				continue;
			which[r] = told[r] = true;
			count++;
			low = part_of(&leaders[r]) < part_of(&leaders[low]) ? r : low;
			high = part_of(&leaders[r]) > part_of(&leaders[high]) ? r : high;
		}
		const struct result *result = leaders[s].of->result;
		const char *title = view_target_title(report->arena, result,
		                                      &result->targets[leaders[s].output->asked.target], report->view);
		table_row(table);
		if (!first)
			table_follows(table);
		table_cell(table, first ? title : "", LOOK_PLAIN);
		table_cell(table, leaders[s].name, LOOK_PLAIN);
		table_add(table, leader_cell(report, &leaders[low], title));
		table_add(table, leader_cell(report, &leaders[high], title));
		table_cell(table, count == report->count ? report_word(report, W_REPORT_EVERY_SCENARIO)
		                                         : report_titles(report, which), LOOK_PLAIN);
		first = false;
	}
}

/* How often each input leads, over all scenarios and targets. */
static void say_leaders(struct report *report, const char *const *targets, int count)
{
	const char **names = ARENA_ARRAY(report->arena, count * report->count + 1, const char *);
	int *times = ARENA_ARRAY(report->arena, count * report->count + 1, int), known = 0, most = 0, all = 0;
	for (int i = 0; i < count * report->count; i++) {
		struct leader leader = leader_of(report, i % report->count, targets[i / report->count]);
		int at = 0;
		while (leader.of && at < known && strcmp(names[at], leader.name) != 0)
			at++;
		if (!leader.of)
			continue;
		all++;
		names[at] = leader.name;
		known = at == known ? known + 1 : known;
		most = ++times[at] > times[most] ? at : most;
	}
	struct prose how = report_prose(report, W_REPORT_HOW_LEADS, report_word(report, W_REPORT_EVERY_SCENARIO));
	report_say(report, W_REPORT_DECIDES_ALL, report_count(report, "moved-all", all, how), names[most],
	           report_count(report, "leads-all", times[most], how));
}

static void say_of_several(struct report *report)
{
	enum language language = report->view->language;
	const char **targets = NULL;
	int count = 0, capacity = 0;
	for (int s = 0; s < report->count; s++) {
		const struct sensitivity *of = report->answers[s].sensitivity;
		for (int o = 0; of && o < of->output_count; o++) {
			bool known = !is_moved(&of->outputs[o]);
			for (int i = 0; i < count && !known; i++)
				known = strcmp(targets[i], target_id(of, &of->outputs[o])) == 0;
			if (!known)
				*ARENA_PUSH(report->arena, targets, count, capacity) = target_id(of, &of->outputs[o]);
		}
	}
	if (!count)
		return;
	const struct table_column columns[] = {{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 0, 0, false},
	                                       {word_text(language, W_REPORT_INPUT), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_REPORT_DECIDES_LEAST), SIDE_RIGHT, 2, 0, true},
	                                       {word_text(language, W_REPORT_DECIDES_MOST), SIDE_RIGHT, 2, 0, true},
	                                       {word_text(language, W_COLUMN_SCENARIO), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 5);
	say_leaders(report, targets, count);
	for (int i = 0; i < count; i++)
		leader_rows(report, table, targets[i]);
	report_put(report, table, report_word(report, W_REPORT_DECIDES_ALL_TABLE), NULL,
	           report_prose(report, W_REPORT_DECIDES_NOTE));
}

void report_deciders(struct report *report)
{
	int asked = 0, last = 0;
	for (int s = 0; s < report->count && report->answers; s++)
		if (report->answers[s].sensitivity)
			asked++, last = s;
	if (!asked)
		return;
	report_section(report, 2, report_word(report, W_REPORT_DECIDES_SECTION), "odds-inputs");
	if (asked == 1)
		say_of_one(report, report->answers[last].sensitivity);
	else
		say_of_several(report);
}
