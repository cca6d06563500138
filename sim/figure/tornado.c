/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tornado: what a number comes to where one input stands at its P10 and at its P90, the others as the files have them;
 * the input that moves it most first. The numbers are those of `sensitivity`. */
#include <math.h>
#include "figure/decided.h"
#include "figure/words.h"
#include "view/view_number.h"

struct drawing {
	const struct gallery *alone;
	const struct sensitivity *of;
	const struct sensitivity_output *output;
	int decimals;
};

static const char *number(const struct drawing *drawing, double value)
{
	return figure_number(drawing->alone, value, drawing->decimals);
}

static const char *bar_name(const struct drawing *drawing, const struct sensitivity_bar *bar)
{
	const struct lever *lever = &drawing->of->levers.list[bar->lever];
	if (lever->kind == VARY_YEARLY)
		return figure_say(drawing->alone, W_TORNADO_SHOCK, lever->key);
	return figure_say(drawing->alone, W_TORNADO_NAME, lever->key,
	                  view_figures(drawing->alone->arena, bar->at_low, 3, NULL),
	                  view_figures(drawing->alone->arena, bar->at_high, 3, NULL));
}

/* Those that move nothing are left out. */
static bool add_bars(const struct drawing *drawing, struct chart_panel *panel)
{
	struct chart_bar *bars = ARENA_ARRAY(drawing->alone->arena, 2 * DECIDED_BARS_MOST, struct chart_bar);
	bool shock = false;
	for (int b = 0; b < drawing->of->levers.count && panel->bar_count < 2 * DECIDED_BARS_MOST; b++) {
		const struct sensitivity_bar *bar = &drawing->output->bars[b];
		if (!isfinite(bar->low) || !isfinite(bar->high) || bar->low == bar->high)
			continue;
		const char *id = drawing->of->levers.list[bar->lever].key, *name = bar_name(drawing, bar);
		shock |= drawing->of->levers.list[bar->lever].kind == VARY_YEARLY;
		bars[panel->bar_count++] = (struct chart_bar){name, number(drawing, bar->low), id, drawing->output->centre,
		                                              bar->low, false};
		bars[panel->bar_count++] = (struct chart_bar){name, number(drawing, bar->high), id, drawing->output->centre,
		                                              bar->high, false};
	}
	panel->bars = bars;
	return shock;
}

static struct drawing prepare(const struct gallery *alone, const struct sensitivity *of)
{
	struct drawing drawing = {alone, of, &of->outputs[0], 0};
	struct view_digits digits = {.unit = drawing.output->unit};
	view_digits_see(&digits, drawing.output->centre);
	drawing.decimals = view_digits(&digits) + 1;
	return drawing;
}

static const struct chart *chart_of(const struct gallery *alone, const struct sensitivity *of)
{
	struct drawing drawing = prepare(alone, of);
	const struct sensitivity_output *output = drawing.output;
	struct chart_panel *panel = ARENA_NEW(alone->arena, struct chart_panel);
	const char *title = figure_decided_title(alone, output), *unit = view_unit_label(alone->arena, output->unit, true,
	                                                                                  alone->view);
	*panel = (struct chart_panel){.projected_from = NAN,
	                              .id = figure_decided_id(alone, output),
	                              .pair_ids = {"p10", "p90"},
	                              .unit_id = output->unit->text,
	                              .title = title,
	                              .pair = {word_text(alone->view->language, W_TORNADO_LOW),
	                                       word_text(alone->view->language, W_TORNADO_HIGH)}};
	bool shock = add_bars(&drawing, panel);
	const struct sensitivity_bar *first = &output->bars[0];
	const char *what = figure_list(alone, title, word_text(alone->view->language, W_TORNADO_WHAT));
	if (*unit)
		what = figure_list(alone, what, unit);
	return figure_decided_chart(alone, output, panel,
	                            figure_say(alone, W_TORNADO_TITLE, title, of->levers.list[first->lever].key,
	                                       number(&drawing, first->low), number(&drawing, first->high)),
	                            what,
	                            figure_say(alone, shock ? W_TORNADO_FOOT : W_TORNADO_FOOT_PLAIN,
	                                       number(&drawing, output->centre)));
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	figure_decided_add(gallery, figure_tornado.name, chart_of, formats, jobs);
}

const struct figure_kind figure_tornado = {.name = "tornado",
                                           .unasked = FIGURE_OF_NONE,
                                           .report = FIGURE_OF_NONE,
                                           .add = add,
                                           .why_nothing = figure_decided_nothing};
