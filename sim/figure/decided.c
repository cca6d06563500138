/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decided: targets are asked one after another until draws move one, which costs next to nothing where they do not. */
#include "figure/decided.h"
#include "ask/workers.h"
#include "base/clean.h"
#include "figure/foot.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"

enum { SEED = 1 };

struct finding {
	const struct gallery *alone;
	const struct result *shown, *declared;
	const struct sensitivity **list;
	int count;
};

static void find(struct finding *finding, const struct sensitivity_asked *asked)
{
	struct arena *arena = finding->alone->arena;
	const struct sensitivity_question question = {
		.asked = asked, .asked_count = 1, .seed = SEED, .threads = workers_processors()};
	const struct sensitivity *made = sensitivity_run(arena, finding->declared, &question);
	const struct indices_found *measure = &made->outputs[0].measure;
	if (made->outputs[0].varies && measure->moved && !measure->undefined)
		finding->list[finding->count++] = sensitivity_shown(arena, made, finding->shown);
}

static void find_wanted(struct finding *finding)
{
	const struct result *result = finding->declared;
	const struct view *view = finding->alone->view;
	int row = view_target_year(result) - result->base_year;
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v) && finding->count < DECIDED_MOST; e++)
			if (view_wants(result, v, e, view) && !result->program->variables[v].target)
				find(finding, &(struct sensitivity_asked){v, e, row, -1});
}

int figure_decided(const struct gallery *alone, const struct sensitivity *list[DECIDED_MOST])
{
	const struct result *shown = alone->results[0];
	struct finding finding = {alone, shown, shown->declared ? shown->declared : shown, list, 0};
	const struct levers levers = levers_uncertain(alone->arena, finding.declared);
	struct sensitivity_asked *targets;
	int factors, count = sensitivity_targets(alone->arena, finding.declared, &targets);
	sensitivity_factors(alone->arena, finding.declared, &levers, &factors);
	if (!factors || factors > SENSITIVITY_FACTORS_MOST)
		return 0;
	if (alone->view->asked.only)
		find_wanted(&finding);
	for (int t = 0; t < count && !alone->view->asked.only && !finding.count; t++)
		find(&finding, &targets[t]);
	return finding.count;
}

const char *figure_decided_id(const struct gallery *alone, const struct sensitivity_output *output)
{
	const struct result *result = alone->results[0];
	return output->asked.target >= 0
	           ? result->targets[output->asked.target].target->id
	           : program_element_name(alone->arena, result->program, output->asked.variable, output->asked.element);
}

const char *figure_decided_title(const struct gallery *alone, const struct sensitivity_output *output)
{
	const struct result *result = alone->results[0];
	const struct target_result *target = output->asked.target >= 0 ? &result->targets[output->asked.target] : NULL;
	const char *title = target ? view_target_title(alone->arena, result, target, alone->view)
	                           : view_variable_title(alone->arena, result, output->asked.variable,
	                                                 output->asked.element, alone->view);
	title = clean_text(alone->arena, title);
	return target && target_counts_years(target->target)
	           ? title
	           : figure_say(alone, W_SENSITIVITY_NAMED, title,
	                        figure_count(alone, result->base_year + output->asked.row));
}

struct chart *figure_decided_chart(const struct gallery *alone, const struct sensitivity_output *output,
                                   struct chart_panel *panel, const char *title, const char *what, const char *footer)
{
	struct chart *chart = ARENA_NEW(alone->arena, struct chart);
	struct foot foot = foot_begin(alone);
	const char *rests =
		view_rests_on(alone->arena, alone->results, 1, &output->asked.variable, alone->view);
	foot_say(&foot, footer);
	if (rests)
		foot_say(&foot, figure_say(alone, W_FOOT_RESTS, rests));
	*chart = (struct chart){.layout = &chart_pairs,
	                        .size = figure_size(alone),
	                        .language = alone->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = title,
	                        .subtitle = figure_list(alone, what, alone->names[0]),
	                        .footer = foot.text.bytes};
	return chart;
}

void figure_decided_add(const struct gallery *gallery, const char *kind,
                        const struct chart *(*make)(const struct gallery *alone, const struct sensitivity *of),
                        unsigned formats, struct jobs *jobs)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct sensitivity *list[DECIDED_MOST];
		struct gallery alone = gallery_alone(gallery, r);
		int count = figure_decided(&alone, list);
		for (int i = 0; i < count; i++) {
			const char *name = clean_file_name(gallery->arena, figure_decided_id(&alone, &list[i]->outputs[0]));
			const char *stem = arena_print(gallery->arena, "%s-%s", kind, name);
			gallery_add(&alone, make(&alone, list[i]), gallery_scenario_stem(gallery, stem, r), formats, jobs);
		}
	}
}

const char *figure_decided_nothing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, W_DECIDED_NONE);
}
