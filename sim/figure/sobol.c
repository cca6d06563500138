/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sobol: which parts of a number's variance its uncertain inputs bring, with all that they do together and alone, each
 * with its interval; the largest first. The numbers are those of `sensitivity`. */
#include <math.h>
#include "figure/decided.h"
#include "figure/words.h"
#include "view/view_cell.h"
#include "view/view_number.h"

static const char *factor_name(const struct gallery *alone, const struct sensitivity *of, int factor)
{
	const char *name = of->factors[factor].key;
	for (int i = 1; i < of->factors[factor].count; i++)
		name = arena_print(alone->arena, "%s + %s", name, of->levers.list[of->factors[factor].levers[i]].key);
	return name;
}

static void add_bars(const struct gallery *alone, const struct sensitivity *of, struct chart_panel *panel)
{
	const struct indices_found *measure = &of->outputs[0].measure;
	struct chart_bar *bars = ARENA_ARRAY(alone->arena, 2 * DECIDED_BARS_MOST, struct chart_bar);
	struct chart_interval *intervals = ARENA_ARRAY(alone->arena, 2 * DECIDED_BARS_MOST, struct chart_interval);
	for (int i = 0; i < of->factor_count && i < DECIDED_BARS_MOST; i++) {
		int factor = of->outputs[0].ranked[i];
		const char *name = factor_name(alone, of, factor);
		for (int total = 1; total >= 0; total--) {
			struct index index = total ? measure->total[factor] : measure->first[factor];
			intervals[panel->bar_count] =
				(struct chart_interval){100 * (index.value - index.error), 100 * (index.value + index.error)};
			bars[panel->bar_count++] =
				(struct chart_bar){name, figure_number(alone, 100 * index.value, 1), of->factors[factor].key, 0,
			                       100 * index.value, false};
		}
	}
	panel->bars = bars;
	panel->intervals = intervals;
}

static const struct chart *chart_of(const struct gallery *alone, const struct sensitivity *of)
{
	const struct sensitivity_output *output = &of->outputs[0];
	struct chart_panel *panel = ARENA_NEW(alone->arena, struct chart_panel);
	const char *title = figure_decided_title(alone, output);
	*panel = (struct chart_panel){.projected_from = NAN,
	                              .id = figure_decided_id(alone, output),
	                              .pair_ids = {"total", "first"},
	                              .unit_id = "%",
	                              .title = title,
	                              .pair = {word_text(alone->view->language, W_SOBOL_TOTAL),
	                                       word_text(alone->view->language, W_SOBOL_ALONE)}};
	add_bars(alone, of, panel);
	return figure_decided_chart(
		alone, output, panel,
		figure_say(alone, W_SOBOL_TITLE, title, factor_name(alone, of, output->ranked[0]),
	               view_percent(alone->arena, 100 * output->measure.total[output->ranked[0]].value, alone->view)),
		figure_list(alone, title, word_text(alone->view->language, W_SOBOL_WHAT)),
		figure_say(alone, W_SOBOL_FOOT, view_cell_grouped(alone->arena, (uint64_t)of->rows).text,
	               view_cell_grouped(alone->arena, of->runs).text));
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	figure_decided_add(gallery, figure_sobol.name, chart_of, formats, jobs);
}

const struct figure_kind figure_sobol = {.name = "sobol",
                                         .unasked = FIGURE_OF_NONE,
                                         .report = FIGURE_OF_NONE,
                                         .add = add,
                                         .why_nothing = figure_decided_nothing};
